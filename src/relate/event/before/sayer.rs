//! Whoever says what a pronoun opens: `Chad said it would`, `The firm told reporters that it had`.

use super::super::Reader;
use crate::model::{ActorKind, Mention, Tense, Use};
use crate::relate::clause::{Part, mentions_in};

/// So many phrases may stand between a verb of saying and its clause.
const HEARERS: usize = 3;

impl Reader<'_> {
    /// `Chad said it would`, `le Tchad a dit qu'il allait`: the pronoun right behind a verb is whoever that verb tells of.
    pub(in crate::relate::event) fn of_sayer(&self, chunk: usize, sides: &mut Vec<u32>) -> bool {
        let scan = &self.annotated.scan;
        let token = self.clauses.chunks[chunk].tokens.first;
        // The actors' pack has keys of its own for these words.
        let mut keys = scan.marks_of(token as usize, self.classes.pronoun).map(|mark| scan.key(mark));
        let Some(key) = keys.find(|key| matches!(*key, "he" | "it" | "he-or-it" | "they")) else { return false };
        let (person, thing) = match key {
            "he" => (true, false),
            "it" => (false, true),
            _ => (true, true),
        };
        let Some(sayers) = self.sayers(chunk) else { return false };
        if key == "he" && self.head_of_office(chunk, |m| self.is_kind(m, ActorKind::Person)).is_some() {
            return false;
        }
        // `X told Y that he`, `He said he`: either may be meant.
        let hears = |c: usize| {
            mentions_in(self.annotated, self.clauses.chunks[c].tokens).iter().any(|(n, _)| self.is_person(*n))
        };
        let spoken_to = self.hearer(chunk).is_some_and(hears);
        let pronoun = |s: &usize| {
            let one = self.lone_pronoun(*s).is_some();
            one || matches!(self.clauses.chunks[*s].part, Part::Pronoun(_))
        };
        if sayers.iter().any(|&s| s >= chunk) || key != "it" && (spoken_to || sayers.iter().any(pronoun)) {
            return false;
        }
        let undergone = key == "they" && self.undergoes(chunk);
        let next = self.clauses.chunks.get(chunk + 1).map(|c| c.part);
        let to_come = matches!(next, Some(Part::Verb(n)) if self.annotated.verbs[n as usize].tense == Tense::Future);
        let fits = |m: u32| match self.is_person(m) {
            // `The president said it will close the embassy`: the land for which he speaks.
            true => person || key == "it" && to_come && self.country(m).is_some(),
            // `The envoy said he had agreed`: one who has no name.
            false if key == "he" => self.is_one_unnamed(m),
            // `Chad said they would be expelled`: not Chad.
            false => thing && !(undergone && self.is_named(m)),
        };
        let found: Vec<u32> = self.sides(sayers, true).into_iter().filter(|&m| fits(m)).collect();
        // `X said they had talked`: with whom is not told there.
        if key == "they" && found.len() == 1 && self.is_person(found[0]) {
            return false;
        }
        sides.extend(&found);
        !found.is_empty()
    }

    /// Who hears what is said, right before the word that opens the clause of a chunk: `told Y that he`.
    fn hearer(&self, chunk: usize) -> Option<usize> {
        let opens = |c: &usize| matches!(self.clauses.chunks[*c].part, Part::Subordinator(_));
        let that = self.before_time(chunk).filter(opens);
        let before = that.map_or_else(|| self.before_time(chunk), |c| c.checked_sub(1));
        before.filter(|&c| self.clauses.chunks[c].part == Part::Noun)
    }

    /// Who says what a chunk opens: the subject of the verb of saying right before it.
    pub(in crate::relate::event) fn sayers(&self, chunk: usize) -> Option<&[usize]> {
        let part = |at: Option<usize>| at.map(|at| self.clauses.chunks[at].part);
        let before = self.before_time(chunk);
        let led = matches!(part(before), Some(Part::Subordinator(_)));
        let told = if led { before.and_then(|b| b.checked_sub(1)).map(|at| self.before_hearer(at)) } else { before };
        let Some(Part::Verb(verb)) = part(told) else { return None };
        let kinds = self.annotated.scan.grammar.words.verbs.kinds(self.annotated.verbs[verb as usize].lemma);
        (kinds & self.kinds.speech != 0).then(|| &self.places(verb).subject[..])
    }

    /// `The firm warned that it would`: it is what the noun before says, though nobody knows which that is.
    pub(super) fn is_of_unknown_sayer(&self, chunk: usize) -> bool {
        let Some(&[sayer]) = self.sayers(chunk) else { return false };
        let body = || !mentions_in(self.annotated, self.clauses.chunks[sayer].tokens).is_empty();
        sayer < chunk
            && self.clauses.chunks[sayer].part == Part::Noun
            && self.holds(sayer, self.classes.the_country)
            && !body()
    }

    /// `The warring sides said they had`: the many whom the noun before tells of, whoever they are.
    pub(super) fn is_of_unknown_many(&self, chunk: usize) -> bool {
        let Some(&[sayer]) = self.sayers(chunk) else { return false };
        let tokens = self.clauses.chunks[sayer].tokens;
        sayer < chunk
            && self.clauses.chunks[sayer].part == Part::Noun
            && self.is_plural(tokens)
            && !self.holds(sayer, self.classes.pair)
            && mentions_in(self.annotated, tokens).is_empty()
            && self.preposition(sayer + 1).is_none()
    }

    /// The part before a chunk, past a time and its preposition: `said on Tuesday he`.
    fn before_time(&self, chunk: usize) -> Option<usize> {
        let part = |at: Option<usize>| at.map(|at| self.clauses.chunks[at].part);
        let before = chunk.checked_sub(1);
        if !matches!(part(before), Some(Part::Time(_))) {
            return before;
        }
        let time = before.and_then(|at| at.checked_sub(1));
        let led = matches!(part(time), Some(Part::Preposition(_)));
        if led { time.and_then(|at| at.checked_sub(1)) } else { time }
    }

    /// `told reporters that he`, `a dit à la presse qu'il`, `confirmed in a post on Facebook that it`: back from who hears it
    /// and where it is said to the verb.
    fn before_hearer(&self, at: usize) -> usize {
        let noun = |c: usize| self.clauses.chunks[c].part == Part::Noun;
        let led = |c: usize| matches!(self.clauses.chunks[c].part, Part::Preposition(_));
        let mut at = at;
        for _ in 0..HEARERS {
            // `said Friday that he`, `said on Friday that he`
            let time = matches!(self.clauses.chunks[at].part, Part::Time(_));
            at = match at {
                2.. if (noun(at) || time) && led(at - 1) => at - 2,
                1.. if time => at - 1,
                _ => break,
            };
        }
        if at > 0 && noun(at) { at - 1 } else { at }
    }

    /// Is what a pronoun stands for the one to whom the verb behind it is done?
    pub(super) fn undergoes(&self, chunk: usize) -> bool {
        let verb = self.clauses.chunks.get(chunk + 1).map(|c| c.part);
        matches!(verb, Some(Part::Verb(n)) if self.annotated.verbs[n as usize].passive)
    }

    /// Is a side a country or an organization with a name of its own?
    fn is_named(&self, mention: u32) -> bool {
        self.annotated.mentions[mention as usize].usage == Use::Actor && self.is_actor(mention)
    }

    /// `Chad closed its border, the agency reported. It recalled its envoy`: who tells of it in another's stead, behind a
    /// comma, does not what the pronoun of the next sentence does; but `It added`.
    pub(super) fn only_reports(&self, mention: &Mention, pronoun: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(chunk) = self.clauses.chunk_at(mention.tokens.first) else { return false };
        let begin = self.clauses.sentence_of(chunk).start;
        let saying = |c: usize| chunks.get(c).is_some_and(|_| self.is_saying(c));
        let behind_comma = chunk > begin + 1 && chunks[chunk - 1].part == Part::Comma;
        behind_comma && saying(chunk + 1) && !saying(pronoun + 1) && self.clauses.sentence_of(pronoun).start != begin
    }
}
