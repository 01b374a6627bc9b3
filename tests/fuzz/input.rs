//! What a run is given: a text and options, all of it decided by one number.

use crate::support::prose::{Prose, full_width};
use crate::support::{Random, pieces};
use std::path::Path;
use zh_measures::{ConvertOptions, ReadingOptions, Region, Variant};

#[derive(Clone, Debug)]
pub struct Input {
    pub text: String,
    pub reading: ReadingOptions,
    pub to: Variant,
    pub conversion: ConvertOptions,
}

const DATES: &[&str] =
    &["2021-06-01", "2017-12-15T12:09", "2024-02-29", "2021", "2021-05", "1949-10-01", "9999-12-31", "0001-01-01"];
const WRONG_DATES: &[&str] = &[
    "",
    "2017-02-30",
    "今天",
    "2017-13-01",
    "20170101",
    "99999-01-01",
    "2017-12-15T25:61",
    "-1-1-1",
    "２０２１-01-01",
    "0000-00-00",
];

/// Characters that texts are broken with: joiners, marks, directions, zero widths, the ends of planes, brackets.
const HOSTILE: &[char] = &[
    '\0',
    '\u{1}',
    '\u{7F}',
    '\u{85}',
    '\u{AD}',
    '\u{300}',
    '\u{301}',
    '\u{34F}',
    '\u{61C}',
    '\u{200B}',
    '\u{200C}',
    '\u{200D}',
    '\u{200E}',
    '\u{200F}',
    '\u{2028}',
    '\u{2029}',
    '\u{202A}',
    '\u{202B}',
    '\u{202C}',
    '\u{202D}',
    '\u{202E}',
    '\u{2060}',
    '\u{2066}',
    '\u{2067}',
    '\u{2069}',
    '\u{20E3}',
    '\u{3000}',
    '\u{3007}',
    '\u{3099}',
    '\u{D7FF}',
    '\u{E000}',
    '\u{F900}',
    '\u{FA0E}',
    '\u{FE0F}',
    '\u{FEFF}',
    '\u{FF10}',
    '\u{FFFC}',
    '\u{FFFD}',
    '\u{FFFF}',
    '\u{10000}',
    '\u{1F1E8}',
    '\u{1F1F3}',
    '\u{1F3FB}',
    '\u{1F468}',
    '\u{20000}',
    '\u{2F800}',
    '\u{E0001}',
    '\u{E0100}',
    '\u{10FFFF}',
    '(',
    ')',
    '（',
    '）',
    '“',
    '”',
    '「',
    '」',
    '《',
    '》',
    '【',
    '[',
    ']',
    '<',
    '>',
    '&',
    '"',
    '\'',
    '\\',
    '\r',
    '\n',
    '\t',
    '%',
    '‰',
    '℃',
    '㎡',
    '㍿',
    '½',
    '①',
    '⑳',
    '㈠',
    '㊀',
    'Ⅳ',
    '²',
    '０',
    '９',
    'é',
    'ß',
    'ي',
    'ह',
    '한',
];

/// The sentences and pages of our own tests, to be changed at random.
pub struct Seeds {
    lines: Vec<String>,
    pages: Vec<String>,
}

impl Seeds {
    pub fn read() -> Self {
        let mut seeds = Self { lines: Vec::new(), pages: Vec::new() };
        let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
        for folder in ["", "quantities", "conversion", "articles", "frame"] {
            let entries = std::fs::read_dir(spec.join(folder)).into_iter().flatten().flatten();
            let mut files: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
            files.sort();
            for text in files.iter().filter_map(|file| std::fs::read_to_string(file).ok()) {
                let lines = text.lines().filter(|line| !line.starts_with(['#', '-', '=']) && !line.trim().is_empty());
                seeds.lines.extend(lines.map(str::to_owned));
                if matches!(folder, "articles" | "frame") {
                    seeds.pages.push(text);
                }
            }
        }
        assert!(seeds.lines.len() > 1000 && seeds.pages.len() > 100, "the tables of tests/spec are there");
        seeds
    }
}

