//! Converts the script of Chinese articles and extracts what they report.
//!
//! Somebody pastes a Chinese article, menus and all, in either script. [`convert`] gives it in the script they read, [`analyze`]
//! says what was done and how much: the tree of measures (一是… 二是…), and every quantity with its value, its exactness, its
//! unit and the thing counted. [`quantities`] reads any sentence or table cell, [`detect`] names the script.
//!
//! ```
//! use zh_measures::{ReadingOptions, quantities};
//!
//! let text = "為村民打機井近百口";
//! let found = quantities(text, &ReadingOptions::default())?;
//! assert_eq!(found[0].span.of(text), "近百口");
//! assert_eq!(found[0].max, Some(100.0));
//! # Ok::<(), zh_measures::Error>(())
//! ```
//!
//! Extraction never looks at the script: it reads a folded text, Traditional as Simplified and full width as half width, so
//! that an article gives the same measures and the same values in either script.
//!
#![cfg_attr(feature = "convert", doc = " [`convert`]: crate::convert()")]
// Without the feature there is nothing to link to but the page of the whole library.
#![cfg_attr(
    not(feature = "convert"),
    doc = " [`convert`]: https://docs.rs/zh-measures/latest/zh_measures/fn.convert.html"
)]
// A library says nothing on the side.
#![warn(clippy::print_stdout, clippy::print_stderr, clippy::dbg_macro)]

mod analysis;
mod article;
mod error;
#[cfg(all(test, feature = "convert"))]
mod how_it_works;
pub mod json;
mod label;
mod measure;
mod numeral;
mod quantity;
mod script;
mod text;
mod time;
mod types;
#[cfg(feature = "wasm")]
mod wasm;
mod word;

/// The version of the conversion rules: OpenCC's dictionaries at a commit, on top of the tables of a version of the crate zhconv,
/// and the edition of our own corrections and wording.
pub const RULES_VERSION: &str = "opencc-5249273+zhconv-0.4.2+own-5";

pub use analysis::{MAX_UTF16, analyze, quantities};
pub use error::{Code, Error};
pub use script::detect;
#[cfg(feature = "convert")]
pub use script::{Converter, MAX_RULES, align, convert};
pub use types::*;

/// The examples of the README are run with those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
