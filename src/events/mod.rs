//! Feature `events`: from what a vendor sent to a decision.
//!
//! Nobody receives a code. They receive a webhook, a receipt or an error body, and dig the code out of it. This module
//! digs:
//!
//! ```
//! use undelivered::{events, Category};
//!
//! let body = br#"{"deliveryInfoNotification":{"deliveryInfo":{"code":"7010","deliveryChannel":"whatsapp",
//!     "deliveryStatus":"Failed","additionalInfo":"(#131047) | more than 24 hours","destination":"15550000000"},
//!     "transid":"t-2"}}"#;
//! for event in events::read(body)? {
//!     assert_eq!(event.source().to_string(), "webex-connect/whatsapp");
//!     assert_eq!(event.message_id(), Some("t-2"));
//!     // Webex Connect wraps Meta's code, and that says what happened.
//!     assert_eq!(event.normalize().category(), Category::SessionWindowClosed);
//! }
//! # Ok::<(), events::ReadError>(())
//! ```
//!
//! Bodies come from outside: over 16 MiB or 128 levels they are refused, of failures 100,000 are kept, and time and memory
//! grow with a body's size alone, whatever stands in it.
//!
//! What the body alone cannot tell is never guessed: it is [`ReadError::Several`], and the caller says whose it is, by
//! [`read_as`]. Which shapes are known stands in `data/shapes/`.

mod body;
mod error;
mod event;
mod failure;
mod find;
mod node;
mod read;
mod shape;
mod text;

pub use error::{Providers, ReadError};
pub use event::{Event, Events};

use crate::Provider;

/// What the generator writes of `data/shapes/`.
mod generated {
    use super::shape::{ByKey, Envelope, Is, Level, Pick, Shape, Step, Test};
    use crate::vocabulary::take::Take;
    use crate::{Channel, Channels, Provider};

    include!(concat!(env!("OUT_DIR"), "/shapes.rs"));
}

/// Reads whatever a vendor sent, and tells whose it is by its shape.
///
/// # Errors
/// Every [`ReadError`].
pub fn read(body: &[u8]) -> Result<Events<'_>, ReadError> {
    read::read_body(body, None)
}

/// Reads what this provider sent, or another numbering of the same vendor.
///
/// # Errors
/// Every [`ReadError`]; [`ReadError::Several`] only where the body is not this provider's and could be of several other
/// numberings of its vendor.
///
/// ```
/// use undelivered::{events, Provider};
///
/// // Too plain to be known by itself.
/// let body = br#"{"code":"7004","message":"Invalid parameters"}"#;
/// assert_eq!(events::read(body), Err(events::ReadError::UnknownShape));
/// assert_eq!(events::read_as(Provider::WebexConnect, body)?.len(), 1);
/// # Ok::<(), events::ReadError>(())
/// ```
pub fn read_as(provider: Provider, body: &[u8]) -> Result<Events<'_>, ReadError> {
    read::read_body(body, Some(provider))
}
