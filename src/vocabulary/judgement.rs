//! What a code means for the sender, in one value: what a row says, and what follows from it.

use core::time::Duration;

use super::category::Category;
use super::consequence::{self, Party, Scope, Suppression};
use super::retry::{Basis, RetryHint};

/// What a code means for the sender: what happened, and what to do about it.
///
/// A value of its own, to be stored, compared, read back and built in tests; [`Entry`](crate::Entry) and
/// [`Normalized`](crate::Normalized) have the same getters.
///
/// ```
/// use undelivered::{Category, Judgement, Party, RetryHint, Scope};
///
/// let judgement = Judgement::new(Category::RecipientUnavailable, RetryHint::AwaitRecipient);
/// assert_eq!((judgement.party(), judgement.scope()), (Party::Recipient, Scope::Recipient));
/// assert_eq!(judgement.delay(0), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub struct Judgement {
    category: Category,
    retry: RetryHint,
    basis: Basis,
    party: Party,
    scope: Scope,
    may_have_been_delivered: bool,
}

impl Judgement {
    /// For a code of which nothing is known: it may well have been delivered.
    pub(crate) const UNKNOWN: Self =
        Self::new(Category::Unknown, RetryHint::Unstated).with_may_have_been_delivered(true);

    /// An inferred judgement, with what follows from category and hint for the rest.
    pub const fn new(category: Category, retry: RetryHint) -> Self {
        Self {
            category,
            retry: retry.in_whole_seconds(),
            basis: Basis::Inferred,
            party: consequence::party(category, retry),
            scope: consequence::scope(category),
            may_have_been_delivered: consequence::may_have_been_delivered(category),
        }
    }

    /// The same with another hint; the party stays.
    pub(crate) const fn with_retry(self, retry: RetryHint) -> Self {
        Self { retry: retry.in_whole_seconds(), ..self }
    }

    /// The same with another basis of the hint.
    pub const fn with_basis(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }

    /// The same with another party to act.
    pub const fn with_party(self, party: Party) -> Self {
        Self { party, ..self }
    }

    /// The same with another scope.
    pub const fn with_scope(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }

    /// The same with the outcome open, or not.
    pub const fn with_may_have_been_delivered(self, may_have_been_delivered: bool) -> Self {
        Self { may_have_been_delivered, ..self }
    }

    /// What happened.
    #[must_use]
    pub const fn category(&self) -> Category {
        self.category
    }

    /// Whether the same message will go through later.
    #[must_use]
    pub const fn retry(&self) -> RetryHint {
        self.retry
    }

    /// Whether the source states that hint, or it was concluded from the meaning.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// Who has to act.
    #[must_use]
    pub const fn party(&self) -> Party {
        self.party
    }

    /// How far the trouble reaches.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        self.scope
    }

    /// Whether the message may have arrived, or has, so that a retry may send it twice.
    #[must_use]
    pub const fn may_have_been_delivered(&self) -> bool {
        self.may_have_been_delivered
    }

    /// Whether somebody is still trying or deciding, so that a later event may report the outcome.
    #[must_use]
    pub const fn is_pending(&self) -> bool {
        matches!((self.category, self.retry), (Category::Accepted, _) | (_, RetryHint::AwaitProvider))
    }

    /// What to stop sending to; `None` where the recipient is not the reason. A fault of sender, route or template is
    /// never the person's.
    #[must_use]
    pub const fn suppression(&self) -> Option<Suppression> {
        consequence::suppression(self.category)
    }

    /// Whether another channel is worth trying and acceptable to the recipient. Never where the message may have been delivered.
    #[must_use]
    pub const fn other_channel_may_help(&self) -> bool {
        !self.may_have_been_delivered && consequence::other_channel_may_help(self.category)
    }

    /// How long to wait before sending the same message again: `None` where nothing failed, where it may have been
    /// delivered, and where time alone changes nothing. `attempt` counts the retries already made.
    ///
    /// ```
    /// use std::time::Duration;
    /// use undelivered::{Category, Horizon, Judgement, RetryHint};
    ///
    /// let slow_down = Judgement::new(Category::RateLimited, RetryHint::Backoff(Horizon::Minutes));
    /// assert_eq!(slow_down.delay(1), Some(Duration::from_secs(120)));
    /// assert_eq!(slow_down.with_may_have_been_delivered(true).delay(1), None);
    /// ```
    #[must_use]
    pub fn delay(&self, attempt: u32) -> Option<Duration> {
        if self.may_have_been_delivered || !self.category.is_failure() {
            return None;
        }
        self.retry.delay_if_undelivered(attempt)
    }
}
