//! What holds for every text: the five articles beside the project, where they are, and generated ones. `ROUNDS=50` before the command
//! tries fifty times as many.

mod support;

use support::prose::{Prose, RESIDUE, full_width};
use support::sound::{assert_alignment, assert_analysis, assert_json, assert_quantities};
use support::{Random, shared_texts};
use zh_measures::{Analysis, Measure, Quantity, ReadingOptions, Region, Span, analyze, quantities};

/// What fuzzing found: a slogan's word with quotation marks that close nothing, an ordinal that leads below zero, bounds in two units.
const FOUND: &[&str] = &["兩個確保」確保」”，发確保", "第两-零下三项", "逾5里,近２４m"];

fn texts() -> Vec<String> {
    let mut random = Random::new(20);
    let generated = (0..400).map(|round| random.text(5 + round % 120));
    let fixed = ["", " ", "\n", "\0", "一", "1", "。", "(", "网(", "一是"].into_iter().chain(FOUND.iter().copied());
    let fixed = fixed.map(str::to_owned);
    shared_texts("articles", "txt").into_iter().map(|(_, text)| text).chain(fixed).chain(generated).collect()
}

#[test]
fn every_analysis_is_sound() {
    for text in texts() {
        let analysis = analyze(&text, &ReadingOptions::default()).unwrap();
        assert_analysis(&text, &analysis);
    }
}

#[test]
fn quantities_of_any_text_are_in_order_and_slice_back() {
    for text in texts() {
        let found = quantities(&text, &ReadingOptions::default()).unwrap();
        assert_quantities(&text, &found);
    }
}

#[test]
fn the_json_of_every_analysis_parses_and_its_spans_slice_back() {
    for text in texts() {
        let analysis = analyze(&text, &ReadingOptions::default()).unwrap();
        let json = zh_measures::json::analysis(&analysis, &text, zh_measures::json::SpanText::Included);
        assert_json(&json, &text, "");
    }
}

/// The date and the region are given in what follows: left out, they are found in the text, and one half of a text may name what the
/// other leaves open.
fn given() -> ReadingOptions {
    ReadingOptions { published: Some("2021-06-01".to_owned()), region: Some(Region::China) }
}

/// What a quantity says, apart from where it stands and from the script that it is written in.
fn reading(quantity: &Quantity) -> String {
    let Quantity { kind, min, max, approx, bound, timex, standard, .. } = quantity;
    format!("{kind:?} {min:?} {max:?} {approx:?} {bound:?} {timex:?} {standard:?}")
}

/// Quantities with their places, counted in characters that `counts` counts.
fn placed(text: &str, quantities: &[Quantity], counts: impl Fn(usize) -> bool) -> Vec<String> {
    let place = |at: usize| {
        text.char_indices().take_while(|(start, _)| *start < at).filter(|(start, _)| counts(*start)).count()
    };
    let placed = |quantity: &Quantity| {
        let item = quantity.item.map(|item| place(item.start)..place(item.end));
        format!("{}..{} {} {item:?}", place(quantity.span.start), place(quantity.span.end), reading(quantity))
    };
    quantities.iter().map(placed).collect()
}

/// The tree of measures: texts, enumerators, places in it.
fn outline(text: &str, analysis: &Analysis) -> Vec<String> {
    let measure = |measure: &Measure| {
        let marker = measure.marker.map(|marker| marker.index);
        let (level, parent) = (measure.level, measure.parent);
        format!("{level} {parent:?} {marker:?} {} | {}", measure.heading.of(text), measure.span.of(text))
    };
    analysis.measures.iter().map(measure).collect()
}

/// Made-up cases of one kind, the same each time.
fn made<T>(count: usize, seed: u64, make: impl Fn(&mut Prose) -> T) -> Vec<T> {
    let rounds = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(1);
    let mut random = Random::new(seed);
    (0..count * rounds).map(|_| make(&mut Prose(&mut random))).collect()
}

