//! WebAssembly as a text, for the entry that fetches nothing.
//!
//! The commonest bytes are a character each, the others two. Beside base64, which cuts every three bytes into four parts, the text is
//! no longer, and it still repeats where the module repeats: brotli makes a sixth less of it. Only ASCII, since bundlers escape
//! the rest. `pkg/src/inlined.js` reads it.

use std::collections::BTreeSet;

/// So many characters do not stand for a byte, but begin a pair.
const LEADS: usize = 2;

/// What the text is written in: nothing that a string or a page escapes.
fn characters() -> impl Iterator<Item = u8> {
    (b' '..=b'~').filter(|character| !b"\"'\\`<$".contains(character))
}

/// The source of a module that exports the characters, the bytes that the single ones stand for, how many bytes there are, and their text.
pub fn module_of(bytes: &[u8]) -> String {
    let code = Code::of(bytes);
    let text: String = bytes.iter().flat_map(|&byte| code.written(byte)).map(char::from).collect();
    let alphabet: String = code.alphabet.iter().copied().map(char::from).collect();
    format!(
        "export const alphabet = \"{alphabet}\";\nexport const singles = {:?};\nexport const length = {};\nexport const text = \"{text}\";\n",
        code.singles,
        bytes.len()
    )
}

struct Code {
    /// The characters that begin pairs, then those that stand for a byte.
    alphabet: Vec<u8>,
    /// The bytes of the latter, in their order.
    singles: Vec<u8>,
    /// The other bytes, in ascending order: numbers in base of the alphabet's length.
    pairs: Vec<u8>,
}

impl Code {
    fn of(bytes: &[u8]) -> Self {
        let mut alphabet: Vec<u8> = characters().collect();
        let mut uses = [0usize; 256];
        bytes.iter().for_each(|&byte| uses[usize::from(byte)] += 1);
        let mut ranked: Vec<u8> = (0..=u8::MAX).collect();
        ranked.sort_by_key(|&byte| std::cmp::Reverse(uses[usize::from(byte)]));
        let pairs = ranked.split_off(alphabet.len() - LEADS);
        // The characters of the text that is in the module stay what they are, as far as they are free: its words still repeat.
        let own: BTreeSet<u8> = alphabet.split_off(LEADS).into_iter().collect();
        let single: BTreeSet<u8> = ranked.into_iter().collect();
        let mut free = own.difference(&single);
        let mut rows: Vec<(u8, u8)> = single
            .iter()
            .filter_map(|&byte| Some((if own.contains(&byte) { byte } else { *free.next()? }, byte)))
            .collect();
        rows.sort_unstable();
        let (characters, singles): (Vec<u8>, Vec<u8>) = rows.into_iter().unzip();
        alphabet.extend(characters);
        let pairs: BTreeSet<u8> = pairs.into_iter().collect();
        Self { alphabet, singles, pairs: pairs.into_iter().collect() }
    }

    /// The character or the two that a byte is written with.
    fn written(&self, byte: u8) -> impl Iterator<Item = u8> + use<> {
        let single = self.singles.iter().position(|&other| other == byte).map(|at| self.alphabet[LEADS + at]);
        let pair = self.pairs.iter().position(|&other| other == byte).map(|at| {
            let width = self.alphabet.len();
            [self.alphabet[at / width], self.alphabet[at % width]]
        });
        single.into_iter().chain(pair.into_iter().flatten())
    }
}
