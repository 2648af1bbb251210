//! What an input holds, by its first bytes and by its name; and what to say where the two do not fit.

use super::export::Vendor;
use super::fields::{Field, Fields};
use super::{Bytes, Format, table};
use crate::text::line_end;
use encoding_rs::Encoding;
use memchr::memmem;
use std::borrow::Cow;

/// Bytes that are looked at.
pub const HEAD: usize = 1 << 16;

/// The format to read an input in, and what was expected where that is another than the name says.
pub fn format(named: Option<Format>, head: &[u8], fields: &Fields) -> (Format, Option<String>) {
    let head = in_lines(head);
    let head = unmarked(&head);
    let seen = look(head, fields);
    let format = match (named, seen) {
        (_, Some(Format::Foreign(_) | Format::Warc)) | (None | Some(Format::Text), Some(_)) => seen,
        (Some(Format::Json), _) => Some(if is_json_lines(head) { Format::JsonLines } else { Format::Json }),
        (Some(Format::JsonLines), Some(Format::Json)) => seen,
        (Some(Format::Table(_)), _) => Some(Format::Table(table::delimiter(head))),
        (Some(Format::Html), None) if !has_tag(head) => Some(Format::Text),
        (named, _) => named,
    };
    let format = format.unwrap_or(Format::Text);
    let remark = named.filter(|named| !fits(*named, format)).map(|named| mismatch(named, format));
    (format, remark)
}

/// Named text may be an export, `.json` may be JSON Lines, and a table is parted by what parts it.
fn fits(named: Format, format: Format) -> bool {
    match (named, format) {
        (Format::Text, Format::Export(_)) | (Format::Json, Format::JsonLines) => true,
        (Format::Table(_), Format::Table(_)) | (_, Format::Foreign(_)) => true,
        _ => named == format,
    }
}

fn mismatch(named: Format, format: Format) -> String {
    format!("expected {} by its name, found {}; read as that", named.describe(), format.describe())
}

/// Why nothing is read of a file of another program.
pub fn set_aside(named: Option<Format>, what: &str) -> Bytes {
    let expected = named.map_or("text, HTML, JSON, CSV or an archive's text export", Format::describe);
    Bytes::Failed("no_text", format!("expected {expected}, found {what}; set aside"))
}

impl Format {
    /// For messages.
    pub fn describe(self) -> &'static str {
        match self {
            Format::Text => "plain text",
            Format::Html => "HTML",
            Format::JsonLines => "JSON Lines",
            Format::Json => "a JSON array",
            Format::Table(_) => "a table",
            Format::Export(vendor) => vendor.describe(),
            Format::Warc => "a web archive",
            Format::Foreign(what) => what,
        }
    }
}

/// The head in UTF-8 where it is marked as UTF-16, its lines parted by line feeds.
fn in_lines(head: &[u8]) -> Cow<'_, [u8]> {
    let head = match Encoding::for_bom(head) {
        Some((encoding, 2)) => Cow::Owned(encoding.decode(head).0.into_owned().into_bytes()),
        _ => Cow::Borrowed(head),
    };
    if line_end(&head) == b'\n' {
        return head;
    }
    Cow::Owned(head.iter().map(|&b| if b == b'\r' { b'\n' } else { b }).collect())
}

/// Without byte-order mark and white space.
fn unmarked(head: &[u8]) -> &[u8] {
    head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start()
}

/// What the first bytes say by themselves; none where they could be anything.
fn look(head: &[u8], fields: &Fields) -> Option<Format> {
    if let Some(what) = foreign(head) {
        return Some(Format::Foreign(what));
    }
    match head.first()? {
        b'W' if head.starts_with(b"WARC/") => Some(Format::Warc),
        b'<' if is_html(head) => Some(Format::Html),
        b'{' if is_record(head) => Some(if is_json_lines(head) { Format::JsonLines } else { Format::Json }),
        b'[' if is_array(head) => Some(Format::Json),
        _ => Vendor::of(head).map(Format::Export).or_else(|| is_table(head, fields)),
    }
}

/// Files of other programs, by their first bytes.
fn foreign(head: &[u8]) -> Option<&'static str> {
    const KNOWN: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a ZIP, Word or Excel file"),
        (b"{\\rtf", "a rich text file (RTF)"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word or Excel file"),
        (b"BZh9", "a file packed by bzip2"),
        (b"\xFD7zXZ\0", "a file packed by xz"),
        (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"PAR1", "a Parquet file"),
        (b"SQLite format 3\0", "a database"),
        (b"From: <Saved by ", "a page saved as MHTML, with all that belongs to it (save it as HTML)"),
        (b"MIME-Version: 1.0", "a page saved as MHTML, with all that belongs to it (save it as HTML)"),
        (b"bplist00", "a web archive of Safari (save the page as its source)"),
    ];
    KNOWN.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, what)| *what)
}

/// A doctype, the root or the head of a page, behind comments.
fn is_html(head: &[u8]) -> bool {
    let mut rest = head;
    while let Some(comment) = rest.strip_prefix(b"<!--").or_else(|| rest.strip_prefix(b"<?")) {
        let Some(end) = memchr::memchr(b'>', comment) else { return false };
        rest = comment[end + 1..].trim_ascii_start();
    }
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| starts_with(rest, tag))
}

