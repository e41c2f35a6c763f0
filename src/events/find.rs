//! From a shape's paths to the values of a body.

use std::borrow::Cow;
use std::string::{String, ToString};

use serde_json::Value;

use super::shape::{Is, Level, Path, Pick, Step, Test};
use crate::vocabulary::take::Take;
use crate::{Channel, RawCode};

/// A value that was taken out of a body: an integer or text, kept as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Taken<'a> {
    Integer(i64),
    Unsigned(u64),
    Text(Cow<'a, str>),
}

impl Taken<'_> {
    pub(super) fn code(&self) -> RawCode<'_> {
        match self {
            Self::Integer(number) => (*number).into(),
            Self::Unsigned(number) => (*number).into(),
            Self::Text(text) => RawCode::from(text),
        }
    }

    pub(super) fn into_text(self) -> Cow<'static, str> {
        match self {
            Self::Integer(number) => number.to_string().into(),
            Self::Unsigned(number) => number.to_string().into(),
            Self::Text(text) => text.into_owned().into(),
        }
    }

    pub(super) fn number(&self) -> Option<u64> {
        match self {
            Self::Integer(_) => None,
            Self::Unsigned(number) => Some(*number),
            Self::Text(text) => text.parse().ok().or_else(|| whole(text.parse().ok()?)),
        }
    }
}

/// The values at the three levels of a failure.
#[derive(Clone, Copy)]
pub(super) struct Levels<'v> {
    pub(super) top: &'v Value,
    pub(super) message: &'v Value,
    pub(super) here: &'v Value,
}

impl<'v> Levels<'v> {
    /// What each pick that finds something takes.
    pub(super) fn all(
        self,
        picks: &'static [Pick],
        channel: Option<Channel>,
    ) -> impl Iterator<Item = (Taken<'v>, &'static Pick)> {
        picks.iter().filter(move |pick| fits(pick, channel)).filter_map(move |pick| Some((self.take(pick)?, pick)))
    }

    /// What the first of them takes.
    pub(super) fn first(self, picks: &'static [Pick], channel: Option<Channel>) -> Option<(Taken<'v>, &'static Pick)> {
        self.all(picks, channel).next()
    }

    pub(super) fn text(self, picks: &'static [Pick]) -> Option<Cow<'static, str>> {
        self.first(picks, None).map(|(taken, _)| taken.into_text()).filter(|text| !text.is_empty())
    }

    fn take(self, pick: &Pick) -> Option<Taken<'v>> {
        let from = match pick.from {
            Level::Here => self.here,
            Level::Message => self.message,
            Level::Top => self.top,
        };
        take(one(from, pick.path)?, pick.take)
    }
}

fn fits(pick: &Pick, channel: Option<Channel>) -> bool {
    pick.channels.is_empty() || channel.is_some_and(|channel| pick.channels.contains(channel))
}

/// The value at the end of a path; of arrays, that of the first item which has one.
pub(super) fn one(value: &Value, path: Path) -> Option<&Value> {
    any(value, path, &|_| true)
}

/// The first value at the end of a path that is as it should be.
fn any<'v>(value: &'v Value, path: Path, fits: &impl Fn(&Value) -> bool) -> Option<&'v Value> {
    match (path, value) {
        ([], _) => Some(value).filter(|value| fits(value)),
        ([Step::Key(key), rest @ ..], _) => any(value.get(key)?, rest, fits),
        ([Step::Each, rest @ ..], Value::Array(items)) => items.iter().find_map(|item| any(item, rest, fits)),
        ([Step::Each, rest @ ..], _) => any(value, rest, fits),
    }
}

/// Calls for each value at the end of a path. An object where a list is expected is a list of one.
pub(super) fn each<'v>(value: &'v Value, path: Path, act: &mut impl FnMut(&'v Value)) {
    match (path, value) {
        ([], _) => act(value),
        ([Step::Key(key), rest @ ..], _) => {
            if let Some(value) = value.get(key) {
                each(value, rest, act);
            }
        }
        ([Step::Each, rest @ ..], Value::Array(items)) => items.iter().for_each(|item| each(item, rest, act)),
        ([Step::Each, rest @ ..], Value::Object(_)) => each(value, rest, act),
        ([Step::Each, ..], _) => {}
    }
}

