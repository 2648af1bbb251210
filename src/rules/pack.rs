//! Packs: the folders of data that hold every word and rule. Reads them; knows nothing of what the words mean.
//!
//! A pack is a folder (`all`, `en`, `fr`, or a user's own) of `.toml` files (words and rules) and `.tsv` tables.

use super::rule::Rule;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// One file of a pack, as text.
#[derive(Clone, Debug)]
pub struct PackFile {
    /// The folder: `all` or a language code.
    pub pack: String,
    /// The file's name, `time.toml`.
    pub name: String,
    pub content: std::borrow::Cow<'static, str>,
}

/// The words of one `.toml` file: class, then key, then the forms that carry it.
pub type Words = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// What a `.toml` file holds. Sections that only one stage reads stay in `other`.
#[derive(Deserialize, Debug, Default)]
pub struct PackToml {
    #[serde(default)]
    pub words: Words,
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
    #[serde(flatten)]
    pub other: toml::Table,
}

impl PackFile {
    /// The file's name without ending: the stage that it belongs to.
    pub fn stage(&self) -> &str {
        self.name.split('.').next().unwrap_or(&self.name)
    }

    pub fn toml(&self) -> Result<PackToml> {
        toml::from_str(&self.content).with_context(|| format!("pack file {}/{}", self.pack, self.name))
    }
}

/// The built-in packs.
pub fn embedded() -> Vec<PackFile> {
    FILES
        .iter()
        .filter_map(|(path, content)| {
            let (pack, name) = path.split_once('/')?;
            Some(PackFile { pack: pack.into(), name: name.into(), content: (*content).into() })
        })
        .collect()
}

/// The text of one built-in file, `all/countries.tsv`.
pub fn embedded_file(path: &str) -> Option<&'static str> {
    let at = FILES.binary_search_by(|(name, _)| (*name).cmp(path)).ok()?;
    Some(FILES[at].1)
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
                files.push(PackFile { pack: pack.clone(), name, content: content.into() });
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
    if !file.name.ends_with(".toml") || known() {
        return Ok(());
    }
    if let Some(rule) = file.toml()?.rules.iter().find(|rule| rule.pattern.is_some()) {
        let (pack, name) = (&file.pack, &file.name);
        bail!("{pack}/{name}: rule {}: no stage reads patterns from `{name}`; name it as in `time.{name}`", rule.id);
    }
    Ok(())
}

fn sorted(dir: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = std::fs::read_dir(dir).with_context(|| dir.display().to_string())?;
    let mut paths: Vec<_> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    Ok(paths)
}
