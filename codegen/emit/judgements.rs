//! Judgements as constants, of which hundreds serve thousands of rows.

use std::fmt::Write as _;

use super::super::vocabulary::judgement::Judgement;
use super::super::vocabulary::retry::RetryHint;
use super::variant;

/// Each judgement that some row has, with its number.
#[derive(Default)]
pub struct Judgements(Vec<Judgement>);

impl Judgements {
    /// The constant that holds it.
    pub fn name(&mut self, judgement: &Judgement) -> String {
        let nth = self.0.iter().position(|other| other == judgement).unwrap_or_else(|| {
            self.0.push(*judgement);
            self.0.len() - 1
        });
        format!("JUDGEMENT_{nth}")
    }

    /// All of them, for the modules of providers to use.
    pub fn module(&self) -> String {
        let mut module = String::from("pub(crate) mod judgements {\n    use super::prelude::*;\n");
        for (nth, judgement) in self.0.iter().enumerate() {
            let _ = writeln!(module, "    pub(crate) const JUDGEMENT_{nth}: Judgement = {};", text(judgement));
        }
        module + "}\n"
    }
}

/// The call that makes it.
pub fn text(judgement: &Judgement) -> String {
    let retry = match judgement.retry() {
        RetryHint::Backoff(horizon) => format!("Backoff({})", variant("Horizon", horizon)),
        RetryHint::After(wait) => format!("After(Duration::from_secs({}))", wait.as_secs()),
        RetryHint::AfterFix(fix) => format!("AfterFix({})", variant("Fix", fix)),
        bare => format!("{bare:?}"),
    };
    let mut text = format!("Judgement::new({}, RetryHint::{retry})", variant("Category", judgement.category()));
    // Only what a row says otherwise.
    let usual = Judgement::new(judgement.category(), judgement.retry());
    if judgement.basis() != usual.basis() {
        let _ = write!(text, ".with_basis({})", variant("Basis", judgement.basis()));
    }
    if judgement.party() != usual.party() {
        let _ = write!(text, ".with_party({})", variant("Party", judgement.party()));
    }
    if judgement.scope() != usual.scope() {
        let _ = write!(text, ".with_scope({})", variant("Scope", judgement.scope()));
    }
    if judgement.may_have_been_delivered() != usual.may_have_been_delivered() {
        let _ = write!(text, ".with_may_have_been_delivered({})", judgement.may_have_been_delivered());
    }
    text
}
