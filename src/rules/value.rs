//! Values of pack files, read where they stand in a digest: nothing is copied, and what nobody asks for is not read.

use super::digest::{BITS, LIST, PLAIN, TABLE, TEXT};
use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;

/// A value of a pack file.
#[derive(Clone, Copy, Debug)]
pub struct Value {
    kind: u8,
    held: &'static str,
}

/// Values by key, in order of the keys.
#[derive(Clone, Copy, Debug, Default)]
pub struct Table(&'static str);

/// What is amiss where a value is not of the form that is wanted.
pub type Error = serde::de::value::Error;

impl Value {
    pub fn as_str(self) -> Option<&'static str> {
        (self.kind == TEXT).then_some(self.held)
    }

    pub fn as_bool(self) -> Option<bool> {
        self.plain()?.parse().ok()
    }

    pub fn as_integer(self) -> Option<i64> {
        self.plain()?.parse().ok()
    }

    pub fn as_table(self) -> Option<Table> {
        (self.kind == TABLE).then_some(Table(self.held))
    }

    /// The items of a list; none where it is no list.
    pub fn items(self) -> impl Iterator<Item = Value> {
        let mut rest = if self.kind == LIST { self.held } else { "" };
        std::iter::from_fn(move || (!rest.is_empty()).then(|| next_value(&mut rest)))
    }

    /// The texts of a list.
    pub fn texts(self) -> impl Iterator<Item = &'static str> {
        self.items().filter_map(Value::as_str)
    }

    /// As what `T` is read from.
    pub fn read<T: Deserialize<'static>>(self) -> Result<T, Error> {
        T::deserialize(self)
    }

    fn plain(self) -> Option<&'static str> {
        (self.kind == PLAIN).then_some(self.held)
    }

    fn toml(self) -> toml::Value {
        match self.kind {
            TEXT => self.held.into(),
            LIST => self.items().map(Value::toml).collect::<Vec<_>>().into(),
            TABLE => Table(self.held)
                .iter()
                .map(|(key, value)| (key.to_owned(), value.toml()))
                .collect::<toml::Table>()
                .into(),
            _ => self.held.parse().expect("a plain value is written as TOML writes it"),
        }
    }
}

impl fmt::Display for Value {
    /// As TOML writes it.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.toml().fmt(f)
    }
}

impl Table {
    /// The table that a digest of TOML is.
    pub fn of_digest(digest: &'static str) -> Table {
        Table(digest)
    }

    pub fn iter(self) -> impl Iterator<Item = (&'static str, Value)> {
        let mut rest = self.0;
        std::iter::from_fn(move || (!rest.is_empty()).then(|| (next_text(&mut rest), next_value(&mut rest))))
    }

    pub fn get(self, key: &str) -> Option<Value> {
        self.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    pub fn has(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub fn str(self, key: &str) -> Option<&'static str> {
        self.get(key)?.as_str()
    }

    /// The table of a key; an empty one where there is none.
    pub fn table(self, key: &str) -> Table {
        self.get(key).and_then(Value::as_table).unwrap_or_default()
    }

    /// The texts of the list of a key.
    pub fn texts(self, key: &str) -> impl Iterator<Item = &'static str> {
        self.get(key).into_iter().flat_map(Value::texts)
    }

    /// As what `T` is read from.
    pub fn read<T: Deserialize<'static>>(self) -> Result<T, Error> {
        Value { kind: TABLE, held: self.0 }.read()
    }
}

impl Deserializer<'static> for Value {
    type Error = Error;

    fn deserialize_any<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Error> {
        match (self.kind, self.as_bool(), self.as_integer()) {
            (TEXT, ..) => visitor.visit_borrowed_str(self.held),
            (LIST, ..) => SeqDeserializer::new(self.items()).deserialize_any(visitor),
            (TABLE, ..) => {
                let pairs = Table(self.held).iter().map(|(key, value)| (BorrowedStrDeserializer::new(key), value));
                MapDeserializer::new(pairs).deserialize_any(visitor)
            }
            (_, Some(truth), _) => visitor.visit_bool(truth),
            (_, _, Some(number)) => visitor.visit_i64(number),
            _ => visitor.visit_borrowed_str(self.held),
        }
    }

    fn deserialize_option<V: Visitor<'static>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        <V: Visitor<'static>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'static, Error> for Value {
    type Deserializer = Value;

    fn into_deserializer(self) -> Value {
        self
    }
}

