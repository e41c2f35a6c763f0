//! One fault in the data, and where it stands.

use std::fmt;

use super::Source;

/// A fault with its place: `data/bird.toml:12:1: …`.
#[derive(Debug)]
pub struct Diagnostic {
    path: String,
    line: usize,
    column: usize,
    message: String,
}

impl Diagnostic {
    /// A fault at a byte offset; line and column (in characters) count from 1.
    pub fn new(source: &Source, offset: usize, message: String) -> Self {
        let before = source.text.get(..offset).unwrap_or(&source.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            path: source.path.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message,
        }
    }

    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same fault in a part of the file, which begins after so many lines of it.
    pub fn moved(self, part: &str, lines: usize) -> Self {
        Self { path: part.to_owned(), line: self.line - lines, ..self }
    }

    /// Line and column.
    pub fn place(&self) -> (usize, usize) {
        (self.line, self.column)
    }
}

/// In the order of the file.
pub fn sort(faults: &mut [Diagnostic]) {
    faults.sort_unstable_by(|one, other| (one.place(), &one.message).cmp(&(other.place(), &other.message)));
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, message } = self;
        write!(f, "data/{path}:{line}:{column}: {message}")
    }
}
