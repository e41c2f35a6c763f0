//! What follows from a category where no row says otherwise: who acts, how far it reaches, what to stop.
//!
//! The matches name every category, so that a new one asks its questions at compile time.

use super::category::Category;
use super::retry::{Fix, RetryHint};

vocabulary! {
    "party",
    /// Who has to act.
    Party {
        /// The person the message was for.
        Recipient = "recipient",
        /// Whoever administers the sending account.
        Sender = "sender",
        /// Whoever wrote the request.
        Developer = "developer",
        /// The vendor, or the platform behind it.
        Provider = "provider",
        /// The network that carries the message.
        Carrier = "carrier",
        /// Nobody: nothing is to be done, or nothing can be.
        Nobody = "nobody",
    }
}

vocabulary! {
    "scope",
    /// How far the trouble reaches: what a circuit breaker or suppression list keys on.
    Scope {
        /// This message, and others made the same way.
        Message = "message",
        /// Everything to this person.
        Recipient = "recipient",
        /// Everything from this sender: a number, page, app, bot or asset.
        Sender = "sender",
        /// Everything of this account.
        Account = "account",
        /// Everything on this channel of this vendor: the platform or gateway behind it.
        Channel = "channel",
        /// Everything through this vendor.
        Provider = "provider",
    }
}

vocabulary! {
    "suppression",
    /// What to stop sending to. For how long, the hint tells: for good only where it is
    /// [`Never`](crate::RetryHint::Never).
    Suppression {
        /// This address, on every channel of its kind.
        Address = "address",
        /// This person on this channel only; where the address is a push token, that token.
        Channel = "channel",
        /// This person, from this sender. Where only one kind of message is meant, such as marketing, the remedy says so.
        Consent = "consent",
        /// The vendor stops it already; keep the same list.
        Listed = "listed",
    }
}

/// A hint that names somebody decides; else the category does.
pub(super) const fn party(category: Category, retry: RetryHint) -> Party {
    use Category as C;
    match retry {
        RetryHint::AwaitRecipient => return Party::Recipient,
        RetryHint::AwaitProvider => return Party::Provider,
        RetryHint::AfterFix(Fix::Request) => return Party::Developer,
        // The values of a template are filled in by code, as the request is.
        RetryHint::AfterFix(Fix::Template) if matches!(category, C::TemplateMismatch) => return Party::Developer,
        RetryHint::AfterFix(_) => return Party::Sender,
        _ => {}
    }
    match category {
        C::Accepted
        | C::Delivered
        | C::Read
        | C::Superseded
        | C::Cancelled
        | C::DuplicateMessage
        | C::MessageExpired
        | C::Withheld
        | C::Unconfirmed => Party::Nobody,
        C::RecipientUnavailable | C::NoConsent | C::Complaint | C::Suppressed | C::BlockedByRecipient => {
            Party::Recipient
        }
        C::InvalidRequest | C::NotFound | C::Conflict | C::TemplateMismatch | C::Unknown => Party::Developer,
        C::ProviderUnavailable | C::ProviderError | C::Timeout => Party::Provider,
        C::CarrierFailure | C::Blocked => Party::Carrier,
        C::InvalidRecipient
        | C::UnsupportedRecipient
        | C::IdentityChanged
        | C::SessionWindowClosed
        | C::SessionConflict
        | C::InvalidContent
        | C::UnsupportedContent
        | C::MessageTooLarge
        | C::MediaFailure
        | C::TemplateUnavailable
        | C::SpamDetected
        | C::PolicyViolation
        | C::InvalidSender
        | C::SenderRestricted
        | C::SenderDistrusted
        | C::DestinationNotAllowed
        | C::PaymentRequired
        | C::QuotaExhausted
        | C::RateLimited
        | C::Unauthenticated
        | C::PermissionDenied
        | C::Misconfigured => Party::Sender,
    }
}

pub(super) const fn scope(category: Category) -> Scope {
    use Category as C;
    match category {
        C::InvalidRecipient
        | C::UnsupportedRecipient
        | C::RecipientUnavailable
        | C::NoConsent
        | C::Complaint
        | C::Suppressed
        | C::BlockedByRecipient
        | C::IdentityChanged
        | C::SessionWindowClosed
        | C::SessionConflict
        | C::Withheld
        | C::DestinationNotAllowed
        | C::CarrierFailure
        | C::Blocked => Scope::Recipient,
        C::InvalidSender | C::SenderRestricted | C::SenderDistrusted | C::RateLimited | C::Misconfigured => {
            Scope::Sender
        }
        C::PaymentRequired | C::QuotaExhausted | C::Unauthenticated | C::PermissionDenied => Scope::Account,
        C::ProviderUnavailable | C::ProviderError => Scope::Provider,
        C::Accepted
        | C::Delivered
        | C::Read
        | C::Superseded
        | C::Cancelled
        | C::InvalidContent
        | C::UnsupportedContent
        | C::MessageTooLarge
        | C::MediaFailure
        | C::TemplateUnavailable
        | C::TemplateMismatch
        | C::SpamDetected
        | C::PolicyViolation
        | C::DuplicateMessage
        | C::MessageExpired
        | C::InvalidRequest
        | C::NotFound
        | C::Conflict
        | C::Timeout
        | C::Unconfirmed
        | C::Unknown => Scope::Message,
    }
}

pub(super) const fn may_have_been_delivered(category: Category) -> bool {
    use Category as C;
    matches!(category, C::Accepted | C::Delivered | C::Read | C::Superseded | C::Timeout | C::Unconfirmed)
}

pub(super) const fn other_channel_may_help(category: Category) -> bool {
    use Category as C;
    match category {
        C::InvalidRecipient
        | C::UnsupportedRecipient
        | C::RecipientUnavailable
        | C::Suppressed
        | C::SessionWindowClosed
        | C::SessionConflict
        | C::UnsupportedContent
        | C::MessageTooLarge
        | C::MediaFailure
        | C::TemplateUnavailable
        | C::MessageExpired
        | C::Withheld
        | C::InvalidSender
        | C::SenderRestricted
        | C::SenderDistrusted
        | C::DestinationNotAllowed
        | C::PaymentRequired
        | C::QuotaExhausted
        | C::RateLimited
        | C::Unauthenticated
        | C::PermissionDenied
        | C::Misconfigured
        | C::ProviderUnavailable
        | C::ProviderError
        | C::CarrierFailure
        | C::Blocked
        | C::Unknown => true,
        C::Accepted
        | C::Delivered
        | C::Read
        | C::Superseded
        | C::Cancelled
        | C::NoConsent
        | C::Complaint
        | C::BlockedByRecipient
        | C::IdentityChanged
        | C::InvalidContent
        | C::TemplateMismatch
        | C::SpamDetected
        | C::PolicyViolation
        | C::DuplicateMessage
        | C::InvalidRequest
        | C::NotFound
        | C::Conflict
        | C::Timeout
        | C::Unconfirmed => false,
    }
}

/// Closed on purpose: whatever is not named here is a fault of sender, route or message, and never the person's.
pub(super) const fn suppression(category: Category) -> Option<Suppression> {
    match category {
        Category::InvalidRecipient | Category::IdentityChanged => Some(Suppression::Address),
        Category::UnsupportedRecipient => Some(Suppression::Channel),
        Category::NoConsent | Category::Complaint | Category::BlockedByRecipient => Some(Suppression::Consent),
        Category::Suppressed => Some(Suppression::Listed),
        _ => None,
    }
}
