//! What is no code is an error: never a panic, never a wrong hit.

use std::borrow::Cow;

use undelivered::{
    Category, Channel, Entry, LookupError, Match, Provider, RetryHint, entries, find, lookup, normalize, whatsapp_cloud,
};

const NOT_CODES: [&str; 20] = [
    "+4",
    " 4",
    "4 ",
    "４",
    "",
    "1_000",
    "\u{0}",
    "4\n",
    "0004 ",
    "००४",
    "00000000000000000004",
    "\u{202e}4",
    "/",
    "/4",
    "200-",
    "-299",
    "200-298",
    "0xC8-0x12B",
    "0200-0299",
    "\u{7f}",
];

fn is_malformed(result: Result<&Entry, LookupError>) -> bool {
    matches!(result, Err(LookupError::Malformed { .. }))
}

fn is_unlisted(result: Result<&Entry, LookupError>) -> bool {
    matches!(result, Err(LookupError::Unlisted { .. }))
}

/// A numbering of words may hold letters, hyphens and blanks that another one does not.
#[test]
fn text_that_is_no_code_is_an_error_everywhere() {
    for &provider in Provider::ALL {
        let has_words = provider.entries().any(|entry| entry.number().is_none());
        for text in NOT_CODES {
            let result = lookup(provider, text);
            assert!(is_malformed(result) || (has_words && is_unlisted(result)), "{provider} {text:?}: {result:?}");
            assert_eq!(find(text).count(), 0, "{text:?}");
            let normal = normalize(provider, text);
            assert_eq!((normal.category(), normal.retry()), (Category::Unknown, RetryHint::Unstated));
            assert_eq!((normal.reason(), normal.code().to_string()), (result.err(), text.to_owned()));
            assert!(normal.may_have_been_delivered() && normal.delay(0).is_none());
        }
    }
}

/// A range has no subcodes of its own, and is none.
#[test]
fn a_range_with_a_subcode_is_not_the_code_that_it_begins_with() {
    for (provider, text) in [
        (Provider::WhatsAppCloud, "190-299/463"),
        (Provider::WhatsAppCloud, "190/463-999"),
        (Provider::WhatsAppCloud, "1-2/2388299"),
        (Provider::MessengerPlatform, "200-299/1545041"),
    ] {
        let normal = normalize(provider, text);
        assert!(!normal.is_listed() && normal.suppression().is_none(), "{provider} {text}: {:?}", normal.entry());
    }
    assert!(is_malformed(whatsapp_cloud::Code::new("200-298").map(whatsapp_cloud::Code::entry)));
    assert_eq!(whatsapp_cloud::Code::new("200-299").map(|code| code.entry().code()), Ok("200-299"));
}

/// A word could be the vendor's where it begins and goes on as the listed ones do: a new code, and no slip of the caller.
#[test]
fn words_that_a_vendor_could_write_are_unlisted_and_others_malformed() {
    for (provider, unlisted, malformed) in [
        (Provider::Bird, "NO_SUCH_WORD", ["No_Such_Word", "_NO_SUCH_WORD", "NO SUCH WORD", "NO_SUCH_WÖRD"]),
        (Provider::Slack, "no_such_word", ["NO_SUCH_WORD", "_no_such_word", "no-such-word", "no_such_wörd"]),
        (Provider::SendGrid, "No such word", [" No such word", "No such word ", "No-such-word", "No such wörd"]),
        (Provider::Apns, "NoSuchWord", ["noSuchWord", "No_Such_Word", "NoSuchWord ", "NoSuchWörd"]),
    ] {
        assert!(is_unlisted(lookup(provider, unlisted)), "{provider} {unlisted}");
        for word in malformed {
            assert!(is_malformed(lookup(provider, word)), "{provider} {word}");
        }
    }
}

#[test]
fn numbers_that_no_vendor_writes_are_errors() {
    for &provider in Provider::ALL {
        let has_numbers = provider.entries().any(|entry| entry.numbers().is_some());
        for negative in [i128::from(i8::MIN), -1, i128::from(i64::MIN), i128::MIN] {
            assert!(is_malformed(lookup(provider, negative)), "{provider} {negative}");
            assert_eq!(normalize(provider, negative).code().to_string(), negative.to_string());
        }
        for large in [u128::from(u64::MAX), u128::from(u64::MAX) + 1, u128::MAX, 1 << 31, (1 << 32) + 4] {
            assert_eq!(is_unlisted(lookup(provider, large)), has_numbers, "{provider} {large}");
            assert_eq!(is_unlisted(lookup(provider, &large.to_string())), has_numbers, "{provider} {large}");
            assert_eq!(normalize(provider, large).code().to_string(), large.to_string());
        }
    }
}

/// A number that only matches in its low 32 bits is another number.
#[test]
fn wide_numbers_are_not_cut_to_size() {
    for number in entries().filter_map(Entry::number) {
        assert_eq!(find(u64::from(number) + (1 << 32)).count(), 0, "{number}");
        assert_eq!(find(u64::from(number) | 1 << 31).count(), 0, "{number}");
    }
}

