//! The caller's own rules: which one wins, what it changes and what it leaves, and how it is read.

use std::time::Duration;

use undelivered::{
    Category, Change, Channel, Fix, Horizon, Judgement, Match, Overrides, Party, Provider, RetryHint, Scope, Source,
    Suppression, entries, lookup, normalize,
};

const CLOUD: Provider = Provider::WhatsAppCloud;

/// Who acts and how far it reaches are the row's own, until what they follow from is another.
#[test]
fn a_change_keeps_what_it_does_not_touch() {
    for entry in entries() {
        let (own, other) = (entry.judgement(), Category::Blocked);
        let changed = |change: Change| {
            let ours = Overrides::new().code(entry.source(), entry.code(), change);
            normalize(entry.source(), entry.code()).with_overrides(&ours).judgement()
        };
        let known = changed(Change::new().may_have_been_delivered(true));
        assert_eq!(known, own.with_may_have_been_delivered(true), "{entry}");
        let never = changed(Change::new().retry(RetryHint::Never));
        let usual = Judgement::new(own.category(), RetryHint::Never);
        assert_eq!((never.party(), never.scope()), (usual.party(), own.scope()), "{entry}");
        if own.category() != other {
            let blocked = changed(Change::new().category(other));
            let usual = Judgement::new(other, own.retry());
            assert_eq!((blocked.party(), blocked.scope()), (usual.party(), usual.scope()), "{entry}");
        }
    }
}

#[test]
fn the_most_specific_rule_of_the_caller_wins() {
    let sms = Provider::WebexConnect.on(Channel::Sms);
    let never = || Change::new().retry(RetryHint::Never);
    let entry = lookup(sms, 7207).expect("listed");
    assert_eq!(entry.category(), Category::RecipientUnavailable);
    let rules = Overrides::new().category(Category::RecipientUnavailable, never());
    let judged = |rules: &Overrides| normalize(sms, 7207).with_overrides(rules).judgement();
    assert_eq!(judged(&rules).retry(), RetryHint::Never);
    let rules =
        rules.category_at(Provider::WebexConnect, Category::RecipientUnavailable, Change::new().scope(Scope::Message));
    assert_eq!((judged(&rules).scope(), judged(&rules).retry()), (Scope::Message, entry.retry()));
    let rules = rules.code(Provider::WebexConnect, 7207, Change::new().party(Party::Carrier));
    assert_eq!((judged(&rules).party(), judged(&rules).scope()), (Party::Carrier, entry.scope()));
    let rules = rules.code(sms, "7207", Change::new().category(Category::UnsupportedRecipient).retry(RetryHint::Never));
    let normal = normalize(sms, 7207).with_overrides(&rules);
    assert_eq!((normal.category(), normal.retry()), (Category::UnsupportedRecipient, RetryHint::Never));
    assert!(normal.is_overridden() && normal.is_listed() && normal.matched() == Match::Exact);
    // Other channels keep the rule of the provider, other codes none.
    assert_eq!(normalize(Provider::WebexConnect, 7207).with_overrides(&rules).party(), Party::Carrier);
    assert!(!normalize(sms, 7101).with_overrides(&rules).is_overridden());
    assert_eq!(rules.unlisted().count(), 0);
    assert_eq!(rules.shadowed().count(), 0);
}

/// A rule for a code in one spelling holds for the others, and for a code that no catalog holds.
#[test]
fn rules_are_for_codes_and_not_for_spellings() {
    let rules = Overrides::new()
        .code(Provider::Salesforce, "0004", Change::new().scope(Scope::Account))
        .code(Provider::Bird, 99_999, Change::new().category(Category::SpamDetected))
        .code(CLOUD, (190, 463), Change::new().scope(Scope::Message))
        .code(CLOUD, (190, 463), Change::new().scope(Scope::Account));
    assert_eq!(normalize(Provider::Salesforce, 4).with_overrides(&rules).scope(), Scope::Account);
    let new = normalize(Provider::Bird, "99999").with_overrides(&rules);
    assert_eq!((new.category(), new.is_listed(), new.matched()), (Category::SpamDetected, false, Match::Nothing));
    assert!(new.may_have_been_delivered(), "a rule says that as well, if it is so");
    assert_eq!(normalize(CLOUD, "190/463").with_overrides(&rules).scope(), Scope::Message, "the first of equals");
    let source = Source::from(Provider::Bird);
    assert_eq!(rules.unlisted().collect::<Vec<_>>(), [(source, "99999")]);
    assert_eq!(rules.shadowed().collect::<Vec<_>>(), ["whatsapp-cloud 190/463"]);
}

