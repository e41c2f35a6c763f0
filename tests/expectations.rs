//! What the vendors' pages ask for, held against what the crate answers.

use undelivered::{Channel, LookupError, Provider, Source, lookup};

#[test]
fn the_pages_are_answered_as_they_read() {
    let mut checked = 0;
    for line in include_str!("expectations.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [source, code, category, hint, why] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("five columns: {line}")
        };
        let entry = lookup(parse(source), code).unwrap_or_else(|fault: LookupError| panic!("{line}: {fault}"));
        let found = (entry.category().to_string(), entry.retry().to_string());
        assert_eq!(found, (category.into(), hint.into()), "{source} {code}: {why}");
        checked += 1;
    }
    assert!(checked >= 80, "{checked}");
}

fn parse(source: &str) -> Source {
    let (provider, channel) = source.split_once('/').map_or((source, None), |(name, on)| (name, Some(on)));
    let provider: Provider = provider.parse().expect("a provider");
    match channel {
        Some(channel) => provider.on(channel.parse::<Channel>().expect("a channel")),
        None => provider.into(),
    }
}

/// The outcome is open where the page says so, or where nobody answered in time.
#[test]
fn only_uncertain_outcomes_may_have_been_delivered() {
    let open = |source: &str, code: &str| lookup(parse(source), code).expect("listed").may_have_been_delivered();
    for (source, code) in [
        ("salesforce", "2008"),
        ("webex-connect/sms", "7518"),
        ("webex-connect/sms", "7209"),
        ("webex-connect/instagram", "7303"),
        ("webex-connect/google-business-messages", "7916"),
        ("webex-connect/push", "7537"),
    ] {
        assert!(open(source, code), "{source} {code}");
    }
    for (source, code) in [("webex-connect/sms", "7201"), ("whatsapp-cloud", "131026"), ("bird", "15001")] {
        assert!(!open(source, code), "{source} {code}");
    }
}
