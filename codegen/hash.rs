//! The search for a perfect hash: a pilot for each bucket of keys, under which no two keys share a slot.

/// What `src/perfect_hash.rs` looks keys up in.
pub struct PerfectHash {
    pub multiplier: u64,
    pub pilots: Vec<u16>,
    pub slots: Vec<u32>,
}

/// Slots are filled to this share at most, in percent: beyond it, the search grows long.
const FULLEST: usize = 85;
/// Slots a bucket: with fewer buckets there are fewer pilots, and a longer search.
const SLOTS_A_BUCKET: usize = 4;

/// Multipliers for one size of the table.
const TRIES: usize = 100;

/// A hash under which each key finds its value, and none of the strays the value beside it.
pub fn search(keys: &[(u64, u16)], strays: &[(u64, u16)]) -> PerfectHash {
    let fewest = (keys.len() * 100 / FULLEST + 1).next_power_of_two();
    let sound = |hash: &PerfectHash| strays.iter().all(|&(key, value)| hash.slot(key) != slot(key, value));
    let placed = |slots: usize| {
        let buckets = (slots / SLOTS_A_BUCKET).max(1);
        multipliers().take(TRIES).filter_map(|multiplier| place(keys, multiplier, buckets, slots)).find(sound)
    };
    // Few keys may share the lower bits of their sections, and so meet under every multiplier.
    (0..usize::BITS).find_map(|doublings| placed(fewest << doublings)).expect("room for all keys at last")
}

impl PerfectHash {
    fn slot(&self, key: u64) -> u32 {
        let (bucket, first) = halves(key, self.multiplier);
        let pilot = self.pilots[bucket & (self.pilots.len() - 1)];
        self.slots[first.wrapping_add(pilot.into()) & (self.slots.len() - 1)]
    }
}

/// A key's bucket and its first place, both to be masked to the length of an array.
#[allow(clippy::cast_possible_truncation, reason = "masked to the length of an array")]
fn halves(key: u64, multiplier: u64) -> (usize, usize) {
    let hash = key.wrapping_mul(multiplier);
    ((hash >> 48) as usize, (hash >> 32) as usize)
}

/// The index of an entry, under 16 bits that tell its key from most others.
#[allow(clippy::cast_possible_truncation, reason = "some bits of the key are chosen")]
fn slot(key: u64, index: u16) -> u32 {
    (key as u32 ^ (key >> 32) as u32) << 16 | u32::from(index)
}

/// Gives the fullest buckets their pilots first, while there is room.
fn place(keys: &[(u64, u16)], multiplier: u64, buckets: usize, slots: usize) -> Option<PerfectHash> {
    let mut members = vec![Vec::new(); buckets];
    for &(key, value) in keys {
        let (bucket, first) = halves(key, multiplier);
        members[bucket & (buckets - 1)].push((first, slot(key, value)));
    }
    let mut order: Vec<usize> = (0..buckets).collect();
    order.sort_by_key(|&bucket| std::cmp::Reverse(members[bucket].len()));
    let mut pilots = vec![0; buckets];
    let mut taken = vec![None; slots];
    for bucket in order {
        let places = |pilot: u16| {
            members[bucket].iter().map(move |&(first, _): &(usize, u32)| first.wrapping_add(pilot.into()) & (slots - 1))
        };
        let free = |&pilot: &u16| {
            let apart = |(nth, place): (usize, usize)| {
                taken[place].is_none() && places(pilot).take(nth).all(|other| other != place)
            };
            places(pilot).enumerate().all(apart)
        };
        let pilot = (0..=u16::MAX).take(slots).find(free)?;
        for (place, &(_, value)) in places(pilot).zip(&members[bucket]) {
            taken[place] = Some(value);
        }
        pilots[bucket] = pilot;
    }
    // Any value will do where no key looks.
    let filler = keys.first().map_or(0, |&(key, value)| slot(key, value));
    Some(PerfectHash { multiplier, pilots, slots: taken.into_iter().map(|value| value.unwrap_or(filler)).collect() })
}

/// Odd numbers in an order that looks random and is always the same (a Weyl sequence, mixed).
fn multipliers() -> impl Iterator<Item = u64> {
    (1_u64..).map(|step| {
        let weyl = step.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (weyl ^ (weyl >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93) | 1
    })
}

#[cfg(test)]
mod tests {
    use super::{PerfectHash, search, slot};

    fn found(hash: &PerfectHash, key: u64, value: u16) -> bool {
        hash.slot(key) == slot(key, value)
    }

    #[test]
    fn every_key_is_found_and_no_stray() {
        for len in [0, 1, 2, 3, 100, 871, 4_000] {
            let keys: Vec<(u64, u16)> =
                (0..len).map(|nth| (u64::from(nth) * 3 + (u64::from(nth % 7) << 32), nth)).collect();
            let strays: Vec<(u64, u16)> = keys.iter().map(|&(key, value)| (key + (9 << 32), value)).collect();
            let hash = search(&keys, &strays);
            assert!(keys.iter().all(|&(key, value)| found(&hash, key, value)), "{len}");
            assert!(!strays.iter().any(|&(key, value)| found(&hash, key, value)), "{len}");
            assert!(hash.slots.len() <= (keys.len() * 100 / 85 + 1) * 2, "{len}");
        }
    }
}
