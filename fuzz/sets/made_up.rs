//! Sets of tables that nobody would write, most of them sound: every choice is taken from the bytes that are given.

use arbitrary::{Result, Unstructured};

use crate::codegen::vocabulary::category::Category;
use crate::codegen::vocabulary::channel::Channel;
use crate::codegen::vocabulary::consequence::{Party, Scope};
use crate::codegen::vocabulary::retry::{Basis, Fix, Horizon};
use crate::codegen::words::Word;

/// What prose and words are strung together from; each piece has tripped somebody's generator before.
#[rustfmt::skip]
const PIECES: [&str; 33] = [
    "a", "Z", "7", "-", "_", ".", "\"", "'", "\\", "\\n", "{", "}", "{0}", "#", "\"#", "*/", "/*", "//", "!", "$x",
    "%s", "`", "[x](y)", "<b>", "|", "~", "&amp;", "@", "^", ",", ";", ":",
    "https://a.b/c?d=e",
];
/// Beyond ASCII, and so for prose only.
const WIDE: [&str; 6] = ["é", "漢字", "🦀", "ß", "\u{301}", "\u{5d0}"];
/// Where a table of several lies; Rust's own words and a digit in front among them.
const STEMS: [&str; 8] = ["sms", "call-log", "type-b", "x", "tables", "entries", "a-1", "code"];

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number(u32),
    Dotted(u32, u32, u32),
    Word(String),
}

/// In the order in which codes stand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Code {
    first: Part,
    subcode: Option<Part>,
    last: Option<u32>,
}

/// What all tables of a set have in common.
struct Set<'n> {
    provider: &'n str,
    digits: usize,
    hex: bool,
    pages: usize,
    named: bool,
}

/// The files of one set: an index, pages, one to four tables of one provider, and failures.
pub fn set(bytes: &[u8], provider: &str) -> Vec<(String, String)> {
    made(&mut Unstructured::new(bytes), provider).unwrap_or_default()
}

fn made(u: &mut Unstructured<'_>, provider: &str) -> Result<Vec<(String, String)>> {
    let digits = if u.ratio(1, 4)? { u.int_in_range(2..=6)? } else { 1 };
    let hex = digits == 1 && u.ratio(1, 4)?;
    let mut stems = vec![provider.to_owned()];
    for stem in STEMS.iter().filter(|_| u.ratio(1, 5).unwrap_or(false)) {
        stems.push(format!("{provider}/{stem}"));
    }
    if stems.len() > 2 && u.arbitrary()? {
        stems.remove(0);
    }
    // Each table has a page of its own, or several share one.
    let set = Set { provider, digits, hex, pages: u.int_in_range(1..=stems.len())?, named: u.ratio(1, 5)? };
    let mut pages = String::new();
    for page in 0..set.pages {
        let title = prose(u)?;
        pages += &format!("[[page]]\nid = \"{provider}-{page}\"\ntitle = {title}\nretrieved = \"2026-02-28\"\n");
        if u.arbitrary()? {
            pages += "url = \"https://example.org/a_b?c=(d)&e='f'\"\n";
        }
    }
    let (mut files, mut codes) = (Vec::new(), Vec::new());
    for (nth, stem) in stems.iter().enumerate() {
        let (text, rows) = table(u, &set, nth)?;
        files.push((format!("{stem}.toml"), text));
        codes.extend(rows.into_iter().map(|(code, judged)| (format!("{stem} {code}"), judged)));
    }
    let listed: Vec<String> = files.iter().map(|(path, _)| format!("{path:?}")).collect();
    let mut index = format!("[[provider]]\nname = \"{provider}\"\nvendor = {}\ntitle = {}\n", prose(u)?, prose(u)?);
    index += &format!("tables = [{}]\n", listed.join(", "));
    if u.arbitrary()? {
        index += &format!("[provider.words]\n{} = [{}]\n", word_of::<Channel>(u)?, quoted(&word(u)?));
    }
    files.push(("index.toml".into(), index));
    files.push(("pages.toml".into(), pages));
    files.push(("failures.toml".into(), failures(u, provider, &codes)?));
    Ok(files)
}

