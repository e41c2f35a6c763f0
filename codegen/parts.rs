//! Long tables: `twilio.toml` goes on in `twilio.2.toml`, and is read as one.

use super::{Diagnostic, Source};

/// Where each further part begins, by its first line in the whole.
pub struct Seam {
    whole: String,
    part: String,
    line: usize,
}

/// Every file once, with its further parts behind it.
pub fn join(sources: &[Source]) -> (Vec<Source>, Vec<Seam>) {
    let mut whole: Vec<Source> = Vec::new();
    let mut seams = Vec::new();
    let copy = |source: &Source| Source { path: source.path.clone(), text: source.text.clone() };
    whole.extend(sources.iter().filter(|source| number(&source.path).is_none()).map(copy));
    let mut parts: Vec<(&str, usize, &Source)> =
        sources.iter().filter_map(|source| number(&source.path).map(|(base, nth)| (base, nth, source))).collect();
    parts.sort_by_key(|(base, nth, _)| (*base, *nth));
    for (base, _, source) in parts {
        match whole.iter_mut().find(|whole| whole.path.strip_suffix(".toml") == Some(base)) {
            Some(first) => {
                if !first.text.ends_with('\n') {
                    first.text.push('\n');
                }
                let line = first.text.matches('\n').count();
                seams.push(Seam { whole: first.path.clone(), part: source.path.clone(), line });
                first.text.push_str(&source.text);
            }
            // Nothing that it could go on from: told as a file that no index lists.
            None => whole.push(copy(source)),
        }
    }
    (whole, seams)
}

/// `twilio` and 2, of `twilio.2.toml`.
fn number(path: &str) -> Option<(&str, usize)> {
    let (base, number) = path.strip_suffix(".toml")?.rsplit_once('.')?;
    Some((base, number.parse().ok()?))
}

/// A fault in the part that it stands in.
pub fn place(diagnostic: Diagnostic, seams: &[Seam]) -> Diagnostic {
    let of = |seam: &&Seam| seam.whole == diagnostic.path() && diagnostic.place().0 > seam.line;
    match seams.iter().rfind(of) {
        Some(seam) => diagnostic.moved(&seam.part, seam.line),
        None => diagnostic,
    }
}
