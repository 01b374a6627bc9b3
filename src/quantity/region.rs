//! Where a text was written, as far as names in it show.

use crate::text::{CharSet, Folded, Lexicon};
use crate::types::Region;
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/regions.rs"));
include!(concat!(env!("OUT_DIR"), "/region_heads.rs"));

static HEADS: CharSet = CharSet::of(&[REGION_HEADS]);

const ALL: [Region; 6] =
    [Region::China, Region::Taiwan, Region::HongKong, Region::Macau, Region::Singapore, Region::Malaysia];

/// The region that most names in a stretch show (新臺幣, 縣府, 港元), never its script; China where none does.
pub(crate) fn region(text: &Folded, within: Range<usize>) -> Region {
    let mut votes = [0u32; ALL.len()];
    let mut from = within.start;
    while let Some(at) = (from..within.end).find(|&at| HEADS.contains(text.at(at))) {
        let name = REGIONS.longest_at(text, at);
        if let Some((_, region)) = name {
            votes[region as usize] += 1;
        }
        from = at + name.map_or(1, |(len, _)| len);
    }
    // At a tie, the one that says more: China is what is meant without a word.
    let best = ALL.into_iter().rev().max_by_key(|&region| votes[region as usize]).unwrap_or(Region::China);
    if votes[best as usize] == 0 { Region::China } else { best }
}

#[cfg(test)]
mod tests {
    use super::region;
    use crate::text::Folded;
    use crate::types::Region;

    #[test]
    fn names_show_the_region_and_the_script_does_not() {
        for (text, shown) in [
            ("縣府補助每戶五萬元", Region::Taiwan),
            ("县府补助每户五万元", Region::Taiwan),
            ("共約三萬元", Region::China),
            ("港府撥款五億元", Region::HongKong),
            ("澳門特區政府撥款五億元", Region::Macau),
            ("市委、市政府拨款五亿元,折合港元", Region::China),
        ] {
            assert_eq!(region(&Folded::new(text), 0..text.chars().count()), shown, "{text}");
        }
    }
}
