//! All tables of one provider: what their codes look like, and which entries a code leads to.

use std::collections::BTreeMap;

use super::choice::{Holder, Place, choose};
use super::index::{Index, Item};
use super::key::{Forms, Key, Part};
use super::model::{Row, Table};
use super::read::bounds;
use super::vocabulary::category::Category;
use super::vocabulary::channel::Channel;
use super::vocabulary::retry::RetryHint;
use super::words::Word;

/// From here on, what a code leads to is a place among those of several entries.
pub const SEVERAL: usize = 1 << 15;

/// The tables of one provider, and what its look-ups find.
pub struct Numbering<'t> {
    pub item: &'t Item<'t>,
    pub tables: Vec<&'t Table>,
    pub forms: Forms,
    /// Each number, dotted code and word by itself, with the index of its entry, or `SEVERAL` and more.
    pub found: BTreeMap<Part<'t>, usize>,
    /// The entries of each code that stands in several tables, in the order of the tables.
    pub several: Vec<Vec<usize>>,
}

pub fn all<'t>(index: &'t Index<'_>, tables: &'t [Table]) -> Vec<Numbering<'t>> {
    let of = |item: &'t Item<'_>| tables.iter().filter(|table| table.provider == item.provider).collect();
    index.items.iter().map(|item| Numbering::new(item, of(item))).collect()
}

impl<'t> Numbering<'t> {
    fn new(item: &'t Item<'t>, tables: Vec<&'t Table>) -> Self {
        let forms = forms(&tables);
        let mut numbering = Self { item, tables, forms, found: BTreeMap::new(), several: Vec::new() };
        for (part, holders) in numbering.holders() {
            let found = if let [only] = holders[..] {
                only
            } else {
                numbering.several.push(holders);
                SEVERAL + numbering.several.len() - 1
            };
            numbering.found.insert(part, found);
        }
        numbering
    }

    /// Every row with its index among all of the provider.
    pub fn indexed(&self) -> impl Iterator<Item = (usize, &'t Table, &'t Row)> {
        let rows = self.tables.iter().flat_map(|&table| table.rows.iter().map(move |row| (table, row)));
        rows.enumerate().map(|(index, (table, row))| (index, table, row))
    }

    pub fn len(&self) -> usize {
        self.tables.iter().map(|table| table.rows.len()).sum()
    }

    /// The entries of each code by itself: in each table its own row, or the range that covers it.
    fn holders(&self) -> BTreeMap<Part<'t>, Vec<usize>> {
        let mut holders: BTreeMap<Part<'t>, Vec<usize>> = BTreeMap::new();
        for (index, table, row) in self.indexed() {
            let own = match row.code.key() {
                // What is the beginning of a text is one, too.
                Key { first, subcode: None, last: None } => Some(first),
                _ => None,
            };
            let spelled = table.spellings(row).filter_map(|alias| Part::read(&alias.text));
            for part in own.into_iter().chain(spelled) {
                holders.entry(part).or_default().push(index);
            }
        }
        // A range, or the beginning of a text, holds what its table does not list by itself.
        let wider: Vec<_> = self.indexed().filter(|(_, _, row)| row.code.is_range() || row.begins).collect();
        for (part, indices) in &mut holders {
            for &(index, table, row) in &wider {
                let first = self.first(table);
                let has_its_own = indices.iter().any(|own| (first..first + table.rows.len()).contains(own));
                let covers = match *part {
                    Part::Number(number) => row.code.key().covers(number),
                    Part::Word(word) => row.begins && word.starts_with(&row.code.text),
                    Part::Dotted(_) => false,
                };
                if covers && !has_its_own {
                    indices.push(index);
                }
            }
            indices.sort_unstable();
        }
        holders
    }

    /// Which of several holders answers without a channel, on an unread one, and on each.
    pub fn answers(&self, holders: &[usize]) -> Vec<Option<usize>> {
        let rows: Vec<_> = self.indexed().filter(|(index, ..)| holders.contains(index)).collect();
        let places = [Place::Anywhere, Place::Unread].into_iter().chain(Channel::WORDS.iter().copied().map(Place::On));
        places.map(|place| Some(choose(place, &rows.iter().copied()).ok()??.0)).collect()
    }

    /// The index of a table's first row.
    pub fn first(&self, table: &Table) -> usize {
        let before = self.tables.iter().take_while(|other| !std::ptr::eq(**other, table));
        before.map(|table| table.rows.len()).sum()
    }
}

impl Holder for (usize, &Table, &Row) {
    fn is_for_every_channel(self) -> bool {
        self.1.channels.is_empty()
    }

    fn is_for(self, channel: Channel) -> bool {
        self.1.channels.contains(&channel)
    }

    fn is_range(self) -> bool {
        self.2.code.is_range()
    }

    fn decisive(self) -> (Category, RetryHint, bool) {
        let judgement = &self.2.judged.judgement;
        (judgement.category(), judgement.retry(), judgement.may_have_been_delivered())
    }
}

/// What codes look like, by those that are listed.
fn forms(tables: &[&Table]) -> Forms {
    let mut forms = Forms { digits: 0, hex: false, dotted: false, initials: 0, letters: 0 };
    for table in tables {
        for row in &table.rows {
            let spellings = table.spellings(row).map(|alias| alias.text.as_str());
            for text in row.code.text.split('/').chain(spellings) {
                if let Some(key) = Key::read(text) {
                    admit(&mut forms, key.first, table.width);
                }
                forms.hex |= text.starts_with("0x");
            }
            if row.begins {
                // Whatever comes behind the beginning.
                forms.letters |= (b' '..=b'~').fold(0, |all, byte| all | 1 << byte);
            }
        }
        for series in &table.series {
            if let Some((first, _)) = bounds(&series.codes.text) {
                admit(&mut forms, first, table.width);
            }
        }
    }
    forms
}

fn admit(forms: &mut Forms, part: Part<'_>, width: usize) {
    match part {
        Part::Number(_) => forms.digits = forms.digits.max(u8::try_from(width).unwrap_or(u8::MAX)),
        Part::Dotted(_) => forms.dotted = true,
        Part::Word(word) => {
            forms.initials |= word.bytes().take(1).map(alike).fold(0, |all, bytes| all | bytes);
            forms.letters |= word.bytes().map(alike).fold(0, |all, bytes| all | bytes);
        }
    }
}

/// A bit for each character that a vendor who writes this one could write in its place.
fn alike(byte: u8) -> u128 {
    let run = |first: u8, len: u32| ((1_u128 << len) - 1) << first;
    match byte {
        b'0'..=b'9' => run(b'0', 10),
        b'A'..=b'Z' => run(b'A', 26),
        b'a'..=b'z' => run(b'a', 26),
        other => 1_u128.checked_shl(other.into()).unwrap_or_default(),
    }
}
