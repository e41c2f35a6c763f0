//! From a source and a code to the entry that stands for it, or to the reason why there is none.

use crate::catalog;
use crate::entry::Entry;
use crate::raw_code::{Form, Key};
use crate::{Channel, Channels, Provider, RawCode, Source};

/// Why a look-up found no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum LookupError {
    /// The catalog does not hold this code.
    #[error("{provider} lists no such code")]
    Unlisted {
        /// Whose catalog was asked.
        provider: Provider,
    },
    /// Text or a number that is no code of this vendor's form: a sign, a blank, a letter, a zero
    /// too many, a negative number, one over `u64`.
    #[error("{provider} writes no code in this form")]
    Malformed {
        /// Whose catalog was asked.
        provider: Provider,
    },
    /// The code means different things on different channels, and none was named.
    #[error("{provider} uses this code on several channels ({channels}) for different things; name one")]
    Ambiguous {
        /// Whose catalog was asked.
        provider: Provider,
        /// The channels whose tables hold the code.
        channels: Channels,
    },
    /// The provider has no table for this channel.
    #[error("no catalog of {provider} for {channel}")]
    UnsupportedChannel {
        /// Whose catalog was asked.
        provider: Provider,
        /// The channel that was named.
        channel: Channel,
    },
}

/// The entry of a listed code, exactly.
///
/// On a channel, that channel's tables are asked first, then those of the provider that hold on
/// every channel. Without one, the look-up succeeds if all tables that hold the code agree on
/// category and retry hint.
///
/// # Errors
/// Every [`LookupError`]; none allocates. For an answer to every code see [`normalize`](crate::normalize).
///
/// ```
/// use undelivered::{lookup, Category, LookupError, Provider};
///
/// assert_eq!(lookup(Provider::Salesforce, "0004")?.category(), Category::SessionWindowClosed);
/// assert_eq!(lookup(Provider::Bird, "UNKNOWN_SUBSCRIBER")?.code(), "15005");
/// assert!(matches!(lookup(Provider::Bird, " 15005"), Err(LookupError::Malformed { .. })));
/// assert!(matches!(lookup(Provider::WebexConnect, 7703), Err(LookupError::Ambiguous { .. })));
/// # Ok::<(), LookupError>(())
/// ```
#[inline(always)]
#[allow(clippy::inline_always, reason = "the caller's compiler knows the form of the code, and keeps one branch")]
pub fn lookup<'a>(source: impl Into<Source>, code: impl Into<RawCode<'a>>) -> Result<&'static Entry, LookupError> {
    let source = source.into();
    match code.into().0 {
        Form::Number(value) => number(source, value),
        Form::Text(text) => self::text(source, text),
        Form::Negative(_) | Form::TooLarge(_) => Err(malformed(source)),
    }
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "three loads and two comparisons, less than a call")]
fn number(source: Source, value: u64) -> Result<&'static Entry, LookupError> {
    let found = catalog::HASH.find(source.provider(), source.section(), value);
    match catalog::ENTRIES[source.provider() as usize].get(found) {
        Some(entry) if entry.has_number(value) && entry.answers(source) => Ok(entry),
        _ => catalog::of(source.provider()).unhashed(source, value, found),
    }
}

fn text(source: Source, text: &str) -> Result<&'static Entry, LookupError> {
    let catalog = catalog::of(source.provider());
    match Key::of_text(text) {
        Some(Key::Number { value, width }) if width <= catalog.width => number(source, value),
        Some(Key::Symbol(symbol)) => catalog.named(source, symbol),
        Some(Key::Number { .. }) | None => Err(malformed(source)),
    }
}

#[cold]
fn malformed(source: Source) -> LookupError {
    let catalog = catalog::of(source.provider());
    catalog.none(source, catalog.malformed())
}

/// Every entry of every catalog, provider by provider, each table in the order of its codes.
///
/// ```
/// use undelivered::{entries, Category};
///
/// let windows = entries().filter(|entry| entry.category() == Category::SessionWindowClosed);
/// assert!(windows.count() >= 5);
/// ```
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    catalog::CATALOGS.iter().flat_map(|catalog| catalog.entries)
}

/// Every entry, of any provider and channel, that answers to this code.
///
/// ```
/// use undelivered::{find, Provider};
///
/// assert!(find(131047).any(|entry| entry.provider() == Provider::WhatsAppCloud));
/// assert_eq!(find("no such code").count(), 0);
/// ```
pub fn find<'a>(code: impl Into<RawCode<'a>>) -> impl Iterator<Item = &'static Entry> {
    let code = code.into();
    catalog::TABLES.iter().filter_map(move |table| table.entries().get(table.position(code).ok()?))
}