#[test]
fn every_integer_and_every_text_is_a_code() {
    const SF: Provider = Provider::Salesforce;
    let expected = lookup(SF, "0004");
    assert!(expected.is_ok());
    let owned = String::from("0004");
    for found in [
        lookup(SF, 4_u8),
        lookup(SF, 4_u16),
        lookup(SF, 4_u32),
        lookup(SF, 4_u64),
        lookup(SF, 4_u128),
        lookup(SF, 4_usize),
        lookup(SF, 4_i8),
        lookup(SF, 4_i16),
        lookup(SF, 4_i32),
        lookup(SF, 4_i64),
        lookup(SF, 4_i128),
        lookup(SF, 4_isize),
        lookup(SF, "4"),
        lookup(SF, "0004"),
        lookup(SF, &owned),
        lookup(SF, &Cow::Borrowed("0004")),
        lookup(SF, &Cow::<str>::Owned(owned.clone())),
    ] {
        assert_eq!(found, expected);
    }
}

/// Salesforce pads to four digits; the others here do not.
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
        assert!(is_malformed(lookup(provider, text)), "{provider} {text}");
    }
    assert!(lookup(Provider::WhatsAppCloud, "0").is_ok());
}

#[test]
fn names_are_codes_of_the_vendor_that_answers_with_them() {
    let billing = lookup(Provider::Bird, 12007).expect("listed");
    assert_eq!(lookup(Provider::Bird, "BILLING_FALIURE"), Ok(billing));
    assert_eq!(lookup(Provider::Bird, "BILLING_FAILURE"), Ok(billing));
    for entry in Provider::Bird.entries() {
        assert_eq!(lookup(Provider::Bird, entry.title()), Ok(entry));
    }
    assert!(is_unlisted(lookup(Provider::Bird, "NO_SUCH_NAME")));
    for text in ["unknown_subscriber", "UNKNOWN SUBSCRIBER", "UNKNOWN_SUBSCRIBER ", "UnknownSubscriber"] {
        assert!(is_malformed(lookup(Provider::Bird, text)), "{text}");
    }
    for provider in [Provider::Salesforce, Provider::WebexConnect, Provider::WhatsAppCloud] {
        assert!(is_malformed(lookup(provider, "UNKNOWN_SUBSCRIBER")), "{provider}");
    }
}

/// Telegram's sentences go on with what differs from answer to answer.
#[test]
fn a_code_that_begins_a_text_is_found_in_it_and_no_shorter_one_is() {
    let begins = "Too Many Requests: retry after";
    for text in [begins, "Too Many Requests: retry after 35", "Too Many Requests: retry after 35 or so"] {
        let found = lookup(Provider::Telegram, text).map(Entry::code);
        assert_eq!(found, Ok(begins), "{text}");
        assert!(normalize(Provider::Telegram, text).is_listed());
    }
    for text in ["Bad Request: wrong file identifier/HTTP URL specified", "Bad Request: wrong file identifier: é\n"] {
        let found = normalize(Provider::Telegram, text);
        assert_eq!((found.label(), found.matched()), ("Bad Request: wrong file identifier", Match::Exact), "{text}");
    }
    let apart = normalize(Provider::Telegram, ("Bad Request: wrong file identifier", "HTTP URL specified"));
    assert_eq!(apart.matched(), Match::Exact, "as it is displayed, so it is read");
    for text in ["Too Many Requests: retry", "too many requests: retry after 35", "x Too Many Requests: retry after 35"]
    {
        assert!(lookup(Provider::Telegram, text).is_err(), "{text}");
    }
}

/// Only where every table is for certain channels; a table without a channel answers on every one.
#[test]
fn a_channel_without_a_table_is_an_error_of_its_own() {
    for &provider in Provider::ALL {
        let by_channel = provider.tables().all(|table| !table.channels().is_empty());
        for &channel in Channel::ALL {
            let unsupported =
                matches!(lookup(provider.on(channel), 1_999_999), Err(LookupError::UnsupportedChannel { .. }));
            assert_eq!(unsupported, by_channel && !provider.channels().contains(channel), "{provider} on {channel}");
        }
    }
    assert!(matches!(
        lookup(Provider::WhatsAppCloud.on(Channel::Sms), 131047),
        Err(LookupError::UnsupportedChannel { .. })
    ));
    assert_eq!(lookup(Provider::Bird.on(Channel::Sms), 15005), lookup(Provider::Bird, 15005));
}

#[test]
fn errors_speak_plainly() {
    let said = |result: Result<_, LookupError>| result.expect_err("an error").to_string();
    assert_eq!(said(lookup(Provider::Bird, 15009)), "bird does not list 15009");
    assert_eq!(said(lookup(Provider::Bird, "NO_SUCH_NAME")), "bird does not list this code");
    assert_eq!(said(lookup(Provider::WebexConnect.on(Channel::Sms), 7599)), "webex-connect/sms does not list 7599");
    assert_eq!(said(lookup(Provider::Smpp, "0x0000FFFE")), "smpp does not list 65534");
    assert_eq!(said(lookup(Provider::Bird, "+1")), "this code is not a valid bird code");
    assert_eq!(said(lookup(Provider::WhatsAppCloud, "0131047")), "this code is not a valid whatsapp-cloud code");
    assert_eq!(said(lookup(Provider::Slack, 41077)), "41077 is not a valid slack code");
    assert_eq!(
        said(lookup(Provider::WhatsAppCloud.on(Channel::Sms), 131047)),
        "whatsapp-cloud/sms does not list 131047: no table of whatsapp-cloud is for sms"
    );
    assert_eq!(
        said(lookup(Provider::WebexConnect, 7703)),
        "webex-connect uses 7703 for different things on several channels (in-app, whatsapp): name one"
    );
}
