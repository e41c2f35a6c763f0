//! Codes of different vendors for the same failure: from `data/equivalents.toml` to pairs of entries.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::model::{Row, Table, Text};
use super::nearest::nearest;
use super::route::Provider;
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

fn same(fields: &mut Fields<'_, '_>) -> Option<Item> {
    let (codes, because) = (fields.list("codes"), fields.optional_text("because"));
    (!codes.is_empty()).then_some(Item { of: None, codes, because })
}

fn similar(fields: &mut Fields<'_, '_>) -> Option<Item> {
    let (of, codes) = (fields.text("of"), fields.list("codes"));
    Some(Item { of: Some(of?), codes, because: None })
}

pub fn pairs(source: &Source, providers: &[Provider<'_>], diagnostics: &mut Vec<Diagnostic>) -> Pairs {
    let Some(mut fields) = Fields::parse(source, diagnostics) else { return Pairs::new() };
    let mut items = fields.each("same", same);
    items.extend(fields.each("similar", similar));
    fields.finish();
    let rows = rows(providers);
    let mut pairs = Pairs::new();
    for item in &items {
        let mut faults = item.faults(&rows);
        for (one, other) in item.couples() {
            let (Some(&(place, _)), Some(&(other_place, _))) = (rows.get(&one.text), rows.get(&other.text)) else {
                continue;
            };
            let is_same = item.of.is_none();
            let known = pairs.insert((place, other_place), is_same).or(pairs.insert((other_place, place), is_same));
            if known.is_some() || place == other_place {
                faults.push((other.at, format!("`{}` and `{}` stand together twice", one.text, other.text)));
            }
        }
        diagnostics.extend(faults.into_iter().map(|(at, message)| Diagnostic::new(source, at, message)));
    }
    pairs
}

/// Rows by the names that the file gives them: `webex-connect/sms 7201`.
type Rows<'t> = BTreeMap<String, (Place, &'t Row)>;

impl Item {
    /// The one that the others are similar to with each of them; or each two of the codes.
    fn couples(&self) -> Vec<(&Text, &Text)> {
        let later = |(nth, one)| self.codes[nth + 1..].iter().map(move |other| (one, other));
        match &self.of {
            Some(hub) => self.codes.iter().map(|other| (hub, other)).collect(),
            None => self.codes.iter().enumerate().flat_map(later).collect(),
        }
    }

    /// Codes that no table has; and differences that are not explained, or explanations of none.
    fn faults(&self, rows: &Rows<'_>) -> Vec<(usize, String)> {
        let mut faults = Vec::new();
        for name in self.of.iter().chain(&self.codes).filter(|name| !rows.contains_key(&name.text)) {
            let known: Vec<&str> = rows.keys().map(String::as_str).collect();
            let nearest = nearest(&name.text, &known);
            faults.push((name.at, format!("no row `{}`; did you mean `{nearest}`?", name.text)));
        }
        if self.of.is_some() {
            return faults;
        }
        let differ = |(one, other): &(&Text, &Text)| match (rows.get(&one.text), rows.get(&other.text)) {
            (Some((_, one)), Some((_, other))) => !one.judgement.agrees(&other.judgement),
            _ => false,
        };
        match (self.couples().into_iter().find(differ), &self.because) {
            (Some((one, other)), None) => faults.push((
                other.at,
                format!("`{}` and `{}` differ in category or hint; say why in `because`", one.text, other.text),
            )),
            (None, Some(because)) => {
                faults.push((because.at, "category and hint are the same; nothing is to be explained".into()));
            }
            _ => {}
        }
        faults
    }
}

fn rows<'t>(providers: &[Provider<'t>]) -> Rows<'t> {
    let placed = providers.iter().enumerate().flat_map(|(number, provider)| {
        let name = |table: &Table, row: &Row| format!("{} {}", table.stem, row.code.text);
        provider.indexed().map(move |(index, table, row)| (name(table, row), ((number, index), row)))
    });
    placed.collect()
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
