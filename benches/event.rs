//! From what a vendor sent to the decision, beside what reading its JSON costs: `cargo bench --bench event`.

use std::hint::black_box;

use serde::Deserialize;
use undelivered::{Provider, normalize};
use undelivered_benches::{Contest, Order, Query, bodies, decide_all, draw, keys, read_json};

fn main() {
    let events = events();
    let codes: Vec<u32> = events.iter().map(|event| code(event)).collect();
    let decide = |code: u32| normalize(Provider::WhatsAppCloud, code).retry().kind() as usize;
    let questions = (0..EVENTS).collect();
    Contest::new("an event", questions, Vec::new())
        .add("reading the JSON", |&nth: &usize| Some(code(&events[nth]) as usize))
        .add("reading it and deciding", |&nth| Some(decide(code(&events[nth]))))
        .add("deciding alone", |&nth| Some(decide(codes[nth])))
        .run();

    let bodies = bodies();
    Contest::new("all events of the corpus", (0..bodies.len()).collect(), Vec::new())
        .add("reading the JSON into a `Value`", |&nth: &usize| read_json(&bodies[nth]))
        .add("`events::read` and every decision", |&nth| decide_all(&bodies[nth]))
        .run();
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
    let of_cloud = |query: &Query| query.source.provider() == Provider::WhatsAppCloud;
    let listed: Vec<Query> = keys::numbers().into_iter().filter(of_cloud).collect();
    let event = |code: u32| {
        format!(
            r#"{{"object":"whatsapp_business_account","entry":[{{"id":"1","changes":[{{"field":"messages","value":{{"messaging_product":"whatsapp","metadata":{{"display_phone_number":"15550000000","phone_number_id":"1"}},"statuses":[{{"id":"wamid.HBgLMTU1NTAwMDAwMDE","status":"failed","timestamp":"1700000000","recipient_id":"15550000001","errors":[{{"code":{code},"title":"Re-engagement message","message":"Re-engagement message","error_data":{{"details":"More than 24 hours have passed"}},"href":"/docs"}}]}}]}}}}]}}]}}"#
        )
    };
    draw(&listed, Order::Skewed).iter().map(|query| event(query.code)).take(EVENTS).collect()
}

/// The code of an event; its message's ID has to be read as well, to know whose failure it is.
fn code(event: &str) -> u32 {
    let webhook: Webhook<'_> = serde_json::from_str(event).expect("well-formed");
    let status = &webhook.entry[0].changes[0].value.statuses[0];
    black_box(status.id);
    status.errors[0].code
}
