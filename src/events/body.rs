//! From bytes to one tree of values, whatever they are: JSON, a form, an SMPP receipt, an SMTP reply, a delivery report.

use std::borrow::Cow;
use std::vec::Vec;

use super::node::{Fields, Node};
use super::text::Text;
use super::{ReadError, find};
use crate::{Provider, lookup};

/// What a text that is neither JSON nor a form is put under, for shapes to be known by.
const RECEIPT: &str = "smpp-receipt";
const REPLY: &str = "smtp-reply";
/// Three digits with no word behind them: a reply only if the caller says so.
const CODE: &str = "smtp-code";
const REPORT: &str = "delivery-status";

pub(super) fn parse(text: &str) -> Result<Node<'_>, ReadError> {
    let text = text.trim_start_matches('\u{FEFF}').trim();
    match text.as_bytes().first() {
        Some(b'{' | b'[') => json(text),
        Some(_) => plain(text).map_or_else(|| json(text), Ok),
        None => Err(ReadError::Unreadable),
    }
}

pub(super) fn json(text: &str) -> Result<Node<'_>, ReadError> {
    serde_json::from_str(text).map_err(|error| {
        // serde_json stops at 128 levels, and says so in words alone.
        let is_deep = std::format!("{error}").contains("recursion limit");
        if is_deep { ReadError::TooDeep } else { ReadError::Unreadable }
    })
}

fn plain(text: &str) -> Option<Node<'_>> {
    receipt(text).or_else(|| report(text)).or_else(|| reply(text)).or_else(|| form(text))
}

fn under<'a>(key: &'static str, value: Node<'a>) -> Node<'a> {
    object([(Text::Borrowed(key), value)].into())
}

fn text_of(text: &str) -> Node<'_> {
    Node::Text(Text::Borrowed(text))
}

fn object<'a>(fields: Vec<(Text<'a>, Node<'a>)>) -> Node<'a> {
    Node::Object(Fields::of(fields))
}

/// `id:0A1B sub:001 dlvrd:000 submit date:… done date:… stat:UNDELIV err:008 text:…`, whose text ends it.
fn receipt(text: &str) -> Option<Node<'_>> {
    let fields = text.split_once(" text:").or_else(|| text.split_once(" Text:")).map_or(text, |(fields, _)| fields);
    let fields = fields.split_ascii_whitespace().filter_map(|field| field.split_once(':'));
    let fields: Vec<_> = fields.map(|(key, value)| (Text::copy(&key.to_ascii_lowercase()), text_of(value))).collect();
    let found = object(fields);
    (found.get("stat").is_some() && found.get("id").is_some()).then(|| under(RECEIPT, found))
}

/// `550 5.1.1 words`, also over several lines. Without an enhanced code, the three digits have to be a mail server's: HTTP
/// answers in the same form.
fn reply(text: &str) -> Option<Node<'_>> {
    let [b'2'..=b'5', b'0'..=b'9', b'0'..=b'9', rest @ ..] = text.as_bytes() else { return None };
    if !matches!(rest, [] | [b' ' | b'-', ..]) {
        return None;
    }
    let words = text[3..].trim_start_matches([' ', '-']);
    let is_enhanced = find::enhanced(words).is_some();
    if !words.contains(char::is_alphabetic) && !is_enhanced {
        return Some(under(CODE, text_of(text)));
    }
    let is_listed = || lookup(Provider::Smtp, &text[..3]).is_ok() || text.starts_with("25");
    let is_reply = is_enhanced || (is_listed() && !is_of_http(&text[..3], words));
    is_reply.then(|| under(REPLY, text_of(text)))
}

/// How HTTP, its proxies and its frameworks go on behind a status that mail servers have, too.
const HTTP_PHRASES: [(&str, &str); 13] = [
    ("421", "misdirected"),
    ("451", "unavailable for legal"),
    ("500", "internal"),
    ("500", "server error"),
    ("501", "not implemented"),
    ("502", "bad gateway"),
    ("502", "proxy error"),
    ("503", "service"),
    ("504", "gateway"),
    ("521", "web server"),
    ("522", "connection"),
    ("523", "origin"),
    ("530", "origin"),
];

fn is_of_http(status: &str, words: &str) -> bool {
    HTTP_PHRASES.iter().any(|&(other, phrase)| {
        other == status && words.get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase))
    })
}

/// The fields of a delivery status notification: groups of `Name: value`, one for each recipient.
fn report(text: &str) -> Option<Node<'_>> {
    let mut recipients = Vec::new();
    let mut group: Group<'_> = Vec::new();
    let mut may_be_folded = false;
    // A whole mail goes on with the message that could not be delivered, which may be a report itself.
    let returned =
        |line: &&str| line.get(..28).is_some_and(|start| start.eq_ignore_ascii_case("content-type: message/rfc822"));
    for line in text.lines().take_while(|line| !returned(line)).chain([""]) {
        if line.trim().is_empty() {
            recipients.extend(recipient(&mut group));
            may_be_folded = false;
        } else if line.starts_with([' ', '\t']) && may_be_folded {
            // A folded line goes on with the field before it.
            if let Some((_, value)) = group.last_mut() {
                let value = value.to_mut();
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((key, value)) = line.split_once(':') {
            let known = FIELDS.into_iter().find(|field| field.eq_ignore_ascii_case(key.trim()));
            may_be_folded = known.is_some();
            if let Some(field) = known {
                // Of a second group without a blank line between.
                if has(&group, field) {
                    recipients.extend(recipient(&mut group));
                }
                group.push((field, value.trim().into()));
            }
        }
    }
    (!recipients.is_empty()).then(|| under(REPORT, Node::List(recipients)))
}

const FIELDS: [&str; 6] =
    ["status", "action", "final-recipient", "original-recipient", "diagnostic-code", "will-retry-until"];

type Group<'a> = Vec<(&'static str, Cow<'a, str>)>;

fn has(group: &Group<'_>, field: &str) -> bool {
    group.iter().any(|(other, _)| *other == field)
}

/// Closes a group: a recipient, if it names one and gives a status, as RFC 3464 wants it. A mail may have a `Status` of
/// its own, and is none.
fn recipient<'a>(group: &mut Group<'a>) -> Option<Node<'a>> {
    let group = core::mem::take(group);
    let is_named = has(&group, "final-recipient") || has(&group, "original-recipient");
    let is_told = is_named && has(&group, "status");
    is_told.then(|| {
        object(group.into_iter().map(|(field, value)| (Text::Borrowed(field), Node::Text(value.into()))).collect())
    })
}

/// `name=value&name=value`; the first value of a name counts.
fn form(text: &str) -> Option<Node<'_>> {
    if !text.contains('=') || text.contains(char::is_whitespace) {
        return None;
    }
    let pairs = form_urlencoded::parse(text.trim_start_matches('?').as_bytes());
    let mut fields: Vec<_> = pairs.map(|(key, value)| (key.into(), Node::Text(value.into()))).collect();
    fields.reverse();
    Some(object(fields))
}
