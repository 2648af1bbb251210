//! Factiva, plain or with tags: `HD`, `BY`, `WC`, `PD`, `SN`, `LP`, `TD`. Each article ends with its number,
//! `Document XYZ0000020200304eg3400001`.

use super::{Told, body, is_copyright, is_day, joined};
use regex::Regex;
use std::sync::LazyLock;

pub fn is_end(line: &str) -> bool {
    static END: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:AN\s+)?Document [A-Z0-9]{4,}\d{8}[a-z][a-z0-9]{5,}$").expect("a valid pattern")
    });
    END.is_match(line)
}

/// `514 words`, in any language.
pub fn is_count(line: &str) -> bool {
    static COUNT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^(?:WC\s+)?\d[\d.,\u{a0} ]* \p{L}+$").expect("a valid pattern"));
    line.len() < 40 && COUNT.is_match(line)
}

const TAGS: &[&str] = &[
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "CX", "LP", "TD", "ART", "CT",
    "RF", "CO", "IN", "NS", "RE", "IPD", "IPC", "PUB", "AN", "CLM", "PRD",
];

/// Tags that a line of the story may begin with, being words.
const WORDS: &[&str] = &["SE", "LA", "ART", "CT", "CO", "IN", "RE", "AN"];

/// The tag of a line, and what stands behind it.
fn tag(line: &str) -> Option<(&str, &str)> {
    let name = line.split([' ', '\t']).next().filter(|name| TAGS.contains(name))?;
    let rest = &line[name.len()..];
    let apart = rest.is_empty() || rest.starts_with("  ") || rest.starts_with('\t');
    let one_word = name == "LA" && !rest.trim().contains(' ');
    (apart || one_word || !WORDS.contains(&name)).then(|| (name, rest.trim()))
}

/// Whether a line has this tag.
pub fn has_tag(line: &str, name: &str) -> bool {
    tag(line).is_some_and(|(tag, _)| tag == name)
}

pub fn article(lines: &[&str]) -> Told {
    let tagged = lines.iter().any(|line| tag(line).is_some_and(|(name, _)| name == "HD"));
    if tagged { with_tags(lines) } else { plain(lines) }
}

fn with_tags(lines: &[&str]) -> Told {
    let mut told = Told::default();
    let starts: Vec<usize> = (0..lines.len()).filter(|&at| tag(lines[at]).is_some()).collect();
    let mut parts: Vec<String> = Vec::new();
    for (n, &at) in starts.iter().enumerate() {
        let Some((name, first)) = tag(lines[at]) else { continue };
        let end = starts.get(n + 1).copied().unwrap_or(lines.len());
        let rest = lines[at + 1..end].iter().map(|line| line.trim());
        let content: Vec<&str> = std::iter::once(first).chain(rest).collect();
        if matches!(name, "LP" | "TD") {
            parts.push(body(&content));
            continue;
        }
        let field = match name {
            "HD" => "title",
            "BY" => "author",
            "PD" => "published",
            "SN" => "outlet",
            "LA" => "language",
            _ => continue,
        };
        told.metadata.claim(field, &joined(&content), format!("Factiva {name}"));
    }
    told.body = parts.join("\n");
    told
}

/// Title and author, the count of words, the day, the outlet, its code, the language, the copyright; then the body.
fn plain(lines: &[&str]) -> Told {
    let mut told = Told::default();
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    let count = lines.iter().position(|line| is_count(line)).unwrap_or(0);
    let before: Vec<&str> = lines[..count].iter().copied().filter(|line| !line.is_empty()).collect();
    let author = before.last().copied().filter(|line| before.len() > 1 && is_author(line));
    let titles = &before[..before.len() - usize::from(author.is_some())];
    let title = titles.iter().rev().copied().max_by_key(|line| line.len()).unwrap_or_default();
    told.metadata.claim("title", title, "Factiva head");
    let start = head(&lines, count, &mut told);
    told.metadata.claim("author", author.unwrap_or_default(), "Factiva head");
    let end = lines.iter().rposition(|line| is_end(line)).unwrap_or(lines.len()).max(start);
    told.body = body(&lines[start..end]);
    told
}

/// `By A. Writer`: few words, none of them the end of a sentence.
fn is_author(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let opening = ["By ", "BY ", "Par ", "PAR ", "Von ", "Por "].iter().any(|opening| line.starts_with(opening));
    words <= 12 && opening
}

/// Reads the lines behind the count; the one at which the body begins.
fn head(lines: &[&str], count: usize, told: &mut Told) -> usize {
    let head = lines.iter().enumerate().skip(count).filter(|(_, line)| !line.is_empty()).take(HEAD_LINES);
    let head: Vec<(usize, &str)> = head.map(|(at, line)| (at, *line)).collect();
    let Some(day) = head.iter().position(|(_, line)| is_day(line)) else { return count + 1 };
    told.metadata.claim("published", head[day].1, "Factiva head");
    let outlet = head[day + 1..].iter().find(|(_, line)| !is_clock(line));
    told.metadata.claim("outlet", outlet.map_or("", |(_, line)| line), "Factiva head");
    // Without a copyright the head ends with its last short line.
    let copyright = head.iter().find(|(_, line)| is_copyright(line)).map(|(at, _)| *at);
    let short = head.iter().take_while(|(_, line)| line.split_whitespace().count() <= 8).last().map(|(at, _)| *at);
    let mut last = copyright.or(short).unwrap_or(count);
    if copyright.is_some() {
        // A copyright may fill several lines.
        while lines.get(last + 1).is_some_and(|line| !line.is_empty() && is_copyright(line)) {
            last += 1;
        }
    }
    last + 1
}

/// `06:12`, `6:12 AM`, `06:12 GMT`; also a page's number.
fn is_clock(line: &str) -> bool {
    let (first, zone) = line.split_once(' ').unwrap_or((line, ""));
    let figures = first.bytes().all(|b| b.is_ascii_digit() || b == b':');
    figures && (zone.is_empty() || first.contains(':') && zone.len() < 12)
}

/// Lines behind the count of words that may belong to the head.
const HEAD_LINES: usize = 12;
