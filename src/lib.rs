//! Converts the script of Chinese articles and extracts what they report.

mod analysis;
mod article;
mod error;
mod label;
mod measure;
mod numeral;
mod quantity;
mod script;
mod text;
mod time;
mod types;

pub use error::{Code, Error};
pub use types::*;
