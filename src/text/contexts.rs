//! What stands beside a sign and tells what it is: `data/contexts/text.tsv`.

include!(concat!(env!("OUT_DIR"), "/text_contexts.rs"));
