//! The rules that a table keeps beyond its form: each is one function, and says what would be right.

use std::collections::BTreeSet;

use super::model::{Code, Http, Judgement, Retry, Row, Table, Text};
use super::route::AMBIGUOUS;
use super::vocabulary::NO_FAILURE;
use super::{Diagnostic, Source};

/// The longest summary or remedy, in characters: two short sentences.
const LONGEST: usize = 320;

pub fn table(source: &Source, table: &Table, diagnostics: &mut Vec<Diagnostic>) {
    let read_whole = diagnostics.is_empty();
    let mut fault = |at: usize, message: String| diagnostics.push(Diagnostic::new(source, at, message));
    if table.rows.is_empty() && read_whole {
        fault(0, "a table needs at least one `[[code]]`".into());
    }
    for prose in [&table.title, &table.page, &table.open] {
        text(prose, &mut fault);
    }
    for row in &table.rows {
        form(&row.code, table.width, &mut fault);
        name(&row.name, &mut fault);
        texts(row, &mut fault);
        remedy(row, &mut fault);
        judgement(&row.judgement, &mut fault);
        aliases(row, table.named, &mut fault);
        if let Some(Http { status, at }) = row.http.as_ref().filter(|http| !(100..600).contains(&http.status)) {
            fault(*at, format!("{status} is no HTTP status"));
        }
        if row.as_subcode && !row.code.is_single() {
            fault(row.code.at, "only a number by itself also arrives `as_subcode`".into());
        }
    }
    for series in &table.series {
        form(&series.codes, table.width, &mut fault);
        judgement(&series.judgement, &mut fault);
    }
    order(&table.rows, &mut fault);
    for pair in table.series.windows(2) {
        let [before, after] = pair else { continue };
        if after.codes.first <= before.codes.last {
            fault(
                after.codes.at,
                format!("series `{}` overlaps or precedes `{}`", after.codes.text, before.codes.text),
            );
        }
    }
    unique(table.rows.iter().map(|row| &row.name), "variant", &mut fault);
    // What fits two rows says too little of either.
    unique(table.rows.iter().map(|row| &row.summary), "summary", &mut fault);
    unique(table.rows.iter().filter_map(|row| row.remedy.as_ref()), "remedy", &mut fault);
    if table.named {
        unique(table.rows.iter().flat_map(Row::names), "name", &mut fault);
    }
}

/// What a table keeps with those before it.
pub fn beside(source: &Source, table: &Table, before: &[Table], diagnostics: &mut Vec<Diagnostic>) {
    let mut fault = |at: usize, message: String| diagnostics.push(Diagnostic::new(source, at, message));
    let stem = &table.stem;
    if stem != table.provider && !stem.starts_with(&format!("{}/", table.provider)) {
        let provider = table.provider;
        fault(0, format!("a table of {provider} is the file `{provider}.toml` or lies in the folder `{provider}`"));
    }
    let siblings = || before.iter().filter(|other| other.provider == table.provider);
    if siblings().any(|other| other.stem == other.provider || *stem == table.provider) {
        fault(0, format!("{} has several tables, so each lies in the folder `{0}`", table.provider));
    }
    if let Some(other) = before.iter().find(|other| other.title.text == table.title.text) {
        fault(table.title.at, format!("`data/{}.toml` has this title: one table in two files", other.stem));
    }
    if siblings().any(|other| (other.width, other.named) != (table.width, table.named)) {
        fault(0, format!("tables of one provider agree on `digits` and `named`; `data/{}` differ", table.provider));
    }
    if siblings().next().is_some() && before.last().is_some_and(|last| last.provider != table.provider) {
        fault(0, format!("the index lists other tables between those of {}", table.provider));
    }
    let rows = table.rows.len() + siblings().map(|other| other.rows.len()).sum::<usize>();
    // Beyond these, values of the hash stand for ambiguous codes.
    if rows > AMBIGUOUS {
        fault(0, format!("{rows} rows of one provider; at most {AMBIGUOUS}"));
    }
    let taken: BTreeSet<&str> = siblings()
        .filter(|other| other.named)
        .flat_map(|other| &other.rows)
        .flat_map(Row::names)
        .map(|name| name.text.as_str())
        .collect();
    for name in table.rows.iter().filter(|_| table.named).flat_map(Row::names) {
        if taken.contains(name.text.as_str()) {
            fault(name.at, format!("another table of {} has the name `{}`", table.provider, name.text));
        }
    }
}

