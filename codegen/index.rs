//! The two lists beside the tables: which numberings there are, from which files, and on which pages their facts rest.

use super::fields::Fields;
use super::model::Text;
use super::nearest::nearest;
use super::vocabulary::channel::Channel;
use super::vocabulary::provider::Provider;
use super::words::Word;
use super::{Diagnostic, Source};

/// The list of numberings and their tables, in the order in which look-ups without a channel ask them.
const INDEX: &str = "index.toml";
/// The list of pages.
const PAGES: &str = "pages.toml";
/// What is no table.
const LISTS: [&str; 3] = [INDEX, PAGES, super::failures::PATH];

fn is_list(source: &Source) -> bool {
    LISTS.contains(&source.path.as_str()) || source.path.starts_with(super::shapes::FOLDER)
}

/// What the two lists say.
pub struct Index<'s> {
    pub items: Vec<Item<'s>>,
    pub pages: Vec<Page>,
}

/// A numbering.
pub struct Item<'s> {
    pub provider: Provider,
    pub vendor: String,
    pub title: String,
    /// The vendor's own words for channels.
    pub words: Vec<(String, Channel)>,
    tables: Vec<&'s Source>,
}

/// A page, as a row names it by its `id`.
pub struct Page {
    pub id: String,
    pub title: String,
    pub url: Option<String>,
    pub retrieved: String,
}

impl<'s> Index<'s> {
    /// The files of all tables, in order.
    pub fn sources(&self) -> Vec<&'s Source> {
        self.items.iter().flat_map(|item| item.tables.iter().copied()).collect()
    }
}

pub fn read<'s>(sources: &'s [Source], diagnostics: &mut Vec<Diagnostic>) -> Index<'s> {
    let mut index = Index { items: Vec::new(), pages: pages(sources, diagnostics) };
    let Some(source) = file(sources, (INDEX, "the numberings and their tables"), diagnostics) else { return index };
    let Some(mut fields) = Fields::parse(source, diagnostics) else { return index };
    let listed = fields.each("provider", provider);
    fields.finish();
    let mut fault = |at, message| diagnostics.push(Diagnostic::new(source, at, message));
    let mut taken: Vec<String> = Vec::new();
    for Listed { at, provider, vendor, title, tables, words } in listed {
        if index.items.iter().any(|item| item.provider == provider) {
            fault(at, format!("`{}` is listed twice", provider.as_str()));
        }
        let tables =
            if tables.is_empty() { vec![Text { text: format!("{}.toml", provider.as_str()), at }] } else { tables };
        let mut found = Vec::new();
        for path in tables {
            if taken.contains(&path.text) {
                fault(path.at, format!("`{}` is listed twice", path.text));
            } else if let Some(source) = sources.iter().find(|source| source.path == path.text) {
                found.push(source);
            } else {
                fault(path.at, format!("no file `{}`", path.text));
            }
            taken.push(path.text);
        }
        index.items.push(Item { provider, vendor: vendor.text, title: title.text, words, tables: found });
    }
    // A test fails for a provider without a table; look-ups in it find nothing.
    let missing: Vec<Provider> = Provider::WORDS
        .iter()
        .copied()
        .filter(|provider| !index.items.iter().any(|item| item.provider == *provider))
        .collect();
    index.items.extend(missing.into_iter().map(|provider| Item {
        provider,
        vendor: String::new(),
        title: String::new(),
        words: Vec::new(),
        tables: Vec::new(),
    }));
    index.items.sort_unstable_by_key(|item| item.provider);
    for source in sources.iter().filter(|source| !is_list(source)) {
        if !taken.contains(&source.path) {
            diagnostics.push(Diagnostic::new(source, 0, format!("not listed in `{INDEX}`")));
        }
    }
    index
}

fn file<'s>(
    sources: &'s [Source],
    (path, what): (&str, &str),
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'s Source> {
    let found = sources.iter().find(|source| source.path == path);
    if found.is_none() {
        let missing = Source { path: path.into(), text: String::new() };
        diagnostics.push(Diagnostic::new(&missing, 0, format!("missing: it lists {what}")));
    }
    found
}

struct Listed {
    at: usize,
    provider: Provider,
    vendor: Text,
    title: Text,
    tables: Vec<Text>,
    words: Vec<(String, Channel)>,
}

fn provider(fields: &mut Fields<'_, '_>) -> Option<Listed> {
    let at = fields.place("name");
    let provider = fields.word("name");
    let vendor = fields.text("vendor");
    let title = fields.text("title");
    let tables = fields.list("tables");
    let words = fields.table("words", channel_words);
    Some(Listed { at, provider: provider?, vendor: vendor?, title: title?, tables, words: words.unwrap_or_default() })
}

/// `sms = ["SMS"]`: what the vendor writes for a channel.
fn channel_words(fields: &mut Fields<'_, '_>) -> Vec<(String, Channel)> {
    let lists = fields.rest_as_lists();
    let mut words = Vec::new();
    for (channel, texts) in lists {
        let channel = fields.one_of(&channel);
        words.extend(texts.into_iter().map(|text| (text.text, channel)));
    }
    words
}

fn pages(sources: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Vec<Page> {
    let Some(source) = file(sources, (PAGES, "the pages that facts come from"), diagnostics) else { return Vec::new() };
    let Some(mut fields) = Fields::parse(source, diagnostics) else { return Vec::new() };
    let listed = fields.each("page", |fields| {
        let (id, title) = (fields.text("id"), fields.text("title"));
        let (url, retrieved) = (fields.optional_text("url"), fields.text("retrieved"));
        Some((id?, title?, url, retrieved?))
    });
    fields.finish();
    let mut fault = |at, message| diagnostics.push(Diagnostic::new(source, at, message));
    let mut pages: Vec<Page> = Vec::new();
    for (id, title, url, retrieved) in listed {
        if pages.iter().any(|page| page.id.eq_ignore_ascii_case(&id.text)) {
            fault(id.at, format!("`{}` is listed twice", id.text));
        }
        if !id.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            fault(id.at, format!("`{}` is not an id of letters, digits and hyphens", id.text));
        }
        if title.text.contains(char::is_control) || url.as_ref().is_some_and(|url| url.text.contains(char::is_control))
        {
            fault(id.at, format!("`{}` has a control character in its title or address", id.text));
        }
        if let Some(url) = url.as_ref().filter(|url| !url.text.starts_with("https://") || url.text.contains(' ')) {
            fault(url.at, format!("`{}` is not an address; expected `https://…`", url.text));
        }
        if !is_date(&retrieved.text) {
            fault(retrieved.at, format!("`{}` is not a date; expected one like `2026-11-21`", retrieved.text));
        }
        let url = url.map(|url| url.text);
        pages.push(Page { id: id.text, title: title.text, url, retrieved: retrieved.text });
    }
    pages
}

/// Whether a text is a day as ISO 8601 writes it.
fn is_date(text: &str) -> bool {
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    let shape = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    shape
        && number(5..7).is_some_and(|month| (1..=12).contains(&month))
        && number(8..10).is_some_and(|day| (1..=31).contains(&day))
}

/// The fault of naming a page that is not listed.
pub fn no_page(id: &str, pages: &[Page]) -> Option<String> {
    let known: Vec<&str> = pages.iter().map(|page| page.id.as_str()).collect();
    let nearest = || nearest(id, &known);
    (!known.contains(&id)).then(|| format!("no page `{id}` in `{PAGES}`; did you mean `{}`?", nearest()))
}
