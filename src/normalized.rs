//! The answer to a code, sharpened by whatever else is known of the failure.

use core::time::Duration;

use crate::judged::judged;
use crate::normalize::{Own, series};
#[cfg(feature = "std")]
use crate::overrides::{Asked, Overrides};
use crate::vocabulary::category::Category;
use crate::vocabulary::consequence::{Party, Suppression};
use crate::vocabulary::judgement::Judgement;
use crate::vocabulary::provider::Provider;
use crate::vocabulary::retry::{Basis, RetryHint};
use crate::{Entry, LookupError, Match, RawCode, Source, normalize};

/// The judgement of a code, listed or not, with the code kept as it came.
///
/// Whatever else is known of the failure can be added, in any order:
///
/// ```
/// use std::time::Duration;
/// use undelivered::{normalize, Category, Match, Provider};
///
/// let normal = normalize(Provider::WhatsAppCloud, 131999)
///     .with_http_status(503)
///     .with_retry_after(Duration::from_secs(30));
/// assert_eq!((normal.matched(), normal.category()), (Match::HttpStatus, Category::ProviderUnavailable));
/// assert_eq!(normal.delay(0), Some(Duration::from_secs(30)));
/// assert!(!normal.is_listed());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Normalized<'a> {
    source: Source,
    code: RawCode<'a>,
    found: Result<&'static Entry, LookupError>,
    /// How the code by itself was found.
    listed: Match,
    signals: Signals<'a>,
    matched: Match,
    /// Whose words the answer has.
    told_by: Option<&'static Entry>,
    judgement: Judgement,
    ruled: Ruled,
}

/// Whether a rule of the caller's own was followed, and what it sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Ruled {
    pub(crate) by_any: bool,
    pub(crate) category: bool,
    pub(crate) retry: bool,
}

/// What is known of a failure beside its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Signals<'a> {
    pub(crate) cause: Option<&'static Entry>,
    /// Whether the cause has a subcode that is not listed.
    pub(crate) is_cause_a_guess: bool,
    pub(crate) http_status: Option<u16>,
    pub(crate) retry_after: Option<Duration>,
    /// Whether the event says that the vendor still tries.
    pub(crate) is_pending: bool,
    #[cfg(feature = "std")]
    pub(crate) overrides: Option<&'a Overrides>,
    #[cfg(not(feature = "std"))]
    pub(crate) overrides: core::marker::PhantomData<&'a ()>,
}

impl Signals<'_> {
    /// A code that no catalog holds changes nothing.
    pub(crate) fn set_cause(&mut self, source: Source, code: &RawCode<'_>) {
        let Own { found, matched, .. } = Own::of(source, code);
        if let Ok(entry) = found {
            (self.cause, self.is_cause_a_guess) = (Some(entry), matched == Match::CodeOnly);
        }
    }
}

impl Normalized<'_> {
    pub(crate) const fn judged(&self) -> &Judgement {
        &self.judgement
    }
}

