//! `corpus summarize` and `corpus merge`: one report, in the form asked for.

use super::account::Account;
use super::inputs::Inputs;
use super::{Color, Common};
use crate::render::{self, Kind};
use crate::report::{Records, Report};
use crate::resolve;
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    output: Output,
}

#[derive(Args, Debug)]
pub struct MergeArguments {
    /// Files of records that `extract` wrote, or `-` for standard input
    #[arg(required = true, value_name = "RECORDS")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    output: Output,
}

#[derive(Args, Debug)]
struct Output {
    /// In which form
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Only these kinds of records; the other lists stay empty
    #[arg(long, value_name = "KIND", num_args = 1.., value_delimiter = ',')]
    only: Vec<Kind>,
    /// The folder to write to (CSV: one table a kind)
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Columns of the text summary; those of the terminal unless given, no limit in a pipe
    #[arg(long, value_name = "N")]
    width: Option<usize>,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    Jsonl,
    Csv,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let packs = common.packs()?;
    let mut all = Vec::new();
    let account = arguments.inputs.extract(packs, common, |records| {
        all.push(records);
        Ok(())
    })?;
    arguments.output.write(resolve::merge(all), common)?;
    Ok(account.close(common))
}

pub fn merge(arguments: &MergeArguments, common: &Common) -> Result<u8> {
    let mut all = Vec::new();
    let mut account = Account::default();
    for path in &arguments.paths {
        for (number, line) in reader(path)?.lines().enumerate() {
            let line = line.with_context(|| path.display().to_string())?;
            let records: Records = serde_json::from_str(&line)
                .with_context(|| format!("{}: line {} is no record of `corpus extract`", path.display(), number + 1))?;
            account.add(&records);
            all.push(records);
        }
    }
    arguments.output.write(resolve::merge(all), common)?;
    Ok(account.close(common))
}

fn reader(path: &PathBuf) -> Result<Box<dyn BufRead>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(std::io::stdin().lock()));
    }
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    Ok(Box::new(std::io::BufReader::new(file)))
}

impl Output {
    fn write(&self, mut report: Report, common: &Common) -> Result<()> {
        if !self.only.is_empty() {
            render::keep_only(&mut report, &self.only);
        }
        if self.format == Format::Csv {
            return self.write_csv(&report);
        }
        if self.out.is_some() {
            bail!("--out goes with --format csv");
        }
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        match self.format {
            Format::Json => render::json(&report, &mut out)?,
            Format::Jsonl => render::jsonl(&report, &mut out)?,
            Format::Text | Format::Csv => {
                let text = render::summary(&report, self.layout(common));
                out.write_all(text.as_bytes())?;
            }
        }
        out.flush()?;
        Ok(())
    }

    fn write_csv(&self, report: &Report) -> Result<()> {
        match (&self.out, &self.only[..]) {
            (Some(dir), _) => render::csv_tables(report, &self.only, dir),
            (None, [kind]) => render::csv_table(report, *kind, std::io::stdout().lock()),
            _ => bail!("--format csv wants --out DIR, or --only with one kind"),
        }
    }

    fn layout(&self, common: &Common) -> render::Layout {
        let terminal = std::io::stdout().is_terminal();
        let columns = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = self.width.or_else(|| terminal.then(columns).flatten());
        let colour = match common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never,
        };
        render::Layout { width, colour }
    }
}
