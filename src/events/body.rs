//! From bytes to one tree of values, whatever they are: JSON, a form, an SMPP receipt, an SMTP reply, a delivery report.

use std::borrow::ToOwned;
use std::string::String;
use std::vec::Vec;

use serde_json::{Map, Value};

use super::ReadError;

/// Bodies over this are refused: no vendor's event is nearly as large.
const LARGEST: usize = 16 << 20;

/// What a text that is neither JSON nor a form is put under, for shapes to be known by.
const RECEIPT: &str = "smpp-receipt";
const REPLY: &str = "smtp-reply";
const REPORT: &str = "delivery-status";

pub(super) fn parse(body: &[u8]) -> Result<Value, ReadError> {
    if body.len() > LARGEST {
        return Err(ReadError::TooLarge);
    }
    // A mail server may answer in another encoding: its words are lost, and not its code.
    let text = String::from_utf8_lossy(body);
    let text = text.trim_start_matches('\u{FEFF}').trim();
    match text.as_bytes().first() {
        Some(b'{' | b'[') => json(text),
        Some(_) => plain(text).map_or_else(|| json(text), Ok),
        None => Err(ReadError::Unreadable),
    }
}

pub(super) fn json(text: &str) -> Result<Value, ReadError> {
    serde_json::from_str(text).map_err(|error| {
        // serde_json stops at 128 levels, and says so in words alone.
        let is_deep = std::format!("{error}").contains("recursion limit");
        if is_deep { ReadError::TooDeep } else { ReadError::Unreadable }
    })
}

fn plain(text: &str) -> Option<Value> {
    receipt(text).or_else(|| report(text)).or_else(|| reply(text)).or_else(|| form(text))
}

fn under(key: &str, value: Value) -> Value {
    Value::Object(Map::from_iter([(key.to_owned(), value)]))
}

/// `id:0A1B sub:001 dlvrd:000 submit date:… done date:… stat:UNDELIV err:008 text:…`, whose text ends it.
fn receipt(text: &str) -> Option<Value> {
    let fields = text.split_once(" text:").or_else(|| text.split_once(" Text:")).map_or(text, |(fields, _)| fields);
    let mut found = Map::new();
    for field in fields.split_ascii_whitespace() {
        if let Some((key, value)) = field.split_once(':') {
            found.insert(key.to_ascii_lowercase(), value.into());
        }
    }
    (found.contains_key("stat") && found.contains_key("id")).then(|| under(RECEIPT, Value::Object(found)))
}

/// `550 5.1.1 words`, also over several lines.
fn reply(text: &str) -> Option<Value> {
    let code = text.as_bytes();
    let starts = matches!(code, [b'2'..=b'5', b'0'..=b'9', b'0'..=b'9', rest @ ..] if rest.is_empty() || matches!(rest[0], b' ' | b'-'));
    (starts && !is_of_http(text)).then(|| under(REPLY, Value::String(text.to_owned())))
}

/// How proxies and frameworks answer over HTTP in plain text: a status and its reason phrase, where SMTP has its reply.
const HTTP_PHRASES: [&str; 19] = [
    "200 ok",
    "201 created",
    "202 accepted",
    "204 no content",
    "301 moved",
    "302 found",
    "400 bad request",
    "401 unauthorized",
    "403 forbidden",
    "404 ",
    "405 method not allowed",
    "408 request time",
    "413 ",
    "429 too many requests",
    "500 internal server error",
    "501 not implemented",
    "502 bad gateway",
    "503 service unavailable",
    "504 gateway time",
];

fn is_of_http(text: &str) -> bool {
    HTTP_PHRASES.iter().any(|phrase| text.get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase)))
}

/// The fields of a delivery status notification: groups of `Name: value`, one for each recipient.
fn report(text: &str) -> Option<Value> {
    let mut recipients: Vec<Value> = Vec::new();
    let mut fields: Map<String, Value> = Map::new();
    let mut last = None;
    for line in text.lines().chain([""]) {
        if line.trim().is_empty() {
            recipients.extend(recipient(&mut fields));
            last = None;
        } else if let (true, Some(key)) = (line.starts_with([' ', '\t']), &last) {
            // A folded line goes on with the field before it.
            if let Some(Value::String(value)) = fields.get_mut::<String>(key) {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((key, value)) = line.split_once(':') {
            let key = key.trim().to_ascii_lowercase();
            let known =
                ["status", "action", "final-recipient", "original-recipient", "diagnostic-code", "will-retry-until"];
            if known.contains(&key.as_str()) {
                // Of a second group without a blank line between.
                if fields.contains_key(&key) {
                    recipients.extend(recipient(&mut fields));
                }
                fields.insert(key.clone(), value.trim().into());
                last = Some(key);
            } else {
                last = None;
            }
        }
    }
    (!recipients.is_empty()).then(|| under(REPORT, Value::Array(recipients)))
}

/// What a group tells, which is then at its end: a state and whose it is, as RFC 3464 wants it. A mail has a `Status` of
/// its own, and is none.
fn recipient(fields: &mut Map<String, Value>) -> Option<Value> {
    let group = core::mem::take(fields);
    let is_named = group.contains_key("final-recipient") || group.contains_key("original-recipient");
    (is_named && group.contains_key("status")).then_some(Value::Object(group))
}

/// `name=value&name=value`; the first value of a name counts.
fn form(text: &str) -> Option<Value> {
    if !text.contains('=') || text.contains(char::is_whitespace) {
        return None;
    }
    let mut fields = Map::new();
    for (key, value) in form_urlencoded::parse(text.trim_start_matches('?').as_bytes()) {
        fields.entry(key.into_owned()).or_insert_with(|| Value::String(value.into_owned()));
    }
    Some(Value::Object(fields))
}