pub(super) fn holds(test: &Test, value: &Value) -> bool {
    let found = |fits: &dyn Fn(&Value) -> bool| any(value, test.path, &|value| fits(value)).is_some();
    match &test.is {
        Is::There => found(&|value| !value.is_null()),
        Is::Absent => !found(&|value| !value.is_null()),
        Is::OneOf(words) => found(&|value| word(value).is_some_and(|word| words.contains(&word))),
        Is::NoneOf(words) => !found(&|value| word(value).is_some_and(|word| words.contains(&word))),
        Is::Begins(starts) => {
            found(&|value| value.as_str().is_some_and(|text| starts.iter().any(|start| text.starts_with(start))))
        }
        Is::Text => found(&Value::is_string),
        Is::Number => found(&Value::is_number),
        Is::List => found(&Value::is_array),
        Is::Object => found(&Value::is_object),
    }
}

/// A text, or a truth value as one.
fn word(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Bool(true) => Some("true"),
        Value::Bool(false) => Some("false"),
        _ => None,
    }
}

fn take(value: &Value, take: Take) -> Option<Taken<'_>> {
    let text = match value {
        Value::Number(number) if matches!(take, Take::Whole | Take::Number) => {
            let unsigned = number.as_u64().map(Taken::Unsigned);
            return unsigned
                .or_else(|| number.as_i64().map(Taken::Integer))
                .or_else(|| Some(Taken::Text(String::from(number.to_string().trim_end_matches(".0")).into())));
        }
        Value::Number(number) if matches!(take, Take::Reply) => {
            return number.as_u64().filter(|code| is_reply(&code.to_string())).map(Taken::Unsigned);
        }
        _ => word(value)?.trim(),
    };
    let part = match take {
        Take::Whole => Some(text),
        Take::Number => Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit())),
        Take::Word => Some(text).filter(|text| !text.bytes().all(|byte| byte.is_ascii_digit())),
        Take::Parenthesised => text.split_once("(#").and_then(|(_, rest)| rest.split_once(')')).map(|(code, _)| code),
        Take::Fragment => text.rsplit_once('#').map(|(_, fragment)| fragment),
        Take::Enhanced => tokens(text).find(|token| is_enhanced(token)),
        Take::Reply => tokens(text).find(|token| is_reply(token)),
        Take::BeforeColon => Some(text.split_once(": ").map_or(text, |(before, _)| before)),
        Take::AfterSemicolon => Some(text.split_once(';').map_or(text, |(_, after)| after.trim())),
        Take::AfterSlash => text.rsplit_once('/').map(|(_, after)| after),
    };
    part.filter(|part| !part.is_empty()).map(|part| Taken::Text(part.into()))
}

/// A wait such as 0.65 s, rounded up.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be within u32")]
fn whole(number: f64) -> Option<u64> {
    (0.0..f64::from(u32::MAX)).contains(&number).then(|| number.ceil() as u64)
}

/// The words of a text in which codes stand between blanks, bars, semicolons and hyphens.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| {
        letter.is_whitespace() || matches!(letter, '|' | ';' | '-' | ',' | '(' | ')' | '<' | '>' | '#' | '\'')
    })
    .map(|token| token.trim_end_matches([':', '.']))
}

fn is_reply(token: &str) -> bool {
    matches!(token.as_bytes(), [b'2'..=b'5', b'0'..=b'9', b'0'..=b'9'])
}

/// `5.1.1`: a class, a subject and a detail.
fn is_enhanced(token: &str) -> bool {
    let mut parts = token.split('.');
    let number = |part: Option<&str>| {
        part.is_some_and(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    matches!(parts.next(), Some("2" | "4" | "5"))
        && number(parts.next())
        && number(parts.next())
        && parts.next().is_none()
}
