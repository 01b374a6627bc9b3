//! Fuzzing on stable Rust: made-up texts through every public function, with what must be true of the results.
//!
//! `cargo test` runs a thousand inputs in debug; `cargo xtask fuzz --runs N` as many as one likes, optimized, with overflow checks
//! and debug assertions on. Every input is decided by its number, so that a finding is repeated with `--first NUMBER --runs 1`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "an input that is read wrongly is to fail")]

mod input;
mod oracle;
#[path = "../support/mod.rs"]
mod support;

use input::{Input, Seeds};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// An input is stuck that takes longer: all of them are short. The longest takes some milliseconds.
const STUCK: Duration = Duration::from_secs(120);
/// So many different findings end a run.
const ENOUGH: usize = 20;

thread_local! {
    /// Where the last panic was.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    // What the test runner asks of every target.
    if words.iter().any(|word| word == "--list") {
        return ExitCode::SUCCESS;
    }
    let number = |name: &str, default: u64| {
        let at = words.iter().position(|word| word == name);
        at.and_then(|at| words.get(at + 1)).map_or(default, |word| word.parse().expect("a number behind its name"))
    };
    let (first, runs) = (number("--first", 1), number("--runs", 1000));
    std::panic::set_hook(Box::new(|info| {
        PLACE.set(info.location().map(ToString::to_string).unwrap_or_default());
    }));
    let current = Arc::new(AtomicU64::new(first));
    watch(Arc::clone(&current));
    let seeds = Seeds::read();
    let (mut findings, mut characters) = (BTreeMap::new(), 0);
    for number in first..first + runs {
        current.store(number, Ordering::Relaxed);
        let input = Input::of(number, &seeds);
        characters += input.text.chars().count();
        if number.is_multiple_of(1_000_000) {
            println!("{number} …");
        }
        if let Some(finding) = finding(&input, number) {
            let place = finding.0.clone();
            findings.entry(place).or_insert_with(|| (number, shrunk(input, number, &finding.0)));
            if findings.len() >= ENOUGH {
                break;
            }
        }
    }
    println!("{runs} inputs from number {first}, {characters} characters: {} findings", findings.len());
    for (place, (number, input)) in &findings {
        let message = finding(input, *number).map(|finding| finding.1).unwrap_or_default();
        println!("\n{place}, number {number}\n  {input:?}\n  {}", message.chars().take(600).collect::<String>());
    }
    if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Where and how an input fails, if it does.
fn finding(input: &Input, number: u64) -> Option<(String, String)> {
    let thorough = number.is_multiple_of(8);
    let payload = catch_unwind(AssertUnwindSafe(|| oracle::check(input, thorough))).err()?;
    let message = payload.downcast_ref::<String>().cloned();
    let message = message.or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    Some((PLACE.take(), message.unwrap_or_default()))
}

/// The input without all that is not needed to fail at the same place.
fn shrunk(mut input: Input, number: u64, place: &str) -> Input {
    let fails = |input: &Input| finding(input, number).is_some_and(|finding| finding.0 == place);
    let mut simpler = input.clone();
    simpler.reading = zh_measures::ReadingOptions::default();
    if fails(&simpler) {
        input = simpler.clone();
    }
    simpler = input.clone();
    simpler.conversion = zh_measures::ConvertOptions::default();
    if fails(&simpler) {
        input = simpler;
    }
    let mut width = input.text.chars().count();
    while width > 0 {
        let mut at = 0;
        while at < input.text.chars().count() {
            let chars = || input.text.chars();
            let text = chars().take(at).chain(chars().skip(at + width)).collect();
            let shorter = Input { text, ..input.clone() };
            if fails(&shorter) { input = shorter } else { at += width }
        }
        width /= 2;
    }
    input
}

/// Ends the process with a word where an input does not come to its end.
fn watch(current: Arc<AtomicU64>) {
    std::thread::spawn(move || {
        let mut last = 0;
        loop {
            std::thread::sleep(STUCK);
            let now = current.load(Ordering::Relaxed);
            if now == last {
                println!("input {now} takes longer than {} s", STUCK.as_secs());
                std::process::exit(1);
            }
            last = now;
        }
    });
}
