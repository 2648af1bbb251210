//! One article on its way in: as read, as cleaned, and what is wrong with it.

use crate::text::{Span, Text};

/// What is known of an article beside its text: from a JSON Lines record, a page's head, or nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    pub title: Option<String>,
    /// As given; read by the `date` stage.
    pub published: Option<String>,
    /// ISO 639-1, as given.
    pub language: Option<String>,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    /// All that was said, in the order of trust; the fields above hold the first of each kind.
    pub claims: Vec<Claim>,
}

/// Something that an input says of its article, and where it says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// `title`, `published`, `language`, `outlet`, `url`, `author`.
    pub field: &'static str,
    pub value: String,
    /// `JSON-LD datePublished`, `meta og:site_name`, the key of a record, the column of a table, `file name`.
    pub from: String,
}

impl Metadata {
    /// Takes a claim in; what was claimed first holds.
    pub fn claim(&mut self, field: &'static str, value: &str, from: impl Into<String>) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let slot = match field {
            "title" => &mut self.title,
            "published" => &mut self.published,
            "language" => &mut self.language,
            "outlet" => &mut self.outlet,
            "url" => &mut self.url,
            _ => &mut self.author,
        };
        slot.get_or_insert_with(|| value.to_owned());
        self.claims.push(Claim { field, value: value.to_owned(), from: from.into() });
    }

    /// Where the value of a field was claimed.
    pub fn from(&self, field: &str) -> Option<&str> {
        self.claims.iter().find(|claim| claim.field == field).map(|claim| claim.from.as_str())
    }
}

/// One article as read: decoded, nothing else done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    pub id: String,
    /// The file that it came from, for messages.
    pub path: String,
    pub text: String,
    pub metadata: Metadata,
    /// What had to be done to read it: an encoding guessed, bytes replaced.
    pub remarks: Vec<Problem>,
}

/// An input that could not be read, or only in part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub path: String,
    /// `bad_json`, `not_utf8`, `empty`, `no_text`, `too_large`, `internal`, `unreadable`, …
    pub code: &'static str,
    pub message: String,
}

/// What a line of a page is there for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineRole {
    Title,
    Standfirst,
    /// When and where: `PARIS, April 7 -`, or a date that the page states of itself.
    Dateline,
    /// A heading between paragraphs.
    Heading,
    Body,
    Caption,
    Furniture,
    Blank,
}

/// A line with its role and the reason for it (`trace` prints it).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Line {
    pub span: Span,
    pub role: LineRole,
    pub reason: &'static str,
}

/// A run of text that belongs together: a headline, or a paragraph unwrapped from its lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    pub span: Span,
    pub role: LineRole,
}

/// The head of a story: `MOSCOW, September 26 (RIA Novosti) -`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The whole of it, up to and with the dash.
    pub span: Span,
    pub place: Option<String>,
    /// The words of the date.
    pub date: Option<Span>,
}

/// A page without its furniture; offsets are those of the text as decoded.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub text: Text,
    pub lines: Vec<Line>,
    /// What is analysed, in text order.
    pub blocks: Vec<Block>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub agency: Option<String>,
    pub dateline: Option<Dateline>,
    /// A date that the page states of itself (`Published 25 September 2019`): the words of the date.
    pub stated: Option<Span>,
    /// It is the page's first line alone, which may be the day on which the page was looked at.
    pub clock: bool,
}

/// The language of a page; `code` is ISO 639-1, none where it cannot be told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Language {
    pub code: Option<String>,
    /// 0 to 1.
    pub confidence: f64,
}
