//! How much the spec tests notice: small faults put into the library one at a time, and the tests run on each.
//!
//! All faults are compiled once into a copy of the project, each behind a switch that an environment variable turns: the tables are
//! baked once, and a fault costs a run of the tests and no build.
//! `cargo xtask mutants [--count N] [--seed N] [--room NAME] [--at-least PERCENT] [--fine]`.
//!
//! The faults are those that cargo-mutants makes, but for what a switch cannot hold (constant functions, values of unnamed types);
//! `--fine` takes ours as well: numbers off by one, calls left out, conditions turned round.
//!
//! `tests/equivalent-mutants.tsv` lists faults that cannot change what the library says, each with its reason. They are tried and counted
//! like all others; the share is printed with them and without, and one that is noticed all the same is named.

mod copy;
mod sites;

use copy::Mutant;
use sites::Kind;
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

type Outcome<T = ()> = Result<T, String>;

/// The rooms of the library that faults are put into, as many into each.
const ROOMS: [&str; 4] = ["quantity", "time", "measure", "script"];

fn main() -> ExitCode {
    match check() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nmutants: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn check() -> Outcome {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, default: usize| match words.iter().position(|word| word == name) {
        Some(at) => words.get(at + 1).and_then(|word| word.parse().ok()).ok_or(format!("{name} needs a number")),
        None => Ok(default),
    };
    let (count, seed) = (number("--count", 240)?, number("--seed", 1)? as u64);
    let required = number("--at-least", 0)?;
    let room = words.iter().position(|word| word == "--room").and_then(|at| words.get(at + 1));
    let rooms: Vec<&str> = ROOMS.into_iter().filter(|name| room.is_none_or(|room| room == name)).collect();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.ancestors().nth(2).ok_or("the project is not around this crate")?;
    let scratch = root.join("target/mutants");
    copy::prepare(root, &scratch)?;
    let equivalent = equivalent(root)?;
    let mutants = compiled(root, &scratch, &rooms, count, seed, words.iter().any(|word| word == "--fine"))?;
    let tests = tests(&scratch)?;
    let mut survivors = Vec::new();
    let start = Instant::now();
    for (number, mutant) in mutants.iter().enumerate() {
        let verdict = verdict(&scratch, number, &tests)?;
        if number % 20 == 19 {
            println!("   {} of {}, {} s", number + 1, mutants.len(), start.elapsed().as_secs());
        }
        let listed = equivalent.contains(&(mutant.file.display().to_string(), words_of(mutant)));
        match verdict {
            Verdict::Survived { reached } => {
                let how = if listed {
                    ", as listed"
                } else if reached {
                    ""
                } else {
                    ", never reached"
                };
                println!("   survives{how}: {}", title(mutant));
                survivors.push((mutant, listed));
            }
            Verdict::Noticed if listed => println!("   listed as equivalent, and noticed: {}", title(mutant)),
            Verdict::Noticed => {}
        }
    }
    println!("\n| room | faults | noticed |\n| --- | ---: | ---: |");
    for room in &rooms {
        let all = mutants.iter().filter(|mutant| mutant.room == *room).count();
        let left = survivors.iter().filter(|(mutant, _)| mutant.room == *room).count();
        println!("| `{room}` | {all} | {} |", all - left);
    }
    let noticed = mutants.len() - survivors.len();
    let percent = noticed * 100 / mutants.len().max(1);
    println!("| all | {} | {noticed} ({percent} %) |", mutants.len());
    let listed = survivors.iter().filter(|(_, listed)| *listed).count();
    let without = noticed * 100 / (mutants.len() - listed).max(1);
    println!("\nequivalent, by list: {listed}; without them {noticed} of {} ({without} %)", mutants.len() - listed);
    if percent < required { Err(format!("the tests notice {percent} %, {required} % are asked for")) } else { Ok(()) }
}

fn title(mutant: &Mutant) -> String {
    let what: String = words_of(mutant).chars().take(200).collect();
    format!("{}:{}: {what}", mutant.file.display(), mutant.site.line)
}

fn words_of(mutant: &Mutant) -> String {
    mutant.site.what.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The files and faults of `tests/equivalent-mutants.tsv`.
fn equivalent(root: &Path) -> Outcome<HashSet<(String, String)>> {
    let path = root.join("tests/equivalent-mutants.tsv");
    let list = std::fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let rows = list.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|row| match row.split('\t').collect::<Vec<_>>()[..] {
        [file, fault, _reason] => Ok((file.to_owned(), fault.to_owned())),
        _ => Err(format!("{}: a file, a fault and a reason with tabs between them, not {row:?}", path.display())),
    })
    .collect()
}

/// A sample of the faults that compiles: as many from each room, by a seed.
fn compiled(root: &Path, scratch: &Path, rooms: &[&str], count: usize, seed: u64, fine: bool) -> Outcome<Vec<Mutant>> {
    let mut all = copy::all(root)?;
    all.retain(|mutant| fine || mutant.site.kind == Kind::Usual);
    println!("   {} faults are possible", all.len());
    shuffle(&mut all, seed);
    let mut refused: HashSet<(PathBuf, usize, String)> = HashSet::new();
    loop {
        let mut sample: Vec<Mutant> = Vec::new();
        for room in rooms {
            let allowed = all.iter().filter(|mutant| mutant.room == *room && !refused.contains(&key(mutant)));
            sample.extend(allowed.take(count / rooms.len().max(1)).cloned());
        }
        copy::instrument(root, scratch, &sample)?;
        let broken = copy::broken(scratch)?;
        if broken.is_empty() {
            return Ok(sample);
        }
        println!("   {} of {} do not compile; others take their places", broken.len(), sample.len());
        refused.extend(broken.iter().filter_map(|&number| sample.get(number)).map(key));
    }
}

fn key(mutant: &Mutant) -> (PathBuf, usize, String) {
    (mutant.file.clone(), mutant.site.range.start, mutant.site.what.clone())
}

/// Fisher and Yates, with splitmix64.
fn shuffle<T>(items: &mut [T], seed: u64) {
    let mut state = seed;
    for at in (1..items.len()).rev() {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        items.swap(at, ((z ^ (z >> 31)) % (at as u64 + 1)) as usize);
    }
}

/// A program of tests, how long it takes without a fault, and the faults that it comes by.
struct Tests {
    program: PathBuf,
    time: Duration,
    reached: BTreeSet<usize>,
}

fn tests(scratch: &Path) -> Outcome<Vec<Tests>> {
    let mut tests = Vec::new();
    for program in copy::programs(scratch)? {
        let trace = scratch.join("reached.txt");
        let _ = std::fs::remove_file(&trace);
        let start = Instant::now();
        let patience = Duration::from_secs(1200);
        if run(scratch, &program, &[("MUTANT_TRACE", &trace.display().to_string())], patience)? != Some(true) {
            return Err(format!("{} fails without any fault", program.display()));
        }
        let list = std::fs::read_to_string(&trace).unwrap_or_default();
        let reached = list.lines().filter_map(|line| line.parse().ok()).collect();
        let time = start.elapsed();
        println!("   {} takes {:.1} s", program.display(), time.as_secs_f64());
        tests.push(Tests { program, time, reached });
    }
    tests.sort_by_key(|tests| tests.time);
    Ok(tests)
}

enum Verdict {
    Noticed,
    Survived { reached: bool },
}

fn verdict(scratch: &Path, number: usize, tests: &[Tests]) -> Outcome<Verdict> {
    let mut reached = false;
    for test in tests.iter().filter(|test| test.reached.contains(&number)) {
        reached = true;
        // A fault may also keep the tests from ending.
        let patience = test.time * 20 + Duration::from_secs(10);
        if run(scratch, &test.program, &[("MUTANT", &number.to_string())], patience)? != Some(true) {
            return Ok(Verdict::Noticed);
        }
    }
    Ok(Verdict::Survived { reached })
}

/// Whether a program of tests succeeds; nothing where it does not end. It gets 4 GiB at the most: a fault may fill any memory.
fn run(scratch: &Path, program: &Path, variables: &[(&str, &str)], patience: Duration) -> Outcome<Option<bool>> {
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -v 4194304; exec \"$0\" --quiet --test-threads=2"]).arg(program);
    command.current_dir(scratch).stdout(Stdio::null()).stderr(Stdio::null()).envs(variables.iter().copied());
    let mut child = command.spawn().map_err(|error| format!("cannot run {}: {error}", program.display()))?;
    let start = Instant::now();
    loop {
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) => return Ok(Some(status.success())),
            None if start.elapsed() > patience => {
                let _ = child.kill();
                let _ = child.wait();
                return Ok(None);
            }
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    }
}
