//! Sorting: one for all lists, and a small one, because the standard library's costs the module a copy for every type.

/// The numbers of items in the order of their keys, equal ones as they came. Keys are positions in a text: below 2³².
fn ordered(keys: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut keys: Vec<u64> = keys.zip(0u64..).map(|(key, number)| (key as u64) << 32 | number).collect();
    sort(&mut keys);
    keys.into_iter().map(|key| (key & 0xFFFF_FFFF) as usize).collect()
}

/// Merges runs of growing length.
fn sort(keys: &mut Vec<u64>) {
    let mut length = 1;
    while length < keys.len() {
        let mut merged = Vec::with_capacity(keys.len());
        for pair in keys.chunks(2 * length) {
            let (mut left, mut right) = pair.split_at(length.min(pair.len()));
            while let (Some((&first, others)), Some((&second, further))) = (left.split_first(), right.split_first()) {
                if first <= second {
                    merged.push(first);
                    left = others;
                } else {
                    merged.push(second);
                    right = further;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        *keys = merged;
        length *= 2;
    }
}

/// The items in the order of a key, equal ones as they came.
pub(crate) fn in_order<T>(items: Vec<T>, key: impl Fn(&T) -> usize) -> Vec<T> {
    if items.is_sorted_by_key(&key) {
        return items;
    }
    let order = ordered(items.iter().map(key));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|number| items.get_mut(number)?.take()).collect()
}

#[cfg(test)]
mod tests {
    use super::{in_order, ordered};

    #[test]
    fn equal_keys_keep_their_order() {
        assert_eq!(ordered([3, 1, 3, 0].into_iter()), [3, 1, 0, 2]);
        assert_eq!(ordered((0..100).rev()), (0..100).rev().collect::<Vec<_>>());
        assert_eq!(ordered([].into_iter()), []);
        assert_eq!(
            in_order(vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], |item| item.0),
            [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]
        );
    }
}
