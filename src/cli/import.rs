//! `corpus import`: what people corrected in brat or Label Studio comes in as expectations for `check`.

use super::account::counted;
use super::check::{file_of, hash, read, write};
use super::{Common, exit};
use crate::standoff::{self, Document};
use anyhow::{Context, Result, bail};
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
    documents.iter().try_for_each(fits)?;
    documents.iter().try_for_each(|document| import(document, &arguments.into))?;
    open.iter().for_each(|id| common.remark(&format!("corpus: {id}: not annotated; passed over")));
    let marks: usize = documents.iter().map(|d| d.marks.len()).sum();
    let place = arguments.into.display();
    let (articles, marks) = (counted(documents.len(), "article"), counted(marks, "mark"));
    common.remark(&format!("imported {articles} with {marks} into {place}, passed over {}", open.len()));
    Ok(if open.is_empty() { exit::DONE } else { exit::SET_ASIDE })
}

/// Marks must lie in their text: else the text is not the one that they were made on.
fn fits(document: &Document) -> Result<()> {
    let length = document.text.chars().count();
    match document.marks.iter().find(|mark| mark.start >= mark.end || mark.end > length) {
        Some(mark) => {
            bail!("{}: a mark from {} to {}, in a text of {length} characters", document.id, mark.start, mark.end)
        }
        None => Ok(()),
    }
}

/// What is marked replaces the lists of the article's file; what cannot be marked (its title, its date) stays.
fn import(document: &Document, folder: &Path) -> Result<()> {
    let file = file_of(folder, &document.id);
    let mut kept = if file.exists() { read(&file)? } else { Value::Object(Map::new()) };
    if let Value::Object(kept) = &mut kept {
        kept.extend(standoff::expectation(document));
        kept.insert("input".into(), Value::from(hash(&document.text)));
    }
    write(&file, &kept)
}
