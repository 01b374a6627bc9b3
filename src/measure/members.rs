//! What an article says the members of a slogan are: a list beside it, clauses that repeat its word, the headings below it.

use super::clause::{clauses, cut_behind_word, listed, sentence, sentence_behind, tidy};
use super::contexts;
use crate::label;
use crate::numeral::is_numeral_char;
use crate::text::{CharList, Folded, Lexicon};
use crate::types::Measure;
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/member_cue.rs"));
include!(concat!(env!("OUT_DIR"), "/member_into.rs"));
include!(concat!(env!("OUT_DIR"), "/member_whole.rs"));

/// A slogan and where it stands.
pub(super) struct Slot {
    /// Its first occurrence.
    pub(super) range: Range<usize>,
    pub(super) count: u32,
    pub(super) in_title: bool,
    /// Whether it is a well-known one, whose members are not just any items as many as it declares.
    pub(super) known: bool,
    /// Its first occurrences in the body.
    pub(super) mentions: Vec<Range<usize>>,
}

/// The measures in positions of the folded text.
pub(super) struct Outline {
    headings: Vec<Range<usize>>,
    starts: Vec<usize>,
    children: Vec<Vec<usize>>,
    roots: Vec<usize>,
}

/// The longest member.
const LONGEST: usize = 40;

impl Outline {
    pub(super) fn new(text: &Folded, measures: &[Measure]) -> Self {
        let ranges = |span: fn(&Measure) -> crate::types::Span| -> Vec<Range<usize>> {
            let place = |measure: &Measure| text.position(span(measure).start)..text.position(span(measure).end);
            measures.iter().map(place).collect()
        };
        Self {
            headings: ranges(|measure| measure.heading),
            starts: ranges(|measure| measure.span).into_iter().map(|range| range.start).collect(),
            children: measures.iter().map(|measure| measure.children.clone()).collect(),
            roots: (0..measures.len()).filter(|&at| measures[at].parent.is_none()).collect(),
        }
    }

    /// The measures that a mention may announce: those below the one whose heading or introduction it stands in, or the outermost.
    fn announced(&self, at: usize) -> &[usize] {
        let after = self.starts.partition_point(|&start| start <= at);
        after.checked_sub(1).map_or(&self.roots, |last| &self.children[last])
    }
}

/// The members in reading order: as many as declared, or those that were found.
pub(super) fn find(text: &Folded, body: &Range<usize>, slot: &Slot, outline: &Outline) -> Vec<Range<usize>> {
    let count = slot.count as usize;
    let Some(key) = key(text, &slot.range) else { return compound(text, body, slot, outline) };
    let found = told(text, body, slot, outline, &key);
    if found.len() == count {
        return found;
    }
    // 五学联动: what works together, and how.
    let thing = slot.range.start + 1..slot.range.start + 2;
    if slot.range.len() == 4 && key == (thing.start..slot.range.end) {
        let things = told(text, body, slot, outline, &thing);
        if things.len() == count {
            return things;
        }
    }
    found
}

/// The members that repeat a word, or stand as a list.
fn told(text: &Folded, body: &Range<usize>, slot: &Slot, outline: &Outline, key: &Range<usize>) -> Vec<Range<usize>> {
    let count = slot.count as usize;
    let mut partial = Vec::new();
    for mention in &slot.mentions {
        let here = sentence(text, body, mention.start);
        let next = sentence_behind(text, body, here.end);
        let sources = [
            listed_behind(text, mention, &here, count),
            listed_before(text, mention, &here, count, key),
            set_off(text, here.start..next.end, key, count),
            repeated(text, mention.end..here.end, key, count),
            introduced(text, &next, count),
            repeated(text, next.clone(), key, count),
        ];
        for found in sources.into_iter().flatten() {
            if found.len() == count {
                return found;
            }
            if partial.len() < found.len() {
                partial = found;
            }
        }
    }
    if slot.in_title && slot.mentions.is_empty() {
        let here = sentence(text, body, body.start);
        let next = sentence_behind(text, body, here.end);
        if let Some(found) = set_off(text, here.start..next.end, key, count) {
            return found;
        }
    }
    let places = slot.in_title.then_some(0).into_iter().chain(slot.mentions.iter().map(|mention| mention.start));
    for at in places {
        let announced = if at == 0 { &outline.roots[..] } else { outline.announced(at) };
        let whole = !slot.known && MEMBER_WHOLE.longest_before(text, slot.range.end, 3).is_some();
        let found = headed(text, outline, announced, key, count, whole);
        if found.len() == count {
            return found;
        }
        if partial.len() < found.len() {
            partial = found;
        }
    }
    partial
}

