//! Every messaging vendor's failure codes, normalized to one category and one retry hint.
//!
//! When a message fails to reach someone, each vendor answers with a code of its own: Salesforce
//! `0004`, Webex Connect `7710`, Bird `14005`, WhatsApp `470` or `131047`. All five say that the
//! reply window has closed. This crate is that mapping: every code as a row judged by a person,
//! found without allocation or initialisation.
//!
//! ```
//! use undelivered::{lookup, normalize, Category, Fix, Provider, RetryHint};
//!
//! // A listed code, exactly: an integer or text, as the vendor's JSON happens to carry it.
//! let entry = lookup(Provider::WhatsAppCloud, 131047)?;
//! assert_eq!(entry.category(), Category::SessionWindowClosed);
//! assert_eq!(entry.retry(), RetryHint::AfterFix(Fix::UseTemplate));
//! assert_eq!(lookup(Provider::Salesforce, "0004")?.category(), entry.category());
//!
//! // Whatever comes: never fails, and says when it had to guess.
//! let normal = normalize(Provider::Bird, 15099);
//! assert!(!normal.is_listed());
//! # Ok::<(), undelivered::LookupError>(())
//! ```
//!
//! # How far to trust it
//! - [`Category`] says what happened, [`RetryHint`] whether the same message will go through
//!   later, [`Party`] who has to act, [`Scope`] how far the trouble reaches.
//! - [`Basis`] tells whether the vendor states the hint or the editors concluded it. A wait in a
//!   catalog is always stated.
//! - A code that no catalog holds is an error of [`lookup`]; [`normalize`] answers it by the
//!   vendor's own published numbering, else [`Category::Unknown`], and says so.
//!
//! # What else an entry tells you
//! - A code that comes with a subcode is a pair: `lookup(Provider::WhatsAppCloud, (190, 463))`.
//! - [`Entry::equivalents`] leads to the codes of other vendors for the same failure.
//! - [`Entry::http_status`] and [`Entry::meanings`], where a source states them.
//!
//! What else you know of a failure goes into [`Normalized`]: the status of the answer, a stated wait, the code of the
//! platform behind the vendor, your own `Overrides`.
//!
//! # Guides
//! - [Which numbering is my code from?](guide::which_numbering)
//! - [What to do with each group](guide::what_to_do)
//! - [Adding a vendor in your own fork](guide::your_own_fork)
//!
//! # Typed catalogs
//! Each table is a module with an enum `Code`; its page here *is* the catalog.
//!
//! ```
//! use undelivered::whatsapp_cloud::Code;
//!
//! assert_eq!(Code::try_from(131047)?, Code::ReEngagementMessage);
//! assert_eq!(Code::ReEngagementMessage.entry().code(), "131047");
//! # Ok::<(), undelivered::LookupError>(())
//! ```
//!
//! # Features
//! - `std` (default): `Overrides`, and `std` in the dependencies; without it the crate is `no_std`. A look-up never
//!   allocates either way.
//! - `serde`: the vocabulary, codes and judgements as text and records both ways; entries are only written.
//! - `events`: `events::read` finds the failures in what a vendor sent: a webhook, a receipt, an error body.
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "std")]
extern crate std;

#[macro_use]
mod words;

mod answers;
mod catalog;
mod choice;
mod code;
mod digits;
mod entry;
mod equivalents;
#[cfg(feature = "events")]
pub mod events;
mod find;
mod fingerprint;
mod generated;
#[cfg(any(doc, doctest))]
pub mod guide;
mod holders;
mod judged;
mod key;
mod lookup;
mod normalize;
mod normalized;
#[cfg(feature = "std")]
mod overrides;
mod perfect_hash;
mod raw_code;
#[cfg(feature = "serde")]
mod serde_impls;
mod sets;
mod source;
mod vocabulary;

pub use catalog::{Page, Table};
pub use entry::Entry;
pub use equivalents::Certainty;
pub use generated::*;
pub use lookup::{LookupError, entries, find, lookup, tables};
pub use normalize::{Match, normalize};
pub use normalized::Normalized;
#[cfg(feature = "std")]
pub use overrides::{Change, Overrides};
pub use raw_code::RawCode;
pub use source::{Channels, Source};
pub use vocabulary::category::{Category, Group};
pub use vocabulary::channel::Channel;
pub use vocabulary::consequence::{Party, Scope, Suppression};
pub use vocabulary::judgement::Judgement;
pub use vocabulary::provider::Provider;
pub use vocabulary::retry::{Basis, Fix, Horizon, RetryHint, RetryKind};
pub use words::UnknownWord;

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
