//! What the tables are once they are read: plain values, with offsets for the diagnostics of later steps.

use super::key::Key;
use super::vocabulary::channel::Channel;
use super::vocabulary::judgement::Judgement;
use super::vocabulary::provider::Provider;

/// One table, from one file.
pub struct Table {
    /// `webex-connect/sms`, from the file's path.
    pub stem: String,
    pub provider: Provider,
    /// The channels that it is for; none where it holds on every channel.
    pub channels: Vec<Channel>,
    pub title: Text,
    pub page: Text,
    /// What the page leaves open.
    pub open: Text,
    /// How many digits numbers are padded to.
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
    /// What the variant was called before.
    pub was: Vec<Text>,
    pub title: Text,
    pub summary: Text,
    pub remedy: Option<Text>,
    /// Other spellings of the code.
    pub aliases: Vec<Text>,
    /// Whether the code is the beginning of a longer text.
    pub begins: bool,
    pub judged: Judged,
    pub permanent: Option<bool>,
    pub deprecated: bool,
    /// What was decided about a fault or a peculiarity of the page.
    pub note: Option<Text>,
    /// Where it is not the table's.
    pub page: Option<Text>,
    /// Whether the code also arrives as the subcode of another.
    pub as_subcode: bool,
    /// The status that an answer with this code has.
    pub http: Option<u32>,
    /// What the number means on each surface, where that differs.
    pub meanings: Vec<Text>,
}

impl Table {
    /// What a look-up takes in place of a row's code.
    pub fn spellings<'t>(&'t self, row: &'t Row) -> impl Iterator<Item = &'t Text> {
        let title = Some(&row.title).filter(|title| self.named && title.text != row.code.text && !row.code.is_range);
        title.into_iter().chain(&row.aliases)
    }

    /// The page that a row's facts come from.
    pub fn page<'t>(&'t self, row: &'t Row) -> &'t str {
        &row.page.as_ref().unwrap_or(&self.page).text
    }
}

/// What the vendor publishes of a run of codes that it does not list.
pub struct Series {
    /// `4000-4999`, or `5.7.*`.
    pub codes: Text,
    pub judged: Judged,
}

/// A code as the vendor writes it.
pub struct Code {
    pub text: String,
    pub at: usize,
    pub is_range: bool,
}

impl Code {
    /// The code, once it has been read without a fault.
    pub fn key(&self) -> Key<'_> {
        Key::read(&self.text).expect("codes are checked as they are read")
    }
}

/// A judgement and where it stands.
pub struct Judged {
    pub at: usize,
    pub judgement: Judgement,
}

/// Text and where it stands.
#[derive(Clone)]
pub struct Text {
    pub text: String,
    pub at: usize,
}
