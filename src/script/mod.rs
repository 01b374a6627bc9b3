//! Script conversion: variants, rules, the matcher; `convert`, `align`, `detect`.

use crate::types::{Detection, Script};

/// Which script, and which regional wording, a text is written in.
pub fn detect(_text: &str) -> Detection {
    Detection { script: Script::None, confidence: 0.0, simplified: 0, traditional: 0, region: None }
}
