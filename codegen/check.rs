//! The rules that a table keeps beyond its form: each is one function, and says what would be right.

use std::collections::BTreeSet;

use super::answers::MOST_ENTRIES;
use super::index::{Page, no_page};
use super::key::{Key, Part};
use super::model::{Code, Judged, Row, Table, Text};
use super::read::bounds;
use super::vocabulary::category::Category;
use super::vocabulary::retry::{Basis, RetryHint};
use super::{Diagnostic, Source, distinct};

/// The longest summary, remedy or note, in characters: two short sentences.
const LONGEST: usize = 320;
/// The longest code and the longest name: where they end is stored in eight bits.
const LONGEST_CODE: usize = 120;

/// What no module can be called.
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

pub fn table(source: &Source, table: &Table, pages: &[Page], diagnostics: &mut Vec<Diagnostic>) {
    let read_whole = diagnostics.is_empty();
    let mut fault = |at: usize, message: String| diagnostics.push(Diagnostic::new(source, at, message));
    if table.rows.is_empty() && read_whole {
        fault(0, "a table needs at least one `[[code]]`".into());
    }
    for prose in [&table.title, &table.open] {
        text(prose, &mut fault);
    }
    for page in std::iter::once(&table.page).chain(table.rows.iter().filter_map(|row| row.page.as_ref())) {
        if let Some(message) = no_page(&page.text, pages) {
            fault(page.at, message);
        }
    }
    for row in &table.rows {
        form(&row.code, table.width.min(20), &mut fault);
        for name in std::iter::once(&row.name).chain(&row.was) {
            identifier(name, &mut fault);
        }
        texts(row, &mut fault);
        remedy(row, &mut fault);
        judged(&row.judged, &mut fault);
        place(row, &mut fault);
    }
    for series in &table.series {
        judged(&series.judged, &mut fault);
    }
    order(&table.rows, &mut fault);
    run_over(table, &mut fault);
    unique(table.rows.iter().flat_map(|row| std::iter::once(&row.name).chain(&row.was)), "variant", &mut fault);
    // What fits two rows says too little of either.
    unique(table.rows.iter().map(|row| &row.summary), "summary", &mut fault);
    unique(table.rows.iter().filter_map(|row| row.remedy.as_ref()), "remedy", &mut fault);
    let codes = distinct(table.rows.iter().map(|row| row.code.text.as_str()));
    let spellings = || table.rows.iter().flat_map(|row| table.spellings(row));
    for alias in spellings().filter(|alias| codes.contains(alias.text.as_str())) {
        fault(alias.at, format!("`{}` is a code of its own", alias.text));
    }
    for alias in spellings().filter(|alias| !matches!(Part::read(&alias.text), Some(Part::Word(_)))) {
        fault(alias.at, format!("`{}` is not a word: only words are other spellings", alias.text));
    }
    unique(spellings(), "name", &mut fault);
}

/// The rules between a table and the earlier ones.
pub fn siblings(source: &Source, table: &Table, before: &[Table], diagnostics: &mut Vec<Diagnostic>) {
    let mut fault = |at: usize, message: String| diagnostics.push(Diagnostic::new(source, at, message));
    let (stem, provider) = (&table.stem, table.provider.as_str());
    if stem != provider && !stem.starts_with(&format!("{provider}/")) {
        fault(0, format!("a table of {provider} is the file `{provider}.toml` or lies in the folder `{provider}`"));
    }
    // The name of a module.
    let name = stem.rsplit('/').next().unwrap_or(stem);
    let sound = name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && !KEYWORDS.contains(&name);
    if !sound || stem.matches('/').count() > 1 {
        fault(
            0,
            format!("`{stem}` is not a name of lower-case letters, digits and hyphens, or is a word of the language"),
        );
    }
    if table.width > 20 {
        fault(0, format!("`digits` of {}; no number has more than 20", table.width));
    }
    if let Some(other) = before.iter().find(|other| other.title.text == table.title.text) {
        fault(table.title.at, format!("`data/{}.toml` has this title: one table in two files", other.stem));
    }
    let siblings = || before.iter().filter(|other| other.provider == table.provider);
    if siblings().any(|other| other.width != table.width) {
        fault(0, format!("tables of one provider agree on `digits`; `data/{provider}` differ"));
    }
    let rows = table.rows.len() + siblings().map(|other| other.rows.len()).sum::<usize>();
    if rows > MOST_ENTRIES {
        fault(0, format!("{rows} rows of one provider; at most {MOST_ENTRIES}"));
    }
}

