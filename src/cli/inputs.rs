//! What most subcommands share: which inputs to read, and the account of what was read and set aside.

use super::{Common, exit};
use crate::analysis::Packs;
use crate::load::{self, Input};
use crate::report::{ProblemRecord, Records};
use crate::run;
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// The inputs of a subcommand.
#[derive(Args, Debug, Clone)]
pub struct Inputs {
    /// Files, folders (read recursively), or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What standard input holds
    #[arg(long, value_name = "FORMAT")]
    pub input_format: Option<Format>,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Text,
    Jsonl,
}

impl Inputs {
    /// The inputs in path order; an error where there is nothing to read.
    pub fn open(&self) -> Result<impl Iterator<Item = Input>> {
        let input_format = self.input_format.map(|f| match f {
            Format::Text => load::Format::Text,
            Format::Jsonl => load::Format::JsonLines,
        });
        load::inputs(&self.paths, &load::Options { input_format })
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
        run::extract_all(self.open()?, packs, std::convert::identity, |records| {
            account.add(Account::of(&records));
            records.problem.iter().for_each(|p| name(p, common));
            sink(records)
        })?;
        Ok(account)
    }
}

/// How many inputs were read, how many set aside.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Account {
    pub read: usize,
    pub set_aside: usize,
}

impl Account {
    /// One line of records, counted.
    pub fn of(records: &Records) -> Account {
        let read = usize::from(records.article.is_some());
        Account { read, set_aside: 1 - read }
    }

    pub fn add(&mut self, other: Account) {
        self.read += other.read;
        self.set_aside += other.set_aside;
    }

    /// The closing line, and the exit code.
    pub fn close(self, common: &Common) -> u8 {
        let plural = if self.read == 1 { "" } else { "s" };
        common.remark(&format!("read {} article{plural}, set aside {}", self.read, self.set_aside));
        if self.set_aside > 0 { exit::SET_ASIDE } else { exit::DONE }
    }
}

/// `corpus: path: what happened; what was done`.
pub fn name(problem: &ProblemRecord, common: &Common) {
    common.remark(&format!("corpus: {}: {}", problem.path, problem.message));
}
