//! Which entries the tables hold for a code, and which of them answers a source.

use crate::catalog::Catalog;
use crate::choice::{self, Differ, Holder};
use crate::entry::Entry;
use crate::key::Key;
use crate::{Category, Channel, Channels, RetryHint, Source};

/// The entry that answers, if any; where they differ and no channel was named, the channels of all.
pub(crate) type Choice = Result<Option<&'static Entry>, Channels>;

pub(crate) fn choose(source: Source, holders: impl Iterator<Item = &'static Entry> + Clone) -> Choice {
    choice::choose(source.place(), &holders)
        .map_err(|Differ| holders.fold(Channels::NONE, |channels, entry| channels.union(entry.table.channels)))
}

/// The entry of each table that holds the code, in the order of the tables.
pub(crate) fn holders<'k>(
    catalog: &'static Catalog,
    key: Key<'k>,
) -> impl Iterator<Item = &'static Entry> + Clone + use<'k> {
    catalog.tables.iter().filter_map(move |table| Some(&table.entries[table.position(&key)?]))
}

/// The range of each table that holds a number.
pub(crate) fn ranges(catalog: &'static Catalog, number: u64) -> impl Iterator<Item = &'static Entry> + Clone {
    catalog.tables.iter().filter_map(move |table| table.range(number).map(|place| &table.entries[place]))
}

/// The longest code of each table that a text begins with.
pub(crate) fn beginnings<'w>(
    catalog: &'static Catalog,
    word: &'w str,
) -> impl Iterator<Item = &'static Entry> + Clone + use<'w> {
    catalog.tables.iter().filter_map(move |table| table.beginning(word).map(|place| &table.entries[place]))
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