/// The word of a slogan that its members may repeat: 五必访 → 必访, 四个融合 → 融合; none for those of several parts.
fn key(text: &Folded, slogan: &Range<usize>) -> Option<Range<usize>> {
    let mut numerals = slogan.clone().filter(|&at| contexts::COUNTS.has(text.at(at)));
    let first = numerals.next()?;
    let last = numerals.next_back();
    // 五个一, 四个一批 and 十二 are one part each.
    let start = match last {
        Some(last) if last == first + 1 => last + 1,
        Some(last) if last == first + 2 && matches!(text.before(last), '个' | '项') => first + 1,
        Some(_) => return None,
        None => first + 1,
    };
    let classified = contexts::CLASSIFIERS.has(text.at(start));
    let start = start + usize::from(classified);
    (start < slogan.end).then_some(start..slogan.end)
}

/// Whether a stretch holds the slogan's word.
fn holds(text: &Folded, within: &Range<usize>, key: &Range<usize>) -> bool {
    let word = &text.chars()[key.clone()];
    text.chars()[within.clone()].windows(word.len()).any(|window| window == word)
}

/// A slogan of several parts is told by a list, or by headings whose clauses open with its words.
fn compound(text: &Folded, body: &Range<usize>, slot: &Slot, outline: &Outline) -> Vec<Range<usize>> {
    let count = slot.count as usize;
    let lists = slot.mentions.iter().filter_map(|mention| {
        let here = sentence(text, body, mention.start);
        listed_behind(text, mention, &here, count)
    });
    let listed = lists.into_iter().find(|found| found.len() == count);
    listed.or_else(|| parted(text, slot, outline)).unwrap_or_default()
}

/// 三建三促: 建强队伍,促能力提升 and two more of the kind.
fn parted(text: &Folded, slot: &Slot, outline: &Outline) -> Option<Vec<Range<usize>>> {
    let parts = label::parts(text, slot.range.clone());
    let opens = |clause: &Range<usize>, word: &Range<usize>| {
        text.chars()[clause.clone()].starts_with(&text.chars()[word.clone()])
    };
    let places = slot.in_title.then_some(0).into_iter().chain(slot.mentions.iter().map(|mention| mention.start));
    places.into_iter().find_map(|at| {
        let announced = if at == 0 { &outline.roots[..] } else { outline.announced(at) };
        let all = announced.iter().take(64).flat_map(|&number| clauses(text, outline.headings[number].clone()));
        let found: Vec<_> = all.filter(|clause| parts.iter().any(|(_, word)| opens(clause, word))).collect();
        let each = |(number, word): &(u32, Range<usize>)| {
            found.iter().filter(|clause| opens(clause, word)).count() == *number as usize
        };
        (found.len() == slot.count as usize && parts.iter().all(each)).then_some(found)
    })
}

