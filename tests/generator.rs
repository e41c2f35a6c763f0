//! The generator by itself: its determinism, and what it makes of tables.

#[allow(dead_code, reason = "the generator is the build script's")]
#[path = "../codegen/mod.rs"]
mod codegen;

use std::path::Path;

use codegen::{Source, generate};
use undelivered::Provider;

#[test]
fn every_provider_has_codes() {
    for provider in Provider::ALL {
        assert!(provider.entries().len() > 0 && !provider.vendor().is_empty() && !provider.title().is_empty());
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
    assert_eq!(
        once.len(),
        Provider::ALL.len() + 3,
        "a file for each provider, the index, the shapes, a list of modules"
    );
    assert!(once == texts(&sources), "each time");
    sources.reverse();
    assert!(once == texts(&sources), "in any order of files");
}

/// Two tables of one numbering, on one channel and on every one, with a page and a provider's two lists.
fn toy() -> Vec<Source> {
    let fixture = include_str!("generator.txt");
    let mut files: Vec<Source> = Vec::new();
    for line in fixture.split_inclusive('\n') {
        match line.strip_prefix("--- ") {
            Some(path) => files.push(Source { path: path.trim_end().into(), text: String::new() }),
            None => files.last_mut().expect("a fixture begins with `--- path`").text += line,
        }
    }
    files
}

/// The page of a module is the catalog: code, title, texts, judgement and source of each row, as prose, found by code
/// and by every other spelling.
#[test]
fn variants_are_documented() {
    let outputs = generate(&toy()).unwrap_or_else(|faults| panic!("{faults:?}"));
    let text = &outputs.iter().find(|output| output.path == "bird.rs").expect("the provider's file").text;
    let paragraphs = [
        "`1` **ONE\\_THING**",
        "It \\<broke\\> and \\*fell\\*.",
        "Mend it.",
        "Category: [`provider-error`](crate::Category::ProviderError). Retry: [`backoff`](crate::RetryHint::Backoff) (seconds), inferred.",
        "Note: printed twice.",
        "Deprecated by the vendor.",
        "Source: [P](<https://example.org/p>), 2026-01-01.",
    ];
    let page = format!("#[doc = {:?}]", format!(" {}", paragraphs.join("\n\n ")));
    for line in [
        page.as_str(),
        "#[doc(alias = \"1\")]",
        "#[doc(alias = \"EINS\")]",
        "#[deprecated(note = \"renamed to `One`\")]",
        "pub const Uno: Self = Self::One;",
    ] {
        assert!(text.lines().any(|found| found.trim() == line), "{line}");
    }
    // A word that is its own variant needs no alias, which rustdoc refuses.
    assert!(!text.contains("#[doc(alias = \"Word\")]"));
}

/// A wait in hexadecimal is the number that it is, and not its digits.
#[test]
fn numbers_are_read_in_their_radix() {
    let mut files = toy();
    let table = files.iter_mut().find(|file| file.path == "bird/sms.toml").expect("a table");
    table.text = table.text.replacen("retry = \"unstated\"", "retry = \"after\"\nseconds = 0x258", 1);
    table.text = table.text.replacen("basis = \"inferred\"", "basis = \"stated\"", 1);
    let outputs = generate(&files).unwrap_or_else(|faults| panic!("{faults:?}"));
    assert!(outputs.iter().any(|output| output.text.contains("Duration::from_secs(600)")));
}

#[test]
fn a_file_that_is_not_text_is_named() {
    let folder = std::env::temp_dir().join(format!("undelivered-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("writable");
    std::fs::write(folder.join("garbled.toml"), b"\xff").expect("writable");
    let error = codegen::read_dir(&folder).err().expect("not UTF-8").to_string();
    std::fs::remove_dir_all(&folder).expect("writable");
    assert!(error.contains("garbled.toml"), "{error}");
}