fn starts_with(bytes: &[u8], ascii: &str) -> bool {
    bytes.len() >= ascii.len() && bytes[..ascii.len()].eq_ignore_ascii_case(ascii.as_bytes())
}

/// `<` with a letter behind it.
fn has_tag(head: &[u8]) -> bool {
    memchr::memchr_iter(b'<', head).any(|at| head.get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'!'))
}

/// `{"key":`
fn is_record(head: &[u8]) -> bool {
    head[1..].trim_ascii_start().starts_with(b"\"")
}

/// `[{"key":`
fn is_array(head: &[u8]) -> bool {
    let inside = head[1..].trim_ascii_start();
    inside.starts_with(b"{") && is_record(inside)
}

/// A brace that opens a line and one that closes it, or that goes on beyond what is looked at.
fn is_json_lines(head: &[u8]) -> bool {
    let line = &head[..memchr::memchr(b'\n', head).unwrap_or(head.len())];
    let whole = line.len() == head.len() && head.len() + 8 >= HEAD;
    head.starts_with(b"{") && (whole || line.trim_ascii_end().ends_with(b"}"))
}

/// A header with a column for the text and at least one more.
fn is_table(head: &[u8], fields: &Fields) -> Option<Format> {
    let delimiter = table::delimiter(head);
    let names = table::header(head, delimiter);
    let short = names.iter().all(|name| name.len() <= 40);
    let text = names.iter().any(|name| fields.of(name).is_some_and(|(field, _)| field == Field::Text));
    let known = names.iter().filter(|name| fields.of(name).is_some()).count();
    (names.len() > 1 && short && text && known > 1).then_some(Format::Table(delimiter))
}

/// Whether a line of the head, trimmed, is as asked.
pub fn has_line(head: &[u8], is: impl Fn(&str) -> bool) -> bool {
    let short = head.split(|&b| b == b'\n').map(<[u8]>::trim_ascii).filter(|line| line.len() < 200);
    short.map(std::str::from_utf8).any(|line| line.is_ok_and(&is))
}

/// Whether the head holds these bytes.
pub fn holds(head: &[u8], what: &str) -> bool {
    memmem::find(head, what.as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_before_the_name() {
        let name = |format: Format| match format {
            Format::Table(delimiter) => format!("table {}", char::from(delimiter)),
            format => format.describe().to_owned(),
        };
        for (named, head, expected) in [
            (Some(Format::Text), "<!-- saved --><!DOCTYPE HTML><p>Words", "HTML"),
            (Some(Format::Text), "<3 words>", "plain text"),
            (Some(Format::Html), "Words, and 3 < 4.", "plain text"),
            (Some(Format::Html), "<p>Words", "HTML"),
            (Some(Format::Text), "{\"text\":\"Words.\"}\n", "JSON Lines"),
            (Some(Format::Text), "{so it was}", "plain text"),
            (Some(Format::Text), "[1] Words", "plain text"),
            (None, "[\n {\"text\":\"Words.\"}]", "a JSON array"),
            (None, "{\n \"text\":\"Words.\"}", "a JSON array"),
            (Some(Format::Json), "{\"text\":\"Words.\"}\n{\"text\":\"Words.\"}\n", "JSON Lines"),
            (Some(Format::JsonLines), "[{\"text\":\"Words.\"},", "a JSON array"),
            (Some(Format::JsonLines), "[\"text\"]", "JSON Lines"),
            (None, "date,outlet,text\n2020-03-04,Port News,Words", "table ,"),
            (None, "\"Titre\";\"Text\";\"Date\"\n", "table ;"),
            (Some(Format::Text), "Text, body and soul\n", "plain text"),
            (Some(Format::Table(b',')), "a\ttext\n", "table \t"),
            (Some(Format::Text), "%PDF-1.4", "a PDF file"),
            (None, "From: <Saved by Blink>", "a page saved as MHTML, with all that belongs to it (save it as HTML)"),
            (None, "WARC/1.0\r\n", "a web archive"),
            (Some(Format::Text), "\n   2 of 9 DOCUMENTS\n\n  Port News\n", "a Nexis export"),
            (Some(Format::Text), "Words.\nLength: 9 words\nBody\nEnd of Document\n", "a Nexis export"),
            (Some(Format::Text), "This is the end of document\n", "plain text"),
            (Some(Format::Text), "Words.\nDocument PORTN00020200304eg3400001\n", "a Factiva export"),
            (Some(Format::Text), "HD Harbour opens\nWC 9 words\nPD 4 March 2020\nLP\nWords.\n", "a Factiva export"),
            (Some(Format::Text), "______________________\nFull text: Words.\n", "a ProQuest export"),
            (Some(Format::Text), "______________________\nWords.\n", "plain text"),
            (None, "", "plain text"),
        ] {
            let (format, _) = format(named, head.as_bytes(), &Fields::default());
            assert_eq!(name(format), expected, "{head}");
        }
        let (_, remark) = format(Some(Format::Text), b"<html>", &Fields::default());
        assert_eq!(remark.as_deref(), Some("expected plain text by its name, found HTML; read as that"));
    }
}
