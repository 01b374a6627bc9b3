//! What stands around the first and the last sentence of a body without being part of it: 本报讯(记者 张三), 编者按:, (责任编辑:李四).

use super::contexts;
use super::fields::{Field, fields};
use super::line::trim;
use super::names;
use super::words::{self, Opening, Role};
use crate::text::{Folded, is_han};
use std::ops::Range;

/// A dateline with its bracket is not longer.
const LONGEST: usize = 60;

/// Where the first sentence of a stretch starts, behind labels and datelines.
pub(super) fn opening(text: &Folded, body: Range<usize>) -> usize {
    let mut at = body.start;
    // A label, a place with 讯, a bracket with names, a colon: few of them in a row.
    for _ in 0..6 {
        while at < body.end && matches!(text.at(at), ' ' | '\t' | '\n') {
            at += 1;
        }
        let next = label(text, at)
            .or_else(|| bracket(text, at, body.end, at > body.start))
            .or_else(|| bare(text, at, body.end))
            .or_else(|| reporter(text, at));
        match next {
            Some(end) if end < body.end => at = end,
            _ => break,
        }
        while at < body.end && matches!(text.at(at), ':' | '—' | '-' | ' ' | '\t' | '\n' | '/') {
            at += 1;
        }
    }
    at
}

/// 编者按: and 【导语】, and either on a line of its own.
fn label(text: &Folded, at: usize) -> Option<usize> {
    let open = matches!(text.at(at), '【' | '[' | '(' | '〔' | '<');
    let word = at + usize::from(open);
    let Some((len, Opening::Label)) = words::opening_at(text, word) else { return None };
    let end = word + len;
    let closed = match text.at(end) {
        ']' | ')' | '】' | '〕' | '>' => open,
        ':' | '\n' => !open,
        _ => false,
    };
    closed.then_some(end + 1)
}

/// (记者 张三 通讯员 李四), 【本报讯】, 〔記者王小明/台北報導〕; behind a dateline also (张三).
fn bracket(text: &Folded, at: usize, end: usize, behind: bool) -> Option<usize> {
    let close = match text.at(at) {
        '(' => ')',
        '[' => ']',
        '【' => '】',
        '〔' => '〕',
        '〈' => '〉',
        _ => return None,
    };
    let limit = end.min(at + LONGEST);
    let closing = (at + 1..limit).find(|&at| text.at(at) == close)?;
    let inner = at + 1..closing;
    // 【记者走基层】 names a column.
    let tells = |at: usize| match words::opening_at(text, at) {
        Some((_, Opening::Dateline)) => true,
        Some((len, Opening::Role)) => !names::names(text, at + len..closing, false).is_empty(),
        _ => false,
    };
    let told = inner.clone().any(tells) && inner.clone().all(|at| !matches!(text.at(at), '。' | '!' | '?'));
    let named = behind && !names::names(text, inner, false).is_empty();
    (told || named).then_some(closing + 1)
}

/// 本报讯, 新华社北京3月4日电, 央廣網福建頻道消息: within the first words, and set off by a space, a bracket or a colon.
fn bare(text: &Folded, at: usize, end: usize) -> Option<usize> {
    for next in at..end.min(at + 30) {
        match text.at(next) {
            '。' | ',' | '、' | ';' | '“' | '《' | '\n' => return None,
            _ => {}
        }
        let Some((len, Opening::Dateline)) = words::opening_at(text, next) else { continue };
        let behind = text.at(next + len);
        let spoken = len == 1 && next > at || len > 1;
        if spoken && matches!(behind, ' ' | '\t' | '\n' | '(' | ':' | '—' | '-' | '】' | '〔' | '[') {
            return Some(next + len);
        }
    }
    None
}

/// 记者张三报道:, 記者王小明/台北報導 before the text; also a name alone, 记者 张三.
fn reporter(text: &Folded, at: usize) -> Option<usize> {
    let Some((_, Opening::Role)) = words::opening_at(text, at) else { return None };
    let end = (at..at + LONGEST).find(|&at| matches!(text.at(at), ':' | '\n' | ',' | '。' | '\0'))?;
    let told = matches!(text.at(end), ':' | '\n') && !names::names(text, at..end, false).is_empty();
    told.then_some(end)
}

/// The names of the reporters in an opening dateline.
pub(super) fn reporters(text: &Folded, dateline: Range<usize>) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = dateline.start;
    while at < dateline.end {
        let Some((len, Opening::Role)) = words::opening_at(text, at) else {
            at += 1;
            continue;
        };
        at += len;
        // Up to the next office, which the names leave out themselves.
        let end = (at..dateline.end)
            .find(|&at| matches!(text.at(at), ')' | ']' | '】' | '〕' | '\n'))
            .unwrap_or(dateline.end);
        let names = names::names(text, person(text, at..end), false);
        let last = names.len();
        found.extend(names);
        if last > 0 {
            at = end;
        }
    }
    // 新华社北京3月4日电(张三), 國際在線消息(任莉 通訊員 張艷芹)
    if let Some(open) = dateline.clone().find(|&at| matches!(text.at(at), '(' | '〔'))
        && open > dateline.start
    {
        let end = (open..dateline.end).find(|&at| matches!(text.at(at), ')' | '〕')).unwrap_or(dateline.end);
        let all = names::names(text, open + 1..end, false);
        if all.len() > found.len() || found.is_empty() {
            found = all;
        }
    }
    let mut seen = Vec::new();
    found.retain(|name| {
        let new = !seen.contains(name);
        seen.push(name.clone());
        new
    });
    found
}

