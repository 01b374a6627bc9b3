//! What CONTRIBUTING.md says of the house itself: its errands are real, and its files are short. Clippy holds the length of
//! functions (`clippy.toml`) and the reason beside every `allow`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

const LONGEST: usize = 500;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn lines(file: impl AsRef<Path>) -> Vec<String> {
    let path = root().join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(str::to_owned).collect()
}

/// In a `diff` block of CONTRIBUTING.md a line behind a space names a file, and those behind a plus stand in it, one below the other.
#[test]
fn the_errands_of_contributing_are_there() {
    let (mut file, mut block, mut errands) = (None, Vec::new(), 0);
    let assert_there = |file: Option<&String>, block: &[String]| {
        let (Some(file), false) = (file, block.is_empty()) else { return 0 };
        let there = lines(file).windows(block.len()).any(|window| window == block);
        assert!(there, "{file} lacks what CONTRIBUTING.md shows of it:\n{}", block.join("\n"));
        1
    };
    let mut inside = false;
    for line in lines("CONTRIBUTING.md") {
        match line.strip_prefix('+') {
            Some(added) if inside => block.push(added.to_owned()),
            _ => {
                errands += assert_there(file.as_ref(), &block);
                block.clear();
                inside = line == "```diff" || inside && line != "```";
                file = line.strip_prefix(' ').filter(|_| inside).map(str::to_owned);
            }
        }
    }
    assert_eq!(errands, 10, "five errands, each a line of data and an entry of a table");
}

#[test]
fn files_are_short() {
    let mut folders: Vec<PathBuf> =
        ["src", "build", "xtask", "tests", "benches", "examples", "pkg", "www"].map(|name| root().join(name)).into();
    let mut long = Vec::new();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let generated = matches!(name.as_str(), "dist" | "node_modules" | "target");
            if path.is_dir() && !generated {
                folders.push(path);
            } else if [".rs", ".js", ".mjs", ".ts", ".css", ".html"].iter().any(|end| name.ends_with(end)) {
                let count = lines(&path).len();
                if count > LONGEST {
                    long.push(format!("{}: {count} lines", path.display()));
                }
            }
        }
    }
    assert!(long.is_empty(), "more than {LONGEST} lines: give part of it a room of its own\n{}", long.join("\n"));
}

/// Rooms whose scanners name no vocabulary: what words stand beside which is listed in `data/contexts/`.
const WITHOUT_LISTS: [&str; 9] =
    ["label", "numeral", "time", "quantity", "article", "measure", "word", "text", "script"];

/// Lists of so many words or characters are vocabulary.
const LIST: usize = 3;

#[test]
fn words_are_listed_in_data() {
    let mut found = Vec::new();
    for room in WITHOUT_LISTS {
        let mut folders = vec![root().join("src").join(room)];
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if !path.ends_with("tests.rs") && !path.ends_with("script/growth.rs") {
                    let code = lines(&path).into_iter().take_while(|line| line != "#[cfg(test)]");
                    found.extend(
                        lists(&code.collect::<Vec<_>>()).into_iter().map(|list| format!("{}: {list}", path.display())),
                    );
                }
            }
        }
    }
    assert!(found.is_empty(), "give these a name and a reason in data/contexts/:\n{}", found.join("\n"));
}

/// The lists of at least [`LIST`] Chinese words or characters in some code: strings that are searched for characters or hold words with
/// spaces between, and literals with nothing but commas and bars between.
fn lists(code: &[String]) -> Vec<String> {
    let (mut found, mut list, mut words) = (Vec::new(), Vec::new(), 0);
    for line in code {
        // None of the code has // inside a literal with Chinese.
        let mut rest = line.split("//").next().unwrap_or_default();
        while let Some(quote) = rest.chars().next() {
            let literal = matches!(quote, '"' | '\'').then(|| rest[1..].split(quote).next().unwrap_or_default());
            // 'a is a lifetime.
            if let Some(literal) = literal.filter(|literal| quote == '"' || literal.chars().count() == 1) {
                rest = &rest[(literal.len() + 2).min(rest.len())..];
                let chinese = literal.chars().filter(|&c| is_word(c)).count();
                let searched = chinese >= LIST && [".has(", ".contains("].iter().any(|call| rest.starts_with(call));
                if searched || literal.split(' ').filter(|word| word.chars().any(is_word)).count() >= LIST {
                    found.push(literal.to_owned());
                }
                list.push(literal);
                words += usize::from(chinese > 0);
                continue;
            }
            if !matches!(quote, ',' | '|' | ' ') {
                if words >= LIST {
                    found.push(list.join(" "));
                }
                list.clear();
                words = 0;
            }
            rest = &rest[quote.len_utf8()..];
        }
    }
    found
}

/// Ideographs that are no numerals.
fn is_word(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
        && !"零一二两三四五六七八九十百千万亿半几廿卅壹贰叁弎参肆伍陆柒捌玖拾佰仟".contains(c)
}
