//! Shapes of events: from `data/shapes/` to the model, and what is wrong with them.

use super::fields::Fields;
use super::model::Text;
use super::vocabulary::channel::Channel;
use super::vocabulary::provider::Provider;
use super::vocabulary::take::Take;
use super::{Diagnostic, Source};

/// The folder of the shapes.
pub const FOLDER: &str = "shapes/";

#[derive(Default)]
pub struct Shapes {
    pub shapes: Vec<Shape>,
    pub envelopes: Vec<Envelope>,
}

pub struct Shape {
    pub provider: Provider,
    pub is_bare: bool,
    pub when: Vec<Test>,
    pub items: Path,
    pub errors: Path,
    pub channel: Option<Channel>,
    /// The HTTP status that an answer of this shape has, where its body does not tell.
    pub http: Option<u32>,
    /// The field's name in the crate, and what it is picked from.
    pub picks: Vec<(&'static str, Vec<Pick>)>,
    pub failed: Vec<String>,
    pub pending: Vec<String>,
    pub passed: Vec<String>,
}

pub struct Envelope {
    pub when: Vec<Test>,
    pub inside: Path,
}

/// The keys on a way; `[]` stands for each item of an array, `[0]` for the first.
pub type Path = Vec<String>;

pub struct Test {
    pub path: Path,
    pub is: Is,
}

#[derive(Debug)]
pub enum Is {
    There,
    Absent,
    OneOf(Vec<String>),
    NoneOf(Vec<String>),
    Begins(Vec<String>),
    Text,
    Number,
    List,
    Object,
    Symbol,
    Digits(u8),
}

/// Where a path begins.
#[derive(Debug, PartialEq)]
pub enum Level {
    Top,
    Message,
    Here,
}

pub struct Pick {
    pub from: Level,
    pub path: Path,
    pub take: Take,
    pub provider: Option<Provider>,
    pub channels: Vec<Channel>,
}

/// What is picked by a path, in the crate's own names.
const PICKED: [&str; 10] = [
    "channel_word",
    "code",
    "subcode",
    "cause",
    "status",
    "message_id",
    "recipient",
    "time",
    "http_status",
    "retry_after",
];

pub fn read(sources: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Shapes {
    let mut all = Shapes::default();
    let mut ids: Vec<String> = Vec::new();
    for source in sources.iter().filter(|source| source.path.starts_with(FOLDER)) {
        let Some(mut fields) = Fields::parse(source, diagnostics) else { continue };
        let shapes = fields.each("shape", |fields| {
            let id = fields.text("id");
            Some((id?, shape(fields)?))
        });
        let envelopes = fields.each("envelope", |fields| {
            let id = fields.text("id");
            let (when, inside) = (tests(fields), path_of(fields, "inside"));
            Some((id?, Envelope { when, inside: inside? }))
        });
        fields.finish();
        for id in shapes.iter().map(|(id, _)| id).chain(envelopes.iter().map(|(id, _)| id)) {
            if ids.contains(&id.text) {
                diagnostics.push(Diagnostic::new(source, id.at, format!("`{}` is listed twice", id.text)));
            }
            ids.push(id.text.clone());
        }
        all.shapes.extend(shapes.into_iter().map(|(_, shape)| shape));
        all.envelopes.extend(envelopes.into_iter().map(|(_, envelope)| envelope));
    }
    all
}

fn shape(fields: &mut Fields<'_, '_>) -> Option<Shape> {
    let provider = fields.word("provider");
    let is_bare = fields.flag("bare").unwrap_or(false);
    let when = tests(fields);
    let items = if fields.has("items") { path_of(fields, "items") } else { Some(Path::new()) };
    let errors = if fields.has("errors") { path_of(fields, "errors") } else { Some(Path::new()) };
    let channel = fields.optional_word("channel");
    let http = fields.http_status("http");
    let picks = PICKED.map(|key| (key, picks(fields, key))).into();
    let mut words = |key| fields.list(key).into_iter().map(|word| word.text).collect();
    let (failed, pending, passed) = (words("failed"), words("pending"), words("passed"));
    let shape = Shape {
        provider: provider?,
        is_bare,
        when,
        items: items?,
        errors: errors?,
        channel,
        http,
        picks,
        failed,
        pending,
        passed,
    };
    check(fields, &shape);
    Some(shape)
}

/// What a shape needs, and what contradicts itself.
fn check(fields: &mut Fields<'_, '_>, shape: &Shape) {
    let at = fields.place("id");
    let has = |key: &str| shape.picks.iter().any(|(name, picks)| *name == key && !picks.is_empty());
    if !has("code") && !has("status") {
        fields.fault(at, "a shape needs a `code` or a `status`".into());
    }
    if shape.channel.is_some() && has("channel_word") {
        fields.fault(at, "either `channel` or `channel_word`".into());
    }
    let lists = [&shape.failed, &shape.pending, &shape.passed];
    if !has("status") && lists.iter().any(|list| !list.is_empty()) {
        fields.fault(at, "`failed`, `pending` and `passed` are of a `status`".into());
    }
    let words: Vec<&String> = lists.into_iter().flatten().collect();
    let again = |(nth, word): &(usize, &&String)| words[..*nth].iter().any(|other| other.eq_ignore_ascii_case(word));
    if let Some((_, word)) = words.iter().enumerate().find(again) {
        fields.fault(at, format!("status `{word}` stands in two lists, or twice in one"));
    }
    let causes = shape.picks.iter().filter(|(name, _)| *name == "cause").flat_map(|(_, picks)| picks);
    if causes.into_iter().any(|pick| pick.provider.is_none()) {
        fields.fault(at, "a `cause` names its provider: `whatsapp-cloud: path`".into());
    }
}

fn tests(fields: &mut Fields<'_, '_>) -> Vec<Test> {
    let at = fields.place("when");
    let mut tests = Vec::new();
    for Text { text, at } in &fields.list("when") {
        match test(text) {
            Some(read) => tests.push(read),
            None => fields.fault(*at, format!("`{text}` is not a test such as `path`, `!path`, `path = word`")),
        }
    }
    let first = tests.first();
    if first.is_none_or(|test| {
        matches!(test.is, Is::Absent | Is::NoneOf(_)) || test.path.first().is_none_or(|key| key.starts_with('['))
    }) {
        fields.fault(at, "`when` begins with a key at the top that is there".into());
    }
    tests
}

fn test(text: &str) -> Option<Test> {
    if let Some(rest) = text.strip_prefix('!') {
        return Some(Test { path: path(rest)?, is: Is::Absent });
    }
    let words = |words: &str| words.split('|').map(|word| word.trim().to_owned()).collect();
    if let Some((left, right)) = text.split_once(" != ") {
        return Some(Test { path: path(left)?, is: Is::NoneOf(words(right)) });
    }
    if let Some((left, right)) = text.split_once(" = ") {
        return Some(Test { path: path(left)?, is: Is::OneOf(words(right)) });
    }
    if let Some((left, start)) = text.split_once(" ^ ") {
        return Some(Test { path: path(left)?, is: Is::Begins(words(start)) });
    }
    if let Some((left, kind)) = text.split_once(" : ") {
        let is = match kind {
            "text" => Is::Text,
            "number" => Is::Number,
            "list" => Is::List,
            "object" => Is::Object,
            "symbol" => Is::Symbol,
            other => Is::Digits(other.strip_suffix(" digits")?.parse().ok()?),
        };
        return Some(Test { path: path(left)?, is });
    }
    Some(Test { path: path(text)?, is: Is::There })
}

/// Keys joined by dots, each with `[]` or `[0]` behind it where it is an array.
fn path(text: &str) -> Option<Path> {
    if text == "." {
        // The value itself.
        return Some(Path::new());
    }
    let mut steps = Path::new();
    for key in text.split('.') {
        let (key, first) = key.strip_suffix("[0]").map_or((key, None), |key| (key, Some("[0]")));
        let bare = key.trim_end_matches("[]");
        let sound =
            !bare.is_empty() && !bare.contains(|letter: char| letter.is_whitespace() || "[]!=^/>:,".contains(letter));
        if !sound {
            return None;
        }
        steps.push(bare.to_owned());
        steps.extend(std::iter::repeat_n("[]".to_owned(), (key.len() - bare.len()) / 2));
        steps.extend(first.map(str::to_owned));
    }
    Some(steps)
}

fn path_of(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Path> {
    let Text { text, at } = fields.text(key)?;
    let read = path(&text);
    if read.is_none() {
        fields.fault(at, format!("`{text}` is not a path such as `entry[].id`"));
    }
    read
}

fn picks(fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<Pick> {
    let mut picks = Vec::new();
    for text in fields.one_or_list(key) {
        if let Some(pick) = pick(fields, &text) {
            picks.push(pick);
        } else {
            let message = format!("`{}` is not a field such as `a.b`, `^a`, `/a > enhanced`", text.text);
            fields.fault(text.at, message);
        }
    }
    picks
}

/// `provider @channel,channel: path > take`, of which only the path has to be there.
fn pick(fields: &mut Fields<'_, '_>, Text { text, at }: &Text) -> Option<Pick> {
    let (whose, rest) = text.split_once(": ").map_or(("", text.as_str()), |(whose, rest)| (whose, rest));
    let (name, on) = whose.split_once(" @").unwrap_or((whose, ""));
    let word = |text: &str| Text { text: text.trim().to_owned(), at: *at };
    let provider = (!name.is_empty()).then(|| fields.one_of(&word(name)));
    let channels = on.split(',').filter(|on| !on.is_empty()).map(|on| fields.one_of(&word(on))).collect();
    let (place, take) = rest.split_once(" > ").unwrap_or((rest, Take::Whole.as_str()));
    let take = fields.one_of(&word(take));
    let (from, place) = match place.as_bytes().first()? {
        b'/' => (Level::Top, &place[1..]),
        b'^' => (Level::Message, &place[1..]),
        _ => (Level::Here, place),
    };
    let path = path(place)?;
    if from != Level::Here && path.iter().any(|step| step == "[]") {
        fields.fault(
            *at,
            format!("`{text}` would go through an array again for each failure; take its first item, `[0]`"),
        );
    }
    Some(Pick { from, path, take, provider, channels })
}
