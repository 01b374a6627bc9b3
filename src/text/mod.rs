//! The folded reading that extraction works on, the word lists it is compared with, and the sentences it falls into.
//!
//! [`Folded`] has one character for each that is seen, Simplified and half width, and knows the bytes that each stands for; all rooms
//! but `crate::script` read it alone and speak of positions in it. [`Folded::span`] gives the bytes at the very end.

mod charset;
mod contexts;
mod decimal;
mod dictionary;
mod digit;
mod fold;
mod folded;
mod lexicon;
mod numbers;
mod order;
mod sentence;
mod steps;
mod utf16;

pub(crate) use charset::{CharList, CharSet};
pub(crate) use decimal::{push_decimal, push_integer};
pub(crate) use digit::han_digit;
#[cfg(all(test, feature = "convert"))]
pub(crate) use fold::context_characters;
pub(crate) use fold::fold;
#[cfg(all(test, feature = "convert"))]
pub(crate) use fold::literals;
pub(crate) use folded::{Folded, is_han, is_ideograph};
#[cfg(feature = "convert")]
pub(crate) use folded::{is_invisible, may_join, pinyin_residue};
#[cfg(all(test, feature = "convert"))]
pub(crate) use lexicon::is_in_lexicon;
pub(crate) use lexicon::{Lexicon, mark, may_begin};
pub(crate) use numbers::Numbers;
pub(crate) use order::in_order;
pub(crate) use sentence::sentences;
#[cfg(test)]
pub(crate) use steps::counted;
pub(crate) use steps::step;
pub(crate) use utf16::Utf16Index;
