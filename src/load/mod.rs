//! Reads inputs: files, folders, standard input; texts, pages, records, tables, exports, web archives. The only place
//! that opens what an analyst names.
//!
//! Two steps, so that articles can be decoded in parallel: `inputs` walks what was named and hands out one `Input` an
//! article, in order and in bounded memory; `Input::load` decodes it. Whatever an input holds, it gives one `Loaded`.

mod container;
mod decode;
mod export;
mod fields;
mod files;
#[cfg(feature = "html")]
mod html;
mod json;
mod lines;
mod name;
mod open;
mod record;
mod sniff;
mod table;
mod warc;

pub use decode::{Decoded, decode};
pub use export::Vendor;
pub use fields::Fields;
pub use name::NamePattern;
pub use record::json_line;

use crate::model::{Problem, Source};
use anyhow::{Result, bail};
use container::articles;
use files::{Found, Named};
use open::Packing;
use std::io::Read;
#[cfg(feature = "html")]
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use table::{Columns, Row};
use warc::Fetched;

/// One input as read: an article, or why there is none.
pub type Loaded = Result<Source, Problem>;

/// The longest text that is analysed for records unless more is asked for, in bytes: news is a hundred times shorter, and
/// an analysis takes sixty times its text.
pub const USUAL_MOST: usize = 1 << 20;

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
    /// An array of articles, or one after another.
    Json,
    /// An article a row, its cells parted by this sign.
    Table(u8),
    /// What a news archive gives out as text.
    Export(Vendor),
    /// Pages as a crawler kept them.
    Warc,
    /// What other programs read.
    Foreign(&'static str),
}

/// How inputs are read.
#[derive(Clone, Debug)]
pub struct Options {
    /// Of standard input, and of named files whose ending does not tell; looked up in the content where it is not set.
    pub input_format: Option<Format>,
    /// What the fields of records and tables are called.
    pub fields: Fields,
    /// What the names of files say of their articles.
    pub pattern: Option<NamePattern>,
    /// Inputs of more bytes are set aside; of a page only the article counts.
    pub most: usize,
}

/// One article on its way in, not yet decoded.
#[derive(Debug)]
pub struct Input {
    /// What the article is called where it does not name itself.
    id: String,
    /// What messages call it.
    path: String,
    shape: Shape,
    bytes: Bytes,
    /// What was expected of it, and what was found instead.
    remark: Option<String>,
    options: Arc<Options>,
}

/// What one article comes as.
#[derive(Clone, Debug)]
enum Shape {
    Text,
    Html,
    Record,
    Row(Columns),
    /// What stands between two marks of an archive's export.
    Block(Vendor),
    /// A page as a crawler kept it.
    Fetched(Fetched),
}

