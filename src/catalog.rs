//! What the generator fills in: a catalog for each numbering, the tables it is kept in, the pages they rest on.

use crate::answers::Target;
use crate::entry::{Entry, More};
use crate::fingerprint::Fingerprints;
use crate::key::{ANY, Forms, Key, Part};
use crate::source::{Channels, Places};
use crate::vocabulary::channel::Channel;
use crate::vocabulary::judgement::Judgement;
use crate::vocabulary::provider::Provider;

/// One numbering.
pub(crate) struct Catalog {
    pub(crate) vendor: &'static str,
    pub(crate) title: &'static str,
    /// The vendor's own words for channels.
    pub(crate) channel_words: &'static [(&'static str, Channel)],
    /// Where some table holds.
    pub(crate) supported: Places,
    pub(crate) forms: Forms,
    pub(crate) letters: Letters,
    pub(crate) tables: &'static [&'static Table],
    /// Those of all tables, one after the other.
    pub(crate) entries: &'static [Entry],
    /// Where each word leads.
    pub(crate) words: Option<&'static phf::Map<&'static str, Target>>,
    pub(crate) fingerprints: Fingerprints,
    /// From the first number of all ranges to the last.
    pub(crate) ranges: Span,
    /// Whether some code is the beginning of a longer text.
    pub(crate) begins: bool,
    pub(crate) series: &'static [Series],
}

/// What each byte may be in a word of this numbering: a slash is nothing, as what stands behind one is a subcode.
pub(crate) struct Letters([u8; 256]);

/// May stand in a word; may begin one.
const INSIDE: u8 = 1;
const INITIAL: u8 = 2;

impl Letters {
    /// Goes through the bits that are set alone, as the compiler does this for every numbering in every build.
    pub(crate) const fn of(forms: &Forms) -> Self {
        let mut letters = [if forms.letters == ANY { INSIDE } else { 0 }; 256];
        let mut rest = forms.letters;
        while rest != 0 {
            let byte = rest.trailing_zeros();
            letters[byte as usize] = if forms.initials >> byte & 1 == 0 { INSIDE } else { INSIDE | INITIAL };
            rest &= rest - 1;
        }
        letters[b'/' as usize] = 0;
        Self(letters)
    }

    /// Whether a word of this numbering could read so. Checks every byte without stopping early: cheaper than a branch for
    /// each.
    #[inline]
    pub(crate) fn spell(&self, word: &[u8]) -> bool {
        let of = |byte: u8| self.0[usize::from(byte)];
        let (Some(first), Some(last)) = (word.first(), word.last()) else { return false };
        let inside = word.iter().fold(INSIDE, |all, &byte| all & of(byte));
        inside != 0 && of(*first) & INITIAL != 0 && *last != b' '
    }
}

/// A run of numbers.
pub(crate) struct Span {
    pub(crate) first: u32,
    pub(crate) len: u32,
}

/// What the vendor publishes of a run of its codes, for those that it does not list.
pub(crate) struct Series {
    pub(crate) channels: Channels,
    pub(crate) first: Part<'static>,
    pub(crate) last: Part<'static>,
    pub(crate) judgement: Judgement,
}

impl Catalog {
    /// Where a word leads.
    #[inline]
    pub(crate) fn word(&self, word: &str) -> Option<&'static Target> {
        self.words.filter(|_| self.fingerprints.may_hold(word))?.get(word)
    }

    /// The channels that its tables name.
    pub(crate) fn channels(&self) -> Channels {
        self.tables.iter().fold(Channels::NONE, |channels, table| channels.union(table.channels))
    }
}

impl Span {
    #[inline]
    pub(crate) fn holds(&self, number: u64) -> bool {
        number.wrapping_sub(self.first.into()) < self.len.into()
    }
}

/// A part of a catalog, from one file of the data: the codes on some channels, or on all of them.
pub struct Table {
    pub(crate) provider: Provider,
    /// `bird`, or `webex-connect#call-log` where the numbering has several tables.
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    /// Empty where the table holds on every channel.
    pub(crate) channels: Channels,
    pub(crate) forms: Forms,
    pub(crate) entries: &'static [Entry],
    pub(crate) pages: &'static [&'static Page],
    /// What few of the entries have.
    pub(crate) more: &'static [More],
    /// Other spellings, sorted, each with the place of its entry.
    pub(crate) aliases: &'static [(&'static str, u16)],
    /// Codes with a subcode, sorted, each with the place of its entry.
    pub(crate) pairs: &'static [(Part<'static>, Part<'static>, u16)],
    /// Codes that also arrive as another's subcode, likewise.
    pub(crate) subcodes: &'static [(Part<'static>, u16)],
    /// The places of ranges, and of codes that begin a longer text.
    pub(crate) ranges: &'static [u16],
    pub(crate) begins: &'static [u16],
}

