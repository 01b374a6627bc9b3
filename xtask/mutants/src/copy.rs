//! The copy of the project that is changed: all changes in it at once, each behind a switch.

use crate::sites::{self, Site};
use crate::{Outcome, ROOMS};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A change and the file that it stands in.
#[derive(Clone, Debug)]
pub struct Mutant {
    pub file: PathBuf,
    pub room: &'static str,
    pub site: Site,
}

/// The switch. `MUTANT` names the change that is on; `MUTANT_TRACE` a file for the numbers of the changes that are asked for.
const SWITCH: &str = r#"
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

static ACTIVE: OnceLock<(usize, Option<String>)> = OnceLock::new();
static SEEN: [AtomicBool; 16384] = [const { AtomicBool::new(false) }; 16384];

#[inline(never)]
pub fn on(number: usize) -> bool {
    let (active, trace) = ACTIVE.get_or_init(|| {
        let active = std::env::var("MUTANT").ok().and_then(|number| number.parse().ok());
        (active.unwrap_or(usize::MAX), std::env::var("MUTANT_TRACE").ok())
    });
    if let Some(path) = trace {
        if !SEEN[number].swap(true, Ordering::Relaxed) {
            let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
            let _ = file.and_then(|mut file| file.write_all(format!("{number}\n").as_bytes()));
        }
    }
    *active == number
}
"#;

