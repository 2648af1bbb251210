//! Differences for a reader: where, which rule, the line of the source, what was expected and what came.

use super::finding::Finding;
use anyhow::Result;
use std::io::Write;

pub fn write(findings: &[Finding], out: &mut impl Write) -> Result<()> {
    for finding in findings {
        writeln!(out, "{}: {}", finding.path, finding.title())?;
        if let Some(source) = &finding.source {
            writeln!(out, "  {}:{}: {}", source.path, source.number, source.text)?;
        }
        finding.sides().iter().try_for_each(|side| writeln!(out, "  {side}"))?;
    }
    Ok(())
}
