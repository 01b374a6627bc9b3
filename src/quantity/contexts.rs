//! What stands beside numbers and units and tells what they count, as `data/contexts/quantity.tsv` lists it with its reasons.

include!(concat!(env!("OUT_DIR"), "/quantity_contexts.rs"));
