//! Briefs, each of whose paragraphs begins with the land that it is about: `GABON – …`.

use super::Reader;
use crate::model::{Country, Tokens};
use crate::relate::deal::side::{Side, Slot};

impl Reader<'_> {
    /// The land that stands before a dash or a colon at the head of the paragraph of a clause.
    pub(super) fn labelled(&self, clause: Tokens) -> Option<Side> {
        let scan = &self.annotated.scan;
        let number = scan.sentence_of(clause.first as usize);
        let head = scan.sentences[..=number].iter().rfind(|s| s.opens_paragraph)?;
        let land = scan.mark(head.first as usize, scan.grammar.class("country"))?;
        let parted = (land.end as usize) < scan.tokens.len()
            && matches!(scan.token_text(land.end as usize), "–" | "—" | "-" | ":");
        // `Kuwait. The newest client`
        let parted =
            parted || land.end + 1 == head.end && scan.sign(land.end as usize) == '.' && head.first == land.first;
        let (tokens, country) = (Tokens { first: land.first, end: land.end }, Country::new(scan.key(land))?);
        parted.then_some(Side { country, mention: None, tokens, slot: Slot::Bare, trades: true, makes: false })
    }
}
