//! The hash from 600 to 50,000 codes beside its peers, and what it takes: `cargo bench --bench growth`.

use std::collections::BTreeMap;
use std::time::Instant;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use undelivered::Provider;
use undelivered_benches::{Order, QUESTIONS, indexes, random};

// The crate's own hash and its generator, over keys that are made up.
#[path = "../codegen/hash.rs"]
mod generator;
#[path = "../src/perfect_hash.rs"]
mod perfect_hash;
/// What `perfect_hash.rs` takes from the crate.
use perfect_hash::PerfectHash;

fn main() {
    for len in SIZES {
        let codes = codes(len);
        let start = Instant::now();
        let hash = search(&codes);
        let bytes = hash.pilots.len() * size_of::<u16>() + hash.slots.len() * size_of::<u32>();
        println!(
            "{len} codes: {:.1} bytes a code, found in {:.1} ms",
            bytes as f64 / len as f64,
            start.elapsed().as_secs_f64() * 1e3
        );
    }
    divan::main();
}

const SIZES: [usize; 4] = [600, 5_000, 16_000, 50_000];

/// Clusters of neighbours, as vendors number.
fn codes(len: usize) -> Vec<u32> {
    let mut next = random();
    let mut codes = std::collections::BTreeSet::new();
    while codes.len() < len {
        let start = next() % 2_000_000;
        codes.extend((0..next() % 30).map(|step| (start + step) as u32).take(len - codes.len()));
    }
    codes.into_iter().collect()
}

fn search(codes: &[u32]) -> generator::PerfectHash {
    let keys: Vec<(u64, u16)> = codes.iter().zip(0..).map(|(&code, index)| (code.into(), index)).collect();
    generator::search(&keys, &[])
}

/// As an entry: the code at the front of a cache line.
#[repr(align(64))]
struct Line(u32);

struct Asked {
    lines: Vec<Line>,
    queries: Vec<u32>,
}

impl Asked {
    fn new(len: usize) -> Self {
        let codes = codes(len);
        let queries = indexes(len, Order::Uniform).into_iter().map(|index| codes[index]).collect();
        Self { lines: codes.into_iter().map(Line).collect(), queries }
    }

    fn by(&self, bencher: Bencher<'_, '_>, find: impl Fn(u32) -> usize + Sync) {
        let hit = |&code: &u32| self.lines.get(find(code)).filter(|line| line.0 == code).is_some();
        bencher
            .counter(ItemsCount::new(QUESTIONS))
            .bench(|| black_box(&self.queries).iter().filter(|code| hit(code)).count());
    }
}

fn perfect<const BUCKETS: usize, const SLOTS: usize>(bencher: Bencher<'_, '_>, len: usize) {
    let found = search(&codes(len));
    let hash = Box::new(PerfectHash::<BUCKETS, SLOTS> {
        multiplier: found.multiplier,
        pilots: found.pilots.try_into().expect("so many buckets"),
        slots: found.slots.try_into().expect("so many slots"),
    });
    Asked::new(len).by(bencher, |code| hash.find(Provider::Salesforce, 0, code.into()));
}

#[divan::bench(args = SIZES)]
fn a_two_level_array(bencher: Bencher<'_, '_>, len: usize) {
    let asked = Asked::new(len);
    let mut pages: BTreeMap<usize, [u16; 64]> = BTreeMap::new();
    for (line, index) in asked.lines.iter().zip(0..) {
        pages.entry(line.0 as usize / 64).or_insert([u16::MAX; 64])[line.0 as usize % 64] = index;
    }
    let mut directory = vec![u16::MAX; pages.keys().max().map_or(0, |page| page + 1)];
    for (&page, index) in pages.keys().zip(0..) {
        directory[page] = index;
    }
    let pages: Vec<[u16; 64]> = pages.into_values().collect();
    asked.by(bencher, |code| {
        let page = directory.get(code as usize / 64).map_or(usize::MAX, |&page| page.into());
        pages.get(page).map_or(usize::MAX, |page| page[code as usize % 64].into())
    });
}

#[divan::bench(args = SIZES)]
fn b_undelivered(bencher: Bencher<'_, '_>, len: usize) {
    match len {
        600 => perfect::<256, 1024>(bencher, len),
        5_000 => perfect::<2048, 8192>(bencher, len),
        16_000 => perfect::<8192, 32768>(bencher, len),
        _ => perfect::<16384, 65536>(bencher, len),
    }
}

#[divan::bench(args = SIZES)]
fn c_hashbrown_foldhash(bencher: Bencher<'_, '_>, len: usize) {
    let asked = Asked::new(len);
    let map: hashbrown::HashMap<u32, u16, foldhash::fast::RandomState> =
        asked.lines.iter().zip(0..).map(|(line, index)| (line.0, index)).collect();
    asked.by(bencher, |code| map.get(&code).map_or(usize::MAX, |&index| index.into()));
}

#[divan::bench(args = SIZES)]
fn d_std_hash_map(bencher: Bencher<'_, '_>, len: usize) {
    let asked = Asked::new(len);
    let map: std::collections::HashMap<u32, u16> =
        asked.lines.iter().zip(0..).map(|(line, index)| (line.0, index)).collect();
    asked.by(bencher, |code| map.get(&code).map_or(usize::MAX, |&index| index.into()));
}
