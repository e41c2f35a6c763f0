//! The interpreter of shapes: which ones a body is of, and where its messages lie.

use std::string::String;
use std::sync::Arc;
use std::vec::Vec;

use super::error::{Providers, ReadError};
use super::event::{Event, Events};
use super::find::Levels;
use super::generated::{BY_LENGTH, ENVELOPES, SHAPES};
use super::node::Node;
use super::shape::{ByKey, Shape, Test};
use super::text::Text;
use super::{body, failure, find};
use crate::Provider;

/// Bodies over this are refused: no vendor's event is nearly as large.
const LARGEST: usize = 16 << 20;

pub(super) fn read_body(body: &[u8], whose: Option<Provider>) -> Result<Events<'_>, ReadError> {
    if body.len() > LARGEST {
        return Err(ReadError::TooLarge);
    }
    if let Ok(text) = core::str::from_utf8(body) {
        return read_text(text, whose);
    }
    // A mail server may answer in another encoding: its words are lost, and not its code.
    let body = Arc::new(String::from_utf8_lossy(body).into_owned());
    read_text(&body, whose).map(|events| events.kept_in(&body))
}

fn read_text(text: &str, whose: Option<Provider>) -> Result<Events<'_>, ReadError> {
    let mut events = Events::default();
    read_value(&body::parse(text)?, whose, &mut events, LEVELS_AT_MOST)?;
    Ok(events)
}

/// Two envelopes are attested, one in the other; a list counts as a level, too.
const LEVELS_AT_MOST: usize = 4;

fn read_value<'a>(
    value: &Node<'a>,
    whose: Option<Provider>,
    events: &mut Events<'a>,
    depth: usize,
) -> Result<(), ReadError> {
    if let Node::List(items) = value {
        return read_list(items, whose, events, depth);
    }
    let asked = asked_by_keys(value);
    if let Some(inside) = open(&asked, value) {
        let deeper = depth.checked_sub(1).ok_or(ReadError::TooDeep)?;
        return read_each(inside.into_iter(), events, |inside, events| match inside {
            Node::Text(Text::Borrowed(text)) => read_value(&body::json(text)?, whose, events, deeper),
            Node::Text(text) => {
                let body = Arc::new(String::from(&**text));
                let mut told = Events::default();
                let read = read_value(&body::json(&body)?, whose, &mut told, deeper);
                events.append(told.kept_in(&body));
                read
            }
            inside => read_value(inside, whose, events, deeper),
        });
    }
    let shapes = matching(&asked, value, whose);
    let first = shapes.first().ok_or(ReadError::UnknownShape)?.provider;
    let is_only = shapes.iter().all(|shape| shape.provider == first);
    let provider = if is_only { first } else { told_by_its_codes(&shapes, value)? };
    shapes.iter().filter(|shape| shape.provider == provider).for_each(|shape| read_shape(shape, value, events));
    Ok(())
}

/// Each item is an event of its own; one that cannot be read does not lose the others.
fn read_list<'a>(
    items: &[Node<'a>],
    whose: Option<Provider>,
    events: &mut Events<'a>,
    depth: usize,
) -> Result<(), ReadError> {
    let deeper = depth.checked_sub(1).ok_or(ReadError::TooDeep)?;
    read_each(items.iter(), events, |item, events| read_value(item, whose, events, deeper))
}

fn read_each<'v, 'a: 'v>(
    items: impl Iterator<Item = &'v Node<'a>>,
    events: &mut Events<'a>,
    mut read_one: impl FnMut(&'v Node<'a>, &mut Events<'a>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut first_error = None;
    let mut any_read = false;
    for item in items {
        let unread = events.unread;
        match read_one(item, events) {
            Ok(()) => any_read = true,
            Err(error) => {
                // A list has counted its own.
                events.unread = events.unread.max(unread + 1);
                first_error = first_error.or(Some(error));
            }
        }
    }
    match first_error {
        Some(error) if !any_read => Err(error),
        None if !any_read => Err(ReadError::UnknownShape),
        _ => Ok(()),
    }
}