fn table(u: &mut Unstructured<'_>, set: &Set<'_>, nth: usize) -> Result<(String, Vec<(String, String)>)> {
    let mut text = format!("provider = \"{}\"\npage = \"{}-{}\"\n", set.provider, set.provider, nth % set.pages);
    text +=
        &format!("title = {}\nleaves_open = {}\n", quoted(&format!("{} {nth} {}", set.provider, line(u)?)), prose(u)?);
    match u.int_in_range(0..=3)? {
        0 => text += &format!("channel = \"{}\"\n", word_of::<Channel>(u)?),
        1 => {
            let channels = Channel::WORDS.iter().filter(|_| u.ratio(1, 4).unwrap_or(false));
            let channels: Vec<String> = channels.map(|channel| format!("{:?}", channel.as_str())).collect();
            text += &format!("channels = [{}]\n", channels.join(", "));
        }
        _ => {}
    }
    if set.digits > 1 {
        text += &format!("digits = {}\n", set.digits);
    }
    text += if u.ratio(1, 8)? { "deprecated = true\n" } else { "" };
    text += if set.named { "named = true\n" } else { "" };
    let mut codes = Vec::new();
    for _ in 0..u.int_in_range(1..=8)? {
        codes.push(code(u, set)?);
    }
    codes.sort();
    codes.dedup();
    let mut judged = Vec::new();
    for (nth, code) in codes.iter().enumerate() {
        let (row, category) = row(u, set, nth, code)?;
        judged.push((written(set, code), category));
        text += &row;
    }
    if u.ratio(1, 3)? {
        let codes = *u.choose(&["900000-900999", "5.7.*", "4.*", "1-99999"])?;
        let category = Category::Unknown.as_str();
        text += &format!("[[series]]\ncodes = \"{codes}\"\ncategory = \"{category}\"\n{}", "retry = \"unstated\"\n");
        text += "basis = \"inferred\"\n";
    }
    Ok((text, judged))
}

fn row(u: &mut Unstructured<'_>, set: &Set<'_>, nth: usize, code: &Code) -> Result<(String, String)> {
    let mut row = format!("[[code]]\ncode = {}\nname = \"{}\"\n", quoted(&written(set, code)), name(u, nth)?);
    let title = if set.named { format!("T{nth}_{}", word(u)?) } else { line(u)? };
    row += &format!("title = {}\nsummary = {}\n", quoted(&title), quoted(&format!("{nth} {}", line(u)?)));
    let category = *u.choose(Category::WORDS)?;
    let mut judged = format!("category = \"{}\"\n", category.as_str());
    if category.is_failure() {
        row += &format!("remedy = {}\n", quoted(&format!("{nth}: {}", line(u)?)));
        judged += &match u.int_in_range(0..=6)? {
            0 => format!("retry = \"backoff\"\nhorizon = \"{}\"\n", word_of::<Horizon>(u)?),
            1 => format!("retry = \"after\"\nseconds = {}\n", u.int_in_range(1..=u32::MAX)?),
            2 => format!("retry = \"after-fix\"\nfix = \"{}\"\n", word_of::<Fix>(u)?),
            3 => "retry = \"await-recipient\"\n".into(),
            4 => "retry = \"await-provider\"\n".into(),
            5 => "retry = \"never\"\n".into(),
            _ => "retry = \"unstated\"\n".into(),
        };
    } else {
        judged += "retry = \"not-needed\"\n";
    }
    let basis = if judged.contains("\"after\"") { "stated" } else { word_of::<Basis>(u)? };
    row += &format!("{judged}basis = \"{basis}\"\n");
    let alone = code.subcode.is_none() && code.last.is_none();
    let is_word = matches!(code.first, Part::Word(_));
    let more = [
        (true, format!("party = \"{}\"\n", word_of::<Party>(u)?)),
        (true, format!("scope = \"{}\"\n", word_of::<Scope>(u)?)),
        (true, format!("may_have_been_delivered = {}\n", u.arbitrary::<bool>()?)),
        (true, format!("permanent = {}\n", u.arbitrary::<bool>()?)),
        (true, "deprecated = true\n".into()),
        (true, format!("note = {}\n", prose(u)?)),
        (true, format!("page = \"{}-{}\"\n", set.provider, u.int_in_range(0..=set.pages - 1)?)),
        (true, format!("was = [\"Old{nth}\", \"Older{nth}\"]\n")),
        (true, format!("http = {}\n", u.int_in_range(100..=599)?)),
        (true, format!("meanings = [{}, {}]\n", prose(u)?, prose(u)?)),
        (code.last.is_none(), format!("aliases = [{}]\n", quoted(&format!("{}{nth}", word(u)?)))),
        (alone, "as_subcode = true\n".into()),
        (alone && is_word, "begins = true\n".into()),
    ];
    for (fits, line) in more {
        row += if fits && u.ratio(1, 5)? { &line } else { "" };
    }
    Ok((row, judged))
}

