//! One code of one vendor, with its texts and its judgement.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::RangeInclusive;

use crate::catalog::{Page, Table};
use crate::judged::judged;
use crate::key::{Key, Part};
use crate::vocabulary::channel::Channel;
use crate::vocabulary::consequence::Suppression;
use crate::vocabulary::judgement::Judgement;
use crate::vocabulary::provider::Provider;
use crate::{Source, generated};

/// One row of a catalog: a vendor's code, what it means, and what to do.
///
/// Entries live in the program's read-only data; they are handed out as `&'static Entry`. Two are equal if they are the
/// same row.
// One cache line, so that a look-up which reads the judgement touches one line of the entries.
#[repr(align(64))]
pub struct Entry {
    pub(crate) judgement: Judgement,
    pub(crate) table: &'static Table,
    /// Code, name, title, summary, remedy and note in one, which takes one pointer in place of six.
    pub(crate) text: &'static str,
    /// Where code and name end; then title, summary and remedy.
    pub(crate) short_ends: [u8; 2],
    pub(crate) ends: [u16; 3],
    /// Which of the table's pages.
    pub(crate) page: u8,
    pub(crate) flags: u8,
    /// Which of the failures, or [`NONE`].
    pub(crate) failure: u16,
    /// Which of the table's, or [`NONE`].
    pub(crate) more: u16,
}

/// What few entries have.
pub(crate) struct More {
    pub(crate) http: Option<u16>,
    pub(crate) meanings: &'static [&'static str],
}

/// For an entry that shares its failure with no other, or has no more.
pub(crate) const NONE: u16 = u16::MAX;

/// Bits of [`Entry::flags`].
pub(crate) const DEPRECATED: u8 = 1;
pub(crate) const PERMANENT: u8 = 2;
pub(crate) const NOT_PERMANENT: u8 = 4;
pub(crate) const RANGE: u8 = 8;
pub(crate) const BEGINS: u8 = 16;

impl Entry {
    pub(crate) const fn judged(&self) -> &Judgement {
        &self.judgement
    }
}

judged!(Entry);

impl Entry {
    /// Whose code this is.
    #[must_use]
    pub const fn provider(&self) -> Provider {
        self.table.provider
    }

    /// The one channel that the code's table is for; `None` where it is for several, or holds on every channel.
    #[must_use]
    pub const fn channel(&self) -> Option<Channel> {
        self.table.channels.only()
    }

    /// Where a look-up finds this code: the numbering, on the table's channel where it is for one.
    #[must_use]
    pub const fn source(&self) -> Source {
        Source::of(self.provider(), self.channel())
    }

    /// The table that the code stands in.
    #[must_use]
    pub const fn table(&self) -> &'static Table {
        self.table
    }

    /// The page that the row's facts come from.
    #[must_use]
    pub const fn page(&self) -> &'static Page {
        self.table.pages[self.page as usize]
    }

    /// The code as the vendor writes it: `"0004"`, `"131047"`, `"200-299"`, `"190/463"`, `"BadDeviceToken"`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.text(0, self.short_ends[0].into())
    }

    /// The number that the code is, or that stands before its subcode; of a range, the first.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.key().first.number()
    }

    /// The numbers that this entry stands for; `None` for a word, a dotted code or a pair.
    #[must_use]
    pub fn numbers(&self) -> Option<RangeInclusive<u32>> {
        match self.key() {
            Key { first: Part::Number(first), subcode: None, last } => Some(first..=last.unwrap_or(first)),
            _ => None,
        }
    }

    /// What stands after the slash of a code that comes in two parts: `"463"` of `"190/463"`.
    #[must_use]
    pub fn subcode(&self) -> Option<&'static str> {
        self.code().split_once('/').map(|(_, subcode)| subcode)
    }

    /// The variant of the table's `Code` that stands for this entry.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.text(self.short_ends[0].into(), self.short_ends[1].into())
    }

    /// The vendor's own short title or identifier.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.text(self.short_ends[1].into(), self.ends[0])
    }

    /// What happened, in our own words.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.text(self.ends[0], self.ends[1])
    }

    /// What to do about it, in our own words; `None` where nothing is to be done.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        Some(self.text(self.ends[1], self.ends[2])).filter(|remedy| !remedy.is_empty())
    }

    /// What was decided about a fault or a peculiarity of the page.
    #[must_use]
    pub fn note(&self) -> Option<&'static str> {
        Some(&self.text[usize::from(self.ends[2])..]).filter(|note| !note.is_empty())
    }

    /// What to stop sending to; `None` where the recipient is not the reason.
    #[must_use]
    pub const fn suppression(&self) -> Option<Suppression> {
        self.judgement.suppression()
    }

    /// Whether the vendor's own flag or class calls the failure permanent; `None` where it says nothing.
    #[must_use]
    pub const fn vendor_says_permanent(&self) -> Option<bool> {
        match self.flags & (PERMANENT | NOT_PERMANENT) {
            PERMANENT => Some(true),
            NOT_PERMANENT => Some(false),
            _ => None,
        }
    }

    /// Whether vendor or channel have given this code up. Old messages may still carry it.
    #[must_use]
    pub const fn is_deprecated(&self) -> bool {
        self.flags & DEPRECATED != 0
    }

    /// The HTTP status of an answer with this code, where a source states it.
    #[must_use]
    pub const fn http_status(&self) -> Option<u16> {
        match self.more {
            NONE => None,
            more => self.table.more[more as usize].http,
        }
    }

    /// What the number means on each surface, where one number means several things: the summary and the judgement are
    /// those of sending a message.
    #[must_use]
    pub const fn meanings(&self) -> &'static [&'static str] {
        match self.more {
            NONE => &[],
            more => self.table.more[more as usize].meanings,
        }
    }

    /// Whether it stands for a run of numbers.
    pub(crate) const fn is_range(&self) -> bool {
        self.flags & RANGE != 0
    }

    /// Whether it is the beginning of a text that goes on with what differs from answer to answer.
    pub(crate) const fn begins(&self) -> bool {
        self.flags & BEGINS != 0
    }

    /// The code, read as a table reads it.
    pub(crate) fn key(&self) -> Key<'static> {
        Key::read(self.code()).expect("the generator reads every code by this same rule")
    }

    /// The text between two ends.
    fn text(&self, start: u16, end: u16) -> &'static str {
        &self.text[start.into()..end.into()]
    }

    /// The entry at a place of a provider's catalog.
    pub(crate) fn at(provider: u8, index: u16) -> &'static Self {
        &generated::ENTRIES[usize::from(provider)][usize::from(index)]
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self, other)
    }
}

impl Eq for Entry {}

impl Hash for Entry {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.table.name, self.code()).hash(state);
    }
}

/// For logs: `whatsapp-cloud/whatsapp 131047: Re-engagement message`.
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.source(), self.code(), self.title())
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("table", &self.table.id())
            .field("code", &self.code())
            .field("name", &self.name())
            .field("judgement", &self.judgement)
            .finish_non_exhaustive()
    }
}
