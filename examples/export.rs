//! Prints every entry of every catalog, one JSON object a line: `export.schema.json` beside this file describes them.
//!
//! `cargo run --example export | jq 'select(.category == "no-consent")'`; with `--about`, one line that tells the
//! crate's version, how many rows it holds, and the day of its newest page.

use std::io::{self, BufWriter, Write};

use serde_json::json;
use undelivered::{Entry, entries};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match std::env::args().nth(1).as_deref() {
        None => export(&mut out),
        Some("--about") => about(&mut out),
        Some(word) => return Err(io::Error::other(format!("unknown word {word}; there is only --about"))),
    };
    match written.and_then(|()| out.flush()) {
        // Whoever closed the pipe has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        ended => ended,
    }
}

fn export(out: &mut impl Write) -> io::Result<()> {
    for entry in entries() {
        serde_json::to_writer(&mut *out, entry)?;
        writeln!(out)?;
    }
    Ok(())
}

fn about(out: &mut impl Write) -> io::Result<()> {
    let newest = entries().map(Entry::page).map(undelivered::Page::retrieved).max();
    let about = json!({"version": env!("CARGO_PKG_VERSION"), "rows": entries().count(), "newest_page": newest});
    writeln!(out, "{about}")
}
