//! The words behind the records: each article's text and the role of its lines, for outputs that show them.

use super::Analysed;
use crate::model::Line;
use std::collections::BTreeMap;

/// Texts by article id.
pub type Texts = BTreeMap<String, ArticleText>;

/// One article's text as decoded; the offsets of its evidence point into it.
#[derive(Clone, Debug, Default)]
pub struct ArticleText {
    pub text: String,
    pub lines: Vec<Line>,
}

impl ArticleText {
    pub fn of(analysed: &Analysed) -> ArticleText {
        let page = analysed.annotated.page;
        ArticleText { text: page.text.as_str().to_owned(), lines: page.lines.clone() }
    }
}
