//! Histories name the two ends of a range as two dates that each stand for themselves; news names a stretch of time.

use crate::model::{Meaning, TimeMention, Tokens};
use crate::rules::scan::Scan;

/// So many named years make a history, and so many of them for each time told from the day of writing.
const YEARS: usize = 6;
const PER_DEICTIC: usize = 4;

/// In a history, makes two mentions of each range.
pub fn part_ranges(scan: &Scan, mentions: &mut Vec<TimeMention>) {
    let years = mentions.iter().filter(|m| m.named_year().is_some()).count();
    let deictic = mentions.iter().filter(|m| m.is_deictic()).count();
    if years < YEARS || years < PER_DEICTIC * deictic {
        return;
    }
    *mentions = std::mem::take(mentions).into_iter().flat_map(|mention| parted(scan, mention)).collect();
}

fn parted(scan: &Scan, mention: TimeMention) -> Vec<TimeMention> {
    let (Meaning::Interval(ends), Some((first_end, second_start))) = (&mention.meaning, mention.middle) else {
        return vec![mention];
    };
    let Tokens { first, end } = mention.tokens;
    let part = |first: u32, end: u32, point| TimeMention {
        tokens: Tokens { first, end },
        span: scan.span(first as usize, end as usize),
        meaning: Meaning::Point(point),
        middle: None,
        ..mention.clone()
    };
    vec![part(first, first_end.max(first + 1), ends.0), part(second_start, end.max(second_start + 1), ends.1)]
}
