//! The static data behind the modules: entries, tables, catalogs and failures.

use std::fmt::Write as _;

use super::super::answers::Target;
use super::super::failures::Failure;
use super::super::fingerprint::Fingerprints;
use super::super::key::{Forms, Part};
use super::super::model::{Row, Table};
use super::super::numbering::Numbering;
use super::super::read::bounds;
use super::super::vocabulary::channel::Channel;
use super::{Shared, constant, judgements, module, variant, words_of};

/// The entries of a provider, its tables and its catalog.
pub fn provider(numbering: &Numbering<'_>, shared: &mut Shared, failures: &[Option<usize>]) -> String {
    let mut text = String::from("use crate::generated::prelude::*;\n");
    let _ = writeln!(text, "const FORMS: Forms = {};", forms(numbering.forms));
    let _ = writeln!(text, "pub(crate) static ENTRIES: [Entry; {}] = [", numbering.rows.len());
    for table in &numbering.tables {
        let (pages, first) = (pages(table), numbering.first(table));
        for (row, place) in table.rows.iter().zip(first..) {
            text += &entry(table, row, &pages, &shared.judgements.name(&row.judged.judgement), failures[place]);
        }
    }
    text += "];\n";
    for table in &numbering.tables {
        text += &self::table(numbering, table);
    }
    let words: String = words_of(numbering)
        .map(|(word, holders)| {
            let Target { first, offsets } = shared.targets.of(numbering, holders);
            format!("    {word:?} => Target {{ first: {first}, offsets: {offsets} }},\n")
        })
        .collect();
    if !words.is_empty() {
        let _ = writeln!(text, "static WORDS: ::phf::Map<&'static str, Target> = ::phf::phf_map! {{\n{words}}};");
    }
    text + &catalog(numbering, !words.is_empty())
}

fn static_name(table: &Table) -> String {
    module(table).map_or("TABLE".into(), |name| format!("{}_TABLE", name.to_uppercase()))
}

/// The pages that a table's rows name: the table's own, then each further one.
fn pages(table: &Table) -> Vec<&str> {
    let mut pages = vec![table.page.text.as_str()];
    for page in table.rows.iter().map(|row| table.page(row)) {
        if !pages.contains(&page) {
            pages.push(page);
        }
    }
    pages
}

fn entry(table: &Table, row: &Row, pages: &[&str], judgement: &str, failure: Option<usize>) -> String {
    let optional = |text: &Option<super::super::model::Text>| text.as_ref().map_or("", |text| &text.text).to_owned();
    let (remedy, note) = (optional(&row.remedy), optional(&row.note));
    let parts = [&row.code.text, &row.name.text, &row.title.text, &row.summary.text, &remedy];
    let mut end = 0;
    let ends = parts.map(|part| {
        end += part.len();
        end
    });
    let page = pages.iter().position(|page| *page == table.page(row)).expect("`pages` has that of every row");
    let flags = [
        (row.deprecated || table.deprecated, "DEPRECATED"),
        (row.permanent == Some(true), "PERMANENT"),
        (row.permanent == Some(false), "NOT_PERMANENT"),
        (row.code.is_range, "RANGE"),
        (row.begins, "BEGINS"),
    ];
    let flags: Vec<&str> = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, name)| name).collect();
    let flags = if flags.is_empty() { "0".to_owned() } else { flags.join(" | ") };
    let more = with_more(table).position(|other| std::ptr::eq(other, row));
    let [failure, more] = [failure, more].map(|nth| nth.map_or("NONE".into(), |nth| nth.to_string()));
    format!(
        "    Entry {{\n        judgement: {judgement},\n        table: &{table},\n        \
         text: {text:?},\n        short_ends: {short_ends:?}, ends: {ends:?}, page: {page}, flags: {flags}, failure: {failure}, more: {more},\n    }},\n",
        table = static_name(table),
        short_ends = &ends[..2],
        ends = &ends[2..],
        text = parts.map(String::as_str).concat() + &note,
    )
}

/// The rows that have what few have.
fn with_more(table: &Table) -> impl Iterator<Item = &Row> {
    table.rows.iter().filter(|row| row.http.is_some() || !row.meanings.is_empty())
}

fn more(row: &Row) -> String {
    let http = row.http;
    let meanings: Vec<&str> = row.meanings.iter().map(|meaning| meaning.text.as_str()).collect();
    format!("        More {{ http: {http:?}, meanings: &{meanings:?} }},\n")
}

