//! Every row of every table, both ways: what the TOML says is what the crate answers.

mod support;

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use support::{DataFile, data_files, list, parse, text, texts, word};
use toml::Table;
use undelivered::{Entry, LookupError, Provider, RawCode, RetryHint, entries, find, lookup, normalize};

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
    let pages: HashMap<String, Table> = list(&parse("pages.toml"), "page")
        .map(|page| page.as_table().expect("a page").clone())
        .map(|page| (text(&page, "id").to_owned(), page))
        .collect();
    each_row(|file, row, entry| {
        let place = format!("{} {}", file.stem, text(row, "code"));
        let optional = |key: &str| row.get(key).map(|_| text(row, key));
        assert_eq!(entry.provider(), file.provider(), "{place}");
        assert_eq!(entry.table().channels().iter().collect::<HashSet<_>>(), file.channels().into_iter().collect());
        assert_eq!(entry.table().id(), file.stem.replacen('/', "#", 1), "{place}");
        assert_eq!(entry.table().title(), text(&file.table, "title"), "{place}");
        assert_eq!(entry.code(), text(row, "code"), "{place}");
        assert_eq!(entry.subcode(), text(row, "code").split_once('/').map(|(_, subcode)| subcode), "{place}");
        assert_eq!(entry.name(), text(row, "name"), "{place}");
        assert_eq!(entry.title(), text(row, "title"), "{place}");
        assert_eq!(entry.summary(), text(row, "summary"), "{place}");
        assert_eq!(entry.remedy(), optional("remedy"), "{place}");
        assert_eq!(entry.note(), optional("note"), "{place}");
        assert_eq!(entry.category(), word(&row["category"]), "{place}");
        assert_eq!(entry.retry(), retry(row, entry), "{place}");
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
        let permanent = row.get("permanent").map(|flag| flag.as_bool().expect("a flag"));
        assert_eq!(entry.vendor_says_permanent(), permanent, "{place}");
        let deprecated = [row, &file.table].into_iter().any(|table| table.get("deprecated").is_some());
        assert_eq!(entry.is_deprecated(), deprecated, "{place}");
        let http = row.get("http").map(|status| status.as_integer().expect("a status"));
        assert_eq!(entry.http_status().map(i64::from), http, "{place}");
        assert_eq!(entry.meanings(), row.get("meanings").map(texts).unwrap_or_default(), "{place}");
        let page = &pages[text(if row.contains_key("page") { row } else { &file.table }, "page")];
        assert_eq!(entry.page().title(), text(page, "title"), "{place}");
        assert_eq!(entry.page().url(), page.get("url").map(|_| text(page, "url")), "{place}");
        assert_eq!(entry.page().retrieved(), text(page, "retrieved"), "{place}");
        assert_eq!(entry.suppression(), entry.judgement().suppression(), "{place}");
    });
}

#[test]
fn providers_say_what_the_index_says() {
    let index = parse("index.toml");
    assert_eq!(list(&index, "provider").count(), Provider::ALL.len());
    for listed in list(&index, "provider") {
        let listed = listed.as_table().expect("a provider");
        let provider: Provider = word(&listed["name"]);
        assert_eq!(
            (provider.vendor(), provider.title()),
            (text(listed, "vendor"), text(listed, "title")),
            "{provider}"
        );
    }
}

fn retry(row: &Table, entry: &Entry) -> RetryHint {
    match text(row, "retry") {
        "not-needed" => RetryHint::NotNeeded,
        "backoff" => RetryHint::Backoff(match row.get("horizon") {
            Some(horizon) => word(horizon),
            None => entry.category().usual_horizon().expect("a row says what its category does not"),
        }),
        "after" => RetryHint::After(Duration::from_secs(row["seconds"].as_integer().expect("seconds").unsigned_abs())),
        "after-fix" => RetryHint::AfterFix(word(&row["fix"])),
        "await-recipient" => RetryHint::AwaitRecipient,
        "await-provider" => RetryHint::AwaitProvider,
        "never" => RetryHint::Never,
        "unstated" => RetryHint::Unstated,
        other => panic!("{other} is no hint"),
    }
}

/// The row that a source leads to: of its channel's tables the first, else of those for every channel.
fn answering(source: undelivered::Source, code: &str) -> Option<&'static Entry> {
    let mut own = find(code).filter(|entry| entry.provider() == source.provider());
    let general = own.clone().find(|entry| entry.table().channels().is_empty());
    own.find(|entry| source.channel().is_some_and(|channel| entry.table().channels().contains(channel))).or(general)
}

