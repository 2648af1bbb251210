//! Tables: tab-separated facts with a header line, `#` comments above it, `;` between several values of a cell.
//!
//! Read from their digest, a few columns at a time, without any memory for them.

use super::value::{next_length, next_text};

/// A table, by columns.
#[derive(Clone, Debug)]
pub struct Table {
    rows: usize,
    columns: Vec<(&'static str, &'static str)>,
}

impl Table {
    /// The table that a digest is of.
    pub fn of_digest(mut digest: &'static str) -> Table {
        let rows = next_length(&mut digest);
        let column = || (!digest.is_empty()).then(|| (next_text(&mut digest), next_text(&mut digest)));
        Table { rows, columns: std::iter::from_fn(column).collect() }
    }

    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|(name, _)| *name == column)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The cells of these columns, row by row; one that the table lacks reads as empty.
    pub fn rows<const N: usize>(&self, names: [&str; N]) -> impl Iterator<Item = [&'static str; N]> + use<N> {
        let cells = |name| self.columns.iter().find(|(own, _)| *own == name).map_or("", |(_, cells)| *cells);
        let mut columns = names.map(cells);
        (0..self.rows).map(move |_| columns.each_mut().map(|rest| if rest.is_empty() { "" } else { next_text(rest) }))
    }
}

/// The values of a cell that holds several.
pub fn values(cell: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(cell).filter(|cell| !cell.is_empty());
    let parts = std::iter::from_fn(move || {
        let cell = rest?;
        // Cells are short: a call would take longer than to look at every byte.
        let end = cell.bytes().position(|byte| byte == b';');
        rest = end.map(|end| &cell[end + 1..]);
        Some(trimmed(&cell[..end.unwrap_or(cell.len())]))
    });
    parts.filter(|value| !value.is_empty())
}

/// As `str::trim`; most values have nothing to trim.
fn trimmed(value: &str) -> &str {
    match value.as_bytes() {
        [] => value,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => value,
        _ => value.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::digest;
    use super::*;

    #[test]
    fn cells_are_found_by_column_name() {
        let content = "# source\ncode\ten\nRUS\tRussia; Russian Federation \n\n#VEN\nVEN\r\n";
        let table = Table::of_digest(digest::of_table(content).leak());
        assert_eq!((table.len(), table.has("en"), table.has("none")), (2, true, false));
        let rows: Vec<_> = table.rows(["en", "none", "code"]).collect();
        assert_eq!(rows, [["Russia; Russian Federation", "", "RUS"], ["", "", "VEN"]]);
        assert_eq!(values(rows[0][0]).collect::<Vec<_>>(), ["Russia", "Russian Federation"]);
        assert_eq!(values("; é;;b ").collect::<Vec<_>>(), ["é", "b"]);
        assert_eq!(values("").count(), 0);
    }
}
