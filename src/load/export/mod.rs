//! Text exports of news archives, cut into their articles at the marks that each archive sets.
//!
//! An article's text is its title and its body; the lines around them are what the archive claims of it.

mod factiva;
mod nexis;
mod proquest;

use super::lines::Line;
use super::sniff::{has_line, holds};
use super::{Decoded, Loaded, decode};
use crate::model::{Metadata, Problem, Source};
use regex::Regex;
use std::sync::LazyLock;

/// Whose export it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vendor {
    Nexis,
    Factiva,
    ProQuest,
}

/// What a line of an export is there for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mark {
    /// An article begins behind it.
    Start,
    /// An article ends with it.
    End,
    None,
}

impl Vendor {
    /// The archive whose marks stand in the head.
    pub fn of(head: &[u8]) -> Option<Vendor> {
        let tagged = |tag: &str| has_line(head, |line| factiva::has_tag(line, tag));
        if has_line(head, factiva::is_end) || tagged("HD") && tagged("PD") && (tagged("LP") || tagged("TD")) {
            Some(Vendor::Factiva)
        } else if has_line(head, proquest::is_mark)
            && ["ProQuest", "Full text:", "Publication title:"].iter().any(|mark| holds(head, mark))
        {
            Some(Vendor::ProQuest)
        } else if has_line(head, nexis::is_start) || has_line(head, nexis::is_end) && has_line(head, nexis::is_sign) {
            Some(Vendor::Nexis)
        } else {
            None
        }
    }

    pub fn describe(self) -> &'static str {
        match self {
            Vendor::Nexis => "a Nexis export",
            Vendor::Factiva => "a Factiva export",
            Vendor::ProQuest => "a ProQuest export",
        }
    }

    fn mark(self, line: &str) -> Mark {
        match self {
            Vendor::Nexis if nexis::is_start(line) => Mark::Start,
            Vendor::ProQuest if proquest::is_mark(line) => Mark::Start,
            Vendor::Nexis if nexis::is_end(line) => Mark::End,
            Vendor::Factiva if factiva::is_end(line) => Mark::End,
            _ => Mark::None,
        }
    }

    /// Whether an article stands between two marks, rather than a cover, a list of hits or nothing.
    fn is_article(self, block: &[u8], begun: bool, ended: bool) -> bool {
        let blank = block.trim_ascii().is_empty();
        !blank
            && match self {
                Vendor::Nexis => begun || ended || has_line(block, nexis::is_sign),
                Vendor::Factiva => ended || has_line(block, factiva::is_count),
                Vendor::ProQuest => has_line(block, proquest::is_sign),
            }
    }
}

/// The articles of an export, each as its bytes between two marks.
pub struct Blocks<L> {
    lines: Option<L>,
    vendor: Vendor,
    most: usize,
    begun: bool,
}

impl<L: Iterator<Item = (usize, Line)>> Blocks<L> {
    pub fn new(lines: L, vendor: Vendor, most: usize) -> Blocks<L> {
        Blocks { lines: Some(lines), vendor, most, begun: false }
    }

    /// Reads to the next mark or the end.
    fn block(&mut self) -> (Block, Option<Line>) {
        let mut block = Block { bytes: Vec::new(), too_long: false, begun: self.begun, ended: false };
        while let Some((_, line)) = self.lines.as_mut().and_then(Iterator::next) {
            let bytes = match line {
                Line::Whole(bytes) => bytes,
                Line::TooLong => {
                    block.too_long = true;
                    continue;
                }
                failed @ Line::Failed(_) => {
                    self.lines = None;
                    return (block, Some(failed));
                }
            };
            let mark = if bytes.len() < LONGEST_MARK {
                self.vendor.mark(String::from_utf8_lossy(&bytes).trim())
            } else {
                Mark::None
            };
            if mark == Mark::Start {
                self.begun = true;
                return (block, None);
            }
            block.too_long |= block.bytes.len() + bytes.len() >= self.most;
            if !block.too_long {
                block.bytes.extend(bytes);
                block.bytes.push(b'\n');
            }
            if mark == Mark::End {
                self.begun = false;
                block.ended = true;
                return (block, None);
            }
        }
        self.lines = None;
        (block, None)
    }
}

/// Lines that are longer are no marks.
const LONGEST_MARK: usize = 200;

struct Block {
    bytes: Vec<u8>,
    too_long: bool,
    begun: bool,
    ended: bool,
}

impl<L: Iterator<Item = (usize, Line)>> Iterator for Blocks<L> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while self.lines.is_some() {
            let (block, failed) = self.block();
            if failed.is_some() {
                return failed;
            }
            if block.too_long {
                return Some(Line::TooLong);
            }
            if self.vendor.is_article(&block.bytes, block.begun, block.ended) {
                return Some(Line::Whole(block.bytes));
            }
        }
        None
    }
}

/// The article between two marks.
pub fn article(vendor: Vendor, bytes: &[u8], id: String, path: &str) -> Loaded {
    let Decoded { text, remark } = decode(bytes, path)?;
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let told = match vendor {
        Vendor::Nexis => nexis::article(&lines),
        Vendor::Factiva => factiva::article(&lines),
        Vendor::ProQuest => proquest::article(&lines),
    };
    if told.body.trim().is_empty() {
        let message = format!("no full text in this document of {}", vendor.describe());
        return Err(Problem { path: path.into(), code: "no_text", message });
    }
    let text = match &told.metadata.title {
        Some(title) => format!("{title}\n\n{}", told.body),
        None => told.body,
    };
    Ok(Source { id, path: path.into(), text, metadata: told.metadata, remarks: remark.into_iter().collect() })
}

/// What an archive gives of one article.
#[derive(Debug, Default)]
struct Told {
    body: String,
    metadata: Metadata,
}

/// The lines from one to another as a text, without blank ones at its ends.
fn body(lines: &[&str]) -> String {
    let kept = |line: &&str| !line.trim().is_empty();
    let Some(first) = lines.iter().position(kept) else { return String::new() };
    let last = lines.iter().rposition(kept).unwrap_or(first);
    lines[first..=last].iter().flat_map(|line| [*line, "\n"]).collect()
}

/// Lines as one, with single spaces.
fn joined(lines: &[&str]) -> String {
    lines.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// A line that is a day by its shape: `September 26, 2008 Friday`, `26 septembre 2008`.
fn is_day(line: &str) -> bool {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        let shape = r"^(?:\p{L}+,? )?(?:\p{L}+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:er|st|nd|rd|th|\.)? (?:de )?\p{L}+\.?,? (?:de )?\d{4})\b";
        Regex::new(shape).expect("a valid pattern")
    });
    line.len() < 80 && DAY.is_match(line)
}

/// `Copyright 2008 …`, `(c) 2008 …`, `All Rights Reserved`
fn is_copyright(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["copyright", "©", "(c) ", "all rights reserved"].iter().any(|opening| lower.starts_with(opening))
}
