//! Quantities: units, exactness, and the thing counted.

mod item;

use crate::text::Folded;
use crate::time::Anchor;
use crate::types::{Kind, Quantity, Region};
use std::ops::Range;

/// What decides the reading of words that leave something open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    pub(crate) anchor: Option<Anchor>,
    pub(crate) region: Region,
}

/// A quantity before its item is looked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    pub(crate) range: Range<usize>,
    pub(crate) kind: Kind,
    /// The measure word or unit inside `range`.
    pub(crate) unit: Option<Range<usize>>,
}

/// The quantities of a stretch, in order.
pub(crate) fn read(_text: &Folded, _within: Range<usize>, _context: Context) -> Vec<Quantity> {
    Vec::new()
}

/// The region that names in a stretch show (新臺幣, 縣府, 港元), never its script; else China.
pub(crate) fn region(_text: &Folded, _within: Range<usize>) -> Region {
    Region::China
}
