//! What shows where the thing counted begins and ends, as `data/contexts/item.tsv` lists it with its reasons.

use crate::text::Lexicon;

include!(concat!(env!("OUT_DIR"), "/item_contexts.rs"));
include!(concat!(env!("OUT_DIR"), "/item_lists.rs"));

/// Whether some characters begin with a word of a list.
pub(crate) fn opens(list: u64, chars: &[char]) -> bool {
    let mut found = false;
    ITEM_LISTS.each_at(chars, |_, lists| found |= lists & list != 0);
    found
}

/// Whether a word is in a list, which is a bit.
pub(crate) fn lists(list: u64, word: &[char]) -> bool {
    ITEM_LISTS.get(word).is_some_and(|lists| lists & list != 0)
}
