//! The shapes of events as static data, and the keys that they are found by.

use std::fmt::Write as _;

use super::super::distinct;
use super::super::shapes::{Envelope, Is, Pick, Shape, Shapes, Test};
use super::variant;

pub fn all(Shapes { shapes, envelopes }: &Shapes) -> String {
    let mut text = format!("pub(super) static SHAPES: [Shape; {}] = [\n", shapes.len());
    text.extend(shapes.iter().map(shape));
    let _ = writeln!(text, "];\npub(super) static ENVELOPES: [Envelope; {}] = [", envelopes.len());
    for Envelope { when, inside } in envelopes {
        let _ = writeln!(text, "    Envelope {{ when: &[{}], inside: {} }},", tests(when), path(inside));
    }
    // By the key that each asks for first, and these by length, as the crate looks for them.
    let envelopes: Vec<&str> = envelopes.iter().map(|envelope| first_key(&envelope.when)).collect();
    let shapes: Vec<&str> = shapes.iter().map(|shape| first_key(&shape.when)).collect();
    let keys = distinct(envelopes.iter().chain(&shapes).copied());
    let longest = keys.iter().map(|key| key.len()).max().unwrap_or(0);
    let _ = writeln!(text, "];\npub(super) static BY_LENGTH: [&[ByKey]; {}] = [", longest + 1);
    for length in 0..=longest {
        text += "    &[";
        for key in keys.iter().filter(|key| key.len() == length) {
            let places = |keys: &[&str]| -> Vec<usize> {
                keys.iter().enumerate().filter(|(_, other)| *other == key).map(|(nth, _)| nth).collect()
            };
            let (envelopes, shapes) = (places(&envelopes), places(&shapes));
            let _ = write!(text, "ByKey {{ key: {key:?}, envelopes: &{envelopes:?}, shapes: &{shapes:?} }}, ");
        }
        text += "],\n";
    }
    text + "];\n"
}

fn first_key(when: &[Test]) -> &str {
    &when[0].path[0]
}

fn shape(shape: &Shape) -> String {
    let fields: String = shape
        .picks
        .iter()
        .map(|(name, picks)| format!("        {name}: &[{}],\n", picks.iter().map(pick).collect::<String>()))
        .collect();
    format!(
        "    Shape {{\n        provider: {provider},\n        is_bare: {is_bare},\n        when: &[{when}],\n        \
         items: {items},\n        errors: {errors},\n        channel: {channel},\n        http: {http:?},\n{fields}        failed: &{failed:?},\n        \
         pending: &{pending:?},\n        passed: &{passed:?},\n    }},\n",
        provider = variant("Provider", shape.provider),
        is_bare = shape.is_bare,
        when = tests(&shape.when),
        items = path(&shape.items),
        errors = path(&shape.errors),
        channel = shape.channel.map_or("None".into(), |channel| format!("Some({})", variant("Channel", channel))),
        http = shape.http,
        failed = shape.failed,
        pending = shape.pending,
        passed = shape.passed,
    )
}

fn tests(tests: &[Test]) -> String {
    let test = |Test { path: steps, is }: &Test| {
        let is = match is {
            Is::OneOf(words) => format!("OneOf(&{words:?})"),
            Is::NoneOf(words) => format!("NoneOf(&{words:?})"),
            Is::Begins(starts) => format!("Begins(&{starts:?})"),
            Is::Digits(len) => format!("Digits({len})"),
            plain => format!("{plain:?}"),
        };
        format!("Test {{ path: {}, is: Is::{is} }}, ", path(steps))
    };
    tests.iter().map(test).collect()
}

fn path(steps: &[String]) -> String {
    let step = |step: &String| match step.as_str() {
        "[]" => "Step::Each, ".to_owned(),
        "[0]" => "Step::First, ".to_owned(),
        key => format!("Step::Key({key:?}), "),
    };
    format!("&[{}]", steps.iter().map(step).collect::<String>())
}

fn pick(Pick { from, path: steps, take, provider, channels }: &Pick) -> String {
    let provider = provider.map_or("None".into(), |provider| format!("Some({})", variant("Provider", provider)));
    let channels: String = channels.iter().map(|channel| variant("Channel", channel) + ", ").collect();
    format!(
        "Pick {{ from: Level::{from:?}, path: {}, take: {}, provider: {provider}, channels: Channels::of(&[{channels}]) }}, ",
        path(steps),
        variant("Take", take),
    )
}
