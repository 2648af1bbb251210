//! `corpus explain`: the manual page of a rule, or why two names are one.

use super::{Common, suggest};
use crate::names;
use crate::rules::Compiled;
use anyhow::{Result, bail};
use clap::Args;
use std::io::Write;

#[derive(Args, Debug)]
pub struct Arguments {
    /// The id of a rule, or the beginning of several
    #[arg(required_unless_present = "merge", value_name = "RULE")]
    rule: Option<String>,
    /// Say why two names are or are not merged
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    merge: Option<Vec<String>>,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let mut out = std::io::stdout().lock();
    if let Some([a, b]) = arguments.merge.as_deref() {
        writeln!(out, "{}", names::same_name(a, b))?;
        return Ok(super::exit::DONE);
    }
    let wanted = arguments.rule.as_deref().unwrap_or_default();
    let packs = common.packs()?;
    let rules: Vec<&Compiled> = packs.rules();
    let exact: Vec<&&Compiled> = rules.iter().filter(|r| r.rule.id == wanted).collect();
    let shown: Vec<&&Compiled> =
        if exact.is_empty() { rules.iter().filter(|r| r.rule.id.starts_with(wanted)).collect() } else { exact };
    if shown.is_empty() {
        let meant = suggest::or_else(wanted, rules.iter().map(|r| r.rule.id));
        bail!("{wanted}: no such rule; `corpus rules` lists them{meant}");
    }
    for (n, compiled) in shown.iter().enumerate() {
        if n > 0 {
            writeln!(out)?;
        }
        page(compiled, &mut out)?;
    }
    Ok(super::exit::DONE)
}

fn page(compiled: &Compiled, out: &mut impl Write) -> Result<()> {
    let rule = &compiled.rule;
    writeln!(out, "{}\n  {}", rule.id, rule.about)?;
    if let Some(pattern) = &rule.pattern {
        writeln!(out, "\n  pattern   {pattern}")?;
    }
    if !rule.make.is_empty() {
        writeln!(out, "  makes     {}", rule.make)?;
    }
    for (name, value) in rule.other() {
        writeln!(out, "  {name:<9} {value}")?;
    }
    list(out, "fires in", rule.examples())?;
    list(out, "stays silent in", rule.silent())
}

fn list(out: &mut impl Write, title: &str, examples: impl Iterator<Item = &'static str>) -> Result<()> {
    for (n, example) in examples.enumerate() {
        if n == 0 {
            writeln!(out, "\n  {title}")?;
        }
        writeln!(out, "    {example}")?;
    }
    Ok(())
}
