//! Feature `serde`: round trips in JSON and in a binary format, and the record that entries and answers become.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use undelivered::{
    Basis, Category, Certainty, Channel, Fix, Group, Horizon, Judgement, Match, Party, Provider, RetryHint, RetryKind,
    Scope, Source, Suppression, entries, lookup, normalize, whatsapp_cloud,
};

/// Written and read again, in a format for people and in one that does not even name its fields.
fn round_trip<T: Debug + PartialEq + Serialize + DeserializeOwned>(value: &T) -> Value {
    let json = serde_json::to_value(value).expect("JSON");
    assert_eq!(&serde_json::from_value::<T>(json.clone()).expect("read"), value, "{json}");
    let bytes = postcard::to_allocvec(value).expect("bytes");
    assert_eq!(&postcard::from_bytes::<T>(&bytes).expect("read"), value, "{json}");
    json
}

fn words<T>(all: &[T], newer: Option<T>)
where
    T: Copy + Debug + PartialEq + Display + FromStr + Serialize + DeserializeOwned,
{
    for word in all {
        assert_eq!(round_trip(word), Value::String(word.to_string()));
        assert_eq!(word.to_string().parse().ok(), Some(*word));
        assert!(word.to_string().to_uppercase().parse::<T>().is_err());
    }
    assert!("no such word".parse::<T>().is_err(), "reading text is strict");
    assert_eq!(serde_json::from_value::<T>(json!("word-of-a-newer-release")).ok(), newer);
    assert!(serde_json::from_value::<T>(json!(0)).is_err());
}

#[test]
fn vocabularies() {
    words(Provider::ALL, None);
    words(Channel::ALL, None);
    words(Category::ALL, Some(Category::Unknown));
    words(Group::ALL, None);
    words(RetryKind::ALL, Some(RetryKind::Unstated));
    words(Horizon::ALL, Some(Horizon::Days));
    words(Fix::ALL, None);
    words(Basis::ALL, None);
    words(Party::ALL, None);
    words(Scope::ALL, None);
    words(Suppression::ALL, None);
    words(Certainty::ALL, None);
    words(Match::ALL, None);
}

#[test]
fn hints() {
    for (hint, record) in [
        (RetryHint::NotNeeded, json!({"kind": "not-needed"})),
        (RetryHint::Backoff(Horizon::Hours), json!({"kind": "backoff", "horizon": "hours"})),
        (RetryHint::After(Duration::from_secs(600)), json!({"kind": "after", "seconds": 600})),
        (RetryHint::AfterFix(Fix::UseTemplate), json!({"kind": "after-fix", "fix": "use-template"})),
        (RetryHint::AwaitRecipient, json!({"kind": "await-recipient"})),
        (RetryHint::AwaitProvider, json!({"kind": "await-provider"})),
        (RetryHint::Never, json!({"kind": "never"})),
        (RetryHint::Unstated, json!({"kind": "unstated"})),
    ] {
        assert_eq!(round_trip(&hint), record);
    }
    // Waits are whole seconds, rounded up.
    let half = RetryHint::After(Duration::from_millis(500));
    assert_eq!(serde_json::to_value(half).expect("JSON"), json!({"kind": "after", "seconds": 1}));
    for broken in [
        json!({}),
        json!({"kind": "after"}),
        json!({"kind": "after", "seconds": -1}),
        json!({"kind": "after-fix"}),
        json!("backoff"),
    ] {
        assert!(serde_json::from_value::<RetryHint>(broken.clone()).is_err(), "{broken}");
    }
}

/// What a newer release has stored is read by this one, with less in it.
#[test]
fn a_newer_release_is_read() {
    let hint = |record: Value| serde_json::from_value::<RetryHint>(record).expect("read");
    assert_eq!(hint(json!({"kind": "sometimes", "moon": "full"})), RetryHint::Unstated);
    assert_eq!(hint(json!({"kind": "backoff", "horizon": "years"})), RetryHint::Backoff(Horizon::Days));
    assert_eq!(hint(json!({"kind": "after-fix", "fix": "everything"})), RetryHint::Unstated);
    let judgement: Judgement = serde_json::from_value(json!({
        "category": "struck-by-lightning", "retry": {"kind": "never"}, "basis": "dreamt", "party": "weather",
        "scope": "planet", "may_have_been_delivered": true, "colour": "blue",
    }))
    .expect("read");
    let expected = Judgement::new(Category::Unknown, RetryHint::Never).with_may_have_been_delivered(true);
    assert_eq!(judgement, expected);
}

