//! What was read: failures and delays, with all that a body says of them.

use std::string::String;
use std::sync::Arc;
use std::time::Duration;
use std::vec::Vec;

use super::find::Taken;
use super::text::Text;
use crate::normalize::Own;
use crate::normalized::Signals;
use crate::{Normalized, RawCode, Source};

/// Every failure in a body, and every delay that the vendor still works on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct Events<'a> {
    pub(super) told: Vec<Event<'a>>,
    pub(super) successes: usize,
    pub(super) unread: usize,
}

impl<'a> Events<'a> {
    /// The failures and delays: shape by shape, and of each in the order of the body.
    pub fn iter(&self) -> core::slice::Iter<'_, Event<'a>> {
        self.told.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.told.len()
    }

    /// Whether no failure and no delay was read; [`unread`](Self::unread) tells of what could not be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// How many messages of the body neither failed nor are delayed.
    #[must_use]
    pub const fn successes(&self) -> usize {
        self.successes
    }

    /// How many items of the body could not be read; they do not lose the others. Of failures beyond 100,000, which no
    /// vendor sends in one body, each counts as one.
    #[must_use]
    pub const fn unread(&self) -> usize {
        self.unread
    }

    /// The same, with all texts in the copy of the body that they were read from.
    pub(super) fn kept_in(self, body: &Arc<String>) -> Events<'static> {
        Events { told: self.told.into_iter().map(|event| event.map(|text| text.kept_in(body))).collect(), ..self }
    }

    pub(super) fn append(&mut self, others: Self) {
        self.told.extend(others.told);
        self.successes += others.successes;
        self.unread += others.unread;
    }
}

impl<'a> IntoIterator for Events<'a> {
    type Item = Event<'a>;
    type IntoIter = std::vec::IntoIter<Event<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.told.into_iter()
    }
}

impl<'e, 'a> IntoIterator for &'e Events<'a> {
    type Item = &'e Event<'a>;
    type IntoIter = core::slice::Iter<'e, Event<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One failure, or one delay that the vendor still works on. It borrows from the body; see [`Event::into_owned`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Event<'a> {
    pub(super) source: Source,
    pub(super) code: Taken<'a>,
    /// What that code says by itself.
    pub(super) own: Own,
    pub(super) subcode: Option<Taken<'a>>,
    pub(super) cause: Option<(Source, Taken<'a>)>,
    pub(super) status: Option<Text<'a>>,
    pub(super) message_id: Option<Text<'a>>,
    pub(super) recipient: Option<Text<'a>>,
    pub(super) time: Option<Text<'a>>,
    pub(super) http_status: Option<u16>,
    pub(super) retry_after: Option<Duration>,
    pub(super) is_pending: bool,
}

impl<'a> Event<'a> {
    fn map<'b>(self, change: impl Fn(Text<'a>) -> Text<'b>) -> Event<'b> {
        Event {
            source: self.source,
            code: self.code.map(&change),
            own: self.own,
            subcode: self.subcode.map(|code| code.map(&change)),
            cause: self.cause.map(|(source, code)| (source, code.map(&change))),
            status: self.status.map(&change),
            message_id: self.message_id.map(&change),
            recipient: self.recipient.map(&change),
            time: self.time.map(&change),
            http_status: self.http_status,
            retry_after: self.retry_after,
            is_pending: self.is_pending,
        }
    }

    /// The same with copies of all that it borrows, to be kept for longer than the body.
    pub fn into_owned(self) -> Event<'static> {
        self.map(Text::into_owned)
    }
}

impl Event<'_> {
    /// Whose code it is, and over which channel the message went where the event says so.
    #[must_use]
    pub const fn source(&self) -> Source {
        self.source
    }

    /// The vendor's code, as it came; where the event has none, its status.
    #[must_use]
    pub fn code(&self) -> RawCode<'_> {
        RawCode::with_subcode(self.code.code(), self.subcode.as_ref().map(Taken::code))
    }

    /// The code of the platform behind the vendor, where the event has one.
    #[must_use]
    pub fn cause(&self) -> Option<(Source, RawCode<'_>)> {
        self.cause.as_ref().map(|(source, code)| (*source, code.code()))
    }

    /// The state of the message, in the vendor's own word.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.status.as_deref()
    }

    /// The vendor's own id of the message.
    #[must_use]
    pub fn message_id(&self) -> Option<&str> {
        self.message_id.as_deref()
    }

    /// Whom the message was for: a number, an address, an id or a token.
    #[must_use]
    pub fn recipient(&self) -> Option<&str> {
        self.recipient.as_deref()
    }

    /// When it happened, in the vendor's own writing.
    #[must_use]
    pub fn time(&self) -> Option<&str> {
        self.time.as_deref()
    }

    /// The HTTP status that the body names.
    #[must_use]
    pub const fn http_status(&self) -> Option<u16> {
        self.http_status
    }

    /// The wait that the body asks for.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether the vendor still works on the message.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.normalize().is_pending()
    }

    /// What to make of it, by all that the event says.
    pub fn normalize(&self) -> Normalized<'_> {
        let mut signals = Signals {
            http_status: self.http_status,
            retry_after: self.retry_after,
            is_pending: self.is_pending,
            ..Signals::default()
        };
        if let Some((source, code)) = self.cause() {
            signals.set_cause(source, &code);
        }
        Normalized::new(self.source, self.code(), self.own).with(signals)
    }
}
