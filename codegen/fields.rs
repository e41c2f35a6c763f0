//! One TOML table, key by key: what is missing, unknown or of the wrong type is a fault, and the rest is read on.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::model::Text;
use super::nearest::nearest;
use super::words::Word;
use super::{Diagnostic, Source};

/// A vocabulary of more words is not told whole.
const FEW: usize = 5;

/// One TOML table being read: each key is taken once, and what is left in the end is unknown.
pub struct Fields<'s, 'd> {
    source: &'s Source,
    diagnostics: &'d mut Vec<Diagnostic>,
    table: DeTable<'s>,
    at: usize,
    /// Every key that was asked for.
    known: Vec<&'static str>,
}

impl<'s, 'd> Fields<'s, 'd> {
    pub fn parse(source: &'s Source, diagnostics: &'d mut Vec<Diagnostic>) -> Option<Self> {
        let (table, errors) = DeTable::parse_recoverable(&source.text);
        let faults = errors.iter().map(|error| {
            Diagnostic::new(source, error.span().map_or(0, |span| span.start), error.message().to_owned())
        });
        let sound = errors.is_empty();
        diagnostics.extend(faults);
        sound.then(|| Self { source, diagnostics, table: table.into_inner(), at: 0, known: Vec::new() })
    }

    pub fn fault(&mut self, at: usize, message: String) {
        self.diagnostics.push(Diagnostic::new(self.source, at, message));
    }

    /// A fault that leaves nothing to read on with.
    fn fail<T>(&mut self, at: usize, message: String) -> Option<T> {
        self.fault(at, message);
        None
    }

    fn missing<T>(&mut self, key: &'static str) -> Option<T> {
        self.fail(self.at, format!("missing key `{key}`"))
    }

