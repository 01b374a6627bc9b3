//! ISO 8601 and ISO-TimeML strings, written by pattern.

/// A pattern with its letters replaced by the numbers in turn: `y` has four digits, `c` three, `d` two, `n` as many as it needs.
/// A number that is open is written in X. Everything else stands for itself, all of it in capitals.
pub(super) fn iso(pattern: &str, numbers: &[Option<i32>]) -> String {
    let mut numbers = numbers.iter();
    let mut written = String::with_capacity(pattern.len() + 16);
    for c in pattern.chars() {
        let width = match c {
            'y' => 4,
            'c' => 3,
            'd' => 2,
            'n' => 1,
            _ => {
                written.push(c);
                continue;
            }
        };
        match numbers.next() {
            Some(&Some(number)) => push(&mut written, number, width),
            _ => written.extend(std::iter::repeat_n('X', width)),
        }
    }
    written
}

/// Two strings with a sign between: the ends of a stretch, the members of a list.
pub(super) fn joined(first: &str, sign: &str, second: &str) -> String {
    let mut joined = String::with_capacity(first.len() + sign.len() + second.len());
    for part in [first, sign, second] {
        joined.push_str(part);
    }
    joined
}

/// The strings of a list with a sign between.
pub(super) fn listed(parts: impl Iterator<Item = String>, sign: &str) -> String {
    parts.reduce(|list, part| joined(&list, sign, &part)).unwrap_or_default()
}

/// A number with zeros before it up to a width; no year of the calendar is negative.
fn push(written: &mut String, number: i32, width: usize) {
    let digits = (number.unsigned_abs().checked_ilog10().unwrap_or(0) as usize + 1).max(width);
    for place in (0..digits).rev() {
        let digit = u32::try_from(place)
            .ok()
            .and_then(|place| 10u32.checked_pow(place))
            .map_or(0, |unit| number.unsigned_abs() / unit % 10);
        written.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn letters_take_numbers_in_turn() {
        for (pattern, numbers, written) in [
            ("y-d-d", &[Some(2017), Some(9), Some(18)][..], "2017-09-18"),
            ("y-d-d", &[None, None, Some(5)], "XXXX-XX-05"),
            ("cX", &[Some(198)], "198X"),
            ("y-Qn/y-Qn", &[Some(2017), Some(1), Some(2017), Some(3)], "2017-Q1/2017-Q3"),
            ("n", &[Some(0)], "0"),
            ("n", &[Some(i32::MAX)], "2147483647"),
            ("Td:d", &[Some(9), Some(30)], "T09:30"),
        ] {
            assert_eq!(iso(pattern, numbers), written, "{pattern}");
        }
    }
}
