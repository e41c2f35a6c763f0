//! All tables of one provider: what their codes look like, and which entries a code leads to.

use std::collections::BTreeMap;

use super::answers::{NOBODY, Offsets, PLACES, UNSETTLED};
use super::choice::{Differ, Holder, Place, choose};
use super::index::{Index, Item};
use super::key::{ANY, Forms, Key, Part};
use super::model::{Row, Table};
use super::read::bounds;
use super::vocabulary::category::Category;
use super::vocabulary::channel::Channel;
use super::vocabulary::retry::RetryHint;
use super::words::Word;

/// The tables of one provider, and what its look-ups find.
pub struct Numbering<'t> {
    pub item: &'t Item<'t>,
    pub tables: Vec<&'t Table>,
    pub forms: Forms,
    /// Every row, in the order of the tables.
    pub rows: Vec<(&'t Table, &'t Row)>,
    /// For each number, dotted code and word by itself the places of its rows: one of each table that holds it.
    pub holders: BTreeMap<Part<'t>, Vec<usize>>,
}

pub fn all<'t>(index: &'t Index<'_>, tables: &'t [Table]) -> Vec<Numbering<'t>> {
    let of = |item: &'t Item<'_>| tables.iter().filter(|table| table.provider == item.provider).collect();
    index.items.iter().map(|item| Numbering::new(item, of(item))).collect()
}

impl<'t> Numbering<'t> {
    fn new(item: &'t Item<'t>, tables: Vec<&'t Table>) -> Self {
        let forms = forms(&tables);
        let rows: Vec<_> = tables.iter().flat_map(|&table| table.rows.iter().map(move |row| (table, row))).collect();
        let holders = holders(&rows);
        Self { item, tables, forms, rows, holders }
    }

    /// Where a code with these holders answers: from the first one, an offset for each place.
    pub fn offsets(&self, holders: &[usize]) -> Offsets {
        let rows = holders.iter().map(|&index| (index, self.rows[index].0, self.rows[index].1));
        let places = [Place::Anywhere, Place::Unread].into_iter().chain(Channel::WORDS.iter().copied().map(Place::On));
        let mut offsets = [NOBODY; PLACES];
        for place in places {
            offsets[usize::from(place.nth())] = match choose(place, &rows) {
                Ok(Some((index, _, row))) if !row.code.is_range => {
                    u16::try_from(index - holders[0]).expect("checked: few rows")
                }
                Ok(None) => NOBODY,
                Ok(Some(_)) | Err(Differ) => UNSETTLED,
            };
        }
        offsets
    }

    /// The index of a table's first row.
    pub fn first(&self, table: &Table) -> usize {
        let before = self.tables.iter().take_while(|other| !std::ptr::eq(**other, table));
        before.map(|table| table.rows.len()).sum()
    }
}

/// The entries of each code by itself: in each table its own row, or the range that covers it.
fn holders<'t>(rows: &[(&'t Table, &'t Row)]) -> BTreeMap<Part<'t>, Vec<usize>> {
    let mut holders: BTreeMap<Part<'t>, Vec<usize>> = BTreeMap::new();
    for (index, &(table, row)) in rows.iter().enumerate() {
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
    let wider: Vec<_> = rows.iter().enumerate().filter(|(_, (_, row))| row.code.is_range || row.begins).collect();
    for (part, indices) in &mut holders {
        // Of several in one table, the longest.
        for &(index, &(table, row)) in wider.iter().rev() {
            let has_its_own = indices.iter().any(|&own| std::ptr::eq(rows[own].0, table));
            let covers = match *part {
                Part::Number(number) => row.code.key().covers(number),
                Part::Word(word) => row.begins && word.starts_with(&row.code.text),
                Part::Dotted(_) => false,
            };
            if covers && !has_its_own {
                indices.insert(indices.partition_point(|before| *before < index), index);
            }
        }
    }
    holders
}

impl Holder for (usize, &Table, &Row) {
    fn is_for_every_channel(self) -> bool {
        self.1.channels.is_empty()
    }

    fn is_for(self, channel: Channel) -> bool {
        self.1.channels.contains(&channel)
    }

    fn is_range(self) -> bool {
        self.2.code.is_range
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
                forms.letters = ANY;
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
