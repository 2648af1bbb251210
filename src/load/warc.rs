//! Web archives (WARC, as of CC-News): the pages that a crawler fetched, one by one, in bounded memory.
//!
//! Pages are the responses that came through and hold HTML, and what was converted to plain text; requests, redirects,
//! pictures and the archive's own notes are no articles and are passed over.

use super::open;
use super::{Bytes, MAX_ARTICLE, too_large};
use std::io::{self, BufRead, Cursor, Read};

/// A page, or where the archive broke.
#[derive(Debug)]
pub enum Record {
    Page(Fetched, Vec<u8>),
    /// Longer than allowed, or packed in a way that is not known.
    SetAside(&'static str, String),
    /// Nothing can be read behind it.
    Broken(String),
}

/// Where a page came from, and what was said of it on the way.
#[derive(Clone, Debug, Default)]
pub struct Fetched {
    pub url: Option<String>,
    pub charset: Option<String>,
    pub html: bool,
}

/// The pages of an archive.
pub struct Pages<R> {
    source: Option<R>,
}

impl<R: BufRead> Pages<R> {
    pub fn new(source: R) -> Pages<R> {
        Pages { source: Some(source) }
    }
}

impl<R: BufRead> Iterator for Pages<R> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            let source = self.source.as_mut()?;
            let broken = match record(source) {
                Ok(Some(Next::Page(page))) => return Some(page),
                Ok(Some(Next::Other)) => continue,
                Ok(None) => {
                    self.source = None;
                    return None;
                }
                Err(error) => error.to_string(),
            };
            self.source = None;
            return Some(Record::Broken(broken));
        }
    }
}

enum Next {
    Page(Record),
    Other,
}

/// Reads one record to its end; none at the end of the archive.
fn record(source: &mut impl BufRead) -> io::Result<Option<Next>> {
    let Some(opening) = first_line(source)? else { return Ok(None) };
    if !opening.starts_with("WARC/") {
        return Err(io::Error::other("expected a WARC record, found something else; the rest was set aside"));
    }
    let headers = Headers::read(source)?;
    let length = headers.get("Content-Length").and_then(|length| length.parse::<u64>().ok());
    let length = length.ok_or_else(|| io::Error::other("a WARC record without its length; the rest was set aside"))?;
    let mut block = source.take(length);
    let next = page(&headers, &mut block)?;
    io::copy(&mut block, &mut io::sink())?;
    if block.limit() > 0 {
        return Err(io::Error::other("the archive ends in the middle of a record"));
    }
    Ok(Some(next))
}

/// The first line that is not blank.
fn first_line(source: &mut impl BufRead) -> io::Result<Option<String>> {
    loop {
        match line(source)? {
            None => return Ok(None),
            Some(line) if line.is_empty() => {}
            Some(line) => return Ok(Some(line)),
        }
    }
}

/// A line of a head without its end; none at the end of the stream.
fn line(source: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    source.take(LONGEST_LINE).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    if bytes.len() as u64 == LONGEST_LINE {
        return Err(io::Error::other("a head without an end; the rest was set aside"));
    }
    Ok(Some(String::from_utf8_lossy(bytes.trim_ascii_end()).into_owned()))
}

const LONGEST_LINE: u64 = 1 << 16;

/// Lines of a head that are read.
const MOST_LINES: usize = 1000;

/// `Name: value` up to a blank line.
struct Headers(Vec<(String, String)>);

impl Headers {
    fn read(source: &mut impl BufRead) -> io::Result<Headers> {
        let mut headers = Vec::new();
        while let Some(line) = line(source)?.filter(|line| !line.is_empty() && headers.len() < MOST_LINES) {
            if let Some((name, value)) = line.split_once(':') {
                headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Ok(Headers(headers))
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    fn holds(&self, name: &str, word: &str) -> bool {
        self.get(name).is_some_and(|value| value.to_ascii_lowercase().contains(word))
    }
}

/// The page of a record, where it holds one.
fn page(headers: &Headers, block: &mut impl BufRead) -> io::Result<Next> {
    let url = headers.get("WARC-Target-URI").map(|url| url.trim_matches(['<', '>']).to_owned());
    let of = |headers: &Headers| Fetched { url: url.clone(), charset: charset(headers), html: is_html(headers) };
    match headers.get("WARC-Type").unwrap_or_default() {
        "response" if headers.holds("Content-Type", "application/http") => response(of, block),
        "resource" if is_html(headers) => Ok(Next::Page(whole(of(headers), block, false, None)?)),
        "conversion" if headers.holds("Content-Type", "text/plain") => {
            Ok(Next::Page(whole(of(headers), block, false, None)?))
        }
        _ => Ok(Next::Other),
    }
}

/// The page in the answer of a server.
fn response(of: impl Fn(&Headers) -> Fetched, block: &mut impl BufRead) -> io::Result<Next> {
    let status = line(block)?.unwrap_or_default();
    let headers = Headers::read(block)?;
    let fetched = of(&headers);
    if status.split(' ').nth(1) != Some("200") || !fetched.html {
        return Ok(Next::Other);
    }
    let chunked = headers.holds("Transfer-Encoding", "chunked");
    Ok(Next::Page(whole(fetched, block, chunked, headers.get("Content-Encoding"))?))
}

fn is_html(headers: &Headers) -> bool {
    headers.holds("Content-Type", "html")
}

fn charset(headers: &Headers) -> Option<String> {
    let lower = headers.get("Content-Type")?.to_ascii_lowercase();
    let (_, charset) = lower.split_once("charset=")?;
    Some(charset.split(';').next()?.trim_matches(['"', '\'', ' ']).to_owned())
}

/// What is left of a record as a page.
fn whole(fetched: Fetched, block: &mut impl Read, chunked: bool, packed: Option<&str>) -> io::Result<Record> {
    let set_aside = |bytes| match bytes {
        Bytes::Failed(code, message) => Record::SetAside(code, message),
        _ => Record::SetAside("internal", "not read".into()),
    };
    let mut bytes = Vec::new();
    block.take(MAX_ARTICLE as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_ARTICLE {
        return Ok(set_aside(too_large()));
    }
    if chunked {
        bytes = joined(&bytes).unwrap_or(bytes);
    }
    // Most crawlers unpack and leave the header as it was; what is still packed shows it by its first bytes.
    if packed.is_some_and(|how| how.eq_ignore_ascii_case("br")) && std::str::from_utf8(&bytes).is_err() {
        return Ok(Record::SetAside("unreadable", "a page packed by brotli, which is not read; set aside".into()));
    }
    if packed.is_some() {
        match open::unpacked(Cursor::new(bytes)).map(|(stream, _)| Bytes::of(stream)) {
            Ok(Bytes::Read(unpacked)) => bytes = unpacked,
            Ok(failed) => return Ok(set_aside(failed)),
            Err(error) => return Ok(Record::SetAside("unreadable", error.to_string())),
        }
    }
    Ok(Record::Page(fetched, bytes))
}

/// A body that was sent in chunks, joined; none where it is not in chunks after all.
fn joined(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(bytes.len());
    loop {
        let end = memchr::memchr(b'\n', bytes)?;
        let size = std::str::from_utf8(&bytes[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        bytes = &bytes[end + 1..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend(bytes.get(..size)?);
        bytes = bytes.get(size..)?;
        bytes = bytes.strip_prefix(b"\r\n").or_else(|| bytes.strip_prefix(b"\n")).unwrap_or(bytes);
    }
}
