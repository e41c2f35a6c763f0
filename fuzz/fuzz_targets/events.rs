//! Any bytes as what a vendor sent: nothing panics, no failure is made of nothing, and every decision is a safe one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use undelivered::events::{self, Events, ReadError};
use undelivered::{Match, Provider};

fuzz_target!(|body: &[u8]| {
    check(body, &events::read(body));
    // Somebody's, whichever the length happens to pick.
    check(body, &events::read_as(Provider::ALL[body.len() % Provider::ALL.len()], body));
});

fn check(body: &[u8], read: &Result<Events<'_>, ReadError>) {
    let events = match read {
        Ok(events) => events,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    assert!(events.len() + events.successes() + events.unread() <= body.len(), "more than there are bytes");
    for event in events {
        let normal = event.normalize();
        assert_eq!((normal.source(), normal.code()), (event.source(), event.code()));
        assert!(!normal.is_pending() || normal.delay(0).is_none(), "nobody resends what is still being tried");
        assert!(normal.delay(u32::MAX).is_none() || !normal.may_have_been_delivered(), "sent twice");
        let is_guess = matches!(normal.matched(), Match::Series | Match::HttpStatus | Match::Nothing);
        assert!(!is_guess || normal.suppression().is_none(), "nobody is suppressed for a guess");
        assert!(event.time().is_none_or(|time| !time.is_empty()));
    }
}
