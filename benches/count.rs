//! One pass over the questions, for callgrind to count: `count <what>`; see PERFORMANCE.md.

use std::hint::black_box;

use undelivered::{lookup, normalize};
use undelivered_benches::{
    Fold, Order, TwoLevel, address, bodies, decide_all, draw, index, keys, near_misses, packed, peers, read_json,
    std_map, texts, words,
};

/// What is counted: callgrind is told to collect in this function alone.
#[inline(never)]
fn counted<Q>(questions: &[Q], find: impl Fn(&Q) -> Option<usize>) -> usize {
    black_box(questions).iter().map(|question| find(question).unwrap_or(0)).fold(0, usize::wrapping_add)
}

fn main() {
    let what = std::env::args().nth(1).unwrap_or_default();
    let (what, misses) = what.strip_suffix("-miss").map_or((what.as_str(), false), |what| (what, true));
    let listed = match what.rsplit('-').next() {
        Some("word") => keys::words(),
        Some("text") => keys::digits(),
        _ => keys::numbers(),
    };
    let listed = if misses { near_misses(&listed) } else { listed };
    let queries = draw(&listed, Order::Uniform);
    let (floor, fold, fold_texts, fold_words) = (TwoLevel::new(), packed::<Fold>(), texts::<Fold>(), words::<Fold>());
    let std = std_map(packed());
    let sum = match what {
        "loop" => counted(&queries, |query| Some(query.code as usize)),
        "floor" => counted(&queries, |query| floor.get(query)),
        "integer" => counted(&queries, |query| address(lookup(query.source, query.code))),
        "text" | "word" => counted(&queries, |query| address(lookup(query.source, query.text))),
        "normalize" => counted(&queries, |query| Some(normalize(query.source, query.code).category() as usize)),
        "normalize-text" | "normalize-word" => {
            counted(&queries, |query| Some(normalize(query.source, query.text).category() as usize))
        }
        "hashbrown" => counted(&queries, |query| index(fold.get(&query.key()))),
        "hashbrown-text" => counted(&queries, |query| index(fold_texts[query.route()].get(query.text))),
        "hashbrown-word" => counted(&queries, |query| index(fold_words.get(query.text))),
        "std" => counted(&queries, |query| index(std.get(&query.key()))),
        "phf" => counted(&queries, |query| index(peers::PHF.get(&query.key()))),
        "phf-text" => counted(&queries, |query| index(peers::PHF_TEXTS[query.route()].get(query.text))),
        "phf-word" => counted(&queries, |query| index(peers::PHF_WORDS.get(query.text))),
        "event" => counted(&bodies(), |body| decide_all(body)),
        "event-json" => counted(&bodies(), |body| read_json(body)),
        other => panic!("count what? not `{other}`"),
    };
    println!("{sum}");
}
