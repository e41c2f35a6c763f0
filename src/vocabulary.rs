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

/// Declares an enum whose variants are words in kebab-case. Its face is inherent, so that no trait
/// of strum's has to be imported.
macro_rules! vocabulary {
    ($noun:literal, $(#[$about:meta])* pub enum $type:ident { $($variants:tt)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(strum::Display, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
        #[strum(serialize_all = "kebab-case")]
        #[strum(parse_err_ty = crate::UnknownWord, parse_err_fn = Self::unknown)]
        #[non_exhaustive]
        pub enum $type { $($variants)* }

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
