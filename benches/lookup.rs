//! Look-ups side by side with what users would build instead: `cargo bench --manifest-path benches/Cargo.toml`.

use std::collections::HashMap;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use undelivered::{Entry, lookup, normalize};
use undelivered_benches::{QUESTIONS, Query, hits, listed, misses};

fn main() {
    divan::main();
}

/// Asks every query of a list; one number a list, so that nothing is optimised away.
fn ask<T>(bencher: Bencher<'_, '_>, queries: &[Query], find: impl Fn(&Query) -> Option<T> + Sync) {
    bencher
        .counter(ItemsCount::new(QUESTIONS))
        .bench(|| black_box(queries).iter().filter(|query| find(query).is_some()).count());
}

type Map<K, S> = HashMap<K, &'static Entry, S>;
type FoldMap<K> = hashbrown::HashMap<K, &'static Entry, foldhash::fast::FixedState>;

#[divan::bench_group]
mod integer {
    use super::*;

    fn std_map() -> Map<u64, std::hash::RandomState> {
        listed().into_iter().map(|(query, entry)| (query.key(), entry)).collect()
    }

    fn fold_map() -> FoldMap<u64> {
        listed().into_iter().map(|(query, entry)| (query.key(), entry)).collect()
    }

    fn sorted() -> Vec<(u64, &'static Entry)> {
        let mut rows: Vec<_> = listed().into_iter().map(|(query, entry)| (query.key(), entry)).collect();
        rows.sort_by_key(|(key, _)| *key);
        rows
    }

    #[divan::bench]
    fn hit_undelivered(bencher: Bencher<'_, '_>) {
        ask(bencher, &hits(), |query| lookup(query.source, query.code).ok());
    }

    #[divan::bench]
    fn hit_std_hash_map(bencher: Bencher<'_, '_>) {
        let map = std_map();
        ask(bencher, &hits(), |query| map.get(&query.key()));
    }

    #[divan::bench]
    fn hit_hashbrown_foldhash(bencher: Bencher<'_, '_>) {
        let map = fold_map();
        ask(bencher, &hits(), |query| map.get(&query.key()));
    }

    #[divan::bench]
    fn hit_sorted_array(bencher: Bencher<'_, '_>) {
        let rows = sorted();
        ask(bencher, &hits(), |query| rows.binary_search_by_key(&query.key(), |(key, _)| *key).ok());
    }

    #[divan::bench]
    fn miss_undelivered(bencher: Bencher<'_, '_>) {
        ask(bencher, &misses(), |query| lookup(query.source, query.code).ok());
    }

    #[divan::bench]
    fn miss_std_hash_map(bencher: Bencher<'_, '_>) {
        let map = std_map();
        ask(bencher, &misses(), |query| map.get(&query.key()));
    }

    #[divan::bench]
    fn miss_normalize(bencher: Bencher<'_, '_>) {
        ask(bencher, &misses(), |query| Some(normalize(query.source, query.code).category()));
    }
}

#[divan::bench_group]
mod text {
    use super::*;

    #[divan::bench]
    fn hit_undelivered(bencher: Bencher<'_, '_>) {
        ask(bencher, &hits(), |query| lookup(query.source, query.text).ok());
    }

    #[divan::bench]
    fn hit_std_hash_map(bencher: Bencher<'_, '_>) {
        let map: Map<_, std::hash::RandomState> =
            listed().into_iter().map(|(query, entry)| ((query.source, query.text), entry)).collect();
        ask(bencher, &hits(), |query| map.get(&(query.source, query.text)));
    }

    #[divan::bench]
    fn hit_hashbrown_foldhash(bencher: Bencher<'_, '_>) {
        let map: FoldMap<_> = listed().into_iter().map(|(query, entry)| ((query.source, query.text), entry)).collect();
        ask(bencher, &hits(), |query| map.get(&(query.source, query.text)));
    }
}
