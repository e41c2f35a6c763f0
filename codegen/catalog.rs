//! From the model to Rust text: the static data behind the modules, one catalog for each provider.

use std::fmt::Write as _;

use super::hash;
use super::model::{Code, Judgement, Retry, Table};
use super::route::{Provider, section};
use super::vocabulary::variant;

/// A table's place in its provider's catalog.
pub fn table(provider: &Provider<'_>, nth: usize) -> String {
    let table = provider.tables[nth];
    let catalog = if table.stem.contains('/') { "super::CATALOG" } else { "CATALOG" };
    let channel = option(table.channel.map(|channel| format!("crate::Channel::{}", variant(channel))));
    format!(
        "pub(crate) static TABLE: crate::table::Table = crate::table::Table {{ catalog: &{catalog}, channel: {channel}, section: {}, first: {}, len: {}, pages: &{:?} }};\n",
        provider.own[nth],
        provider.first(table),
        table.rows.len(),
        pages(table),
    )
}

/// The pages that a table's rows name: the table's own, then each further one.
fn pages(table: &Table) -> Vec<&str> {
    let mut pages = vec![table.page.text.as_str()];
    for page in table.rows.iter().filter_map(|row| row.page.as_ref()) {
        if !pages.contains(&page.text.as_str()) {
            pages.push(&page.text);
        }
    }
    pages
}

/// The catalog itself; `place` tells where a table's static stands.
pub fn provider(provider: &Provider<'_>, place: &dyn Fn(&Table) -> String) -> String {
    // All tables of a provider agree on these.
    let (width, named) = provider.tables.first().map_or((1, false), |table| (table.width, table.named));
    let symbols = symbols(provider);
    let mut text = entries(provider, place);
    if !symbols.is_empty() {
        let _ = writeln!(text, "static SYMBOLS: ::phf::Map<&'static str, u16> = ::phf::phf_map! {{ {symbols}}};");
    }
    let _ = writeln!(
        text,
        "pub(crate) static CATALOG: crate::table::Catalog = crate::table::Catalog {{\n    \
         provider: crate::Provider::{},\n    width: {}, named: {},\n    \
         entries: &ENTRIES,\n    ambiguous: &[{}],\n    symbols: {},\n    ranges: &[{}],\n    \
         subcodes: &[{}],\n    extras: &[{}],\n    series: &[{}],\n    numbered: {},\n}};",
        variant(provider.name),
        width,
        named,
        ambiguous(provider),
        option((!symbols.is_empty()).then(|| "&SYMBOLS".into())),
        ranges(provider),
        subcodes(provider),
        extras(provider),
        series(provider),
        span(provider.tables.iter().flat_map(|table| table.series.iter().map(|series| &series.codes))),
    );
    text
}

/// The hash over all catalogs; the entries that it tells of stand in the order of the providers.
pub fn hash(providers: &[Provider<'_>]) -> String {
    let index = |index: usize| u16::try_from(index).expect("fewer rows than 32,768");
    let (mut keys, mut strays) = (Vec::new(), Vec::new());
    for (number, provider) in providers.iter().enumerate() {
        let key = |section: usize, code: u32| (number as u64) << 40 | (section as u64) << 32 | u64::from(code);
        keys.extend(provider.keys.iter().map(|(&(section, code), &found)| (key(section, code), index(found))));
        // A code of another section, or a range's first one: its entry's number alone would not tell.
        for (row_index, _, row) in provider.indexed() {
            let absent = (0..=section(None)).filter(|&section| !provider.keys.contains_key(&(section, row.code.first)));
            strays.extend(absent.map(|section| (key(section, row.code.first), index(row_index))));
        }
    }
    let hash = hash::search(&keys, &strays);
    let (buckets, slots) = (hash.pilots.len(), hash.slots.len());
    format!(
        "pub(crate) static HASH: crate::perfect_hash::PerfectHash<{buckets}, {slots}> =\n    \
         crate::perfect_hash::PerfectHash {{ multiplier: {}, pilots: {:?}, slots: {:?} }};\n",
        hash.multiplier, hash.pilots, hash.slots,
    )
}

/// By what a miss is known to need no second look.
pub fn plain(provider: &Provider<'_>) -> String {
    let ranges = span(provider.indexed().map(|(_, _, row)| &row.code).filter(|code| code.is_range()));
    format!("crate::table::Plain {{ sections: {}, ranges: {ranges} }}, ", provider.all_sections())
}

/// From the first code of all to the last.
fn span<'c>(codes: impl Iterator<Item = &'c Code>) -> String {
    let (first, beyond) = codes
        .fold((u32::MAX, 0), |(first, beyond), code| (first.min(code.first), beyond.max(code.last.saturating_add(1))));
    format!("crate::table::Span {{ first: {}, len: {} }}", first.min(beyond), beyond.saturating_sub(first))
}

