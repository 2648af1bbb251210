//! `corpus profile`: learns the lines that sites repeat, into a small file; and the options that use such files.

use super::Common;
use super::account::{Account, name};
use super::inputs::Inputs;
use crate::analysis::Packs;
use crate::facts::profile::{Profile, Repeated};
use crate::learn::{self, Learned};
use crate::render::write_whole;
use crate::report::ProblemRecord;
use anyhow::{Context, Result, bail};
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    /// The file to write; standard output unless given
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let packs = common.packs()?;
    let inputs = arguments.inputs.watch(common)?;
    let learned = learn::learn(inputs, packs);
    let content = learned.profile.to_string();
    match &arguments.out {
        Some(path) => write_whole(path, |out| Ok(out.write_all(content.as_bytes())?))?,
        None => std::io::stdout().lock().write_all(content.as_bytes())?,
    }
    say(&learned, common);
    let mut account = Account::default();
    (0..learned.read).for_each(|_| account.count(true, None));
    for problem in learned.problems.iter().map(ProblemRecord::from) {
        name(&problem, common);
        account.count(false, Some(&problem));
    }
    Ok(account.close(common))
}

fn say(learned: &Learned, common: &Common) {
    let Learned { profile, near_duplicates, .. } = learned;
    let (lines, sites) = (profile.lines(), profile.sites.len());
    common.remark(&format!("learned {lines} lines of {sites} sites, left out {near_duplicates} near-duplicates"));
}

/// Which articles to read, and what is known of their sites: what every subcommand asks that analyses them.
#[derive(Args, Debug, Clone)]
pub struct Articles {
    #[command(flatten)]
    pub inputs: Inputs,
    #[command(flatten)]
    cleaning: Cleaning,
}

impl Articles {
    /// The packs, with what is known of the sites.
    pub fn packs(&self, common: &Common) -> Result<&'static Packs> {
        self.cleaning.packs(&self.inputs, common)
    }
}

/// What is known of the sites beforehand.
#[derive(Args, Debug, Clone, Default)]
struct Cleaning {
    /// Set aside the lines that this file of `corpus profile` names (may be given again)
    #[arg(long, value_name = "FILE")]
    profile: Vec<PathBuf>,
    /// Learn first which lines the sites repeat, as `corpus profile` does: the inputs are read twice. Not done unless
    /// asked for, so that each article gives the same records alone as among others
    #[arg(long)]
    learn: bool,
}

impl Cleaning {
    fn packs(&self, inputs: &Inputs, common: &Common) -> Result<&'static Packs> {
        let mut packs = common.loaded()?;
        let mut profile = Profile::default();
        for path in &self.profile {
            let shown = path.display();
            let content = std::fs::read_to_string(path).with_context(|| shown.to_string())?;
            profile.extend(Profile::parse(&content).with_context(|| shown.to_string())?);
        }
        if self.learn {
            if inputs.paths.iter().any(|path| path.as_os_str() == "-") {
                bail!("--learn reads its inputs twice, which standard input cannot be; name files, or use --profile");
            }
            let learned = learn::learn(inputs.open()?, &packs);
            say(&learned, common);
            profile.extend(learned.profile);
        }
        packs.repeated = Repeated::new(&profile);
        Ok(Box::leak(Box::new(packs)))
    }
}
