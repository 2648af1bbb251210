//! What was named on the command line, as a list of files: folders walked, other files passed over.

use super::Format;
use super::open::Packing;
use crate::order::Order as _;
use std::collections::BTreeMap;
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

/// What was named, looked through.
#[derive(Debug, Default)]
pub struct Files {
    /// Every file to read, each folder sorted by id.
    pub found: Vec<Found>,
    /// Of each folder the files not named for articles: `news: 3 files passed over (2 .pdf, 1 .csv)`.
    pub passed_over: Vec<String>,
}

/// Every file in what was named.
pub fn find(paths: &[PathBuf]) -> Files {
    let mut files = Files::default();
    for path in paths {
        if path.as_os_str() == "-" {
            files.found.push(Found { id: "-".into(), path: "-".into(), named: Named::StandardInput, only: None });
        } else if path.is_dir() {
            in_folder(path, &mut files);
        } else {
            files.found.push(file(path));
        }
    }
    files
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
    Found { id, path: shown(path), named: Named::File(path.to_path_buf(), format, packing), only }
}

fn nothing(path: &Path, reason: String) -> Found {
    Found { id: file_name(path), path: shown(path), named: Named::Nothing(reason), only: None }
}

/// A path for a reader; of `./news/a.txt` nobody needs the first part.
fn shown(path: &Path) -> String {
    path.strip_prefix("./").ok().filter(|below| below.file_name().is_some()).unwrap_or(path).display().to_string()
}

fn in_folder(path: &Path, files: &mut Files) {
    let mut below = Below::default();
    match below.walk(path, "") {
        Err(error) => below.found.push(nothing(path, error.to_string())),
        Ok(()) if below.found.is_empty() => below.found.push(nothing(path, NO_ARTICLES.into())),
        Ok(()) => below.found.order_by(|a, b| a.id.cmp(&b.id)),
    }
    files.passed_over.extend(below.passed_over_in(path));
    files.found.append(&mut below.found);
}

const NO_ARTICLES: &str =
    "no .txt, .html, .jsonl or .warc file in this folder (name a .json, .csv or .tsv file itself)";

/// A folder on its way to being walked.
#[derive(Default)]
struct Below {
    found: Vec<Found>,
    /// How many files are named for something else, by their ending.
    others: BTreeMap<String, usize>,
    /// The folders on the way down, so that links cannot go in circles.
    above: Vec<PathBuf>,
}

impl Below {
    /// Adds the articles below a folder.
    fn walk(&mut self, folder: &Path, prefix: &str) -> std::io::Result<()> {
        let real = fs::canonicalize(folder)?;
        if self.above.contains(&real) {
            return Ok(());
        }
        self.above.push(real);
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = file_name(&path);
            let id = format!("{prefix}{name}");
            if name.starts_with('.') {
                continue;
            }
            // A link that leads nowhere is found out when the file is opened.
            let there = fs::metadata(&path).ok();
            let is_dir = there.as_ref().is_some_and(fs::Metadata::is_dir);
            if is_dir && is_of_page(folder, &name) {
                *self.others.entry(OF_PAGE.into()).or_default() += count(&path);
            } else if is_dir {
                if name != EXPECTATIONS
                    && let Err(error) = self.walk(&path, &format!("{id}/"))
                {
                    self.found.push(Found { id, ..nothing(&path, error.to_string()) });
                }
            } else if there.is_some_and(|there| !there.is_file()) {
                // To open a pipe that nobody writes to would wait for ever.
                *self.others.entry(NO_FILE.into()).or_default() += 1;
            } else if is_walked(&name) {
                self.found.push(Found { id, ..named(&path, None) });
            } else {
                *self.others.entry(ending(&name)).or_default() += 1;
            }
        }
        self.above.pop();
        Ok(())
    }

    /// What to say of the files that are not read.
    fn passed_over_in(&self, folder: &Path) -> Option<String> {
        let count: usize = self.others.values().sum();
        let plural = if count == 1 { "" } else { "s" };
        let kinds: Vec<String> = self.others.iter().map(|(ending, count)| format!("{count} {ending}")).collect();
        let folder = folder.display();
        let kinds = kinds.join(", ");
        (count > 0).then(|| format!("{folder}: {count} file{plural} not named for articles ({kinds}); passed over"))
    }
}

