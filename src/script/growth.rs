//! Work grows with the text and no faster: counted in steps, so that no clock is needed.

use super::{align, convert};
use crate::text::counted;
use crate::types::{ConvertOptions, Variant};

const ORDINARY: &str = "今年以来,全县新建农家书屋12个,培训骨干300余人次。志愿者走访群众,为困难家庭送去米面油等生活物资,\
                        村里新修道路,栽种树木,软件和网络服务覆盖面积达到九成以上,干部群众一致好评。\n";

/// What somebody may repeat to make a conversion slow: words that overlap, chains of ambiguous characters, names, marks, residue.
const WORST: &[&str] = &[
    "发",
    "后里干面发复",
    "理发师发现",
    "头发干发后",
    "一",
    "一百二十三万",
    "1234567890",
    "公里",
    "的",
    "于",
    "余先生",
    "于晓明说",
    "(",
    "“《「",
    "网(w",
    "网(wǎng)",
    "e\u{301}",
    "😀",
    "\u{200B}",
    "软件",
    "軟體",
    "这這",
    "软件軟體",
    "計算機軟件",
    "这。這。",
    "乾著於",
    "\n",
    "发\n",
    "𫝈",
    "士兵勇敢的",
    "中华人民共和国",
    "中华人民共和",
];

/// Steps for each character.
fn steps(text: &str, work: &impl Fn(&str)) -> f64 {
    counted(|| work(text)) as f64 / text.chars().count() as f64
}

/// No text may take more steps a character than this: words overlap so far and no further.
const MOST: f64 = 40.0;

/// Faults of some way to convert: steps a character that grow with the text, or are too many.
fn faults(name: &str, work: impl Fn(&str)) -> Vec<String> {
    // The tables are unpacked once.
    work(ORDINARY);
    let repeated = |piece: &str, length: usize| piece.repeat(length / piece.chars().count() + 1);
    let mut faults = Vec::new();
    for piece in WORST.iter().copied().chain([ORDINARY, ORDINARY.trim_end()]) {
        let (short, long) = (steps(&repeated(piece, 500), &work), steps(&repeated(piece, 5_000), &work));
        if long > short * 1.3 + 0.5 || long > MOST {
            faults.push(format!("{name}, {piece:?}: {short:.1}, then {long:.1}"));
        }
    }
    faults
}

/// What each filter before a search saves: a text that it makes quick, and the steps a character that suffice.
#[test]
fn one_look_is_enough_for_most_characters() {
    use Variant::{China, Hans, Hant, Taiwan};
    let gap = format!("头发{}头发", "山水人口".repeat(100));
    let simplified = ORDINARY.trim_end();
    let traditional = convert(simplified, Taiwan, &ConvertOptions { from: Some(China), ..Default::default() }).unwrap();
    let mut found = Vec::new();
    for (what, from, to, text, most) in [
        ("a text in the target's script is left alone", None, Hans, simplified, 0.0),
        ("a text in the target's script is left alone", None, Hant, &traditional, 0.0),
        ("words that decide are looked for", Some(China), Hant, simplified, 3.2),
        ("and the region's rules", Some(China), Taiwan, simplified, 6.7),
        ("rules alone", Some(Taiwan), China, &traditional, 3.95),
        ("pairs that begin no word", Some(China), Hant, "晒饼肉酒皇理头茶", 1.0),
        ("surnames without a name, topics without a cue", Some(China), Hant, "余于钟范沈姜郁岳种党", 3.1),
        ("pairs that begin no rule", Some(Taiwan), China, "軟網資程數檔視連訊列", 2.0),
        ("what stands between two regions", Some(China), Hant, &gap, 5.15),
    ] {
        let options = ConvertOptions { from, ..Default::default() };
        // Lists are read when they are asked for first.
        convert(text, to, &options).unwrap();
        let taken = steps(text, &|text| drop(convert(text, to, &options)));
        if taken > most {
            found.push(format!("{what}, from {from:?} to {to:?}: {taken:.3}"));
        }
    }
    assert!(found.is_empty(), "steps a character:\n{}", found.join("\n"));
}

#[test]
fn the_worst_texts_take_little_more() {
    let mut found = Vec::new();
    for (from, to) in [
        (None, Variant::Taiwan),
        (None, Variant::China),
        (Some(Variant::Hans), Variant::Hant),
        (Some(Variant::Hant), Variant::Hans),
        (Some(Variant::China), Variant::HongKong),
        (Some(Variant::Taiwan), Variant::China),
    ] {
        let options = ConvertOptions { from, ..Default::default() };
        found.extend(faults(&format!("convert from {from:?} to {to:?}"), |text| {
            convert(text, to, &options).unwrap();
        }));
        found.extend(faults(&format!("align from {from:?} to {to:?}"), |text| {
            align(text, to, &options).unwrap();
        }));
    }
    assert!(found.is_empty(), "steps a character:\n{}", found.join("\n"));
}
