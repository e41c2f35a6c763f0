//! From a shape's paths to the values of a body.

use std::string::ToString;

use super::node::Node;
use super::shape::{Is, Level, Path, Pick, Step, Test};
use super::text::Text;
use crate::vocabulary::take::Take;
use crate::{Channel, RawCode};

/// A value that was taken out of a body: an integer or text, kept as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Taken<'a> {
    Integer(i64),
    Unsigned(u64),
    Text(Text<'a>),
}

impl<'a> Taken<'a> {
    pub(super) fn into_text(self) -> Text<'a> {
        match self {
            Self::Integer(number) => Text::copy(&number.to_string()),
            Self::Unsigned(number) => Text::copy(&number.to_string()),
            Self::Text(text) => text,
        }
    }

    pub(super) fn map<'b>(self, change: impl Fn(Text<'a>) -> Text<'b>) -> Taken<'b> {
        match self {
            Self::Integer(number) => Taken::Integer(number),
            Self::Unsigned(number) => Taken::Unsigned(number),
            Self::Text(text) => Taken::Text(change(text)),
        }
    }

    pub(super) fn code(&self) -> RawCode<'_> {
        match self {
            Self::Integer(number) => (*number).into(),
            Self::Unsigned(number) => (*number).into(),
            Self::Text(text) => RawCode::from(&**text),
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

/// What all failures of a message share is read for each of them, so it has to be short; no vendor's comes near this.
const LONGEST_SHARED: usize = 1024;

/// The values at the three levels of a failure.
#[derive(Clone, Copy)]
pub(super) struct Levels<'v, 'a> {
    pub(super) top: &'v Node<'a>,
    pub(super) message: &'v Node<'a>,
    pub(super) here: &'v Node<'a>,
}

impl<'a> Levels<'_, 'a> {
    /// What each pick that finds something takes.
    pub(super) fn all(
        self,
        picks: &'static [Pick],
        channel: Option<Channel>,
    ) -> impl Iterator<Item = (Taken<'a>, &'static Pick)> {
        picks.iter().filter(move |pick| fits(pick, channel)).filter_map(move |pick| Some((self.take(pick)?, pick)))
    }

    /// What the first of them takes.
    pub(super) fn first(self, picks: &'static [Pick], channel: Option<Channel>) -> Option<(Taken<'a>, &'static Pick)> {
        self.all(picks, channel).next()
    }

    pub(super) fn text(self, picks: &'static [Pick]) -> Option<Text<'a>> {
        self.first(picks, None).map(|(taken, _)| taken.into_text()).filter(|text| !text.is_empty())
    }

    pub(super) fn number(self, picks: &'static [Pick]) -> Option<u64> {
        self.first(picks, None).and_then(|(taken, _)| taken.number())
    }

    fn take(self, pick: &Pick) -> Option<Taken<'a>> {
        let from = match pick.from {
            Level::Here => self.here,
            Level::Message => self.message,
            Level::Top => self.top,
        };
        let found = one(from, pick.path)?;
        let is_shared = !matches!(pick.from, Level::Here);
        let is_long = matches!(found, Node::Text(text) if text.len() > LONGEST_SHARED);
        if is_shared && is_long { None } else { take(found, pick.take) }
    }
}

fn fits(pick: &Pick, channel: Option<Channel>) -> bool {
    pick.channels.is_empty() || channel.is_some_and(|channel| pick.channels.contains(channel))
}

/// The value at the end of a path; of arrays, that of the first item which has one.
fn one<'v, 'a>(value: &'v Node<'a>, path: Path) -> Option<&'v Node<'a>> {
    any(value, path, &|_| true)
}

