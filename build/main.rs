//! Bakes the language data of `data/` and the tables of the crate zhconv into static tables.
//!
//! Every module writes one or more files into `OUT_DIR`; the room that uses a table includes it.

mod article;
mod contexts;
mod conversion;
mod fold;
mod label;
mod lexicon;
mod measure;
mod quantity;
mod time;
mod tsv;
mod words;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    let fold = fold::Fold::load()?;
    conversion::bake()?;
    label::bake(&fold)?;
    measure::bake(&fold)?;
    article::bake(&fold)?;
    quantity::bake(&fold)?;
    time::bake(&fold)?;
    words::bake(&fold)?;
    contexts::bake(&fold)?;
    lexicon::write()?;
    fold.bake()?;
    Ok(())
}
