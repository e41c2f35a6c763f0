//! The closed vocabularies, compiled into the crate and into its generator alike.
//!
//! Nothing here may name anything outside of this folder but `core` and the `vocabulary!` macro.

pub mod category;
pub mod channel;
pub mod consequence;
pub mod judgement;
pub mod provider;
pub mod retry;
#[allow(dead_code, reason = "only events take codes out of texts")]
pub mod take;