/// The first value at the end of a path that is as it should be.
fn any<'v, 'a>(mut value: &'v Node<'a>, mut path: Path, fits: &impl Fn(&Node<'a>) -> bool) -> Option<&'v Node<'a>> {
    while let Some((step, rest)) = path.split_first() {
        path = rest;
        match (step, value) {
            (Step::Key(key), _) => value = value.get(key)?,
            (Step::Each, Node::List(items)) => return items.iter().find_map(|item| any(item, rest, fits)),
            (Step::First, Node::List(items)) => value = items.first()?,
            (Step::Each | Step::First, _) => {}
        }
    }
    Some(value).filter(|value| fits(value))
}

/// Calls for each value at the end of a path. An object where a list is expected is a list of one.
pub(super) fn each<'v, 'a>(value: &'v Node<'a>, path: Path, act: &mut impl FnMut(&'v Node<'a>)) {
    match (path, value) {
        ([], _) => act(value),
        ([Step::Key(key), rest @ ..], _) => {
            if let Some(value) = value.get(key) {
                each(value, rest, act);
            }
        }
        ([Step::Each, rest @ ..], Node::List(items)) => items.iter().for_each(|item| each(item, rest, act)),
        ([Step::First, rest @ ..], Node::List(items)) => items.iter().take(1).for_each(|item| each(item, rest, act)),
        ([Step::Each | Step::First, rest @ ..], Node::Object(_)) => each(value, rest, act),
        ([Step::Each | Step::First, ..], _) => {}
    }
}

pub(super) fn holds(test: &Test, value: &Node<'_>) -> bool {
    let found = any(value, test.path, &|value| is(&test.is, value)).is_some();
    found != matches!(test.is, Is::Absent | Is::NoneOf(_))
}

/// Whether a value is so; for what must not be, whether it is nevertheless.
fn is(kind: &Is, value: &Node<'_>) -> bool {
    match (kind, value) {
        (Is::There | Is::Absent, _) => *value != Node::Null,
        (Is::OneOf(words) | Is::NoneOf(words), _) => is_among(value, words),
        (Is::Begins(beginnings), Node::Text(text)) => beginnings.iter().any(|beginning| text.starts_with(beginning)),
        (Is::Symbol, Node::Text(text)) => {
            !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
        }
        (Is::Digits(len), Node::Text(text)) => text.len() == *len && text.bytes().all(|byte| byte.is_ascii_digit()),
        (Is::Text, Node::Text(_))
        | (Is::Number, Node::Number(_))
        | (Is::List, Node::List(_))
        | (Is::Object, Node::Object(_)) => true,
        _ => false,
    }
}

fn is_among(value: &Node<'_>, words: &[&str]) -> bool {
    match value {
        Node::Number(number) => words.contains(&&*number.to_string()),
        other => word(other).is_some_and(|word| words.contains(&word)),
    }
}

/// A text, or a truth value as one.
fn word<'v>(value: &'v Node<'_>) -> Option<&'v str> {
    match value {
        Node::Text(text) => Some(text),
        Node::Bool(true) => Some("true"),
        Node::Bool(false) => Some("false"),
        _ => None,
    }
}

fn take<'a>(value: &Node<'a>, take: Take) -> Option<Taken<'a>> {
    match value {
        Node::Number(number) if matches!(take, Take::Whole | Take::Number) => {
            let unsigned = number.as_u64().map(Taken::Unsigned);
            unsigned
                .or_else(|| number.as_i64().map(Taken::Integer))
                .or_else(|| Some(Taken::Text(Text::copy(number.to_string().trim_end_matches(".0")))))
        }
        Node::Number(number) if matches!(take, Take::Reply) => {
            number.as_u64().filter(|code| is_reply(&code.to_string())).map(Taken::Unsigned)
        }
        Node::Text(text) => text.part(|text| part(text, take)).map(Taken::Text),
        other => part(word(other)?, take).map(|part| Taken::Text(Text::copy(part))),
    }
}

fn part(text: &str, take: Take) -> Option<&str> {
    let text = text.trim();
    let part = match take {
        Take::Whole => Some(text),
        Take::Number => Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit())),
        Take::Parenthesised => text.split_once("(#").and_then(|(_, rest)| rest.split_once(')')).map(|(code, _)| code),
        Take::Fragment => text.rsplit_once('#').map(|(_, fragment)| fragment),
        Take::Enhanced => enhanced(text),
        Take::Reply => tokens(text).find(|token| is_reply(token)),
        Take::AfterSemicolon => Some(text.split_once(';').map_or(text, |(_, after)| bare(after))),
    };
    part.filter(|part| !part.is_empty())
}

/// An address without the brackets that some servers put it in.
fn bare(address: &str) -> &str {
    let address = address.trim();
    address.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(address)
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

/// The first enhanced code of a text.
pub(super) fn enhanced(text: &str) -> Option<&str> {
    tokens(text).find(|token| is_enhanced(token))
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

#[cfg(test)]
mod tests {
    use super::{enhanced, take};
    use crate::events::body::json;
    use crate::vocabulary::take::Take;

    /// What is taken out of a value, as text.
    fn taken(value: &str, how: Take) -> Option<std::string::String> {
        take(&json(value).expect("JSON"), how).map(|taken| (&*taken.into_text()).into())
    }

    #[test]
    fn a_number_is_taken_whole_or_as_a_reply_and_never_as_a_part_of_text() {
        assert_eq!(taken("550", Take::Whole).as_deref(), Some("550"));
        assert_eq!(taken("550", Take::Number).as_deref(), Some("550"));
        assert_eq!(taken("550", Take::Reply).as_deref(), Some("550"));
        assert_eq!(taken("650", Take::Reply), None);
        for part in [Take::Enhanced, Take::Fragment, Take::Parenthesised, Take::AfterSemicolon] {
            assert_eq!(taken("550", part), None);
        }
    }

    #[test]
    fn an_enhanced_code_has_a_class_a_subject_and_a_detail() {
        assert_eq!(enhanced("smtp; 550-5.1.1 no such user"), Some("5.1.1"));
        assert_eq!(enhanced("4.4.316: timed out"), Some("4.4.316"));
        for other in ["3.1.1", "6.1.1", "5.1", "5..1", "5.1.", "5.1.1.1", "5.1.1234", "5.a.1", "5.1.a", "10.0.0"] {
            assert_eq!(enhanced(other), None, "{other}");
        }
    }
}
