//! Sets of a vocabulary's words.

/// Declares a set, a bit for each word.
macro_rules! set_of {
    ($(#[$about:meta])* $set:ident, $word:ident) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $set(u64);

        const _: () = assert!($word::ALL.len() <= u64::BITS as usize, "a bit for each");

        impl $set {
            pub(crate) const NONE: Self = Self(0);

            pub(crate) const fn with(self, word: $word) -> Self {
                Self(self.0 | 1 << word as u64)
            }

            #[doc = concat!("What it holds, in the order of [`", stringify!($word), "::ALL`].")]
            pub fn iter(self) -> impl Iterator<Item = $word> + Clone {
                $word::ALL.iter().copied().filter(move |&word| self.contains(word))
            }

            /// Whether it holds this one.
            #[must_use]
            pub const fn contains(self, word: $word) -> bool {
                self.0 & (1 << word as u64) != 0
            }

            /// How many it holds.
            #[must_use]
            pub const fn len(self) -> usize {
                self.0.count_ones() as usize
            }

            /// Whether it holds none.
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }
        }

        impl core::fmt::Debug for $set {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_set().entries(self.iter()).finish()
            }
        }

        /// The names, separated by commas.
        impl core::fmt::Display for $set {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.iter().enumerate().try_for_each(|(nth, word)| {
                    let comma = if nth > 0 { ", " } else { "" };
                    write!(f, "{comma}{word}")
                })
            }
        }
    };
}
pub(crate) use set_of;
