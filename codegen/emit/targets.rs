//! What the hash and the maps of words give for a code, and the lists of offsets that all codes share.

use super::super::answers::{Offsets, PLACES, Target, UNSETTLED};
use super::super::numbering::Numbering;

/// Every list of offsets that some code has; the first is for what no list is left for.
pub struct Targets(Vec<Offsets>);

impl Targets {
    pub fn new() -> Self {
        Self(vec![[UNSETTLED; PLACES]])
    }

    /// Where a code with these holders leads.
    pub fn of(&mut self, numbering: &Numbering<'_>, holders: &[usize]) -> Target {
        let offsets = numbering.offsets(holders);
        let nth = self.0.iter().position(|other| *other == offsets).unwrap_or_else(|| {
            self.0.push(offsets);
            self.0.len() - 1
        });
        let first = u16::try_from(holders[0]).expect("checked: few rows");
        Target { first, offsets: u8::try_from(nth).unwrap_or(0) }
    }

    pub fn text(&self) -> String {
        let lists = &self.0[..self.0.len().min(1 << u8::BITS)];
        format!("pub(crate) static OFFSETS: [crate::answers::Offsets; 256] = crate::answers::lists(&{lists:?});\n")
    }
}
