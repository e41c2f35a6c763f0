//! An entry, or the answer to a code that is not listed, for a person or as JSON.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use undelivered::{Certainty, Entry, Match, Normalized};

use crate::words::advice;

/// Of long lists, so many are shown.
const SHOWN: usize = 12;

/// Everything that a code stands for. Whether there is anything.
pub fn entries(code: &str, entries: &[&'static Entry], json: bool, out: &mut impl Write) -> io::Result<bool> {
    for (position, entry) in entries.iter().enumerate() {
        if json {
            self::json(entry, out)?;
        } else {
            if position > 0 {
                writeln!(out)?;
            }
            writeln!(out, "{}", heading(entry))?;
            details(entry, out)?;
        }
    }
    if entries.is_empty() && !json {
        writeln!(out, "{code}: no vendor in the catalogs lists this code")?;
    }
    Ok(!entries.is_empty())
}

/// What the normalizer says, and how it came to it where the code is not simply listed.
pub fn answer(normal: &Normalized<'_>, json: bool, out: &mut impl Write) -> io::Result<()> {
    if json {
        return self::json(normal, out);
    }
    let Some(entry) = normal.entry() else { return unlisted(normal, out) };
    writeln!(out, "{}", heading(entry))?;
    // The one channel of a numbering need not be named.
    let plain = normal.matched() == Match::AnyChannel && entry.provider().channels().len() == 1;
    if !plain && normal.matched() != Match::Exact {
        row(out, "Found by", matched(normal))?;
    }
    details(entry, out)
}

pub fn json(record: &impl serde::Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    writeln!(out)
}

pub fn heading(entry: &Entry) -> String {
    let retired = if entry.is_deprecated() { ", deprecated" } else { "" };
    paint(BOLD, &format!("{entry}{retired}"))
}

fn details(entry: &'static Entry, out: &mut impl Write) -> io::Result<()> {
    row(out, "What happened", entry.summary())?;
    if let Some(remedy) = entry.remedy() {
        row(out, "What to do", remedy)?;
    }
    row(out, "Category", paint(YELLOW, entry.category().as_str()))?;
    row(out, "Send again?", format!("{} ({})", advice(entry.retry()), entry.basis()))?;
    if entry.may_have_been_delivered() {
        row(out, "Take care", "it may have been delivered; a retry may send it twice")?;
    }
    if let Some(permanent) = entry.vendor_says_permanent() {
        row(out, "Vendor says", if permanent { "permanent" } else { "not permanent" })?;
    }
    row(out, "Who acts", entry.party())?;
    row(out, "Reaches", format!("this {}", entry.scope()))?;
    if let Some(status) = entry.http_status() {
        row(out, "HTTP status", status)?;
    }
    for meaning in entry.meanings() {
        row(out, "Can mean", meaning)?;
    }
    for (certainty, label) in [(Certainty::Same, "The same as"), (Certainty::Similar, "Similar to")] {
        let others: Vec<_> = entry
            .equivalents()
            .filter(|(_, sure)| *sure == certainty)
            .map(|(other, _)| format!("{} {}", other.source(), other.code()))
            .collect();
        if !others.is_empty() {
            row(out, label, shortened(&others))?;
        }
    }
    if let Some(note) = entry.note() {
        row(out, "Note", note)?;
    }
    let page = entry.page();
    row(out, "Source", format!("{}, {}", page.title(), page.retrieved()))?;
    page.url().map_or(Ok(()), |url| row(out, "", url))
}

fn unlisted(normal: &Normalized<'_>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", paint(BOLD, &format!("{} {}: not listed", normal.source(), normal.code())))?;
    if let Some(reason) = normal.reason() {
        row(out, "Why", reason)?;
    }
    row(out, "Found by", matched(normal))?;
    row(out, "Best guess", paint(YELLOW, normal.category().as_str()))?;
    row(out, "Send again?", format!("{} (guessed)", advice(normal.retry())))?;
    if normal.may_have_been_delivered() {
        row(out, "Take care", "it may have been delivered; a retry may send it twice")?;
    }
    row(out, "Who acts", normal.party())?;
    row(out, "Reaches", format!("this {}", normal.scope()))
}

fn row(out: &mut impl Write, label: &str, text: impl Display) -> io::Result<()> {
    writeln!(out, "  {label:<14} {text}")
}

/// The way to the answer, and how far to trust it.
fn matched(normal: &Normalized<'_>) -> String {
    let how = match normal.matched() {
        Match::Exact => "the code itself is listed",
        Match::AnyChannel => "listed for certain channels only; name yours with --channel to be sure",
        Match::CodeOnly => "the code is listed, its subcode is not; do not suppress anybody on it",
        Match::Range => "the code lies in a range that is listed",
        Match::Series => "the vendor says what numbers of this kind are for; do not suppress anybody on it",
        _ => "nothing is known of it; ask a person",
    };
    format!("{} ({how})", normal.matched())
}

fn shortened(list: &[String]) -> String {
    match list.len() {
        ..=SHOWN => list.join(", "),
        count => format!("{} and {} more", list[..SHOWN].join(", "), count - SHOWN),
    }
}

const BOLD: u8 = 1;
const YELLOW: u8 = 33;

/// In colour on a terminal whose user has not asked for none (see <https://no-color.org>).
fn paint(style: u8, text: &str) -> String {
    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if colour { format!("\x1b[{style}m{text}\x1b[0m") } else { text.to_owned() }
}
