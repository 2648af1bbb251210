//! `corpus schema`: the output contract as JSON Schema.

use crate::report::{Records, Report};
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::io::Write;

#[derive(Args, Debug)]
pub struct Arguments {
    /// The report of `summarize`, or one line of `extract`
    #[arg(long, value_name = "WHAT", default_value = "report")]
    of: Of,
}

#[derive(ValueEnum, Debug, Clone, Copy)]
enum Of {
    Report,
    Records,
}

pub fn run(arguments: &Arguments) -> Result<u8> {
    let schema = match arguments.of {
        Of::Report => schemars::schema_for!(Report),
        Of::Records => schemars::schema_for!(Records),
    };
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &schema)?;
    writeln!(out)?;
    Ok(super::exit::DONE)
}