/// “五必访”制度,即A,B,C: a cue behind the slogan, then as many items as it declares.
fn listed_behind(
    text: &Folded,
    mention: &Range<usize>,
    sentence: &Range<usize>,
    count: usize,
) -> Option<Vec<Range<usize>>> {
    let mut at = mention.end;
    let mut cued = false;
    for _ in 0..14 {
        if at >= sentence.end {
            return None;
        }
        if let Some((len, ())) = MEMBER_CUE.longest_at(text, at) {
            (at, cued) = (at + len, true);
            break;
        }
        match text.at(at) {
            ':' | '(' => {
                (at, cued) = (at + 1, true);
                break;
            }
            '—' => (at, cued) = (at + 1, true),
            '”' | '"' | '’' | ',' | '】' => at += 1,
            '、' | ';' => return None,
            _ if cued => break,
            _ => at += 1,
        }
    }
    let pause = |at: &usize| matches!(text.at(*at), ':' | ',' | ' ' | '—');
    let at = (at..sentence.end).find(|at| !pause(at)).unwrap_or(sentence.end);
    let closing = if text.before(at) == '(' { ')' } else { '。' };
    let end = (at..sentence.end).find(|&at| text.at(at) == closing).unwrap_or(sentence.end);
    if !cued {
        return None;
    }
    [';', '、', ','].into_iter().find_map(|mark| {
        let stops: &[char] = match mark {
            '、' => &[',', ';', ':'],
            ',' => &[';'],
            _ => &[],
        };
        let end = (at..end).find(|&at| stops.contains(&text.at(at))).unwrap_or(end);
        let mut items = listed(text, at..end, mark, count);
        let longest = items.iter().skip(1).map(Range::len).max().unwrap_or(0);
        if let Some(first) = items.first_mut() {
            first.start = behind_introduction(text, first, longest);
        }
        let items: Vec<_> = items.into_iter().map(|item| tidy(text, item)).collect();
        (items.len() == count && items.iter().all(is_member)).then_some(items)
    })
}

fn is_member(item: &Range<usize>) -> bool {
    (1..=LONGEST).contains(&item.len())
}

/// A、B、C的“三…”: a list that leads up to the slogan.
fn listed_before(
    text: &Folded,
    mention: &Range<usize>,
    sentence: &Range<usize>,
    count: usize,
    key: &Range<usize>,
) -> Option<Vec<Range<usize>>> {
    let quote = |at: &usize| matches!(text.at(*at), '“' | '"' | '‘');
    let end = (sentence.start..mention.start).rfind(|at| !quote(at)).map_or(sentence.start, |last| last + 1);
    // The list stands right before the slogan, or in the clause before its own.
    let comma =
        |end: usize| (sentence.start..end).rev().find(|&at| matches!(text.at(at), ',' | ';' | ':')).map(|at| at + 1);
    let clause = comma(end).unwrap_or(sentence.start)..end;
    let before = clause
        .start
        .checked_sub(1)
        .filter(|&end| end > sentence.start && text.at(end) == ',')
        .map(|end| comma(end).unwrap_or(sentence.start)..end);
    let in_clause = |clause: Range<usize>, adjacent: bool| {
        let mut items = listed(text, clause, '、', count);
        // 二、建好“两支队伍” is an item of another list.
        let numbered = items.first().is_some_and(|first| first.clone().all(|at| is_numeral_char(text.at(at))));
        if items.len() != count || numbered {
            return None;
        }
        let opening = items.last().map(|item| text.at(item.start))?;
        let alike = items[1..].iter().all(|item| text.at(item.start) == opening);
        let longest = items[1..count - 1].iter().map(Range::len).max().unwrap_or(0);
        let first = items.first_mut()?;
        first.start = if alike && let Some(at) = first.clone().rev().find(|&at| text.at(at) == opening) {
            at
        } else {
            behind_introduction(text, first, longest)
        };
        // 全市规模最大、专业最全: the word stands as deep in the first as in the others.
        let depth =
            |item: &Range<usize>| item.clone().find(|&at| holds(text, &(at..(at + key.len()).min(item.end)), key));
        let depths: Vec<_> = items[1..].iter().map(|item| depth(item).map(|at| at - item.start)).collect();
        if let (Some(Some(same)), Some(at)) = (depths.first(), depth(&items[0]))
            && depths.iter().all(|depth| *depth == Some(*same))
            && at >= items[0].start + same
        {
            items[0].start = at - same;
        }
        let keyed = items.iter().filter(|item| holds(text, item, key)).count();
        // 创新链、产业链、资金链深度融合,“三链融合”
        let shared = text.at(key.start);
        let (last, others) = items.split_last_mut()?;
        let linked = others.iter().all(|item| text.before(item.end) == shared);
        let behind = last.clone().find(|&at| linked && text.at(at) == shared);
        let (cut, tied) = match behind {
            Some(at) => (at + 1, true),
            None => before_slogan(text, last, key, keyed == 1),
        };
        last.end = cut;
        let items: Vec<_> = items.into_iter().map(|item| tidy(text, item)).collect();
        ((adjacent || tied || keyed == count) && items.iter().all(is_member)).then_some(items)
    };
    // …,形成“三访”机制: the list is all that its clause leads up to.
    let formed = MEMBER_INTO.longest_at(text, clause.start).is_some_and(|(len, ())| clause.start + len == clause.end);
    in_clause(clause, true).or_else(|| before.and_then(|clause| in_clause(clause, formed)))
}

