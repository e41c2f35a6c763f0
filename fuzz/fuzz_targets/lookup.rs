//! Any code on any source: `lookup`, `normalize` and `find` agree, and none panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use undelivered::{Channel, Entry, LookupError, Provider, RawCode, Source, find, lookup, normalize};

fn check(source: Source, code: RawCode<'_>) {
    let found: Result<&Entry, LookupError> = lookup(source, code);
    let normal = normalize(source, code);
    assert_eq!(normal.entry(), found.ok());
    assert_eq!(normal.reason(), found.err());
    assert_eq!(normal.code(), code);
    match found {
        Ok(entry) => {
            assert_eq!(entry.provider(), source.provider());
            assert!(find(code).any(|other| other.category() == entry.category()));
            assert_eq!((normal.category(), normal.retry()), (entry.category(), entry.retry()));
        }
        Err(_) => assert!(!normal.listed()),
    }
}

// Two bytes choose the source, the third the form of the code, the rest is the code.
fuzz_target!(|data: &[u8]| {
    let [provider, channel, form, rest @ ..] = data else { return };
    let provider = Provider::ALL[usize::from(*provider) % Provider::ALL.len()];
    let channel = usize::from(*channel) % (Channel::ALL.len() + 1);
    let source = Channel::ALL.get(channel).map_or(provider.into(), |&channel| provider.on(channel));
    let number = rest.iter().fold(0_u128, |number, &byte| number << 8 | u128::from(byte));
    match form % 5 {
        0 => check(source, (number as u32).into()),
        1 => check(source, number.into()),
        2 => check(source, (number as i64).into()),
        3 => check(source, ((number >> 32) as u64, number as u32).into()),
        _ => check(source, String::from_utf8_lossy(rest).as_ref().into()),
    }
});
