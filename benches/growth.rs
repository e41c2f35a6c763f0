//! The hash from 600 to 50,000 codes beside its peers, and what it takes: `cargo bench --bench growth`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Instant;

use undelivered_benches::{Contest, Fold, Fx, Order, Std, indexes, random};

// The crate's own hash and its generator, over keys that are made up.
#[allow(dead_code, unused_imports, reason = "of its tests, which do not run here")]
#[path = "../codegen/hash.rs"]
mod generator;
#[allow(dead_code, reason = "a slot's offsets are read by the crate alone")]
#[path = "../src/perfect_hash.rs"]
mod perfect_hash;
use perfect_hash::{PerfectHash, Slot};

fn main() {
    perfect::<256, 1024>(600);
    perfect::<2048, 8192>(5_000);
    perfect::<8192, 32768>(16_000);
    perfect::<16384, 65536>(50_000);
}

/// What all codes are filed under: the hash has a key for each provider's number.
const PROVIDER: u8 = 7;

/// Clusters of neighbours, as vendors number.
fn codes(len: usize) -> Vec<u32> {
    let mut next = random();
    let mut codes = BTreeSet::new();
    while codes.len() < len {
        let start = next() % 2_000_000;
        codes.extend((0..next() % 30).map(|step| (start + step) as u32).take(len - codes.len()));
    }
    codes.into_iter().collect()
}

/// As an entry: the code at the front of a cache line.
#[repr(align(64))]
struct Line(u32);

fn perfect<const BUCKETS: usize, const SLOTS: usize>(len: usize) {
    let codes = codes(len);
    let slot = |(&number, found): (&u32, u16)| Slot { number, provider: PROVIDER, offsets: 0, first: found };
    let start = Instant::now();
    let found = generator::search(&codes.iter().zip(0..).map(slot).collect::<Vec<_>>());
    let milliseconds = start.elapsed().as_secs_f64() * 1e3;
    let bytes = size_of_val(&found.pilots[..]) + size_of_val(&found.slots[..]);
    let hash = Box::new(PerfectHash::<BUCKETS, SLOTS>::new(
        found.multiplier,
        found.pilots.try_into().expect("so many buckets"),
        found.slots.try_into().ok().expect("so many slots"),
    ));
    println!("\n{len} codes: {:.1} bytes each, found in {milliseconds:.0} ms", bytes as f64 / len as f64);
    let title = format!("{len} codes");

    let lines: Vec<Line> = codes.iter().copied().map(Line).collect();
    // Every contestant's index leads to the code's cache line, as in a look-up.
    let line = |code: u32, index: Option<u16>| {
        let line = lines.get(usize::from(index?)).filter(|line| line.0 == code)?;
        Some(std::ptr::from_ref(line) as usize)
    };
    let floor = Pages::new(&codes);
    let fold: hashbrown::HashMap<u32, u16, Fold> = codes.iter().copied().zip(0..).collect();
    let fx: hashbrown::HashMap<u32, u16, Fx> = codes.iter().copied().zip(0..).collect();
    let std: HashMap<u32, u16, Std> = codes.iter().copied().zip(0..).collect();
    let misses: Vec<u32> =
        codes.iter().map(|code| code + 1).filter(|code| codes.binary_search(code).is_err()).collect();
    let asked = |codes: &[u32]| indexes(codes.len(), Order::Uniform).into_iter().map(|index| codes[index]).collect();
    Contest::new(&title, asked(&codes), asked(&misses))
        .add("two-level array, no hash", |&code| line(code, floor.get(code)))
        .add("**the crate's hash**", |&code| line(code, hash.find(PROVIDER, code).map(|slot| slot.first)))
        .add("hashbrown, foldhash", |&code| line(code, fold.get(&code).copied()))
        .add("hashbrown, FxHash", |&code| line(code, fx.get(&code).copied()))
        .add("std `HashMap`", |&code| line(code, std.get(&code).copied()))
        .run();
}

/// Two indexings: code / 64 gives a page, code % 64 an index into it.
struct Pages {
    directory: Vec<u16>,
    pages: Vec<[u16; 64]>,
}

impl Pages {
    fn new(codes: &[u32]) -> Self {
        let mut pages: BTreeMap<usize, [u16; 64]> = BTreeMap::new();
        for (&code, index) in codes.iter().zip(0..) {
            pages.entry(code as usize / 64).or_insert([u16::MAX; 64])[code as usize % 64] = index;
        }
        let mut directory = vec![u16::MAX; pages.keys().max().map_or(0, |page| page + 1)];
        for (&page, index) in pages.keys().zip(0..) {
            directory[page] = index;
        }
        Self { directory, pages: pages.into_values().collect() }
    }

    fn get(&self, code: u32) -> Option<u16> {
        let page = usize::from(*self.directory.get(code as usize / 64)?);
        Some(self.pages.get(page)?[code as usize % 64]).filter(|&index| index != u16::MAX)
    }
}
