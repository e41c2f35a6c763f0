//! Long tables: `twilio.toml` goes on in `twilio.2.toml`, and is read as one.

use super::{Diagnostic, Source};

/// Where each further part begins, by its first line in the whole.
pub struct Seam {
    whole: String,
    part: String,
    line: usize,
}

/// Every file once, in the order of their names, with its further parts behind it.
pub fn join(sources: &[Source]) -> (Vec<Source>, Vec<Seam>) {
    let mut parts: Vec<(&str, usize, &Source)> = sources.iter().map(named).collect();
    parts.sort_unstable_by_key(|(base, nth, _)| (*base, *nth));
    let mut whole: Vec<Source> = Vec::new();
    let mut seams = Vec::new();
    for (base, nth, source) in parts {
        match whole.last_mut() {
            Some(first) if nth > 0 && first.path.strip_suffix(".toml") == Some(base) => {
                if !first.text.ends_with('\n') {
                    first.text.push('\n');
                }
                let line = first.text.matches('\n').count();
                seams.push(Seam { whole: first.path.clone(), part: source.path.clone(), line });
                first.text.push_str(&source.text);
            }
            // A further part of nothing is told as a file that no index lists.
            _ => whole.push(Source { path: source.path.clone(), text: source.text.clone() }),
        }
    }
    (whole, seams)
}

/// `twilio` and 2, of `twilio.2.toml`; `twilio` and 0, of `twilio.toml`.
fn named(source: &Source) -> (&str, usize, &Source) {
    let stem = source.path.strip_suffix(".toml").unwrap_or(&source.path);
    let part = stem.rsplit_once('.').and_then(|(base, nth)| Some((base, nth.parse().ok()?, source)));
    part.unwrap_or((stem, 0, source))
}

/// A fault in the part that it stands in.
pub fn place(diagnostic: Diagnostic, seams: &[Seam]) -> Diagnostic {
    let of = |seam: &&Seam| seam.whole == diagnostic.path() && diagnostic.place().0 > seam.line;
    match seams.iter().rfind(of) {
        Some(seam) => diagnostic.moved(&seam.part, seam.line),
        None => diagnostic,
    }
}
