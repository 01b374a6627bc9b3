//! Work grows with the text and no faster: counted in steps, so that no clock is needed.

use super::analyze;
use crate::text::counted;
use crate::types::ReadingOptions;

const HEAD: &str = "某县文化馆工作总结\n2023-05-06 来源:某县文化馆\n今年以来,全县新建农家书屋12个,培训骨干300余人次,取得了积极成效。\n";

/// Steps for each character.
fn steps(text: &str) -> f64 {
    let steps = counted(|| drop(analyze(text, &ReadingOptions::default())));
    steps as f64 / text.chars().count() as f64
}

/// Paragraphs of a report, with other numbers in each.
fn report(paragraphs: usize) -> String {
    let paragraph = |number: usize| {
        format!(
            "{}月以来,各乡镇组织志愿者{}人次走访群众,收集意见建议{}余条,为{}户困难家庭送去米面油等生活物资,\
             投入资金近{}万元。同时,县里新修村道{}.{}公里,栽种树木{}株,覆盖面积达到{}%以上,赢得了群众的一致好评。\n",
            number % 12 + 1,
            number * 7 % 900 + 10,
            number * 3 % 500 + 20,
            number % 90 + 3,
            number * 11 % 800 + 30,
            number % 40 + 1,
            number % 9 + 1,
            number * 13 % 5000,
            number % 60 + 30,
        )
    };
    HEAD.chars().chain((0..paragraphs).flat_map(|number| paragraph(number).chars().collect::<Vec<_>>())).collect()
}

#[test]
fn ten_times_the_report_takes_ten_times_the_steps() {
    for lines in [true, false] {
        let text = |paragraphs: usize| {
            let text = report(paragraphs);
            if lines { text } else { HEAD.to_owned() + &text[HEAD.len()..].replace('\n', "") }
        };
        let (short, long) = (steps(&text(10)), steps(&text(100)));
        assert!(long < short * 1.3, "with line breaks: {lines}; {short:.0} steps a character, then {long:.0}");
    }
}

#[test]
fn the_worst_texts_take_little_more() {
    let ordinary = steps(&report(40));
    let mut faults = Vec::new();
    for (head, unit) in [
        ("", "一百二十三万"),
        ("", "1234567890"),
        ("", "123,"),
        ("", "1."),
        ("", "公里"),
        ("", "5公里"),
        ("", "的"),
        ("", "一是"),
        ("", "一是抓好。"),
        ("", "(1)"),
        ("", "()"),
        ("", "“《("),
        ("", "①"),
        ("", "2023-05-06 "),
        ("", "2023年5月6日"),
        ("", "地点:张三"),
        ("", "地点:张三\n"),
        ("", "来源:新华社 "),
        ("", "记者 张三 "),
        ("", "责任编辑:张三 李四\n"),
        ("", "首页 新闻 机构\n"),
        ("", "首页 > "),
        ("", "网(w"),
        ("", "e\u{301}"),
        ("", "后里干面发复"),
        ("", "张三、"),
        (HEAD, "("),
        (HEAD, "“"),
        (HEAD, "”"),
        (HEAD, "《"),
        (HEAD, "将"),
        (HEAD, "为建成更好的"),
        (HEAD, "一百二十三万"),
        (HEAD, "123,"),
        (HEAD, "5公里"),
        (HEAD, "5至"),
        (HEAD, "抓好工作。"),
        (HEAD, "抓好工作,"),
        (HEAD, "抓好各项工作落实\n"),
        (HEAD, "一、抓好落实。\n"),
        (HEAD, "• 抓好落实\n"),
        (HEAD, "一是抓好落实,二是抓好整改,三是抓好工作。"),
        (HEAD, "一、抓好落实\n(一)抓好\n1.抓好。今年建成3个。\n"),
        (HEAD, "“四个坚持”"),
        (HEAD, "其中3个,"),
        (HEAD, "小学、中学、大学学生"),
        (HEAD, "周一至周五"),
        (HEAD, "每天上午"),
        (HEAD, "2023年5月"),
    ] {
        let text = |length: usize| head.to_owned() + &unit.repeat(length / unit.chars().count());
        let (short, long) = (steps(&text(1_000)), steps(&text(10_000)));
        if long > short * 1.3 || long > ordinary * 4.0 {
            faults.push(format!("{unit:?}: {short:.0}, then {long:.0}"));
        }
    }
    assert!(faults.is_empty(), "steps a character, in ordinary text {ordinary:.0}:\n{}", faults.join("\n"));
}
