//! The word that was most likely meant.

/// The word with the fewest edits to what was written; the first of several.
pub fn nearest<'w>(written: &str, words: &[&'w str]) -> &'w str {
    words.iter().min_by_key(|word| edits(written, word)).copied().unwrap_or_default()
}

/// Levenshtein's distance: how many letters to insert, remove or replace.
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for letter in from.chars() {
        let mut diagonal = row[0];
        row[0] += 1;
        for (column, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::{edits, nearest};

    #[test]
    fn distances_are_those_of_levenshtein() {
        for (from, to, distance) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("xxread", "read", 2),
            ("ab", "ba", 2),
        ] {
            assert_eq!(edits(from, to), distance, "{from} {to}");
        }
        assert_eq!(nearest("backof", &["never", "backoff"]), "backoff");
        assert_eq!(nearest("x", &[]), "");
    }
}
