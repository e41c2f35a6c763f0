//! The generator's reading of the crate's vocabularies: the same declarations, under a macro of its own.

/// A word of a closed vocabulary, as a table writes it.
pub trait Word: Copy + 'static {
    /// What a diagnostic calls it.
    const NOUN: &'static str;
    const WORDS: &'static [Self];
    /// The same, as they are written.
    const SPELLED: &'static [&'static str];
}

macro_rules! vocabulary {
    ($noun:literal, $(#[$about:meta])* $type:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($variant),* }

        impl $type {
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl crate::codegen::words::Word for $type {
            const NOUN: &'static str = $noun;
            const WORDS: &'static [Self] = &[$(Self::$variant),*];
            const SPELLED: &'static [&'static str] = &[$($word),*];
        }
    };
}
