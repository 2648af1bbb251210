//! The command line: arguments to options, one file a subcommand. Standard output holds data alone.

mod account;
mod check;
mod config;
mod examples;
mod explain;
mod extract;
mod import;
mod inputs;
mod manual;
mod profile;
mod progress;
mod report;
mod rules;
mod same_name;
mod schema;
mod suggest;
mod summarize;
mod text;
mod trace;
mod unknown;

use crate::analysis::Packs;
use crate::rules::pack;
use anyhow::Result;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use config::Settings;
use progress::Progress;
use std::ffi::OsString;
use std::path::PathBuf;

/// Exit codes of the contract.
pub mod exit {
    pub const DONE: u8 = 0;
    pub const DIFFERENT: u8 = 1;
    pub const USAGE: u8 = 2;
    pub const SET_ASIDE: u8 = 3;
}

/// Reads news articles offline and says who did what with whom, when, and which arms moved.
#[derive(Parser, Debug)]
#[command(name = "corpus", version, before_help = examples::ALL, max_term_width = 100)]
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
    /// Take options from this file; else manners alone from a corpus.toml in the working folder
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[arg(skip)]
    pub progress: Progress,
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
    #[command(before_help = examples::SUMMARIZE)]
    Summarize(summarize::Arguments),
    /// Stream the records of each article as JSON Lines, one line an article, in input order
    #[command(before_help = examples::EXTRACT)]
    Extract(extract::Arguments),
    /// Merge the lines of `extract` into one report, as `summarize` does
    #[command(before_help = examples::MERGE)]
    Merge(summarize::MergeArguments),
    /// Learn which lines the sites repeat, into a small file that `extract --profile` uses on any machine
    #[command(before_help = examples::PROFILE)]
    Profile(profile::Arguments),
    /// Draw one HTML file to look at: timeline, network, arms deals, sums, each claim linked to its words
    #[command(before_help = examples::REPORT)]
    Report(report::Arguments),
    /// Compare with the expectations in `expected/` beside the articles
    #[command(before_help = examples::CHECK)]
    Check(check::Arguments),
    /// Take corrections made in brat or Label Studio as expectations for `check`
    #[command(before_help = examples::IMPORT)]
    Import(import::Arguments),
    /// Say what a rule is for, with its pattern and examples
    #[command(before_help = examples::EXPLAIN)]
    Explain(explain::Arguments),
    /// Show every mark and record of an article, with the rule behind it
    #[command(before_help = examples::TRACE)]
    Trace(trace::Arguments),
    /// Print the text that offsets point into
    #[command(before_help = examples::TEXT)]
    Text(text::Arguments),
    /// Say whether two spellings can be one person
    #[command(before_help = examples::SAME_NAME)]
    SameName(same_name::Arguments),
    /// Print the JSON Schema of the output
    #[command(before_help = examples::SCHEMA)]
    Schema(schema::Arguments),
    /// List what the packs do not know yet: names, verbs between actors, counted nouns
    #[command(before_help = examples::UNKNOWN)]
    Unknown(unknown::Arguments),
    /// List the rules of the packs, or test their examples
    #[command(before_help = examples::RULES)]
    Rules(rules::Arguments),
    /// Say which options hold, and where each value came from
    #[command(before_help = examples::CONFIG)]
    Config(config::Arguments),
    /// Print completions for a shell
    #[command(before_help = examples::COMPLETIONS)]
    Completions(manual::Completions),
    /// Print the manual page, or write one page a subcommand
    #[command(before_help = examples::MAN)]
    Man(manual::Man),
}

/// Parses the arguments and runs the subcommand; the value is the exit code.
pub fn main() -> Result<u8> {
    let mut cli = parsed(std::env::args_os().collect())?;
    if let Command::Extract(arguments) = &cli.command {
        cli.common.jobs = cli.common.jobs.or(arguments.threads());
    }
    cli.common.prepare()?;
    let common = &cli.common;
    match cli.command {
        Command::Summarize(arguments) => summarize::run(&arguments, common),
        Command::Extract(arguments) => extract::run(&arguments, common),
        Command::Merge(arguments) => summarize::merge(&arguments, common),
        Command::Profile(arguments) => profile::run(&arguments, common),
        Command::Report(arguments) => report::run(&arguments, common),
        Command::Check(arguments) => check::run(&arguments, common),
        Command::Import(arguments) => import::run(&arguments, common),
        Command::Explain(arguments) => explain::run(&arguments, common),
        Command::Trace(arguments) => trace::run(&arguments, common),
        Command::Text(arguments) => text::run(&arguments, common),
        Command::SameName(arguments) => same_name::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Unknown(arguments) => unknown::run(&arguments, common),
        Command::Rules(arguments) => rules::run(&arguments, common),
        Command::Config(arguments) => config::run(&arguments, common),
        Command::Completions(arguments) => manual::completions(&arguments),
        Command::Man(arguments) => manual::man(&arguments),
    }
}

/// The command line, with what environment and file add to it. Ends the program where help was asked for.
fn parsed(line: Vec<OsString>) -> Result<Cli> {
    let mut command = Cli::command();
    command.build();
    let settings = Settings::find(&command, &line)?;
    let matches = match Cli::command().try_get_matches_from(settings.applied(&line)) {
        Ok(matches) => matches,
        Err(error) => {
            settings.blame(&error)?;
            error.exit()
        }
    };
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    settings.remarks.iter().for_each(|remark| cli.common.remark(remark));
    Ok(cli)
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
    fn prepare(&mut self) -> Result<()> {
        self.progress = Progress::new(self.quiet);
        match self.color {
            Color::Auto => {}
            Color::Always => anstream::ColorChoice::Always.write_global(),
            Color::Never => anstream::ColorChoice::Never.write_global(),
        }
        if let Some(jobs) = self.jobs {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1));
            // One thread is this one; no other is started.
            if jobs <= 1 { pool.use_current_thread().build_global()? } else { pool.build_global()? }
        }
        Ok(())
    }

    /// The built-in packs with the user's on top, kept until the program ends: to hand their memory back word by word takes longer than many articles.
    pub fn packs(&self) -> Result<&'static Packs> {
        Ok(Box::leak(Box::new(self.loaded()?)))
    }

    /// The same to be changed first.
    fn loaded(&self) -> Result<Packs> {
        let mut files = pack::embedded();
        for dir in &self.pack {
            files.extend(pack::read(dir)?);
        }
        Packs::load(files)
    }

    /// A remark on standard error, unless told to be quiet.
    pub fn remark(&self, message: &str) {
        if !self.quiet {
            self.progress.aside(|| eprintln!("{message}"));
        }
    }
}
