//! Every `FromStr` and every serde path: what is read is written as it was, and nothing panics.
#![no_main]

use std::fmt::Display;
use std::str::FromStr;

use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use serde::de::DeserializeOwned;
use undelivered::{
    Basis, Category, Certainty, Channel, Entry, Fix, Group, Horizon, Judgement, Match, Party, Provider, RetryHint,
    RetryKind, Scope, Source, Suppression,
};

/// A word that is taken is spelled in one way only.
fn word<T: FromStr + Display>(text: &str) {
    if let Ok(word) = text.parse::<T>() {
        assert_eq!(word.to_string(), text);
    }
}

/// A code may come as a number, as padded text or in another spelling; it is written in the vendor's way.
fn code<T>(text: &str, data: &[u8])
where
    T: FromStr + Display + PartialEq + Copy + Into<&'static Entry> + TryFrom<&'static Entry>,
    T: DeserializeOwned + Serialize,
{
    if let Ok(code) = text.parse::<T>() {
        assert!(code.to_string().parse::<T>().is_ok_and(|again| again == code));
        let entry: &Entry = code.into();
        assert!(T::try_from(entry).is_ok_and(|again| again == code));
        assert_eq!(code.to_string(), entry.code());
    }
    stored::<T>(data);
}

/// What was read from JSON or from a binary format is the same once it is written and read again.
fn stored<T: DeserializeOwned + Serialize + PartialEq>(data: &[u8]) {
    if let Ok(value) = serde_json::from_slice::<T>(data) {
        let written = serde_json::to_vec(&value).expect("what was read can be written");
        assert!(serde_json::from_slice::<T>(&written).is_ok_and(|again| again == value));
    }
    if let Ok(value) = postcard::from_bytes::<T>(data) {
        let written = postcard::to_allocvec(&value).expect("what was read can be written");
        assert!(postcard::from_bytes::<T>(&written).is_ok_and(|again| again == value));
    }
}

macro_rules! each_vocabulary {
    ($text:expr, $data:expr, $($type:ty)*) => {$(
        word::<$type>($text);
        stored::<$type>($data);
        if let Ok(word) = $text.parse::<$type>() {
            assert!(<$type>::ALL.contains(&word) && word.as_str() == $text);
        }
    )*};
}

/// Every typed module, as the generator lists them.
macro_rules! each_module {
    ($($stem:literal => $($module:ident)::+,)*) => {
        fn codes(text: &str, data: &[u8]) {
            $(code::<undelivered::$($module)::+::Code>(text, data);)*
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/modules.rs"));

fuzz_target!(|data: &[u8]| {
    let text = &*String::from_utf8_lossy(data);
    // By hand: a vocabulary that is missing here is one that no fuzzing reads.
    each_vocabulary!(text, data, Basis Category Certainty Channel Fix Group Horizon Match Party Provider RetryKind Scope
        Suppression);
    word::<Source>(text);
    stored::<Source>(data);
    stored::<RetryHint>(data);
    stored::<Judgement>(data);
    codes(text, data);
    for &provider in Provider::ALL {
        assert!(provider.channel(text).is_none_or(|channel| {
            let own = text.to_ascii_uppercase();
            provider.channel(&own) == Some(channel)
        }));
    }
});
