//! Codes that come with a subcode, and the failures that codes of several vendors share.

mod support;

use std::collections::HashMap;

use support::{data_files, list, parse, text, texts};
use undelivered::{
    Certainty, Channel, Entry, LookupError, Match, Provider, RawCode, entries, find, lookup, messenger_platform,
    normalize, whatsapp_cloud,
};

const GRAPH: [Provider; 2] = [Provider::WhatsAppCloud, Provider::MessengerPlatform];

/// `0x20` is no way to write 32 where a vendor writes 32; a pair of numbers is asked as one of integers as well.
#[test]
fn every_pair_is_found_as_a_pair_and_as_text() {
    let mut pairs = 0;
    for entry in entries() {
        let Some((code, subcode)) = entry.code().split_once('/') else { continue };
        let provider = entry.provider();
        assert_eq!(entry.subcode(), Some(subcode));
        let pair = RawCode::with_subcode(code, Some(subcode));
        for found in [lookup(provider, pair), lookup(provider, entry.code()), lookup(provider, &pair.to_string())] {
            assert_eq!(found, Ok(entry), "{entry}");
        }
        if let (Ok(code), Ok(subcode)) = (code.parse::<u64>(), subcode.parse::<u64>()) {
            assert_eq!(lookup(provider, (code, subcode)), Ok(entry), "{entry}");
            assert_eq!(normalize(provider, (code, subcode)).code().to_string(), entry.code());
        }
        assert!(normalize(provider, pair).is_listed());
        assert!(find(pair).any(|found| found == entry));
        // Without the subcode it is the code alone, or nothing.
        assert_ne!(lookup(provider, code).ok(), Some(entry));
        pairs += 1;
    }
    assert!(pairs > 50, "{pairs}");
}

#[test]
fn a_subcode_that_is_not_listed_leaves_the_code_alone() {
    for provider in GRAPH {
        for entry in provider.entries().filter(|entry| entry.numbers().is_some_and(|numbers| numbers.count() == 1)) {
            let code = entry.number().expect("a number");
            for subcode in [999_999_999_u64, u64::MAX, 0] {
                assert_eq!(lookup(provider, (code, subcode)), lookup(provider, code), "{provider} {code}/{subcode}");
                let normal = normalize(provider, (code, subcode));
                assert_eq!((normal.matched(), normal.is_listed()), (Match::CodeOnly, false), "{provider} {code}");
                let shown = normal.code().to_string();
                assert_eq!(shown, format!("{code}/{subcode}"), "kept as it came");
                assert_eq!(normalize(provider, &shown).judgement(), normal.judgement(), "and read again");
            }
            assert_eq!(lookup(provider, RawCode::with_subcode(code, Some("no number"))), lookup(provider, code));
            assert_eq!(lookup(provider, (code, -1)), lookup(provider, code));
            assert_eq!(RawCode::with_subcode(code, None::<u32>), RawCode::from(code));
        }
        assert!(matches!(lookup(provider, (777_777_u32, 999_999_999_u32)), Err(LookupError::Unlisted { .. })));
        let padded = RawCode::with_subcode("0100", Some("1"));
        assert!(matches!(lookup(provider, padded), Err(LookupError::Malformed { .. })), "Meta does not pad");
        let word = RawCode::with_subcode("x", Some(1));
        assert!(matches!(lookup(provider, word), Err(LookupError::Malformed { .. })));
    }
    // Vendors without subcodes are asked for the code.
    assert_eq!(lookup(Provider::Bird, (15005, 1)).map(Entry::code), Ok("15005"));
    assert_eq!(RawCode::with_subcode("190", Some("0463")).to_string(), "190/0463", "kept as it came");
}

/// Template numbers are printed as codes and arrive as subcodes of 100: both find them.
#[test]
fn numbers_that_also_arrive_as_subcodes_are_found_in_both_places() {
    let mut found = 0;
    for file in data_files() {
        for row in file.rows().filter(|row| row.contains_key("as_subcode")) {
            for source in file.sources() {
                let code = text(row, "code");
                let entry = lookup(source, code).expect("listed");
                // Beside any code, also one that is not listed with it.
                let pair = RawCode::with_subcode(code, Some(code));
                assert_eq!(lookup(source, pair), Ok(entry), "{source} {code}");
                found += 1;
            }
        }
    }
    assert!(found > 50, "{found}");
    assert_eq!(lookup(Provider::WhatsAppCloud, (100, 2388299)).map(Entry::code), Ok("2388299"));
    // One subcode of several codes: the pair decides.
    let of = |code: u32| lookup(Provider::MessengerPlatform, (code, 1545041)).map(Entry::code);
    assert_eq!((of(200), of(551)), (Ok("200/1545041"), Ok("551/1545041")));
}

#[test]
fn pairs_are_typed_codes_too() {
    use messenger_platform::Code;
    assert_eq!(Code::new((10, 2018278)), Ok(Code::MessengerWindowClosed));
    assert_eq!("10/2018278".parse(), Ok(Code::MessengerWindowClosed));
    assert_eq!(Code::MessengerWindowClosed.to_string(), "10/2018278");
    // Of a subcode that is not listed, the code alone.
    assert_eq!(whatsapp_cloud::Code::new((190, 424242)), whatsapp_cloud::Code::new(190));
    assert_eq!(whatsapp_cloud::Code::new((190, 463)), Ok(whatsapp_cloud::Code::TokenLifetimeOver));
}

