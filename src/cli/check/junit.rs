//! Differences as JUnit XML: a test case an article, so that any build server lists them.

use super::finding::Finding;
use anyhow::Result;
use std::io::Write;

/// `checked`: the paths of all articles, and of what stands over them.
pub fn write(findings: &[Finding], checked: &[String], out: &mut impl Write) -> Result<()> {
    let mut cases: Vec<&str> = checked.iter().map(String::as_str).collect();
    cases.extend(findings.iter().map(|f| f.path.as_str()));
    cases.sort_unstable();
    cases.dedup();
    let failed = cases.iter().filter(|case| findings.iter().any(|f| f.path == **case)).count();
    let counts = format!("tests=\"{}\" failures=\"{failed}\"", cases.len());
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"corpus check\" {counts}>")?;
    writeln!(out, "  <testsuite name=\"expectations\" {counts} errors=\"0\" skipped=\"0\">")?;
    for case in cases {
        write_case(case, findings, out)?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")?;
    Ok(())
}

fn write_case(case: &str, findings: &[Finding], out: &mut impl Write) -> Result<()> {
    let mut own = findings.iter().filter(|f| f.path == case).peekable();
    let head = format!("    <testcase classname=\"corpus.check\" name=\"{}\"", escaped(case));
    if own.peek().is_none() {
        writeln!(out, "{head}/>")?;
        return Ok(());
    }
    writeln!(out, "{head}>")?;
    for finding in own {
        let (path, line) = finding.location();
        let body = [vec![format!("{path}:{line}")], finding.sides()].concat().join("\n");
        let (title, kind) = (escaped(&finding.title()), escaped(finding.kind));
        writeln!(out, "      <failure type=\"{kind}\" message=\"{title}\">{}</failure>", escaped(&body))?;
    }
    writeln!(out, "    </testcase>")?;
    Ok(())
}

/// Text for an attribute or an element; what XML cannot hold at all becomes the replacement sign.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(sign),
            '\u{0}'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_source_becomes_markup() {
        assert_eq!(escaped("a<b> & \"c\"\u{1}"), "a&lt;b&gt; &amp; &quot;c&quot;\u{fffd}");
    }
}
