//! The generator: any set of tables is turned into Rust or into faults, never into a panic. An input that begins with
//! `--- path` is files, as in `tests/faults/`; any other is the choices of which a mostly sound set is made.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "the generator is the build script's")]
#[path = "../../codegen/mod.rs"]
mod codegen;
#[path = "../sets/made_up.rs"]
mod made_up;

use codegen::Source;
use codegen::vocabulary::provider::Provider;
use codegen::words::Word;

/// What a set of files without an index or without pages is taken to mean.
const INDEX: &str = r#"
[[provider]]
name = "bird"
vendor = "V"
title = "T"
[[provider]]
name = "webex-connect"
vendor = "W"
title = "X"
tables = ["webex-connect/common.toml", "webex-connect/sms.toml"]
"#;
const PAGES: &str = r#"
[[page]]
id = "P"
title = "P"
retrieved = "2026-01-01"
"#;

fn files(text: &str) -> Vec<Source> {
    let mut files: Vec<Source> = Vec::new();
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix("--- "), files.last_mut()) {
            (Some(path), _) => files.push(Source { path: path.trim_end().into(), text: String::new() }),
            (None, Some(file)) => file.text += line,
            (None, None) => {}
        }
    }
    // A folder holds a file once.
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.dedup_by(|one, other| one.path == other.path);
    for (path, text) in [("index.toml", INDEX), ("pages.toml", PAGES)] {
        if files.iter().all(|file| file.path != path) {
            files.push(Source { path: path.into(), text: text.into() });
        }
    }
    files
}

fuzz_target!(|data: &[u8]| {
    let mut sources = match data {
        [b'-', b'-', b'-', b' ', ..] => files(&String::from_utf8_lossy(data)),
        _ => made_up::set(data, "bird").into_iter().map(|(path, text)| Source { path, text }).collect(),
    };
    match codegen::generate(&sources) {
        Ok(outputs) => {
            assert!(outputs.len() > Provider::WORDS.len(), "a file for each provider");
            // What it means is for the compiler to say: `.ci/sets`.
            for output in &outputs {
                assert!(syn::parse_file(&output.text).is_ok(), "{} is not Rust:\n{}", output.path, output.text);
            }
            sources.reverse();
            let again = codegen::generate(&sources).expect("as sound as before");
            assert!(
                outputs.iter().zip(&again).all(|(one, other)| one.text == other.text),
                "the order of files matters"
            );
        }
        Err(faults) => {
            assert!(!faults.is_empty());
            assert!(faults.iter().all(|fault| fault.to_string().starts_with("data/")));
        }
    }
});
