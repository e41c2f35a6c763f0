//! Long tables: `twilio.toml` goes on in `twilio.2.toml`, and is read as one.

use super::{Diagnostic, Source};

/// Where a further part begins in the whole.
pub struct Seam {
    whole: String,
    part: String,
    lines_before: usize,
}

/// Every file once, in the order of their names, with its further parts behind it.
pub fn join(sources: &[Source]) -> (Vec<Source>, Vec<Seam>) {
    let mut parts: Vec<_> = sources.iter().map(|source| (part_of(&source.path), source)).collect();
    parts.sort_unstable_by_key(|(part, source)| (*part, &source.path));
    let mut whole: Vec<Source> = Vec::new();
    let mut seams = Vec::new();
    let mut joined = 1;
    for ((base, nth), source) in parts {
        match whole.last_mut() {
            Some(first) if nth == joined + 1 && first.path.strip_suffix(".toml") == Some(base) => {
                if !first.text.ends_with('\n') {
                    first.text.push('\n');
                }
                let lines_before = first.text.matches('\n').count();
                seams.push(Seam { whole: first.path.clone(), part: source.path.clone(), lines_before });
                first.text.push_str(&source.text);
                joined = nth;
            }
            // A part of nothing, or after a gap, is reported as a file that the index does not list.
            _ => {
                whole.push(Source { path: source.path.clone(), text: source.text.clone() });
                joined = 1;
            }
        }
    }
    (whole, seams)
}

/// `twilio` and 2, of `twilio.2.toml`; `twilio` and 1, of `twilio.toml`.
fn part_of(path: &str) -> (&str, usize) {
    let stem = path.strip_suffix(".toml").unwrap_or(path);
    let further = stem.rsplit_once('.').and_then(|(base, digits)| {
        let nth = digits.parse().ok().filter(|nth: &usize| *nth > 1 && nth.to_string() == digits)?;
        Some((base, nth))
    });
    further.unwrap_or((stem, 1))
}

/// A fault in the part that it stands in.
pub fn place(diagnostic: Diagnostic, seams: &[Seam]) -> Diagnostic {
    let of = |seam: &&Seam| seam.whole == diagnostic.path() && diagnostic.place().0 > seam.lines_before;
    match seams.iter().rfind(of) {
        Some(seam) => diagnostic.moved(&seam.part, seam.lines_before),
        None => diagnostic,
    }
}
