//! Reads what vendors sent, one body a line, and prints what to do about each failure.
//!
//! `cargo run --example webhook -- examples/events/failures.jsonl`, or standard input without a file; `--as PROVIDER`
//! where the bodies alone do not tell whose they are.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};

use undelivered::events::{self, Event};
use undelivered::{Provider, RetryHint};

fn main() -> io::Result<()> {
    let mut words = std::env::args().skip(1);
    let (mut path, mut whose) = (None, None);
    while let Some(word) = words.next() {
        if word == "--as" {
            let name = words.next().unwrap_or_default();
            whose = Some(name.parse().map_err(|error| io::Error::other(format!("{name}: {error}")))?);
        } else {
            path = Some(word);
        }
    }
    let input: Box<dyn BufRead> = match path {
        Some(path) if path != "-" => Box::new(BufReader::new(File::open(path)?)),
        _ => Box::new(io::stdin().lock()),
    };
    match decide(input, whose, &mut io::stdout().lock(), &mut io::stderr().lock()) {
        // Whoever closed the pipe has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        ended => ended,
    }
}

/// A line of output for each failure or delay, a line of complaint for each body that cannot be read.
///
/// # Errors
/// Those of reading and writing.
pub fn decide(
    input: impl BufRead,
    whose: Option<Provider>,
    out: &mut impl Write,
    complaints: &mut impl Write,
) -> io::Result<()> {
    for (number, line) in (1..).zip(input.split(b'\n')) {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let read = match whose {
            Some(provider) => events::read_as(provider, &line),
            None => events::read(&line),
        };
        match read {
            Err(fault) => writeln!(complaints, "line {number}: {fault}")?,
            Ok(events) => {
                for event in &events {
                    writeln!(out, "line {number}: {}", decision(event))?;
                }
                if events.is_empty() && events.unread() == 0 {
                    writeln!(out, "line {number}: no failure")?;
                }
                if events.unread() > 0 {
                    writeln!(complaints, "line {number}: items that could not be read: {}", events.unread())?;
                }
            }
        }
    }
    Ok(())
}

fn decision(event: &Event<'_>) -> String {
    let normal = event.normalize();
    let what = match (normal.delay(0), normal.retry()) {
        (Some(wait), _) => format!("send again in {} s", wait.as_secs()),
        (None, RetryHint::AfterFix(fix)) => format!("fix first: {fix}"),
        (None, RetryHint::AwaitRecipient) => "wait for the recipient".into(),
        (None, RetryHint::AwaitProvider) => "wait: it is still being tried".into(),
        (None, RetryHint::Never) => "give up".into(),
        _ => "decide yourself".into(),
    };
    let doubt = if normal.may_have_been_delivered() { ", but it may have been delivered" } else { "" };
    let guess = if normal.is_listed() { "" } else { " (the code is not listed)" };
    format!("{} {}: {} -> {what}{doubt}{guess}", event.source(), event.code(), normal.category())
}
