//! How far a saying reaches: what stands before `X said` and behind it, and who stands behind a statement.

use super::{Reader, is_quote_part};
use crate::analysis::Annotated;
use crate::model::{Mood, Tense, Tokens, VerbGroup};
use crate::relate::clause::Part;
use crate::rules::scan::Sentence;

/// The key of words that set a clause beside what is told.
const BESIDE: &str = "beside";

impl Reader<'_> {
    /// What stands before `X said` in its sentence, where a verb is in it.
    pub(super) fn said_before(
        &self,
        sentence: &Sentence,
        first: usize,
        range: std::ops::Range<usize>,
    ) -> Option<Tokens> {
        let chunks = &self.clauses.chunks;
        let led = first > range.start && matches!(chunks[first - 1].part, Part::Comma | Part::Quote);
        let told = (range.start..first).any(|c| matches!(chunks[c].part, Part::Verb(_) | Part::Quote));
        // `After arriving, the minister said`: what comes first is no report unless it has its own finite verb.
        let finite = (range.start..first).any(|c| match chunks[c].part {
            Part::Verb(n) => self.annotated.verbs[n as usize].finite(),
            part => is_quote_part(part),
        });
        let quoted = (range.start..first).rev().take(2).any(|c| is_quote_part(chunks[c].part));
        let subordinate = matches!(chunks[range.start].part, Part::Subordinator(_) | Part::Preposition(_));
        let end = chunks[first].tokens.first;
        (led && told && finite && (quoted || !subordinate) && sentence.first < end)
            .then_some(Tokens { first: sentence.first, end })
    }

    /// What stands behind `X said`, where it is a clause or a quotation.
    pub(super) fn said_behind(
        &self,
        sentence: &Sentence,
        behind: usize,
        range: std::ops::Range<usize>,
        complement: Option<usize>,
        group: &VerbGroup,
    ) -> Option<Tokens> {
        let chunks = &self.clauses.chunks;
        let quote = (behind..range.end).find(|&c| is_quote_part(chunks[c].part));
        let first = match (complement, quote) {
            (Some(_), _) => chunks.get(behind)?.tokens.first.max(group.tokens.end),
            (None, Some(quote)) => chunks[quote].tokens.first,
            (None, None) => {
                chunks.get(behind).filter(|_| behind < range.end && self.names_deed(behind, range.end))?.tokens.first
            }
        };
        let end = match complement {
            Some(c) => self.clause_beside(c, range.end, group).or_else(|| self.promise_end(c, range.end)),
            None => self.deed_beside(behind, range.end),
        };
        let end = end.unwrap_or(sentence.end);
        (first < end).then_some(Tokens { first, end })
    }

    /// `said that rain was likely as Chad accused Mali`: where a clause begins, behind that of a verb, which the text sets
    /// beside what is said.
    fn clause_beside(&self, complement: usize, to: usize, group: &VerbGroup) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let verbs = &self.annotated.scan.grammar.words.verbs;
        // `denied that it had attacked and Mali asked for talks`: no one denies what Mali did.
        let denies = verbs.kinds(group.lemma) & verbs.kind("deny") != 0;
        let finite = |c: usize| matches!(chunks[c].part, Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        // `said it was a drill, but Mali has urged calm`: what another says.
        let voiced = verbs.kind("voiced") | verbs.kind("speech");
        let says = |c: usize| match chunks[c].part {
            Part::Verb(n) => {
                let other = &self.annotated.verbs[n as usize];
                !other.earlier && other.mood == Mood::Plain && verbs.kinds(other.lemma) & voiced != 0
            }
            _ => false,
        };
        let apart = |c: usize| {
            chunks[c].part == Part::Conjunction && chunks[c - 1].part == Part::Comma && c + 2 < to && says(c + 2)
        };
        let beside = |&c: &usize| {
            let led = match chunks[c].part {
                Part::Subordinator(mark) => self.annotated.scan.key(mark) == BESIDE,
                part => denies && part == Part::Conjunction || apart(c),
            };
            let quoted = chunks[c..to].iter().any(|c| is_quote_part(c.part));
            led && !quoted && c + 2 < to && chunks[c + 1].part == Part::Noun && finite(c + 2)
        };
        let complement = Some(complement).filter(|&c| finite(c))?;
        (complement + 1..to).find(beside).map(|c| chunks[c].tokens.first)
    }

    /// `agreed to sell jets; Mali attacked`: what is promised in an infinitive ends with its clause.
    fn promise_end(&self, complement: usize, to: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let Part::Verb(n) = chunks[complement].part else { return None };
        let infinitive = self.annotated.verbs[n as usize].tense == Tense::Infinitive;
        let semicolon = |c: &usize| self.annotated.scan.sign(chunks[*c].tokens.first as usize) == ';';
        (complement..to).filter(|_| infinitive).find(semicolon).map(|c| chunks[c].tokens.first)
    }

    /// `Envoy warns of war as Chad accuses Mali`: where a clause begins that is set beside a deed which is told of.
    fn deed_beside(&self, behind: usize, to: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let finite = |c: usize| matches!(chunks[c].part, Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        let led = |c: usize| matches!(chunks[c].part, Part::Subordinator(m) if self.annotated.scan.key(m) == BESIDE);
        let beside = |&c: &usize| led(c) && c + 2 < to && chunks[c + 1].part == Part::Noun && finite(c + 2);
        let quoted = chunks[behind.min(to)..to].iter().any(|c| is_quote_part(c.part));
        (behind..to).filter(|_| !quoted).find(beside).map(|c| chunks[c].tokens.first)
    }

    /// `announced a new loan`: the object is what is said.
    fn names_deed(&self, at: usize, to: usize) -> bool {
        (at..to).any(|c| self.clauses.chunks[c].part == Part::Noun)
    }

    /// `according to a statement made by X`, `a spokesman for X said`: the one behind what is said or who speaks, where that
    /// names no one itself.
    pub(super) fn sayer_behind(&self, saying: usize) -> Option<usize> {
        let Annotated { scan, verbs, .. } = self.annotated;
        let chunks = &self.clauses.chunks;
        if self.clauses.party(self.annotated, saying).is_some() {
            return None;
        }
        let speaks =
            chunks[saying].tokens.range().find_map(|at| Some(scan.key(scan.mark(at, self.saying)?)))? == "speaks";
        let made = |c: usize| {
            let part = chunks.get(c).map(|chunk| chunk.part);
            matches!(part, Some(Part::Verb(n)) if verbs[n as usize].tense == Tense::Participle)
        };
        let link = saying + 1 + usize::from(made(saying + 1));
        let leads = |mark| match scan.key(mark) {
            "of" => true,
            "by" | "from" => !speaks,
            "for" => speaks,
            _ => false,
        };
        let led = matches!(chunks.get(link)?.part, Part::Preposition(mark) if leads(mark));
        (led && chunks.get(link + 1)?.is_nominal() && self.can_speak(link + 1)).then_some(link + 1)
    }
}
