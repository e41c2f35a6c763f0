//! The interpreter of shapes: which ones a body is of, and what they find in it.

use std::time::Duration;
use std::vec::Vec;

use serde_json::Value;

use super::error::{Providers, ReadError};
use super::event::{Event, Events};
use super::find::{Levels, Taken};
use super::generated::{BY_KEY, ENVELOPES, SHAPES};
use super::shape::{Envelope, Shape};
use super::{body, find};
use crate::{Match, Provider, RawCode, Source, normalize};

pub(super) fn read_body(body: &[u8], whose: Option<Provider>) -> Result<Events<'_>, ReadError> {
    let value = body::parse(body)?;
    let mut events = Events::default();
    read_value(&value, whose, &mut events, ENVELOPES_AT_MOST)?;
    Ok(events)
}

/// An event in an envelope in an envelope is attested; more is not.
const ENVELOPES_AT_MOST: usize = 4;

fn read_value(value: &Value, whose: Option<Provider>, events: &mut Events<'_>, depth: usize) -> Result<(), ReadError> {
    if let Value::Array(items) = value {
        return read_list(items, whose, events, depth);
    }
    if let Some(inside) = ENVELOPES.iter().find_map(|envelope| open(envelope, value)) {
        let deeper = depth.checked_sub(1).ok_or(ReadError::TooDeep)?;
        return read_each(inside.into_iter(), events, |inside, events| match inside {
            Value::String(text) => read_value(&body::json(text)?, whose, events, deeper),
            inside => read_value(inside, whose, events, deeper),
        });
    }
    let shapes = matching(value, whose);
    let mut providers: Vec<Provider> = shapes.iter().map(|shape| shape.provider).collect();
    providers.sort_unstable();
    providers.dedup();
    let provider = match providers[..] {
        [] => return Err(ReadError::UnknownShape),
        [only] => only,
        _ => told_by_its_codes(&shapes, &providers, value)?,
    };
    shapes.iter().filter(|shape| shape.provider == provider).for_each(|shape| read_shape(shape, value, events));
    Ok(())
}

/// Each item is an event of its own; one that cannot be read does not lose the others.
fn read_list(items: &[Value], whose: Option<Provider>, events: &mut Events<'_>, depth: usize) -> Result<(), ReadError> {
    let deeper = depth.checked_sub(1).ok_or(ReadError::TooDeep)?;
    read_each(items.iter(), events, |item, events| read_value(item, whose, events, deeper))
}

fn read_each<'v, 'e>(
    items: impl Iterator<Item = &'v Value>,
    events: &mut Events<'e>,
    mut read_one: impl FnMut(&'v Value, &mut Events<'e>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut first_error = None;
    let mut read = 0;
    for item in items {
        match read_one(item, events) {
            Ok(()) => read += 1,
            Err(error) => {
                events.unread += 1;
                first_error = first_error.or(Some(error));
            }
        }
    }
    match first_error {
        Some(error) if read == 0 => Err(error),
        None if read == 0 => Err(ReadError::UnknownShape),
        _ => Ok(()),
    }
}

fn open<'v>(envelope: &Envelope, value: &'v Value) -> Option<Vec<&'v Value>> {
    envelope.when.iter().all(|test| find::holds(test, value)).then(|| {
        let mut inside = Vec::new();
        find::each(value, envelope.inside, &mut |found| inside.push(found));
        inside
    })
}

/// The shapes that a body could be of: found by one of its keys, which each shape names first.
fn matching(value: &Value, whose: Option<Provider>) -> Vec<&'static Shape> {
    let Value::Object(fields) = value else { return Vec::new() };
    let mut found: Vec<&'static Shape> = Vec::new();
    for key in fields.keys() {
        let Ok(place) = BY_KEY.binary_search_by_key(&key.as_str(), |&(key, _)| key) else { continue };
        let shapes = BY_KEY[place].1.iter().map(|&nth| &SHAPES[usize::from(nth)]);
        let fits = |shape: &&Shape| shape.when.iter().all(|test| find::holds(test, value));
        found.extend(shapes.filter(|shape| !shape.is_bare || whose.is_some()).filter(fits));
    }
    let Some(whose) = whose else { return found };
    let mut own: Vec<_> = found.iter().copied().filter(|shape| shape.provider == whose).collect();
    if own.is_empty() {
        own = found.into_iter().filter(|shape| shape.provider.vendor() == whose.vendor()).collect();
    }
    // A plain shape is only for what has no better one.
    if own.iter().any(|shape| !shape.is_bare) {
        own.retain(|shape| !shape.is_bare);
    }
    own.truncate(if own.iter().all(|shape| shape.is_bare) { 1 } else { own.len() });
    own
}

