//! Where a time stands in its text: what follows is told of it, or not.

use crate::analysis::Annotated;
use crate::model::{Meaning, Tense};
use crate::rules::Grammar;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::Scan;
use crate::text::{Casing, TokenKind};

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

/// The words about a time that say how it stands.
pub(super) struct Words {
    up_to: ClassId,
    tense_before: ClassId,
    time_preposition: ClassId,
    speech: ClassId,
    genitive_before: ClassId,
    day_genitive: ClassId,
    determiner: ClassId,
}

impl Words {
    pub(super) fn new(grammar: &Grammar) -> Words {
        Words {
            up_to: grammar.class("up_to"),
            tense_before: grammar.class("tense_before"),
            time_preposition: grammar.class("time_preposition"),
            speech: grammar.class("speech"),
            genitive_before: grammar.class("genitive_before"),
            day_genitive: grammar.class("day_genitive"),
            determiner: grammar.class("determiner"),
        }
    }

    /// `The vote of 8 May`, `8 May's vote`, `the May 8 vote`.
    fn of_noun(&self, scan: &Scan, first: usize, end: usize) -> bool {
        let Some(before) = first.checked_sub(1) else { return false };
        let noun = |at: usize| {
            let word = scan.tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.casing == Casing::Lower);
            word.is_some() && !scan.is(at, self.time_preposition)
        };
        scan.is(before, self.genitive_before)
            || scan.is(end, self.day_genitive)
            || scan.is(before, self.determiner) && noun(end)
    }
}

/// A time that begins within so many tokens of its sentence stands at its head.
const HEAD: u32 = 4;

impl Place {
    /// Where the time of this number stands.
    pub(super) fn of(annotated: &Annotated, words: &Words, n: usize) -> Place {
        let (scan, mention) = (&annotated.scan, &annotated.times[n]);
        let first = mention.tokens.first;
        let sentence = scan.sentence_of(first as usize);
        let start = scan.sentences.get(sentence).map_or(0, |s| s.first);
        let behind = |at: u32| scan.marks_at(at as usize).any(|(_, m)| m.class == words.up_to && m.end == first);
        if (start.max(first.saturating_sub(2))..first).any(behind) {
            return Place::Aside;
        }
        let told = n.checked_sub(1).map(|before| scan.sentence_of(annotated.times[before].tokens.first as usize));
        let since = told.map_or(0, |told| told + 1).min(sentence + 1)..(sentence + 1).min(scan.sentences.len());
        let opens = scan.sentences.get(since).is_some_and(|s| s.iter().any(|s| s.opens_paragraph));
        if first < start + HEAD || opens { Place::Head } else { Place::Within }
    }
}

/// A sentence of so many tokens is short.
const SHORT: u32 = 10;

/// So many tokens before it the verb stands that tells when something was said.
const SPEECH: u32 = 3;

/// How a time is tied to those before it.
#[derive(Clone, Copy, Default)]
pub(super) struct Ties {
    /// Its sentence is told of it: `In 1992, …`, not `Since 1992, …`.
    pub opens: bool,
    /// It stands behind `in` or the like: `in 1992`, not `the 1992 talks`.
    pub behind_in: bool,
    /// No comma parts it from the time before it.
    pub runs_on: bool,
    /// It tells when something was said, `the bridge fell Thursday, police said Friday`, or what hour it was elsewhere,
    /// `at 1 a.m. (1700 GMT Sunday)`.
    pub said: bool,
    /// It says again what the time before it said: `on 8 May, the day after the vote`.
    pub apposed: bool,
    /// It only tells which noun is meant: `the vote of 8 May`, `the May 8 vote`.
    pub of_noun: bool,
    /// Its sentence is short: `Sunday 30 June at the castle:`.
    pub short: bool,
    /// It opens a line, a short word before it.
    pub opens_line: bool,
    /// It heads a line, a sign or nothing else behind it: `14:30 - …`.
    pub heads_line: bool,
    /// It stands inside a sentence that opens a paragraph.
    pub within_first: bool,
}

impl Ties {
    /// Those of the time of this number.
    pub(super) fn of(annotated: &Annotated, words: &Words, n: usize) -> Ties {
        let (scan, times) = (&annotated.scan, &annotated.times);
        let first = times[n].tokens.first;
        let end = times[n].tokens.end as usize;
        let sentence = scan.sentences.get(scan.sentence_of(first as usize));
        let start = sentence.map_or(0, |s| s.first);
        let since = || scan.mark_before(start as usize, first as usize, words.tense_before);
        let comma = |at: u32| matches!(scan.token_text(at as usize), "," | ";" | ":" | "(" | "–" | "—");
        let before = n.checked_sub(1).map(|before| times[before].tokens.end).filter(|end| *end > start);
        let within = (start..start + HEAD).contains(&first) && first > start;
        let preposition = || scan.mark_before(start as usize, first as usize, words.time_preposition);
        let behind = || preposition().is_some_and(|mark| scan.key(mark) == "in");
        let opens_paragraph = sentence.is_some_and(|s| s.opens_paragraph);
        let parted = || matches!(scan.sign(end), '-' | '–' | '—' | ':' | '|');
        Ties {
            of_noun: matches!(times[n].meaning, Meaning::Point(_))
                && before.is_none_or(|end| end + 1 < first)
                && (words.of_noun(scan, first as usize, end) || is_of_participle(annotated, start, first)),
            short: sentence.is_some_and(|s| s.end - s.first <= SHORT),
            opens_line: opens_paragraph && first <= start + 1,
            heads_line: opens_paragraph
                && first == start
                && (parted() || sentence.is_some_and(|s| s.end as usize == end)),
            within_first: opens_paragraph && first >= start + HEAD,
            said: (start.max(first.saturating_sub(SPEECH))..first).any(|at| scan.is(at as usize, words.speech))
                || before.is_some_and(|end| end + 1 == first && scan.sign(end as usize) == '('),
            behind_in: behind(),
            opens: within && behind() && since().is_none(),
            apposed: before.is_some_and(|end| end + 1 == first && (comma(end) || scan.sign(end as usize) == '-')),
            runs_on: before.is_some_and(|end| end <= first && !(end..first).any(comma)),
        }
    }
}

/// `The visit made to Chad on 8 May`: the verb before it is a participle alone.
fn is_of_participle(annotated: &Annotated, start: u32, first: u32) -> bool {
    let verbs = &annotated.verbs;
    let before = verbs[..verbs.partition_point(|g| g.tokens.first < first)].last();
    before.is_some_and(|g| g.tense == Tense::Participle && g.tokens.first > start && !g.finite())
}
