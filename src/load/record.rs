//! One record of JSON Lines: its text, and what it claims to know of it.
//!
//! Other keys are ignored, and a known key of the wrong type loses that key, never the article.

use super::{Loaded, MAX_ARTICLE};
use crate::model::{Metadata, Problem, Source};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// One line of a JSON Lines file, called `path#number` where it names no id.
pub fn json_line(line: &str, path: &str, number: usize) -> Loaded {
    let name = format!("{path}#{number}");
    json_bytes(line.as_bytes(), name.clone(), &name)
}

/// The same from bytes; `id` is the article's where it names none.
pub fn json_bytes(bytes: &[u8], id: String, path: &str) -> Loaded {
    let problem = |code, message: String| Problem { path: path.into(), code, message };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.len() > MAX_ARTICLE {
        return Err(problem("too_large", format!("longer than {} MB", MAX_ARTICLE >> 20)));
    }
    let line = std::str::from_utf8(bytes).map_err(|error| problem("not_utf8", error.to_string()))?;
    if line.trim().is_empty() {
        return Err(problem("empty", "an empty line".into()));
    }
    let record: Record = serde_json::from_str(line).map_err(|error| problem("bad_json", error.to_string()))?;
    let Some(text) = record.text else { return Err(problem("no_text", "no string under the key `text`".into())) };
    if text.trim().is_empty() {
        return Err(problem("empty", "nothing but white space under the key `text`".into()));
    }
    let id = record.id.filter(|id| !id.is_empty()).unwrap_or(id);
    Ok(Source { id, path: path.into(), text, metadata: record.metadata, remarks: Vec::new() })
}

/// What a record holds of what we know.
#[derive(Default)]
struct Record {
    text: Option<String>,
    id: Option<String>,
    metadata: Metadata,
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Record, D::Error> {
        deserializer.deserialize_map(RecordVisitor)
    }
}

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        while let Some(key) = map.next_key::<Plain>()? {
            let slot = match key.0.as_deref().unwrap_or_default() {
                "text" => {
                    record.text = map.next_value::<Plain>()?.text();
                    continue;
                }
                "id" => &mut record.id,
                "title" => &mut record.metadata.title,
                "published" => &mut record.metadata.published,
                "language" => &mut record.metadata.language,
                "outlet" => &mut record.metadata.outlet,
                "url" => &mut record.metadata.url,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            *slot = map.next_value::<Plain>()?.0;
        }
        let metadata = &mut record.metadata;
        for claim in [&mut metadata.title, &mut metadata.published, &mut metadata.language, &mut metadata.outlet] {
            *claim = claim.take().filter(|c| !c.trim().is_empty());
        }
        Ok(record)
    }
}

/// A string, or a number as one; nothing where the value is of another type.
struct Plain(Option<String>, bool);

impl Plain {
    /// The value where it was a string.
    fn text(self) -> Option<String> {
        self.0.filter(|_| self.1)
    }
}

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Plain, D::Error> {
        deserializer.deserialize_any(PlainVisitor)
    }
}

struct PlainVisitor;

impl<'de> Visitor<'de> for PlainVisitor {
    type Value = Plain;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, value: &str) -> Result<Plain, E> {
        Ok(Plain(Some(value.to_owned()), true))
    }

    fn visit_string<E>(self, value: String) -> Result<Plain, E> {
        Ok(Plain(Some(value), true))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Plain, E> {
        Ok(Plain(Some(value.to_string()), false))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Plain, E> {
        Ok(Plain(Some(value.to_string()), false))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Plain, E> {
        Ok(Plain(Some(value.to_string()), false))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Plain, E> {
        Ok(Plain(None, false))
    }

    fn visit_unit<E>(self) -> Result<Plain, E> {
        Ok(Plain(None, false))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Plain, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Plain(None, false))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Plain, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Plain(None, false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &[u8]) -> String {
        match json_bytes(line, "f#1".into(), "f#1") {
            Ok(s) => format!("{}: {} {}", s.id, s.text, s.metadata.title.unwrap_or_default()).trim_end().to_owned(),
            Err(problem) => problem.code.to_owned(),
        }
    }

    #[test]
    fn a_line_gives_an_article_or_says_why_not() {
        for (line, expected) in [
            (&br#"{"text":"Words."}"#[..], "f#1: Words."),
            (br#"{"id":"a","text":"Words.","title":"T"}"#, "a: Words. T"),
            (br#"{"id":7,"text":"Words.","title":["T"],"more":{"a":[1]}}"#, "7: Words."),
            (br#"{"id":null,"text":"Old.","text":"New."}"#, "f#1: New."),
            (b"\xEF\xBB\xBF{\"text\":\"Words.\"}", "f#1: Words."),
            (br#"{"text":"Words."} more"#, "bad_json"),
            (br#"["text"]"#, "bad_json"),
            (b"{\"text\":\"\xFF\"}", "not_utf8"),
            (br#"{"text":5}"#, "no_text"),
            (br#"{"title":"T"}"#, "no_text"),
            (br#"{"text":" \n"}"#, "empty"),
            (b"  ", "empty"),
        ] {
            assert_eq!(read(line), expected, "{}", String::from_utf8_lossy(line));
        }
    }
}
