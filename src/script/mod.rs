//! Script conversion: variants, rules, the matcher; `convert`, `align`, `detect`.
//!
//! A line is converted in stages: words and characters between the scripts, then the characters of a region, then its wording. In a
//! stage the longest rule wins, unless segmentations compete: those are weighed by the frequencies of their words (`segment`).
//! The caller's rules come before all others.

#[cfg(feature = "convert")]
mod converter;
#[cfg(feature = "convert")]
mod cuts;
mod detect;
#[cfg(feature = "convert")]
mod edit;
#[cfg(feature = "convert")]
mod gaps;
#[cfg(feature = "convert")]
mod glance;
#[cfg(all(test, feature = "convert"))]
mod growth;
#[cfg(feature = "convert")]
mod home;
#[cfg(feature = "convert")]
mod lines;
#[cfg(feature = "convert")]
mod names;
#[cfg(feature = "convert")]
mod reading;
#[cfg(feature = "convert")]
mod recode;
#[cfg(feature = "convert")]
mod render;
#[cfg(feature = "convert")]
mod rules;
#[cfg(feature = "convert")]
mod segment;
#[cfg(feature = "convert")]
mod slots;
#[cfg(feature = "convert")]
mod stage;
#[cfg(feature = "convert")]
mod tables;
#[cfg(feature = "convert")]
mod technical;
#[cfg(feature = "convert")]
mod topics;
#[cfg(feature = "convert")]
mod units;
mod variant;
#[cfg(feature = "convert")]
mod words;

#[cfg(feature = "convert")]
pub use converter::{Converter, MAX_RULES, align, convert};
pub use detect::detect;
