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

/// So many tokens before it the verb stands that tells when something was said.
const SPEECH: u32 = 3;

/// How a time is tied to those before it.
#[derive(Clone, Copy, Default)]
pub(super) struct Ties {
    /// Its sentence is told of it: `In 1992, …`, not `Since 1992, …`.
    pub opens: bool,
    /// No comma parts it from the time before it.
    pub runs_on: bool,
    /// It tells when something was said, `the bridge fell Thursday, police said Friday`, or what hour it was elsewhere,
    /// `at 1 a.m. (1700 GMT Sunday)`.
    pub said: bool,
    /// It says again what the time before it said: `on 8 May, the day after the vote`.
    pub apposed: bool,
}

impl Ties {
    /// Those of the time of this number.
    pub(super) fn of(annotated: &Annotated, n: usize) -> Ties {
        let (scan, times) = (&annotated.scan, &annotated.times);
        let first = times[n].tokens.first;
        let start = scan.sentences.get(scan.sentence_of(first as usize)).map_or(0, |s| s.first);
        let since = || scan.mark_before(start as usize, first as usize, scan.grammar.class("tense_before"));
        let comma = |at: u32| matches!(scan.token_text(at as usize), "," | ";" | ":" | "(" | "–" | "—");
        let before = n.checked_sub(1).map(|before| times[before].tokens.end).filter(|end| *end > start);
        let within = (start..start + HEAD).contains(&first) && first > start;
        let preposition = scan.mark_before(start as usize, first as usize, scan.grammar.class("time_preposition"));
        let behind = || preposition.is_some_and(|mark| scan.key(mark) == "in");
        let speech = scan.grammar.class("speech");
        Ties {
            said: (start.max(first.saturating_sub(SPEECH))..first).any(|at| scan.is(at as usize, speech))
                || before.is_some_and(|end| end + 1 == first && scan.sign(end as usize) == '('),
            opens: within && behind() && since().is_none(),
            apposed: before.is_some_and(|end| end + 1 == first && (comma(end) || scan.sign(end as usize) == '-')),
            runs_on: before.is_some_and(|end| end <= first && !(end..first).any(comma)),
        }
    }
}
