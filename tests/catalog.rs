//! Every row answers, both ways, with what its TOML says.

mod support;

use std::collections::HashSet;
use std::time::Duration;

use support::{DataFile, data_files, text, word};
use toml::Table;
use undelivered::{Entry, Provider, RetryHint, entries, find, lookup, normalize};

fn each_row(check: impl Fn(&DataFile, &Table, &'static Entry)) {
    let mut listed = entries();
    for file in &data_files() {
        for row in file.rows() {
            check(file, row, listed.next().expect("an entry for every row"));
        }
    }
    assert!(listed.next().is_none(), "a row for every entry");
}

#[test]
fn entries_say_what_their_rows_say() {
    each_row(|file, row, entry| {
        let place = format!("{} {}", file.stem, text(row, "code"));
        assert_eq!(entry.provider(), file.provider(), "{place}");
        assert_eq!(entry.channel(), file.channel(), "{place}");
        assert_eq!(entry.code(), text(row, "code"), "{place}");
        assert_eq!(entry.name(), text(row, "name"), "{place}");
        assert_eq!(entry.title(), text(row, "title"), "{place}");
        assert_eq!(entry.summary(), text(row, "summary"), "{place}");
        assert_eq!(entry.remedy(), row.get("remedy").map(|_| text(row, "remedy")), "{place}");
        assert_eq!(entry.category(), word(&row["category"]), "{place}");
        assert_eq!(entry.retry(), retry(row), "{place}");
        assert_eq!(entry.basis(), word(&row["basis"]), "{place}");
        if let Some(party) = row.get("party") {
            assert_eq!(entry.party(), word(party), "{place}");
        }
        if let Some(scope) = row.get("scope") {
            assert_eq!(entry.scope(), word(scope), "{place}");
        }
        if let Some(uncertain) = row.get("may_have_been_delivered") {
            assert_eq!(Some(entry.may_have_been_delivered()), uncertain.as_bool(), "{place}");
        }
        let deprecated = [row, &file.table].into_iter().any(|table| table.get("deprecated").is_some());
        assert_eq!(entry.deprecated(), deprecated, "{place}");
        assert_eq!(entry.source(), text(if row.contains_key("page") { row } else { &file.table }, "page"), "{place}");
    });
}

fn retry(row: &Table) -> RetryHint {
    match text(row, "retry") {
        "not-needed" => RetryHint::NotNeeded,
        "backoff" => RetryHint::Backoff,
        "after" => RetryHint::After(Duration::from_secs(row["seconds"].as_integer().expect("seconds").unsigned_abs())),
        "after-fix" => RetryHint::AfterFix(word(&row["fix"])),
        "await-recipient" => RetryHint::AwaitRecipient,
        "never" => RetryHint::Never,
        "unstated" => RetryHint::Unstated,
        other => panic!("{other} is no hint"),
    }
}

/// A code may stand in its channel's table and again among those for every channel; then the
/// channel's own row answers, so the row is looked for through [`find`] as well.
#[test]
fn every_code_is_found_as_text_and_as_number() {
    each_row(|file, row, entry| {
        let code = text(row, "code");
        assert!(find(code).any(|found| found == entry), "{} {code}", file.stem);
        if file.channel().is_some() || file.provider() != Provider::WebexConnect {
            assert_eq!(lookup(file.source(), code), Ok(entry), "{} {code}", file.stem);
            let normal = normalize(file.source(), code);
            assert!(normal.listed() && normal.entry() == Some(entry), "{} {code}", file.stem);
        }
        if code.contains('/') {
            return; // Not a number by itself: see `subcodes.rs`.
        }
        let (first, last) = code.split_once('-').unwrap_or((code, code));
        let (first, last): (u32, u32) = (first.parse().expect("digits"), last.parse().expect("digits"));
        for number in first..=last {
            // A number of a range may have a row of its own, which is more exact.
            let exact = number.to_string();
            assert!(find(number).any(|found| found == entry || found.code() == exact), "{} {number}", file.stem);
            assert_eq!(
                lookup(file.source(), number),
                lookup(file.source(), &number.to_string()),
                "{} {number}",
                file.stem
            );
        }
    });
}

/// No number beside the listed ones answers: every one up to the largest five-digit code, and
/// the neighbours of those beyond.
#[test]
fn nothing_else_is_found() {
    for provider in Provider::ALL.iter().copied() {
        let listed: HashSet<u32> = data_files()
            .iter()
            .filter(|file| file.provider() == provider)
            .flat_map(|file| file.rows().map(|row| text(row, "code").to_owned()).collect::<Vec<_>>())
            .filter(|code| !code.contains('/'))
            .flat_map(|code| {
                let (first, last) = code.split_once('-').unwrap_or((&code, &code));
                first.parse::<u32>().expect("digits")..=last.parse().expect("digits")
            })
            .collect();
        let beyond = listed.iter().flat_map(|&code| [code.saturating_sub(1), code.wrapping_add(1), code ^ 0x8000_0000]);
        for number in (0..200_000).chain(beyond) {
            let found = find(number).any(|entry| entry.provider() == provider);
            assert_eq!(found, listed.contains(&number), "{provider} {number}");
            assert_eq!(found, lookup(provider, number).is_ok() || ambiguous(provider, number), "{provider} {number}");
        }
    }
}

fn ambiguous(provider: Provider, number: u32) -> bool {
    matches!(lookup(provider, number), Err(undelivered::LookupError::Ambiguous { .. }))
}

/// One module of typed codes: variant to row and row to variant.
macro_rules! typed {
    ($($stem:literal => $($module:ident)::+),* $(,)?) => {
        #[test]
        fn typed_codes_and_entries_lead_to_each_other() {
            let mut stems = Vec::new();
            $({
                use undelivered::$($module)::+::Code;
                stems.push($stem);
                let file = data_files().into_iter().find(|file| file.stem == $stem).expect($stem);
                assert_eq!(Code::ALL.len(), file.rows().count(), $stem);
                for (row, &code) in file.rows().zip(Code::ALL) {
                    let entry = code.entry();
                    assert_eq!(format!("{code:?}"), text(row, "name"), $stem);
                    assert_eq!(code.to_string(), text(row, "code"), $stem);
                    assert_eq!(entry.code(), text(row, "code"), $stem);
                    assert_eq!(Code::try_from(entry), Ok(code), $stem);
                    assert_eq!(text(row, "code").parse(), Ok(code), $stem);
                    if let Ok(number) = text(row, "code").parse::<u64>() {
                        assert_eq!(Code::try_from(number), Ok(code), $stem);
                    }
                    let json = serde_json::to_string(&code).expect("JSON");
                    assert_eq!(json, format!("{:?}", text(row, "code")), $stem);
                    assert_eq!(serde_json::from_str::<Code>(&json).expect($stem), code);
                }
                // A code of any other table is this one's only if it has that number too.
                for other in entries() {
                    if let Ok(code) = other.code().parse::<Code>() {
                        let (mine, theirs) = (code.to_string(), other.code());
                        assert!(mine == theirs || mine.parse::<u64>() == theirs.parse::<u64>(), "{} {theirs}", $stem);
                    }
                }
                let foreign = entries().filter(|entry| Code::try_from(*entry).is_err()).count();
                assert_eq!(foreign + Code::ALL.len(), entries().count(), $stem);
            })*
            assert_eq!(stems, data_files().iter().map(|file| file.stem.clone()).collect::<Vec<_>>());
        }
    };
}

typed! {
    "salesforce" => salesforce,
    "webex-connect/common" => webex_connect::common,
    "webex-connect/contact-policy" => webex_connect::contact_policy,
    "webex-connect/apple-messages" => webex_connect::apple_messages,
    "webex-connect/email" => webex_connect::email,
    "webex-connect/google-business-messages" => webex_connect::google_business_messages,
    "webex-connect/in-app" => webex_connect::in_app,
    "webex-connect/instagram" => webex_connect::instagram,
    "webex-connect/messenger" => webex_connect::messenger,
    "webex-connect/mms" => webex_connect::mms,
    "webex-connect/push" => webex_connect::push,
    "webex-connect/rcs" => webex_connect::rcs,
    "webex-connect/sms" => webex_connect::sms,
    "webex-connect/sms-us-canada" => webex_connect::sms_us_canada,
    "webex-connect/voice" => webex_connect::voice,
    "webex-connect/call-log" => webex_connect::call_log,
    "webex-connect/whatsapp" => webex_connect::whatsapp,
    "bird" => bird,
    "whatsapp-on-premises" => whatsapp_on_premises,
    "whatsapp-cloud" => whatsapp_cloud,
    "messenger-platform" => messenger_platform,
}

/// As many rows as the vendors' pages have, less the doubled ones.
#[test]
fn catalogs_are_complete() {
    let count = |provider| entries().filter(|entry| entry.provider() == provider).count();
    assert_eq!(count(Provider::Salesforce), 46);
    assert_eq!(count(Provider::Bird), 27);
    // 67 on the page, and 16 that it lacks.
    assert_eq!(count(Provider::WhatsAppOnPremises), 67 + 16);
    // 66 rows, of which 12 are on-premises codes and one stands there twice; 141 more numbers are on
    // record, of which 17 rest on one source that is not Meta's, or are samples, and three token subcodes.
    assert_eq!(count(Provider::WhatsAppCloud), 66 - 12 - 1 + 141 - 17 + 3);
    // 113 rows, less six that rest on a single third-party fixture.
    assert_eq!(count(Provider::MessengerPlatform), 113 - 6);
    // 401 rows: one for the call log's series, and six doubles (Apple 7000, in-app 7000, 7003,
    // 7004 and 7704, WhatsApp 7820).
    assert_eq!(count(Provider::WebexConnect), 401 - 1 - 6);
}

#[test]
fn the_readme_counts_right() {
    let readme = include_str!("../README.md");
    for &provider in Provider::ALL {
        let count = entries().filter(|entry| entry.provider() == provider).count();
        let row = format!("| `{provider}` | {count} |");
        assert!(readme.contains(&row), "{row}");
    }
}
