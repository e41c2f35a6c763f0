//! From a source and a code to the entry that stands for it, or to the reason why there is none.

use crate::catalog;
use crate::entry::Entry;
use crate::raw_code::Key;
use crate::table::Table;
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
#[inline]
pub fn lookup<'a>(source: impl Into<Source>, code: impl Into<RawCode<'a>>) -> Result<&'static Entry, LookupError> {
    let source = source.into();
    in_tables(source, catalog::tables(source), code.into())
}

#[inline]
pub(crate) fn in_tables(
    source: Source,
    tables: &[&'static Table],
    code: RawCode<'_>,
) -> Result<&'static Entry, LookupError> {
    let Some(key) = code.key() else { return Err(absent(source, tables, None)) };
    let mut hits = tables.iter().filter_map(|table| table.get(key));
    match hits.next() {
        None => Err(absent(source, tables, Some(key))),
        Some(first) if source.channel().is_some() || hits.all(|hit| agree(first, hit)) => Ok(first),
        Some(_) => Err(LookupError::Ambiguous {
            provider: source.provider(),
            channels: tables
                .iter()
                .filter(|table| table.get(key).is_some())
                .filter_map(|table| table.channel)
                .collect(),
        }),
    }
}

/// Where in its table a code's entry stands.
pub(crate) fn position(table: &'static Table, code: RawCode<'_>) -> Result<usize, LookupError> {
    let key = code.key();
    key.and_then(|key| table.position(key)).ok_or_else(|| absent(table.provider.into(), &[table], key))
}

fn agree(one: &Entry, other: &Entry) -> bool {
    (one.category(), one.retry()) == (other.category(), other.retry())
}

#[cold]
fn absent(source: Source, tables: &[&'static Table], key: Option<Key<'_>>) -> LookupError {
    let provider = source.provider();
    match (source.channel(), key) {
        (Some(channel), _) if tables.is_empty() => LookupError::UnsupportedChannel { provider, channel },
        (_, Some(key)) if tables.iter().any(|table| table.has_form(key)) => LookupError::Unlisted { provider },
        _ => LookupError::Malformed { provider },
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
    catalog::TABLES.iter().flat_map(|table| table.entries)
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
    let key = code.into().key();
    catalog::TABLES.iter().filter_map(move |table| table.get(key?))
}
