//! Any code on every source: `lookup`, `normalize` and `find` agree, and none panics. The input is the code as text;
//! what stands after a line break is its subcode.
#![no_main]

use libfuzzer_sys::fuzz_target;
use undelivered::{Channel, Entry, LookupError, Match, Normalized, Provider, RawCode, Source, find, lookup, normalize};

type Answer = Result<&'static Entry, LookupError>;

/// What is true of every answer, whatever was asked.
fn check(source: Source, code: RawCode<'_>) -> Answer {
    let found = lookup(source, code);
    let normal = normalize(source, code);
    assert_eq!((normal.source(), normal.code()), (source, code));
    assert_eq!((normal.entry(), normal.reason()), (found.ok(), found.err()));
    match found {
        Ok(entry) => entry_fits(source, code, entry, &normal),
        Err(error) => {
            assert_eq!(error.numbering(), source);
            assert!(error.to_string().contains(source.provider().as_str()));
            assert!(!normal.is_listed() && normal.label() == "unlisted");
            assert!(normal.suppression().is_none(), "nobody is suppressed for a guess");
        }
    }
    safe(&normal);
    read_back(source, code, found, &normal);
    found
}

fn entry_fits(source: Source, code: RawCode<'_>, entry: &Entry, normal: &Normalized<'_>) {
    let channels = entry.table().channels();
    assert_eq!(entry.provider(), source.provider());
    assert!(channels.is_empty() || source.channel().is_none_or(|channel| channels.contains(channel)));
    assert!(channels.is_empty() || source != Source::unknown_channel(source.provider()));
    assert!(find(code).any(|other| other.category() == entry.category() && other.provider() == entry.provider()));
    assert_eq!(normal.judgement(), entry.judgement());
    assert_eq!(normal.label(), entry.code());
    assert_eq!(normal.is_listed(), matches!(normal.matched(), Match::Exact | Match::AnyChannel));
    let by_channel_unnamed = source == source.provider().into() && !channels.is_empty();
    assert!(!by_channel_unnamed || normal.matched() != Match::Exact, "no channel was named");
}

/// A loop that follows `delay` never sends twice.
fn safe(normal: &Normalized<'_>) {
    for attempt in [0, 7, u32::MAX] {
        let resend = normal.delay(attempt).is_some();
        assert!(!resend || (!normal.may_have_been_delivered() && normal.category().is_failure()));
    }
    assert!(!normal.other_channel_may_help() || !normal.may_have_been_delivered());
}

/// A code that is stored as text and asked again gives the same answer.
fn read_back(source: Source, code: RawCode<'_>, found: Answer, normal: &Normalized<'_>) {
    let shown = code.to_string();
    assert_eq!(lookup(source, &shown), found);
    let again = normalize(source, &shown);
    assert_eq!((again.judgement(), again.matched()), (normal.judgement(), normal.matched()));
    let stored = source.to_string().parse();
    assert_eq!(stored, Ok(source));
}

/// The places of one provider: naming a channel never loses an answer that holds on every channel.
fn everywhere(provider: Provider, code: RawCode<'_>) {
    let unread = check(Source::unknown_channel(provider), code);
    let anywhere = check(provider.into(), code);
    assert!(unread.is_err() || anywhere.is_ok() || matches!(anywhere, Err(LookupError::Ambiguous { .. })));
    // Its own channels, and one more.
    let foreign = Channel::ALL.iter().copied().find(|&channel| !provider.channels().contains(channel));
    for channel in provider.channels().iter().chain(foreign) {
        let there = check(provider.on(channel), code);
        assert!(unread.is_err() || there.is_ok());
        let supported = Some(channel) != foreign || provider.tables().any(|table| table.channels().is_empty());
        assert!(!supported || !matches!(there, Err(LookupError::UnsupportedChannel { .. })));
    }
}

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (code, subcode) = text.split_once('\n').map_or((&*text, None), |(code, subcode)| (code, Some(subcode)));
    let raw = RawCode::with_subcode(code, subcode);
    for &provider in Provider::ALL {
        everywhere(provider, raw);
        // What is a number is the same code as an integer of any type.
        let plain = |text: &str| text.parse::<u64>().ok().filter(|number| number.to_string() == text);
        match (plain(code), subcode.map(plain)) {
            (Some(number), None) => {
                let found = check(provider.into(), number.into());
                assert_eq!(lookup(provider, raw), found);
                assert_eq!(check(provider.into(), u128::from(number).into()), found);
                assert_eq!(check(provider.into(), i128::from(number).into()), found);
                assert!(check(provider.into(), (-i128::from(number) - 1).into()).is_err());
            }
            (Some(number), Some(Some(subcode))) => {
                assert_eq!(check(provider.into(), (number, subcode).into()), lookup(provider, raw));
            }
            _ => {}
        }
    }
});
