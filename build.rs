//! Turns `data/` into the catalogs that `src/generated.rs` includes, or says what is wrong with it.

mod codegen;

use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    let sources = codegen::read_dir(Path::new("data"))?;
    match codegen::generate(&sources) {
        Ok(outputs) => {
            let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
            outputs.iter().try_for_each(|output| fs::write(out.join(&output.path), &output.text))
        }
        Err(diagnostics) => {
            for diagnostic in diagnostics {
                println!("cargo::error={diagnostic}");
            }
            process::exit(1);
        }
    }
}
