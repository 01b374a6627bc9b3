//! What must hold of times however they are written.

use super::{Anchor, read};
use crate::text::Folded;

#[test]
fn no_input_panics_and_none_overlap() {
    let pieces = [
        "2017", "99", "年", "月", "日", "0", "13", "31", "时", "点", "半", "每", "隔", "至", "-", "/", ":", "上", "下",
        "周", "六", "末", "前", "后", "十", "一", "亿", "世纪", "年代", "岁", "旬", "个", "小时", "Q", "第", "，", " ",
        "农历", "民国", "差", "分", "秒", "次", "以上", "近", "三", "9999", "1",
    ];
    let mut state = 7usize;
    for anchor in [None, Some("0000-01-01"), Some("9999-12-31T23:59:59"), Some("2024-02-29T00:00"), Some("2024")] {
        let anchor = anchor.map(|date| Anchor::parse(date).unwrap());
        for round in 0..1200 {
            let mut text = String::new();
            for _ in 0..3 + round % 10 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(state >> 33) % pieces.len()]);
            }
            let folded = Folded::new(&text);
            let found = read(&folded, 0..folded.len(), anchor, round % 2 == 0);
            for pair in found.windows(2) {
                assert!(pair[0].range.end <= pair[1].range.start, "{text}: {pair:?}");
            }
            for timex in &found {
                assert!(timex.range.start < timex.range.end && timex.range.end <= folded.len(), "{text}: {timex:?}");
            }
        }
    }
}

#[test]
fn long_texts_are_read_in_linear_time() {
    for piece in [
        "9",
        "一",
        "年",
        "每周一三五",
        "2017-",
        "1、",
        "三年零",
        "至",
        "第",
        "前",
        "十",
        "周一、",
        "8:",
        "每",
        "上",
        "差五分",
        "农历",
        "一年又",
    ] {
        let text = piece.repeat(9_000 / piece.len());
        let folded = Folded::new(&text);
        let start = std::time::Instant::now();
        read(&folded, 0..folded.len(), None, false);
        assert!(start.elapsed().as_secs() < 20, "{piece}: {:?}", start.elapsed());
    }
}
