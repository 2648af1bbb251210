//! What most subcommands share: which inputs to read.

use super::Common;
use super::account::{Account, name};
use crate::analysis::Packs;
use crate::load::{self, Input};
use crate::report::Records;
use crate::run;
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// The inputs of a subcommand.
#[derive(Args, Debug, Clone)]
pub struct Inputs {
    /// Files, folders (read recursively), or `-` for standard input; `FILE#3` is the third article of a file
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What standard input holds, and files whose ending does not tell; found out from the content unless given
    #[arg(long, value_name = "FORMAT")]
    pub input_format: Option<Format>,
    /// What a field is called in records and tables, as in text=artikel (may be given again). Fields: text, id,
    /// title, published, language, outlet, url, author; what common tools call them is known
    #[arg(long, value_name = "FIELD=NAME")]
    pub field: Vec<String>,
    /// What the names of files say, as in {date}_{outlet}_{slug}; holds where the article itself says nothing
    #[arg(long, value_name = "PATTERN")]
    pub meta_from_name: Option<String>,
    /// Set aside lines and files of more bytes, and pages whose article is longer; an analysis takes about sixty times
    /// its text in memory
    #[arg(long, value_name = "BYTES", default_value_t = load::USUAL_MOST)]
    pub max_line: usize,
}

impl Inputs {
    /// These paths, read as is usual.
    pub fn usual(paths: Vec<PathBuf>) -> Inputs {
        let (input_format, field, meta_from_name) = (None, Vec::new(), None);
        Inputs { paths, input_format, field, meta_from_name, max_line: load::USUAL_MOST }
    }
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Text,
    Html,
    Jsonl,
    Json,
    Csv,
    Tsv,
    Nexis,
    Factiva,
    Proquest,
    Warc,
}

impl Format {
    fn of_load(self) -> load::Format {
        match self {
            Format::Text => load::Format::Text,
            Format::Html => load::Format::Html,
            Format::Jsonl => load::Format::JsonLines,
            Format::Json => load::Format::Json,
            Format::Csv => load::Format::Table(b','),
            Format::Tsv => load::Format::Table(b'\t'),
            Format::Nexis => load::Format::Export(load::Vendor::Nexis),
            Format::Factiva => load::Format::Export(load::Vendor::Factiva),
            Format::Warc => load::Format::Warc,
            Format::Proquest => load::Format::Export(load::Vendor::ProQuest),
        }
    }
}

impl Inputs {
    /// The inputs in path order; an error where there is nothing to read.
    pub fn open(&self) -> Result<impl Iterator<Item = Input>> {
        Ok(self.opened()?.articles)
    }

    /// The inputs as a run over them wants them: progress shown, files that are passed over told.
    pub fn watch(&self, common: &Common) -> Result<impl Iterator<Item = Input>> {
        let opened = self.opened()?;
        opened.passed_over.iter().for_each(|remark| common.remark(&format!("corpus: {remark}")));
        Ok(common.progress.watch(opened.articles, &self.paths))
    }

    fn opened(&self) -> Result<load::Opened<impl Iterator<Item = Input>>> {
        let input_format = self.input_format.map(Format::of_load);
        let fields = load::Fields::new(&self.field)?;
        let pattern = self.meta_from_name.as_deref().map(load::NamePattern::new).transpose()?;
        load::inputs(&self.paths, &load::Options { input_format, fields, pattern, most: self.max_line })
    }

    /// Is standard input all that is read?
    pub fn only_standard_input(&self) -> bool {
        self.paths.iter().all(|p| p.as_os_str() == "-")
    }

    /// The records of all inputs, in input order, with the account of what was set aside.
    pub fn extract(
        &self,
        packs: &Packs,
        common: &Common,
        mut sink: impl FnMut(Records) -> Result<()>,
    ) -> Result<Account> {
        let mut account = Account::default();
        run::extract_all(self.watch(common)?, packs, std::convert::identity, |records| {
            account.add(&records);
            records.problem.iter().for_each(|p| name(p, common));
            sink(records)
        })?;
        Ok(account)
    }
}
