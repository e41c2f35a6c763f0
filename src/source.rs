//! Whose numbering a code is looked up in: a provider, on one channel or on any.

use core::fmt;
use core::str::FromStr;

use crate::choice::Place;
use crate::generated::CATALOGS;
use crate::vocabulary::channel::Channel;
use crate::vocabulary::provider::Provider;
use crate::words::UnknownWord;
use crate::{Entry, Table};

/// Whose numbering a code is looked up in: a provider, on one channel or on any.
///
/// Written as `webex-connect` or `webex-connect/sms`, in `Display`, `FromStr` and serde alike.
///
/// ```
/// use undelivered::{Channel, Provider, Source};
///
/// let source: Source = "webex-connect/sms".parse()?;
/// assert_eq!(source, Provider::WebexConnect.on(Channel::Sms));
/// assert_eq!(source.to_string(), "webex-connect/sms");
/// # Ok::<(), undelivered::UnknownWord>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    provider: Provider,
    /// A [`Place`] as its number: the index of an offset, and a bit of [`Places`].
    place: u8,
}

/// Which bit of [`Places`] a place is.
const ANYWHERE: u8 = Place::Anywhere.nth();
const UNREAD_PLACE: u8 = Place::Unread.nth();
const FIRST_CHANNEL: u8 = Place::On(Channel::ALL[0]).nth();

/// The places where a table or a series of some channels holds.
#[derive(Clone, Copy)]
pub(crate) struct Places(u64);

impl Places {
    /// For a code of a table of these channels; of none, if it is for every channel.
    pub(crate) const fn of(channels: Channels) -> Self {
        if channels.is_empty() { Self(u64::MAX) } else { Self(channels.0 << FIRST_CHANNEL | 1 << ANYWHERE) }
    }

    #[inline]
    pub(crate) const fn hold(self, source: Source) -> bool {
        self.0 >> (source.place & 63) & 1 != 0
    }
}

/// How an unread channel is written.
const UNREAD: &str = "unknown";

impl Source {
    /// A provider on a channel whose name could not be read: finds only what holds on every channel.
    ///
    /// ```
    /// use undelivered::{lookup, Provider, Source};
    ///
    /// let unread = Source::unknown_channel(Provider::WebexConnect);
    /// assert!(lookup(unread, 9002).is_ok(), "this number means the same on every channel");
    /// assert!(lookup(unread, 7710).is_err(), "this one is WhatsApp's");
    /// ```
    #[must_use]
    pub const fn unknown_channel(provider: Provider) -> Self {
        Self { provider, place: UNREAD_PLACE }
    }

    /// A provider's numbering, on one channel where there is one.
    pub(crate) const fn of(provider: Provider, channel: Option<Channel>) -> Self {
        match channel {
            Some(channel) => provider.on(channel),
            None => Self { provider, place: ANYWHERE },
        }
    }

    /// The provider.
    #[must_use]
    pub const fn provider(self) -> Provider {
        self.provider
    }

    /// The channel, where one was named and read.
    #[must_use]
    pub const fn channel(self) -> Option<Channel> {
        match self.place() {
            Place::On(channel) => Some(channel),
            Place::Anywhere | Place::Unread => None,
        }
    }

    /// The place among all: without a channel, on an unread one, on each.
    #[inline]
    pub(crate) const fn nth(self) -> usize {
        self.place as usize
    }

    #[inline]
    pub(crate) const fn place(self) -> Place {
        match self.place {
            ANYWHERE => Place::Anywhere,
            UNREAD_PLACE => Place::Unread,
            channel => Place::On(Channel::ALL[(channel - FIRST_CHANNEL) as usize]),
        }
    }
}

impl Provider {
    /// This provider's numbering on one channel.
    ///
    /// ```
    /// use undelivered::{lookup, Category, Channel, Provider};
    ///
    /// let entry = lookup(Provider::WebexConnect.on(Channel::WhatsApp), 7703)?;
    /// assert_eq!(entry.category(), Category::PaymentRequired);
    /// # Ok::<(), undelivered::LookupError>(())
    /// ```
    #[must_use]
    pub const fn on(self, channel: Channel) -> Source {
        Source { provider: self, place: FIRST_CHANNEL + channel as u8 }
    }

