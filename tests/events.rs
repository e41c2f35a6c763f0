//! Bodies of every shape, with what is to be found in them: `tests/events/` says where each fact is from.

use std::path::Path;
use std::{fs, iter};

use proptest::prelude::*;
use serde_json::Value;
use undelivered::events::{self, Event, Events, Providers, ReadError};
use undelivered::{Basis, Provider, normalize};

/// Every line of every file: a body, whose it is where the caller has to say, and what is expected.
fn corpus() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/events");
    let mut cases = Vec::new();
    for file in fs::read_dir(folder).expect("the corpus") {
        let path = file.expect("a file").path();
        if path.extension().is_none_or(|extension| extension != "jsonl") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("text");
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let place = format!("{}:{number}", path.file_name().expect("a name").to_string_lossy());
            cases.push((place, serde_json::from_str(line).expect("a line of JSON")));
        }
    }
    cases
}

fn read<'b>(case: &Value, body: &'b [u8]) -> Result<Events<'b>, ReadError> {
    match case["as"].as_str() {
        Some(provider) => events::read_as(provider.parse::<Provider>().expect("a provider"), body),
        None => events::read(body),
    }
}

/// What is expected of one event, field by field; what is not named may be anything.
fn differences(event: &Event<'_>, expected: &Value) -> Vec<String> {
    let normal = event.normalize();
    let optional = |text: Option<&str>| text.map_or(Value::Null, Value::from);
    let cause = event.cause().map(|(source, code)| format!("{source} {code}"));
    let found = [
        ("source", event.source().to_string().into()),
        ("code", event.code().to_string().into()),
        ("cause", optional(cause.as_deref())),
        ("status", optional(event.status())),
        ("message_id", optional(event.message_id())),
        ("recipient", optional(event.recipient())),
        ("time", optional(event.time())),
        ("http_status", event.http_status().map_or(Value::Null, Value::from)),
        ("retry_after", event.retry_after().map_or(Value::Null, |wait| wait.as_secs().into())),
        ("category", normal.category().as_str().into()),
        ("retry", normal.retry().kind().as_str().into()),
        ("pending", event.is_pending().into()),
    ];
    let expected = expected.as_object().expect("an object");
    let known: Vec<&str> = found.iter().map(|(key, _)| *key).collect();
    assert!(expected.keys().all(|key| known.contains(&key.as_str())), "{expected:?}");
    let differs = |(key, value): &(&str, Value)| expected.get(*key).filter(|wanted| *wanted != value).cloned();
    found.iter().filter_map(|pair| Some(format!("{}: {} instead of {}", pair.0, pair.1, differs(pair)?))).collect()
}

fn names(providers: Providers) -> Value {
    providers.iter().map(|provider| Value::from(provider.as_str())).collect()
}

#[test]
fn every_body_is_read_as_it_is_meant() {
    const KEYS: [&str; 8] = ["as", "body", "error", "expect", "note", "providers", "successes", "unread"];
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for (place, case) in corpus() {
        checked += 1;
        let unknown = case.as_object().expect("an object").keys().find(|key| !KEYS.contains(&key.as_str()));
        assert_eq!(unknown, None, "{place}");
        let body = case["body"].as_str().expect("a body");
        let told = match (read(&case, body.as_bytes()), case["error"].as_str()) {
            (Err(error), Some(kind)) => {
                let is_kind = match kind {
                    "several" => {
                        matches!(error, ReadError::Several { providers, .. } if names(providers) == case["providers"])
                    }
                    "unknown" => error == ReadError::UnknownShape,
                    "unreadable" => error == ReadError::Unreadable,
                    "too-deep" => error == ReadError::TooDeep,
                    other => panic!("{place}: {other} is no error"),
                };
                if is_kind { Vec::new() } else { vec![format!("{error:?} instead of {kind}")] }
            }
            (Ok(events), Some(kind)) => vec![format!("{events:?} instead of {kind}")],
            (Err(error), None) => vec![format!("{error}")],
            (Ok(events), None) => {
                let expected = case["expect"].as_array().map(Vec::as_slice).unwrap_or_default();
                let number = |key: &str| usize::try_from(case[key].as_u64().unwrap_or(0)).expect("few");
                let counts = [
                    ("events", events.len(), expected.len()),
                    ("successes", events.successes(), number("successes")),
                    ("unread", events.unread(), number("unread")),
                ];
                let counts = counts.iter().filter(|(_, found, wanted)| found != wanted);
                let mut told: Vec<String> =
                    counts.map(|(what, found, wanted)| format!("{found} {what} instead of {wanted}")).collect();
                told.extend(iter::zip(&events, expected).flat_map(|(event, expected)| differences(event, expected)));
                told
            }
        };
        wrong.extend(told.into_iter().map(|told| format!("{place}: {told}")));
    }
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(checked >= 100, "{checked}");
}

