//! `corpus completions` and `corpus man`: what shells and manual readers want, made from the same arguments.

use super::{Cli, exit};
use anyhow::{Context, Result};
use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::roff::{Roff, roman};
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub struct Completions {
    /// For which shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

#[derive(Args, Debug)]
pub struct Man {
    /// Write one page a subcommand into this folder, instead of the main page on standard output
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub fn completions(arguments: &Completions) -> Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "corpus", &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(exit::DONE)
}

pub fn man(arguments: &Man) -> Result<u8> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    match &arguments.out {
        Some(folder) => write_pages(&command, folder).with_context(|| folder.display().to_string())?,
        None => std::io::stdout().lock().write_all(&page(&command)?)?,
    }
    Ok(exit::DONE)
}

/// The page of a command and those of its subcommands.
fn write_pages(command: &Command, folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join(clap_mangen::Man::new(command.clone()).get_filename()), page(command)?)?;
    command.get_subcommands().try_for_each(|below| write_pages(below, folder))
}

/// What clap knows of a command, and behind it the examples that stand on top of its help.
fn page(command: &Command) -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    let examples = command.get_before_help().map(ToString::to_string).unwrap_or_default();
    let mut sections = Roff::new();
    for line in examples.lines() {
        match line.strip_suffix(':') {
            Some(heading) if !line.starts_with(' ') => {
                sections.control("fi", []).control("SH", [heading.to_uppercase().as_str()]).control("nf", []);
            }
            _ => {
                sections.text([roman(line.trim_start())]);
            }
        }
    }
    page.extend(sections.to_roff().bytes());
    Ok(page)
}
