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
    lines: std::str::Lines<'a>,
    columns: [usize; N],
}

impl<'a, const N: usize> Rows<'a, N> {
    /// The rows with these columns; one that the table lacks reads as empty.
    pub fn new(content: &'a str, names: [&str; N]) -> Rows<'a, N> {
        let mut lines = content.lines();
        let header = lines.find(|line| is_row(line)).unwrap_or_default();
        let columns = names.map(|name| header.split('\t').position(|h| h == name).unwrap_or(usize::MAX));
        Rows { lines, columns }
    }
}

impl<'a, const N: usize> Iterator for Rows<'a, N> {
    type Item = [&'a str; N];

    fn next(&mut self) -> Option<[&'a str; N]> {
        let line = self.lines.find(|line| is_row(line))?;
        let mut row = [""; N];
        let mut from = 0;
        let ends = memchr::memchr_iter(b'\t', line.as_bytes()).chain([line.len()]);
        for (column, end) in ends.enumerate() {
            let wanted = row.iter_mut().zip(&self.columns).filter(|(_, at)| **at == column);
            wanted.for_each(|(cell, _)| *cell = line[from..end].trim());
            from = end + 1;
        }
        Some(row)
    }
}

/// No comment, and not empty.
fn is_row(line: &str) -> bool {
    !line.starts_with('#') && !line.trim_start().is_empty()
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
