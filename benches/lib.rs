//! What the benches ask, in an order too long to be memorised, and whom they ask beside the crate.

use std::hash::BuildHasher;

use divan::Bencher;
use divan::counter::ItemsCount;
use undelivered::Entry;

pub mod keys;
pub mod peers {
    //! What users would use instead.

    include!(concat!(env!("OUT_DIR"), "/peers.rs"));
}
mod two_level;

pub use keys::{Query, ROUTES, listed};
pub use two_level::TwoLevel;

/// How many questions one sample asks.
pub const QUESTIONS: usize = 1 << 16;

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

/// Indexes below `len`, in this order.
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
    (0..QUESTIONS).map(draw).collect()
}

/// Listed codes.
pub fn hits(order: Order) -> Vec<Query> {
    draw(&listed().into_iter().map(|(query, _)| query).collect::<Vec<_>>(), order)
}

/// Codes next to the listed ones that no table of the source holds.
pub fn misses(order: Order) -> Vec<Query> {
    let miss = |query: Query| {
        let code = (query.code + 1..).find(|&code| undelivered::lookup(query.source, code).is_err()).expect("a gap");
        let width = query.text.len();
        Query { code, text: Box::leak(format!("{code:0width$}").into_boxed_str()), ..query }
    };
    draw(&listed().into_iter().map(|(query, _)| miss(query)).collect::<Vec<_>>(), order)
}

/// Queries in this order, their texts one after the other, as a buffer of events would hold them.
fn draw(queries: &[Query], order: Order) -> Vec<Query> {
    let mut drawn: Vec<Query> = indexes(queries.len(), order).into_iter().map(|index| queries[index]).collect();
    let mut rest: &'static str = Box::leak(drawn.iter().map(|query| query.text).collect::<String>().into_boxed_str());
    for query in &mut drawn {
        (query.text, rest) = rest.split_at(query.text.len());
    }
    drawn
}

/// A map from the key of every listed code to its index.
pub fn packed<S: BuildHasher + Default>() -> hashbrown::HashMap<u64, u16, S> {
    listed().iter().zip(0..).map(|((query, _), index)| (query.key(), index)).collect()
}

/// For each route, a map from the texts of its codes to their indexes.
pub fn texts<S: BuildHasher + Default>() -> Vec<hashbrown::HashMap<&'static str, u16, S>> {
    let mut maps: Vec<hashbrown::HashMap<_, _, S>> = (0..ROUTES).map(|_| Default::default()).collect();
    for ((query, _), index) in listed().into_iter().zip(0..) {
        maps[query.route()].insert(query.text, index);
    }
    maps
}

/// Measures the asking of every query; the answers' sum is returned, so that none is optimised away.
pub fn ask(bencher: Bencher<'_, '_>, queries: &[Query], find: impl Fn(&Query) -> usize + Sync) {
    bencher
        .counter(ItemsCount::new(queries.len()))
        .bench(|| divan::black_box(queries).iter().map(&find).fold(0_usize, usize::wrapping_add));
}

/// An answer as a number, without reading what it refers to.
#[inline]
pub fn address<E>(answer: Result<&'static Entry, E>) -> usize {
    answer.map_or(0, |entry| std::ptr::from_ref(entry) as usize)
}
