//! Faulty tables: each file in `tests/faults/` is a folder of data and what is to be said of it.

#[allow(dead_code, reason = "the generator is the build script's")]
#[path = "../codegen/mod.rs"]
mod codegen;

use std::fs;
use std::path::Path;

use codegen::{Source, generate};

/// The files of a fixture, each after a line `--- path`; the last one is what is expected.
fn parts(fixture: &str) -> (Vec<Source>, String) {
    let mut files: Vec<Source> = Vec::new();
    for line in fixture.split_inclusive('\n') {
        match (line.strip_prefix("--- "), files.last_mut()) {
            (Some(path), _) => files.push(Source { path: path.trim_end().into(), text: String::new() }),
            (None, Some(file)) => file.text += line,
            (None, None) => panic!("a fixture begins with `--- path`"),
        }
    }
    let expected = files.pop().filter(|file| file.path == "expected").expect("the last part is `--- expected`");
    // The page that tables of a fixture rest on, unless it is about pages.
    if files.iter().all(|file| file.path != "pages.toml") {
        let text = "[[page]]\nid = \"P\"\ntitle = \"P\"\nretrieved = \"2026-01-01\"\n";
        files.push(Source { path: "pages.toml".into(), text: text.into() });
    }
    (files, expected.text)
}

#[test]
fn every_fault_is_told_with_its_place_and_what_would_be_right() {
    let (mut kinds, mut wrong) = (0, Vec::new());
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")).expect("the fixtures") {
        let path = file.expect("a fixture").path();
        let (sources, expected) = parts(&fs::read_to_string(&path).expect("text"));
        let faults = generate(&sources).err().unwrap_or_default();
        let told: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
        if told != expected {
            wrong.push(format!("{}:\n{told}instead of\n{expected}", path.display()));
        }
        kinds += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(kinds >= 70, "{kinds}");
}

#[test]
fn a_sound_table_has_no_faults() {
    let (sources, _) = parts(include_str!("faults/empty-text.txt"));
    let sound =
        |source: Source| Source { text: source.text.replace("summary = \"\"", "summary = \"It broke.\""), ..source };
    let sources: Vec<Source> = sources.into_iter().map(sound).collect();
    assert!(generate(&sources).is_ok());
}
