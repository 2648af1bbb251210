//! Packs as the program carries them: parsed when it is built, so that a run looks things up instead of parsing.
//!
//! A value is its kind, a length and what it holds: the letters of a text, the items of a list one behind another, of a
//! table each key (a length, its letters) before its value. A file of facts holds its columns in the same way. Lengths
//! are written in ASCII, so that the whole is one text, of which `value` and `table` lend out parts and copy none. The
//! build script writes the built-in packs with this, the program those of its user; so it knows no other module.

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
    for (name, column) in header.iter().zip(&columns).filter(|(name, _)| !name.is_empty()) {
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

fn add_text(text: &str, digest: &mut String) {
    add_length(text.len(), digest);
    digest.push_str(text);
}

fn add_length(mut length: usize, digest: &mut String) {
    const MORE: usize = 1 << BITS;
    while length >= MORE {
        digest.push(char::from(((length % MORE) | MORE) as u8));
        length /= MORE;
    }
    digest.push(char::from(length as u8));
}
