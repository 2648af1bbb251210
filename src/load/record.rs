//! One record of JSON: its text, and what it claims to know of it.
//!
//! Other keys are ignored, and a known key of the wrong type loses that key, never the article.

use super::fields::{Field, Fields};
use super::{Loaded, MAX_ARTICLE};
use crate::model::{Metadata, Problem, Source};
use crate::order::Order as _;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// One line of a JSON Lines file, called `path#number` where it names no id.
pub fn json_line(line: &str, path: &str, number: usize) -> Loaded {
    let name = format!("{path}#{number}");
    json_bytes(line.as_bytes(), name.clone(), &name, &Fields::default())
}

/// The same from bytes; `id` is the article's where it names none.
pub fn json_bytes(bytes: &[u8], id: String, path: &str, fields: &Fields) -> Loaded {
    let problem = |code, message: String| Problem { path: path.into(), code, message };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.len() > MAX_ARTICLE {
        return Err(problem("too_large", format!("longer than {} MB", MAX_ARTICLE >> 20)));
    }
    let line = std::str::from_utf8(bytes).map_err(|error| problem("not_utf8", error.to_string()))?;
    if line.trim().is_empty() {
        return Err(problem("empty", "an empty line".into()));
    }
    let mut parser = serde_json::Deserializer::from_str(line);
    let record = RecordSeed(fields).deserialize(&mut parser).and_then(|record| parser.end().map(|()| record));
    let record = record.map_err(|error| problem("bad_json", no_record(&error)))?;
    record.source(id, path, fields, "key")
}

/// What to say where a line is no record; the line is the input's, so that only the column tells something.
fn no_record(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let told = said.split(" at line ").next().unwrap_or(&said);
    format!("no JSON record: {told} at column {}; set aside", error.column())
}

/// What a record says of what we know, each with the rank of its name and the name.
#[derive(Default)]
pub struct Record {
    said: Vec<(Field, usize, String, String)>,
}

impl Record {
    /// Takes in what stands under a name, unless it is nothing.
    pub fn add(&mut self, (field, rank): (Field, usize), name: &str, value: String) {
        if !value.trim().is_empty() || field == Field::Text {
            self.said.push((field, rank, name.to_owned(), value));
        }
    }

    /// The article of a record; `kind` is what its names are: keys or columns.
    pub fn source(mut self, id: String, path: &str, fields: &Fields, kind: &str) -> Loaded {
        let problem = |code, message: String| Problem { path: path.into(), code, message };
        // The last of equal names holds, as JSON has it; a text of white space only where there is no other.
        self.said.reverse();
        self.said.order_by_key(|(field, rank, _, value)| (*field == Field::Text && value.trim().is_empty(), *rank));
        let at = self.said.iter().position(|(field, ..)| *field == Field::Text);
        let Some((.., name, text)) = at.map(|at| self.said.remove(at)) else {
            let names = fields.text_names();
            let message =
                format!("no string under the {kind} {names}; set aside (`--field text=NAME` names the {kind})");
            return Err(problem("no_text", message));
        };
        if text.trim().is_empty() {
            return Err(problem("empty", format!("nothing but white space under the {kind} `{name}`")));
        }
        let own_id = self.said.iter().find(|(field, ..)| *field == Field::Id).map(|(.., id)| id.clone());
        let mut metadata = Metadata::default();
        for (field, _, name, value) in self.said {
            let known = metadata.claims.iter().any(|claim| claim.from == name);
            if !matches!(field, Field::Id | Field::Text) && !known {
                metadata.claim(field.name(), &value, name);
            }
        }
        Ok(Source { id: own_id.unwrap_or(id), path: path.into(), text, metadata, remarks: Vec::new() })
    }
}

struct RecordSeed<'f>(&'f Fields);

impl<'de> DeserializeSeed<'de> for RecordSeed<'_> {
    type Value = Record;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Record, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RecordSeed<'_> {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        while let Some(key) = map.next_key::<Plain>()? {
            let Plain::String(key) = key else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let Some(known) = self.0.of(&key) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if let Some(value) = map.next_value::<Plain>()?.of(known.0) {
                record.add(known, &key, value);
            }
        }
        Ok(record)
    }
}

