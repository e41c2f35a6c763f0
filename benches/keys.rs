//! Every listed code with the place where a user would look it up.

use std::collections::HashSet;

use undelivered::{Channel, Entry, Provider, Source, entries};

/// A row for each provider, a column for no channel and for each.
pub const ROUTES: usize = Provider::ALL.len() * (1 + Channel::ALL.len());

/// One question.
#[derive(Clone, Copy)]
pub struct Query {
    pub source: Source,
    pub code: u32,
    pub text: &'static str,
}

impl Query {
    /// What a map of all codes is keyed by.
    #[inline]
    pub fn key(&self) -> u64 {
        (self.route() as u64) << 32 | u64::from(self.code)
    }

    /// Which of the [`ROUTES`] the source is.
    #[inline]
    pub fn route(&self) -> usize {
        let channel = self.source.channel().map_or(0, |channel| 1 + channel as usize);
        self.source.provider() as usize * (1 + Channel::ALL.len()) + channel
    }
}

/// Each code that is a single number, on the channel of its table.
pub fn listed() -> Vec<(Query, &'static Entry)> {
    let query = |entry: &'static Entry| {
        let source = match entry.channel() {
            Some(channel) => entry.provider().on(channel),
            None => entry.provider().into(),
        };
        Some((Query { source, code: entry.code().parse().ok()?, text: entry.code() }, entry))
    };
    let unambiguous = |(query, _): &(Query, &Entry)| undelivered::lookup(query.source, query.code).is_ok();
    // The first table of a channel answers, as in a look-up.
    let mut seen = HashSet::new();
    entries().filter_map(query).filter(unambiguous).filter(|(query, _)| seen.insert(query.key())).collect()
}
