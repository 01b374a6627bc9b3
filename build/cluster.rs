//! Bakes what `src/text/cluster.rs` asks of a character, as the crate unicode-segmentation answers it, whose own tables are larger.

use crate::tsv;
use std::error::Error;
use unicode_segmentation::UnicodeSegmentation;

/// Beyond it and before the tags no character is assigned that matters here.
const PLANES: [std::ops::Range<u32>; 2] = [0x80..0x2_0000, 0xE_0000..0xE_1000];

/// Writes `OUT_DIR/clusters.bin`: for every run of characters of one class the steps from the end of the one before to its start
/// and to its end, as variable-length numbers, and behind all of them, one byte each, the classes.
pub fn bake() -> Result<(), Box<dyn Error>> {
    let mut runs: Vec<(u32, u32, u8)> = Vec::new();
    for code in PLANES.into_iter().flatten() {
        let class = char::from_u32(code).map_or(0, class);
        match runs.last_mut() {
            _ if class == 0 => {}
            Some(last) if last.1 == code && last.2 == class => last.1 += 1,
            _ => runs.push((code, code + 1, class)),
        }
    }
    let (mut steps, mut classes) = (Vec::new(), Vec::new());
    let mut last = 0;
    for (start, end, class) in runs {
        for bound in [start, end] {
            let mut step = bound - last;
            last = bound;
            while step >= 0x80 {
                steps.push(step as u8 | 0x80);
                step >>= 7;
            }
            steps.push(step as u8);
        }
        classes.push(class);
    }
    let count = u16::try_from(classes.len())?.to_le_bytes();
    std::fs::write(tsv::out("clusters.bin")?, [&count[..], &classes, &steps].concat())?;
    Ok(())
}

/// The number of the class in `src/text/cluster.rs`.
fn class(c: char) -> u8 {
    let whole = |text: String| text.graphemes(true).count() == 1;
    let joins = whole(format!("a{c}"));
    match c {
        '\u{200D}' => 3,
        _ if joins && whole(format!("क{c}क")) => 4,
        _ if joins && whole(format!("क\u{94D}{c}क")) => 1,
        _ if joins && whole(format!("👩{c}\u{200D}👩")) => 2,
        _ if joins => 5,
        _ if whole(format!("{c}a")) => 6,
        _ if whole(format!("{c}\u{200D}{c}")) => 7,
        _ if whole(format!("{c}\u{94D}क")) => 8,
        _ if whole(format!("🇦{c}")) => 9,
        // Hangul; its syllables are told by arithmetic.
        '\u{AC00}'..='\u{D7A3}' => 0,
        _ if whole(format!("{c}\u{1100}")) => 10,
        _ if whole(format!("\u{1160}{c}")) => {
            if whole(format!("{c}\u{1160}")) {
                11
            } else {
                12
            }
        }
        _ if !whole(format!("{c}\u{300}")) => 13,
        _ => 0,
    }
}
