//! Differences as workflow commands, which GitHub shows beside the lines of a pull request.

use super::finding::Finding;
use anyhow::Result;
use std::io::Write;

pub fn write(findings: &[Finding], out: &mut impl Write) -> Result<()> {
    for finding in findings {
        let (path, line) = finding.location();
        let message = if finding.sides().is_empty() { finding.path.clone() } else { finding.sides().join("\n") };
        let title = property(&finding.title());
        writeln!(out, "::error file={},line={line},title={title}::{}", property(path), data(&message))?;
    }
    Ok(())
}

/// A message, on one line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before the message, where colons and commas part.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_a_command_is_escaped() {
        assert_eq!(property("a: 5 %, b"), "a%3A 5 %25%2C b");
        assert_eq!(data("a: 5 %\nb"), "a: 5 %25%0Ab");
    }
}
