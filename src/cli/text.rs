//! `corpus text`: the text that offsets point into, byte for byte; between two articles one line end.

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
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut code = exit::DONE;
    let mut first = true;
    for input in arguments.inputs.open()? {
        match input.load() {
            Ok(source) => {
                if !std::mem::take(&mut first) {
                    out.write_all(b"\n")?;
                }
                out.write_all(source.text.as_bytes())?;
            }
            Err(problem) => {
                common.remark(&format!("corpus: {}: {}", problem.path, problem.message));
                code = exit::SET_ASIDE;
            }
        }
    }
    out.flush()?;
    Ok(code)
}
