//! Whether a stretch says that something is only intended.

use super::shape::is_deed;
use crate::text::{Folded, Lexicon};
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/intent_cue.rs"));
include!(concat!(env!("OUT_DIR"), "/intent_future.rs"));
include!(concat!(env!("OUT_DIR"), "/intent_next.rs"));
include!(concat!(env!("OUT_DIR"), "/intent_object.rs"));
include!(concat!(env!("OUT_DIR"), "/intent_word.rs"));
include!(concat!(env!("OUT_DIR"), "/intent_plan.rs"));

/// How far a clause is read for the verb that 将 gives its object to.
const CLAUSE: usize = 60;

/// Whether a cue stands in a stretch, outside what somebody is quoted to say.
pub(super) fn is_planned(text: &Folded, within: Range<usize>) -> bool {
    let mut at = within.start;
    let mut reported = false;
    while at < within.end {
        match text.at(at) {
            '。' | '!' | '?' | '\n' => reported = false,
            '表' if text.at(at + 1) == '示' => reported = true,
            '说' if matches!(text.at(at + 1), ':' | ',') => reported = true,
            _ => {}
        }
        if let Some((len, ())) = word(text, at) {
            at += len;
        } else if !reported && cue(text, at, within.end) {
            return true;
        } else {
            at += 1;
        }
    }
    false
}

/// A word that only holds a cue.
fn word(text: &Folded, at: usize) -> Option<(usize, ())> {
    INTENT_WORD.longest_at(text, at)
}

fn cue(text: &Folded, at: usize, end: usize) -> bool {
    if let Some((len, ())) = INTENT_CUE.longest_at(text, at) {
        // 即将来临之际 dates something else.
        let dates = text.at(at) == '即'
            && (at + len..end.min(at + len + 8)).any(|at| matches!(text.at(at), '际' | '临' | '到'));
        return !dates;
    }
    let Some((len, ())) = INTENT_FUTURE.longest_at(text, at) else { return false };
    let behind = at + len;
    let follows = INTENT_NEXT.longest_at(text, behind).is_some() || is_deed(text, behind);
    match text.at(at) {
        '将' => follows && !takes_object(text, behind, end),
        '要' | '拟' => follows || text.at(at) == '拟',
        // The noun: 发展规划, 行动计划实施.
        _ => {
            follows && !matches!(text.before(at), '\u{4E00}'..='\u{9FFF}')
                || follows && matches!(text.before(at), '年' | '还' | '也' | '月' | '内' | '前' | '正' | '已' | '我')
        }
    }
}

/// 将意见纳入议题: the clause has a verb for the object that 将 marks.
fn takes_object(text: &Folded, start: usize, end: usize) -> bool {
    let clause = (start..end.min(start + CLAUSE)).take_while(|&at| !matches!(text.at(at), ',' | '。' | ';' | ':'));
    clause.skip(2).any(|at| {
        let Some((len, ())) = INTENT_OBJECT.longest_at(text, at) else { return false };
        // A verb of two meanings (提高) closes the clause only where it is told to what, or ends it.
        len > 1
            && matches!(
                text.at(at + len),
                '到' | '至' | '为' | '成' | '进' | '入' | '在' | ',' | '。' | ';' | '给' | '起' | '上' | '于' | '中'
            )
            || is_closing(&text.chars()[at..at + len])
    })
}

/// Verbs that always have an object before them.
fn is_closing(verb: &[char]) -> bool {
    let text: String = verb.iter().collect();
    matches!(
        text.as_str(),
        "纳入"
            | "列入"
            | "列为"
            | "作为"
            | "当作"
            | "当成"
            | "融入"
            | "贯穿"
            | "转化为"
            | "转变为"
            | "变为"
            | "改为"
            | "改造成"
            | "相结合"
            | "结合起来"
            | "融为"
            | "送到"
            | "送至"
            | "送进"
            | "打造成"
            | "打造为"
            | "建成"
            | "建设成"
            | "建设成为"
            | "培育成"
            | "培养成"
            | "凝聚起来"
            | "组织起来"
            | "落到"
            | "落实到"
            | "放在"
            | "摆在"
            | "摆上"
            | "植入"
            | "嵌入"
            | "引向"
            | "推向"
            | "分为"
            | "分成"
            | "视为"
            | "称为"
            | "命名"
            | "列"
            | "用于"
            | "投入到"
            | "定为"
            | "确定为"
            | "设为"
            | "转为"
            | "变成"
            | "并入"
            | "控制在"
            | "延伸到"
            | "延伸至"
            | "运用到"
            | "应用到"
    )
}

/// Whether a heading says that what stands under it is still to come.
pub(super) fn is_plan(text: &Folded, heading: Range<usize>) -> bool {
    (heading.start..heading.end)
        .any(|at| INTENT_PLAN.longest_at(text, at).is_some_and(|(len, ())| at + len == heading.end))
}
