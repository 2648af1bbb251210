//! Build script: lists `src/packs`, so that a new pack file needs no change in Rust.
//!
//! Writes `packs.rs` into `OUT_DIR`: one `(name, digest)` pair a file, in name order. Of a table whose comments say
//! so, the program carries less than the file holds: columns that only people read, and what each row says again.

#[path = "rules/digest.rs"]
mod digest;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("src/packs");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    list(&root, &mut files)?;
    files.sort();
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let mut code = String::from("pub static FILES: &[(&str, &str)] = &[\n");
    for file in &files {
        let name = file.strip_prefix(&root).expect("listed below the root").to_string_lossy().replace('\\', "/");
        println!("cargo::rerun-if-changed={}", file.display());
        let carried = out.join(name.replace('/', "-") + ".digest");
        fs::write(&carried, digest_of(&fs::read_to_string(file)?, &name))?;
        writeln!(code, "    ({name:?}, include_str!({:?})),", carried.display()).expect("a string takes all");
    }
    code.push_str("];\n");
    fs::write(out.join("packs.rs"), code)
}

/// What the program carries of a file.
fn digest_of(content: &str, name: &str) -> String {
    if name.ends_with(".toml") {
        return digest::of_toml(&content.parse().unwrap_or_else(|error| panic!("src/packs/{name}: {error}")));
    }
    let named = |what: &str| -> Vec<&str> {
        let says = content.lines().find_map(|line| line.strip_prefix("# ")?.strip_prefix(what));
        says.unwrap_or_default().split_whitespace().collect()
    };
    let (unread, once) = (named("Not read:"), named("Said once:"));
    if unread.is_empty() && once.is_empty() {
        return digest::of_table(content);
    }
    digest::of_table(&shortened(content, &unread, &once))
}

/// A table without comments and the columns not read; of those said once, a cell is empty that says what the row above
/// said.
fn shortened(content: &str, unread: &[&str], once: &[&str]) -> String {
    let mut rows = content.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
    let header: Vec<&str> = rows.next().map(Iterator::collect).unwrap_or_default();
    let read: Vec<usize> = (0..header.len()).filter(|&at| !unread.contains(&header[at])).collect();
    let mut short = read.iter().map(|&at| header[at]).collect::<Vec<_>>().join("\t") + "\n";
    let mut above = vec![""; header.len()];
    for row in rows {
        for (at, cell) in row.enumerate() {
            let again = once.contains(&header[at]) && above[at] == cell;
            above[at] = cell;
            if read.contains(&at) {
                short.push_str(if again { "" } else { cell });
                short.push('\t');
            }
        }
        short.pop();
        short.push('\n');
    }
    short
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml" || e == "tsv") {
            files.push(path);
        }
    }
    Ok(())
}
