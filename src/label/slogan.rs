//! Numeral abbreviations that name a bundle: 三项机制, 五送活动, 三会一课.

use super::contexts;
use super::sign::chinese;
use crate::text::{CharList, Folded, Lexicon, Numbers, han_digit, is_ideograph, may_begin};
use std::ops::Range;

include!(concat!(env!("OUT_DIR"), "/known_slogans.rs"));
include!(concat!(env!("OUT_DIR"), "/slogan_deed.rs"));
include!(concat!(env!("OUT_DIR"), "/slogan_ban.rs"));
include!(concat!(env!("OUT_DIR"), "/slogan_measured.rs"));
include!(concat!(env!("OUT_DIR"), "/slogan_counting.rs"));
include!(concat!(env!("OUT_DIR"), "/slogan_joint.rs"));
include!(concat!(env!("OUT_DIR"), "/slogan_word.rs"));

/// What the glossary knows of a slogan.
struct Known {
    count: u32,
    /// Whether it is a slogan outside quotation marks too.
    bare: bool,
    /// Characters that make another word of it when they follow.
    not_before: &'static str,
    /// The members in Simplified, where folding the Traditional ones does not give them; separated by `|`.
    hans: &'static str,
    /// The members in Traditional, separated by `|`.
    hant: &'static str,
}

impl Known {
    /// A row is packed as count, bareness, what may not follow, members in Traditional and Simplified, with tabs between.
    fn parse(row: &'static str) -> Option<Self> {
        let mut fields = row.split('\t');
        Some(Self {
            count: fields.next()?.parse().ok()?,
            bare: fields.next()? == "b",
            not_before: fields.next()?,
            hant: fields.next()?,
            hans: fields.next().unwrap_or(""),
        })
    }
}

fn known(slogan: &[char]) -> Option<Known> {
    KNOWN_SLOGANS.get(slogan).and_then(Known::parse)
}

/// A numeral abbreviation, without quotation marks, and its declared count.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SloganMention {
    pub(crate) range: Range<usize>,
    pub(crate) count: u32,
}

/// The longest slogan in quotation marks.
const LONGEST: usize = 14;