#[test]
fn rules_are_read_from_toml_and_json_and_written_back() {
    let toml = r#"
        [[rule]]
        when = { source = "bird", code = "15005" }
        set = { category = "unsupported-recipient", retry = { kind = "backoff", horizon = "hours" } }

        [[rule]]
        when = { source = "webex-connect/sms", category = "rate-limited" }
        set = { party = "provider", scope = "account", may_have_been_delivered = true }

        [[rule]]
        when = { category = "withheld" }
        set = { retry = { kind = "never" } }
    "#;
    let rules: Overrides = toml::from_str(toml).expect("rules");
    let expected = Overrides::new()
        .code(
            Provider::Bird,
            15005,
            Change::new().category(Category::UnsupportedRecipient).retry(RetryHint::Backoff(Horizon::Hours)),
        )
        .category_at(
            Provider::WebexConnect.on(Channel::Sms),
            Category::RateLimited,
            Change::new().party(Party::Provider).scope(Scope::Account).may_have_been_delivered(true),
        )
        .category(Category::Withheld, Change::new().retry(RetryHint::Never));
    assert_eq!(rules, expected);
    let json = serde_json::to_string(&rules).expect("JSON");
    assert_eq!(serde_json::from_str::<Overrides>(&json).expect("rules"), rules);
    let bytes = postcard::to_allocvec(&rules).expect("bytes");
    assert_eq!(postcard::from_bytes::<Overrides>(&bytes).expect("rules"), rules);
    for wrong in [
        r#"{"rule":[{"when":{},"set":{}}]}"#,
        r#"{"rule":[{"when":{"source":"bird","code":"1","category":"withheld"},"set":{}}]}"#,
        r#"{"rule":[{"when":{"category":"of-a-newer-release"},"set":{}}]}"#,
        r#"{"rule":[{"when":{"code":"1"},"set":{}}]}"#,
        r#"{"rule":[{"when":{"source":"nobody","code":"1"},"set":{}}]}"#,
        r#"{"rule":[{"when":{"category":"withheld"},"set":{"horizon":"days"}}]}"#,
    ] {
        assert!(serde_json::from_str::<Overrides>(wrong).is_err(), "{wrong}");
    }
}

/// A rule for a code holds as its row does: with a subcode that nobody lists, and not for what is malformed.
#[test]
fn a_rule_for_a_code_holds_wherever_its_row_answers() {
    let message = || Change::new().scope(Scope::Message);
    let rules = Overrides::new().code(CLOUD, 190, message());
    let judged = |code: (u32, u32)| normalize(CLOUD, code).with_overrides(&rules);
    assert_eq!((judged((190, 999_999)).matched(), judged((190, 999_999)).scope()), (Match::CodeOnly, Scope::Message));
    assert!(!judged((190, 463)).is_overridden(), "a listed subcode has a row of its own");
    let both = rules.clone().code(CLOUD, (190, 999_999), Change::new().scope(Scope::Sender));
    assert_eq!(normalize(CLOUD, (190, 999_999)).with_overrides(&both).scope(), Scope::Sender);

    let rules = Overrides::new().code(Provider::Salesforce, "0099", message());
    assert!(normalize(Provider::Salesforce, 99).with_overrides(&rules).is_overridden());
    assert!(!normalize(Provider::Salesforce, "00099").with_overrides(&rules).is_overridden());
}

