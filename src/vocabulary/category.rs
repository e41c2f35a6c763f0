//! What happened: the categories that every code is mapped onto, and their groups.

use super::retry::Horizon;

vocabulary! {
    "group",
    /// The coarse grouping of categories, for dashboards and metrics.
    Group {
        /// Nothing failed.
        NoFailure = "no-failure",
        /// The recipient, or their address, is the reason.
        Recipient = "recipient",
        /// The state of the conversation with the recipient is the reason.
        Conversation = "conversation",
        /// The message itself is the reason.
        Message = "message",
        /// The sending number, account or set-up is the reason.
        Sender = "sender",
        /// The call to the API is the reason.
        Request = "request",
        /// Something between the vendor and the recipient is the reason, or nobody knows.
        Delivery = "delivery",
    }
}

vocabulary! {
    "category",
    /// What happened to the message, whatever the vendor and the channel.
    ///
    /// The definitions are disjoint on purpose; where two seem to fit, the tie-breaks in `data/README.md` decide.
    ///
    /// More may come, so a `match` needs an arm for the rest:
    ///
    /// ```compile_fail,E0004
    /// use undelivered::Group;
    ///
    /// fn is_ours(group: Group) -> bool {
    ///     match group {
    ///         Group::NoFailure => false,
    ///         Group::Recipient => false,
    ///         Group::Conversation => false,
    ///         Group::Message => false,
    ///         Group::Sender => false,
    ///         Group::Request => true,
    ///         Group::Delivery => false,
    ///     }
    /// }
    /// ```
    Category {
        /// No failure: the vendor has taken the message and its end is not known yet; or a notice that did not stop it.
        Accepted = "accepted",
        /// No failure: it reached the recipient's device, mailbox or ear; or an automatic answer came back.
        Delivered = "delivered",
        /// No failure: the recipient saw or opened it.
        Read = "read",
        /// No failure: it went on in another shape, replaced by a newer one, forwarded, or on another channel. Follow
        /// that one.
        Superseded = "superseded",
        /// No failure: its sender took it back before delivery.
        Cancelled = "cancelled",

        /// The address is malformed, unassigned, out of service or unknown. Suppress it.
        InvalidRecipient = "invalid-recipient",
        /// A real recipient who cannot take this channel or kind of message: a landline, no account on the app, an app
        /// too old, a dead push token, a barred line. Use another channel.
        UnsupportedRecipient = "unsupported-recipient",
        /// Reachable in principle, not now: off, out of coverage, inbox full, busy. Try later.
        RecipientUnavailable = "recipient-unavailable",
        /// Never opted in, opted out, unsubscribed, or on a do-not-disturb list. Stop until there is consent.
        NoConsent = "no-consent",
        /// The recipient reported the message as spam. Stop, and ask why.
        Complaint = "complaint",
        /// Not tried: the address stands on a list that the vendor keeps, after an earlier bounce, a complaint or by
        /// hand. Clear the cause, then the entry.
        Suppressed = "suppressed",
        /// This recipient blocks this sender. Stop.
        BlockedByRecipient = "blocked-by-recipient",
        /// The address may belong to somebody else now. Verify the person.
        IdentityChanged = "identity-changed",

        /// Free-form messages are no longer allowed. Send a template, or wait for the recipient to write.
        SessionWindowClosed = "session-window-closed",
        /// Another app, agent or session holds the conversation. Wait for it to end.
        SessionConflict = "session-conflict",

        /// Text or structure of the message is wrong in form. Rewrite it.
        InvalidContent = "invalid-content",
        /// Well-formed, but of a type or with a feature that is not offered here. Send another type.
        UnsupportedContent = "unsupported-content",
        /// Over a limit of length, size or parts. Shorten it.
        MessageTooLarge = "message-too-large",
        /// An attachment is missing, refused, corrupt, or could not be fetched or uploaded. Replace the file.
        MediaFailure = "media-failure",
        /// The template is missing, not approved, paused, or not there in this language.
        TemplateUnavailable = "template-unavailable",
        /// What was filled into the template does not fit it.
        TemplateMismatch = "template-mismatch",
        /// A filter took the content for spam, fraud, abuse or a virus. Change the content.
        SpamDetected = "spam-detected",
        /// Message or use breaks a rule of vendor, platform, carrier or law, quiet hours included.
        PolicyViolation = "policy-violation",
        /// The same message was seen already. Do not send it again.
        DuplicateMessage = "duplicate-message",
        /// Its time to live ended before delivery. Send anew if it still matters.
        MessageExpired = "message-expired",
        /// Nothing is wrong: the platform or a frequency cap chose not to deliver it to this person now.
        Withheld = "withheld",

        /// The sending number, ID, page, domain or campaign is not registered, verified or allowed for this use.
        InvalidSender = "invalid-sender",
        /// The vendor or platform locked, suspended, banned or deactivated the sender or account.
        SenderRestricted = "sender-restricted",
        /// The receiving side refuses this sender for its reputation: IP, domain or number on a block list, too many
        /// complaints. Neither content nor account is at fault.
        SenderDistrusted = "sender-distrusted",
        /// This sender may not reach this country, region, network or list; the account's own price or country guard
        /// included.
        DestinationNotAllowed = "destination-not-allowed",
        /// Balance, credit or payment method failed.
        PaymentRequired = "payment-required",
        /// A plan, licence, daily or lifetime allowance is used up.
        QuotaExhausted = "quota-exhausted",
        /// Too many in too short a time.
        RateLimited = "rate-limited",
        /// Credentials of the caller are missing, wrong or expired.
        Unauthenticated = "unauthenticated",
        /// Authenticated, but a right, scope or capability is missing.
        PermissionDenied = "permission-denied",
        /// Channel, app, service, webhook, certificate, business profile, DNS or mail authentication is set up wrongly.
        Misconfigured = "misconfigured",

        /// A malformed request: a parameter missing, unknown or of a wrong value.
        InvalidRequest = "invalid-request",
        /// Something the request names does not exist (not the recipient, not a template).
        NotFound = "not-found",
        /// It exists already, or the current state forbids it.
        Conflict = "conflict",

        /// The vendor is down, overloaded, in maintenance or not ready.
        ProviderUnavailable = "provider-unavailable",
        /// An internal fault at the vendor or a platform behind it.
        ProviderError = "provider-error",
        /// The recipient's network or mail system has no route, failed, or refused without a better reason.
        CarrierFailure = "carrier-failure",
        /// A block stopped it, and nobody says whose: recipient's, network's or platform's. Do not insist.
        Blocked = "blocked",
        /// No answer in time: it may have been delivered.
        Timeout = "timeout",
        /// Handed over, and no receipt came or will come: its end stays unknown. Do not resend blindly.
        Unconfirmed = "unconfirmed",
        /// The vendor says that it does not know, or no catalog holds the code.
        Unknown = "unknown",
    }
}

