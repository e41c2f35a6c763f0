//! The caller's own judgements, which go before the catalogs'.

mod fitting;

use std::string::{String, ToString};
use std::vec::Vec;

pub(crate) use fitting::Asked;

use crate::find::{Fit, find_fitting};
use crate::normalized::Ruled;
use crate::vocabulary::category::Category;
use crate::vocabulary::consequence::{Party, Scope};
use crate::vocabulary::judgement::Judgement;
use crate::vocabulary::retry::RetryHint;
use crate::{LookupError, RawCode, Source};

/// The caller's own judgements: the crate's are a start, the policy is yours.
///
/// A rule stands for one code at a source, for a category at a source, or for a category anywhere. The most specific one
/// wins: a rule for a code beats one for the code without its subcode, which holds where the subcode is not listed; that
/// one beats a rule for its range, and this one a rule for a category. Among those, one for a channel beats one for the
/// whole provider; then the spelling that arrived beats another, and the earlier rule a later one.
///
/// ```
/// use undelivered::{normalize, Category, Change, Channel, Overrides, Provider, RetryHint};
///
/// let ours = Overrides::new()
///     // Our numbers are never landlines: an unreachable handset is worth no other channel.
///     .code(Provider::WebexConnect.on(Channel::Sms), 7207, Change::new().retry(RetryHint::AwaitRecipient))
///     .category(Category::PolicyViolation, Change::new().retry(RetryHint::Never));
///
/// let normal = normalize(Provider::WebexConnect.on(Channel::Sms), 7207).with_overrides(&ours);
/// assert!(normal.is_overridden() && normal.is_listed());
/// assert_eq!(normal.retry(), RetryHint::AwaitRecipient);
/// ```
///
/// With the feature `serde` they are read from a file. Unlike a stored judgement, a rule is read strictly: a word that
/// this release does not know is an error.
///
/// ```
/// # #[cfg(feature = "serde")] {
/// use undelivered::{normalize, Overrides, Provider};
///
/// let ours: Overrides = toml::from_str(r#"
///     [[rule]]
///     when = { source = "bird", code = "15006" }
///     set = { retry = { kind = "backoff", horizon = "hours" }, scope = "message" }
///
///     [[rule]]
///     when = { category = "withheld" }
///     set = { retry = { kind = "never" } }
/// "#).expect("rules");
/// assert!(normalize(Provider::Bird, 15006).with_overrides(&ours).is_overridden());
/// assert_eq!(ours.unlisted().count(), 0);
///
/// // The same in JSON.
/// let same: Overrides = serde_json::from_str(r#"{"rule": [
///     {"when": {"source": "bird", "code": "15006"},
///      "set": {"retry": {"kind": "backoff", "horizon": "hours"}, "scope": "message"}},
///     {"when": {"category": "withheld"}, "set": {"retry": {"kind": "never"}}}
/// ]}"#).expect("rules");
/// assert_eq!(same, ours);
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[must_use]
pub struct Overrides {
    #[cfg_attr(feature = "serde", serde(default, rename = "rule"))]
    rules: Vec<Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
struct Rule {
    when: When,
    set: Change,
}

/// What a rule stands for; a code needs a source.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "crate::serde_impls::rule::Written", into = "crate::serde_impls::rule::Written")
)]
pub(crate) enum When {
    Code { source: Source, code: String },
    CategoryAt { source: Source, category: Category },
    Category { category: Category },
}

/// What a rule changes of a judgement; the rest stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default, deny_unknown_fields))]
#[must_use]
pub struct Change {
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::serde_impls::rule::strict_category"))]
    category: Option<Category>,
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::serde_impls::rule::strict_hint"))]
    retry: Option<RetryHint>,
    party: Option<Party>,
    scope: Option<Scope>,
    may_have_been_delivered: Option<bool>,
}

impl Change {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// What happened.
    pub fn category(self, category: Category) -> Self {
        Self { category: Some(category), ..self }
    }

    /// Whether the same message will go through later.
    pub fn retry(self, retry: RetryHint) -> Self {
        Self { retry: Some(retry.in_whole_seconds()), ..self }
    }

    /// Who has to act.
    pub fn party(self, party: Party) -> Self {
        Self { party: Some(party), ..self }
    }

