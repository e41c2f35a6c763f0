//! Why a body could not be read, and whose it could be.

use crate::Provider;

/// Why a body could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Neither JSON, nor a form, nor a receipt, a reply or a delivery report.
    #[error("neither JSON nor a form nor a receipt")]
    Unreadable,
    /// Readable, and of no shape that is known.
    #[error("no known shape of event")]
    UnknownShape,
    /// Several vendors could have sent it: ask again by [`read_as`](super::read_as) with the right one.
    #[error("several vendors could have sent it: {providers}")]
    #[non_exhaustive]
    Several {
        /// Who.
        providers: Providers,
    },
    /// Nested too deeply.
    #[error("nested too deeply")]
    TooDeep,
    /// Over 16 MiB.
    #[error("too large")]
    TooLarge,
}

/// A set of providers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Providers(u64);

const _: () = assert!(Provider::ALL.len() <= u64::BITS as usize, "a set of providers has a bit for each");

impl Providers {
    pub(super) fn with(self, provider: Provider) -> Self {
        Self(self.0 | 1 << provider as u64)
    }

    /// The providers, in the order of [`Provider::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Provider> + Clone {
        Provider::ALL.iter().copied().filter(move |&provider| self.contains(provider))
    }

    /// Whether the set holds this provider.
    #[must_use]
    pub const fn contains(self, provider: Provider) -> bool {
        self.0 & (1 << provider as u64) != 0
    }
}

impl core::fmt::Debug for Providers {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// The names, separated by commas.
impl core::fmt::Display for Providers {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.iter().enumerate().try_for_each(|(nth, provider)| {
            let comma = if nth > 0 { ", " } else { "" };
            write!(f, "{comma}{provider}")
        })
    }
}
