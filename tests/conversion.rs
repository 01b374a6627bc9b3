//! Conversion: the sentences of `tests/spec/conversion`, and what holds for every text.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use support::sound::assert_alignment;
use support::{Random, shared_texts};
use zh_measures::{ConvertOptions, Converter, Detection, Region, Script, Variant, align, convert, detect};

fn options(from: Variant, wording: bool) -> ConvertOptions {
    ConvertOptions { from: Some(from), wording, ..Default::default() }
}

/// `what | input | expectation`, a line each; `#` opens a comment.
fn cases(name: &str) -> Vec<(String, String, String)> {
    let path = format!("{}/tests/spec/conversion/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the sentences are there");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split(" | ").collect();
            let [what, input, expected] = fields[..] else { panic!("three fields in {line:?}") };
            (what.to_owned(), input.to_owned(), expected.to_owned())
        })
        .collect()
}

fn assert_cases(name: &str, to: Variant, options: &ConvertOptions) {
    let converter = Converter::new(to, options.clone()).expect("no rules, no error");
    let missed: Vec<String> = cases(name)
        .into_iter()
        .filter_map(|(what, input, expected)| {
            let output = converter.convert(&input);
            (output != expected).then(|| format!("{what}: {input}\n   want {expected}\n   got  {output}"))
        })
        .collect();
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn characters_that_stand_for_several_are_told_apart() {
    assert_cases("one-to-many", Variant::Taiwan, &options(Variant::Hans, false));
    assert_cases("varied", Variant::Taiwan, &options(Variant::Hans, false));
    assert_cases("fresh", Variant::Taiwan, &options(Variant::Hans, false));
    assert_cases("back", Variant::Hans, &options(Variant::Taiwan, false));
}

/// Of what an alignment lists, at most one in twenty is doubtful, so that those are worth a look.
#[test]
fn little_is_doubtful() {
    let converter = Converter::new(Variant::Taiwan, options(Variant::Hans, false)).expect("no rules, no error");
    for name in ["one-to-many", "varied", "fresh"] {
        let changes = cases(name).into_iter().flat_map(|(_, input, _)| converter.align(&input).changes);
        let (mut doubtful, mut all) = (0, 0);
        changes.for_each(|change| {
            all += 1;
            doubtful += usize::from(change.doubtful);
        });
        println!("{name}: {doubtful} of {all} changes are doubtful");
        assert!(doubtful * 20 <= all, "{name}: {doubtful} of {all}");
    }
}

#[test]
fn regions_have_their_wording() {
    let wording = |from| options(from, true);
    assert_cases("wording-tw", Variant::Taiwan, &wording(Variant::China));
    assert_cases("wording-hk", Variant::HongKong, &wording(Variant::China));
    assert_cases("wording-hk-rev", Variant::China, &wording(Variant::HongKong));
}

fn variant(tag: &str) -> Option<Variant> {
    Variant::ALL.into_iter().find(|variant| variant.tag() == tag)
}

/// 软件→軟體 wording, 发→發 character? (髮): what became what and why, `?` where that is doubtful, and what it could be besides.
fn told(text: &str, alignment: &zh_measures::Alignment) -> String {
    let change = |change: &zh_measures::Change| {
        let by = format!("{:?}", change.by).to_lowercase();
        let (from, to) = (change.source.of(text), change.target.of(&alignment.text));
        let doubt = if change.doubtful { "?" } else { "" };
        let others = if change.alternatives.is_empty() { String::new() } else { change.alternatives.join(" ") };
        let others = if others.is_empty() { others } else { format!(" ({others})") };
        format!("{from}→{to} {by}{doubt}{others}")
    };
    alignment.changes.iter().map(change).collect::<Vec<_>>().join("; ")
}

/// `tests/spec/conversion/changes.txt`: a line of variants and options, and below it texts with their changes, ⏎ for a line break. What is
/// converted without asking for the changes is the same.
#[test]
fn changes_say_what_became_what() {
    let mut converter = None;
    let mut wrong = Vec::new();
    for line in include_str!("spec/conversion/changes.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(settings) = line.strip_prefix("@ ") {
            let mut options = ConvertOptions::default();
            let mut to = Variant::Hant;
            for setting in settings.split_whitespace() {
                match setting.split_once('=') {
                    Some(("from", tag)) => options.from = variant(tag),
                    Some(("to", tag)) => to = variant(tag).expect("a variant"),
                    Some(("wording", "no")) => options.wording = false,
                    Some(("residue", "drop")) => options.drop_residue = true,
                    Some(("protect", word)) => options.protect.push(word.to_owned()),
                    Some(("rule", pair)) => {
                        let (from, to) = pair.split_once('→').expect("an arrow");
                        options.rules.push((from.to_owned(), to.to_owned()));
                    }
                    _ => panic!("unknown setting {setting}"),
                }
            }
            converter = Some(Converter::new(to, options).expect("good rules"));
        } else if let Some((text, expected)) = line.split_once(" | ") {
            let (text, converter) = (&text.replace('⏎', "\n"), converter.as_ref().expect("a line of settings first"));
            let alignment = converter.align(text);
            let found = told(text, &alignment).replace('\n', "⏎");
            let quick = converter.convert(text);
            if quick != alignment.text {
                wrong.push(format!("{text}\n   aligned   {}\n   converted {quick}", alignment.text));
            }
            if found != expected {
                wrong.push(format!("{text}\n   want {expected}\n   got  {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} told otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

/// `tests/spec/conversion/detection.txt`: a text; its script, characters of either script only, the region and how sure that is.
#[test]
fn scripts_and_regions_are_detected() {
    let mut wrong = Vec::new();
    for line in include_str!("spec/conversion/detection.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((text, expected)) = line.split_once(" | ") else { continue };
        let Detection { script, region, simplified, traditional, confidence } = detect(text);
        let region = region.map_or("-".to_owned(), |region| format!("{region:?}"));
        let found = format!("{script:?} {simplified} {traditional} {region} {confidence:.2}");
        if found != expected {
            wrong.push(format!("{text} | {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} detected otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

/// The articles beside the project, where they are, and generated texts.
fn texts() -> Vec<String> {
    let mut random = Random::new(7);
    let generated = (0..300).map(|round| random.text(3 + round % 80));
    let suites = shared_texts("suites", "json").into_iter().flat_map(|(_, text)| strings(&text));
    let sentences = shared_texts("gold", "jsonl").into_iter().flat_map(|(_, text)| strings(&text));
    let articles = shared_texts("articles", "txt").into_iter().map(|(_, text)| text);
    articles.chain(generated).chain(suites).chain(sentences).collect()
}

/// The strings of a JSON text that hold ideographs.
fn strings(json: &str) -> Vec<String> {
    let parts = json.split('"').filter(|part| part.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)));
    parts.map(str::to_owned).collect()
}

#[test]
fn changes_splice_to_the_converted_text() {
    let all = texts();
    for to in Variant::ALL {
        for (from, drop_residue) in [(None, false), (Some(Variant::China), true), (Some(Variant::HongKong), false)] {
            let options = ConvertOptions { from, drop_residue, ..Default::default() };
            let converter = Converter::new(to, options).expect("no rules, no error");
            for text in &all {
                let alignment = converter.align(text);
                assert_eq!(alignment.text, converter.convert(text), "{to}: {text:?}");
                assert_alignment(text, &alignment);
            }
        }
    }
}

/// Whether nothing in a text speaks against a variant.
fn is_written_in(text: &str, variant: Variant) -> bool {
    let found = detect(text);
    let (others, region) = match variant {
        Variant::Taiwan => (found.simplified, Region::Taiwan),
        _ => (found.traditional, Region::China),
    };
    others == 0 && found.region.is_none_or(|found| found == region)
}

#[test]
fn converted_text_stays() {
    let listed = include_str!("../data/conversion/unsettled.tsv").lines().filter(|line| !line.starts_with('#'));
    let unsettled: Vec<(&str, &str)> = listed
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some((fields.next()?, fields.next()?))
        })
        .collect();
    for to in Variant::ALL {
        let mut moved = Vec::new();
        let sources = [None, Some(Variant::China), Some(Variant::Taiwan), Some(Variant::HongKong)];
        for from in
            sources.into_iter().filter(|from| from.is_none_or(|from| from.is_traditional() != to.is_traditional()))
        {
            let first = Converter::new(to, ConvertOptions { from, ..Default::default() }).expect("no rules, no error");
            let again = Converter::new(to, ConvertOptions::default()).expect("no rules, no error");
            for text in texts().into_iter().filter(|text| from.is_none_or(|from| is_written_in(text, from))) {
                let once = first.convert(&text);
                let twice = again.convert(&once);
                if once != twice && !unsettled.iter().any(|&(region, word)| region == to.tag() && once.contains(word)) {
                    let differs = once.chars().zip(twice.chars()).position(|(a, b)| a != b).unwrap_or(0);
                    let around = |text: &str| text.chars().skip(differs.saturating_sub(6)).take(14).collect::<String>();
                    moved.push(format!("{from:?} {} → {}", around(&once), around(&twice)));
                }
            }
        }
        moved.sort();
        moved.dedup();
        assert!(moved.is_empty(), "{to}: {} moved\n{}", moved.len(), moved.join("\n"));
    }
}

#[test]
fn articles_come_back_as_they_were() {
    for (name, text) in shared_texts("articles", "txt") {
        let hans = convert(&text, Variant::Hans, &ConvertOptions::default()).expect("no rules, no error");
        let hant = convert(&hans, Variant::Hant, &ConvertOptions::default()).expect("no rules, no error");
        let back = convert(&hant, Variant::Hans, &ConvertOptions::default()).expect("no rules, no error");
        let differences: Vec<_> = hans.chars().zip(back.chars()).filter(|(a, b)| a != b).collect();
        assert!(differences.is_empty() && hans.len() == back.len(), "{name:?}: {differences:?}");
    }
}

#[test]
fn the_callers_words_win() {
    let rules =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    for (pairs, protect, input, expected) in [
        (vec![("头发", "毛")], vec![], "理发师的头发", "理髮師的毛"),
        (vec![("头", "X")], vec![], "头发和石头", "頭髮和石X"),
        (vec![("头", "X")], vec![], "头很大", "X很大"),
        (vec![("软件", "軟件")], vec![], "软件和硬件", "軟件和硬體"),
        (vec![], vec!["软件"], "软件和硬件", "软件和硬體"),
        (vec![("甲", "乙"), ("乙", "甲")], vec![], "甲乙", "乙甲"),
        (vec![("发现", "")], vec![], "他发现了", "他了"),
    ] {
        let options = ConvertOptions {
            from: Some(Variant::China),
            rules: rules(&pairs),
            protect: protect.into_iter().map(str::to_owned).collect(),
            ..Default::default()
        };
        assert_eq!(convert(input, Variant::Taiwan, &options).expect("good rules"), expected, "{pairs:?} on {input}");
    }
    // Where the source is Traditional, too, and where nothing else changes.
    for (from, to, pair, input, expected) in [
        (Variant::Taiwan, Variant::China, ("軟體", "软体"), "軟體和硬體", "软体和硬件"),
        (Variant::Taiwan, Variant::HongKong, ("裡", "里"), "在車裡", "在車里"),
        (Variant::Taiwan, Variant::Taiwan, ("便當", "飯盒"), "一個便當", "一個飯盒"),
    ] {
        let options = ConvertOptions { from: Some(from), rules: rules(&[pair]), ..Default::default() };
        assert_eq!(convert(input, to, &options).expect("good rules"), expected, "{pair:?} on {input}");
    }
    for from in [Some(Variant::Taiwan), None] {
        let options = ConvertOptions { from, protect: vec!["軟體".to_owned()], ..Default::default() };
        assert_eq!(
            convert("臺北的軟體和硬體", Variant::China, &options).expect("good words"),
            "台北的軟體和硬件",
            "{from:?}"
        );
    }
    let empty = ConvertOptions { rules: rules(&[("", "x")]), ..Default::default() };
    let error = convert("x", Variant::Taiwan, &empty).expect_err("an empty key");
    assert_eq!(error.code(), zh_measures::Code::BadRule);
    assert!(error.to_string().contains("Rule 1"), "{error}");
}

#[test]
fn lists_of_rules_have_a_limit() {
    for (rules, protect, taken) in
        [(10_000, 0, true), (0, 10_000, true), (9_999, 1, true), (10_001, 0, false), (9_999, 2, false)]
    {
        let options = ConvertOptions {
            rules: (0..rules).map(|number| (format!("词{number}"), "字".to_owned())).collect(),
            protect: (0..protect).map(|number| format!("名{number}")).collect(),
            ..Default::default()
        };
        let refused = Converter::new(Variant::Taiwan, options).err().map(|error| error.code());
        assert_eq!(refused, (!taken).then_some(zh_measures::Code::TooLarge), "{rules} rules, {protect} words");
    }
}

#[test]
fn residue_and_sequences_keep_their_places() {
    for (text, drop_residue, expected) in [
        ("理(lǐ)发(fà)师", false, "理(lǐ)髮(fà)師"),
        ("理(lǐ)发(fà)师", true, "理髮師"),
        ("软(ruǎn)件", false, "軟(ruǎn)體"),
        ("👨‍👩‍👧发展5️⃣", false, "👨‍👩‍👧發展5️⃣"),
        ("发\u{E0100}展", false, "发\u{E0100}展"),
        ("头\u{200B}发", false, "頭\u{200B}髮"),
        ("𠮷发\r\n发\0", false, "𠮷發\r\n發\0"),
    ] {
        let options = ConvertOptions { from: Some(Variant::China), drop_residue, ..Default::default() };
        let alignment = align(text, Variant::Taiwan, &options).expect("no rules, no error");
        assert_eq!(alignment.text, expected, "{text:?}");
    }
}

#[test]
fn the_text_of_rules_has_a_limit() {
    const MOST: usize = 1 << 20;
    for (key, value, word, taken) in [
        (MOST - 1, 1, 0, true),
        (1, MOST - 1, 0, true),
        (MOST / 2, MOST / 2, 0, true),
        (3, 3, MOST - 6, true),
        (MOST, 1, 0, false),
        (1, MOST, 0, false),
        (3, 3, MOST - 5, false),
        (1, 1, MOST, false),
    ] {
        let options = ConvertOptions {
            rules: vec![("a".repeat(key), "b".repeat(value))],
            protect: (word > 0).then(|| "c".repeat(word)).into_iter().collect(),
            ..Default::default()
        };
        let refused = Converter::new(Variant::Taiwan, options).err().map(|error| error.code());
        let expected = (!taken).then_some(zh_measures::Code::TooLarge);
        assert_eq!(refused, expected, "a key of {key}, a value of {value}, a word of {word} bytes");
    }
}

/// Every line of the smaller regions, alone and in a sentence.
#[test]
fn singapore_malaysia_and_macau_have_their_own_words() {
    for (name, to) in [("sg", Variant::Singapore), ("my", Variant::Malaysia), ("mo", Variant::Macau)] {
        let path = format!("{}/data/conversion/wording-{name}.tsv", env!("CARGO_MANIFEST_DIR"));
        let lines = std::fs::read_to_string(path).expect("the list is there");
        let pairs: Vec<_> =
            lines.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
        assert!(pairs.len() >= 30, "{name}");
        let options = ConvertOptions { from: Some(Variant::China), ..Default::default() };
        let forms =
            Converter::new(to, ConvertOptions { from: Some(Variant::Hant), wording: false, ..Default::default() });
        let forms = forms.expect("no rules, no error");
        for (key, value) in pairs {
            let key = convert(key, Variant::Hans, &ConvertOptions::default()).expect("no rules, no error");
            let expected = if to.is_traditional() { forms.convert(value) } else { value.to_owned() };
            let output = convert(&format!("他说，{key}。"), to, &options).expect("no rules, no error");
            assert!(output.ends_with(&format!("，{expected}。")), "{to}: {key} gives {output}");
        }
    }
}

/// OpenCC's own cases, where they are beside the project: a target, a source and the wording stand for each of its configurations.
#[test]
fn cases_of_opencc_come_out_as_there() {
    use Variant::{China, Hans, Hant, HongKong, Taiwan};
    let configurations = [
        ("s2t", Hant, Hans, true),
        ("t2s", Hans, Hant, true),
        ("s2tw", Taiwan, Hans, false),
        ("s2twp", Taiwan, China, true),
        ("s2hk", HongKong, Hans, false),
        ("s2hkp", HongKong, China, true),
        ("tw2s", Hans, Taiwan, true),
        ("tw2sp", China, Taiwan, true),
        ("hk2s", Hans, HongKong, true),
        ("hk2sp", China, HongKong, true),
        ("tw2t", Hant, Taiwan, true),
        ("hk2t", Hant, HongKong, true),
        ("t2tw", Taiwan, Hant, false),
        ("t2hk", HongKong, Hant, false),
    ];
    let suites = shared_texts("suites", "json").into_iter().filter(|(path, _)| path.ends_with("opencc.json"));
    for (_, text) in suites {
        let suite: serde_json::Value = serde_json::from_str(&text).expect("the suite is JSON");
        for case in suite["cases"].as_array().expect("a list of cases") {
            let input = case["input"].as_str().expect("an input");
            for (name, to, from, wording) in configurations {
                if let Some(expected) = case["expected"][name].as_str() {
                    let output = convert(input, to, &options(from, wording)).expect("no rules, no error");
                    assert_eq!(output, expected, "{name}: {input}");
                }
            }
        }
    }
}

/// Sentences in one script, from texts converted to it: at least 99 of 100 are recognised.
#[test]
fn sentences_show_their_script() {
    let (mut right, mut all) = (0, 0);
    for text in texts() {
        for (to, script) in [(Variant::Hans, Script::Hans), (Variant::Hant, Script::Hant)] {
            let text = convert(&text, to, &ConvertOptions::default()).expect("no rules, no error");
            for sentence in text.split(['。', '\n', '；']) {
                let han = sentence.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).count();
                let found = detect(sentence);
                // A sentence without a character of its own script is written in either.
                if han >= 8 && found.script != Script::None {
                    all += 1;
                    right += usize::from(found.script == script);
                }
            }
        }
    }
    println!("script: {right} of {all} sentences");
    assert!(right * 100 >= all * 99, "{right} of {all}");
}

/// The sentences of `regions.txt` show their region; nineteen of twenty suffice.
#[test]
fn sentences_show_their_region() {
    let text = include_str!("spec/conversion/regions.txt");
    let cases: Vec<(&str, &str)> =
        text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" | ")).collect();
    let code = |region: Option<Region>| match region {
        Some(Region::China) => "CN",
        Some(Region::Taiwan) => "TW",
        Some(Region::HongKong) => "HK",
        _ => "-",
    };
    let found = cases.iter().map(|(region, sentence)| (*region, code(detect(sentence).region), *sentence));
    let wrong: Vec<String> = found
        .filter(|(region, found, _)| region != found)
        .map(|(region, found, sentence)| format!("{region}, not {found}: {sentence}"))
        .collect();
    println!("region: {} of {} sentences\n{}", cases.len() - wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 60 && wrong.len() * 20 <= cases.len(), "of {}:\n{}", cases.len(), wrong.join("\n"));
}
