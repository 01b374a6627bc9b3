//! Which script a text is written in, and whose wording it uses.

use crate::types::{Detection, Region, Script};

/// Two bits for each character of [`FIRST`]`..`: in Simplified only, in Traditional only.
static SCRIPTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/script.bin"));

/// Words that one region uses alone, a line each and sorted: the region's letter, then the word in either script.
static REGIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/regions.txt"));

const FIRST: u32 = 0x3400;

/// The script that a character belongs to alone.
#[cfg(feature = "convert")]
#[inline]
pub(crate) fn script_of(c: char) -> Script {
    u16::try_from(u32::from(c)).map_or(Script::None, script_of_unit)
}

#[inline]
fn script_of_unit(unit: u16) -> Script {
    let Some(place) = u32::from(unit).checked_sub(FIRST) else { return Script::None };
    let bits = SCRIPTS.get(place as usize / 4).map_or(0, |byte| byte >> (place % 4 * 2) & 3);
    match bits {
        1 => Script::Hans,
        2 => Script::Hant,
        _ => Script::None,
    }
}

/// A text is mixed where the script named has less than this share of the evidence.
const FAR: f64 = 0.8;

/// Which script, and which regional wording, a text is written in.
///
/// Only characters that occur in one script alone count: 后 or 里 say nothing.
///
/// ```
/// use zh_measures::{Region, Script, detect};
///
/// let found = detect("為村民打機井近百口");
/// assert_eq!(found.script, Script::Hant);
/// assert_eq!((found.simplified, found.traditional), (0, 2));
/// assert_eq!(detect("這個軟體的預設值").region, Some(Region::Taiwan));
/// ```
pub fn detect(text: &str) -> Detection {
    let evidence = Evidence::of(text);
    let Evidence { simplified, traditional, .. } = evidence;
    let most = simplified.max(traditional);
    let region = evidence.region();
    if most == 0 {
        return Detection { script: Script::None, confidence: 0.0, simplified, traditional, region };
    }
    let share = ratio(most, simplified + traditional);
    let script = if share >= FAR { evidence.majority() } else { Script::Mixed };
    Detection { script, confidence: share, simplified, traditional, region }
}

/// What counts for a script or a region.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence {
    pub(crate) simplified: usize,
    pub(crate) traditional: usize,
    /// Words of China, Taiwan and Hong Kong, and of none of them.
    words: [usize; 4],
}

impl Evidence {
    pub(crate) fn of(text: &str) -> Self {
        let mut evidence = Self::default();
        let mut units = Vec::new();
        // No word has a line break.
        for line in text.split_inclusive('\n') {
            units.clear();
            units.extend(line.encode_utf16());
            evidence.add(&units);
        }
        evidence
    }

    /// Counts what a line in UTF-16 has.
    pub(crate) fn add(&mut self, line: &[u16]) {
        let regions = Regions::get();
        // Of words that overlap the first one counts.
        let mut covered = 0;
        for (at, &unit) in line.iter().enumerate() {
            match script_of_unit(unit) {
                Script::Hans => self.simplified += 1,
                Script::Hant => self.traditional += 1,
                _ => {}
            }
            if at >= covered
                && let Some((region, len)) = regions.at(line.get(at..).unwrap_or(&[]))
            {
                if let Some(count) = self.words.get_mut(region) {
                    *count += 1;
                }
                covered = at + len;
            }
        }
    }

    /// The script of most characters that tell.
    pub(crate) fn majority(&self) -> Script {
        match self.simplified.cmp(&self.traditional) {
            std::cmp::Ordering::Greater => Script::Hans,
            std::cmp::Ordering::Less => Script::Hant,
            std::cmp::Ordering::Equal if self.simplified == 0 => Script::None,
            std::cmp::Ordering::Equal => Script::Hans,
        }
    }

    /// The region of most words that tell; none where two have the same number.
    pub(crate) fn region(&self) -> Option<Region> {
        let [china, taiwan, hong_kong, _] = self.words;
        let most = china.max(taiwan).max(hong_kong);
        // Where no word tells, all three have the same number.
        let only = [china, taiwan, hong_kong].iter().filter(|&&count| count == most).count() == 1;
        match most {
            _ if !only => None,
            most if most == china => Some(Region::China),
            most if most == taiwan => Some(Region::Taiwan),
            _ => Some(Region::HongKong),
        }
    }
}

/// The words of [`REGIONS`], found by their first character.
struct Regions {
    /// Sorted, as they are baked.
    words: Vec<(Vec<u16>, usize)>,
    /// For every unit from [`FIRST`] on where the words that it begins start, counted from 1; 0 where it begins none.
    heads: Vec<u16>,
}

impl Regions {
    fn get() -> &'static Self {
        static WORDS: std::sync::OnceLock<Regions> = std::sync::OnceLock::new();
        WORDS.get_or_init(|| {
            let region = |letter| "CTH-".find(letter);
            let line = |line: &str| Some((line.get(1..)?.encode_utf16().collect(), region(line.chars().next()?)?));
            let words: Vec<(Vec<u16>, usize)> = REGIONS.lines().filter_map(line).collect();
            let mut heads = vec![0; 0x1_0000 - FIRST as usize];
            for (number, (word, _)) in words.iter().enumerate().rev() {
                let head = word.first().and_then(|&unit| usize::from(unit).checked_sub(FIRST as usize));
                if let Some(place) = head.and_then(|head| heads.get_mut(head)) {
                    *place = u16::try_from(number + 1).unwrap_or(0);
                }
            }
            Self { words, heads }
        })
    }

    /// The region of the longest word that `line` begins with, and the length of the word.
    #[inline]
    fn at(&self, line: &[u16]) -> Option<(usize, usize)> {
        let head = line.first()?;
        let first = *self.heads.get(usize::from(*head).checked_sub(FIRST as usize)?)?;
        self.longest(usize::from(first).checked_sub(1)?, line)
    }

    fn longest(&self, first: usize, line: &[u16]) -> Option<(usize, usize)> {
        let words = self.words.get(first..)?.iter().take_while(|(word, _)| word.first() == line.first());
        words.filter(|(word, _)| line.starts_with(word)).last().map(|(word, region)| (*region, word.len()))
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of characters stay far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
