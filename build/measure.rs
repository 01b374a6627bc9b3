//! Bakes the words that leads, intentions and containers are told by.

use crate::fold::Fold;
use crate::label::roles;
use std::error::Error;

pub fn bake(fold: &Fold) -> Result<(), Box<dyn Error>> {
    roles("lead-words.tsv", &["verb", "short", "adverb", "past", "generic", "note", "ask"], "lead", fold)?;
    roles("intent.tsv", &["cue", "future", "next", "closes", "object", "word", "plan", "ahead"], "intent", fold)?;
    roles("member-words.tsv", &["cue", "into", "noun", "whole"], "member", fold)?;
    roles("container-words.tsv", &["unit", "post", "close", "told"], "container", fold)
}
