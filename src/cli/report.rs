//! `corpus report`: one HTML file to look at, from the articles and their texts.

use super::Common;
use super::account::{Account, name};
use super::profile::Articles;
use crate::load::Input;
use crate::report::{ArticleText, Texts};
use crate::{render, run};
use anyhow::Result;
use clap::Args;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    articles: Articles,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// What stands on top of the page
    #[arg(long, value_name = "TEXT", default_value = "What the articles tell")]
    title: String,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let packs = arguments.articles.packs(common)?;
    let mut all = Vec::new();
    let mut texts = Texts::new();
    let mut account = Account::default();
    // A report written into the folder of its articles is none of them the next time.
    let earlier = fs::canonicalize(&arguments.out).ok();
    let is_earlier = |input: &Input| earlier.is_some() && fs::canonicalize(input.path()).ok() == earlier;
    run::analyse_all(
        arguments.articles.inputs.watch(common)?.filter(|input| !is_earlier(input)),
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
    render::write_whole(&arguments.out, |out| Ok(out.write_all(html.as_bytes())?))?;
    Ok(account.close(common))
}
