//! What happened: the closed list of categories that every vendor's code is mapped onto.

use crate::vocabulary::vocabulary;

vocabulary! {
    "category",
    /// What happened to the message, whatever the vendor and the channel.
    ///
    /// The definitions are disjoint on purpose; where two seem to fit, the tie-breaks in
    /// `data/README.md` decide.
    pub enum Category {
        /// No failure: the vendor has taken the message, its end is not known yet.
        Accepted,
        /// No failure: it reached the recipient's device, mailbox or ear.
        Delivered,
        /// No failure: the recipient saw or opened it.
        Read,

        /// The address is malformed, unassigned, out of service or unknown to the vendor. Suppress it.
        InvalidRecipient,
        /// A real recipient who cannot take this channel or kind of message: a landline, no account on
        /// the app, an app too old, a dead push token. Use another channel.
        UnsupportedRecipient,
        /// Reachable in principle, not now: off, out of coverage, inbox full, busy. Try later.
        RecipientUnavailable,
        /// Never opted in, opted out, unsubscribed, or on a do-not-disturb or suppression list. Stop
        /// until consent is given.
        NoConsent,
        /// This recipient blocks this sender, or a block stands between exactly these two. Stop.
        BlockedByRecipient,
        /// The address may belong to somebody else now. Verify the person first.
        IdentityChanged,

        /// Free-form messages are no longer allowed: the recipient's last message is too old, or there
        /// was none. Send a template, or wait for the recipient.
        SessionWindowClosed,
        /// Another app, agent or open session holds the conversation. Wait for it to end.
        SessionConflict,

        /// The body or one of its parts is wrong in form: structure, counts, characters, merge fields.
        InvalidContent,
        /// Well-formed, but of a type or with a feature that channel, vendor or device does not offer.
        UnsupportedContent,
        /// A limit of length, size or number of parts is exceeded.
        MessageTooLarge,
        /// An attachment is missing, refused, corrupt, or could not be fetched or uploaded.
        MediaFailure,
        /// The template is missing, not approved, not in this language, paused or disabled.
        TemplateUnavailable,
        /// The template exists; what was filled in does not fit it.
        TemplateMismatch,
        /// A filter took it for spam, fraud or abuse.
        SpamDetected,
        /// Message or use breaks a rule of vendor, platform, carrier or law.
        PolicyViolation,
        /// The same message was seen already.
        DuplicateMessage,
        /// Its time to live ended before delivery.
        MessageExpired,
        /// Nothing is wrong with message or sender: the platform or a frequency cap chose not to
        /// deliver it to this person now.
        Withheld,

        /// The sending number, ID, page or campaign is not registered, verified or allowed for this use.
        InvalidSender,
        /// The sender or account is locked, suspended, banned or deactivated.
        SenderRestricted,
        /// This sender may not reach this country, region, network or recipient list.
        DestinationNotAllowed,
        /// Balance, credit, payment method or charging failed.
        PaymentRequired,
        /// A plan, licence, daily or lifetime allowance is used up.
        QuotaExhausted,
        /// Too many in too short a time.
        RateLimited,
        /// Credentials, token or signature are missing, wrong or expired.
        Unauthenticated,
        /// Authenticated, but a right, scope or capability is missing.
        PermissionDenied,
        /// Channel, app, service, webhook, certificate or business profile is set up wrongly.
        Misconfigured,

        /// A malformed request: a parameter missing, unknown or of a wrong value.
        InvalidRequest,
        /// Something the request names does not exist (not the recipient, not a template).
        NotFound,
        /// It exists already, or a concurrent change or the current state forbids it.
        Conflict,

        /// The vendor is down, overloaded, in maintenance, not ready or unreachable.
        ProviderUnavailable,
        /// An internal fault at the vendor or the platform behind it.
        ProviderError,
        /// The network has no route, or failed or refused the message without a better reason.
        CarrierFailure,
        /// No answer in time: it may have been delivered.
        Timeout,
        /// The vendor says that it does not know, or the code is in no catalog.
        Unknown,
    }
}

impl Category {
    /// Whether something went wrong: all but accepted, delivered and read.
    #[must_use]
    pub const fn is_failure(self) -> bool {
        !matches!(self, Self::Accepted | Self::Delivered | Self::Read)
    }
}
