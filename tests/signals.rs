//! What is known beside the code: HTTP status, the server's wait, the platform's code, the caller's own word.

use std::time::Duration;

use proptest::prelude::*;
use undelivered::{
    Basis, Category, Change, Channel, Entry, Horizon, Match, Normalized, Overrides, Provider, RetryHint, Source,
    entries, lookup, normalize,
};

const CLOUD: Provider = Provider::WhatsAppCloud;
const UNLISTED: u32 = 131999;

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[test]
fn the_http_status_judges_what_no_catalog_holds() {
    for (status, category) in [
        (401, Category::Unauthenticated),
        (402, Category::PaymentRequired),
        (403, Category::PermissionDenied),
        (404, Category::NotFound),
        (429, Category::RateLimited),
        (500, Category::ProviderError),
        (503, Category::ProviderUnavailable),
        (504, Category::Timeout),
    ] {
        let normal = normalize(CLOUD, UNLISTED).with_http_status(status);
        assert_eq!((normal.matched(), normal.category()), (Match::HttpStatus, category), "{status}");
        assert!(!normal.is_listed() && normal.entry().is_none() && normal.suppression().is_none(), "{status}");
        assert!(normal.summary().is_some(), "the status tells");
        // A listed code is not overruled, nor is a published series.
        for code in [131047, 250] {
            let plain = normalize(CLOUD, code);
            assert_eq!(plain.with_http_status(status).judgement(), plain.judgement(), "{code} {status}");
        }
        assert_eq!(normalize(Provider::Bird, 14999).with_http_status(status).matched(), Match::Series, "{status}");
    }
    // A status that nobody has registered falls to its class; one of success tells nothing of a failure.
    assert_eq!(normalize(CLOUD, UNLISTED).with_http_status(599).matched(), Match::HttpStatus);
    for status in [0, 200, 302, 999, u16::MAX] {
        assert_eq!(normalize(CLOUD, UNLISTED).with_http_status(status).matched(), Match::Nothing, "{status}");
    }
}

#[test]
fn the_servers_wait_is_heeded_where_a_resend_is_safe() {
    // A backoff becomes the wait, stated.
    let limited = normalize(CLOUD, 130429);
    assert!(matches!(limited.retry(), RetryHint::Backoff(_)));
    let waiting = limited.with_retry_after(Duration::from_millis(2_500));
    assert_eq!((waiting.retry(), waiting.basis()), (RetryHint::After(seconds(3)), Basis::Stated), "rounded up");
    assert_eq!(waiting.delay(7), Some(seconds(3)));
    // It never shortens a listed wait, and lengthens it.
    let listed = lookup(CLOUD, 133016).expect("listed");
    assert_eq!(listed.retry(), RetryHint::After(seconds(259_200)));
    assert_eq!(normalize(CLOUD, 133016).with_retry_after(seconds(5)).retry(), listed.retry());
    assert_eq!(normalize(CLOUD, 133016).with_retry_after(seconds(300_000)).retry(), RetryHint::After(seconds(300_000)));
    // None at all says nothing: a loop would not pause.
    assert_eq!(limited.with_retry_after(Duration::ZERO), limited);
    // It is no permission: not where something is to be fixed, nor where the message may have arrived.
    for code in [131047, 131026] {
        assert_eq!(normalize(CLOUD, code).with_retry_after(seconds(5)).judgement(), normalize(CLOUD, code).judgement());
    }
    let unknown = normalize(CLOUD, UNLISTED).with_retry_after(seconds(5));
    assert!(unknown.may_have_been_delivered() && unknown.delay(0).is_none());
}

/// Nothing is known of an unlisted code, so whatever is learnt of it counts.
#[test]
fn an_unlisted_code_gives_way_to_the_platforms_and_to_the_callers_word() {
    let unlisted = normalize(CLOUD, UNLISTED);
    assert!(unlisted.may_have_been_delivered() && unlisted.suppression().is_none() && unlisted.reason().is_some());
    let listed = lookup(Provider::MessengerPlatform, 551).expect("listed").judgement();
    assert!(!listed.may_have_been_delivered() && listed.suppression().is_some());
    assert_eq!(unlisted.caused_by(Provider::MessengerPlatform, 551).judgement(), listed);
    let ours = Overrides::new().code(CLOUD, UNLISTED, Change::new().category(Category::InvalidRecipient));
    assert!(unlisted.with_overrides(&ours).suppression().is_some());
}

#[test]
fn what_a_series_says_outlives_a_weaker_signal() {
    let series = normalize(Provider::Bird, 12_999);
    assert_eq!((series.matched(), series.category()), (Match::Series, Category::ProviderError));
    let with_status = series.with_http_status(404);
    assert_eq!((with_status.matched(), with_status.judgement()), (Match::Series, series.judgement()));
}

