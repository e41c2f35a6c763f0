//! One TOML table, key by key: what is missing, unknown or of the wrong type is a fault, and the rest is read on.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::model::{Code, Text};
use super::nearest::nearest;
use super::vocabulary::Vocabulary;
use super::{Diagnostic, Source};

/// One TOML table on its way: each key is taken once, and what is left in the end is unknown.
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

    pub fn fault<T>(&mut self, at: usize, message: String) -> Option<T> {
        self.diagnostics.push(Diagnostic::new(self.source, at, message));
        None
    }

    fn missing<T>(&mut self, key: &'static str) -> Option<T> {
        self.fault(self.at, format!("missing key `{key}`"))
    }

    /// Where a key's value stands, or the table if it has none.
    pub fn place(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.at, |value| value.span().start)
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
                    self.fault::<()>(at, "empty text".into());
                }
                Some(Text { text: text.into_owned(), at })
            }
            other => self.fault(at, format!("expected text, found {}", other.type_str())),
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

    pub fn optional_word(&mut self, key: &'static str, vocabulary: &Vocabulary) -> Option<&'static str> {
        let text = self.optional_text(key)?;
        Some(self.one_of(text, vocabulary))
    }

    pub fn words(&mut self, key: &'static str, vocabulary: &Vocabulary) -> Vec<&'static str> {
        self.list(key).into_iter().map(|text| self.one_of(text, vocabulary)).collect()
    }

    fn one_of(&mut self, Text { text, at }: Text, vocabulary: &Vocabulary) -> &'static str {
        if let Some(word) = vocabulary.words.iter().find(|word| **word == text) {
            return word;
        }
        let nearest = nearest(&text, vocabulary.words);
        let (noun, words) = (vocabulary.noun, vocabulary.words.join(", "));
        self.fault::<()>(at, format!("`{text}` is no {noun}; did you mean `{nearest}`? One of {words}"));
        // Read on as if that had been meant: later faults of the row are told as well.
        nearest
    }

    pub fn word(&mut self, key: &'static str, vocabulary: &Vocabulary) -> Option<&'static str> {
        if self.table.contains_key(key) { self.optional_word(key, vocabulary) } else { self.missing(key) }
    }

    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let value = self.take(key)?;
        let flag = value.as_ref().as_bool();
        flag.or_else(|| self.fault(value.span().start, format!("expected true or false for `{key}`")))
    }

    pub fn whole(&mut self, key: &'static str) -> Option<u32> {
        let value = self.take(key)?;
        let number = value.as_ref().as_integer().and_then(|integer| integer.as_str().parse().ok());
        number.or_else(|| {
            self.fault(value.span().start, format!("expected a whole number for `{key}`, at most {}", u32::MAX))
        })
    }

    pub fn code(&mut self, key: &'static str) -> Option<Code> {
        let Text { text, at } = self.text(key)?;
        let number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?;
        let (code, subcode) = text.split_once('/').map_or((&*text, None), |(code, subcode)| (code, Some(subcode)));
        let (first, last) = code.split_once('-').filter(|_| subcode.is_none()).unwrap_or((code, code));
        match (number(first), number(last), subcode.map(number)) {
            (Some(first), Some(last), None) => Some(Code { text, at, first, last, subcode: None }),
            (Some(first), Some(last), Some(Some(subcode))) => {
                Some(Code { text, at, first, last, subcode: Some(subcode) })
            }
            _ => self.fault(
                at,
                format!("`{text}` is neither a number up to {}, nor a range of two, nor code/subcode", u32::MAX),
            ),
        }
    }

    fn items(&mut self, key: &'static str) -> Vec<Spanned<DeValue<'s>>> {
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

    pub fn list(&mut self, key: &'static str) -> Vec<Text> {
        self.items(key).into_iter().filter_map(|item| self.string(item)).collect()
    }

    pub fn each<T>(&mut self, key: &'static str, read: impl Fn(&mut Fields<'_, '_>) -> Option<T>) -> Vec<T> {
        let mut read_all = Vec::new();
        for item in self.items(key) {
            let at = item.span().start;
            match item.into_inner() {
                DeValue::Table(table) => {
                    let mut fields =
                        Fields { source: self.source, diagnostics: self.diagnostics, table, at, known: Vec::new() };
                    read_all.extend(read(&mut fields));
                    fields.finish();
                }
                other => drop(self.fault::<()>(at, format!("expected a table, found {}", other.type_str()))),
            }
        }
        read_all
    }

    pub fn finish(self) {
        for key in self.table.keys() {
            let (place, key) = (key.span().start, key.as_ref());
            let message = format!("unknown key `{key}`; did you mean `{}`?", nearest(key, &self.known));
            self.diagnostics.push(Diagnostic::new(self.source, place, message));
        }
    }
}