/// A rule for one channel, or for another vendor, is none for this one.
#[test]
fn a_rule_holds_at_its_source_alone() {
    let never = || Change::new().retry(RetryHint::Never);
    let connect = Provider::WebexConnect;
    for elsewhere in [connect.on(Channel::Email), Provider::Bird.into(), Source::unknown_channel(connect)] {
        let rules = Overrides::new().code(elsewhere, 7207, never()).category_at(
            elsewhere,
            Category::RecipientUnavailable,
            never(),
        );
        assert!(!normalize(connect.on(Channel::Sms), 7207).with_overrides(&rules).is_overridden(), "{elsewhere}");
    }
}

/// A loop that waits no time at all would not pause.
#[test]
fn a_wait_is_a_second_at_least_wherever_it_comes_from() {
    let second = Duration::from_secs(1);
    for (wait, whole) in [(Duration::ZERO, 1), (Duration::from_millis(1), 1), (Duration::from_millis(1500), 2)] {
        let hint = RetryHint::After(wait);
        let judgement = Judgement::new(Category::RateLimited, hint);
        assert_eq!(judgement.delay(0), Some(second * whole));
        assert_eq!(hint.delay_if_undelivered(0), Some(second * whole));
        let rules = Overrides::new().category(Category::RateLimited, Change::new().retry(hint));
        let json = serde_json::to_string(&rules).expect("JSON");
        assert_eq!(serde_json::from_str::<Overrides>(&json).expect("what was written"), rules, "{json}");
    }
    let stored = r#"{"category":"rate-limited","retry":{"kind":"after","seconds":0}}"#;
    assert_eq!(serde_json::from_str::<Judgement>(stored).expect("a judgement").delay(0), Some(second));
}

