//! The perfect hash over all numbers of all numberings. Generator, crate and benches share this file.

/// Every number of every provider has a slot of its own.
///
/// One multiplication gives a bucket and a first place; the bucket's pilot moves that place to where the generator saw
/// no two keys meet. A slot holds its key whole, so that a miss is told for certain. A slot that no key falls into
/// repeats another one, so that no value has to be set aside for "empty".
///
/// Both lengths are powers of two and known to the compiler, so it elides the bounds checks.
pub struct PerfectHash<const BUCKETS: usize, const SLOTS: usize> {
    pub multiplier: u64,
    pub pilots: [u16; BUCKETS],
    pub slots: [Slot; SLOTS],
}

#[derive(Clone, Copy)]
pub struct Slot {
    pub number: u32,
    /// The place of the provider among all of them; dotted codes have providers of their own.
    pub provider: u8,
    /// A `Target`, spread out to keep a slot at eight bytes.
    pub offsets: u8,
    pub first: u16,
}

/// A key's bucket and its first place, both to be masked to the length of an array.
#[inline(always)]
#[allow(clippy::inline_always, reason = "three instructions, less than a call")]
#[allow(clippy::cast_possible_truncation, reason = "masked to the length of an array")]
pub const fn halves(provider: u8, number: u32, multiplier: u64) -> (usize, usize) {
    let hash = (number as u64 | (provider as u64) << 32).wrapping_mul(multiplier);
    ((hash >> 48) as usize, (hash >> 32) as usize)
}

impl<const BUCKETS: usize, const SLOTS: usize> PerfectHash<BUCKETS, SLOTS> {
    /// What was filed under a provider's number.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "a dozen instructions, less than a call")]
    pub fn find(&self, provider: u8, number: u32) -> Option<Slot> {
        let (bucket, first) = halves(provider, number, self.multiplier);
        let pilot = self.pilots[bucket & (BUCKETS - 1)];
        let slot = self.slots[first.wrapping_add(pilot as usize) & (SLOTS - 1)];
        (slot.number == number && slot.provider == provider).then_some(slot)
    }
}