#[test]
fn judgements_and_sources() {
    for entry in entries() {
        let json = round_trip(&entry.judgement());
        assert_eq!(json["category"], entry.category().as_str());
        assert_eq!(round_trip(&entry.source()), entry.source().to_string());
    }
    round_trip(&Source::unknown_channel(Provider::WebexConnect));
}

#[test]
fn codes_are_read_from_integers_and_text() {
    use whatsapp_cloud::Code;
    for json in [json!(131047), json!("131047")] {
        assert_eq!(serde_json::from_value::<Code>(json).expect("listed"), Code::ReEngagementMessage);
    }
    for json in [json!(131999), json!(-1), json!("0131047"), json!(1.5), json!(null)] {
        assert!(serde_json::from_value::<Code>(json.clone()).is_err(), "{json}");
    }
    for code in Code::ALL {
        round_trip(code);
    }
}

const KEYS: [&str; 22] = [
    "provider",
    "channel",
    "code",
    "table",
    "name",
    "title",
    "summary",
    "remedy",
    "note",
    "category",
    "group",
    "retry",
    "basis",
    "party",
    "scope",
    "may_have_been_delivered",
    "permanent",
    "deprecated",
    "http_status",
    "meanings",
    "failure",
    "page",
];

#[test]
fn every_entry_is_the_same_record() {
    for entry in entries() {
        let record = serde_json::to_value(entry).expect("JSON");
        let keys: BTreeSet<_> = record.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, KEYS.into(), "{entry:?}");
        assert_eq!(record["provider"], entry.provider().as_str());
        assert_eq!(record["channel"], json!(entry.channel().map(Channel::as_str)));
        assert_eq!(record["code"], entry.code());
        assert_eq!(record["table"], entry.table().id());
        assert_eq!(record["name"], entry.name());
        assert_eq!(record["title"], entry.title());
        assert_eq!(record["summary"], entry.summary());
        assert_eq!(record["remedy"], json!(entry.remedy()));
        assert_eq!(record["note"], json!(entry.note()));
        assert_eq!(record["group"], entry.category().group().as_str());
        assert_eq!(record["permanent"], json!(entry.vendor_says_permanent()));
        assert_eq!(record["deprecated"], entry.is_deprecated());
        assert_eq!(record["http_status"], json!(entry.http_status()));
        assert_eq!(record["meanings"], json!(entry.meanings()));
        assert_eq!(record["failure"], json!(entry.failure()));
        let page = entry.page();
        let expected = json!({"title": page.title(), "url": page.url(), "retrieved": page.retrieved()});
        assert_eq!(record["page"], expected);
        assert_eq!(serde_json::from_value::<Judgement>(record).expect("a judgement"), entry.judgement());
    }
}

#[test]
fn an_answer_is_the_record_of_its_entry_or_of_a_guess() {
    let entry = lookup(Provider::Salesforce, 4).expect("listed");
    let mut listed = serde_json::to_value(normalize(Provider::Salesforce, 4)).expect("JSON");
    assert_eq!(listed["matched"], "exact");
    assert_eq!(listed["code"], "4", "as it came");
    assert_eq!((&listed["overridden"], &listed["cause"]), (&json!(false), &Value::Null));
    for key in ["matched", "overridden", "cause"] {
        listed.as_object_mut().expect("an object").remove(key);
    }
    listed["code"] = json!("0004");
    assert_eq!(listed, serde_json::to_value(entry).expect("JSON"));

    let guess = serde_json::to_value(normalize(Provider::WebexConnect.on(Channel::Voice), 1999)).expect("JSON");
    assert_eq!(
        (&guess["channel"], &guess["code"], &guess["matched"]),
        (&json!("voice"), &json!("1999"), &json!("series"))
    );
    assert_eq!((&guess["name"], &guess["summary"], &guess["page"]), (&Value::Null, &Value::Null, &Value::Null));
    assert_eq!(guess["category"], "provider-error");
    let wrapped =
        normalize(Provider::WebexConnect.on(Channel::WhatsApp), 7010).caused_by(Provider::WhatsAppCloud, 131026);
    let wrapped = serde_json::to_value(wrapped).expect("JSON");
    assert_eq!(wrapped["cause"], json!({"source": "whatsapp-cloud/whatsapp", "code": "131026"}));
    assert_eq!((&wrapped["code"], &wrapped["matched"]), (&json!("7010"), &json!("cause")));
    postcard::to_allocvec(&normalize(Provider::Bird, "?")).expect("binary formats take it as well");
}