/// A value as far as it is plain.
enum Plain {
    String(String),
    Number(String),
    /// The strings of a list, and of the names of its objects.
    List(Vec<String>),
    /// The `name` of an object, as of an outlet in `source` or a person in `author`.
    Name(String),
    Nothing,
}

impl Plain {
    /// What of it fits a field.
    fn of(self, field: Field) -> Option<String> {
        match (self, field) {
            (Plain::String(value), _) => Some(value),
            (Plain::Number(value), Field::Published) => Some(day_of_epoch(&value).unwrap_or(value)),
            (Plain::Number(value), field) if field != Field::Text => Some(value),
            (Plain::Name(name), Field::Outlet | Field::Author) => Some(name),
            (Plain::List(names), Field::Author) if !names.is_empty() => Some(names.join(", ")),
            _ => None,
        }
    }
}

/// Seconds or milliseconds since 1970, as the instant that they are.
fn day_of_epoch(number: &str) -> Option<String> {
    let count: i64 = number.parse().ok()?;
    let seconds = match number.len() {
        9 | 10 => count,
        12 | 13 => count / 1000,
        _ => return None,
    };
    jiff::Timestamp::from_second(seconds).ok().map(|instant| instant.to_string())
}

impl<'de> serde::Deserialize<'de> for Plain {
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
        Ok(Plain::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Plain, E> {
        Ok(Plain::String(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Plain, E> {
        Ok(Plain::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Plain, E> {
        Ok(Plain::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Plain, E> {
        Ok(Plain::Number(value.to_string()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Plain, E> {
        Ok(Plain::Nothing)
    }

    fn visit_unit<E>(self) -> Result<Plain, E> {
        Ok(Plain::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Plain, A::Error> {
        let mut names = Vec::new();
        while let Some(element) = seq.next_element::<Plain>()? {
            if let Plain::String(name) | Plain::Name(name) = element
                && !name.trim().is_empty()
                && names.len() < MOST_NAMES
            {
                names.push(name);
            }
        }
        Ok(Plain::List(names))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Plain, A::Error> {
        let mut found = Plain::Nothing;
        while let Some(key) = map.next_key::<Plain>()? {
            if matches!(&key, Plain::String(key) if key == "name") {
                if let Plain::String(name) = map.next_value::<Plain>()? {
                    found = Plain::Name(name);
                }
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

/// Names of a list that are kept.
const MOST_NAMES: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &[u8]) -> String {
        match json_bytes(line, "f#1".into(), "f#1", &Fields::default()) {
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
            (br#"{"body":"Body.","text":"Words.","content":"Else."}"#, "f#1: Words."),
            (br#"{"content":"Cut off","maintext":"Words.","headline":"H"}"#, "f#1: Words. H"),
            (br#"{"text":"","articleBody":"Words."}"#, "f#1: Words."),
            (br#"{"text":["Words."]}"#, "no_text"),
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

    #[test]
    fn what_other_tools_call_a_field_is_claimed_under_its_name() {
        let line = br#"{"maintext":"Words.","date_publish":"2020-03-04","source":{"id":"p","name":"Port News"},
            "authors":["A. Writer",{"name":"B. Reader"}],"link":"https://example.org/a","publishedAt":1583280000}"#;
        let metadata = json_bytes(line, "f#1".into(), "f#1", &Fields::default()).expect("an article").metadata;
        let said = [&metadata.published, &metadata.outlet, &metadata.author, &metadata.url].map(|v| v.as_deref());
        assert_eq!(
            said,
            [Some("2020-03-04"), Some("Port News"), Some("A. Writer, B. Reader"), Some("https://example.org/a")]
        );
        assert_eq!(metadata.from("published"), Some("date_publish"));
        let line = br#"{"text":"Words.","timestamp":1583280000000}"#;
        let stamped = json_bytes(line, "f#1".into(), "f#1", &Fields::default()).expect("an article").metadata;
        assert_eq!(stamped.published.as_deref(), Some("2020-03-04T00:00:00Z"));
        assert!(metadata.claims.iter().any(|c| c.value == "2020-03-04T00:00:00Z" && c.from == "publishedAt"));
    }
}
