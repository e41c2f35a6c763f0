//! An answer to every code: what the catalog says, else what the vendor's numbering says, else unknown.

use crate::catalog;
use crate::judgement::{Judgement, judged};
use crate::lookup::lookup;
use crate::raw_code::Key;
use crate::{Entry, LookupError, RawCode, Source};

/// The judgement of a code, listed or not, with the code kept as it came.
#[derive(Debug, Clone, Copy)]
pub struct Normalized<'a> {
    source: Source,
    code: RawCode<'a>,
    verdict: Verdict,
}

#[derive(Debug, Clone, Copy)]
enum Verdict {
    Entry(&'static Entry),
    /// The entry of a range of numbers, reached by one of them.
    Range(&'static Entry),
    Series(&'static Judgement, LookupError),
    Unknown(LookupError),
}

judged!(Normalized<'_>);

impl<'a> Normalized<'a> {
    /// Where the code was looked up.
    #[must_use]
    pub fn source(&self) -> Source {
        self.source
    }

    /// The code as it came.
    #[must_use]
    pub fn code(&self) -> RawCode<'a> {
        self.code
    }

    /// The entry that the judgement is taken from.
    #[must_use]
    pub fn entry(&self) -> Option<&'static Entry> {
        match self.verdict {
            Verdict::Entry(entry) | Verdict::Range(entry) => Some(entry),
            Verdict::Series(..) | Verdict::Unknown(_) => None,
        }
    }

    /// Whether the vendor lists this very code. Where it only publishes what a range of its
    /// numbers is for, the judgement is a guess from that range and this is false.
    #[must_use]
    pub fn listed(&self) -> bool {
        matches!(self.verdict, Verdict::Entry(_))
    }

    /// Why there is no entry; `None` where there is one.
    #[must_use]
    pub fn reason(&self) -> Option<LookupError> {
        match self.verdict {
            Verdict::Series(_, reason) | Verdict::Unknown(reason) => Some(reason),
            Verdict::Entry(_) | Verdict::Range(_) => None,
        }
    }

    pub(crate) fn judgement(&self) -> &'static Judgement {
        match self.verdict {
            Verdict::Entry(entry) | Verdict::Range(entry) => &entry.judgement,
            Verdict::Series(judgement, _) => judgement,
            Verdict::Unknown(_) => &Judgement::UNKNOWN,
        }
    }
}

/// The judgement of whatever comes: never fails, and says when it had to guess.
///
/// A code that the catalog does not hold is judged by the vendor's own published numbering where
/// there is one (Bird's 14000s are the customer's errors); else it is
/// [`Unknown`](crate::Category::Unknown) with the hint [`Unstated`](crate::RetryHint::Unstated).
///
/// ```
/// use undelivered::{normalize, Category, Provider};
///
/// let normal = normalize(Provider::WhatsAppCloud, 131999);
/// assert_eq!(normal.category(), Category::Unknown);
/// assert!(!normal.listed());
/// assert_eq!(normal.code().to_string(), "131999");
/// ```
#[inline]
pub fn normalize<'a>(source: impl Into<Source>, code: impl Into<RawCode<'a>>) -> Normalized<'a> {
    let (source, code) = (source.into(), code.into());
    let verdict = match lookup(source, code) {
        Ok(entry) if entry.is_range() && matches!(code.key(), Some(Key::Number { .. })) => Verdict::Range(entry),
        Ok(entry) => Verdict::Entry(entry),
        Err(reason) => match (reason, code.key()) {
            (LookupError::Unlisted { .. }, Some(Key::Number { value, .. })) => match catalog::of(source.provider()).series(source, value) {
                Some(judgement) => Verdict::Series(judgement, reason),
                None => Verdict::Unknown(reason),
            },
            _ => Verdict::Unknown(reason),
        },
    };
    Normalized { source, code, verdict }
}
