//! Every listed code with the place where a user would look it up.

use std::collections::HashSet;

use undelivered::{Channel, Entry, Provider, Source, entries, lookup};

/// A row for each provider, a column for no channel and for each.
pub const ROUTES: usize = Provider::ALL.len() * (1 + Channel::ALL.len());

/// One question.
#[derive(Clone, Copy)]
pub struct Query {
    pub source: Source,
    /// The same for peers, who have enums of their own: provider, and channel or none.
    pub place: [u8; 2],
    /// Where the code is a number.
    pub code: u32,
    pub text: &'static str,
}

impl Query {
    fn new(entry: &Entry, code: u32, text: &'static str) -> Self {
        // On the first channel of the entry's table.
        let channel = entry.table().channels().iter().next();
        let column = channel.map_or(0, |channel| 1 + channel as u8);
        Self { source: (entry.provider(), channel).into(), place: [entry.provider() as u8, column], code, text }
    }

    /// What a map of all numbers is keyed by.
    #[inline]
    pub fn key(&self) -> u64 {
        (self.route() as u64) << 32 | u64::from(self.code)
    }

    /// Which of the [`ROUTES`] the source is.
    #[inline]
    pub fn route(&self) -> usize {
        let [provider, column] = self.place.map(usize::from);
        provider * (1 + Channel::ALL.len()) + column
    }

    /// Whether it is asked for as a number, and not as a word or dotted code.
    pub fn is_number(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit()) || self.text.starts_with("0x")
    }

    /// In how many tables of its provider the number stands.
    pub fn tables(&self) -> usize {
        let holds = |entry: &&Entry| entry.numbers().is_some_and(|numbers| numbers.contains(&self.code));
        self.source.provider().entries().filter(holds).count()
    }
}

/// Of the questions for one code, the first; the first table of a channel answers, as in a look-up.
fn once<K: std::hash::Hash + Eq>(queries: impl Iterator<Item = Query>, key: impl Fn(&Query) -> K) -> Vec<Query> {
    let mut seen = HashSet::new();
    queries.filter(|query| seen.insert(key(query))).collect()
}

/// Each code that is a single number, unless it is ambiguous.
pub fn numbers() -> Vec<Query> {
    let query = |entry: &'static Entry| {
        let numbers = entry.numbers().filter(|numbers| numbers.start() == numbers.end())?;
        Some(Query::new(entry, *numbers.start(), entry.code()))
    };
    let unambiguous = |query: &Query| lookup(query.source, query.code).is_ok();
    once(entries().filter_map(query).filter(unambiguous), Query::key)
}

/// Each number in digits, and not in hexadecimal ones.
pub fn digits() -> Vec<Query> {
    numbers().into_iter().filter(|query| query.text.bytes().all(|byte| byte.is_ascii_digit())).collect()
}

/// Each code that is a text and no number, and each title that a look-up takes in its place.
pub fn words() -> Vec<Query> {
    others().into_iter().filter(|query| !is_dotted(query.text)).collect()
}

/// Each code such as `5.1.1`.
pub fn dotted() -> Vec<Query> {
    others().into_iter().filter(|query| is_dotted(query.text)).collect()
}

fn is_dotted(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn others() -> Vec<Query> {
    let queries = entries().flat_map(|entry| {
        let by_code = entry.numbers().is_none() && entry.subcode().is_none();
        // A title that only goes on where its code ends is no other name.
        let texts = [(entry.code(), by_code), (entry.title(), !entry.title().starts_with(entry.code()))];
        let query = |(text, stands)| (stands, Query::new(entry, 0, text));
        let found = |query: &Query| lookup(query.source, query.text) == Ok(entry);
        texts.map(query).into_iter().filter_map(move |(stands, query)| (stands && found(&query)).then_some(query))
    });
    once(queries, |query| (query.route(), query.text))
}