/// 王小明、李大同台北5日電, 王小明台北報導: the names before the place.
fn person(text: &Folded, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    while start < range.end && matches!(text.at(start), ' ' | ':') {
        start += 1;
    }
    let names = (start..range.end).find(|&at| !is_han(text.at(at)) && text.at(at) != '、').unwrap_or(range.end);
    let last = (start..names).rev().find(|&at| text.at(at) == '、').map_or(start, |at| at + 1);
    let told = matches!(text.before(names), '导' | '道') && names - last > 5;
    let dated = text.at(names).is_ascii_digit() || matches!(text.before(names), '电' | '讯');
    // 張三花蓮縣9日電: a name of two characters before a place.
    let place = |at: usize| matches!(words::opening_at(text, at), Some((_, Opening::Place)));
    let named = [last + 2, last + 3].into_iter().find(|&at| at < names && place(at));
    match names - last {
        4.. if let Some(end) = named.filter(|_| told || dated) => start..end,
        4 if told || dated => start..last + 2,
        5.. if told || dated => start..last + 3,
        _ if text.at(names).is_ascii_digit() => start..names,
        _ => start..range.end,
    }
}

/// Where the last sentence of a stretch ends, and the fields behind it: 。(责任编辑:李四) 【打印】
pub(super) fn closing(text: &Folded, body: Range<usize>) -> (usize, Vec<Field>, Vec<String>) {
    let mut end = body.end;
    let mut found = Vec::new();
    let mut signed = Vec::new();
    for _ in 0..6 {
        let stretch = trim(text, body.start..end);
        end = stretch.end;
        let Some(cut) = bracket_behind(text, stretch.clone()).or_else(|| label_behind(text, stretch.clone())) else {
            break;
        };
        let tail = cut..end;
        let inner = trim(
            text,
            if matches!(text.before(end), ')' | ']' | '】' | '〕') { cut + 1..end - 1 } else { tail.clone() },
        );
        let fields = fields(text, inner.clone());
        let names = names::names(text, inner.clone(), false);
        let finished =
            contexts::FINISHED.iter().any(|word| inner.len() == word.chars().count() && text.reads(inner.start, word));
        let told = fields.iter().any(|field| field.role != Role::Held && !field.value.is_empty());
        if !(told || finished || !names.is_empty()) {
            break;
        }
        if fields.is_empty() {
            signed = names;
        }
        found.extend(fields);
        end = cut;
    }
    (trim(text, body.start..end).end, found, signed)
}

/// The start of a bracket that ends a stretch and stands behind a full stop.
fn bracket_behind(text: &Folded, stretch: Range<usize>) -> Option<usize> {
    let last = stretch.end;
    let open = match text.before(last) {
        ')' => '(',
        ']' => '[',
        '】' => '【',
        '〕' => '〔',
        '完' if is_stop(text, stretch.start, last - 1) => return Some(last - 1),
        _ => return None,
    };
    let at = (stretch.start.max(last.saturating_sub(LONGEST))..last).rev().find(|&at| text.at(at) == open)?;
    is_stop(text, stretch.start, at).then_some(at)
}

/// The start of a label behind the last full stop: 。来源:某县融媒体中心
fn label_behind(text: &Folded, stretch: Range<usize>) -> Option<usize> {
    let floor = stretch.start.max(stretch.end.saturating_sub(LONGEST));
    let stop = (floor..stretch.end).rev().find(|&at| matches!(text.at(at), '。' | '!' | '?'))?;
    let rest = trim(text, stop + 1..stretch.end);
    let first = fields(text, rest.clone()).into_iter().next()?;
    (!rest.is_empty() && first.range.start == rest.start).then_some(rest.start)
}