fn next_value(rest: &mut &'static str) -> Value {
    let kind = rest.as_bytes()[0];
    *rest = &rest[1..];
    Value { kind, held: next_text(rest) }
}

/// Takes the next text off: its length and its letters.
#[inline]
pub fn next_text(rest: &mut &'static str) -> &'static str {
    let length = next_length(rest);
    let (text, behind) = rest.split_at(length);
    *rest = behind;
    text
}

/// Takes the next texts off: their number, and these.
pub fn next_texts(rest: &mut &'static str) -> Vec<&'static str> {
    (0..next_length(rest)).map(|_| next_text(rest)).collect()
}

/// Takes the next text off that stands behind another, and puts it in its place.
#[inline]
pub fn next_behind(text: &mut String, rest: &mut &'static str) {
    text.truncate(next_length(rest));
    text.push_str(next_text(rest));
}

/// Takes the next change of a number off: what it leads to.
#[inline]
pub fn next_change(from: u32, rest: &mut &'static str) -> u32 {
    changed(from, next_length(rest))
}

/// What a change leads to.
#[inline]
pub fn changed(from: u32, change: usize) -> u32 {
    let change = change as u32;
    from.wrapping_add(change >> 1 ^ (change & 1).wrapping_neg())
}

/// Takes the next length off.
#[inline]
pub fn next_length(rest: &mut &'static str) -> usize {
    // Most texts are short, and most numbers small.
    match *rest.as_bytes() {
        [length @ 0..MORE, ..] => {
            *rest = &rest[1..];
            length.into()
        }
        [low, high @ 0..MORE, ..] => {
            *rest = &rest[2..];
            usize::from(low % MORE) | usize::from(high) << BITS
        }
        _ => next_long_length(rest),
    }
}

fn next_long_length(rest: &mut &'static str) -> usize {
    let (mut length, mut shift) = (0, 0);
    for (at, &byte) in rest.as_bytes().iter().enumerate() {
        length |= usize::from(byte % MORE) << shift;
        shift += BITS;
        if byte < MORE {
            *rest = &rest[at + 1..];
            break;
        }
    }
    length
}

/// From here on a byte tells that more of its length follow.
const MORE: u8 = 1 << BITS;

#[cfg(test)]
mod tests {
    use super::super::digest;
    use super::*;
    use std::collections::BTreeMap;

    const TOML: &str =
        "long = \"LONG\"\nday = 2001-02-03\nlist = [\"é\", 7, true, [\"a\"], { b = 1.0 }]\n[t]\n\"x y\" = -64";

    fn table() -> (toml::Table, Table) {
        let toml: toml::Table = TOML.replace("LONG", &"ü".repeat(5000)).parse().expect("TOML");
        let digest = digest::of_toml(&toml).leak();
        (toml, Table::of_digest(digest))
    }

    #[test]
    fn a_digest_holds_what_the_file_does() {
        let (toml, table) = table();
        assert_eq!(table.iter().map(|(key, _)| key).collect::<Vec<_>>(), toml.keys().collect::<Vec<_>>());
        assert!(table.iter().all(|(key, value)| value.to_string() == toml[key].to_string()));
        assert_eq!(table.texts("list").collect::<Vec<_>>(), ["é"]);
        assert_eq!(table.table("t").get("x y").and_then(Value::as_integer), Some(-64));
        assert!(table.str("list").is_none() && !table.has("none"));
    }

    #[test]
    fn values_are_read_as_what_is_wanted() {
        let (_, table) = table();
        let read: BTreeMap<&str, i64> = table.table("t").read().expect("numbers by key");
        assert_eq!(read, BTreeMap::from([("x y", -64)]));
        assert!(table.read::<BTreeMap<&str, i64>>().is_err());
    }
}