    /// How far the trouble reaches.
    pub fn scope(self, scope: Scope) -> Self {
        Self { scope: Some(scope), ..self }
    }

    /// Whether the message may have arrived.
    pub fn may_have_been_delivered(self, open: bool) -> Self {
        Self { may_have_been_delivered: Some(open), ..self }
    }

    /// A judgement with these changes. Who acts and how far it reaches follow from another category or hint, unless they
    /// are changed as well.
    fn of(self, judgement: Judgement) -> Judgement {
        let category = self.category.unwrap_or(judgement.category());
        let retry = self.retry.unwrap_or(judgement.retry());
        let usual = Judgement::new(category, retry);
        let same_category = category == judgement.category();
        let party = if same_category && self.retry.is_none() { judgement.party() } else { usual.party() };
        let scope = if same_category { judgement.scope() } else { usual.scope() };
        let open = judgement.may_have_been_delivered() || usual.may_have_been_delivered();
        let basis = if self.retry.is_none() { judgement.basis() } else { usual.basis() };
        usual
            .with_basis(basis)
            .with_party(self.party.unwrap_or(party))
            .with_scope(self.scope.unwrap_or(scope))
            .with_may_have_been_delivered(self.may_have_been_delivered.unwrap_or(open))
    }
}

impl Overrides {
    /// No rules.
    pub fn new() -> Self {
        Self::default()
    }

    /// A rule for one code at a source; a source without a channel stands for all of them. A code that no catalog holds
    /// is taken as well: see [`unlisted`](Self::unlisted).
    pub fn code<'a>(self, source: impl Into<Source>, code: impl Into<RawCode<'a>>, set: Change) -> Self {
        let when = When::Code { source: source.into(), code: code.into().to_string() };
        self.with(Rule { when, set })
    }

    /// A rule for every code of a category at a source.
    pub fn category_at(self, source: impl Into<Source>, category: Category, set: Change) -> Self {
        self.with(Rule { when: When::CategoryAt { source: source.into(), category }, set })
    }

    /// A rule for every code of a category, at every source.
    pub fn category(self, category: Category, set: Change) -> Self {
        self.with(Rule { when: When::Category { category }, set })
    }

    fn with(mut self, rule: Rule) -> Self {
        self.rules.push(rule);
        self
    }

    /// The source and code of each rule for a code that no catalog holds: a new code, or a slip of the pen.
    pub fn unlisted(&self) -> impl Iterator<Item = (Source, &str)> {
        self.rules.iter().filter_map(|rule| match &rule.when {
            When::Code { source, code } => {
                let is_held = match find_fitting(*source, &code.as_str().into()) {
                    Ok((_, fit)) => fit != Fit::CodeOnly,
                    Err(error) => matches!(error, LookupError::Ambiguous { .. }),
                };
                (!is_held).then_some((*source, code.as_str()))
            }
            When::CategoryAt { .. } | When::Category { .. } => None,
        })
    }

    /// Each rule that can never apply, as text: one of the same kind, for the same code or category, stands before it.
    pub fn shadowed(&self) -> impl Iterator<Item = String> {
        let earlier = |nth: usize| self.rules[..nth].iter();
        let shadowed =
            self.rules.iter().enumerate().filter(move |(nth, rule)| earlier(*nth).any(|other| other.when == rule.when));
        shadowed.map(|(_, rule)| match &rule.when {
            When::Code { source, code } => std::format!("{source} {code}"),
            When::CategoryAt { source, category } => std::format!("{category} at {source}"),
            When::Category { category } => category.to_string(),
        })
    }

    /// What the most specific rule that fits makes of a judgement; `None` where none does.
    pub(crate) fn judge(&self, asked: &Asked, judgement: Judgement) -> Option<(Judgement, Ruled)> {
        let fitting = |rule: &Rule| Some((rule.when.fit(asked, judgement.category())?, rule.set));
        // From the end, as the last of equals is the greatest: the earlier rule wins.
        let (_, set) = self.rules.iter().rev().filter_map(fitting).max_by_key(|(fit, _)| *fit)?;
        Some((set.of(judgement), Ruled { by_any: true, category: set.category.is_some(), retry: set.retry.is_some() }))
    }
}
