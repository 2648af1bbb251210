//! `corpus.toml`: options of every subcommand on top, those of one in a table of its name.

use super::{is_flag, long, names, options, suggest};
use anyhow::{Context, Result, bail};
use clap::{Arg, Command, ValueHint};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

const NAME: &str = "corpus.toml";

pub struct File {
    pub path: PathBuf,
    /// Was it named, not merely found?
    pub asked: bool,
    options: Table,
}

impl File {
    /// The one in the working folder.
    pub fn found() -> Result<Option<File>> {
        let path = PathBuf::from(NAME);
        if path.is_file() { File::read(path, false).map(Some) } else { Ok(None) }
    }

    pub fn read(path: PathBuf, asked: bool) -> Result<File> {
        let content = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let options = toml::from_str(&content).with_context(|| path.display().to_string())?;
        Ok(File { path, asked, options })
    }

    /// Every key is an option; a mistyped one is told, not passed over.
    pub fn check(&self, command: &Command) -> Result<()> {
        for (key, value) in &self.options {
            match (value, command.find_subcommand(key)) {
                (Value::Table(table), Some(subcommand)) => {
                    let known: Vec<&str> = options(subcommand).map(long).collect();
                    table.keys().try_for_each(|k| self.known(k, &format!("`{key}` has"), &known))?;
                }
                (Value::Table(_), None) => self.known(key, "there is", &[])?,
                _ => self.known(key, "there is", &names(command))?,
            }
        }
        Ok(())
    }

    fn known(&self, key: &str, whose: &str, known: &[&str]) -> Result<()> {
        if known.contains(&key) {
            return Ok(());
        }
        let meant = suggest::or_else(key, known.iter().copied());
        bail!("{}: {whose} no option `{key}`{meant}", self.path.display())
    }

    /// What it says of an option of a subcommand; an empty value is a flag that is set.
    pub fn values(&self, subcommand: &str, option: &Arg) -> Result<Option<Vec<String>>> {
        let Some(value) = self.value(subcommand, long(option)) else { return Ok(None) };
        let values = match value {
            Value::Array(values) => values.iter().map(|v| self.plain(v, option)).collect::<Result<_>>()?,
            Value::Boolean(set) if is_flag(option) => vec![String::new(); usize::from(*set)],
            value => vec![self.plain(value, option)?],
        };
        Ok(Some(values))
    }

    fn value(&self, subcommand: &str, long: &str) -> Option<&Value> {
        let own = self.options.get(subcommand).and_then(Value::as_table).and_then(|t| t.get(long));
        own.or_else(|| self.options.get(long)).filter(|v| !v.is_table())
    }

    /// One value as on a command line; a path is meant from the file's own folder.
    fn plain(&self, value: &Value, option: &Arg) -> Result<String> {
        let wrong = || format!("{}: `{}` wants a plain value", self.path.display(), long(option));
        match value {
            Value::String(path) if option.get_value_hint() == ValueHint::AnyPath => {
                Ok(self.path.parent().unwrap_or(Path::new("")).join(path).to_string_lossy().into_owned())
            }
            Value::String(value) if !is_flag(option) => Ok(value.clone()),
            Value::Integer(_) | Value::Float(_) if !is_flag(option) => Ok(value.to_string()),
            _ => bail!(wrong()),
        }
    }
}
