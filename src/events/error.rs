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

crate::sets::set_of! {
    /// A set of providers.
    Providers, Provider
}
