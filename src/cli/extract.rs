//! `corpus extract`: one line of records for each article, in input order, flushed as it goes.

use super::account::{Account, name};
use super::profile::Articles;
use super::{Common, exit};
use crate::report::Records;
use crate::{render, run};
use anyhow::Result;
use clap::Args;
use std::io::Write;

#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    articles: Articles,
}

impl Arguments {
    /// How many threads, unless told: one in a pipe, since whoever set it up starts as many as there are cores.
    pub fn threads(&self) -> Option<usize> {
        self.articles.inputs.only_standard_input().then_some(1)
    }
}

/// Bytes of a long line, so that it seldom has to grow; what it does not fill takes no memory.
const LINE: usize = 1 << 18;

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let packs = arguments.articles.packs(common)?;
    let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let mut account = Account::default();
    let line = |records: Records| {
        let mut line = Vec::with_capacity(LINE);
        render::json_line(&records, &mut line)?;
        line.push(b'\n');
        Ok((records.article.is_some(), records.problem, line))
    };
    let streaming = arguments.articles.inputs.only_standard_input();
    let inputs = arguments.articles.inputs.watch(common)?;
    run::extract_all(inputs, packs, line, |made: Result<_>| {
        let (read, problem, line) = made?;
        account.count(read, problem.as_ref());
        problem.iter().for_each(|p| name(p, common));
        out.write_all(&line)?;
        // Whoever waits for the answer to a line before sending the next one gets it.
        if streaming { Ok(out.flush()?) } else { Ok(()) }
    })?;
    out.flush()?;
    let code = account.close(common);
    // A pipe of records tells its faults in `problem`, so that an engine's partition does not fail for one bad line.
    Ok(if streaming { exit::DONE } else { code })
}
