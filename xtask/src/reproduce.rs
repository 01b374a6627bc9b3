//! Whether two builds of one state give the same bytes: from scratch, in folders of different names and depths.

use crate::package::{modules_of, target_folder};
use crate::run::{Outcome, announce, output, read, root, write};
use std::path::Path;

/// Builds twice and compares.
pub fn reproduce() -> Outcome {
    let folder = target_folder().join("reproduce");
    let mut built = Vec::new();
    for place in ["a", "another/place"].map(|name| folder.join(name)) {
        announce(&format!("Building in {}", place.display()));
        let _ = std::fs::remove_dir_all(&place);
        copy(&place)?;
        built.push(modules_of(&place, &place.join("target"))?);
    }
    let [first, second] = &built[..] else { return Err("two builds were to be made".into()) };
    for ((name, one), (_, other)) in first.iter().zip(second) {
        let differ = one.iter().zip(other).filter(|(one, other)| one != other).count();
        if one != other {
            return Err(format!("{name}.wasm: {} and {} bytes, {differ} of them differ", one.len(), other.len()));
        }
        println!("   {name}.wasm: {} bytes, the same in both", one.len());
    }
    Ok(())
}

/// What the modules are built from.
fn copy(place: &Path) -> Outcome {
    let sources = ["Cargo.toml", "Cargo.lock", "README.md", "build", "data", "src", "xtask"];
    let files = output(&[&["git", "ls-files"], &sources[..]].concat())?;
    for file in files.lines() {
        let target = place.join(file);
        let folder = target.parent().unwrap_or(place);
        std::fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
        write(&target, read(&root().join(file))?)?;
    }
    Ok(())
}
