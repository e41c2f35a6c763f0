//! What the vendors' pages ask for, held against what the crate answers.

use undelivered::{LookupError, Source, lookup};

#[test]
fn the_pages_are_answered_as_they_read() {
    let mut checked = 0;
    for line in include_str!("expectations.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [source, code, category, hint, why] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("five columns: {line}")
        };
        let entry = lookup(parse(source), code).unwrap_or_else(|fault: LookupError| panic!("{line}: {fault}"));
        // A horizon is judged where the page speaks of one.
        let kind = hint.split(' ').next() == Some("backoff") && !hint.contains('(');
        let retry = if kind { entry.retry().kind().to_string() } else { entry.retry().to_string() };
        assert_eq!((entry.category().to_string(), retry), (category.into(), hint.into()), "{source} {code}: {why}");
        checked += 1;
    }
    assert!(checked >= 80, "{checked}");
}

fn parse(source: &str) -> Source {
    source.parse().expect("a source")
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
        ("webex-connect/voice", "3002"),
        ("webex-connect/google-business-messages", "7910"),
    ] {
        assert!(open(source, code), "{source} {code}");
    }
    for (source, code) in [("webex-connect/sms", "7201"), ("whatsapp-cloud", "131026"), ("bird", "15001")] {
        assert!(!open(source, code), "{source} {code}");
    }
}

/// Who acts and how far it reaches, by the definitions of both vocabularies.
#[test]
fn party_and_scope_follow_from_the_judgement() {
    use undelivered::{Party as P, Scope as S};
    for (source, code, party, scope, why) in [
        ("webex-connect/sms", "7500", P::Nobody, S::Message, "delivered"),
        ("webex-connect/sms", "7284", P::Nobody, S::Message, "a duplicate needs nobody"),
        ("whatsapp-cloud", "131049", P::Nobody, S::Recipient, "the platform withholds it from this person"),
        ("salesforce", "2002", P::Recipient, S::Recipient, "only the recipient can unblock"),
        ("webex-connect/sms", "7207", P::Recipient, S::Recipient, "the recipient is out of coverage"),
        ("salesforce", "0004", P::Sender, S::Recipient, "the sender picks a template; the window is with one person"),
        ("salesforce", "3003", P::Sender, S::Message, "the sender rewords this message"),
        ("webex-connect/sms", "7101", P::Sender, S::Sender, "the sender registers its ID"),
        ("bird", "14001", P::Sender, S::Account, "the account has to pay"),
        ("webex-connect", "7003", P::Developer, S::Message, "whoever wrote the request mends it"),
        ("whatsapp-cloud", "132000", P::Developer, S::Message, "code fills in the values of a template"),
        ("whatsapp-cloud", "132015", P::Sender, S::Message, "the administrator mends a template"),
        ("webex-connect/sms", "7006", P::Provider, S::Channel, "an internal fault of the gateway behind one channel"),
        ("webex-connect/sms", "7201", P::Carrier, S::Recipient, "the recipient's network"),
        ("whatsapp-cloud", "131056", P::Sender, S::Recipient, "a row that differs: the limit is on one pair"),
        ("whatsapp-cloud", "131057", P::Provider, S::Account, "a row that differs: one account is maintained"),
        ("salesforce", "2003", P::Recipient, S::Recipient, "only the recipient can update the app"),
        ("whatsapp-cloud", "131052", P::Recipient, S::Message, "only the user can send the file again"),
        ("whatsapp-on-premises", "2027", P::Sender, S::Message, "the sender fills the catalog"),
        ("bird", "15001", P::Developer, S::Message, "nobody knows; whoever wrote the call looks"),
        ("webex-connect/google-business-messages", "7907", P::Developer, S::Message, "two calls at once"),
        ("salesforce", "1001", P::Sender, S::Sender, "one channel is set up wrongly"),
        ("salesforce", "3009", P::Sender, S::Message, "a row that differs: the page sends the admin to the component"),
        ("webex-connect/mms", "7267", P::Provider, S::Message, "a row that differs: this message failed at a vendor"),
        ("webex-connect/push", "7563", P::Sender, S::Recipient, "a row that differs: the limit is on one device"),
        ("webex-connect/push", "7562", P::Sender, S::Recipient, "a row that differs: one token is another app's"),
    ] {
        let entry = lookup(parse(source), code).expect("listed");
        assert_eq!((entry.party(), entry.scope()), (party, scope), "{source} {code}: {why}");
    }
}
