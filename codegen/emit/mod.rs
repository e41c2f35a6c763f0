//! From the model to Rust text: the modules that users see (`modules`), the static data behind them (`data`, `targets`,
//! `judgements`) and the shapes of events (`shapes`).

mod data;
mod judgements;
mod modules;
mod shapes;
mod targets;

use std::fmt::Write as _;

use judgements::Judgements;
use targets::Targets;

use super::answers::Target;
use super::failures::Failures;
use super::index::Index;
use super::key::Part;
use super::model::Table;
use super::numbering::Numbering;
use super::perfect_hash::Slot;
use super::shapes::Shapes;
use super::{Output, hash};

/// What the files of all providers share.
struct Shared {
    judgements: Judgements,
    targets: Targets,
}

/// A file for each provider, and the index that declares and lists them.
pub fn all(index: &Index<'_>, numberings: &[Numbering<'_>], failures: &Failures, shapes: &Shapes) -> Vec<Output> {
    let mut outputs = Vec::new();
    let mut text = String::from("// @generated from data/ by codegen/; edit the tables there.\n");
    let mut shared = Shared { judgements: Judgements::default(), targets: Targets::new() };
    for (number, numbering) in numberings.iter().enumerate() {
        let name = numbering.item.provider.as_str();
        let path = format!("{name}.rs");
        let _ = writeln!(
            text,
            "{}pub mod {} {{ include!(concat!(env!(\"OUT_DIR\"), \"/{path}\")); }}",
            modules::about_provider(numbering),
            identifier(name),
        );
        let file = modules::provider(index, numbering) + &data::provider(numbering, &mut shared, &failures.of[number]);
        outputs.push(Output { path, text: file });
    }
    let list = |name: &str, kind: &str, item: &str| {
        let paths = numberings.iter().map(|numbering| identifier(numbering.item.provider.as_str()));
        let paths: String = paths.map(|module| format!("    &{module}::{item},\n")).collect();
        format!("pub(crate) static {name}: [&{kind}; {}] = [\n{paths}];\n", numberings.len())
    };
    text += &list("CATALOGS", "crate::catalog::Catalog", "CATALOG");
    text += &list("ENTRIES", "[crate::Entry]", "ENTRIES");
    text += &pages(index);
    text += &hash_of(numberings, &mut shared.targets);
    text += &shared.targets.text();
    text += &shared.judgements.module();
    text += &data::failures(&failures.list);
    outputs.push(Output { path: "index.rs".into(), text });
    outputs.push(Output { path: "shapes.rs".into(), text: shapes::all(shapes) });
    outputs.push(Output { path: "modules.rs".into(), text: modules::list(numberings) });
    outputs
}

/// The hash over all numberings.
fn hash_of(numberings: &[Numbering<'_>], targets: &mut Targets) -> String {
    let mut keys = Vec::new();
    for (number, numbering) in numberings.iter().enumerate() {
        let provider = u8::try_from(number).expect("few providers");
        for (part, holders) in &numbering.holders {
            let Some((provider, number)) = part.filed(provider) else { continue };
            let Target { first, offsets } = targets.of(numbering, holders);
            keys.push(Slot { number, provider, offsets, first });
        }
    }
    let hash::Found { multiplier, pilots, slots } = hash::search(&keys);
    let (buckets, len) = (pilots.len(), slots.len());
    let slots: String = slots
        .iter()
        .map(|Slot { number, provider, offsets, first }| {
            format!("    Slot {{ number: {number}, provider: {provider}, offsets: {offsets}, first: {first} }},\n")
        })
        .collect();
    format!(
        "use crate::perfect_hash::Slot;\n\
         pub(crate) static HASH: crate::perfect_hash::PerfectHash<{buckets}, {len}> = crate::perfect_hash::PerfectHash::new(\n    \
         {multiplier},\n    {pilots:?},\n    [\n{slots}    ],\n);\n",
    )
}

/// A static for each page, so that a program has those that its tables name.
fn pages(index: &Index<'_>) -> String {
    let mut text = String::from("/// Every page that a row rests on.\npub(crate) mod pages {\n    use crate::Page;\n");
    for page in &index.pages {
        let (title, url, retrieved) = (&page.title, &page.url, &page.retrieved);
        let _ = writeln!(
            text,
            "    pub(crate) static {}: Page = Page {{ title: {title:?}, url: {url:?}, retrieved: {retrieved:?} }};",
            constant(&page.id),
        );
    }
    text + "}\n"
}

/// The static of a page; an id may begin with a digit, an identifier may not.
fn constant(id: &str) -> String {
    format!("PAGE_{}", identifier(id).to_uppercase())
}

fn identifier(name: &str) -> String {
    name.replace('-', "_")
}

/// The module of a table in its provider's; `None` where the table is the provider's own module.
fn module(table: &Table) -> Option<String> {
    table.stem.split_once('/').map(|(_, name)| identifier(name))
}

/// The variant that a word stands for, with its enum: `Category::Unknown`.
fn variant(kind: &str, word: impl std::fmt::Debug) -> String {
    format!("{kind}::{word:?}")
}

fn words_of<'n, 't>(numbering: &'n Numbering<'t>) -> impl Iterator<Item = (&'t str, &'n [usize])> {
    numbering.holders.iter().filter_map(|(part, holders)| match *part {
        Part::Word(word) => Some((word, &holders[..])),
        _ => None,
    })
}