pub type Fault<'f> = dyn FnMut(usize, String) + 'f;

/// A code is written in the one way that its vendor writes it.
fn form(code: &Code, width: usize, fault: &mut Fault<'_>) {
    let (first, subcode) = code.text.split_once('/').map_or((&*code.text, None), |(code, sub)| (code, Some(sub)));
    let halves = match code.key().last {
        Some(_) => first.splitn(2, '-').map(|half| (half, width)).collect(),
        None => vec![(first, width)],
    };
    for (half, width) in halves.into_iter().chain(subcode.map(|subcode| (subcode, 1))) {
        let expected = match Part::read(half) {
            Some(Part::Number(number)) if half.starts_with("0x") => {
                format!("0x{number:0width$X}", width = half.len() - 2)
            }
            Some(Part::Number(number)) => format!("{number:0width$}"),
            Some(Part::Word(word)) if word.contains('/') || !word.bytes().all(|byte| matches!(byte, b' '..=b'~')) => {
                fault(code.at, format!("`{word}` is not a word of printable ASCII without a slash"));
                continue;
            }
            _ => half.trim().to_owned(),
        };
        if half != expected {
            fault(code.at, format!("`{half}` is not how this vendor writes a code; expected `{expected}`"));
        }
    }
    if code.text.len() > LONGEST_CODE {
        fault(code.at, format!("a code of {} characters; at most {LONGEST_CODE}", code.text.len()));
    }
    if let Key { first: Part::Number(first), last: Some(last), .. } = code.key() {
        if first >= last {
            fault(code.at, format!("range `{}` is not in ascending order", code.text));
        }
    }
}

fn identifier(name: &Text, fault: &mut Fault<'_>) {
    let camel = name.text.starts_with(|first: char| first.is_ascii_uppercase())
        && name.text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !camel {
        fault(name.at, format!("`{}` is not an UpperCamelCase identifier", name.text));
    } else if ["Self", "ALL"].contains(&name.text.as_str()) {
        fault(name.at, format!("`{}` is taken by the language or by every `Code`", name.text));
    } else if name.text.len() > LONGEST_CODE {
        fault(name.at, format!("a name of {} characters; at most {LONGEST_CODE}", name.text.len()));
    }
}

fn texts(row: &Row, fault: &mut Fault<'_>) {
    let required = [&row.title, &row.summary].into_iter();
    let optional = [&row.remedy, &row.note].into_iter().flatten();
    for prose in required.chain(optional).chain(&row.aliases).chain(&row.meanings) {
        text(prose, fault);
    }
}

fn text(text: &Text, fault: &mut Fault<'_>) {
    let Text { text, at } = text;
    if text.trim().is_empty() {
        return;
    }
    if text.trim() != text || text.contains(char::is_control) {
        fault(*at, "text has a control character, or blanks around it".into());
    }
    if !text.is_ascii() {
        strange(text, *at, fault);
    }
    let length = text.chars().count();
    if length > LONGEST {
        fault(*at, format!("text of {length} characters; at most {LONGEST}"));
    }
}

fn strange(text: &str, at: usize, fault: &mut Fault<'_>) {
    let turns =
        |letter: char| matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if text.contains(turns) {
        fault(at, "text has a bidirectional control character".into());
    }
    if let Some(garbled) = mojibake(text) {
        fault(at, format!("`{garbled}` looks like UTF-8 that was read as another encoding"));
    }
}

/// Two characters that stand for the bytes of one, or one that stands for none.
fn mojibake(text: &str) -> Option<String> {
    let lead = |letter: char| matches!(letter, 'Â' | 'Ã' | 'â' | 'Î' | 'ï');
    let trail = |letter: char| matches!(letter, '\u{80}'..='\u{BF}' | '€' | '™' | 'œ' | 'Ÿ' | 'ž' | 'š' | '‚'..='›');
    let letters: Vec<char> = text.chars().collect();
    let pair = letters.windows(2).find(|pair| lead(pair[0]) && trail(pair[1]));
    pair.map(String::from_iter).or_else(|| text.contains('\u{FFFD}').then(|| '\u{FFFD}'.into()))
}

