//! Which of several rows for one code answers. Crate and generator decide it by this same file.

use super::vocabulary::category::Category;
use super::vocabulary::channel::Channel;
use super::vocabulary::retry::RetryHint;

/// Where a code is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// No channel was named.
    Anywhere,
    /// One was named, by a word that could not be read.
    Unread,
    On(Channel),
}

/// A row that holds the code.
pub(crate) trait Holder: Copy {
    fn is_for_every_channel(self) -> bool;

    /// Whether its table names this channel.
    fn is_for(self, channel: Channel) -> bool;

    /// Whether it holds the code as one of a run of numbers.
    fn is_range(self) -> bool;

    /// What has to be the same for a caller who does not know the channel to be served by either: category, hint, and
    /// whether the message may have been delivered.
    fn decisive(self) -> (Category, RetryHint, bool);
}

/// The rows differ, and no channel was named.
pub(crate) struct Differ;

/// The channel's own before those for every channel; where no channel was named, any of them if they agree.
pub(crate) fn choose<H: Holder>(
    place: Place,
    holders: &(impl Iterator<Item = H> + Clone),
) -> Result<Option<H>, Differ> {
    let of_every_channel = || most_exact(holders.clone().filter(|holder| holder.is_for_every_channel()));
    match place {
        Place::Anywhere => {
            let first = most_exact(holders.clone());
            let agree = first.is_none_or(|first| holders.clone().all(|other| first.decisive() == other.decisive()));
            if agree { Ok(first) } else { Err(Differ) }
        }
        Place::Unread => Ok(of_every_channel()),
        Place::On(channel) => {
            Ok(most_exact(holders.clone().filter(|holder| holder.is_for(channel))).or_else(of_every_channel))
        }
    }
}

/// The first that lists the code itself, else the first whose range or beginning of a text holds it.
fn most_exact<H: Holder>(mut holders: impl Iterator<Item = H> + Clone) -> Option<H> {
    let first = holders.clone().next();
    holders.find(|holder| !holder.is_range()).or(first)
}
