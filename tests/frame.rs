//! Frames of pasted pages: every file of `tests/spec/frame` is a page with what is to be found in it.
//!
//! A file has a head of expectations (`title: …`), a line of `=====`, and the page. Every line of the page stands behind a gutter that says
//! what the line is: `T|` headline, `B|` byline, `P|` prose, `H|` heading, `C|` caption, `-|` boilerplate, `?|` anything (lines of several kinds).
//! `first` and `last` are the beginning and the end of the body. What the head leaves out is not there: no title, no authors, no body.

#![allow(clippy::expect_used, reason = "a broken spec is to fail its test")]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use support::table::lines;
use zh_measures::{Analysis, BlockKind, ReadingOptions, analyze};

struct Page {
    expected: BTreeMap<String, String>,
    text: String,
    /// For every line its kind in the gutter and where it stands.
    gutter: Vec<(char, std::ops::Range<usize>)>,
}

fn parse(file: &str) -> Page {
    let (head, body) = file.split_once("=====\n").expect("a line of ===== between head and page");
    let expected = head
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let (key, value) = line.split_once(':').expect("key: value");
            assert!(
                matches!(key, "title" | "published" | "source" | "authors" | "editors" | "first" | "last"),
                "unknown key {key}"
            );
            (key.to_owned(), value.trim().to_owned())
        })
        .collect();
    let mut page = Page { expected, text: String::new(), gutter: Vec::new() };
    for (number, line) in body.lines().enumerate() {
        let (kind, line) = line.split_once('|').unwrap_or(("", line));
        if number > 0 {
            page.text.push('\n');
        }
        let start = page.text.len();
        page.text.push_str(line);
        if let Some(kind) = kind.chars().next() {
            page.gutter.push((kind, start..page.text.len()));
        }
    }
    page
}

fn letter(kind: BlockKind) -> char {
    match kind {
        BlockKind::Title => 'T',
        BlockKind::Byline => 'B',
        BlockKind::Prose => 'P',
        BlockKind::Heading => 'H',
        BlockKind::Caption => 'C',
        BlockKind::Boilerplate => '-',
    }
}

/// The kind that covers most of a line.
fn kind_of(analysis: &Analysis, line: &std::ops::Range<usize>) -> char {
    let covered =
        |block: &zh_measures::Block| block.span.end.min(line.end).saturating_sub(block.span.start.max(line.start));
    analysis.article.blocks.iter().max_by_key(|block| covered(block)).map_or('?', |block| letter(block.kind))
}

fn differences(page: &Page) -> String {
    let analysis = analyze(&page.text, &ReadingOptions::default()).expect("a page of ordinary size");
    let article = &analysis.article;
    let mut out = String::new();
    // A line break inside a found text is shown as ⏎.
    let mut compare = |key: &str, found: &str| {
        let found = found.replace('\n', "⏎");
        let expected = page.expected.get(key).map_or("", String::as_str);
        if expected != found {
            writeln!(out, "  {key}: expected “{expected}”, found “{found}”").expect("writing to a string");
        }
    };
    compare("title", article.title.map_or("", |title| title.of(&page.text)));
    compare("published", article.published.as_deref().unwrap_or_default());
    compare("source", article.source.as_deref().unwrap_or_default());
    compare("authors", &article.authors.join("、"));
    compare("editors", &article.editors.join("、"));
    let body = article.body.map_or("", |body| body.of(&page.text));
    for (key, len) in [("first", true), ("last", false)] {
        let expected = page.expected.get(key).map_or("", String::as_str);
        let fits = if len { body.starts_with(expected) } else { body.ends_with(expected) };
        if expected.is_empty() && !body.is_empty() || !fits {
            let chars: Vec<char> = body.chars().collect();
            let found: String =
                if len { &chars[..chars.len().min(25)] } else { &chars[chars.len().saturating_sub(25)..] }
                    .iter()
                    .collect();
            compare(key, &found);
        }
    }
    for (kind, line) in page.gutter.iter().filter(|line| line.0 != '?' && !page.text[line.1.clone()].trim().is_empty())
    {
        let found = kind_of(&analysis, line);
        if found != *kind {
            writeln!(out, "  {kind}, found {found}: {}", &page.text[line.clone()]).expect("writing to a string");
        }
    }
    out
}

#[test]
fn pages_have_their_frames() {
    let mut wrong = String::new();
    let mut files: Vec<_> =
        std::fs::read_dir("tests/spec/frame").expect("the specs").map(|file| file.expect("a file").path()).collect();
    files.sort();
    for file in &files {
        let text = std::fs::read_to_string(file).expect("a readable spec");
        let differences = differences(&parse(&text));
        if !differences.is_empty() {
            write!(wrong, "{}\n{differences}", file.display()).expect("writing to a string");
        }
    }
    assert!(wrong.is_empty(), "{} pages read, these differ:\n{wrong}", files.len());
}

#[test]
fn blocks_cover_the_page_without_gaps() {
    for file in std::fs::read_dir("tests/spec/frame").expect("the specs") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a readable spec");
        let page = parse(&text);
        let analysis = analyze(&page.text, &ReadingOptions::default()).expect("a page of ordinary size");
        let mut end = 0;
        for block in &analysis.article.blocks {
            assert_eq!(block.span.start, end);
            end = block.span.end;
        }
        assert_eq!(end, page.text.len());
    }
}

/// What a reader of either script takes from a page: the kinds of its stretches, and how far the body reaches.
#[cfg(feature = "convert")]
fn outline(text: &str) -> (Vec<(BlockKind, usize)>, Option<String>, usize, usize) {
    let article = analyze(text, &ReadingOptions::default()).expect("a page of ordinary size").article;
    let chars = |span: zh_measures::Span| span.of(text).chars().count();
    let blocks = article.blocks.iter().map(|block| (block.kind, chars(block.span))).collect();
    (blocks, article.published, article.authors.len(), article.editors.len())
}

#[cfg(feature = "convert")]
#[test]
fn both_scripts_have_the_same_frame() {
    use zh_measures::{ConvertOptions, Variant, convert};
    for file in std::fs::read_dir("tests/spec/frame").expect("the specs") {
        let file = file.expect("a file").path();
        let page = parse(&std::fs::read_to_string(&file).expect("a readable spec"));
        for variant in [Variant::Hans, Variant::Hant] {
            let converted = convert(&page.text, variant, &ConvertOptions::default()).expect("a page of ordinary size");
            assert_eq!(outline(&converted), outline(&page.text), "{} in {}", file.display(), variant.tag());
        }
    }
}

#[test]
fn bylines_are_read() {
    let table = lines("tests/spec/bylines.txt");
    let mut lines = table.iter();
    let mut wrong = String::new();
    while let (Some(line), Some(expected)) = (lines.next(), lines.next()) {
        let page =
            format!("青山县办好老年学堂\n{line}\n今年以来,青山县办好老年学堂,开设课程12门,培训学员800多名,受到好评。");
        let article = analyze(&page, &ReadingOptions::default()).expect("a page of ordinary size").article;
        let found = [
            article.published.unwrap_or_default(),
            article.source.unwrap_or_default(),
            article.authors.join("、"),
            article.editors.join("、"),
        ];
        let expected: Vec<_> = expected.split('|').map(str::trim).collect();
        if found != expected[..] || article.title.map(|title| title.of(&page)) != Some("青山县办好老年学堂") {
            writeln!(wrong, "{line}\n    {expected:?}\n    {found:?}").expect("writing to a string");
        }
    }
    assert!(wrong.is_empty(), "these differ:\n{wrong}");
}
