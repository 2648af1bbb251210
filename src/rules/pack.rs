//! Packs: the folders of data that hold every word and rule. Reads them; knows nothing of what the words mean.
//!
//! A pack is a folder (`all`, `en`, `fr`, or a user's own) of `.toml` files (words and rules) and `.tsv` tables.

use super::rule::Rule;
use super::{digest, table, value};
use crate::carried;
use crate::order::Order as _;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// One file of a pack. What is read of it is lent out as it stands and lasts as long as the program: the built-in packs
/// are part of that, and those of users are read once a run.
#[derive(Clone, Copy, Debug)]
pub struct PackFile {
    /// The folder: `all` or a language code.
    pub pack: &'static str,
    /// The file's name, `time.toml`.
    pub name: &'static str,
    digest: &'static str,
}

/// The form of a `.toml` file, for its errors alone: a user is told the line. Sections that only one stage reads are that
/// stage's to check.
#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is the digest")]
struct Form {
    #[serde(default)]
    words: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    #[serde(default)]
    rule: Vec<RuleForm>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is the digest")]
struct RuleForm {
    id: String,
    about: String,
    pattern: Option<String>,
    make: Option<String>,
    examples: Option<Vec<String>>,
    silent: Option<Vec<String>>,
}

impl PackFile {
    /// A file of this text.
    pub fn new(pack: &str, name: &str, content: &str) -> Result<PackFile> {
        let digest = if name.ends_with(".toml") { digest_of_toml(content) } else { Ok(digest::of_table(content)) };
        let digest = digest.with_context(|| format!("pack file {pack}/{name}"))?;
        let [pack, name, digest] = [pack.to_owned(), name.to_owned(), digest].map(|text| &*text.leak());
        Ok(PackFile { pack, name, digest })
    }

    /// The file's name without ending: the stage that it belongs to.
    pub fn stage(&self) -> &'static str {
        self.name.split('.').next().unwrap_or(self.name)
    }

    pub fn is_toml(&self) -> bool {
        self.name.ends_with(".toml")
    }

    /// What a `.toml` file holds: `words`, by class, then key, then the forms that carry it; the list `rule`; sections
    /// that only one stage reads.
    pub fn toml(&self) -> value::Table {
        value::Table::of_digest(if self.is_toml() { self.digest } else { "" })
    }

    /// The rules of a `.toml` file.
    pub fn rules(&self) -> impl Iterator<Item = Rule> {
        let rules = self.toml().get("rule").into_iter().flat_map(value::Value::items);
        rules.filter_map(value::Value::as_table).map(Rule::new)
    }

    /// What a `.tsv` file holds.
    pub fn table(&self) -> table::Table {
        table::Table::of_digest(self.digest)
    }

    /// The same with the columns from which words are entered: of built-in tables the program carries these packed.
    pub fn whole_table(&self) -> table::Table {
        let whole = self.built_in_path().and_then(|path| carried::unpacked(&path));
        table::Table::of_digest(whole.unwrap_or(self.digest))
    }

    /// What the program carries of a built-in file in its stead, as the module that reads it made it.
    pub fn made(&self) -> Option<&'static str> {
        carried::made(&self.built_in_path()?)
    }

    /// `all/countries.tsv`, of a built-in file.
    fn built_in_path(&self) -> Option<String> {
        let path = [self.pack, self.name].join("/");
        embedded_file(&path).is_some_and(|built_in| built_in.is(self)).then_some(path)
    }

    /// Is this the same file, and not one that says the same?
    pub fn is(&self, other: &PackFile) -> bool {
        (self.pack, self.name) == (other.pack, other.name) && std::ptr::eq(self.digest, other.digest)
    }
}

fn digest_of_toml(content: &str) -> Result<String> {
    toml::from_str::<Form>(content)?;
    Ok(digest::of_toml(&toml::from_str(content)?))
}

/// The built-in packs.
pub fn embedded() -> Vec<PackFile> {
    carried::files().iter().filter_map(built_in).collect()
}

/// One built-in file, `all/countries.tsv`.
pub fn embedded_file(path: &str) -> Option<PackFile> {
    let files = carried::files();
    let at = files.binary_search_by(|(name, _)| (*name).cmp(path)).ok()?;
    built_in(&files[at])
}

fn built_in((path, digest): &(&'static str, &'static str)) -> Option<PackFile> {
    let (pack, name) = path.split_once('/')?;
    Some(PackFile { pack, name, digest })
}

/// The files of the `all` pack and of one language.
pub fn of_language(language: &str, files: &[PackFile]) -> Vec<PackFile> {
    files.iter().filter(|file| file.pack == "all" || file.pack == language).copied().collect()
}

/// A user's packs: `dir` holds folders named as the built-in ones are, or is itself one such folder.
pub fn read(dir: &Path) -> Result<Vec<PackFile>> {
    let mut files = Vec::new();
    let mut folders = vec![dir.to_path_buf()];
    for entry in sorted(dir)? {
        if entry.is_dir() {
            folders.push(entry);
        }
    }
    for folder in folders {
        let pack = folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        for path in sorted(&folder)? {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            if name.ends_with(".toml") || name.ends_with(".tsv") {
                let content = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
                files.push(PackFile::new(&pack, &name, &content)?);
            }
        }
    }
    if files.is_empty() {
        bail!("{}: no .toml or .tsv file in this pack", dir.display());
    }
    files.iter().try_for_each(check_stage)?;
    Ok(files)
}

/// The stage that a file is named for reads its patterns; in a file of another name no stage would ever try them.
fn check_stage(file: &PackFile) -> Result<()> {
    let known = || embedded().iter().any(|own| own.stage() == file.stage());
    if known() {
        return Ok(());
    }
    if let Some(rule) = file.rules().find(|rule| rule.pattern.is_some()) {
        let (pack, name) = (file.pack, file.name);
        bail!("{pack}/{name}: rule {}: no stage reads patterns from `{name}`; name it as in `time.{name}`", rule.id);
    }
    Ok(())
}

fn sorted(dir: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = std::fs::read_dir(dir).with_context(|| dir.display().to_string())?;
    let mut paths: Vec<_> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.order();
    Ok(paths)
}