/// The slogans of a stretch, in order, every mention of them.
///
/// In quotation marks the form decides; what stands there once is a slogan without them too. Elsewhere only well-known ones and
/// those whose form counts nothing (四个坚持, 十不准).
pub(crate) fn slogans(text: &Folded, within: Range<usize>) -> Vec<SloganMention> {
    let mut quoted: Vec<SloganMention> = Vec::new();
    for at in within.clone().filter(|&at| !is_ideograph(text.at(at))) {
        if let Some(mention) = in_quotes(text, at).filter(|mention| mention.range.end < within.end) {
            quoted.push(mention);
        }
    }
    let mut forms = Forms::default();
    for (number, mention) in quoted.iter().enumerate() {
        forms.add(&text.chars()[mention.range.clone()], number);
    }
    let mut found = Vec::new();
    let (mut at, mut next) = (within.start, quoted.iter().peekable());
    while at < within.end {
        let due = next.peek().map_or(within.end, |mention| mention.range.start.min(within.end));
        let may_be = |c: char| forms.may_start(c) || opens_numeral(c) || may_begin(KNOWN_SLOGANS.bit(), c);
        at = (at..due).find(|&at| may_be(text.at(at))).unwrap_or(due.max(at));
        if at >= within.end {
            break;
        }
        if let Some(mention) = next.next_if(|mention| mention.range.start <= at) {
            if mention.range.start == at {
                at = mention.range.end;
                found.push(mention.clone());
            }
            continue;
        }
        let seen = again(text, at, &forms, &quoted);
        match seen.or_else(|| bare(text, at)).filter(|mention| mention.range.end <= within.end) {
            Some(mention) => {
                at = mention.range.end;
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

/// The members that the glossary gives a slogan, in Traditional or Simplified.
pub(crate) fn glossary(slogan: &[char], traditional: bool) -> Option<Vec<String>> {
    let known = known(slogan)?;
    let folded = |member: &str| member.chars().map(simplified).collect();
    Some(match (traditional, known.hans) {
        (true, _) => known.hant.split('|').map(str::to_owned).collect(),
        (false, "") => known.hant.split('|').map(folded).collect(),
        (false, hans) => hans.split('|').map(str::to_owned).collect(),
    })
}

/// Punctuation stays full-width.
fn simplified(c: char) -> char {
    if matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}') { c } else { crate::text::fold(c) }
}

/// A slogan in quotation marks that open at a position.
fn in_quotes(text: &Folded, at: usize) -> Option<SloganMention> {
    let close = match text.at(at) {
        '“' | '”' => '”',
        '‘' => '’',
        '"' => '"',
        '【' => '】',
        _ => return None,
    };
    let start = at + 1;
    let len = (0..=LONGEST).find(|&len| matches!(text.at(start + len), '“' | '”' | '’' | '"' | '】'))?;
    let matches = text.at(start + len) == close || close == '”' && text.at(start + len) == '“';
    let range = start..start + len;
    // “早、实”三字，坚持“三强化”: what stands between two quotations.
    let between = text.at(at) == '”' && text.chars()[range.clone()].contains(&',');
    if !matches || len < 2 || between {
        return None;
    }
    let count = declared(text, range.clone())?;
    Some(SloganMention { range, count })
}

/// The count that words in quotation marks declare, where they are a slogan.
fn declared(text: &Folded, range: Range<usize>) -> Option<u32> {
    let words = &text.chars()[range.clone()];
    if let Some(known) = known(words) {
        return Some(known.count);
    }
    if let Some(sum) = sum(words) {
        return Some(sum);
    }
    let plain = |c: &char| matches!(c, '\u{3400}'..='\u{9FFF}') || matches!(c, '、' | ',' | ' ' | '+');
    if !words.iter().all(plain) || SLOGAN_WORD.get(words).is_some() {
        return None;
    }
    if words.iter().any(|c| matches!(c, '百' | '千' | '万' | '亿' | '第')) && !words.starts_with(&['双']) {
        return None;
    }
    opening(text, range.clone()).or_else(|| inside(text, range))
}

/// 1+3+N: the sum of what is told.
fn sum(words: &[char]) -> Option<u32> {
    let mut sum = 0;
    let parts = words.split(|&c| c == '+');
    let count = parts.clone().count();
    for part in parts {
        match part {
            ['N' | 'n' | 'X'] if sum > 0 => {}
            [digit] => sum += digit.to_digit(10)?,
            _ => return None,
        }
    }
    (count > 1).then_some(sum)
}

/// 三项机制, 四就近, 双报到, 三学一比: a numeral opens it, and perhaps further parts.
fn opening(text: &Folded, range: Range<usize>) -> Option<u32> {
    let (first, len) = numeral(text, range.start)?;
    let behind = range.start + len;
    if behind >= range.end || numeral(text, behind).is_some() {
        return None;
    }
    let rest = &text.chars()[behind..range.end];
    if rest == ['位', '一', '体'] || rest == ['步', '走'] {
        return Some(first);
    }
    let parts = parts(text, range.clone());
    let bundle = rest.len() >= 2 && rest[0] == '个' || rest.starts_with(&['大']) || rest.starts_with(&['项']);
    if let [_, _, ..] = parts[..] {
        // 一人一策 is a way of dealing with each, no bundle.
        let sum: u32 = parts.iter().map(|part| part.0).sum();
        return (parts.iter().any(|part| part.0 > 1) && sum <= 30 && !bundle).then_some(sum);
    }
    let figure = contexts::BUNDLES.iter().any(|bundle| bundle.chars().eq(rest.iter().copied()));
    let classified = figure
        || rest.starts_with(&['道', '关'])
        || rest.starts_with(&['道', '防'])
        || rest.len() == 3 && SLOGAN_JOINT.get(&rest[1..]).is_some()
        || rest.len() >= 3 && contexts::BUNDLED_BY.has(rest[0]) && !matches!(rest[1], '路' | '脸');
    let measured = !classified
        && (1..=rest.len()).any(|len| {
            SLOGAN_MEASURED.get(&rest[..len]).is_some()
                && (len == rest.len() || len > 1 || SLOGAN_COUNTING.get(&rest[..1]).is_some())
        });
    (first > 1 && first <= 30 && !measured).then_some(first)
}

/// The parts of a compound, each with its numeral and its word: 三会一课 → 三 会, 一 课; one where it is none, none where a word is too long.
pub(crate) fn parts(text: &Folded, range: Range<usize>) -> Vec<(u32, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some((value, len)) = numeral(text, at).filter(|_| at == range.start || range.end - at >= 2) else {
            at += 1;
            continue;
        };
        let length = (at + len..range.end).take_while(|&at| numeral(text, at).is_none()).count();
        if length == 0 || length > 4 {
            return Vec::new();
        }
        found.push((value, at + len..at + len + length));
        at += len + length;
    }
    found
}

/// 平安三率, 服务五必到: a noun, the numeral, what there is of it.
fn inside(text: &Folded, range: Range<usize>) -> Option<u32> {
    let numbers: Vec<_> = range.clone().filter(|&at| numeral(text, at).is_some()).collect();
    let [at] = numbers[..] else { return None };
    let (count, len) = numeral(text, at)?;
    let (before, behind) = (at - range.start, range.end.saturating_sub(at + len));
    let rest = &text.chars()[(at + len).min(range.end)..range.end];
    let unit = (1..=rest.len()).any(|len| SLOGAN_MEASURED.get(&rest[..len]).is_some());
    (count >= 3
        && (2..=4).contains(&before)
        && (1..=4).contains(&behind)
        && before + behind <= 6
        && !unit
        && text.at(at) != '十')
        .then_some(count)
}

/// A Chinese numeral, 两 and 双 among them.
fn numeral(text: &Folded, at: usize) -> Option<(u32, usize)> {
    match text.at(at) {
        '两' | '双' => Some((2, 1)),
        _ => chinese(text, at),
    }
}

/// A cheap question before [`numeral`].
fn opens_numeral(c: char) -> bool {
    matches!(c, '两' | '双' | '十') || han_digit(c).is_some()
}

/// Words by their hash, each with the number of where it was first seen; the caller compares the words themselves.
#[derive(Default)]
pub(crate) struct Forms {
    known: Numbers,
    /// One bit for each remainder of a first character: most positions of a text are turned away here.
    first: [u64; 4],
}

impl Forms {
    /// The number that a word has, which is the one given where it is new.
    pub(crate) fn add(&mut self, word: &[char], number: usize) -> usize {
        if let Some(&first) = word.first() {
            self.first[first as usize >> 6 & 3] |= 1 << (first as usize & 63);
        }
        *self.known.or_insert(hash(word), number)
    }

    fn get(&self, word: &[char]) -> Option<usize> {
        self.known.get(hash(word))
    }

    /// Whether a word may start with a character.
    fn may_start(&self, c: char) -> bool {
        self.first[c as usize >> 6 & 3] >> (c as usize & 63) & 1 == 1
    }
}

/// FNV-1a.
fn hash(word: &[char]) -> u64 {
    word.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &c| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01B3))
}

