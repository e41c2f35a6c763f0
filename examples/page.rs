//! Writes the whole catalog as one page for a browser, which needs no network: `page/` holds its template.
//!
//! `cargo run --example page > catalog.html`

#[path = "explain/words.rs"]
mod words;

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use serde_json::{Map, Value, json};
use undelivered::{Certainty, Entry, Page, Provider, entries, tables};

fn main() -> io::Result<()> {
    let page = page();
    match io::stdout().lock().write_all(page.as_bytes()) {
        // Whoever closed the pipe has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        ended => ended,
    }
}

fn page() -> String {
    let newest = entries().map(Entry::page).map(Page::retrieved).max().unwrap_or_default();
    let vendors: HashSet<_> = Provider::ALL.iter().map(|provider| provider.vendor()).collect();
    let parts = [
        ("{{version}}", env!("CARGO_PKG_VERSION")),
        ("{{vendors}}", &vendors.len().to_string()),
        ("{{newest}}", newest),
        ("{{style}}", include_str!("page/style.css")),
        ("{{script}}", include_str!("page/script.js")),
        // In a JSON text only strings hold this sign, so nothing in the data can end the element it stands in.
        ("{{data}}", &data().to_string().replace('<', "\\u003c")),
    ];
    // The data come last, so that nothing in them is taken for a mark.
    parts.iter().fold(include_str!("page/index.html").into(), |page: String, (mark, text)| page.replace(mark, text))
}

/// Every value once, and each row as the places of its values: texts, pages and hints are shared by many rows.
fn data() -> Value {
    let mut values = Values::default();
    let places: HashMap<_, _> = entries().zip(0..).collect();
    let records: Vec<_> = entries().map(|entry| record(entry, &places)).collect();
    let rows: Vec<Vec<usize>> =
        records.iter().map(|record| record.values().map(|value| values.place(value)).collect()).collect();
    let fields: Vec<_> = records.first().into_iter().flat_map(Map::keys).collect();
    json!({
        "numberings": Provider::ALL
            .iter()
            .map(|provider| json!({"name": provider, "vendor": provider.vendor(), "title": provider.title()}))
            .collect::<Vec<_>>(),
        "tables": tables().map(|table| (table.id().into(), table.title().into())).collect::<Map<_, _>>(),
        "fields": fields,
        "values": values.list,
        "rows": rows,
    })
}

/// What serde writes of an entry, its hint in words, and the rows that pass the same code on.
fn record(entry: &'static Entry, places: &HashMap<&Entry, usize>) -> Map<String, Value> {
    let Ok(Value::Object(mut record)) = serde_json::to_value(entry) else { unreachable!("an entry is a record") };
    let same: Vec<_> = entry
        .equivalents()
        .filter(|(_, certainty)| *certainty == Certainty::Same)
        .map(|(other, _)| places[other])
        .collect();
    record.insert("advice".into(), words::advice(entry.retry()).into());
    record.insert("same".into(), same.into());
    record
}

#[derive(Default)]
struct Values {
    list: Vec<Value>,
    /// By its text, where each stands.
    places: HashMap<String, usize>,
}

impl Values {
    fn place(&mut self, value: &Value) -> usize {
        *self.places.entry(value.to_string()).or_insert_with(|| {
            self.list.push(value.clone());
            self.list.len() - 1
        })
    }
}
