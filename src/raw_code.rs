//! A code as it came: any integer or text, and the one reading of it that look-ups use.

use core::fmt;

use crate::digits::Digits;

/// A vendor's code as its JSON happens to carry it: an integer of any type, or text.
///
/// It is kept as it came; nothing is trimmed, padded or rounded. A look-up takes
/// `impl Into<RawCode>`, so there is seldom a need to name this type.
///
/// Meta's Graph API answers with a subcode beside the code: a pair of both finds the more exact
/// entry, or else the one of the code alone.
///
/// ```
/// use undelivered::{lookup, Provider};
///
/// let expired = lookup(Provider::WhatsAppCloud, (190, 463))?;
/// assert_eq!(expired.code(), "190/463");
/// assert_eq!(lookup(Provider::WhatsAppCloud, (131047, 1))?.code(), "131047");
/// # Ok::<(), undelivered::LookupError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RawCode<'a>(pub(crate) Form<'a>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Form<'a> {
    Number(u64),
    /// A code and its subcode.
    Pair(u64, u64),
    Negative(i128),
    TooLarge(u128),
    Text(&'a str),
}

/// What a table can be asked for.
#[derive(Clone, Copy)]
pub(crate) enum Key<'a> {
    /// `width` is how many digits were written where the first of several is a zero, else 0.
    Number {
        value: u64,
        width: usize,
    },
    Symbol(&'a str),
}

impl<'a> RawCode<'a> {
    /// `None` for what no vendor writes: a negative number, or one over `u64`.
    #[inline]
    pub(crate) fn key(self) -> Option<Key<'a>> {
        match self.0 {
            Form::Number(value) | Form::Pair(value, _) => Some(Key::Number { value, width: 0 }),
            Form::Text(text) => Key::of_text(text),
            Form::Negative(_) | Form::TooLarge(_) => None,
        }
    }
}

impl RawCode<'_> {
    /// Code and subcode, where there are both.
    pub(crate) fn pair(self) -> Option<(u64, u64)> {
        match self.0 {
            Form::Pair(code, subcode) => Some((code, subcode)),
            _ => None,
        }
    }

    /// The number that it is, in whatever form.
    #[inline]
    pub(crate) fn number(self) -> Option<u64> {
        match self.key()? {
            Key::Number { value, .. } => Some(value),
            Key::Symbol(_) => None,
        }
    }
}

impl<'a> Key<'a> {
    /// `None` for a number over `u64`.
    pub(crate) fn of_text(text: &'a str) -> Option<Self> {
        match Digits::of(text.as_bytes()) {
            Digits::Number(value) => {
                let padded = text.len() > 1 && text.starts_with('0');
                Some(Self::Number { value, width: if padded { text.len() } else { 0 } })
            }
            Digits::Mixed => Some(Self::Symbol(text)),
            Digits::TooLarge => None,
        }
    }
}

impl fmt::Display for RawCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Number(number) => number.fmt(f),
            Form::Pair(code, subcode) => write!(f, "{code}/{subcode}"),
            Form::Negative(number) => number.fmt(f),
            Form::TooLarge(number) => number.fmt(f),
            Form::Text(text) => text.fmt(f),
        }
    }
}

macro_rules! from_unsigned {
    ($($integer:ty)*) => {$(
        impl From<$integer> for RawCode<'_> {
            #[inline]
            #[allow(clippy::cast_lossless, reason = "the pointer-sized types have no `From`")]
            fn from(number: $integer) -> Self {
                Self(match u64::try_from(number) {
                    Ok(number) => Form::Number(number),
                    Err(_) => Form::TooLarge(number as u128),
                })
            }
        }
    )*};
}

macro_rules! from_signed {
    ($($integer:ty)*) => {$(
        impl From<$integer> for RawCode<'_> {
            #[inline]
            #[allow(clippy::cast_lossless, reason = "the pointer-sized types have no `From`")]
            fn from(number: $integer) -> Self {
                Self(match (u64::try_from(number), u128::try_from(number)) {
                    (Ok(number), _) => Form::Number(number),
                    (Err(_), Ok(number)) => Form::TooLarge(number),
                    (Err(_), Err(_)) => Form::Negative(number as i128),
                })
            }
        }
    )*};
}

from_unsigned!(u8 u16 u32 u64 u128 usize);
from_signed!(i8 i16 i32 i64 i128 isize);

impl<'a> From<&'a str> for RawCode<'a> {
    #[inline]
    fn from(text: &'a str) -> Self {
        Self(Form::Text(text))
    }
}

/// A code with its subcode, as Meta's Graph API answers: `(100, 2018001)`.
///
/// A subcode that is no number, or one beside a code that is none, tells nothing and is left out.
impl<'a, C: Into<RawCode<'a>>, S: Into<RawCode<'a>>> From<(C, S)> for RawCode<'a> {
    fn from((code, subcode): (C, S)) -> Self {
        let code = code.into();
        match (code.key(), subcode.into().number()) {
            (Some(Key::Number { value, width: 0 }), Some(subcode)) => Self(Form::Pair(value, subcode)),
            _ => code,
        }
    }
}

#[cfg(feature = "std")]
impl<'a> From<&'a std::string::String> for RawCode<'a> {
    #[inline]
    fn from(text: &'a std::string::String) -> Self {
        Self(Form::Text(text))
    }
}
