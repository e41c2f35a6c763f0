//! What `explain` lists, finds and shows, beyond what `examples.rs` asks of it.

#[path = "support/example.rs"]
mod example;

use std::process::Output;

use serde_json::Value;
use undelivered::{Match, Provider, entries, normalize};

fn run(words: &[&str]) -> Output {
    example::run("explain", words)
}

fn told(words: &[&str]) -> String {
    example::told("explain", words)
}

fn records(words: &[&str]) -> Vec<Value> {
    told(words).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn without_words_it_says_what_it_can_do() {
    let output = run(&[]);
    let usage = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    for part in ["--list", "--search", "--channel", "--json", "explain whatsapp-cloud 131047"] {
        assert!(usage.contains(part), "{part} in {usage}");
    }
}

#[test]
fn the_list_has_a_line_for_each_numbering() {
    let text = told(&["--list"]);
    assert_eq!(text.lines().count(), Provider::ALL.len());
    for (line, provider) in text.lines().zip(Provider::ALL) {
        let rows = format!(" {} rows ", provider.entries().len());
        assert!(line.starts_with(provider.as_str()) && line.contains(&rows), "{line}");
        assert!(line.contains(provider.vendor()) && line.ends_with(provider.title()), "{line}");
    }
    let names: Vec<_> = records(&["--list", "--json"]).iter().map(|record| record["name"].clone()).collect();
    assert_eq!(names, Provider::ALL.iter().map(|provider| provider.as_str()).collect::<Vec<_>>());
}

#[test]
fn a_search_finds_what_holds_every_word() {
    let found = records(&["--search", "OPTED out", "--json"]);
    assert!(found.len() > 5, "{found:?}");
    for record in &found {
        let texts = ["title", "summary", "remedy", "note"].map(|field| record[field].as_str().unwrap_or_default());
        let text = texts.join(" ").to_lowercase();
        assert!(text.contains("opted") && text.contains("out"), "{record}");
    }
    // The words as they stand, in a title, come before words that stand apart.
    assert!(found[0]["title"].as_str().expect("a title").to_lowercase().contains("opted out"), "{}", found[0]);

    let of_twilio = records(&["twilio", "--search", "landline", "--json"]);
    assert!(!of_twilio.is_empty() && of_twilio.iter().all(|record| record["provider"] == "twilio"));
    let on_whatsapp = records(&["webex-connect/whatsapp", "--search", "payment", "--json"]);
    assert!(on_whatsapp.iter().all(|record| [&"whatsapp".into(), &Value::Null].contains(&&record["channel"])));
}

#[test]
fn a_long_search_is_cut_and_counted() {
    let all = records(&["--search", "message", "--json"]).len();
    let text = told(&["--search", "message"]);
    assert_eq!(text.lines().count(), 20 * 2 + 2, "twenty rows of two lines, a blank one and the count");
    assert!(text.contains(&format!("the best 20 of {all} rows")), "{text}");
}

#[test]
fn a_search_for_nothing_finds_nothing() {
    let none = run(&["--search", "no such words anywhere"]);
    assert_eq!(none.status.code(), Some(1));
    let none = run(&["--search", "no such words anywhere", "--json"]);
    assert_eq!((none.status.code(), none.stdout.len()), (Some(1), 0), "no JSON is no text either");
    for words in [&["--search"][..], &["--search", ""], &["--search", " - "], &["--search", "a", "b", "c"]] {
        assert_eq!(run(words).status.code(), Some(2), "{words:?}");
    }
}

#[test]
fn everything_that_is_known_of_a_code_is_shown() {
    for entry in entries().filter(|entry| entry.equivalents().count() <= 12) {
        // Starting the example for each row would take minutes; one of each kind will do.
        let is_telling = entry.vendor_says_permanent().is_some() && entry.note().is_some() && entry.failure().is_some();
        if !is_telling || normalize(entry.source(), entry.code()).matched() != Match::Exact {
            continue;
        }
        let text = told(&[&entry.source().to_string(), entry.code()]);
        let page = entry.page();
        for part in [entry.title(), entry.summary(), entry.note().unwrap_or_default(), page.title(), page.retrieved()] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(text.contains("Vendor says") && !text.contains("Found by"), "{text}");
        for (other, _) in entry.equivalents() {
            assert!(text.contains(&format!("{} {}", other.source(), other.code())), "{} in {text}", other.code());
        }
        return;
    }
    panic!("no row tells everything");
}

#[test]
fn a_backoff_tells_its_gaps() {
    let text = told(&["whatsapp-cloud", "131056"]);
    assert!(text.contains("from 1 second to 1 minute: it passes within seconds"), "{text}");
}

#[test]
fn long_lists_of_other_codes_are_cut() {
    let entry = entries().max_by_key(|entry| entry.equivalents().count()).expect("an entry");
    let text = told(&[&entry.source().to_string(), entry.code()]);
    let lists = text.lines().filter(|line| ["The same as", "Similar to"].iter().any(|label| line.contains(label)));
    let mut cut = 0;
    for list in lists {
        let (listed, more) = list.split_once(" and ").unwrap_or((list, "0"));
        assert!(listed.split(", ").count() <= 12, "{list}");
        cut += more.split(' ').next().and_then(|count| count.parse().ok()).unwrap_or(0) + listed.split(", ").count();
    }
    assert_eq!(cut, entry.equivalents().count(), "{text}");
}

#[test]
fn the_way_to_an_answer_is_told() {
    for (source, code, matched, status) in [
        ("whatsapp-cloud", "190/99999", Match::CodeOnly, 0),
        ("whatsapp-cloud", "205", Match::Range, 0),
        ("webex-connect", "7710", Match::AnyChannel, 0),
        ("bird", "12999", Match::Series, 1),
        ("whatsapp-cloud", "131999", Match::Nothing, 1),
    ] {
        let output = run(&[source, code]);
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(text.contains(&format!("Found by       {matched} (")), "{source} {code}: {text}");
        assert_eq!(output.status.code(), Some(status), "{source} {code}");
        let record: Value = serde_json::from_slice(&run(&[source, code, "--json"]).stdout).expect("a record");
        assert_eq!(record["matched"], matched.as_str());
    }
}
