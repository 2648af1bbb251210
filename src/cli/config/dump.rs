//! `corpus config`: which options hold, and where each value came from, in the form of the file itself.

use super::{Origin, Setting, Sources, is_flag, long, options};
use crate::cli::{Cli, Common, exit};
use anyhow::Result;
use clap::{Arg, ArgAction, Args, Command, CommandFactory};
use std::collections::BTreeSet;
use std::io::Write;

#[derive(Args, Debug)]
pub struct Arguments {
    /// Print every option with its value and where that came from, as a corpus.toml
    #[arg(long)]
    dump: bool,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let mut command = Cli::command();
    command.build();
    let sources = Sources::open(&command, common.config.as_ref(), true)?;
    let mut out = std::io::stdout().lock();
    match &sources.file {
        Some(file) if file.asked => writeln!(out, "# {}, named by --config", file.path.display())?,
        Some(file) => writeln!(out, "# {}, found in the working folder", file.path.display())?,
        None => writeln!(out, "# no corpus.toml in the working folder, and none named by --config")?,
    }
    if arguments.dump {
        dump(&command, &sources, &mut out)?;
    }
    Ok(exit::DONE)
}

fn dump(command: &Command, sources: &Sources, out: &mut impl Write) -> Result<()> {
    let shared: Vec<&Arg> = options(command).collect();
    for option in &shared {
        line("", option, sources, out)?;
    }
    let names: BTreeSet<&str> = shared.into_iter().map(long).collect();
    for subcommand in command.get_subcommands() {
        let own: Vec<&Arg> = options(subcommand).filter(|option| !names.contains(long(option))).collect();
        if !own.is_empty() {
            writeln!(out, "\n[{}]", subcommand.get_name())?;
            own.iter().try_for_each(|option| line(subcommand.get_name(), option, sources, out))?;
        }
    }
    Ok(())
}

/// `width = 100  # CORPUS_WIDTH`; what does not hold is commented out.
fn line(subcommand: &str, option: &Arg, sources: &Sources, out: &mut impl Write) -> Result<()> {
    let long = long(option);
    match sources.setting(subcommand, option)?.filter(|setting| applies(subcommand, setting, sources)) {
        Some(Setting { origin, values, holds: true }) => {
            writeln!(out, "{long} = {}  # {origin}", written(option, &values))?
        }
        Some(Setting { origin, values, holds: false }) => {
            writeln!(out, "# {long} = {}  # {origin}; not taken: more than a manner", written(option, &values))?
        }
        None => {
            let default = option.get_default_values().iter().map(|v| v.to_string_lossy().into_owned());
            let default: Vec<String> = default.collect();
            match is_flag(option) {
                true => writeln!(out, "{long} = false  # default")?,
                false if default.is_empty() => writeln!(out, "# {long} =")?,
                false => writeln!(out, "{long} = {}  # default", written(option, &default))?,
            }
        }
    }
    Ok(())
}

/// `extract` hears nothing but the command line and a file that was named.
fn applies(subcommand: &str, setting: &Setting, sources: &Sources) -> bool {
    let named = sources.file.as_ref().is_some_and(|file| file.asked);
    subcommand != "extract" || named && matches!(setting.origin, Origin::File(_))
}

/// Values as TOML.
fn written(option: &Arg, values: &[String]) -> String {
    if is_flag(option) {
        return (!values.is_empty()).to_string();
    }
    let number = |value: &String| value.parse::<i64>().is_ok();
    let one =
        |value: &String| if number(value) { value.clone() } else { toml::Value::from(value.as_str()).to_string() };
    let all: Vec<String> = values.iter().map(one).collect();
    match option.get_action() {
        ArgAction::Append => format!("[{}]", all.join(", ")),
        _ => all.join(", "),
    }
}
