//! Converts what it reads, line by line.
//!
//! ```sh
//! echo 太后的头发很干燥 | cargo run --release --example convert -- zh-TW [--from zh-CN] [--reasons]
//! ```

use std::error::Error;
use std::io::{BufRead, Write};
use zh_measures::{ConvertOptions, Converter, Variant};

fn main() -> Result<(), Box<dyn Error>> {
    let mut options = ConvertOptions::default();
    let mut to = Variant::Hant;
    let mut reasons = false;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--from" => options.from = Some(arguments.next().ok_or("--from needs a variant")?.parse()?),
            "--no-wording" => options.wording = false,
            "--reasons" => reasons = true,
            tag => to = tag.parse()?,
        }
    }
    let converter = Converter::new(to, options)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if !reasons {
            writeln!(out, "{}", converter.convert(&line))?;
            continue;
        }
        let alignment = converter.align(&line);
        writeln!(out, "{}", alignment.text)?;
        for change in &alignment.changes {
            let (source, target) = (change.source.of(&line), change.target.of(&alignment.text));
            let doubt = if change.doubtful { " (doubtful)" } else { "" };
            writeln!(out, "  {source} → {target} {:?}{doubt} {}", change.by, change.alternatives.join(" "))?;
        }
    }
    Ok(())
}
