//! Reads failure events, one JSON object a line, and prints what to do about each.
//!
//! `cargo run --example webhook -- examples/events/failures.jsonl`, or standard input without a file.
//! Knows Bird's message object, the WhatsApp Cloud API's webhook and error body, and the
//! on-premises client's answers and callbacks.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};

use serde_json::Value;
use undelivered::{Normalized, Provider, RawCode, RetryHint, normalize};

fn main() -> io::Result<()> {
    let input: Box<dyn BufRead> = match std::env::args().nth(1) {
        Some(path) if path != "-" => Box::new(BufReader::new(File::open(path)?)),
        _ => Box::new(io::stdin().lock()),
    };
    decide(input, &mut io::stdout().lock(), &mut io::stderr().lock())
}

/// A line of output for each failure, a line of complaint for each event that cannot be read.
///
/// # Errors
/// Those of reading and writing.
pub fn decide(input: impl BufRead, out: &mut impl Write, complaints: &mut impl Write) -> io::Result<()> {
    for (number, line) in (1..).zip(input.split(b'\n')) {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Value>(&line) {
            Err(fault) => writeln!(complaints, "line {number}: no JSON ({fault})")?,
            Ok(event) => match failures(&event) {
                None => writeln!(complaints, "line {number}: no known shape of event")?,
                Some(failures) if failures.is_empty() => writeln!(out, "line {number}: no failure")?,
                Some(failures) => {
                    for (provider, code) in failures {
                        writeln!(out, "line {number}: {}", decision(&normalize(provider, code)))?;
                    }
                }
            },
        }
    }
    Ok(())
}

/// Every code in the event with the provider that it comes from; `None` for a shape not known.
fn failures(event: &Value) -> Option<Vec<(Provider, RawCode<'_>)>> {
    if let Some(entries) = event.get("entry") {
        let values = items(entries).flat_map(|entry| items(&entry["changes"])).map(|change| &change["value"]);
        let provider = match event["object"].as_str() {
            Some("page" | "instagram") => Provider::MessengerPlatform,
            _ => Provider::WhatsAppCloud,
        };
        return Some(of(provider, values.flat_map(errors).collect()));
    }
    if let Some(error) = event.get("error") {
        return error.get("code").map(|_| of(Provider::WhatsAppCloud, vec![error]));
    }
    if event.get("errors").is_some() || event.get("statuses").is_some() {
        // A single status of the Cloud API, taken out of its webhook, carries its errors itself.
        let cloud = event.get("status").is_some();
        let provider = if cloud { Provider::WhatsAppCloud } else { Provider::WhatsAppOnPremises };
        return Some(of(provider, errors(event).collect()));
    }
    bird(event).map(|failure| of(Provider::Bird, vec![failure]))
}

/// The `errors` of an object, of its messages and of its statuses.
fn errors(value: &Value) -> impl Iterator<Item = &Value> {
    let inner = ["messages", "statuses"].into_iter().flat_map(|key| items(&value[key]));
    std::iter::once(value).chain(inner).flat_map(|holder| items(&holder["errors"]))
}

/// Bird's `failure`, in a message object or in whatever report wraps one.
fn bird(value: &Value) -> Option<&Value> {
    let object = value.as_object()?;
    let own = object.get("failure").filter(|failure| failure.get("code").is_some());
    own.or_else(|| object.values().find_map(bird))
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn of(provider: Provider, errors: Vec<&Value>) -> Vec<(Provider, RawCode<'_>)> {
    errors.into_iter().filter_map(code).map(|code| (provider, code)).collect()
}

/// Vendors write codes as integers or as text; the Graph API may put a subcode beside one.
fn code(error: &Value) -> Option<RawCode<'_>> {
    let code = raw(&error["code"])?;
    Some(raw(&error["error_subcode"]).map_or(code, |subcode| RawCode::with_subcode(code, Some(subcode))))
}

fn raw(value: &Value) -> Option<RawCode<'_>> {
    match value {
        Value::String(text) => Some(text.into()),
        Value::Number(number) => number.as_u64().map(RawCode::from).or_else(|| number.as_i64().map(RawCode::from)),
        _ => None,
    }
}

fn decision(normal: &Normalized<'_>) -> String {
    let what = match normal.retry() {
        RetryHint::NotNeeded => "done".into(),
        hint @ (RetryHint::Backoff(_) | RetryHint::After(_)) => {
            format!("send again in {} s", hint.delay_if_undelivered(0).unwrap_or_default().as_secs())
        }
        RetryHint::AfterFix(fix) => format!("fix first: {fix}"),
        RetryHint::AwaitRecipient => "wait for the recipient".into(),
        RetryHint::Never => "give up".into(),
        _ => "decide yourself".into(),
    };
    let doubt = if normal.may_have_been_delivered() { ", but it may have been delivered" } else { "" };
    let guess = if normal.is_listed() { "" } else { " (guessed: the code is not listed)" };
    format!("{} {}: {} -> {what}{doubt}{guess}", normal.source(), normal.code(), normal.category())
}