#[test]
fn every_code_is_found_in_every_form_it_is_sent_in() {
    each_row(|file, row, entry| {
        let code = text(row, "code");
        let mut spellings = vec![code.to_owned()];
        spellings.extend(row.get("aliases").map(texts).unwrap_or_default());
        if file.table.get("named").is_some() {
            spellings.push(text(row, "title").to_owned());
        }
        for source in file.sources() {
            for spelling in &spellings {
                let found = find(spelling).filter(|found| found.provider() == entry.provider());
                assert!(found.clone().any(|found| found == entry), "{} {spelling}", file.stem);
                let answer = answering(source, spelling);
                assert_eq!(lookup(source, spelling).ok(), answer, "{source} {spelling}");
                let normal = normalize(source, spelling);
                assert_eq!((normal.entry(), normal.code().to_string()), (answer, spelling.clone()), "{source}");
                assert!(normal.is_listed(), "{source} {spelling}");
                let shown = normal.code().to_string();
                assert_eq!(lookup(source, &shown), lookup(source, spelling), "displayed and read again");
            }
            if let Some((code, subcode)) = code.split_once('/') {
                let pair = RawCode::with_subcode(code, Some(subcode));
                assert_eq!(lookup(source, pair), lookup(source, entry.code()), "{source} {pair}");
            }
        }
    });
}

/// A range answers for each of its numbers, unless one has a row of its own.
#[test]
fn numbers_are_found_as_integers_and_as_text() {
    each_row(|file, _, entry| {
        for number in entry.numbers().into_iter().flatten() {
            let exact = find(number).filter(|found| found.provider() == entry.provider());
            assert!(exact.clone().any(|found| found == entry || found.number() == Some(number)), "{entry}");
            for source in file.sources() {
                let found = lookup(source, number);
                assert_eq!(found, lookup(source, u64::from(number)), "{entry}");
                assert_eq!(found, lookup(source, number.to_string().as_str()), "{entry}");
                assert!(found.is_ok(), "{source} {number}");
            }
        }
    });
}

/// No number beside the listed ones answers: every one up to the largest five-digit code, and the neighbours of those
/// beyond.
#[test]
fn nothing_else_is_found() {
    for provider in Provider::ALL.iter().copied() {
        let listed: HashSet<u32> = provider.entries().filter_map(Entry::numbers).flatten().collect();
        let beyond = listed.iter().flat_map(|&code| [code.saturating_sub(1), code.wrapping_add(1), code ^ 0x8000_0000]);
        for number in (0..100_000).chain(beyond) {
            let found = match lookup(provider, number) {
                Ok(entry) => entry.numbers().is_some_and(|numbers| numbers.contains(&number)),
                Err(error) => matches!(error, LookupError::Ambiguous { .. }),
            };
            assert_eq!(found, listed.contains(&number), "{provider} {number}");
        }
    }
}

/// One module of typed codes: variant to row and row to variant.
macro_rules! each_module {
    ($($stem:literal => $($module:ident)::+,)*) => {
        #[test]
        fn typed_codes_and_entries_lead_to_each_other() {
            let files = data_files();
            let mut stems = Vec::new();
            $({
                use undelivered::$($module)::+::Code;
                stems.push($stem);
                let file = files.iter().find(|file| file.stem == $stem).expect($stem);
                assert_eq!(Code::ALL.len(), file.rows().count(), $stem);
                for (row, &code) in file.rows().zip(Code::ALL) {
                    let entry = code.entry();
                    let place = format!("{} {}", $stem, text(row, "code"));
                    assert_eq!(format!("{code:?}"), text(row, "name"), "{place}");
                    assert_eq!(code.to_string(), text(row, "code"), "{place}");
                    assert_eq!(entry.code(), text(row, "code"), "{place}");
                    assert_eq!(Code::try_from(entry), Ok(code), "{place}");
                    assert_eq!(text(row, "code").parse(), Ok(code), "{place}");
                    assert_eq!(Code::new(text(row, "code")), Ok(code), "{place}");
                    if let (Some(number), None) = (entry.number(), entry.subcode()) {
                        let range = entry.numbers().is_some_and(|numbers| numbers.count() > 1);
                        assert!(range || Code::try_from(number) == Ok(code), "{place}");
                        assert!(range || Code::try_from(u64::from(number)) == Ok(code), "{place}");
                    }
                    let json = serde_json::to_string(&code).expect("JSON");
                    assert_eq!(serde_json::from_str::<Code>(&json).expect($stem), code, "{place}");
                }
                let own = entries().filter(|entry| Code::try_from(*entry).is_ok()).count();
                assert_eq!(own, Code::ALL.len(), $stem);
            })*
            assert_eq!(stems, files.iter().map(|file| file.stem.clone()).collect::<Vec<_>>());
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/modules.rs"));
