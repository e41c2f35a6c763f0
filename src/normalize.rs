//! An answer to every code: what the catalog says, else what the vendor's numbering says, else unknown.

use crate::catalog::Series;
use crate::generated::CATALOGS;
use crate::judged::judged;
use crate::lookup::{Fit, find_fitting};
use crate::raw_code::Reading;
use crate::source::Place;
use crate::vocabulary::consequence::Suppression;
use crate::vocabulary::judgement::Judgement;
use crate::{Entry, LookupError, RawCode, Source};

vocabulary! {
    "match",
    /// How the answer to a code was found, and so how far it can be trusted.
    Match {
        /// The numbering lists this very code. Safe to act on.
        Exact = "exact",
        /// Found without naming a channel, and only in tables of channels, which agree. Safe to act on only if the
        /// message went over a channel of theirs: name the channel.
        AnyChannel = "any-channel",
        /// The code is listed and its subcode is not. The judgement is the code's own, which the subcode may narrow;
        /// safe to retry on, not to suppress a recipient on.
        CodeOnly = "code-only",
        /// The numbering lists a range that holds the code. Safe to act on as far as the range's own text goes.
        Range = "range",
        /// The code is not listed; the vendor publishes what its series of numbers is for. A guess: safe to slow down
        /// or stop on, not to suppress a recipient on.
        Series = "series",
        /// Nothing is known of the code. Not safe to act on without a person.
        Nothing = "nothing",
    }
}

/// The judgement of a code, listed or not, with the code kept as it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub struct Normalized<'a> {
    source: Source,
    code: RawCode<'a>,
    found: Result<&'static Entry, LookupError>,
    matched: Match,
    judgement: Judgement,
}

impl Normalized<'_> {
    pub(crate) const fn judged(&self) -> &Judgement {
        &self.judgement
    }
}

judged!(Normalized<'_>);

impl<'a> Normalized<'a> {
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

    /// How the answer was found.
    #[must_use]
    pub const fn matched(&self) -> Match {
        self.matched
    }

    /// Whether the vendor lists this very code.
    #[must_use]
    pub const fn is_listed(&self) -> bool {
        matches!(self.matched, Match::Exact | Match::AnyChannel)
    }

    /// What to stop sending to; `None` where the recipient is not the reason, and for a mere guess: nobody is suppressed
    /// for a code that no catalog holds.
    #[must_use]
    pub const fn suppression(&self) -> Option<Suppression> {
        match self.matched {
            Match::Series | Match::Nothing => None,
            _ => self.judgement.suppression(),
        }
    }

    /// Why there is no entry; `None` where there is one.
    #[must_use]
    pub fn reason(&self) -> Option<LookupError> {
        self.found.err()
    }

    /// A name for metrics, of which there are only so many: the listed code, else `unlisted`.
    #[must_use]
    pub fn label(&self) -> &'static str {
        self.entry().map_or("unlisted", Entry::code)
    }

    /// What happened, in our own words; `None` where no entry tells.
    #[must_use]
    pub fn summary(&self) -> Option<&'static str> {
        self.entry().map(Entry::summary)
    }

    /// What to do about it, in our own words; `None` where nothing is to be done, or no entry tells.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        self.entry().and_then(Entry::remedy)
    }
}

/// The judgement of whatever comes: never fails, and says how it was found.
///
/// A code that the catalog does not hold is judged by the vendor's own published numbering where there is one (Bird's
/// 14000s are the customer's errors); else it is [`Unknown`](crate::Category::Unknown) with the hint
/// [`Unstated`](crate::RetryHint::Unstated).
///
/// ```
/// use undelivered::{normalize, Category, Match, Provider};
///
/// let normal = normalize(Provider::WhatsAppCloud, 131999);
/// assert_eq!(normal.category(), Category::Unknown);
/// assert_eq!(normal.matched(), Match::Nothing);
/// assert!(normal.may_have_been_delivered(), "nobody knows");
/// assert_eq!(normal.code().to_string(), "131999");
/// ```
#[inline]
pub fn normalize<'a>(source: impl Into<Source>, code: impl Into<RawCode<'a>>) -> Normalized<'a> {
    let (source, code) = (source.into(), code.into());
    match find_fitting(source, &code) {
        Ok((entry, fit)) => {
            let matched = match fit {
                Fit::CodeOnly => Match::CodeOnly,
                Fit::Range => Match::Range,
                Fit::Exact if source.place() == Place::Anywhere && !entry.table.channels.is_empty() => {
                    Match::AnyChannel
                }
                Fit::Exact => Match::Exact,
            };
            Normalized { source, code, found: Ok(entry), matched, judgement: entry.judgement }
        }
        Err(reason) => {
            let series = match reason {
                LookupError::Unlisted { .. } => series(source, &code),
                _ => None,
            };
            let (matched, judgement) =
                series.map_or((Match::Nothing, Judgement::UNKNOWN), |judgement| (Match::Series, judgement));
            Normalized { source, code, found: Err(reason), matched, judgement }
        }
    }
}

/// What the vendor's numbering says of a code that it does not list. Where tables of several channels differ, nothing.
fn series(source: Source, code: &RawCode<'_>) -> Option<Judgement> {
    let catalog = CATALOGS[source.provider() as usize];
    let Reading::Key(key) = code.read(&catalog.forms) else { return None };
    let holds = |series: &&Series| {
        let there = match source.place() {
            Place::Anywhere => true,
            Place::Unread => series.channels.is_empty(),
            Place::On(channel) => series.channels.is_empty() || series.channels.contains(channel),
        };
        there && (series.first..=series.last).contains(&key.first)
    };
    let mut fitting = catalog.series.iter().filter(holds);
    let first = fitting.next()?;
    // The narrowest of a table stands first; only other channels' series can contradict it.
    fitting
        .all(|other| other.channels == first.channels || other.judgement == first.judgement)
        .then_some(first.judgement)
}
