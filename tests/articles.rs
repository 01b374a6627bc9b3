//! Outlines of articles: every file of `tests/spec/articles` is a page with the measures and slogans that a reader finds in it.
//!
//! A file has a comment (`#`), a line of `-----`, the page, another `-----`, and the outline. A line of the outline is a measure, indented below
//! its parent: `一是 | 修路`, or `* 修路` without an enumerator; `+` before it says that it is only intended, `@` stands before a container.
//! `= 三讲 3: 讲法律 / 讲政策 / 讲道理` is a slogan with its count and the members that the article names; `= 两会 2` one without.
//! Where a measure's line goes on with `…`, it tells the last characters of the stretch that belongs to the measure.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a broken spec is to fail its test")]

mod support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use support::table::lines;
use support::{Random, shared_texts};
use zh_measures::{Analysis, ReadingOptions, Span, analyze};

/// So many characters tell where a measure ends.
const END: usize = 6;

/// The outline in the form of the files; with the ends that `expected` tells.
fn print(text: &str, analysis: &Analysis, expected: &str) -> String {
    let mut out = String::new();
    let mut expected = expected.lines();
    for measure in &analysis.measures {
        let indent = "  ".repeat(measure.level - 1);
        let planned = if measure.planned { "+ " } else { "" };
        let heading = measure.heading.of(text);
        let line = match &measure.marker {
            _ if measure.container => format!("@ {heading}"),
            Some(marker) => format!("{} | {heading}", marker.span.of(text)),
            None => format!("* {heading}"),
        };
        let end = match expected.next() {
            Some(expected) if expected.contains(" … ") => {
                let last = measure.span.of(text).chars().rev().take(END).collect::<Vec<_>>();
                format!(" … {}", last.into_iter().rev().collect::<String>().replace('\n', "⏎"))
            }
            _ => String::new(),
        };
        writeln!(out, "{indent}{planned}{line}{end}").unwrap();
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

fn pages() -> Vec<String> {
    let page = |path: PathBuf| std::fs::read_to_string(path).unwrap().split("-----\n").nth(1).unwrap().to_owned();
    files().into_iter().map(page).chain(shared_texts("articles", "txt").into_iter().map(|(_, text)| text)).collect()
}

/// What an outline is apart from the script it is written in: places in characters, `residue` left out.
fn tree(text: &str, analysis: &Analysis, is_residue: impl Fn(usize) -> bool) -> Vec<String> {
    let mut places = vec![0; text.len() + 1];
    let mut count = 0;
    for (at, c) in text.char_indices() {
        places[at] = count;
        count += usize::from(!is_residue(at));
        // A span may end behind residue.
        (at + 1..=at + c.len_utf8()).for_each(|at| places[at] = count);
    }
    let place = |span: Span| (places[span.start], places[span.end]);
    let measure = |measure: &zh_measures::Measure| {
        let marker = measure.marker.map(|marker| (place(marker.span), marker.index));
        format!(
            "{:?} {:?} {marker:?} {:?} {} {} {}",
            place(measure.span),
            place(measure.heading),
            measure.parent,
            measure.level,
            measure.container,
            measure.planned
        )
    };
    let slogan = |slogan: &zh_measures::Slogan| {
        let members =
            slogan.members.as_ref().map(|members| members.iter().map(|&member| place(member)).collect::<Vec<_>>());
        let partial: Vec<_> = slogan.partial.iter().map(|&member| place(member)).collect();
        let known = slogan.glossary.as_ref().map(Vec::len);
        format!("{:?} {} {members:?} {partial:?} {known:?}", place(slogan.span), slogan.count)
    };
    analysis.measures.iter().map(measure).chain(analysis.slogans.iter().map(slogan)).collect()
}

#[cfg(feature = "convert")]
#[test]
fn both_scripts_have_one_outline() {
    use zh_measures::{ConvertOptions, Variant, convert};
    for text in pages() {
        let plain = analyze(&text, &ReadingOptions::default()).unwrap();
        for to in [Variant::Hans, Variant::Hant] {
            let converted = convert(&text, to, &ConvertOptions::default()).unwrap();
            let other = analyze(&converted, &ReadingOptions::default()).unwrap();
            assert_eq!(tree(&converted, &other, |_| false), tree(&text, &plain, |_| false), "{to:?}: {converted}");
        }
    }
}

#[test]
fn residue_changes_no_outline() {
    let mut random = Random::new(7);
    for text in pages().into_iter().filter(|text| !text.contains('(')) {
        let (mut scraped, mut residue) = (String::new(), Vec::new());
        for c in text.chars() {
            scraped.push(c);
            if ('\u{4E00}'..='\u{9FFF}').contains(&c) && random.below(6) == 0 {
                residue.push(scraped.len()..scraped.len() + "(wǎng)".len());
                scraped.push_str("(wǎng)");
            }
        }
        let is_residue = |at: usize| {
            residue
                .binary_search_by(|range| {
                    if range.end <= at {
                        std::cmp::Ordering::Less
                    } else if range.start > at {
                        std::cmp::Ordering::Greater
                    } else {
                        std::cmp::Ordering::Equal
                    }
                })
                .is_ok()
        };
        let plain = analyze(&text, &ReadingOptions::default()).unwrap();
        let other = analyze(&scraped, &ReadingOptions::default()).unwrap();
        assert_eq!(tree(&scraped, &other, is_residue), tree(&text, &plain, |_| false), "{scraped}");
    }
}

#[test]
fn ends_are_ends_of_sentences() {
    for text in pages() {
        let analysis = analyze(&text, &ReadingOptions::default()).unwrap();
        for (number, measure) in analysis.measures.iter().enumerate() {
            let rest = text[measure.span.end..].trim_start_matches([',', '，', '、']);
            let closed = measure.span.of(&text).ends_with(['。', '；', ';', '！', '？', '”', '"', '…', ':', '：']);
            // A line's end, or the next item of one sentence.
            let next = analysis.measures.iter().any(|other| text.len() - rest.len() == other.span.start);
            assert!(
                closed || rest.trim_start_matches([' ', '\u{3000}', '\r']).starts_with('\n') || rest.is_empty() || next,
                "{number} of {text}"
            );
        }
    }
}

#[test]
fn pages_have_their_outlines() {
    let mut failures = String::new();
    for path in files() {
        let file = std::fs::read_to_string(&path).unwrap();
        let [_, text, expected] = file.split("-----\n").collect::<Vec<_>>()[..] else {
            panic!("{}: a comment, the page and its outline, with ----- between them", path.display())
        };
        let analysis = analyze(text, &ReadingOptions::default()).unwrap();
        let found = print(text, &analysis, expected);
        if found != expected {
            writeln!(failures, "{}\nexpected\n{expected}found\n{found}", path.display()).unwrap();
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// An article whose body is a paragraph.
fn page(paragraph: &str) -> String {
    format!("青山县总结基层工作\n2023-05-06 09:30 来源:青山县融媒体中心\n{paragraph}\n")
}

/// `tests/spec/slogans.txt`: a paragraph, and behind the bar its slogans with their members, as an outline has them; in brackets what a
/// well-known one stands for.
#[test]
fn slogans_have_their_members() {
    let mut wrong = String::new();
    for line in lines("tests/spec/slogans.txt") {
        let (paragraph, expected) = line.split_once(" | ").expect("a bar");
        let text = page(paragraph);
        let analysis = analyze(&text, &ReadingOptions::default()).unwrap();
        let slogan = |slogan: &zh_measures::Slogan| {
            let list = |members: &[Span]| members.iter().map(|one| one.of(&text)).collect::<Vec<_>>().join(" / ");
            let members = match &slogan.members {
                Some(members) => format!(": {}", list(members)),
                None if slogan.partial.is_empty() => String::new(),
                None => format!(" … {}", list(&slogan.partial)),
            };
            let known = slogan.glossary.iter().map(|known| format!(" ({})", known.join(" / "))).collect::<String>();
            format!("{} {}{members}{known}", slogan.span.of(&text), slogan.count)
        };
        let found = analysis.slogans.iter().map(slogan).collect::<Vec<_>>().join("; ");
        if found != expected {
            writeln!(wrong, "{paragraph} | {found}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "read otherwise:\n{wrong}");
}

/// `tests/spec/intended.txt`: an item of a list, behind `+` where it is only intended, behind `-` where it was done.
#[test]
fn intentions_are_told_from_deeds() {
    let mut wrong = String::new();
    for line in lines("tests/spec/intended.txt") {
        let (planned, item) = line.split_once(' ').expect("a sign");
        let text = page(&format!("全县推进各项工作。\n一是{item}\n二是修路。修好村道12公里。"));
        let analysis = analyze(&text, &ReadingOptions::default()).unwrap();
        let found = analysis.measures.first().map_or("none", |one| if one.planned { "+" } else { "-" });
        if analysis.measures.len() != 2 || found != planned {
            writeln!(wrong, "{found} {item}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "read otherwise:\n{wrong}");
}

/// `tests/spec/outlines.txt`: paragraphs of an article, and indented below them their measures and slogans, as an outline has them.
#[test]
fn paragraphs_have_their_outlines() {
    let mut cases: Vec<(String, String)> = Vec::new();
    for line in lines("tests/spec/outlines.txt") {
        match line.strip_prefix("  ") {
            Some("-") => {}
            Some(expected) => writeln!(cases.last_mut().expect("paragraphs above it").1, "{expected}").unwrap(),
            None => cases.push((line, String::new())),
        }
    }
    let mut wrong = String::new();
    for (paragraphs, expected) in cases {
        let text = page(&paragraphs.replace('⏎', "\n"));
        let analysis = analyze(&text, &ReadingOptions::default()).unwrap();
        let found = print(&text, &analysis, &expected);
        if found != expected {
            writeln!(wrong, "{paragraphs}\nexpected\n{expected}found\n{found}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "read otherwise:\n{wrong}");
}
