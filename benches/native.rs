//! The native side of `cargo xtask bench`, which writes the texts first (`node benches/texts.mjs` does it too).

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::path::Path;
use zh_measures::{ConvertOptions, ReadingOptions, Variant};

fn main() {
    divan::main();
}

/// A text of `target/bench/texts`.
fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench/texts").join(format!("{name}.txt"));
    match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("cannot read {}: {error}; run `node benches/texts.mjs`", path.display());
            std::process::exit(1);
        }
    }
}

fn bench(bencher: Bencher, name: &str, work: impl Fn(&str) -> usize + Sync) {
    let text = text(name);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| work(black_box(&text)));
}

fn ours(from: Variant, to: Variant) -> impl Fn(&str) -> usize {
    move |text| {
        let options = ConvertOptions { from: Some(from), ..ConvertOptions::default() };
        zh_measures::convert(text, to, &options).map_or(0, |converted| converted.len())
    }
}

fn peer(to: zhconv::Variant) -> impl Fn(&str) -> usize {
    move |text| zhconv::zhconv(text, to).len()
}

#[divan::bench]
fn s2t(bencher: Bencher) {
    bench(bencher, "hans-1m", ours(Variant::Hans, Variant::Hant));
}

#[divan::bench]
fn s2t_zhconv(bencher: Bencher) {
    bench(bencher, "hans-1m", peer(zhconv::Variant::ZhHant));
}

#[divan::bench]
fn t2s(bencher: Bencher) {
    bench(bencher, "hant-1m", ours(Variant::Hant, Variant::Hans));
}

#[divan::bench]
fn t2s_zhconv(bencher: Bencher) {
    bench(bencher, "hant-1m", peer(zhconv::Variant::ZhHans));
}

#[divan::bench]
fn analyze(bencher: Bencher) {
    bench(bencher, "hans-1m", |text| {
        zh_measures::analyze(text, &ReadingOptions::default()).map_or(0, |found| found.quantities.len())
    });
}
