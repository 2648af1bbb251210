//! `corpus same-name`: can two spellings be one person?

use crate::names;
use anyhow::{Result, bail};
use clap::Args;
use std::io::{BufRead, Write};

#[derive(Args, Debug)]
pub struct Arguments {
    /// Two names, or `-` to read tab-separated pairs from standard input
    #[arg(required = true, num_args = 1..=2, value_name = "NAME")]
    names: Vec<String>,
}

pub fn run(arguments: &Arguments) -> Result<u8> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match &arguments.names[..] {
        [a, b] => writeln!(out, "{}", names::same_name(a, b))?,
        [dash] if dash == "-" => {
            let mut input = std::io::stdin().lock();
            let mut line = Vec::new();
            while input.read_until(b'\n', &mut line)? > 0 {
                let pair = String::from_utf8_lossy(&line);
                let (a, b) = pair.trim_end_matches(['\n', '\r']).split_once('\t').unwrap_or((pair.trim_end(), ""));
                writeln!(out, "{}", names::same_name(a, b))?;
                line.clear();
            }
        }
        _ => bail!("same-name wants two names, or `-`"),
    }
    out.flush()?;
    Ok(super::exit::DONE)
}
