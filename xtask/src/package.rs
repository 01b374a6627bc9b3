//! Building the npm package: WebAssembly, its glue, and the copy of it that is inlined.

use crate::run::{Outcome, announce, is_there, output, program, read, root, run, run_command, write};
use crate::{bundle, inline, panics};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// What the modules may use of WebAssembly beyond its first version: what the stated floor of browsers has, and no more.
/// `--all-features` would make a module that Node 20 refuses.
pub const WASM_FEATURES: [&str; 6] =
    ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

/// How much is done with the modules.
#[derive(Clone, Copy, PartialEq)]
pub enum Finish {
    /// Ready to use; needs no Node.
    Quick,
    /// Through wasm-opt, as it is published.
    Optimized,
}

/// A WebAssembly module of the package.
struct Module {
    /// The stem of its files in `pkg/dist`.
    name: &'static str,
    features: &'static [&'static str],
    /// The level of optimization, and how large a function may be that is copied into its callers: more makes the download larger,
    /// less makes extraction slower, most of all with "z".
    opt_level: &'static str,
    inlining: u32,
    /// Whether a copy as text is written too.
    inlined: bool,
}

const MODULES: [Module; 2] = [
    Module { name: "zh-measures", features: &["--features", "wasm"], opt_level: "s", inlining: 5, inlined: true },
    Module {
        name: "extract",
        features: &["--no-default-features", "--features", "wasm"],
        opt_level: "z",
        inlining: 20,
        inlined: false,
    },
];

/// Builds `pkg/dist`.
pub fn build(finish: Finish) -> Outcome {
    let dist = root().join("pkg/dist");
    let glue_folder = dist.join("glue");
    // Anew: what an earlier state of the project built would be packed too.
    if dist.exists() {
        std::fs::remove_dir_all(&dist).map_err(|error| format!("cannot clear {}: {error}", dist.display()))?;
    }
    std::fs::create_dir_all(&glue_folder).map_err(|error| format!("cannot make {}: {error}", dist.display()))?;
    add_target()?;
    let tools = finish == Finish::Optimized && find_tools()?;
    for module in &MODULES {
        announce(&format!("Building {}.wasm", module.name));
        let compiled = compile(module)?;
        let wasm_path = dist.join(format!("{}.wasm", module.name));
        let glue = bind(module.name, compiled, &wasm_path)?;
        write(&glue_folder.join(format!("{}.js", module.name)), glue)?;
        if tools {
            optimize(&wasm_path)?;
        }
        let wasm = read(&wasm_path)?;
        if module.inlined {
            write(&glue_folder.join(format!("{}.inline.js", module.name)), inline::module_of(&wasm))?;
        }
        println!("   {} bytes: {}", wasm.len(), wasm_path.display());
    }
    if tools {
        bundle::bundle(&dist)?;
        // It is in the bundles.
        std::fs::remove_dir_all(&glue_folder).map_err(|error| format!("cannot clear {}: {error}", dist.display()))?;
    } else {
        bundle::point(&dist)?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"] {
        write(&root().join("pkg").join(name), read(&root().join(name))?)?;
    }
    Ok(())
}

fn add_target() -> Outcome {
    let installed = output(&["rustup", "target", "list", "--installed"]);
    match installed {
        Ok(list) if list.lines().any(|line| line.trim() == TARGET) => Ok(()),
        Ok(_) => {
            announce("Installing the WebAssembly target of Rust");
            run(&["rustup", "target", "add", TARGET])
        }
        Err(_) if sysroot_has_target() => Ok(()),
        Err(_) => Err(format!("this Rust has no target {TARGET} and there is no rustup to add it; install rustup")),
    }
}

/// For a Rust that did not come from rustup.
fn sysroot_has_target() -> bool {
    let sysroot = output(&["rustc", "--print", "sysroot"]);
    sysroot.is_ok_and(|path| Path::new(path.trim()).join("lib/rustlib").join(TARGET).exists())
}

fn compile(module: &Module) -> Outcome<Vec<u8>> {
    compile_in(&root(), &target_folder(), module)
}

