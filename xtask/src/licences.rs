//! The licence check: every crate and every npm package that reaches a user must be under a licence of the list.

use crate::run::{Outcome, announce, output};
use serde_json::Value;

/// What a front-end may bundle without being bound by it.
const ALLOWED: [&str; 9] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// A crate whose declared licence is not the licence of what is used of it.
struct Clarification {
    name: &'static str,
    version: &'static str,
    /// Features that must be off for the reason to hold; each one of the tables switches `_mediawiki-base` on or is in a set that does.
    without: &'static [&'static str],
    licence: &'static str,
    reason: &'static str,
}

const CLARIFICATIONS: [Clarification; 1] = [Clarification {
    name: "zhconv",
    version: "0.4.2",
    without: &["default", "mediawiki", "_mediawiki-base"],
    licence: "Apache-2.0",
    reason: "zhconv declares the GPL for MediaWiki's tables, which stand behind its features mediawiki-*. They are off, \
             and with them `default`; what is left is its own code (MIT OR Apache-2.0) and OpenCC's tables (Apache-2.0)",
}];

/// Checks the crates of the workspace.
pub fn check() -> Outcome {
    announce("Licences of the crates");
    let metadata = output(&["cargo", "metadata", "--format-version", "1", "--all-features", "--locked"])?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut problems = Vec::new();
    for package in packages {
        let text = |key: &str| package[key].as_str().unwrap_or_default();
        let (name, version) = (text("name"), text("version"));
        let from_registry = package["source"].as_str().is_none_or(|source| source.starts_with("registry+"));
        if !from_registry {
            problems.push(format!("{name} {version} does not come from the registry"));
        }
        let licence = match CLARIFICATIONS.iter().find(|known| known.name == name && known.version == version) {
            Some(known) => {
                let features = features_of(&metadata, package);
                problems.extend(known.without.iter().filter(|feature| features.contains(feature)).map(|feature| {
                    format!("{name} {version} is built with the feature {feature}, which its clarification excludes")
                }));
                println!("   {name} {version} counts as {}: {}", known.licence, known.reason);
                known.licence
            }
            None => text("license"),
        };
        if !is_allowed(licence) {
            problems.push(format!("{name} {version} is under {licence:?}, which is not on the list"));
        }
    }
    println!("   {} crates", packages.len());
    if problems.is_empty() { Ok(()) } else { Err(format!("licences:\n  {}", problems.join("\n  "))) }
}

/// The features that a package is built with.
fn features_of<'m>(metadata: &'m Value, package: &Value) -> Vec<&'m str> {
    let nodes = metadata["resolve"]["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let node = nodes.iter().find(|node| node["id"] == package["id"]);
    let features = node.and_then(|node| node["features"].as_array()).map(Vec::as_slice).unwrap_or_default();
    features.iter().filter_map(Value::as_str).collect()
}

/// Whether an SPDX expression lets itself be met from the list: `OR` needs one side, `AND` both.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let expression = expression.trim();
    if ALLOWED.contains(&expression) {
        return true;
    }
    let split = |operator| split_outside_parentheses(expression, operator);
    if let Some((left, right)) = split(" OR ") {
        return is_allowed(left) || is_allowed(right);
    }
    if let Some((left, right)) = split(" AND ") {
        return is_allowed(left) && is_allowed(right);
    }
    expression.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).is_some_and(is_allowed)
}

fn split_outside_parentheses<'e>(expression: &'e str, operator: &str) -> Option<(&'e str, &'e str)> {
    let mut depth = 0usize;
    for (at, c) in expression.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && expression[at..].starts_with(operator) => {
                return Some((&expression[..at], &expression[at + operator.len()..]));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn expressions_are_met_or_not() {
        let cases = [
            ("MIT", true),
            ("MIT/Apache-2.0", true),
            ("GPL-2.0-or-later", false),
            ("GPL-3.0 OR MIT", true),
            ("GPL-3.0 AND MIT", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND GPL-3.0", false),
            ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", true),
            ("", false),
        ];
        for (expression, allowed) in cases {
            assert_eq!(is_allowed(expression), allowed, "{expression}");
        }
    }
}
