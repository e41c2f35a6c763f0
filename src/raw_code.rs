//! A code as it came: any integer or text, with a subcode or without; and its one reading.

use core::fmt;

use crate::key::{Forms, Key, Part};

/// A vendor's code as its JSON happens to carry it: an integer of any type, or text.
///
/// It is kept as it came; nothing is trimmed, padded or rounded. A look-up takes `impl Into<RawCode>`, so there is
/// seldom a need to name this type, except for a code with a subcode that may be missing:
///
/// ```
/// use undelivered::{lookup, Provider, RawCode};
///
/// let (code, error_subcode) = (190, Some(463));
/// let expired = lookup(Provider::WhatsAppCloud, RawCode::with_subcode(code, error_subcode))?;
/// assert_eq!(expired.code(), "190/463");
/// assert_eq!(lookup(Provider::WhatsAppCloud, (190, 463))?, expired);
/// assert_eq!(lookup(Provider::WhatsAppCloud, "190/463")?, expired);
///
/// // An unlisted subcode leaves the code.
/// assert_eq!(lookup(Provider::WhatsAppCloud, (131047, 1))?.code(), "131047");
/// # Ok::<(), undelivered::LookupError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RawCode<'a> {
    code: Raw<'a>,
    subcode: Option<Raw<'a>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Raw<'a> {
    Number(u64),
    Text(&'a str),
    /// An integer that `u64` does not hold: sign, and magnitude from the highest half down.
    Wide {
        negative: bool,
        magnitude: [u64; 2],
    },
}

/// What a code is to a numbering that writes its codes in certain forms.
pub(crate) enum Reading<'a> {
    Key(Key<'a>),
    /// Of the right form, and nothing that a table could hold.
    Unlisted,
    Malformed,
}

impl<'a> RawCode<'a> {
    /// A code with the subcode beside it, where there is one. A code that has a subcode already keeps its own.
    #[must_use]
    pub fn with_subcode<S: Into<RawCode<'a>>>(code: impl Into<RawCode<'a>>, subcode: Option<S>) -> Self {
        let code = code.into();
        Self { subcode: code.subcode.or(subcode.map(|subcode| subcode.into().code)), ..code }
    }

    /// A number by itself that needs no further reading.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "the caller's compiler knows the form of the code, and keeps one branch")]
    pub(crate) fn plain_number(&self) -> Option<u64> {
        match (self.code, self.subcode) {
            (Raw::Number(number), None) => Some(number),
            (Raw::Text(text), None) => crate::digits::unpadded(text.as_bytes()),
            _ => None,
        }
    }

    /// A text by itself.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "as above")]
    pub(crate) fn plain_text(&self) -> Option<&'a str> {
        match (self.code, self.subcode) {
            (Raw::Text(text), None) => Some(text),
            _ => None,
        }
    }

    /// The number that it is, where it has no subcode.
    #[cfg(feature = "std")]
    pub(crate) fn number_alone(&self) -> Option<u64> {
        let has_subcode = self.subcode.is_some() || matches!(self.code, Raw::Text(text) if text.contains('/'));
        self.number().filter(|_| !has_subcode)
    }

    /// The code as a number, without its subcode; `None` for what is not written in decimal digits alone, and for what a
    /// `u64` does not hold.
    ///
    /// ```
    /// use undelivered::RawCode;
    ///
    /// assert_eq!(RawCode::from("0004").number(), Some(4));
    /// assert_eq!(RawCode::from((190, 463)).number(), Some(190));
    /// assert_eq!(RawCode::from("BadDeviceToken").number(), None);
    /// ```
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        match self.code {
            Raw::Number(number) => Some(number),
            Raw::Text(text) => {
                let code = text.split_once('/').map_or(text, |(code, _)| code);
                code.bytes().all(|byte| byte.is_ascii_digit()).then(|| code.parse().ok())?
            }
            Raw::Wide { .. } => None,
        }
    }

    /// The number that it is, for a numbering without numbers.
    pub(crate) fn foreign_number(&self, forms: &Forms) -> Option<u64> {
        self.number().filter(|_| forms.digits == 0)
    }

    pub(crate) fn read(&self, forms: &Forms) -> Reading<'a> {
        let (code, subcode) = match (self.code, self.subcode) {
            (Raw::Text(text), beside) => match text.split_once('/') {
                // As it is displayed: whoever has two subcodes has none that is listed.
                Some((code, subcode)) => {
                    (Raw::Text(code), Some(Raw::Text(if beside.is_some() { "" } else { subcode })))
                }
                None => (self.code, beside),
            },
            both => both,
        };
        match (code.read(forms), subcode.map(|subcode| subcode.read(forms))) {
            (Reading::Key(code), None) => Reading::Key(code),
            (Reading::Key(code @ Key { last: None, .. }), Some(Reading::Key(Key { first, last: None, .. }))) => {
                Reading::Key(Key { subcode: Some(first), ..code })
            }
            // A subcode that nobody could list, as of a range, still tells that the code alone is not all.
            (Reading::Key(code), Some(_)) => Reading::Key(Key { subcode: Some(Part::Word("")), ..code }),
            (unreadable, _) => unreadable,
        }
    }
}

