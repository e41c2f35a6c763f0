//! Rules out most unlisted words without hashing them. Generator and crate share this file.

/// How many fingerprints there are.
const LEN: usize = 512;

/// The fingerprints of a numbering's listed words, a bit each; some words share one.
#[derive(Clone, Copy, Default)]
pub struct Fingerprints(pub [u64; LEN / 64]);

impl Fingerprints {
    #[allow(dead_code, reason = "the generator takes them")]
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut all = Self::default();
        for word in words {
            let nth = fingerprint(word);
            all.0[nth / 64] |= 1 << (nth % 64);
        }
        all
    }

    /// Whether this word may be listed; `false` is certain.
    #[inline]
    #[allow(dead_code, reason = "the crate asks")]
    pub fn may_hold(&self, word: &str) -> bool {
        let nth = fingerprint(word);
        self.0[nth / 64] >> (nth % 64) & 1 != 0
    }
}

/// Which fingerprint a word has: by its length, its last letter and its middle one, in which a vendor's words differ most.
#[inline]
fn fingerprint(word: &str) -> usize {
    let bytes = word.as_bytes();
    let Some(&last) = bytes.last() else { return 0 };
    let middle = bytes[bytes.len() / 2];
    (usize::from(middle) * 16 + usize::from(last) + bytes.len() % LEN * 5) % LEN
}

#[cfg(test)]
mod tests {
    use super::Fingerprints;

    #[test]
    fn every_listed_word_may_be_held_and_few_others() {
        let listed = ["NoEmail", "MailboxFull", "MessageTooLarge", "ContentRejected", "OnAccountSuppressionList", ""];
        let prints = Fingerprints::of(listed.into_iter());
        assert!(listed.into_iter().all(|word| prints.may_hold(word)));
        let others = ["NoEmails", "MailboxFun", "MessageTooLong", "ContentAccepted", "OnTenantSuppressionLists", "x"];
        assert!(others.into_iter().filter(|word| prints.may_hold(word)).count() < 2);
        assert!(!Fingerprints::of(core::iter::empty()).may_hold("NoEmail"));
    }
}
