//! All words of all lexicons in one trie, so that a position of a text is walked once whatever is asked of it.

use super::steps::step;
use std::sync::OnceLock;

/// The words, from `OUT_DIR/lexicons.bin`, which the build script writes.
pub(super) struct Dictionary {
    /// The place of every character of the BMP in the alphabet of the words, counted from 1; 0 where no word has it.
    ranks: Vec<u16>,
    /// For every place in the alphabet which lexicons have it as a word, and which have longer words with this first character: most
    /// positions of a text are turned away here.
    heads: Vec<Heads>,
    /// Bits of what two characters the longer words of a lexicon begin with, each at a hash: most of the others are turned away here.
    pairs: Vec<u32>,
    /// What is said of every character of the alphabet.
    marks: Vec<u8>,
    /// The nodes of every depth in the order of the words, closed by one that is none.
    levels: Vec<Vec<Node>>,
    /// For every word where its entries start, and where those of the last one end.
    words: Vec<u16>,
    /// The lexicons that have a word, and the number of its value there.
    entries: Vec<(u8, u8)>,
}

#[derive(Clone, Copy, Default)]
struct Node {
    /// The place of its character in the alphabet.
    rank: u16,
    /// The word that ends here, counted from 1; 0 where none does.
    word: u16,
    /// Its first child at the next level; its last is the one before the next node's first.
    children: u16,
}

/// What words begin with: sets of lexicons, a bit each.
#[derive(Clone, Copy, Default)]
struct Heads {
    alone: u64,
    longer: u64,
    /// The number of its node at the first level.
    root: u16,
}

/// So many bits of a hash choose a place in [`Dictionary::pairs`]: some eight places for each pair.
const HASHED: u32 = 17;

/// The place of two characters that a word of a lexicon begins with: a word of 32 bits, and a bit in it.
#[inline(always)]
fn pair(lexicon: u8, first: usize, second: u16) -> (usize, u32) {
    let key = (first as u32) << 16 | u32::from(second);
    let hash = (key ^ u32::from(lexicon) << 10).wrapping_mul(0x9E37_79B1) >> (32 - HASHED);
    (hash as usize >> 5, 1 << (hash & 31))
}

static BAKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicons.bin"));

