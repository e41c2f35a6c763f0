//! The shape of generated data: a catalog for each provider, and the tables that it is made of.

use crate::entry::Entry;
use crate::judgement::Judgement;
use crate::raw_code::Key;
use crate::{Channel, Channels, LookupError, Provider, RawCode, Source, catalog};

/// All that is known of one provider's codes.
pub(crate) struct Catalog {
    pub(crate) provider: Provider,
    /// How many digits the vendor pads its codes to; 1 where it does not pad.
    pub(crate) width: usize,
    /// Whether the vendor answers with names as well as numbers.
    pub(crate) named: bool,
    /// Table after table, each in the order of its codes.
    pub(crate) entries: &'static [Entry],
    /// What the hash means by a value from [`AMBIGUOUS`] on.
    pub(crate) ambiguous: &'static [Ambiguous],
    pub(crate) symbols: Option<&'static phf::Map<&'static str, u16>>,
    pub(crate) ranges: &'static [Range],
    /// Sorted by subcode, and then by code with `None` first.
    pub(crate) subcodes: &'static [Subcode],
    /// Sorted by index.
    pub(crate) extras: &'static [Extra],
    pub(crate) series: &'static [Series],
    /// From the first of the series to the last.
    pub(crate) numbered: Span,
}

/// By what a miss is known to be simply a code that is not listed.
pub(crate) struct Plain {
    /// The source has tables,
    pub(crate) sections: u16,
    /// and no range holds the code.
    pub(crate) ranges: Span,
}

/// A run of numbers.
pub(crate) struct Span {
    pub(crate) first: u32,
    pub(crate) len: u32,
}

impl Plain {
    #[inline]
    pub(crate) fn tells(&self, source: Source, number: u64, found: usize) -> bool {
        let ambiguous = (AMBIGUOUS..2 * AMBIGUOUS).contains(&found);
        !ambiguous && source.is_among(self.sections) && !self.ranges.holds(number)
    }
}

impl Span {
    #[inline]
    pub(crate) fn holds(&self, number: u64) -> bool {
        number.wrapping_sub(self.first.into()) < u64::from(self.len)
    }
}

/// From here on, a value of the hash counts codes that are ambiguous, and not entries.
pub(crate) const AMBIGUOUS: usize = 1 << 15;

/// A code that means different things on these channels.
pub(crate) struct Ambiguous(pub(crate) u32, pub(crate) Channels);

/// An entry that stands for a run of numbers.
pub(crate) struct Range {
    pub(crate) last: u32,
    pub(crate) index: u16,
}

/// A subcode of one code, or of any.
pub(crate) struct Subcode {
    pub(crate) number: u32,
    pub(crate) code: Option<u32>,
    pub(crate) index: u16,
}

/// What few entries have.
pub(crate) struct Extra {
    pub(crate) index: u16,
    pub(crate) http: Option<u16>,
    pub(crate) meanings: &'static [&'static str],
}

/// What the vendor publishes of a run of its numbers, for those that it does not list.
pub(crate) struct Series {
    pub(crate) sections: u16,
    pub(crate) codes: Span,
    pub(crate) judgement: Judgement,
}

