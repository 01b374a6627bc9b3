//! A sentence as pieces: words, figures, marks. What noun phrases are looked for in.

use super::super::Figure;
use super::contexts;
use crate::text::{CharList, CharSet, Folded, is_han, is_ideograph};
use crate::word::{self, Class, Cut, Word, segment_into};
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
    /// What runs of ideographs are cut with, kept from one to the next.
    cuts: Vec<Cut>,
    words: Vec<Word>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(text: &'a Folded<'a>, sentence: Range<usize>, figures: &[Figure]) -> Self {
        let list = Vec::with_capacity(sentence.len().div_ceil(2));
        let places = vec![usize::MAX; figures.len()];
        let mut pieces = Self { text, list, places, cuts: Vec::new(), words: Vec::new() };
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
        pieces.place_verbs();
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
                    segment_into(self.text, start..at, &mut self.cuts, &mut self.words);
                    merge(self.text, &self.words, &mut self.list);
                    continue;
                }
                // 点球3-1取胜: no word.
                // 16GB+512GB
                Kind::Latin if !self.names(start..at) => Mark::Stop,
                Kind::Latin => Mark::Word(Class::Noun),
                Kind::Mark(mark) => mark,
            };
            self.list.push(Piece { range: start..at, mark });
        }
    }

    /// Whether a stretch of letters, digits and signs is a part of a name: a letter or digit (5号线), or the sign that joins two.
    fn names(&self, stretch: Range<usize>) -> bool {
        let first = self.text.at(stretch.start);
        let single = stretch.len() == 1 && (first.is_alphanumeric() || first == '·');
        single || stretch.into_iter().any(|at| self.text.at(at).is_alphabetic())
    }

    /// Settles what verbs in no list are: 修剪 树木 has an object, but 安装 滴灌 设备 and 3套 滴灌 设备 is a kind of it.
    fn place_verbs(&mut self) {
        for at in 0..self.list.len() {
            if self.class(at) != Some(Class::Likely) {
                continue;
            }
            let before = (at.saturating_sub(4)..at).rev().find(|&at| !self.is_nominal(at));
            // 拨备覆盖率
            let measure = self.is_magnitude(at + 1) && !self.is_nominal(at + 2);
            let governed = measure
                || match before.map(|before| (self.mark(before), before + 1 == at)) {
                    Some((Mark::Word(Class::Verb | Class::Activity | Class::Change | Class::Particle), _)) => true,
                    // 16名 表现突出 的 护士: said of them.
                    Some((Mark::Figure(_), adjacent)) => {
                        adjacent && !(at + 1..at + 6).any(|at| self.class(at) == Some(Class::Particle))
                    }
                    _ => {
                        let doing = |at: &usize| self.class(*at) == Some(Class::Activity);
                        // 排查 整改 隐患: two doings open the clause. 干部 报销 医药费: they do it.
                        let (last, more) = (at.checked_sub(1), at.checked_sub(2));
                        let opens = last.filter(doing).is_some() && more.is_none_or(|at| !self.is_nominal(at));
                        let done = last.is_some_and(|at| self.class(at) == Some(Class::Person));
                        !opens && !done && (at.saturating_sub(4)..at).any(|at| doing(&at))
                    }
                };
            let ends = matches!(self.mark_behind(at), Mark::Figure(_)) || contexts::RESULTS.has(self.last_char(at));
            self.set(at, Mark::Word(if governed && !ends { Class::Activity } else { Class::Verb }));
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
                    if let Some(start) = open.iter().rev().take(4).copied().find(closes) {
                        while open.pop().is_some_and(|unclosed| unclosed != start) {}
                        self.set(start, Mark::Open(at));
                        self.set(at, Mark::Close(start));
                        continue;
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

    pub(super) fn class_before(&self, at: usize) -> Option<Class> {
        self.class(at.checked_sub(1)?)
    }

    pub(super) fn class_behind(&self, at: usize) -> Option<Class> {
        self.class(at.saturating_add(1))
    }

    pub(super) fn mark_behind(&self, at: usize) -> Mark {
        self.mark(at.saturating_add(1))
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
        let piece = self.list.get(at).and_then(|piece| self.text.chars().get(piece.range.clone()));
        piece.is_some_and(|piece| word.chars().eq(piece.iter().copied()))
    }

    /// Whether a piece is in a list of words.
    pub(super) fn reads_any(&self, at: usize, list: u64) -> bool {
        let piece = self.list.get(at).and_then(|piece| self.text.chars().get(piece.range.clone()));
        piece.is_some_and(|word| contexts::lists(list, word))
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
            _ if is_ideograph(c) => Self::Han,
            '。' | ';' | ':' | '!' | '?' => Self::Mark(Mark::Stop),
            '“' | '‘' | '"' | '《' | '〈' | '(' | '[' | '【' => Self::Mark(Mark::Open(usize::MAX)),
            '”' | '’' | '》' | '〉' | ')' | ']' | '】' => Self::Mark(Mark::Close(usize::MAX)),
            '、' | '/' => Self::Mark(Mark::Listing),
            ',' => Self::Mark(Mark::Comma),
            ' ' | '\t' => Self::Mark(Mark::Space),
            '·' | '.' | '-' | '&' | '+' | '%' | '_' => Self::Latin,
            _ if c.is_ascii_alphanumeric() => Self::Latin,
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

/// Puts together what is one word: 种植 + 户, 参与 + 者, 编 + 入, 每 + 份.
fn merge(text: &Folded, words: &[Word], list: &mut Vec<Piece>) {
    let from = list.len();
    for at in 0..words.len() {
        let Some(mut word) = words.get(at).cloned() else { break };
        let long = list[from..].last().is_some_and(|previous| previous.range.len() > 1);
        word.class = settled(text, words, at, long);
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        // 跃升 + 到
        if let Some(previous) = list[from..].last_mut().filter(|previous| previous.range.end == word.range.start)
            && previous.mark == Mark::Word(Class::Change)
            && previous.range.len() > 1
            && word.range.len() == 1
            && contexts::ONWARD.has(text.at(word.range.start))
        {
            previous.range.end = word.range.end;
            continue;
        }
        let counted = crate::numeral::is_numeral_char(text.at(word.range.end));
        if let Some(previous) = list[from..].last_mut().filter(|previous| previous.range.end == word.range.start)
            && let Mark::Word(class) = previous.mark
        {
            let next = words.get(at + 1).is_some_and(|next| next.known);
            let whole = if previous.range.len() > 1 && word.range.len() == 1 {
                result(text, class, &previous.range, text.at(word.range.start)).or_else(|| {
                    // 捣毁 制假窝点
                    let begins = words.get(at + 1).is_some_and(|next| !next.known) && !word.known;
                    let whole = bound(text, class, &previous.range, text.at(word.range.start));
                    whole.filter(|_| !begins || contexts::DOERS.has(text.at(word.range.start)))
                })
            } else if previous.range.len() == 1 {
                let stray = before.is_some_and(|before| !before.known);
                short_verb(text, class, previous, &word, (stray, next, counted))
                    .or_else(|| points(text, previous, &word))
            } else {
                None
            };
            if let Some(whole) = whole {
                previous.range.end = word.range.end;
                previous.mark = Mark::Word(whole);
                continue;
            }
        }
        list.push(Piece { range: word.range, mark: Mark::Word(word.class) });
    }
}

/// The class of a word among its neighbours: a character beside unknown ones is a part of a name.
fn settled(text: &Folded, words: &[Word], at: usize, long: bool) -> Class {
    let Some(word) = words.get(at) else { return Class::Noun };
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let (first, next) = (text.at(word.range.start), text.at(word.range.end));
    let stray = |other: Option<&Word>| other.is_some_and(|other| !other.known);
    if word.range.len() > 1 {
        return word.class;
    }
    // 商铺换了: what 了 follows is a verb.
    if !word.known && next == '了' {
        return Class::Verb;
    }
    // 花3万元; 桂花3株 is another word.
    let counts = crate::numeral::is_numeral_char(next);
    if !word.known && counts && contexts::SPENT.has(first) && !stray(before) {
        return Class::Verb;
    }
    // 桥面宽6米, 每件重3公斤; 树高 is one word.
    let measured = counts && !word.known && contexts::DIMENSIONS.has(first);
    if measured && before.is_none_or(|before| before.range.len() > 1) {
        return Class::Link;
    }
    // 种着青菜
    if first == '着' && before.is_some_and(|before| before.known && before.class == Class::Verb) {
        return word.class;
    }
    // 设饮水站15个
    if word.class == Class::Verb
        && counts
        && first == '站'
        && (stray(before) || before.is_some_and(|before| before.class == Class::Verb))
    {
        return Class::Noun;
    }
    let particle = || contexts::PARTICLES.has(first);
    let ends = at + 1 == words.len() && !matches!(next, '“' | '‘' | '《');
    // 招聘会设展位: a verb between words.
    let verb = long && before.is_some_and(|before| before.known) && contexts::VERBS_BETWEEN.has(first);
    // 麦价涨2%, 鞋打七折, 跑完
    let predicate = matches!(word.class, Class::Change | Class::Verb) && (counts || completes(next));
    let inside = stray(words.get(at + 1)) && !verb || stray(before) && (ends || particle());
    // 总站, 小队: no verb behind an attribute of one character.
    let attributed = word.class == Class::Verb
        && before
            .is_some_and(|before| before.range.len() == 1 && contexts::ATTRIBUTES.has(text.at(before.range.start)));
    // 轮候册上
    let inside = inside && !((long || ends) && word.class == Class::Place);
    let named = inside && (particle() || !word::is_function_word(first)) && !predicate;
    if named || attributed { Class::Noun } else { word.class }
}

/// 新开航线, 跑完36圈, 清出垃圾, 编入: a verb of two characters that is in no list.
fn short_verb(
    text: &Folded,
    class: Class,
    previous: &Piece,
    word: &Word,
    (stray, next, counted): (bool, bool, bool),
) -> Option<Class> {
    let c = text.at(word.range.start);
    let verb = word.class == Class::Verb && text.at(previous.range.start) == '新'
        || class == Class::Verb && completes(c)
        || stray && (c == '出' && next || counted && "出下".has(c) || contexts::RESULTS_OF_NAMES.has(c));
    (verb && word.range.len() == 1).then_some(Class::Verb)
}

/// 监测到, 检测出
fn result(text: &Folded, class: Class, verb: &Range<usize>, c: char) -> Option<Class> {
    let verb =
        verb.len() == 2 && matches!(class, Class::Activity | Class::Likely | Class::Verb) && text.at(verb.end) == c;
    (verb && contexts::RESULTS_OF_TWO.has(c)).then_some(Class::Verb)
}

/// 我厅, 每份, 每盎司: what points or distributes is left out of an item.
fn points(text: &Folded, sign: &Piece, word: &Word) -> Option<Class> {
    let sign = text.at(sign.range.start);
    let short = word.range.len() == 1 || sign == '每' && word.class == Class::Noun && word.range.len() <= 3;
    (short && points_at(sign, text.at(word.range.start))).then_some(Class::Scope)
}

/// What a verb comes to: 跑完, 卖掉.
fn completes(c: char) -> bool {
    contexts::COMPLETIONS.has(c)
}

/// 我厅, 该县, 每份.
fn points_at(sign: char, thing: char) -> bool {
    sign == '每'
        || (contexts::POINTS_AT_BODIES.has(sign) && contexts::BODIES.has(thing))
        || (contexts::POINTS_AT_THINGS.has(sign) && POINTED.contains(thing))
}

/// Measure words of one character that stand behind 这, 那, 该.
static POINTED: CharSet = CharSet::of(&[]).with(contexts::POINTED);

/// Bound nouns that make people of what stands before them.
static PEOPLE: CharSet = CharSet::of(&[]).with(contexts::PERSON_ENDS);

/// Bound nouns that make things of it.
static THINGS: CharSet = CharSet::of(&[]).with(contexts::THING_ENDS);

/// The class of a word with a bound noun behind it, where the two are one word.
fn bound(text: &Folded, class: Class, word: &Range<usize>, suffix: char) -> Option<Class> {
    let person = PEOPLE.contains(suffix);
    let thing = THINGS.contains(suffix);
    // 共享式, 开放型
    let kind = contexts::KIND_ENDS.has(suffix);
    match class {
        Class::Activity
        | Class::Likely
        | Class::Verb
        | Class::Noun
        | Class::Shell
        | Class::Adjective
        | Class::Participle
            if kind =>
        {
            Some(Class::Attribute)
        }
        Class::Activity
        | Class::Likely
        | Class::Noun
        | Class::Shell
        | Class::Attribute
        | Class::Participle
        | Class::Adjective => {
            if person {
                (matches!(class, Class::Activity | Class::Likely) || contexts::PERSON_ENDS_OF_NOUNS.has(suffix))
                    .then_some(Class::Person)
            } else {
                thing.then_some(Class::Shell)
            }
        }
        // 正常值, 积极性
        Class::Adverb if contexts::QUALITY_ENDS.has(suffix) => Some(Class::Shell),
        // 表示库存量
        Class::Verb if contexts::opens(contexts::SAYING, text.chars().get(word.start..).unwrap_or(&[])) => None,
        Class::Verb | Class::Change => {
            // Verbs that bring a thing about take it as their object: 新建桥, 开设班.
            let brings = contexts::BRINGING.has(text.at(word.start)) || contexts::BROUGHT.has(text.before(word.end));
            if person {
                (suffix == '者' || suffix == '员' || !brings).then_some(Class::Person)
            } else {
                (thing && (!brings || contexts::MEASURE_ENDS.has(suffix))).then_some(Class::Shell)
            }
        }
        _ => None,
    }
}