impl Dictionary {
    /// The dictionary, decoded at the first call.
    pub(super) fn get() -> &'static Self {
        static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();
        DICTIONARY.get_or_init(|| Self::decode(BAKED).unwrap_or_else(Self::empty))
    }

    fn empty() -> Self {
        Self {
            ranks: vec![0; 0x1_0000],
            heads: Vec::new(),
            pairs: vec![0; 1 << (HASHED - 5)],
            marks: Vec::new(),
            levels: Vec::new(),
            words: vec![0],
            entries: Vec::new(),
        }
    }

    /// Whether a word has this character.
    #[cfg(all(test, feature = "convert"))]
    pub(super) fn writes(&self, c: char) -> bool {
        self.rank(c).is_some()
    }

    // Asked at every position of a text, also where the compiler looks for size only.
    #[inline(always)]
    fn rank(&self, c: char) -> Option<u16> {
        self.ranks.get(c as usize)?.checked_sub(1)
    }

    /// The lexicons that have words with this first character, a bit each.
    #[inline(always)]
    pub(super) fn heads(&self, c: char) -> u64 {
        let heads = self.rank(c).and_then(|rank| self.heads.get(usize::from(rank)));
        heads.map_or(0, |heads| heads.alone | heads.longer)
    }

    /// What is said of a character; 0 where nothing is.
    pub(super) fn mark(&self, c: char) -> u8 {
        self.rank(c).and_then(|rank| self.marks.get(usize::from(rank))).copied().unwrap_or(0)
    }

    /// Whether a lexicon may have words that the characters start with: hardly any where this says so of others.
    #[inline(always)]
    pub(super) fn opens(&self, lexicon: u8, chars: &[char]) -> bool {
        let Some(first) = chars.first().and_then(|&c| self.rank(c)).map(usize::from) else { return false };
        let Some(heads) = self.heads.get(first) else { return false };
        if heads.alone >> lexicon & 1 == 1 {
            return true;
        }
        let second = chars.get(1).filter(|_| heads.longer >> lexicon & 1 == 1).and_then(|&c| self.rank(c));
        second.is_some_and(|second| self.pairs(lexicon, first, second))
    }

    /// Whether a longer word of a lexicon may begin with two characters.
    #[inline(always)]
    fn pairs(&self, lexicon: u8, first: usize, second: u16) -> bool {
        let (place, bit) = pair(lexicon, first, second);
        self.pairs.get(place).is_some_and(|bits| bits & bit != 0)
    }

    /// The words of a lexicon that the characters start with, the shortest first: length and number of value.
    pub(super) fn each(&self, lexicon: u8, chars: &[char], found: &mut dyn FnMut(usize, u8)) {
        let Some(first) = chars.first().and_then(|&c| self.rank(c)).map(usize::from) else { return };
        let Some(heads) = self.heads.get(first) else { return };
        let root = usize::from(heads.root);
        if heads.alone >> lexicon & 1 == 1
            && let Some(value) = self.levels.first().and_then(|level| self.value(level.get(root)?.word, lexicon))
        {
            found(1, value);
        }
        if heads.longer >> lexicon & 1 == 0 {
            return;
        }
        let Some(second) = chars.get(1).and_then(|&c| self.rank(c)) else { return };
        if self.pairs(lexicon, first, second) {
            self.longer(lexicon, root, chars, found);
        }
    }

    /// The words of at least two characters below a root.
    fn longer(&self, lexicon: u8, root: usize, chars: &[char], found: &mut dyn FnMut(usize, u8)) {
        let mut at = root;
        for (depth, pair) in self.levels.windows(2).enumerate() {
            step();
            let [level, below] = pair else { return };
            let (Some(node), Some(next)) = (level.get(at), level.get(at + 1)) else { return };
            let children = usize::from(node.children)..usize::from(next.children);
            if children.is_empty() {
                return;
            }
            let Some(rank) = chars.get(depth + 1).and_then(|&c| self.rank(c)) else { return };
            let Some(nodes) = below.get(children.clone()) else { return };
            let Ok(child) = nodes.binary_search_by_key(&rank, |node| node.rank) else { return };
            at = children.start + child;
            if let Some(value) = nodes.get(child).and_then(|node| self.value(node.word, lexicon)) {
                found(depth + 2, value);
            }
        }
    }

    /// The value of a word in a lexicon, where that has it.
    #[inline(always)]
    fn value(&self, word: u16, lexicon: u8) -> Option<u8> {
        let word = usize::from(word.checked_sub(1)?);
        let entries = usize::from(*self.words.get(word)?)..usize::from(*self.words.get(word + 1)?);
        for &(number, value) in self.entries.get(entries)? {
            if number == lexicon {
                return Some(value);
            }
        }
        None
    }

    /// `None` where the bytes are cut short, which a build rules out.
    fn decode(bytes: &[u8]) -> Option<Self> {
        let mut streams = streams(bytes)?;
        let mut dictionary = Self::empty();
        let mut code = 0u16;
        let mut count = 0u16;
        while let Some(step) = leb128(streams.first_mut()?) {
            code = code.wrapping_add(step);
            count += 1;
            *dictionary.ranks.get_mut(usize::from(code))? = count;
        }
        dictionary.heads = vec![Heads::default(); usize::from(count)];
        let mut sets: Vec<&[u8]> = Vec::new();
        while let Some(count) = byte(streams.get_mut(1)?) {
            let (set, rest) = streams.get(1)?.split_at_checked(usize::from(count))?;
            sets.push(set);
            *streams.get_mut(1)? = rest;
        }
        let mut word: Vec<u16> = Vec::new();
        while let Some(lengths) = byte(streams.get_mut(2)?) {
            let shared = usize::from(lengths >> 4);
            let mut floor = word.get(shared).map(|rank| rank + 1);
            word.truncate(shared);
            for _ in 0..lengths & 15 {
                let step = number(streams.get_mut(if floor.is_some() { 3 } else { 4 })?)?;
                word.push(floor.take().unwrap_or(0) + step);
            }
            let set = u16::from_le_bytes([byte(streams.get_mut(5)?)?, byte(streams.get_mut(6)?)?]);
            dictionary.insert(shared, &word)?;
            for &lexicon in *sets.get(usize::from(set))? {
                // A lexicon with one value only has no stream of them.
                let value = streams.get_mut(8 + usize::from(lexicon)).and_then(byte).unwrap_or(0);
                dictionary.entries.push((lexicon, value));
                dictionary.note(lexicon, &word)?;
            }
            dictionary.words.push(u16::try_from(dictionary.entries.len()).ok()?);
        }
        dictionary.marks = streams.get(7)?.to_vec();
        for depth in 0..dictionary.levels.len() {
            let children = dictionary.level(depth + 1);
            dictionary.levels.get_mut(depth)?.push(Node { children, ..Node::default() });
        }
        Some(dictionary)
    }

    /// Adds what turns other positions away from a word.
    fn note(&mut self, lexicon: u8, word: &[u16]) -> Option<()> {
        let first = usize::from(*word.first()?);
        let heads = self.heads.get_mut(first)?;
        match word.get(1) {
            None => heads.alone |= 1 << lexicon,
            Some(&second) => {
                heads.longer |= 1 << lexicon;
                let (place, bit) = pair(lexicon, first, second);
                *self.pairs.get_mut(place)? |= bit;
            }
        }
        Some(())
    }

    /// Adds the nodes of the next word behind those it shares with the one before it.
    fn insert(&mut self, shared: usize, word: &[u16]) -> Option<()> {
        for (depth, &rank) in word.iter().enumerate().skip(shared) {
            if depth == 0 {
                let root = self.level(0);
                self.heads.get_mut(usize::from(rank))?.root = root;
            }
            let children = self.level(depth + 1);
            if self.levels.len() <= depth {
                self.levels.push(Vec::new());
            }
            self.levels.get_mut(depth)?.push(Node { rank, word: 0, children });
        }
        let number = u16::try_from(self.words.len()).ok()?;
        self.levels.get_mut(word.len().checked_sub(1)?)?.last_mut()?.word = number;
        Some(())
    }

    /// How many nodes a level has.
    fn level(&self, depth: usize) -> u16 {
        self.levels.get(depth).map_or(0, |level| u16::try_from(level.len()).unwrap_or(u16::MAX))
    }
}

