//! Writes the peers that are made at compile time: `phf` maps and a `match`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[allow(dead_code, reason = "the crate's generator; what is needed of it here is little")]
#[path = "../codegen/mod.rs"]
mod codegen;

use codegen::vocabulary::{CHANNELS, PROVIDERS, Vocabulary};
use toml::Table;

fn main() {
    println!("cargo::rerun-if-changed=../data");
    let columns = 1 + CHANNELS.words.len();
    // Texts and numbers by route: a row for each provider, a column for no channel and for each.
    let mut routes: BTreeMap<usize, BTreeMap<String, u32>> = BTreeMap::new();
    for source in codegen::read_dir(Path::new("../data")).expect("readable tables") {
        let table: Table = source.text.parse().expect("well-formed tables");
        let (Some(provider), Some(rows)) = (table.get("provider"), table.get("code")) else { continue };
        let place = |vocabulary: &Vocabulary, word: &toml::Value| {
            vocabulary.words.iter().position(|known| Some(*known) == word.as_str()).expect("a known word")
        };
        let channel = table.get("channel").map_or(0, |channel| 1 + place(&CHANNELS, channel));
        let route = routes.entry(place(&PROVIDERS, provider) * columns + channel).or_default();
        for row in rows.as_array().expect("rows") {
            let code = row["code"].as_str().expect("text");
            route.extend(code.parse().ok().map(|number| (code.to_owned(), number)));
        }
    }

    let mut map = String::from("pub static PHF: phf::Map<u64, u16> = phf::phf_map! {\n");
    let mut by_match = String::from("#[inline]\npub fn by_match(key: u64) -> Option<u16> {\nmatch key {\n");
    let numbers = routes.iter().flat_map(|(&route, codes)| codes.values().map(move |&code| (route, code)));
    for (index, (route, code)) in (0_u16..).zip(numbers) {
        let key = (route as u64) << 32 | u64::from(code);
        let _ = writeln!(map, "{key}u64 => {index}u16,");
        let _ = writeln!(by_match, "{key} => Some({index}),");
    }
    let count = PROVIDERS.words.len() * columns;
    let mut texts = format!("pub static PHF_TEXTS: [phf::Map<&'static str, u16>; {count}] = [\n");
    for route in 0..count {
        let codes: String =
            routes.get(&route).into_iter().flat_map(BTreeMap::keys).fold(String::new(), |mut all, code| {
                let _ = write!(all, "{code:?} => 1u16, ");
                all
            });
        let _ = writeln!(texts, "phf::phf_map! {{ {codes} }},");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("peers.rs"), format!("{map}}};\n{by_match}_ => None,\n}}\n}}\n{texts}];\n")).expect("writable");
}
