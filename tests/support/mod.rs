//! What several tests share: a seeded generator of Chinese-like text, and the articles beside the project where there are any.

#![allow(dead_code, reason = "not every test uses all of it")]

pub mod prose;
pub mod sound;
pub mod table;

use std::path::{Path, PathBuf};

/// A small seeded generator (splitmix64): the same texts on every machine.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    pub fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    /// Text of words, figures, marks and oddities as scraped pages have them, in either script.
    pub fn text(&mut self, pieces: usize) -> String {
        (0..pieces).map(|_| self.pick(PIECES)).collect()
    }
}

/// Words, figures, marks and oddities as scraped pages have them, in either script.
pub fn pieces() -> &'static [&'static str] {
    PIECES
}

const PIECES: &[&str] = &[
    "全市",
    "新建",
    "農家書屋",
    "学员",
    "一是",
    "二是",
    "三要",
    "(一)",
    "（二）",
    "①",
    "1.",
    "一、",
    "首先",
    "其次",
    "此外",
    "\n",
    "\n\n",
    "\r\n",
    "。",
    "，",
    "；",
    "：",
    "、",
    "“",
    "”",
    "「",
    "」",
    "《",
    "》",
    "(",
    ")",
    "近",
    "约",
    "超过",
    "不到",
    "至少",
    "余",
    "多",
    "以上",
    "左右",
    "3",
    "40",
    "1,300",
    "1.2",
    "０",
    "二",
    "十",
    "百",
    "千",
    "万",
    "億",
    "零",
    "〇",
    "两",
    "兩",
    "半",
    "几",
    "数",
    "第",
    "每",
    "各",
    "名",
    "个",
    "個",
    "条",
    "萬元",
    "元",
    "%",
    "百分之",
    "成",
    "倍",
    "亩",
    "公里",
    "平方米",
    "年",
    "月",
    "日",
    "时",
    "分",
    "今年",
    "去年",
    "上周五",
    "2021年",
    "9月18日",
    "民國112年",
    "三项机制",
    "“五送”活动",
    "两会",
    "三會一課",
    "统一",
    "百度",
    "網(wǎng)",
    "業(yè)",
    "来源:",
    "作者:",
    "编辑:",
    "版权所有",
    "首页",
    ">",
    "|",
    "的",
    "了",
    "为",
    "与",
    "将",
    "计划",
    "开展",
    "發現",
    "后",
    "后來",
    "干部",
    "頭髮",
    "于是",
    "𠮷",
    "👨‍👩‍👧",
    "5️⃣",
    "e\u{301}",
    "\u{200B}",
    "\0",
    "\u{FEFF}",
    "\u{FFFD}",
    "http://a.cn/1",
    "0535-8517218",
    "-",
    "—",
    "~",
    "/",
    ":",
    "：",
    " ",
    "\u{3000}",
    "\t",
    "<b>",
    "US$3",
    "℃",
    "零下",
    "岁",
    "旬",
    "小时",
    "分钟",
    "每月20日",
    "每半年",
];

/// The texts of a folder beside the project, or none where the folder is not there.
pub fn shared_texts(folder: &str, extension: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(folder);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not there", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .collect();
    paths.sort();
    paths.into_iter().filter_map(|path| Some((path.clone(), std::fs::read_to_string(path).ok()?))).collect()
}
