//! The only door to generated code, and the behaviour that every generated `Code` shares.
#![allow(clippy::doc_markdown, reason = "the texts of vendors are prose")]

use crate::Provider;
use crate::table::{Catalog, Table};

include!(concat!(env!("OUT_DIR"), "/index.rs"));

#[inline]
pub(crate) fn of(provider: Provider) -> &'static Catalog {
    CATALOGS[provider as usize]
}

/// Implements a generated `Code` on the `TABLE` beside it.
macro_rules! code_type {
    () => {
        impl Code {
            /// The entry of this code: its texts and its judgement.
            #[must_use]
            pub fn entry(self) -> &'static $crate::Entry {
                &TABLE.entries()[self as usize]
            }

            fn from_raw(code: $crate::RawCode<'_>) -> Result<Self, $crate::LookupError> {
                TABLE.position(code).map(|position| Self::ALL[position])
            }
        }

        /// The code as the vendor writes it.
        impl core::fmt::Display for Code {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.entry().code())
            }
        }

        impl core::str::FromStr for Code {
            type Err = $crate::LookupError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::from_raw(text.into())
            }
        }

        impl From<Code> for &'static $crate::Entry {
            fn from(code: Code) -> Self {
                code.entry()
            }
        }

        /// Succeeds for the entries of this catalog.
        impl TryFrom<&'static $crate::Entry> for Code {
            type Error = $crate::LookupError;

            fn try_from(entry: &'static $crate::Entry) -> Result<Self, Self::Error> {
                if core::ptr::eq(entry.table, &TABLE) {
                    Self::from_raw(entry.code().into())
                } else {
                    Err($crate::LookupError::Unlisted { provider: TABLE.catalog.provider })
                }
            }
        }

        $crate::catalog::try_from!(i32 i64 u16 u32 u64 &str $crate::RawCode<'_>);

        #[cfg(feature = "serde")]
        $crate::serde_impls::as_code!(Code);
    };
}
pub(crate) use code_type;

macro_rules! try_from {
    ($($raw:ty)*) => {$(
        impl TryFrom<$raw> for Code {
            type Error = $crate::LookupError;

            fn try_from(code: $raw) -> Result<Self, Self::Error> {
                Self::from_raw(code.into())
            }
        }
    )*};
}
pub(crate) use try_from;
