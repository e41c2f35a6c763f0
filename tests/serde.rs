//! Feature `serde`: round trips of every word, and the record that entries and judgements become.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use undelivered::{
    Basis, Category, Channel, Fix, Party, Provider, RetryHint, Scope, entries, lookup, normalize, whatsapp_cloud,
};

fn words<T>(all: &[T], first_and_last: [&str; 2])
where
    T: Copy + Debug + PartialEq + Display + FromStr + Serialize + DeserializeOwned,
{
    for &word in all {
        let json = serde_json::to_value(word).expect("JSON");
        assert_eq!(json, Value::String(word.to_string()));
        assert_eq!(serde_json::from_value::<T>(json).expect("the same word"), word);
        assert_eq!(word.to_string().parse().ok(), Some(word));
        assert!(word.to_string().to_uppercase().parse::<T>().is_err());
    }
    assert_eq!([all[0].to_string(), all[all.len() - 1].to_string()], first_and_last);
    assert!(serde_json::from_value::<T>(json!("no such word")).is_err());
    assert!(serde_json::from_value::<T>(json!(0)).is_err());
}

#[test]
fn vocabularies() {
    words(Provider::ALL, ["salesforce", "messenger-platform"]);
    words(Channel::ALL, ["apple-messages", "whatsapp"]);
    words(Category::ALL, ["accepted", "unknown"]);
    words(Fix::ALL, ["address", "identity"]);
    words(Basis::ALL, ["stated", "inferred"]);
    words(Party::ALL, ["recipient", "nobody"]);
    words(Scope::ALL, ["message", "provider"]);
}

#[test]
fn hints() {
    for (hint, record) in [
        (RetryHint::NotNeeded, json!({"kind": "not-needed"})),
        (RetryHint::Backoff, json!({"kind": "backoff"})),
        (RetryHint::After(Duration::from_secs(600)), json!({"kind": "after", "seconds": 600})),
        (RetryHint::AfterFix(Fix::UseTemplate), json!({"kind": "after-fix", "fix": "use-template"})),
        (RetryHint::AwaitRecipient, json!({"kind": "await-recipient"})),
        (RetryHint::Never, json!({"kind": "never"})),
        (RetryHint::Unstated, json!({"kind": "unstated"})),
    ] {
        assert_eq!(serde_json::to_value(hint).expect("JSON"), record);
        assert_eq!(serde_json::from_value::<RetryHint>(record).expect("a hint"), hint);
    }
    for broken in [
        json!({}),
        json!({"kind": "sometimes"}),
        json!({"kind": "after"}),
        json!({"kind": "after", "seconds": -1}),
        json!({"kind": "after", "seconds": 1, "fix": "address"}),
        json!({"kind": "after-fix"}),
        json!({"kind": "after-fix", "fix": "nothing"}),
        json!({"kind": "backoff", "seconds": 1}),
        json!({"kind": "backoff", "more": 1}),
        json!("backoff"),
    ] {
        assert!(serde_json::from_value::<RetryHint>(broken.clone()).is_err(), "{broken}");
    }
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
}

const KEYS: [&str; 15] = [
    "provider",
    "channel",
    "code",
    "name",
    "title",
    "summary",
    "remedy",
    "category",
    "retry",
    "basis",
    "party",
    "scope",
    "may_have_been_delivered",
    "deprecated",
    "source",
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
        assert_eq!(record["name"], entry.name());
        assert_eq!(record["title"], entry.title());
        assert_eq!(record["summary"], entry.summary());
        assert_eq!(record["remedy"], json!(entry.remedy()));
        assert_eq!(record["category"], entry.category().as_str());
        assert_eq!(serde_json::from_value::<RetryHint>(record["retry"].clone()).expect("a hint"), entry.retry());
        assert_eq!(record["basis"], entry.basis().as_str());
        assert_eq!(record["party"], entry.party().as_str());
        assert_eq!(record["scope"], entry.scope().as_str());
        assert_eq!(record["may_have_been_delivered"], entry.may_have_been_delivered());
        assert_eq!(record["deprecated"], entry.deprecated());
        assert_eq!(record["source"], entry.source());
    }
}

#[test]
fn a_judgement_is_the_record_of_its_entry_or_of_a_guess() {
    let entry = lookup(Provider::Salesforce, 4).expect("listed");
    let listed = serde_json::to_value(normalize(Provider::Salesforce, 4)).expect("JSON");
    assert_eq!(listed, serde_json::to_value(entry).expect("JSON"));

    let guess = serde_json::to_value(normalize(Provider::WebexConnect.on(Channel::Voice), 1999)).expect("JSON");
    let expected = json!({
        "provider": "webex-connect", "channel": "voice", "code": "1999", "name": null, "title": null, "summary": null,
        "remedy": null, "category": "provider-error", "retry": {"kind": "backoff"}, "basis": "inferred",
        "party": "provider", "scope": "provider", "may_have_been_delivered": false, "deprecated": false, "source": null,
    });
    assert_eq!(guess, expected);
}
