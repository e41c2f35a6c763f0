//! From TOML to the model: one function for each kind of TOML table.

use super::equivalents::PATH as EQUIVALENTS;
use super::fields::Fields;
use super::model::{Http, Judgement, Retry, Row, Series, Table};
use super::vocabulary::{BASES, CATEGORIES, CHANNELS, FIXES, PARTIES, PROVIDERS, RETRIES, SCOPES};
use super::{Diagnostic, INDEX, Source};

/// The sources that the index lists, in its order.
pub fn index<'s>(sources: &'s [Source], diagnostics: &mut Vec<Diagnostic>) -> Vec<&'s Source> {
    let Some(index) = sources.iter().find(|source| source.path == INDEX) else {
        let missing = Source { path: INDEX.into(), text: String::new() };
        diagnostics.push(Diagnostic::new(&missing, 0, "missing: it lists the tables, in order".into()));
        return Vec::new();
    };
    let Some(mut fields) = Fields::parse(index, diagnostics) else { return Vec::new() };
    let listed = fields.list("tables");
    fields.finish();
    for source in sources {
        if ![INDEX, EQUIVALENTS].contains(&source.path.as_str()) && !listed.iter().any(|path| path.text == source.path)
        {
            diagnostics.push(Diagnostic::new(source, 0, format!("not listed in `{INDEX}`")));
        }
    }
    let mut found: Vec<&Source> = Vec::new();
    for path in &listed {
        if found.iter().any(|source| source.path == path.text) {
            diagnostics.push(Diagnostic::new(index, path.at, format!("`{}` stands here twice", path.text)));
            continue;
        }
        match sources.iter().find(|source| source.path == path.text) {
            Some(source) => found.push(source),
            None => diagnostics.push(Diagnostic::new(index, path.at, format!("no file `{}`", path.text))),
        }
    }
    found
}

pub fn table(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Option<Table> {
    let mut fields = Fields::parse(source, diagnostics)?;
    let provider = fields.word("provider", &PROVIDERS);
    let channel = fields.optional_word("channel", &CHANNELS);
    let channels = fields.words("channels", &CHANNELS);
    let title = fields.text("title");
    let page = fields.text("page");
    let open = fields.text("leaves_open");
    let width = fields.whole("digits");
    let named = fields.flag("named");
    let deprecated = fields.flag("deprecated");
    let rows = fields.each("code", row);
    let series = fields.each("series", series);
    fields.finish();
    Some(Table {
        stem: source.path.trim_end_matches(".toml").to_owned(),
        provider: provider?,
        channel,
        channels,
        title: title?,
        page: page?,
        open: open?,
        width: width.map_or(1, |width| width as usize),
        named: named.unwrap_or(false),
        deprecated: deprecated.unwrap_or(false),
        rows,
        series,
    })
}

fn row(fields: &mut Fields<'_, '_>) -> Option<Row> {
    let code = fields.code("code");
    let name = fields.text("name");
    let title = fields.text("title");
    let summary = fields.text("summary");
    let remedy = fields.optional_text("remedy");
    let aliases = fields.list("aliases");
    let judgement = judgement(fields);
    let deprecated = fields.flag("deprecated");
    let note = fields.optional_text("note");
    let page = fields.optional_text("page");
    let as_subcode = fields.flag("as_subcode");
    let at = fields.place("http");
    let http = fields.whole("http").map(|status| Http { status, at });
    let meanings = fields.list("meanings");
    Some(Row {
        code: code?,
        name: name?,
        title: title?,
        summary: summary?,
        remedy,
        aliases,
        judgement: judgement?,
        deprecated: deprecated.unwrap_or(false),
        note,
        page,
        as_subcode: as_subcode.unwrap_or(false),
        http,
        meanings,
    })
}

fn series(fields: &mut Fields<'_, '_>) -> Option<Series> {
    let codes = fields.code("codes");
    let judgement = judgement(fields);
    Some(Series { codes: codes?, judgement: judgement? })
}

fn judgement(fields: &mut Fields<'_, '_>) -> Option<Judgement> {
    let at = fields.place("retry");
    let category = fields.word("category", &CATEGORIES);
    let retry = retry(fields, at);
    let basis = fields.word("basis", &BASES);
    let party = fields.optional_word("party", &PARTIES);
    let scope = fields.optional_word("scope", &SCOPES);
    let may_have_been_delivered = fields.flag("may_have_been_delivered");
    let (category, retry, basis) = (category?, retry?, basis?);
    Some(Judgement { at, category, retry, basis, party, scope, may_have_been_delivered })
}

fn retry(fields: &mut Fields<'_, '_>, at: usize) -> Option<Retry> {
    let word = fields.word("retry", &RETRIES);
    let seconds = fields.whole("seconds");
    let fix = fields.optional_word("fix", &FIXES);
    let word = word?;
    let expected = match (word, seconds, fix) {
        ("after", Some(_), None) | ("after-fix", None, Some(_)) => None,
        ("after", ..) => Some("the stated wait in `seconds`, and no `fix`"),
        ("after-fix", ..) => Some("a `fix`, and no `seconds`"),
        (_, None, None) => None,
        _ => Some("neither `seconds` nor `fix`"),
    };
    if let Some(expected) = expected {
        fields.fault::<()>(at, format!("`{word}` takes {expected}"));
    }
    Some(match word {
        "after" => Retry::After(seconds.unwrap_or_default()),
        "after-fix" => Retry::AfterFix(fix.unwrap_or_default()),
        bare => Retry::Bare(bare),
    })
}
