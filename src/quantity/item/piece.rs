//! A sentence as pieces: words, figures, marks. What noun phrases are looked for in.

use super::super::Figure;
use crate::text::Folded;
use crate::word::{self, Class, Word, segment};
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Word(Class),
    /// An index into the figures.
    Figure(usize),
    /// A quoted stretch or a title in 《》 is entered and left by these; each knows the piece of the other.
    Open(usize),
    Close(usize),
    /// 、
    Listing,
    Comma,
    Space,
    /// Anything that no phrase crosses.
    Stop,
}

#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    pub(super) mark: Mark,
}

/// The pieces of a sentence, in order.
pub(super) struct Pieces<'a> {
    pub(super) text: &'a Folded<'a>,
    pub(super) list: Vec<Piece>,
    /// The piece of every figure; `usize::MAX` for one that overlaps another.
    pub(super) places: Vec<usize>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(text: &'a Folded<'a>, sentence: Range<usize>, figures: &[Figure]) -> Self {
        let mut pieces = Self { text, list: Vec::new(), places: vec![usize::MAX; figures.len()] };
        let mut at = sentence.start;
        for (index, figure) in figures.iter().enumerate() {
            if figure.range.start < at || figure.range.end > sentence.end || figure.range.is_empty() {
                continue;
            }
            pieces.cut(at..figure.range.start);
            if let Some(place) = pieces.places.get_mut(index) {
                *place = pieces.list.len();
            }
            pieces.list.push(Piece { range: figure.range.clone(), mark: Mark::Figure(index) });
            at = figure.range.end;
        }
        pieces.cut(at..sentence.end);
        pieces.pair();
        pieces
    }

    /// Cuts a stretch without figures.
    fn cut(&mut self, stretch: Range<usize>) {
        let mut at = stretch.start;
        while at < stretch.end {
            let start = at;
            let kind = Kind::of(self.text.at(at));
            at += 1;
            while at < stretch.end && kind.runs() && Kind::of(self.text.at(at)) == kind {
                at += 1;
            }
            let mark = match kind {
                Kind::Han => {
                    for word in merge(self.text, &segment(self.text, start..at)) {
                        self.list.push(word);
                    }
                    continue;
                }
                Kind::Latin => Mark::Word(Class::Noun),
                Kind::Mark(mark) => mark,
            };
            self.list.push(Piece { range: start..at, mark });
        }
    }

    /// Lets opening and closing marks know of each other; those without a partner stop a phrase.
    fn pair(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        for at in 0..self.list.len() {
            match self.mark(at) {
                Mark::Open(_) | Mark::Close(_) => {
                    let closes = |&start: &usize| partners(self.first_char(start), self.first_char(at));
                    // Looking a few levels down is enough: deeper nesting is no prose.
                    if let Some(depth) = open.iter().rev().take(4).position(closes) {
                        open.truncate(open.len() - depth);
                        if let Some(start) = open.pop() {
                            self.set(start, Mark::Open(at));
                            self.set(at, Mark::Close(start));
                            continue;
                        }
                    }
                    if matches!(self.mark(at), Mark::Open(_)) {
                        open.push(at);
                    } else {
                        self.set(at, Mark::Stop);
                    }
                }
                _ => {}
            }
        }
        for at in 0..self.list.len() {
            if self.mark(at) == Mark::Open(usize::MAX) {
                self.set(at, Mark::Stop);
            }
        }
    }

    fn set(&mut self, at: usize, mark: Mark) {
        if let Some(piece) = self.list.get_mut(at) {
            piece.mark = mark;
        }
    }

    /// The mark of a piece; a stop outside the sentence.
    pub(super) fn mark(&self, at: usize) -> Mark {
        self.list.get(at).map_or(Mark::Stop, |piece| piece.mark)
    }

    pub(super) fn class(&self, at: usize) -> Option<Class> {
        match self.mark(at) {
            Mark::Word(class) => Some(class),
            _ => None,
        }
    }

    pub(super) fn first_char(&self, at: usize) -> char {
        self.list.get(at).map_or('\0', |piece| self.text.at(piece.range.start))
    }

    pub(super) fn last_char(&self, at: usize) -> char {
        self.list.get(at).map_or('\0', |piece| self.text.before(piece.range.end))
    }

    /// Length in characters.
    pub(super) fn len(&self, at: usize) -> usize {
        self.list.get(at).map_or(0, |piece| piece.range.len())
    }

    pub(super) fn reads(&self, at: usize, word: &str) -> bool {
        self.list
            .get(at)
            .is_some_and(|piece| piece.range.len() == word.chars().count() && self.text.reads(piece.range.start, word))
    }

    /// The characters from one piece to before another.
    pub(super) fn stretch(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let first = self.list.get(from)?;
        let last = self.list.get(to.checked_sub(1)?)?;
        (first.range.start < last.range.end).then_some(first.range.start..last.range.end)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Han,
    Latin,
    Mark(Mark),
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            '“' | '‘' | '"' | '《' | '〈' | '(' | '[' | '【' => Self::Mark(Mark::Open(usize::MAX)),
            '”' | '’' | '》' | '〉' | ')' | ']' | '】' => Self::Mark(Mark::Close(usize::MAX)),
            '、' | '/' => Self::Mark(Mark::Listing),
            ',' => Self::Mark(Mark::Comma),
            ' ' | '\t' => Self::Mark(Mark::Space),
            '·' | '.' | '-' | '&' | '+' | '%' | '_' => Self::Latin,
            _ if c.is_ascii_alphanumeric() => Self::Latin,
            _ if c.is_ascii() => Self::Mark(Mark::Stop),
            _ if c.is_alphanumeric() => Self::Han,
            _ => Self::Mark(Mark::Stop),
        }
    }

    /// Whether characters of this kind stand together as one piece.
    fn runs(self) -> bool {
        matches!(self, Self::Han | Self::Latin | Self::Mark(Mark::Space))
    }
}

