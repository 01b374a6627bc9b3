//! The digits that every room reads alike.

/// The value of a digit from 一 to 九. Zeros, 两 and the financial digits count in some places and not in others.
pub(crate) fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}