fn entries(provider: &Provider<'_>, place: &dyn Fn(&Table) -> String) -> String {
    let mut text = format!("pub(crate) static ENTRIES: [crate::Entry; {}] = [\n", provider.len());
    for table in &provider.tables {
        let (pages, sections, place) = (pages(table), provider.sections(table), place(table));
        for row in &table.rows {
            let remedy = row.remedy.as_ref().map_or("", |remedy| &remedy.text);
            let parts = [&row.code.text, &row.name.text, &row.title.text, &row.summary.text];
            let mut end = 0;
            let ends = parts.map(|part| {
                end += part.len();
                end
            });
            let page = row.page.as_ref().and_then(|page| pages.iter().position(|known| *known == page.text));
            let _ = writeln!(
                text,
                "    crate::Entry {{ number: {}, sections: {sections}, page: {}, deprecated: {}, judgement: {}, table: &{place}, text: concat!({:?}, {:?}, {:?}, {:?}, {remedy:?}), code_end: {}, ends: {:?}, is_range: {} }},",
                row.code.first,
                page.unwrap_or_default(),
                row.deprecated || table.deprecated,
                judgement(&row.judgement),
                parts[0],
                parts[1],
                parts[2],
                parts[3],
                ends[0],
                &ends[1..],
                row.code.is_range(),
            );
        }
    }
    text + "];\n"
}

/// What look-ups take beside numbers: identifiers, their aliases, and ranges as they are written.
fn symbols(provider: &Provider<'_>) -> String {
    let mut text = String::new();
    for (index, table, row) in provider.indexed() {
        let names = row.names().filter(|_| table.named).map(|name| &name.text);
        for symbol in names.chain((!row.code.is_single()).then_some(&row.code.text)) {
            let _ = write!(text, "{symbol:?} => {index}_u16, ");
        }
    }
    text
}

/// Where each subcode leads, sorted by it; those of one code stand after those of any.
fn subcodes(provider: &Provider<'_>) -> String {
    let mut subcodes: Vec<(u32, Option<u32>, usize)> = Vec::new();
    for (index, _, row) in provider.indexed() {
        subcodes.extend(row.code.subcode.map(|subcode| (subcode, Some(row.code.first), index)));
        subcodes.extend(row.as_subcode.then_some((row.code.first, None, index)));
    }
    subcodes.sort_unstable();
    let one = |(subcode, code, index): &(u32, Option<u32>, usize)| {
        format!("crate::table::Subcode {{ number: {subcode}, code: {code:?}, index: {index} }}, ")
    };
    subcodes.iter().map(one).collect()
}

/// What few rows have.
fn extras(provider: &Provider<'_>) -> String {
    let mut text = String::new();
    for (index, _, row) in provider.indexed().filter(|(_, _, row)| row.http.is_some() || !row.meanings.is_empty()) {
        let meanings: Vec<&str> = row.meanings.iter().map(|meaning| meaning.text.as_str()).collect();
        let _ = write!(
            text,
            "crate::table::Extra {{ index: {index}, http: {:?}, meanings: &{meanings:?} }}, ",
            row.http.as_ref().map(|http| http.status),
        );
    }
    text
}

fn ambiguous(provider: &Provider<'_>) -> String {
    let one = |(code, sections): &(u32, u16)| {
        format!("crate::table::Ambiguous({code}, crate::Channels::of_bits({sections})), ")
    };
    provider.ambiguous.iter().map(one).collect()
}

fn ranges(provider: &Provider<'_>) -> String {
    let ranges = provider.indexed().filter(|(_, _, row)| row.code.is_range());
    ranges
        .map(|(index, _, row)| format!("crate::table::Range {{ last: {}, index: {index} }}, ", row.code.last))
        .collect()
}

fn series(provider: &Provider<'_>) -> String {
    let mut text = String::new();
    for table in &provider.tables {
        for series in &table.series {
            let _ = write!(
                text,
                "crate::table::Series {{ sections: {}, codes: {}, judgement: {} }}, ",
                provider.sections(table),
                span(std::iter::once(&series.codes)),
                judgement(&series.judgement),
            );
        }
    }
    text
}

fn judgement(judgement: &Judgement) -> String {
    let retry = match judgement.retry {
        Retry::Bare(word) => variant(word),
        Retry::After(seconds) => format!("After(core::time::Duration::from_secs({seconds}))"),
        Retry::AfterFix(fix) => format!("AfterFix(crate::Fix::{})", variant(fix)),
    };
    let word = |noun: &str, word: Option<&str>| option(word.map(|word| format!("crate::{noun}::{}", variant(word))));
    format!(
        "crate::judgement::Judgement {{ category: crate::Category::{}, retry: crate::RetryHint::{retry}, basis: crate::Basis::{}, party: {}, scope: {}, may_have_been_delivered: {:?} }}",
        variant(judgement.category),
        variant(judgement.basis),
        word("Party", judgement.party),
        word("Scope", judgement.scope),
        judgement.may_have_been_delivered,
    )
}

fn option(text: Option<String>) -> String {
    text.map_or("None".into(), |text| format!("Some({text})"))
}
