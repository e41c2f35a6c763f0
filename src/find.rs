//! How a look-up finds its entry: by the hash or the map of words where they settle it, otherwise by the rule.

use crate::answers::{NOBODY, PLACES, Target};
use crate::catalog::Catalog;
use crate::entry::Entry;
use crate::generated::{CATALOGS, ENTRIES, HASH, OFFSETS};
use crate::holders::{Choice, beginnings, choose, holders, ranges};
use crate::key::{Key, Part};
use crate::perfect_hash::Slot;
use crate::raw_code::Reading;
use crate::{Channel, LookupError, RawCode, Source};

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

/// Numbers go through the hash, words through the map; what these cannot settle is read in full.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the caller's compiler knows the form of the code, and keeps one branch")]
pub(crate) fn find_fitting(source: Source, code: &RawCode<'_>) -> Found {
    match (code.plain_number(), code.plain_text()) {
        (Some(number), _) => by_number(source, number),
        (None, Some(text)) => by_text(source, text),
        (None, None) => read(source, code),
    }
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn by_number(source: Source, number: u64) -> Found {
    match u32::try_from(number) {
        Ok(small) => by_hash(source, small),
        Err(_) => held_by_none(source, number),
    }
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn by_hash(source: Source, number: u32) -> Found {
    let Some(slot) = HASH.find(source.provider() as u8, number) else { return held_by_none(source, number.into()) };
    let target = slot.into();
    match settled(source, target) {
        Some(entry) => Ok((entry, Fit::Exact)),
        None if offset(source, target) == NOBODY => Err(unlisted(source, Some(number.into()))),
        None => by_rule(source, number),
    }
}

/// The entry that answers here, where the generator could tell.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn settled(source: Source, target: Target) -> Option<&'static Entry> {
    let place = usize::from(target.first) + usize::from(offset(source, target));
    ENTRIES[source.provider() as usize].get(place)
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn offset(source: Source, target: Target) -> u16 {
    OFFSETS[usize::from(target.offsets)][source.nth() & (PLACES - 1)]
}

const _: () = assert!(2 + Channel::ALL.len() <= PLACES, "an offset for each place");

impl From<Slot> for Target {
    #[inline]
    fn from(Slot { first, offsets, .. }: Slot) -> Self {
        Self { first, offsets }
    }
}

/// A number that no table holds by itself. Inlined, so that a caller who does not look at the error does not build it.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn held_by_none(source: Source, number: u64) -> Found {
    let catalog = CATALOGS[source.provider() as usize];
    if catalog.ranges.holds(number) {
        by_range(source, number)
    } else if catalog.forms.digits == 0 {
        Err(LookupError::Malformed { numbering: source, number: Some(number) })
    } else {
        Err(unlisted(source, Some(number)))
    }
}

#[cold]
fn by_range(source: Source, number: u64) -> Found {
    let catalog = CATALOGS[source.provider() as usize];
    answer(source, choose(source, ranges(catalog, number)), Some(number))
}

/// A number of which the generator could not tell who answers here.
#[cold]
fn by_rule(source: Source, number: u32) -> Found {
    let catalog = CATALOGS[source.provider() as usize];
    answer(source, choose(source, holders(catalog, Key::of(Part::Number(number)))), Some(number.into()))
}

/// A text by itself that begins as a word does.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
fn by_word(source: Source, word: &str) -> Found {
    let found = CATALOGS[source.provider() as usize].word(word);
    match found.and_then(|&target| settled(source, target)) {
        Some(entry) => Ok((entry, Fit::Exact)),
        None => unsettled(source, word, found),
    }
}

/// The same, where the map of words alone does not tell who answers here.
#[inline(never)]
fn unsettled(source: Source, word: &str, found: Option<&Target>) -> Found {
    let catalog = CATALOGS[source.provider() as usize];
    if found.is_some() || catalog.letters.spell(word.as_bytes()) {
        answer(source, choose_word(catalog, source, word, found), None)
    } else {
        read(source, &word.into())
    }
}

#[inline]
fn answer(source: Source, choice: Choice, number: Option<u64>) -> Found {
    match choice {
        Ok(Some(entry)) if entry.is_range() => Ok((entry, Fit::Range)),
        Ok(Some(entry)) => Ok((entry, Fit::Exact)),
        Ok(None) => Err(unlisted(source, number)),
        Err(channels) => Err(LookupError::Ambiguous { numbering: source, number, channels }),
    }
}

/// A text by itself; most are words.
#[inline(never)]
fn by_text(source: Source, text: &str) -> Found {
    if text.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        by_digits(source, text)
    } else {
        by_word(source, text)
    }
}

/// A text that begins with a digit.
#[inline(never)]
fn by_digits(source: Source, text: &str) -> Found {
    let catalog = CATALOGS[source.provider() as usize];
    if let Some(number) = catalog.forms.number(text) {
        by_number(source, number)
    } else if let Some(part) = catalog.forms.dotted(text) {
        answer(source, choose_whole(catalog, source, Key::of(part)), None)
    } else {
        read(source, &text.into())
    }
}

