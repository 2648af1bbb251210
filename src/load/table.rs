//! Tables, parted by commas, semicolons or tabs: an article a row, in bounded memory whatever a cell holds.

use super::fields::{Field, Fields};
use super::record::Record;
use super::{Loaded, decode};
use crate::model::Problem;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::io::{self, BufRead};
use std::sync::Arc;

/// The cells of one row.
#[derive(Debug, Default)]
pub struct Row {
    content: Vec<u8>,
    /// Where each cell ends.
    ends: Vec<usize>,
    /// A quotation mark opens a cell that only the end of the table closes.
    unclosed: bool,
}

impl Row {
    pub fn cells(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.content[start..end])
    }

    pub fn len(&self) -> usize {
        self.content.len()
    }
}

/// A row as it came.
#[derive(Debug)]
pub enum Read {
    Row(Row),
    /// Longer than allowed; its rest was skipped.
    TooLong,
    Failed(io::Error),
}

/// What the columns of a table are called.
pub type Columns = Arc<Vec<String>>;

/// The rows of a stream.
pub struct Rows<R> {
    source: Option<R>,
    reader: Box<Reader>,
    most: usize,
}

impl<R: BufRead> Rows<R> {
    pub fn new(source: R, delimiter: u8, most: usize) -> Rows<R> {
        Rows { source: Some(source), reader: Box::new(reader(delimiter)), most }
    }

    fn read(&mut self) -> io::Result<Option<Read>> {
        let Some(source) = &mut self.source else { return Ok(None) };
        let mut row = Row { content: vec![0; 1 << 12], ends: vec![0; 32], unclosed: false };
        let (mut length, mut cells, mut quotes, mut too_long) = (0, 0, 0, false);
        loop {
            let input = match source.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                input => input?,
            };
            let (result, read, written, ended) =
                self.reader.read_record(input, &mut row.content[length..], &mut row.ends[cells..]);
            quotes += memchr::memchr_iter(b'"', &input[..read]).count();
            let at_end = input.is_empty();
            source.consume(read);
            (length, cells) = (length + written, cells + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if length >= self.most => (too_long, length) = (true, 0),
                ReadRecordResult::OutputFull => row.content.resize(2 * length.max(1), 0),
                ReadRecordResult::OutputEndsFull if cells >= MOST_CELLS => (too_long, cells) = (true, 0),
                ReadRecordResult::OutputEndsFull => row.ends.resize(2 * cells, 0),
                ReadRecordResult::Record if too_long => return Ok(Some(Read::TooLong)),
                ReadRecordResult::Record => {
                    row.content.truncate(length);
                    row.ends.truncate(cells);
                    row.unclosed = at_end && quotes % 2 == 1 && row.content.contains(&b'\n');
                    return Ok(Some(Read::Row(row)));
                }
                ReadRecordResult::End => return Ok(None),
            }
        }
    }
}

/// Cells of a row that are read.
const MOST_CELLS: usize = 1 << 14;

impl<R: BufRead> Iterator for Rows<R> {
    type Item = Read;

    fn next(&mut self) -> Option<Read> {
        let read = self.read().unwrap_or_else(|error| Some(Read::Failed(error)));
        if !matches!(read, Some(Read::Row(_) | Read::TooLong)) {
            self.source = None;
        }
        read
    }
}

fn reader(delimiter: u8) -> Reader {
    ReaderBuilder::new().delimiter(delimiter).build()
}

/// What parts the cells of a header: the sign that stands in it most.
pub fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|b| matches!(b, b'\n' | b'\r')).find(|line| !line.is_empty()).unwrap_or_default();
    let count = |sign: u8| memchr::memchr_iter(sign, line).count();
    [b'\t', b';', b'|']
        .into_iter()
        .filter(|&sign| count(sign) > 0)
        .fold(b',', |best, sign| if count(sign) > count(best) { sign } else { best })
}

/// The names in the first row.
pub fn header(head: &[u8], delimiter: u8) -> Vec<String> {
    match Rows::new(head, delimiter, head.len().max(1)).next() {
        Some(Read::Row(row)) => names(&row),
        _ => Vec::new(),
    }
}

/// The cells of a row as names of columns.
pub fn names(row: &Row) -> Vec<String> {
    let name = |cell: &[u8]| String::from_utf8_lossy(cell).trim_matches(['\u{feff}', ' ']).to_owned();
    row.cells().map(name).collect()
}

