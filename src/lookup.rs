//! From a source and a code to the entry that stands for it, or to the reason why there is none.

use crate::catalog;
use crate::digits;
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
    let (source, code) = (source.into(), code.into());
    match code.0 {
        Form::Number(value) => number(source, value),
        Form::Text(text) => match digits::unpadded(text.as_bytes()) {
            Some(value) => number(source, value),
            None => other_text(source, text).ok_or_else(|| fault(source, code)),
        },
        Form::Pair(number, subcode) => pair(source, number, subcode),
        Form::Negative(_) | Form::TooLarge(_) => Err(fault(source, code)),
    }
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "three loads and two comparisons, less than a call")]
fn number(source: Source, value: u64) -> Result<&'static Entry, LookupError> {
    let provider = source.provider();
    let found = catalog::HASH.find(provider, source.section(), value);
    match catalog::ENTRIES[provider as usize].get(found) {
        Some(entry) if entry.has_number(value) => Ok(entry),
        // Most misses are of one kind, and told without a call.
        _ if catalog::PLAIN[provider as usize].tells(source, value, found) => Err(LookupError::Unlisted { provider }),
        _ => catalog::of(provider).range(source, value).ok_or_else(|| fault(source, value.into())),
    }
}

fn pair(source: Source, code: u64, subcode: u64) -> Result<&'static Entry, LookupError> {
    catalog::of(source.provider()).pair(source, code, subcode).map_or_else(|| number(source, code), Ok)
}

/// Padded numbers, short ones, names, and ranges as they are written.
fn other_text(source: Source, text: &str) -> Option<&'static Entry> {
    let catalog = catalog::of(source.provider());
    match Key::of_text(text)? {
        Key::Number { value, width } if width <= catalog.width => number(source, value).ok(),
        Key::Number { .. } => None,
        Key::Symbol(symbol) => catalog.named(source, symbol),
    }
}

/// Why a code has no entry.
#[cold]
fn fault(source: Source, code: RawCode<'_>) -> LookupError {
    let catalog = catalog::of(source.provider());
    match (source.channel(), code.key()) {
        (Some(channel), _) if !source.is_among(catalog::PLAIN[source.provider() as usize].sections) => {
            LookupError::UnsupportedChannel { provider: catalog.provider, channel }
        }
        (None, Some(key)) => catalog.ambiguity(key).unwrap_or_else(|| catalog.unlisted(key)),
        (_, Some(key)) => catalog.unlisted(key),
        (_, None) => catalog.malformed(),
    }
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