impl Input {
    /// The input of a number.
    pub fn of(number: u64, seeds: &Seeds) -> Self {
        let random = &mut Random::new(number);
        let text = text(random, seeds);
        let region = (random.below(3) == 0).then(|| Region::ALL[random.below(6)]);
        let published = match random.below(40) {
            0..10 => Some(random.pick(DATES).to_owned()),
            10 => Some(random.pick(WRONG_DATES).to_owned()),
            11 => Some(stretch(random, &text)),
            _ => None,
        };
        let to = Variant::ALL[random.below(8)];
        let mut conversion = ConvertOptions {
            from: (random.below(3) == 0).then(|| Variant::ALL[random.below(8)]),
            wording: random.below(4) > 0,
            drop_residue: random.below(3) == 0,
            ..ConvertOptions::default()
        };
        if random.below(4) == 0 {
            for _ in 0..random.below(4) {
                let from = stretch(random, &text);
                let to = if random.below(2) == 0 { stretch(random, &text) } else { random.pick(pieces()).to_owned() };
                conversion.rules.push((from, to));
            }
            conversion.protect = (0..random.below(3)).map(|_| stretch(random, &text)).collect();
        }
        Self { text, reading: ReadingOptions { published, region }, to, conversion }
    }
}

/// Mostly of some forty characters: what goes wrong goes wrong in a few words.
fn text(random: &mut Random, seeds: &Seeds) -> String {
    let seed = |random: &mut Random| seeds.lines[random.below(seeds.lines.len())].clone();
    match random.below(1000) {
        0..300 => {
            let pieces = 1 + random.below(16);
            random.text(pieces)
        }
        300..500 => mutated(random, &[seed]),
        500..700 => Prose(random).sentence(),
        700..800 => mutated(random, &[|random: &mut Random| Prose(random).sentence()]),
        800..850 => Prose(random).measures(),
        850..920 => (0..random.below(24)).map(|_| hostile(random)).collect(),
        920..970 => mutated(random, &[|random: &mut Random| Prose(random).clause()]),
        970..985 => Prose(random).page(),
        985..995 => mutated(random, &[|random: &mut Random| Prose(random).page()]),
        995..999 => mutated(random, &[|random: &mut Random| seeds.pages[random.below(seeds.pages.len())].clone()]),
        _ => large(random, seeds),
    }
}

fn hostile(random: &mut Random) -> char {
    match random.below(4) {
        0 => char::from_u32(random.below(0x11_0000) as u32).unwrap_or('\u{FFFD}'),
        1 => char::from_u32(0x2000 + random.below(0x8000) as u32).unwrap_or('\u{FFFD}'),
        _ => HOSTILE[random.below(HOSTILE.len())],
    }
}

/// A text of thousands of characters: repetition, nesting, one long line.
fn large(random: &mut Random, seeds: &Seeds) -> String {
    let count = 200 + random.below(2000);
    match random.below(5) {
        0 => hostile(random).to_string().repeat(count),
        1 => random
            .pick(&["(", "“", "《", "「", "（一", "(a", "一是", "三", "1.", "百", "网(", "、", "每", "的", "至"])
            .repeat(count),
        2 => random.text(count / 4),
        3 => (0..1 + random.below(4)).map(|_| Prose(random).page()).collect(),
        _ => seeds.lines[random.below(seeds.lines.len())].repeat(1 + count / 40),
    }
}

/// A few characters of the text, or something else where it has none.
fn stretch(random: &mut Random, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let start = random.below(chars.len());
    let found: String = chars.iter().skip(start).take(1 + random.below(4)).collect();
    if found.is_empty() { random.pick(pieces()).to_owned() } else { found }
}

/// A text with a few changes: parts dropped, doubled, moved, replaced, put in.
fn mutated(random: &mut Random, sources: &[impl Fn(&mut Random) -> String]) -> String {
    let source = &sources[random.below(sources.len())];
    let mut chars: Vec<char> = source(random).chars().collect();
    for _ in 0..1 + random.below(4) {
        let at = random.below(chars.len());
        let end = (at + 1 + random.below(5)).min(chars.len());
        match random.below(9) {
            0 => drop(chars.drain(at..end)),
            1 => chars.truncate(at),
            2 => {
                let part = chars[at..end].to_vec();
                chars.splice(at..at, part);
            }
            3 => {
                let part: Vec<char> = chars.drain(at..end).collect();
                let to = random.below(chars.len() + 1);
                chars.splice(to..to, part);
            }
            4 => {
                let part: Vec<char> = random.pick(pieces()).chars().collect();
                chars.splice(at..at, part);
            }
            5 => chars.insert(at, hostile(random)),
            6 => {
                for c in &mut chars[at..end] {
                    *c = full_width(*c);
                }
            }
            7 => {
                let part: Vec<char> = Prose(random).quantity().chars().collect();
                chars.splice(at..end, part);
            }
            _ => {
                let other: Vec<char> = source(random).chars().collect();
                let from = random.below(other.len());
                chars.truncate(at);
                chars.extend(other.iter().skip(from));
            }
        }
    }
    let text: String = chars.into_iter().collect();
    if random.below(10) == 0 { Prose(random).with_residue(&text, 4) } else { text }
}