/// Why a table gives no article, where none of its columns holds a text.
pub fn without_text(columns: &[String], fields: &Fields) -> Option<String> {
    let is_text = |name: &String| fields.of(name).is_some_and(|(field, _)| field == Field::Text);
    if columns.iter().any(is_text) {
        return None;
    }
    let shown: Vec<String> = columns.iter().take(MOST_SHOWN).map(|c| c.chars().take(40).collect()).collect();
    let more = if columns.len() > MOST_SHOWN { ", …" } else { "" };
    let expected = fields.text_names();
    Some(format!(
        "expected a column {expected}, found {}{more}; set aside (`--field text=NAME` names the column)",
        shown.join(", ")
    ))
}

const MOST_SHOWN: usize = 12;

/// The article of a row.
pub fn article(row: &Row, columns: &[String], id: String, path: &str, fields: &Fields) -> Loaded {
    let mut record = Record::default();
    let mut remark = None;
    for (name, cell) in columns.iter().zip(row.cells()) {
        let Some(known) = fields.of(name) else { continue };
        match decode(cell, path) {
            Ok(decoded) => {
                remark = remark.or(decoded.remark);
                record.add(known, name, decoded.text);
            }
            Err(problem) if known.0 == Field::Text => record_empty(&mut record, known, name, problem)?,
            Err(_) => {}
        }
    }
    let mut source = record.source(id, path, fields, "column")?;
    source.remarks.extend(remark);
    let message = "a quotation mark that nothing closes; all that follows it was read as one cell";
    source.remarks.extend(row.unclosed.then(|| Problem { path: path.into(), code: "format", message: message.into() }));
    Ok(source)
}

/// An empty text may stand beside one under another name.
fn record_empty(record: &mut Record, known: (Field, usize), name: &str, problem: Problem) -> Result<(), Problem> {
    if problem.code != "empty" {
        return Err(problem);
    }
    record.add(known, name, String::new());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(content: &str, most: usize) -> Vec<String> {
        let shown = |read| match read {
            Read::Row(row) => names(&row).join("|"),
            other => format!("{other:?}"),
        };
        Rows::new(io::BufReader::with_capacity(3, content.as_bytes()), b',', most).map(shown).collect()
    }

    #[test]
    fn rows_are_read_whatever_their_cells_hold() {
        assert_eq!(rows("a,b\n\"x, \"\"y\"\"\nz\",2\n", 100), ["a|b", "x, \"y\"\nz|2"]);
        let long = format!("a,b\n{},2\nc,3", "long ".repeat(2000));
        assert_eq!(rows(&long, 5000), ["a|b", "TooLong", "c|3"]);
        let wide = format!("{}\nend\n", "a,".repeat(40_000));
        assert_eq!(rows(&wide, 1 << 20), ["TooLong", "end"]);
        assert_eq!(rows("", 100), [""; 0]);
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_is_told() {
        let remarks = |content: &str| {
            let mut rows = Rows::new(content.as_bytes(), b',', 1000);
            let row = rows
                .by_ref()
                .skip(1)
                .filter_map(|read| if let Read::Row(row) = read { Some(row) } else { None })
                .last();
            let columns = ["id".to_owned(), "text".to_owned()];
            let source = article(&row.expect("a row"), &columns, "t#1".into(), "t#1", &Fields::default());
            source.expect("an article").remarks.len()
        };
        assert_eq!(remarks("id,text\n1,\"Words.\n2,More words.\n3,And more.\n"), 1);
        assert_eq!(remarks("id,text\n1,\"Words.\n\"\"More\"\" words.\"\n"), 0);
        assert_eq!(remarks("id,text\n1,\"Words,\nmore\"\n2,A pipe of 5\" and words.\n"), 0);
    }

    #[test]
    fn a_row_is_an_article_with_its_claims() {
        let content = "\u{feff}Date;Outlet;Body;text\n2020-03-04;Port News;Words.;\n";
        assert_eq!(["a|text|b", "a\ttext", "a,text"].map(|head| delimiter(head.as_bytes())), *b"|\t,");
        let delimiter = delimiter(content.as_bytes());
        let mut rows = Rows::new(content.as_bytes(), delimiter, 1000);
        let mut next = || match rows.next() {
            Some(Read::Row(row)) => row,
            other => panic!("no row: {other:?}"),
        };
        let columns = names(&next());
        let fields = Fields::default();
        assert_eq!(without_text(&columns, &fields), None);
        let source = article(&next(), &columns, "t#1".into(), "t#1", &fields).expect("an article");
        assert_eq!((source.text.as_str(), source.metadata.outlet.as_deref()), ("Words.", Some("Port News")));
        assert_eq!(source.metadata.from("published"), Some("Date"));
    }
}
