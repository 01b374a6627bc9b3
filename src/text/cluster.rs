//! Extended grapheme clusters, as Unicode's annex 29 defines them: an emoji with its parts, a letter with its marks.

use std::sync::OnceLock;

/// What the rules ask of a character.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Class {
    Other,
    /// A mark that conjuncts look through.
    Extend,
    /// One that they do not.
    Opaque,
    Joiner,
    /// Makes a conjunct of the consonants around it.
    Linker,
    Spacing,
    /// Belongs to what follows it.
    Prepend,
    Pictograph,
    Consonant,
    /// Half a flag.
    Regional,
    /// Of Hangul: a leading consonant, a vowel, a trailing consonant.
    Leading,
    Vowel,
    Trailing,
    Control,
    /// Syllables of Hangul that may take a trailing consonant, and that have one.
    Open,
    Closed,
}

/// By the numbers that the build script gives.
const CLASSES: [Class; 14] = [
    Class::Other,
    Class::Extend,
    Class::Opaque,
    Class::Joiner,
    Class::Linker,
    Class::Spacing,
    Class::Prepend,
    Class::Pictograph,
    Class::Consonant,
    Class::Regional,
    Class::Leading,
    Class::Vowel,
    Class::Trailing,
    Class::Control,
];

static BAKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/clusters.bin"));

/// The runs of characters of one class: where each starts and ends, and the class.
fn runs() -> &'static [(u32, u32, Class)] {
    static RUNS: OnceLock<Vec<(u32, u32, Class)>> = OnceLock::new();
    // Bytes that are cut short, which a build rules out, end the table early.
    RUNS.get_or_init(|| decode(BAKED).unwrap_or_default())
}

fn decode(bytes: &[u8]) -> Option<Vec<(u32, u32, Class)>> {
    let (count, bytes) = bytes.split_at_checked(2)?;
    let count = u16::from_le_bytes(count.try_into().ok()?);
    let (classes, steps) = bytes.split_at_checked(usize::from(count))?;
    let mut steps = steps.iter();
    let mut code = 0;
    let mut bound = || {
        let mut shift = 0;
        loop {
            let byte = u32::from(*steps.next()?);
            code += (byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 {
                return Some(code);
            }
        }
    };
    classes.iter().map(|&class| Some((bound()?, bound()?, *CLASSES.get(usize::from(class))?))).collect()
}

fn class(c: char) -> Class {
    let code = c as u32;
    match c {
        '\u{0}'..='\u{1F}' | '\u{7F}' => return Class::Control,
        '\u{AC00}'..='\u{D7A3}' => return if (code - 0xAC00).is_multiple_of(28) { Class::Open } else { Class::Closed },
        _ => {}
    }
    let runs = runs();
    let (mut low, mut high) = (0, runs.len());
    while low < high {
        let middle = (low + high) / 2;
        let (start, end, class) = runs[middle];
        if code < start {
            high = middle;
        } else if code >= end {
            low = middle + 1;
        } else {
            return class;
        }
    }
    Class::Other
}

/// The byte length of the cluster that a text opens with. A carriage return is one by itself.
pub(crate) fn cluster(text: &str) -> usize {
    let mut chars = text.char_indices();
    let Some((_, first)) = chars.next() else { return 0 };
    let mut before = class(first);
    // Whether a pictograph may go on behind a joiner, a flag take its other half; how far a conjunct is: a consonant, and its linker.
    let (mut pictograph, mut half) = (before == Class::Pictograph, before == Class::Regional);
    let (mut consonant, mut linked) = (before == Class::Consonant, false);
    for (at, c) in chars {
        let next = class(c);
        let joined = match (before, next) {
            (Class::Control, _) | (_, Class::Control) => false,
            (_, Class::Extend | Class::Opaque | Class::Joiner | Class::Linker | Class::Spacing)
            | (Class::Prepend, _)
            | (Class::Leading, Class::Leading | Class::Vowel | Class::Open | Class::Closed)
            | (Class::Vowel | Class::Open, Class::Vowel | Class::Trailing)
            | (Class::Trailing | Class::Closed, Class::Trailing) => true,
            (Class::Regional, Class::Regional) => half,
            (Class::Joiner, Class::Pictograph) => pictograph,
            (_, Class::Consonant) => linked,
            _ => false,
        };
        if !joined {
            return at;
        }
        let mark = matches!(next, Class::Extend | Class::Opaque | Class::Joiner | Class::Linker);
        pictograph = next == Class::Pictograph || pictograph && mark && before != Class::Joiner;
        half = next == Class::Regional && before != Class::Regional;
        let goes_on = consonant && matches!(next, Class::Extend | Class::Joiner | Class::Linker);
        linked = goes_on && (linked || next == Class::Linker);
        consonant = goes_on || next == Class::Consonant;
        before = next;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::cluster;
    use unicode_segmentation::UnicodeSegmentation;

    /// Two or three of each kind, with Han and Latin between them.
    const KINDS: &str = "a文。\u{300}\u{301}\u{903}\u{93C}\u{200C}\u{200D}\u{94D}\u{9CD}कখक\u{600}\u{110BD}👩👧❤\u{FE0F}\u{1F3FB}🇨🇳\u{1100}\u{1161}\u{11A8}가각\u{A960}\u{D7B0}\u{D7CB}\n\u{200B}\u{E0020}\u{E0001}ก\u{E33}\u{20E3}";

    #[test]
    fn agrees_with_the_crate_on_mixtures() {
        let kinds: Vec<char> = KINDS.chars().collect();
        let mut seed = 1u64;
        for _ in 0..200_000 {
            let text: String = (0..6)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    kinds[(seed >> 33) as usize % kinds.len()]
                })
                .collect();
            assert_eq!(Some(cluster(&text)), text.graphemes(true).next().map(str::len), "{text:?}");
        }
    }

    #[test]
    fn agrees_with_the_crate_on_every_character() {
        for c in '\0'..=char::MAX {
            for text in
                [format!("a{c}b"), format!("{c}\u{300}b"), format!("क\u{94D}{c}क"), format!("👩\u{200D}{c}\u{200D}👩")]
            {
                assert_eq!(Some(cluster(&text)), text.graphemes(true).next().map(str::len), "{c:?} in {text:?}");
            }
        }
    }
}
