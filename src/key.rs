//! How a code is written, and the one order that codes stand in. Crate and generator read codes by this same file.

/// What a numbering's codes look like: what is written otherwise is malformed, and not merely unlisted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Forms {
    /// How many digits numbers are padded to: 1 where they are not, 0 where no code is a number.
    pub(crate) digits: u8,
    pub(crate) hex: bool,
    pub(crate) dotted: bool,
    /// A bit for each ASCII character that a word may begin with, and for each that it may have in it, or [`ANY`].
    pub(crate) initials: u128,
    pub(crate) letters: u128,
}

/// Behind the beginning of a text that is a code, whatever may come.
pub(crate) const ANY: u128 = u128::MAX;

/// Numbers end here: no vendor writes a larger one.
const BEYOND: u32 = 1 << 31;

/// The hash files dotted codes as if they were of a provider of their own.
const DOTTED: u8 = 1 << 7;

/// One half of a pair, or all of a simpler code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part<'a> {
    /// Decimal or hexadecimal.
    Number(u32),
    /// Three numbers, with three decimal digits for the second and the third.
    Dotted(u32),
    Word(&'a str),
}

/// A code as a table holds it: `131047`, `190/463`, `200-299`, `5.1.1`, `BadDeviceToken`. In order by number, then a range
/// that begins with it, then its subcodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key<'a> {
    pub(crate) first: Part<'a>,
    pub(crate) subcode: Option<Part<'a>>,
    /// Where the code is a range, its last number.
    pub(crate) last: Option<u32>,
}

impl<'a> Part<'a> {
    /// `None` for nothing, and for a number that no vendor writes.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        if !text.starts_with(|first: char| first.is_ascii_digit()) {
            return (!text.is_empty()).then_some(Self::Word(text));
        }
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return text.parse().ok().and_then(Self::of_number);
        }
        if let Some(hex) = hex_digits(text) {
            return u64::from_str_radix(hex, 16).ok().and_then(Self::of_number);
        }
        if let Some(packed) = dotted(text) {
            return Some(Self::Dotted(packed));
        }
        Some(Self::Word(text))
    }

    pub(crate) fn of_number(number: u64) -> Option<Self> {
        u32::try_from(number).ok().filter(|&number| number < BEYOND).map(Self::Number)
    }

    /// What the hash files it under among the codes of a provider; words have a map of their own.
    #[inline]
    pub(crate) const fn filed(self, provider: u8) -> Option<(u8, u32)> {
        match self {
            Self::Number(number) => Some((provider, number)),
            Self::Dotted(packed) => Some((provider | DOTTED, packed)),
            Self::Word(_) => None,
        }
    }

    /// The number that it is, in whatever spelling.
    pub(crate) fn number(self) -> Option<u32> {
        match self {
            Self::Number(number) => Some(number),
            Self::Dotted(_) | Self::Word(_) => None,
        }
    }
}

impl<'a> Key<'a> {
    pub(crate) const fn of(first: Part<'a>) -> Self {
        Self { first, subcode: None, last: None }
    }

    pub(crate) fn read(text: &'a str) -> Option<Self> {
        if let Some((code, subcode)) = text.split_once('/') {
            return Some(Self { first: Part::read(code)?, subcode: Some(Part::read(subcode)?), last: None });
        }
        if let Some((Some(Part::Number(first)), Some(Part::Number(last)))) =
            text.split_once('-').map(|(first, last)| (Part::read(first), Part::read(last)))
        {
            return Some(Self { first: Part::Number(first), subcode: None, last: Some(last) });
        }
        Part::read(text).map(Self::of)
    }

    /// Whether a range holds this number.
    pub(crate) fn covers(&self, number: u32) -> bool {
        let first = self.first.number();
        self.last.is_some_and(|last| first.is_some_and(|first| (first..=last).contains(&number)))
    }
}

impl Forms {
    /// The number that a text is, as a vendor of these forms writes it; `None` for a long one, which is read elsewhere.
    pub(crate) fn number(&self, text: &str) -> Option<u64> {
        let bytes = text.as_bytes();
        let padded = bytes.len() > 1 && bytes[0] == b'0';
        if self.digits == 0 || bytes.len() > 9 || (padded && bytes.len() > usize::from(self.digits)) {
            return None;
        }
        bytes.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u64::from(byte - b'0')))
    }

    /// Whether a vendor of these forms could write this.
    pub(crate) fn admit(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        if !bytes.first().is_some_and(u8::is_ascii_digit) {
            return self.admit_word(bytes);
        }
        if bytes.iter().all(u8::is_ascii_digit) {
            let padded = bytes.len() > 1 && bytes[0] == b'0';
            return self.digits > 0 && (!padded || bytes.len() <= usize::from(self.digits));
        }
        (self.hex && hex_digits(text).is_some()) || (self.dotted && dotted(text).is_some()) || self.admit_word(bytes)
    }

    /// A dotted code, where the vendor has such.
    pub(crate) fn dotted(&self, text: &str) -> Option<Part<'static>> {
        dotted(text).filter(|_| self.dotted).map(Part::Dotted)
    }

    pub(crate) fn admit_word(&self, word: &[u8]) -> bool {
        let begins = word.first().is_some_and(|&first| among(self.initials, first));
        begins && word.last() != Some(&b' ') && word.iter().all(|&byte| among(self.letters, byte))
    }
}

fn among(set: u128, byte: u8) -> bool {
    set == ANY || (byte.is_ascii() && set >> byte & 1 != 0)
}

fn hex_digits(text: &str) -> Option<&str> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(digits)
}

/// `5.1.1` as 5001001: each number has at most three digits, and none is padded.
fn dotted(text: &str) -> Option<u32> {
    let (mut packed, mut number, mut digits, mut dots) = (0, 0, 0, 0);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' if digits < 3 && !(digits == 1 && number == 0) => {
                number = number * 10 + u32::from(byte - b'0');
                digits += 1;
            }
            b'.' if digits > 0 && dots < 2 => {
                (packed, number, digits, dots) = (packed * 1_000 + number, 0, 0, dots + 1);
            }
            _ => return None,
        }
    }
    (dots == 2 && digits > 0).then_some(packed * 1_000 + number)
}
