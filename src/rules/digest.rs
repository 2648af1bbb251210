//! Packs as the program carries them: parsed when it is built, so that a run looks things up instead of parsing.
//!
//! A value is its kind, a length and what it holds: the letters of a text, the items of a list one behind another, of a
//! table each key (a length, its letters) before its value. A file of facts holds its columns in the same way. Lengths
//! are written in ASCII, so that the whole is one text, of which `value` and `table` lend out parts and copy none. The
//! build script writes the built-in packs with this, the program those of its user. What is made of packs is kept in the
//! same way.

use toml::{Table, Value};

/// Kinds of values. What is written plainly is told by its letters: numbers, `true`, days.
pub const TEXT: u8 = b'"';
pub const PLAIN: u8 = b'=';
pub const LIST: u8 = b'[';
pub const TABLE: u8 = b'{';

/// So many bits of a length stand in a byte; the next one tells that more follow.
pub const BITS: usize = 6;

/// A `.toml` file: what its table holds, by key in order.
pub fn of_toml(table: &Table) -> String {
    let mut digest = String::new();
    for (key, value) in table {
        add_text(key, &mut digest);
        add_value(value, &mut digest);
    }
    digest
}

/// A `.tsv` file: the number of its rows, then the name and all cells of one column after another. Comments and blank
/// lines are left out, columns without a name, and white space around cells.
pub fn of_table(content: &str) -> String {
    of_columns(content, |_| true)
}

/// The same of some of its columns.
pub fn of_columns(content: &str, wanted: impl Fn(&str) -> bool) -> String {
    let mut lines = content.lines().filter(|line| !line.starts_with('#') && !line.trim_start().is_empty());
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let mut columns = vec![String::new(); header.len()];
    let mut rows = 0;
    for line in lines {
        let cells = line.split('\t').chain(std::iter::repeat(""));
        columns.iter_mut().zip(cells).for_each(|(column, cell)| add_text(cell.trim(), column));
        rows += 1;
    }
    let mut digest = String::new();
    add_length(rows, &mut digest);
    for (name, column) in header.iter().zip(&columns).filter(|(name, _)| !name.is_empty() && wanted(name)) {
        add_text(name, &mut digest);
        add_text(column, &mut digest);
    }
    digest
}

fn add_value(value: &Value, digest: &mut String) {
    let (kind, held) = match value {
        Value::String(text) => (TEXT, text.clone()),
        Value::Array(items) => (LIST, list(items)),
        Value::Table(table) => (TABLE, of_toml(table)),
        Value::Integer(number) => (PLAIN, number.to_string()),
        Value::Float(number) => (PLAIN, format!("{number:?}")),
        Value::Boolean(truth) => (PLAIN, truth.to_string()),
        Value::Datetime(day) => (PLAIN, day.to_string()),
    };
    digest.push(char::from(kind));
    add_text(&held, digest);
}

fn list(items: &[Value]) -> String {
    let mut held = String::new();
    items.iter().for_each(|item| add_value(item, &mut held));
    held
}

/// The number of some texts, and these.
pub fn add_texts(texts: &[impl AsRef<str>], digest: &mut String) {
    add_length(texts.len(), digest);
    texts.iter().for_each(|text| add_text(text.as_ref(), digest));
}

pub fn add_text(text: &str, digest: &mut String) {
    add_length(text.len(), digest);
    digest.push_str(text);
}

/// A text that stands behind another: so much is shared, and what comes then.
pub fn add_behind(before: &str, text: &str, digest: &mut String) {
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let shared = ends.take_while(|&end| before.as_bytes().starts_with(&text.as_bytes()[..end])).last().unwrap_or(0);
    add_length(shared, digest);
    add_text(&text[shared..], digest);
}

pub fn add_change(from: u32, to: u32, digest: &mut String) {
    add_length(change(from, to), digest);
}

/// What leads from one number to another: small where they are near.
pub fn change(from: u32, to: u32) -> usize {
    let change = i64::from(to) - i64::from(from);
    (change << 1 ^ change >> 63) as usize
}

pub fn add_length(mut length: usize, digest: &mut String) {
    const MORE: usize = 1 << BITS;
    while length >= MORE {
        digest.push(char::from(((length % MORE) | MORE) as u8));
        length /= MORE;
    }
    digest.push(char::from(length as u8));
}
