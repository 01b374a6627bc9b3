//! How extraction reads one character: Traditional as Simplified, full width as half width.

include!(concat!(env!("OUT_DIR"), "/fold.rs"));

/// The character that lexicons and scanners are written in.
///
/// Not a conversion: characters that either script writes for the other are read as one (着 and 著 as 着).
pub(crate) fn fold(c: char) -> char {
    let c = match c {
        '\0'..='\u{7F}' => return c,
        '\u{3000}' | '\u{A0}' => return ' ',
        '\u{FF01}'..='\u{FF5E}' => return char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '「' | '﹁' => return '“',
        '」' | '﹂' => return '”',
        '『' | '﹃' => return '‘',
        '』' | '﹄' => return '’',
        _ => c,
    };
    let code = c as usize;
    if code > 0xFFFF {
        return ASTRAL.binary_search_by_key(&c, |pair| pair.0).map_or(c, |at| ASTRAL[at].1);
    }
    match PAGES[usize::from(INDEX[code >> 8])][code & 0xFF] {
        0 => c,
        read => char::from_u32(u32::from(read)).unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

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
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut faults = Vec::new();
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
                    let source = std::fs::read_to_string(&path).unwrap();
                    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
                    for (number, line) in code.lines().enumerate() {
                        let code = line.split("//").next().unwrap_or_default();
                        if code.chars().any(|c| fold(c) != c) {
                            faults.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
                        }
                    }
                }
            }
        }
        assert!(faults.is_empty(), "write these as they are read:\n{}", faults.join("\n"));
    }
}
