//! The behaviour that every generated `Code` shares.

/// Implements a generated `Code` on the `TABLE` beside it. `inline` leaves each function to the crates that call it: there
/// are 1,700 of them, and a program calls a few.
macro_rules! code_type {
    () => {
        impl Code {
            /// The code that this is, from an integer, from text, or with a subcode; of an unlisted subcode, the code
            /// alone.
            ///
            /// # Errors
            /// [`LookupError::Unlisted`](crate::LookupError::Unlisted) and
            /// [`LookupError::Malformed`](crate::LookupError::Malformed).
            #[inline]
            pub fn new<'a>(code: impl Into<$crate::RawCode<'a>>) -> Result<Self, $crate::LookupError> {
                $crate::lookup::position(&TABLE, &code.into()).map(|position| Self::ALL[position])
            }

            /// The entry of this code: its texts and its judgement.
            #[must_use]
            #[inline]
            pub const fn entry(self) -> &'static $crate::Entry {
                &TABLE.entries[self as usize]
            }
        }

        /// The code as the vendor writes it.
        impl core::fmt::Display for Code {
            #[inline]
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.entry().code())
            }
        }

        /// The variant's name.
        impl core::fmt::Debug for Code {
            #[inline]
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.entry().name())
            }
        }

        impl core::str::FromStr for Code {
            type Err = $crate::LookupError;

            #[inline]
            fn from_str(text: &str) -> Result<Self, $crate::LookupError> {
                Self::new(text)
            }
        }

        impl From<Code> for &'static $crate::Entry {
            #[inline]
            fn from(code: Code) -> Self {
                code.entry()
            }
        }

        /// Succeeds for the entries of this table.
        impl TryFrom<&'static $crate::Entry> for Code {
            type Error = $crate::LookupError;

            #[inline]
            fn try_from(entry: &'static $crate::Entry) -> Result<Self, $crate::LookupError> {
                let position = TABLE.entries.iter().position(|own| own == entry);
                position.map(|position| Self::ALL[position]).ok_or($crate::LookupError::not_in(&TABLE, None))
            }
        }

        $crate::code::try_from!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize &str $crate::RawCode<'_>);

        #[cfg(feature = "serde")]
        $crate::serde_impls::as_code!(Code);
    };
}
pub(crate) use code_type;

macro_rules! try_from {
    ($($raw:ty)*) => {$(
        impl TryFrom<$raw> for Code {
            type Error = $crate::LookupError;

            #[inline]
            fn try_from(code: $raw) -> Result<Self, $crate::LookupError> {
                Self::new(code)
            }
        }
    )*};
}
pub(crate) use try_from;
