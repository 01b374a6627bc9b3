//! Regional wording, guarded by construction: what no rule may touch is made from the rules and the words of the weights list.
#![cfg(feature = "convert")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use support::table::rows;
use zh_measures::{ConvertOptions, Converter, Variant};

/// A list of wording: its name, its rules' keys, and the conversion that uses it.
struct List {
    name: &'static str,
    keys: Vec<String>,
    from: Variant,
    to: Variant,
}

fn converter(from: Variant, to: Variant, wording: bool) -> Converter {
    Converter::new(to, ConvertOptions { from: Some(from), wording, ..Default::default() }).expect("no rules, no error")
}

/// The lists, their keys as the mainland writes them.
fn lists() -> Vec<List> {
    use Variant::{China, Hans, Hant, HongKong, Macau, Malaysia, Singapore, Taiwan};
    let simplified = converter(Hant, Hans, false);
    let table = [
        ("tw", &["wording-tw"][..], "wording-tw-own", ">", China, Taiwan),
        ("hk", &["wording-hk"], "wording-hk-own", ">", China, HongKong),
        ("tw-rev", &["wording-tw-rev"], "wording-tw-own", "<", Taiwan, China),
        ("hk-rev", &["wording-hk-rev"], "wording-hk-own", "<", HongKong, China),
        ("sg", &["wording-sg"], "", "", China, Singapore),
        ("my", &["wording-my"], "", "", China, Malaysia),
        ("mo", &["wording-mo"], "", "", China, Macau),
    ];
    let make = |(name, files, own, direction, from, to): (_, &[&str], &str, &str, _, _)| {
        let mut keys: BTreeSet<String> = BTreeSet::new();
        for file in files {
            keys.extend(rows(&format!("data/conversion/{file}.tsv")).into_iter().map(|row| row[0].clone()));
        }
        if !own.is_empty() {
            let own = rows(&format!("data/conversion/{own}.tsv"));
            let own = own.into_iter().filter(|row| row[2] == "=" || row[2] == direction);
            keys.extend(own.map(|row| row[usize::from(direction == "<")].clone()));
        }
        List { name, keys: keys.iter().map(|key| simplified.convert(key)).collect(), from, to }
    };
    table.into_iter().map(make).collect()
}

/// Words and how rare they are.
fn words() -> Vec<(String, u8)> {
    let rows = rows("data/conversion/weights.tsv").into_iter();
    rows.map(|row| (row[0].clone(), row[1].parse().expect("a number"))).collect()
}

/// A converter with wording and one without, fed with Simplified words in quotation marks: a word of computing that stands alone
/// is read as one.
struct Pair {
    written: Converter,
    with: Converter,
    without: Converter,
}

impl Pair {
    fn of(list: &List) -> Self {
        Self {
            written: converter(Variant::Hans, list.from, false),
            with: converter(list.from, list.to, true),
            without: converter(list.from, list.to, false),
        }
    }

    fn convert(&self, text: &str) -> (String, String) {
        let text = format!("“{}”", self.written.convert(text));
        let bare = |text: String| text.trim_matches(['“', '”', '「', '」']).to_owned();
        (bare(self.with.convert(&text)), bare(self.without.convert(&text)))
    }
}

/// The words of the weights list that contain a rule's key change only where the list of compounds says so.
#[test]
fn wording_leaves_longer_words_alone() {
    let mut allowed: BTreeMap<(String, String), String> = BTreeMap::new();
    for row in rows("tests/spec/conversion/wording-compounds.tsv") {
        allowed.insert((row[0].clone(), row[1].clone()), row[2].clone());
    }
    let words = words();
    let (mut count, mut wrong) = (0, Vec::new());
    for list in lists() {
        let keys: BTreeSet<&str> = list.keys.iter().map(String::as_str).collect();
        let pair = Pair::of(&list);
        for (word, _) in words.iter().filter(|(word, _)| word.chars().count() > 2 && !keys.contains(word.as_str())) {
            let ends = || word.char_indices().map(|(at, c)| at + c.len_utf8());
            let parts = word
                .char_indices()
                .flat_map(|(start, _)| ends().filter(move |&end| end > start).map(move |end| start..end));
            if !parts.into_iter().any(|part| keys.contains(&word[part])) {
                continue;
            }
            count += 1;
            let (with, without) = pair.convert(word);
            let becomes = allowed.remove(&(list.name.to_owned(), word.clone()));
            if with != without && becomes.as_deref() != Some(&with) || becomes.is_some() && with == without {
                wrong.push(format!("{}\t{word}\t{with}", list.name));
            }
        }
    }
    println!("{count} words that contain a key of regional wording");
    assert!(count > 250, "only {count} words contain a key");
    wrong.extend(
        allowed.keys().map(|(list, word)| format!("{list}\t{word}\tlisted, and no longer a word with a key in it")),
    );
    assert!(wrong.is_empty(), "{} of {count} convert otherwise than listed:\n{}", wrong.len(), wrong.join("\n"));
}

/// Where the end of one word and the beginning of the next make up a key, both words stay what they are.
#[test]
fn wording_leaves_the_joints_of_words_alone() {
    /// How many of the commonest words with an end or a beginning are tried.
    const TRIED: usize = 4;
    let (mut ends, mut begins): (BTreeMap<String, Vec<String>>, BTreeMap<String, Vec<String>>) = Default::default();
    let mut words = words();
    words.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    for (word, _) in words.iter().filter(|(word, rare)| (2..=3).contains(&word.chars().count()) && *rare <= 11) {
        for (at, _) in word.char_indices().skip(1) {
            ends.entry(word[at..].to_owned()).or_default().push(word.clone());
            begins.entry(word[..at].to_owned()).or_default().push(word.clone());
        }
    }
    let listed = rows("tests/spec/conversion/wording-joints.tsv");
    let exceptions: BTreeSet<&str> = listed.iter().map(|row| row[0].as_str()).collect();
    let (mut tried, mut wrong) = (BTreeSet::new(), Vec::new());
    for list in lists() {
        let pair = Pair::of(&list);
        for key in list.keys.iter().filter(|key| (2..=4).contains(&key.chars().count())) {
            for (at, _) in key.char_indices().skip(1) {
                let (Some(left), Some(right)) = (ends.get(&key[..at]), begins.get(&key[at..])) else { continue };
                for (a, b) in left.iter().take(TRIED).flat_map(|a| right.iter().take(TRIED).map(move |b| (a, b))) {
                    let joint = format!("{a}{b}");
                    if a == key
                        || b == key
                        || exceptions.contains(joint.as_str())
                        || !tried.insert((list.name, joint.clone()))
                    {
                        continue;
                    }
                    let ((with, without), (a, b)) = (pair.convert(&joint), (pair.convert(a), pair.convert(b)));
                    // Where the script reads the two otherwise than apart, that is another matter.
                    if with != a.0 + &b.0 && without == a.1 + &b.1 {
                        wrong.push(format!("{} {key}: {joint} → {with}", list.name));
                    }
                }
            }
        }
    }
    println!("{} pairs of words with a key of regional wording at their joint", tried.len());
    assert!(tried.len() > 3000, "only {} pairs of words", tried.len());
    assert!(wrong.is_empty(), "{} of {} fired:\n{}", wrong.len(), tried.len(), wrong.join("\n"));
}