judged!(Normalized<'_>);

impl<'a> Normalized<'a> {
    #[inline]
    pub(crate) fn new(source: Source, code: RawCode<'a>, own: Own) -> Self {
        let Own { found, matched: listed, judgement } = own;
        let (told_by, signals) = (found.ok(), Signals::default());
        Self { source, code, found, listed, signals, matched: listed, told_by, judgement, ruled: Ruled::default() }
    }

    /// With all that an event says at once.
    #[cfg(feature = "events")]
    pub(crate) fn with(mut self, signals: Signals<'a>) -> Self {
        self.signals = signals;
        self.resolved()
    }

    /// Where the code was looked up.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }

    /// The code as it came.
    #[must_use]
    pub const fn code(&self) -> RawCode<'a> {
        self.code
    }

    /// The entry that the code was found by: its own, or that of its range or of the code without its subcode.
    #[must_use]
    pub fn entry(&self) -> Option<&'static Entry> {
        self.found.ok()
    }

    /// The entry of the platform's code behind the vendor's, where one was given and is listed.
    #[must_use]
    pub const fn cause(&self) -> Option<&'static Entry> {
        self.signals.cause
    }

    /// How the answer was found.
    #[must_use]
    pub const fn matched(&self) -> Match {
        self.matched
    }

    /// Whether the vendor lists the very code that was asked for.
    #[must_use]
    pub const fn is_listed(&self) -> bool {
        matches!(self.listed, Match::Exact | Match::AnyChannel)
    }

    /// Whether a rule of the caller's own was followed.
    #[must_use]
    pub const fn is_overridden(&self) -> bool {
        self.ruled.by_any
    }

    /// What to stop sending to; `None` where the recipient is not the reason, and for a guess: nobody is suppressed for a
    /// code that no catalog holds, or whose subcode none does, unless a rule of the caller's own names the category.
    #[must_use]
    pub const fn suppression(&self) -> Option<Suppression> {
        let is_a_guess = match self.matched {
            Match::CodeOnly | Match::Series | Match::HttpStatus | Match::Nothing => true,
            Match::Cause => self.signals.is_cause_a_guess,
            Match::Exact | Match::AnyChannel | Match::Range => false,
        };
        if is_a_guess && !self.ruled.category { None } else { self.judgement.suppression() }
    }

    /// Why there is no entry; `None` where there is one.
    #[must_use]
    pub fn reason(&self) -> Option<LookupError> {
        self.found.err()
    }

    /// A label for metrics that takes few values: the listed code, else `unlisted`.
    #[must_use]
    pub fn label(&self) -> &'static str {
        self.entry().map_or("unlisted", Entry::code)
    }

    /// What happened, in our own words; `None` where no entry tells.
    #[must_use]
    pub fn summary(&self) -> Option<&'static str> {
        self.told_by.map(Entry::summary)
    }

    /// What to do about it, in our own words; `None` where nothing is to be done, or no entry tells.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        self.told_by.and_then(Entry::remedy)
    }

    /// The HTTP status of the vendor's answer: where nothing better is known, the catalog of
    /// [`Provider::Http`] judges.
    pub fn with_http_status(mut self, status: u16) -> Self {
        self.signals.http_status = Some(status);
        self.resolved()
    }

    /// The wait that the vendor's server asks for, as a `Retry-After` does; rounded up to whole seconds. It becomes the
    /// hint where that is a backoff, a shorter wait or nothing, and where sending again is safe. A wait of zero is
    /// ignored: a loop that heeds it would not pause.
    pub fn with_retry_after(mut self, wait: Duration) -> Self {
        if wait.is_zero() {
            return self;
        }
        self.signals.retry_after = self.signals.retry_after.max(Some(wait));
        self.resolved()
    }

    /// The code of the platform behind the vendor: takes its place where the vendor's own is unlisted,
    /// [`Unknown`](Category::Unknown), [`ProviderError`](Category::ProviderError) or
    /// [`CarrierFailure`](Category::CarrierFailure), and the platform's is listed.
    ///
    /// ```
    /// use undelivered::{normalize, Category, Channel, Match, Provider};
    ///
    /// // Webex Connect's 7010 says that the provider failed; Meta's 131026, why.
    /// let normal = normalize(Provider::WebexConnect.on(Channel::WhatsApp), 7010).caused_by(Provider::WhatsAppCloud, 131026);
    /// assert_eq!((normal.matched(), normal.is_listed()), (Match::Cause, true));
    /// assert_eq!(normal.category(), Category::UnsupportedRecipient);
    /// ```
    pub fn caused_by<'c>(mut self, source: impl Into<Source>, code: impl Into<RawCode<'c>>) -> Self {
        self.signals.set_cause(source.into(), &code.into());
        self.resolved()
    }

    /// The caller's own judgements, which go before the catalogs'.
    #[cfg(feature = "std")]
    pub fn with_overrides(mut self, overrides: &'a Overrides) -> Self {
        self.signals.overrides = Some(overrides);
        self.resolved()
    }

    /// The answer to all that is known, whatever the order in which it came.
    fn resolved(mut self) -> Self {
        let (own, judgement) = self.own();
        (self.matched, self.told_by, self.judgement, self.ruled) = (self.listed, own, judgement, Ruled::default());
        if let Some(cause) = self.signals.cause.filter(|_| self.is_a_wrapper()) {
            // What the vendor leaves open stays open, whatever the platform says.
            let open = self.listed != Match::Nothing && judgement.may_have_been_delivered();
            self.judgement = cause.judgement();
            if open {
                self.judgement = self.judgement.with_may_have_been_delivered(true);
            }
            (self.matched, self.told_by) = (Match::Cause, Some(cause));
        }
        if let (Match::Nothing, Some(status)) = (self.matched, self.signals.http_status) {
            let answer = normalize(Provider::Http, status);
            if answer.matched != Match::Nothing {
                (self.matched, self.told_by, self.judgement) = (Match::HttpStatus, answer.entry(), answer.judgement);
            }
        }
        if self.signals.is_pending {
            let tried = self.judgement.with_retry(RetryHint::AwaitProvider).with_basis(Basis::Stated);
            self.judgement = tried.with_party(Party::Provider).with_may_have_been_delivered(true);
        }
        #[cfg(feature = "std")]
        if let Some(overrides) = self.signals.overrides {
            let asked = Asked::new(self.source, &self.code, self.found, self.listed);
            if let Some(ruled) = overrides.judge(&asked, self.judgement) {
                (self.judgement, self.ruled) = ruled;
            }
        }
        if let Some(asked) = self.signals.retry_after.filter(|_| self.may_wait()) {
            let least = match self.judgement.retry() {
                RetryHint::After(listed) => Some(listed),
                hint if self.ruled.retry => hint.delay_if_undelivered(0),
                _ => None,
            };
            // The server shortens neither a listed wait nor the caller's own.
            if least.is_none_or(|least| asked > least) {
                self.judgement = self.judgement.with_retry(RetryHint::After(asked)).with_basis(Basis::Stated);
            }
        }
        self
    }

    /// What the code alone says.
    fn own(&self) -> (Option<&'static Entry>, Judgement) {
        match self.found {
            Ok(entry) => (Some(entry), entry.judgement()),
            Err(_) if self.listed == Match::Series => {
                (None, series(self.source, &self.code).unwrap_or(Judgement::UNKNOWN))
            }
            Err(_) => (None, Judgement::UNKNOWN),
        }
    }

    /// Whether the vendor's own code says no more than that something behind it failed.
    fn is_a_wrapper(&self) -> bool {
        let wrapper = [Category::Unknown, Category::ProviderError, Category::CarrierFailure];
        self.found.is_err() || wrapper.contains(&self.judgement.category())
    }

    /// Whether a server's wait is to be heeded.
    fn may_wait(&self) -> bool {
        let hint = matches!(self.judgement.retry(), RetryHint::Backoff(_) | RetryHint::After(_) | RetryHint::Unstated);
        hint && self.judgement.category().is_failure() && !self.judgement.may_have_been_delivered()
    }
}
