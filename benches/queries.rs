//! What the benches ask: every code of every catalog, in an order too long to be memorised.

use std::collections::HashMap;

use undelivered::{Entry, Source, entries};

/// How many questions one sample asks.
pub const QUESTIONS: usize = 1 << 16;

/// A code where a user would look it up.
#[derive(Clone, Copy)]
pub struct Query {
    pub source: Source,
    pub code: u32,
    pub text: &'static str,
}

impl Query {
    /// What a map of all codes would be keyed by.
    pub fn key(&self) -> u64 {
        let channel = self.source.channel().map_or(0, |channel| 1 + channel as u64);
        (self.source.provider() as u64) << 40 | channel << 32 | u64::from(self.code)
    }
}

/// Each code that is a single number, with its entry.
pub fn listed() -> Vec<(Query, &'static Entry)> {
    let query = |entry: &'static Entry| {
        let source = match entry.channel() {
            Some(channel) => entry.provider().on(channel),
            None => entry.provider().into(),
        };
        Some((Query { source, code: entry.code().parse().ok()?, text: entry.code() }, entry))
    };
    // The first table of a channel answers, as in a look-up.
    let mut seen = HashMap::new();
    entries().filter_map(query).filter(|(query, _)| seen.insert(query.key(), ()).is_none()).collect()
}

/// Listed codes in random order.
pub fn hits() -> Vec<Query> {
    let listed = listed();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).expect("31 bits") % listed.len()
    };
    (0..QUESTIONS).map(|_| listed[next()].0).collect()
}

/// Codes beside the listed ones, asked where a listed one is.
pub fn misses() -> Vec<Query> {
    hits().into_iter().map(|query| Query { code: query.code ^ 0x0400_0000, text: "99999999", ..query }).collect()
}
