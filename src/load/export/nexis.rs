//! Nexis, old and new: outlet, day and title, labelled lines, the body, labelled lines again.
//!
//! Old exports begin each article with `1 of 50 DOCUMENTS` and write labels in capitals; new ones end it with
//! `End of Document` and put `Body` before the body.

use super::{Told, body, is_copyright, is_day, joined};
use regex::Regex;
use std::sync::LazyLock;

pub fn is_start(line: &str) -> bool {
    static START: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:document \d+ (?:of|de) \d+|\d+ (?:of|de) \d+ documents?)$").expect("a valid pattern")
    });
    START.is_match(line)
}

pub fn is_end(line: &str) -> bool {
    line.eq_ignore_ascii_case("end of document")
}

/// A label that each article has.
pub fn is_sign(line: &str) -> bool {
    label(line).is_some_and(|(name, _)| matches!(&*name, "LENGTH" | "LOAD-DATE" | "LONGUEUR" | "DATE-CHARGEMENT"))
}

const HEAD: &[&str] = &[
    "BYLINE",
    "SECTION",
    "LENGTH",
    "DATELINE",
    "HIGHLIGHT",
    "HEADLINE",
    "SERIES",
    "COLUMN",
    "EDITION",
    "TYPE",
    "BODY",
    "RUBRIQUE",
    "LONGUEUR",
    "AUTEUR",
    "SIGNATURE",
    "ENCART",
];

const TAIL: &[&str] = &[
    "LOAD-DATE",
    "LANGUAGE",
    "GRAPHIC",
    "PUBLICATION-TYPE",
    "DOCUMENT-TYPE",
    "JOURNAL-CODE",
    "PUB-TYPE",
    "SUBJECT",
    "ORGANIZATION",
    "COMPANY",
    "TICKER",
    "INDUSTRY",
    "GEOGRAPHIC",
    "PERSON",
    "CITY",
    "STATE",
    "COUNTRY",
    "URL",
    "CORRECTION",
    "CORRECTION-DATE",
    "NOTES",
    "ACC-NO",
    "DATE-CHARGEMENT",
    "LANGUE",
    "TYPE-PUBLICATION",
];

/// Lines that end the body of a new export, alone on their line.
const BEHIND: &[&str] = &["Classification", "Graphic", "Notes"];

/// The label of a line in capitals, and what stands behind it.
fn label(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.trim_start().split_once(':')?;
    let plain = (3..=20).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
    let name = plain.then(|| name.to_ascii_uppercase())?;
    let loud = line.trim_start().starts_with(&name) || !value.is_empty() && value.starts_with([' ', '\u{a0}']);
    (loud && (HEAD.contains(&&*name) || TAIL.contains(&&*name))).then(|| (name, value.trim()))
}

fn is_tail(line: &str) -> bool {
    is_end(line.trim()) || label(line).is_some_and(|(name, _)| TAIL.contains(&&*name))
}

pub fn article(lines: &[&str]) -> Told {
    let mut told = Told::default();
    let first_label = lines.iter().position(|line| label(line).is_some()).unwrap_or(lines.len());
    let marked = lines.iter().position(|line| line.trim() == "Body").filter(|&at| at >= first_label.min(at));
    let head_end = first_label.min(marked.unwrap_or(lines.len()));
    let start = labelled(lines, head_end, marked, &mut told);
    head(&lines[..head_end], marked.is_some(), &mut told);
    let ends = |line: &&str| {
        is_tail(line)
            || marked.is_some() && BEHIND.contains(&line.trim())
            || is_copyright(line.trim()) && line.contains("20")
    };
    let end = lines[start..].iter().position(ends).map_or(lines.len(), |at| start + at);
    let content: Vec<&str> = lines[start..end].iter().copied().filter(|line| !is_page_number(line.trim())).collect();
    told.body = body(&content);
    lines[end..].iter().filter_map(|line| label(line)).for_each(|(name, value)| claim(&name, value, &mut told));
    told
}

/// Reads the labels before the body; the line at which the body begins.
fn labelled(lines: &[&str], from: usize, marked: Option<usize>, told: &mut Told) -> usize {
    let end = marked.unwrap_or(lines.len());
    let mut at = from;
    while at < end {
        if lines[at].trim().is_empty() {
            at += 1;
            continue;
        }
        let Some((name, _)) = label(lines[at]).filter(|(name, _)| marked.is_some() || !TAIL.contains(&&**name)) else {
            // In a new export whatever else stands before the mark is part of a label's value.
            if marked.is_none() {
                return at;
            }
            at += 1;
            continue;
        };
        if name == "BODY" {
            return if lines[at].trim().len() > "BODY:".len() { at } else { at + 1 };
        }
        let more = lines[at + 1..end].iter().take_while(|l| !l.trim().is_empty() && label(l).is_none()).count();
        let value = joined(&lines[at..=at + more]);
        claim(&name, value.split_once(':').map_or("", |(_, value)| value), told);
        at += 1 + more;
    }
    marked.map_or(at, |at| at + 1)
}

fn claim(name: &str, value: &str, told: &mut Told) {
    let field = match name {
        "HEADLINE" => "title",
        "BYLINE" | "AUTEUR" | "SIGNATURE" => "author",
        "LANGUAGE" | "LANGUE" => "language",
        "URL" => "url",
        _ => return,
    };
    told.metadata.claim(field, value, format!("Nexis {name}"));
}

/// Outlet, day and title, which have no labels.
fn head(lines: &[&str], new: bool, told: &mut Told) {
    let kept = |line: &&&str| !is_copyright(line.trim()) && !is_page_number(line.trim());
    let lines: Vec<&str> = lines.iter().filter(kept).map(|line| line.trim()).collect();
    let day = lines.iter().position(|line| is_day(line));
    let before: Vec<&str> = lines[..day.unwrap_or(0)].iter().copied().filter(|line| !line.is_empty()).collect();
    let behind = &lines[day.map_or(0, |day| day + 1)..];
    let title = match before.split_last() {
        Some((_, title)) if new && !title.is_empty() => joined(title),
        _ => joined(last_paragraph(behind)),
    };
    told.metadata.claim("title", &title, "Nexis head");
    told.metadata.claim("published", day.map_or("", |day| lines[day]), "Nexis head");
    told.metadata.claim("outlet", before.last().copied().unwrap_or_default(), "Nexis head");
}

/// `Page 2 of 5`, between the paragraphs of what was printed.
fn is_page_number(line: &str) -> bool {
    let number = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
    let rest = line.strip_prefix("Page ").unwrap_or_default();
    number(rest) || rest.split_once(" of ").is_some_and(|(n, all)| number(n) && number(all))
}

fn last_paragraph<'l>(lines: &'l [&'l str]) -> &'l [&'l str] {
    let end = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
    let start = lines[..end].iter().rposition(|line| line.is_empty()).map_or(0, |at| at + 1);
    &lines[start..end]
}
