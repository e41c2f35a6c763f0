//! The crate's own examples, run as a person or a script runs them.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::process::{Command, Output};

/// `cargo test` builds the examples beside the test binaries.
pub fn example(name: &str) -> Command {
    let tests = std::env::current_exe().expect("a path");
    let profile = tests.parent().and_then(|deps| deps.parent()).expect("a target folder");
    Command::new(profile.join("examples").join(name).with_extension(std::env::consts::EXE_EXTENSION))
}

pub fn run(name: &str, words: &[&str]) -> Output {
    example(name).args(words).output().expect("the example is built")
}

/// What is printed where all goes well.
pub fn told(name: &str, words: &[&str]) -> String {
    let output = run(name, words);
    assert!(output.status.success(), "{name} {words:?}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}
