//! An answer to every code: what the catalog says, else what the vendor's numbering says, else unknown.

use crate::catalog;
use crate::judgement::{Judgement, judged};
use crate::lookup::lookup;
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
    /// What the vendor's numbering says, or nothing; and why there is no entry.
    Guess(&'static Judgement, LookupError),
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
            Verdict::Guess(..) => None,
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
            Verdict::Guess(_, reason) => Some(reason),
            Verdict::Entry(_) | Verdict::Range(_) => None,
        }
    }

    #[inline]
    pub(crate) fn judgement(&self) -> &'static Judgement {
        match self.verdict {
            Verdict::Entry(entry) | Verdict::Range(entry) => &entry.judgement,
            Verdict::Guess(judgement, _) => judgement,
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
#[inline(always)]
#[allow(clippy::inline_always, reason = "what is not asked of the answer need not be built")]
pub fn normalize<'a>(source: impl Into<Source>, code: impl Into<RawCode<'a>>) -> Normalized<'a> {
    let (source, code) = (source.into(), code.into());
    let verdict = match lookup(source, code) {
        Ok(entry) if entry.is_range && code.number().is_some() => Verdict::Range(entry),
        Ok(entry) => Verdict::Entry(entry),
        Err(reason) => Verdict::Guess(guess(source, code.number(), reason), reason),
    };
    Normalized { source, code, verdict }
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "most codes are not numbered so, and told without a call")]
fn guess(source: Source, number: Option<u64>, reason: LookupError) -> &'static Judgement {
    let catalog = catalog::of(source.provider());
    match (number, reason) {
        (Some(number), LookupError::Unlisted { .. }) if catalog.numbered.holds(number) => {
            catalog.series(source, number).unwrap_or(&Judgement::UNKNOWN)
        }
        _ => &Judgement::UNKNOWN,
    }
}