type Fault<'f> = dyn FnMut(usize, String) + 'f;

fn form(code: &Code, width: usize, fault: &mut Fault<'_>) {
    let (number, subcode) = code.text.split_once('/').unwrap_or((&code.text, ""));
    let widths = number.split('-').map(|number| (number, width)).chain((!subcode.is_empty()).then_some((subcode, 1)));
    for (number, width) in widths {
        let expected = format!("{:0width$}", number.parse::<u32>().unwrap_or_default());
        if number != expected {
            fault(code.at, format!("`{number}` is not how this vendor writes a code; expected `{expected}`"));
        }
    }
    if code.is_range() && code.first >= code.last {
        fault(code.at, format!("range `{}` does not run upwards", code.text));
    }
}

fn name(name: &Text, fault: &mut Fault<'_>) {
    let camel = name.text.starts_with(|first: char| first.is_ascii_uppercase())
        && name.text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !camel || name.text == "Self" {
        fault(name.at, format!("`{}` is no UpperCamelCase identifier", name.text));
    }
}

fn texts(row: &Row, fault: &mut Fault<'_>) {
    let required = [&row.title, &row.summary].into_iter();
    let optional = [&row.remedy, &row.note, &row.page].into_iter().flatten();
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
    if let Some(garbled) = mojibake(text) {
        fault(*at, format!("`{garbled}` looks like UTF-8 that was read as another encoding"));
    }
    let length = text.chars().count();
    if length > LONGEST {
        fault(*at, format!("text of {length} characters; at most {LONGEST}"));
    }
}

/// Two characters that stand for the bytes of one, or one that stands for none.
fn mojibake(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let lead = |letter: char| matches!(letter, 'Â' | 'Ã' | 'â' | 'Î' | 'ï');
    let trail = |letter: char| matches!(letter, '\u{80}'..='\u{BF}' | '€' | '™' | 'œ' | 'Ÿ' | 'ž' | 'š' | '‚'..='›');
    let letters: Vec<char> = text.chars().collect();
    let pair = letters.windows(2).find(|pair| lead(pair[0]) && trail(pair[1]));
    pair.map(String::from_iter).or_else(|| text.contains('\u{FFFD}').then(|| '\u{FFFD}'.into()))
}

fn remedy(row: &Row, fault: &mut Fault<'_>) {
    match (&row.remedy, NO_FAILURE.contains(&row.judgement.category)) {
        (Some(remedy), true) => fault(remedy.at, "nothing failed, so nothing is to be remedied".into()),
        (None, false) => fault(row.code.at, "a failure needs a `remedy`".into()),
        _ => {}
    }
}

fn judgement(judgement: &Judgement, fault: &mut Fault<'_>) {
    let needless = matches!(judgement.retry, Retry::Bare("not-needed"));
    if needless != NO_FAILURE.contains(&judgement.category) {
        fault(judgement.at, format!("`not-needed` goes with {} and with nothing else", NO_FAILURE.join(", ")));
    }
    if matches!(judgement.retry, Retry::After(_)) && judgement.basis != "stated" {
        fault(judgement.at, "a wait is never inferred; without a stated one the hint is `backoff`".into());
    }
}

fn aliases(row: &Row, named: bool, fault: &mut Fault<'_>) {
    for alias in &row.aliases {
        if !named {
            fault(alias.at, "only a table with `named = true` has aliases".into());
        }
    }
}

fn order(rows: &[Row], fault: &mut Fault<'_>) {
    for pair in rows.windows(2) {
        let [before, after] = pair else { continue };
        let (before, after) = (&before.code, &after.code);
        if before.text == after.text {
            fault(after.at, format!("code `{}` stands here twice", after.text));
        } else if (before.first, before.subcode) > (after.first, after.subcode) {
            fault(after.at, format!("`{}` comes after `{}`; codes stand in ascending order", after.text, before.text));
        } else if before.is_range() && after.is_range() && after.first <= before.last {
            fault(after.at, format!("range `{}` overlaps `{}`", after.text, before.text));
        }
    }
}

fn unique<'t>(texts: impl Iterator<Item = &'t Text>, noun: &str, fault: &mut Fault<'_>) {
    let mut seen = BTreeSet::new();
    for text in texts {
        if !seen.insert(&text.text) {
            fault(text.at, format!("{noun} `{}` stands here twice", text.text));
        }
    }
}
