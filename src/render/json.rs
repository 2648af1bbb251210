//! The report as one document of JSON, or a record a line.

use crate::report::Report;
use anyhow::Result;
use serde::Serialize;
use serde_json::Value;
use std::io::Write;

/// The whole report as one JSON document.
pub fn json(report: &Report, out: &mut impl Write) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    Ok(writeln!(out)?)
}

/// One record a line, its list's name first as `kind`. Where a record has a `kind` of its own (an actor, an arms deal),
/// that one stands as `actor_kind`, `arms_deal_kind`.
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

fn lines<R: Serialize>(kind: &str, records: &[R], out: &mut impl Write) -> Result<()> {
    for record in records {
        let Value::Object(mut fields) = serde_json::to_value(record)? else { continue };
        let own = fields.insert("kind".to_owned(), Value::from(kind));
        own.into_iter().for_each(|own| drop(fields.insert(format!("{kind}_kind"), own)));
        serde_json::to_writer(&mut *out, &fields)?;
        writeln!(out)?;
    }
    Ok(())
}
