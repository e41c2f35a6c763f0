//! Who sent the code and over what: providers, channels, and the source that pairs them.

use core::fmt;

use crate::vocabulary::vocabulary;

vocabulary! {
    "provider",
    /// A vendor, or one API of a vendor that has a numbering of its own.
    pub enum Provider {
        /// Salesforce Service Cloud messaging.
        Salesforce,
        /// Webex Connect. Its numbers mean different things on different channels.
        WebexConnect,
        /// Bird, formerly MessageBird: the Channels API.
        Bird,
        /// The WhatsApp Business API client that businesses hosted themselves.
        #[strum(serialize = "whatsapp-on-premises")]
        WhatsAppOnPremises,
        /// Meta's WhatsApp Cloud API.
        #[strum(serialize = "whatsapp-cloud")]
        WhatsAppCloud,
        /// Meta's Messenger Platform: Messenger and Instagram messaging, by code and subcode.
        MessengerPlatform,
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
        Source { provider: self, channel: Some(channel) }
    }
}

vocabulary! {
    "channel",
    /// What carries the message to the recipient.
    pub enum Channel {
        /// Apple Messages for Business.
        AppleMessages,
        /// Email.
        Email,
        /// Google Business Messages, which Google has ended.
        GoogleBusinessMessages,
        /// Messages and live chat inside an app or web page.
        InApp,
        /// Instagram direct messages.
        Instagram,
        /// Multimedia messages to a phone number.
        Mms,
        /// Facebook Messenger.
        Messenger,
        /// Notifications pushed to a device.
        Push,
        /// Rich Communication Services.
        Rcs,
        /// Text messages to a phone number.
        Sms,
        /// Phone calls.
        Voice,
        /// WhatsApp.
        #[strum(serialize = "whatsapp")]
        WhatsApp,
    }
}

/// Whose numbering a code is looked up in: a provider, on one channel or on any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    provider: Provider,
    channel: Option<Channel>,
}

impl Source {
    /// The provider.
    #[must_use]
    pub const fn provider(self) -> Provider {
        self.provider
    }

    /// The channel, where one was named.
    #[must_use]
    pub const fn channel(self) -> Option<Channel> {
        self.channel
    }
}

impl Source {
    /// What the hash and a set of sections know a source by: its channel, or the number after the
    /// last one, which is how an `Option<Channel>` is stored anyway.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "channels are few")]
    pub(crate) const fn section(self) -> u8 {
        match self.channel {
            Some(channel) => channel as u8,
            None => Channel::ALL.len() as u8,
        }
    }

    #[inline]
    pub(crate) const fn is_among(self, sections: u16) -> bool {
        sections >> self.section() & 1 != 0
    }
}

impl From<Provider> for Source {
    #[inline]
    fn from(provider: Provider) -> Self {
        Self { provider, channel: None }
    }
}

/// `webex-connect`, or `webex-connect on sms`.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.provider.as_str())?;
        match self.channel {
            Some(channel) => write!(f, " on {channel}"),
            None => Ok(()),
        }
    }
}

/// A set of channels, as an ambiguous look-up names them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Channels(u16);

const _: () = assert!(Channel::ALL.len() < u16::BITS as usize, "sections need a bit for each, and one for none");

impl Channels {
    pub(crate) const fn of_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// The channels, in the order of [`Channel::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Channel> {
        Channel::ALL.iter().copied().filter(move |&channel| self.contains(channel))
    }

    /// Whether the set holds this channel.
    #[must_use]
    pub const fn contains(self, channel: Channel) -> bool {
        self.0 & (1 << channel as u16) != 0
    }
}

impl FromIterator<Channel> for Channels {
    fn from_iter<I: IntoIterator<Item = Channel>>(channels: I) -> Self {
        Self(channels.into_iter().fold(0, |set, channel| set | 1 << channel as u16))
    }
}

impl fmt::Debug for Channels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// The names, separated by commas.
impl fmt::Display for Channels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().enumerate().try_for_each(|(position, channel)| {
            if position > 0 {
                f.write_str(", ")?;
            }
            f.write_str(channel.as_str())
        })
    }
}
