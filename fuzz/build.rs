//! The list of the crate's typed modules, by the crate's own generator, for the target `words`.

#[allow(dead_code, reason = "the generator is the crate's build script's")]
#[path = "../codegen/mod.rs"]
mod codegen;

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=../data");
    let sources = codegen::read_dir(Path::new("../data")).expect("the tables can be read");
    let outputs = codegen::generate(&sources).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let modules = outputs.iter().find(|output| output.path == "modules.rs").expect("a list of modules");
    let folder = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(Path::new(&folder).join("modules.rs"), &modules.text).expect("cargo made the folder");
}
