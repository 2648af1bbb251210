//! `corpus import`: what people corrected in brat or Label Studio comes in as expectations for `check`.

use super::check::{hash, read, write};
use super::{Common, exit};
use crate::standoff::{self, Document};
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub struct Arguments {
    /// The tool that the corrections were made in
    #[arg(value_name = "TOOL")]
    tool: Tool,
    /// The folder that brat worked on, or the JSON export of a Label Studio project
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// The folder of expectations, `expected` beside the articles
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
}

#[derive(ValueEnum, Debug, Clone, Copy)]
enum Tool {
    Brat,
    LabelStudio,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let (documents, open) = match arguments.tool {
        Tool::Brat => (standoff::read_brat(&arguments.path)?, Vec::new()),
        Tool::LabelStudio => standoff::read_label_studio(&read(&arguments.path)?)
            .with_context(|| arguments.path.display().to_string())?,
    };
    documents.iter().try_for_each(|document| import(document, &arguments.into))?;
    open.iter().for_each(|id| common.remark(&format!("corpus: {id}: not annotated; passed over")));
    let marks: usize = documents.iter().map(|d| d.marks.len()).sum();
    let place = arguments.into.display();
    common.remark(&format!(
        "imported {} articles with {marks} marks into {place}, passed over {}",
        documents.len(),
        open.len()
    ));
    Ok(if open.is_empty() { exit::DONE } else { exit::SET_ASIDE })
}

/// What is marked replaces the lists of the article's file; what cannot be marked (its title, its date) stays.
fn import(document: &Document, folder: &Path) -> Result<()> {
    let file = folder.join(format!("{}.json", document.id));
    let mut kept = if file.exists() { read(&file)? } else { Value::Object(Map::new()) };
    if let Value::Object(kept) = &mut kept {
        kept.extend(standoff::expectation(document));
        kept.insert("input".into(), Value::from(hash(&document.text)));
    }
    write(&file, &kept)
}
