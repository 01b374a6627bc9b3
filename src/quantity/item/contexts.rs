//! What shows where the thing counted begins and ends, as `data/contexts/item.tsv` lists it with its reasons.

include!(concat!(env!("OUT_DIR"), "/item_contexts.rs"));
