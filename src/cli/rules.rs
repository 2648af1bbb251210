//! `corpus rules`: lists the rules of the packs, or tests their examples, the user's packs included.

use super::{Common, exit, suggest};
use crate::prove;
use anyhow::{Result, bail};
use clap::Args;
use rayon::prelude::*;
use std::io::Write;

#[derive(Args, Debug)]
pub struct Arguments {
    /// Only rules whose id begins so
    #[arg(value_name = "PREFIX", default_value = "")]
    prefix: String,
    /// Run every example and say which fail
    #[arg(long)]
    test: bool,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let packs = common.packs()?;
    let ids: Vec<&str> = packs.rules().iter().map(|r| r.rule.id).collect();
    if !ids.iter().any(|id| id.starts_with(&arguments.prefix)) {
        bail!("{}: no rule begins so{}", arguments.prefix, suggest::or_else(&arguments.prefix, ids));
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if !arguments.test {
        for compiled in packs.rules().iter().filter(|r| r.rule.id.starts_with(&arguments.prefix)) {
            writeln!(out, "{}\t{}", compiled.rule.id, compiled.rule.about)?;
        }
        out.flush()?;
        return Ok(exit::DONE);
    }
    let mut cases = prove::cases(packs);
    cases.retain(|case| case.rule.starts_with(&arguments.prefix));
    let failures: Vec<String> =
        cases.par_iter().filter_map(|case| case.run(packs).err().map(|e| format!("{}: {e}", case.name))).collect();
    for failure in &failures {
        writeln!(out, "{failure}")?;
    }
    out.flush()?;
    common.remark(&format!("{} examples, {} failed", cases.len(), failures.len()));
    Ok(if failures.is_empty() { exit::DONE } else { exit::DIFFERENT })
}
