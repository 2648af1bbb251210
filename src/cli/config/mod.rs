//! Options from elsewhere than the command line: flags over environment over file.
//!
//! The environment and a `corpus.toml` found in the working folder set manners alone (colour, width, form). What can
//! change the records is taken only from a file that `--config` names, and `extract` looks at nothing else: the same
//! command gives the same records on every machine.

mod dump;
mod file;

pub use dump::{Arguments, run};

use super::suggest;
use anyhow::{Result, bail};
use clap::builder::ValueRange;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, Command};
use file::File;
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

/// Options that change how something is said, never what is found.
const MANNERS: &[&str] = &["color", "excel", "format", "jobs", "least", "only", "quiet", "records", "title", "width"];
/// Options that only a command line can give.
const FLAGS_ALONE: &[&str] = &["accept", "config", "dump", "help", "test", "version"];

/// Where a value came from.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Origin {
    Environment(String),
    File(PathBuf),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Origin::Environment(name) => f.write_str(name),
            Origin::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// A value of an option, and whether it may hold.
struct Setting {
    origin: Origin,
    values: Vec<String>,
    holds: bool,
}

/// What is added to a command line.
pub struct Settings {
    added: Vec<(String, Setting)>,
    /// What was found and not taken.
    pub remarks: Vec<String>,
}

/// Where settings are looked for.
struct Sources {
    file: Option<File>,
    environment: fn(&str) -> Option<String>,
}

impl Settings {
    /// The settings for this command line.
    pub fn find(command: &Command, line: &[OsString]) -> Result<Settings> {
        let mut settings = Settings { added: Vec::new(), remarks: Vec::new() };
        // What is wrong on the command line is said when it is parsed for good.
        let Ok(matches) = command.clone().ignore_errors(true).try_get_matches_from(line) else { return Ok(settings) };
        let Some((name, given)) = matches.subcommand() else { return Ok(settings) };
        let asked = given.get_one::<PathBuf>("config");
        if name == "extract" && asked.is_none() {
            return Ok(settings);
        }
        let sources = Sources::open(command, asked, name != "extract")?;
        for option in command.find_subcommand(name).into_iter().flat_map(options) {
            let long = long(option);
            let Some(setting) = sources.setting(name, option)? else { continue };
            if given.value_source(option.get_id().as_str()) == Some(ValueSource::CommandLine) {
                continue;
            }
            match setting.holds {
                true => settings.added.push((long.to_owned(), setting)),
                false => settings.remarks.push(not_taken(long, &setting.origin)),
            }
        }
        Ok(settings)
    }

    /// The command line with the settings in it.
    pub fn applied(&self, line: &[OsString]) -> Vec<OsString> {
        let mut line = line.to_vec();
        let end = line.iter().position(|word| word == "--").unwrap_or(line.len());
        let added = self.added.iter().flat_map(|(long, setting)| {
            let word =
                move |value: &String| if value.is_empty() { format!("--{long}") } else { format!("--{long}={value}") };
            setting.values.iter().map(word).map(OsString::from)
        });
        line.splice(end..end, added.collect::<Vec<_>>());
        line
    }

    /// Names the setting behind an error of the parser, where one is.
    pub fn blame(&self, error: &clap::Error) -> Result<()> {
        let wrong = matches!(error.kind(), ErrorKind::InvalidValue | ErrorKind::ValueValidation);
        let Some(ContextValue::String(arg)) = error.get(ContextKind::InvalidArg).filter(|_| wrong) else {
            return Ok(());
        };
        let named = |long: &str| arg.strip_prefix("--").is_some_and(|a| a.split(' ').next() == Some(long));
        if let Some((_, setting)) = self.added.iter().find(|(long, _)| named(long)) {
            let said = error.to_string();
            let first = said.lines().next().unwrap_or_default();
            bail!("{}: {}", setting.origin, first.trim_start_matches("error: "));
        }
        Ok(())
    }
}

impl Sources {
    /// `here`: may the working folder and the environment speak?
    fn open(command: &Command, asked: Option<&PathBuf>, here: bool) -> Result<Sources> {
        let file = match asked {
            Some(path) => Some(File::read(path.clone(), true)?),
            None if here => File::found()?,
            None => None,
        };
        if let Some(file) = &file {
            file.check(command)?;
        }
        let environment = if here { |name: &str| std::env::var(name).ok() } else { |_: &str| None };
        Ok(Sources { file, environment })
    }

    /// What the environment says of an option, else what the file says.
    fn setting(&self, subcommand: &str, option: &Arg) -> Result<Option<Setting>> {
        let manner = MANNERS.contains(&long(option));
        let name = variable(option);
        if let Some(value) = (self.environment)(&name) {
            let values = if is_flag(option) { flag(&name, &value)? } else { vec![value] };
            return Ok(Some(Setting { origin: Origin::Environment(name), values, holds: manner }));
        }
        let Some(file) = &self.file else { return Ok(None) };
        let Some(values) = file.values(subcommand, option)? else { return Ok(None) };
        Ok(Some(Setting { origin: Origin::File(file.path.clone()), values, holds: manner || file.asked }))
    }
}

/// The options of a subcommand that settings can give.
fn options(command: &Command) -> impl Iterator<Item = &Arg> {
    let settable = |arg: &&Arg| arg.get_long().is_some_and(|long| !FLAGS_ALONE.contains(&long)) && !arg.is_hide_set();
    command.get_arguments().filter(settable)
}

fn long(option: &Arg) -> &str {
    option.get_long().unwrap_or_default()
}

/// `CORPUS_INPUT_FORMAT`
fn variable(option: &Arg) -> String {
    format!("CORPUS_{}", long(option).to_uppercase().replace('-', "_"))
}

fn is_flag(option: &Arg) -> bool {
    matches!(option.get_action(), ArgAction::SetTrue)
        || option.get_num_args().is_some_and(|range| range == ValueRange::EMPTY)
}

/// A flag as written in the environment: one empty value where it is set, none where not.
fn flag(name: &str, value: &str) -> Result<Vec<String>> {
    match value.to_ascii_lowercase().as_str() {
        "1" | "true" | "on" => Ok(vec![String::new()]),
        "0" | "false" | "off" | "" => Ok(Vec::new()),
        _ => bail!("{name}: `{value}` is neither true nor false"),
    }
}

fn not_taken(long: &str, origin: &Origin) -> String {
    format!(
        "corpus: {origin}: `{long}` is more than a manner; taken only from the command line or a file that --config names"
    )
}

/// Every option that a file may hold on top.
fn names(command: &Command) -> Vec<&str> {
    let mut names: Vec<&str> = command.get_subcommands().flat_map(options).map(long).collect();
    names.sort_unstable();
    names.dedup();
    names
}
