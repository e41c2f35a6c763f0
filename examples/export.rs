//! Prints every entry of every catalog, one JSON object a line.
//!
//! `cargo run --example export | jq 'select(.category == "no-consent")'`

use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for entry in undelivered::entries() {
        serde_json::to_writer(&mut out, entry)?;
        writeln!(out)?;
    }
    out.flush()
}
