//! Which entry answers where: the tables of one provider, merged into sections.

use std::collections::BTreeMap;

use super::model::{Row, Table};
use super::vocabulary::CHANNELS;

/// What the hash gives for an ambiguous code: its place among them, beyond all entries.
const AMBIGUOUS: usize = 1 << 15;

/// A channel's place among the sections; after them comes the section where none is named.
pub fn section(channel: Option<&str>) -> usize {
    let place = |channel| CHANNELS.words.iter().position(|word| *word == channel);
    channel.and_then(place).unwrap_or(CHANNELS.words.len())
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
    pub fn new(name: &'t str, all: &'t [Table]) -> Self {
        let tables: Vec<&Table> = all.iter().filter(|table| table.provider == name).collect();
        let mut provider = Self { name, tables, keys: BTreeMap::new(), ambiguous: Vec::new(), own: Vec::new() };
        let mut found = BTreeMap::new();
        for channel in provider.channels() {
            let shared = provider.rows(|table| table.channel.is_none());
            for (index, row) in provider.rows(|table| table.channel == Some(channel)).into_iter().chain(shared) {
                found.entry((section(Some(channel)), row.code.first)).or_insert(index);
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
            found.insert((section(None), code), index);
        }
        provider.give_sections_of_their_own(&mut found);
        provider.keys = found;
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
        let channels = table.channel.map_or_else(|| self.channels(), |channel| vec![channel]);
        channels.into_iter().fold(1 << section(None), |sections, channel| sections | 1 << section(Some(channel)))
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
        let channels = self.tables.iter().filter(holds).filter_map(|table| table.channel);
        channels.fold(0, |sections, channel| sections | 1 << section(Some(channel)))
    }

    /// A table some of whose codes another one answers in their section is found in one of its own.
    fn give_sections_of_their_own(&mut self, found: &mut BTreeMap<(usize, u32), usize>) {
        let mut next = CHANNELS.words.len() + 1;
        for table in self.tables.clone() {
            let rows = self.rows(|other| std::ptr::eq(other, table));
            let shared = section(table.channel);
            let alone = rows.iter().all(|(index, row)| found.get(&(shared, row.code.first)) == Some(index));
            self.own.push(if alone { shared } else { next });
            if !alone {
                found.extend(rows.iter().map(|(index, row)| ((next, row.code.first), *index)));
                next += 1;
            }
        }
    }
}
