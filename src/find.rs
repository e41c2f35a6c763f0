//! The way of a look-up: by hash or word map where those can tell, else by the tables.

use crate::catalog::{Catalog, SEVERAL};
use crate::choice::{self, Differ, Holder};
use crate::entry::Entry;
use crate::generated::{CATALOGS, ENTRIES, HASH, SCOPES};
use crate::key::{FIRST_DOTTED, Key, Part};
use crate::raw_code::Reading;
use crate::source::Places;
use crate::{Category, Channel, Channels, LookupError, RawCode, RetryHint, Source};

/// How exactly an entry answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    Exact,
    /// The subcode is not listed.
    CodeOnly,
    /// The entry stands for a run of numbers.
    Range,
}

type Found = Result<(&'static Entry, Fit), LookupError>;

/// A number that one table holds is found at once; whatever else, by the rule for all codes.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the caller's compiler knows the form of the code, and keeps one branch")]
pub(crate) fn find_fitting(source: Source, code: &RawCode<'_>) -> Found {
    match code.plain_number() {
        Some(number) => by_number(source, number),
        None => read(source, code),
    }
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn by_number(source: Source, number: u64) -> Found {
    // From there on, the hash files dotted codes.
    match u32::try_from(number).ok().filter(|&number| number < FIRST_DOTTED) {
        Some(hashed) => by_hash(source, hashed, Some(number)),
        None => held_by_none(source, Some(number)),
    }
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn by_hash(source: Source, hashed: u32, number: Option<u64>) -> Found {
    let provider = source.provider();
    let Some(slot) = HASH.find(provider as u8, hashed) else { return held_by_none(source, number) };
    if SCOPES.get(usize::from(slot.scope)).is_some_and(|places| places.hold(source)) {
        if let Some(entry) = ENTRIES[provider as usize].get(usize::from(slot.found)) {
            return Ok((entry, Fit::Exact));
        }
    }
    elsewhere(source, number, slot.found)
}

/// A number or dotted code that no table holds by itself.
#[inline(never)]
fn held_by_none(source: Source, number: Option<u64>) -> Found {
    let catalog = CATALOGS[source.provider() as usize];
    if number.is_some_and(|number| catalog.ranges.holds(number)) {
        return in_a_range(source, number);
    }
    if catalog.forms.digits == 0 && number.is_some() {
        return Err(LookupError::Malformed { numbering: source });
    }
    Err(unlisted(catalog, source, number))
}

#[inline(never)]
fn in_a_range(source: Source, number: Option<u64>) -> Found {
    let catalog = CATALOGS[source.provider() as usize];
    answer(catalog, source, choose(source, ranges(catalog, number.unwrap_or_default())), number)
}

/// A code that several tables hold, or one for another channel.
#[inline(never)]
fn elsewhere(source: Source, number: Option<u64>, found: u16) -> Found {
    let catalog = CATALOGS[source.provider() as usize];
    answer(catalog, source, choose_among(catalog, source, found), number)
}

/// A word by itself; `None` for a text that is none.
fn by_word(catalog: &'static Catalog, source: Source, word: &str) -> Option<Found> {
    let found = catalog.words.and_then(|words| words.get(word)).copied();
    // What stands behind a slash is a subcode.
    let is_none = found.is_none() && (word.contains('/') || !catalog.forms.admit_word(word.as_bytes()));
    (!is_none).then(|| answer(catalog, source, choose_word(catalog, source, word, found), None))
}

#[inline]
fn answer(catalog: &Catalog, source: Source, choice: Choice, number: Option<u64>) -> Found {
    match choice {
        Ok(Some(entry)) if entry.is_range() => Ok((entry, Fit::Range)),
        Ok(Some(entry)) => Ok((entry, Fit::Exact)),
        Ok(None) => Err(unlisted(catalog, source, number)),
        Err(channels) => Err(LookupError::Ambiguous { numbering: source, number, channels }),
    }
}

#[inline(never)]
fn read(source: Source, code: &RawCode<'_>) -> Found {
    let catalog = CATALOGS[source.provider() as usize];
    if let Some(text) = code.plain_text() {
        if !text.starts_with(|first: char| first.is_ascii_digit()) {
            if let Some(found) = by_word(catalog, source, text) {
                return found;
            }
        } else if let Some(number) = catalog.forms.number(text) {
            return by_number(source, number);
        } else if let Some(packed) = catalog.forms.dotted(text) {
            return by_hash(source, packed | FIRST_DOTTED, None);
        }
    }
    let key = match code.read(&catalog.forms) {
        Reading::Key(key) => key,
        Reading::Unlisted => return Err(unlisted(catalog, source, code.number())),
        Reading::Malformed => return Err(LookupError::Malformed { numbering: source }),
    };
    let whole = Key { subcode: None, ..key };
    let subcoded = key.subcode.map(|_| choose(source, holders(catalog, key)));
    let (choice, fit) = match subcoded {
        None => (choose_whole(catalog, source, whole), Fit::Exact),
        Some(Ok(None)) => (choose_whole(catalog, source, whole), Fit::CodeOnly),
        Some(chosen) => (chosen, Fit::Exact),
    };
    match answer(catalog, source, choice, code.number()) {
        Ok((entry, Fit::Range)) if key.last.is_none() => Ok((entry, Fit::Range)),
        Ok((entry, _)) => Ok((entry, fit)),
        // A range that no table has is no code.
        Err(LookupError::Unlisted { .. }) if key.last.is_some() => Err(LookupError::Malformed { numbering: source }),
        error => error,
    }
}

/// The holder of a code without a subcode: by hash or word map, where those can tell.
fn choose_whole(catalog: &'static Catalog, source: Source, key: Key<'_>) -> Choice {
    match key {
        Key { last: Some(_), .. } => choose(source, holders(catalog, key)),
        Key { first: Part::Word(word), .. } => {
            choose_word(catalog, source, word, catalog.words.and_then(|words| words.get(word)).copied())
        }
        Key { first, .. } => {
            let slot = first.hashed().and_then(|hashed| HASH.find(source.provider() as u8, hashed));
            match (slot, first.number()) {
                (Some(slot), _) => choose_among(catalog, source, slot.found),
                (None, Some(number)) if catalog.ranges.holds(number.into()) => {
                    choose(source, ranges(catalog, number.into()))
                }
                (None, _) => Ok(None),
            }
        }
    }
}

/// By what the map of words tells, else by the beginnings that the catalog lists.
#[inline]
fn choose_word(catalog: &'static Catalog, source: Source, word: &str, found: Option<u16>) -> Choice {
    match found {
        Some(found) => choose_among(catalog, source, found),
        None if catalog.begins => choose(source, beginnings(catalog, word)),
        None => Ok(None),
    }
}

/// By what the hash or the words tell.
#[inline]
fn choose_among(catalog: &'static Catalog, source: Source, found: u16) -> Choice {
    let entry = |index: u16| catalog.entries.get(usize::from(index));
    let Some(nth) = found.checked_sub(SEVERAL) else {
        return Ok(entry(found).filter(|only| Places::of(only.table.channels).hold(source)));
    };
    let several = &catalog.several[usize::from(nth)];
    match entry(several.at[source.nth()]) {
        Some(settled) => Ok(Some(settled)),
        // The holders tell why nobody answers.
        None => choose(source, several.holders.iter().filter_map(|&index| entry(index))),
    }
}

/// The entry of each table that holds the code, in the order of the tables.
fn holders<'k>(catalog: &'static Catalog, key: Key<'k>) -> impl Iterator<Item = &'static Entry> + Clone + use<'k> {
    catalog.tables.iter().filter_map(move |table| Some(&table.entries[table.position(&key)?]))
}

/// The range of each table that holds a number.
fn ranges(catalog: &'static Catalog, number: u64) -> impl Iterator<Item = &'static Entry> + Clone {
    catalog.tables.iter().filter_map(move |table| table.range(number).map(|place| &table.entries[place]))
}

/// The longest code of each table that a text begins with.
fn beginnings<'w>(catalog: &'static Catalog, word: &'w str) -> impl Iterator<Item = &'static Entry> + Clone + use<'w> {
    catalog.tables.iter().filter_map(move |table| table.beginning(word).map(|place| &table.entries[place]))
}

/// The entry that answers, if any; where they differ and no channel was named, the channels of all.
type Choice = Result<Option<&'static Entry>, Channels>;

fn choose(source: Source, holders: impl Iterator<Item = &'static Entry> + Clone) -> Choice {
    choice::choose(source.place(), &holders)
        .map_err(|Differ| holders.fold(Channels::NONE, |channels, entry| channels.union(entry.table.channels)))
}

impl Holder for &Entry {
    fn is_for_every_channel(self) -> bool {
        self.table.channels.is_empty()
    }

    fn is_for(self, channel: Channel) -> bool {
        self.table.is_for(channel)
    }

    fn is_range(self) -> bool {
        self.is_range()
    }

    fn decisive(self) -> (Category, RetryHint, bool) {
        (self.category(), self.retry(), self.may_have_been_delivered())
    }
}

#[inline]
fn unlisted(catalog: &Catalog, source: Source, number: Option<u64>) -> LookupError {
    if catalog.supported.hold(source) {
        LookupError::Unlisted { numbering: source, number }
    } else {
        unsupported(source, number)
    }
}

#[cold]
fn unsupported(source: Source, number: Option<u64>) -> LookupError {
    match source.channel() {
        Some(channel) => LookupError::UnsupportedChannel { provider: source.provider(), channel },
        None => LookupError::Unlisted { numbering: source, number },
    }
}
