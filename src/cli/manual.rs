//! `corpus completions` and `corpus man`: what shells and manual readers want, made from the same arguments.

use super::{Cli, exit};
use anyhow::{Context, Result};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::Write;
use std::path::PathBuf;

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
    match &arguments.out {
        Some(folder) => {
            std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
            clap_mangen::generate_to(Cli::command(), folder).with_context(|| folder.display().to_string())?;
        }
        None => clap_mangen::Man::new(Cli::command()).render(&mut std::io::stdout().lock())?,
    }
    Ok(exit::DONE)
}
