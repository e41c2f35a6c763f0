//! Every `FromStr` and every serde path: what is read is written as it was, and nothing panics.
#![no_main]

use std::fmt::Display;
use std::str::FromStr;

use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use serde::de::DeserializeOwned;
use undelivered::{
    Basis, Category, Channel, Fix, Party, Provider, RetryHint, Scope, bird, salesforce, webex_connect, whatsapp_cloud,
    whatsapp_on_premises,
};

/// A word that is taken is spelled in one way only.
fn word<T: FromStr + Display>(text: &str) {
    if let Ok(word) = text.parse::<T>() {
        assert_eq!(word.to_string(), text);
    }
}

/// A code may come as a number, as padded text or as a name; it is written in the vendor's way.
fn code<T: FromStr + Display + PartialEq>(text: &str) {
    if let Ok(code) = text.parse::<T>() {
        assert!(code.to_string().parse::<T>().is_ok_and(|again| again == code));
    }
}

fn json<T: DeserializeOwned + Serialize + PartialEq>(data: &[u8]) {
    if let Ok(value) = serde_json::from_slice::<T>(data) {
        let written = serde_json::to_vec(&value).expect("what was read can be written");
        assert!(serde_json::from_slice::<T>(&written).is_ok_and(|again| again == value));
    }
}

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    word::<Provider>(&text);
    word::<Channel>(&text);
    word::<Category>(&text);
    word::<Fix>(&text);
    word::<Basis>(&text);
    word::<Party>(&text);
    word::<Scope>(&text);
    code::<salesforce::Code>(&text);
    code::<webex_connect::sms::Code>(&text);
    code::<webex_connect::sms_us_canada::Code>(&text);
    code::<bird::Code>(&text);
    code::<whatsapp_on_premises::Code>(&text);
    code::<whatsapp_cloud::Code>(&text);
    json::<Provider>(data);
    json::<Channel>(data);
    json::<Category>(data);
    json::<RetryHint>(data);
    json::<Basis>(data);
    json::<Party>(data);
    json::<Scope>(data);
    json::<salesforce::Code>(data);
    json::<bird::Code>(data);
    json::<whatsapp_cloud::Code>(data);
});
