//! Numbers as text, beside their peers, hits and misses: `cargo bench --bench text`.

use undelivered::{lookup, normalize};
use undelivered_benches::{Contest, Fold, Fx, Order, address, draw, index, keys, near_misses, peers, std_map, texts};

fn main() {
    for order in [Order::Uniform, Order::Skewed] {
        digits(order);
    }
    dotted();
}

fn digits(order: Order) {
    let (fold, fx) = (texts::<Fold>(), texts::<Fx>());
    let std: Vec<_> = texts().into_iter().map(std_map).collect();
    let digits = keys::digits();
    let title = format!("numbers as text, {order:?} order");
    Contest::new(&title, draw(&digits, order), draw(&near_misses(&digits), order))
        .add("`lookup` of the same as integers", |query| address(lookup(query.source, query.code)))
        .add("**`lookup`**", |query| address(lookup(query.source, query.text)))
        .add("`normalize(…).category()`", |query| {
            let normal = normalize(query.source, query.text);
            normal.is_listed().then(|| normal.category() as usize)
        })
        .add("hashbrown, foldhash", |query| index(fold[query.route()].get(query.text)))
        .add("hashbrown, FxHash", |query| index(fx[query.route()].get(query.text)))
        .add("std `HashMap`", |query| index(std[query.route()].get(query.text)))
        .add("phf", |query| index(peers::PHF_TEXTS[query.route()].get(query.text)))
        .run();
}

/// Codes of enhanced SMTP, beside the same in one phf map.
fn dotted() {
    let dotted = keys::dotted();
    Contest::new("dotted codes", draw(&dotted, Order::Uniform), draw(&near_misses(&dotted), Order::Uniform))
        .add("phf, one map", |query| index(peers::PHF_DOTTED.get(query.text)))
        .add("**`lookup`**", |query| address(lookup(query.source, query.text)))
        .run();
}
