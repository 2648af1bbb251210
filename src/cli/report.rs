//! `corpus report`: one HTML file to look at, from the articles and their texts.

use super::Common;
use super::account::{Account, name};
use super::inputs::Inputs;
use super::profile::Cleaning;
use crate::load::Input;
use crate::report::{ArticleText, Texts};
use crate::{render, run};
use anyhow::{Context, Result};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    cleaning: Cleaning,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// What stands on top of the page
    #[arg(long, value_name = "TEXT", default_value = "What the articles tell")]
    title: String,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let packs = arguments.cleaning.packs(&arguments.inputs, common)?;
    let mut all = Vec::new();
    let mut texts = Texts::new();
    let mut account = Account::default();
    // A report written into the folder of its articles is none of them the next time.
    let earlier = fs::canonicalize(&arguments.out).ok();
    let is_earlier = |input: &Input| earlier.is_some() && fs::canonicalize(input.path()).ok() == earlier;
    run::analyse_all(
        arguments.inputs.watch(common)?.filter(|input| !is_earlier(input)),
        packs,
        |analysed, records| (analysed.map(ArticleText::of), records),
        |(text, records)| {
            account.add(&records);
            records.problem.iter().for_each(|p| name(p, common));
            texts.extend(records.article.as_ref().map(|a| a.id.clone()).zip(text));
            all.push(records);
            Ok(())
        },
    )?;
    let report = account.merge(all, common);
    let html = render::html(&report, &texts, &arguments.title)?;
    write_whole(&arguments.out, &html)?;
    Ok(account.close(common))
}

/// Writes beside the file and renames, so that nobody ever opens half a report.
pub fn write_whole(path: &Path, content: &str) -> Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = path.file_name().with_context(|| format!("{}: no file name", path.display()))?;
    let partial = folder.join(format!(".{}.{}.partial", file.to_string_lossy(), std::process::id()));
    let written = fs::write(&partial, content).and_then(|()| fs::rename(&partial, path));
    if written.is_err() {
        // Nothing is left behind; that the rest cannot be removed either would tell nothing new.
        let _ = fs::remove_file(&partial);
    }
    written.with_context(|| format!("{}: not written", path.display()))
}
