//! A text of an event: a part of the body, or of one copy that all parts of it share.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::string::String;
use std::sync::Arc;

/// However often a part is taken, and by however many events, its text is in memory once: a body decides how many
/// failures it tells, and must not decide how much memory they take.
#[derive(Clone)]
pub(super) enum Text<'a> {
    Borrowed(&'a str),
    /// The copy, and where in it: a body has less than 4 GiB.
    Shared(Arc<String>, u32, u32),
}

impl Text<'_> {
    #[inline]
    pub(super) fn is(&self, other: &str) -> bool {
        match self {
            Self::Borrowed(text) => *text == other,
            Self::Shared(..) => **self == *other,
        }
    }

    /// A part that is cut out of it.
    pub(super) fn part(&self, cut: impl Fn(&str) -> Option<&str>) -> Option<Self> {
        match self {
            Self::Borrowed(text) => cut(text).map(Self::Borrowed),
            Self::Shared(whole, ..) => cut(self).map(|part| Text::within(whole, part)),
        }
    }

    /// The same without its body: of a text that the body lends, a copy.
    pub(super) fn into_owned(self) -> Text<'static> {
        match self {
            Self::Borrowed(text) => Text::copy(text),
            Self::Shared(whole, start, end) => Text::Shared(whole, start, end),
        }
    }

    /// The same in the copy of a body that lends it.
    pub(super) fn kept_in(self, body: &Arc<String>) -> Text<'static> {
        match self {
            Self::Borrowed(text) => Text::within(body, text),
            Self::Shared(whole, start, end) => Text::Shared(whole, start, end),
        }
    }
}

impl Text<'_> {
    fn within(whole: &Arc<String>, part: &str) -> Text<'static> {
        let start = part.as_ptr().addr().wrapping_sub(whole.as_ptr().addr());
        let is_within =
            whole.get(start..start.wrapping_add(part.len())).is_some_and(|found| core::ptr::eq(found, part));
        match (u32::try_from(start), u32::try_from(start.wrapping_add(part.len()))) {
            (Ok(start), Ok(end)) if is_within => Text::Shared(Arc::clone(whole), start, end),
            _ => Text::copy(part),
        }
    }

    /// Of what is longer than any body, nothing.
    pub(super) fn copy(text: &str) -> Text<'static> {
        Text::Shared(Arc::new(text.into()), 0, u32::try_from(text.len()).unwrap_or(0))
    }
}

impl Deref for Text<'_> {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Shared(whole, start, end) => whole.get(*start as usize..*end as usize).unwrap_or_default(),
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
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        other.is(self)
    }
}

impl Eq for Text<'_> {}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