fn partners(open: char, close: char) -> bool {
    matches!(
        (open, close),
        ('"', '"') | ('“', '”') | ('‘', '’') | ('《', '》') | ('〈', '〉') | ('(', ')') | ('[', ']') | ('【', '】')
    )
}

/// Puts a verb and the bound noun behind it together: 种植 + 户, 培训 + 班, 参与 + 者.
fn merge(text: &Folded, words: &[Word]) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::with_capacity(words.len());
    for at in 0..words.len() {
        let Some(mut word) = words.get(at).cloned() else { break };
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let quoted = matches!(text.at(word.range.end), '“' | '‘' | '《');
        let particle = matches!(text.at(word.range.start), '地' | '得' | '着' | '过');
        let stray = |other: Option<&Word>| other.is_some_and(|other| !other.known);
        if word.range.len() == 1
            && (stray(words.get(at + 1)) || (stray(before) && (at + 1 == words.len() && !quoted || particle)))
            && (particle || !word::is_function_word(text.at(word.range.start)))
        {
            word.class = Class::Noun;
        }
        // 编入, 汇成: a verb with what comes of it.
        if word.range.len() == 1
            && matches!(text.at(word.range.start), '入' | '到' | '成' | '给' | '至' | '为')
            && stray(before)
            && let Some(previous) = merged.last_mut()
            && previous.range.len() == 1
            && previous.range.end == word.range.start
        {
            previous.range.end = word.range.end;
            previous.mark = Mark::Word(Class::Verb);
            continue;
        }
        // 我厅, 每份, 各镇: what points or distributes is left out of an item.
        if word.range.len() == 1
            && let Some(previous) = merged.last_mut()
            && previous.range.len() == 1
            && matches!(text.at(previous.range.start), '我' | '本' | '该' | '此' | '每')
            && previous.range.end == word.range.start
        {
            previous.range.end = word.range.end;
            previous.mark = Mark::Word(Class::Scope);
            continue;
        }
        if word.range.len() == 1
            && let Some(previous) = merged.last_mut()
            && previous.range.len() > 1
            && let Mark::Word(class) = previous.mark
            && let Some(whole) = bound(text, class, &previous.range, text.at(word.range.start))
        {
            previous.range.end = word.range.end;
            previous.mark = Mark::Word(whole);
            continue;
        }
        merged.push(Piece { range: word.range, mark: Mark::Word(word.class) });
    }
    merged
}