#[test]
fn the_platforms_code_answers_for_a_wrapper() {
    let webex = Provider::WebexConnect.on(Channel::WhatsApp);
    let wrapped = normalize(webex, 7010).caused_by(CLOUD, 131026);
    assert_eq!((wrapped.matched(), wrapped.is_listed()), (Match::Cause, true));
    assert_eq!(wrapped.entry().map(Entry::code), Some("7010"), "the code that was asked");
    assert_eq!(wrapped.cause().map(Entry::code), Some("131026"));
    let cause = lookup(CLOUD, 131026).expect("listed");
    assert_eq!((wrapped.category(), wrapped.summary()), (cause.category(), Some(cause.summary())));
    // A code that says what happened is not overruled, and an unlisted cause tells nothing.
    assert_eq!(normalize(webex, 7710).caused_by(CLOUD, 131026).matched(), Match::Exact);
    assert_eq!(normalize(webex, 7010).caused_by(CLOUD, UNLISTED).matched(), Match::Exact);
    // Of an unlisted code, the cause is better than the HTTP status.
    let both = normalize(webex, 7999).with_http_status(500).caused_by(CLOUD, 131026);
    assert_eq!((both.matched(), both.is_listed(), both.label()), (Match::Cause, false, "unlisted"));
}

#[derive(Debug, Clone, Copy)]
enum Signal {
    Http(u16),
    RetryAfter(u64),
    Cause(&'static Entry),
}

fn signal() -> impl Strategy<Value = Signal> {
    let entry = prop::sample::select(entries().collect::<Vec<_>>());
    prop_oneof![
        any::<u16>().prop_map(Signal::Http),
        (400..600_u16).prop_map(Signal::Http),
        (0..1_000_000_u64).prop_map(Signal::RetryAfter),
        entry.prop_map(Signal::Cause),
    ]
}

fn with(normal: Normalized<'_>, signal: Signal) -> Normalized<'_> {
    match signal {
        Signal::Http(status) => normal.with_http_status(status),
        Signal::RetryAfter(wait) => normal.with_retry_after(seconds(wait)),
        Signal::Cause(entry) => normal.caused_by(entry.source(), entry.code()),
    }
}

fn code() -> impl Strategy<Value = (Source, String)> {
    let listed =
        prop::sample::select(entries().map(|entry| (entry.source(), entry.code().to_owned())).collect::<Vec<_>>());
    let any_code =
        (prop::sample::select(Provider::ALL), "[0-9]{1,6}").prop_map(|(provider, code)| (provider.into(), code));
    prop_oneof![listed, any_code]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    /// One signal of each kind, in both orders, with the caller's rules before or after.
    #[test]
    fn the_order_of_signals_is_without_effect(
        (source, code) in code(), http in any::<u16>(), wait in 0..1_000_000_u64,
        cause in prop::sample::select(entries().collect::<Vec<_>>()),
        category in prop::sample::select(Category::ALL),
    ) {
        let rules = Overrides::new().category(category, Change::new().retry(RetryHint::Backoff(Horizon::Days)));
        let all = [Signal::Http(http), Signal::RetryAfter(wait), Signal::Cause(cause)];
        let plain = normalize(source, code.as_str());
        let one = all.into_iter().fold(plain, with).with_overrides(&rules);
        let other = all.into_iter().rev().fold(plain.with_overrides(&rules), with);
        prop_assert_eq!(one, other);
    }

    /// No signal overrules a code that says what happened, and none makes an answer less cautious.
    #[test]
    fn no_signal_overrules_a_listed_code_or_forgets_caution(
        (source, code) in code(), signals in prop::collection::vec(signal(), 0..4),
    ) {
        let plain = normalize(source, code.as_str());
        let sharp = signals.iter().fold(plain, |normal, signal| with(normal, *signal));
        prop_assert_eq!(sharp.is_listed(), plain.is_listed());
        let wrapper = [Category::Unknown, Category::ProviderError, Category::CarrierFailure].contains(&plain.category());
        if plain.is_listed() && !wrapper {
            prop_assert_eq!(sharp.category(), plain.category());
        }
        if plain.matched() != Match::Nothing {
            prop_assert!(sharp.may_have_been_delivered() || !plain.may_have_been_delivered());
        }
        if let (RetryHint::After(listed), RetryHint::After(told)) = (plain.retry(), sharp.retry()) {
            prop_assert!(told >= listed || sharp.matched() == Match::Cause);
        }
        prop_assert!(sharp.delay(0).is_none() || !sharp.may_have_been_delivered());
    }
}
