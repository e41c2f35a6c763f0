//! Which entry answers where: the tables of one provider, merged into sections.

use std::collections::BTreeMap;

use super::model::{Row, Table};
use super::vocabulary::{CHANNELS, PROVIDERS};

/// What the hash gives for an ambiguous code: its place among them, beyond all entries.
pub const AMBIGUOUS: usize = 1 << 15;

/// A channel's place among the sections; after them comes the section where none is named.
pub fn section(channel: Option<&str>) -> usize {
    let place = |channel| CHANNELS.words.iter().position(|word| *word == channel);
    channel.and_then(place).unwrap_or(CHANNELS.words.len())
}

/// A bit for the section of each channel.
pub fn bits<'c>(channels: impl IntoIterator<Item = &'c str>) -> u16 {
    channels.into_iter().fold(0, |bits, channel| bits | 1 << section(Some(channel)))
}

/// Every provider that there is, with those of the tables that are its own.
pub fn providers(tables: &[Table]) -> Vec<Provider<'_>> {
    PROVIDERS.words.iter().map(|name| Provider::new(name, tables)).collect()
}

/// The tables of one provider, and what its look-ups find.
pub struct Provider<'t> {
    pub name: &'t str,
    pub tables: Vec<&'t Table>,
    /// Section and code, with the index of the entry, or `AMBIGUOUS` and more.
    pub keys: BTreeMap<(usize, u32), usize>,
    /// Codes of several meanings, with the sections of their channels.
    pub ambiguous: Vec<(u32, u16)>,
    /// For each table, the section in which all its codes are found.
    pub own: Vec<usize>,
}

/// A row, and its index among all rows of the provider.
type Placed<'t> = (usize, &'t Row);

impl<'t> Provider<'t> {
    fn new(name: &'t str, all: &'t [Table]) -> Self {
        let tables: Vec<&Table> = all.iter().filter(|table| table.provider == name).collect();
        let mut provider = Self { name, tables, keys: BTreeMap::new(), ambiguous: Vec::new(), own: Vec::new() };
        let shared = provider.rows(|table| table.channel.is_none());
        for channel in provider.channels() {
            for (index, row) in provider.rows(|table| table.channel == Some(channel)).iter().chain(&shared) {
                provider.keys.entry((section(Some(channel)), row.code.first)).or_insert(*index);
            }
        }
        for (code, meanings) in provider.meanings() {
            let (first, row) = meanings[0];
            let index = if meanings.iter().all(|(_, other)| other.judgement.agrees(&row.judgement)) {
                first
            } else {
                provider.ambiguous.push((code, provider.sections_of(&meanings)));
                AMBIGUOUS + provider.ambiguous.len() - 1
            };
            provider.keys.insert((section(None), code), index);
        }
        provider.give_sections_of_their_own();
        provider
    }

    pub fn len(&self) -> usize {
        self.tables.iter().map(|table| table.rows.len()).sum()
    }

    /// The channels that have a table, in the order of the vocabulary.
    pub fn channels(&self) -> Vec<&'static str> {
        let holds = |table: &Table, channel| table.channel == Some(channel) || table.channels.contains(&channel);
        let has_table = |channel: &&&'static str| self.tables.iter().any(|table| holds(table, **channel));
        CHANNELS.words.iter().filter(has_table).copied().collect()
    }

    /// The sections in which a table's rows can be found: a bit for each.
    pub fn sections(&self, table: &Table) -> u16 {
        table.channel.map_or_else(|| self.all_sections(), |channel| 1 << section(None) | bits([channel]))
    }

    /// Every section that a source can ask for: those of the channels, and where none is named.
    pub fn all_sections(&self) -> u16 {
        1 << section(None) | bits(self.channels())
    }

    /// Every row with its index.
    pub fn indexed(&self) -> impl Iterator<Item = (usize, &'t Table, &'t Row)> {
        let rows = self.tables.iter().flat_map(|table| table.rows.iter().map(move |row| (*table, row)));
        rows.enumerate().map(|(index, (table, row))| (index, table, row))
    }

    /// The index of a table's first row.
    pub fn first(&self, table: &Table) -> usize {
        let before = self.tables.iter().take_while(|other| !std::ptr::eq(**other, table));
        before.map(|table| table.rows.len()).sum()
    }

    fn rows(&self, of: impl Fn(&Table) -> bool) -> Vec<Placed<'t>> {
        let tables = self.tables.iter().filter(|table| of(table));
        let single = |(_, row): &Placed<'_>| row.code.is_single();
        tables.flat_map(|table| (self.first(table)..).zip(&table.rows)).filter(single).collect()
    }

    /// Every code with all rows that have it, in the order of the tables.
    fn meanings(&self) -> BTreeMap<u32, Vec<Placed<'t>>> {
        let mut meanings: BTreeMap<u32, Vec<Placed<'t>>> = BTreeMap::new();
        for placed in self.rows(|_| true) {
            meanings.entry(placed.1.code.first).or_default().push(placed);
        }
        meanings
    }

    fn sections_of(&self, meanings: &[Placed<'_>]) -> u16 {
        let holds = |table: &&&Table| {
            let first = self.first(table);
            meanings.iter().any(|(index, _)| (first..first + table.rows.len()).contains(index))
        };
        bits(self.tables.iter().filter(holds).filter_map(|table| table.channel))
    }

    /// A table some of whose codes another one answers in their section is found in one of its own.
    fn give_sections_of_their_own(&mut self) {
        let mut next = CHANNELS.words.len() + 1;
        for table in self.tables.clone() {
            let rows = self.rows(|other| std::ptr::eq(other, table));
            let shared = section(table.channel);
            let alone = rows.iter().all(|(index, row)| self.keys.get(&(shared, row.code.first)) == Some(index));
            self.own.push(if alone { shared } else { next });
            if !alone {
                self.keys.extend(rows.iter().map(|(index, row)| ((next, row.code.first), *index)));
                next += 1;
            }
        }
    }
}
