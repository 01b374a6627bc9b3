//! The lines of a page, each with what it looks like.

use super::contexts;
use super::fields::{Field, fields};
use super::names;
use super::pieces;
use super::stamp::{Stamp, stamps};
use super::words::{self, Cue, Role};
use crate::text::{CharSet, Folded, in_order, is_han, is_ideograph};
use std::ops::Range;

/// What a line looks like, seen alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Running text.
    Prose,
    /// Few words without an end: a headline, a heading, a caption, an entry of a list.
    Short,
    /// An entry of a list of links.
    Link,
    /// Labels and dates.
    Byline,
    /// Navigation, buttons.
    Menu,
    /// An interruption: an advertisement, a pointer to something else.
    Aside,
    /// Opens what follows an article: copyright, comments, the next article.
    End,
}

/// A line, or a piece of one where a page lost its line breaks.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Without the spaces around it.
    pub(super) range: Range<usize>,
    /// Which line of the page it stands in.
    pub(super) row: usize,
    /// Spaces before it.
    pub(super) indent: usize,
    pub(super) class: Class,
    pub(super) fields: Vec<Field>,
    pub(super) stamps: Vec<Stamp>,
}

impl Line {
    pub(super) fn len(&self) -> usize {
        self.range.len()
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.fields.iter().any(|field| field.role == role)
    }
}

/// The lines that say something, in order.
pub(super) fn lines(text: &Folded, minguo: bool) -> Vec<Line> {
    let (mut lines, mut start, mut row) = (Vec::new(), 0, 0);
    for end in (0..=text.len()).filter(|&at| at == text.len() || text.at(at) == '\n') {
        let whole = trim(text, start..end);
        if !whole.is_empty() {
            let indent = whole.start - start;
            lines.extend(
                pieces::pieces(text, whole, minguo).into_iter().map(|range| look(text, range, row, indent, minguo)),
            );
        }
        (start, row) = (end + 1, row + 1);
    }
    join_values(text, &mut lines);
    without_stops(text, &mut lines);
    lines
}

/// Behind running text a line with a comma and figures is running text as well, although it does not end like it.
fn without_stops(text: &Folded, lines: &mut [Line]) {
    let mut behind = false;
    for line in lines {
        let holds = |sign: fn(char) -> bool| line.range.clone().any(|at| sign(text.at(at)));
        match line.class {
            Class::Prose if holds(|c| c == '。') => behind = true,
            Class::End => behind = false,
            Class::Short if behind && line.len() >= 18 && holds(|c| c == ',') && holds(|c| c.is_ascii_digit()) => {
                line.class = Class::Prose;
            }
            _ => {}
        }
    }
}

/// A label alone on its line has its value on the next one.
fn join_values(text: &Folded, lines: &mut [Line]) {
    for at in 1..lines.len() {
        let (before, behind) = lines.split_at_mut(at);
        let (Some(label), Some(value)) = (before.last(), behind.first_mut()) else { continue };
        let [field] = label.fields.as_slice() else { continue };
        let alone = label.class == Class::Byline && field.value.is_empty() && field.range.start == label.range.start;
        let longest = match field.role {
            Role::Source | Role::Office => 24,
            Role::Author | Role::Editor if names::all_names(text, value.range.clone()) => 16,
            Role::Author | Role::Editor => 4,
            _ => 8,
        };
        if alone
            && value.len() <= longest
            && matches!(value.class, Class::Short | Class::Menu)
            && text.at(field.range.end) == '\n'
        {
            value.class = Class::Byline;
            value.fields = vec![Field { role: field.role, range: value.range.clone(), value: value.range.clone() }];
        }
    }
}

pub(super) fn trim(text: &Folded, mut range: Range<usize>) -> Range<usize> {
    while range.start < range.end && text.at(range.start).is_whitespace() {
        range.start += 1;
    }
    while range.start < range.end && text.before(range.end).is_whitespace() {
        range.end -= 1;
    }
    range
}

