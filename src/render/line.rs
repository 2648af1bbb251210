//! A record as one line of JSON, byte for byte as `serde_json` writes it.
//!
//! Nearly all that `extract` puts out is text, each sentence many times over: what needs no escape is found many bytes
//! at once, and copied whole.

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use serde_json::{Error, Result};

/// Appends a value of the contract: structures, lists, texts and numbers. An error for what the contract has not.
pub fn write(value: &impl Serialize, out: &mut Vec<u8>) -> Result<()> {
    value.serialize(&mut Writer { out })
}

struct Writer<'o> {
    out: &'o mut Vec<u8>,
}

impl Writer<'_> {
    fn text(&mut self, text: &str) {
        self.out.reserve(text.len() + 2);
        self.out.push(b'"');
        let mut rest = text.as_bytes();
        while let Some(at) = first_escaped(rest) {
            self.out.extend_from_slice(&rest[..at]);
            self.escape(rest[at]);
            rest = &rest[at + 1..];
        }
        self.out.extend_from_slice(rest);
        self.out.push(b'"');
    }

    fn escape(&mut self, byte: u8) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            b'\t' => b't',
            b'\n' => b'n',
            0x0c => b'f',
            b'\r' => b'r',
            _ => b'u',
        };
        self.out.extend_from_slice(&[b'\\', short]);
        if short == b'u' {
            let [high, low] = [byte >> 4, byte & 15].map(|half| DIGITS[usize::from(half)]);
            self.out.extend_from_slice(&[b'0', b'0', high, low]);
        }
    }

    /// A whole number: each piece of evidence has two.
    fn whole(&mut self, mut number: u64) {
        let mut digits = [0; MAX_DIGITS];
        let mut first = MAX_DIGITS;
        loop {
            first -= 1;
            digits[first] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        self.out.extend_from_slice(&digits[first..]);
    }

    /// What is seldom and short.
    fn other(&mut self, value: &impl Serialize) -> Result<()> {
        serde_json::to_writer(&mut *self.out, value)
    }
}

/// Digits of the greatest whole number.
const MAX_DIGITS: usize = 20;

fn is_escaped(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// Where the first byte stands that JSON wants escaped: many bytes are looked at together.
fn first_escaped(bytes: &[u8]) -> Option<usize> {
    let (chunks, _) = bytes.as_chunks::<16>();
    let clean = chunks.iter().take_while(|few| !any_escaped(few)).count() * 16;
    if bytes.len() - clean < 16 && is_clean_at_end(bytes) {
        return None;
    }
    bytes[clean..].iter().position(|&byte| is_escaped(byte)).map(|at| clean + at)
}

/// No early end within the few: so they are looked at side by side.
#[inline]
fn any_escaped<const WIDTH: usize>(few: &[u8; WIDTH]) -> bool {
    few.iter().fold(false, |any, &byte| any | is_escaped(byte))
}

/// Whether the last sixteen bytes, or all of fewer, are plain: two looks that overlap, where one would not do.
#[inline]
fn is_clean_at_end(bytes: &[u8]) -> bool {
    if let Some(few) = bytes.last_chunk::<16>() {
        return !any_escaped(few);
    }
    if let (Some(head), Some(end)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        return !any_escaped(head) && !any_escaped(end);
    }
    if let (Some(head), Some(end)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return !any_escaped(head) && !any_escaped(end);
    }
    !bytes.iter().any(|&byte| is_escaped(byte))
}

/// A list or a structure under way.
struct Parts<'w, 'o> {
    writer: &'w mut Writer<'o>,
    first: bool,
    close: u8,
}

impl<'w, 'o> Parts<'w, 'o> {
    fn open(writer: &'w mut Writer<'o>, [open, close]: [u8; 2]) -> Parts<'w, 'o> {
        writer.out.push(open);
        Parts { writer, first: true, close }
    }
}

impl SerializeSeq for Parts<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        if !std::mem::take(&mut self.first) {
            self.writer.out.push(b',');
        }
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<()> {
        self.writer.out.push(self.close);
        Ok(())
    }
}

impl SerializeStruct for Parts<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<()> {
        // Names of fields are plain.
        let out = &mut *self.writer.out;
        out.reserve(key.len() + 4);
        if !std::mem::take(&mut self.first) {
            out.push(b',');
        }
        out.push(b'"');
        out.extend_from_slice(key.as_bytes());
        out.push(b'"');
        out.push(b':');
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<()> {
        self.writer.out.push(self.close);
        Ok(())
    }
}

/// What the contract has none of.
fn no<T>() -> Result<T> {
    Err(serde::ser::Error::custom("no value of the contract"))
}

/// Values that `serde_json` writes as they are.
macro_rules! plain {
    ($($name:ident: $type:ty),+) => {
        $(fn $name(self, value: $type) -> Result<()> { self.other(&value) })+
    };
}

type Nothing = Impossible<(), Error>;

impl<'w, 'o> Serializer for &'w mut Writer<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Parts<'w, 'o>;
    type SerializeTuple = Nothing;
    type SerializeTupleStruct = Nothing;
    type SerializeTupleVariant = Nothing;
    type SerializeMap = Nothing;
    type SerializeStruct = Parts<'w, 'o>;
    type SerializeStructVariant = Nothing;

    plain!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    plain!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32);
    plain!(serialize_f32: f32, serialize_f64: f64, serialize_char: char, serialize_bytes: &[u8]);

    fn serialize_bool(self, value: bool) -> Result<()> {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<()> {
        self.whole(value);
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<()> {
        self.text(text);
        Ok(())
    }

    fn serialize_none(self) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<()> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<()> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<()> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<()> {
        no()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'w, 'o>> {
        Ok(Parts::open(self, *b"[]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Nothing> {
        no()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Nothing> {
        no()
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Nothing> {
        no()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Nothing> {
        no()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'w, 'o>> {
        Ok(Parts::open(self, *b"{}"))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Nothing> {
        no()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Article, DateRecord, Evidence, QuantityRecord, Records};

    #[test]
    fn lines_are_those_of_serde_json() {
        let texts =
            ["", "a", "\"", "no escape in these few words", "tab\tand \\ and \u{7f}\u{1}\u{1f}é\u{2028}\r\n\u{8}\u{c}"];
        for text in texts {
            for before in 0..20 {
                let text = "é".repeat(before) + text;
                let evidence = Evidence { text: text.clone(), end: before, ..Evidence::default() };
                let date =
                    DateRecord { evidence: vec![evidence; 2], value: Some(text.clone()), ..DateRecord::default() };
                let mut article = Article { id: text, ..Article::default() };
                article.language.confidence = before as f64 / 3.0;
                article.words = [0, 9, 10, 4711, usize::MAX][before % 5];
                let records = Records { article: Some(article), dates: vec![date], ..Records::default() };
                let mut line = Vec::new();
                write(&records, &mut line).expect("records are written");
                assert_eq!(
                    String::from_utf8_lossy(&line),
                    serde_json::to_string(&records).expect("records are written")
                );
            }
        }
    }

    #[test]
    fn numbers_are_those_of_serde_json() {
        for number in ["0", "-3", "1.5", "1e300", "18446744073709551615"] {
            let value = Some(number.parse().expect("a number"));
            let quantity = QuantityRecord { value, ..QuantityRecord::default() };
            let mut line = Vec::new();
            write(&quantity, &mut line).expect("a quantity is written");
            assert_eq!(
                String::from_utf8_lossy(&line),
                serde_json::to_string(&quantity).expect("a quantity is written")
            );
        }
    }
}
