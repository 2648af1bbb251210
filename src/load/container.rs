//! What one file or stream holds, as its articles one by one, in bounded memory.

use super::export::{Blocks, Vendor};
use super::files::{Found, Named};
use super::json::Elements;
use super::lines::{Line, Lines};
use super::open::{self, Packing, Stream};
use super::table::{self, Rows};
use super::{Bytes, Format, Input, MAX_ARTICLE, Options, Shape, sniff, too_large, warc};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::PathBuf;
use std::sync::Arc;

pub type Articles = Box<dyn Iterator<Item = Input> + Send>;

/// The articles of one file, or of standard input; where one was asked for by its number, that one alone.
pub fn articles(found: Found, options: &Arc<Options>) -> Articles {
    let Found { id, path, named, only } = found;
    let container = Container { id, path, remark: None, options: options.clone() };
    let articles = match named {
        Named::Nothing(reason) => return container.failed("unreadable", reason),
        Named::StandardInput => container.clone().of_standard_input(),
        Named::File(file, named, packing) => container.clone().of_file(file, named, packing),
    };
    match (articles, only) {
        (Err(error), _) => container.failed("unreadable", error.to_string()),
        (Ok(articles), None) => articles,
        (Ok(articles), Some(number)) => container.only(articles, number),
    }
}

/// What articles of one file share.
#[derive(Clone)]
struct Container {
    id: String,
    path: String,
    remark: Option<String>,
    options: Arc<Options>,
}

impl Container {
    fn of_standard_input(self) -> io::Result<Articles> {
        let (stream, _) = open::unpacked(io::stdin())?;
        match self.options.input_format {
            Some(format) => self.articles(stream, format),
            None => {
                // A first record is enough to know records by, and no more may come for long.
                let (stream, format, _) =
                    self.sniffed(stream, None, |head| head.trim_ascii_start().starts_with(b"{"))?;
                self.articles(stream, format)
            }
        }
    }

    fn of_file(mut self, file: PathBuf, named: Option<Format>, packing: Packing) -> io::Result<Articles> {
        // A file can be read again when its turn comes, side by side with others; a pipe cannot.
        let again = file.is_file();
        if named == Some(Format::Html) && again {
            return Ok(self.one(Shape::Html, Bytes::File(file, packing)));
        }
        let (stream, found) = open::file(&file)?;
        let unlike = open::unlike(packing, found);
        if let (None, Some(format)) = (named, self.options.input_format) {
            return self.articles(stream, format);
        }
        let (stream, format, remark) = self.sniffed(stream, named, |_| false)?;
        self.remark = remark.or(unlike);
        match format {
            Format::Foreign(what) => Ok(self.one(Shape::Text, sniff::set_aside(named, what))),
            Format::Text if again && stream.buffer().len() >= sniff::HEAD => {
                Ok(self.one(Shape::Text, Bytes::File(file, found)))
            }
            format => self.articles(stream, format),
        }
    }

    /// The stream, and what it holds by name and content.
    fn sniffed(
        &self,
        mut stream: Stream,
        named: Option<Format>,
        enough: impl Fn(&[u8]) -> bool,
    ) -> io::Result<(Stream, Format, Option<String>)> {
        let head = open::head(&mut stream, sniff::HEAD, enough)?;
        let (format, remark) = sniff::format(named, &head, &self.options.fields);
        let whole: Box<dyn Read + Send> = Box::new(Cursor::new(head).chain(stream));
        let mut stream = BufReader::with_capacity(sniff::HEAD, whole);
        stream.fill_buf()?;
        Ok((stream, format, remark))
    }

    fn articles(self, stream: Stream, format: Format) -> io::Result<Articles> {
        Ok(match format {
            Format::Text => self.one(Shape::Text, Bytes::of(stream)),
            Format::Html => self.one(Shape::Html, Bytes::of(stream)),
            Format::JsonLines => self.lines(open::in_lines(stream)?),
            Format::Json => self.elements(open::in_utf8(stream)?),
            Format::Table(delimiter) => self.rows(open::in_utf8(stream)?, delimiter),
            Format::Foreign(what) => self.one(Shape::Text, sniff::set_aside(None, what)),
            Format::Export(vendor) => self.blocks(open::in_lines(stream)?, vendor),
            Format::Warc => self.pages(stream),
        })
    }

