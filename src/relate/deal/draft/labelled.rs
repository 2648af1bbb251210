//! Briefs, each of whose paragraphs begins with the land that it is about: `GABON – …`.

use super::Reader;
use crate::model::{Country, Tokens};
use crate::relate::deal::side::{Side, Slot};

impl Reader<'_> {
    /// The land that stands before a dash or a colon at the head of the paragraph of a clause.
    pub(super) fn labelled(&self, clause: Tokens) -> Option<Side> {
        let scan = &self.annotated.scan;
        let number = scan.sentence_of(clause.first as usize);
        let head = scan.sentences[..=number].iter().rposition(|s| s.opens_paragraph)?;
        // `NIGERIA`, on a line of its own
        let alone = |n: &usize| {
            let above = &scan.sentences[*n];
            scan.mark(above.first as usize, scan.grammar.class("country")).is_some_and(|m| m.end == above.end)
        };
        let above = head.checked_sub(1).filter(alone);
        let head = &scan.sentences[above.unwrap_or(head)];
        let land = scan.mark(head.first as usize, scan.grammar.class("country"))?;
        let parted = (land.end as usize) < scan.tokens.len()
            && matches!(scan.token_text(land.end as usize), "–" | "—" | "-" | ":");
        // `Kuwait. The newest client`
        let parted = parted
            || above.is_some()
            || land.end + 1 == head.end && scan.sign(land.end as usize) == '.' && head.first == land.first;
        let (tokens, country) = (Tokens { first: land.first, end: land.end }, Country::new(scan.key(land))?);
        // Under the name of one who gives, what others give is for nobody told there.
        let gives = self.givers.contains(&country);
        (parted && !gives).then_some(Side {
            country,
            mention: None,
            tokens,
            slot: Slot::Bare,
            trades: true,
            makes: false,
        })
    }
}
