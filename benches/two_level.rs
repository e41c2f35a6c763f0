//! The floor: an array of pages for each route, and no hashing at all.

use crate::{Query, ROUTES, keys};

const PAGE: usize = 64;

/// Two indexings: code / 64 gives a page, code % 64 an index into it.
pub struct TwoLevel {
    directories: Vec<Vec<u16>>,
    pages: Vec<[u16; PAGE]>,
}

impl TwoLevel {
    pub fn new() -> Self {
        let mut floor = Self { directories: vec![vec![0]; ROUTES], pages: vec![[u16::MAX; PAGE]] };
        for (query, index) in keys::numbers().into_iter().zip(0..) {
            let directory = &mut floor.directories[query.route()];
            let page = query.code as usize / PAGE;
            if directory.len() <= page {
                directory.resize(page + 1, 0);
            }
            if directory[page] == 0 {
                directory[page] = u16::try_from(floor.pages.len()).expect("few pages");
                floor.pages.push([u16::MAX; PAGE]);
            }
            floor.pages[usize::from(directory[page])][query.code as usize % PAGE] = index;
        }
        floor
    }

    /// The index of the entry.
    #[inline]
    pub fn get(&self, query: &Query) -> Option<usize> {
        let code = query.code as usize;
        let directory = &self.directories[query.route()];
        let page = directory.get(code / PAGE).map_or(0, |&page| usize::from(page));
        let index = self.pages.get(page)?[code % PAGE];
        (index != u16::MAX).then_some(index.into())
    }
}

impl Default for TwoLevel {
    fn default() -> Self {
        Self::new()
    }
}
