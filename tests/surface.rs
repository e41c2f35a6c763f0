//! What users match on, a line for each code: no change of it hides in a larger one.
//!
//! To accept a change: `UPDATE_SURFACE=1 cargo test --test surface`, look at the difference in
//! `tests/surface/`, and say in `CHANGELOG.md` what changed ("Data", or "API" for a variant).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use undelivered::entries;

/// A file for each module of codes: the lines `code variant category hint`.
fn surface() -> BTreeMap<PathBuf, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/surface");
    let mut files: BTreeMap<PathBuf, String> = BTreeMap::new();
    for entry in entries() {
        let table = entry.channel().map_or("all-channels", |channel| channel.as_str());
        let file = files.entry(folder.join(format!("{}.{table}.txt", entry.provider()))).or_default();
        writeln!(file, "{} {} {} {}", entry.code(), entry.name(), entry.category(), entry.retry()).expect("text");
    }
    files
}

#[test]
fn the_surface_is_as_it_was_accepted() {
    let files = surface();
    let folder = files.keys().next().and_then(|path| path.parent()).expect("entries").to_owned();
    if env::var_os("UPDATE_SURFACE").is_some() {
        fs::create_dir_all(&folder).expect("writable");
        for (path, lines) in &files {
            fs::write(path, lines).expect("writable");
        }
    }
    let accepted: BTreeMap<PathBuf, String> = fs::read_dir(&folder)
        .expect("tests/surface")
        .map(|file| file.expect("a file").path())
        .map(|path| (path.clone(), fs::read_to_string(path).expect("text")))
        .collect();
    let how = "to accept: UPDATE_SURFACE=1 cargo test --test surface, and CHANGELOG.md";
    assert_eq!(files.keys().collect::<Vec<_>>(), accepted.keys().collect::<Vec<_>>(), "{how}");
    for (path, lines) in &files {
        let old: Vec<&str> = accepted[path].lines().collect();
        let new: Vec<&str> = lines.lines().collect();
        let gone: Vec<_> = old.iter().filter(|line| !new.contains(line)).collect();
        let come: Vec<_> = new.iter().filter(|line| !old.contains(line)).collect();
        assert!(old == new, "{}\n- {gone:#?}\n+ {come:#?}\n{how}", path.display());
    }
}
