//! Prints every entry of every catalog, one JSON object a line.
//!
//! `cargo run --example export | jq 'select(.category == "no-consent")'`

use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    match export(&mut BufWriter::new(io::stdout().lock())) {
        // Whoever closed the pipe has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        ended => ended,
    }
}

fn export(out: &mut impl Write) -> io::Result<()> {
    for entry in undelivered::entries() {
        serde_json::to_writer(&mut *out, entry)?;
        writeln!(out)?;
    }
    out.flush()
}
