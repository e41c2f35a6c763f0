//! Judgements and hints as records, written and read; what a newer release has written is read as well as can be.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;
use core::time::Duration;

use serde::de::{Deserialize, Deserializer, Error as _, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::{Basis, Category, Fix, Horizon, Judgement, Party, RetryHint, RetryKind, Scope};

/// A word of a newer release is left out, and its place taken by what follows from the rest.
struct Known<T>(Option<T>);

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: FromStr> Deserialize<'de> for Known<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word<T>(PhantomData<T>);
        impl<T: FromStr> Visitor<'_> for Word<T> {
            type Value = Option<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Option<T>, E> {
                Ok(text.parse().ok())
            }
        }
        deserializer.deserialize_str(Word(PhantomData)).map(Self)
    }
}

/// `{"kind":"after","seconds":600}`, `{"kind":"backoff","horizon":"minutes"}`, `{"kind":"never"}`; in formats that are
/// not for people, all four fields each time, as those read them by place.
impl Serialize for RetryHint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        #[serde(rename = "RetryHint")]
        struct AllFields {
            kind: RetryKind,
            horizon: Option<Horizon>,
            seconds: Option<u64>,
            fix: Option<Fix>,
        }
        #[derive(serde::Serialize)]
        #[serde(rename = "RetryHint")]
        struct SetFields {
            kind: RetryKind,
            #[serde(skip_serializing_if = "Option::is_none")]
            horizon: Option<Horizon>,
            #[serde(skip_serializing_if = "Option::is_none")]
            seconds: Option<u64>,
            #[serde(skip_serializing_if = "Option::is_none")]
            fix: Option<Fix>,
        }
        let (kind, mut horizon, mut seconds, mut fix) = (self.kind(), None, None, None);
        match self.in_whole_seconds() {
            Self::Backoff(passes_in) => horizon = Some(passes_in),
            Self::After(wait) => seconds = Some(wait.as_secs()),
            Self::AfterFix(change) => fix = Some(change),
            _ => {}
        }
        if serializer.is_human_readable() {
            SetFields { kind, horizon, seconds, fix }.serialize(serializer)
        } else {
            AllFields { kind, horizon, seconds, fix }.serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for RetryHint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(rename = "RetryHint")]
        struct Stored {
            kind: RetryKind,
            #[serde(default)]
            horizon: Option<Horizon>,
            #[serde(default)]
            seconds: Option<u64>,
            #[serde(default)]
            fix: Option<Known<Fix>>,
        }
        let Stored { kind, horizon, seconds, fix } = Stored::deserialize(deserializer)?;
        Ok(match kind {
            RetryKind::NotNeeded => Self::NotNeeded,
            RetryKind::Backoff => Self::Backoff(horizon.unwrap_or(Horizon::Minutes)),
            RetryKind::After => {
                Self::After(Duration::from_secs(seconds.ok_or_else(|| D::Error::missing_field("seconds"))?))
            }
            RetryKind::AfterFix => match fix {
                Some(Known(Some(fix))) => Self::AfterFix(fix),
                Some(Known(None)) => Self::Unstated,
                None => return Err(D::Error::missing_field("fix")),
            },
            RetryKind::AwaitRecipient => Self::AwaitRecipient,
            RetryKind::AwaitProvider => Self::AwaitProvider,
            RetryKind::Never => Self::Never,
            RetryKind::Unstated => Self::Unstated,
        })
    }
}

impl Serialize for Judgement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut judgement = serializer.serialize_struct("Judgement", 6)?;
        judgement.serialize_field("category", &self.category())?;
        judgement.serialize_field("retry", &self.retry())?;
        judgement.serialize_field("basis", &self.basis())?;
        judgement.serialize_field("party", &self.party())?;
        judgement.serialize_field("scope", &self.scope())?;
        judgement.serialize_field("may_have_been_delivered", &self.may_have_been_delivered())?;
        judgement.end()
    }
}

impl<'de> Deserialize<'de> for Judgement {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(rename = "Judgement")]
        struct Stored {
            category: Category,
            retry: RetryHint,
            #[serde(default)]
            basis: Known<Basis>,
            #[serde(default)]
            party: Known<Party>,
            #[serde(default)]
            scope: Known<Scope>,
            #[serde(default)]
            may_have_been_delivered: Flag,
        }
        let stored = Stored::deserialize(deserializer)?;
        let usual = Self::new(stored.category, stored.retry);
        Ok(usual
            .with_basis(stored.basis.0.unwrap_or(usual.basis()))
            .with_party(stored.party.0.unwrap_or(usual.party()))
            .with_scope(stored.scope.0.unwrap_or(usual.scope()))
            .with_may_have_been_delivered(stored.may_have_been_delivered.0.unwrap_or(usual.may_have_been_delivered())))
    }
}

/// A flag that may be left out where fields have names.
#[derive(Default)]
struct Flag(Option<bool>);

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        bool::deserialize(deserializer).map(|flag| Self(Some(flag)))
    }
}
