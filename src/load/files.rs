//! What was named on the command line, as a list of files: folders walked, other files passed over.

use super::Format;
use std::fs;
use std::path::{Path, PathBuf};

/// A file to read, with the id of its article.
#[derive(Debug)]
pub struct Found {
    /// The path below the folder that was named, or the file's own name.
    pub id: String,
    pub path: String,
    pub named: Named,
}

/// What stands behind a path.
#[derive(Debug)]
pub enum Named {
    StandardInput,
    /// A file; the format is open where its ending does not tell.
    File(PathBuf, Option<Format>, Packing),
    /// Nothing that could be read, and why.
    Nothing(String),
}

/// Whether a file is compressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Packing {
    Plain,
    Gzip,
}

/// Every file in what was named, each folder sorted by id.
pub fn find(paths: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        let shown = path.display().to_string();
        let nothing =
            |reason: String| Found { id: file_name(path), path: shown.clone(), named: Named::Nothing(reason) };
        if shown == "-" {
            found.push(Found { id: "-".into(), path: shown.clone(), named: Named::StandardInput });
        } else if path.is_dir() {
            let mut below = Vec::new();
            match walk(path, "", &mut Vec::new(), &mut below) {
                Err(error) => below.push(nothing(error.to_string())),
                Ok(()) if below.is_empty() => {
                    below.push(nothing("no .txt, .html or .jsonl file in this folder".into()))
                }
                Ok(()) => below.sort_by(|a, b| a.id.cmp(&b.id)),
            }
            found.append(&mut below);
        } else {
            found.push(match fs::metadata(path) {
                Ok(_) => {
                    let (format, packing) = kind(&file_name(path));
                    Found { id: file_name(path), path: shown, named: Named::File(path.clone(), format, packing) }
                }
                Err(error) => nothing(error.to_string()),
            });
        }
    }
    found
}

/// Adds the articles below a folder. `above` holds the folders on the way down, so that links cannot go in circles.
fn walk(folder: &Path, prefix: &str, above: &mut Vec<PathBuf>, found: &mut Vec<Found>) -> std::io::Result<()> {
    let real = fs::canonicalize(folder)?;
    if above.contains(&real) {
        return Ok(());
    }
    above.push(real);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = file_name(&path);
        let id = format!("{prefix}{name}");
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            if name != EXPECTATIONS
                && let Err(error) = walk(&path, &format!("{id}/"), above, found)
            {
                found.push(Found { id, path: path.display().to_string(), named: Named::Nothing(error.to_string()) });
            }
        } else if let (Some(format), packing) = kind(&name) {
            let shown = path.display().to_string();
            // A link that leads nowhere is found out when the file is opened.
            found.push(Found { id, path: shown, named: Named::File(path, Some(format), packing) });
        }
    }
    above.pop();
    Ok(())
}

/// The folder in which `check` keeps what it expects.
const EXPECTATIONS: &str = "expected";

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// What a file's ending says.
fn kind(name: &str) -> (Option<Format>, Packing) {
    let lower = name.to_ascii_lowercase();
    let (stem, packing) = lower.strip_suffix(".gz").map_or((&*lower, Packing::Plain), |stem| (stem, Packing::Gzip));
    let format = match stem.rsplit_once('.').map(|(_, ending)| ending) {
        Some("txt") => Some(Format::Text),
        Some("html" | "htm") => Some(Format::Html),
        Some("jsonl") => Some(Format::JsonLines),
        _ => None,
    };
    (format, packing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_the_format() {
        for (name, expected) in [
            ("a.txt", (Some(Format::Text), Packing::Plain)),
            ("A.HTM", (Some(Format::Html), Packing::Plain)),
            ("a.b.jsonl.gz", (Some(Format::JsonLines), Packing::Gzip)),
            ("a.json", (None, Packing::Plain)),
            ("txt", (None, Packing::Plain)),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }

    #[test]
    fn folders_are_walked_in_order_and_expectations_passed_over() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        for name in ["b.txt", "a/z.html", "a/expected/z.txt", "expected/b.txt", "notes.md", "x.json", ".hidden.txt"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("below the folder"))?;
            fs::write(path, "words")?;
        }
        let found = find(&[folder.path().to_path_buf(), folder.path().join("notes.md")]);
        let ids: Vec<&str> = found.iter().map(|f| f.id.as_str()).collect();
        assert_eq!(ids, ["a/z.html", "b.txt", "notes.md"]);
        Ok(())
    }

    #[test]
    #[cfg(unix)]
    fn links_in_circles_end() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        fs::create_dir(folder.path().join("a"))?;
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/up"))?;
        std::os::unix::fs::symlink("nowhere", folder.path().join("a/gone.txt"))?;
        let found = find(&[folder.path().to_path_buf()]);
        assert_eq!(found.iter().map(|f| f.id.as_str()).collect::<Vec<_>>(), ["a/gone.txt"]);
        Ok(())
    }
}