/// A form that stands in quotation marks elsewhere.
fn again(text: &Folded, at: usize, forms: &Forms, quoted: &[SloganMention]) -> Option<SloganMention> {
    if !forms.may_start(text.at(at)) || follows_number(text, at) {
        return None;
    }
    (2..=LONGEST).rev().find_map(|len| {
        let word = text.chars().get(at..at + len)?;
        let seen = quoted.get(forms.get(word)?)?;
        if text.chars()[seen.range.clone()] != *word {
            return None;
        }
        let another = known(word).is_some_and(|known| known.not_before.contains(text.at(at + len)));
        (!another).then_some(SloganMention { range: at..at + len, count: seen.count })
    })
}

/// A slogan that needs no quotation marks.
fn bare(text: &Folded, at: usize) -> Option<SloganMention> {
    if follows_number(text, at) {
        return None;
    }
    if let Some((len, row)) = KNOWN_SLOGANS.longest_at(text, at)
        && let Some(known) = Known::parse(row)
        && known.bare
        && !known.not_before.contains(text.at(at + len))
    {
        return Some(SloganMention { range: at..at + len, count: known.count });
    }
    let (count, len) = numeral(text, at).filter(|&(count, _)| (2..=20).contains(&count))?;
    if text.at(at) == '双' {
        return None;
    }
    let behind = at + len;
    if text.at(behind) == '个' {
        let (deed, ()) = SLOGAN_DEED.longest_at(text, behind + 1)?;
        let end = behind + 1 + deed;
        let named = deed > 1 && (",。;、:”\")\n\0 !".has(text.at(end)) || contexts::DEED_ENDS_BEFORE.has(text.at(end)));
        return named.then_some(SloganMention { range: at..end, count });
    }
    let (ban, ()) = SLOGAN_BAN.longest_at(text, behind)?;
    let end = behind + ban;
    (count >= 3 && !matches!(text.before(at), '第' | '之')).then_some(SloganMention { range: at..end, count })
}

