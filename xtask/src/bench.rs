//! Building what the benches measure, and running them. How they measure is told in `benches/README.md`.

use crate::browser::CHROMIUM;
use crate::package::{self, Finish, TARGET};
use crate::run::{Outcome, announce, program, read, root, run, run_command, write};

/// A WebAssembly module that does nothing: its magic number and version.
const EMPTY_MODULE: [u8; 8] = *b"\0asm\x01\0\0\0";

/// Builds the package and the peers, measures, and prints the table. The options go to `benches/main.mjs`.
pub fn bench(options: &[&str]) -> Outcome {
    check(options)?;
    peers()?;
    package::build(Finish::Optimized)?;
    announce("Measuring");
    let mut command = program(&["node", "benches/main.mjs"]);
    if !options.contains(&"--node") {
        command.env(CHROMIUM.variable, CHROMIUM.find()?);
    }
    command.args(options).env("CARGO_TARGET_DIR", package::target_folder());
    run_command(&mut command, "node benches/main.mjs")
}

/// The crate zhconv for WebAssembly and natively, and the npm packages.
fn peers() -> Outcome {
    announce("Building the peers");
    let folder = root().join("target/bench");
    std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let target = package::target_folder();
    let target_text = target.display().to_string();
    let manifest = ["--manifest-path", "benches/Cargo.toml", "--locked", "--target-dir", &target_text];
    run(&[&["cargo", "build", "--release", "--lib", "--target", TARGET], &manifest[..]].concat())?;
    let compiled = read(&target.join(TARGET).join("release/zh_measures_bench.wasm"))?;
    let glue = package::bind("zhconv", compiled, &folder.join("zhconv.wasm"))?;
    write(&folder.join("zhconv.js"), glue)?;
    write(&folder.join("empty.wasm"), EMPTY_MODULE)?;
    run(&[&["cargo", "bench", "--no-run"], &manifest[..]].concat())?;
    run(&["npm", "ci", "--prefix", "benches", "--no-audit", "--no-fund"])
}

fn check(options: &[&str]) -> Outcome {
    match options {
        [] => Ok(()),
        ["--quick" | "--node", rest @ ..] | ["--only", _, rest @ ..] => check(rest),
        _ => Err(format!("bench takes --quick, --node and --only WORDS, not {}", options.join(" "))),
    }
}
