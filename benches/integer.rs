//! Integer look-ups beside their peers, hits and misses: `cargo bench --bench integer`.

use undelivered::{Source, lookup, normalize};
use undelivered_benches::{
    Contest, Fold, Fx, Order, Query, TwoLevel, address, draw, index, keys, near_misses, packed, peers, std_map,
};

fn main() {
    for order in [Order::Uniform, Order::Skewed] {
        everyone(order);
    }
    let numbers = keys::numbers();
    let only = |wanted: &dyn Fn(&Query) -> bool| numbers.iter().copied().filter(wanted).collect::<Vec<_>>();
    beside_the_floor(
        "numbers of one table, for every channel",
        only(&|q| q.tables() == 1 && q.source.channel().is_none()),
    );
    beside_the_floor("numbers of one table, channel named", only(&|q| q.tables() == 1 && q.source.channel().is_some()));
    beside_the_floor(
        "numbers of several tables, channel named",
        only(&|q| q.tables() > 1 && q.source.channel().is_some()),
    );
    without_a_channel(only(&|q| q.tables() > 1 && lookup(Source::from(q.source.provider()), q.code).is_ok()));
}

fn sorted() -> Vec<(u64, u16)> {
    let mut rows: Vec<_> = keys::numbers().iter().zip(0..).map(|(query, index)| (query.key(), index)).collect();
    rows.sort_unstable();
    rows
}

fn everyone(order: Order) {
    let (floor, fold, fx, std, sorted) =
        (TwoLevel::new(), packed::<Fold>(), packed::<Fx>(), std_map(packed()), sorted());
    let numbers = keys::numbers();
    let title = format!("integers, {order:?} order");
    Contest::new(&title, draw(&numbers, order), draw(&near_misses(&numbers), order))
        .add("two-level array, no hash", |query| floor.get(query))
        .add("**`lookup`**", |query| address(lookup(query.source, query.code)))
        .add("`lookup(…)?.category()`", |query| {
            lookup(query.source, query.code).ok().map(|entry| entry.category() as usize)
        })
        .add("`normalize(…).category()`", |query| {
            let normal = normalize(query.source, query.code);
            normal.is_listed().then(|| normal.category() as usize)
        })
        .add("hashbrown, foldhash", |query| index(fold.get(&query.key())))
        .add("hashbrown, FxHash", |query| index(fx.get(&query.key())))
        .add("std `HashMap`", |query| index(std.get(&query.key())))
        .add("phf", |query| index(peers::PHF.get(&query.key())))
        .add("`match`", |query| peers::by_match(query.key()).map(usize::from))
        .add("sorted array", |query| {
            sorted.binary_search_by_key(&query.key(), |row| row.0).ok().map(|found| sorted[found].1.into())
        })
        .run();
}

fn beside_the_floor(title: &str, numbers: Vec<Query>) {
    let floor = TwoLevel::new();
    Contest::new(title, draw(&numbers, Order::Uniform), draw(&near_misses(&numbers), Order::Uniform))
        .add("two-level array, no hash", |query| floor.get(query))
        .add("**`lookup`**", |query| address(lookup(query.source, query.code)))
        .run();
}

/// No peer answers this: whether all tables agree.
fn without_a_channel(numbers: Vec<Query>) {
    Contest::new("numbers of several tables that agree", draw(&numbers, Order::Uniform), Vec::new())
        .add("`lookup`, channel named", |query| address(lookup(query.source, query.code)))
        .add("`lookup`, no channel named", |query| address(lookup(query.source.provider(), query.code)))
        .run();
}