impl<'a> Raw<'a> {
    fn read(self, forms: &Forms) -> Reading<'a> {
        match self {
            Self::Number(_) if forms.digits == 0 => Reading::Malformed,
            Self::Number(number) => {
                Part::of_number(number).map_or(Reading::Unlisted, |part| Reading::Key(Key::of(part)))
            }
            Self::Text(text) if forms.admit(text) => {
                Part::read(text).map_or(Reading::Unlisted, |part| Reading::Key(Key::of(part)))
            }
            // A range is written as its table writes it, and so are its ends.
            Self::Text(text) => match (text.split_once('-'), Key::read(text)) {
                (Some((first, last)), Some(range))
                    if forms.admit(first) && forms.admit(last) && range.last.is_some() =>
                {
                    Reading::Key(range)
                }
                _ => Reading::Malformed,
            },
            Self::Wide { negative: false, .. } if forms.digits > 0 => Reading::Unlisted,
            Self::Wide { .. } => Reading::Malformed,
        }
    }
}

impl fmt::Display for Raw<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
            Self::Wide { negative, magnitude: [high, low] } => {
                let magnitude = u128::from(high) << 64 | u128::from(low);
                if negative { write!(f, "-{magnitude}") } else { magnitude.fmt(f) }
            }
        }
    }
}

/// What came: `131047`, `0004`, `190/463`.
impl fmt::Display for RawCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.subcode {
            Some(subcode) => write!(f, "{}/{subcode}", self.code),
            None => self.code.fmt(f),
        }
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => {$(
        impl From<$integer> for RawCode<'_> {
            #[inline]
            #[allow(clippy::cast_lossless, clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]
            #[allow(unused_comparisons, reason = "unsigned integers are never negative")]
            fn from(number: $integer) -> Self {
                let code = match u64::try_from(number) {
                    Ok(number) => Raw::Number(number),
                    Err(_) => {
                        let negative = number < 0;
                        let magnitude = if negative { (number as i128).unsigned_abs() } else { number as u128 };
                        Raw::Wide { negative, magnitude: [(magnitude >> 64) as u64, magnitude as u64] }
                    }
                };
                Self { code, subcode: None }
            }
        }
    )*};
}

from_integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

/// From `&str`, `&&str`, `&String`, `&Cow<str>` and whatever else lends a text.
impl<'a, T: AsRef<str> + ?Sized> From<&'a T> for RawCode<'a> {
    #[inline]
    fn from(text: &'a T) -> Self {
        Self { code: Raw::Text(text.as_ref()), subcode: None }
    }
}

/// A code with its subcode, as Meta's Graph API answers, `(100, 2018001)`, or Amazon SES: `("Permanent", "NoEmail")`.
impl<'a, C: Into<RawCode<'a>>, S: Into<RawCode<'a>>> From<(C, S)> for RawCode<'a> {
    fn from((code, subcode): (C, S)) -> Self {
        Self::with_subcode(code, Some(subcode))
    }
}