/// From the issue that Meta renumbered, resellers pass on, and Bird groups.
#[test]
fn the_reply_window_is_one_failure_across_vendors() {
    let window = lookup(Provider::WhatsAppCloud, 131047).expect("listed");
    let others: HashMap<(Provider, &str), Certainty> =
        window.equivalents().map(|(other, sure)| ((other.provider(), other.code()), sure)).collect();
    assert_eq!(others[&(Provider::WhatsAppOnPremises, "470")], Certainty::Same);
    assert_eq!(others[&(Provider::WebexConnect, "7710")], Certainty::Same);
    assert_eq!(others[&(Provider::Bird, "14005")], Certainty::Similar);
    assert_eq!(others[&(Provider::Salesforce, "0004")], Certainty::Similar);
    let salesforce = lookup(Provider::Salesforce, "0004").expect("listed");
    assert!(salesforce.equivalents().any(|(other, _)| other == window), "and back");
    // Kept apart: one number under which two vendors print different things.
    let upload = lookup(Provider::MessengerPlatform, (100, 2018047)).expect("listed");
    assert!(upload.equivalents().all(|(other, _)| other.code() != "2018047"));
}

/// Symmetric, transitive, and agreed where one code is passed on, unless the data says why not.
#[test]
fn failures_are_classes() {
    let file = parse("failures.toml");
    let explained: Vec<&str> = list(&file, "failure")
        .filter(|failure| failure.get("because").is_some())
        .map(|failure| failure["id"].as_str().expect("text"))
        .collect();
    let members: usize = list(&file, "failure").map(|failure| texts(&failure["members"]).len()).sum();
    assert_eq!(entries().filter(|entry| entry.failure().is_some()).count(), members);
    for entry in entries() {
        let others: Vec<_> = entry.equivalents().collect();
        assert_eq!(others.is_empty(), entry.failure().is_none(), "{entry}");
        for &(other, sure) in &others {
            assert_ne!(entry, other);
            assert!(other.equivalents().any(|back| back == (entry, sure)), "{entry} and {other}");
            assert_eq!(other.equivalents().count(), others.len(), "{entry} and {other}");
            let agree = (entry.category(), entry.retry()) == (other.category(), other.retry());
            if sure == Certainty::Same && !agree {
                assert!(explained.contains(&entry.failure().expect("a failure")), "{entry} and {other}");
            }
        }
    }
}

#[test]
fn nobody_is_suppressed_for_a_subcode_that_is_not_listed() {
    let blocked = normalize(Provider::MessengerPlatform, 551);
    assert!(blocked.suppression().is_some());
    let unknown = normalize(Provider::MessengerPlatform, (551, 424_242));
    assert_eq!((unknown.matched(), unknown.category()), (Match::CodeOnly, blocked.category()));
    assert_eq!(unknown.suppression(), None);
}

#[test]
fn a_range_is_a_code_with_and_without_a_subcode() {
    let range = lookup(Provider::WhatsAppCloud, "200-299");
    assert_eq!(range.map(Entry::code), Ok("200-299"));
    assert_eq!(lookup(Provider::WhatsAppCloud, "200-299/1"), range);
    assert_eq!(normalize(Provider::WhatsAppCloud, "200-299/1").matched(), Match::CodeOnly);
}

#[test]
fn a_range_answers_for_its_numbers_whatever_subcode_they_bring() {
    let range = lookup(Provider::WhatsAppCloud, 205).expect("in a range");
    assert!(range.code().contains('-'), "{range}");
    for code in [RawCode::from((205, 1)), "205/1".into(), "205".into(), 205.into()] {
        assert_eq!(lookup(Provider::WhatsAppCloud, code), Ok(range), "{code}");
        assert_eq!(normalize(Provider::WhatsAppCloud, code).matched(), Match::Range, "{code}");
    }
}

/// Where a code means different things on different channels, a subcode that no table lists does not decide it.
#[test]
fn an_unlisted_subcode_leaves_an_ambiguous_code_ambiguous() {
    let connect = Provider::WebexConnect;
    assert!(matches!(lookup(connect, 7703), Err(LookupError::Ambiguous { .. })));
    assert!(matches!(lookup(connect, (7703, 1)), Err(LookupError::Ambiguous { .. })));
    let there = connect.on(Channel::WhatsApp);
    assert_eq!(lookup(there, (7703, 1)), lookup(there, 7703));
    assert_eq!(normalize(there, (7703, 1)).matched(), Match::CodeOnly);
    // A channel whose tables do not hold it finds nothing, with a subcode or without.
    let elsewhere = connect.on(Channel::Voice);
    assert!(lookup(elsewhere, 7703).is_err() && lookup(elsewhere, (7703, 1)) == lookup(elsewhere, 7703));
}
