//! Tables: tab-separated facts with a header line, `#` comments above it, `;` between several values of a cell.

/// A parsed table; rows keep the order of the file.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    header: Vec<&'a str>,
    rows: Vec<&'a str>,
}

/// One row, its cells reached by column number.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    cells: Vec<&'a str>,
}

impl<'a> Table<'a> {
    pub fn parse(content: &'a str) -> Table<'a> {
        let mut lines = content.lines().filter(|line| is_row(line));
        let header = lines.next().map(|l| l.split('\t').collect()).unwrap_or_default();
        Table { header, rows: lines.collect() }
    }

    /// The number of a column; one that the table lacks reads as empty.
    pub fn column(&self, name: &str) -> usize {
        self.header.iter().position(|h| *h == name).unwrap_or(usize::MAX)
    }

    pub fn header(&self) -> &[&'a str] {
        &self.header
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'a>> + '_ {
        self.rows.iter().map(|line| Row { cells: cells(line, self.header.len()) })
    }
}

impl<'a> Row<'a> {
    pub fn get(&self, column: usize) -> &'a str {
        self.cells.get(column).map_or("", |c| c.trim())
    }

    /// The values of a cell that holds several.
    pub fn list(&self, column: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.get(column).split(';').map(str::trim).filter(|v| !v.is_empty())
    }
}

/// The cells of a line, of which there are about so many.
fn cells(line: &str, about: usize) -> Vec<&str> {
    let mut cells = Vec::with_capacity(about);
    let mut from = 0;
    for end in memchr::memchr_iter(b'\t', line.as_bytes()).chain([line.len()]) {
        cells.push(&line[from..end]);
        from = end + 1;
    }
    cells
}

/// The rows of a long table, a few of its columns at a time, without any memory for them.
pub struct Rows<'a, const N: usize> {
    rest: &'a str,
    columns: [usize; N],
}

impl<'a, const N: usize> Rows<'a, N> {
    /// The rows with these columns; one that the table lacks reads as empty.
    pub fn new(content: &'a str, names: [&str; N]) -> Rows<'a, N> {
        let mut rest = content;
        let header = next_row(&mut rest).unwrap_or_default();
        let columns = names.map(|name| header.split('\t').position(|h| h == name).unwrap_or(usize::MAX));
        Rows { rest, columns }
    }
}

impl<'a, const N: usize> Iterator for Rows<'a, N> {
    type Item = [&'a str; N];

    fn next(&mut self) -> Option<[&'a str; N]> {
        let line = next_row(&mut self.rest)?;
        let mut row = [""; N];
        let (mut from, mut column) = (0, 0);
        // Cells are short: a call for each would take longer than to look at every byte.
        for end in 0..=line.len() {
            if line.as_bytes().get(end).is_none_or(|byte| *byte == b'\t') {
                if let Some(at) = self.columns.iter().position(|wanted| *wanted == column) {
                    row[at] = trimmed(&line[from..end]);
                }
                (from, column) = (end + 1, column + 1);
            }
        }
        Some(row)
    }
}

/// The next line that is a row.
fn next_row<'a>(rest: &mut &'a str) -> Option<&'a str> {
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = &rest[..end];
        *rest = rest.get(end + 1..).unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        if is_row(line) {
            return Some(line);
        }
    }
    None
}

/// As `str::trim`; most cells have nothing to trim.
fn trimmed(cell: &str) -> &str {
    match cell.as_bytes() {
        [] => cell,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
        _ => cell.trim(),
    }
}

/// No comment, and not empty.
fn is_row(line: &str) -> bool {
    match line.as_bytes().first() {
        Some(b'#') | None => false,
        Some(first) => first.is_ascii_graphic() || !line.trim_start().is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_column_name() {
        let table = Table::parse("# source\ncode\ten\nRUS\tRussia; Russian Federation\nVEN\n");
        let (code, en) = (table.column("code"), table.column("en"));
        let rows: Vec<_> = table.rows().map(|r| (r.get(code), r.list(en).collect::<Vec<_>>())).collect();
        assert_eq!(rows, [("RUS", vec!["Russia", "Russian Federation"]), ("VEN", vec![])]);
        assert_eq!(table.rows().next().map(|r| r.get(table.column("none"))), Some(""));
        let rows: Vec<_> = Rows::new("# source\ncode\ten\nRUS\tRussia \n\nVEN\n", ["en", "none", "code"]).collect();
        assert_eq!(rows, [["Russia", "", "RUS"], ["", "", "VEN"]]);
    }
}
