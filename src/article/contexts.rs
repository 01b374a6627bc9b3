//! What stands beside the frame of a page and tells how it is meant: `data/contexts/article.tsv`.

include!(concat!(env!("OUT_DIR"), "/article_contexts.rs"));