/// Whether a sentence ends before a position, spaces apart.
fn is_stop(text: &Folded, floor: usize, at: usize) -> bool {
    let stretch = trim(text, floor..at);
    matches!(text.before(stretch.end), '。' | '!' | '?' | '”' | '…' | '\n' | ')' | ']' | '】' | '〕')
        && !stretch.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{closing, opening, reporters};
    use crate::text::Folded;

    #[test]
    fn datelines_open_a_text_without_being_part_of_it() {
        for (text, sentence, names) in [
            ("本报讯(记者 张三 通讯员 李四)近日,全县开工。", "近日,全县开工。", "张三、李四"),
            ("本报讯 近日,全县开工。", "近日,全县开工。", ""),
            ("本报讯 记者王小明报道:近日,全县开工。", "近日,全县开工。", "王小明"),
            ("新华社北京3月4日电(记者王小明、李华)近日,全县开工。", "近日,全县开工。", "王小明、李华"),
            ("新华社北京3月4日电 题:春到田间", "题:春到田间", ""),
            ("中新网杭州3月4日电 (钱晨菲)近日,全县开工。", "近日,全县开工。", "钱晨菲"),
            ("人民网成都3月4日电 近日,全县开工。", "近日,全县开工。", ""),
            (
                "央广网南宁3月4日消息(记者王小明)据《新闻和报纸摘要》报道,全县开工。",
                "据《新闻和报纸摘要》报道,全县开工。",
                "王小明",
            ),
            ("央廣網福建頻道消息(任一鳴 通訊員 張小芹):近年來,全縣開工。", "近年來,全縣開工。", "任一鳴、張小芹"),
            ("(本網訊)近日,全縣開工。", "近日,全縣開工。", ""),
            ("【本報訊】近日,全縣開工。", "近日,全縣開工。", ""),
            ("【明報專訊】近日,全縣開工。", "近日,全縣開工。", ""),
            ("〔記者王小明/台中報導〕近日,全縣開工。", "近日,全縣開工。", "王小明"),
            ("(中央社記者王小明台北5日電)近日,全縣開工。", "近日,全縣開工。", "王小明"),
            ("(中央社記者王英花蓮縣5日電)近日,全縣開工。", "近日,全縣開工。", "王英"),
            ("(中央社記者王小明、李大同台北5日電)近日,全縣開工。", "近日,全縣開工。", "王小明、李大同"),
            ("【記者王小明台北報導】近日,全縣開工。", "近日,全縣開工。", "王小明"),
            ("記者王小明/台北報導\n近日,全縣開工。", "近日,全縣開工。", "王小明"),
            ("【大紀元2021年03月04日訊】(大紀元記者王小明台灣台北報導)近日,全縣開工。", "近日,全縣開工。", "王小明"),
            ("香港新闻网3月4日电 近日,全县开工。", "近日,全县开工。", ""),
            ("(吉隆坡5日讯)近日,全县开工。", "近日,全县开工。", ""),
            ("(早报讯)近日,全县开工。", "近日,全县开工。", ""),
            ("早报讯 近日,全县开工。", "近日,全县开工。", ""),
            ("东方网记者王小明3月4日报道:近日,全县开工。", "近日,全县开工。", "王小明"),
            ("红网时刻3月4日讯(通讯员 王小明 李华)近日,全县开工。", "近日,全县开工。", "王小明、李华"),
            ("编者按:近日,全县开工。", "近日,全县开工。", ""),
            ("【编者按】近日,全县开工。", "近日,全县开工。", ""),
            ("[导语]近日,全县开工。", "近日,全县开工。", ""),
            ("据新华社报道,全县开工。", "据新华社报道,全县开工。", ""),
            ("(一)加强领导。全县开工。", "(一)加强领导。全县开工。", ""),
            ("记者从县里获悉,全县开工。", "记者从县里获悉,全县开工。", ""),
            ("通讯员队伍壮大了。全县开工。", "通讯员队伍壮大了。全县开工。", ""),
            ("电力公司 全县开工。", "电力公司 全县开工。", ""),
        ] {
            let folded = Folded::new(text);
            let at = opening(&folded, 0..folded.len());
            assert_eq!(folded.source(at..folded.len()), sentence, "{text}");
            assert_eq!(reporters(&folded, 0..at).join("、"), names, "{text}");
        }
    }

    #[test]
    fn signatures_close_a_text_without_being_part_of_it() {
        for (text, sentence, fields, names) in [
            ("全县开工。(责任编辑:张三)", "全县开工。", 1, ""),
            ("全县开工。(记者 王小明 李华)", "全县开工。", 1, ""),
            ("全县开工。(王小明)", "全县开工。", 0, "王小明"),
            ("全县开工。(王小明 李 华)", "全县开工。", 0, "王小明、李华"),
            ("全县开工。(完)", "全县开工。", 0, ""),
            ("全县开工。来源:县融媒体中心", "全县开工。", 1, ""),
            ("全县开工。【来源:县融媒体中心】【编辑:张三】", "全县开工。", 2, ""),
            ("全县开工(含三个乡)。", "全县开工(含三个乡)。", 0, ""),
            ("全县开工。(未完待续)", "全县开工。(未完待续)", 0, ""),
            ("他说:“全县开工。”", "他说:“全县开工。”", 0, ""),
        ] {
            let folded = Folded::new(text);
            let (end, found, signed) = closing(&folded, 0..folded.len());
            assert_eq!(folded.source(0..end), sentence, "{text}");
            assert_eq!(found.len(), fields, "{text}: {found:?}");
            assert_eq!(signed.join("、"), names, "{text}");
        }
    }
}