impl Category {
    /// The group that it belongs to.
    ///
    /// ```
    /// use undelivered::{Category, Group};
    ///
    /// assert_eq!(Category::SessionWindowClosed.group(), Group::Conversation);
    /// ```
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::Accepted | Self::Delivered | Self::Read | Self::Superseded | Self::Cancelled => Group::NoFailure,
            Self::InvalidRecipient
            | Self::UnsupportedRecipient
            | Self::RecipientUnavailable
            | Self::NoConsent
            | Self::Complaint
            | Self::Suppressed
            | Self::BlockedByRecipient
            | Self::IdentityChanged => Group::Recipient,
            Self::SessionWindowClosed | Self::SessionConflict => Group::Conversation,
            Self::InvalidContent
            | Self::UnsupportedContent
            | Self::MessageTooLarge
            | Self::MediaFailure
            | Self::TemplateUnavailable
            | Self::TemplateMismatch
            | Self::SpamDetected
            | Self::PolicyViolation
            | Self::DuplicateMessage
            | Self::MessageExpired
            | Self::Withheld => Group::Message,
            Self::InvalidSender
            | Self::SenderRestricted
            | Self::SenderDistrusted
            | Self::DestinationNotAllowed
            | Self::PaymentRequired
            | Self::QuotaExhausted
            | Self::RateLimited
            | Self::Unauthenticated
            | Self::PermissionDenied
            | Self::Misconfigured => Group::Sender,
            Self::InvalidRequest | Self::NotFound | Self::Conflict => Group::Request,
            Self::ProviderUnavailable
            | Self::ProviderError
            | Self::CarrierFailure
            | Self::Blocked
            | Self::Timeout
            | Self::Unconfirmed
            | Self::Unknown => Group::Delivery,
        }
    }

    /// Whether something went wrong: every group but [`Group::NoFailure`].
    #[must_use]
    pub const fn is_failure(self) -> bool {
        !matches!(self.group(), Group::NoFailure)
    }

    /// In which order of magnitude a passing cause of this category usually passes; `None` where a cause of this
    /// category seldom passes by itself, and a row has to say.
    #[must_use]
    pub const fn usual_horizon(self) -> Option<Horizon> {
        match self {
            Self::ProviderError | Self::Timeout | Self::Conflict => Some(Horizon::Seconds),
            Self::ProviderUnavailable | Self::CarrierFailure | Self::RateLimited | Self::Unknown => {
                Some(Horizon::Minutes)
            }
            Self::RecipientUnavailable | Self::SessionConflict => Some(Horizon::Hours),
            Self::Withheld | Self::QuotaExhausted => Some(Horizon::Days),
            _ => None,
        }
    }
}
