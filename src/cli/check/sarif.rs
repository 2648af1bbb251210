//! Differences as SARIF 2.1.0, which code scanning and editors read.

use super::finding::Finding;
use anyhow::Result;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;

pub fn write(findings: &[Finding], out: &mut impl Write) -> Result<()> {
    let rules: BTreeSet<String> = findings.iter().map(rule).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "corpus",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    Ok(writeln!(out)?)
}

fn result(finding: &Finding) -> Value {
    let (path, line) = finding.location();
    let message = [vec![format!("{}: {}", finding.path, finding.title())], finding.sides()].concat().join("\n");
    json!({
        "ruleId": rule(finding),
        "level": "error",
        "message": { "text": message },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(path) },
            "region": { "startLine": line },
        }}],
        "partialFingerprints": { "difference/v1": finding.fingerprint() },
    })
}

/// The rule that made the record; where none did, what kind of difference it is.
fn rule(finding: &Finding) -> String {
    finding.rule.clone().unwrap_or_else(|| format!("expectation/{}", finding.kind.replace(' ', "-")))
}

/// A path as a relative reference (RFC 3986).
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().fold(String::new(), |uri, byte| match plain(byte) {
        true => format!("{uri}{}", byte as char),
        false => format!("{uri}%{byte:02X}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("news/a b#1.txt"), "news/a%20b%231.txt");
    }
}
