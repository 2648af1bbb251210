//! The words that a frame's verb wants behind it: right there, or behind its object.

use crate::analysis::Annotated;
use crate::model::VerbGroup;
use crate::rules::frame::Frame;

/// How many words stand behind a group that a frame's verb wants there (`hand over`), and the time that may part them
/// (`took delivery on Monday of`, `gave on Friday its approval`); none where they are missing.
pub(super) fn words_behind(annotated: &Annotated, group: &VerbGroup, frame: &Frame) -> Option<u32> {
    let Annotated { scan, times, .. } = annotated;
    let stands = |at: u32, word: &str| scan.tokens.get(at as usize).is_some() && scan.reads(at as usize, word);
    let past_time = |at: u32| {
        let time = times.get(times.partition_point(|t| t.tokens.first < at));
        time.filter(|t| t.tokens.first <= at + 1).map(|t| t.tokens.end)
    };
    let end = group.tokens.end;
    let behind = |at: u32, word: &str| {
        let at = if stands(at, word) { Some(at) } else { past_time(at).filter(|&at| stands(at, word)) };
        at.map(|at| at + 1)
    };
    if stands_parted(annotated, group, frame) {
        return Some(0);
    }
    let verbs = frame.verbs(group.lemma).iter().filter(|v| v.reflexive <= group.reflexive && !v.parted);
    verbs
        .filter_map(|verb| verb.particles.iter().try_fold(end, |at, word| behind(at, word)))
        .max()
        .map(|last| last - end)
}

/// How far behind a verb the words may stand that belong to it, its object between them, in tokens.
const PARTED_WITHIN: u32 = 16;

/// `handed 12 jets over`, `put the sale on hold`: do words that a frame's verb wants stand behind its object?
pub(super) fn stands_parted(annotated: &Annotated, group: &VerbGroup, frame: &Frame) -> bool {
    let Annotated { scan, verbs, .. } = annotated;
    let mut parted = frame.verbs(group.lemma).iter().filter(|v| v.parted && !v.particles.is_empty()).peekable();
    if parted.peek().is_none() {
        return false;
    }
    let from = group.tokens.end + 1;
    let next = verbs[verbs.partition_point(|g| g.tokens.first < from)..].iter().find(|g| g.finite());
    let end = scan.sentences[scan.sentence_of(group.head as usize)].end.min(group.tokens.end + PARTED_WITHIN);
    let end = next.map_or(end, |g| end.min(g.tokens.first));
    let stands = |at: u32, words: &[Box<str>]| {
        at + words.len() as u32 <= end && words.iter().enumerate().all(|(n, word)| scan.reads(at as usize + n, word))
    };
    parted.any(|v| (from..end).any(|at| stands(at, &v.particles)))
}
