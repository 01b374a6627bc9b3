//! Made-up articles: sentences of the genre with figures, dates and slogans, set into lists, pages and residue, in either script.

use super::Random;

const PLACES: &[&str] =
    &["青禾县", "临川镇", "白石村", "云岭市", "長溪鄉", "南浦區", "东湾社区", "望湖街道", "石橋里", "北山林场"];
const OFFICES: &[&str] =
    &["水利局", "文化馆", "教育局", "農業局", "老干部局", "民政局", "供销社", "卫生院", "圖書館", "网格员"];
const VERBS: &[&str] = &[
    "新建", "培训", "發放", "举办", "修繕", "走访", "收集", "改造", "清理", "投入", "完成", "增加", "下降", "选聘",
    "解决",
];
const THINGS: &[&str] = &[
    "農家書屋",
    "学员",
    "渠道",
    "泵站",
    "讲座",
    "志愿者",
    "困难群众",
    "路燈",
    "意见建议",
    "老旧小区",
    "消費券",
    "果樹",
    "危房",
    "干部",
    "面條",
    "教学班",
];
const UNITS: &[&str] = &[
    "个",
    "名",
    "條",
    "处",
    "场",
    "户",
    "件",
    "盏",
    "人次",
    "座",
    "期",
    "公里",
    "亩",
    "平方米",
    "噸",
    "万元",
    "元",
    "美元",
    "新臺幣",
    "%",
    "个百分点",
    "倍",
    "成",
    "小时",
    "天",
    "年",
    "個月",
    "岁",
    "℃",
    "m²",
    "kg",
    "千瓦时",
    "间",
    "对",
    "套",
    "次",
    "家",
    "米",
];
const APPROACHES: &[&str] =
    &["近", "约", "超过", "不到", "至少", "最多", "達", "逾", "大約", "超", "将近", "不少于", "上", "整整"];
const REMAINDERS: &[&str] = &["余", "多", "以上", "左右", "上下", "以内", "許", "来", "不等", "有余"];
const DATES: &[&str] = &[
    "今年",
    "去年",
    "上半年",
    "9月18日",
    "2021年",
    "2017年12月15日",
    "上周五",
    "民國112年",
    "三月初",
    "2020-05-06",
    "一季度",
    "“十四五”期间",
    "本月底",
    "除夕",
    "每月20日",
    "每半年",
    "近三年来",
    "2019至2022年",
    "凌晨3点半",
    "下午2時30分",
    "15日",
    "目前",
    "二〇二三年",
];
const SLOGANS: &[&str] =
    &["三项机制", "“五送”活动", "「兩個確保」", "三会一课", "四个一批", "“三抓三促”", "两会", "一站式", "六稳", "双减"];
const DOINGS: &[&str] = &[
    "抓好组织建设",
    "建立巡查机制",
    "強化資金保障",
    "开展入户走访",
    "优化服务流程",
    "推进垃圾分类",
    "做好防汛工作",
    "计划明年推广",
    "将继续扩大范围",
    "拟于年底前完成",
    "办好老年学堂",
    "理发师上门服务",
];
const MENUS: &[&str] = &[
    "首页 > 新闻中心 > 正文",
    "设为首页 | 加入收藏",
    "網站首頁 新聞 政務公開 互動交流",
    "您现在的位置:首页 > 动态",
    "字号:大 中 小",
    "打印 关闭",
    "分享到:微信 微博",
    "登录 注册 客户端",
    "当前位置：首页",
];
const FOOTERS: &[&str] = &[
    "责任编辑:李文",
    "版权所有 未经许可不得转载",
    "上一篇:没有了",
    "下一篇：关于召开会议的通知",
    "相关链接",
    "主办:青禾县人民政府",
    "ICP备05012345号-1",
    "扫一扫在手机打开当前页",
    "(編輯：王小明)",
    "浏览次数:1024",
    "http://www.example.cn/a/1.html",
];
pub const RESIDUE: &[&str] = &["(wǎng)", "(de)", "(xíng)", "(lǜ)", "(zhe)"];
const DIGITS: &[&str] =
    &["一", "二", "三", "四", "五", "六", "七", "八", "九", "两", "〇", "零", "兩", "壹", "叁", "几", "数", "廿"];
const SCALES: &[&str] = &["十", "百", "千", "万", "亿", "萬", "億", "兆", "百万", "千万"];

/// A maker of texts, by a generator of random numbers.
pub struct Prose<'r>(pub &'r mut Random);