/// The shapes and envelopes whose first test asks for one of the keys of a body; once, however often the key stands there.
fn asked_by_keys(value: &Node<'_>) -> Vec<&'static ByKey> {
    let Node::Object(fields) = value else { return Vec::new() };
    let by_key = |key: &str| BY_LENGTH.get(key.len())?.iter().find(|by_key| by_key.key == key);
    let mut asked: Vec<&'static ByKey> = Vec::new();
    for by_key in fields.keys().filter_map(by_key) {
        if !asked.iter().any(|other| core::ptr::eq(*other, by_key)) {
            asked.push(by_key);
        }
    }
    asked
}

fn all_hold(when: &[Test], value: &Node<'_>) -> bool {
    when.iter().all(|test| find::holds(test, value))
}

/// What lies in the first envelope that a body is.
fn open<'v, 'a>(asked: &[&ByKey], value: &'v Node<'a>) -> Option<Vec<&'v Node<'a>>> {
    let envelopes = asked.iter().flat_map(|by_key| by_key.envelopes);
    let first = envelopes.filter(|&&nth| all_hold(ENVELOPES[usize::from(nth)].when, value)).min()?;
    let mut inside = Vec::new();
    find::each(value, ENVELOPES[usize::from(*first)].inside, &mut |found| inside.push(found));
    Some(inside)
}

/// The shapes that a body could be of, in the order of the data.
fn matching(asked: &[&'static ByKey], value: &Node<'_>, whose: Option<Provider>) -> Vec<&'static Shape> {
    let fits = |shape: &Shape| (!shape.is_bare || whose.is_some()) && all_hold(shape.when, value);
    let shapes = asked.iter().flat_map(|by_key| by_key.shapes).filter(|&&place| fits(&SHAPES[usize::from(place)]));
    let mut places: Vec<_> = shapes.collect();
    places.sort_unstable();
    let found: Vec<&'static Shape> = places.into_iter().map(|&place| &SHAPES[usize::from(place)]).collect();
    let Some(whose) = whose else { return found };
    let mut own: Vec<_> = found.iter().copied().filter(|shape| shape.provider == whose).collect();
    if own.is_empty() {
        own = found.into_iter().filter(|shape| shape.provider.vendor() == whose.vendor()).collect();
    }
    // A plain shape is only for what has no better one.
    if own.iter().any(|shape| !shape.is_bare) {
        own.retain(|shape| !shape.is_bare);
    } else {
        // The first of each provider; whose it is of several, the codes tell.
        let mut seen = Providers::NONE;
        own.retain(|shape| {
            let is_new = !seen.contains(shape.provider);
            seen = seen.with(shape.provider);
            is_new
        });
    }
    own
}

/// Of several providers, the only one that lists the codes of this body: what no other writes tells whose it is.
fn told_by_its_codes(shapes: &[&'static Shape], value: &Node<'_>) -> Result<Provider, ReadError> {
    let providers = shapes.iter().fold(Providers::NONE, |all, shape| all.with(shape.provider));
    let lists = |provider: Provider| {
        let mut events = Events::default();
        shapes
            .iter()
            .filter(|shape| shape.provider == provider)
            .for_each(|shape| read_shape(shape, value, &mut events));
        !events.is_empty() && events.iter().all(|event| event.normalize().is_listed() && is_telling(event))
    };
    let mut listing = providers.iter().filter(|&provider| lists(provider));
    match (listing.next(), listing.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(ReadError::Several { providers }),
    }
}

/// A small number is nobody's own: 33, 100 and 200 are those of every product of one platform.
fn is_telling(event: &Event<'_>) -> bool {
    let part = event.subcode.as_ref().unwrap_or(&event.code);
    part.number().is_none_or(|number| number >= 500)
}

fn read_shape<'a>(shape: &'static Shape, top: &Node<'a>, events: &mut Events<'a>) {
    find::each(top, shape.items, &mut |message| {
        let mut has_errors = false;
        if !shape.errors.is_empty() {
            find::each(message, shape.errors, &mut |here| {
                has_errors = true;
                failure::read(shape, Levels { top, message, here }, events);
            });
        }
        // Without a failure and without a status, nothing is said of the message.
        if !has_errors && (shape.errors.is_empty() || !shape.status.is_empty()) {
            failure::read(shape, Levels { top, message, here: message }, events);
        }
    });
}
