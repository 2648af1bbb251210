//! One or many: which sides `it` and `they` may stand for, and the subject before that is many.

use super::super::Reader;
use crate::model::{ActorKind, Country, Mention, Tokens, Use};
use crate::relate::clause::{Part, mentions_in};

impl Reader<'_> {
    /// `Russia announced a truce, but both sides broke it`: whoever alone the clause before tells of is neither.
    pub(super) fn lone_doer(&self, chunk: usize) -> Option<Tokens> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let verb = (begin..chunk).rev().find_map(|c| self.finite_verb(c))?;
        let [subject] = self.places(verb).subject[..] else { return None };
        let before = Tokens { first: chunks[begin].tokens.first, end: chunks[chunk].tokens.first };
        let told = mentions_in(self.annotated, before);
        let first = told.first()?.1.actor?;
        let alone = subject < chunk && told.iter().all(|(_, m)| m.actor == Some(first));
        alone.then(|| chunks[subject].tokens)
    }

    /// `In response to Russia's attack on Ukraine, the two sides`: why something is done tells not of those who do it.
    pub(super) fn stands_in_cause(&self, mention: &Mention, chunk: usize) -> bool {
        let begin = self.clauses.sentence_of(chunk).start;
        let within = mention.tokens.first >= self.clauses.chunks[begin].tokens.first;
        within && self.tells_cause(begin) && !(begin..chunk).any(|c| self.finite_verb(c).is_some())
    }

    /// May `they` stand for a side: a body, a country or several people, not `a source`?
    pub(super) fn is_many(&self, mention: u32) -> bool {
        let scan = &self.annotated.scan;
        let phrase = self.annotated.mentions[mention as usize].phrase;
        let article = scan.mark(phrase.first as usize, self.classes.determiner);
        let one = article.is_some_and(|m| scan.key(m) == "a") && self.is_one_unnamed(mention);
        !one && !self.is_person(mention)
    }

    /// `a Chadian envoy`: someone, though without a name, whom no `it` stands for.
    pub(super) fn ends_with_office(&self, mention: &Mention) -> bool {
        let last = mention.phrase.end as usize - 1;
        let [_, office, person, counterpart] = self.classes.people;
        [office, person, counterpart].iter().any(|&class| self.annotated.scan.is(last, class))
    }

    /// `the rebel envoy`: an office or a group without a name, whose last word is no plural.
    pub(super) fn is_one_unnamed(&self, mention: u32) -> bool {
        let mention = &self.annotated.mentions[mention as usize];
        mention.usage == Use::Unnamed && !self.is_plural(mention.phrase)
    }

    /// Does the last word of a phrase end as plurals do?
    pub(in crate::relate::event) fn is_plural(&self, phrase: Tokens) -> bool {
        let scan = &self.annotated.scan;
        scan.grammar.ends_as_plural(scan.token_text(phrase.end as usize - 1))
    }

    /// `D'autres partis dénoncent les violations dont ils accusent`: the one subject before in the sentence, where its
    /// verb says that it is many.
    pub(super) fn many_in_sentence(&self, chunk: usize) -> Option<usize> {
        let begin = self.clauses.sentence_of(chunk).start;
        let verb = (begin..chunk).find_map(|c| self.verb_of_many(c)).or_else(|| self.verb_of_forces(begin, chunk))?;
        let [subject] = self.places(verb).subject[..] else { return None };
        (self.clauses.chunks[subject].part == Part::Noun && subject < chunk && self.pair(subject).is_empty())
            .then_some(subject)
    }

    /// `Heads of government welcomed the pact between Chad and Mali. They`: of a sentence about the words of people without a
    /// name, these and none whom they name.
    pub(super) fn follows_many_who_speak(&self, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let Some(before) = begin.checked_sub(1).filter(|_| chunk == begin).map(|c| self.clauses.sentence_of(c)) else {
            return false;
        };
        let Some(verb) = before.clone().find_map(|c| self.finite_verb(c)) else { return false };
        let [subject] = self.places(verb).subject[..] else { return false };
        let kinds = self.annotated.scan.grammar.words.verbs.kinds(self.annotated.verbs[verb as usize].lemma);
        let tokens = chunks[subject].tokens;
        kinds & self.kinds.voiced != 0
            && subject == before.start
            && chunks[subject].part == Part::Noun
            && self.is_plural(tokens)
            && self.pair_key(subject).is_none()
            && mentions_in(self.annotated, tokens).is_empty()
    }

    /// `The minister discussed it with X when they met`: whom the clause before tells of, and whom `with` leads to there.
    pub(super) fn two_in_sentence(&self, chunk: usize) -> Vec<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let opens = chunk > begin && matches!(self.clauses.chunks[chunk - 1].part, Part::Subordinator(_));
        let verb = (begin..chunk).rev().find_map(|c| self.finite_verb(c)).filter(|_| opens);
        let Some(places) = verb.map(|n| self.places(n)) else { return Vec::new() };
        let with = places.slots.iter().find(|(p, _)| self.preposition(*p) == Some("with") && *p < chunk);
        let ([subject], Some((_, list))) = (&places.subject[..], with) else { return Vec::new() };
        if *subject >= chunk || list.iter().any(|&c| c >= chunk) {
            return Vec::new();
        }
        let mut two = self.sides(&[*subject], false);
        two.extend(self.sides(list, false));
        let known = two.iter().all(|&s| self.is_known(s) && (self.is_person(s) || self.is_one_unnamed(s)));
        if two.len() == 2 && known { two } else { Vec::new() }
    }

    /// The two of whom the words before tell in one sentence: those between whom something is, else those who met.
    pub(super) fn two_told_of(&self, chunk: usize) -> Vec<u32> {
        let between = self.told_between(chunk);
        if between.is_empty() { self.met(chunk) } else { between }
    }

    /// `the pact between Chad and Mali, agreed by the parties`: the two lands or bodies between whom the sentence tells of
    /// something last.
    fn told_between(&self, chunk: usize) -> Vec<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let led = |c: usize| self.preposition(c) == Some("between") && self.clauses.chunks[c + 1].part == Part::Noun;
        let Some(between) = (begin..chunk.saturating_sub(1)).rev().find(|&c| led(c)) else { return Vec::new() };
        let (list, end) = self.clauses.list_on(self.annotated, between + 1, chunk);
        // No more than names: what else stands there may hang on the two themselves.
        let named = |&c: &usize| {
            let tokens = self.clauses.chunks[c].tokens;
            let acts = |(n, m): &(u32, &Mention)| m.usage == Use::Actor && m.phrase == tokens && !self.is_person(*n);
            mentions_in(self.annotated, tokens).into_iter().find(acts).map(|(n, _)| n)
        };
        let two: Vec<u32> = list.iter().filter(|&&c| c < chunk).filter_map(named).collect();
        if end <= chunk && list.len() == 2 && two.len() == 2 { two } else { Vec::new() }
    }

    /// `X met Y in May, and the two allies agreed`: the two of two lands whom the verb before tells of, each a person.
    fn met(&self, chunk: usize) -> Vec<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let Some(verb) = (begin..chunk).rev().find_map(|c| self.finite_verb(c)) else { return Vec::new() };
        let places = self.places(verb);
        let with = places.slots.iter().filter(|(p, _)| self.preposition(*p) == Some("with")).flat_map(|(_, list)| list);
        // Names alone: what else may stand for someone could lead back here.
        let named = |&c: &usize| {
            let inside = mentions_in(self.annotated, self.clauses.chunks[c].tokens).into_iter();
            inside.rev().find(|(n, m)| c < chunk && m.usage == Use::Actor && self.is_person(*n)).map(|(n, _)| n)
        };
        let heads = places.subject.iter().chain(&places.objects).chain(with);
        let two: Vec<u32> = heads.filter_map(named).collect();
        let lands: Vec<Country> = two.iter().filter_map(|&side| self.country(side)).collect();
        let of_two_lands = two.len() == 2 && lands.len() == 2 && lands[0] != lands[1];
        if of_two_lands { two } else { Vec::new() }
    }

    /// `Chadian forces shelled the town as they advanced`: the first verb before the pronoun, where its tense says nothing
    /// and its subject is a group that is many by its last word.
    fn verb_of_forces(&self, begin: usize, chunk: usize) -> Option<u32> {
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let acts = |&n: &u32| verbs.kinds(self.annotated.verbs[n as usize].lemma) & self.kinds.speech == 0;
        let verb = (begin..chunk).find_map(|c| self.finite_verb(c)).filter(acts)?;
        let [subject] = self.places(verb).subject[..] else { return None };
        // `A group of Chadian soldiers had detained him when they blocked the road`
        let head = self.measured(subject).unwrap_or(subject);
        let tokens = self.clauses.chunks[head].tokens;
        let inside = mentions_in(self.annotated, tokens);
        let group = |(n, m): &(u32, &Mention)| {
            m.phrase.end.max(m.tokens.end) == tokens.end && !self.is_person(*n) && m.usage != Use::Place
        };
        (self.is_plural(tokens) && inside.last().is_some_and(group)).then_some(verb)
    }

    /// `The Chadian troops left the guns they had seized`: in the sentence before the pronoun, the subject that is many by
    /// its last word.
    pub(super) fn many_before(&self, chunk: usize) -> Option<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let contact = chunk > begin && self.clauses.chunks[chunk - 1].part == Part::Noun;
        let subject = |&c: &usize| self.clauses.chunks[c].part == Part::Noun && self.leads_clause(c);
        let tokens = self.clauses.chunks[(begin..chunk).rev().filter(|_| contact).find(subject)?].tokens;
        let inside = mentions_in(self.annotated, tokens);
        let head =
            inside.last().filter(|(_, m)| m.phrase.end.max(m.tokens.end) == tokens.end && self.is_plural(tokens))?;
        (head.1.usage != Use::Actor || !self.is_person(head.0)).then_some(head.0)
    }

    /// Does a name stand in a list of more than three?
    pub(in crate::relate::event) fn stands_among_many(&self, side: u32) -> bool {
        let first = self.annotated.mentions[side as usize].tokens.first;
        let Some(chunk) = self.clauses.chunk_at(first) else { return false };
        let range = self.clauses.sentence_of(chunk);
        let joined = |c: &usize| matches!(self.clauses.chunks[*c].part, Part::Noun | Part::Comma | Part::Conjunction);
        let begin = (range.start..=chunk).rev().take_while(joined).last().unwrap_or(chunk);
        let list = (begin..range.end).take_while(joined);
        let named = |c: &usize| self.clauses.chunks[*c].part == Part::Noun && !self.sides(&[*c], false).is_empty();
        // `Chad sent a ship, Mali took in refugees, and Kenya gave money. Both sides`
        let acts = |c: &usize| {
            let tokens = self.clauses.chunks[*c].tokens;
            let inside = mentions_in(self.annotated, tokens);
            self.leads_clause(*c) && inside.iter().any(|(_, m)| m.usage == Use::Actor && self.heads_phrase(m, tokens))
        };
        list.filter(named).count() > 3 || range.filter(acts).count() > 2
    }

    /// `The Council condemned the coup in Chad. They demanded`, `The ministers thanked Chad. The statement is long. On Mali,
    /// they said`: the body or the many who alone do what the sentence before tells, where they do it with nobody, past what
    /// they themselves go on with and a paper of theirs.
    pub(super) fn those_before(&self, chunk: usize) -> Option<Vec<u32>> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let topic = |c: usize| {
            matches!(
                chunks[c].part,
                Part::Preposition(_) | Part::Noun | Part::Time(_) | Part::Comma | Part::Conjunction
            )
        };
        if !(begin..chunk).all(topic) || chunk > begin && self.preposition(begin).is_none() {
            return None;
        }
        let mut end = begin;
        for _ in 0..REACH {
            let before = self.clauses.sentence_of(end.checked_sub(1)?);
            end = before.start;
            if before.clone().any(|c| matches!(self.preposition(c), Some("with" | "between"))) {
                return None;
            }
            let verbs =
                before.filter_map(|c| self.finite_verb(c)).filter(|&n| !self.annotated.verbs[n as usize].passive);
            // `Chad and Mali condemned it. They`: those joined are told apart.
            let alone = |n: u32| match self.places(n).subject[..] {
                [one] => Some(Some(one)),
                [] => None,
                _ => Some(None),
            };
            let mut subjects = verbs.filter_map(alone).map_while(|one| one).take(REACH).peekable();
            let first = *subjects.peek()?;
            if let Some(those) = subjects.filter(|&s| chunks[s].part == Part::Noun).find_map(|s| self.as_many(s)) {
                return Some(those);
            }
            if !self.is_same_pronoun(chunks[first].part, chunk) && !self.is_own_paper(first) {
                return None;
            }
        }
        None
    }

    /// `The statement named no one`, `the country`: a paper or a land that is told of as theirs, with nobody named.
    fn is_own_paper(&self, subject: usize) -> bool {
        let chunk = self.clauses.chunks[subject];
        let theirs = self.is_of_kind(subject, self.kinds.message) || self.holds(subject, self.classes.the_country);
        theirs && chunk.part == Part::Noun && mentions_in(self.annotated, chunk.tokens).is_empty()
    }

    /// The body that a noun phrase names, or the people of one; nobody where it tells of people who are of no one.
    fn as_many(&self, subject: usize) -> Option<Vec<u32>> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[subject].tokens;
        let inside = mentions_in(self.annotated, tokens);
        let body = |m: &Mention| m.usage == Use::Actor && self.is_kind(m, ActorKind::Organization);
        if let Some((number, _)) = inside.iter().find(|(_, m)| body(m) && self.heads_phrase(m, tokens)) {
            return Some(vec![*number]);
        }
        let people = self.classes.people.iter().any(|&class| scan.is(tokens.end as usize - 1, class));
        // `The Chadian and Malian leaders met. They`
        let sides = self.sides(&[subject], true);
        if people && sides.len() > 1 && sides.iter().all(|&s| self.is_known(s)) {
            return Some(sides);
        }
        if !people
            || !self.is_plural(tokens)
            || self.pair_key(subject).is_some_and(|_| self.issuing(subject).is_empty())
        {
            return None;
        }
        let bodies = sides.iter().all(|&s| self.is_kind(&self.annotated.mentions[s as usize], ActorKind::Organization));
        let nobody = sides.iter().all(|&s| self.is_stateless(s)) && inside.iter().all(|(_, m)| m.usage == Use::Unnamed);
        (!sides.is_empty() && bodies || nobody).then_some(sides)
    }

    /// `The Ports Board is vast. Ann Lee called it a shame`: right behind its verb the thing that the sentence before is about.
    pub(super) fn is_thing_told(&self, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let object = chunk > begin && matches!(chunks[chunk - 1].part, Part::Verb(_));
        let Some(before) = begin.checked_sub(1).filter(|_| object).map(|c| self.clauses.sentence_of(c)) else {
            return false;
        };
        let first = (begin..chunk)
            .find_map(|c| self.finite_verb(c))
            .is_some_and(|n| self.clauses.verb_chunk(n) == Some(chunk - 1));
        let Some(verb) = before.clone().find_map(|c| self.finite_verb(c)).filter(|_| first) else { return false };
        let [subject] = self.places(verb).subject[..] else { return false };
        let tokens = chunks[subject].tokens;
        subject == before.start
            && chunks[subject].part == Part::Noun
            && !self.is_plural(tokens)
            && mentions_in(self.annotated, tokens).is_empty()
            && self.pair_key(subject).is_none()
            && !self.holds(subject, self.classes.the_country)
            && self.sides(&[subject], true).is_empty()
    }
}

/// So many sentences back may stand those whom `they` goes on from.
const REACH: usize = 4;
