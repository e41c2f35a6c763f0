//! One code of one vendor, with its texts and its judgement.

use core::fmt;
use core::hash::{Hash, Hasher};

use crate::judgement::{Judgement, judged};
use crate::table::Table;
use crate::{Channel, Provider};

/// One row of a catalog: a vendor's code, what it means, and what to do.
///
/// Entries live in the program's read-only data; they are handed out as `&'static Entry`. Two are
/// equal if they are the same row.
pub struct Entry {
    pub(crate) table: &'static Table,
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) remedy: Option<&'static str>,
    pub(crate) page: &'static str,
    pub(crate) judgement: Judgement,
    pub(crate) deprecated: bool,
}

judged!(Entry);

impl Entry {
    /// The vendor whose code this is.
    #[must_use]
    pub fn provider(&self) -> Provider {
        self.table.provider
    }

    /// The channel whose table the code stands in; `None` where it holds on every channel.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        self.table.channel
    }

    /// The code as the vendor writes it: `"0004"`, `"131047"`, `"200-299"`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The variant of the table's `Code` that stands for this entry.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The vendor's own short title or identifier.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// What happened, in our own words.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.summary
    }

    /// What to do about it, in our own words; `None` where nothing is to be done.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        self.remedy
    }

    /// Whether vendor or channel have given this code up. Old messages may still carry it.
    #[must_use]
    pub fn deprecated(&self) -> bool {
        self.deprecated
    }

    /// The page the row comes from.
    #[must_use]
    pub fn source(&self) -> &'static str {
        self.page
    }

    /// Whether the vendor lists this entry for a run of numbers, and not for one.
    pub(crate) fn is_range(&self) -> bool {
        self.code.contains('-')
    }

    fn judgement(&self) -> &Judgement {
        &self.judgement
    }

    fn identity(&self) -> (Provider, Option<Channel>, &'static str) {
        (self.provider(), self.channel(), self.code)
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.identity() == other.identity()
    }
}

impl Eq for Entry {}

impl Hash for Entry {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity().hash(state);
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("provider", &self.provider())
            .field("channel", &self.channel())
            .field("code", &self.code)
            .field("name", &self.name)
            .field("judgement", &self.judgement)
            .finish_non_exhaustive()
    }
}
