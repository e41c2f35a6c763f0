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
    /// Those that have a table of their own.
    pub(crate) channels: Channels,
    /// Table after table, each in the order of its codes.
    pub(crate) entries: &'static [Entry],
    /// What the hash means by a value beyond the entries.
    pub(crate) ambiguous: &'static [Ambiguous],
    pub(crate) symbols: Option<&'static phf::Map<&'static str, u16>>,
    pub(crate) ranges: &'static [Range],
    pub(crate) series: &'static [Series],
}

/// A code that means different things on these channels.
pub(crate) struct Ambiguous(pub(crate) u32, pub(crate) Channels);

/// An entry that stands for a run of numbers.
pub(crate) struct Range {
    pub(crate) last: u32,
    pub(crate) index: u16,
}

/// What the vendor publishes of a run of its numbers, for those that it does not list.
pub(crate) struct Series {
    pub(crate) sections: u16,
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) judgement: Judgement,
}

impl Catalog {
    /// What the hash does not hold: the range that a number falls into, or why there is no entry.
    pub(crate) fn unhashed(&self, source: Source, value: u64, found: usize) -> Result<&'static Entry, LookupError> {
        let provider = self.provider;
        let range = self.range(value).and_then(|index| self.entries.get(index));
        if let Some(entry) = range.filter(|entry| entry.answers(source)) {
            return Ok(entry);
        }
        let ambiguous = found.checked_sub(self.entries.len()).and_then(|beyond| self.ambiguous.get(beyond));
        Err(match ambiguous {
            Some(&Ambiguous(code, channels)) if u64::from(code) == value && source.channel().is_none() => {
                LookupError::Ambiguous { provider, channels }
            }
            _ => self.none(source, LookupError::Unlisted { provider }),
        })
    }

    pub(crate) fn named(&self, source: Source, symbol: &str) -> Result<&'static Entry, LookupError> {
        let entry = self.symbol(symbol).and_then(|index| self.entries.get(index));
        let fault = || self.none(source, self.unlisted(Key::Symbol(symbol)));
        entry.filter(|entry| entry.answers(source)).ok_or_else(fault)
    }

    /// Why there is no entry: the fault of the code, unless the channel has no table at all.
    pub(crate) fn none(&self, source: Source, fault: LookupError) -> LookupError {
        match source.channel() {
            Some(channel) if !self.channels.contains(channel) => {
                LookupError::UnsupportedChannel { provider: self.provider, channel }
            }
            _ => fault,
        }
    }

    fn symbol(&self, symbol: &str) -> Option<usize> {
        self.symbols?.get(symbol).map(|&index| usize::from(index))
    }

    fn range(&self, code: u64) -> Option<usize> {
        let index = usize::from(self.ranges.iter().find(|range| code <= range.last.into())?.index);
        self.entries.get(index).is_some_and(|entry| u64::from(entry.number) <= code).then_some(index)
    }

    /// The vendor could write such a code and does not list it, or could not write it.
    fn unlisted(&self, key: Key<'_>) -> LookupError {
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
        let holds = |series: &&Series| {
            let codes = u64::from(series.first)..=u64::from(series.last);
            source.is_among(series.sections) && codes.contains(&code)
        };
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
                entry.map_or_else(|| catalog.range(value), |_| Some(found))
            }
            Key::Number { .. } => None,
            Key::Symbol(symbol) => catalog.symbol(symbol),
        };
        let position = found.and_then(|found| found.checked_sub(self.first)).filter(|&position| position < self.len);
        position.ok_or_else(|| catalog.unlisted(key))
    }
}