/// Behind a numeral or 第 the characters are part of a number: 十三农, 第二会.
fn follows_number(text: &Folded, at: usize) -> bool {
    let before = text.before(at);
    before.is_ascii_digit()
        || matches!(before, '第' | '百' | '千' | '万' | '〇' | '点')
        || matches!(before, '一'..='十' if at > 0 && chinese(text, at - 1).is_some())
}

#[cfg(test)]
mod tests {
    use super::{glossary, slogans};
    use crate::text::Folded;

    #[track_caller]
    fn check(cases: &[(&str, &[(&str, u32)])]) {
        for (text, expected) in cases {
            let folded = Folded::new(text);
            let found: Vec<_> = slogans(&folded, 0..folded.len())
                .into_iter()
                .map(|one| (folded.source(one.range), one.count))
                .collect();
            assert_eq!(&found, expected, "{text}");
        }
    }

    #[test]
    fn slogans_in_quotes_are_counted() {
        check(&[
            ("健全“两项制度”", &[("两项制度", 2)]),
            ("开展“六送活动”", &[("六送活动", 6)]),
            ("實施「三個亮點」", &[("三個亮點", 3)]),
            ("以\"六必到\"為抓手", &[("六必到", 6)]),
            ("建设“七好”支部", &[("七好", 7)]),
            ("推行“三学一比”", &[("三学一比", 4)]),
            ("提高“平安四率”", &[("平安四率", 4)]),
            ("实施“双报到”", &[("双报到", 2)]),
            ("开展“五个一”行动", &[("五个一", 5)]),
            ("“三步走”战略", &[("三步走", 3)]),
            ("“四个合一”模式,落实四个合一", &[("四个合一", 4), ("四个合一", 4)]),
            ("“一核两翼”布局", &[("一核两翼", 3)]),
            ("“三张清单”管理", &[("三张清单", 3)]),
            ("打好“四张牌”,守好“两道关”", &[("四张牌", 4), ("两道关", 2)]),
            ("“1+3+N”学习模式", &[("1+3+N", 4)]),
            ("成立“四会”组织", &[("四会", 4)]),
            ("“三方联动”机制,“三方”“三方面”", &[("三方联动", 3)]),
        ]);
    }

    #[test]
    fn slogans_without_quotes_are_known_ones_or_numbered_turns() {
        check(&[
            ("落实三会一课制度", &[("三会一课", 4)]),
            ("落實三會一課制度", &[("三會一課", 4)]),
            ("做好三农工作,学习两会精神", &[("三农", 3), ("两会", 2)]),
            ("两会员工", &[]),
            ("做到四个坚持,实现五个突出。", &[("四个坚持", 4), ("五个突出", 5)]),
            ("严守十不准", &[("十不准", 10)]),
            ("建立三项机制", &[]),
            ("十项惠企举措", &[]),
            ("四个分会、六个方面", &[]),
        ]);
    }

    #[test]
    fn idioms_names_and_counts_in_quotes_are_no_slogans() {
        check(&[
            ("“18条”措施", &[]),
            ("突出“快、准”两字,落实“两必查”", &[("两必查", 2)]),
            ("“一对一”帮扶、“一人一策”", &[]),
            ("“十四五”规划、“七一”前夕", &[]),
            ("“三心二意”“五湖四海”", &[]),
            ("“五星红旗”“四川”", &[]),
            ("“三天”“五年计划”“三中”", &[]),
            ("“第一书记”“最后一公里”", &[]),
            ("“一枝引得百枝开”", &[]),
            ("“百千万工程”“千企帮千村”", &[]),
            ("“三名干部”", &[]),
        ]);
    }

    #[test]
    fn the_glossary_has_members_in_both_scripts() {
        let slogan: Vec<char> = "四风".chars().collect();
        assert_eq!(glossary(&slogan, false).unwrap()[3], "奢靡之风");
        assert_eq!(glossary(&slogan, true).unwrap()[3], "奢靡之風");
        assert_eq!(glossary(&['五', '好'], true), None);
    }
}
