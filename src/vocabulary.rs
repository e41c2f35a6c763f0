//! What every closed vocabulary has in common: its words, how they are spelled, how they are read back.

/// Text that is no word of the vocabulary it was parsed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("not the name of a {vocabulary}")]
pub struct UnknownWord {
    vocabulary: &'static str,
}

impl UnknownWord {
    pub(crate) const fn of(vocabulary: &'static str) -> Self {
        Self { vocabulary }
    }
}

/// Gives a strum-derived enum its inherent face, so that no trait of strum's has to be imported.
macro_rules! vocabulary {
    ($type:ident, $noun:literal) => {
        impl $type {
            #[doc = concat!("Every ", $noun, ", in the order of declaration.")]
            pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;

            /// The serialized name: lower-case words joined by hyphens.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                self.into()
            }

            fn unknown(_: &str) -> $crate::UnknownWord {
                $crate::UnknownWord::of($noun)
            }
        }

        #[cfg(feature = "serde")]
        $crate::serde_impls::as_word!($type, $noun);
    };
}
pub(crate) use vocabulary;
