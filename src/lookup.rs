//! From a source and a code to the entry that stands for it, or to the reason why there is none.

use crate::catalog::{Catalog, SEVERAL, Table};
use crate::entry::Entry;
use crate::generated::{CATALOGS, ENTRIES, HASH};
use crate::key::{Key, Part};
use crate::raw_code::Reading;
use crate::source::Place;
use crate::vocabulary::channel::Channel;
use crate::vocabulary::provider::Provider;
use crate::{Channels, RawCode, Source};

/// Why a look-up found no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum LookupError {
    /// No table that this source may ask holds the code.
    #[error("{numbering} does not list {}", Asked(*.number))]
    #[non_exhaustive]
    Unlisted {
        /// What was asked.
        numbering: Source,
        /// The code, where it is a number.
        number: Option<u64>,
    },
    /// Not in the vendor's code format: a sign, a blank, a letter, a zero too many, a negative number.
    #[error("not a valid {numbering} code")]
    #[non_exhaustive]
    Malformed {
        /// What was asked.
        numbering: Source,
    },
    /// The code means different things on different channels, and none was named.
    #[error("{numbering} uses {} for different things on several channels ({channels}): name one", Asked(*.number))]
    #[non_exhaustive]
    Ambiguous {
        /// What was asked.
        numbering: Source,
        /// The code, where it is a number.
        number: Option<u64>,
        /// The channels whose tables hold the code.
        channels: Channels,
    },
    /// Every table of this numbering is for certain channels, and none of them is this one.
    #[error("{provider}/{channel}: no table of {provider} is for {channel}")]
    #[non_exhaustive]
    UnsupportedChannel {
        /// Whose catalog was asked.
        provider: Provider,
        /// The channel that was named.
        channel: Channel,
    },
}

/// What the text of an error calls the code.
struct Asked(Option<u64>);

impl core::fmt::Display for Asked {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.0 {
            Some(number) => number.fmt(f),
            None => f.write_str("this code"),
        }
    }
}

/// How exactly an entry answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    Exact,
    /// The subcode is not listed.
    CodeOnly,
    /// The entry stands for a run of numbers.
    Range,
}

/// The entry of a listed code, exactly.
///
/// On a channel, that channel's tables are asked first, then those of the provider that hold on every channel. Without
/// one, the look-up succeeds if all tables that hold the code agree on category, retry hint and whether the message may
/// have been delivered.
///
/// # Errors
/// Every [`LookupError`]; none allocates. For an answer to every code see [`normalize`](crate::normalize).
///
/// ```
/// use undelivered::{lookup, Category, LookupError, Provider};
///
/// assert_eq!(lookup(Provider::Salesforce, "0004")?.category(), Category::SessionWindowClosed);
/// assert_eq!(lookup(Provider::Bird, "UNKNOWN_SUBSCRIBER")?.code(), "15005");
/// assert!(matches!(lookup(Provider::Bird, " 15005"), Err(LookupError::Malformed { .. })));
/// assert!(matches!(lookup(Provider::WebexConnect, 7703), Err(LookupError::Ambiguous { .. })));
/// # Ok::<(), LookupError>(())
/// ```
#[inline(always)]
#[allow(clippy::inline_always, reason = "the caller's compiler knows the form of the code, and keeps one branch")]
pub fn lookup<'a>(source: impl Into<Source>, code: impl Into<RawCode<'a>>) -> Result<&'static Entry, LookupError> {
    find_fitting(source.into(), &code.into()).map(|(entry, _)| entry)
}

/// A number that one table holds is found at once; whatever else, by the rule for all codes.
#[inline(always)]
#[allow(clippy::inline_always, reason = "as above")]
pub(crate) fn find_fitting(source: Source, code: &RawCode<'_>) -> Result<(&'static Entry, Fit), LookupError> {
    let provider = source.provider();
    let number = code.plain_number().and_then(Part::of_number).and_then(Part::hashed);
    if let Some(found) = number.and_then(|number| HASH.find(provider as u16, number)) {
        if let Some(entry) = ENTRIES[provider as usize].get(usize::from(found)) {
            let holds_there = match source.place() {
                Place::Anywhere => true,
                Place::On(channel) => entry.table.channels.is_empty() || entry.table.is_for(channel),
                Place::Unread => entry.table.channels.is_empty(),
            };
            if holds_there {
                return Ok((entry, Fit::Exact));
            }
        }
    }
    read(source, code, number)
}

