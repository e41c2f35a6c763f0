//! Replaces the rows of every table by made-up ones: `synthesize <data folder> <codes in all>`.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, count] = &arguments[..] else { panic!("synthesize <data folder> <codes in all>") };
    let (folder, count) = (Path::new(folder), count.parse::<u32>().expect("a number"));
    let index = fs::read_to_string(folder.join("index.toml")).expect("the index");
    let paths: Vec<&str> = index.split('"').skip(1).step_by(2).collect();
    let providers = 6;
    // The rows that it speaks of are gone.
    fs::write(folder.join("equivalents.toml"), "").expect("writable");
    for (nth, path) in (0..).zip(&paths) {
        // As many for each provider, shared among its tables.
        let tables = paths.iter().filter(|other| {
            other.split_once('/').map(|(folder, _)| folder) == path.split_once('/').map(|(folder, _)| folder)
        });
        let siblings = if path.contains('/') { tables.count() as u32 } else { 1 };
        let old = fs::read_to_string(folder.join(path)).expect("a listed table");
        let mut text = old.split("[[").next().expect("a head").to_owned();
        for row in 0..count / providers / siblings {
            let code = 1_000 + nth * 60_000 + row + row / 30 * 20;
            let code = if text.contains("digits = 4") { 1_000 + row } else { code };
            let _ = write!(
                text,
                "[[code]]\ncode = \"{code:04}\"\nname = \"Code{code}\"\ntitle = \"CODE_{code}\"\n\
                 summary = \"What happened to message {code} is told in as many words as a real summary has.\"\n\
                 remedy = \"What to do about {code}, told in about as many words as well.\"\n\
                 category = \"provider-error\"\nretry = \"backoff\"\nbasis = \"inferred\"\n\n"
            );
        }
        fs::write(folder.join(path), text).expect("writable");
    }
}