fn look(text: &Folded, range: Range<usize>, row: usize, indent: usize, minguo: bool) -> Line {
    let shape = Shape::of(text, range.clone());
    let mut found = fields(text, range.clone());
    // People must be named: 记者:请问… is a question.
    found.retain(|field| match field.role {
        Role::Author | Role::Editor if field.value.clone().any(|at| matches!(text.at(at), '?' | '!' | '。')) => false,
        Role::Author | Role::Editor => !names::people(text, field).is_empty() || field.value.is_empty(),
        // 单位:万元
        Role::Office if text.reads(field.range.start, "单位:") => {
            words::section_before(text, field.value.end, 6).is_some()
        }
        _ => true,
    });
    let dates = if range.len() <= 400 { dates(text, range.clone(), minguo) } else { Vec::new() };
    let class = if is_byline(text, range.clone(), &shape, &found, &dates) {
        Class::Byline
    } else {
        found.retain(|field| field.role == Role::Title);
        classify(text, range.clone(), &shape)
    };
    Line { range, row, indent, class, fields: found, stamps: dates }
}

/// The dates that start in a line; a press release sets the time on the next one.
fn dates(text: &Folded, line: Range<usize>, minguo: bool) -> Vec<Stamp> {
    let mut dates = stamps(text, line.start..line.end + 16, minguo);
    dates.retain(|date| date.range.start < line.end);
    for date in &mut dates {
        date.range.end = date.range.end.min(line.end);
    }
    dates
}

/// The counts that tell running text from a list of words.
#[derive(Debug, Default)]
struct Shape {
    len: usize,
    han: usize,
    /// 。 and ends of sentences that the Latin full stop marks.
    stops: usize,
    /// ！？；
    pauses: usize,
    commas: usize,
    /// The commonest function words.
    particles: usize,
    bars: usize,
    arrows: usize,
    spaces: usize,
    /// Whether it starts like an entry of a list of links.
    bullet: bool,
}

impl Shape {
    fn of(text: &Folded, range: Range<usize>) -> Self {
        let bullet = matches!(text.at(range.start), '·' | '•' | '▪' | '»' | '>' | '◇' | '□' | '○');
        let mut shape = Self { len: range.len(), bullet, ..Self::default() };
        for at in range {
            match text.at(at) {
                c if is_ideograph(c) && c != '丨' => {
                    shape.particles += usize::from(PARTICLES.contains(c));
                    shape.han += 1;
                }
                '。' | '｡' => shape.stops += 1,
                // 名单.xlsx names a file.
                '.' if is_han(text.before(at))
                    && !text.at(at + 1).is_ascii_alphanumeric()
                    && text.at(at + 1) != '.' =>
                {
                    shape.stops += 1
                }
                '!' | '?' | ';' | '…' => shape.pauses += 1,
                ',' | '、' => shape.commas += 1,
                '|' | '丨' | '│' => shape.bars += 1,
                '>' | '»' | '›' | '→' => shape.arrows += 1,
                ' ' | '\t' => shape.spaces += 1,
                c if PARTICLES.contains(c) => {
                    shape.particles += 1;
                    shape.han += 1;
                }
                c if is_han(c) => shape.han += 1,
                _ => {}
            }
        }
        shape
    }

    fn is_prose(&self, last: char) -> bool {
        let spread = self.bars * 12 > self.len || self.spaces * 6 > self.len || self.arrows > 2;
        if spread || self.han * 3 < self.len {
            return false;
        }
        match last {
            _ if self.stops > 0 => self.len >= if last == '。' { 4 } else { 8 },
            '!' | '?' | ';' | '…' => self.len >= 20 && !self.bullet && (self.commas > 0 || self.pauses > 1),
            ',' | ':' | '↓' => self.len >= 24 && (self.particles > 0 || self.commas > 0),
            _ => self.len >= 45 && (self.commas >= 2 && self.particles > 0 || self.particles * 14 > self.len),
        }
    }
}

