//! `corpus extract`: one line of records for each article, in input order, flushed as it goes.

use super::inputs::Inputs;
use super::{Common, exit};
use anyhow::Result;
use clap::Args;
use std::io::Write;

#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let packs = common.packs()?;
    let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let account = arguments.inputs.extract(&packs, common, |records| {
        serde_json::to_writer(&mut out, &records)?;
        out.write_all(b"\n")?;
        Ok(())
    })?;
    out.flush()?;
    let code = account.close(common);
    // A pipe of records tells its faults in `problem`, so that an engine's partition does not fail for one bad line.
    Ok(if arguments.inputs.only_standard_input() { exit::DONE } else { code })
}