    /// Whose numbering it is: `Vonage` for four of them.
    #[must_use]
    pub fn vendor(self) -> &'static str {
        CATALOGS[self as usize].vendor
    }

    /// What the numbering is called, for people: `Vonage, delivery receipts`.
    #[must_use]
    pub fn title(self) -> &'static str {
        CATALOGS[self as usize].title
    }

    /// Every entry of this numbering, each table in the order of its codes.
    pub fn entries(self) -> core::slice::Iter<'static, Entry> {
        CATALOGS[self as usize].entries.iter()
    }

    /// The tables that this numbering is kept in.
    #[must_use]
    pub fn tables(self) -> impl ExactSizeIterator<Item = &'static Table> + DoubleEndedIterator + Clone {
        CATALOGS[self as usize].tables.iter().copied()
    }

    /// The channels that its tables name; none where every table holds on every channel.
    #[must_use]
    pub fn channels(self) -> Channels {
        CATALOGS[self as usize].channels()
    }

    /// The channel that this vendor calls by this word, in any case; or that this crate does.
    ///
    /// ```
    /// use undelivered::{Channel, Provider, Source};
    ///
    /// assert_eq!(Provider::WebexConnect.channel("SMS"), Some(Channel::Sms));
    /// assert_eq!(Provider::WebexConnect.channel("fb"), Some(Channel::Messenger));
    ///
    /// // A word that cannot be read is not the same as none.
    /// let source = |word: &str| match Provider::WebexConnect.channel(word) {
    ///     Some(channel) => Provider::WebexConnect.on(channel),
    ///     None => Source::unknown_channel(Provider::WebexConnect),
    /// };
    /// assert_eq!(source("carrier-pigeon").to_string(), "webex-connect/unknown");
    /// ```
    #[must_use]
    pub fn channel(self, word: &str) -> Option<Channel> {
        let words = CATALOGS[self as usize].channel_words;
        let own = words.iter().find(|(theirs, _)| theirs.eq_ignore_ascii_case(word)).map(|(_, channel)| *channel);
        own.or_else(|| Channel::ALL.iter().copied().find(|channel| channel.as_str().eq_ignore_ascii_case(word)))
    }
}

impl From<Provider> for Source {
    #[inline]
    fn from(provider: Provider) -> Self {
        Self { provider, place: ANYWHERE }
    }
}

impl From<(Provider, Option<Channel>)> for Source {
    fn from((provider, channel): (Provider, Option<Channel>)) -> Self {
        Self::of(provider, channel)
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("provider", &self.provider).field("place", &self.place()).finish()
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.provider.as_str())?;
        match self.place() {
            Place::Anywhere => Ok(()),
            Place::Unread => write!(f, "/{UNREAD}"),
            Place::On(channel) => write!(f, "/{channel}"),
        }
    }
}

impl FromStr for Source {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text.split_once('/') {
            None => Ok(text.parse::<Provider>()?.into()),
            Some((provider, UNREAD)) => Ok(Self::unknown_channel(provider.parse()?)),
            Some((provider, channel)) => Ok(provider.parse::<Provider>()?.on(channel.parse()?)),
        }
    }
}

crate::sets::set_of! {
    /// A set of channels.
    Channels, Channel
}

const _: () = assert!(Channel::ALL.len() + 2 <= u64::BITS as usize, "a set of places has a bit for each");

impl Channels {
    pub(crate) const fn of(channels: &[Channel]) -> Self {
        let (mut set, mut rest) = (Self::NONE, channels);
        while let [channel, others @ ..] = rest {
            set = set.with(*channel);
            rest = others;
        }
        set
    }

    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The only channel that it holds; `None` where it holds none or several.
    pub(crate) const fn only(self) -> Option<Channel> {
        if self.len() == 1 { Some(Channel::ALL[self.0.trailing_zeros() as usize]) } else { None }
    }
}
