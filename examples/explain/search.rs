//! Finds rows by the words in their texts.

use std::io::{self, Write};

use undelivered::{Channel, Entry, Source, entries};

use crate::{holds_on, show};

/// So many fit a screen; whoever wants more is better served by one more word.
const SHOWN: usize = 20;

/// Shows the rows that hold all words, the best first. Whether there are any.
pub fn search(
    words: &str,
    source: Option<Source>,
    channel: Option<Channel>,
    json: bool,
    out: &mut impl Write,
) -> io::Result<bool> {
    let channel = channel.or_else(|| source.and_then(Source::channel));
    let mut found: Vec<_> = entries()
        .filter(|entry| source.is_none_or(|source| entry.provider() == source.provider()))
        .filter(|entry| holds_on(entry, channel))
        .filter_map(|entry| Some((rank(words, entry)?, entry)))
        .collect();
    // Rows of one rank stay in the order of the catalogs.
    found.sort_by_key(|(rank, _)| *rank);
    if json {
        found.iter().try_for_each(|(_, entry)| show::json(entry, out))?;
        return Ok(!found.is_empty());
    }
    for (_, entry) in found.iter().take(SHOWN) {
        writeln!(out, "{}", show::heading(entry))?;
        writeln!(out, "  {}", entry.summary())?;
    }
    match found.len() {
        0 => writeln!(out, "no row holds all of these words: {words}")?,
        1 => writeln!(out, "\n1 row")?,
        count @ ..=SHOWN => writeln!(out, "\n{count} rows")?,
        count => writeln!(out, "\nthe best {SHOWN} of {count} rows; another word narrows them down")?,
    }
    Ok(!found.is_empty())
}

/// How far down a row belongs: by the text that holds the words as they stand, then by the texts that hold each.
/// `None` where a word is missing.
fn rank(words: &str, entry: &Entry) -> Option<(usize, usize)> {
    let texts = [entry.title(), entry.summary(), entry.remedy().unwrap_or(""), entry.note().unwrap_or("")].map(plain);
    let holder = |phrase: &str| texts.iter().position(|text| text.contains(phrase));
    let each = words.split_whitespace().map(|word| holder(&plain(word))).sum::<Option<usize>>()?;
    Some((holder(&plain(words)).unwrap_or(texts.len()), each))
}

/// In lower case, a blank before each word and nothing else between them, so that `" out"` finds `opted-out` and not
/// `without`.
fn plain(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| format!(" {}", word.to_lowercase())).collect()
}