/// Of several providers, the only one that lists the codes of this body: what no other writes tells whose it is.
fn told_by_its_codes(shapes: &[&'static Shape], providers: &[Provider], value: &Value) -> Result<Provider, ReadError> {
    let lists = |provider: Provider| {
        let mut events = Events::default();
        shapes
            .iter()
            .filter(|shape| shape.provider == provider)
            .for_each(|shape| read_shape(shape, value, &mut events));
        !events.is_empty() && events.iter().all(|event| normalize(event.source, event.code()).is_listed())
    };
    let mut listing = providers.iter().copied().filter(|&provider| lists(provider));
    if let (Some(only), None) = (listing.next(), listing.next()) {
        return Ok(only);
    }
    Err(ReadError::Several {
        providers: providers.iter().fold(Providers::default(), |all, &provider| all.with(provider)),
    })
}

fn read_shape(shape: &'static Shape, top: &Value, events: &mut Events<'_>) {
    find::each(top, shape.items, &mut |message| {
        let mut errors = 0;
        if !shape.errors.is_empty() {
            find::each(message, shape.errors, &mut |here| {
                errors += 1;
                read_failure(shape, Levels { top, message, here }, events);
            });
        }
        // Without a failure and without a status, nothing is said of the message.
        if errors == 0 && (shape.errors.is_empty() || !shape.status.is_empty()) {
            read_failure(shape, Levels { top, message, here: message }, events);
        }
    });
}

/// What the vendor's status says of a message.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Failed,
    Pending,
    Passed,
}

fn verdict(shape: &Shape, status: Option<&str>) -> Option<Verdict> {
    let status = status?;
    let among = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(status));
    [(shape.failed, Verdict::Failed), (shape.pending, Verdict::Pending), (shape.passed, Verdict::Passed)]
        .into_iter()
        .find_map(|(words, verdict)| among(words).then_some(verdict))
}

fn read_failure(shape: &'static Shape, levels: Levels<'_>, events: &mut Events<'_>) {
    let status = levels.text(shape.status);
    let verdict = verdict(shape, status.as_deref());
    let word = levels.text(shape.channel_word);
    let channel = shape.channel.or_else(|| shape.provider.channel(word.as_deref()?));
    let on = |provider: Provider| match (&word, channel) {
        (Some(_), None) => Source::unknown_channel(provider),
        _ => Source::from((provider, channel)),
    };
    if verdict == Some(Verdict::Passed) {
        events.successes += 1;
        return;
    }
    let subcode = levels.first(shape.subcode, channel).map(|(subcode, _)| subcode);
    // Of several codes, the first that the catalogs know as a failure, else the first that they know.
    let (mut told, mut known, mut unknown) = (None, None, None);
    for (code, pick) in levels.all(shape.code, channel) {
        let source = on(pick.provider.unwrap_or(shape.provider));
        let normal = normalize(source, RawCode::with_subcode(code.code(), subcode.as_ref().map(Taken::code)));
        let is_tried = normal.judgement().is_pending() && verdict == Some(Verdict::Pending);
        let is_told = normal.category().is_failure() || is_tried;
        let is_known = normal.matched() != Match::Nothing;
        let rank = match (is_known, is_told) {
            (true, true) => &mut told,
            (true, false) => &mut known,
            (false, _) => &mut unknown,
        };
        rank.get_or_insert(((code, source), is_told));
        if told.is_some() {
            break;
        }
    }
    let found = told.or(known).or(unknown);
    let is_told = found.as_ref().is_some_and(|(_, is_told)| *is_told);
    let (code, source) = match (found, verdict, &status) {
        (Some((found, true)), _, _) => found,
        // A code of success beside a status of failure tells nothing: the status is all there is.
        (_, Some(_), Some(status)) => (Taken::Text(status.clone().into_owned().into()), on(shape.provider)),
        (Some(_), _, _) => {
            events.successes += 1;
            return;
        }
        (None, _, _) => {
            events.unread += 1;
            return;
        }
    };
    let cause = levels.all(shape.cause, channel).find_map(|(cause, pick)| {
        let numbering = Source::from(pick.provider?);
        let is_the_same = numbering.provider() == source.provider() && cause == code;
        (!is_the_same).then(|| (numbering, owned(cause)))
    });
    let number = |picks| levels.first(picks, None).and_then(|(taken, _)| taken.number());
    events.told.push(Event {
        source,
        code: owned(code),
        subcode: subcode.map(owned).filter(|_| is_told),
        cause,
        status,
        message_id: levels.text(shape.message_id),
        recipient: levels.text(shape.recipient),
        time: levels.text(shape.time),
        http_status: number(shape.http_status)
            .and_then(|status| status.try_into().ok())
            .filter(|status| *status >= 100),
        retry_after: number(shape.retry_after).filter(|seconds| *seconds > 0).map(Duration::from_secs),
        is_pending: verdict == Some(Verdict::Pending),
    });
}

/// Apart from the tree that it was found in.
fn owned(taken: Taken<'_>) -> Taken<'static> {
    match taken {
        Taken::Integer(number) => Taken::Integer(number),
        Taken::Unsigned(number) => Taken::Unsigned(number),
        Taken::Text(text) => Taken::Text(text.into_owned().into()),
    }
}
