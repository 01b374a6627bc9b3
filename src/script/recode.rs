//! Between the UTF-8 of Rust's strings and the UTF-16 that lines are converted in.

/// In UTF-16. Of what is no well-formed UTF-8 there is nothing in a text.
pub(super) fn push_units(text: &str, out: &mut Vec<u16>) {
    out.reserve(text.len());
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [a @ 0xE0..=0xEF, b, c, behind @ ..] => {
                out.push(u16::from(*a & 0xF) << 12 | u16::from(*b & 0x3F) << 6 | u16::from(*c & 0x3F));
                behind
            }
            [a @ ..0x80, behind @ ..] => {
                out.push(u16::from(*a));
                behind
            }
            [a @ ..0xE0, b, behind @ ..] => {
                out.push(u16::from(*a & 0x1F) << 6 | u16::from(*b & 0x3F));
                behind
            }
            [a, b, c, d, behind @ ..] => {
                let code = u32::from(*a & 7) << 18
                    | u32::from(*b & 0x3F) << 12
                    | u32::from(*c & 0x3F) << 6
                    | u32::from(*d & 0x3F);
                out.extend_from_slice(char::from_u32(code).unwrap_or('\u{FFFD}').encode_utf16(&mut [0; 2]));
                behind
            }
            _ => return,
        };
    }
}

/// Back to UTF-8; a lone surrogate becomes U+FFFD.
pub(super) fn push_text(units: &[u16], out: &mut String) {
    out.reserve(units.len() * 3);
    let mut rest = units;
    while let [unit, behind @ ..] = rest {
        rest = behind;
        if let Some(c) = char::from_u32(u32::from(*unit)) {
            out.push(c);
        } else if let [low, behind @ ..] = behind
            && let Some(Ok(c)) = char::decode_utf16([*unit, *low]).next()
        {
            out.push(c);
            rest = behind;
        } else {
            out.push('\u{FFFD}');
        }
    }
}
