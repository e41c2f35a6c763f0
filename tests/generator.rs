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
    assert_eq!(once.len(), 6, "a file for each of 5 providers, and the index");
    assert_eq!(once, texts(&sources));
    sources.reverse();
    assert_eq!(once, texts(&sources));
}

const HEAD: &str = r#"
provider = "bird"
title = "T"
page = "P"
leaves_open = "nothing"
"#;

const ROW: &str = r#"
[[code]]
code = "1"
name = "One"
title = "ONE"
summary = "It broke."
remedy = "Mend it."
category = "provider-error"
retry = "backoff"
basis = "inferred"
"#;

/// What is said of one table, without the file's name.
fn faults(table: &str) -> Vec<String> {
    let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
    let sources = [source("index.toml", "tables = [\"t.toml\"]"), source("t.toml", table)];
    let faults = generate(&sources).err().unwrap_or_default();
    faults.iter().map(|fault| fault.to_string().replace("data/t.toml:", "")).collect()
}

#[test]
fn a_sound_table_has_no_faults() {
    assert_eq!(faults(&format!("{HEAD}{ROW}")), [""; 0]);
}

/// Each edit of the sound table above breaks one rule; line 7 is its `[[code]]`.
#[test]
fn faults_are_told_with_their_place() {
    for (sound, broken, expected) in [
        ("= \"One\"", "\"One\"", "9:6: key with no value, expected `=`"),
        ("name = \"One\"", "nane = \"One\"", "7:1: missing key `name`"),
        ("name = \"One\"", "name = 1", "9:8: expected text, found integer"),
        ("\"It broke.\"", "\" \"", "11:11: empty text"),
        ("\"One\"", "\"one\"", "9:8: `one` is no UpperCamelCase identifier"),
        ("\"1\"", "\"01\"", "8:8: `01` is not how this vendor writes a code; expected `1`"),
        ("\"1\"", "\"1x\"", "8:8: `1x` is neither a number up to 4294967295 nor a range of two"),
        ("\"1\"", "\"4294967296\"", "8:8: `4294967296` is neither a number up to 4294967295 nor a range of two"),
        ("\"1\"", "\"9-1\"", "8:8: range `9-1` does not run upwards"),
        ("\"stated\"", "\"told\"", "15:9: `told` is no basis; expected one of stated, inferred"),
        ("\"backoff\"", "\"after\"", "7:1: `after` takes the stated wait in `seconds`, and no `fix`"),
        ("\"backoff\"", "\"after-fix\"", "7:1: `after-fix` takes a `fix`, and no `seconds`"),
        ("\"backoff\"", "\"backoff\"\nseconds = 9", "7:1: `backoff` takes neither `seconds` nor `fix`"),
        (
            "\"backoff\"",
            "\"after\"\nseconds = 9",
            "7:1: a wait is never inferred; without a stated one the hint is `backoff`",
        ),
        (
            "\"backoff\"",
            "\"not-needed\"",
            "7:1: `not-needed` goes with accepted, delivered, read and with nothing else",
        ),
        ("remedy = \"Mend it.\"\n", "", "8:8: a failure needs a `remedy`"),
        ("\"Mend it.\"", "\" Mend it.\"", "12:10: text has a control character, or blanks around it"),
        (
            "title = \"ONE\"",
            "title = \"ONE\"\naliases = [\"EINS\"]",
            "11:12: only a table with `named = true` has aliases",
        ),
    ] {
        let table = format!("{HEAD}{ROW}");
        let edited = if sound == "\"stated\"" {
            table.replace("\"inferred\"", broken)
        } else {
            assert!(table.contains(sound), "{sound}");
            table.replace(sound, broken)
        };
        let told = faults(&edited);
        assert!(told.iter().any(|fault| fault == expected), "{broken}: {told:#?}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let twice = format!("{HEAD}{ROW}{}", ROW.replace("ONE", "TWO"));
    assert_eq!(
        faults(&twice),
        [
            "18:8: code `1` stands here twice",
            "19:8: variant `One` stands here twice",
            "21:11: summary `It broke.` stands here twice",
            "22:10: remedy `Mend it.` stands here twice",
        ]
    );
    let other = ROW.replace("\"1\"", "\"0\"").replace("One", "Zero").replace("broke", "fell").replace("Mend", "Lift");
    assert_eq!(faults(&format!("{HEAD}{ROW}{other}")), ["18:8: `0` comes after `1`; codes stand in ascending order"]);
    assert_eq!(faults(HEAD), ["1:1: a table needs at least one `[[code]]`"]);
}

#[test]
fn index_and_files_agree() {
    let mut sources = data();
    sources.push(Source { path: "stray.toml".into(), text: String::new() });
    sources.retain(|source| source.path != "bird.toml");
    let told: Vec<_> = generate(&sources).err().unwrap_or_default().iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0], "data/stray.toml:1:1: not listed in `index.toml`");
    assert!(told[1].starts_with("data/index.toml:") && told[1].ends_with("no file `bird.toml`"), "{}", told[1]);
}
