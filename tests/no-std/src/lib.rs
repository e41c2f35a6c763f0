//! A panic handler of its own: were std linked anywhere below, there would be two, and no build.
#![no_std]

use undelivered::{Provider, normalize};

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// Whether the Cloud API's code is worth another try by itself.
#[unsafe(no_mangle)]
pub extern "C" fn worth_retrying(code: u32) -> bool {
    normalize(Provider::WhatsAppCloud, code).delay(0).is_some()
}
