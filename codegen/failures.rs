//! Codes of different vendors for the same failure: from `data/failures.toml` to members by provider and index.

use super::check::Fault;
use super::fields::Fields;
use super::key::Key;
use super::model::{Row, Text};
use super::nearest::nearest;
use super::numbering::Numbering;
use super::vocabulary::judgement::Judgement;
use super::{Diagnostic, Source, diagnostic};

/// Beside the tables, and not in the index.
pub const PATH: &str = "failures.toml";

/// A failure, by the name that logs and users know it by.
pub struct Failure {
    pub id: String,
    pub members: Vec<Member>,
}

pub struct Member {
    /// The provider's place among all of them, and the entry's place in its catalog.
    pub provider: usize,
    pub index: usize,
    /// Members of one group pass one code on; 0 is no group.
    pub group: usize,
}

/// What one item of the file says.
struct Item {
    id: Text,
    members: Vec<Text>,
    same: Vec<Vec<Text>>,
    because: Option<Text>,
}

/// All failures, and which of them each entry stands for.
pub struct Failures {
    pub list: Vec<Failure>,
    /// By the places of provider and entry, the failure's.
    pub of: Vec<Vec<Option<usize>>>,
}

pub fn read(sources: &[Source], numberings: &[Numbering<'_>], diagnostics: &mut Vec<Diagnostic>) -> Failures {
    let none = |numbering: &Numbering<'_>| vec![None; numbering.rows.len()];
    let mut failures = Failures { list: Vec::new(), of: numberings.iter().map(none).collect() };
    let Some(source) = sources.iter().find(|source| source.path == PATH) else { return failures };
    let Some(mut fields) = Fields::parse(source, diagnostics) else { return failures };
    let items = fields.each("failure", |fields| {
        let (id, members) = (fields.text("id"), fields.list("members"));
        let (same, because) = (fields.lists("same"), fields.optional_text("because"));
        Some(Item { id: id?, members, same, because })
    });
    fields.finish();
    let mut faults = Vec::new();
    for item in items {
        let mut fault = |at, message| faults.push(Diagnostic::new(source, at, message));
        item.add(numberings, &mut failures, &mut fault);
        item.check_groups(numberings, &mut fault);
    }
    diagnostic::sort(&mut faults);
    diagnostics.append(&mut faults);
    failures
}

/// The row that the file calls `webex-connect/sms 7201`, with the places of its provider and itself.
fn row<'t>(numberings: &[Numbering<'t>], name: &str) -> Option<(usize, usize, &'t Row)> {
    let (stem, code) = name.split_once(' ')?;
    let key = Key::read(code)?;
    numberings.iter().enumerate().find_map(|(provider, numbering)| {
        let table = numbering.tables.iter().find(|table| table.stem == stem)?;
        let place = table.rows.binary_search_by(|row| row.code.key().cmp(&key)).ok()?;
        let row = table.rows.get(place).filter(|row| row.code.text == code)?;
        Some((provider, numbering.first(table) + place, row))
    })
}

/// A row that was most likely meant.
fn nearest_row(numberings: &[Numbering<'_>], name: &str) -> String {
    let rows = numberings.iter().flat_map(|numbering| &numbering.rows);
    let names: Vec<String> = rows.map(|(table, row)| format!("{} {}", table.stem, row.code.text)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    nearest(name, &names).to_owned()
}

impl Item {
    fn add(&self, numberings: &[Numbering<'_>], failures: &mut Failures, fault: &mut Fault<'_>) {
        let id = &self.id;
        let nth = failures.list.len();
        if failures.list.iter().any(|other| other.id == id.text) {
            fault(id.at, format!("`{}` is listed twice", id.text));
        }
        if self.members.len() < 2 {
            fault(id.at, format!("`{}` needs at least two members", id.text));
        }
        let mut members = Vec::new();
        for name in &self.members {
            let Some((provider, index, _)) = row(numberings, &name.text) else {
                let nearest = nearest_row(numberings, &name.text);
                fault(name.at, format!("no row `{}`; did you mean `{nearest}`?", name.text));
                continue;
            };
            if let Some(other) = failures.of[provider][index].replace(nth) {
                let other = failures.list.get(other).map_or(&id.text, |other| &other.id);
                fault(name.at, format!("`{}` is a member of `{other}` already", name.text));
            }
            let in_group = |group: &Vec<Text>| group.iter().any(|other| other.text == name.text);
            let group = self.same.iter().position(in_group).map_or(0, |nth| nth + 1);
            members.push(Member { provider, index, group });
        }
        failures.list.push(Failure { id: id.text.clone(), members });
    }

    /// Groups of members, and differences in them that are not explained, or explanations of none.
    fn check_groups(&self, numberings: &[Numbering<'_>], fault: &mut Fault<'_>) {
        let mut differ = None;
        let mut seen: Vec<&str> = Vec::new();
        for group in &self.same {
            if let [only] = &group[..] {
                fault(only.at, format!("`{}` is a group by itself", only.text));
            }
            if group.is_empty() {
                fault(self.id.at, format!("`{}` has an empty group", self.id.text));
            }
            for name in group {
                if !self.members.iter().any(|member| member.text == name.text) {
                    fault(name.at, format!("`{}` is not a member of `{}`", name.text, self.id.text));
                }
                if seen.contains(&name.text.as_str()) {
                    fault(name.at, format!("`{}` stands in two groups", name.text));
                }
                seen.push(&name.text);
            }
            let judged = |name: &Text| Some(&row(numberings, &name.text)?.2.judged.judgement);
            let first = group.first().and_then(judged);
            let other = |name: &&Text| judged(name).zip(first).is_some_and(|(one, other)| !agree(one, other));
            differ = differ.or(group.iter().find(other).map(|other| (&group[0], other)));
        }
        match (differ, &self.because) {
            (Some((one, other)), None) => fault(
                other.at,
                format!("`{}` and `{}` differ in category or hint; say why in `because`", one.text, other.text),
            ),
            (None, Some(because)) => {
                fault(because.at, "category and hint are the same; nothing is to be explained".into());
            }
            _ => {}
        }
    }
}

fn agree(one: &Judgement, other: &Judgement) -> bool {
    (one.category(), one.retry()) == (other.category(), other.retry())
}
