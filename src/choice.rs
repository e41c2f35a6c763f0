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

impl Place {
    /// Which one it is: a bit of a set of places, and the index of an offset.
    pub(crate) const fn nth(self) -> u8 {
        match self {
            Self::Anywhere => 0,
            Self::Unread => 1,
            Self::On(channel) => 2 + channel as u8,
        }
    }
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

/// The first that lists the code itself or what it begins with, else the first whose range holds it.
fn most_exact<H: Holder>(mut holders: impl Iterator<Item = H> + Clone) -> Option<H> {
    let first = holders.clone().next();
    holders.find(|holder| !holder.is_range()).or(first)
}

#[cfg(test)]
mod tests {
    use super::{Category, Channel, Differ, Holder, Place, RetryHint, choose};

    #[derive(Debug, Clone, Copy, PartialEq)]
    struct Row {
        channel: Option<Channel>,
        is_range: bool,
        category: Category,
    }

    impl Holder for Row {
        fn is_for_every_channel(self) -> bool {
            self.channel.is_none()
        }

        fn is_for(self, channel: Channel) -> bool {
            self.channel == Some(channel)
        }

        fn is_range(self) -> bool {
            self.is_range
        }

        fn decisive(self) -> (Category, RetryHint, bool) {
            (self.category, RetryHint::Never, false)
        }
    }

    const SMS: Row = Row { channel: Some(Channel::Sms), is_range: false, category: Category::Blocked };
    const EVERY: Row = Row { channel: None, ..SMS };

    fn chosen(place: Place, rows: &[Row]) -> Result<Option<Row>, ()> {
        choose(place, &rows.iter().copied()).map_err(|Differ| ())
    }

    #[test]
    fn a_channel_has_its_own_rows_before_those_for_every_channel() {
        let rows = [EVERY, SMS];
        assert_eq!(chosen(Place::On(Channel::Sms), &rows), Ok(Some(SMS)));
        assert_eq!(chosen(Place::On(Channel::Email), &rows), Ok(Some(EVERY)));
        assert_eq!(chosen(Place::Unread, &rows), Ok(Some(EVERY)));
        assert_eq!(chosen(Place::On(Channel::Email), &[SMS]), Ok(None));
        assert_eq!(chosen(Place::Unread, &[SMS]), Ok(None));
    }

    #[test]
    fn without_a_channel_all_have_to_agree() {
        let other = Row { channel: Some(Channel::Email), category: Category::Unknown, ..SMS };
        assert_eq!(chosen(Place::Anywhere, &[SMS, Row { channel: other.channel, ..SMS }]), Ok(Some(SMS)));
        assert_eq!(chosen(Place::Anywhere, &[SMS, other]), Err(()));
        assert_eq!(chosen(Place::Anywhere, &[]), Ok(None));
    }

    #[test]
    fn the_code_itself_goes_before_a_range_that_holds_it() {
        let range = |row| Row { is_range: true, ..row };
        for row in [EVERY, SMS] {
            assert_eq!(chosen(Place::Anywhere, &[range(row), row]), Ok(Some(row)));
            assert_eq!(chosen(Place::On(Channel::Sms), &[range(row), row]), Ok(Some(row)));
            assert_eq!(chosen(Place::On(Channel::Sms), &[range(row)]), Ok(Some(range(row))));
        }
        // A channel's own range is still its own.
        assert_eq!(chosen(Place::On(Channel::Sms), &[EVERY, range(SMS)]), Ok(Some(range(SMS))));
    }
}
