//! What users match on, a line for each code: no change of it hides in a larger one.
//!
//! To accept a change: `UPDATE_SURFACE=1 cargo test --test surface`, look at the difference in `tests/surface/`, and say
//! in `CHANGELOG.md` what changed ("Data", or "API" for a variant).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use undelivered::{Entry, Judgement, normalize, tables};

/// A file for each module of codes, a line for each code: what it is called, and all that is judged of it.
fn surface() -> BTreeMap<PathBuf, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/surface");
    let file = |id: &str| folder.join(format!("{}.txt", id.replace('#', ".")));
    tables().map(|table| (file(table.id()), table.entries().map(line).collect())).collect()
}

fn line(entry: &Entry) -> String {
    let mut line = format!("{} | {} | {}", entry.code(), entry.name(), judgement(&entry.judgement()));
    let flags = [
        (entry.vendor_says_permanent() == Some(true), "permanent"),
        (entry.vendor_says_permanent() == Some(false), "not permanent"),
        (entry.is_deprecated(), "deprecated"),
    ];
    for (_, flag) in flags.iter().filter(|(holds, _)| *holds) {
        let _ = write!(line, " | {flag}");
    }
    line + "\n"
}

fn judgement(judgement: &Judgement) -> String {
    let open = if judgement.may_have_been_delivered() { " | may have been delivered" } else { "" };
    let (category, retry, basis) = (judgement.category(), judgement.retry(), judgement.basis());
    format!("{category} | {retry} | {basis} | {} | {}{open}", judgement.party(), judgement.scope())
}

#[test]
fn the_surface_is_as_it_was_accepted() {
    let files = surface();
    let folder = files.keys().next().and_then(|path| path.parent()).expect("tables").to_owned();
    if env::var_os("UPDATE_SURFACE").is_some_and(|value| value == "1") {
        let _ = fs::remove_dir_all(&folder);
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
        assert!(old == new, "{}\n- {gone:#?}\n+ {come:#?}\nor another order\n{how}", path.display());
    }
}

/// What is answered to a code that no table lists is watched as well: two guesses by a series, and nothing at all.
#[test]
fn the_guesses_are_as_they_were_accepted() {
    let guesses = [
        ("bird", "12999", "provider-error | unstated | inferred | provider | message"),
        ("salesforce", "3999", "invalid-content | after-fix (content) | inferred | sender | message"),
        ("whatsapp-cloud", "131999", "unknown | unstated | inferred | developer | message | may have been delivered"),
    ];
    for (source, code, expected) in guesses {
        let source: undelivered::Source = source.parse().expect("a source");
        assert_eq!(judgement(&normalize(source, code).judgement()), expected, "{source} {code}");
    }
}