/// What differs, a few of the cases in full.
fn assert_alike(cases: impl IntoIterator<Item = (String, Vec<String>, Vec<String>)>) {
    let wrong: Vec<String> = cases
        .into_iter()
        .filter(|(_, left, right)| left != right)
        .map(|(text, left, right)| {
            let only =
                |a: &[String], b: &[String]| a.iter().filter(|line| !b.contains(line)).cloned().collect::<Vec<_>>();
            format!("{text:?}\n  first  {:#?}\n  second {:#?}", only(&left, &right), only(&right, &left))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} differ\n{}",
        wrong.len(),
        wrong.iter().take(4).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// Converting what was converted changes nothing, and the changes splice to the converted text: in every variant. The regions' second
/// conversion names the variant that the text is in now: words alone may leave it open, above all where a page mixes both scripts.
#[cfg(feature = "convert")]
#[test]
fn conversions_are_idempotent_and_splice() {
    use zh_measures::{ConvertOptions, Converter, Variant};
    let converters = Variant::ALL.map(|to| {
        let is_script = matches!(to, Variant::Hans | Variant::Hant);
        let again = ConvertOptions { from: (!is_script).then_some(to), ..ConvertOptions::default() };
        [ConvertOptions::default(), again].map(|options| Converter::new(to, options).unwrap())
    });
    let texts = made(60, 30, |prose| prose.page()).into_iter().chain(made(200, 29, |prose| prose.sentence()));
    let cases = texts.flat_map(|text| {
        converters.each_ref().map(|[first, again]| {
            let alignment = first.align(&text);
            assert_alignment(&text, &alignment);
            (text.clone(), vec![again.convert(&alignment.text)], vec![alignment.text])
        })
    });
    assert_alike(cases);
}

/// Either script of an article has the same quantities, the same slogans, the same blocks and the same outline.
#[cfg(feature = "convert")]
#[test]
fn both_scripts_of_an_article_say_the_same() {
    use zh_measures::{ConvertOptions, Variant, convert};
    let into = |text: &str, to| convert(text, to, &ConvertOptions::default()).unwrap();
    let parts = |text: &str, analysis: &Analysis| {
        let at = |span: Span| format!("{}..{}", text[..span.start].chars().count(), text[..span.end].chars().count());
        let measures = analysis.measures.iter().map(|measure| {
            let Measure { level, parent, .. } = measure;
            format!(
                "{level} {parent:?} {:?} {} | {}",
                measure.marker.map(|marker| marker.index),
                at(measure.heading),
                at(measure.span)
            )
        });
        let blocks = analysis.article.blocks.iter().map(|block| format!("{:?} {}", block.kind, at(block.span)));
        let slogans = analysis.slogans.iter().map(|slogan| {
            let members = slogan.members.iter().flatten().map(|member| at(*member)).collect::<Vec<_>>();
            format!("{} {} {members:?}", at(slogan.span), slogan.count)
        });
        blocks.chain(slogans).chain(measures).chain(placed(text, &analysis.quantities, |_| true)).collect::<Vec<_>>()
    };
    let mut cases = Vec::new();
    for text in made(60, 31, |prose| prose.page()) {
        let plain = analyze(&text, &given()).unwrap();
        for to in [Variant::Hans, Variant::Hant] {
            let other = into(&text, to);
            let found = analyze(&other, &given()).unwrap();
            cases.push((other.clone(), parts(&text, &plain), parts(&other, &found)));
        }
    }
    assert_alike(cases);
}

/// The quantities of A, a blank line and B are those of A and those of B, further on.
#[test]
fn texts_do_not_change_each_other() {
    let texts = made(200, 32, |prose| prose.sentence() + &prose.sentence());
    let cases = texts.windows(2).map(|pair| {
        let (joined, from) = (format!("{}\n\n{}", pair[0], pair[1]), pair[0].len() + 2);
        let mut apart = quantities(&pair[0], &given()).unwrap();
        apart.extend(quantities(&pair[1], &given()).unwrap().into_iter().map(|mut quantity| {
            for span in std::iter::once(&mut quantity.span).chain(&mut quantity.item) {
                (span.start, span.end) = (span.start + from, span.end + from);
            }
            quantity
        }));
        let together = quantities(&joined, &given()).unwrap();
        (joined.clone(), placed(&joined, &apart, |_| true), placed(&joined, &together, |_| true))
    });
    assert_alike(cases);
}

/// Quantities stay as they are when the text changes two sentences behind them: the item of one may stand in the next clause, and no
/// further.
#[test]
fn quantities_before_an_edit_stay() {
    let sentences = made(400, 33, |prose| prose.sentence());
    let cases = sentences.chunks_exact(4).map(|four| {
        let [first, second, third, other] = four else { unreachable!("chunks of four") };
        let kept = first.len();
        let before = |last: &str| {
            let text = format!("{first}{second}{last}");
            let found: Vec<_> =
                quantities(&text, &given()).unwrap().into_iter().filter(|one| one.span.end <= kept).collect();
            placed(&text, &found, |_| true)
        };
        (first.clone() + second, before(third), before(other))
    });
    assert_alike(cases);
}

/// Menus above an article and notices below it leave its measures as they are.
#[test]
fn menus_around_an_article_leave_its_measures_alone() {
    let cases = made(80, 34, |prose| (prose.article(), prose.menu(), prose.footer()));
    assert_alike(cases.into_iter().map(|(article, menu, footer)| {
        let page = format!("{menu}{article}{footer}");
        let (bare, whole) = (analyze(&article, &given()).unwrap(), analyze(&page, &given()).unwrap());
        (page.clone(), outline(&article, &bare), outline(&page, &whole))
    }));
}

/// Pinyin in brackets behind a character changes neither quantities nor outline, but for what their texts hold.
#[test]
fn residue_changes_nothing() {
    let scraped = |prose: &mut Prose, text: String| (prose.with_residue(&text, 5), text);
    let sentences = made(200, 35, |prose| {
        let text = prose.sentence();
        scraped(prose, text)
    });
    assert_alike(sentences.into_iter().map(|(scraped, text)| {
        let mut inside = vec![false; scraped.len() + 1];
        let mut rest = text.chars().peekable();
        for (at, c) in scraped.char_indices() {
            inside[at] = rest.next_if_eq(&c).is_none();
        }
        let (plain, found) = (quantities(&text, &given()).unwrap(), quantities(&scraped, &given()).unwrap());
        (scraped.clone(), placed(&text, &plain, |_| true), placed(&scraped, &found, |at| !inside[at]))
    }));
    let articles = made(40, 38, |prose| {
        let text = prose.article();
        scraped(prose, text)
    });
    assert_alike(articles.into_iter().map(|(scraped, text)| {
        let (plain, found) = (analyze(&text, &given()).unwrap(), analyze(&scraped, &given()).unwrap());
        let without = |line: &String| RESIDUE.iter().fold(line.clone(), |line, residue| line.replace(residue, ""));
        let found = outline(&scraped, &found).iter().map(without).collect();
        (scraped, outline(&text, &plain), found)
    }));
}

/// The outline of an article in full width is that of the article.
#[test]
fn full_width_has_the_same_outline() {
    let cases = made(60, 39, |prose| prose.article()).into_iter().map(|text| {
        let widened = |text: &str| text.chars().map(full_width).collect::<String>();
        let wide = widened(&text);
        let (plain, found) = (analyze(&text, &given()).unwrap(), analyze(&wide, &given()).unwrap());
        let widened = |lines: Vec<String>| lines.iter().map(|line| widened(line)).collect();
        (wide.clone(), widened(outline(&text, &plain)), widened(outline(&wide, &found)))
    });
    assert_alike(cases);
}

/// Letters, digits and marks in full width say what they say in half width.
#[test]
fn full_width_says_the_same() {
    let texts = made(200, 36, |prose| prose.sentence()).into_iter().chain(made(30, 37, |prose| prose.measures()));
    let cases = texts.map(|text| {
        let wide: String = text.chars().map(full_width).collect();
        let (plain, found) = (quantities(&text, &given()).unwrap(), quantities(&wide, &given()).unwrap());
        (wide.clone(), placed(&text, &plain, |_| true), placed(&wide, &found, |_| true))
    });
    assert_alike(cases);
}
