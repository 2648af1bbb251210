//! Differences that are known and do not fail: a fingerprint a line, with what it stands for.

use super::finding::Finding;
use crate::order::Order as _;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// How often each fingerprint is known, and what it says.
#[derive(Default)]
pub struct Baseline {
    known: BTreeMap<String, (usize, String)>,
}

impl Baseline {
    pub fn of(findings: &[Finding]) -> Baseline {
        let mut baseline = Baseline::default();
        for finding in findings {
            let said = format!("{}: {}", finding.path, finding.title());
            baseline.known.entry(finding.fingerprint()).or_insert((0, said)).0 += 1;
        }
        baseline
    }

    pub fn read(path: &Path) -> Result<Baseline> {
        let missing = || format!("{}: no known differences; --accept with --baseline writes them", path.display());
        let content = fs::read_to_string(path).with_context(missing)?;
        let mut baseline = Baseline::default();
        for line in content.lines().filter(|line| !line.is_empty()) {
            let (fingerprint, said) = line.split_once('\t').unwrap_or((line, ""));
            baseline.known.entry(fingerprint.to_owned()).or_insert((0, said.to_owned())).0 += 1;
        }
        Ok(baseline)
    }

    pub fn write(&self, path: &Path) -> Result<()> {
        let mut lines: Vec<String> = Vec::new();
        for (fingerprint, (count, said)) in &self.known {
            lines.extend(std::iter::repeat_n(format!("{fingerprint}\t{said}\n"), *count));
        }
        // In the order of what they say, so that a reader finds them and a version control shows little.
        lines.order_by(|a, b| a.split_once('\t').map(|l| l.1).cmp(&b.split_once('\t').map(|l| l.1)).then(a.cmp(b)));
        fs::write(path, lines.concat()).with_context(|| path.display().to_string())
    }

    /// Takes what is known out of the findings; the value is how many of the known are gone.
    pub fn take_from(mut self, findings: &mut Vec<Finding>) -> usize {
        findings.retain(|finding| match self.known.get_mut(&finding.fingerprint()) {
            Some((count, _)) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        self.known.values().map(|(count, _)| count).sum()
    }
}
