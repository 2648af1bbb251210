//! `corpus unknown`: what the packs do not know yet, most frequent first.

use super::account::name;
use super::inputs::Inputs;
use super::{Common, exit};
use crate::report::ProblemRecord;
use crate::run;
use crate::unknown::Unknown;
use anyhow::Result;
use clap::Args;
use std::io::Write;

#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    /// Leave out what stands less often
    #[arg(long, value_name = "N", default_value_t = 1)]
    least: usize,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let packs = common.packs()?;
    let mut unknown = Unknown::default();
    let mut code = exit::DONE;
    for input in arguments.inputs.watch(common)? {
        match input.load() {
            Ok(source) => run::analyse(&source, packs, |analysed| unknown.add(analysed)),
            Err(problem) => {
                name(&ProblemRecord::from(&problem), common);
                code = exit::SET_ASIDE;
            }
        }
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (gap, word, count, sentence) in unknown.list() {
        if count >= arguments.least {
            let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(out, "{}\t{count}\t{word}\t{sentence}", gap.as_str())?;
        }
    }
    out.flush()?;
    Ok(code)
}