/// Where a list's first item begins behind 通过, 将…与 and other words that lead into it.
fn behind_introduction(text: &Folded, first: &Range<usize>, longest: usize) -> usize {
    let into = |at: usize| MEMBER_INTO.longest_at(text, at).map(|(len, ())| at + len).filter(|&at| at < first.end);
    let starts: Vec<_> = first.clone().filter_map(into).collect();
    // The last word that leaves an item no shorter than its fellows are, or two characters.
    let fits = |start: &&usize| first.end - **start >= 2.max(longest.min(4));
    if first.len() <= longest.max(2) {
        return first.start;
    }
    starts.iter().rev().find(fits).copied().unwrap_or(first.start)
}

/// Where a list's last item ends: before 等, 的, 为主要内容的, or the slogan's own word (…相融合). Tells whether that word tied the list to the slogan.
fn before_slogan(text: &Folded, last: &Range<usize>, key: &Range<usize>, cut_key: bool) -> (usize, bool) {
    let word = &text.chars()[key.clone()];
    let mut end = last.end;
    let mut tied = false;
    let joint = |at: usize| matches!(text.before(at), '相' | '互');
    if cut_key
        && let Some(at) = (last.start + 1..last.end).find(|&at| text.chars()[at..last.end].starts_with(word))
        && (word.len() > 1 || joint(at))
    {
        end = at - usize::from(joint(at));
        tied = true;
    }
    for (at, word) in (last.start..end).flat_map(|at| contexts::LIST_ENDS.iter().map(move |&word| (at, word))) {
        if text.reads(at, word) && (word != "的" || at + 2 >= end) {
            return (at, tied);
        }
    }
    (end, tied)
}

/// Clauses one after the other that repeat the slogan's word.
fn repeated(text: &Folded, within: Range<usize>, key: &Range<usize>, count: usize) -> Option<Vec<Range<usize>>> {
    let clauses = clauses(text, within.clone());
    let runs = clauses.split(|clause| !holds(text, clause, key) || clause.len() > LONGEST);
    // Of two that are as long the first.
    let mut best = runs.rev().max_by_key(|run| run.len()).unwrap_or_default().to_vec();
    // “三个严格”严格把关,严格准入、…: what the slogan itself does is none of them.
    if best.len() == count + 1 && best.first().is_some_and(|first| first.start <= within.start + 1) {
        best.remove(0);
    }
    if best.len() < count.clamp(2, 3) {
        return None;
    }
    let longest = best[1..].iter().map(Range::len).max().unwrap_or(0);
    let opens = text.at(best[1].start) == text.at(key.start);
    if let Some(first) = best.first_mut() {
        let word = &text.chars()[key.clone()];
        let at_word = (first.start..first.end).find(|&at| text.chars()[at..first.end].starts_with(word));
        first.start = match at_word {
            Some(at) if opens => at,
            _ => behind_introduction(text, first, longest.min(2)),
        };
    }
    let mut best: Vec<_> = best.into_iter().map(|item| tidy(text, item)).collect();
    cut_behind_word(text, &mut best, key);
    // A clause of closing quotation marks alone is no member.
    best.iter().all(is_member).then_some(best)
}

