//! The generator: any text in place of a table is turned into Rust or into faults, never into a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "the generator is the build script's")]
#[path = "../../codegen/mod.rs"]
mod codegen;

use codegen::Source;

fuzz_target!(|data: &[u8]| {
    let source = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
    let index = source("index.toml", "tables = [\"bird.toml\"]");
    if let Err(faults) = codegen::generate(&[index, source("bird.toml", &String::from_utf8_lossy(data))]) {
        assert!(faults.iter().all(|fault| fault.to_string().starts_with("data/")));
    }
});
