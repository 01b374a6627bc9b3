use super::{Figure, Kind, items};
use crate::text::Folded;

/// The years of a sentence: the reader of times finds them too.
fn years(text: &Folded) -> Vec<Figure> {
    let chars = text.chars();
    let is_year = |at: usize| {
        chars.get(at..at + 5).is_some_and(|year| year[4] == '年' && year[..4].iter().all(char::is_ascii_digit))
    };
    (0..chars.len())
        .filter(|&at| is_year(at))
        .map(|at| Figure { range: at..at + 5, kind: Kind::Date, unit: None })
        .collect()
}

/// Figures of a sentence from their texts, in reading order; the kind by the unit, as the reader of quantities would say.
fn figures(text: &Folded, quantities: &[&str]) -> Vec<Figure> {
    let mut at = 0;
    let mut found = Vec::new();
    for quantity in quantities {
        let quantity: Vec<char> = Folded::new(quantity).chars().to_vec();
        let chars = &text.chars()[at..];
        let start = at + chars.windows(quantity.len()).position(|window| window == quantity).expect("in the sentence");
        at = start + quantity.len();
        let is_number = |c: &char| {
            c.is_ascii_digit()
                || ". ,〇一二两三四五六七八九十百千万亿零几半多余来近约超过不到到至逾突破低于第以上下左右".contains(*c)
        };
        let unit: Vec<char> =
            quantity.iter().copied().skip_while(is_number).take_while(|c| !"余多以左".contains(*c)).collect();
        let unit: String = unit.into_iter().collect();
        let kind = match unit.as_str() {
            _ if quantity.contains(&'%') => Kind::Percent,
            _ if quantity.windows(2).any(|pair| pair == ['分', '之']) => Kind::Ratio,
            "%" | "成" | "个百分点" => Kind::Percent,
            "元" | "港元" | "元新台币" => Kind::Money,
            "岁" | "旬" => Kind::Age,
            "年" | "分钟" | "天" => Kind::Duration,
            "亩" | "公里" | "吨" | "平方米" | "公斤" | "米" | "℃" | "公顷" | "万立方米" | "立方米" => {
                Kind::Physical
            }
            "" if quantity.contains(&'分') => Kind::Ratio,
            "" => Kind::Number,
            _ if quantity.first() == Some(&'第') => Kind::Ordinal,
            _ => Kind::Count,
        };
        let tail = quantity.iter().rev().take_while(|c| "余多以上下左右".contains(**c)).count();
        let length = unit.chars().count();
        let end = at - tail;
        found.push(Figure { range: start..at, kind, unit: (length > 0).then(|| end - length..end) });
    }
    found
}

#[test]
fn the_rules_of_the_language() {
    let table = include_str!("../../../tests/spec/items.txt");
    let mut wrong = Vec::new();
    let mut all = 0;
    for line in table.lines().filter(|line| line.contains('|')) {
        let (sentence, expected) = line.split_once(" | ").expect("a bar");
        let pairs: Vec<(&str, &str)> = expected.split("; ").map(|pair| pair.split_once('=').expect("=")).collect();
        let text = Folded::new(sentence);
        let mut all_figures = figures(&text, &pairs.iter().map(|pair| pair.0).collect::<Vec<_>>());
        all_figures.extend(years(&text));
        all_figures.sort_by_key(|figure| figure.range.start);
        let found = items(&text, 0..text.len(), &all_figures);
        let counted = all_figures.iter().zip(found).filter(|(figure, _)| figure.kind != Kind::Date);
        for ((quantity, item), (_, found)) in pairs.iter().zip(counted) {
            all += 1;
            let found = found.map_or("-", |range| text.source(range));
            if found != *item {
                wrong.push(format!("{sentence}: {quantity}: want {item}, got {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {all} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
