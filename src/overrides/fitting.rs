//! How specific a rule is to the code that was asked.

use std::string::{String, ToString};

use super::When;
use crate::find::{Fit, find_fitting};
use crate::vocabulary::category::Category;
use crate::{Entry, LookupError, Match, RawCode, Source};

/// The code that the rules are held against.
pub(crate) struct Asked {
    source: Source,
    spelled: String,
    number: Option<u64>,
    /// The entry that answers, by the code itself, by the code without its subcode, or by a range.
    listed: Option<(&'static Entry, Named)>,
}

impl Asked {
    /// Of a code, what the look-up has found, and in what way.
    pub(crate) fn new(
        source: Source,
        code: &RawCode<'_>,
        found: Result<&'static Entry, LookupError>,
        matched: Match,
    ) -> Self {
        let named = match matched {
            Match::Exact | Match::AnyChannel => Some(Named::Code),
            Match::CodeOnly => Some(Named::CodeOnly),
            Match::Range => Some(Named::Range),
            Match::Series | Match::Cause | Match::HttpStatus | Match::Nothing => None,
        };
        // What is malformed is no other spelling of a number.
        let is_malformed = matches!(found, Err(LookupError::Malformed { .. }));
        let number = code.number_alone().filter(|_| !is_malformed);
        Self { source, spelled: code.to_string(), number, listed: found.ok().zip(named) }
    }

    fn reach(&self, source: Source) -> Option<Reach> {
        match source {
            same if same == self.source => Some(Reach::Source),
            all if all == Source::from(self.source.provider()) => Some(Reach::Provider),
            _ => None,
        }
    }

    /// In what way this is the code that a rule names.
    fn alike(&self, rule: &str) -> Option<(Named, Spelling)> {
        if *rule == self.spelled {
            return Some((Named::Code, Spelling::AsItCame));
        }
        let ruled = RawCode::from(rule);
        if self.number.is_some() && ruled.number_alone() == self.number {
            return Some((Named::Code, Spelling::Another));
        }
        let (entry, named) = self.listed?;
        let is_its_own = find_fitting(self.source, &ruled) == Ok((entry, Fit::Exact));
        is_its_own.then_some((named, Spelling::Another))
    }
}

/// How specific a rule is to what was asked, the less specific before the more.
type Fitting = (Named, Reach, Spelling);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    Category,
    /// The range that the code is found by.
    Range,
    /// The code without its subcode, which is not listed.
    CodeOnly,
    Code,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    Anywhere,
    Provider,
    /// The very source, with its channel or without.
    Source,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spelling {
    Another,
    AsItCame,
}

impl When {
    /// How specific the rule is to what was asked; `None` where it does not fit.
    pub(super) fn fit(&self, asked: &Asked, judged: Category) -> Option<Fitting> {
        match self {
            Self::Code { source, code } => {
                let reach = asked.reach(*source)?;
                let (named, spelling) = asked.alike(code)?;
                Some((named, reach, spelling))
            }
            Self::CategoryAt { source, category } if *category == judged => {
                Some((Named::Category, asked.reach(*source)?, Spelling::Another))
            }
            Self::Category { category } if *category == judged => {
                Some((Named::Category, Reach::Anywhere, Spelling::Another))
            }
            Self::CategoryAt { .. } | Self::Category { .. } => None,
        }
    }
}
