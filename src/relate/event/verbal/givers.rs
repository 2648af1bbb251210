//! Who does it, and whose deed stands in something of theirs: whose words a paper holds, whose sanctions are told of by a
//! participle.

use crate::model::{EventType, Tense, Use, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::{Reader, kind_of};
use crate::rules::frame::Frame;
use crate::text::TokenKind;

/// So many sentences at most stand between an item of a list and whose list it is.
const LISTED: usize = 60;

/// So many sentences that begin with a noun are searched for whose list it is: `Council,` alone names none.
const HEADS: usize = 3;

/// What the codes of helpers begin with that belong to no state.
const HELPERS: &str = "NGO";

impl Reader<'_> {
    /// `issued a statement that accused Chad`, `said in a letter which urged Chad to pay`: whose words a paper holds.
    pub(super) fn givers(&self, places: &Places) -> Vec<u32> {
        let [paper] = places.subject[..] else { return Vec::new() };
        let relative = matches!(self.clauses.chunks.get(paper + 1).map(|c| c.part), Some(Part::Relative(_)));
        if !relative || !self.is_of_kind(paper, self.kinds.message) {
            return Vec::new();
        }
        let verb = (self.clauses.sentence_of(paper).start..paper).rev().find_map(|c| self.finite_verb(c));
        let active = verb.filter(|&n| !self.annotated.verbs[n as usize].passive);
        active.map(|n| self.sides(&self.places(n).subject, true)).unwrap_or_default()
    }

    /// `The Council of the Union, 1. Condemns the raid; 2. Demands …`: whose decisions the items of a list are that have no
    /// subject; it stands at the head of the last sentence but them.
    fn body_of_list(&self, group: &VerbGroup, places: &Places) -> Vec<u32> {
        let scan = &self.annotated.scan;
        let number = scan.sentence_of(group.head as usize);
        let first = |n: usize| scan.sentences[n].first as usize;
        let is_item = |n: usize| scan.tokens[first(n)].kind != TokenKind::Word;
        // The number of the item stands where its subject would.
        let word = |&c: &usize| self.clauses.chunks[c].tokens.range().any(|t| scan.tokens[t].kind == TokenKind::Word);
        if !is_item(number)
            || !matches!(group.tense, Tense::Present | Tense::Infinitive)
            || group.passive
            || places.subject.iter().any(word)
        {
            return Vec::new();
        }
        let head = |n: usize| {
            let chunk = self.clauses.chunk_at(first(n) as u32)?;
            (self.clauses.chunks[chunk].part == Part::Noun).then_some(chunk)
        };
        let before = (number.saturating_sub(LISTED)..number).rev().filter(|&n| !is_item(n)).filter_map(head);
        let mut bodies = before.take(HEADS).map(|chunk| self.sides(&[chunk], false));
        bodies.find(|sides| !sides.is_empty()).unwrap_or_default()
    }

    /// `American sanctions imposed on Chad`: of a deed that is done to someone told behind its noun, who stands before the
    /// noun does it.
    pub(super) fn split_owner(&self, frame: &Frame, places: &Places, target: Vec<u32>) -> (Vec<u32>, Vec<u32>) {
        let [noun] = places.subject[..] else { return (Vec::new(), target) };
        let inside = |s: &u32| {
            let tokens = self.clauses.chunks[noun].tokens;
            tokens.contains(self.annotated.mentions[*s as usize].tokens.first as usize)
        };
        let done_to = matches!(kind_of(frame), Some(EventType::Sanction | EventType::Assault | EventType::Aid));
        let others = target.iter().any(|t| !inside(t) && self.is_known(*t));
        if done_to && others { target.into_iter().partition(inside) } else { (Vec::new(), target) }
    }

    /// `en vertu de la résolution du Conseil imposant un embargo, …`: whose the paper is that a participle right behind it tells of.
    fn authors_of_paper(&self, group: &VerbGroup) -> Option<Vec<u32>> {
        let french = self.classes.adjectives_behind && group.tense == Tense::Gerund;
        let chunk = self.clauses.chunk_at(group.tokens.first).filter(|&c| french && c > 2)?;
        let noun = |c: usize| self.clauses.chunks[c].part == Part::Noun;
        let papers = self.kinds.paper | self.kinds.pact | self.kinds.message;
        let paper = noun(chunk - 1) && self.preposition(chunk - 2) == Some("of") && noun(chunk - 3);
        let authors = self.sides(&[chunk - 1], false);
        let known = !authors.is_empty() && authors.iter().all(|&side| self.is_known(side));
        (paper && known && self.is_of_kind(chunk - 3, papers)).then_some(authors)
    }

    /// `X joined Y in condemning Z`: those whom someone joins do it too.
    fn with_joined(&self, group: &VerbGroup, mut own: Vec<u32>) -> Vec<u32> {
        let chunks = &self.clauses.chunks;
        let verb = self.clauses.chunk_at(group.tokens.first).filter(|_| group.tense == Tense::Gerund);
        let before = verb.and_then(|v| v.checked_sub(3)).filter(|&v| self.preposition(v + 2) == Some("in"));
        let Some((Part::Verb(n), joined)) = before.map(|v| (chunks[v].part, v + 1)) else { return own };
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let joins = verbs.kinds(self.annotated.verbs[n as usize].lemma) & verbs.kind("enter") != 0;
        if joins && !own.is_empty() {
            own.extend(self.sides(&[joined], true));
        }
        own
    }

    /// Who does it: the subject; of an infinitive behind `was used by X`, the one named there.
    pub(super) fn agents(&self, group: &VerbGroup, places: &Places) -> Vec<u32> {
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let tool = group.governor.filter(|_| group.tense == Tense::Infinitive).filter(|&g| {
            let governor = &self.annotated.verbs[g as usize];
            governor.passive && verbs.kinds(governor.lemma) & self.kinds.tool != 0
        });
        let Some(governor) = tool else {
            if let Some(authors) = self.authors_of_paper(group) {
                return authors;
            }
            // `The ambush of a patrol of Chad by rebels killed`: not those whom it struck.
            let struck = places.subject.len() == 1 && self.is_attack(places.subject[0]);
            let by = if struck { self.by_past_struck(places.subject[0]) } else { Vec::new() };
            let own = if by.is_empty() { self.sides(&places.subject, true) } else { by };
            let own = if own.is_empty() { self.attackers_before(places) } else { own };
            let own = if own.is_empty() { self.givers(places) } else { own };
            let own = self.with_joined(group, own);
            return if own.is_empty() { self.body_of_list(group, places) } else { own };
        };
        let around = self.places(governor);
        let by = around.slots.iter().filter(|(p, _)| self.preposition(*p) == Some("by"));
        by.flat_map(|(_, list)| self.sides(list, true)).collect()
    }

    /// `Chinese vaccines were donated to Chad`: those whose they are gave them.
    pub(super) fn is_from_givers(&self, frame: &Frame, places: &Places, sides: &[u32]) -> bool {
        let origin = |&side: &u32| self.annotated.mentions[side as usize].usage == Use::Origin;
        kind_of(frame) == Some(EventType::Aid)
            && !sides.is_empty()
            && sides.iter().all(origin)
            && self.holds_noun(&frame.objects, [&places.subject[..]])
    }

    /// `sent a plane carrying food to Chad`: where what is sent takes its load.
    pub(super) fn carried_to(&self, places: &Places) -> Vec<u32> {
        let Some(&load) = places.objects.last() else { return Vec::new() };
        let within = &self.clauses.chunks[..self.clauses.sentence_of(load).end];
        let Some(Part::Verb(n)) = within.get(load + 1).map(|c| c.part) else { return Vec::new() };
        let verb = &self.annotated.verbs[n as usize];
        let carries = self.annotated.scan.grammar.words.verbs.kinds(verb.lemma) & self.kinds.steer != 0;
        if verb.tense != Tense::Gerund || !carries {
            return Vec::new();
        }
        let carrying = self.places(n);
        let to = carrying.slots.iter().filter(|(p, _)| matches!(self.preposition(*p), Some("to" | "for")));
        to.flat_map(|(_, list)| self.sides(list, true)).collect()
    }

    /// `handed over ten Malian hostages to the Red Cross`: helpers that only take them along.
    pub(super) fn without_go_betweens(&self, sides: &mut Vec<u32>) {
        let helpers = |&side: &u32| {
            let actor = self.annotated.mentions[side as usize].actor.map(|a| &self.annotated.actors[a as usize]);
            actor.and_then(|a| a.code.as_deref()).is_some_and(|code| code.starts_with(HELPERS))
        };
        if sides.len() > 1 && !sides.iter().all(helpers) {
            sides.retain(|side| !helpers(side));
        }
    }
}
