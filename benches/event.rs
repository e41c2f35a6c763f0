//! From an event as JSON to the decision, and how much of it the look-up is: `cargo bench --bench event`.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use serde::Deserialize;
use undelivered::{Provider, normalize};
use undelivered_benches::{Order, hits};

fn main() {
    divan::main();
}

/// What a sender reads of a webhook, with nothing copied.
#[derive(Deserialize)]
struct Webhook<'a> {
    #[serde(borrow)]
    entry: Vec<Account<'a>>,
}

#[derive(Deserialize)]
struct Account<'a> {
    #[serde(borrow)]
    changes: Vec<Change<'a>>,
}

#[derive(Deserialize)]
struct Change<'a> {
    #[serde(borrow)]
    value: Value<'a>,
}

#[derive(Deserialize)]
struct Value<'a> {
    #[serde(borrow)]
    statuses: Vec<Status<'a>>,
}

#[derive(Deserialize)]
struct Status<'a> {
    id: &'a str,
    errors: Vec<Error>,
}

#[derive(Deserialize)]
struct Error {
    code: u32,
}

const EVENTS: usize = 4096;

/// The Cloud API's webhook of a failed message.
fn events() -> Vec<String> {
    let cloud = hits(Order::Skewed).into_iter().filter(|query| query.source.provider() == Provider::WhatsAppCloud);
    let event = |code: u32| {
        format!(
            r#"{{"object":"whatsapp_business_account","entry":[{{"id":"1","changes":[{{"field":"messages","value":{{"messaging_product":"whatsapp","metadata":{{"display_phone_number":"15550000000","phone_number_id":"1"}},"statuses":[{{"id":"wamid.HBgLMTU1NTAwMDAwMDE","status":"failed","timestamp":"1700000000","recipient_id":"15550000001","errors":[{{"code":{code},"title":"Re-engagement message","message":"Re-engagement message","error_data":{{"details":"More than 24 hours have passed"}},"href":"/docs"}}]}}]}}}}]}}]}}"#
        )
    };
    cloud.map(|query| event(query.code)).cycle().take(EVENTS).collect()
}

/// The code of an event; its message's ID has to be read as well, to know whose failure it is.
fn code(event: &str) -> u32 {
    let webhook: Webhook<'_> = serde_json::from_str(event).expect("well-formed");
    let status = &webhook.entry[0].changes[0].value.statuses[0];
    black_box(status.id);
    status.errors[0].code
}

#[divan::bench]
fn a_reading_the_json(bencher: Bencher<'_, '_>) {
    let events = events();
    let counter = ItemsCount::new(EVENTS);
    bencher.counter(counter).bench(|| black_box(&events).iter().map(|event| code(event)).fold(0, u32::wrapping_add));
}

#[divan::bench]
fn b_reading_and_deciding(bencher: Bencher<'_, '_>) {
    let events = events();
    let decide =
        |event: &String| normalize(Provider::WhatsAppCloud, code(event)).retry() == undelivered::RetryHint::Backoff;
    let counter = ItemsCount::new(EVENTS);
    bencher.counter(counter).bench(|| black_box(&events).iter().filter(|event| decide(event)).count());
}

#[divan::bench]
fn c_deciding_alone(bencher: Bencher<'_, '_>) {
    let codes: Vec<u32> = events().iter().map(|event| code(event)).collect();
    let decide = |code: &u32| normalize(Provider::WhatsAppCloud, *code).retry() == undelivered::RetryHint::Backoff;
    let counter = ItemsCount::new(EVENTS);
    bencher.counter(counter).bench(|| black_box(&codes).iter().filter(|code| decide(code)).count());
}
