//! Running other programs, and saying so.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Success, or a sentence for whoever typed the command.
pub type Outcome<T = ()> = Result<T, String>;

/// The folder with the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Says what comes next.
pub fn announce(step: &str) {
    println!("\n── {step}");
}

/// A program with its arguments, to be run in the project's folder. npm's programs are scripts on Windows.
pub fn program(words: &[&str]) -> Command {
    let (name, arguments) = words.split_first().unwrap_or((&"", &[]));
    let windows_script = cfg!(windows) && matches!(*name, "npm" | "npx");
    let mut command = Command::new(if windows_script { format!("{name}.cmd") } else { (*name).to_owned() });
    command.args(arguments).current_dir(root());
    command
}

/// Runs a program to its end with its output shown.
pub fn run(words: &[&str]) -> Outcome {
    run_command(&mut program(words), &words.join(" "))
}

/// Runs a prepared program to its end with its output shown; `line` is what to call it.
pub fn run_command(command: &mut Command, line: &str) -> Outcome {
    println!("   {line}");
    let status = command.status().map_err(|error| format!("cannot run `{line}`: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status})")) }
}

/// What a program prints.
pub fn output(words: &[&str]) -> Outcome<String> {
    let line = words.join(" ");
    let result = program(words).stderr(Stdio::inherit()).output();
    let result = result.map_err(|error| format!("cannot run `{line}`: {error}"))?;
    if !result.status.success() {
        return Err(format!("`{line}` failed ({})", result.status));
    }
    String::from_utf8(result.stdout).map_err(|_| format!("`{line}` printed something that is not text"))
}

/// Whether a program can be started.
pub fn is_there(name: &str) -> bool {
    program(&[name, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
}

/// Reads a file; the sentence names it.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes a file; the sentence names it.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
    std::fs::write(path, content).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
