//! A small HTTP receiver: POST it any vendor's event or answer, and it says what to do as JSON.
//!
//! `cargo run --example receiver -- 127.0.0.1:8080`, then
//! `curl -d 'MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003' 'localhost:8080'`. Where a body does not tell whose
//! it is, the path does: `localhost:8080/webex-connect`.

use std::io::Read;

use serde_json::{Value, json};
use tiny_http::{Header, Method, Request, Response, Server};
use undelivered::Provider;
use undelivered::events::{self, Event, Events, ReadError};

/// What this receiver takes; `events::read` would take more.
const LARGEST: u64 = 1 << 20;

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".into());
    let server = Server::http(&address)?;
    println!("listening on {}", server.server_addr());
    for mut request in server.incoming_requests() {
        let (status, answer) = answer(&mut request);
        let json = Header::from_bytes("Content-Type", "application/json").expect("a header");
        let response = Response::from_string(answer.to_string()).with_status_code(status).with_header(json);
        // A caller that has gone away is no fault of ours.
        let _ = request.respond(response);
    }
    Ok(())
}

fn answer(request: &mut Request) -> (u16, Value) {
    if *request.method() != Method::Post {
        return (405, json!({"error": "POST an event"}));
    }
    let whose = match request.url().trim_matches('/') {
        "" => None,
        name => match name.parse::<Provider>() {
            Ok(provider) => Some(provider),
            Err(error) => return (404, json!({"error": format!("{name}: {error}")})),
        },
    };
    let mut body = Vec::new();
    match request.as_reader().take(LARGEST + 1).read_to_end(&mut body) {
        Err(error) => return (400, json!({"error": error.to_string()})),
        Ok(_) if body.len() as u64 > LARGEST => return (413, json!({"error": ReadError::TooLarge.to_string()})),
        Ok(_) => {}
    }
    let read = match whose {
        Some(provider) => events::read_as(provider, &body),
        None => events::read(&body),
    };
    match read {
        Ok(events) => (200, decisions(&events)),
        Err(error @ ReadError::Several { .. }) => (422, json!({"error": error.to_string()})),
        Err(error) => (400, json!({"error": error.to_string()})),
    }
}

fn decisions(events: &Events<'_>) -> Value {
    let told: Vec<Value> = events.iter().map(decision).collect();
    json!({"events": told, "successes": events.successes(), "unread": events.unread()})
}

fn decision(event: &Event<'_>) -> Value {
    let normal = event.normalize();
    json!({
        "message_id": event.message_id(),
        "recipient": event.recipient(),
        "status": event.status(),
        "send_again_in_seconds": normal.delay(0).map(|wait| wait.as_secs()),
        "suppress": normal.suppression(),
        "decision": normal,
    })
}
