//! What a code means for the sender, in one value: category and hint, and what follows from them.

use crate::vocabulary::vocabulary;
use crate::{Basis, Category, Fix, RetryHint};

vocabulary! {
    "party",
    /// Who has to act.
    pub enum Party {
        /// The person the message was for.
        Recipient,
        /// Whoever administers the sending account.
        Sender,
        /// Whoever wrote the request.
        Developer,
        /// The vendor, or the platform behind it.
        Provider,
        /// The network that carries the message.
        Carrier,
        /// Nobody: nothing is to be done, or nothing can be.
        Nobody,
    }
}

vocabulary! {
    "scope",
    /// How far the trouble reaches: what a circuit breaker or suppression list keys on.
    pub enum Scope {
        /// This message, and others made the same way.
        Message,
        /// Everything to this person.
        Recipient,
        /// Everything from this sender.
        Sender,
        /// Everything of this account.
        Account,
        /// Everything through this vendor.
        Provider,
    }
}

/// A row's verdict. `None` means: what follows from the category.
#[derive(Debug)]
pub(crate) struct Judgement {
    pub(crate) category: Category,
    pub(crate) retry: RetryHint,
    pub(crate) basis: Basis,
    pub(crate) party: Option<Party>,
    pub(crate) scope: Option<Scope>,
    pub(crate) may_have_been_delivered: Option<bool>,
}

impl Judgement {
    /// For a code that nothing is known of.
    pub(crate) const UNKNOWN: Self = Self {
        category: Category::Unknown,
        retry: RetryHint::Unstated,
        basis: Basis::Inferred,
        party: None,
        scope: None,
        may_have_been_delivered: None,
    };

    pub(crate) fn party(&self) -> Party {
        self.party.unwrap_or_else(|| party(self.category, self.retry))
    }

    pub(crate) fn scope(&self) -> Scope {
        self.scope.unwrap_or_else(|| scope(self.category))
    }

    pub(crate) fn may_have_been_delivered(&self) -> bool {
        self.may_have_been_delivered.unwrap_or(matches!(self.category, Category::Timeout))
    }
}

/// A hint that names somebody decides; else the category does.
fn party(category: Category, retry: RetryHint) -> Party {
    use Category as C;
    match (retry, category) {
        (RetryHint::AwaitRecipient, _) => Party::Recipient,
        // The values of a template are filled in by code, as the request is.
        (RetryHint::AfterFix(Fix::Request), _) | (RetryHint::AfterFix(Fix::Template), C::TemplateMismatch) => {
            Party::Developer
        }
        (RetryHint::AfterFix(_), _) => Party::Sender,
        (_, C::Accepted | C::Delivered | C::Read | C::DuplicateMessage | C::Withheld) => Party::Nobody,
        (_, C::RecipientUnavailable | C::NoConsent | C::BlockedByRecipient) => Party::Recipient,
        (_, C::InvalidRequest | C::NotFound | C::Conflict | C::TemplateMismatch | C::Unknown) => Party::Developer,
        (_, C::ProviderUnavailable | C::ProviderError | C::Timeout) => Party::Provider,
        (_, C::CarrierFailure) => Party::Carrier,
        _ => Party::Sender,
    }
}

fn scope(category: Category) -> Scope {
    use Category as C;
    match category {
        C::InvalidRecipient
        | C::UnsupportedRecipient
        | C::RecipientUnavailable
        | C::NoConsent
        | C::BlockedByRecipient
        | C::IdentityChanged
        | C::SessionWindowClosed
        | C::SessionConflict
        | C::Withheld
        | C::DestinationNotAllowed
        | C::CarrierFailure => Scope::Recipient,
        C::InvalidSender | C::SenderRestricted | C::RateLimited | C::Misconfigured => Scope::Sender,
        C::PaymentRequired | C::QuotaExhausted | C::Unauthenticated | C::PermissionDenied => Scope::Account,
        C::ProviderUnavailable | C::ProviderError => Scope::Provider,
        _ => Scope::Message,
    }
}

/// The accessors of a judgement, for every public type that carries one.
macro_rules! judged {
    ($type:ty) => {
        impl $type {
            /// What happened.
            #[must_use]
            #[inline]
            pub fn category(&self) -> $crate::Category {
                self.judgement().category
            }

            /// Whether the same message will go through later.
            #[must_use]
            #[inline]
            pub fn retry(&self) -> $crate::RetryHint {
                self.judgement().retry
            }

            /// Whether the source states that hint, or it was concluded from the meaning.
            #[must_use]
            #[inline]
            pub fn basis(&self) -> $crate::Basis {
                self.judgement().basis
            }

            /// Who has to act.
            #[must_use]
            #[inline]
            pub fn party(&self) -> $crate::Party {
                self.judgement().party()
            }

            /// How far the trouble reaches.
            #[must_use]
            #[inline]
            pub fn scope(&self) -> $crate::Scope {
                self.judgement().scope()
            }

            /// Whether the outcome is uncertain, so that a retry may send the message twice.
            #[must_use]
            #[inline]
            pub fn may_have_been_delivered(&self) -> bool {
                self.judgement().may_have_been_delivered()
            }
        }
    };
}
pub(crate) use judged;
