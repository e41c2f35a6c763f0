//! Tells most unlisted words from the listed ones without hashing them. Generator and crate share this file.

/// The fingerprints of a numbering's listed words, a bit each; some words share one.
#[derive(Clone, Copy, Default)]
pub struct Fingerprints(pub [u64; 8]);

impl Fingerprints {
    #[allow(dead_code, reason = "the generator takes them")]
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut all = Self::default();
        for word in words {
            let print = fingerprint(word);
            all.0[print / 64] |= 1 << (print % 64);
        }
        all
    }

    /// Whether this word may be listed; `false` is certain.
    #[inline]
    #[allow(dead_code, reason = "the crate asks")]
    pub fn may_hold(&self, word: &str) -> bool {
        let print = fingerprint(word);
        self.0[print / 64] >> (print % 64) & 1 != 0
    }
}

/// Of what words of one vendor differ in most: the length, the end, and the letter halfway.
#[inline]
fn fingerprint(word: &str) -> usize {
    let bytes = word.as_bytes();
    let Some(&last) = bytes.last() else { return 0 };
    (usize::from(bytes[bytes.len() / 2]) * 16 + usize::from(last) + bytes.len() * 5) % 512
}