/// Every change that the rooms offer.
pub fn all(root: &Path) -> Outcome<Vec<Mutant>> {
    let mut found = Vec::new();
    for room in ROOMS {
        let mut files = Vec::new();
        sources(&root.join("src").join(room), &mut files)?;
        files.sort();
        for path in files.into_iter().filter(|path| !is_for_tests(path)) {
            let sites = sites::of(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
            let file = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
            found.extend(sites.into_iter().map(|site| Mutant { file: file.clone(), room, site }));
        }
    }
    Ok(found)
}

/// Whether a module is compiled for tests only.
fn is_for_tests(path: &Path) -> bool {
    let name = path.file_stem().map_or("", |name| name.to_str().unwrap_or_default());
    let above = path.with_file_name("mod.rs");
    let lines = std::fs::read_to_string(above).unwrap_or_default();
    let mut lines = lines.lines().zip(lines.lines().skip(1));
    lines.any(|(above, line)| above.starts_with("#[cfg(") && above.contains("test") && line == format!("mod {name};"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) -> Outcome {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            sources(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes what is not there yet like that: what did not change is not compiled again.
fn write(path: &Path, content: &[u8]) -> Outcome {
    if std::fs::read(path).is_ok_and(|known| known == content) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, content))
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}

fn copy_folder(from: &Path, to: &Path) -> Outcome {
    let entries = std::fs::read_dir(from).map_err(|error| format!("cannot read {}: {error}", from.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else {
            let content = std::fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            write(&target, &content)?;
        }
    }
    Ok(())
}

/// What of the project is not changed, copied. The copy stands where no annotated texts lie beside it.
pub fn prepare(root: &Path, copy: &Path) -> Outcome {
    for folder in ["build", "data", "docs", "tests"] {
        copy_folder(&root.join(folder), &copy.join(folder))?;
    }
    for file in ["Cargo.lock", "README.md"] {
        write(&copy.join(file), read(&root.join(file))?.as_bytes())?;
    }
    // A workspace of its own, quick to compile and not slow to run.
    let manifest = read(&root.join("Cargo.toml"))?;
    let package = manifest.find("[package]").and_then(|at| manifest.get(at..)).unwrap_or_default();
    let profile = "\n[profile.mutants]\ninherits = \"dev\"\nopt-level = 1\ndebug = false\n\n[profile.mutants.build-override]\nopt-level = 1\n";
    write(&copy.join("Cargo.toml"), format!("[workspace]\n\n{package}{profile}").as_bytes())
}

/// Writes the sources with these changes in them, behind their switches.
pub fn instrument(root: &Path, copy: &Path, mutants: &[Mutant]) -> Outcome {
    let mut by_file: BTreeMap<&Path, Vec<(usize, &Site)>> = BTreeMap::new();
    for (number, mutant) in mutants.iter().enumerate() {
        by_file.entry(&mutant.file).or_default().push((number, &mutant.site));
    }
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files)?;
    for path in files {
        let file = path.strip_prefix(root).unwrap_or(&path);
        let mut source = read(&path)?;
        for (at, text) in insertions(&by_file.remove(file).unwrap_or_default()).into_iter().rev() {
            source.insert_str(at, &text);
        }
        if file.ends_with("src/lib.rs") {
            source = format!("#![allow(warnings, clippy::all)]\n{source}\nmod mutant;\n");
        }
        write(&copy.join(file), source.as_bytes())?;
    }
    write(&copy.join("src/mutant.rs"), SWITCH.as_bytes())
}

/// What is put where, in the order of the source. What lies inside another change stays inside it.
fn insertions(sites: &[(usize, &Site)]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for &(number, Site { range, before, after, .. }) in sites {
        let on = |text: &str| text.replace("{on}", &format!("crate::mutant::on({number})"));
        let width = range.len();
        let (start, end) = (format!("/*<{number}*/{}", on(before)), format!("{}/*{number}>*/", on(after)));
        if width == 0 {
            found.push(((range.start, 1, usize::MAX, number), start + &end));
            continue;
        }
        // Of those that end at one place the inner ends first, of those that begin at one place the outer begins first.
        found.push(((range.start, 1, usize::MAX - width, number), start));
        found.push(((range.end, 0, width, usize::MAX - number), end));
    }
    found.sort();
    found.into_iter().map(|(place, text)| (place.0, text)).collect()
}

/// The numbers of the changes that do not compile.
pub fn broken(copy: &Path) -> Outcome<Vec<usize>> {
    let output = cargo(copy, &["check", "--lib", "--tests", "--profile", "mutants", "--message-format=json"])?;
    let mut broken = Vec::new();
    for message in output.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        if message["message"]["level"] != "error" {
            continue;
        }
        for span in message["message"]["spans"].as_array().into_iter().flatten() {
            let (file, start) = (span["file_name"].as_str().unwrap_or_default(), span["byte_start"].as_u64());
            let source = read(&copy.join(file)).unwrap_or_default();
            broken.extend(start.and_then(|start| number_at(&source, start as usize)));
        }
        let text = message["message"]["rendered"].as_str().unwrap_or_default();
        if broken.is_empty() && !text.is_empty() {
            eprintln!("{text}");
        }
    }
    broken.sort_unstable();
    broken.dedup();
    Ok(broken)
}

/// The innermost change that a place of the instrumented source lies in.
fn number_at(source: &str, at: usize) -> Option<usize> {
    let before = source.get(..at)?;
    let numbers = before.rmatch_indices("/*<").filter_map(|(start, _)| {
        let number = before.get(start + 3..)?.split('*').next()?.parse::<usize>().ok()?;
        (!before.contains(&format!("/*{number}>*/"))).then_some(number)
    });
    numbers.into_iter().next()
}

/// What of `tests/` compares nothing with a table: made-up texts, the properties of them, the house.
const NO_SPEC: [&str; 3] = ["fuzz", "properties", "house"];

/// The spec tests as programs: those of `tests/*.rs` that read the tables of `tests/spec`, and those beside the code, which have the
/// tables of enumerators and slogans and count the steps of the work.
pub fn programs(copy: &Path) -> Outcome<Vec<PathBuf>> {
    let words = ["test", "--lib", "--test", "*", "--no-run", "--profile", "mutants", "--message-format=json"];
    let output = cargo(copy, &words)?;
    let messages = output.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let programs: Vec<PathBuf> = messages
        .filter(|message| message["profile"]["test"] == true)
        .filter(|message| message["target"]["name"].as_str().is_some_and(|name| !NO_SPEC.contains(&name)))
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .collect();
    if programs.is_empty() { Err("the copy has no tests, or they do not compile".into()) } else { Ok(programs) }
}

fn cargo(copy: &Path, words: &[&str]) -> Outcome<String> {
    println!("   cargo {}", words.join(" "));
    let output = Command::new("cargo").args(words).current_dir(copy).stderr(std::process::Stdio::inherit()).output();
    let output = output.map_err(|error| format!("cannot run cargo: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
