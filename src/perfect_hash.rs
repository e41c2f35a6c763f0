//! The perfect hash that finds a code: hash, displace, and let the entry found tell whether it is the one.

use crate::Provider;

/// Every code in every section of every provider has a slot of its own.
///
/// One multiplication gives a bucket and a first place; the bucket's pilot moves that place to
/// where the generator saw no two keys meet. A slot that no key falls into repeats a value that
/// stands elsewhere, so none has to be set aside for "empty"; what a key must be is in the entry.
///
/// Both lengths are powers of two and known to the compiler, which so needs no check of bounds.
pub(crate) struct PerfectHash<const BUCKETS: usize, const SLOTS: usize> {
    pub(crate) multiplier: u64,
    pub(crate) pilots: &'static [u16; BUCKETS],
    pub(crate) slots: &'static [u16; SLOTS],
}

impl<const BUCKETS: usize, const SLOTS: usize> PerfectHash<BUCKETS, SLOTS> {
    /// The value of a key that is there, and any value for another.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "constants of the hash fold into the caller's code")]
    #[allow(clippy::cast_possible_truncation, reason = "masked to the length of an array")]
    pub(crate) fn find(&self, provider: Provider, section: u8, code: u64) -> usize {
        let route = u64::from(provider as u8) << 40 | u64::from(section) << 32;
        let hash = code.wrapping_add(route).wrapping_mul(self.multiplier);
        let pilot = self.pilots[(hash >> 48) as usize & (BUCKETS - 1)];
        let place = ((hash >> 32) as usize).wrapping_add(pilot.into());
        self.slots[place & (SLOTS - 1)].into()
    }
}