impl Prose<'_> {
    fn pick(&mut self, choices: &[&'static str]) -> &'static str {
        self.0.pick(choices)
    }

    fn one_in(&mut self, chances: usize) -> bool {
        self.0.below(chances) == 0
    }

    /// A figure, as printed: 3, 1,300, 1.2, ３５, 三百五十, 二十多万.
    pub fn numeral(&mut self) -> String {
        match self.0.below(12) {
            0..=3 => self.0.below(400).to_string(),
            4 => format!("{},{:03}", 1 + self.0.below(99), self.0.below(1000)),
            5 => format!("{}.{}", self.0.below(100), self.0.below(100)),
            6 => self.0.below(5000).to_string().chars().map(full_width).collect(),
            7 => format!("{}{}", 1 + self.0.below(99), self.pick(SCALES)),
            8 => format!("{}{}{}", self.pick(DIGITS), self.pick(SCALES), self.pick(DIGITS)),
            9 => format!("{}至{}", self.0.below(10), self.0.below(60)),
            10 => (0..1 + self.0.below(6))
                .map(|_| if self.one_in(2) { self.pick(DIGITS) } else { self.pick(SCALES) })
                .collect(),
            _ => format!("{}{}", self.pick(DIGITS), self.pick(DIGITS)),
        }
    }

    /// A figure with its unit, and how exact it is.
    pub fn quantity(&mut self) -> String {
        let mut out = String::new();
        if self.one_in(4) {
            out.push_str(self.pick(APPROACHES));
        }
        out.push_str(&self.numeral());
        if self.one_in(5) {
            out.push_str(self.pick(REMAINDERS));
        }
        out.push_str(self.pick(UNITS));
        if self.one_in(9) {
            out.push_str(self.pick(REMAINDERS));
        }
        out
    }

    /// Something that was done, and how much of it.
    pub fn clause(&mut self) -> String {
        match self.0.below(8) {
            0 => format!("{}{}{}", self.pick(DATES), self.pick(PLACES), self.pick(DOINGS)),
            1 => format!("{}{}{}", self.pick(THINGS), self.pick(VERBS), self.quantity()),
            2 => format!("{}“{}”", self.pick(DOINGS), self.pick(SLOGANS)),
            3 => format!("{},同比增长{}", self.quantity(), self.quantity()),
            4 => format!("{}{}", self.pick(DATES), self.quantity()),
            5 => format!("第{}{}", self.numeral(), self.pick(UNITS)),
            _ => format!("{}{}{}", self.pick(VERBS), self.quantity(), self.pick(THINGS)),
        }
    }

    pub fn sentence(&mut self) -> String {
        let clauses: Vec<String> = (0..1 + self.0.below(3)).map(|_| self.clause()).collect();
        let (comma, stop) = if self.one_in(2) { ("，", "。") } else { (",", "。") };
        clauses.join(comma) + stop
    }

    /// One enumerator of a series: 一是, (二), 3., 第四, ⑤.
    fn enumerator(&self, style: usize, number: usize) -> String {
        let digit = DIGITS.get(number).copied().unwrap_or("十");
        match style {
            0 => format!("{digit}是"),
            1 => format!("({digit})"),
            2 => format!("{}.", number + 1),
            3 => format!("{digit}、"),
            4 => char::from_u32(0x2460 + number as u32).map(String::from).unwrap_or_default(),
            5 => format!("第{digit},"),
            6 => format!("（{}）", number + 1),
            _ => ["首先,", "其次,", "此外,", "最后,"].get(number).copied().unwrap_or("另外,").to_owned(),
        }
    }

    /// A series of measures, of a level or two.
    pub fn measures(&mut self) -> String {
        let (style, count) = (self.0.below(8), 2 + self.0.below(3));
        let apart = if self.one_in(2) { "\n" } else { "" };
        let mut out = String::new();
        for number in 0..count {
            out += &format!("{}{}。{}", self.enumerator(style, number), self.pick(DOINGS), self.sentence());
            if self.one_in(4) {
                let inner = self.0.below(8);
                for number in 0..2 {
                    out += &format!("{}{}", self.enumerator(inner, number), self.sentence());
                }
            }
            out += apart;
        }
        out
    }

    /// Headline, byline and body: what stands between the menus.
    pub fn article(&mut self) -> String {
        let mut out = String::new();
        out += &format!("{}{}{}\n", self.pick(PLACES), self.pick(OFFICES), self.pick(DOINGS));
        out += &format!(
            "{} 来源:{}{}\n",
            self.pick(&["2022-06-08 09:30", "2019年3月4日", "2020/1/2"]),
            self.pick(PLACES),
            self.pick(OFFICES)
        );
        for _ in 0..1 + self.0.below(3) {
            out += &format!("{}{}{}{}", self.pick(DATES), self.pick(PLACES), self.pick(OFFICES), self.sentence());
            if self.one_in(2) {
                out += &self.measures();
            }
            if !out.ends_with('\n') {
                out.push('\n');
            }
        }
        out
    }

    /// Lines above or below an article: menus, trails, share links; notices and links.
    pub fn menu(&mut self) -> String {
        (0..1 + self.0.below(4)).map(|_| format!("{}\n", self.pick(MENUS))).collect()
    }

    pub fn footer(&mut self) -> String {
        (0..1 + self.0.below(5)).map(|_| format!("{}\n", self.pick(FOOTERS))).collect()
    }

    /// An article as it is copied from a page.
    pub fn page(&mut self) -> String {
        self.menu() + &self.article() + &self.footer()
    }

    /// The text with pinyin in brackets behind some of its ideographs.
    pub fn with_residue(&mut self, text: &str, one_in: usize) -> String {
        let mut out = String::with_capacity(text.len() * 2);
        for c in text.chars() {
            out.push(c);
            if ('\u{4E00}'..='\u{9FFF}').contains(&c) && self.one_in(one_in) {
                out.push_str(self.pick(RESIDUE));
            }
        }
        out
    }
}

/// A character in full width, where it has one.
pub fn full_width(c: char) -> char {
    if ('!'..='~').contains(&c) { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c }
}
