//! The crate zhconv for JavaScript, as a peer: with OpenCC's tables, uncompressed, which is how it starts fastest.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen::prelude::*;

/// The text in the variant named by a BCP 47 tag; as it was where there is no such variant.
#[wasm_bindgen]
pub fn convert(text: &str, to: &str) -> String {
    match to.parse() {
        Ok(variant) => zhconv::zhconv(text, variant),
        Err(_) => text.to_owned(),
    }
}