#[inline(never)]
fn read(source: Source, code: &RawCode<'_>) -> Found {
    let catalog = CATALOGS[source.provider() as usize];
    let key = match code.read(&catalog.forms) {
        Reading::Key(key) => key,
        Reading::Unlisted => return Err(unlisted(source, code.number())),
        Reading::Malformed => {
            return Err(LookupError::Malformed { numbering: source, number: code.foreign_number(&catalog.forms) });
        }
    };
    // Digits may be hexadecimal.
    let number = code.number().or_else(|| key.first.number().map(u64::from));
    let whole = Key { subcode: None, ..key };
    let subcoded = key.subcode.map(|_| choose(source, holders(catalog, key)));
    let (choice, fit) = match subcoded {
        None => (choose_whole(catalog, source, whole), Fit::Exact),
        Some(Ok(None)) => (choose_whole(catalog, source, whole), Fit::CodeOnly),
        Some(chosen) => (chosen, Fit::Exact),
    };
    match answer(source, choice, number) {
        Ok((entry, Fit::Range)) if key.last.is_none() => Ok((entry, Fit::Range)),
        // What follows a beginning is no subcode, although it has a slash.
        Ok((entry, _)) if entry.begins() => Ok((entry, Fit::Exact)),
        Ok((entry, _)) => Ok((entry, fit)),
        // A range that no table has is no code.
        Err(LookupError::Unlisted { .. }) if key.last.is_some() => {
            Err(LookupError::Malformed { numbering: source, number: None })
        }
        error => error,
    }
}

/// The holder of a code without a subcode: by hash or word map, where those can tell.
fn choose_whole(catalog: &'static Catalog, source: Source, key: Key<'_>) -> Choice {
    match key {
        Key { last: Some(_), .. } => choose(source, holders(catalog, key)),
        Key { first: Part::Word(word), .. } => choose_word(catalog, source, word, catalog.word(word)),
        Key { first, .. } => match (filed(source, first), first.number()) {
            (Some(slot), _) => choose_among(catalog, source, first, slot.into()),
            (None, Some(number)) if catalog.ranges.holds(number.into()) => {
                choose(source, ranges(catalog, number.into()))
            }
            (None, _) => Ok(None),
        },
    }
}

fn filed(source: Source, part: Part<'_>) -> Option<Slot> {
    let (provider, number) = part.filed(source.provider() as u8)?;
    HASH.find(provider, number)
}

/// By what the map of words tells, else by the beginnings that the catalog lists.
#[inline]
fn choose_word(catalog: &'static Catalog, source: Source, word: &str, found: Option<&Target>) -> Choice {
    match found {
        Some(&target) => choose_among(catalog, source, Part::Word(word), target),
        None if catalog.begins => choose(source, beginnings(catalog, word)),
        None => Ok(None),
    }
}

/// By what the generator settled, else by the rule.
#[inline]
fn choose_among(catalog: &'static Catalog, source: Source, part: Part<'_>, target: Target) -> Choice {
    match settled(source, target) {
        None if offset(source, target) != NOBODY => choose(source, holders(catalog, Key::of(part))),
        settled => Ok(settled),
    }
}

#[inline]
fn unlisted(source: Source, number: Option<u64>) -> LookupError {
    if CATALOGS[source.provider() as usize].supported.hold(source) {
        LookupError::Unlisted { numbering: source, number }
    } else {
        unsupported(source, number)
    }
}

#[cold]
fn unsupported(source: Source, number: Option<u64>) -> LookupError {
    match source.channel() {
        Some(channel) => LookupError::UnsupportedChannel { provider: source.provider(), channel, number },
        None => LookupError::Unlisted { numbering: source, number },
    }
}

#[cfg(test)]
mod tests {
    use super::{CATALOGS, Channel, Key, NOBODY, Part, Source, choose, filed, holders, offset, settled};
    use crate::Provider;

    #[test]
    fn what_the_generator_settled_is_what_the_rule_says() {
        let channels = |provider: Provider| Channel::ALL.iter().map(move |&channel| provider.on(channel));
        let places = |provider| channels(provider).chain([provider.into(), Source::unknown_channel(provider)]);
        for source in Provider::ALL.iter().flat_map(|&provider| places(provider)) {
            let catalog = CATALOGS[source.provider() as usize];
            for key in catalog.entries.iter().map(super::Entry::key) {
                let Key { first, subcode: None, last: None } = key else { continue };
                let target = match first {
                    Part::Word(word) => catalog.word(word).copied(),
                    number => filed(source, number).map(Into::into),
                };
                let target = target.expect("filed");
                let rule = choose(source, holders(catalog, key));
                match settled(source, target) {
                    Some(entry) => assert_eq!(rule, Ok(Some(entry)), "{source} {key:?}"),
                    None if offset(source, target) == NOBODY => assert_eq!(rule, Ok(None), "{source} {key:?}"),
                    None => {
                        let is_range = matches!(rule, Ok(Some(entry)) if entry.is_range());
                        assert!(rule.is_err() || is_range, "{source} {key:?}: nothing else was left open");
                    }
                }
            }
        }
    }
}
