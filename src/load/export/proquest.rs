//! ProQuest: articles between rules of underscores, `Full text:` before the body, labelled lines around it.

use super::{Told, body, joined};

/// A rule, or `Document 1 of 50`.
pub fn is_mark(line: &str) -> bool {
    line.len() >= 20 && line.bytes().all(|b| b == b'_') || super::nexis::is_start(line)
}

/// A label that each article has.
pub fn is_sign(line: &str) -> bool {
    label(line).is_some_and(|(name, _)| matches!(name, "Full text" | "Publication title" | "ProQuest document ID"))
}

const LABELS: &[&str] = &[
    "Abstract",
    "Author",
    "Author affiliation",
    "Classification",
    "Column",
    "Company",
    "Company / organization",
    "Copyright",
    "Correspondence author",
    "Country of publication",
    "Credit",
    "Database",
    "Dateline",
    "Document URL",
    "Document feature",
    "Document type",
    "Edition",
    "First page",
    "Full text",
    "ISSN",
    "Identifier / keyword",
    "Illustration",
    "Issue",
    "Language of publication",
    "Last updated",
    "Links",
    "Location",
    "Number of pages",
    "Pages",
    "People",
    "Place of publication",
    "ProQuest document ID",
    "Publication date",
    "Publication info",
    "Publication subject",
    "Publication title",
    "Publication year",
    "Publisher",
    "Section",
    "Source type",
    "Start page",
    "Subject",
    "Title",
    "Volume",
    "Word count",
    "Year",
];

/// The label of a line, and what stands behind it.
fn label(line: &str) -> Option<(&'static str, &str)> {
    let (name, value) = line.trim().split_once(':')?;
    let at = LABELS.binary_search(&name.trim()).ok()?;
    Some((LABELS[at], value.trim()))
}

pub fn article(lines: &[&str]) -> Told {
    let mut told = Told::default();
    let named = |name: &str| lines.iter().position(|line| label(line).is_some_and(|(found, _)| found == name));
    let mut text = (lines.len(), lines.len());
    if let Some(start) = named("Full text") {
        let ends = |at: &usize| label(lines[*at]).is_some() && lines[at - 1].trim().is_empty();
        let end = (start + 1..lines.len()).find(ends).unwrap_or(lines.len());
        let first = lines[start].trim().split_once(':').map_or("", |(_, first)| first.trim());
        let content: Vec<&str> = std::iter::once(first).chain(lines[start + 1..end].iter().copied()).collect();
        told.body = body(&content);
        text = (start, end);
    }
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| *at < text.0 || *at >= text.1) {
        let Some((name, value)) = label(line) else { continue };
        let more = lines[at + 1..].iter().take_while(|l| !l.trim().is_empty() && label(l).is_none()).count();
        let value = format!("{value} {}", joined(&lines[at + 1..=at + more]));
        claim(name, value.trim(), &mut told);
    }
    let first = lines.iter().map(|line| line.trim()).find(|line| !line.is_empty() && !super::nexis::is_start(line));
    if told.metadata.title.is_none() && first.is_some_and(|line| label(line).is_none()) {
        told.metadata.claim("title", first.unwrap_or_default(), "ProQuest head");
    }
    told
}

fn claim(name: &str, value: &str, told: &mut Told) {
    let (field, value) = match name {
        "Title" => ("title", value),
        "Author" => ("author", value),
        "Publication date" => ("published", value),
        // `The Times; London (UK)`
        "Publication title" => ("outlet", value.split(';').next().unwrap_or(value)),
        "Document URL" => ("url", value),
        "Language of publication" => ("language", value),
        _ => return,
    };
    told.metadata.claim(field, value, format!("ProQuest {name}"));
}

#[cfg(test)]
mod tests {
    #[test]
    fn labels_are_in_order() {
        assert!(super::LABELS.is_sorted());
    }
}
