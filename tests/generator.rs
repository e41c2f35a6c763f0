//! The generator by itself: its words, its determinism, and what it says of faulty tables.

#[allow(dead_code, reason = "the generator is the build script's")]
#[path = "../codegen/mod.rs"]
mod codegen;

use std::fmt::Debug;
use std::path::Path;

use codegen::vocabulary::{
    BASES, CATEGORIES, CHANNELS, FIXES, NO_FAILURE, PARTIES, PROVIDERS, SCOPES, Vocabulary, variant,
};
use codegen::{Source, generate};
use undelivered::{Basis, Category, Channel, Fix, Party, Provider, Scope};

fn same<T: Debug + ToString>(vocabulary: &Vocabulary, all: &[T]) {
    let words: Vec<_> = all.iter().map(ToString::to_string).collect();
    assert_eq!(vocabulary.words, words, "{}", vocabulary.noun);
    let variants: Vec<_> = all.iter().map(|word| format!("{word:?}")).collect();
    assert_eq!(vocabulary.words.iter().map(|word| variant(word)).collect::<Vec<_>>(), variants);
}

#[test]
fn words_are_those_of_the_crate() {
    same(&PROVIDERS, Provider::ALL);
    same(&CHANNELS, Channel::ALL);
    same(&CATEGORIES, Category::ALL);
    same(&FIXES, Fix::ALL);
    same(&BASES, Basis::ALL);
    same(&PARTIES, Party::ALL);
    same(&SCOPES, Scope::ALL);
    for category in Category::ALL {
        assert_eq!(category.is_failure(), !NO_FAILURE.contains(&category.as_str()), "{category}");
    }
}

fn data() -> Vec<Source> {
    codegen::read_dir(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data")).expect("readable")
}

#[test]
fn output_is_the_same_each_time_and_in_any_order_of_files() {
    let texts = |sources: &[Source]| -> Vec<(String, String)> {
        let outputs = generate(sources).unwrap_or_else(|faults| panic!("{faults:?}"));
        outputs.into_iter().map(|output| (output.path, output.text)).collect()
    };
    let mut sources = data();
    let once = texts(&sources);
    assert_eq!(once.len(), 7, "a file for each of 6 providers, and the index");
    assert_eq!(once, texts(&sources));
    sources.reverse();
    assert_eq!(once, texts(&sources));
}

const SHARED: &str = r#"
page = "P"
leaves_open = "nothing"
deprecated = true

[[code]]
code = "1"
name = "One"
title = "ONE_THING"
summary = "It <broke> and *fell*."
remedy = "Mend it."
category = "provider-error"
retry = "backoff"
basis = "inferred"
"#;

/// The text generated from two tables of one channel that share a code.
fn two_tables() -> String {
    let source = |path: &str, text: String| Source { path: path.into(), text };
    let table = |title: &str| format!("provider = \"webex-connect\"\nchannel = \"sms\"\ntitle = \"{title}\"{SHARED}");
    let sources = [
        source("index.toml", "tables = [\"webex-connect/a.toml\", \"webex-connect/b.toml\"]".into()),
        source("webex-connect/a.toml", table("A")),
        source("webex-connect/b.toml", table("B")),
    ];
    let outputs = generate(&sources).unwrap_or_else(|faults| panic!("{faults:?}"));
    outputs.into_iter().find(|output| output.path == "webex-connect.rs").expect("the provider's file").text
}

/// The first table answers on the channel; the other one's typed codes are found in a section of their own.
#[test]
fn a_table_that_another_goes_before_has_a_section_of_its_own() {
    let text = two_tables();
    let sections: Vec<&str> = text.split("section: ").skip(1).filter_map(|rest| rest.split(',').next()).collect();
    let sms = Channel::ALL.iter().position(|channel| *channel == Channel::Sms).expect("a channel");
    assert_eq!(sections, [sms.to_string(), (Channel::ALL.len() + 1).to_string()]);
}

/// The page of a module is the catalog: code, title, texts, judgement and source of each row, as prose.
#[test]
fn variants_are_documented() {
    let text = two_tables();
    for line in [
        "/// `1` **ONE\\_THING**",
        "/// It \\<broke\\> and \\*fell\\*.",
        "/// Mend it.",
        "/// Category: `provider-error`. Retry: `backoff`, inferred.",
        "/// Deprecated by the vendor.",
        "/// Source: P.",
    ] {
        let of_variants = text.lines().filter(|found| found.strip_prefix("    ") == Some(line));
        assert_eq!(of_variants.count(), 2, "{line}");
    }
}
