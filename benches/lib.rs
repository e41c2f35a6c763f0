//! What the benches ask, in an order too long to be memorised, and whom they ask beside the crate.

use std::collections::HashMap;
use std::hash::BuildHasher;

use undelivered::{Entry, LookupError, RawCode, lookup};

mod bodies;
mod contest;
pub mod keys;
pub mod peers {
    //! What users would use instead.

    include!(concat!(env!("OUT_DIR"), "/peers.rs"));
}
mod two_level;

pub use bodies::{bodies, decide_all, read_json};
pub use contest::{Contest, QUESTIONS};
pub use keys::{Query, ROUTES};
pub use two_level::TwoLevel;

/// The hashers that peers are measured with.
pub type Fold = foldhash::fast::RandomState;
pub type Fx = rustc_hash::FxBuildHasher;
pub type Std = std::hash::RandomState;

/// How often each code is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Order {
    /// All alike.
    Uniform,
    /// The n-th code in proportion to 1/n, as in real traffic.
    Skewed,
}

/// Numbers that look random and are always the same (xorshift).
pub fn random() -> impl FnMut() -> u64 {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 11
    }
}

/// As many indexes below `len` as a pass has questions, in this order.
pub fn indexes(len: usize, order: Order) -> Vec<usize> {
    let mut next = random();
    let weight = |rank: usize| match order {
        Order::Uniform => 1.0,
        Order::Skewed => 1.0 / (rank + 1) as f64,
    };
    // Neighbours in the catalog are not neighbours in rank.
    let mut ranked: Vec<usize> = (0..len).collect();
    ranked.sort_by_cached_key(|_| next());
    let sums: Vec<f64> = (0..len)
        .scan(0.0, |sum, rank| {
            *sum += weight(rank);
            Some(*sum)
        })
        .collect();
    let total = sums.last().copied().unwrap_or_default();
    let draw = |_| {
        let point = next() as f64 / (1_u64 << 53) as f64 * total;
        ranked[sums.partition_point(|sum| *sum <= point).min(len - 1)]
    };
    if len == 0 { Vec::new() } else { (0..QUESTIONS).map(draw).collect() }
}

/// Queries in this order, their texts one after the other, as a buffer of events would hold them.
pub fn draw(queries: &[Query], order: Order) -> Vec<Query> {
    let mut drawn: Vec<Query> = indexes(queries.len(), order).into_iter().map(|index| queries[index]).collect();
    let mut rest: &'static str = Box::leak(drawn.iter().map(|query| query.text).collect::<String>().into_boxed_str());
    for query in &mut drawn {
        (query.text, rest) = rest.split_at(query.text.len());
    }
    drawn
}

/// For each query one that nothing is listed for and that looks much alike: the next number, or another last letter.
pub fn near_misses(queries: &[Query]) -> Vec<Query> {
    queries
        .iter()
        .filter_map(|query| if query.is_number() { next_number(query) } else { other_letter(query) })
        .collect()
}

fn is_unlisted<'a>(query: &Query, code: impl Into<RawCode<'a>>) -> bool {
    matches!(lookup(query.source, code), Err(LookupError::Unlisted { .. }))
}

fn next_number(query: &Query) -> Option<Query> {
    let code = (query.code + 1..).find(|&code| is_unlisted(query, code))?;
    let text = format!("{code:0width$}", width = query.text.len());
    Some(Query { code, text: Box::leak(text.into_boxed_str()), ..*query })
}

fn other_letter(query: &Query) -> Option<Query> {
    let (stem, last) = query.text.split_at_checked(query.text.len() - 1)?;
    let alike = match last.as_bytes()[0] {
        b'0'..=b'9' => b'0'..=b'9',
        b'A'..=b'Z' => b'A'..=b'Z',
        _ => b'a'..=b'z',
    };
    let text = alike.map(|letter| format!("{stem}{}", char::from(letter))).find(|text| is_unlisted(query, text))?;
    Some(Query { text: Box::leak(text.into_boxed_str()), ..*query })
}

/// A map from the key of every number to its index.
pub fn packed<S: BuildHasher + Default>() -> hashbrown::HashMap<u64, u16, S> {
    keys::numbers().iter().zip(0..).map(|(query, index)| (query.key(), index)).collect()
}

/// One map from every word to an index.
pub fn words<S: BuildHasher + Default>() -> hashbrown::HashMap<&'static str, u16, S> {
    keys::words().iter().zip(0..).map(|(query, index)| (query.text, index)).collect()
}

/// For each route, a map from the texts of its numbers to their indexes.
pub fn texts<S: BuildHasher + Default>() -> Vec<hashbrown::HashMap<&'static str, u16, S>> {
    let mut maps: Vec<hashbrown::HashMap<_, _, S>> = (0..ROUTES).map(|_| Default::default()).collect();
    for (query, index) in keys::digits().into_iter().zip(0..) {
        maps[query.route()].insert(query.text, index);
    }
    maps
}

/// The same in the standard library's map, with its own hasher.
pub fn std_map<K: std::hash::Hash + Eq>(map: hashbrown::HashMap<K, u16, Std>) -> HashMap<K, u16> {
    map.into_iter().collect()
}

/// An answer as a number, without reading what it refers to.
#[inline]
pub fn address(answer: Result<&'static Entry, LookupError>) -> Option<usize> {
    answer.ok().map(|entry| std::ptr::from_ref(entry) as usize)
}

/// A peer's answer as a number.
#[inline]
pub fn index(found: Option<&u16>) -> Option<usize> {
    found.map(|&index| index.into())
}
