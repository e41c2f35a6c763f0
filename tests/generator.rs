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
