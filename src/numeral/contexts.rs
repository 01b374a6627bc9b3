//! What stands beside numerals and tells whether they are some: `data/contexts/numeral.tsv`.

include!(concat!(env!("OUT_DIR"), "/numeral_contexts.rs"));
