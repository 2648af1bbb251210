//! `corpus extract`: one line of records for each article, in input order, flushed as it goes.

use super::account::{Account, name};
use super::inputs::Inputs;
use super::{Common, exit};
use crate::report::Records;
use crate::run;
use anyhow::Result;
use clap::Args;
use std::io::Write;

#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
}

/// Bytes of a usual line, so that it seldom has to grow.
const LINE: usize = 1 << 14;

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let packs = common.packs()?;
    let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let mut account = Account::default();
    let line = |records: Records| {
        let mut line = Vec::with_capacity(LINE);
        serde_json::to_writer(&mut line, &records)?;
        line.push(b'\n');
        Ok((records.article.is_some(), records.problem, line))
    };
    let inputs = common.progress.watch(arguments.inputs.open()?, &arguments.inputs.paths);
    run::extract_all(inputs, packs, line, |made: Result<_>| {
        let (read, problem, line) = made?;
        account.count(read, problem.as_ref());
        problem.iter().for_each(|p| name(p, common));
        Ok(out.write_all(&line)?)
    })?;
    out.flush()?;
    let code = account.close(common);
    // A pipe of records tells its faults in `problem`, so that an engine's partition does not fail for one bad line.
    Ok(if arguments.inputs.only_standard_input() { exit::DONE } else { code })
}
