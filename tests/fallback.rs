//! Codes that no catalog holds: the vendors' published ranges, each at its edges, and unknown beyond.

use undelivered::{
    Category as C, Channel, Fix, Horizon, LookupError, Match, Provider as P, RetryHint, Source, Suppression, lookup,
    normalize,
};

fn check(source: impl Into<Source>, code: u64, category: C, retry: RetryHint) {
    let source = source.into();
    let normal = normalize(source, code);
    assert_eq!((normal.category(), normal.retry()), (category, retry), "{source} {code}");
    assert!(!normal.is_listed(), "{source} {code}");
    assert_eq!(normal.code().to_string(), code.to_string());
    assert_eq!(normal.source(), source);
}

#[test]
fn bird() {
    for (first, last, category, retry) in [
        (11003, 11999, C::InvalidRequest, RetryHint::AfterFix(Fix::Request)),
        (12000, 12999, C::ProviderError, RetryHint::Unstated),
        (14000, 14999, C::InvalidRequest, RetryHint::AfterFix(Fix::Request)),
        (15009, 15999, C::ProviderError, RetryHint::Unstated),
    ] {
        check(P::Bird, first, category, retry);
        check(P::Bird, last, category, retry);
        assert!(matches!(normalize(P::Bird, first).reason(), Some(LookupError::Unlisted { .. })));
        assert_eq!(normalize(P::Bird, first).matched(), Match::Series);
    }
    for beyond in [10999, 13000, 13999, 16000] {
        check(P::Bird, beyond, C::Unknown, RetryHint::Unstated);
    }
}

#[test]
fn salesforce() {
    for (first, last, category, retry) in [
        (0, 999, C::ProviderError, RetryHint::Unstated),
        (1000, 1999, C::InvalidSender, RetryHint::AfterFix(Fix::Sender)),
        (2000, 2999, C::InvalidRecipient, RetryHint::AfterFix(Fix::Address)),
        (3000, 3999, C::InvalidContent, RetryHint::AfterFix(Fix::Content)),
    ] {
        check(P::Salesforce, first, category, retry);
        check(P::Salesforce, last, category, retry);
    }
    check(P::Salesforce, 4000, C::Unknown, RetryHint::Unstated);
    assert_eq!(normalize(P::Salesforce, "0099").category(), C::ProviderError);
    assert_eq!(normalize(P::Salesforce, "00099").category(), C::Unknown);
}

/// The page lists this range as one row, so a look-up finds it; but none of its numbers by itself.
#[test]
fn whatsapp_cloud() {
    // 200 has a row of its own beside the range.
    assert_eq!(lookup(P::WhatsAppCloud, 200).expect("listed").code(), "200");
    for code in 201..=299 {
        check(P::WhatsAppCloud, code, C::PermissionDenied, RetryHint::AfterFix(Fix::Permission));
        assert_eq!(lookup(P::WhatsAppCloud, code).expect("in the range").code(), "200-299");
        assert_eq!(normalize(P::WhatsAppCloud, code).entry(), lookup(P::WhatsAppCloud, "200-299").ok());
        assert_eq!(normalize(P::WhatsAppCloud, code).reason(), None);
    }
    assert!(normalize(P::WhatsAppCloud, "200-299").is_listed());
    assert_eq!(normalize(P::WhatsAppCloud, 250).matched(), Match::Range);
    check(P::WhatsAppCloud, 199, C::Unknown, RetryHint::Unstated);
    check(P::WhatsAppCloud, 300, C::Unknown, RetryHint::Unstated);
}

/// "Other 1000, 2000, 3000 series" of the call log: for voice and without a channel, nowhere else.
#[test]
fn webex_connect_call_log() {
    for code in [1000, 1999, 2000, 2999, 3999] {
        check(P::WebexConnect.on(Channel::Voice), code, C::ProviderError, RetryHint::Backoff(Horizon::Minutes));
        check(P::WebexConnect, code, C::ProviderError, RetryHint::Backoff(Horizon::Minutes));
        check(P::WebexConnect.on(Channel::Sms), code, C::Unknown, RetryHint::Unstated);
    }
    for code in [999, 4000] {
        check(P::WebexConnect.on(Channel::Voice), code, C::Unknown, RetryHint::Unstated);
    }
}

/// A detail that is not registered falls back to its subject, and that to its class.
#[test]
fn smtp_enhanced() {
    for (code, category, retry) in [
        ("5.7.606", C::Blocked, RetryHint::Never),
        ("4.7.650", C::Blocked, RetryHint::Backoff(Horizon::Minutes)),
        ("5.1.99", C::InvalidRecipient, RetryHint::AfterFix(Fix::Address)),
        ("5.2.99", C::RecipientUnavailable, RetryHint::AwaitRecipient),
        ("5.9.9", C::CarrierFailure, RetryHint::Never),
        ("4.9.9", C::CarrierFailure, RetryHint::Backoff(Horizon::Minutes)),
    ] {
        let normal = normalize(P::SmtpEnhanced, code);
        assert_eq!((normal.category(), normal.retry(), normal.matched()), (category, retry, Match::Series), "{code}");
    }
}

#[test]
fn no_range_no_guess() {
    check(P::WhatsAppOnPremises, 999, C::Unknown, RetryHint::Unstated);
    check(P::WhatsAppCloud, 131999, C::Unknown, RetryHint::Unstated);
    check(P::WebexConnect, 7703, C::Unknown, RetryHint::Unstated);
    assert!(matches!(normalize(P::WebexConnect, 7703).reason(), Some(LookupError::Ambiguous { .. })));
}

/// A cause is as safe to act on as it would be by itself: a subcode that is not listed may narrow it.
#[test]
fn nobody_is_suppressed_on_a_guess_at_the_cause() {
    let wrapper = || normalize(P::WebexConnect.on(Channel::WhatsApp), 7010);
    assert_eq!(wrapper().caused_by(P::WhatsAppCloud, 131026).suppression(), Some(Suppression::Channel));
    let guess = wrapper().caused_by(P::WhatsAppCloud, (131026, 424242));
    assert_eq!((guess.matched(), guess.category()), (Match::Cause, C::UnsupportedRecipient));
    assert_eq!(guess.suppression(), None);
    assert_eq!(normalize(P::WhatsAppCloud, (131026, 424242)).suppression(), None);
}