impl Catalog {
    /// The entry of the range that a number falls into.
    pub(crate) fn range(&self, source: Source, number: u64) -> Option<&'static Entry> {
        self.answering(source, self.range_index(number)?)
    }

    pub(crate) fn named(&self, source: Source, symbol: &str) -> Option<&'static Entry> {
        self.answering(source, self.symbol(symbol)?)
    }

    /// The entry of a code with a subcode, or of a subcode that comes with any code.
    pub(crate) fn pair(&self, source: Source, code: u64, subcode: u64) -> Option<&'static Entry> {
        self.answering(source, self.pair_index(code, subcode)?)
    }

    fn answering(&self, source: Source, index: usize) -> Option<&'static Entry> {
        self.entries.get(index).filter(|entry| entry.answers(source))
    }

    fn pair_index(&self, code: u64, subcode: u64) -> Option<usize> {
        let first = self.subcodes.partition_point(|listed| u64::from(listed.number) < subcode);
        let listed = self.subcodes.get(first..)?.iter().take_while(|listed| u64::from(listed.number) == subcode);
        let fitting = listed.filter(|listed| listed.code.is_none_or(|of| u64::from(of) == code));
        // The subcode of this code is more exact than that of any, and stands after it.
        fitting.last().map(|listed| usize::from(listed.index))
    }

    /// The channels on which a code means different things, where it does.
    pub(crate) fn ambiguity(&self, key: Key<'_>) -> Option<LookupError> {
        let Key::Number { value, width: 0 } = key else { return None };
        let found = catalog::HASH.find(self.provider, Source::from(self.provider).section(), value);
        let &Ambiguous(code, channels) = self.ambiguous.get(found.checked_sub(AMBIGUOUS)?)?;
        (u64::from(code) == value).then_some(LookupError::Ambiguous { provider: self.provider, channels })
    }

    fn symbol(&self, symbol: &str) -> Option<usize> {
        self.symbols?.get(symbol).map(|&index| usize::from(index))
    }

    fn range_index(&self, code: u64) -> Option<usize> {
        let index = usize::from(self.ranges.iter().find(|range| code <= range.last.into())?.index);
        self.entries.get(index).is_some_and(|entry| u64::from(entry.number) <= code).then_some(index)
    }

    /// The vendor could write such a code and does not list it, or could not write it.
    pub(crate) fn unlisted(&self, key: Key<'_>) -> LookupError {
        match key {
            Key::Number { width, .. } if width <= self.width => LookupError::Unlisted { provider: self.provider },
            Key::Symbol(symbol) if self.named && is_name(symbol) => LookupError::Unlisted { provider: self.provider },
            _ => self.malformed(),
        }
    }

    pub(crate) fn malformed(&self) -> LookupError {
        LookupError::Malformed { provider: self.provider }
    }

    /// What the vendor's numbering says of a code that it does not list.
    pub(crate) fn series(&self, source: Source, code: u64) -> Option<&'static Judgement> {
        let holds = |series: &&Series| source.is_among(series.sections) && series.codes.holds(code);
        self.series.iter().find(holds).map(|series| &series.judgement)
    }
}

/// Whether a vendor that answers with names could write such a one.
fn is_name(symbol: &str) -> bool {
    symbol.starts_with(|first: char| first.is_ascii_uppercase())
        && symbol.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_'))
}

/// A part of a catalog: the codes on one channel, or on all of them.
pub(crate) struct Table {
    pub(crate) catalog: &'static Catalog,
    pub(crate) channel: Option<Channel>,
    /// Where the hash finds this table's codes: its channel's section, unless another table goes
    /// before it there.
    pub(crate) section: u8,
    pub(crate) first: usize,
    pub(crate) len: usize,
    pub(crate) pages: &'static [&'static str],
}

impl Table {
    pub(crate) fn entries(&self) -> &'static [Entry] {
        self.catalog.entries.get(self.first..self.first + self.len).unwrap_or_default()
    }

    /// Where in this table a code's entry stands.
    pub(crate) fn position(&self, code: RawCode<'_>) -> Result<usize, LookupError> {
        let catalog = self.catalog;
        let key = code.key().ok_or_else(|| catalog.malformed())?;
        let found = match key {
            Key::Number { value, width } if width <= catalog.width => {
                let found = catalog::HASH.find(catalog.provider, self.section, value);
                let entry = catalog.entries.get(found).filter(|entry| entry.has_number(value));
                entry.map_or_else(|| catalog.range_index(value), |_| Some(found))
            }
            Key::Number { .. } => None,
            Key::Symbol(symbol) => catalog.symbol(symbol),
        };
        let found = code.pair().and_then(|(code, subcode)| catalog.pair_index(code, subcode)).or(found);
        let position = found.and_then(|found| found.checked_sub(self.first)).filter(|&position| position < self.len);
        position.ok_or_else(|| catalog.unlisted(key))
    }
}
