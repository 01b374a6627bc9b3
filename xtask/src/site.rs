//! The page as a folder of files, for any static host.

use crate::package::{self, Finish};
use crate::run::{Outcome, announce, read, root, write};
use std::path::Path;

/// Builds the package and lays the page out in `target/site`: `www/` at its root and what runs of `pkg/` below it, as
/// [`serve`](crate::serve) answers. Every address in the page is relative, so that the folder may lie anywhere on a host.
pub fn site() -> Outcome {
    package::build(Finish::Optimized)?;
    let target = root().join("target/site");
    announce("Laying out the page");
    if target.exists() {
        std::fs::remove_dir_all(&target).map_err(|error| format!("cannot clear {}: {error}", target.display()))?;
    }
    copy(&root().join("www"), &target, &|_| true)?;
    let runs = |name: &str| !name.ends_with(".d.ts") && !matches!(name, "README.md" | "package.json");
    copy(&root().join("pkg"), &target.join("pkg"), &runs)?;
    println!("   {}", target.display());
    Ok(())
}

/// Copies a folder with what is below it, as far as the names are wanted.
fn copy(from: &Path, to: &Path, wanted: &dyn Fn(&str) -> bool) -> Outcome {
    std::fs::create_dir_all(to).map_err(|error| format!("cannot make {}: {error}", to.display()))?;
    let entries = std::fs::read_dir(from).map_err(|error| format!("cannot read {}: {error}", from.display()))?;
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            copy(&path, &to.join(&name), wanted)?;
        } else if wanted(&name.to_string_lossy()) {
            write(&to.join(&name), read(&path)?)?;
        }
    }
    Ok(())
}