/// “三好农村”…从“好生活”、“好生产”、“好生态”…, “三块田”…“责任田”“试验田”“幸福田”: words in quotation marks, one after the other,
/// that open or end with the slogan's word.
fn set_off(text: &Folded, within: Range<usize>, key: &Range<usize>, count: usize) -> Option<Vec<Range<usize>>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in within.clone().filter(|&at| text.at(at) == '“').map(|at| at + 1) {
        let end = (start..within.end).take(LONGEST).find(|&at| text.at(at) == '”')?;
        let alike = text.at(start) == text.at(key.start) || text.before(end) == text.before(key.end);
        if end == key.end || !alike {
            continue;
        }
        if found.last().is_some_and(|last| start > last.end + 3) {
            if found.len() == count {
                break;
            }
            found.clear();
        }
        found.push(start..end);
    }
    (found.len() == count).then_some(found)
}

/// 通过A、B、C,…: the sentence behind the slogan's opens with a list as long as it declares.
fn introduced(text: &Folded, sentence: &Range<usize>, count: usize) -> Option<Vec<Range<usize>>> {
    let (len, ()) =
        MEMBER_INTO.longest_at(text, sentence.start).or_else(|| MEMBER_CUE.longest_at(text, sentence.start))?;
    let start = sentence.start + len;
    let end = (start..sentence.end).find(|&at| matches!(text.at(at), ',' | ';' | ':')).unwrap_or(sentence.end);
    let mut items = listed(text, start..end, '、', count);
    if let Some(last) = items.last_mut() {
        last.end = before_slogan(text, last, &(0..0), false).0;
        // …、人体器官捐献“三献”工作: what the list sums up to.
        last.end = last.clone().skip(1).find(|&at| text.at(at) == '“').unwrap_or(last.end);
    }
    let items: Vec<_> = items.into_iter().map(|item| tidy(text, item)).collect();
    (items.len() == count && items.iter().all(is_member)).then_some(items)
}

/// The headings of measures: the clause that repeats the slogan's word, or the whole heading where there are as many as declared.
fn headed(
    text: &Folded,
    outline: &Outline,
    announced: &[usize],
    key: &Range<usize>,
    count: usize,
    whole: bool,
) -> Vec<Range<usize>> {
    let with_word = |&number: &usize| {
        let heading = outline.headings[number].clone();
        clauses(text, heading).into_iter().find(|clause| holds(text, clause, key))
    };
    let found: Vec<_> = announced.iter().take(64).filter_map(with_word).collect();
    if found.len() >= 2 {
        // 落实待遇“用心”: where every heading sets the word off, it is the member.
        let quoted: Vec<_> = found.iter().filter_map(|clause| quoted(text, clause, key)).collect();
        return if quoted.len() == found.len() { quoted } else { found };
    }
    // 三个维度: “高度”, “广度”, “厚度” in the headings.
    let tail = key.end.saturating_sub(1)..key.end;
    let set_off = |&number: &usize| {
        let heading = outline.headings[number].clone();
        clauses(text, heading).iter().find_map(|clause| quoted(text, clause, &tail))
    };
    let found: Vec<_> = announced.iter().take(64).filter_map(set_off).collect();
    if found.len() == count && announced.len() == count {
        return found;
    }
    if whole && announced.len() == count {
        return announced.iter().map(|&number| outline.headings[number].clone()).collect();
    }
    Vec::new()
}

/// What stands in quotation marks at the end of a clause, where that holds the slogan's word.
fn quoted(text: &Folded, clause: &Range<usize>, key: &Range<usize>) -> Option<Range<usize>> {
    let end = clause.end.checked_sub(1).filter(|&at| text.at(at) == '”')?;
    let start = clause.clone().rev().find(|&at| text.at(at) == '“')? + 1;
    holds(text, &(start..end), key).then_some(start..end)
}
