//! Codes of different vendors for the same failure: from `data/equivalents.toml` to pairs of entries.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::model::{Row, Table, Text};
use super::nearest::nearest;
use super::vocabulary::PROVIDERS;
use super::{Diagnostic, Source};

/// Beside the tables, and not in the index.
pub const PATH: &str = "equivalents.toml";

/// A provider's place among the providers, and an entry's place in its catalog.
type Place = (usize, usize);

/// Both directions of each pair, sorted; whether it is the very same failure.
pub type Pairs = BTreeMap<(Place, Place), bool>;

/// What one item of the file says: `same` of all its codes, `similar` of one code and each of the others.
struct Item {
    of: Option<Text>,
    codes: Vec<Text>,
    because: Option<Text>,
}

#[allow(clippy::unnecessary_wraps, reason = "as other items are read, of which some cannot be")]
fn item(fields: &mut Fields<'_, '_>) -> Option<Item> {
    Some(Item { of: fields.optional_text("of"), codes: fields.list("codes"), because: fields.optional_text("because") })
}

pub fn pairs(source: &Source, tables: &[Table], diagnostics: &mut Vec<Diagnostic>) -> Pairs {
    let Some(mut fields) = Fields::parse(source, diagnostics) else { return Pairs::new() };
    let (same, similar) = (fields.each("same", item), fields.each("similar", item));
    fields.finish();
    let rows = rows(tables);
    let mut pairs = Pairs::new();
    for (item, is_same) in same.iter().map(|item| (item, true)).chain(similar.iter().map(|item| (item, false))) {
        let (mut faults, mut differ) = (Vec::new(), false);
        for (one, other) in item.couples(is_same) {
            let (Some(&(place, row)), Some(&(other_place, other_row))) = (rows.get(&one.text), rows.get(&other.text))
            else {
                let missing = if rows.contains_key(&one.text) { other } else { one };
                let known: Vec<&str> = rows.keys().map(String::as_str).collect();
                let nearest = nearest(&missing.text, &known);
                faults.push((missing.at, format!("no row `{}`; did you mean `{nearest}`?", missing.text)));
                continue;
            };
            let agree = row.judgement.agrees(&other_row.judgement);
            differ |= !agree;
            if is_same && item.because.is_none() && !agree {
                let message =
                    format!("`{}` and `{}` differ in category or hint; say why in `because`", one.text, other.text);
                faults.push((other.at, message));
            }
            let known = pairs.insert((place, other_place), is_same).or(pairs.insert((other_place, place), is_same));
            if known.is_some() || place == other_place {
                faults.push((other.at, format!("`{}` and `{}` stand together twice", one.text, other.text)));
            }
        }
        if let Some(because) = item.because.as_ref().filter(|_| !differ) {
            faults.push((because.at, "category and hint are the same; nothing is to be explained".into()));
        }
        faults.dedup();
        diagnostics.extend(faults.into_iter().map(|(at, message)| Diagnostic::new(source, at, message)));
    }
    pairs
}

impl Item {
    /// Each two of the codes; or the one that the others are similar to, with each of them.
    fn couples(&self, each_two: bool) -> Vec<(&Text, &Text)> {
        if each_two {
            let later = |(nth, one)| self.codes[nth + 1..].iter().map(move |other| (one, other));
            self.codes.iter().enumerate().flat_map(later).collect()
        } else {
            self.of.iter().flat_map(|hub| self.codes.iter().map(move |other| (hub, other))).collect()
        }
    }
}

/// Every row by the name that the file gives it: `webex-connect/sms 7201`.
fn rows(tables: &[Table]) -> BTreeMap<String, (Place, &Row)> {
    let mut next = vec![0; PROVIDERS.words.len()];
    let mut rows = BTreeMap::new();
    for table in tables {
        let provider = PROVIDERS.words.iter().position(|word| *word == table.provider).unwrap_or_default();
        for row in &table.rows {
            rows.insert(format!("{} {}", table.stem, row.code.text), ((provider, next[provider]), row));
            next[provider] += 1;
        }
    }
    rows
}

pub fn emit(pairs: &Pairs) -> String {
    let items: String = pairs
        .iter()
        .map(|(((provider, index), (to_provider, to)), same)| {
            format!(
                "crate::equivalents::Pair {{ of: ({provider}, {index}), to: ({to_provider}, {to}), same: {same} }}, "
            )
        })
        .collect();
    format!("pub(crate) static EQUIVALENTS: [crate::equivalents::Pair; {}] = [{items}];\n", pairs.len())
}
