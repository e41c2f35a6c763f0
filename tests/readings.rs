//! What reading a body promises, case by case: what is counted, whose it is, and what goes before what.

use std::time::Duration;

use undelivered::events::{self, ReadError};
use undelivered::{Change, Horizon, Overrides, Party, Provider, RetryHint};

/// One failed, one went through, and of one nothing can be told: in a list, and in a list that an envelope holds as text.
#[test]
fn all_items_of_a_list_are_counted() {
    let list = r#"[{"event":"bounce","type":"bounce","email":"x@example.org","status":"5.1.1","reason":"550 5.1.1 own words",
        "sg_message_id":"m1","timestamp":1767323045},
        {"event":"delivered","email":"y@example.org","sg_message_id":"m2"},{"strange":true},{"strange":2}]"#;
    let envelope = serde_json::json!({"Type": "Notification", "Message": list}).to_string();
    for body in [list, &envelope] {
        let events = events::read(body.as_bytes()).expect("read");
        assert_eq!((events.len(), events.successes(), events.unread()), (1, 1, 2), "{body}");
        assert!(!events.is_empty());
        assert_eq!((&events).into_iter().count(), 1);
    }
    let success = events::read(br#"{"event":"delivered","email":"y@example.org","sg_message_id":"m2"}"#);
    assert!(success.expect("read").is_empty());
}

#[test]
fn a_failure_without_a_code_is_counted_among_the_unread() {
    let body = br#"{"errors":[{"code":"40300","title":"own words"},{"title":"own words"},{"title":"own words"}]}"#;
    let events = events::read_as(Provider::Telnyx, body).expect("read");
    assert_eq!((events.len(), events.successes(), events.unread()), (1, 0, 2));
}

/// Any numbering of a vendor stands for the vendor; what only this vendor writes goes before what many could have written.
#[test]
fn a_caller_says_whose_a_body_is() {
    let receipt = b"messageId=0A&msisdn=447700900000&status=failed&err-code=6&to=Own";
    let told = |whose| {
        Ok::<_, ReadError>(events::read_as(whose, receipt)?.iter().next().expect("a failure").source().provider())
    };
    assert_eq!(told(Provider::VonageDlr), Ok(Provider::VonageDlr));
    assert_eq!(told(Provider::VonageMessages), Ok(Provider::VonageDlr));
    assert_eq!(told(Provider::Bird), Err(ReadError::UnknownShape));

    let event = br#"[{"type":"message-failed","description":"own words","errorCode":4750,"time":"2026-01-02T03:04:05Z",
        "to":"+15550000000","message":{"id":"m1"}}]"#;
    let events = events::read_as(Provider::Bandwidth, event).expect("read");
    assert_eq!(events.iter().map(|event| event.code().to_string()).collect::<Vec<_>>(), ["4750"]);
}

/// Two plain shapes of one vendor fit, of numberings that the caller did not name: nothing is guessed.
#[test]
fn a_sibling_is_told_by_its_codes_or_not_at_all() {
    let read = |code: u32| {
        let body = format!(r#"{{"error":{{"code":{code}}}}}"#);
        let read = events::read_as(Provider::WhatsAppOnPremises, body.as_bytes());
        read.map(|events| events.iter().next().expect("a failure").source().provider())
    };
    assert_eq!(read(131047), Ok(Provider::WhatsAppCloud));
    assert!(matches!(read(190), Err(ReadError::Several { .. })));
}

#[test]
fn what_says_the_same_again_is_no_cause() {
    let report = |behind: &str| {
        format!(
            "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; x@example.org\nAction: failed\nStatus: 5.1.1\n\
             Diagnostic-Code: smtp; 550 {behind} own words\n"
        )
    };
    for (behind, cause) in [("5.1.1", None), ("5.7.1", Some("5.7.1"))] {
        let body = report(behind);
        let events = events::read(body.as_bytes()).expect("read");
        let event = events.iter().next().expect("a failure");
        assert_eq!(event.code().to_string(), "5.1.1");
        assert_eq!(event.cause().map(|(_, code)| code.to_string()).as_deref(), cause);
    }
}

#[test]
fn no_wait_is_no_wait_that_the_server_asked_for() {
    for (wait, expected) in [(0, None), (1, Some(Duration::from_secs(1)))] {
        let body = format!(
            r#"{{"ok":false,"error_code":429,"description":"own words","parameters":{{"retry_after":{wait}}}}}"#
        );
        let events = events::read(body.as_bytes()).expect("read");
        assert_eq!(events.iter().next().expect("a failure").retry_after(), expected);
    }
}

/// While the vendor still tries, the caller's word goes first, and a copy could still arrive beside the message.
#[test]
fn a_callers_rule_goes_before_a_delay() {
    let body = br#"{"eventType":"DeliveryDelay","mail":{"messageId":"m1"},
        "deliveryDelay":{"delayType":"MailboxFull","delayedRecipients":[{"emailAddress":"x@example.org"}]}}"#;
    let events = events::read(body).expect("read");
    let delay = events.iter().next().expect("a delay");
    let normal = delay.normalize();
    assert!(delay.is_pending() && normal.is_pending() && normal.may_have_been_delivered());
    let change = Change::new().retry(RetryHint::Backoff(Horizon::Days)).party(Party::Recipient);
    let ours = Overrides::new().code(Provider::Ses, "DeliveryDelay/MailboxFull", change);
    let normal = delay.normalize().with_overrides(&ours);
    assert!(normal.is_overridden());
    assert_eq!((normal.retry(), normal.party()), (RetryHint::Backoff(Horizon::Days), Party::Recipient));
    assert_eq!(normal.delay(0), None, "it may still be delivered");
}
