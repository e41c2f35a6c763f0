//! One pass over the questions, for callgrind to count: `count <what>`; see PERFORMANCE.md.

use std::hint::black_box;

use undelivered::{lookup, normalize};
use undelivered_benches::{Order, Query, TwoLevel, address, hits, misses, packed, peers, texts};

type Fold = foldhash::fast::RandomState;
type Std = std::hash::RandomState;

/// What is counted: callgrind is told to collect in this function alone.
#[inline(never)]
fn counted(queries: &[Query], find: impl Fn(&Query) -> usize) -> usize {
    black_box(queries).iter().map(find).fold(0, usize::wrapping_add)
}

fn main() {
    let what = std::env::args().nth(1).unwrap_or_default();
    let (hit, miss) = (hits(Order::Uniform), misses(Order::Uniform));
    let index = |found: Option<&u16>| found.map_or(0, |&index| index.into());
    let (floor, fold, fold_texts) = (TwoLevel::new(), packed::<Fold>(), texts::<Fold>());
    let std: std::collections::HashMap<u64, u16, Std> = packed::<Std>().into_iter().collect();
    let sum = match what.as_str() {
        "loop" => counted(&hit, |query| query.code as usize),
        "floor" => counted(&hit, |query| floor.get(query).into()),
        "integer" => counted(&hit, |query| address(lookup(query.source, query.code))),
        "integer-miss" => counted(&miss, |query| address(lookup(query.source, query.code))),
        "category" => {
            counted(&hit, |query| lookup(query.source, query.code).map_or(0, |entry| entry.category() as usize))
        }
        "normalize" => counted(&hit, |query| normalize(query.source, query.code).category() as usize),
        "normalize-miss" => counted(&miss, |query| normalize(query.source, query.code).category() as usize),
        "text" => counted(&hit, |query| address(lookup(query.source, query.text))),
        "text-miss" => counted(&miss, |query| address(lookup(query.source, query.text))),
        "hashbrown" => counted(&hit, |query| index(fold.get(&query.key()))),
        "hashbrown-text" => counted(&hit, |query| index(fold_texts[query.route()].get(query.text))),
        "std" => counted(&hit, |query| index(std.get(&query.key()))),
        "phf" => counted(&hit, |query| index(peers::PHF.get(&query.key()))),
        "phf-text" => counted(&hit, |query| index(peers::PHF_TEXTS[query.route()].get(query.text))),
        other => panic!("count what? not `{other}`"),
    };
    println!("{sum}");
}
