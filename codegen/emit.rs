//! From the model to Rust text: one function for each part of the output.

use std::fmt::Write as _;

use super::Output;
use super::hash::Hash;
use super::model::{Judgement, Retry, Row, Table};
use super::vocabulary::{CHANNELS, PROVIDERS, variant};

/// A file for each table, and the index that declares and lists them.
pub fn all(tables: &[Table]) -> Vec<Output> {
    let index = Output { path: "index.rs".into(), text: modules(tables) + &list(tables) + &routes(tables) };
    let files = tables.iter().map(|table| Output { path: file(table), text: catalog(table) });
    files.chain([index]).collect()
}

fn file(table: &Table) -> String {
    table.stem.replace('/', "-") + ".rs"
}

/// `webex_connect::sms`
fn module(table: &Table) -> String {
    table.stem.replace('-', "_").replace('/', "::")
}

/// The tree of public modules, each including its table.
fn modules(tables: &[Table]) -> String {
    let mut text = String::new();
    let mut parent = "";
    for table in tables {
        let (folder, name) = table.stem.split_once('/').unwrap_or(("", &table.stem));
        if folder != parent {
            text += if parent.is_empty() { "" } else { "}\n" };
            if !folder.is_empty() {
                let _ = writeln!(
                    text,
                    "/// The catalogs of {}, a table each.\npub mod {} {{",
                    variant(folder),
                    folder.replace('-', "_")
                );
            }
            parent = folder;
        }
        let deprecated = if table.deprecated { " Deprecated by the vendor." } else { "" };
        let _ = writeln!(
            text,
            "/// {}: {} codes.{deprecated}\n///\n/// Source: {}.\n///\n/// What it leaves open: {}\npub mod {} {{ include!(concat!(env!(\"OUT_DIR\"), \"/{}\")); }}",
            escape(&table.title),
            table.rows.len(),
            escape(&table.page),
            escape(&table.open),
            name.replace('-', "_"),
            file(table),
        );
    }
    text + if parent.is_empty() { "" } else { "}\n" }
}

fn list(tables: &[Table]) -> String {
    format!("pub(crate) static TABLES: &[&Table] = &[{}];\n", paths(tables))
}

/// Which tables answer for a source, in order. A row a provider: all its tables for the source
/// without a channel, then for each channel its own tables and those that hold on every channel.
fn routes(tables: &[Table]) -> String {
    let row = |provider: &&str| {
        let of_provider: Vec<_> = tables.iter().filter(|table| table.provider == *provider).collect();
        let on = |channel: &&str| {
            let (shared, own): (Vec<_>, Vec<_>) = of_provider
                .iter()
                .filter(|table| table.channel.is_none_or(|own| own == *channel))
                .partition(|table| table.channel.is_none());
            if own.is_empty() { String::new() } else { paths(own) + &paths(shared) }
        };
        let on_channels = CHANNELS.words.iter().map(on);
        let routes: String = std::iter::once(paths(of_provider.clone()))
            .chain(on_channels)
            .map(|route| format!("&[{route}], "))
            .collect();
        format!("    [{routes}],\n")
    };
    let rows: String = PROVIDERS.words.iter().map(row).collect();
    format!("static ROUTES: [[&[&Table]; {}]; {}] = [\n{rows}];\n", 1 + CHANNELS.words.len(), PROVIDERS.words.len())
}

fn paths<'t>(tables: impl IntoIterator<Item = &'t Table>) -> String {
    tables.into_iter().map(|table| format!("&{}::TABLE, ", module(table))).collect()
}

fn catalog(table: &Table) -> String {
    let header = format!("// @generated from data/{}.toml by codegen/; edit that file.\n", table.stem);
    [header, code_enum(table), all_codes(table), table_static(table), symbols(table), entries(table)].concat()
        + "crate::catalog::code_type!();\n"
}

fn code_enum(table: &Table) -> String {
    let mut text = format!(
        "/// A code of {}.\n///\n/// Discriminants follow the order of codes and are no part of the interface.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[non_exhaustive]\n#[repr(u16)]\npub enum Code {{\n",
        escape(&table.title),
    );
    for row in &table.rows {
        let _ = writeln!(text, "{}    {},", docs(table, row), row.name.text);
    }
    text + "}\n"
}

/// The documentation of a variant: with these, the page of the enum is the catalog.
fn docs(table: &Table, row: &Row) -> String {
    let mut lines = vec![format!("`{}` **{}**", row.code.text, escape(&row.title.text)), escape(&row.summary.text)];
    lines.extend(row.remedy.as_ref().map(|remedy| escape(&remedy.text)));
    let Judgement { category, basis, .. } = &row.judgement;
    let hint = match row.judgement.retry {
        Retry::Bare(word) => word.to_owned(),
        Retry::After(seconds) => format!("after {seconds} s"),
        Retry::AfterFix(fix) => format!("after-fix ({fix})"),
    };
    lines.push(format!("Category: `{category}`. Retry: `{hint}`, {basis}."));
    lines.extend(row.note.as_ref().map(|note| format!("Note: {}", escape(&note.text))));
    if row.deprecated || table.deprecated {
        lines.push("Deprecated by the vendor.".into());
    }
    lines.push(format!("Source: {}.", escape(row.page.as_ref().map_or(&table.page, |page| &page.text))));
    format!("    /// {}\n", lines.join("\n    ///\n    /// "))
}

