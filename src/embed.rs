//! Build script: lists `src/packs`, so that a new pack file needs no change in Rust, and makes of the packs what would take
//! each run long to make.
//!
//! Writes `carried.rs` into `OUT_DIR`, which `carried` in the program lends out: the digest of each file in name order; of
//! some files instead what is made of them; and packed, what few runs want whole (the columns of a table from which, as its
//! comments say, only words are entered) and the vocabulary of each language. The modules below are those of the program
//! itself.

#![allow(dead_code, unused_imports, reason = "the program's modules do more than is wanted here")]

mod model;
mod names;
mod order;
mod rules;
mod text;

mod facts {
    pub mod countries;
    pub mod currencies;
    pub mod metonyms;
    pub mod offices;
    pub mod organizations;
    pub mod person_names;
    pub mod places;
    pub mod roles;
    pub mod weapons;
    pub mod words;
}

/// What the program finds in itself stands on the disk now.
mod carried {
    use std::sync::OnceLock;

    pub static FILES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();

    pub fn files() -> &'static [(&'static str, &'static str)] {
        FILES.get().map_or(&[], |files| files)
    }

    /// Nothing is made yet.
    pub fn made(_: &str) -> Option<&'static str> {
        None
    }

    pub fn unpacked(_: &str) -> Option<&'static str> {
        None
    }
}

use anyhow::{Context, Result};
use facts::offices;
use facts::person_names::{self, PersonNames};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use rules::lexicon::Lexicon;
use rules::pack::{self, PackFile};
use rules::{Grammar, digest, vocabulary};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("src/packs");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut paths = Vec::new();
    list(&root, &mut paths)?;
    paths.sort();
    let (mut files, mut lean, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    for path in &paths {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = &*path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/").leak();
        let content = fs::read_to_string(path)?;
        let digest = &*digest_of(&content, name)?.leak();
        let entered = only_entered(&content);
        if !entered.is_empty() {
            whole.push((name, packed(digest)?));
        }
        lean.push(if entered.is_empty() { digest.to_owned() } else { without(&entered, &content) });
        files.push((name, digest));
    }
    let files = carried::FILES.get_or_init(|| files);
    let made = made();
    let is_made = |name: &str| made.iter().any(|(of, _)| *of == name);
    let carried = files.iter().zip(&lean).map(|((name, _), lean)| (*name, if is_made(name) { NO_ROWS } else { lean }));
    whole.extend(vocabularies()?);
    let (long, short): (Vec<_>, Vec<_>) = made.iter().partition(|(_, digest)| digest.len() > LONG);
    for (name, digest) in long {
        whole.push((&*["made/", name].concat().leak(), packed(digest)?));
    }
    let mut listed_files = Vec::new();
    for (name, digest) in carried {
        let long = digest.len() > LONG;
        if long {
            whole.push((&*["files/", name].concat().leak(), packed(digest)?));
        }
        listed_files.push((name, if long { PACKED_ELSEWHERE } else { digest.as_bytes() }));
    }
    let code = [
        listed("FILES", "str", listed_files.into_iter())?,
        listed("MADE", "str", short.iter().map(|(name, digest)| (*name, digest.as_bytes())))?,
        listed("PACKED", "bytes", whole.iter().map(|(name, packed)| (*name, &**packed)))?,
    ];
    Ok(fs::write(out()?.join("carried.rs"), code.concat())?)
}

/// A file and what is made of one are packed where they have more bytes: unpacking takes time at each start.
const LONG: usize = 25_000;

/// The digest of a file in the list of files that is packed.
const PACKED_ELSEWHERE: &[u8] = b"";

/// The digest of a table without rows.
const NO_ROWS: &str = "\0";

/// The columns of a table of which its comments say that only words are entered from them.
fn only_entered(content: &str) -> Vec<&str> {
    let says = content.lines().find_map(|line| line.strip_prefix("# Only entered:"));
    says.unwrap_or_default().split_whitespace().collect()
}

/// The digest of a table without these columns.
fn without(columns: &[&str], content: &str) -> String {
    digest::of_columns(content, |column| !columns.contains(&column))
}

/// The folder for what is written.
fn out() -> Result<PathBuf> {
    Ok(env::var("OUT_DIR")?.into())
}

/// Writes each of these into a file of its own; the code of a list of their names and contents.
fn listed<'c>(list: &str, kind: &str, files: impl Iterator<Item = (&'c str, &'c [u8])>) -> Result<String> {
    let content = if kind == "str" { "&str" } else { "&[u8]" };
    let mut code = format!("pub static {list}: &[(&str, {content})] = &[\n");
    for (name, content) in files {
        let path = out()?.join([&name.replace('/', "-"), ".", &list.to_lowercase()].concat());
        fs::write(&path, content)?;
        writeln!(code, "    ({name:?}, include_{kind}!({:?})),", path.display())?;
    }
    Ok(code + "];\n")
}

/// The vocabulary of each language, packed.
fn vocabularies() -> Result<Vec<(&'static str, Vec<u8>)>> {
    let files = pack::embedded();
    let mut languages: Vec<&str> = files.iter().map(|file| file.pack).filter(|pack| *pack != "all").collect();
    languages.dedup();
    let vocabulary = |language: &'static str| {
        let tables = |lexicon: &mut Lexicon, own: &[PackFile]| facts::words::enter(lexicon, own, language);
        let grammar = Grammar::build(language, &files, tables).with_context(|| format!("src/packs/{language}"))?;
        Ok((language, packed(&vocabulary::digest(&grammar.lexicon, &grammar.words))?))
    };
    languages.into_iter().map(vocabulary).collect()
}

/// The length of a digest, and the digest deflated.
fn packed(digest: &str) -> io::Result<Vec<u8>> {
    let length = u32::try_from(digest.len()).expect("a few hundred thousand letters");
    let mut packer = DeflateEncoder::new(length.to_le_bytes().to_vec(), Compression::best());
    packer.write_all(digest.as_bytes())?;
    packer.finish()
}

/// The digest of a file.
fn digest_of(content: &str, name: &str) -> Result<String> {
    if name.ends_with(".toml") {
        return Ok(digest::of_toml(&content.parse().with_context(|| format!("src/packs/{name}"))?));
    }
    Ok(digest::of_table(content))
}

/// What is made of some files; it is carried in the stead of tables.
fn made() -> Vec<(&'static str, String)> {
    let files = carried::files().iter().filter_map(|(name, _)| Some((*name, pack::embedded_file(name)?)));
    let made = |(name, file): (&'static str, PackFile)| match file.name {
        _ if name == offices::FILE => Some((name, offices::digest(file))),
        table if person_names::FILES.contains(&table) => Some((name, PersonNames::read(&[file]).digest())),
        _ => None,
    };
    files.filter_map(made).chain([(names::GROUPS, names::digest())]).collect()
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
