//! Whom `his guest` and `his counterpart` stand for, and which two leaders met.

use super::super::Reader;
use crate::model::{ActorKind, Mention, Use};
use crate::relate::clause::{Part, mentions_in};

/// So many mentions back one told of by office alone is looked for.
const REACH: u32 = 200;

impl Reader<'_> {
    /// `his host`, `son interlocuteur`: no more than whom someone meets.
    pub(in crate::relate::event) fn is_his_guest(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        tokens.end == tokens.first + 2
            && scan.is(tokens.first as usize, self.classes.possessive)
            && scan.is(tokens.first as usize + 1, self.classes.guest)
            || self.is_his_counterpart(chunk)
    }

    /// Whom such words stand for: beside the person named before them in a list, the other one told of.
    pub(in crate::relate::event) fn guest_of(&self, heads: &[usize], number: usize) -> Option<u32> {
        if self.is_his_counterpart(heads[number]) {
            return self.counterpart_of(heads[number]);
        }
        let one = self.sides(&heads[..number], false).pop().filter(|&one| self.is_person(one))?;
        let mentions = &self.annotated.mentions;
        let token = self.clauses.chunks[heads[number]].tokens.first;
        let floor = self.floor(token);
        let to = mentions.partition_point(|m| m.tokens.first < token) as u32;
        let near = (0..to).rev().take_while(|&n| mentions[n as usize].tokens.first >= floor);
        near.into_iter().find(|&n| self.is_person(n) && self.is_actor(n) && !self.same_side(n, one))
    }

    /// `accused his counterpart`: no more than who holds the same office elsewhere.
    fn is_his_counterpart(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let [.., counterpart] = self.classes.people;
        let named =
            self.clauses.chunks.get(chunk + 1).is_some_and(|c| matches!(c.part, Part::Comma | Part::Conjunction));
        // `son homologue du Mali`
        let of_land = || {
            let land = self.clauses.chunks.get(chunk + 2).filter(|_| self.preposition(chunk + 1) == Some("of"));
            let country = |m: &Mention| self.is_kind(m, ActorKind::Country);
            land.is_some_and(|c| mentions_in(self.annotated, c.tokens).iter().any(|(_, m)| country(m)))
        };
        !named
            && tokens.end == tokens.first + 2
            && scan.is(tokens.first as usize, self.classes.possessive)
            && scan.is(tokens.first as usize + 1, counterpart)
            && !of_land()
    }

    /// Of whoever does what is told before such words: the one named last who holds an office of the same kind in another land.
    fn counterpart_of(&self, chunk: usize) -> Option<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let verb = (begin..chunk).rev().find_map(|c| self.finite_verb(c))?;
        let [doer] = self.sides(&self.places(verb).subject, false)[..] else { return None };
        let mentions = &self.annotated.mentions;
        let roles = |n: u32| mentions[n as usize].actor.map(|a| &self.annotated.actors[a as usize].roles);
        let alike = |n: u32| {
            let own = roles(doer).into_iter().flatten();
            own.into_iter().any(|role| roles(n).is_some_and(|r| r.iter().any(|other| other.role == role.role)))
        };
        let token = self.clauses.chunks[chunk].tokens.first;
        let to = mentions.partition_point(|m| m.tokens.first < token) as u32;
        let other = |&n: &u32| {
            let mention = &mentions[n as usize];
            mention.usage == Use::Actor && self.is_person(n) && !self.same_side(n, doer) && alike(n)
        };
        (0..to).rev().find(other).filter(|_| self.is_person(doer))
    }

    /// `the two leaders`
    pub(super) fn two_leaders(&self, chunk: usize) -> Vec<u32> {
        let offices = ["head_of_state", "head_of_government"];
        let lead = self.last_two(chunk, |m| self.is_kind(m, ActorKind::Person) && !self.only_serves(m));
        let lead = if lead.is_empty() { self.last_pair(chunk, Some(ActorKind::Person)) } else { lead };
        if lead.is_empty() {
            let two = self.only_two_of(chunk, &offices);
            return if two.is_empty() { self.office_and_leader(chunk, &offices) } else { two };
        }
        // `X said. Y said. The meeting between the two leaders`: those who were told of together.
        let mentions = &self.annotated.mentions;
        let sentence = |n: u32| self.annotated.scan.sentence_of(mentions[n as usize].tokens.first as usize);
        if matches!(lead[..], [first, second] if sentence(first) != sentence(second)) {
            let joined = self.joined_leaders(chunk, |m| self.holds_one_of(m, &offices));
            if !joined.is_empty() {
                return joined;
            }
        }
        // `X, accompanied by Ann Lee, received Y. The two leaders`: not she of whom no such office is told.
        let told = |&side: &u32| self.holds_one_of(&mentions[side as usize], &offices);
        let both = if lead.iter().all(told) { Vec::new() } else { self.last_pair_of(chunk, &offices) };
        if both.is_empty() { lead } else { both }
    }

    /// `The French president received X, president of Chad. The two presidents`: whoever is told of by office alone, and the
    /// leader of another land whom the same sentence names.
    fn office_and_leader(&self, chunk: usize, offices: &[&str]) -> Vec<u32> {
        let mentions = &self.annotated.mentions;
        let token = self.clauses.chunks[chunk].tokens.first;
        let to = mentions.partition_point(|m| m.tokens.first < token) as u32;
        let sentence = |n: u32| self.annotated.scan.sentence_of(mentions[n as usize].tokens.first as usize);
        let office = |&n: &u32| {
            let mention = &mentions[n as usize];
            let leads = || self.clauses.chunk_at(mention.phrase.first).is_some_and(|c| self.leads_clause(c));
            let [_, office, ..] = self.classes.people;
            let held = || mention.phrase.range().any(|t| self.annotated.scan.is(t, office));
            let one = mention.usage == Use::Unnamed && (self.is_one(mention) || self.is_elided(mention));
            one && held() && self.country(n).is_some() && leads()
        };
        let two = (to.saturating_sub(REACH)..to).rev().filter(office).find_map(|own| {
            let near = (own + 1..to).take_while(|&n| sentence(n) == sentence(own));
            let leads = |n: u32| self.is_person(n) && self.holds_one_of(&mentions[n as usize], offices);
            let other = near.into_iter().find(|&n| leads(n) && !self.same_side(own, n))?;
            Some(vec![own, other])
        });
        two.unwrap_or_default()
    }

    /// The two leaders whom a sentence before a chunk joins last: `X and his counterpart, Y,`.
    fn joined_leaders(&self, chunk: usize, leads: impl Fn(&Mention) -> bool) -> Vec<u32> {
        let scan = &self.annotated.scan;
        let mentions = &self.annotated.mentions;
        let token = self.clauses.chunks[chunk].tokens.first;
        let to = mentions.partition_point(|m| m.tokens.first < token) as u32;
        let lead = |&n: &u32| mentions[n as usize].usage == Use::Actor && leads(&mentions[n as usize]);
        let leaders: Vec<u32> = (0..to).filter(lead).collect();
        let joined = |two: &&[u32]| {
            let (first, second) = (&mentions[two[0] as usize], &mentions[two[1] as usize]);
            let sentence = scan.sentence_of(first.tokens.first as usize);
            let between = || {
                let from = self.clauses.chunk_at(first.tokens.first)?;
                let end = self.clauses.chunk_at(second.tokens.first)?;
                let parts = self.clauses.chunks.get(from..end)?;
                Some(
                    parts.iter().any(|c| c.part == Part::Conjunction)
                        && !parts.iter().any(|c| matches!(c.part, Part::Verb(_))),
                )
            };
            sentence == scan.sentence_of(second.tokens.first as usize)
                && !self.same_side(two[0], two[1])
                && between() == Some(true)
        };
        leaders.windows(2).rev().find(joined).map(<[u32]>::to_vec).unwrap_or_default()
    }
}
