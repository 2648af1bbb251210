//! Reads inputs: files, folders, standard input, JSON Lines. The only place that opens what an analyst names.
//!
//! Two steps, so that articles can be decoded in parallel: `inputs` walks what was named and hands out one `Input` an
//! article, in order and in bounded memory; `Input::load` decodes it. Whatever an input holds, it gives one `Loaded`.

mod decode;
mod files;
mod html;
mod lines;
mod record;

pub use decode::{Decoded, decode};
pub use record::json_line;

use crate::model::{Problem, Source};
use anyhow::{Result, bail};
use files::{Found, Named, Packing};
use flate2::read::MultiGzDecoder;
use lines::{Line, Lines};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

/// One input as read: an article, or why there is none.
pub type Loaded = Result<Source, Problem>;

/// The longest article that is read, in bytes.
pub const MAX_ARTICLE: usize = 64 << 20;

/// How a file holds articles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// One article, plain.
    Text,
    /// One article, with tags.
    Html,
    /// An article a line.
    JsonLines,
}

/// How inputs are read.
#[derive(Clone, Copy, Default, Debug)]
pub struct Options {
    /// Of standard input, and of named files whose ending does not tell; looked up in the content where it is not set.
    pub input_format: Option<Format>,
}

/// One article on its way in, not yet decoded.
#[derive(Debug)]
pub struct Input {
    /// What the article is called where it does not name itself.
    id: String,
    /// What messages call it.
    path: String,
    format: Format,
    bytes: Bytes,
}

#[derive(Debug)]
enum Bytes {
    /// A file still to be read.
    File(PathBuf, Packing),
    Read(Vec<u8>),
    Failed(&'static str, String),
}

/// Every article in what was named, in order; an error where nothing at all is there to read.
pub fn inputs(paths: &[PathBuf], options: &Options) -> Result<impl Iterator<Item = Input> + Send + use<>> {
    let found = files::find(paths);
    if found.iter().all(|f| matches!(f.named, Named::Nothing(_))) {
        match found.first() {
            Some(Found { path, named: Named::Nothing(reason), .. }) => bail!("{path}: {reason}"),
            _ => bail!("nothing to read: no file or folder named"),
        }
    }
    let options = *options;
    Ok(found.into_iter().flat_map(move |found| articles(found, &options)))
}

type Articles = Box<dyn Iterator<Item = Input> + Send>;

/// The articles of one file, or of standard input.
fn articles(found: Found, options: &Options) -> Articles {
    let Found { id, path, named } = found;
    let failed = |code, message: String| Input {
        id: id.clone(),
        path: path.clone(),
        format: Format::Text,
        bytes: Bytes::Failed(code, message),
    };
    match named {
        Named::Nothing(reason) => Box::new(std::iter::once(failed("unreadable", reason))),
        Named::StandardInput => sniffed(Box::new(BufReader::new(io::stdin())), options.input_format, id, path),
        Named::File(file, Some(Format::JsonLines), packing) => match opened(&file, packing) {
            Ok(reader) => json_lines(BufReader::new(reader), id, path),
            Err(error) => Box::new(std::iter::once(failed("unreadable", error.to_string()))),
        },
        Named::File(file, Some(format), packing) => {
            Box::new(std::iter::once(Input { id, path, format, bytes: Bytes::File(file, packing) }))
        }
        Named::File(file, None, packing) => match opened(&file, packing) {
            Ok(reader) => sniffed(Box::new(BufReader::new(reader)), options.input_format, id, path),
            Err(error) => Box::new(std::iter::once(failed("unreadable", error.to_string()))),
        },
    }
}

/// The articles of a stream: of a format given, else JSON Lines where it begins with a brace.
fn sniffed(mut reader: Box<dyn BufRead + Send>, format: Option<Format>, id: String, path: String) -> Articles {
    let looks_json = |head: &[u8]| head.trim_ascii_start().starts_with(b"{");
    let format = format.unwrap_or_else(|| match reader.fill_buf() {
        Ok(head) if looks_json(head) => Format::JsonLines,
        _ => Format::Text,
    });
    match format {
        Format::JsonLines => json_lines(reader, id, path),
        Format::Text | Format::Html => whole(reader, format, id, path),
    }
}

fn whole(reader: impl Read, format: Format, id: String, path: String) -> Articles {
    Box::new(std::iter::once(Input { id, path, format, bytes: Bytes::of(reader) }))
}

/// One input a line.
fn json_lines(reader: impl BufRead + Send + 'static, id: String, path: String) -> Articles {
    let format = Format::JsonLines;
    Box::new(Lines::new(reader, MAX_ARTICLE).map(move |(number, line)| {
        let bytes = match line {
            Line::Whole(bytes) => Bytes::Read(bytes),
            Line::TooLong => too_large(),
            Line::Failed(error) => Bytes::Failed("unreadable", error.to_string()),
        };
        Input { id: format!("{id}#{number}"), path: format!("{path}#{number}"), format, bytes }
    }))
}

fn opened(file: &Path, packing: Packing) -> io::Result<Box<dyn Read + Send>> {
    let file = File::open(file)?;
    Ok(match packing {
        Packing::Plain => Box::new(file),
        Packing::Gzip => Box::new(MultiGzDecoder::new(file)),
    })
}

fn too_large() -> Bytes {
    Bytes::Failed("too_large", format!("longer than {} MB", MAX_ARTICLE >> 20))
}

impl Bytes {
    /// Reads to the end, but no more than an article may have.
    fn of(reader: impl Read) -> Bytes {
        let mut bytes = Vec::new();
        match reader.take(MAX_ARTICLE as u64 + 1).read_to_end(&mut bytes) {
            Err(error) => Bytes::Failed("unreadable", error.to_string()),
            Ok(_) if bytes.len() > MAX_ARTICLE => too_large(),
            Ok(_) => Bytes::Read(bytes),
        }
    }
}

impl Input {
    /// What messages call it: of a file its path.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// How many bytes are held, or will be.
    pub fn len(&self) -> usize {
        match &self.bytes {
            Bytes::Read(bytes) => bytes.len(),
            Bytes::File(path, _) => std::fs::metadata(path).map_or(0, |m| m.len() as usize),
            Bytes::Failed(..) => 0,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The article, decoded; or why there is none.
    pub fn load(self) -> Loaded {
        let Input { id, path, format, bytes } = self;
        let problem = |code, message| Problem { path: path.clone(), code, message };
        let bytes = match bytes {
            Bytes::File(file, packing) => match opened(&file, packing) {
                Ok(reader) => Bytes::of(reader),
                Err(error) => Bytes::Failed("unreadable", error.to_string()),
            },
            bytes => bytes,
        };
        match (bytes, format) {
            (Bytes::Read(bytes), Format::JsonLines) => record::json_bytes(&bytes, id, &path),
            (Bytes::Read(bytes), Format::Text) => text(&bytes, id, &path),
            (Bytes::Read(bytes), Format::Html) => {
                // Another's parser: a fault in it is the problem of one page.
                let page = catch_unwind(|| html::page(&bytes, id, &path));
                page.unwrap_or_else(|_| Err(problem("internal", "the page could not be parsed".into())))
            }
            (Bytes::Failed(code, message), _) => Err(problem(code, message)),
            (Bytes::File(..), _) => Err(problem("internal", "not read".into())),
        }
    }
}

/// A plain article.
fn text(bytes: &[u8], id: String, path: &str) -> Loaded {
    let Decoded { text, remark } = decode(bytes, path)?;
    Ok(Source { id, path: path.into(), text, remarks: remark.into_iter().collect(), ..Source::default() })
}
