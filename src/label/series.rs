//! Series: an enumerator is one where its neighbour stands near.

use super::enumerator::{Enumerator, Family, Place};
use crate::text::{Numbers, step};

/// How far apart two neighbours of one series may stand.
const REACH: usize = 6000;
/// How far behind 一是 that is glued to a word its 二是 may stand.
const WORD_REACH: usize = 200;
/// How far behind a series its 最后 may stand.
const LAST_REACH: usize = 3000;

/// Keeps what is part of a series: an enumerator counts where its neighbour stands not too far away. One pass, whatever the text.
pub(super) fn linked(found: Vec<Enumerator>) -> Vec<Enumerator> {
    let mut keep: Vec<bool> = found.iter().map(stands_alone).collect();
    let mut latest = Numbers::default();
    let key = |system: u64, order: u32| system << 32 | u64::from(order);
    let mut latest_spoken: Option<usize> = None;
    for (number, one) in found.iter().enumerate() {
        step();
        let near = |other: &usize| {
            let reach = if found[*other].place == Place::Word { WORD_REACH } else { REACH };
            one.range.start - found[*other].range.end <= reach
        };
        let spoken = one.family.is_spoken();
        if one.order == u32::MAX {
            keep[number] = latest_spoken
                .is_some_and(|other| one.range.start - found[other].range.end <= LAST_REACH && keep[other]);
            continue;
        }
        // Its own system first, then what counts on from another one (一方面 … 二是).
        let own = (1 + one.family as u64) << 21 | u64::from(one.style);
        let systems = [own, if spoken { 0 } else { own }];
        let neighbours: &[u32] = match one.family {
            Family::Bullet => &[0],
            Family::Aspect if one.order == 1 => &[1],
            _ => &[one.order.saturating_sub(1), one.order.saturating_sub(2)],
        };
        let neighbour = systems.iter().find_map(|&system| {
            let mut places = neighbours.iter().filter(|&&order| order > 0 || one.family == Family::Bullet);
            places.find_map(|&order| latest.get(key(system, order)).filter(near))
        });
        if let Some(other) = neighbour {
            (keep[number], keep[other]) = (true, true);
        }
        for system in systems {
            latest.insert(key(system, one.order), number);
        }
        if spoken {
            latest_spoken = Some(number);
        }
    }
    let mut keep = keep.into_iter();
    found.into_iter().filter(|_| keep.next().unwrap_or(false)).collect()
}

/// Whether an enumerator says by itself that it is one.
fn stands_alone(one: &Enumerator) -> bool {
    match one.family {
        Family::Section | Family::Bracketed | Family::Chapter | Family::Formal => {
            one.place == Place::Line && one.order == 1
        }
        Family::Addition => true,
        _ => false,
    }
}
