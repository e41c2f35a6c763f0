//! What the generator makes of `data/shapes/`: how an event is known, and where its parts stand.

use crate::source::Channels;
use crate::vocabulary::channel::Channel;
use crate::vocabulary::provider::Provider;
use crate::vocabulary::take::Take;

/// One kind of event, answer or receipt of one vendor.
pub(crate) struct Shape {
    pub(crate) provider: Provider,
    /// Too plain to be known by itself: only a caller can say whose it is.
    pub(crate) is_bare: bool,
    pub(crate) when: &'static [Test],
    /// Where its messages lie, from the top.
    pub(crate) items: Path,
    /// Where the failures of a message lie, in it; empty where the message is its failure.
    pub(crate) errors: Path,
    pub(crate) channel: Option<Channel>,
    /// The HTTP status that an answer of this shape has, where its body does not tell.
    pub(crate) http: Option<u16>,
    pub(crate) channel_word: &'static [Pick],
    pub(crate) code: &'static [Pick],
    pub(crate) subcode: &'static [Pick],
    /// The platform's code behind the vendor's; each with a provider.
    pub(crate) cause: &'static [Pick],
    pub(crate) status: &'static [Pick],
    /// Which statuses are failures, which are still being worked on, and which are neither.
    pub(crate) failed: &'static [&'static str],
    pub(crate) pending: &'static [&'static str],
    pub(crate) passed: &'static [&'static str],
    pub(crate) message_id: &'static [Pick],
    pub(crate) recipient: &'static [Pick],
    pub(crate) time: &'static [Pick],
    pub(crate) http_status: &'static [Pick],
    pub(crate) retry_after: &'static [Pick],
}

/// An event that holds another one.
pub(crate) struct Envelope {
    pub(crate) when: &'static [Test],
    pub(crate) inside: Path,
}

/// The envelopes and shapes whose first test asks for this key at the top, by their places in `ENVELOPES` and `SHAPES`.
pub(crate) struct ByKey {
    pub(crate) key: &'static str,
    pub(crate) envelopes: &'static [u16],
    pub(crate) shapes: &'static [u16],
}

/// A way through objects and arrays.
pub(crate) type Path = &'static [Step];

#[derive(Clone, Copy)]
pub(crate) enum Step {
    Key(&'static str),
    /// Each item of an array; where one value is asked for, the first that has it.
    Each,
    /// The first item of an array.
    First,
}

/// What is true of a body of one shape.
pub(crate) struct Test {
    pub(crate) path: Path,
    pub(crate) is: Is,
}

pub(crate) enum Is {
    There,
    Absent,
    OneOf(&'static [&'static str]),
    NoneOf(&'static [&'static str]),
    Begins(&'static [&'static str]),
    Text,
    Number,
    List,
    Object,
    /// Text of lower-case letters, digits and underscores.
    Symbol,
    /// Text of so many digits.
    Digits(usize),
}

/// Where a part of an event stands, and how to take it out.
pub(crate) struct Pick {
    pub(crate) from: Level,
    pub(crate) path: Path,
    pub(crate) take: Take,
    /// Whose code it is, where that is not the shape's.
    pub(crate) provider: Option<Provider>,
    /// On which channels; none for all.
    pub(crate) channels: Channels,
}

/// Where a path begins.
#[derive(Clone, Copy)]
pub(crate) enum Level {
    /// At the failure, or at the message where that is its failure.
    Here,
    /// At the message.
    Message,
    /// At the top.
    Top,
}