/// Whether most of a line is labels, values and dates.
fn is_byline(text: &Folded, range: Range<usize>, shape: &Shape, fields: &[Field], dates: &[Stamp]) -> bool {
    if fields.is_empty() && dates.is_empty() {
        return ["香港时间", "澳门时间"].iter().any(|word| text.reads(range.start, word)) && range.len() <= 16;
    }
    let firm = |field: &Field| matches!(field.role, Role::Source | Role::Office | Role::Published | Role::Dated);
    if shape.len > 50 && shape.is_prose(text.before(range.end)) && !fields.iter().any(firm) {
        return false;
    }
    let telling = |field: &Field| !matches!(field.role, Role::Held | Role::Other | Role::Title);
    // 今天是2024年2月3日, 上一篇:…
    let cue = words::cue_at(text, range.start).map(|cue| cue.1);
    let dated = !dates.is_empty() && text.at(range.start).is_ascii_alphabetic();
    if matches!(cue, Some(Cue::Notice | Cue::Close)) && !dated && !fields.iter().any(telling) {
        return false;
    }
    if shape.stops > 0 && !fields.iter().any(telling) || shape.stops > 1 || range.len() > 400 {
        return false;
    }
    if shape.len > 60 && shape.commas > 3 && !fields.iter().any(|field| telling(field) || field.role == Role::Held) {
        return false;
    }
    let range_len = range.len();
    let mut covered = 0;
    let mut reached = range.start;
    let units = fields.iter().map(|field| field.range.clone()).chain(dates.iter().map(|date| date.range.clone()));
    for unit in in_order(units.collect(), |unit| unit.start) {
        let start = unit.start.max(reached);
        if unit.end > start {
            covered += (start..unit.end).filter(|&at| is_word(text.at(at))).count();
            reached = unit.end;
        }
    }
    let address = range.clone().any(|at| text.reads(at, "http") || text.reads(at, "www."));
    let all = range.filter(|&at| is_word(text.at(at)) && !(address && text.at(at).is_ascii_alphabetic())).count();
    // 城建观察 卢月 2022-05-16
    // 原创 某某发布 2021-03-04 08:30 发表于福建: an account's article says where it was posted.
    let posted = dates.iter().any(|date| (date.range.end..date.range.end + 3).any(|at| text.reads(at, "发表于")));
    // A label alone (来源:) is a byline as well.
    let short = range_len <= 30 && shape.commas == 0 && dates.iter().any(Stamp::has_day);
    if short { covered * 2 >= all } else { covered * 5 >= all * 3 || posted && covered * 3 >= all }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

fn classify(text: &Folded, range: Range<usize>, shape: &Shape) -> Class {
    let last = text.before(range.end);
    let prose = shape.is_prose(last);
    if shape.han == 0 && !prose || is_garbled(text, range.clone()) {
        return if shape.len <= 2 { Class::Short } else { Class::Menu };
    }
    let signs = Signs::of(text, range.clone(), shape);
    let (start_cue, start_len) = (signs.start, signs.start_len);
    let short = shape.len <= 60 && shape.stops == 0;
    match start_cue {
        Some(Cue::Notice) if short || signs.legal > 0 || signs.law > 1 => {
            return if signs.legal + signs.law > 1 { Class::End } else { Class::Aside };
        }
        Some(Cue::Close) => return Class::End,
        Some(Cue::End)
            if short
                && (shape.len <= start_len + 8
                    || text.at(range.start + start_len) == ':'
                    || !prose && shape.commas == 0) =>
        {
            return Class::End;
        }
        Some(Cue::Aside) if short && !prose => return Class::Aside,
        _ => {}
    }
    // 某某网版权与信息产品的声明:
    let ending = range.end - usize::from(last == ':');
    if short
        && (text.reads(ending.saturating_sub(2), "声明") || text.reads(ending.saturating_sub(2), "评论"))
        && shape.len <= 30
    {
        return Class::End;
    }
    if signs.close && (short || shape.len <= 160 && shape.stops < 2) || signs.legal > 0 && signs.legal + signs.law > 2 {
        return Class::End;
    }
    // 让农民分享更多收益(评论) is a headline.
    let headed = signs.tokens == 2 && signs.longest >= 7 && last == ')';
    if signs.tokens > 0 && signs.menu * 2 >= signs.tokens && !prose && !headed || shape.bars >= 3 && !prose {
        return Class::Menu;
    }
    if shape.arrows > 0 && shape.stops == 0 && shape.commas == 0 && shape.len <= 100 && signs.menu + shape.arrows > 1 {
        return Class::Menu;
    }
    if signs.aside && shape.len <= 40 && !prose {
        return Class::Aside;
    }
    let thanks =
        last == '!' && contexts::THANKS.iter().any(|word| (range.start..range.end).any(|at| text.reads(at, word)));
    if prose || thanks {
        return Class::Prose;
    }
    if shape.bullet || ends_in_date(text, range) { Class::Link } else { Class::Short }
}

/// 某县召开会议 [03-04], 某县召开会议 2021-03-04
fn ends_in_date(text: &Folded, range: Range<usize>) -> bool {
    let mut at = range.end;
    let (mut digits, mut signs) = (0, 0);
    while at > range.start {
        match text.before(at) {
            c if c.is_ascii_digit() => digits += 1,
            '-' | '/' | ':' | '.' => signs += 1,
            ']' | ')' | '[' | '(' | ' ' => {}
            _ => break,
        }
        at -= 1;
    }
    (3..=14).contains(&digits) && signs > 0 && at > range.start && matches!(text.at(at), ' ' | '(' | '[')
}

/// The cues of a line.
#[derive(Debug, Default)]
struct Signs {
    start: Option<Cue>,
    start_len: usize,
    close: bool,
    aside: bool,
    legal: usize,
    law: usize,
    /// Words between separators, and how many of them are navigation.
    tokens: usize,
    menu: usize,
    /// The longest of the others.
    longest: usize,
}

impl Signs {
    fn of(text: &Folded, range: Range<usize>, shape: &Shape) -> Self {
        let mut signs = Self::default();
        let mut head = range.start;
        // Numbering and ornaments before the first word: 2、凡本网注明…
        while head < range.end
            && head < range.start + 6
            && !is_han(text.at(head))
            && words::cue_at(text, head).is_none()
        {
            head += 1;
        }
        if let Some((len, cue)) = words::cue_at(text, range.start).or_else(|| words::cue_at(text, head)) {
            (signs.start, signs.start_len) = (Some(cue), head - range.start + len);
        }
        // In long lines only the wording of copyright notices counts, and that is dense.
        let mut at = range.start;
        let limit = range.end.min(range.start + 1000);
        while at < limit {
            let cue = if words::may_open_cue(text.at(at)) { words::cue_at(text, at) } else { None };
            let Some((len, cue)) = cue else {
                at += 1;
                continue;
            };
            let edge = at == range.start || !is_han(text.before(at));
            match cue {
                Cue::Close => signs.close |= edge || len >= 4,
                Cue::Aside => signs.aside = true,
                Cue::Legal => signs.legal += 1,
                Cue::Law => signs.law += 1,
                Cue::End | Cue::Menu | Cue::Notice => {}
            }
            at += len;
        }
        if shape.len <= 600 && shape.stops == 0 {
            signs.count_menu(text, range);
        }
        signs
    }

    fn count_menu(&mut self, text: &Folded, range: Range<usize>) {
        let mut start = range.start;
        for at in range.start..=range.end {
            let apart = at == range.end
                || matches!(
                    text.at(at),
                    ' ' | '\t'
                        | '|'
                        | '>'
                        | '»'
                        | '›'
                        | '/'
                        | '·'
                        | ','
                        | '、'
                        | '['
                        | ']'
                        | '【'
                        | '】'
                        | '('
                        | ')'
                        | ':'
                        | '-'
                        | '_'
                        | '丨'
                        | '│'
                        | '→'
                );
            if apart {
                if start < at {
                    let word = text.chars().get(start..at).and_then(words::cue);
                    let menu = word.is_some_and(|cue| cue != Cue::Legal && cue != Cue::Law);
                    self.tokens += 1;
                    self.menu += usize::from(menu);
                    if !menu {
                        self.longest = self.longest.max(at - start);
                    }
                }
                start = at + 1;
            }
        }
    }
}

static MISREAD: CharSet = CharSet::of(&[]).with(contexts::MISREAD);

static COMMONEST: CharSet = CharSet::of(&[]).with(contexts::COMMONEST);

static PARTICLES: CharSet = CharSet::of(&[]).with(contexts::PARTICLES);

/// Whether a line is text in the wrong encoding: replacement characters, Latin letters with accents in a row, or what UTF-8 reads as in GBK.
pub(super) fn is_garbled(text: &Folded, range: Range<usize>) -> bool {
    let (mut wrong, mut right, mut all) = (0, 0, 0);
    for at in range.start..range.end.min(range.start + 2000) {
        let c = text.at(at);
        if c.is_ascii() || !is_ideograph(c) && c.is_whitespace() {
            continue;
        }
        all += 1;
        match c {
            c if is_ideograph(c) => {
                wrong += usize::from(MISREAD.contains(c));
                right += usize::from(COMMONEST.contains(c) && !MISREAD.contains(c));
            }
            '\u{FFFD}'
            | '\u{80}'..='\u{FF}'
            | 'Œ'
            | 'œ'
            | '€'
            | '‚'
            | '„'
            | 'Š'
            | 'š'
            | 'Ž'
            | 'ž'
            | 'ƒ'
            | '†'
            | '‡'
            | '\u{E000}'..='\u{F8FF}' => wrong += 1,
            c if MISREAD.contains(c) => wrong += 1,
            c if COMMONEST.contains(c) => right += 1,
            _ => {}
        }
    }
    all >= 4 && wrong * 7 > all && right * 3 < wrong
}