/// The class of a word with a bound noun behind it, where the two are one word.
fn bound(text: &Folded, class: Class, word: &Range<usize>, suffix: char) -> Option<Class> {
    let person = matches!(suffix, '者' | '员' | '手' | '师' | '工' | '户' | '生' | '民' | '商' | '家' | '人');
    let thing = matches!(
        suffix,
        '率' | '量'
            | '额'
            | '费'
            | '款'
            | '金'
            | '税'
            | '价'
            | '期'
            | '度'
            | '值'
            | '数'
            | '面'
            | '线'
            | '班'
            | '队'
            | '团'
            | '组'
            | '站'
            | '点'
            | '场'
            | '室'
            | '厅'
            | '馆'
            | '所'
            | '院'
            | '园'
            | '区'
            | '厂'
            | '店'
            | '社'
            | '部'
            | '处'
            | '科'
            | '局'
            | '会'
            | '机'
            | '器'
            | '仪'
            | '车'
            | '船'
            | '艇'
            | '证'
            | '卡'
            | '票'
            | '券'
            | '书'
            | '册'
            | '单'
            | '表'
            | '图'
            | '网'
            | '带'
            | '链'
            | '圈'
            | '库'
            | '塔'
            | '桥'
            | '柜'
            | '台'
            | '品'
            | '物'
            | '剂'
            | '药'
            | '课'
            | '奖'
            | '罪'
            | '案'
            | '件'
            | '法'
            | '权'
            | '性'
            | '型'
            | '类'
            | '化'
            | '业'
            | '展'
            | '赛'
            | '营'
            | '岗'
            | '亭'
            | '栏'
            | '屋'
            | '房'
            | '楼'
            | '墙'
            | '池'
            | '井'
            | '桩'
            | '箱'
            | '袋'
            | '包'
            | '服'
            | '衣'
            | '林'
            | '田'
            | '地'
            | '港'
            | '道'
            | '路'
            | '街'
            | '村'
            | '镇'
    );
    // 共享式, 开放型
    let kind = matches!(suffix, '式' | '型' | '性' | '制' | '级');
    match class {
        Class::Activity | Class::Verb | Class::Noun | Class::Shell | Class::Adjective | Class::Participle if kind => {
            Some(Class::Attribute)
        }
        Class::Activity | Class::Noun | Class::Shell | Class::Attribute | Class::Participle | Class::Adjective => {
            if person {
                (class == Class::Activity || matches!(suffix, '者' | '员' | '师' | '户' | '商'))
                    .then_some(Class::Person)
            } else {
                thing.then_some(Class::Shell)
            }
        }
        Class::Verb | Class::Change => {
            // Verbs that bring a thing about take it as their object: 新建桥, 开设班.
            let brings = matches!(
                text.at(word.start),
                '新' | '建' | '修' | '购' | '改' | '扩' | '增' | '开' | '设' | '获' | '发'
            ) || matches!(text.before(word.end), '到' | '了' | '出' | '成' | '有' | '下' | '得' | '至');
            if person {
                (suffix == '者' || suffix == '员' || !brings).then_some(Class::Person)
            } else {
                (thing && (!brings || matches!(suffix, '率' | '量' | '额' | '费'))).then_some(Class::Shell)
            }
        }
        _ => None,
    }
}
