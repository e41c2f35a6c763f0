//! An answer to every code: what the catalog says, else what the vendor's numbering says, else unknown.

use crate::catalog::Series;
use crate::choice::Place;
use crate::find::{Fit, find_fitting};
use crate::generated::CATALOGS;
use crate::raw_code::Reading;
use crate::source::Places;
use crate::vocabulary::judgement::Judgement;
use crate::{Entry, LookupError, Normalized, RawCode, Source};

vocabulary! {
    "match",
    /// How the answer to a code was found, and so how far it can be trusted.
    Match {
        /// The numbering lists this very code, or the beginning of a text that goes on with what differs from answer to
        /// answer. Safe to act on.
        Exact = "exact",
        /// Found without naming a channel, and only in tables of channels, which agree. Safe to act on only if the
        /// message went over a channel of theirs: name the channel.
        AnyChannel = "any-channel",
        /// The code is listed and its subcode is not. The judgement is the code's own, which the subcode may narrow:
        /// safe to retry on, not to suppress a recipient on.
        CodeOnly = "code-only",
        /// The numbering lists a range that holds the code. Safe to act on as far as the range's own text goes.
        Range = "range",
        /// The code is not listed; the vendor publishes what its series of codes is for. A guess: safe to slow down or
        /// stop on, not to suppress a recipient on.
        Series = "series",
        /// The code is not listed, or tells nothing; the code of the platform behind the vendor is. As safe to act on
        /// as that code.
        Cause = "cause",
        /// Only the HTTP status of the answer is known. Safe to slow down or stop on, not to suppress a recipient on.
        HttpStatus = "http-status",
        /// Nothing is known of the code. Not safe to act on without a person.
        Nothing = "nothing",
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
    Normalized::new(source, code, Own::of(source, &code))
}

/// What a code by itself says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Own {
    pub(crate) found: Result<&'static Entry, LookupError>,
    pub(crate) matched: Match,
    pub(crate) judgement: Judgement,
}

impl Own {
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "what the caller does not ask of the answer is not made")]
    pub(crate) fn of(source: Source, code: &RawCode<'_>) -> Self {
        let found = find_fitting(source, code);
        let (matched, judgement) = match found {
            Ok((entry, fit)) => {
                let matched = match fit {
                    Fit::CodeOnly => Match::CodeOnly,
                    Fit::Range => Match::Range,
                    Fit::Exact if source.place() == Place::Anywhere && !entry.table.channels.is_empty() => {
                        Match::AnyChannel
                    }
                    Fit::Exact => Match::Exact,
                };
                (matched, entry.judgement)
            }
            Err(LookupError::Unlisted { .. }) => series(source, code)
                .map_or((Match::Nothing, Judgement::UNKNOWN), |judgement| (Match::Series, judgement)),
            Err(_) => (Match::Nothing, Judgement::UNKNOWN),
        };
        Self { found: found.map(|(entry, _)| entry), matched, judgement }
    }
}

/// What the vendor's numbering says of a code that it does not list. Where tables of several channels differ, nothing.
pub(crate) fn series(source: Source, code: &RawCode<'_>) -> Option<Judgement> {
    let catalog = CATALOGS[source.provider() as usize];
    if catalog.series.is_empty() {
        return None;
    }
    let Reading::Key(key) = code.read(&catalog.forms) else { return None };
    let holds = |series: &&Series| {
        Places::of(series.channels).hold(source) && (series.first..=series.last).contains(&key.first)
    };
    let mut fitting = catalog.series.iter().filter(holds);
    let first = fitting.next()?;
    // The narrowest of a table stands first; only other channels' series can contradict it.
    let agree = fitting.all(|other| other.channels == first.channels || other.judgement == first.judgement);
    agree.then_some(first.judgement)
}
