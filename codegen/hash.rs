//! The search for a perfect hash: a multiplier and a shift under which no two codes share a slot.

/// `code.wrapping_mul(multiplier) >> shift` is the slot of a code.
pub struct Hash {
    pub multiplier: u32,
    pub shift: u32,
}

impl Hash {
    pub fn slots(&self) -> usize {
        1 << (u32::BITS - self.shift)
    }

    pub fn of(&self, code: u32) -> usize {
        (code.wrapping_mul(self.multiplier) >> self.shift) as usize
    }

    /// The smallest table within reach: each size is tried with so many multipliers, then doubled.
    pub fn search(codes: &[u32]) -> Self {
        const TRIES: usize = 20_000;
        let mut bits = codes.len().max(2).next_power_of_two().ilog2();
        loop {
            let shift = u32::BITS - bits;
            let mut taken = Marks(vec![0; 1 << bits], 0);
            let found = multipliers().take(TRIES).map(|multiplier| Self { multiplier, shift });
            if let Some(hash) = found.into_iter().find(|hash| taken.all_apart(codes, hash)) {
                return hash;
            }
            bits += 1;
        }
    }
}

/// Which try last used a slot, so that the marks need not be wiped between tries.
struct Marks(Vec<usize>, usize);

impl Marks {
    fn all_apart(&mut self, codes: &[u32], hash: &Hash) -> bool {
        self.1 += 1;
        let current = self.1;
        codes.iter().all(|&code| std::mem::replace(&mut self.0[hash.of(code)], current) != current)
    }
}

/// Odd numbers in an order that looks random and is always the same (a Weyl sequence, mixed).
fn multipliers() -> impl Iterator<Item = u32> {
    (1_u64..).map(|step| {
        let weyl = step.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mixed = (weyl ^ (weyl >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        (mixed >> 32) as u32 | 1
    })
}
