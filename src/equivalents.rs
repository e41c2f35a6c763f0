//! The same failure across vendors: which entries of other catalogs stand for it.

use crate::Entry;
use crate::catalog;
use crate::vocabulary::vocabulary;

vocabulary! {
    "certainty",
    /// How sure it is that two codes stand for the same failure.
    pub enum Certainty {
        /// One vendor passes the other's very code on, or says so; category and hint are the same.
        Same,
        /// They mean the same.
        Similar,
    }
}

/// Two entries, each by the place of its provider and its own.
pub(crate) struct Pair {
    pub(crate) of: (u8, u16),
    pub(crate) to: (u8, u16),
    pub(crate) same: bool,
}

impl Entry {
    /// The entries of other catalogs for the same failure, with how sure it is.
    ///
    /// A failure passes through several vendors on its way: Meta's `131047` arrives as Webex
    /// Connect's `7710` and as Bird's `14005`.
    ///
    /// ```
    /// use undelivered::{lookup, Certainty, Provider};
    ///
    /// let entry = lookup(Provider::WhatsAppCloud, 131047)?;
    /// assert!(entry.equivalents().any(|(other, sure)| other.code() == "7710" && sure == Certainty::Same));
    /// assert!(entry.equivalents().any(|(other, sure)| other.code() == "14005" && sure == Certainty::Similar));
    /// # Ok::<(), undelivered::LookupError>(())
    /// ```
    pub fn equivalents(&self) -> impl Iterator<Item = (&'static Entry, Certainty)> + use<> {
        let of = (self.provider() as usize, self.index());
        let place = |(provider, index): (u8, u16)| (usize::from(provider), usize::from(index));
        let first = catalog::EQUIVALENTS.partition_point(|pair| place(pair.of) < of);
        let pairs = catalog::EQUIVALENTS.iter().skip(first).take_while(move |pair| place(pair.of) == of);
        pairs.filter_map(move |pair| {
            let (provider, index) = place(pair.to);
            let certainty = if pair.same { Certainty::Same } else { Certainty::Similar };
            Some((catalog::ENTRIES.get(provider)?.get(index)?, certainty))
        })
    }
}