fn table(numbering: &Numbering<'_>, table: &Table) -> String {
    let rows = |fits: &dyn Fn(&Row) -> bool| -> Vec<usize> {
        table.rows.iter().enumerate().filter(|(_, row)| fits(row)).map(|(place, _)| place).collect()
    };
    let mut aliases: Vec<(&str, usize)> = table
        .rows
        .iter()
        .enumerate()
        .flat_map(|(place, row)| table.spellings(row).map(move |alias| (alias.text.as_str(), place)))
        .collect();
    aliases.sort_unstable();
    let keys = table.rows.iter().map(|row| row.code.key()).enumerate();
    let pairs: String = keys
        .filter_map(|(place, key)| Some(format!("({}, {}, {place}), ", part(key.first), part(key.subcode?))))
        .collect();
    let subcodes = table.rows.iter().enumerate().filter(|(_, row)| row.as_subcode);
    let subcodes: String =
        subcodes.map(|(place, row)| format!("({}, {place}), ", part(row.code.key().first))).collect();
    let pages: String = pages(table).iter().map(|id| format!("&pages::{}, ", constant(id))).collect();
    let name = table.stem.replacen('/', "#", 1);
    format!(
        "pub(crate) static {static_name}: Table = Table {{\n    provider: {provider},\n    name: {name:?},\n    \
         title: {title:?},\n    channels: {channels},\n    forms: FORMS,\n    \
         entries: ENTRIES.split_at({first}).1.split_at({len}).0,\n    pages: &[{pages}],\n    more: &[\n{more}    ],\n    aliases: &{aliases:?},\n    pairs: &[{pairs}],\n    \
         ranges: &{ranges:?},\n    begins: &{begins:?},\n    subcodes: &[{subcodes}],\n}};\n",
        static_name = static_name(table),
        provider = variant("Provider", table.provider),
        title = table.title.text,
        channels = channels(&table.channels),
        first = numbering.first(table),
        len = table.rows.len(),
        more = with_more(table).map(more).collect::<String>(),
        ranges = rows(&|row| row.code.is_range),
        begins = rows(&|row| row.begins),
    )
}

fn catalog(numbering: &Numbering<'_>, has_words: bool) -> String {
    let words: Vec<String> = numbering
        .item
        .words
        .iter()
        .map(|(word, channel)| format!("({word:?}, {})", variant("Channel", channel)))
        .collect();
    let tables: String = numbering.tables.iter().map(|table| format!("&{}, ", static_name(table))).collect();
    let mut series = String::new();
    for table in &numbering.tables {
        for run in &table.series {
            let (first, last) = bounds(&run.codes.text).expect("checked as it was read");
            let _ = writeln!(
                series,
                "        Series {{ channels: {}, first: {}, last: {}, judgement: {} }},",
                channels(&table.channels),
                part(first),
                part(last),
                judgements::text(&run.judged.judgement),
            );
        }
    }
    let supported: Vec<Channel> = if numbering.tables.iter().any(|table| table.channels.is_empty()) {
        Vec::new()
    } else {
        numbering.tables.iter().flat_map(|table| table.channels.iter().copied()).collect()
    };
    let rows = || numbering.rows.iter().map(|(_, row)| row);
    let ranges = rows().filter_map(|row| Some((row.code.key().first.number()?, row.code.key().last?)));
    let (first, beyond) =
        ranges.fold((u32::MAX, 0), |(first, beyond), (one, last)| (first.min(one), beyond.max(last + 1)));
    format!(
        "pub(crate) static CATALOG: Catalog = Catalog {{\n    vendor: {vendor:?},\n    title: {title:?},\n    supported: Places::of({supported}),\n    \
         channel_words: &[{words}],\n    forms: FORMS,\n    letters: Letters::of(&FORMS),\n    tables: &[{tables}],\n    entries: &ENTRIES,\n    \
         words: {map},\n    fingerprints: Fingerprints({fingerprints:?}),\n    ranges: Span {{ first: {first}, len: {len} }},\n    \
         begins: {begins},\n    series: &[\n{series}    ],\n}};\n",
        vendor = numbering.item.vendor,
        title = numbering.item.title,
        supported = channels(&supported),
        words = words.join(", "),
        fingerprints = Fingerprints::of(words_of(numbering).map(|(word, _)| word)).0,
        map = if has_words { "Some(&WORDS)" } else { "None" },
        first = first.min(beyond),
        len = beyond.saturating_sub(first),
        begins = rows().any(|row| row.begins),
    )
}

/// The failures; their members lead to entries of all providers.
pub fn failures(failures: &[Failure]) -> String {
    let mut text = String::from("use crate::equivalents::{Failure, Member};\n");
    let _ = writeln!(text, "pub(crate) static FAILURES: [Failure; {}] = [", failures.len());
    for failure in failures {
        let members = failure.members.iter().map(|member| {
            let (provider, index, group) = (member.provider, member.index, member.group);
            format!("Member {{ provider: {provider}, index: {index}, group: {group} }}, ")
        });
        let _ = writeln!(text, "    Failure {{ id: {:?}, members: &[{}] }},", failure.id, members.collect::<String>());
    }
    text + "];\n"
}

fn channels(channels: &[Channel]) -> String {
    let channels: Vec<String> = channels.iter().map(|channel| variant("Channel", channel)).collect();
    format!("Channels::of(&[{}])", channels.join(", "))
}

fn forms(Forms { digits, hex, dotted, initials, letters }: Forms) -> String {
    format!("Forms {{ digits: {digits}, hex: {hex}, dotted: {dotted}, initials: {initials}, letters: {letters} }}")
}

fn part(part: Part<'_>) -> String {
    format!("Part::{part:?}")
}
