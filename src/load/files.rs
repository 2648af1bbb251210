//! What was named on the command line, as a list of files: folders walked, other files passed over.

use super::Format;
use super::open::Packing;
use std::fs;
use std::path::{Path, PathBuf};

/// A file to read, with the id of its article.
#[derive(Debug)]
pub struct Found {
    /// The path below the folder that was named, or the file's own name.
    pub id: String,
    pub path: String,
    pub named: Named,
    /// The one article of the file that was asked for, by its number: `news.csv#12`.
    pub only: Option<usize>,
}

/// What stands behind a path.
#[derive(Debug)]
pub enum Named {
    StandardInput,
    /// A file; what its ending says of its format, and how it is packed.
    File(PathBuf, Option<Format>, Packing),
    /// Nothing that could be read, and why.
    Nothing(String),
}

/// Every file in what was named, each folder sorted by id.
pub fn find(paths: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(Found { id: "-".into(), path: "-".into(), named: Named::StandardInput, only: None });
        } else if path.is_dir() {
            found.append(&mut in_folder(path));
        } else {
            found.push(file(path));
        }
    }
    found
}

/// A file that was named, or an article in it.
fn file(path: &Path) -> Found {
    let error = match fs::metadata(path) {
        Ok(_) => return named(path, None),
        Err(error) => error,
    };
    let shown = path.to_string_lossy();
    let numbered = shown.rsplit_once('#').and_then(|(file, number)| Some((Path::new(file), number.parse().ok()?)));
    match numbered {
        Some((file, number)) if file.is_file() => named(file, Some(number)),
        _ => nothing(path, error.to_string()),
    }
}

fn named(path: &Path, only: Option<usize>) -> Found {
    let id = file_name(path);
    let (format, packing) = kind(&id);
    Found { id, path: path.display().to_string(), named: Named::File(path.to_path_buf(), format, packing), only }
}

fn nothing(path: &Path, reason: String) -> Found {
    let (id, shown) = (file_name(path), path.display().to_string());
    Found { id, path: shown, named: Named::Nothing(reason), only: None }
}

fn in_folder(path: &Path) -> Vec<Found> {
    let mut below = Vec::new();
    match walk(path, "", &mut Vec::new(), &mut below) {
        Err(error) => below.push(nothing(path, error.to_string())),
        Ok(()) if below.is_empty() => below.push(nothing(path, NO_ARTICLES.into())),
        Ok(()) => below.sort_by(|a, b| a.id.cmp(&b.id)),
    }
    below
}

const NO_ARTICLES: &str =
    "no .txt, .html, .jsonl or .warc file in this folder (name a .json, .csv or .tsv file itself)";

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
                found.push(Found { id, ..nothing(&path, error.to_string()) });
            }
        } else if is_walked(&name) {
            // A link that leads nowhere is found out when the file is opened.
            found.push(Found { id, ..named(&path, None) });
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

/// Files named for articles. Tables and `.json` are read where they are named: in a folder they are mostly something
/// else, such as what this program put out.
fn is_walked(name: &str) -> bool {
    matches!(kind(name).0, Some(Format::Text | Format::Html | Format::JsonLines | Format::Warc))
}

/// What a file's ending says.
fn kind(name: &str) -> (Option<Format>, Packing) {
    let lower = name.to_ascii_lowercase();
    let packed = |ending, packing| lower.strip_suffix(ending).map(|stem| (stem, packing));
    let (stem, packing) =
        packed(".gz", Packing::Gzip).or_else(|| packed(".zst", Packing::Zstd)).unwrap_or((&*lower, Packing::Plain));
    let format = match stem.rsplit_once('.').map(|(_, ending)| ending) {
        Some("txt") => Some(Format::Text),
        Some("html" | "htm") => Some(Format::Html),
        Some("jsonl" | "ndjson") => Some(Format::JsonLines),
        Some("json") => Some(Format::Json),
        Some("csv") => Some(Format::Table(b',')),
        Some("tsv" | "tab") => Some(Format::Table(b'\t')),
        Some("warc") => Some(Format::Warc),
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
            ("a.json.zst", (Some(Format::Json), Packing::Zstd)),
            ("a.csv", (Some(Format::Table(b',')), Packing::Plain)),
            ("a.md", (None, Packing::Plain)),
            ("txt", (None, Packing::Plain)),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }

    #[test]
    fn folders_are_walked_in_order_and_expectations_passed_over() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        for name in
            ["b.txt", "a/z.html", "a/expected/z.txt", "expected/b.txt", "notes.md", "x.json", "x.csv", ".hidden.txt"]
        {
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
