//! From TOML to the model: one function for each kind of TOML table.

use core::time::Duration;

use super::fields::Fields;
use super::key::{Key, Part};
use super::model::{Code, Judged, Row, Series, Table, Text};
use super::vocabulary::category::Category;
use super::vocabulary::channel::Channel;
use super::vocabulary::judgement::Judgement;
use super::vocabulary::retry::{RetryHint, RetryKind};
use super::{Diagnostic, Source};

pub fn table(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Option<Table> {
    let mut fields = Fields::parse(source, diagnostics)?;
    let provider = fields.word("provider");
    if fields.has("channel") && fields.has("channels") {
        fields.fault(fields.place("channels"), "either `channel` or `channels`".into());
    }
    let channel: Option<Channel> = fields.optional_word("channel");
    let mut channels = fields.words("channels");
    channels.extend(channel);
    let title = fields.text("title");
    let page = fields.text("page");
    let open = fields.text("leaves_open");
    let width = fields.whole("digits");
    let named = fields.flag("named");
    let deprecated = fields.flag("deprecated");
    let rows = fields.each("code", row);
    let series = fields.each("series", series);
    fields.finish();
    Some(Table {
        stem: source.path.trim_end_matches(".toml").to_owned(),
        provider: provider?,
        channels,
        title: title?,
        page: page?,
        open: open?,
        width: width.map_or(1, |width| width as usize),
        named: named.unwrap_or(false),
        deprecated: deprecated.unwrap_or(false),
        rows,
        series,
    })
}

fn row(fields: &mut Fields<'_, '_>) -> Option<Row> {
    let code = code(fields, "code");
    let name = fields.text("name");
    let was = fields.list("was");
    let title = fields.text("title");
    let summary = fields.text("summary");
    let remedy = fields.optional_text("remedy");
    let aliases = fields.list("aliases");
    let begins = fields.flag("begins");
    let judged = judged(fields);
    let permanent = fields.flag("permanent");
    let deprecated = fields.flag("deprecated");
    let note = fields.optional_text("note");
    let page = fields.optional_text("page");
    let as_subcode = fields.flag("as_subcode");
    let http = fields.http_status("http");
    let meanings = fields.list("meanings");
    Some(Row {
        code: code?,
        name: name?,
        was,
        title: title?,
        summary: summary?,
        remedy,
        aliases,
        begins: begins.unwrap_or(false),
        judged: judged?,
        permanent,
        deprecated: deprecated.unwrap_or(false),
        note,
        page,
        as_subcode: as_subcode.unwrap_or(false),
        http,
        meanings,
    })
}

fn series(fields: &mut Fields<'_, '_>) -> Option<Series> {
    let codes = fields.text("codes").and_then(|codes| {
        // Of a run that is written otherwise, the ends are read as codes.
        let ends = bounds(&codes.text);
        if ends.is_none() {
            let text = &codes.text;
            fields.fault(codes.at, format!("`{text}` is not a run of codes such as `4000-4999` or `5.7.*`"));
        }
        ends.map(|_| codes)
    });
    let judged = judged(fields);
    Some(Series { codes: codes?, judged: judged? })
}

/// The first and the last code of a series; `None` for what is not a run.
pub fn bounds(codes: &str) -> Option<(Part<'static>, Part<'static>)> {
    if let Some(prefix) = codes.strip_suffix(".*") {
        // The places that the star stands for, filled with the smallest number.
        let (first, last) = match prefix.matches('.').count() {
            0 => (format!("{prefix}.0.0"), 999_999),
            1 => (format!("{prefix}.0"), 999),
            _ => return None,
        };
        let Some(Part::Dotted(first)) = Part::read(&first) else { return None };
        return Some((Part::Dotted(first), Part::Dotted(first + last)));
    }
    match Key::read(codes)? {
        Key { first: Part::Number(first), subcode: None, last: Some(last) } => {
            Some((Part::Number(first), Part::Number(last)))
        }
        _ => None,
    }
}

fn code(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Code> {
    let Text { text, at } = fields.text(key)?;
    let Some(key) = Key::read(&text) else {
        let forms = "neither a number below 2147483648, nor a range of two, nor code/subcode, nor a word";
        fields.fault(at, format!("`{text}` is {forms}"));
        return None;
    };
    let is_range = key.last.is_some();
    Some(Code { text, at, is_range })
}

fn judged(fields: &mut Fields<'_, '_>) -> Option<Judged> {
    let at = fields.place("retry");
    let category = fields.word("category");
    let retry = retry(fields, category, at);
    let basis = fields.word("basis");
    let party = fields.optional_word("party");
    let scope = fields.optional_word("scope");
    let may_have_been_delivered = fields.flag("may_have_been_delivered");
    let mut judgement = Judgement::new(category?, retry?).with_basis(basis?);
    if let Some(party) = party {
        judgement = judgement.with_party(party);
    }
    if let Some(scope) = scope {
        judgement = judgement.with_scope(scope);
    }
    if may_have_been_delivered == Some(false) && judgement.may_have_been_delivered() {
        fields.fault(at, format!("a message of `{}` may always have been delivered", judgement.category().as_str()));
    }
    if let Some(flag) = may_have_been_delivered {
        judgement = judgement.with_may_have_been_delivered(flag);
    }
    Some(Judged { at, judgement })
}

fn retry(fields: &mut Fields<'_, '_>, category: Option<Category>, at: usize) -> Option<RetryHint> {
    let kind: Option<RetryKind> = fields.word("retry");
    let (seconds_at, seconds) = (fields.place("seconds"), fields.whole("seconds"));
    let fix = fields.optional_word("fix");
    let horizon = fields.optional_word("horizon");
    let kind = kind?;
    let expected = match (kind, seconds, fix, horizon) {
        (RetryKind::After, Some(_), None, None)
        | (RetryKind::AfterFix, None, Some(_), None)
        | (RetryKind::Backoff, None, None, _) => None,
        (RetryKind::After, ..) => Some("the stated wait in `seconds`, and nothing else"),
        (RetryKind::AfterFix, ..) => Some("a `fix`, and nothing else"),
        (RetryKind::Backoff, ..) => Some("a `horizon` at most"),
        (_, None, None, None) => None,
        _ => Some("neither `seconds` nor `fix` nor `horizon`"),
    };
    if let Some(expected) = expected {
        fields.fault(at, format!("`{}` takes {expected}", kind.as_str()));
    }
    if seconds == Some(0) {
        fields.fault(seconds_at, "a wait of no seconds is no wait; without a stated one the hint is `backoff`".into());
    }
    Some(match kind {
        RetryKind::NotNeeded => RetryHint::NotNeeded,
        RetryKind::Backoff => {
            let horizon = horizon.or(category?.usual_horizon());
            if horizon.is_none() {
                let category = category?.as_str();
                fields.fault(at, format!("`backoff` of `{category}` needs a `horizon`: it has no usual one"));
            }
            RetryHint::Backoff(horizon?)
        }
        RetryKind::After => RetryHint::After(Duration::from_secs(seconds?.into())),
        RetryKind::AfterFix => RetryHint::AfterFix(fix?),
        RetryKind::AwaitRecipient => RetryHint::AwaitRecipient,
        RetryKind::AwaitProvider => RetryHint::AwaitProvider,
        RetryKind::Never => RetryHint::Never,
        RetryKind::Unstated => RetryHint::Unstated,
    })
}
