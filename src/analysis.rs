//! The one pass over a text that calls the rooms in order.

use crate::article;
use crate::error::Error;
use crate::label::Labels;
use crate::measure;
use crate::quantity::{self, Context};
use crate::script;
use crate::text::{Folded, in_order};
use crate::time::Anchor;
use crate::types::{Analysis, Measure, Quantity, ReadingOptions};

/// The longest text that is taken, in UTF-16 code units: 2²⁴.
pub const MAX_UTF16: usize = 1 << 24;

/// Refuses a text beyond [`MAX_UTF16`], before any work.
pub(crate) fn check_size(text: &str) -> Result<(), Error> {
    // A text has at least a third as many UTF-16 units as bytes and at most as many.
    if text.len() <= MAX_UTF16 || text.chars().map(char::len_utf16).sum::<usize>() <= MAX_UTF16 {
        return Ok(());
    }
    Err(Error::too_large())
}

/// The quantities of any text: a sentence, a cell, an article. No article frame is assumed.
///
/// Without `published` and without a year in the text, what the words leave open stays open.
///
/// # Errors
///
/// [`Code::BadDate`](crate::Code::BadDate) where `published` is no date, [`Code::TooLarge`](crate::Code::TooLarge) beyond [`MAX_UTF16`].
///
/// ```
/// use zh_measures::{Kind, ReadingOptions, quantities};
///
/// let text = "全年新建農家書屋1300多個";
/// let found = quantities(text, &ReadingOptions::default())?;
/// let books = found.iter().find(|quantity| quantity.kind == Kind::Count).unwrap();
/// assert_eq!(books.span.of(text), "1300多個");
/// assert_eq!((books.min, books.max), (Some(1300.0), None));
/// # Ok::<(), zh_measures::Error>(())
/// ```
pub fn quantities(text: &str, options: &ReadingOptions) -> Result<Vec<Quantity>, Error> {
    check_size(text)?;
    let anchor = options.published.as_deref().map(Anchor::parse).transpose()?;
    let folded = Folded::new(text);
    let everything = 0..folded.len();
    let region = options.region.unwrap_or_else(|| quantity::region(&folded, everything.clone()));
    let labels = Labels::read(&folded, everything.clone());
    Ok(quantity::read(&folded, everything, &labels, Context { anchor, region }))
}

/// Everything about a pasted article: its frame, its measures as a tree, its quantities, its slogans.
///
/// # Errors
///
/// [`Code::BadDate`](crate::Code::BadDate) where `published` is no date, [`Code::TooLarge`](crate::Code::TooLarge) beyond [`MAX_UTF16`].
///
/// ```
/// use zh_measures::{ReadingOptions, analyze};
///
/// let text = "县文化馆工作总结\n2023-05-06 来源:县文化馆\n今年以来,县文化馆抓好两项工作。一是建好书屋,新建农家书屋12个。二是办好讲座,举办讲座30余场。";
/// let analysis = analyze(text, &ReadingOptions::default())?;
/// assert_eq!(analysis.article.published.as_deref(), Some("2023-05-06"));
/// # Ok::<(), zh_measures::Error>(())
/// ```
pub fn analyze(text: &str, options: &ReadingOptions) -> Result<Analysis, Error> {
    check_size(text)?;
    let given = options.published.as_deref().map(Anchor::parse).transpose()?;
    let folded = article::rejoined(Folded::new(text));
    let frame = article::frame(&folded);
    // A date that the page prints and that is none leaves the words open, as no date at all would.
    let printed = || frame.article.published.as_deref().and_then(|date| Anchor::parse(date).ok());
    let anchor = given.or_else(printed);
    let region = options.region.unwrap_or_else(|| quantity::region(&folded, 0..folded.len()));
    let context = Context { anchor, region };

    let [title, body] = [&frame.title, &frame.body]
        .map(|part| part.clone().map(|part| Labels::read(&folded, part)).unwrap_or_default());
    let mut measures = measure::outline(&folded, &frame, &body.enumerators);
    let [of_title, mut quantities] = [(&frame.title, &title), (&frame.body, &body)].map(|(part, labels)| {
        part.clone().map(|part| quantity::read(&folded, part, labels, context)).unwrap_or_default()
    });
    // Those of the body are many: they stay where they are, and give back what they have not filled.
    quantities.splice(0..0, of_title);
    quantities.shrink_to_fit();
    let mut quantities = in_order(quantities, |quantity| quantity.span.start);
    place(&mut quantities, &mut measures);
    let slogans = measure::slogans(&folded, &frame, [title.slogans, body.slogans], &measures);
    Ok(Analysis { detection: script::detect(text), article: frame.article, measures, quantities, slogans })
}

/// Gives every quantity its innermost measure, and every measure its own quantities. Both lists are in reading order.
fn place(quantities: &mut [Quantity], measures: &mut [Measure]) {
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for (number, quantity) in quantities.iter_mut().enumerate() {
        while next < measures.len() && measures[next].span.start <= quantity.span.start {
            open.push(next);
            next += 1;
        }
        while open.last().is_some_and(|&last| measures[last].span.end <= quantity.span.start) {
            open.pop();
        }
        // A measure that ended earlier may still lie below one that is open: the innermost that holds the quantity counts.
        let holder = open.iter().rev().copied().find(|&at| measures[at].span.end >= quantity.span.end);
        if let Some(at) = holder {
            quantity.measure = Some(at);
            measures[at].quantities.push(number);
        }
    }
}

#[cfg(test)]
mod growth;
