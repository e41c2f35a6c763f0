//! Where the generated catalogs enter the crate. The shapes of events enter in `events`.
#![allow(clippy::doc_markdown, reason = "the texts of vendors are prose")]

include!(concat!(env!("OUT_DIR"), "/index.rs"));

/// What generated text names.
pub(crate) mod prelude {
    pub(crate) use core::time::Duration;

    pub(crate) use super::judgements::*;
    pub(crate) use super::pages;
    pub(crate) use crate::answers::Target;
    pub(crate) use crate::catalog::{Catalog, Letters, Series, Span};
    pub(crate) use crate::entry::{BEGINS, DEPRECATED, More, NONE, NOT_PERMANENT, PERMANENT, RANGE};
    pub(crate) use crate::fingerprint::Fingerprints;
    pub(crate) use crate::key::{Forms, Part};
    pub(crate) use crate::source::Places;
    pub(crate) use crate::{
        Basis, Category, Channel, Channels, Entry, Fix, Horizon, Judgement, Party, Provider, RetryHint, Scope, Table,
    };
}
