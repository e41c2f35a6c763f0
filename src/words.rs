//! What every closed vocabulary has in common: its words, how they are written, how they are read back.

/// Text that names no variant of the vocabulary it was parsed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("not the name of a {noun}")]
pub struct UnknownWord {
    noun: &'static str,
}

impl UnknownWord {
    pub(crate) const fn of(noun: &'static str) -> Self {
        Self { noun }
    }
}

/// Declares an enum with a word for each variant. The generator reads the same declarations under a macro of its own
/// (`codegen/words.rs`), so that a word stands in one place.
macro_rules! vocabulary {
    ($noun:literal, $(#[$about:meta])* $type:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        ///
        /// Ordered as declared.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, strum::Display, strum::EnumString)]
        #[strum(parse_err_ty = crate::UnknownWord, parse_err_fn = Self::unknown)]
        #[non_exhaustive]
        pub enum $type { $($(#[$doc])* #[strum(serialize = $word)] $variant,)* }

        impl $type {
            #[doc = concat!("Every ", $noun, ", in the order of declaration.")]
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The serialized name: lower-case words joined by hyphens.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            fn unknown(_: &str) -> $crate::UnknownWord {
                $crate::UnknownWord::of($noun)
            }
        }

        #[cfg(feature = "serde")]
        $crate::serde_impls::as_word!($type, $noun);
    };
}
