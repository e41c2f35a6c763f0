//! Writes the peers that are made at compile time: `phf` maps and a `match`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Display, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

#[allow(dead_code, clippy::duplicate_mod, reason = "the crate's generator; what is needed of it here is little")]
#[path = "../codegen/mod.rs"]
mod codegen;
#[allow(dead_code, clippy::duplicate_mod, reason = "the generator keeps its own to itself")]
#[path = "../src/key.rs"]
mod key;

use codegen::vocabulary::channel::Channel;
use codegen::vocabulary::provider::Provider;
use codegen::words::Word;
use key::{Key, Part};
use toml::{Table, Value};

fn main() {
    println!("cargo::rerun-if-changed=../data");
    println!("cargo::rerun-if-changed=../src");
    println!("cargo::rerun-if-changed=../codegen");
    let columns = 1 + Channel::WORDS.len();
    let count = Provider::WORDS.len() * columns;
    // Numbers and their texts by route: a row for each provider, a column for no channel and for each.
    let mut routes: Vec<BTreeMap<String, u32>> = vec![BTreeMap::new(); count];
    let (mut words, mut dotted) = (BTreeSet::new(), BTreeSet::new());
    let sources = codegen::read_dir(Path::new("../data")).expect("readable tables");
    for source in codegen::joined(&sources) {
        let table: Table = source.text.parse().expect("well-formed tables");
        let (Some(provider), Some(rows)) = (table.get("provider"), table.get("code")) else { continue };
        let channels: Vec<usize> =
            texts(table.get("channel")).chain(texts(table.get("channels"))).map(place::<Channel>).collect();
        let columns_of_table =
            if channels.is_empty() { vec![0] } else { channels.iter().map(|channel| 1 + channel).collect() };
        let first = place::<Provider>(provider.as_str().expect("text")) * columns;
        let named = table.get("named").and_then(Value::as_bool).unwrap_or(false);
        for row in rows.as_array().expect("rows") {
            let titles = texts(row.get("title")).filter(|_| named);
            for text in texts(row.get("code")).chain(titles).chain(texts(row.get("aliases"))) {
                match Key::read(text).expect("a code") {
                    Key { first: Part::Number(number), subcode: None, last: None } => {
                        for column in &columns_of_table {
                            routes[first + column].insert(text.to_owned(), number);
                        }
                    }
                    Key { first: Part::Dotted(_), subcode: None, .. } => _ = dotted.insert(text.to_owned()),
                    Key { first: Part::Word(_), subcode: None, .. } => _ = words.insert(text.to_owned()),
                    _ => {}
                }
            }
        }
    }

    let keys_of = |(route, codes): (usize, &BTreeMap<String, u32>)| -> Vec<u64> {
        codes.values().map(|&code| (route as u64) << 32 | u64::from(code)).collect()
    };
    // A number may be written in two ways.
    let keys: BTreeSet<u64> = routes.iter().enumerate().flat_map(keys_of).collect();
    let mut text = map("PHF", "u64", keys.iter().map(|key| format!("{key}u64")));
    text += "#[inline]\npub fn by_match(key: u64) -> Option<u16> {\nmatch key {\n";
    for (index, key) in keys.iter().enumerate() {
        let _ = writeln!(text, "{key} => Some({index}),");
    }
    text += "_ => None,\n}\n}\n";
    text += &map("PHF_WORDS", "&str", words.iter().map(|word| format!("{word:?}")));
    text += &map("PHF_DOTTED", "&str", dotted.iter().map(|code| format!("{code:?}")));
    let _ = writeln!(text, "pub static PHF_TEXTS: [&phf::Map<&str, u16>; {count}] = [");
    let used = |route: &usize| if routes[*route].is_empty() { "NONE".into() } else { route.to_string() };
    text += &(0..count).map(|route| format!("&PHF_TEXTS_{},\n", used(&route))).collect::<String>();
    text += "];\n";
    text += &map("PHF_TEXTS_NONE", "&str", std::iter::empty::<&str>());
    for (route, codes) in routes.iter().enumerate().filter(|(_, codes)| !codes.is_empty()) {
        text += &map(&format!("PHF_TEXTS_{route}"), "&str", codes.keys().map(|code| format!("{code:?}")));
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("peers.rs"), text).expect("writable");
}

/// A text, or each of a list, or nothing.
fn texts(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let one = value.and_then(Value::as_str);
    let several = value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    one.into_iter().chain(several)
}

fn place<W: Word>(text: &str) -> usize {
    W::SPELLED.iter().position(|word| *word == text).expect("a known word")
}

/// A static map from each key to its place.
fn map(name: &str, kind: &str, keys: impl Iterator<Item = impl Display>) -> String {
    let entries: String = keys.enumerate().map(|(index, key)| format!("{key} => {index}u16,\n")).collect();
    format!("pub static {name}: phf::Map<{kind}, u16> = phf::phf_map! {{\n{entries}}};\n")
}
