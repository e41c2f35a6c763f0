//! Integer look-ups beside their peers, hits and misses: `cargo bench --bench integer`.

use divan::Bencher;
use undelivered::{lookup, normalize};
use undelivered_benches::{Order, Query, TwoLevel, address, ask, hits, listed, misses, packed, peers};

fn main() {
    divan::main();
}

type Fold = foldhash::fast::RandomState;
type Std = std::hash::RandomState;

const ORDERS: [Order; 2] = [Order::Uniform, Order::Skewed];

fn index(found: Option<u16>) -> usize {
    found.map_or(0, usize::from)
}

/// Each peer is asked for hits and for misses, in both orders.
macro_rules! peers {
    (@$group:ident $queries:ident $($name:ident: $make:expr => $find:expr;)*) => {
        #[divan::bench_group]
        mod $group {
            use super::*;
            $(#[divan::bench(args = ORDERS)]
            fn $name(bencher: Bencher<'_, '_>, order: Order) {
                let peer = $make;
                ask(bencher, &$queries(order), |query| ($find)(&peer, query));
            })*
        }
    };
    ($($peers:tt)*) => {
        peers!(@hit hits $($peers)*);
        peers!(@miss misses $($peers)*);
    };
}

fn sorted() -> Vec<(u64, u16)> {
    let mut rows: Vec<_> = listed().iter().zip(0..).map(|((query, _), index)| (query.key(), index)).collect();
    rows.sort_unstable();
    rows
}

peers! {
    a_two_level_array: TwoLevel::new() => |peer: &TwoLevel, query: &Query| usize::from(peer.get(query));
    b_undelivered: () => |_: &(), query: &Query| address(lookup(query.source, query.code));
    c_undelivered_category: () => |_: &(), query: &Query| {
        lookup(query.source, query.code).map_or(0, |entry| entry.category() as usize)
    };
    d_undelivered_normalize: () => |_: &(), query: &Query| normalize(query.source, query.code).category() as usize;
    e_hashbrown_foldhash: packed::<Fold>() => |peer: &hashbrown::HashMap<u64, u16, Fold>, query: &Query| {
        index(peer.get(&query.key()).copied())
    };
    f_std_hash_map: packed::<Std>().into_iter().collect() => |peer: &std::collections::HashMap<u64, u16>, query: &Query| {
        index(peer.get(&query.key()).copied())
    };
    g_phf: () => |_: &(), query: &Query| index(peers::PHF.get(&query.key()).copied());
    h_match: () => |_: &(), query: &Query| index(peers::by_match(query.key()));
    i_sorted_array: sorted() => |peer: &Vec<(u64, u16)>, query: &Query| {
        index(peer.binary_search_by_key(&query.key(), |row| row.0).ok().map(|found| peer[found].1))
    };
}
