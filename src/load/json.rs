//! The records of a JSON array, or of objects one after another, cut out of a stream one by one.
//!
//! Only brackets and strings are looked at: what a record holds is read later, and a faulty one does not end the rest.

use super::lines::Line;
use std::io::{self, BufRead};

/// The records of a stream, each of bounded length.
pub struct Elements<R> {
    reader: Option<R>,
    most: usize,
}

impl<R: BufRead> Elements<R> {
    pub fn new(reader: R, most: usize) -> Elements<R> {
        Elements { reader: Some(reader), most }
    }
}

impl<R: BufRead> Iterator for Elements<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let mut cut = Cut { bytes: Vec::new(), length: 0, depth: 0, in_string: false, escaped: false };
        match cut.read(self.reader.as_mut()?, self.most) {
            Ok(true) => {}
            Ok(false) => self.reader = None,
            Err(error) => {
                self.reader = None;
                return Some(Line::Failed(error));
            }
        }
        match cut.length {
            0 => None,
            length if length > self.most => Some(Line::TooLong),
            _ => Some(Line::Whole(cut.bytes)),
        }
    }
}

/// A record while it is being cut out.
struct Cut {
    bytes: Vec<u8>,
    length: usize,
    /// Brackets open within the record.
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Cut {
    /// Reads to the end of a record; false where the stream ends first.
    fn read(&mut self, reader: &mut impl BufRead, most: usize) -> io::Result<bool> {
        loop {
            let buffer = match reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                buffer => buffer?,
            };
            if buffer.is_empty() {
                return Ok(false);
            }
            let mut used = 0;
            let mut done = false;
            while used < buffer.len() && !done {
                let byte = buffer[used];
                used += 1;
                let (kept, ends) = self.step(byte);
                if kept {
                    self.length += 1;
                    if self.length <= most {
                        self.bytes.push(byte);
                    }
                }
                done = ends;
            }
            reader.consume(used);
            if done {
                return Ok(true);
            }
        }
    }

    /// Whether a byte belongs to the record, and whether it ends it.
    fn step(&mut self, byte: u8) -> (bool, bool) {
        if self.in_string {
            self.in_string = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            return (true, false);
        }
        // What parts records: brackets and commas of the array around them, and white space.
        let between = self.depth == 0 && matches!(byte, b'[' | b']' | b',' | b' ' | b'\t' | b'\r' | b'\n');
        if between && (byte != b'[' || self.length == 0) {
            return (false, self.length > 0);
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        (true, self.depth == 0 && byte == b'}')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(content: &str) -> Vec<String> {
        let shown = |line| match line {
            Line::Whole(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            other => format!("{other:?}"),
        };
        Elements::new(io::BufReader::with_capacity(3, content.as_bytes()), 24).map(shown).collect()
    }

    #[test]
    fn records_are_cut_out_whatever_they_hold() {
        assert_eq!(cut("[{\"a\":[1,2]}, {\"b\":\"}\\\"]\"}\n]\n"), ["{\"a\":[1,2]}", "{\"b\":\"}\\\"]\"}"]);
        assert_eq!(cut("{\"a\":{}}\n{\"b\":1}{}"), ["{\"a\":{}}", "{\"b\":1}", "{}"]);
        assert_eq!(cut("[1, \"two\", {}]"), ["1", "\"two\"", "{}"]);
        assert_eq!(cut("[{\"a\":\"longer than allowed here\"},{}]"), ["TooLong", "{}"]);
        assert_eq!(cut("[{\"a\":1},{\"b\":"), ["{\"a\":1}", "{\"b\":"]);
        assert_eq!(cut("[]"), [""; 0]);
        assert_eq!(cut(""), [""; 0]);
    }
}
