//! The perfect hash that finds a code: hash, displace, and let slot and entry tell whether it is the one.

use crate::Provider;

/// Every code in every section of every provider has a slot of its own.
///
/// One multiplication gives a bucket and a first place; the bucket's pilot moves that place to
/// where the generator saw no two keys meet. A slot holds the index of an entry and, above it, 16
/// bits of its key. A slot that no key falls into repeats another one, so that no value has to be
/// set aside for "empty".
///
/// Both lengths are powers of two and known to the compiler, which so needs no check of bounds.
pub(crate) struct PerfectHash<const BUCKETS: usize, const SLOTS: usize> {
    pub(crate) multiplier: u64,
    pub(crate) pilots: [u16; BUCKETS],
    pub(crate) slots: [u32; SLOTS],
}

impl<const BUCKETS: usize, const SLOTS: usize> PerfectHash<BUCKETS, SLOTS> {
    /// The index of a key's entry. For a key that is not there: mostly a number over `u16`, else
    /// the index of an entry with another code. One code in two sections differs in those 16 bits.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "a dozen instructions, less than a call")]
    #[allow(clippy::cast_possible_truncation, reason = "bits are chosen, and places masked")]
    pub(crate) fn find(&self, provider: Provider, section: u8, code: u64) -> usize {
        let route = u32::from(provider as u8) << 8 | u32::from(section);
        let hash = code.wrapping_add(u64::from(route) << 32).wrapping_mul(self.multiplier);
        let pilot = self.pilots[(hash >> 48) as usize & (BUCKETS - 1)];
        let place = ((hash >> 32) as usize).wrapping_add(pilot.into());
        (self.slots[place & (SLOTS - 1)] ^ (code as u32 ^ route) << 16) as usize
    }
}
