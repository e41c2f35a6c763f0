//! What follows from a category and from a judgement, for each of them: the closed tables of the model.

use std::collections::BTreeSet;
use std::time::Duration;

use undelivered::{Category, Fix, Group, Horizon, Judgement, RetryHint, Suppression};

fn judged(category: Category) -> Judgement {
    Judgement::new(category, RetryHint::Unstated)
}

/// The words of the categories for which something holds.
fn those(holds: impl Fn(Category) -> bool) -> BTreeSet<&'static str> {
    Category::ALL.iter().filter(|&&category| holds(category)).map(|category| category.as_str()).collect()
}

fn words(words: &'static str) -> BTreeSet<&'static str> {
    words.split(", ").collect()
}

#[test]
fn every_category_is_of_one_group() {
    let of = |group: Group| those(|category| category.group() == group);
    assert_eq!(of(Group::NoFailure), words("accepted, delivered, read, superseded, cancelled"));
    let recipient = "invalid-recipient, unsupported-recipient, recipient-unavailable, no-consent, complaint, suppressed, \
                     blocked-by-recipient, identity-changed";
    assert_eq!(of(Group::Recipient), words(recipient));
    assert_eq!(of(Group::Conversation), words("session-window-closed, session-conflict"));
    let message = "invalid-content, unsupported-content, message-too-large, media-failure, template-unavailable, \
                   template-mismatch, spam-detected, policy-violation, duplicate-message, message-expired, withheld";
    assert_eq!(of(Group::Message), words(message));
    let sender = "invalid-sender, sender-restricted, sender-distrusted, destination-not-allowed, payment-required, \
                  quota-exhausted, rate-limited, unauthenticated, permission-denied, misconfigured";
    assert_eq!(of(Group::Sender), words(sender));
    assert_eq!(of(Group::Request), words("invalid-request, not-found, conflict"));
    let delivery = "provider-unavailable, provider-error, carrier-failure, blocked, timeout, unconfirmed, unknown";
    assert_eq!(of(Group::Delivery), words(delivery));
    assert_eq!(those(Category::is_failure), those(|category| category.group() != Group::NoFailure));
}

#[test]
fn passing_causes_have_a_usual_horizon() {
    let of = |horizon: Horizon| those(|category| category.usual_horizon() == Some(horizon));
    assert_eq!(of(Horizon::Seconds), words("provider-error, timeout, conflict"));
    assert_eq!(of(Horizon::Minutes), words("provider-unavailable, carrier-failure, rate-limited, unknown"));
    assert_eq!(of(Horizon::Hours), words("recipient-unavailable, session-conflict"));
    assert_eq!(of(Horizon::Days), words("withheld, quota-exhausted"));
}

#[test]
fn only_the_recipients_own_reasons_suppress() {
    let by = |kind: Suppression| those(|category| judged(category).suppression() == Some(kind));
    assert_eq!(by(Suppression::Address), words("invalid-recipient, identity-changed"));
    assert_eq!(by(Suppression::Channel), words("unsupported-recipient"));
    assert_eq!(by(Suppression::Consent), words("no-consent, complaint, blocked-by-recipient"));
    assert_eq!(by(Suppression::Listed), words("suppressed"));
    assert_eq!(Suppression::ALL.len(), 4);
}

#[test]
fn another_channel_is_tried_where_that_helps_and_is_decent() {
    let decent = "invalid-recipient, unsupported-recipient, recipient-unavailable, suppressed, session-window-closed, \
                  session-conflict, unsupported-content, message-too-large, media-failure, template-unavailable, \
                  message-expired, withheld, invalid-sender, sender-restricted, sender-distrusted, \
                  destination-not-allowed, payment-required, quota-exhausted, rate-limited, unauthenticated, \
                  permission-denied, misconfigured, provider-unavailable, provider-error, carrier-failure, blocked, unknown";
    assert_eq!(those(|category| judged(category).other_channel_may_help()), words(decent));
    let open = |category| judged(category).with_may_have_been_delivered(true).other_channel_may_help();
    assert_eq!(those(open), BTreeSet::new(), "it could arrive twice");
}

#[test]
fn what_may_have_arrived_is_not_sent_again() {
    let open = "accepted, delivered, read, superseded, timeout, unconfirmed";
    assert_eq!(those(|category| judged(category).may_have_been_delivered()), words(open));
    let resent = those(|category| Judgement::new(category, RetryHint::Backoff(Horizon::Hours)).delay(0).is_some());
    let failed = those(Category::is_failure);
    assert_eq!(resent, failed.difference(&words(open)).copied().collect());
}

#[test]
fn what_is_accepted_or_still_tried_is_pending() {
    assert_eq!(those(|category| judged(category).is_pending()), words("accepted"));
    assert_eq!(those(|category| Judgement::new(category, RetryHint::AwaitProvider).is_pending()), those(|_| true));
}

#[test]
fn waits_double_up_to_a_limit_and_are_whole_seconds() {
    let (minute, hour) = (60, 60 * 60);
    for (horizon, waits, longest) in [
        (Horizon::Seconds, [1, 2, 4, 8], minute),
        (Horizon::Minutes, [minute, 2 * minute, 4 * minute, 8 * minute], hour),
        (Horizon::Hours, [hour, 2 * hour, 4 * hour, 8 * hour], 12 * hour),
        (Horizon::Days, [24 * hour; 4], 24 * hour),
    ] {
        let hint = RetryHint::Backoff(horizon);
        for (attempt, wait) in (0..).zip(waits) {
            assert_eq!(hint.delay_if_undelivered(attempt), Some(Duration::from_secs(wait)), "{horizon} {attempt}");
        }
        assert_eq!((horizon.first_gap().as_secs(), horizon.longest_gap().as_secs()), (waits[0], longest));
        for late in [20, u32::MAX] {
            assert_eq!(hint.delay_if_undelivered(late), Some(Duration::from_secs(longest)), "{horizon} {late}");
        }
    }
    let wait = RetryHint::After(Duration::from_millis(1500));
    assert_eq!(wait.delay_if_undelivered(7), Some(Duration::from_secs(2)));
    assert_eq!(Judgement::new(Category::RateLimited, wait).delay(0), Some(Duration::from_secs(2)));
    assert_eq!(RetryHint::After(Duration::from_secs(3)).delay_if_undelivered(0), Some(Duration::from_secs(3)));
    assert_eq!(RetryHint::After(Duration::MAX).delay_if_undelivered(0), Some(Duration::from_secs(u64::MAX)));
    for hint in [RetryHint::NotNeeded, RetryHint::AwaitRecipient, RetryHint::AwaitProvider, RetryHint::Never] {
        assert_eq!(hint.delay_if_undelivered(0), None, "{hint}");
    }
    assert_eq!(RetryHint::Unstated.delay_if_undelivered(0), None);
    assert_eq!(RetryHint::AfterFix(Fix::Address).delay_if_undelivered(0), None);
}

#[test]
fn hints_are_shown_with_what_they_carry() {
    for (hint, shown) in [
        (RetryHint::Backoff(Horizon::Minutes), "backoff (minutes)"),
        (RetryHint::After(Duration::from_millis(1500)), "after 2 s"),
        (RetryHint::AfterFix(Fix::UseTemplate), "after-fix (use-template)"),
        (RetryHint::Never, "never"),
    ] {
        assert_eq!(hint.to_string(), shown);
    }
}
