//! `corpus summarize` and `corpus merge`: one report, in the form asked for.

use super::account::{Account, name};
use super::profile::Articles;
use super::{Color, Common};
use crate::render::{self, Kind, Spreadsheet};
use crate::report::{Analysed, Records, Report};
use crate::run;
use crate::standoff::{self, Document};
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    articles: Articles,
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
    /// The folder to write to (csv: one table a kind; brat, label-studio)
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// CSV for a spreadsheet: with a byte-order mark, and no cell that it would compute
    #[arg(long)]
    excel: bool,
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
    /// Texts with marks, for brat
    Brat,
    /// Tasks with predictions, for Label Studio
    LabelStudio,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    arguments.output.check()?;
    if arguments.output.wants_texts() {
        return mark(arguments, common);
    }
    let packs = arguments.articles.packs(common)?;
    let mut all = Vec::new();
    let mut account = arguments.articles.inputs.extract(packs, common, |records| {
        all.push(records);
        Ok(())
    })?;
    let report = account.merge(all, common);
    arguments.output.write(report, common)?;
    Ok(account.close(common))
}

/// The forms that show the texts with their marks.
fn mark(arguments: &Arguments, common: &Common) -> Result<u8> {
    let packs = arguments.articles.packs(common)?;
    let mut all = Vec::new();
    let mut texts = BTreeMap::new();
    let mut account = Account::default();
    let inputs = arguments.articles.inputs.watch(common)?;
    let text = |analysed: &Analysed| (analysed.source.id.clone(), analysed.annotated.page.text.as_str().to_owned());
    run::analyse_all(
        inputs,
        packs,
        |analysed, records| (analysed.map(text), records),
        |(text, records)| {
            account.add(&records);
            records.problem.iter().for_each(|p| name(p, common));
            texts.extend(text);
            all.push(records);
            Ok(())
        },
    )?;
    let output = &arguments.output;
    let mut report = account.merge(all, common);
    if !output.only.is_empty() {
        let articles = std::mem::take(&mut report.articles);
        render::keep_only(&mut report, &output.only);
        report.articles = articles;
    }
    output.write_marks(&standoff::documents(&report, &texts))?;
    Ok(account.close(common))
}

pub fn merge(arguments: &MergeArguments, common: &Common) -> Result<u8> {
    arguments.output.check()?;
    if arguments.output.wants_texts() {
        bail!("records hold no texts to mark; this form comes from `corpus summarize`");
    }
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
    let report = account.merge(all, common);
    arguments.output.write(report, common)?;
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
    /// What does not go together is said before any work is done.
    fn check(&self) -> Result<()> {
        let writes = matches!(self.format, Format::Csv | Format::Brat | Format::LabelStudio);
        match (&self.out, self.format) {
            (Some(_), _) if !writes => bail!("--out goes with --format csv, brat or label-studio"),
            (None, Format::Brat) => bail!("--format brat wants --out DIR"),
            (None, Format::Csv) if self.only.len() != 1 => {
                bail!("--format csv wants --out DIR, or --only with one kind")
            }
            _ if self.excel && self.format != Format::Csv => bail!("--excel goes with --format csv"),
            _ => Ok(()),
        }
    }

    fn wants_texts(&self) -> bool {
        matches!(self.format, Format::Brat | Format::LabelStudio)
    }

    fn write_marks(&self, documents: &[Document]) -> Result<()> {
        let tasks = || serde_json::to_string_pretty(&standoff::label_studio_tasks(documents)).map(|t| t + "\n");
        match &self.out {
            Some(dir) if self.format == Format::Brat => standoff::write_brat(documents, dir),
            Some(dir) => {
                std::fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
                let tasks = tasks()?;
                render::write_whole(&dir.join("tasks.json"), |out| Ok(out.write_all(tasks.as_bytes())?))?;
                let setup = standoff::label_studio_setup();
                render::write_whole(&dir.join("setup.xml"), |out| Ok(out.write_all(setup.as_bytes())?))
            }
            None => Ok(std::io::stdout().lock().write_all(tasks()?.as_bytes())?),
        }
    }

    fn write(&self, mut report: Report, common: &Common) -> Result<()> {
        // The text still looks up names and languages in the lists that it does not show.
        if !self.only.is_empty() && self.format != Format::Text {
            render::keep_only(&mut report, &self.only);
        }
        if self.format == Format::Csv {
            return self.write_csv(&report);
        }
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        match self.format {
            Format::Json => render::json(&report, &mut out)?,
            Format::Jsonl => render::jsonl(&report, &mut out)?,
            Format::Text | Format::Csv | Format::Brat | Format::LabelStudio => {
                let text = render::summary(&report, &self.only, self.layout(common));
                out.write_all(text.as_bytes())?;
            }
        }
        out.flush()?;
        Ok(())
    }

    fn write_csv(&self, report: &Report) -> Result<()> {
        let spreadsheet = if self.excel { Spreadsheet::Excel } else { Spreadsheet::Plain };
        match (&self.out, &self.only[..]) {
            (Some(dir), _) => render::csv_tables(report, &self.only, dir, spreadsheet),
            (None, [kind]) => render::csv_table(report, *kind, std::io::stdout().lock(), spreadsheet),
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
