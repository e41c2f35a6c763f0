//! What holds for any code on any source, whoever made it up.

use std::time::Duration;

use proptest::prelude::*;
use undelivered::{
    Category, Channel, Entry, Fix, Horizon, LookupError, Provider, RawCode, RetryHint, Source, entries, find,
};
use undelivered::{lookup, normalize};

fn source() -> impl Strategy<Value = Source> {
    let channel = prop::option::of(prop::sample::select(Channel::ALL));
    let read = (prop::sample::select(Provider::ALL), channel).prop_map(Source::from);
    prop_oneof![9 => read, 1 => prop::sample::select(Provider::ALL).prop_map(Source::unknown_channel)]
}

/// Listed codes, their neighbours, and anything.
fn number() -> impl Strategy<Value = u64> {
    let listed: Vec<u64> = entries().filter_map(|entry| entry.code().parse().ok()).collect();
    prop_oneof![
        prop::sample::select(listed.clone()),
        (prop::sample::select(listed), any::<u64>()).prop_map(|(code, noise)| code ^ 1 << (noise % 64)),
        any::<u64>(),
        0..200_000_u64,
    ]
}

/// Digits with zeros before them, names, and anything.
fn text() -> impl Strategy<Value = String> {
    let names: Vec<String> = entries().flat_map(|entry| [entry.code(), entry.title()]).map(String::from).collect();
    prop_oneof![
        number().prop_map(|code| code.to_string()),
        (number(), 0..12_usize).prop_map(|(code, width)| format!("{code:0width$}")),
        prop::sample::select(names),
        "[A-Z0-9_+ -]{0,24}",
        any::<String>(),
    ]
}

/// What is true of every answer, whatever was asked.
fn answers_agree(source: Source, code: RawCode<'_>) -> Result<&'static Entry, LookupError> {
    let found = lookup(source, code);
    let normal = normalize(source, code);
    assert_eq!(normal.entry(), found.ok());
    assert_eq!(normal.reason(), found.err());
    assert_eq!((normal.source(), normal.code()), (source, code));
    if let Ok(entry) = found {
        assert_eq!(entry.provider(), source.provider());
        let channels = entry.table().channels();
        assert!(channels.is_empty() || source.channel().is_none_or(|channel| channels.contains(channel)));
        assert!(channels.is_empty() || source != Source::unknown_channel(source.provider()));
        assert_eq!((normal.category(), normal.retry()), (entry.category(), entry.retry()));
        assert!(find(code).any(|other| other.provider() == entry.provider()));
    } else {
        assert!(!normal.is_listed());
        let arrived = [Category::Delivered, Category::Read].contains(&normal.category());
        assert!(!arrived, "a code that is not known never counts as delivered");
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_integer_is_the_same_code_in_every_type_and_as_text(source in source(), number in number()) {
        let found = answers_agree(source, number.into());
        prop_assert_eq!(answers_agree(source, number.to_string().as_str().into()), found);
        prop_assert_eq!(answers_agree(source, u128::from(number).into()), found);
        prop_assert_eq!(answers_agree(source, i128::from(number).into()), found);
        if let Ok(number) = u32::try_from(number) {
            prop_assert_eq!(answers_agree(source, number.into()), found);
        }
        if let Ok(number) = i64::try_from(number) {
            prop_assert_eq!(answers_agree(source, number.into()), found);
            if number > 0 {
                let negative = answers_agree(source, (-number).into());
                prop_assert!(!matches!(negative, Ok(_) | Err(LookupError::Unlisted { .. })), "{:?}", negative);
            }
        }
    }

    #[test]
    fn a_text_is_found_only_as_it_is_written(source in source(), text in text()) {
        if let Ok(entry) = answers_agree(source, text.as_str().into()) {
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            let number = text.parse::<u64>().ok().filter(|_| digits(&text));
            let as_number = number.is_some_and(|number| lookup(source, number) == Ok(entry));
            let padded = digits(&text) && text.starts_with('0') && text.len() > 1;
            prop_assert!(as_number || find(text.as_str()).any(|found| found == entry), "{}", text);
            prop_assert!(!padded || (text.len() <= entry.code().len()), "{}", text);
        }
    }

    #[test]
    fn hints_pass_through_json(seconds in any::<u64>(), fix in prop::sample::select(Fix::ALL)) {
        for hint in [RetryHint::After(Duration::from_secs(seconds)), RetryHint::AfterFix(fix)] {
            let json = serde_json::to_string(&hint).expect("written");
            prop_assert_eq!(serde_json::from_str::<RetryHint>(&json).expect("read"), hint);
        }
    }

    #[test]
    fn words_are_spelled_in_one_way(word in prop::sample::select(Category::ALL), place in any::<prop::sample::Index>(), letter in any::<char>()) {
        let mut text = word.to_string();
        let place = place.index(text.len());
        text.replace_range(place..=place, letter.encode_utf8(&mut [0; 4]));
        let read = text.parse::<Category>().ok();
        prop_assert_eq!(read.map(|category| category.to_string()), read.map(|_| text));
        prop_assert_eq!(word.as_str().parse(), Ok(word));
    }

    #[test]
    fn delays_grow_and_end(horizon in prop::sample::select(Horizon::ALL), attempt in any::<u32>()) {
        let delay = |attempt| RetryHint::Backoff(horizon).delay_if_undelivered(attempt).expect("time helps");
        prop_assert!(delay(attempt) <= delay(attempt.saturating_add(1)));
        prop_assert!(delay(attempt) >= horizon.first_gap() && delay(attempt) <= horizon.longest_gap());
    }

    /// A code stored as text and asked again gives the same answer.
    #[test]
    fn what_is_displayed_is_read_back(source in source(), code in text(), subcode in prop::option::of(text())) {
        let code = RawCode::with_subcode(code.as_str(), subcode.as_deref());
        let shown = code.to_string();
        prop_assert_eq!(lookup(source, shown.as_str()), lookup(source, code));
        prop_assert_eq!(normalize(source, shown.as_str()).matched(), normalize(source, code).matched());
    }

    /// A guarded loop is safe: no wait is given where the message may have arrived.
    #[test]
    fn no_delay_where_it_may_have_been_delivered(source in source(), code in text(), attempt in any::<u32>()) {
        let normal = normalize(source, code.as_str());
        prop_assert!(normal.delay(attempt).is_none() || !normal.may_have_been_delivered());
        prop_assert!(normal.delay(attempt).is_none() || normal.category().is_failure());
    }
}
