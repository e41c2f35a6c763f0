//! The modules that users see: a `Code` for each table, whose documentation page is the catalog.

use std::fmt::Write as _;

use super::super::index::{Index, Page};
use super::super::model::{Row, Table};
use super::super::numbering::Numbering;
use super::super::vocabulary::retry::RetryHint;
use super::{identifier, module};

/// The documentation of a provider's module.
pub fn about_provider(numbering: &Numbering<'_>) -> String {
    match numbering.tables[..] {
        [table] if module(table).is_none() => about(table),
        _ => format!("/// {}: a table each.\n", escape(&numbering.item.title)),
    }
}

/// The provider's own `Code`, and a module for each of its other tables.
pub fn provider(index: &Index<'_>, numbering: &Numbering<'_>) -> String {
    let mut text = String::from("// @generated from data/ by codegen/; edit the tables there.\n");
    for table in &numbering.tables {
        let items = code(index, table);
        match module(table) {
            Some(name) => {
                let _ = writeln!(
                    text,
                    "{}pub mod {} {{\n    pub(crate) use super::{}_TABLE as TABLE;\n{items}}}",
                    about(table),
                    identifier(&name),
                    name.to_uppercase(),
                );
            }
            None => text += &items,
        }
    }
    text
}

/// Every module with the table that it is made from, for tests that go through all of them.
pub fn list(numberings: &[Numbering<'_>]) -> String {
    let tables = numberings.iter().flat_map(|numbering| &numbering.tables);
    let line = |table: &Table| format!("    {:?} => {},\n", table.stem, identifier(&table.stem).replace('/', "::"));
    format!("each_module! {{\n{}}}\n", tables.map(|table| line(table)).collect::<String>())
}

/// The documentation of a table's module.
fn about(table: &Table) -> String {
    let deprecated = if table.deprecated { " Deprecated by the vendor." } else { "" };
    format!(
        "/// {}: {} codes.{deprecated}\n///\n/// What its page leaves open: {}\n",
        escape(&table.title.text),
        table.rows.len(),
        escape(&table.open.text),
    )
}

fn code(index: &Index<'_>, table: &Table) -> String {
    let variants: String =
        table.rows.iter().map(|row| format!("{}    {},\n", docs(index, table, row), row.name.text)).collect();
    let all: String = table.rows.iter().map(|row| format!("        Self::{},\n", row.name.text)).collect();
    let mut renamed = String::new();
    for row in &table.rows {
        for was in &row.was {
            let (was, name) = (&was.text, &row.name.text);
            let _ = writeln!(
                renamed,
                "    #[deprecated(note = \"renamed to `{name}`\")]\n    #[doc = \"See [`Self::{name}`].\"]\n    \
                 #[allow(non_upper_case_globals)]\n    pub const {was}: Self = Self::{name};",
            );
        }
    }
    format!(
        "/// A code of {title}.\n\
         #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n\
         #[non_exhaustive]\n\
         pub enum Code {{\n{variants}}}\n\
         impl Code {{\n    \
             /// Every code of this table, in the order of the codes.\n    \
             pub const ALL: &'static [Self] = &[\n{all}    ];\n\
         {renamed}}}\n\
         crate::code::code_type!();\n",
        title = escape(&table.title.text),
    )
}

/// The documentation of a variant: code, title, texts, judgement and page; and what else it is searched by.
fn docs(index: &Index<'_>, table: &Table, row: &Row) -> String {
    let code = if row.code.text.contains('`') { escape(&row.code.text) } else { format!("`{}`", row.code.text) };
    let mut lines = vec![format!("{code} **{}**", escape(&row.title.text)), escape(&row.summary.text)];
    lines.extend(row.remedy.as_ref().map(|remedy| escape(&remedy.text)));
    lines.push(judgement(row));
    lines.extend(row.note.as_ref().map(|note| format!("Note: {}", escape(&note.text))));
    if row.deprecated || table.deprecated {
        lines.push("Deprecated by the vendor.".into());
    }
    lines.extend(index.pages.iter().find(|page| page.id == table.page(row)).map(source));
    // One attribute, and not one a line: the compiler reads them faster.
    let mut text = format!("    #[doc = {:?}]\n", format!(" {}", lines.join("\n\n ")));
    let spellings =
        std::iter::once(row.code.text.as_str()).chain(table.spellings(row).map(|alias| alias.text.as_str()));
    for alias in spellings.filter(|alias| *alias != row.name.text && !alias.contains(['"', '\''])) {
        let _ = writeln!(text, "    #[doc(alias = {alias:?})]");
    }
    text
}

fn judgement(row: &Row) -> String {
    let judgement = &row.judged.judgement;
    let carried = match judgement.retry() {
        RetryHint::Backoff(horizon) => format!(" ({})", horizon.as_str()),
        RetryHint::After(wait) => format!(" {} s", wait.as_secs()),
        RetryHint::AfterFix(fix) => format!(" ({})", fix.as_str()),
        _ => String::new(),
    };
    let category = judgement.category();
    format!(
        "Category: [`{}`](crate::Category::{category:?}). Retry: [`{}`](crate::RetryHint::{:?}){carried}, {}.",
        category.as_str(),
        judgement.retry().kind().as_str(),
        judgement.retry().kind(),
        judgement.basis().as_str(),
    )
}

fn source(page: &Page) -> String {
    let title = escape(&page.title);
    match &page.url {
        Some(url) => format!("Source: [{title}](<{url}>), {}.", page.retrieved),
        None => format!("Source: {title}, {}.", page.retrieved),
    }
}

/// Texts are prose, not Markdown, and the addresses in them no links.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped.replace("://", ":\\//")
}
