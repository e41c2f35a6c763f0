//! A retry hint as a person would say it.

use std::time::Duration;

use undelivered::{Fix, RetryHint};

/// The answer to "Send again?".
pub fn advice(hint: RetryHint) -> String {
    match hint {
        RetryHint::NotNeeded => "no need, nothing failed".into(),
        RetryHint::Backoff(horizon) => format!(
            "yes, with growing gaps, from {} to {}: it passes within {horizon}",
            rounded(horizon.first_gap()),
            rounded(horizon.longest_gap())
        ),
        RetryHint::After(wait) => format!("yes, but not before {} have passed", rounded(wait)),
        RetryHint::AfterFix(Fix::UseTemplate) => "yes, as a template".into(),
        RetryHint::AfterFix(Fix::Suppression) => "yes, once it is off the suppression list".into(),
        RetryHint::AfterFix(Fix::Pace) => "yes, at a slower pace".into(),
        RetryHint::AfterFix(fix) => format!("yes, after fixing the {fix}"),
        RetryHint::AwaitRecipient => "only once the recipient has changed something".into(),
        RetryHint::AwaitProvider => "not now: somebody is still working on it".into(),
        RetryHint::Never => "no, not to this recipient this way".into(),
        _ => "nobody says; your own policy decides".into(),
    }
}

/// In the largest unit of which there is more than one, or exactly one; rounded up, so that nobody comes too early.
fn rounded(wait: Duration) -> String {
    let seconds = wait.as_secs();
    let fits = |unit: u64| seconds >= 2 * unit || seconds == unit;
    let (unit, noun) =
        [(3600, "hour"), (60, "minute")].into_iter().find(|(unit, _)| fits(*unit)).unwrap_or((1, "second"));
    let count = seconds.div_ceil(unit);
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
