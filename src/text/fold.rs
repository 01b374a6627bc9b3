//! How extraction reads one character: Traditional as Simplified, full width as half width.

use std::sync::OnceLock;

/// The character that lexicons and scanners are written in.
///
/// Not a conversion: characters that either script writes for the other are read as one (着 and 著 as 着), and a character that
/// nothing is compared with may stay as it is.
pub(crate) fn fold(c: char) -> char {
    match c {
        '\0'..='\u{7F}' => c,
        '\u{3000}' | '\u{A0}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '「' | '﹁' => '“',
        '」' | '﹂' => '”',
        '『' | '﹃' => '‘',
        '』' | '﹄' => '’',
        _ => Readings::get().read(c),
    }
}

/// The pairs of `OUT_DIR/fold.bin`, which the build script writes.
struct Readings {
    /// For every character of the BMP what it is read as; 0 stays as it is.
    common: Vec<u16>,
    /// The others with their readings, sorted.
    astral: Vec<(u32, u16)>,
}

static BAKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/fold.bin"));

impl Readings {
    fn get() -> &'static Self {
        static READINGS: OnceLock<Readings> = OnceLock::new();
        READINGS.get_or_init(|| {
            let mut readings = Self { common: vec![0; 0x1_0000], astral: Vec::new() };
            // Bytes that are cut short, which a build rules out, end the table early.
            let _ = readings.decode(BAKED);
            readings
        })
    }

    /// The count, the readings in two streams of bytes, and the steps from each character to the next one.
    fn decode(&mut self, bytes: &[u8]) -> Option<()> {
        let (count, bytes) = bytes.split_at_checked(4)?;
        let count = u32::from_le_bytes(count.try_into().ok()?) as usize;
        let (low, bytes) = bytes.split_at_checked(count)?;
        let (high, bytes) = bytes.split_at_checked(count)?;
        let mut steps = bytes.iter();
        let mut code = 0u32;
        for (&low, &high) in low.iter().zip(high) {
            let mut shift = 0;
            loop {
                let byte = u32::from(*steps.next()?);
                code += (byte & 0x7F) << shift;
                shift += 7;
                if byte < 0x80 {
                    break;
                }
            }
            let read = u16::from_le_bytes([low, high]);
            match self.common.get_mut(code as usize) {
                Some(place) => *place = read,
                None => self.astral.push((code, read)),
            }
        }
        Some(())
    }

    fn read(&self, c: char) -> char {
        let code = c as u32;
        let read = match self.common.get(code as usize) {
            Some(&read) => read,
            None => self
                .astral
                .binary_search_by_key(&code, |pair| pair.0)
                .ok()
                .and_then(|at| self.astral.get(at))
                .map_or(0, |pair| pair.1),
        };
        if read == 0 { c } else { char::from_u32(u32::from(read)).unwrap_or(c) }
    }
}

/// The characters of the scanners' literals, each with the line it stands in.
#[cfg(test)]
pub(crate) fn literals() -> Vec<(char, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for room in ["label", "numeral", "time", "quantity", "word", "article", "measure"] {
        let mut folders = vec![root.join(room)];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = std::fs::read_dir(&folder) else { continue };
            for path in entries.flatten().map(|entry| entry.path()) {
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                if path.file_name().is_some_and(|name| name == "tests.rs") {
                    continue;
                }
                let source = std::fs::read_to_string(&path).unwrap_or_default();
                let code = source.split("#[cfg(test)]").next().unwrap_or_default();
                for (number, line) in code.lines().enumerate() {
                    let code = line.split("//").next().unwrap_or_default();
                    let place = format!("{}:{}: {}", path.display(), number + 1, line.trim());
                    found.extend(code.chars().filter(|c| !c.is_ascii()).map(|c| (c, place.clone())));
                }
            }
        }
    }
    found
}

/// The characters of `data/contexts/`, which scanners name as they do their literals, as they are read.
#[cfg(all(test, feature = "convert"))]
pub(crate) fn context_characters() -> Vec<char> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/contexts");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let tables: Vec<String> = files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect();
    let lists = tables.iter().flat_map(|table| table.lines()).filter_map(|line| line.split('\t').nth(2));
    lists.flat_map(str::chars).map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::{fold, literals};

    #[test]
    fn both_scripts_and_both_widths_read_alike() {
        for (printed, read) in [
            ("萬億兩隻餘個後裡裏", "万亿两只余个后里里"),
            ("着著乾干於于", "着着干干于于"),
            ("１２．５％（三）", "12.5%(三)"),
            ("「五好」『四新』", "“五好”‘四新’"),
            ("臺台灣湾", "台台湾湾"),
            ("𠮷", "𠮷"),
        ] {
            assert_eq!(printed.chars().map(fold).collect::<String>(), read, "{printed}");
        }
    }

    /// A literal that is not folded would never match: 著 in a scanner must be written 着.
    #[test]
    fn literals_of_the_scanners_are_folded() {
        let faults: Vec<_> = literals().into_iter().filter(|&(c, _)| fold(c) != c).map(|(_, place)| place).collect();
        assert!(faults.is_empty(), "write these as they are read:\n{}", faults.join("\n"));
    }
}
