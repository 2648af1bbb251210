//! Where a time stands in its text: what follows is told of it, or not.

use crate::analysis::Annotated;

/// Where a time stands in the text.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Place {
    /// At the head of a sentence or first in its paragraph: what follows is told of it.
    Head,
    #[default]
    Within,
    /// Behind a word such as `until`: the story has not come so far.
    Aside,
}

/// A time that begins within so many tokens of its sentence stands at its head.
const HEAD: u32 = 4;

impl Place {
    /// Where the time of this number stands.
    pub(super) fn of(annotated: &Annotated, n: usize) -> Place {
        let (scan, mention) = (&annotated.scan, &annotated.times[n]);
        let first = mention.tokens.first;
        let sentence = scan.sentence_of(first as usize);
        let start = scan.sentences.get(sentence).map_or(0, |s| s.first);
        let aside = scan.grammar.class("up_to");
        let behind = |at: u32| scan.marks_at(at as usize).any(|(_, m)| m.class == aside && m.end == first);
        if (start.max(first.saturating_sub(2))..first).any(behind) {
            return Place::Aside;
        }
        let told = n.checked_sub(1).map(|before| scan.sentence_of(annotated.times[before].tokens.first as usize));
        let since = told.map_or(0, |told| told + 1).min(sentence + 1)..(sentence + 1).min(scan.sentences.len());
        let opens = scan.sentences.get(since).is_some_and(|s| s.iter().any(|s| s.opens_paragraph));
        if first < start + HEAD || opens { Place::Head } else { Place::Within }
    }
}