impl Table {
    /// The numbering that it is a part of.
    #[must_use]
    pub const fn provider(&self) -> Provider {
        self.provider
    }

    /// The channels that it is for; none where it holds on every channel.
    #[must_use]
    pub const fn channels(&self) -> Channels {
        self.channels
    }

    /// What it is called, for people.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// Its name among all tables, for logs: `webex-connect#call-log`, or `bird` where a numbering has only one.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.name
    }

    /// Its entries, in the order of their codes.
    pub fn entries(&self) -> core::slice::Iter<'static, Entry> {
        self.entries.iter()
    }

    /// Where the entry of a code stands: the code itself; the range that holds it; the text that it is another spelling
    /// of, or begins with; the subcode, where that arrives with any code.
    pub(crate) fn position(&self, key: &Key<'_>) -> Option<usize> {
        if let Some(subcode) = key.subcode {
            let pair = self.pairs.binary_search_by_key(&(key.first, subcode), |&(code, subcode, _)| (code, subcode));
            let alone = || Some(self.subcodes[self.subcodes.binary_search_by_key(&subcode, |&(part, _)| part).ok()?].1);
            return pair.ok().map(|pair| self.pairs[pair].2).or_else(alone).map(usize::from);
        }
        let exact = self.entries.binary_search_by(|entry| entry.key().cmp(key)).ok();
        exact.or_else(|| match *key {
            Key { last: Some(_), .. } | Key { first: Part::Dotted(_), .. } => None,
            Key { first: Part::Number(number), .. } => self.range(number.into()),
            Key { first: Part::Word(word), .. } => {
                let alias = self.aliases.binary_search_by_key(&word, |&(alias, _)| alias).ok();
                alias.map(|alias| usize::from(self.aliases[alias].1)).or_else(|| self.beginning(word))
            }
        })
    }

    /// The same; of a code whose subcode is not listed, where the code alone stands.
    pub(crate) fn nearest(&self, key: &Key<'_>) -> Option<usize> {
        self.position(key).or_else(|| self.position(&Key { subcode: None, ..*key }))
    }

    pub(crate) fn range(&self, number: u64) -> Option<usize> {
        let number = u32::try_from(number).ok()?;
        self.place(self.ranges, |entry| entry.key().covers(number))
    }

    pub(crate) fn beginning(&self, word: &str) -> Option<usize> {
        // Of several, the longest stands last.
        self.place(self.begins, |entry| word.starts_with(entry.code()))
    }

    fn place(&self, places: &[u16], fits: impl Fn(&Entry) -> bool) -> Option<usize> {
        places.iter().rev().map(|&place| usize::from(place)).find(|&place| fits(&self.entries[place]))
    }

    /// Whether it holds on this channel by name, and not because it holds on every channel.
    pub(crate) const fn is_for(&self, channel: Channel) -> bool {
        self.channels.contains(channel)
    }
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Table {}

impl core::fmt::Debug for Table {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Table").field("id", &self.id()).field("title", &self.title).finish_non_exhaustive()
    }
}

/// A page of a vendor, or another source, that facts of a row come from.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    pub(crate) title: &'static str,
    pub(crate) url: Option<&'static str>,
    pub(crate) retrieved: &'static str,
}

impl Page {
    /// What the page is called, and whose it is.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// Where it stands, where that is known.
    #[must_use]
    pub const fn url(&self) -> Option<&'static str> {
        self.url
    }

    /// The day the facts are of, as an ISO date: when the page's text was captured or, failing that, read.
    #[must_use]
    pub const fn retrieved(&self) -> &'static str {
        self.retrieved
    }
}

#[cfg(test)]
mod tests {
    use crate::generated::CATALOGS;

    /// Two ways to the same answer: a table for look-ups, and the bits that it is made from.
    #[test]
    fn letters_spell_what_the_forms_admit() {
        for catalog in CATALOGS {
            let agree = |word: &[u8]| {
                let admitted = catalog.forms.admit_word(word) && !word.contains(&b'/');
                assert_eq!(catalog.letters.spell(word), admitted, "{} {word:?}", catalog.title);
            };
            agree(b"");
            for byte in 0..=u8::MAX {
                agree(&[byte]);
                agree(&[b'A', byte]);
                agree(&[b'a', byte, b'a']);
            }
            for entry in catalog.entries {
                agree(entry.code().as_bytes());
                agree(entry.title().as_bytes());
            }
        }
    }
}
