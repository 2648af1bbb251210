//! Lines of a stream, each of bounded length, so that no input can take all memory.

use std::io::{self, BufRead};

/// A line without its end.
#[derive(Debug)]
pub enum Line {
    Whole(Vec<u8>),
    /// Longer than allowed; its rest was skipped.
    TooLong,
    /// The stream broke here.
    Failed(io::Error),
}

/// The lines of a stream with their numbers, from 1.
pub struct Lines<R> {
    reader: Option<R>,
    most: usize,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    pub fn new(reader: R, most: usize) -> Lines<R> {
        Lines { reader: Some(reader), most, number: 0 }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = (usize, Line);

    fn next(&mut self) -> Option<(usize, Line)> {
        let line = match read(self.reader.as_mut()?, self.most) {
            Ok(None) => {
                self.reader = None;
                return None;
            }
            Ok(Some(line)) => line,
            Err(error) => {
                self.reader = None;
                Line::Failed(error)
            }
        };
        self.number += 1;
        Some((self.number, line))
    }
}

/// The next line; none at the end of the stream.
fn read(reader: &mut impl BufRead, most: usize) -> io::Result<Option<Line>> {
    let mut bytes = Vec::new();
    let mut length = 0;
    loop {
        let buffer = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            buffer => buffer?,
        };
        let end = memchr::memchr(b'\n', buffer);
        let part = &buffer[..end.unwrap_or(buffer.len())];
        let at_end = buffer.is_empty();
        length += part.len();
        if length <= most {
            bytes.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        reader.consume(used);
        if at_end && length == 0 {
            return Ok(None);
        }
        if at_end || end.is_some() {
            break;
        }
    }
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    Ok(Some(if length > most { Line::TooLong } else { Line::Whole(bytes) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(content: &str) -> Vec<String> {
        let shown = |(number, line)| match line {
            Line::Whole(bytes) => format!("{number} {}", String::from_utf8_lossy(&bytes)),
            other => format!("{number} {other:?}"),
        };
        Lines::new(io::BufReader::with_capacity(3, content.as_bytes()), 5).map(shown).collect()
    }

    #[test]
    fn every_line_is_counted_and_none_is_too_long() {
        assert_eq!(lines("ab\r\n\nlonger than five\nend"), ["1 ab", "2 ", "3 TooLong", "4 end"]);
        assert_eq!(lines(""), [""; 0]);
        assert_eq!(lines("a\n"), ["1 a"]);
    }
}
