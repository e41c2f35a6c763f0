//! Codes that come with a subcode, and what hangs on few rows: HTTP statuses, meanings, equivalents.

mod support;

use std::collections::HashMap;

use support::{data_files, text};
use undelivered::{
    Certainty, Entry, LookupError, Provider, RawCode, entries, find, lookup, messenger_platform, normalize,
    whatsapp_cloud,
};

const GRAPH: [Provider; 2] = [Provider::WhatsAppCloud, Provider::MessengerPlatform];

#[test]
fn every_pair_is_found_as_a_pair_and_as_text() {
    let mut pairs = 0;
    for entry in entries() {
        let Some((code, subcode)) = entry.code().split_once('/') else { continue };
        let provider = entry.provider();
        assert_eq!(entry.subcode(), Some(subcode));
        let numbers: (u64, u64) = (code.parse().expect("digits"), subcode.parse().expect("digits"));
        for found in [lookup(provider, numbers), lookup(provider, (code, subcode)), lookup(provider, entry.code())] {
            assert_eq!(found, Ok(entry), "{provider} {code}/{subcode}");
        }
        assert!(normalize(provider, numbers).listed());
        assert_eq!(normalize(provider, numbers).code().to_string(), entry.code());
        assert!(find(numbers).any(|found| found == entry));
        // Without the subcode it is the code alone, or nothing.
        assert_ne!(lookup(provider, numbers.0).ok(), Some(entry));
        pairs += 1;
    }
    assert!(pairs > 50, "{pairs}");
}

#[test]
fn a_subcode_that_is_not_listed_leaves_the_code_alone() {
    for provider in GRAPH {
        for entry in entries().filter(|entry| entry.provider() == provider) {
            let Ok(code) = entry.code().parse::<u64>() else { continue };
            for subcode in [999_999_999_u64, u64::MAX, 0] {
                assert_eq!(lookup(provider, (code, subcode)), lookup(provider, code), "{provider} {code}/{subcode}");
            }
            assert_eq!(lookup(provider, (code, "no number")), lookup(provider, code));
            assert_eq!(lookup(provider, (code, -1)), lookup(provider, code));
        }
        let provider_lists = Err(LookupError::Unlisted { provider });
        assert_eq!(lookup(provider, (777_777_u32, 999_999_999_u32)), provider_lists);
        assert!(!normalize(provider, (777_777_u32, 5_u32)).listed());
        assert_eq!(lookup(provider, ("0100", "1")), Err(LookupError::Malformed { provider }), "Meta does not pad");
        assert_eq!(lookup(provider, ("x", 1)), Err(LookupError::Malformed { provider }));
    }
    // Vendors without subcodes are asked for the code.
    assert_eq!(lookup(Provider::Bird, (15005, 1)).map(Entry::code), Ok("15005"));
}

/// Template numbers are printed as codes and arrive as subcodes of 100: both find them.
#[test]
fn numbers_that_also_arrive_as_subcodes_are_found_in_both_places() {
    let mut found = 0;
    for file in data_files() {
        for row in file.rows().filter(|row| row.contains_key("as_subcode")) {
            let number: u64 = text(row, "code").parse().expect("digits");
            let entry = lookup(file.source(), number).expect("listed");
            assert_eq!(lookup(file.source(), (100, number)), Ok(entry), "{number}");
            assert_eq!(lookup(file.source(), (4_000_000_000_u64, number)), Ok(entry), "{number}");
            found += 1;
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
    assert_eq!(Code::try_from(RawCode::from((10, 2018278))), Ok(Code::MessengerWindowClosed));
    assert_eq!("10/2018278".parse(), Ok(Code::MessengerWindowClosed));
    assert_eq!(Code::MessengerWindowClosed.to_string(), "10/2018278");
    assert_eq!(whatsapp_cloud::Code::try_from(RawCode::from((190, 463))), Ok(whatsapp_cloud::Code::TokenLifetimeOver));
}

#[test]
fn http_statuses_and_meanings_are_those_of_the_tables() {
    let mut seen = (0, 0);
    for file in data_files() {
        for row in file.rows() {
            let code = text(row, "code");
            let Ok(entry) = lookup(file.source(), code) else { continue };
            if entry.name() != text(row, "name") {
                continue; // Another table of the channel goes before it.
            }
            let http = row.get("http").map(|status| status.as_integer().expect("a status"));
            assert_eq!(entry.http_status().map(i64::from), http, "{code}");
            assert!(entry.http_status().is_none_or(|status| (200..600).contains(&status)), "{code}");
            let meanings: Vec<&str> = row
                .get("meanings")
                .and_then(|meanings| meanings.as_array())
                .map(|meanings| meanings.iter().map(|meaning| meaning.as_str().expect("text")).collect())
                .unwrap_or_default();
            assert_eq!(entry.meanings(), meanings, "{code}");
            seen = (seen.0 + usize::from(http.is_some()), seen.1 + usize::from(!meanings.is_empty()));
        }
    }
    assert!(seen.0 > 100 && seen.1 >= 8, "{seen:?}");
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
    // Kept apart: one number under which two vendors print different things.
    let upload = lookup(Provider::MessengerPlatform, (100, 2018047)).expect("listed");
    assert!(upload.equivalents().all(|(other, _)| other.code() != "2018047"));
}

#[test]
fn equivalents_are_symmetric_and_the_same_ones_agree() {
    let because: Vec<Vec<String>> = explained();
    let (mut pairs, mut explained_pairs) = (0, 0);
    for entry in entries() {
        for (other, sure) in entry.equivalents() {
            pairs += 1;
            assert!(other.equivalents().any(|back| back == (entry, sure)), "{entry:?} {other:?}");
            assert_ne!(entry, other);
            let agree = (entry.category(), entry.retry()) == (other.category(), other.retry());
            if sure == Certainty::Same && !agree {
                explained_pairs += 1;
                let told = |entry: &Entry, codes: &[String]| {
                    codes.iter().any(|code| code.ends_with(&format!(" {}", entry.code())))
                };
                assert!(because.iter().any(|codes| told(entry, codes) && told(other, codes)), "{entry:?} {other:?}");
            }
        }
    }
    assert!(pairs > 700, "{pairs}");
    assert!(explained_pairs < 20, "{explained_pairs}");
}

/// The codes of each group whose differences the data explains.
fn explained() -> Vec<Vec<String>> {
    let file: toml::Table = include_str!("../data/equivalents.toml").parse().expect("TOML");
    let groups = file["same"].as_array().expect("groups").iter().filter(|group| group.get("because").is_some());
    let codes = |group: &toml::Value| -> Vec<String> {
        group["codes"].as_array().expect("codes").iter().map(|code| code.as_str().expect("text").to_owned()).collect()
    };
    groups.map(codes).collect()
}