/// Of the rows two and two, some; half of those as a group.
fn failures(u: &mut Unstructured<'_>, provider: &str, codes: &[(String, String)]) -> Result<String> {
    let mut text = String::new();
    for (nth, pair) in codes.chunks_exact(2).enumerate() {
        let [(one, judged), (other, otherwise)] = pair else { continue };
        if u.ratio(2, 3)? {
            continue;
        }
        let members = format!("[{}, {}]", quoted(one), quoted(other));
        text += &format!("[[failure]]\nid = \"{provider}-failure-{nth}\"\nmembers = {members}\n");
        if u.arbitrary()? {
            text += &format!("same = [{members}]\n");
            text += if judged == otherwise { "" } else { "because = \"they were renamed\"\n" };
        }
    }
    Ok(text)
}

fn code(u: &mut Unstructured<'_>, set: &Set<'_>) -> Result<Code> {
    let first = part(u)?;
    let subcode = if u.ratio(1, 4)? { Some(part(u)?) } else { None };
    let last = match first {
        // A title that is a code is one code.
        Part::Number(first) if subcode.is_none() && !set.named && u.ratio(1, 6)? => {
            Some(first + u.int_in_range(1..=300)?)
        }
        _ => None,
    };
    Ok(Code { first, subcode, last })
}

fn part(u: &mut Unstructured<'_>) -> Result<Part> {
    Ok(match u.int_in_range(0..=7)? {
        0..=2 => Part::Number(u.int_in_range(0..=999)?),
        3 => Part::Number(*u.choose(&[0, 1, 0xFFFF, 131047, (1 << 31) - 1_000])?),
        4 | 5 => Part::Dotted(u.int_in_range(0..=9)?, u.int_in_range(0..=9)?, u.int_in_range(0..=999)?),
        _ => Part::Word(word(u)?),
    })
}

fn written(set: &Set<'_>, code: &Code) -> String {
    let part = |part: &Part, width: usize| match part {
        Part::Number(number) if set.hex => format!("0x{number:04X}"),
        Part::Number(number) => format!("{number:0width$}"),
        Part::Dotted(class, subject, detail) => format!("{class}.{subject}.{detail}"),
        Part::Word(word) => word.clone(),
    };
    let first = part(&code.first, set.digits);
    match (&code.subcode, code.last) {
        (Some(subcode), _) => format!("{first}/{}", part(subcode, 1)),
        (None, Some(last)) => format!("{first}-{}", part(&Part::Number(last), set.digits)),
        (None, None) => first,
    }
}

/// A variant: names of the prelude and of the crate's own types among them.
fn name(u: &mut Unstructured<'_>, nth: usize) -> Result<String> {
    let taken =
        ["Error", "Err", "Ok", "Some", "None", "Code", "Entry", "Result", "Option", "String", "Table", "Provider"];
    let name = u.choose(&taken)?;
    Ok(if u.ratio(1, 12)? { (*name).to_owned() } else { format!("{name}{nth}") })
}

fn word_of<W: Word>(u: &mut Unstructured<'_>) -> Result<&'static str> {
    Ok(u.choose(W::SPELLED)?)
}

/// A code that is a word: printable ASCII, no slash, no number; nor a backtick, which would end it in documentation.
fn word(u: &mut Unstructured<'_>) -> Result<String> {
    let pieces = PIECES.map(|piece| piece.replace(['/', '`'], "?"));
    let mut word = String::from(*u.choose(&["W", "bad-", "_x", "Foo ", "E4"])?);
    for _ in 0..u.int_in_range(0..=4)? {
        word += u.choose(&pieces)?;
    }
    Ok(word.trim_end().to_owned())
}

/// One line of prose.
fn line(u: &mut Unstructured<'_>) -> Result<String> {
    let mut line = String::from("It ");
    for _ in 0..u.int_in_range(0..=6)? {
        line += if u.ratio(1, 4)? { u.choose(&WIDE)? } else { u.choose(&PIECES)? };
    }
    Ok(line + ".")
}

fn prose(u: &mut Unstructured<'_>) -> Result<String> {
    line(u).map(|line| quoted(&line))
}

/// Text as TOML writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