/// Compiles the sources of a folder.
fn compile_in(folder: &Path, target: &Path, module: &Module) -> Outcome<Vec<u8>> {
    let level = format!("profile.wasm.opt-level={:?}", module.opt_level);
    let inlining = format!("-Cllvm-args=-inline-threshold={}", module.inlining);
    let mut words = vec!["cargo", "rustc", "--package", "zh-measures", "--lib", "--target", TARGET];
    // Without the Rust library beside it the compiler knows that nothing but the exports is called: the module is smaller and faster.
    words.extend(["--crate-type", "cdylib", "--profile", "wasm", "--config", &level]);
    words.extend(module.features);
    words.extend(["--", &inlining]);
    let mut command = program(&words);
    run_command(command.current_dir(folder).env("CARGO_TARGET_DIR", target), &words.join(" "))?;
    read(&target.join(TARGET).join("wasm/zh_measures.wasm"))
}

/// The finished modules, by their names, as the sources of a folder give them.
pub fn modules_of(folder: &Path, target: &Path) -> Outcome<Vec<(&'static str, Vec<u8>)>> {
    add_target()?;
    let tools = find_tools()?;
    let wasm = target.join("finished.wasm");
    let finished = |module: &Module| {
        bind(module.name, compile_in(folder, target, module)?, &wasm)?;
        if tools {
            optimize(&wasm)?;
        }
        Ok((module.name, read(&wasm)?))
    };
    MODULES.iter().map(finished).collect()
}

/// Where cargo puts what it compiles.
pub fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into)
}

/// Writes the module and returns its JavaScript glue.
pub fn bind(name: &str, compiled: Vec<u8>, wasm_path: &Path) -> Outcome<String> {
    let problem = |error| format!("wasm-bindgen cannot bind {name}: {error}");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(name, compiled)
        .web(true)
        .map_err(problem)?
        .typescript(false)
        // They say where panics are made.
        .remove_name_section(false)
        .remove_producers_section(true)
        // A crashed instance is rebuilt from its kept module.
        .reset_state_function(true)
        // The entries say where the module is; a second place would make bundlers copy it twice.
        .omit_default_module_path(true);
    let mut bound = bindgen.generate_output().map_err(problem)?;
    panics::silence(bound.wasm_mut());
    write(wasm_path, bound.wasm_mut().emit_wasm())?;
    Ok(without_comments(bound.js()))
}

/// The generated glue without its comment lines and indentation: nobody reads it, and everybody downloads it.
fn without_comments(glue: &str) -> String {
    let mut within = false;
    let mut kept = String::with_capacity(glue.len());
    for line in glue.lines().map(str::trim) {
        within |= line.starts_with("/*");
        if !within && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        within &= !line.ends_with("*/");
    }
    kept
}

const WASM_OPT: &str = "node_modules/binaryen/bin/wasm-opt";

/// Whether wasm-opt and the bundler are there; npm installs them where it is.
fn find_tools() -> Outcome<bool> {
    let installed = || root().join(WASM_OPT).exists() && bundle::is_installed();
    if !installed() {
        if !is_there("npm") {
            println!(
                "   npm is not there: the modules stay as the compiler made them, some tenth larger, and nothing is bundled"
            );
            return Ok(false);
        }
        announce("Installing the development tools");
        run(&["npm", "ci", "--no-audit", "--no-fund"])?;
    }
    Ok(true)
}

/// Those whose module is the smallest in brotli: more of them make a smaller module that compresses worse.
const PASSES: [&str; 5] = [
    "--dae-optimizing",
    "--rse",
    "-O1",
    // Alignments are hints that engines pass over.
    "--dealign",
    // The zeros between the data stay: cut out, they leave thousands of pieces, whose places compress worse than the zeros.
    "--skip-pass=memory-packing",
];

fn optimize(wasm_path: &Path) -> Outcome {
    let mut command = program(&["node", WASM_OPT, "--mvp-features"]);
    command.args(WASM_FEATURES.map(|feature| format!("--enable-{feature}")));
    command.args(PASSES).arg(wasm_path).arg("-o").arg(wasm_path);
    run_command(&mut command, &format!("wasm-opt {}", PASSES.join(" ")))
}
