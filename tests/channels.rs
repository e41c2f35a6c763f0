//! One number on several channels: each channel's own meaning, and no guess without a channel.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use support::{data_files, text};
use undelivered::{Category, Channel, Entry, LookupError, Match, Provider, Source, entries, find, lookup, normalize};

const WEBEX: Provider = Provider::WebexConnect;

/// Without a channel: the meaning where all tables agree, else the channels to choose from.
#[test]
fn every_shared_code_is_agreed_on_or_ambiguous() {
    let mut holders: BTreeMap<(Provider, String), BTreeSet<Channel>> = BTreeMap::new();
    for file in data_files() {
        for row in file.rows().filter(|row| !text(row, "code").contains('-')) {
            let key = (file.provider(), text(row, "code").to_owned());
            holders.entry(key).or_default().extend(file.channels());
        }
    }
    let mut conflicts = 0;
    for ((provider, code), channels) in holders {
        let decisive = |entry: &Entry| (entry.category(), entry.retry(), entry.may_have_been_delivered());
        let own = find(&code).filter(|entry| entry.provider() == provider && entry.code() == code);
        let meanings: Vec<_> = own.map(decisive).collect();
        match lookup(provider, &code) {
            Ok(entry) => assert!(meanings.iter().all(|meaning| *meaning == decisive(entry)), "{provider} {code}"),
            Err(LookupError::Ambiguous { numbering, channels: named, .. }) => {
                conflicts += 1;
                assert_eq!(numbering, Source::from(provider));
                assert!(meanings.iter().any(|meaning| *meaning != meanings[0]), "{provider} {code}");
                assert_eq!(named.iter().collect::<BTreeSet<_>>(), channels, "{provider} {code}");
            }
            Err(other) => panic!("{provider} {code}: {other}"),
        }
    }
    assert!(conflicts >= 6, "the pages have at least 1001, 7303, 7513, 7703, 7704 and 7706");
}

/// On any channel-less answer, no sibling row leaves the outcome open where the answer does not: a message that may
/// have arrived on one channel is not called undelivered because another channel's row stood first.
#[test]
fn an_answer_without_a_channel_never_hides_that_the_message_may_have_arrived() {
    for entry in entries().filter(|entry| entry.may_have_been_delivered()) {
        if let Ok(answer) = lookup(entry.provider(), entry.code()) {
            assert!(answer.may_have_been_delivered(), "{entry} hidden by {answer}");
        }
    }
    // Push says that the notification failed; SMS in two countries that it may have arrived.
    assert!(matches!(lookup(WEBEX, 7518), Err(LookupError::Ambiguous { .. })));
}

/// A channel that could not be read finds only what holds on every channel; a channel of no table, an error of its own.
#[test]
fn a_channel_that_was_not_read_is_not_no_channel() {
    for file in data_files() {
        for row in file.rows() {
            let code = text(row, "code");
            let unread = Source::unknown_channel(file.provider());
            let general = find(code).find(|entry| {
                entry.provider() == file.provider() && entry.code() == code && entry.table().channels().is_empty()
            });
            if general.is_none() {
                assert!(lookup(unread, code).is_err(), "{} {code}", file.stem);
                assert!(!normalize(file.provider(), code).matched().eq(&Match::Exact), "{} {code}", file.stem);
            }
        }
    }
}

#[test]
fn sources_are_written_and_read_in_one_way() {
    let sources = Provider::ALL.iter().flat_map(|&provider| {
        let on = Channel::ALL.iter().map(move |&channel| provider.on(channel));
        [Source::from(provider), Source::unknown_channel(provider)].into_iter().chain(on)
    });
    for source in sources {
        assert_eq!(source.to_string().parse(), Ok(source));
        let json = serde_json::to_string(&source).expect("JSON");
        assert_eq!(serde_json::from_str::<Source>(&json).expect("the same source"), source);
    }
    for entry in entries() {
        assert_eq!(Source::from((entry.provider(), entry.channel())), entry.source());
    }
    for text in ["", "webex-connect/", "/sms", "webex-connect/sms/", "Webex-Connect", "webex-connect on sms"] {
        assert!(text.parse::<Source>().is_err(), "{text}");
    }
}

#[test]
fn the_vendors_own_words_for_channels_are_read() {
    for (word, channel) in [
        ("SMS", Channel::Sms),
        ("sms", Channel::Sms),
        ("whatsapp", Channel::WhatsApp),
        ("applebusinesschat", Channel::AppleMessages),
        ("fb", Channel::Messenger),
        ("rt", Channel::InApp),
        ("RT", Channel::InApp),
        ("push", Channel::Push),
    ] {
        assert_eq!(WEBEX.channel(word), Some(channel), "{word}");
    }
    assert_eq!(Provider::Bird.channel("fb"), None, "Webex Connect's word");
    assert_eq!(WEBEX.channel("smoke"), None);
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
        (7303, &[(Instagram, Category::Unconfirmed), (Messenger, Category::ProviderUnavailable)]),
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

/// What a look-up is to find, by the rule and without a hash: the channel's own rows, then those of all channels; in
/// each table, a row of its own before a range.
fn by_the_rule(
    rows: &[(RangeInclusive<u32>, &'static Entry)],
    channel: Channel,
    number: u32,
) -> Option<&'static Entry> {
    let holding: Vec<_> = rows.iter().filter(|(numbers, _)| numbers.contains(&number)).collect();
    let of = |named: bool| {
        let fits = |entry: &Entry| match entry.table().channels() {
            all if all.is_empty() => !named,
            some => named && some.contains(channel),
        };
        let table = holding.iter().find(|(_, entry)| fits(entry))?.1.table();
        let mut own = holding.iter().filter(|(_, entry)| entry.table() == table);
        own.clone()
            .find(|(numbers, _)| numbers.start() == numbers.end())
            .or_else(|| own.next())
            .map(|(_, entry)| *entry)
    };
    of(true).or_else(|| of(false))
}

/// Every number of any catalog on every channel of every provider, with numbers that share bits with it.
#[test]
fn every_number_is_found_where_it_stands_and_nowhere_else() {
    let numbers: BTreeSet<u32> = entries().filter_map(Entry::number).collect();
    let mut found = 0;
    for &provider in Provider::ALL {
        let rows: Vec<_> = provider.entries().filter_map(|entry| Some((entry.numbers()?, entry))).collect();
        let channels = provider.channels();
        let others = [Channel::Sms, Channel::Viber].into_iter().filter(|channel| !channels.contains(*channel));
        for channel in channels.iter().chain(others) {
            for asked in numbers.iter().flat_map(|&number| [number, number + 1, number + (3 << 16), number ^ 1 << 9]) {
                let entry = lookup(provider.on(channel), asked).ok();
                assert_eq!(entry, by_the_rule(&rows, channel, asked), "{provider} {channel} {asked}");
                found += usize::from(entry.is_some());
            }
        }
    }
    assert!(found > 700, "{found}");
}