/// What is said of an event is what `normalize` says of its parts, however they are put together.
#[test]
fn events_are_normalized_by_all_that_they_say() {
    for (_, case) in corpus().into_iter().filter(|(_, case)| case.get("error").is_none()) {
        let body = case["body"].as_str().expect("a body");
        for event in read(&case, body.as_bytes()).expect("read") {
            let normal = event.normalize();
            assert_eq!(normal.source(), event.source());
            assert_eq!(normal.code(), event.code());
            let mut by_hand = normalize(event.source(), event.code());
            if let Some(wait) = event.retry_after() {
                by_hand = by_hand.with_retry_after(wait);
            }
            if let Some(status) = event.http_status() {
                by_hand = by_hand.with_http_status(status);
            }
            if let Some((source, code)) = event.cause() {
                by_hand = by_hand.caused_by(source, code);
            }
            assert!(event.is_pending() || normal.judgement() == by_hand.judgement(), "{event:?}");
            if event.is_pending() {
                assert_eq!(normal.delay(0), None, "nobody resends what is still being tried");
                // What is no delay by its code is one by the vendor's own status.
                assert!(normal.is_pending() && (by_hand.is_pending() || normal.basis() == Basis::Stated), "{event:?}");
            }
        }
    }
}

#[test]
fn hostile_bodies_are_errors() {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let nested = |depth: usize| format!("{}1{}", r#"{"error":"#.repeat(depth), "}".repeat(depth));
    assert_eq!(events::read(deep(100_000).as_bytes()), Err(ReadError::TooDeep));
    assert_eq!(events::read(nested(100_000).as_bytes()), Err(ReadError::TooDeep));
    assert!(events::read(deep(100).as_bytes()).is_err());
    assert_eq!(events::read(&vec![b' '; (16 << 20) + 1]), Err(ReadError::TooLarge));
    assert_eq!(events::read(&vec![b' '; 16 << 20]), Err(ReadError::Unreadable));
    for body in [b"".as_slice(), b"   ", b"\xff\xfe", b"hello world", b"{", b"[1,2"] {
        assert_eq!(events::read(body), Err(ReadError::Unreadable), "{body:?}");
    }
    for body in [b"null".as_slice(), b"1", b"\"x\"", b"{}", b"[]", b"[[]]", b"[{},{}]", b"a=1&b=2", b"{\"a\":null}"] {
        assert_eq!(events::read(body), Err(ReadError::UnknownShape), "{body:?}");
    }
    // A key that is repeated, its last value a long list: each copy must not walk the list.
    let body = format!(r#"{{{}"entry":[{}0]}}"#, r#""entry":0,"#.repeat(50_000), "0,".repeat(250_000));
    assert_eq!(events::read(body.as_bytes()), Err(ReadError::UnknownShape));
    // A long text that many failures share: each must not read all of it.
    let status = serde_json::json!({
        "id": "wamid.X", "status": format!("{}failed", " ".repeat(500_000)), "recipient_id": "1",
        "errors": vec![serde_json::json!({"code": 131_026}); 20_000],
    });
    let webhook = serde_json::json!({"entry": [{"changes": [{"value": {"statuses": [status]}}]}]}).to_string();
    assert_eq!(events::read(webhook.as_bytes()).map(|events| events.len()), Ok(20_000));
    // Failures without end: an event takes far more memory than the few bytes that make one.
    let errors = vec![serde_json::json!({}); 200_000];
    let status = serde_json::json!({"id": "wamid.X", "status": "failed", "recipient_id": "1", "errors": errors});
    let webhook = serde_json::json!({"entry": [{"changes": [{"value": {"statuses": [status]}}]}]}).to_string();
    let counts = events::read(webhook.as_bytes()).map(|events| (events.len(), events.unread()));
    assert_eq!(counts, Ok((100_000, 100_000)), "what was not kept is counted");
    // An envelope in an envelope in an envelope …
    let mut body = String::from("{}");
    for _ in 0..6 {
        body = serde_json::json!({"Type": "Notification", "Message": body}).to_string();
    }
    assert_eq!(events::read(body.as_bytes()), Err(ReadError::TooDeep));
}

/// Whoever writes a body must not decide how much memory its failures take: none has a copy of its own.
#[test]
fn a_text_of_many_failures_is_in_memory_once() {
    let errors = vec![serde_json::json!({"code": 131_026}); 50];
    let status = serde_json::json!({"id": "wamid.X", "status": "failed", "recipient_id": "1", "errors": errors});
    let webhook = serde_json::json!({"entry": [{"changes": [{"value": {"statuses": [status]}}]}]}).to_string();
    let escaped = webhook.replace("wamid.X", "\\u0077amid.X");
    let enveloped = serde_json::json!({"Type": "Notification", "Message": webhook}).to_string();
    let garbled =
        webhook.replace("\"1\"", "\"?\"").into_bytes().into_iter().map(|byte| if byte == b'?' { 0xFF } else { byte });
    for body in [webhook.clone().into_bytes(), escaped.into_bytes(), enveloped.into_bytes(), garbled.collect()] {
        let events = events::read(&body).expect("a webhook");
        let mut places: Vec<_> = events.iter().filter_map(Event::message_id).map(str::as_ptr).collect();
        assert_eq!((places.len(), events.iter().next().and_then(Event::message_id)), (50, Some("wamid.X")));
        places.dedup();
        assert_eq!(places.len(), 1, "{}", String::from_utf8_lossy(&body));
    }
}

#[test]
fn an_event_borrows_from_its_body_and_can_be_kept_without_it() {
    let form = String::from("MessageSid=SM0&MessageStatus=undelivered&ErrorCode=30003&To=%2B15550000000");
    let within = |whole: &str, part: &str| whole.as_bytes().as_ptr_range().contains(&part.as_ptr());
    let event = events::read(form.as_bytes()).expect("a form").into_iter().next().expect("an event");
    assert!(event.message_id().is_some_and(|id| within(&form, id)));
    let kept = event.clone().into_owned();
    assert_eq!(event, kept);
    assert!(kept.message_id().is_some_and(|id| !within(&form, id)));
    drop(form);
    assert_eq!((kept.recipient(), kept.code().to_string()), (Some("+15550000000"), "30003".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(body in prop::collection::vec(any::<u8>(), 0..300), provider in prop::sample::select(Provider::ALL)) {
        let _ = events::read(&body);
        let _ = events::read_as(provider, &body);
    }

    /// A body with one byte of it changed, cut short or doubled is read or refused, never worse.
    #[test]
    fn damaged_bodies_do_not_panic(
        case in prop::sample::select(corpus()), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>(),
    ) {
        let mut body = case.1["body"].as_str().expect("a body").as_bytes().to_vec();
        let at = at.index(body.len().max(1));
        if cut {
            body.truncate(at);
        } else if let Some(place) = body.get_mut(at) {
            *place = byte;
        }
        if let Ok(events) = read(&case.1, &body) {
            for event in events {
                let normal = event.normalize();
                prop_assert!(normal.delay(0).is_none() || !normal.may_have_been_delivered());
            }
        }
    }
}