/// Texts are prose, not Markdown.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

fn all_codes(table: &Table) -> String {
    let codes: String = table.rows.iter().map(|row| format!("Self::{}, ", row.name.text)).collect();
    format!(
        "impl Code {{\n    /// Every code of this catalog, in ascending order.\n    pub const ALL: &'static [Self] = &[{codes}];\n}}\n"
    )
}

fn table_static(table: &Table) -> String {
    let single: Vec<(u32, usize)> = (0..)
        .zip(&table.rows)
        .filter(|(_, row)| !row.code.is_range())
        .map(|(index, row)| (row.code.first, index))
        .collect();
    let codes: Vec<u32> = single.iter().map(|&(code, _)| code).collect();
    let hash = Hash::search(&codes);
    let mut slots = vec![single[0]; hash.slots()];
    for &(code, index) in &single {
        slots[hash.of(code)] = (code, index);
    }
    let slots: String = slots.iter().map(|(code, index)| format!("Slot({code}, {index}), ")).collect();
    let mut text = String::from("use crate::table::{Hash, Slot, Table};\npub(crate) static TABLE: Table = Table {\n");
    let _ = writeln!(text, "    provider: crate::Provider::{},", variant(table.provider));
    let _ = writeln!(
        text,
        "    channel: {},",
        option(table.channel.map(|channel| format!("crate::Channel::{}", variant(channel))))
    );
    let _ = writeln!(text, "    width: {}, named: {},", table.width, table.named);
    let _ = writeln!(text, "    hash: Hash {{ multiplier: {}, shift: {} }},", hash.multiplier, hash.shift);
    let _ = writeln!(text, "    slots: &[{slots}],");
    let _ = writeln!(text, "    symbols: {},", if has_symbols(table) { "Some(&SYMBOLS)" } else { "None" });
    let _ = writeln!(text, "    ranges: &[{}],", ranges(table));
    let _ = writeln!(text, "    series: &[{}],", series(table));
    text + "    entries: &ENTRIES,\n};\n"
}

fn ranges(table: &Table) -> String {
    let ranges = table.rows.iter().enumerate().filter(|(_, row)| row.code.is_range());
    ranges
        .map(|(index, row)| {
            format!("crate::table::Range {{ first: {}, last: {}, index: {index} }}, ", row.code.first, row.code.last)
        })
        .collect()
}

fn series(table: &Table) -> String {
    let one = |series: &super::model::Series| {
        let (first, last) = (series.codes.first, series.codes.last);
        format!(
            "crate::table::Series {{ first: {first}, last: {last}, judgement: {} }}, ",
            judgement(&series.judgement)
        )
    };
    table.series.iter().map(one).collect()
}

fn has_symbols(table: &Table) -> bool {
    table.named || table.rows.iter().any(|row| row.code.is_range())
}

/// What look-ups take beside numbers: identifiers, their aliases, and ranges as they are written.
fn symbols(table: &Table) -> String {
    if !has_symbols(table) {
        return String::new();
    }
    let mut text = String::from("static SYMBOLS: ::phf::Map<&'static str, u16> = ::phf::phf_map! {\n");
    for (index, row) in table.rows.iter().enumerate() {
        let names = std::iter::once(&row.title).chain(&row.aliases).filter(|_| table.named).map(|name| &name.text);
        for symbol in names.chain(row.code.is_range().then_some(&row.code.text)) {
            let _ = writeln!(text, "    {symbol:?} => {index}_u16,");
        }
    }
    text + "};\n"
}

fn entries(table: &Table) -> String {
    let mut text =
        format!("const PAGE: &str = {:?};\nstatic ENTRIES: [crate::Entry; {}] = [\n", table.page, table.rows.len());
    for row in &table.rows {
        let _ = writeln!(
            text,
            "    crate::Entry {{ table: &TABLE, code: {:?}, name: {:?}, title: {:?}, summary: {:?}, remedy: {}, page: {}, deprecated: {}, judgement: {} }},",
            row.code.text,
            row.name.text,
            row.title.text,
            row.summary.text,
            option(row.remedy.as_ref().map(|remedy| format!("{:?}", remedy.text))),
            row.page.as_ref().map_or("PAGE".to_owned(), |page| format!("{:?}", page.text)),
            row.deprecated || table.deprecated,
            judgement(&row.judgement),
        );
    }
    text + "];\n"
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
