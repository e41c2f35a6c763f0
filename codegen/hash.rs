//! The search for a perfect hash: a pilot for each bucket of keys, under which no two keys share a slot.

use super::perfect_hash::{Slot, halves, seed};

/// What was found, of lengths that the crate knows at compile time.
pub struct Found {
    pub multiplier: u64,
    pub pilots: Vec<u16>,
    pub slots: Vec<Slot>,
}

/// Slots are filled to this share at most, in percent: beyond it, the search grows long.
const FULLEST: usize = 85;
/// Slots per bucket: with fewer buckets there are fewer pilots, and a longer search.
const SLOTS_PER_BUCKET: usize = 4;
/// A bucket is known by the topmost bits of a hash, by one at least.
const FEWEST_BUCKETS: usize = 2;
/// Multipliers for one size of the table.
const TRIES: usize = 100;

/// A hash under which each key has a slot of its own.
pub fn search(keys: &[Slot]) -> Found {
    let fewest = (keys.len() * 100 / FULLEST + 1).next_power_of_two();
    let placed = |slots: usize| {
        let buckets = (slots / SLOTS_PER_BUCKET).max(FEWEST_BUCKETS);
        multipliers().take(TRIES).find_map(|multiplier| place(keys, multiplier, buckets, slots))
    };
    // Where no multiplier works at one size, a larger table leaves more room.
    (0..8).find_map(|doublings| placed(fewest << doublings)).expect("room for all keys at last")
}

/// Gives the fullest buckets their pilots first, while there is room.
fn place(keys: &[Slot], multiplier: u64, buckets: usize, slots: usize) -> Option<Found> {
    let mut members = vec![Vec::new(); buckets];
    for &key in keys {
        let (bucket, first) = halves(key.number, seed(key.provider.into(), multiplier), multiplier, buckets);
        members[bucket].push((first, key));
    }
    let fullest = members.iter().map(Vec::len).max().unwrap_or(0);
    let of_length = |len| members.iter().enumerate().filter(move |(_, members)| members.len() == len);
    let mut pilots = vec![0; buckets];
    let mut taken = vec![None; slots];
    for (bucket, members) in (0..=fullest).rev().flat_map(of_length) {
        let places = |pilot: u16| {
            members.iter().map(move |&(first, _): &(usize, Slot)| first.wrapping_add(pilot.into()) & (slots - 1))
        };
        let free = |&pilot: &u16| {
            let apart = |(nth, place): (usize, usize)| {
                taken[place].is_none() && places(pilot).take(nth).all(|other| other != place)
            };
            places(pilot).enumerate().all(apart)
        };
        let pilot = (0..=u16::MAX).take(slots).find(free)?;
        for (place, &(_, key)) in places(pilot).zip(members) {
            taken[place] = Some(key);
        }
        pilots[bucket] = pilot;
    }
    // Any key will do where none falls: it is found at its own slot, too.
    let filler =
        keys.first().copied().unwrap_or(Slot { number: u32::MAX, provider: u8::MAX, offsets: 0, first: u16::MAX });
    Some(Found { multiplier, pilots, slots: taken.into_iter().map(|key| key.unwrap_or(filler)).collect() })
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
    use super::super::perfect_hash::{Slot, halves, seed};
    use super::{Found, search};

    fn find(hash: &Found, provider: u8, number: u32) -> Option<u16> {
        let (bucket, first) =
            halves(number, seed(provider.into(), hash.multiplier), hash.multiplier, hash.pilots.len());
        let pilot = usize::from(hash.pilots[bucket]);
        let slot = hash.slots[first.wrapping_add(pilot) & (hash.slots.len() - 1)];
        (slot.number == number && slot.provider == provider).then_some(slot.first)
    }

    #[test]
    fn every_key_is_found_and_no_other() {
        for len in [0, 1, 2, 3, 100, 871, 4_000] {
            let key = |nth: u16| Slot {
                number: u32::from(nth) * 3,
                provider: (nth % 7).to_le_bytes()[0],
                offsets: 0,
                first: nth,
            };
            let keys: Vec<Slot> = (0..len).map(key).collect();
            let hash = search(&keys);
            for key in &keys {
                assert_eq!(find(&hash, key.provider, key.number), Some(key.first), "{len}");
                assert_eq!(find(&hash, key.provider + 7, key.number), None, "{len}");
                assert_eq!(find(&hash, key.provider, key.number + 1), None, "{len}");
            }
            assert!(hash.slots.len() <= (keys.len() * 100 / 85 + 1) * 2, "{len}");
        }
    }
}
