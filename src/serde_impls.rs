//! Feature `serde`: words and codes as text both ways, entries and judgements as one flat record.

use core::fmt::{self, Display};
use core::time::Duration;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, Unexpected, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::judgement::Judgement;
use crate::{Channel, Entry, Fix, Normalized, Provider, RawCode, RetryHint};

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
                deserializer.deserialize_str($crate::serde_impls::Parsed::new(concat!("the name of a ", $noun)))
            }
        }
    };
}
pub(crate) use as_word;

/// A typed code: written as the vendor writes it, read from text or from an integer.
macro_rules! as_code {
    ($type:ty) => {
        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.entry().code())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any($crate::serde_impls::AnyCode(Self::from_raw))
            }
        }
    };
}
pub(crate) use as_code;

/// Reads what has a [`FromStr`](core::str::FromStr).
pub(crate) struct Parsed<T> {
    expected: &'static str,
    parsed: core::marker::PhantomData<T>,
}

impl<T> Parsed<T> {
    pub(crate) fn new(expected: &'static str) -> Self {
        Self { expected, parsed: core::marker::PhantomData }
    }
}

impl<T: core::str::FromStr<Err: Display>> Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
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

/// `{"kind":"after","seconds":600}`, `{"kind":"after-fix","fix":"address"}`, `{"kind":"backoff"}`.
impl Serialize for RetryHint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let carries = matches!(self, Self::After(_) | Self::AfterFix(_));
        let mut hint = serializer.serialize_struct("RetryHint", 1 + usize::from(carries))?;
        hint.serialize_field("kind", self.kind())?;
        match self {
            Self::After(wait) => hint.serialize_field("seconds", &wait.as_secs())?,
            Self::AfterFix(fix) => hint.serialize_field("fix", fix)?,
            _ => {}
        }
        hint.end()
    }
}

impl<'de> Deserialize<'de> for RetryHint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("RetryHint", FIELDS, HintVisitor)
    }
}

const FIELDS: &[&str] = &["kind", "seconds", "fix"];

const BARE: [RetryHint; 5] =
    [RetryHint::NotNeeded, RetryHint::Backoff, RetryHint::AwaitRecipient, RetryHint::Never, RetryHint::Unstated];

struct HintVisitor;

impl<'de> Visitor<'de> for HintVisitor {
    type Value = RetryHint;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a retry hint: kind, with seconds or fix where it carries one")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RetryHint, A::Error> {
        let (mut kind, mut seconds, mut fix) = (None, None, None::<Fix>);
        while let Some(field) = map.next_key_seed(OneOf(FIELDS))? {
            match field {
                "kind" => {
                    let kinds =
                        &["not-needed", "backoff", "after", "after-fix", "await-recipient", "never", "unstated"];
                    kind = Some(map.next_value_seed(OneOf(kinds))?);
                }
                "seconds" => seconds = Some(map.next_value()?),
                _ => fix = Some(map.next_value()?),
            }
        }
        let kind = kind.ok_or_else(|| A::Error::missing_field("kind"))?;
        match (kind, seconds, fix) {
            ("after", Some(seconds), None) => Ok(RetryHint::After(Duration::from_secs(seconds))),
            ("after", None, _) => Err(A::Error::missing_field("seconds")),
            ("after-fix", None, Some(fix)) => Ok(RetryHint::AfterFix(fix)),
            ("after-fix", _, None) => Err(A::Error::missing_field("fix")),
            (kind, None, None) => BARE
                .into_iter()
                .find(|hint| hint.kind() == kind)
                .ok_or_else(|| A::Error::custom("no such kind of retry hint")),
            _ => Err(A::Error::custom("seconds go with `after`, a fix with `after-fix`")),
        }
    }
}

/// Reads one of a few words, without allocating.
struct OneOf(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for OneOf {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for OneOf {
    type Value = &'static str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of {:?}", self.0)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let word = self.0.iter().find(|word| **word == text);
        word.copied().ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// As text, whatever it came as.
impl Serialize for RawCode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let header = (self.provider(), self.channel(), self.code().into());
        record(serializer, header, Some(self), &self.judgement)
    }
}

/// The record of its entry; with a code that is not listed, as it came, and null for every text.
impl Serialize for Normalized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.entry() {
            Some(entry) if self.listed() => entry.serialize(serializer),
            entry => {
                let header = (self.source().provider(), self.source().channel(), self.code());
                record(serializer, header, entry, self.judgement())
            }
        }
    }
}

fn record<S: Serializer>(
    serializer: S,
    (provider, channel, code): (Provider, Option<Channel>, RawCode<'_>),
    entry: Option<&Entry>,
    judgement: &Judgement,
) -> Result<S::Ok, S::Error> {
    let mut record = serializer.serialize_struct("Entry", 15)?;
    record.serialize_field("provider", &provider)?;
    record.serialize_field("channel", &channel)?;
    record.serialize_field("code", &code)?;
    record.serialize_field("name", &entry.map(Entry::name))?;
    record.serialize_field("title", &entry.map(Entry::title))?;
    record.serialize_field("summary", &entry.map(Entry::summary))?;
    record.serialize_field("remedy", &entry.and_then(Entry::remedy))?;
    record.serialize_field("category", &judgement.category)?;
    record.serialize_field("retry", &judgement.retry)?;
    record.serialize_field("basis", &judgement.basis)?;
    record.serialize_field("party", &judgement.party())?;
    record.serialize_field("scope", &judgement.scope())?;
    record.serialize_field("may_have_been_delivered", &judgement.may_have_been_delivered())?;
    record.serialize_field("deprecated", &entry.is_some_and(Entry::deprecated))?;
    record.serialize_field("source", &entry.map(Entry::source))?;
    record.end()
}
