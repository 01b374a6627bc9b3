//! What a visitor downloads, in brotli at its highest level, and the budget that it must keep.

use crate::package::{self, Finish};
use crate::run::{Outcome, announce, output, root};

/// Of an entry: its JavaScript, with what that imports, its WebAssembly, what both may be together today, and what they
/// should come down to.
struct Entry {
    name: &'static str,
    glue: &'static [&'static str],
    data: &'static str,
    budget: u64,
    aim: u64,
}

const READING: [&str; 6] = ["csv.js", "error.js", "guard.js", "library.js", "loader.js", "spans.js"];
const GLUE_BUDGET: u64 = 10_000;

const ENTRIES: [Entry; 3] = [
    Entry {
        name: "zh-measures",
        glue: &["index.js", "project.js", "dist/zh-measures.js"],
        data: "dist/zh-measures.wasm",
        budget: 437_000,
        aim: 340_000,
    },
    Entry {
        name: "zh-measures/inline",
        glue: &["inline.js", "project.js", "dist/zh-measures.js"],
        data: "dist/zh-measures.inline.js",
        budget: 541_000,
        aim: 440_000,
    },
    Entry {
        name: "zh-measures/extract",
        glue: &["extract.js", "project.js", "dist/extract.js"],
        data: "dist/extract.wasm",
        budget: 236_000,
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
    for Entry { name, glue, data, budget, aim } in &ENTRIES {
        let files: Vec<&str> = READING.iter().chain(*glue).copied().collect();
        let (glue, data) = (compressed(&files)?, compressed(&[data])?);
        let all = glue + data;
        println!("   | `{name}` | {glue} | {data} | {all} | {budget} | {aim} |");
        if all > *budget {
            problems.push(format!("{name} downloads {all} bytes, and its budget is {budget}"));
        }
        if glue > GLUE_BUDGET {
            problems.push(format!("the JavaScript of {name} has {glue} bytes, and its budget is {GLUE_BUDGET}"));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// The size of files of `pkg/`, each compressed by itself as a server does it.
fn compressed(files: &[&str]) -> Outcome<u64> {
    const SCRIPT: &str = "const { brotliCompressSync, constants } = require('node:zlib'), { readFileSync } = require('node:fs'); \
        const size = (file) => brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, \
        [constants.BROTLI_PARAM_LGWIN]: 24 } }).length; \
        console.log(process.argv.slice(1).reduce((sum, file) => sum + size(file), 0))";
    let paths: Vec<String> = files.iter().map(|file| root().join("pkg").join(file).display().to_string()).collect();
    let mut words = vec!["node", "-e", SCRIPT];
    words.extend(paths.iter().map(String::as_str));
    let printed = output(&words)?;
    printed.trim().parse().map_err(|_| format!("node printed {printed:?} for a size"))
}
