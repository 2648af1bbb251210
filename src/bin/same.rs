//! `same same-name -`: pairs of names, tab-separated, one answer a line. Stands in until the command line has it.
use std::io::{BufRead as _, Write as _};
fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (a, b) = line.split_once('\t').unwrap_or((&line, ""));
        writeln!(out, "{}", corpus::names::same_name(a, b))?;
    }
    Ok(())
}
