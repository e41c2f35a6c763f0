//! Writes the peers that are made at compile time: `phf` maps and a `match`.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

#[path = "keys.rs"]
mod keys;

fn main() {
    let listed = keys::listed();
    let mut text = String::from("pub static PHF: phf::Map<u64, u16> = phf::phf_map! {\n");
    for (index, (query, _)) in listed.iter().enumerate() {
        let _ = writeln!(text, "{}u64 => {index}u16,", query.key());
    }
    text += "};\n#[inline]\npub fn by_match(key: u64) -> Option<u16> {\nmatch key {\n";
    for (index, (query, _)) in listed.iter().enumerate() {
        let _ = writeln!(text, "{} => Some({index}),", query.key());
    }
    text += "_ => None,\n}\n}\npub static PHF_TEXTS: [phf::Map<&'static str, u16>; keys::ROUTES] = [\n";
    for route in 0..keys::ROUTES {
        text += "phf::phf_map! {\n";
        for (index, (query, _)) in listed.iter().enumerate().filter(|(_, (query, _))| query.route() == route) {
            let _ = writeln!(text, "{:?} => {index}u16,", query.text);
        }
        text += "},\n";
    }
    text += "];\n";
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("peers.rs"), text).expect("OUT_DIR is writable");
}
