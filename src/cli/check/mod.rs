//! `corpus check`: compares what the articles give with the expectations kept beside them, in `expected/`.
//!
//! Every difference fails, unless it is known already (`--baseline`) or only the scores count (`--min`).

mod baseline;
mod expectations;
mod finding;
mod github;
mod junit;
mod minimum;
mod sarif;
mod text;

pub use expectations::{file_of, hash, read, write};

use super::account::counted;
use super::{Common, exit};
use anyhow::{Result, bail};
use baseline::Baseline;
use clap::{Args, ValueEnum};
use expectations::Corpus;
use finding::Finding;
use minimum::Minimum;
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub struct Arguments {
    /// A folder of articles; its expectations are in the folder `expected` there
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Write what comes out now as the new expectations, with --baseline as the known differences (refused where CI
    /// is set)
    #[arg(long)]
    accept: bool,
    /// In which form the differences are told
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Fail only where a score is lower, as in events.f1=0.9 (may be given again; precision, recall or f1)
    #[arg(long, value_name = "LIST.SCORE=N")]
    min: Vec<Minimum>,
    /// Fail only for differences that are not in this file
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    /// Workflow commands, which GitHub shows beside the lines
    Github,
    Junit,
    Sarif,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    if arguments.path.exists() && !arguments.path.is_dir() {
        bail!("{}: no folder; expectations are kept beside the articles of one", arguments.path.display());
    }
    let corpus = Corpus::read(&arguments.path, common)?;
    // Paths as a version control has them: `check .` tells of `expected/corpus.json`.
    let folder = arguments.path.strip_prefix(".").unwrap_or(&arguments.path).join("expected");
    if arguments.accept && std::env::var_os("CI").is_some() {
        bail!("{}: CI is set; what is expected is accepted by people, nothing written", folder.display());
    }
    if arguments.accept && arguments.baseline.is_none() {
        return corpus.accept(&folder, common);
    }
    if !folder.is_dir() {
        bail!(
            "{}: no expectations; `corpus check --accept {}` writes them",
            folder.display(),
            arguments.path.display()
        );
    }
    let compared = corpus.compare(&folder)?;
    match &arguments.baseline {
        Some(file) if arguments.accept => accept_known(&compared.findings, file, common),
        _ => tell(arguments, &corpus, compared, common),
    }
}

fn accept_known(findings: &[Finding], file: &Path, common: &Common) -> Result<u8> {
    Baseline::of(findings).write(file)?;
    common.remark(&format!("wrote {} to {}", counted(findings.len(), "known difference"), file.display()));
    Ok(exit::DONE)
}

fn tell(
    arguments: &Arguments,
    corpus: &Corpus,
    expectations::Compared { mut findings, scores }: expectations::Compared,
    common: &Common,
) -> Result<u8> {
    let found = findings.len();
    let known = arguments.baseline.as_deref().map(Baseline::read).transpose()?;
    let gone = known.map(|known| known.take_from(&mut findings));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match arguments.format {
        Format::Text => text::write(&findings, &mut out)?,
        Format::Github => github::write(&findings, &mut out)?,
        Format::Junit => junit::write(&findings, &corpus.checked(), &mut out)?,
        Format::Sarif => sarif::write(&findings, &mut out)?,
    }
    out.flush()?;
    let low: Vec<String> = arguments.min.iter().filter_map(|minimum| minimum.missed(&scores)).collect();
    if !arguments.min.is_empty() {
        common.remark(minimum::table(&scores).trim_end());
    }
    low.iter().for_each(|low| common.remark(&format!("corpus: {low}")));
    common.remark(&closing(corpus, found, gone, findings.len()));
    // Where scores decide, an expectation that does not fit its article still fails: its score would mean nothing.
    let failed = |finding: &Finding| arguments.min.is_empty() || !finding.is_of_a_record();
    Ok(if low.is_empty() && !findings.iter().any(failed) { exit::DONE } else { exit::DIFFERENT })
}

/// `checked 5 articles, 3 differences, 1 of them new; 1 known before are gone`
fn closing(corpus: &Corpus, found: usize, gone: Option<usize>, new: usize) -> String {
    let mut line = format!("checked {}", counted(corpus.len(), "article"));
    if corpus.set_aside > 0 {
        line.push_str(&format!(", set aside {}", corpus.set_aside));
    }
    line.push_str(&format!(", {}", counted(found, "difference")));
    if let Some(gone) = gone {
        line.push_str(&format!(", {new} of them new"));
        if gone > 0 {
            line.push_str(&format!("; {gone} known before are gone"));
        }
    }
    line
}
