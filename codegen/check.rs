//! The rules that a table keeps beyond its form: each is one function, and says what would be right.

use super::model::{Code, Judgement, Retry, Row, Table, Text};
use super::vocabulary::NO_FAILURE;
use super::{Diagnostic, Source};

/// The longest summary or remedy, in characters: two short sentences.
const LONGEST: usize = 320;

pub fn table(source: &Source, table: &Table, diagnostics: &mut Vec<Diagnostic>) {
    let mut fault = |at: usize, message: String| diagnostics.push(Diagnostic::new(source, at, message));
    if table.rows.is_empty() {
        fault(0, "a table needs at least one `[[code]]`".into());
    }
    for row in &table.rows {
        form(&row.code, table.width, &mut fault);
        name(&row.name, &mut fault);
        texts(row, &mut fault);
        remedy(row, &mut fault);
        judgement(&row.judgement, &mut fault);
        aliases(row, table.named, &mut fault);
    }
    for series in &table.series {
        form(&series.codes, table.width, &mut fault);
        judgement(&series.judgement, &mut fault);
    }
    order(&table.rows, &mut fault);
    unique(table.rows.iter().map(|row| &row.name), "variant", &mut fault);
    // What fits two rows says too little of either.
    unique(table.rows.iter().map(|row| &row.summary), "summary", &mut fault);
    unique(table.rows.iter().filter_map(|row| row.remedy.as_ref()), "remedy", &mut fault);
    if table.named {
        unique(table.rows.iter().flat_map(|row| std::iter::once(&row.title).chain(&row.aliases)), "name", &mut fault);
    }
}

type Fault<'f> = dyn FnMut(usize, String) + 'f;

fn form(code: &Code, width: usize, fault: &mut Fault<'_>) {
    for number in code.text.split('-') {
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
    let texts = [Some(&row.title), Some(&row.summary), row.remedy.as_ref(), row.note.as_ref()];
    for text in texts.into_iter().flatten() {
        if text.text.trim() != text.text || text.text.contains(char::is_control) {
            fault(text.at, "text has a control character, or blanks around it".into());
        }
        if text.text.chars().count() > LONGEST {
            fault(text.at, format!("text is longer than {LONGEST} characters"));
        }
    }
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
        } else if before.first > after.first {
            fault(after.at, format!("`{}` comes after `{}`; codes stand in ascending order", after.text, before.text));
        } else if before.is_range() && after.is_range() && after.first <= before.last {
            fault(after.at, format!("range `{}` overlaps `{}`", after.text, before.text));
        }
    }
}

fn unique<'t>(texts: impl Iterator<Item = &'t Text>, noun: &str, fault: &mut Fault<'_>) {
    let mut seen = std::collections::BTreeSet::new();
    for text in texts {
        if !seen.insert(&text.text) {
            fault(text.at, format!("{noun} `{}` stands here twice", text.text));
        }
    }
}
