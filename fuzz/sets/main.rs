//! `sets FOLDER COUNT SEED`: adds as many made-up numberings to a copy of the crate, each a sound set of tables of its
//! own, so that one build compiles them all.

#[allow(dead_code, reason = "the generator is the build script's")]
#[path = "../../codegen/mod.rs"]
mod codegen;
mod made_up;

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use codegen::Source;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count, seed] = &arguments[..] else { panic!("sets FOLDER COUNT SEED") };
    let (folder, count, seed) = (Path::new(folder), count.parse().expect("a count"), seed.parse().expect("a seed"));
    let mut faulty = Vec::new();
    let sound = random(seed).filter(|bytes| {
        let set = made_up::set(bytes, "bird").into_iter();
        let sources: Vec<Source> = set.map(|(path, text)| Source { path, text }).collect();
        codegen::generate(&sources).map_err(|faults| faulty.push(faults[0].to_string())).is_ok()
    });
    let sound: Vec<Vec<u8>> = sound.take(count).collect();
    println!("{} sound sets with seed {seed}; {} were faulty", sound.len(), faulty.len());
    assert!(faulty.len() < count * 3, "hardly any set is sound: {faulty:#?}");
    write(folder, &sound).expect("the folder can be written to");
}

/// A provider for each set, beside those that are there.
fn write(folder: &Path, sets: &[Vec<u8>]) -> std::io::Result<()> {
    let mut variants = String::new();
    for (nth, bytes) in sets.iter().enumerate() {
        let name = format!("toy-{nth}");
        variants += &format!("        /// Made up.\n        Toy{nth} = {name:?},\n");
        for (path, text) in made_up::set(bytes, &name) {
            let path = folder.join("data").join(path);
            fs::create_dir_all(path.parent().expect("a folder"))?;
            // The lists grow, each table is new.
            let mut file = OpenOptions::new().create(true).append(true).open(path)?;
            writeln!(file, "\n{text}")?;
        }
    }
    let path = folder.join("src/vocabulary/provider.rs");
    let mut providers = fs::read_to_string(&path)?;
    let end = providers.rfind("    }\n}").expect("the list of variants ends so");
    providers.insert_str(end, &variants);
    fs::write(path, providers)
}

/// Blocks of bytes that look random and are always the same for one seed (SplitMix64).
fn random(seed: u64) -> impl Iterator<Item = Vec<u8>> {
    let mut state = seed;
    let mut next = move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    };
    std::iter::repeat_with(move || (0..512).flat_map(|_| next().to_le_bytes()).collect())
}