/// The folder in which `check` keeps what it expects.
const EXPECTATIONS: &str = "expected";

/// How files are counted that a browser keeps with a page.
const OF_PAGE: &str = "kept with pages";

/// How pipes, sockets and devices in a folder are counted.
const NO_FILE: &str = "no plain file";

/// The folder in which a browser keeps what belongs to the page of the same name: pictures, styles, pages of others.
fn is_of_page(folder: &Path, name: &str) -> bool {
    let page = ["_files", "_fichiers"].iter().find_map(|ending| name.strip_suffix(ending));
    page.is_some_and(|page| ["html", "htm"].iter().any(|ending| folder.join(format!("{page}.{ending}")).is_file()))
}

/// How many files there are below a folder; links are not followed.
fn count(folder: &Path) -> usize {
    let below = |entry: fs::DirEntry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => count(&entry.path()),
        _ => 1,
    };
    fs::read_dir(folder).into_iter().flatten().flatten().map(below).sum()
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Files named for articles. Tables and `.json` are read where they are named: in a folder they are mostly something
/// else, such as what this program put out.
fn is_walked(name: &str) -> bool {
    matches!(kind(name).0, Some(Format::Text | Format::Html | Format::JsonLines | Format::Warc))
}

/// How a file that is passed over is counted: `.pdf`.
fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or_else(|| "without ending".into(), |(_, ending)| format!(".{}", ending.to_lowercase()))
}

/// What a file's ending says.
fn kind(name: &str) -> (Option<Format>, Packing) {
    let lower = name.to_ascii_lowercase();
    let packed = |ending, packing| lower.strip_suffix(ending).map(|stem| (stem, packing));
    let (stem, packing) =
        packed(".gz", Packing::Gzip).or_else(|| packed(".zst", Packing::Zstd)).unwrap_or((&*lower, Packing::Plain));
    let format = match stem.rsplit_once('.').map(|(_, ending)| ending) {
        Some("txt") => Some(Format::Text),
        Some("html" | "htm" | "xhtml" | "shtml") => Some(Format::Html),
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
                .into_iter()
                .chain(["a/z_files/ad.html", "a/z_files/css/z.css", "y_files/b.txt"])
        {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("below the folder"))?;
            fs::write(path, "words")?;
        }
        let files = find(&[folder.path().to_path_buf(), folder.path().join("notes.md")]);
        let ids: Vec<&str> = files.found.iter().map(|f| f.id.as_str()).collect();
        assert_eq!(ids, ["a/z.html", "b.txt", "y_files/b.txt", "notes.md"]);
        let said = "5 files not named for articles (1 .csv, 1 .json, 1 .md, 2 kept with pages); passed over";
        assert_eq!(files.passed_over, [format!("{}: {said}", folder.path().display())]);
        Ok(())
    }

    #[test]
    #[cfg(unix)]
    fn links_in_circles_end() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        fs::create_dir(folder.path().join("a"))?;
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/up"))?;
        std::os::unix::fs::symlink("nowhere", folder.path().join("a/gone.txt"))?;
        let found = find(&[folder.path().to_path_buf()]).found;
        assert_eq!(found.iter().map(|f| f.id.as_str()).collect::<Vec<_>>(), ["a/gone.txt"]);
        Ok(())
    }

    #[test]
    #[cfg(unix)]
    fn what_is_no_file_is_not_waited_for() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("a.txt"))?;
        fs::write(folder.path().join("b.txt"), "words")?;
        let files = find(&[folder.path().to_path_buf()]);
        assert_eq!(files.found.iter().map(|f| f.id.as_str()).collect::<Vec<_>>(), ["b.txt"]);
        assert!(files.passed_over[0].ends_with(": 1 file not named for articles (1 no plain file); passed over"));
        Ok(())
    }

    #[test]
    fn paths_are_shown_without_the_folder_that_one_stands_in() {
        assert_eq!(shown(Path::new("./news/a.txt")), "news/a.txt");
        assert_eq!(shown(Path::new("../a.txt")), "../a.txt");
        assert_eq!(shown(Path::new(".")), ".");
    }
}
