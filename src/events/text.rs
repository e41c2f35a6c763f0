//! A text of an event: a part of the body, or of one copy that all parts of it share.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// However often a part is taken, and by however many events, its text is in memory once: a body decides how many
/// failures it tells, and must not decide how much memory they take.
#[derive(Clone)]
pub(super) enum Text<'a> {
    Borrowed(&'a str),
    Shared(Arc<str>, Range<usize>),
}

impl Text<'_> {
    /// A part that is cut out of it.
    pub(super) fn part(&self, cut: impl Fn(&str) -> Option<&str>) -> Option<Self> {
        match self {
            Self::Borrowed(text) => cut(text).map(Self::Borrowed),
            Self::Shared(whole, _) => cut(self).map(|part| Text::within(whole, part)),
        }
    }

    /// The same without its body: of a text that the body lends, a copy.
    pub(super) fn into_owned(self) -> Text<'static> {
        match self {
            Self::Borrowed(text) => Text::copy(text),
            Self::Shared(whole, range) => Text::Shared(whole, range),
        }
    }

    /// The same in the copy of a body that lends it.
    pub(super) fn kept_in(self, body: &Arc<str>) -> Text<'static> {
        match self {
            Self::Borrowed(text) => Text::within(body, text),
            Self::Shared(whole, range) => Text::Shared(whole, range),
        }
    }
}

impl Text<'_> {
    fn within(whole: &Arc<str>, part: &str) -> Text<'static> {
        let range = part.as_ptr().addr().checked_sub(whole.as_ptr().addr()).map(|start| start..start + part.len());
        match range.filter(|range| whole.get(range.clone()).is_some_and(|found| core::ptr::eq(found, part))) {
            Some(range) => Text::Shared(Arc::clone(whole), range),
            None => Text::copy(part),
        }
    }

    pub(super) fn copy(text: &str) -> Text<'static> {
        Text::Shared(text.into(), 0..text.len())
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Shared(whole, range) => whole.get(range.clone()).unwrap_or_default(),
        }
    }
}

impl<'a> From<Cow<'a, str>> for Text<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Self::Borrowed(text),
            Cow::Owned(text) => Text::copy(&text),
        }
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text<'_> {}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
