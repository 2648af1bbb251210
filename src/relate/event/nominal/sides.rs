//! Whose deed a noun tells, and against or with whom.

use super::super::Reader;
use crate::model::{Event, EventStatus, EventType, Tokens};
use crate::relate::clause::Part;
use crate::rules::frame::Frame;

/// The sides of a deed that a noun tells.
pub(super) struct NounSides {
    pub source: Vec<u32>,
    pub target: Vec<u32>,
    /// The verb of those who meet.
    pub group: Option<u32>,
    /// Where the deed begins, if before the noun's own phrase.
    pub first: Option<u32>,
}

impl Reader<'_> {
    /// The sides that stand beside the noun: in its phrase, before a time there, behind it.
    pub(super) fn own_sides(
        &self,
        kind: EventType,
        frame: &Frame,
        (chunk, token): (usize, u32),
        (doers, mut target): (Vec<u32>, Vec<u32>),
    ) -> NounSides {
        let mentions = &self.annotated.mentions;
        let mut source = self.sides_in(self.clauses.chunks[chunk].tokens, token);
        // `Macron démission !`: a slogan.
        let shouted =
            |s: u32| frame.has("person") && self.classes.adjectives_behind && mentions[s as usize].tokens.end <= token;
        source.retain(|&s| !self.is_called_after(kind, s, token) && !shouted(s) && !self.only_brokers(s));
        self.turn_to_second(kind, frame, chunk, &mut source, &mut target);
        if kind == EventType::Assault {
            let struck = |s: &u32| self.is_of_struck(&mentions[*s as usize]);
            target.extend(source.iter().copied().filter(struck));
            source.retain(|s| !struck(s));
        }
        let (first, owner) = self.owner_before_time(chunk).unzip();
        source.extend(owner);
        source.extend(doers);
        NounSides { source, target, group: None, first }
    }

    /// `Chad-brokered talks between A and B`: who brings others together is no party.
    fn only_brokers(&self, side: u32) -> bool {
        let behind = self.behind_hyphen(&self.annotated.mentions[side as usize]);
        behind.is_some_and(|t| self.annotated.scan.is(t, self.classes.brokered))
    }

    /// `clashes between A and B`, `a pact on fish between A and B`: what both do to each other, told up to `end`.
    pub(super) fn is_mutual(&self, kind: EventType, chunk: usize, end: u32) -> bool {
        let inside = |c: &usize| self.clauses.chunks[*c].tokens.end <= end;
        let mut behind = (chunk + 1..self.clauses.sentence_of(chunk).end).take_while(inside);
        self.is_of_kind(chunk, self.kinds.mutual)
            || matches!(kind, EventType::Agree | EventType::Cooperate)
                && behind.any(|c| self.preposition(c) == Some("between"))
    }

    /// Who meets, of talks whose noun names none or one of them only; `end` is where the noun's complements end.
    pub(super) fn meet(&self, told: &mut NounSides, frame: &Frame, (chunk, token): (usize, u32), end: u32) {
        let behind = self.clauses.chunks[chunk].tokens.end;
        match told.target[..] {
            [] => (told.group, told.source) = self.meeting(chunk, frame),
            _ => told.source = self.attending(chunk, frame, Tokens { first: behind, end }, &told.target),
        }
        // `"The call with A was long," B said`
        if told.source.is_empty() && told.target.len() == 1 && self.is_subject_of_quote(chunk) {
            told.source.extend(self.speaker(token).filter(|&s| !self.same_side(s, told.target[0])));
        }
        // `the meeting between A and B`; not `his talks with A and B`
        let with = end > behind && self.preposition(chunk + 1) == Some("with");
        if told.source.is_empty() && told.target.len() > 1 && !with && frame.mode != "visit" {
            std::mem::swap(&mut told.source, &mut told.target);
        }
    }

    /// `X met Y. The talks with Z dealt with trade`, `With Z, the talks dealt with trade`: whoever met others right before
    /// goes on meeting, where a sentence begins with talks that name one side.
    pub(super) fn meet_next(&self, told: &mut NounSides, frame: &Frame, (chunk, token): (usize, u32), found: &[Event]) {
        let guests = if told.target.is_empty() { self.guest_first(chunk) } else { told.target.clone() };
        let begin = self.clauses.sentence_of(chunk).start;
        // `En fin de journée, l'entretien avec Z`: behind what the sentence begins with.
        let led = |c: usize| matches!(self.clauses.chunks[c].part, Part::Noun | Part::Preposition(_) | Part::Time(_));
        let apart = chunk > begin + 1 && self.clauses.chunks[chunk - 1].part == Part::Comma;
        let opens = chunk == begin
            || told.target.is_empty()
            || chunk == begin + 1 && self.preposition(begin) == Some("on")
            || apart && self.preposition(begin).is_some() && (begin..chunk - 1).all(led);
        let known = self.is_definite(self.clauses.chunks[chunk].tokens) || self.is_owned(token) || chunk == begin + 1;
        let [guest] = guests[..] else { return };
        if !told.source.is_empty() || !frame.mode.is_empty() || !opens || !known || !self.is_person(guest) {
            return;
        }
        let floor = self.floor(token);
        let before = |e: &&Event| (floor..token).contains(&e.trigger.first);
        let met = |e: &&Event| e.kind == EventType::Consult && e.status == EventStatus::Happened;
        let Some(last) = found.iter().filter(before).filter(met).max_by_key(|e| e.trigger.first) else { return };
        let apart = |n: u32| self.is_person(n) && !self.same_side(n, guest);
        if let Some(host) = last.source.first().map(|p| p.mention).filter(|&n| apart(n)) {
            told.source.push(host);
            told.target = vec![guest];
            told.first = told.first.or(Some(self.clauses.chunks[begin].tokens.first));
        }
    }

    /// `With Z, the talks dealt with trade`: who is led to by what the sentence begins with.
    fn guest_first(&self, chunk: usize) -> Vec<u32> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let open = |c: usize| matches!(chunks[c].part, Part::Noun | Part::Preposition(_) | Part::Comma | Part::Time(_));
        let first =
            chunk > begin + 2 && self.preposition(begin) == Some("with") && chunks[chunk - 1].part == Part::Comma;
        if first && (begin..chunk).all(open) { self.sides(&[begin + 1], false) } else { Vec::new() }
    }
}
