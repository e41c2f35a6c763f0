//! Which entry answers where, for every code by itself. The generator settles it in advance; crate and generator share
//! this file.

/// Where a code leads: to the first entry that holds it, and from there by one of the lists of offsets.
#[derive(Clone, Copy)]
pub struct Target {
    pub first: u16,
    pub offsets: u8,
}

/// Room for every place where a code can be asked for: no channel, an unread one, and each. A power of two, so that no
/// place has to be checked.
pub const PLACES: usize = 32;

/// For each place, how far behind the first the entry stands that answers there; or one of the two below.
pub type Offsets = [u16; PLACES];

/// Beyond every entry: nobody answers here.
pub const NOBODY: u16 = 1 << 15;
/// Beyond every entry, too: a range answers, or the entries differ and no channel was named. The rule has to be asked.
pub const UNSETTLED: u16 = u16::MAX;

/// As many lists as a `u8` tells apart, so that no index has to be checked.
#[allow(dead_code, reason = "what the generator writes calls it")]
pub const fn lists<const LEN: usize>(lists: &[Offsets; LEN]) -> [Offsets; 256] {
    let mut all = [[UNSETTLED; PLACES]; 256];
    let mut nth = 0;
    while nth < LEN {
        all[nth] = lists[nth];
        nth += 1;
    }
    all
}

/// The most entries that a provider may have: [`NOBODY`] and [`UNSETTLED`] have to lie beyond them.
#[allow(dead_code, reason = "the generator checks it")]
pub const MOST_ENTRIES: usize = NOBODY as usize;
