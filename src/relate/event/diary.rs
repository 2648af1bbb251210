//! Diaries and chronologies: paragraphs headed by a day (`Friday 22 April. …`, `3 March: …`), which dates all that the
//! entry tells without a time of its own.

use super::{Draft, Reader};
use crate::analysis::Annotated;
use crate::model::{Meaning, Period, TimeMention};
use crate::text::TokenKind;

/// So many headed paragraphs make a diary.
const DIARY: usize = 2;

/// The sentence that opens each entry, with the time that heads it; none where the text is no diary.
pub(super) fn entries(annotated: &Annotated) -> Vec<(u32, u32)> {
    let heads = annotated.times.iter().enumerate().filter(|(_, time)| heads_entry(annotated, time));
    let entries: Vec<(u32, u32)> =
        heads.map(|(n, time)| (annotated.scan.sentence_of(time.tokens.first as usize) as u32, n as u32)).collect();
    // A chronology whose first entry stands where datelines do.
    let own = entries.iter().filter(|entry| !annotated.scan.sentences[entry.0 as usize].dateline).count();
    if own < DIARY { Vec::new() } else { entries }
}

/// A day at the head of a paragraph, alone there or parted from what follows by more than a comma.
fn heads_entry(annotated: &Annotated, time: &TimeMention) -> bool {
    let scan = &annotated.scan;
    let Meaning::Point(point) = &time.meaning else { return false };
    let sentence = scan.sentences[scan.sentence_of(time.tokens.first as usize)];
    // `> 6 April 2014`
    let bullet =
        |t: u32| scan.tokens[t as usize].kind != TokenKind::Word && scan.tokens[t as usize].kind != TokenKind::Number;
    let heads = sentence.opens_paragraph && (sentence.first..time.tokens.first).all(bullet);
    let parted = || {
        time.tokens.end >= sentence.end || matches!(scan.sign(time.tokens.end as usize), '.' | ':' | '–' | '—' | '-')
    };
    let month = || matches!(point.period, Some(Period::Month(_))) && point.year.is_some();
    heads && (point.day.is_some() || point.weekday.is_some() || month()) && parted()
}

impl Reader<'_> {
    /// The day of the diary's entry that a deed stands in: its paragraph, or the one below a day that stands alone.
    pub(super) fn day_of_entry(&self, draft: &Draft) -> Option<u32> {
        let scan = &self.annotated.scan;
        let sentence = scan.sentence_of(draft.trigger.first as usize);
        let n = self.entries.partition_point(|entry| entry.0 as usize <= sentence).checked_sub(1)?;
        let (head, time) = self.entries[n];
        let head = head as usize;
        let alone = scan.sentences.get(head + 1).is_some_and(|next| next.opens_paragraph);
        let paragraphs = scan.sentences[head + 1..=sentence.max(head)].iter().filter(|s| s.opens_paragraph).count();
        (paragraphs <= usize::from(alone)).then_some(time)
    }
}
