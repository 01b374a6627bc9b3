//! The values that `docs/how-it-works.md` shows: every block of it with a name is compared with what the code prints for
//! the page in its block `clipboard`. `UPDATE_DOCS=1 cargo test how_it_works` writes them anew.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use crate::article::{frame, rejoined};
use crate::json::{self, SpanText};
use crate::label::enumerators;
use crate::numeral::{leading, numeral_at};
use crate::text::{Folded, is_han};
use crate::types::{ConvertOptions, Quantity, ReadingOptions, Variant};
use crate::word::segment;
use crate::{align, analyze};
use std::fmt::Write as _;

/// The sentence that is followed, and the figure in it, as the folded text reads them.
const SENTENCE: &str = "一是疏通旧水渠近70公里。";
const FIGURE: &str = "近70公里";

/// The page and the places of what is followed.
struct Walk {
    page: String,
    start: usize,
    end: usize,
}

impl Walk {
    fn folded(&self) -> Folded<'_> {
        rejoined(Folded::new(&self.page))
    }

    fn new(page: &str) -> Self {
        let folded = rejoined(Folded::new(page));
        let sentence: Vec<char> = SENTENCE.chars().collect();
        let start = folded.chars().windows(sentence.len()).position(|window| window == sentence);
        let start = start.expect("the page has the sentence");
        Self { page: page.to_owned(), start, end: start + sentence.len() }
    }

    /// The position of a stretch of the sentence.
    fn at(&self, words: &str) -> usize {
        let byte = SENTENCE.find(words).expect("words of the sentence");
        self.start + SENTENCE[..byte].chars().count()
    }

    fn figure(&self) -> (usize, Quantity) {
        let found = analyze(&self.page, &ReadingOptions::default()).expect("a short page").quantities;
        let span = self.folded().span(self.at(FIGURE)..self.at(FIGURE) + FIGURE.chars().count());
        found.into_iter().enumerate().find(|(_, quantity)| quantity.span == span).expect("the figure is read")
    }

    /// Every character that stands for something else than itself.
    fn reading(&self) -> String {
        let folded = self.folded();
        let mut out = format!("{SENTENCE}\n");
        for at in self.start..self.end {
            let (read, span) = (folded.at(at), folded.span(at..at + 1));
            if span.of(&self.page) != read.to_string() {
                writeln!(out, "{read}  for {} (bytes {}..{})", span.of(&self.page), span.start, span.end)
                    .expect(STRING);
            }
        }
        out
    }

    fn blocks(&self) -> String {
        let article = frame(&self.folded()).article;
        let mut out = String::new();
        for block in &article.blocks {
            writeln!(out, "{:11}  {}", format!("{:?}", block.kind), block.span.of(&self.page).trim()).expect(STRING);
        }
        writeln!(out, "published    {}", article.published.unwrap_or_default()).expect(STRING);
        writeln!(out, "source       {}", article.source.unwrap_or_default()).expect(STRING);
        out
    }

    fn enumerators(&self) -> String {
        let folded = self.folded();
        let body = frame(&folded).body.expect("the page has an article");
        let mut out = String::new();
        for one in enumerators(&folded, body) {
            let (family, place) = (one.family, one.place);
            let index = one.index.map_or("-".to_owned(), |index| index.to_string());
            writeln!(out, "{}  {family:?}, number {index}, {place:?}", folded.source(one.range)).expect(STRING);
        }
        out
    }

    fn numeral(&self) -> String {
        let folded = self.folded();
        let at = self.at("70");
        let numeral = numeral_at(&folded, at).expect("a numeral");
        let (start, exactness) = leading(&folded, at, self.start).expect("an approximator");
        format!(
            "{}  {} {:?}\n{}  {:?}, {:?}\n",
            folded.source(at..numeral.end),
            numeral.min(),
            numeral.style,
            folded.source(start..at),
            exactness.approx,
            exactness.bound.expect("a bound"),
        )
    }

    fn words(&self) -> String {
        let folded = self.folded();
        let start = self.at("疏通");
        let end = (start..self.at(FIGURE)).take_while(|&at| is_han(folded.at(at))).last().map_or(start, |at| at + 1);
        let words = segment(&folded, start..end).into_iter();
        let words = words.map(|word| format!("{}  {:?}\n", folded.source(word.range), word.class));
        words.collect()
    }

    fn quantity(&self) -> String {
        let (_, found) = self.figure();
        let standard = found.standard.as_ref().expect("a unit with a factor");
        format!(
            "span      {}..{}  {}\nkind      {}\nvalue     {:?} to {:?}, {:?}, {:?}\nunit      {}\nstandard  {:?} to {:?} {}\nitem      {}\n",
            found.span.start,
            found.span.end,
            found.span.of(&self.page),
            found.kind.name(),
            found.min,
            found.max,
            found.approx,
            found.bound,
            found.unit.as_deref().unwrap_or("-"),
            standard.min,
            standard.max,
            standard.unit,
            found.item.map_or("-", |item| item.of(&self.page)),
        )
    }

    fn measures(&self) -> String {
        let found = analyze(&self.page, &ReadingOptions::default()).expect("a short page");
        let mut out = String::new();
        for (at, measure) in found.measures.iter().enumerate() {
            let marker = measure.marker.map_or("", |marker| marker.span.of(&self.page));
            let figures: Vec<_> =
                measure.quantities.iter().map(|&at| found.quantities[at].span.of(&self.page)).collect();
            writeln!(out, "{at}  {marker} | {} | {}", measure.heading.of(&self.page), figures.join(" ")).expect(STRING);
        }
        for slogan in &found.slogans {
            let members = slogan.members.iter().flatten().map(|member| member.of(&self.page));
            let members: Vec<_> = members.collect();
            writeln!(out, "{} {}: {}", slogan.span.of(&self.page), slogan.count, members.join(" / ")).expect(STRING);
        }
        out
    }

    fn json(&self) -> String {
        let (_, found) = self.figure();
        format!("{}\n", json::quantities(&[found], &self.page, SpanText::Left))
    }

    fn alignment(&self) -> String {
        let options = ConvertOptions { drop_residue: true, ..ConvertOptions::default() };
        let alignment = align(&self.page, Variant::China, &options).expect("no rules, no error");
        let span = self.folded().span(self.start..self.end);
        let mut out = String::new();
        for change in alignment.changes.iter().filter(|change| change.source.start >= span.start) {
            if change.source.end <= span.end {
                let (source, target) = (change.source.of(&self.page), change.target.of(&alignment.text));
                writeln!(out, "{source} → {target}  {:?}", change.by).expect(STRING);
            }
        }
        out
    }

    fn print(&self, name: &str) -> Option<String> {
        Some(match name {
            "reading" => self.reading(),
            "blocks" => self.blocks(),
            "enumerators" => self.enumerators(),
            "numeral" => self.numeral(),
            "words" => self.words(),
            "quantity" => self.quantity(),
            "measures" => self.measures(),
            "json" => self.json(),
            "alignment" => self.alignment(),
            _ => return None,
        })
    }
}

const STRING: &str = "writing to a string";

#[test]
fn the_document_shows_what_the_code_prints() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/how-it-works.md");
    let document = std::fs::read_to_string(&path).expect("the document is there");
    let clipboard = document.split("```text clipboard\n").nth(1).and_then(|rest| rest.split("```").next());
    let walk = Walk::new(clipboard.expect("a block `clipboard`"));
    let mut rewritten = String::new();
    let mut rest = document.as_str();
    let mut shown = 0;
    while let Some((before, block)) = rest.split_once("\n```") {
        let (info, body) = block.split_once('\n').expect("a line below the fence");
        let (body, behind) = body.split_once("```").expect("a closing fence");
        let printed = info.split_once(' ').and_then(|(_, name)| walk.print(name));
        shown += usize::from(printed.is_some());
        let body = printed.as_deref().unwrap_or(body);
        write!(rewritten, "{before}\n```{info}\n{body}```").expect(STRING);
        rest = behind;
    }
    rewritten.push_str(rest);
    assert_eq!(shown, 9, "the document shows every step");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, rewritten).expect("the document can be written");
    } else {
        assert_eq!(rewritten, document, "{} is out of date: UPDATE_DOCS=1 cargo test how_it_works", path.display());
    }
}
