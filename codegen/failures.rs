//! Codes of different vendors for the same failure: from `data/failures.toml` to members by provider and index.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::Fields;
use super::model::{Row, Text};
use super::nearest::nearest;
use super::numbering::Numbering;
use super::vocabulary::judgement::Judgement;
use super::{Diagnostic, Source};

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

pub fn read(sources: &[Source], numberings: &[Numbering<'_>], diagnostics: &mut Vec<Diagnostic>) -> Vec<Failure> {
    let Some(source) = sources.iter().find(|source| source.path == PATH) else { return Vec::new() };
    let Some(mut fields) = Fields::parse(source, diagnostics) else { return Vec::new() };
    let items = fields.each("failure", |fields| {
        let (id, members) = (fields.text("id"), fields.list("members"));
        let (same, because) = (fields.lists("same"), fields.optional_text("because"));
        Some(Item { id: id?, members, same, because })
    });
    fields.finish();
    let rows = rows(numberings);
    let mut faults = Vec::new();
    let mut taken = BTreeMap::new();
    let mut ids = BTreeSet::new();
    let failures = items.iter().map(|item| item.check(&rows, &mut taken, &mut ids, &mut faults)).collect();
    faults.sort_by_key(|(at, _)| *at);
    diagnostics.extend(faults.into_iter().map(|(at, message)| Diagnostic::new(source, at, message)));
    failures
}

/// Rows by the names that the file gives them: `webex-connect/sms 7201`.
type Rows<'t> = BTreeMap<String, (usize, usize, &'t Row)>;

fn rows<'t>(numberings: &[Numbering<'t>]) -> Rows<'t> {
    let named = numberings.iter().enumerate().flat_map(|(provider, numbering)| {
        let rows = numbering.rows.iter().enumerate();
        rows.map(move |(index, (table, row))| (format!("{} {}", table.stem, row.code.text), (provider, index, *row)))
    });
    named.collect()
}

impl Item {
    fn check<'i>(
        &'i self,
        rows: &Rows<'_>,
        taken: &mut BTreeMap<&'i str, &'i str>,
        ids: &mut BTreeSet<&'i str>,
        faults: &mut Vec<(usize, String)>,
    ) -> Failure {
        if !ids.insert(&self.id.text) {
            faults.push((self.id.at, format!("`{}` is listed twice", self.id.text)));
        }
        if self.members.len() < 2 {
            faults.push((self.id.at, format!("`{}` needs at least two members", self.id.text)));
        }
        let mut members = Vec::new();
        for name in &self.members {
            let Some(&(provider, index, _)) = rows.get(&name.text) else {
                let known: Vec<&str> = rows.keys().map(String::as_str).collect();
                let nearest = nearest(&name.text, &known);
                faults.push((name.at, format!("no row `{}`; did you mean `{nearest}`?", name.text)));
                continue;
            };
            if let Some(other) = taken.insert(&name.text, &self.id.text) {
                faults.push((name.at, format!("`{}` is a member of `{other}` already", name.text)));
            }
            let in_group = |group: &Vec<Text>| group.iter().any(|other| other.text == name.text);
            let group = self.same.iter().position(in_group).map_or(0, |nth| nth + 1);
            members.push(Member { provider, index, group });
        }
        self.check_groups(rows, faults);
        Failure { id: self.id.text.clone(), members }
    }

    /// Groups of members, and differences in them that are not explained, or explanations of none.
    fn check_groups(&self, rows: &Rows<'_>, faults: &mut Vec<(usize, String)>) {
        let mut differ = None;
        let mut seen: Vec<&str> = Vec::new();
        for group in &self.same {
            if let [only] = &group[..] {
                faults.push((only.at, format!("`{}` is a group by itself", only.text)));
            }
            if group.is_empty() {
                faults.push((self.id.at, format!("`{}` has an empty group", self.id.text)));
            }
            for name in group {
                if !self.members.iter().any(|member| member.text == name.text) {
                    faults.push((name.at, format!("`{}` is not a member of `{}`", name.text, self.id.text)));
                }
                if seen.contains(&name.text.as_str()) {
                    faults.push((name.at, format!("`{}` stands in two groups", name.text)));
                }
                seen.push(&name.text);
            }
            let judged = |name: &Text| Some(&rows.get(&name.text)?.2.judged.judgement);
            let first = group.first().and_then(judged);
            let other = |name: &&Text| judged(name).zip(first).is_some_and(|(one, other)| !agree(one, other));
            differ = differ.or(group.iter().find(other).map(|other| (&group[0], other)));
        }
        match (differ, &self.because) {
            (Some((one, other)), None) => faults.push((
                other.at,
                format!("`{}` and `{}` differ in category or hint; say why in `because`", one.text, other.text),
            )),
            (None, Some(because)) => {
                faults.push((because.at, "category and hint are the same; nothing is to be explained".into()));
            }
            _ => {}
        }
    }
}

fn agree(one: &Judgement, other: &Judgement) -> bool {
    (one.category(), one.retry()) == (other.category(), other.retry())
}