    /// Where a key's value stands, or the table if it has none.
    pub fn place(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.at, |value| value.span().start)
    }

    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'s>>> {
        self.known.push(key);
        self.table.remove(key)
    }

    fn string(&mut self, value: Spanned<DeValue<'s>>) -> Option<Text> {
        let at = value.span().start;
        match value.into_inner() {
            DeValue::String(text) => {
                if text.trim().is_empty() {
                    self.fault(at, "empty text".into());
                }
                Some(Text { text: text.into_owned(), at })
            }
            other => self.fail(at, format!("expected text, found {}", other.type_str())),
        }
    }

    pub fn optional_text(&mut self, key: &'static str) -> Option<Text> {
        let value = self.take(key)?;
        self.string(value)
    }

    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        match self.take(key) {
            Some(value) => self.string(value),
            None => self.missing(key),
        }
    }

    pub fn optional_word<W: Word>(&mut self, key: &'static str) -> Option<W> {
        let text = self.optional_text(key)?;
        Some(self.one_of(&text))
    }

    pub fn word<W: Word>(&mut self, key: &'static str) -> Option<W> {
        if self.has(key) { self.optional_word(key) } else { self.missing(key) }
    }

    pub fn words<W: Word>(&mut self, key: &'static str) -> Vec<W> {
        self.list(key).iter().map(|text| self.one_of(text)).collect()
    }

    pub fn one_of<W: Word>(&mut self, text: &Text) -> W {
        W::WORDS[self.place_among(W::SPELLED, W::NOUN, text)]
    }

    fn place_among(&mut self, words: &[&str], noun: &str, Text { text, at }: &Text) -> usize {
        if let Some(place) = words.iter().position(|word| word == text) {
            return place;
        }
        let nearest = nearest(text, words);
        let all = if words.len() > FEW { String::new() } else { format!(" One of {}", words.join(", ")) };
        self.fault(*at, format!("`{text}` is not a {noun}; did you mean `{nearest}`?{all}"));
        // Read on as if that had been meant: later faults of the row are told as well.
        words.iter().position(|word| *word == nearest).unwrap_or_default()
    }

    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let value = self.take(key)?;
        let flag = value.as_ref().as_bool();
        flag.or_else(|| self.fail(value.span().start, format!("expected true or false for `{key}`")))
    }

    pub fn whole(&mut self, key: &'static str) -> Option<u32> {
        let value = self.take(key)?;
        let number = value.as_ref().as_integer();
        let number = number.and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
        number.or_else(|| {
            self.fail(value.span().start, format!("expected a whole number for `{key}`, at most {}", u32::MAX))
        })
    }

    pub fn http_status(&mut self, key: &'static str) -> Option<u32> {
        let at = self.place(key);
        let status = self.whole(key)?;
        if (100..600).contains(&status) {
            Some(status)
        } else {
            self.fail(at, format!("{status} is not an HTTP status"))
        }
    }

    fn items(&mut self, key: &'static str) -> Vec<Spanned<DeValue<'s>>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let at = value.span().start;
        match value.into_inner() {
            DeValue::Array(items) => items.into_iter().collect(),
            other => {
                self.fault(at, format!("expected a list for `{key}`, found {}", other.type_str()));
                Vec::new()
            }
        }
    }

    pub fn list(&mut self, key: &'static str) -> Vec<Text> {
        self.items(key).into_iter().filter_map(|item| self.string(item)).collect()
    }

    /// A list, or one text in place of a list of one.
    pub fn one_or_list(&mut self, key: &'static str) -> Vec<Text> {
        let is_text = self.table.get(key).is_some_and(|value| matches!(value.as_ref(), DeValue::String(_)));
        if is_text { self.optional_text(key).into_iter().collect() } else { self.list(key) }
    }

    /// A list of lists.
    pub fn lists(&mut self, key: &'static str) -> Vec<Vec<Text>> {
        let mut lists = Vec::new();
        for item in self.items(key) {
            let at = item.span().start;
            match item.into_inner() {
                DeValue::Array(items) => {
                    lists.push(items.into_iter().filter_map(|item| self.string(item)).collect());
                }
                other => self.fault(at, format!("expected a list, found {}", other.type_str())),
            }
        }
        lists
    }

    /// What stands under a key as a table, by `read`.
    pub fn table<T>(&mut self, key: &'static str, read: impl Fn(&mut Fields<'_, '_>) -> T) -> Option<T> {
        let value = self.take(key)?;
        self.nested(value, &read)
    }

    pub fn each<T>(&mut self, key: &'static str, read: impl Fn(&mut Fields<'_, '_>) -> Option<T>) -> Vec<T> {
        self.items(key).into_iter().filter_map(|item| self.nested(item, &read)?).collect()
    }

    fn nested<T>(&mut self, value: Spanned<DeValue<'s>>, read: &impl Fn(&mut Fields<'_, '_>) -> T) -> Option<T> {
        let at = value.span().start;
        match value.into_inner() {
            DeValue::Table(table) => {
                let mut fields =
                    Fields { source: self.source, diagnostics: self.diagnostics, table, at, known: Vec::new() };
                let item = read(&mut fields);
                fields.finish();
                Some(item)
            }
            other => self.fail(at, format!("expected a table, found {}", other.type_str())),
        }
    }

    /// Every key that has not been taken yet, with the texts listed under it.
    pub fn rest_as_lists(&mut self) -> Vec<(Text, Vec<Text>)> {
        let keys: Vec<(String, usize)> =
            self.table.keys().map(|key| (key.as_ref().to_string(), key.span().start)).collect();
        let mut lists = Vec::new();
        for (text, at) in keys {
            let Some(value) = self.table.remove(text.as_str()) else { continue };
            let DeValue::Array(items) = value.into_inner() else {
                self.fault(at, format!("expected a list for `{text}`"));
                continue;
            };
            let items = items.into_iter().filter_map(|item| self.string(item)).collect();
            lists.push((Text { text, at }, items));
        }
        lists
    }

    pub fn finish(self) {
        for key in self.table.keys() {
            let (place, key) = (key.span().start, key.as_ref());
            let message = format!("unknown key `{key}`; did you mean `{}`?", nearest(key, &self.known));
            self.diagnostics.push(Diagnostic::new(self.source, place, message));
        }
    }
}
