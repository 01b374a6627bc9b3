//! Every check, one after the other; the first failure ends the run.

use crate::browser::{Browser, CHROMIUM, FIREFOX};
use crate::package::{self, Finish};
use crate::run::{Outcome, announce, is_there, output, program, root, run, run_command};
use crate::{licences, size};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How much is checked.
#[derive(Clone, Copy, PartialEq)]
pub enum Scope {
    /// What needs no browser.
    Portable,
    /// With the page in Chromium.
    Usual,
    /// With bundlers, frameworks and Firefox too.
    Packaging,
}

/// Runs the checks.
pub fn test(scope: Scope) -> Outcome {
    rust()?;
    licences::check()?;
    install_tools()?;
    package::build(Finish::Optimized)?;
    size::check()?;
    install_package()?;
    announce("JavaScript lints and formatting");
    run(&["npx", "--no-install", "eslint", "--max-warnings", "0", "."])?;
    run(&["npx", "--no-install", "dprint", "check"])?;
    announce("Types");
    run(&["npx", "--no-install", "tsc", "--project", "tests/package"])?;
    node_tests("The packed package in Node", "tests/package", &[])?;
    if scope == Scope::Portable {
        return Ok(());
    }
    let chromium = [CHROMIUM];
    node_tests("The packed package in Chromium", "tests/browser", &chromium)?;
    if scope == Scope::Packaging {
        announce("Bundlers and frameworks");
        // Their versions are pinned in package.json: a lock file would have to name the binaries of platforms that this one cannot see.
        run(&["npm", "install", "--prefix", "tests/packaging", "--no-package-lock", "--no-audit", "--no-fund"])?;
        node_tests("The package in bundlers, frameworks and browsers", "tests/packaging", &[CHROMIUM, FIREFOX])?;
    }
    node_tests("The page in Chromium", "tests/page", &chromium)
}

/// Prints how often conversions are right, beside opencc-js.
pub fn accuracy() -> Outcome {
    install_tools()?;
    package::build(Finish::Optimized)?;
    install_package()?;
    announce("Conversions right to the character");
    run(&["node", "tests/package/accuracy.mjs"])
}

fn rust() -> Outcome {
    announce("Formatting");
    run(&["cargo", "fmt", "--all", "--check"])?;
    run(&["cargo", "fmt", "--manifest-path", "benches/Cargo.toml", "--check"])?;
    announce("Lints");
    run(&["cargo", "clippy", "--locked", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"])?;
    let extract = ["--lib", "--no-default-features", "--features", "wasm", "--", "-D", "warnings"];
    run(&[&["cargo", "clippy", "--locked", "--package", "zh-measures"], &extract[..]].concat())?;
    announce("Documentation");
    for features in [&["--all-features"][..], &["--no-default-features"]] {
        let document = ["cargo", "doc", "--locked", "--no-deps", "--lib", "--package", "zh-measures"];
        let mut command = program(&[&document, features].concat());
        run_command(command.env("RUSTDOCFLAGS", "-D warnings"), "cargo doc --no-deps")?;
    }
    announce("Rust tests");
    run(&["cargo", "test", "--locked", "--workspace", "--all-features"])?;
    announce("Fuzzing");
    fuzz(&["--runs", FUZZ_RUNS])
}

/// So many made-up texts are tried each time.
const FUZZ_RUNS: &str = "200000";

/// The texts of `tests/fuzz`, through an optimized library with all checks on.
pub fn fuzz(arguments: &[&str]) -> Outcome {
    run(&[&["cargo", "test", "--locked", "--profile", "fuzz", "--test", "fuzz", "--"], arguments].concat())
}

/// Faults put into the library one by one, by a tool in a workspace of its own.
pub fn mutants(arguments: &[&str]) -> Outcome {
    let tool =
        ["cargo", "run", "--locked", "--manifest-path", "xtask/mutants/Cargo.toml", "--target-dir", "target", "--"];
    run(&[&tool, arguments].concat())
}

/// `npm ci`, where what is installed is older than the lock file.
fn install_tools() -> Outcome {
    announce("Development tools");
    if !is_there("node") || !is_there("npm") {
        return Err("Node and npm are missing: install Node 20 or newer (https://nodejs.org)".into());
    }
    let version = output(&["node", "--version"])?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        return Err(format!("Node is {}; install version 20 or newer (https://nodejs.org)", version.trim()));
    }
    if written(&root().join("node_modules/.package-lock.json")) >= written(&root().join("package-lock.json")) {
        println!("   as the lock file says already");
        return Ok(());
    }
    run(&["npm", "ci", "--no-audit", "--no-fund"])
}

fn written(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|metadata| metadata.modified()).ok()
}

/// Packs `pkg/` and installs the tarball, so that the tests use what a user gets and not the source tree.
fn install_package() -> Outcome {
    announce("Packing and installing the package");
    let folder = root().join("target/npm");
    std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    // npm names the tarball in its last line.
    let printed = output(&["npm", "pack", "./pkg", "--pack-destination", "target/npm", "--silent"])?;
    let tarball = format!("./target/npm/{}", printed.lines().last().unwrap_or_default().trim());
    run(&["npm", "install", "--no-save", "--no-audit", "--no-fund", &tarball])
}

/// Node's test runner over the `*.test.*` files of a folder.
fn node_tests(what: &str, folder: &str, browsers: &[Browser]) -> Outcome {
    let files = test_files(&root().join(folder))?;
    let mut command = program(&["node", "--test"]);
    for browser in browsers {
        command.env(browser.variable, browser.find()?);
    }
    announce(what);
    command.args(files);
    run_command(&mut command, &format!("node --test {folder}"))
}

fn test_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    let paths = entries.flatten().map(|entry| entry.path());
    let is_test =
        |path: &PathBuf| path.to_string_lossy().ends_with(".test.js") || path.to_string_lossy().ends_with(".test.mjs");
    let mut files: Vec<PathBuf> = paths.filter(is_test).collect();
    files.sort();
    if files.is_empty() { Err(format!("no tests in {}", folder.display())) } else { Ok(files) }
}
