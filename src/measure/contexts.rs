//! What stands beside leads, intentions and members and tells how they are meant: `data/contexts/measure.tsv`.

include!(concat!(env!("OUT_DIR"), "/measure_contexts.rs"));
