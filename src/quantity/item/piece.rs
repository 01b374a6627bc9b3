//! A sentence as pieces: words, figures, marks. What noun phrases are looked for in.

use super::super::Figure;
use crate::text::{CharList, CharSet, Folded, is_han};
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
            _ if is_han(c) || c.is_alphanumeric() => Self::Han,
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
        // 麦价涨2%, 鞋打七折
        let figure = crate::numeral::is_numeral_char(text.at(word.range.end));
        let stray = |other: Option<&Word>| other.is_some_and(|other| !other.known);
        if word.range.len() == 1
            && (stray(words.get(at + 1)) || (stray(before) && (at + 1 == words.len() && !quoted || particle)))
            && (particle || !word::is_function_word(text.at(word.range.start)))
            && !(matches!(word.class, Class::Change | Class::Verb) && (figure || completes(text.at(word.range.end))))
        {
            word.class = Class::Noun;
        }
        // 商铺换了: what 了 follows is a verb.
        if !word.known
            && text.at(word.range.end) == '了'
            && merged.last().is_some_and(|previous| previous.range.len() > 1)
        {
            word.class = Class::Verb;
        }
        // 总站, 小队: no verb behind an attribute of one character.
        if word.range.len() == 1
            && word.class == Class::Verb
            && before.is_some_and(|before| before.range.len() == 1 && "总副老大小旧".has(text.at(before.range.start)))
        {
            word.class = Class::Noun;
        }
        // 新开航线, 跑完36圈
        if word.range.len() == 1
            && let Some(previous) = merged.last_mut()
            && previous.range.len() == 1
            && previous.range.end == word.range.start
            && (word.class == Class::Verb && text.at(previous.range.start) == '新'
                || previous.mark == Mark::Word(Class::Verb) && completes(text.at(word.range.start)))
        {
            previous.range.end = word.range.end;
            previous.mark = Mark::Word(Class::Verb);
            continue;
        }
        // 编入, 汇成: a verb with what comes of it.
        if word.range.len() == 1
            && matches!(text.at(word.range.start), '入' | '到' | '成' | '给' | '至' | '得')
            && stray(before)
            && let Some(previous) = merged.last_mut()
            && previous.range.len() == 1
            && previous.range.end == word.range.start
        {
            previous.range.end = word.range.end;
            previous.mark = Mark::Word(Class::Verb);
            continue;
        }
        // 我厅, 每份, 每盎司: what points or distributes is left out of an item.
        if word.range.len() <= 3
            && let Some(previous) = merged.last_mut()
            && previous.range.len() == 1
            && (word.range.len() == 1 || text.at(previous.range.start) == '每' && word.class == Class::Noun)
            && points_at(text.at(previous.range.start), text.at(word.range.start))
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

/// What a verb comes to: 跑完, 卖掉.
fn completes(c: char) -> bool {
    matches!(c, '完' | '掉' | '满' | '光' | '出' | '下' | '走')
}

/// 我厅, 该县, 每份.
fn points_at(sign: char, thing: char) -> bool {
    sign == '每'
        || (matches!(sign, '我' | '本' | '该' | '此') && word::is_body(thing))
        || (matches!(sign, '这' | '那' | '该' | '此' | '某' | '哪') && POINTED.contains(thing))
}

/// Measure words of one character that stand behind 这, 那, 该.
static POINTED: CharSet =
    CharSet::of(&["个名位款台辆坐只把张本部项次种批间套支块片棵头瓶杯份起宗件条双幅架艘栋颗枚组则"]);

/// Bound nouns that make people of what stands before them.
static PEOPLE: CharSet = CharSet::of(&["者员手师工户生民商家人"]);

/// Bound nouns that make things of it.
static THINGS: CharSet = CharSet::of(&[
    "率量额费款金税价期度值数面线班队团组站点场室厅馆所院园区厂店社部处科局会机器仪车船艇证卡票券书册单表图网带炼圈库塔桥柜台品物剂药课奖罪案件法权性型类化业展赛营岗亭栏屋房楼墙渠池井桩箱袋包服衣林田地港道路街村镇舱灯床椅桌杯瓶炉泵弹剧片曲稿信函史坑沟坝",
]);

/// The class of a word with a bound noun behind it, where the two are one word.
fn bound(text: &Folded, class: Class, word: &Range<usize>, suffix: char) -> Option<Class> {
    let person = PEOPLE.contains(suffix);
    let thing = THINGS.contains(suffix);
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
            let brings =
                "新建修购改扩增开设获发".has(text.at(word.start)) || "到了出成有下得至".has(text.before(word.end));
            if person {
                (suffix == '者' || suffix == '员' || !brings).then_some(Class::Person)
            } else {
                (thing
                    && (!brings
                        || matches!(suffix, '率' | '量' | '额' | '费' | '价' | '值' | '数' | '税' | '款' | '金')))
                .then_some(Class::Shell)
            }
        }
        _ => None,
    }
}