    /// An article a line: as many out as in, also where there are none.
    fn lines(self, mut stream: Stream) -> Articles {
        if stream.fill_buf().is_ok_and(<[u8]>::is_empty) {
            return Box::new(std::iter::empty());
        }
        self.numbered(Lines::new(stream, MAX_ARTICLE).map(|(_, line)| (Shape::Record, of_line(line))))
    }

    /// An article a record.
    fn elements(self, stream: Stream) -> Articles {
        self.numbered(Elements::new(stream, MAX_ARTICLE).map(|record| (Shape::Record, of_line(record))))
    }

    /// An article between two marks.
    fn blocks(self, stream: Stream, vendor: Vendor) -> Articles {
        let blocks = Blocks::new(Lines::new(stream, MAX_ARTICLE), vendor, MAX_ARTICLE);
        self.numbered(blocks.map(move |block| (Shape::Block(vendor), of_line(block))))
    }

    /// An article a page.
    fn pages(self, stream: Stream) -> Articles {
        self.numbered(warc::Pages::new(stream).map(|record| match record {
            warc::Record::Page(fetched, bytes) => (Shape::Fetched(fetched), Bytes::Read(bytes)),
            warc::Record::SetAside(code, message) => (Shape::Text, Bytes::Failed(code, message)),
            warc::Record::Broken(message) => (Shape::Text, Bytes::Failed("unreadable", message)),
        }))
    }

    /// An article a row, behind the names of the columns.
    fn rows(self, stream: Stream, delimiter: u8) -> Articles {
        let mut rows = Rows::new(stream, delimiter, MAX_ARTICLE);
        let columns = match rows.next() {
            Some(table::Read::Row(row)) => Arc::new(table::names(&row)),
            Some(table::Read::Failed(error)) => return self.failed("unreadable", error.to_string()),
            Some(table::Read::TooLong) => return self.one(Shape::Text, too_large()),
            None => return self.failed("empty", "an empty table".into()),
        };
        if let Some(message) = table::without_text(&columns, &self.options.fields) {
            return self.failed("no_text", message);
        }
        self.numbered(rows.map(move |row| match row {
            table::Read::Row(row) => (Shape::Row(columns.clone()), Bytes::Row(row)),
            table::Read::TooLong => (Shape::Text, too_large()),
            table::Read::Failed(error) => (Shape::Text, Bytes::Failed("unreadable", error.to_string())),
        }))
    }

    /// Many articles, each called by its number, from 1; what is to be said of the file is said with the first.
    fn numbered(self, pieces: impl Iterator<Item = (Shape, Bytes)> + Send + 'static) -> Articles {
        let mut pieces = pieces.peekable();
        if pieces.peek().is_none() {
            return self.failed("empty", "no article in it".into());
        }
        let Container { id, path, mut remark, options } = self;
        Box::new(pieces.enumerate().map(move |(at, (shape, bytes))| {
            let number = at + 1;
            let (id, path) = (format!("{id}#{number}"), format!("{path}#{number}"));
            Input { id, path, shape, bytes, remark: remark.take(), options: options.clone() }
        }))
    }

    fn one(self, shape: Shape, bytes: Bytes) -> Articles {
        let Container { id, path, remark, options } = self;
        Box::new(std::iter::once(Input { id, path, shape, bytes, remark, options }))
    }

    fn failed(self, code: &'static str, message: String) -> Articles {
        self.one(Shape::Text, Bytes::Failed(code, message))
    }

    /// The one article of this number; a problem where there is none.
    fn only(self, articles: Articles, number: usize) -> Articles {
        let path = format!("{}#{number}", self.path);
        let wanted = path.clone();
        let mut found = articles.filter(move |input| input.path == wanted).take(1).peekable();
        if found.peek().is_some() {
            return Box::new(found);
        }
        Container { path, ..self }.failed("unreadable", "no article has this number".into())
    }
}

fn of_line(line: Line) -> Bytes {
    match line {
        Line::Whole(bytes) => Bytes::Read(bytes),
        Line::TooLong => too_large(),
        Line::Failed(error) => Bytes::Failed("unreadable", error.to_string()),
    }
}
