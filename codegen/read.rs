//! From TOML to the model: one function for each kind of TOML table; what is missing, unknown or of
//! the wrong type is a fault, and the rest is read on.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::model::{Code, Judgement, Retry, Row, Series, Table, Text};
use super::vocabulary::{BASES, CATEGORIES, CHANNELS, FIXES, PARTIES, PROVIDERS, RETRIES, SCOPES, Vocabulary};
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
        if source.path != INDEX && !listed.iter().any(|path| path.text == source.path) {
            diagnostics.push(Diagnostic::new(source, 0, format!("not listed in `{INDEX}`")));
        }
    }
    let mut found = Vec::new();
    for path in &listed {
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
        title: title?.text,
        page: page?.text,
        open: open?.text,
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
    })
}

fn series(fields: &mut Fields<'_, '_>) -> Option<Series> {
    let codes = fields.code("codes");
    let judgement = judgement(fields);
    Some(Series { codes: codes?, judgement: judgement? })
}

fn judgement(fields: &mut Fields<'_, '_>) -> Option<Judgement> {
    let at = fields.at;
    let category = fields.word("category", &CATEGORIES);
    let retry = retry(fields);
    let basis = fields.word("basis", &BASES);
    let party = fields.optional_word("party", &PARTIES);
    let scope = fields.optional_word("scope", &SCOPES);
    let may_have_been_delivered = fields.flag("may_have_been_delivered");
    let (category, retry, basis) = (category?, retry?, basis?);
    Some(Judgement { at, category, retry, basis, party, scope, may_have_been_delivered })
}

fn retry(fields: &mut Fields<'_, '_>) -> Option<Retry> {
    let word = fields.word("retry", &RETRIES);
    let seconds = fields.whole("seconds");
    let fix = fields.optional_word("fix", &FIXES);
    match (word?, seconds, fix) {
        ("after", Some(seconds), None) => Some(Retry::After(seconds)),
        ("after-fix", None, Some(fix)) => Some(Retry::AfterFix(fix)),
        ("after", ..) => fields.fault(fields.at, "`after` takes the stated wait in `seconds`, and no `fix`".into()),
        ("after-fix", ..) => fields.fault(fields.at, "`after-fix` takes a `fix`, and no `seconds`".into()),
        (bare, None, None) => Some(Retry::Bare(bare)),
        (bare, ..) => fields.fault(fields.at, format!("`{bare}` takes neither `seconds` nor `fix`")),
    }
}

/// One TOML table on its way: each key is taken once, and what is left in the end is unknown.
struct Fields<'s, 'd> {
    source: &'s Source,
    diagnostics: &'d mut Vec<Diagnostic>,
    table: DeTable<'s>,
    at: usize,
}

impl<'s, 'd> Fields<'s, 'd> {
    fn parse(source: &'s Source, diagnostics: &'d mut Vec<Diagnostic>) -> Option<Self> {
        let (table, errors) = DeTable::parse_recoverable(&source.text);
        let faults = errors.iter().map(|error| {
            Diagnostic::new(source, error.span().map_or(0, |span| span.start), error.message().to_owned())
        });
        let sound = errors.is_empty();
        diagnostics.extend(faults);
        sound.then(|| Self { source, diagnostics, table: table.into_inner(), at: 0 })
    }

    fn fault<T>(&mut self, at: usize, message: String) -> Option<T> {
        self.diagnostics.push(Diagnostic::new(self.source, at, message));
        None
    }

    fn missing<T>(&mut self, key: &str) -> Option<T> {
        self.fault(self.at, format!("missing key `{key}`"))
    }

    fn take(&mut self, key: &str) -> Option<Spanned<DeValue<'s>>> {
        self.table.remove(key)
    }

    fn string(&mut self, value: Spanned<DeValue<'s>>) -> Option<Text> {
        let at = value.span().start;
        match value.into_inner() {
            DeValue::String(text) if !text.trim().is_empty() => Some(Text { text: text.into_owned(), at }),
            DeValue::String(_) => self.fault(at, "empty text".into()),
            other => self.fault(at, format!("expected text, found {}", other.type_str())),
        }
    }

    fn optional_text(&mut self, key: &str) -> Option<Text> {
        let value = self.take(key)?;
        self.string(value)
    }

    fn text(&mut self, key: &str) -> Option<Text> {
        match self.take(key) {
            Some(value) => self.string(value),
            None => self.missing(key),
        }
    }

    fn optional_word(&mut self, key: &str, vocabulary: &Vocabulary) -> Option<&'static str> {
        let Text { text, at } = self.optional_text(key)?;
        let word = vocabulary.words.iter().find(|word| **word == text).copied();
        word.or_else(|| {
            let (noun, words) = (vocabulary.noun, vocabulary.words.join(", "));
            self.fault(at, format!("`{text}` is no {noun}; expected one of {words}"))
        })
    }

    fn word(&mut self, key: &str, vocabulary: &Vocabulary) -> Option<&'static str> {
        if self.table.contains_key(key) { self.optional_word(key, vocabulary) } else { self.missing(key) }
    }

    fn flag(&mut self, key: &str) -> Option<bool> {
        let value = self.take(key)?;
        let flag = value.as_ref().as_bool();
        flag.or_else(|| self.fault(value.span().start, format!("expected true or false for `{key}`")))
    }

    fn whole(&mut self, key: &str) -> Option<u32> {
        let value = self.take(key)?;
        let number = value.as_ref().as_integer().and_then(|integer| integer.as_str().parse().ok());
        number.or_else(|| {
            self.fault(value.span().start, format!("expected a whole number for `{key}`, at most {}", u32::MAX))
        })
    }

    fn code(&mut self, key: &str) -> Option<Code> {
        let Text { text, at } = self.text(key)?;
        let (first, last) = text.split_once('-').unwrap_or((&text, &text));
        let number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?;
        match (number(first), number(last)) {
            (Some(first), Some(last)) => Some(Code { text, at, first, last }),
            _ => self.fault(at, format!("`{text}` is neither a number up to {} nor a range of two", u32::MAX)),
        }
    }

    fn items(&mut self, key: &str) -> Vec<Spanned<DeValue<'s>>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let at = value.span().start;
        match value.into_inner() {
            DeValue::Array(items) => items.into_iter().collect(),
            other => {
                self.fault::<()>(at, format!("expected a list for `{key}`, found {}", other.type_str()));
                Vec::new()
            }
        }
    }

    fn list(&mut self, key: &str) -> Vec<Text> {
        self.items(key).into_iter().filter_map(|item| self.string(item)).collect()
    }

    fn each<T>(&mut self, key: &str, read: impl Fn(&mut Fields<'_, '_>) -> Option<T>) -> Vec<T> {
        let mut read_all = Vec::new();
        for item in self.items(key) {
            let at = item.span().start;
            match item.into_inner() {
                DeValue::Table(table) => {
                    let mut fields = Fields { source: self.source, diagnostics: self.diagnostics, table, at };
                    read_all.extend(read(&mut fields));
                    fields.finish();
                }
                other => drop(self.fault::<()>(at, format!("expected a table, found {}", other.type_str()))),
            }
        }
        read_all
    }

    fn finish(self) {
        for key in self.table.keys() {
            let message = format!("unknown key `{}`", key.as_ref());
            self.diagnostics.push(Diagnostic::new(self.source, key.span().start, message));
        }
    }
}
