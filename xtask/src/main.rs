//! `cargo xtask`: what is done with the project beyond compiling it. `cargo xtask help` lists the commands.

mod bench;
mod browser;
mod bundle;
mod inline;
mod licences;
mod package;
mod panics;
mod reproduce;
mod run;
mod serve;
mod site;
mod size;
mod test;

use run::Outcome;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N]   build the package and serve the page on http://127.0.0.1:8000 (needs no Node)
  test               every check: format, lints, licences, Rust, the packed package in Node, the page in Chromium
    --portable         only what needs no browser
    --packaging        also the package in real bundlers, frameworks and Firefox
  build              the finished npm package in pkg/ (with wasm-opt where npm is there)
  accuracy           conversions right to the character beside opencc-js, as a table; builds first
  fuzz [--runs N]    made-up texts through every public function, a million of them, or N; --first NUMBER begins elsewhere
  mutants            small faults put into the library one by one, and how many of them the spec tests notice
    --count N          so many faults (240)
    --seed N           another sample of them
    --room NAME        only of quantity, time, measure or script
    --fine             numbers off by one, calls left out, conditions turned round as well
    --at-least PERCENT fails below that
  reproduce          the modules built from scratch in two folders, and whether their bytes are the same
  site               the page for a static host, in target/site
  size               what a visitor downloads, as a table; builds first
  bench              speed against peers, in Node, Chromium and natively, as a table; builds first
    --quick            two minutes of it
    --only WORDS       the rows whose label has the words
    --node             without Chromium
  help               this

CHROMIUM=/path/to/chromium names another browser than the one that is found.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match command(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn command(words: &[&str]) -> Outcome {
    match words {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["serve"] => serve::serve(serve::DEFAULT_PORT),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => serve::serve(port),
            Err(_) => Err(format!("{port:?} is no port; give a number from 0 to 65535")),
        },
        ["test"] => test::test(test::Scope::Usual),
        ["test", "--portable"] => test::test(test::Scope::Portable),
        ["test", "--packaging"] => test::test(test::Scope::Packaging),
        ["build"] => package::build(package::Finish::Optimized),
        ["accuracy"] => test::accuracy(),
        ["fuzz"] => test::fuzz(&["--runs", "1000000"]),
        ["fuzz", rest @ ..] => test::fuzz(rest),
        ["mutants", rest @ ..] => test::mutants(rest),
        ["reproduce"] => reproduce::reproduce(),
        ["site"] => site::site(),
        ["size"] => size::size(),
        ["bench", options @ ..] => bench::bench(options),
        _ => Err(format!("no such command: {}\n\n{HELP}", words.join(" "))),
    }
}
