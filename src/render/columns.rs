//! Lays rows out in aligned columns, as wide as their graphemes; folds the last column where the width is bounded.

use crate::order::Order as _;
use unicode_segmentation::UnicodeSegmentation;

/// How many columns of a terminal a text takes, near enough: one a grapheme.
fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).count() }
}

/// Rows below each other. The column `fold` takes what is left of `limit` and is wrapped at words into further lines, as
/// are the others where that is not enough.
/// Among rows of several cells, a row of one is a note on the row above: it runs below the columns, over the whole width.
pub fn aligned(rows: &[Vec<String>], fold: usize, limit: Option<usize>) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let is_note = |row: &[String]| row.len() == 1 && count > 1;
    let cells = |c: usize| rows.iter().filter(|r| !is_note(r)).filter_map(move |r| r.get(c));
    let mut widths: Vec<usize> = (0..count).map(|c| cells(c).map(|cell| width(cell)).max().unwrap_or(0)).collect();
    if let Some(limit) = limit.filter(|_| fold < count) {
        let longest = |c: usize| cells(c).flat_map(|cell| cell.split_whitespace()).map(width).max().unwrap_or(0);
        let least: Vec<usize> = (0..count).map(longest).collect();
        narrow(&mut widths, &least, fold, limit);
    }
    let mut out = String::new();
    for row in rows {
        match &row[..] {
            [text] if is_note(row) => note(text, limit, &mut out),
            _ => line(row, &widths, &mut out),
        }
    }
    out
}

/// A note's lines begin this far in.
const NOTE: &str = "    ";

fn note(text: &str, limit: Option<usize>, out: &mut String) {
    let room = limit.map_or(usize::MAX, |l| l.saturating_sub(NOTE.len() + 1).max(MIN_FOLD));
    for line in wrapped(text, room) {
        out.push_str(NOTE);
        out.push_str(&line);
        out.push('\n');
    }
}

/// Makes the columns as narrow as the limit asks: the folded one first, then the others, the widest first, as far as
/// their longest words allow.
fn narrow(widths: &mut [usize], longest: &[usize], fold: usize, limit: usize) {
    let mut others: Vec<usize> = (0..widths.len()).filter(|&c| c != fold).collect();
    others.order_by_key(|&c| std::cmp::Reverse(widths[c]));
    for column in std::iter::once(fold).chain(others) {
        let total: usize = widths.iter().filter(|w| **w > 0).map(|w| w + 2).sum();
        let least = if column == fold { MIN_FOLD } else { longest[column] };
        widths[column] = widths[column].saturating_sub(total.saturating_sub(limit + 1)).max(least.min(widths[column]));
    }
}

/// A folded column is never narrower than this.
const MIN_FOLD: usize = 20;

fn line(row: &[String], widths: &[usize], out: &mut String) {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, &width)| wrapped(cell, width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    for n in 0..height {
        let start = out.len();
        for (lines, &column) in cells.iter().zip(widths).filter(|(_, column)| **column > 0) {
            let cell = lines.get(n).map_or("", String::as_str);
            out.push(' ');
            out.push_str(cell);
            out.extend(std::iter::repeat_n(' ', (column + 1).saturating_sub(width(cell))));
        }
        let trimmed = out[start..].trim_end().len();
        out.truncate(start + trimmed);
        out.push('\n');
    }
}

/// The text in lines of at most `limit` columns, broken at white space; a longer word stands alone.
fn wrapped(text: &str, limit: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut taken = 0;
    for word in text.split_whitespace() {
        taken += 1 + width(word);
        match lines.last_mut().filter(|_| taken <= limit) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => {
                lines.push(word.to_owned());
                taken = width(word);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_by_graphemes_and_the_long_one_folds() {
        let rows = [
            vec!["é".into(), "one two three four five six".into(), "x".into()],
            vec!["ab".into(), "y".into(), "z".into()],
        ];
        let folded = " é   one two three four      x\n     five six\n ab  y                       z\n";
        assert_eq!(aligned(&rows, 1, Some(30)), folded);
        let plain = " é   one two three four five six  x\n ab  y                            z\n";
        assert_eq!(aligned(&rows, 1, None), plain);
        let noted = [rows[1].clone(), vec!["a note that runs on".into()]];
        assert_eq!(aligned(&noted, 1, Some(25)), " ab  y  z\n    a note that runs on\n");
    }
}
