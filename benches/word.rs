//! Words beside their peers, hits and misses: `cargo bench --bench word`.

use undelivered::{lookup, normalize};
use undelivered_benches::{Contest, Fold, Fx, Order, address, draw, index, keys, near_misses, peers, std_map, words};

fn main() {
    for order in [Order::Uniform, Order::Skewed] {
        everyone(order);
    }
}

/// Each peer is one map of all words, and so cannot tell numberings apart.
fn everyone(order: Order) {
    let (fold, fx, std) = (words::<Fold>(), words::<Fx>(), std_map(words()));
    let words = keys::words();
    let mut misses = near_misses(&words);
    misses.retain(|query| !fold.contains_key(query.text));
    let title = format!("words, {order:?} order");
    Contest::new(&title, draw(&words, order), draw(&misses, order))
        .add("phf, one map", |query| index(peers::PHF_WORDS.get(query.text)))
        .add("**`lookup`**", |query| address(lookup(query.source, query.text)))
        .add("`normalize(…).category()`", |query| {
            let normal = normalize(query.source, query.text);
            normal.is_listed().then(|| normal.category() as usize)
        })
        .add("hashbrown, foldhash", |query| index(fold.get(query.text)))
        .add("hashbrown, FxHash", |query| index(fx.get(query.text)))
        .add("std `HashMap`", |query| index(std.get(query.text)))
        .run();
}
