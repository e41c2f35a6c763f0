//! Will the same message go through later: the retry hint, its horizon, what to fix first, and who says so.

use core::fmt;
use core::time::Duration;

/// Whether the *same* message will go through later.
///
/// A hint is advice: how often and how long to try stays the caller's policy. Where
/// [`may_have_been_delivered`](crate::Judgement::may_have_been_delivered) is true, a retry may send the message twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryHint {
    /// Nothing failed.
    NotNeeded,
    /// Passing: send the same message again, with growing gaps. The horizon says how soon the cause passes.
    Backoff(Horizon),
    /// The source states a wait: the same message again, not before that. In whole seconds.
    After(Duration),
    /// It fails again until the sender's side changes one thing.
    AfterFix(Fix),
    /// Only the recipient can change it: reply, opt in, unblock, update the app.
    AwaitRecipient,
    /// Vendor, carrier or reviewer must finish first: it is still trying, provisioning or reviewing. Do not send again
    /// now; a later event tells.
    AwaitProvider,
    /// Do not send this to this recipient again this way.
    Never,
    /// Neither the source nor its plain sense says; the caller's own policy decides.
    Unstated,
}

impl RetryHint {
    /// How long to wait before sending the same message again, **if it was not delivered**: the bare curve, which
    /// [`Judgement::delay`](crate::Judgement::delay) withholds where a resend is not safe.
    ///
    /// `attempt` counts the retries already made, so the first is 0. `None` where time alone changes nothing. A backoff
    /// doubles from its horizon's [first gap](Horizon::first_gap) up to its [longest](Horizon::longest_gap); add jitter
    /// of your own where many messages fail together.
    ///
    /// ```
    /// use std::time::Duration;
    /// use undelivered::{Horizon, RetryHint};
    ///
    /// let hint = RetryHint::Backoff(Horizon::Seconds);
    /// assert_eq!(hint.delay_if_undelivered(3), Some(Duration::from_secs(8)));
    /// assert_eq!(hint.delay_if_undelivered(99), Some(Horizon::Seconds.longest_gap()));
    /// assert_eq!(RetryHint::Never.delay_if_undelivered(0), None);
    /// ```
    #[must_use]
    pub fn delay_if_undelivered(self, attempt: u32) -> Option<Duration> {
        match self.in_whole_seconds() {
            Self::Backoff(horizon) => {
                let gap = horizon.first_gap().saturating_mul(2_u32.saturating_pow(attempt));
                Some(gap.min(horizon.longest_gap()))
            }
            Self::After(wait) => Some(wait),
            _ => None,
        }
    }

    /// Waits are whole seconds, rounded up, and one at least: a loop that waits no time would not pause.
    pub(crate) const fn in_whole_seconds(self) -> Self {
        match self {
            Self::After(Duration::ZERO) => Self::After(Duration::from_secs(1)),
            Self::After(wait) if wait.subsec_nanos() > 0 => {
                Self::After(Duration::from_secs(wait.as_secs().saturating_add(1)))
            }
            whole => whole,
        }
    }

    /// The hint without what it carries.
    #[must_use]
    pub const fn kind(self) -> RetryKind {
        match self {
            Self::NotNeeded => RetryKind::NotNeeded,
            Self::Backoff(_) => RetryKind::Backoff,
            Self::After(_) => RetryKind::After,
            Self::AfterFix(_) => RetryKind::AfterFix,
            Self::AwaitRecipient => RetryKind::AwaitRecipient,
            Self::AwaitProvider => RetryKind::AwaitProvider,
            Self::Never => RetryKind::Never,
            Self::Unstated => RetryKind::Unstated,
        }
    }
}

/// For logs: `backoff (minutes)`, `after 600 s`, `after-fix (use-template)`, `never`.
impl fmt::Display for RetryHint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.in_whole_seconds() {
            Self::Backoff(horizon) => write!(f, "backoff ({})", horizon.as_str()),
            Self::After(wait) => write!(f, "after {} s", wait.as_secs()),
            Self::AfterFix(fix) => write!(f, "after-fix ({})", fix.as_str()),
            bare => f.pad(bare.kind().as_str()),
        }
    }
}

vocabulary! {
    "retry kind",
    /// A [`RetryHint`] without what it carries.
    RetryKind {
        /// See [`RetryHint::NotNeeded`].
        NotNeeded = "not-needed",
        /// See [`RetryHint::Backoff`].
        Backoff = "backoff",
        /// See [`RetryHint::After`].
        After = "after",
        /// See [`RetryHint::AfterFix`].
        AfterFix = "after-fix",
        /// See [`RetryHint::AwaitRecipient`].
        AwaitRecipient = "await-recipient",
        /// See [`RetryHint::AwaitProvider`].
        AwaitProvider = "await-provider",
        /// See [`RetryHint::Never`].
        Never = "never",
        /// See [`RetryHint::Unstated`].
        Unstated = "unstated",
    }
}

vocabulary! {
    "horizon",
    /// In which order of magnitude a passing cause passes. Always the editors' judgement; a wait that a source states
    /// is [`RetryHint::After`].
    Horizon {
        /// Gaps from one second to one minute.
        Seconds = "seconds",
        /// Gaps from one minute to one hour.
        Minutes = "minutes",
        /// Gaps from one hour to twelve.
        Hours = "hours",
        /// Gaps of a day each.
        Days = "days",
    }
}

impl Horizon {
    /// The first gap of a backoff; each further one is twice as long.
    #[must_use]
    pub const fn first_gap(self) -> Duration {
        Duration::from_secs(match self {
            Self::Seconds => 1,
            Self::Minutes => 60,
            Self::Hours => 60 * 60,
            Self::Days => 24 * 60 * 60,
        })
    }

    /// The longest gap of a backoff.
    #[must_use]
    pub const fn longest_gap(self) -> Duration {
        Duration::from_secs(match self {
            Self::Seconds => 60,
            Self::Minutes => 60 * 60,
            Self::Hours => 12 * 60 * 60,
            Self::Days => 24 * 60 * 60,
        })
    }
}

vocabulary! {
    "fix",
    /// The one thing to change before the next attempt.
    Fix {
        /// The recipient's address.
        Address = "address",
        /// The text or structure of the message.
        Content = "content",
        /// The attachment or the place it is fetched from.
        Media = "media",
        /// The template, or what is filled into it.
        Template = "template",
        /// The kind of message: a template in place of free-form text.
        UseTemplate = "use-template",
        /// The sending number, ID, page, domain or campaign.
        Sender = "sender",
        /// The account: its plan, limits or standing with the vendor.
        Account = "account",
        /// Balance, credit line or payment method.
        Payment = "payment",
        /// Token, key, password or certificate of the caller.
        Credentials = "credentials",
        /// A right, scope or capability.
        Permission = "permission",
        /// The set-up of channel, app, service or webhook.
        Configuration = "configuration",
        /// The request that the calling code makes.
        Request = "request",
        /// The recipient's identity, to be verified again.
        Identity = "identity",
        /// The entry on the vendor's suppression list, to be taken off once its cause is gone.
        Suppression = "suppression",
        /// The pace of sending: the same pace is refused again, so slow down for good.
        Pace = "pace",
    }
}

vocabulary! {
    "basis",
    /// Where a retry hint comes from.
    Basis {
        /// The source's own text says so.
        Stated = "stated",
        /// The catalog's editors concluded it from the meaning.
        Inferred = "inferred",
    }
}
