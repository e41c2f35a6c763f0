//! The reading of webhooks, as in the example of that name: any bytes, line by line.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "its `main` is the example's")]
#[path = "../../examples/webhook.rs"]
mod webhook;

fuzz_target!(|data: &[u8]| {
    webhook::decide(data, &mut std::io::sink(), &mut std::io::sink()).expect("memory can be read");
});
