//! What is no code is an error: never a panic, never a wrong hit.

use undelivered::{Category, Channel, LookupError, Provider, RetryHint, entries, find, lookup, normalize};

const NOT_CODES: [&str; 22] = [
    "+4",
    " 4",
    "4 ",
    "４",
    "",
    "-4",
    "0x4",
    "4.0",
    "4e0",
    "1_000",
    "\u{0}",
    "4\n",
    "0004 ",
    "००४",
    "00000000000000000004",
    "18446744073709551616",
    "99999999999999999999999999",
    "NaN",
    "null",
    "200-",
    "-299",
    "200-298",
];

#[test]
fn text_that_is_no_code_is_malformed_everywhere() {
    for &provider in Provider::ALL {
        for text in NOT_CODES {
            assert_eq!(lookup(provider, text), Err(LookupError::Malformed { provider }), "{provider} {text:?}");
            assert_eq!(find(text).count(), 0, "{text:?}");
            let normal = normalize(provider, text);
            assert_eq!((normal.category(), normal.retry()), (Category::Unknown, RetryHint::Unstated));
            assert_eq!(normal.reason(), Some(LookupError::Malformed { provider }));
            assert_eq!(normal.code().to_string(), text);
        }
    }
}

#[test]
fn numbers_that_no_vendor_writes_are_malformed() {
    for &provider in Provider::ALL {
        let malformed = Err(LookupError::Malformed { provider });
        assert_eq!(lookup(provider, -1), malformed);
        assert_eq!(lookup(provider, i8::MIN), malformed);
        assert_eq!(lookup(provider, i128::MIN), malformed);
        assert_eq!(lookup(provider, i128::MAX), malformed);
        assert_eq!(lookup(provider, u128::MAX), malformed);
        assert_eq!(lookup(provider, u128::from(u64::MAX) + 1), malformed);
        assert_eq!(lookup(provider, u64::MAX), Err(LookupError::Unlisted { provider }));
        assert_eq!(lookup(provider, u64::MAX.to_string().as_str()), Err(LookupError::Unlisted { provider }));
        assert_eq!(normalize(provider, i128::MIN).code().to_string(), i128::MIN.to_string());
        assert_eq!(normalize(provider, u128::MAX).code().to_string(), u128::MAX.to_string());
    }
}

/// A number that only matches in its low 32 bits is another number.
#[test]
fn wide_numbers_are_not_cut_to_size() {
    for entry in entries() {
        let Ok(code) = entry.code().parse::<u64>() else { continue };
        assert_eq!(find(code + (1 << 32)).count(), 0, "{code}");
    }
}

#[test]
fn every_integer_type_is_a_code() {
    let expected = lookup(Provider::Salesforce, "0004");
    assert!(expected.is_ok());
    for found in [
        lookup(Provider::Salesforce, 4_u8),
        lookup(Provider::Salesforce, 4_u16),
        lookup(Provider::Salesforce, 4_u32),
        lookup(Provider::Salesforce, 4_u64),
        lookup(Provider::Salesforce, 4_u128),
        lookup(Provider::Salesforce, 4_usize),
        lookup(Provider::Salesforce, 4_i8),
        lookup(Provider::Salesforce, 4_i16),
        lookup(Provider::Salesforce, 4_i32),
        lookup(Provider::Salesforce, 4_i64),
        lookup(Provider::Salesforce, 4_i128),
        lookup(Provider::Salesforce, 4_isize),
        lookup(Provider::Salesforce, "4"),
        lookup(Provider::Salesforce, &String::from("0004")),
    ] {
        assert_eq!(found, expected);
    }
}

/// Salesforce pads to four digits; nobody else pads.
#[test]
fn zeros_in_front_are_taken_only_from_a_vendor_that_writes_them() {
    assert!(lookup(Provider::Salesforce, "0004").is_ok());
    for (provider, text) in [
        (Provider::Salesforce, "00004"),
        (Provider::Salesforce, "01001"),
        (Provider::WhatsAppCloud, "0131047"),
        (Provider::WhatsAppCloud, "00"),
        (Provider::WhatsAppOnPremises, "0470"),
        (Provider::Bird, "014005"),
    ] {
        assert_eq!(lookup(provider, text), Err(LookupError::Malformed { provider }), "{provider} {text}");
    }
    assert!(lookup(Provider::WhatsAppCloud, "0").is_ok());
}

#[test]
fn names_are_codes_of_bird_alone() {
    let billing = lookup(Provider::Bird, 12007).expect("listed");
    assert_eq!(lookup(Provider::Bird, "BILLING_FALIURE"), Ok(billing));
    assert_eq!(lookup(Provider::Bird, "BILLING_FAILURE"), Ok(billing));
    for entry in entries().filter(|entry| entry.provider() == Provider::Bird) {
        assert_eq!(lookup(Provider::Bird, entry.title()), Ok(entry));
    }
    assert_eq!(lookup(Provider::Bird, "NO_SUCH_NAME"), Err(LookupError::Unlisted { provider: Provider::Bird }));
    for text in ["unknown_subscriber", "UNKNOWN SUBSCRIBER", "UNKNOWN_SUBSCRIBER ", "UnknownSubscriber"] {
        assert_eq!(lookup(Provider::Bird, text), Err(LookupError::Malformed { provider: Provider::Bird }), "{text}");
    }
    for &provider in Provider::ALL.iter().filter(|provider| **provider != Provider::Bird) {
        assert_eq!(lookup(provider, "UNKNOWN_SUBSCRIBER"), Err(LookupError::Malformed { provider }));
    }
}

#[test]
fn a_channel_without_a_table_is_an_error_of_its_own() {
    for &channel in Channel::ALL {
        for &provider in Provider::ALL {
            let served = match provider {
                Provider::WebexConnect => true,
                Provider::WhatsAppCloud | Provider::WhatsAppOnPremises => channel == Channel::WhatsApp,
                Provider::MessengerPlatform => matches!(channel, Channel::Messenger | Channel::Instagram),
                _ => false,
            };
            let unsupported =
                lookup(provider.on(channel), 1) == Err(LookupError::UnsupportedChannel { provider, channel });
            assert_eq!(unsupported, !served, "{provider} on {channel}");
        }
    }
}

#[test]
fn errors_speak_plainly() {
    let said = |result: Result<_, LookupError>| result.expect_err("an error").to_string();
    assert_eq!(said(lookup(Provider::Bird, 15009)), "bird lists no such code");
    assert_eq!(said(lookup(Provider::Bird, "+1")), "bird writes no code in this form");
    assert_eq!(said(lookup(Provider::Bird.on(Channel::Sms), 1)), "no catalog of bird for sms");
    assert_eq!(
        said(lookup(Provider::WebexConnect, 7703)),
        "webex-connect uses this code on several channels (in-app, whatsapp) for different things; name one"
    );
}
