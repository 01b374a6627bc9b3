//! What a visitor downloads, in brotli at its highest level, and the budget that it must keep.

use crate::package::{self, Finish};
use crate::run::{Outcome, announce, output, root};

/// Of an entry: its JavaScript, its WebAssembly where that is a file of its own, what both may be together today, and what
/// they should come down to.
struct Entry {
    name: &'static str,
    script: &'static str,
    wasm: Option<&'static str>,
    budget: u64,
    aim: u64,
}

const SCRIPT_BUDGET: u64 = 7_000;

const ENTRIES: [Entry; 3] = [
    Entry { name: "zh-measures", script: "index.js", wasm: Some("zh-measures.wasm"), budget: 437_500, aim: 340_000 },
    Entry { name: "zh-measures/inline", script: "inline.js", wasm: None, budget: 458_000, aim: 440_000 },
    Entry {
        name: "zh-measures/extract",
        script: "extract.js",
        wasm: Some("extract.wasm"),
        budget: 237_000,
        aim: 120_000,
    },
];

/// Prints the table of a fresh build.
pub fn size() -> Outcome {
    package::build(Finish::Optimized)?;
    check()
}

/// Prints the table, and fails beyond a budget.
pub fn check() -> Outcome {
    announce("Download sizes in brotli, bytes");
    println!("   | entry | JavaScript | WebAssembly | in all | budget | aim |");
    println!("   | --- | ---: | ---: | ---: | ---: | ---: |");
    let mut problems = Vec::new();
    for Entry { name, script, wasm, budget, aim } in &ENTRIES {
        let script = compressed(script)?;
        let wasm = wasm.map(compressed).transpose()?;
        let all = script + wasm.unwrap_or(0);
        let apart = wasm.map_or_else(|| "–".to_owned(), |wasm| wasm.to_string());
        println!("   | `{name}` | {script} | {apart} | {all} | {budget} | {aim} |");
        if all > *budget {
            problems.push(format!("{name} downloads {all} bytes, and its budget is {budget}"));
        }
        if wasm.is_some() && script > SCRIPT_BUDGET {
            problems.push(format!("the JavaScript of {name} has {script} bytes, and its budget is {SCRIPT_BUDGET}"));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// The size of a file of `pkg/dist`, compressed as a server does it.
fn compressed(file: &str) -> Outcome<u64> {
    const SCRIPT: &str = "const { brotliCompressSync, constants } = require('node:zlib'), { readFileSync } = require('node:fs'); \
        console.log(brotliCompressSync(readFileSync(process.argv[1]), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, \
        [constants.BROTLI_PARAM_LGWIN]: 24 } }).length)";
    let path = root().join("pkg/dist").join(file).display().to_string();
    let printed = output(&["node", "-e", SCRIPT, &path])?;
    printed.trim().parse().map_err(|_| format!("node printed {printed:?} for a size"))
}
