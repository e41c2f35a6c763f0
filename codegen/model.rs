//! What a table is once it is read: plain values, with offsets for the diagnostics of later steps.

/// One catalog, from one file.
pub struct Table {
    /// `webex-connect/sms`, from the file's path.
    pub stem: String,
    pub provider: &'static str,
    pub channel: Option<&'static str>,
    /// Where a table that holds on every channel is the only one, the channels that there are.
    pub channels: Vec<&'static str>,
    pub title: Text,
    pub page: Text,
    /// What the page leaves open.
    pub open: Text,
    /// How many digits codes are padded to.
    pub width: usize,
    /// Whether titles are identifiers that look-ups take as well.
    pub named: bool,
    pub deprecated: bool,
    pub rows: Vec<Row>,
    pub series: Vec<Series>,
}

pub struct Row {
    pub code: Code,
    pub name: Text,
    pub title: Text,
    pub summary: Text,
    pub remedy: Option<Text>,
    /// Further spellings of the title, in a named table.
    pub aliases: Vec<Text>,
    pub judgement: Judgement,
    pub deprecated: bool,
    /// What was decided about a fault or a peculiarity of the page.
    pub note: Option<Text>,
    /// Where it is not the table's.
    pub page: Option<Text>,
    /// Whether the number also arrives as the subcode of another.
    pub as_subcode: bool,
    /// The status that an answer with this code has.
    pub http: Option<Http>,
    /// What the number means on each surface, where that differs.
    pub meanings: Vec<Text>,
}

impl Row {
    /// What a vendor that answers with names calls it.
    pub fn names(&self) -> impl Iterator<Item = &Text> {
        std::iter::once(&self.title).chain(&self.aliases)
    }
}

/// What the vendor publishes of a run of numbers that it does not list.
pub struct Series {
    pub codes: Code,
    pub judgement: Judgement,
}

/// A number, a run of them (`200-299`), or a number with a subcode (`190/463`).
pub struct Code {
    pub text: String,
    pub at: usize,
    pub first: u32,
    pub last: u32,
    pub subcode: Option<u32>,
}

impl Code {
    pub fn is_range(&self) -> bool {
        self.text.contains('-')
    }

    /// Whether a number by itself stands for it.
    pub fn is_single(&self) -> bool {
        !self.is_range() && self.subcode.is_none()
    }
}

pub struct Judgement {
    pub at: usize,
    pub category: &'static str,
    pub retry: Retry,
    pub basis: &'static str,
    pub party: Option<&'static str>,
    pub scope: Option<&'static str>,
    pub may_have_been_delivered: Option<bool>,
}

impl Judgement {
    /// Whether a caller who does not know the channel is served by either.
    pub fn agrees(&self, other: &Self) -> bool {
        (self.category, self.retry) == (other.category, other.retry)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    Bare(&'static str),
    After(u32),
    AfterFix(&'static str),
}

/// An HTTP status.
pub struct Http {
    pub status: u32,
    pub at: usize,
}

/// Text and where it stands.
pub struct Text {
    pub text: String,
    pub at: usize,
}
