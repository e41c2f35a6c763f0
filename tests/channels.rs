//! One number on several channels: each channel's own meaning, and no guess without a channel.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use support::{data_files, text};
use undelivered::{Category, Channel, Entry, LookupError, Provider, RetryHint, entries, find, lookup};

const WEBEX: Provider = Provider::WebexConnect;

/// Without a channel: the meaning where all tables agree, else the channels to choose from.
#[test]
fn every_shared_number_is_agreed_on_or_ambiguous() {
    let mut holders: BTreeMap<u32, Vec<Option<Channel>>> = BTreeMap::new();
    for file in data_files().iter().filter(|file| file.provider() == WEBEX) {
        for row in file.rows() {
            let code = text(row, "code").parse().expect("no ranges here");
            holders.entry(code).or_default().push(file.channel());
        }
    }
    let mut conflicts = 0;
    for (code, channels) in holders {
        let meanings: Vec<(Category, RetryHint)> = find(code)
            .filter(|entry| entry.provider() == WEBEX)
            .map(|entry| (entry.category(), entry.retry()))
            .collect();
        assert_eq!(meanings.len(), channels.len(), "{code}");
        match lookup(WEBEX, code) {
            Ok(entry) => {
                assert!(meanings.iter().all(|meaning| *meaning == (entry.category(), entry.retry())), "{code}");
            }
            Err(LookupError::Ambiguous { provider, channels: named }) => {
                conflicts += 1;
                assert_eq!(provider, WEBEX);
                assert!(meanings.iter().any(|meaning| *meaning != meanings[0]), "{code}");
                let mut expected: Vec<Channel> = channels.into_iter().flatten().collect();
                expected.sort();
                assert_eq!(named.iter().collect::<Vec<_>>(), expected, "{code}");
            }
            Err(other) => panic!("{code}: {other}"),
        }
    }
    assert!(conflicts >= 6, "the pages have at least 1001, 7303, 7513, 7703, 7704 and 7706");
}

fn on(channel: Channel, code: u32) -> &'static Entry {
    lookup(WEBEX.on(channel), code).unwrap_or_else(|fault| panic!("{channel} {code}: {fault}"))
}

/// From the page, number by number.
#[test]
fn conflicts_named_by_the_page() {
    use Channel::{
        AppleMessages, GoogleBusinessMessages, InApp, Instagram, Messenger, Push, Rcs, Sms, Voice, WhatsApp,
    };
    for (code, meanings) in [
        (1001, [(AppleMessages, Category::Accepted), (Voice, Category::InvalidRecipient)].as_slice()),
        (7302, &[(Instagram, Category::RateLimited), (Sms, Category::RateLimited)]),
        (7303, &[(Instagram, Category::Timeout), (Messenger, Category::ProviderUnavailable)]),
        (7307, &[(GoogleBusinessMessages, Category::Unknown), (Rcs, Category::ProviderUnavailable)]),
        (7513, &[(Push, Category::UnsupportedRecipient), (Sms, Category::RecipientUnavailable)]),
        (7703, &[(InApp, Category::MessageTooLarge), (WhatsApp, Category::PaymentRequired)]),
        (7704, &[(InApp, Category::InvalidContent), (WhatsApp, Category::MessageExpired)]),
        (7706, &[(InApp, Category::MessageTooLarge), (WhatsApp, Category::RateLimited)]),
    ] {
        for &(channel, category) in meanings {
            assert_eq!(on(channel, code).category(), category, "{channel} {code}");
            assert_eq!(on(channel, code).channel(), Some(channel), "{channel} {code}");
        }
    }
}

/// A channel's table comes first, then the two that hold on every channel.
#[test]
fn tables_for_every_channel_stand_behind_the_channels_own() {
    for &channel in Channel::ALL {
        assert_eq!(on(channel, 9002).category(), Category::NoConsent, "{channel}");
        assert_eq!(on(channel, 9002).channel(), None, "{channel}");
        assert_eq!(on(channel, 7200).category(), Category::Unknown, "{channel}");
    }
    assert_eq!(on(Channel::AppleMessages, 7000).channel(), Some(Channel::AppleMessages));
    assert_eq!(on(Channel::Sms, 7000).channel(), None);
}

/// The voice API and the call log are both voice; SMS has further codes in two countries.
#[test]
fn a_channel_may_have_two_tables() {
    assert_eq!(on(Channel::Voice, 7519).category(), Category::Delivered);
    assert_eq!(on(Channel::Voice, 2003).category(), Category::RecipientUnavailable);
    assert_eq!(on(Channel::Sms, 7500).category(), Category::Delivered);
    assert_eq!(on(Channel::Sms, 7111).category(), Category::SpamDetected);
}

/// What a look-up is to find, by the rule and without a hash: the channel's own rows, then those of all channels.
fn by_the_rule(provider: Provider, channel: Channel, number: u64) -> Option<&'static Entry> {
    let rows = || entries().filter(|entry| entry.provider() == provider);
    let holds = |entry: &&Entry| match entry.code().split_once('-') {
        Some((first, last)) => {
            first.parse().is_ok_and(|first: u64| first <= number) && number <= last.parse().unwrap_or(0)
        }
        None => entry.code().parse() == Ok(number),
    };
    let own = || rows().filter(|entry| entry.channel() == Some(channel));
    let declared =
        provider == Provider::MessengerPlatform && matches!(channel, Channel::Messenger | Channel::Instagram);
    if own().next().is_none() && !declared {
        return None;
    }
    own().find(holds).or_else(|| rows().filter(|entry| entry.channel().is_none()).find(holds))
}

/// Every number of any catalog on every channel of every provider, with numbers that share bits with it.
#[test]
fn every_number_is_found_where_it_stands_and_nowhere_else() {
    let numbers: BTreeSet<u64> = entries().filter_map(|entry| entry.code().split('-').next()?.parse().ok()).collect();
    let mut found = 0;
    for &number in &numbers {
        for asked in [number, number + 1, number + (1 << 16), number + (3 << 16), number + (1 << 32), number ^ 1 << 9] {
            for &provider in Provider::ALL {
                for &channel in Channel::ALL {
                    let entry = lookup(provider.on(channel), asked).ok();
                    assert_eq!(entry, by_the_rule(provider, channel, asked), "{provider} {channel} {asked}");
                    found += usize::from(entry.is_some());
                }
                let somewhere = entries().any(|entry| {
                    let alone = entry.code().parse() == Ok(asked);
                    entry.provider() == provider && (alone || find(asked).any(|other| other == entry))
                });
                let unlisted = matches!(lookup(provider, asked), Err(LookupError::Unlisted { .. }));
                assert_eq!(unlisted, !somewhere, "{provider} {asked}");
            }
        }
    }
    assert!(found > 700, "{found}");
}
