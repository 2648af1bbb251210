//! The command line: arguments to options, one file a subcommand.

use crate::analysis::Packs;
use crate::{load, run};
use anyhow::Result;
use std::io::{BufRead, Write};

/// Runs the command; the value is the exit code.
pub fn main() -> Result<u8> {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let paths: Vec<String> = args.filter(|a| !a.starts_with("--") && a != "json" && a != "jsonl").collect();
    let packs = Packs::embedded()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let records = |loaded: load::Loaded| loaded.map(|s| run::extract(&s, &packs)).unwrap_or_default();
    let mut all = Vec::new();
    for path in &paths {
        if path == "-" {
            for (n, line) in std::io::stdin().lock().lines().enumerate() {
                all.push(records(load::json_line(&line?, "-", n + 1)));
            }
            continue;
        }
        let mut files = vec![std::path::PathBuf::from(path)];
        if files[0].is_dir() {
            files = std::fs::read_dir(path)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
        }
        for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "txt")) {
            let id = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let source = crate::model::Source {
                id,
                path: file.display().to_string(),
                text: std::fs::read_to_string(file)?,
                ..Default::default()
            };
            all.push(records(Ok(source)));
        }
    }
    if command == "extract" {
        for r in all {
            serde_json::to_writer(&mut out, &r)?;
            writeln!(out)?;
        }
    } else {
        serde_json::to_writer_pretty(&mut out, &crate::resolve::merge(all))?;
        writeln!(out)?;
    }
    Ok(0)
}