fn remedy(row: &Row, fault: &mut Fault<'_>) {
    let category = row.judged.judgement.category();
    match &row.remedy {
        // A message that is only accepted or that went another way may still ask for something to be watched.
        Some(remedy) if !category.is_failure() && !matches!(category, Category::Accepted | Category::Superseded) => {
            fault(remedy.at, "nothing failed, so nothing is to be remedied".into());
        }
        None if category.is_failure() => fault(row.code.at, "a failure needs a `remedy`".into()),
        _ => {}
    }
}

fn judged(Judged { at, judgement }: &Judged, fault: &mut Fault<'_>) {
    let (category, retry) = (judgement.category(), judgement.retry());
    match (retry, category.is_failure()) {
        (RetryHint::NotNeeded, true) => {
            fault(*at, format!("`not-needed` is for what did not fail, and `{}` did", category.as_str()));
        }
        (RetryHint::NotNeeded, false) => {}
        (RetryHint::AwaitProvider, false) if category == Category::Accepted => {}
        (_, false) => fault(*at, format!("`{}` is no failure: the hint is `not-needed`", category.as_str())),
        (RetryHint::After(_), true) if judgement.basis() != Basis::Stated => {
            fault(*at, "a wait is never inferred; without a stated one the hint is `backoff`".into());
        }
        _ => {}
    }
}

/// What only some codes can have.
fn place(row: &Row, fault: &mut Fault<'_>) {
    let Key { first, subcode, last } = row.code.key();
    if row.as_subcode && (subcode.is_some() || last.is_some()) {
        fault(row.code.at, "only a code by itself also arrives `as_subcode`".into());
    }
    if let Some(alias) = row.aliases.first().filter(|_| last.is_some()) {
        fault(alias.at, "a range has no other spelling".into());
    }
    if row.begins && !(matches!(first, Part::Word(_)) && subcode.is_none()) {
        fault(row.code.at, "only a text `begins` a longer one".into());
    }
}

fn order(rows: &[Row], fault: &mut Fault<'_>) {
    for pair in rows.windows(2) {
        let [before, after] = pair else { continue };
        let (one, other) = (before.code.key(), after.code.key());
        let (before, after) = (&before.code, &after.code);
        if one == other {
            fault(after.at, format!("code `{}` is listed twice", after.text));
        } else if one > other {
            fault(after.at, format!("`{}` comes after `{}`; codes stand in ascending order", after.text, before.text));
        }
    }
    let ranges: Vec<&Code> = rows.iter().map(|row| &row.code).filter(|code| code.is_range).collect();
    for pair in ranges.windows(2) {
        if pair[1].key().first.number().is_some_and(|first| pair[0].key().covers(first)) {
            fault(pair[1].at, format!("range `{}` overlaps `{}`", pair[1].text, pair[0].text));
        }
    }
}

/// Of the series of a table, the first that holds a code answers: a later one may be wider, and not the other way.
fn run_over(table: &Table, fault: &mut Fault<'_>) {
    for (nth, series) in table.series.iter().enumerate() {
        let Some((first, last)) = bounds(&series.codes.text) else { continue };
        if first > last {
            fault(series.codes.at, format!("series `{}` is not in ascending order", series.codes.text));
        }
        let earlier = table.series[..nth].iter();
        let hides = |other: &&super::model::Series| {
            bounds(&other.codes.text)
                .is_some_and(|(start, end)| start <= last && first <= end && !(first <= start && end <= last))
        };
        if let Some(other) = earlier.clone().find(hides) {
            fault(
                series.codes.at,
                format!("series `{}` overlaps `{}`, which stands before it", series.codes.text, other.codes.text),
            );
        }
        let equal = |other: &&super::model::Series| bounds(&other.codes.text) == Some((first, last));
        if let Some(other) = earlier.clone().find(equal) {
            fault(
                series.codes.at,
                format!("series `{}` is listed twice, as `{}`", series.codes.text, other.codes.text),
            );
        }
    }
}

fn unique<'t>(texts: impl Iterator<Item = &'t Text>, noun: &str, fault: &mut Fault<'_>) {
    let mut seen = BTreeSet::new();
    for text in texts {
        if !seen.insert(text.text.as_str()) {
            fault(text.at, format!("duplicate {noun} `{}`", text.text));
        }
    }
}