/// The streams behind the table of their lengths.
fn streams(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let (&count, bytes) = bytes.split_first()?;
    let (lengths, mut rest) = bytes.split_at_checked(4 * usize::from(count))?;
    let lengths = lengths.chunks_exact(4);
    lengths
        .map(|length| {
            let length = u32::from_le_bytes(length.try_into().ok()?);
            let (stream, behind) = rest.split_at_checked(usize::try_from(length).ok()?)?;
            rest = behind;
            Some(stream)
        })
        .collect()
}

fn byte(stream: &mut &[u8]) -> Option<u8> {
    let (&byte, rest) = stream.split_first()?;
    *stream = rest;
    Some(byte)
}

/// Of one byte below 240, else of two.
fn number(stream: &mut &[u8]) -> Option<u16> {
    let first = u16::from(byte(stream)?);
    Some(match first.checked_sub(240) {
        None => first,
        Some(high) => 240 + (high << 8) + u16::from(byte(stream)?),
    })
}

fn leb128(stream: &mut &[u8]) -> Option<u16> {
    let (mut value, mut shift) = (0u16, 0);
    loop {
        let byte = byte(stream)?;
        value |= u16::from(byte & 0x7F).checked_shl(shift)?;
        shift += 7;
        if byte < 0x80 {
            return Some(value);
        }
    }
}
