//! The generator: from the tables in `data/` to Rust text, or to everything that is wrong with them.
//!
//! [`generate`] is a pure function; a row travels `read` (TOML to model), `check` (rules between
//! rows), `route` (where look-ups find it), `hash` (its slot), `catalog` and `emit` (model to Rust). Only [`read_dir`] touches the disk.

mod catalog;
mod check;
mod diagnostic;
mod emit;
mod equivalents;
mod fields;
mod hash;
mod model;
mod nearest;
mod read;
mod route;
pub mod vocabulary;

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

/// The list of tables, in the order in which look-ups without a channel ask them.
const INDEX: &str = "index.toml";

/// Rust text for all tables, or every fault in them, in file order.
pub fn generate(sources: &[Source]) -> Result<Vec<Output>, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let mut read = Vec::new();
    for source in read::index(sources, &mut diagnostics) {
        let mut faults = Vec::new();
        if let Some(table) = read::table(source, &mut faults) {
            check::table(source, &table, &mut faults);
            check::beside(source, &table, &read, &mut faults);
            read.push(table);
        }
        faults.sort_by_key(Diagnostic::place);
        diagnostics.append(&mut faults);
    }
    if !diagnostics.is_empty() {
        // Of rows that were not read whole, nothing more can be said.
        return Err(diagnostics);
    }
    let providers = route::providers(&read);
    let equivalents = sources.iter().find(|source| source.path == equivalents::PATH);
    let pairs = equivalents.map(|source| equivalents::pairs(source, &providers, &mut diagnostics)).unwrap_or_default();
    if diagnostics.is_empty() { Ok(emit::all(&read, &providers, &pairs)) } else { Err(diagnostics) }
}

/// Every TOML file below a folder, sorted by path.
pub fn read_dir(root: &Path) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(folder)? {
            let path = item?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                let relative = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                sources.push(Source { path: relative, text: fs::read_to_string(&path)? });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(sources)
}
