//! Script conversion: variants, rules, the matcher; `convert`, `align`, `detect`.
