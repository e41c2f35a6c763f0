//! Entries and answers as flat records, to be written only.

use serde::ser::{Serialize, Serializer};

use crate::{
    Basis, Category, Channel, Entry, Group, Judgement, Match, Normalized, Page, Party, Provider, RawCode, RetryHint,
    Scope, Source,
};

#[derive(serde::Serialize)]
#[serde(rename = "Page")]
struct PageRecord {
    title: &'static str,
    url: Option<&'static str>,
    retrieved: &'static str,
}

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PageRecord { title: self.title(), url: self.url(), retrieved: self.retrieved() }.serialize(serializer)
    }
}

#[derive(serde::Serialize)]
struct Cause {
    source: Source,
    code: &'static str,
}

/// What an entry and an answer have in common, and what only one of them has.
#[derive(serde::Serialize)]
#[serde(rename = "Entry")]
struct Record<'a> {
    provider: Provider,
    channel: Option<Channel>,
    code: RawCode<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched: Option<Match>,
    #[serde(skip_serializing_if = "Option::is_none")]
    overridden: Option<bool>,
    /// The platform's code behind the vendor's; null for an answer without one, left out of entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[allow(clippy::option_option, reason = "null in JSON is not the same as left out")]
    cause: Option<Option<Cause>>,
    table: Option<&'static str>,
    name: Option<&'static str>,
    title: Option<&'static str>,
    summary: Option<&'static str>,
    remedy: Option<&'static str>,
    note: Option<&'static str>,
    category: Category,
    group: Group,
    retry: RetryHint,
    basis: Basis,
    party: Party,
    scope: Scope,
    may_have_been_delivered: bool,
    permanent: Option<bool>,
    deprecated: bool,
    http_status: Option<u16>,
    meanings: &'static [&'static str],
    failure: Option<&'static str>,
    page: Option<&'static Page>,
}

impl<'a> Record<'a> {
    fn new(source: Source, code: RawCode<'a>, entry: Option<&Entry>, judgement: &Judgement) -> Self {
        Self {
            provider: source.provider(),
            channel: source.channel(),
            code,
            matched: None,
            overridden: None,
            cause: None,
            table: entry.map(|entry| entry.table().id()),
            name: entry.map(Entry::name),
            title: entry.map(Entry::title),
            summary: entry.map(Entry::summary),
            remedy: entry.and_then(Entry::remedy),
            note: entry.and_then(Entry::note),
            category: judgement.category(),
            group: judgement.category().group(),
            retry: judgement.retry(),
            basis: judgement.basis(),
            party: judgement.party(),
            scope: judgement.scope(),
            may_have_been_delivered: judgement.may_have_been_delivered(),
            permanent: entry.and_then(Entry::vendor_says_permanent),
            deprecated: entry.is_some_and(Entry::is_deprecated),
            http_status: entry.and_then(Entry::http_status),
            meanings: entry.map_or(&[], Entry::meanings),
            failure: entry.and_then(Entry::failure),
            page: entry.map(Entry::page),
        }
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Record::new(self.source(), self.code().into(), Some(self), self.judged()).serialize(serializer)
    }
}

/// The record of its entry, with the code as it came; null for every text where no entry tells.
impl Serialize for Normalized<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = Record::new(self.source(), self.code(), self.entry(), self.judged());
        record.matched = Some(self.matched());
        record.overridden = Some(self.is_overridden());
        record.cause = Some(self.cause().map(|entry| Cause { source: entry.source(), code: entry.code() }));
        (record.summary, record.remedy) = (self.summary(), self.remedy());
        record.serialize(serializer)
    }
}
