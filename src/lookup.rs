//! The public look-ups, and the reasons why one finds no entry.

use crate::catalog::Table;
use crate::entry::Entry;
use crate::find::find_fitting;
use crate::key::Key;
use crate::raw_code::Reading;
use crate::vocabulary::channel::Channel;
use crate::vocabulary::provider::Provider;
use crate::{Channels, RawCode, Source};

/// Why a look-up found no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum LookupError {
    /// No table that this source may ask holds the code.
    #[error("{numbering} does not list {}", Asked(*.number))]
    #[non_exhaustive]
    Unlisted {
        /// What was asked.
        numbering: Source,
        /// The code, where it is a number.
        number: Option<u64>,
    },
    /// Not in the vendor's code format: a sign, a blank, a letter, a zero too many, a negative number.
    #[error("{} is not a valid {numbering} code", Asked(*.number))]
    #[non_exhaustive]
    Malformed {
        /// What was asked.
        numbering: Source,
        /// The code, where it is a number and this numbering has none.
        number: Option<u64>,
    },
    /// The code means different things on different channels, and none was named.
    #[error("{numbering} uses {} for different things on several channels ({channels}): name one", Asked(*.number))]
    #[non_exhaustive]
    Ambiguous {
        /// What was asked.
        numbering: Source,
        /// The code, where it is a number.
        number: Option<u64>,
        /// The channels whose tables hold the code.
        channels: Channels,
    },
    /// Every table of this numbering is for certain channels, and none of them is this one.
    #[error("{provider}/{channel} does not list {}: no table of {provider} is for {channel}", Asked(*.number))]
    #[non_exhaustive]
    UnsupportedChannel {
        /// Whose catalog was asked.
        provider: Provider,
        /// The channel that was named.
        channel: Channel,
        /// The code, where it is a number.
        number: Option<u64>,
    },
}

/// What the text of an error calls the code.
struct Asked(Option<u64>);

impl core::fmt::Display for Asked {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.0 {
            Some(number) => number.fmt(f),
            None => f.write_str("this code"),
        }
    }
}

/// The entry of a listed code, exactly.
///
/// On a channel, that channel's tables are asked first, then those of the provider that hold on every channel. Without
/// one, the look-up succeeds if all tables that hold the code agree on category, retry hint and whether the message may
/// have been delivered.
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
    find_fitting(source.into(), &code.into()).map(|(entry, _)| entry)
}

/// Every entry of every catalog, provider by provider, each table in the order of its codes.
///
/// ```
/// use undelivered::{entries, Category};
///
/// let windows = entries().filter(|entry| entry.category() == Category::SessionWindowClosed);
/// assert!(windows.count() >= 5);
/// ```
#[must_use]
pub fn entries() -> impl DoubleEndedIterator<Item = &'static Entry> + Clone {
    Provider::ALL.iter().flat_map(|provider| provider.entries())
}

/// Every entry, of any provider and channel, that answers to this code.
///
/// ```
/// use undelivered::{find, Provider};
///
/// assert!(find(131047).any(|entry| entry.provider() == Provider::WhatsAppCloud));
/// assert_eq!(find("no such code").count(), 0);
/// ```
pub fn find<'a>(code: impl Into<RawCode<'a>>) -> impl Iterator<Item = &'static Entry> + Clone {
    let code = code.into();
    tables().filter_map(move |table| {
        let Reading::Key(key) = code.read(&table.forms) else { return None };
        Some(&table.entries[table.nearest(&key)?])
    })
}

/// Every table, in the order of the providers.
///
/// ```
/// assert!(undelivered::tables().any(|table| table.id() == "webex-connect#call-log"));
/// ```
#[must_use]
pub fn tables() -> impl DoubleEndedIterator<Item = &'static Table> + Clone {
    Provider::ALL.iter().flat_map(|provider| provider.tables())
}

/// Where in one table a code stands.
pub(crate) fn position(table: &'static Table, code: &RawCode<'_>) -> Result<usize, LookupError> {
    let unlisted = || LookupError::not_in(table, code.number());
    let malformed =
        || LookupError::Malformed { numbering: table.provider.into(), number: code.foreign_number(&table.forms) };
    match code.read(&table.forms) {
        // A range that the table does not have is no code.
        Reading::Key(key @ Key { last: Some(_), .. }) => table.nearest(&key).ok_or_else(malformed),
        Reading::Key(key) => table.nearest(&key).ok_or_else(unlisted),
        Reading::Unlisted => Err(unlisted()),
        Reading::Malformed => Err(malformed()),
    }
}

impl LookupError {
    /// A code that one table does not hold.
    pub(crate) fn not_in(table: &Table, number: Option<u64>) -> Self {
        Self::Unlisted { numbering: table.provider.into(), number }
    }

    /// What was asked: the numbering, and the channel where one was named.
    #[must_use]
    pub fn numbering(&self) -> Source {
        match *self {
            Self::Unlisted { numbering, .. }
            | Self::Malformed { numbering, .. }
            | Self::Ambiguous { numbering, .. } => numbering,
            Self::UnsupportedChannel { provider, channel, .. } => provider.on(channel),
        }
    }
}
