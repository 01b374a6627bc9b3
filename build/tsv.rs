//! Reads `data/*.tsv`: tab-separated, `#` opens a comment line, empty lines are skipped.

use std::error::Error;
use std::path::{Path, PathBuf};

/// A line of a data file that carries data.
pub struct Row {
    /// Where the line stands, for messages: `data/units.tsv:12`.
    pub place: String,
    pub fields: Vec<String>,
}

impl Row {
    /// The field of a column (0 is the first), or a message that names the line.
    pub fn field(&self, column: usize) -> Result<&str, String> {
        match self.fields.get(column) {
            Some(field) if !field.is_empty() => Ok(field),
            _ => Err(format!("{}: column {} is missing", self.place, column + 1)),
        }
    }

    /// The field of a column, or the empty string.
    #[allow(dead_code, reason = "not every table has optional columns")]
    pub fn optional(&self, column: usize) -> &str {
        self.fields.get(column).map_or("", String::as_str)
    }
}

/// The rows of a file below `data/`.
pub fn read(name: &str) -> Result<Vec<Row>, Box<dyn Error>> {
    let path = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("data").join(name);
    let text = std::fs::read_to_string(&path).map_err(|e| format!("data/{name}: {e}"))?;
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let fields = line.split('\t').map(|field| field.trim().to_owned()).collect();
        rows.push(Row { place: format!("data/{name}:{}", number + 1), fields });
    }
    Ok(rows)
}

/// Where a generated file goes.
pub fn out(name: &str) -> Result<PathBuf, Box<dyn Error>> {
    Ok(Path::new(&std::env::var("OUT_DIR")?).join(name))
}
