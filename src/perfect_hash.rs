//! The perfect hash over all numbers of all numberings. Generator, crate and benches share this file.

/// Every number of every provider has a slot of its own.
///
/// One multiplication gives a bucket and a first place; the bucket's pilot moves that place to where the generator saw
/// no two keys meet. A slot holds its key whole, so that a miss is told for certain. A slot that no key falls into
/// repeats another one, so that no value has to be set aside for "empty".
///
/// Both lengths are powers of two and known to the compiler, so it elides the bounds checks.
pub struct PerfectHash<const BUCKETS: usize, const SLOTS: usize> {
    multiplier: u64,
    /// What each provider adds to the hash, multiplied in advance.
    seeds: [u64; 1 << u8::BITS],
    pilots: [u16; BUCKETS],
    slots: [Slot; SLOTS],
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

/// What a provider adds to the hash of its numbers.
pub const fn seed(provider: u64, multiplier: u64) -> u64 {
    (provider << u32::BITS).wrapping_mul(multiplier)
}

/// The bucket of a number, and its first place, to be masked to the number of slots.
#[inline(always)]
#[allow(clippy::inline_always, reason = "four instructions, less than a call")]
#[allow(clippy::cast_possible_truncation, reason = "of the upper half, and of fewer bits than a length has")]
pub const fn halves(number: u32, seed: u64, multiplier: u64, buckets: usize) -> (usize, usize) {
    let hash = (number as u64).wrapping_mul(multiplier).wrapping_add(seed);
    ((hash >> (u64::BITS - buckets.ilog2())) as usize, (hash >> u32::BITS) as usize)
}

impl<const BUCKETS: usize, const SLOTS: usize> PerfectHash<BUCKETS, SLOTS> {
    /// From what the generator found; there are two buckets at least.
    pub const fn new(multiplier: u64, pilots: [u16; BUCKETS], slots: [Slot; SLOTS]) -> Self {
        let mut seeds = [0; 1 << u8::BITS];
        let mut nth = 0;
        while nth < seeds.len() {
            seeds[nth] = seed(nth as u64, multiplier);
            nth += 1;
        }
        Self { multiplier, seeds, pilots, slots }
    }

    /// What was filed under a provider's number.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "a dozen instructions, less than a call")]
    pub fn find(&self, provider: u8, number: u32) -> Option<Slot> {
        let (bucket, first) = halves(number, self.seeds[provider as usize], self.multiplier, BUCKETS);
        let slot = self.slots[first.wrapping_add(self.pilots[bucket] as usize) & (SLOTS - 1)];
        (slot.number == number && slot.provider == provider).then_some(slot)
    }
}
