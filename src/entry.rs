//! One code of one vendor, with its texts and its judgement.

use core::fmt;
use core::hash::{Hash, Hasher};

use crate::judgement::{Judgement, judged};
use crate::table::{Extra, Table};
use crate::{Channel, Provider, Source};

/// One row of a catalog: a vendor's code, what it means, and what to do.
///
/// Entries live in the program's read-only data; they are handed out as `&'static Entry`. Two are
/// equal if they are the same row.
// One cache line, so that a look-up which reads the judgement touches one line of the entries.
#[repr(align(64))]
pub struct Entry {
    /// The first one, where the entry stands for a range.
    pub(crate) number: u32,
    /// A bit for each section that finds this entry: see [`Source::section`](crate::Source).
    pub(crate) sections: u16,
    /// Which of the table's pages.
    pub(crate) page: u8,
    pub(crate) deprecated: bool,
    pub(crate) judgement: Judgement,
    pub(crate) table: &'static Table,
    /// Code, name, title, summary and remedy in one, which takes one pointer in place of five.
    pub(crate) text: &'static str,
    /// Where code, name, title and summary end.
    pub(crate) code_end: u8,
    pub(crate) ends: [u16; 3],
    /// Whether the vendor lists this entry for a run of numbers, and not for one.
    pub(crate) is_range: bool,
}

judged!(Entry);

impl Entry {
    /// The vendor whose code this is.
    #[must_use]
    pub fn provider(&self) -> Provider {
        self.table.catalog.provider
    }

    /// The channel whose table the code stands in; `None` where it holds on every channel.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        self.table.channel
    }

    /// The code as the vendor writes it: `"0004"`, `"131047"`, `"200-299"`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.text(0, self.code_end.into())
    }

    /// What stands after the slash of a code that Meta writes as two, `"190/463"`.
    #[must_use]
    pub fn subcode(&self) -> Option<&'static str> {
        self.code().split_once('/').map(|(_, subcode)| subcode)
    }

    /// The HTTP status of an answer with this code, where a source states it.
    #[must_use]
    pub fn http_status(&self) -> Option<u16> {
        self.extra()?.http
    }

    /// What the number means on each surface, where one number means several things: the summary
    /// and the judgement are those of sending a message.
    #[must_use]
    pub fn meanings(&self) -> &'static [&'static str] {
        self.extra().map_or(&[], |extra| extra.meanings)
    }

    /// The variant of the table's `Code` that stands for this entry.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.text(self.code_end.into(), self.ends[0])
    }

    /// The vendor's own short title or identifier.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.text(self.ends[0], self.ends[1])
    }

    /// What happened, in our own words.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.text(self.ends[1], self.ends[2])
    }

    /// What to do about it, in our own words; `None` where nothing is to be done.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        self.text.get(self.ends[2].into()..).filter(|remedy| !remedy.is_empty())
    }

    /// Whether vendor or channel have given this code up. Old messages may still carry it.
    #[must_use]
    pub fn deprecated(&self) -> bool {
        self.deprecated
    }

    /// The page the row comes from.
    #[must_use]
    pub fn source(&self) -> &'static str {
        self.table.pages.get(usize::from(self.page)).copied().unwrap_or_default()
    }

    #[inline]
    pub(crate) fn has_number(&self, number: u64) -> bool {
        u64::from(self.number) == number
    }

    #[inline]
    pub(crate) fn answers(&self, source: Source) -> bool {
        source.is_among(self.sections)
    }

    /// Where in its provider's catalog it stands.
    pub(crate) fn index(&self) -> usize {
        self.table.first + self.table.position(self.code().into()).unwrap_or_default()
    }

    fn extra(&self) -> Option<&'static Extra> {
        let index = self.index();
        let extras = self.table.catalog.extras;
        extras.get(extras.binary_search_by_key(&index, |extra| extra.index.into()).ok()?)
    }

    /// The text between two ends.
    fn text(&self, start: u16, end: u16) -> &'static str {
        self.text.get(start.into()..end.into()).unwrap_or_default()
    }

    #[inline]
    fn judgement(&self) -> &Judgement {
        &self.judgement
    }

    fn identity(&self) -> (Provider, Option<Channel>, &'static str) {
        (self.provider(), self.channel(), self.code())
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
        self.identity().hash(state);
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("provider", &self.provider())
            .field("channel", &self.channel())
            .field("code", &self.code())
            .field("name", &self.name())
            .field("judgement", &self.judgement)
            .finish_non_exhaustive()
    }
}
