//! JSON and JSON Lines.

use crate::report::Report;
use anyhow::Result;
use serde::Serialize;
use std::io::Write;

/// The whole report as one JSON document.
pub fn json(report: &Report, out: &mut impl Write) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    Ok(writeln!(out)?)
}

/// One record a line, each with its `kind` first.
pub fn jsonl(report: &Report, out: &mut impl Write) -> Result<()> {
    lines("article", &report.articles, out)?;
    lines("date", &report.dates, out)?;
    lines("actor", &report.actors, out)?;
    lines("event", &report.events, out)?;
    lines("arms_deal", &report.arms_deals, out)?;
    lines("money", &report.money, out)?;
    lines("conflict", &report.conflicts, out)?;
    lines("problem", &report.problems, out)
}

/// A record under the name of its kind. An actor's own `kind` stands as `actor_kind` in the flat line of no format:
/// the record is nested, so that no field is lost.
#[derive(Serialize)]
struct Line<'a, R> {
    kind: &'a str,
    record: &'a R,
}

fn lines<R: Serialize>(kind: &str, records: &[R], out: &mut impl Write) -> Result<()> {
    for record in records {
        serde_json::to_writer(&mut *out, &Line { kind, record })?;
        writeln!(out)?;
    }
    Ok(())
}
