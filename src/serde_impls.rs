//! Feature `serde`: words and codes as text, judgements as records, both ways; entries and answers as flat records.

use core::fmt::{self, Display};
use core::marker::PhantomData;
use core::str::FromStr;
use core::time::Duration;

use serde::de::{Deserialize, Deserializer, Error as _, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::{
    Basis, Category, Channel, Entry, Fix, Group, Horizon, Judgement, Match, Normalized, Page, Party, Provider, RawCode,
    RetryHint, RetryKind, Scope, Source,
};

/// What a word of a newer release is read as, by the noun of its vocabulary; other vocabularies are strict.
const NEWER: [(&str, &str); 3] = [("category", "unknown"), ("retry kind", "unstated"), ("horizon", "days")];

/// A vocabulary's word, by its serialized name.
macro_rules! as_word {
    ($type:ty, $noun:literal) => {
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::serde_impls::Parsed::new($noun))
            }
        }
    };
}
pub(crate) use as_word;

/// A typed code: written as the vendor writes it, read from text or, where the format tells them apart, an integer.
macro_rules! as_code {
    ($type:ty) => {
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.entry().code())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let read = $crate::serde_impls::AnyCode(|code: $crate::RawCode<'_>| Self::new(code));
                if deserializer.is_human_readable() {
                    deserializer.deserialize_any(read)
                } else {
                    deserializer.deserialize_str(read)
                }
            }
        }
    };
}
pub(crate) use as_code;

/// Reads what has a [`FromStr`].
pub(crate) struct Parsed<T>(&'static str, PhantomData<T>);

impl<T> Parsed<T> {
    pub(crate) const fn new(noun: &'static str) -> Self {
        Self(noun, PhantomData)
    }
}

impl<T: FromStr<Err: Display>> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the name of a {}", self.0)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().or_else(|error| {
            let newer = NEWER.iter().find(|(noun, _)| *noun == self.0);
            newer.and_then(|(_, word)| word.parse().ok()).ok_or_else(|| E::custom(error))
        })
    }
}

/// Reads a code from an integer or from text.
pub(crate) struct AnyCode<F>(pub(crate) F);

impl<T, Err: Display, F: FnOnce(RawCode<'_>) -> Result<T, Err>> Visitor<'_> for AnyCode<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a code, as an integer or as text")
    }

    fn visit_u64<E: serde::de::Error>(self, code: u64) -> Result<T, E> {
        self.0(code.into()).map_err(E::custom)
    }

    fn visit_i64<E: serde::de::Error>(self, code: i64) -> Result<T, E> {
        self.0(code.into()).map_err(E::custom)
    }

    fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<T, E> {
        self.0(code.into()).map_err(E::custom)
    }
}

/// `webex-connect/sms`.
impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parsed::new("source"))
    }
}

/// As text, whatever it came as.
impl Serialize for RawCode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

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

/// What a hint carries, each field of which most hints lack.
#[derive(serde::Serialize)]
#[serde(rename = "RetryHint")]
struct AllFields {
    kind: RetryKind,
    horizon: Option<Horizon>,
    seconds: Option<u64>,
    fix: Option<Fix>,
}

/// `{"kind":"after","seconds":600}`, `{"kind":"backoff","horizon":"minutes"}`, `{"kind":"never"}`; in formats that are
/// not for people, all four fields each time.
impl Serialize for RetryHint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut all = AllFields { kind: self.kind(), horizon: None, seconds: None, fix: None };
        match *self {
            Self::Backoff(horizon) => all.horizon = Some(horizon),
            // Rounded up, as every wait is.
            Self::After(wait) => all.seconds = Some(wait.as_secs() + u64::from(wait.subsec_nanos() > 0)),
            Self::AfterFix(fix) => all.fix = Some(fix),
            _ => {}
        }
        if !serializer.is_human_readable() {
            return all.serialize(serializer);
        }
        let carries = all.horizon.is_some() || all.seconds.is_some() || all.fix.is_some();
        let mut hint = serializer.serialize_struct("RetryHint", 1 + usize::from(carries))?;
        hint.serialize_field("kind", &all.kind)?;
        match all {
            AllFields { horizon: Some(horizon), .. } => hint.serialize_field("horizon", &horizon)?,
            AllFields { seconds: Some(seconds), .. } => hint.serialize_field("seconds", &seconds)?,
            AllFields { fix: Some(fix), .. } => hint.serialize_field("fix", &fix)?,
            _ => {}
        }
        hint.end()
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

#[derive(serde::Serialize)]
#[serde(rename = "Page")]
struct PageRecord {
    title: &'static str,
    url: Option<&'static str>,
    retrieved: &'static str,
}

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PageRecord { title: self.title(), url: self.url(), retrieved: self.retrieved() }.serialize(serializer)
    }
}

/// What an entry and an answer have in common, and what only one of them has.
#[derive(serde::Serialize)]
#[serde(rename = "Entry")]
struct Record<'a> {
    provider: Provider,
    channel: Option<Channel>,
    code: RawCode<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<Match>,
    table: Option<&'static str>,
    name: Option<&'static str>,
    title: Option<&'static str>,
    summary: Option<&'static str>,
    remedy: Option<&'static str>,
    note: Option<&'static str>,
    category: Category,
    group: Group,
    retry: RetryHint,
    basis: Basis,
    party: Party,
    scope: Scope,
    may_have_been_delivered: bool,
    permanent: Option<bool>,
    deprecated: bool,
    http_status: Option<u16>,
    meanings: &'static [&'static str],
    failure: Option<&'static str>,
    page: Option<&'static Page>,
}

impl<'a> Record<'a> {
    fn new(source: Source, code: RawCode<'a>, entry: Option<&Entry>, judgement: &Judgement) -> Self {
        Self {
            provider: source.provider(),
            channel: source.channel(),
            code,
            matched: None,
            table: entry.map(|entry| entry.table().id()),
            name: entry.map(Entry::name),
            title: entry.map(Entry::title),
            summary: entry.map(Entry::summary),
            remedy: entry.and_then(Entry::remedy),
            note: entry.and_then(Entry::note),
            category: judgement.category(),
            group: judgement.category().group(),
            retry: judgement.retry(),
            basis: judgement.basis(),
            party: judgement.party(),
            scope: judgement.scope(),
            may_have_been_delivered: judgement.may_have_been_delivered(),
            permanent: entry.and_then(Entry::vendor_says_permanent),
            deprecated: entry.is_some_and(Entry::is_deprecated),
            http_status: entry.and_then(Entry::http_status),
            meanings: entry.map_or(&[], Entry::meanings),
            failure: entry.and_then(Entry::failure),
            page: entry.map(Entry::page),
        }
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Record::new(self.source(), self.code().into(), Some(self), self.judged()).serialize(serializer)
    }
}

/// The record of its entry, with the code as it came; null for every text where no entry tells.
impl Serialize for Normalized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = Record::new(self.source(), self.code(), self.entry(), self.judged());
        record.matched = Some(self.matched());
        record.serialize(serializer)
    }
}
