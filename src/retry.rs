//! Will the same message go through later: the retry hint, what to fix first, and who says so.

use core::fmt;
use core::time::Duration;

use crate::vocabulary::vocabulary;

/// Whether the *same* message will go through later.
///
/// A hint is advice: how often and how long to try stays the caller's policy. Where
/// [`may_have_been_delivered`](crate::Entry::may_have_been_delivered) is true, a retry may send
/// the message twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryHint {
    /// Nothing failed.
    NotNeeded,
    /// Transient: send the same message again, with growing gaps.
    Backoff,
    /// The source states a wait: the same message again, not before that.
    After(Duration),
    /// It fails again until the sender's side changes one thing.
    AfterFix(Fix),
    /// Only the recipient can change it: reply, opt in, unblock, update the app.
    AwaitRecipient,
    /// Do not send this to this recipient again this way.
    Never,
    /// Neither the source nor its plain sense says; the caller's own policy decides.
    Unstated,
}

impl RetryHint {
    /// The first gap of [`Backoff`](Self::Backoff); each further one is twice as long.
    pub const FIRST_DELAY: Duration = Duration::from_secs(1);
    /// The longest gap of [`Backoff`](Self::Backoff).
    pub const LONGEST_DELAY: Duration = Duration::from_secs(15 * 60);

    /// How long to wait before sending the same message again; `attempt` counts the retries
    /// already made, so the first is 0. `None` where time alone changes nothing.
    ///
    /// [`Backoff`](Self::Backoff) doubles from one second up to 15 minutes, and
    /// [`After`](Self::After) is what the source states, each time. Add jitter of your own where
    /// many messages fail together.
    ///
    /// ```
    /// use std::time::Duration;
    /// use undelivered::RetryHint;
    ///
    /// assert_eq!(RetryHint::Backoff.delay(3), Some(Duration::from_secs(8)));
    /// assert_eq!(RetryHint::Backoff.delay(99), Some(RetryHint::LONGEST_DELAY));
    /// assert_eq!(RetryHint::Never.delay(0), None);
    /// ```
    #[must_use]
    pub fn delay(self, attempt: u32) -> Option<Duration> {
        match self {
            Self::Backoff => {
                let factor = 2_u32.saturating_pow(attempt);
                Some(Self::FIRST_DELAY.saturating_mul(factor).min(Self::LONGEST_DELAY))
            }
            Self::After(wait) => Some(wait),
            _ => None,
        }
    }

    /// The serialized name without what it carries: `after-fix` for every [`AfterFix`](Self::AfterFix).
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::NotNeeded => "not-needed",
            Self::Backoff => "backoff",
            Self::After(_) => "after",
            Self::AfterFix(_) => "after-fix",
            Self::AwaitRecipient => "await-recipient",
            Self::Never => "never",
            Self::Unstated => "unstated",
        }
    }
}

/// For logs: `backoff`, `after 600 s`, `after-fix (use-template)`.
impl fmt::Display for RetryHint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::After(wait) => write!(f, "after {} s", wait.as_secs()),
            Self::AfterFix(fix) => write!(f, "after-fix ({fix})"),
            bare => f.pad(bare.kind()),
        }
    }
}

vocabulary! {
    "fix",
    /// The one thing to change before the next attempt.
    pub enum Fix {
        /// The recipient's address.
        Address,
        /// The text or structure of the message.
        Content,
        /// The attachment or the place it is fetched from.
        Media,
        /// The template, or the values filled into it.
        Template,
        /// The kind of message: a template in place of free-form text.
        UseTemplate,
        /// The sending number, ID, page or campaign.
        Sender,
        /// The account: its plan, limits or standing with the vendor.
        Account,
        /// Balance, credit line or payment method.
        Payment,
        /// Token, key, password or certificate of the caller.
        Credentials,
        /// A right, scope or capability.
        Permission,
        /// The set-up of channel, app, service or webhook.
        Configuration,
        /// The request that the calling code makes.
        Request,
        /// The recipient's identity, to be verified again.
        Identity,
    }
}

vocabulary! {
    "basis",
    /// Where a retry hint comes from.
    pub enum Basis {
        /// The source's own text says so.
        Stated,
        /// The catalog's editors concluded it from the meaning.
        Inferred,
    }
}
