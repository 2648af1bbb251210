//! The command line: arguments to options, one file a subcommand. Standard output holds data alone.

mod check;
mod explain;
mod extract;
mod inputs;
mod report;
mod rules;
mod same_name;
mod schema;
mod summarize;
mod text;
mod trace;
mod unknown;

use crate::analysis::Packs;
use crate::rules::pack;
use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Exit codes of the contract.
pub mod exit {
    pub const DONE: u8 = 0;
    pub const DIFFERENT: u8 = 1;
    pub const USAGE: u8 = 2;
    pub const SET_ASIDE: u8 = 3;
}

const EXAMPLES: &str = "\
Examples:
  corpus summarize fixtures/                        who did what, when, with which arms
  corpus summarize fixtures/ --format json | jq .   the same as records with evidence
  corpus report fixtures/ --out report.html         one file to look at, each claim linked to its words
  corpus extract news.jsonl > records.jsonl         one line in, one line out
  corpus check fixtures/                            compare with fixtures/expected
  corpus trace fixtures/moscow-talks.txt            every mark and record, with its rule

Exit codes:
  0  all read      1  `check` found a difference      2  usage, or nothing to read      3  some inputs set aside
";

/// Reads news articles offline and says who did what with whom, when, and which arms moved.
#[derive(Parser, Debug)]
#[command(name = "corpus", version, before_help = EXAMPLES, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Options of every subcommand.
#[derive(Args, Debug, Clone)]
pub struct Common {
    /// Load this folder of packs on top of the built-in ones (may be given again)
    #[arg(long, global = true, value_name = "DIR")]
    pub pack: Vec<PathBuf>,
    /// How many threads to use; the output is the same for any number
    #[arg(long, global = true, value_name = "N")]
    pub jobs: Option<usize>,
    /// When to use colour; NO_COLOR is heeded
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Say nothing on standard error but errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Summarize articles: text for a reader, or records as JSON, JSON Lines or CSV
    Summarize(summarize::Arguments),
    /// Stream the records of each article as JSON Lines, one line an article, in input order
    Extract(extract::Arguments),
    /// Merge the lines of `extract` into one report, as `summarize` does
    Merge(summarize::MergeArguments),
    /// Draw one HTML file to look at: timeline, network, arms deals, sums, each claim linked to its words
    Report(report::Arguments),
    /// Compare with the expectations in `expected/` beside the articles
    Check(check::Arguments),
    /// Say what a rule is for, with its pattern and examples
    Explain(explain::Arguments),
    /// Show every mark and record of an article, with the rule behind it
    Trace(trace::Arguments),
    /// Print the text that offsets point into
    Text(text::Arguments),
    /// Say whether two spellings can be one person
    SameName(same_name::Arguments),
    /// Print the JSON Schema of the output
    Schema(schema::Arguments),
    /// List what the packs do not know yet: names, verbs between actors, counted nouns
    Unknown(unknown::Arguments),
    /// List the rules of the packs, or test their examples
    Rules(rules::Arguments),
}

/// Parses the arguments and runs the subcommand; the value is the exit code.
pub fn main() -> Result<u8> {
    let cli = Cli::parse();
    cli.common.prepare()?;
    let common = &cli.common;
    match cli.command {
        Command::Summarize(arguments) => summarize::run(&arguments, common),
        Command::Extract(arguments) => extract::run(&arguments, common),
        Command::Merge(arguments) => summarize::merge(&arguments, common),
        Command::Report(arguments) => report::run(&arguments, common),
        Command::Check(arguments) => check::run(&arguments, common),
        Command::Explain(arguments) => explain::run(&arguments, common),
        Command::Trace(arguments) => trace::run(&arguments, common),
        Command::Text(arguments) => text::run(&arguments),
        Command::SameName(arguments) => same_name::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Unknown(arguments) => unknown::run(&arguments, common),
        Command::Rules(arguments) => rules::run(&arguments, common),
    }
}

/// Did the reader of our output go away?
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(std::io::ErrorKind::BrokenPipe)
    })
}

impl Common {
    fn prepare(&self) -> Result<()> {
        match self.color {
            Color::Auto => {}
            Color::Always => anstream::ColorChoice::Always.write_global(),
            Color::Never => anstream::ColorChoice::Never.write_global(),
        }
        if let Some(jobs) = self.jobs {
            rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1)).build_global()?;
        }
        Ok(())
    }

    /// The built-in packs with the user's on top, kept until the program ends: to hand their memory back word by word takes longer than many articles.
    pub fn packs(&self) -> Result<&'static Packs> {
        let mut files = pack::embedded();
        for dir in &self.pack {
            files.extend(pack::read(dir)?);
        }
        Ok(Box::leak(Box::new(Packs::load(files)?)))
    }

    /// A remark on standard error, unless told to be quiet.
    pub fn remark(&self, message: &str) {
        if !self.quiet {
            eprintln!("{message}");
        }
    }
}