/// A hint in a rule has all that it carries and nothing else; what it is not of this release is no rule.
#[test]
fn every_hint_is_read_in_a_rule() {
    let read = |hint: &str| {
        let json = format!(r#"{{"rule":[{{"when":{{"category":"withheld"}},"set":{{"retry":{hint}}}}}]}}"#);
        serde_json::from_str::<Overrides>(&json).ok()
    };
    for (hint, retry) in [
        (r#"{"kind":"not-needed"}"#, RetryHint::NotNeeded),
        (r#"{"kind":"backoff"}"#, RetryHint::Backoff(Horizon::Minutes)),
        (r#"{"kind":"backoff","horizon":"days"}"#, RetryHint::Backoff(Horizon::Days)),
        (r#"{"kind":"after","seconds":1}"#, RetryHint::After(Duration::from_secs(1))),
        (r#"{"kind":"after-fix","fix":"template"}"#, RetryHint::AfterFix(Fix::Template)),
        (r#"{"kind":"await-recipient"}"#, RetryHint::AwaitRecipient),
        (r#"{"kind":"await-provider"}"#, RetryHint::AwaitProvider),
        (r#"{"kind":"never"}"#, RetryHint::Never),
        (r#"{"kind":"unstated"}"#, RetryHint::Unstated),
    ] {
        let expected = Overrides::new().category(Category::Withheld, Change::new().retry(retry));
        assert_eq!(read(hint), Some(expected), "{hint}");
    }
    for wrong in [
        r#"{"kind":"after","seconds":0}"#,
        r#"{"kind":"after"}"#,
        r#"{"kind":"after-fix"}"#,
        r#"{"kind":"never","seconds":5}"#,
        r#"{"kind":"unstated","horizon":"days"}"#,
        r#"{"kind":"backoff","fix":"content"}"#,
        r#"{"kind":"of-a-newer-release"}"#,
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

/// Each of these rules goes before all that stand above it, in whatever order they were given.
#[test]
fn rules_go_from_a_category_anywhere_to_a_code_as_it_came() {
    let (cloud, whatsapp) = (Source::from(CLOUD), CLOUD.on(Channel::WhatsApp));
    let denied = Category::PermissionDenied;
    assert_eq!(normalize(whatsapp, 205).category(), denied);
    let rules: [&dyn Fn(Overrides, Change) -> Overrides; 7] = [
        &|all, set| all.category(denied, set),
        &|all, set| all.category_at(cloud, denied, set),
        &|all, set| all.category_at(whatsapp, denied, set),
        &|all, set| all.code(cloud, "200-299", set),
        &|all, set| all.code(whatsapp, "200-299", set),
        &|all, set| all.code(cloud, 205, set),
        &|all, set| all.code(whatsapp, 205, set),
    ];
    let wait = |nth: usize| RetryHint::After(Duration::from_secs(1 + nth as u64));
    let with = |all: Overrides, nth: usize| rules[nth](all, Change::new().retry(wait(nth)));
    for best in 0..rules.len() {
        for all in [(0..=best).fold(Overrides::new(), with), (0..=best).rev().fold(Overrides::new(), with)] {
            assert_eq!(normalize(whatsapp, 205).with_overrides(&all).retry(), wait(best), "{all:?}");
        }
    }
    let padded = |all: Overrides| all.code(Provider::Salesforce, "0004", Change::new().retry(wait(0)));
    let number = |all: Overrides| all.code(Provider::Salesforce, 4, Change::new().retry(wait(1)));
    for rules in [padded(number(Overrides::new())), number(padded(Overrides::new()))] {
        let retry = |code: &str| normalize(Provider::Salesforce, code).with_overrides(&rules).retry();
        assert_eq!((retry("0004"), retry("4")), (wait(0), wait(1)), "the spelling that came");
    }
}

/// The number itself before its range, the range before a category; and in whatever digits the number is written.
#[test]
fn a_rule_for_a_range_holds_in_it() {
    let set = |scope| Change::new().scope(scope);
    let rules = Overrides::new()
        .category(Category::PermissionDenied, set(Scope::Message))
        .code(CLOUD, "200-299", set(Scope::Account))
        .code(CLOUD, 207, set(Scope::Recipient))
        .code(Provider::Salesforce, "0099", set(Scope::Account));
    let scope = |code: u32| normalize(CLOUD, code).with_overrides(&rules).scope();
    assert_eq!((scope(205), scope(207)), (Scope::Account, Scope::Recipient));
    let own = normalize(CLOUD, 200).with_overrides(&rules);
    assert_ne!(own.scope(), Scope::Account, "200 has a row of its own");
    for code in ["99", "0099"] {
        assert_eq!(normalize(Provider::Salesforce, code).with_overrides(&rules).scope(), Scope::Account, "{code}");
    }
}

/// Salesforce's 2000s are wrong numbers by its own numbering, and 2999 is none that it lists.
#[test]
fn a_rule_that_names_no_category_suppresses_nobody() {
    let rules = |set| Overrides::new().category_at(Provider::Salesforce, Category::InvalidRecipient, set);
    let guess = normalize(Provider::Salesforce, 2999);
    assert_eq!((guess.matched(), guess.category()), (Match::Series, Category::InvalidRecipient));
    let scope = rules(Change::new().scope(Scope::Message));
    assert_eq!(
        (guess.with_overrides(&scope).is_overridden(), guess.with_overrides(&scope).suppression()),
        (true, None)
    );
    let named = rules(Change::new().category(Category::InvalidRecipient));
    assert_eq!(guess.with_overrides(&named).suppression(), Some(Suppression::Address));
}

#[test]
fn the_server_does_not_shorten_the_callers_own_wait() {
    let days = Change::new().retry(RetryHint::Backoff(Horizon::Days));
    let rules = Overrides::new().category(Category::RateLimited, days);
    let asked =
        |seconds| normalize(CLOUD, 130429).with_retry_after(Duration::from_secs(seconds)).with_overrides(&rules);
    assert_eq!(asked(5).retry(), RetryHint::Backoff(Horizon::Days));
    assert_eq!(asked(200_000).retry(), RetryHint::After(Duration::from_secs(200_000)));
    // A rule that says nothing of the wait leaves it to the server, shorter than the usual gap or not.
    let scope = Overrides::new().category(Category::RateLimited, Change::new().scope(Scope::Account));
    let usual = normalize(Provider::Http, 429);
    assert_eq!(usual.retry(), RetryHint::Backoff(Horizon::Minutes));
    let asked = usual.with_retry_after(Duration::from_secs(5)).with_overrides(&scope);
    assert_eq!(asked.delay(3), Some(Duration::from_secs(5)));
}
