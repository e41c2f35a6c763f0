//! Feature `serde`: words, codes and sources as text, both ways.

mod judgement;
mod record;
#[cfg(feature = "std")]
pub(crate) mod rule;

use core::fmt::{self, Display};
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Deserialize, Deserializer, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::{RawCode, Source};

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
        text.parse().or_else(|_| {
            let newer = NEWER.iter().find(|(noun, _)| *noun == self.0);
            let word = newer.and_then(|(_, word)| word.parse().ok());
            word.ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
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