#[derive(Debug)]
enum Bytes {
    /// A file still to be read, expected to be packed like this.
    File(PathBuf, Packing),
    Read(Vec<u8>),
    Row(Row),
    Failed(&'static str, String),
}

/// What was named, opened.
#[derive(Debug)]
pub struct Opened<I> {
    /// Every article, in order.
    pub articles: I,
    /// What is to be said of files in folders that are not read.
    pub passed_over: Vec<String>,
}

/// Every article in what was named; an error where nothing at all is there to read.
pub fn inputs(paths: &[PathBuf], options: &Options) -> Result<Opened<impl Iterator<Item = Input> + Send + use<>>> {
    let files::Files { found, passed_over } = files::find(paths);
    if found.iter().all(|f| matches!(f.named, Named::Nothing(_))) {
        match found.first() {
            Some(Found { path, named: Named::Nothing(reason), .. }) => bail!("{path}: {reason}"),
            _ => bail!("nothing to read: no file or folder named"),
        }
    }
    let options = Arc::new(options.clone());
    Ok(Opened { articles: found.into_iter().flat_map(move |found| articles(found, &options)), passed_over })
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
            Bytes::Row(row) => row.len(),
            Bytes::File(path, _) => std::fs::metadata(path).map_or(0, |m| m.len() as usize),
            Bytes::Failed(..) => 0,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A page with tags, of which the article is a small part.
    fn is_page(&self) -> bool {
        matches!(self.shape, Shape::Html | Shape::Fetched(_))
    }

    /// The article, decoded; or why there is none: an analysis takes many times its text, so that what is too long is
    /// set aside.
    pub fn load(self) -> Loaded {
        let (bytes, most, path) = (self.len(), self.options.most, self.path.clone());
        let fits = |bytes: usize| match bytes <= most {
            true => Ok(()),
            false => {
                let message = format!("{bytes} bytes, longer than the {most} allowed (--max-line); set aside");
                Err(Problem { path: path.clone(), code: "too_large", message })
            }
        };
        if !self.is_page() {
            fits(bytes)?;
        }
        let source = self.decoded()?;
        fits(source.text.len())?;
        Ok(source)
    }

    fn decoded(mut self) -> Loaded {
        self.read();
        let Input { id, path, shape, bytes, remark, options } = self;
        let name = options.pattern.is_some().then(|| id.clone());
        let mut source = match (bytes, shape) {
            (Bytes::Read(bytes), Shape::Record) => record::json_bytes(&bytes, id, &path, &options.fields),
            (Bytes::Row(row), Shape::Row(columns)) => table::article(&row, &columns, id, &path, &options.fields),
            (Bytes::Read(bytes), Shape::Block(vendor)) => export::article(vendor, &bytes, id, &path),
            (Bytes::Read(bytes), Shape::Html) => page(&bytes, None, id, &path),
            (Bytes::Read(bytes), Shape::Fetched(fetched)) => of_archive(&bytes, &fetched, id, &path),
            (Bytes::Read(bytes), _) => text(&bytes, id, &path),
            (Bytes::Failed(code, message), _) => Err(Problem { path: path.clone(), code, message }),
            (Bytes::File(..) | Bytes::Row(_), _) => {
                Err(Problem { path: path.clone(), code: "internal", message: "not read".into() })
            }
        }?;
        let pattern = options.pattern.as_ref().zip(name);
        let unlike = pattern.and_then(|(pattern, name)| pattern.claim(&name, &mut source.metadata));
        let remarks = remark.into_iter().chain(unlike);
        source.remarks.extend(remarks.map(|message| Problem { path: path.clone(), code: "format", message }));
        source.remarks = one_remark(source.remarks);
        Ok(source)
    }

    /// Reads the file that is still to be read. A page is looked at only now, side by side with others.
    fn read(&mut self) {
        let Bytes::File(file, expected) = &self.bytes else { return };
        let expected = *expected;
        self.bytes = match open::file(file) {
            Ok((stream, packing)) => {
                self.remark = self.remark.take().or(open::unlike(expected, packing));
                Bytes::of(stream)
            }
            Err(error) => Bytes::Failed("unreadable", error.to_string()),
        };
        let (Bytes::Read(bytes), Shape::Html) = (&self.bytes, &self.shape) else { return };
        let head = &bytes[..bytes.len().min(sniff::HEAD)];
        match sniff::format(Some(Format::Html), head, &self.options.fields) {
            (Format::Html, _) => {}
            (Format::Foreign(what), _) => self.bytes = sniff::set_aside(Some(Format::Html), what),
            (_, remark) => (self.shape, self.remark) = (Shape::Text, remark),
        }
    }
}

/// All that had to be done as one remark.
fn one_remark(remarks: Vec<Problem>) -> Vec<Problem> {
    let joined = remarks.into_iter().reduce(|mut all, more| {
        all.message = format!("{}; {}", all.message, more.message);
        all
    });
    joined.into_iter().collect()
}

/// A plain article.
fn text(bytes: &[u8], id: String, path: &str) -> Loaded {
    let Decoded { text, remark } = decode(bytes, path)?;
    Ok(Source { id, path: path.into(), text, remarks: remark.into_iter().collect(), ..Source::default() })
}

/// A page. Another's parser: a fault in it is the problem of one page.
#[cfg(feature = "html")]
fn page(bytes: &[u8], charset: Option<&str>, id: String, path: &str) -> Loaded {
    let problem = || Problem { path: path.into(), code: "internal", message: "the page could not be parsed".into() };
    catch_unwind(|| html::page(bytes, charset, id, path)).unwrap_or_else(|_| Err(problem()))
}

#[cfg(not(feature = "html"))]
fn page(_: &[u8], _: Option<&str>, _: String, path: &str) -> Loaded {
    let message = "a page in HTML, which this build does not read (feature `html`); set aside".into();
    Err(Problem { path: path.into(), code: "unreadable", message })
}

/// A page out of a web archive, which knows its address.
fn of_archive(bytes: &[u8], fetched: &Fetched, id: String, path: &str) -> Loaded {
    let mut source = match fetched.html {
        true => page(bytes, fetched.charset.as_deref(), id, path)?,
        false => text(bytes, id, path)?,
    };
    source.metadata.claim("url", fetched.url.as_deref().unwrap_or_default(), "WARC-Target-URI");
    Ok(source)
}