fn read(source: Source, code: &RawCode<'_>, number: Option<u32>) -> Result<(&'static Entry, Fit), LookupError> {
    let catalog = CATALOGS[source.provider() as usize];
    let key = match number {
        Some(number) if catalog.forms.digits > 0 => Key::of(Part::Number(number)),
        _ => match code.read(&catalog.forms) {
            Reading::Key(key) => key,
            Reading::Unlisted => return Err(unlisted(catalog, source, code)),
            Reading::Malformed => return Err(LookupError::Malformed { numbering: source }),
        },
    };
    let whole = Key { subcode: None, ..key };
    let (holder, fit) = match key.subcode {
        Some(_) => match choose(source, holders(catalog, key)) {
            Choice::None => (choose_whole(catalog, source, whole), Fit::CodeOnly),
            chosen => (chosen, Fit::Exact),
        },
        None => (choose_whole(catalog, source, whole), Fit::Exact),
    };
    match holder {
        Choice::One(entry) if key.last.is_none() && entry.key().last.is_some() => Ok((entry, Fit::Range)),
        Choice::One(entry) => Ok((entry, fit)),
        Choice::Several(channels) => Err(LookupError::Ambiguous { numbering: source, number: code.number(), channels }),
        // A range that no table has is no code.
        Choice::None => Err(match unlisted(catalog, source, code) {
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
        Key { first, .. } => first.hashed().and_then(|number| HASH.find(source.provider() as u16, number)),
    };
    match (found, key.first) {
        (Some(found), _) if found < SEVERAL => choose(source, catalog.entries.get(usize::from(found)).into_iter()),
        (Some(found), _) => {
            let several = catalog.several[usize::from(found - SEVERAL)];
            choose(source, several.iter().map(|&index| &catalog.entries[usize::from(index)]))
        }
        (None, Part::Number(number)) if !catalog.ranges.holds(number) => Choice::None,
        (None, Part::Word(_)) if !catalog.begins => Choice::None,
        (None, Part::Dotted(_)) => Choice::None,
        (None, _) => choose(source, holders(catalog, key)),
    }
}

/// The entry of each table that holds the code, in the order of the tables.
fn holders<'k>(catalog: &'static Catalog, key: Key<'k>) -> impl Iterator<Item = &'static Entry> + Clone + use<'k> {
    catalog.tables.iter().filter_map(move |table| Some(&table.entries[table.position(&key)?]))
}

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
fn most_exact(holders: impl Iterator<Item = &'static Entry> + Clone) -> Option<&'static Entry> {
    holders.clone().find(|entry| entry.key().last.is_none()).or_else(|| holders.into_iter().next())
}

/// Whether a caller who does not know the channel is served by either.
fn agree(one: &Entry, other: &Entry) -> bool {
    let decisive = |entry: &Entry| (entry.category(), entry.retry(), entry.may_have_been_delivered());
    decisive(one) == decisive(other)
}

#[cold]
fn unlisted(catalog: &Catalog, source: Source, code: &RawCode<'_>) -> LookupError {
    match source.channel() {
        Some(channel) if catalog.is_by_channel() && !catalog.channels().contains(channel) => {
            LookupError::UnsupportedChannel { provider: source.provider(), channel }
        }
        _ => LookupError::Unlisted { numbering: source, number: code.number() },
    }
}

/// Every entry of every catalog, provider by provider, each table in the order of its codes.
///
/// ```
/// use undelivered::{entries, Category};
///
/// let windows = entries().filter(|entry| entry.category() == Category::SessionWindowClosed);
/// assert!(windows.count() >= 5);
/// ```
#[must_use]
pub fn entries() -> impl DoubleEndedIterator<Item = &'static Entry> + Clone {
    Provider::ALL.iter().flat_map(|provider| provider.entries())
}

/// Every entry, of any provider and channel, that answers to this code.
///
/// ```
/// use undelivered::{find, Provider};
///
/// assert!(find(131047).any(|entry| entry.provider() == Provider::WhatsAppCloud));
/// assert_eq!(find("no such code").count(), 0);
/// ```
pub fn find<'a>(code: impl Into<RawCode<'a>>) -> impl Iterator<Item = &'static Entry> + Clone {
    let code = code.into();
    tables().filter_map(move |table| {
        let Reading::Key(key) = code.read(&table.forms) else { return None };
        let whole = Key { subcode: None, ..key };
        Some(&table.entries[table.position(&key).or_else(|| table.position(&whole))?])
    })
}

/// Every table, in the order of the providers.
///
/// ```
/// assert!(undelivered::tables().any(|table| table.id() == "webex-connect#call-log"));
/// ```
#[must_use]
pub fn tables() -> impl DoubleEndedIterator<Item = &'static Table> + Clone {
    Provider::ALL.iter().flat_map(|provider| provider.tables())
}

/// Where in one table a code stands.
pub(crate) fn position(table: &'static Table, code: &RawCode<'_>) -> Result<usize, LookupError> {
    match code.read(&table.forms) {
        Reading::Key(key) => {
            let whole = || table.position(&Key { subcode: None, ..key });
            table.position(&key).or_else(whole).ok_or(LookupError::not_in(table, code.number()))
        }
        Reading::Unlisted => Err(LookupError::not_in(table, code.number())),
        Reading::Malformed => Err(LookupError::Malformed { numbering: table.provider.into() }),
    }
}

impl LookupError {
    /// A code that one table does not hold.
    pub(crate) fn not_in(table: &Table, number: Option<u64>) -> Self {
        Self::Unlisted { numbering: table.provider.into(), number }
    }

    /// What was asked: the numbering, and the channel where one was named.
    #[must_use]
    pub fn numbering(&self) -> Source {
        match *self {
            Self::Unlisted { numbering, .. } | Self::Malformed { numbering } | Self::Ambiguous { numbering, .. } => {
                numbering
            }
            Self::UnsupportedChannel { provider, channel } => provider.on(channel),
        }
    }
}
