//! The same failure across vendors: which entries of other numberings stand for it.

use crate::Entry;
use crate::entry::NONE;
use crate::generated::FAILURES;

vocabulary! {
    "certainty",
    /// How sure it is that two codes stand for the same failure.
    Certainty {
        /// One vendor passes the other's code on, or has renamed it, as a source says or its numbering shows.
        Same = "same",
        /// They mean the same.
        Similar = "similar",
    }
}

/// A failure that several codes stand for.
pub(crate) struct Failure {
    pub(crate) id: &'static str,
    pub(crate) members: &'static [Member],
}

/// A provider's place, and the entry's place in its catalog.
pub(crate) struct Member {
    pub(crate) provider: u8,
    pub(crate) index: u16,
    /// Members of one group pass one code on; 0 is no group.
    pub(crate) group: u8,
}

impl Entry {
    /// Every other code of the same failure, of all vendors, with how sure it is. Symmetric, and transitive within a
    /// failure.
    ///
    /// A failure passes through several vendors on its way: Meta's `131047` arrives as Webex Connect's `7710`, and it
    /// is what Bird calls `14005` and Salesforce `0004`.
    ///
    /// ```
    /// use undelivered::{lookup, Certainty, Provider};
    ///
    /// let entry = lookup(Provider::WhatsAppCloud, 131047)?;
    /// assert!(entry.equivalents().any(|(other, sure)| other.code() == "7710" && sure == Certainty::Same));
    /// assert!(entry.equivalents().any(|(other, sure)| other.code() == "0004" && sure == Certainty::Similar));
    /// # Ok::<(), undelivered::LookupError>(())
    /// ```
    pub fn equivalents(&self) -> impl Iterator<Item = (&'static Self, Certainty)> + Clone + use<> {
        let members: &[Member] = match self.failure {
            NONE => &[],
            failure => FAILURES[usize::from(failure)].members,
        };
        let entry = |member: &Member| Self::at(member.provider, member.index);
        let own = members.iter().position(|member| entry(member) == self);
        let group = own.map_or(0, |own| members[own].group);
        let others = members.iter().enumerate().filter(move |(nth, _)| Some(*nth) != own);
        others.map(move |(_, member)| {
            let is_same = group != 0 && group == member.group;
            (entry(member), if is_same { Certainty::Same } else { Certainty::Similar })
        })
    }

    /// The name of the failure that this entry shares with others: `reply-window-closed`.
    #[must_use]
    pub fn failure(&self) -> Option<&'static str> {
        (self.failure != NONE).then(|| FAILURES[usize::from(self.failure)].id)
    }
}
