//! Reads inputs: files, folders, standard input, JSON Lines. The only place that opens what an analyst names.

use crate::model::{Metadata, Problem, Source};
use serde::Deserialize;

/// One input as read: an article, or why there is none.
pub type Loaded = Result<Source, Problem>;

/// A JSON Lines record; other keys are ignored.
#[derive(Deserialize)]
struct Record {
    text: Option<String>,
    id: Option<String>,
    title: Option<String>,
    published: Option<String>,
    language: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
}

/// One line of a JSON Lines file, `path#number` where it names no id.
pub fn json_line(line: &str, path: &str, number: usize) -> Loaded {
    let problem = |code, message: String| Problem { path: format!("{path}#{number}"), code, message };
    let record: Record = serde_json::from_str(line).map_err(|e| problem("bad_json", e.to_string()))?;
    let text = record.text.ok_or_else(|| problem("no_text", "no key `text`".into()))?;
    let metadata = Metadata {
        title: record.title,
        published: record.published,
        language: record.language,
        outlet: record.outlet,
        url: record.url,
    };
    let id = record.id.unwrap_or_else(|| format!("{path}#{number}"));
    Ok(Source { id, path: path.into(), text, metadata })
}
