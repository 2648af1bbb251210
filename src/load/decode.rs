//! Bytes to text: UTF-8 as it is; UTF-16 and other encodings found out, and said.

use crate::model::Problem;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text, and what had to be done to read it.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub remark: Option<Problem>,
}

/// The text of a file's bytes, without its byte-order mark; a problem where there is none.
pub fn decode(bytes: &[u8], path: &str) -> Result<Decoded, Problem> {
    decode_as(bytes, None, path)
}

/// The same, with the encoding that the text itself declares for where it is not UTF-8.
pub fn decode_as(bytes: &[u8], declared: Option<&'static Encoding>, path: &str) -> Result<Decoded, Problem> {
    let problem = |code, message: &str| Problem { path: path.into(), code, message: message.into() };
    if bytes.is_empty() {
        return Err(problem("empty", "an empty file"));
    }
    let Decoded { text, remark } = best(bytes, declared, path);
    if text.trim().is_empty() {
        return Err(problem("empty", "nothing but white space"));
    }
    if is_binary(&text) {
        return Err(problem("no_text", "not text"));
    }
    Ok(Decoded { text, remark })
}

fn best(bytes: &[u8], declared: Option<&'static Encoding>, path: &str) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(&bytes[mark..], encoding, path);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.into(), remark: None };
    }
    let encoding = match utf16(bytes).or(declared) {
        Some(encoding) => encoding,
        None if is_mostly_utf8(bytes) => UTF_8,
        None => guess(bytes),
    };
    decoded(bytes, encoding, path)
}

fn decoded(bytes: &[u8], encoding: &'static Encoding, path: &str) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let message = match (encoding == UTF_8, broken) {
        (true, false) => return Decoded { text: text.into_owned(), remark: None },
        (true, true) => "broken UTF-8, unreadable bytes replaced".to_owned(),
        (false, false) => format!("read as {}", encoding.name()),
        (false, true) => format!("read as {}, unreadable bytes replaced", encoding.name()),
    };
    let code = if encoding == UTF_8 { "not_utf8" } else { "encoding" };
    Decoded { text: text.into_owned(), remark: Some(Problem { path: path.into(), code, message }) }
}

/// UTF-16 without a mark: in Latin script every other byte is zero.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 4;
    if odd > many && even <= many / 8 {
        Some(UTF_16LE)
    } else if even > many && odd <= many / 8 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Broken UTF-8 rather than another encoding: most of what is not ASCII is well formed.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 2 * bad
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Bytes that are looked at to find out an encoding.
const SAMPLE: usize = 1 << 18;

/// More control characters than any text has.
fn is_binary(text: &str) -> bool {
    let controls = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}');
    let head = || text.chars().take(SAMPLE);
    20 * head().filter(controls).count() > head().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        match decode(bytes, "f") {
            Ok(Decoded { text, remark }) => (text, remark.map_or("", |r| r.code)),
            Err(problem) => (String::new(), problem.code),
        }
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn encodings_are_found_out_and_said() {
        let french = "Le ministre a été reçu à l'Élysée, où il a déclaré que tout était prêt.";
        let latin: Vec<u8> = french.chars().map(|c| c as u8).collect();
        let marked = [b"\xFF\xFE".to_vec(), utf16(french, u16::to_le_bytes)].concat();
        let broken = [french.as_bytes(), b"\xE9t\xE9"].concat();
        for (bytes, text, code) in [
            (french.as_bytes().to_vec(), french.to_owned(), ""),
            ([b"\xEF\xBB\xBF", french.as_bytes()].concat(), french.to_owned(), ""),
            (latin, french.to_owned(), "encoding"),
            (marked, french.to_owned(), "encoding"),
            (utf16(french, u16::to_be_bytes), french.to_owned(), "encoding"),
            (broken, format!("{french}\u{fffd}t\u{fffd}"), "not_utf8"),
            (
                b"a line\0 with a zero, and then some more words".to_vec(),
                "a line\0 with a zero, and then some more words".into(),
                "",
            ),
            (Vec::new(), String::new(), "empty"),
            (b" \n ".to_vec(), String::new(), "empty"),
            ((0..=255).cycle().take(4096).map(|b: u8| b.wrapping_mul(167)).collect(), String::new(), "no_text"),
        ] {
            assert_eq!(read(&bytes), (text, code));
        }
    }
}
