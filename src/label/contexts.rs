//! What stands beside the numerals that name and tells how they are meant, as `data/contexts/label.tsv` lists it with its reasons.

include!(concat!(env!("OUT_DIR"), "/label_contexts.rs"));
