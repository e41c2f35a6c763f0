//! The shape that generated tables have, and the perfect hash that finds a code in one.

use crate::entry::Entry;
use crate::judgement::Judgement;
use crate::raw_code::Key;
use crate::{Channel, Provider};

/// One catalog: the codes of one vendor on one channel, or on all of them.
pub(crate) struct Table {
    pub(crate) provider: Provider,
    pub(crate) channel: Option<Channel>,
    /// How many digits the vendor pads its codes to; 1 where it does not pad.
    pub(crate) width: usize,
    /// Whether the vendor answers with names as well as numbers.
    pub(crate) named: bool,
    pub(crate) hash: Hash,
    /// Indexed by the hash. A slot that no code falls into repeats a code that falls elsewhere:
    /// that code never looks here, so no value has to be set aside for "empty".
    pub(crate) slots: &'static [Slot],
    pub(crate) symbols: Option<&'static phf::Map<&'static str, u16>>,
    pub(crate) ranges: &'static [Range],
    pub(crate) series: &'static [Series],
    pub(crate) entries: &'static [Entry],
}

/// Multiplicative hashing: one multiplication, one shift. The generator searches a multiplier
/// under which no two codes of the table meet.
#[derive(Clone, Copy)]
pub(crate) struct Hash {
    pub(crate) multiplier: u32,
    pub(crate) shift: u32,
}

impl Hash {
    #[inline]
    fn of(self, code: u32) -> usize {
        (code.wrapping_mul(self.multiplier) >> self.shift) as usize
    }
}

/// A code and the index of its entry.
pub(crate) struct Slot(pub(crate) u32, pub(crate) u16);

/// An entry that stands for a run of numbers.
pub(crate) struct Range {
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) index: u16,
}

/// What the vendor publishes of a run of its numbers, for those that it does not list.
pub(crate) struct Series {
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) judgement: Judgement,
}

impl Table {
    #[inline]
    pub(crate) fn get(&self, key: Key<'_>) -> Option<&'static Entry> {
        self.entries.get(self.position(key)?)
    }

    #[inline]
    pub(crate) fn position(&self, key: Key<'_>) -> Option<usize> {
        let index = match key {
            Key::Number { value, width } => self.index(self.number(value, width)?)?,
            Key::Symbol(symbol) => *self.symbols?.get(symbol)?,
        };
        Some(usize::from(index))
    }

    /// A number that this vendor could write so; every table's codes fit 32 bits.
    #[inline]
    fn number(&self, value: u64, width: usize) -> Option<u32> {
        if width <= self.width { u32::try_from(value).ok() } else { None }
    }

    #[inline]
    fn index(&self, code: u32) -> Option<u16> {
        match self.slots.get(self.hash.of(code)) {
            Some(&Slot(listed, index)) if listed == code => Some(index),
            _ => self.ranges.iter().find(|range| (range.first..=range.last).contains(&code)).map(|range| range.index),
        }
    }

    /// Whether the vendor could write such a code, listed or not.
    pub(crate) fn has_form(&self, key: Key<'_>) -> bool {
        match key {
            Key::Number { width, .. } => width <= self.width,
            Key::Symbol(symbol) => {
                self.named
                    && symbol.starts_with(|first: char| first.is_ascii_uppercase())
                    && symbol.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_'))
            }
        }
    }

    /// What the vendor's numbering says of a code that it does not list.
    pub(crate) fn series(&self, key: Key<'_>) -> Option<&'static Series> {
        let Key::Number { value, width } = key else { return None };
        let code = self.number(value, width)?;
        self.series.iter().find(|series| (series.first..=series.last).contains(&code))
    }
}
