//! The JavaScript of the package: each entry one file in `pkg/dist`, so that a browser asks once and not for one import after the other.

use crate::run::{Outcome, announce, output, root, run, write};
use std::path::Path;

/// The entries of `package.json`, and what the workers run. Each has its source of the same name in `pkg/src`.
const ENTRIES: [&str; 10] =
    ["index", "node", "inline", "extract", "extract-node", "worker", "worker-node", "thread", "thread-node", "dom"];

/// The newest JavaScript that the stated browsers know.
const TARGET: &str = "--target=es2022";

/// Bundles each entry with what it imports.
pub fn bundle(dist: &Path) -> Outcome {
    announce("Bundling the JavaScript");
    let sources = ENTRIES.map(|entry| format!("pkg/src/{entry}.js"));
    let folder = format!("--outdir={}", dist.display());
    let mut words = vec!["npx", "--no-install", "esbuild", "--bundle", "--minify", "--format=esm", "--charset=utf8"];
    words.extend(["--external:node:*", "--log-level=warning", TARGET, &folder]);
    words.extend(sources.iter().map(String::as_str));
    run(&words)
}

/// Entries that only point at their sources: for a page on this machine, where npm is not there.
pub fn point(dist: &Path) -> Outcome {
    ENTRIES.iter().try_for_each(|entry| {
        write(&dist.join(format!("{entry}.js")), format!("export * from \"../src/{entry}.js\";\n"))
    })
}

/// Whether the bundler is installed.
pub fn is_installed() -> bool {
    root().join("node_modules/esbuild").exists() && output(&["npx", "--no-install", "esbuild", "--version"]).is_ok()
}
