//! The reading of webhooks, as in the example of that name: any bytes, line by line, as anybody's and as each vendor's.
#![no_main]

use libfuzzer_sys::fuzz_target;
use undelivered::Provider;

#[allow(dead_code, reason = "its `main` is the example's")]
#[path = "../../examples/webhook.rs"]
mod webhook;

fuzz_target!(|data: &[u8]| {
    for whose in Provider::ALL.iter().copied().map(Some).chain([None]) {
        webhook::decide(data, whose, &mut std::io::sink(), &mut std::io::sink()).expect("memory can be read");
    }
});
