//! The tables of the project: `#` opens a comment line, empty lines are skipped.

#![allow(clippy::panic, reason = "a test fails by panicking")]

/// The lines of a file of the project that carry something.
pub fn lines(file: &str) -> Vec<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"));
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(str::to_owned).collect()
}

/// Their fields, which stand apart by tabs.
pub fn rows(file: &str) -> Vec<Vec<String>> {
    lines(file).iter().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}
