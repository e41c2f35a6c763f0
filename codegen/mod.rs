//! The generator: from the tables in `data/` to Rust text, or to everything that is wrong with them.
//!
//! [`generate`] is a pure function. A row travels `parts` (a long table in one piece), `read` (TOML to model), `check`
//! (rules between rows), `numbering` (which codes lead to it), `hash` (its slot), `emit` (Rust text). Only [`read_dir`]
//! touches the disk. Vocabularies, the reading of codes, the choice among rows, the fingerprints of words and the hash are
//! the crate's own files.

#[macro_use]
pub mod words;

mod check;
mod diagnostic;
mod emit;
mod failures;
mod fields;
mod hash;
mod index;
mod model;
mod nearest;
mod numbering;
mod parts;
mod read;
mod shapes;

#[path = "../src/answers.rs"]
mod answers;
#[path = "../src/choice.rs"]
mod choice;
#[path = "../src/fingerprint.rs"]
mod fingerprint;
#[allow(dead_code, reason = "the generator needs a part of it")]
#[path = "../src/key.rs"]
mod key;
#[allow(dead_code, reason = "the generator fills what the crate asks")]
#[path = "../src/perfect_hash.rs"]
mod perfect_hash;
#[allow(dead_code, reason = "the generator needs a part of it")]
#[path = "../src/vocabulary/mod.rs"]
pub mod vocabulary;

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

pub use diagnostic::Diagnostic;

/// A file of `data/`; its path is relative to that folder, with forward slashes.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// A file of Rust text, to be written beside the others.
pub struct Output {
    pub path: String,
    pub text: String,
}

/// Rust text for all tables, or every fault in them, in file order.
pub fn generate(sources: &[Source]) -> Result<Vec<Output>, Vec<Diagnostic>> {
    let (sources, seams) = parts::join(sources);
    let outputs = generate_whole(&sources);
    outputs.map_err(|faults| faults.into_iter().map(|fault| parts::place(fault, &seams)).collect())
}

/// Every file of the folder, with the further parts of long ones joined to them.
#[allow(dead_code, reason = "for benches, which read the tables as well")]
pub fn joined(sources: &[Source]) -> Vec<Source> {
    parts::join(sources).0
}

fn generate_whole(sources: &[Source]) -> Result<Vec<Output>, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let index = index::read(sources, &mut diagnostics);
    let mut tables = Vec::new();
    for source in index.sources() {
        let mut faults = Vec::new();
        if let Some(table) = read::table(source, &mut faults) {
            check::table(source, &table, &index.pages, &mut faults);
            check::siblings(source, &table, &tables, &mut faults);
            tables.push(table);
        }
        diagnostic::sort(&mut faults);
        diagnostics.append(&mut faults);
    }
    if !diagnostics.is_empty() {
        // Of rows that were not read whole, nothing more can be said.
        return Err(diagnostics);
    }
    let numberings = numbering::all(&index, &tables);
    let failures = failures::read(sources, &numberings, &mut diagnostics);
    let shapes = shapes::read(sources, &mut diagnostics);
    if diagnostics.is_empty() { Ok(emit::all(&index, &numberings, &failures, &shapes)) } else { Err(diagnostics) }
}

/// Each text once, in order. Not by `collect`: it sorts first, and every user's build would compile that sort.
fn distinct<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeSet<&'t str> {
    let mut once = BTreeSet::new();
    once.extend(texts);
    once
}

/// Every TOML file below a folder; one that cannot be read as text is named.
pub fn read_dir(root: &Path) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", folder.display()));
        for item in fs::read_dir(&folder).map_err(named)? {
            let path = item.map_err(named)?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                let relative = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                let text = fs::read_to_string(&path)
                    .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
                sources.push(Source { path: relative, text });
            }
        }
    }
    Ok(sources)
}
