//! From the model to Rust text: the modules that users see, a `Code` for each table.

use std::fmt::Write as _;

use super::model::{Judgement, Retry, Row, Table};
use super::route::Provider;
use super::vocabulary::{PROVIDERS, variant};
use super::{Output, catalog, equivalents};

/// A file for each provider, and the index that declares and lists them.
pub fn all(tables: &[Table], providers: &[Provider<'_>], pairs: &equivalents::Pairs) -> Vec<Output> {
    let mut index = catalog::hash(providers);
    let mut outputs = Vec::new();
    for provider in providers {
        let path = format!("{}.rs", provider.name);
        let include = format!("include!(concat!(env!(\"OUT_DIR\"), \"/{path}\"));");
        // A provider's only table is its module; several are modules in it.
        let docs = match provider.tables[..] {
            [table] => about(table),
            _ => format!("/// The catalogs of {}, a table each.\n", variant(provider.name)),
        };
        let _ = writeln!(index, "{docs}pub mod {} {{ {include} }}", identifier(provider.name));
        outputs.push(Output { path, text: file(provider) });
    }
    for (name, of, item) in [("CATALOGS", "Catalog", "CATALOG"), ("ENTRIES", "[crate::Entry]", "ENTRIES")] {
        let items: String = PROVIDERS.words.iter().map(|name| format!("&{}::{item}, ", identifier(name))).collect();
        let _ = writeln!(index, "pub(crate) static {name}: [&{of}; {}] = [{items}];", PROVIDERS.words.len());
    }
    let plain: String = providers.iter().map(catalog::plain).collect();
    let _ = writeln!(index, "pub(crate) static PLAIN: [crate::table::Plain; {}] = [{plain}];", PROVIDERS.words.len());
    let paths: String = tables.iter().map(|table| format!("&{}::TABLE, ", path(table))).collect();
    let _ = writeln!(index, "pub(crate) static TABLES: &[&Table] = &[{paths}];");
    index += &equivalents::emit(pairs);
    outputs.push(Output { path: "index.rs".into(), text: index });
    outputs
}

fn identifier(name: &str) -> String {
    name.replace('-', "_")
}

/// `webex_connect::sms`, as seen from the index.
fn path(table: &Table) -> String {
    identifier(&table.stem).replace('/', "::")
}

fn file(provider: &Provider<'_>) -> String {
    let mut text = String::from("// @generated from data/ by codegen/; edit the tables there.\n");
    for (nth, table) in provider.tables.iter().enumerate() {
        let items = [
            code_enum(table),
            all_codes(table),
            catalog::table(provider, nth),
            "crate::catalog::code_type!();\n".into(),
        ]
        .concat();
        match table.stem.split_once('/') {
            Some((_, name)) => {
                let _ = writeln!(text, "{}pub mod {} {{\n{items}}}", about(table), identifier(name));
            }
            None => text += &items,
        }
    }
    let place = |table: &Table| {
        table.stem.split_once('/').map_or("TABLE".into(), |(_, name)| format!("{}::TABLE", identifier(name)))
    };
    text + &catalog::provider(provider, &place)
}

/// The documentation of a table's module.
fn about(table: &Table) -> String {
    format!(
        "/// {}: {} codes.{}\n///\n/// Source: {}.\n///\n/// What it leaves open: {}\n",
        escape(&table.title.text),
        table.rows.len(),
        if table.deprecated { " Deprecated by the vendor." } else { "" },
        escape(&table.page.text),
        escape(&table.open.text),
    )
}

fn code_enum(table: &Table) -> String {
    let mut text = format!(
        "/// A code of {}.\n///\n/// Discriminants follow the order of codes and are no part of the interface.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[non_exhaustive]\n#[repr(u16)]\npub enum Code {{\n",
        escape(&table.title.text),
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
    lines.push(format!("Source: {}.", escape(&row.page.as_ref().unwrap_or(&table.page).text)));
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
