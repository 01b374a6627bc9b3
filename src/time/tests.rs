use super::{Anchor, read};
use crate::text::Folded;

fn shown(text: &str, anchor: Option<&str>) -> String {
    let folded = Folded::new(text);
    let anchor = anchor.map(|date| Anchor::parse(date).unwrap());
    let mut out = String::new();
    for t in read(&folded, 0..folded.len(), anchor, false) {
        let n = |v: Option<f64>| v.map_or("_".to_owned(), |v| v.to_string());
        out += &format!("{}={:?}:{}", folded.source(t.range.clone()), t.kind, t.value.clone().unwrap_or("null".into()));
        if t.approx.is_some() {
            out += &format!("[{}..{} {:?} {:?}]", n(t.min), n(t.max), t.approx, t.bound.map(|b| format!("{b:?}")));
        }
        out += "; ";
    }
    out
}

#[test]
fn explore() {
    for line in std::fs::read_to_string("/tmp/times/try.txt").unwrap_or_default().lines() {
        let (text, anchor) = line.split_once('|').map_or((line, None), |(t, a)| (t, Some(a)));
        println!("{text}  →  {}", shown(text, anchor));
    }
}
