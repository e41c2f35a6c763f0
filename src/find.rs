//! The way of a look-up: by hash or word map where those can tell, else by the tables.

use crate::catalog::{Catalog, SEVERAL};
use crate::entry::Entry;
use crate::generated::{CATALOGS, ENTRIES, HASH, SCOPES};
use crate::key::{FIRST_DOTTED, Key, Part};
use crate::raw_code::Reading;
use crate::source::Place;
use crate::{Channels, LookupError, RawCode, Source};

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
    let choice = choose(source, ranges(catalog, number.unwrap_or_default()));
    answer(source, choice, number).unwrap_or_else(|| Err(unlisted(catalog, source, number)))
}

/// A code that several tables hold, or one for another channel.
#[inline(never)]
fn elsewhere(source: Source, number: Option<u64>, found: u16) -> Found {
    let catalog = CATALOGS[source.provider() as usize];
    let several = found.checked_sub(SEVERAL).and_then(|nth| catalog.several.get(usize::from(nth)));
    let Some(several) = several else { return Err(unlisted(catalog, source, number)) };
    if let Some(entry) = catalog.entries.get(usize::from(several.at[source.nth()])) {
        return Ok((entry, if entry.is_range() { Fit::Range } else { Fit::Exact }));
    }
    let choice = choose(source, several.holders.iter().map(|&index| &catalog.entries[usize::from(index)]));
    answer(source, choice, number).unwrap_or_else(|| Err(unlisted(catalog, source, number)))
}

/// A word by itself; `None` for a text that is none.
fn by_word(catalog: &'static Catalog, source: Source, word: &str) -> Option<Found> {
    let choice = match catalog.words.and_then(|words| words.get(word)) {
        Some(&found) => choose_among(catalog, source, found),
        // What stands behind a slash is a subcode.
        None if word.contains('/') || !catalog.forms.admit_word(word.as_bytes()) => return None,
        None if catalog.begins => choose(source, beginnings(catalog, word)),
        None => Choice::None,
    };
    Some(answer(source, choice, None).unwrap_or_else(|| Err(unlisted(catalog, source, None))))
}

fn answer(source: Source, choice: Choice, number: Option<u64>) -> Option<Found> {
    match choice {
        Choice::One(entry) if entry.is_range() => Some(Ok((entry, Fit::Range))),
        Choice::One(entry) => Some(Ok((entry, Fit::Exact))),
        Choice::Several(channels) => Some(Err(LookupError::Ambiguous { numbering: source, number, channels })),
        Choice::None => None,
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
        None => (choose_whole(catalog, source, whole), None),
        Some(Choice::None) => (choose_whole(catalog, source, whole), Some(Fit::CodeOnly)),
        Some(chosen) => (chosen, None),
    };
    match answer(source, choice, code.number()) {
        Some(Ok((entry, Fit::Range))) if key.last.is_none() => Ok((entry, Fit::Range)),
        Some(Ok((entry, _))) => Ok((entry, fit.unwrap_or(Fit::Exact))),
        Some(found) => found,
        // A range that no table has is no code.
        None => Err(match unlisted(catalog, source, code.number()) {
            LookupError::Unlisted { .. } if key.last.is_some() => LookupError::Malformed { numbering: source },
            error => error,
        }),
    }
}

/// The holder of a code without a subcode: by hash or word map, where those can tell.
fn choose_whole(catalog: &'static Catalog, source: Source, key: Key<'_>) -> Choice {
    let found = match key {
        Key { last: Some(_), .. } => return choose(source, holders(catalog, key)),
        Key { first: Part::Word(word), .. } => catalog.words.and_then(|words| words.get(word)).copied(),
        Key { first, .. } => {
            first.hashed().and_then(|hashed| HASH.find(source.provider() as u8, hashed)).map(|slot| slot.found)
        }
    };
    match (found, key.first) {
        (Some(found), _) => choose_among(catalog, source, found),
        (None, Part::Number(number)) if catalog.ranges.holds(number.into()) => {
            choose(source, ranges(catalog, number.into()))
        }
        (None, Part::Word(word)) if catalog.begins => choose(source, beginnings(catalog, word)),
        (None, _) => Choice::None,
    }
}

/// By what the hash or the words tell.
fn choose_among(catalog: &'static Catalog, source: Source, found: u16) -> Choice {
    if found < SEVERAL {
        return choose(source, catalog.entries.get(usize::from(found)).into_iter());
    }
    let several = catalog.several[usize::from(found - SEVERAL)].holders;
    choose(source, several.iter().map(|&index| &catalog.entries[usize::from(index)]))
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

#[derive(Clone, Copy)]
enum Choice {
    None,
    One(&'static Entry),
    /// They differ, and no channel was named.
    Several(Channels),
}

/// Which of the entries of one code answers: the channel's own before those for every channel; where no channel was
/// named, any of them if they agree.
fn choose(source: Source, holders: impl Iterator<Item = &'static Entry> + Clone) -> Choice {
    let of_every_channel = |entry: &&Entry| entry.table.channels.is_empty();
    let chosen = match source.place() {
        Place::Anywhere => {
            let Some(first) = most_exact(holders.clone()) else { return Choice::None };
            if !holders.clone().all(|other| agree(first, other)) {
                let all = holders.fold(Channels::NONE, |channels, entry| channels.union(entry.table.channels));
                return Choice::Several(all);
            }
            Some(first)
        }
        Place::Unread => most_exact(holders.filter(of_every_channel)),
        Place::On(channel) => {
            let own = most_exact(holders.clone().filter(|entry| entry.table.is_for(channel)));
            own.or_else(|| most_exact(holders.filter(of_every_channel)))
        }
    };
    chosen.map_or(Choice::None, Choice::One)
}

/// The first that lists the code itself, else the first whose range or beginning of a text holds it.
fn most_exact(mut holders: impl Iterator<Item = &'static Entry> + Clone) -> Option<&'static Entry> {
    let first = holders.clone().next();
    holders.find(|entry| !entry.is_range()).or(first)
}

/// Whether a caller who does not know the channel is served by either.
fn agree(one: &Entry, other: &Entry) -> bool {
    let decisive = |entry: &Entry| (entry.category(), entry.retry(), entry.may_have_been_delivered());
    decisive(one) == decisive(other)
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
