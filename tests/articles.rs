//! Outlines of articles: every file of `tests/spec/articles` is a page with the measures and slogans that a reader finds in it.
//!
//! A file has a comment (`#`), a line of `-----`, the page, another `-----`, and the outline. A line of the outline is a measure, indented below
//! its parent: `一是 | 修路`, or `* 修路` without an enumerator; `+` before it says that it is only intended, `@` stands before a container.
//! `= 三讲 3: 讲法律 / 讲政策 / 讲道理` is a slogan with its count and the members that the article names; `= 两会 2` one without.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use zh_measures::{Analysis, ReadingOptions, analyze};

/// The outline in the form of the files.
fn print(text: &str, analysis: &Analysis) -> String {
    let mut out = String::new();
    for measure in &analysis.measures {
        let indent = "  ".repeat(measure.level - 1);
        let planned = if measure.planned { "+ " } else { "" };
        let heading = measure.heading.of(text);
        let line = match &measure.marker {
            _ if measure.container => format!("@ {heading}"),
            Some(marker) => format!("{} | {heading}", marker.span.of(text)),
            None => format!("* {heading}"),
        };
        writeln!(out, "{indent}{planned}{line}").unwrap();
    }
    for slogan in &analysis.slogans {
        write!(out, "= {} {}", slogan.span.of(text), slogan.count).unwrap();
        if let Some(members) = &slogan.members {
            let members: Vec<_> = members.iter().map(|member| member.of(text)).collect();
            write!(out, ": {}", members.join(" / ")).unwrap();
        }
        out.push('\n');
    }
    out
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/articles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn outlines() {
    let mut failures = String::new();
    for path in files() {
        let file = std::fs::read_to_string(&path).unwrap();
        let [_, text, expected] = file.split("-----\n").collect::<Vec<_>>()[..] else {
            panic!("{}: a comment, the page and its outline, with ----- between them", path.display())
        };
        let analysis = analyze(text, &ReadingOptions::default()).unwrap();
        let found = print(text, &analysis);
        if found != expected {
            writeln!(failures, "{}\nexpected\n{expected}found\n{found}", path.display()).unwrap();
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}
