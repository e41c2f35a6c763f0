//! Text look-ups beside their peers, hits and misses: `cargo bench --bench text`.

use divan::Bencher;
use undelivered::lookup;
use undelivered_benches::{Order, address, ask, hits, misses, peers, texts};

fn main() {
    divan::main();
}

type Fold = foldhash::fast::RandomState;
type Std = std::hash::RandomState;

const ORDERS: [Order; 2] = [Order::Uniform, Order::Skewed];

macro_rules! group {
    ($group:ident, $queries:ident) => {
        #[divan::bench_group]
        mod $group {
            use super::*;

            #[divan::bench(args = ORDERS)]
            fn a_undelivered(bencher: Bencher<'_, '_>, order: Order) {
                ask(bencher, &$queries(order), |query| address(lookup(query.source, query.text)));
            }

            #[divan::bench(args = ORDERS)]
            fn b_hashbrown_foldhash(bencher: Bencher<'_, '_>, order: Order) {
                let maps = texts::<Fold>();
                ask(bencher, &$queries(order), |query| {
                    maps[query.route()].get(query.text).map_or(0, |&index| index.into())
                });
            }

            #[divan::bench(args = ORDERS)]
            fn c_std_hash_map(bencher: Bencher<'_, '_>, order: Order) {
                let maps: Vec<std::collections::HashMap<&str, u16>> =
                    texts::<Std>().into_iter().map(|map| map.into_iter().collect()).collect();
                ask(bencher, &$queries(order), |query| {
                    maps[query.route()].get(query.text).map_or(0, |&index| index.into())
                });
            }

            #[divan::bench(args = ORDERS)]
            fn d_phf(bencher: Bencher<'_, '_>, order: Order) {
                ask(bencher, &$queries(order), |query| {
                    peers::PHF_TEXTS[query.route()].get(query.text).map_or(0, |&index| index.into())
                });
            }
        }
    };
}

group!(hit, hits);
group!(miss, misses);
