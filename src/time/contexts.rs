//! What stands beside words of time and tells how they are meant, as `data/contexts/time.tsv` lists it with its reasons.

include!(concat!(env!("OUT_DIR"), "/time_contexts.rs"));
