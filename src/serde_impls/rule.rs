//! Rules of the caller's own: read strictly, for what a person has written, and in binary formats as well.

use std::string::String;
use std::time::Duration;

use serde::de::{Deserialize, Deserializer, Error as _};

use crate::overrides::When;
use crate::{Category, Fix, Horizon, RetryHint, RetryKind, Source};

/// What a rule stands for, as it is written.
#[derive(Default, serde::Serialize, serde::Deserialize)]
#[serde(default, rename = "When", deny_unknown_fields)]
pub(crate) struct Written {
    source: Option<Source>,
    code: Option<String>,
    #[serde(deserialize_with = "strict_category")]
    category: Option<Category>,
}

impl TryFrom<Written> for When {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        match written {
            Written { source: Some(source), code: Some(code), category: None } => Ok(Self::Code { source, code }),
            Written { source: Some(source), code: None, category: Some(category) } => {
                Ok(Self::CategoryAt { source, category })
            }
            Written { source: None, code: None, category: Some(category) } => Ok(Self::Category { category }),
            _ => Err("a rule is for a `code` at a `source`, or for a `category`, at a `source` or anywhere"),
        }
    }
}

impl From<When> for Written {
    fn from(when: When) -> Self {
        match when {
            When::Code { source, code } => Self { source: Some(source), code: Some(code), category: None },
            When::CategoryAt { source, category } => {
                Self { source: Some(source), code: None, category: Some(category) }
            }
            When::Category { category } => Self { source: None, code: None, category: Some(category) },
        }
    }
}

/// A word of this release: what is not known is an error.
pub(crate) fn strict_category<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Category>, D::Error> {
    let word = Option::<String>::deserialize(deserializer)?;
    word.map(|word| word.parse().map_err(D::Error::custom)).transpose()
}

/// A hint of this release, with what it carries and nothing else.
pub(crate) fn strict_hint<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<RetryHint>, D::Error> {
    #[derive(serde::Deserialize)]
    #[serde(rename = "RetryHint", deny_unknown_fields)]
    struct Hint {
        kind: String,
        horizon: Option<String>,
        seconds: Option<u64>,
        fix: Option<Fix>,
    }
    let Some(Hint { kind, horizon, seconds, fix }) = Option::deserialize(deserializer)? else { return Ok(None) };
    let horizon = horizon.map(|word| word.parse::<Horizon>().map_err(D::Error::custom)).transpose()?;
    match (kind.parse().map_err(D::Error::custom)?, horizon, seconds, fix) {
        (RetryKind::NotNeeded, None, None, None) => Ok(RetryHint::NotNeeded),
        (RetryKind::Backoff, horizon, None, None) => Ok(RetryHint::Backoff(horizon.unwrap_or(Horizon::Minutes))),
        (RetryKind::After, None, Some(seconds @ 1..), None) => Ok(RetryHint::After(Duration::from_secs(seconds))),
        (RetryKind::AfterFix, None, None, Some(fix)) => Ok(RetryHint::AfterFix(fix)),
        (RetryKind::AwaitRecipient, None, None, None) => Ok(RetryHint::AwaitRecipient),
        (RetryKind::AwaitProvider, None, None, None) => Ok(RetryHint::AwaitProvider),
        (RetryKind::Never, None, None, None) => Ok(RetryHint::Never),
        (RetryKind::Unstated, None, None, None) => Ok(RetryHint::Unstated),
        _ => Err(D::Error::custom(
            "`seconds`, at least 1, goes with `after`, `fix` with `after-fix`, `horizon` with `backoff`",
        )),
    }
    .map(Some)
}
