//! Words that stand by themselves: `data/contexts/word.tsv`.

include!(concat!(env!("OUT_DIR"), "/word_contexts.rs"));
