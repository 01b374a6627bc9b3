//! The characters that numerals are written with.

use crate::text::CharSet;

/// The value of a Chinese digit; 俩 and 仨, which hold a measure word too, are not among them.
pub(crate) fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' | '○' | '◯' => 0,
        '一' | '壹' | '弌' => 1,
        '二' | '贰' | '弍' | '两' => 2,
        '三' | '叁' | '弎' | '参' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten of a multiplier.
pub(super) fn multiplier(c: char) -> Option<i32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' => 4,
        '亿' => 8,
        '兆' => 12,
        _ => return None,
    })
}

/// The tens written as one character.
pub(super) fn tens(c: char) -> Option<u32> {
    match c {
        '廿' => Some(2),
        '卅' => Some(3),
        '卌' => Some(4),
        _ => None,
    }
}

/// The signs of the tables above, Arabic digits, and the two that hold a measure word.
pub(crate) const NUMERAL_CHARS: &str =
    "0123456789零〇○◯一壹弌二贰弍两三叁弎参四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿兆廿卅卌俩仨";

static NUMERALS: CharSet = CharSet::of(&[NUMERAL_CHARS]);

/// Whether a numeral can be made of this character; 几 and 数 only help others.
pub(crate) fn is_numeral_char(c: char) -> bool {
    NUMERALS.contains(c)
}

/// Financial digits that are ordinary characters of other words: 大陆, 队伍, 放肆, 收拾, 参加.
pub(crate) fn is_homograph(c: char) -> bool {
    matches!(c, '参' | '肆' | '伍' | '陆' | '拾')
}

/// Written with the digits of cheques.
pub(super) fn is_financial(c: char) -> bool {
    matches!(c, '壹' | '贰' | '叁' | '参' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' | '拾' | '佰' | '仟')
}

#[cfg(test)]
mod tests {
    use super::{digit, is_numeral_char, multiplier, tens};

    #[test]
    fn the_set_holds_what_the_tables_know() {
        for c in '\0'..='\u{FFFF}' {
            let known = c.is_ascii_digit() || digit(c).is_some() || multiplier(c).is_some() || tens(c).is_some();
            assert_eq!(is_numeral_char(c), known || matches!(c, '俩' | '仨'), "{c}");
        }
    }
}
