//! The sides of an event: the mentions that noun phrases hold, and those that pronouns stand for.

use super::Reader;
use crate::model::{ActorKind, Mention, Tokens, Use};
use crate::relate::clause::{Part, mentions_in};

impl Reader<'_> {
    /// The mentions that stand for the sides in these noun phrases; `loose` also takes the country of an adjective
    /// (`Israeli tanks shelled`).
    pub(super) fn sides(&self, heads: &[usize], loose: bool) -> Vec<u32> {
        let mut sides = Vec::new();
        for &head in heads {
            match self.clauses.chunks[head].part {
                Part::Pronoun(_) => self.stood_for(head, &mut sides),
                _ => self.of_phrase(head, loose, &mut sides),
            }
        }
        sides.dedup();
        sides
    }

    fn of_phrase(&self, chunk: usize, loose: bool, sides: &mut Vec<u32>) {
        let tokens = self.clauses.chunks[chunk].tokens;
        let inside = mentions_in(self.annotated, tokens);
        let heads = || inside.iter().filter(|(_, m)| self.heads_phrase(m, tokens));
        let before = sides.len();
        sides.extend(heads().map(|(n, _)| *n));
        if sides.len() > before {
            return;
        }
        self.of_complement(chunk, loose, sides);
        if sides.len() > before || self.pair(chunk, sides) {
            return;
        }
        if loose {
            let known = |m: &&(u32, &Mention)| m.1.actor.is_some() || !m.1.code.is_empty();
            sides.extend(inside.iter().rev().find(known).map(|(n, _)| *n));
        }
    }

    /// Is the mention the head of its phrase, not its owner or an adjective in it?
    fn heads_phrase(&self, mention: &Mention, tokens: Tokens) -> bool {
        let known = mention.actor.is_some() || !mention.code.is_empty();
        known && mention.usage != Use::Origin && mention.phrase.end.max(mention.tokens.end) == tokens.end
    }

    /// `leaders of the party`, `the government of Chile`: the name behind the preposition.
    fn of_complement(&self, chunk: usize, loose: bool, sides: &mut Vec<u32>) {
        let range = self.clauses.sentence_of(chunk);
        let Some(next) = (chunk + 2 < range.end).then_some(chunk + 2) else { return };
        let of =
            matches!(self.clauses.chunks[chunk + 1].part, Part::Preposition(m) if self.annotated.scan.key(m) == "of");
        if !of || !self.clauses.chunks[next].is_nominal() {
            return;
        }
        let tokens = self.clauses.chunks[next].tokens;
        let inside = mentions_in(self.annotated, tokens);
        let before = sides.len();
        sides.extend(inside.iter().filter(|(_, m)| self.heads_phrase(m, tokens)).map(|(n, _)| *n));
        if loose && sides.len() == before {
            sides.extend(inside.last().map(|(n, _)| *n));
        }
    }

    /// Whom a pronoun stands for: the speaker for `we`, a person told of before for `he`, the last sides for `they`.
    fn stood_for(&self, chunk: usize, sides: &mut Vec<u32>) {
        let Part::Pronoun(mark) = self.clauses.chunks[chunk].part else { return };
        let token = self.clauses.chunks[chunk].tokens.first;
        match self.annotated.scan.key(mark) {
            "we" | "i" => sides.extend(self.speaker(token)),
            "he" | "him" => sides.extend(self.last_subject(chunk, |m| self.is_kind(m, ActorKind::Person))),
            "it" => sides.extend(self.last_subject(chunk, |m| !self.is_kind(m, ActorKind::Person))),
            "they" | "them" => self.last_pair(chunk, sides),
            _ => {}
        }
    }

    fn is_kind(&self, mention: &Mention, kind: ActorKind) -> bool {
        mention.actor.is_some_and(|a| self.annotated.actors[a as usize].kind == kind)
    }

    /// Who says what stands at a token.
    pub(super) fn speaker(&self, token: u32) -> Option<u32> {
        self.said_by(token).and_then(|a| a.speaker).map(|p| p.mention)
    }

    /// The last noun phrase before a chunk that is a subject and passes a test; at most a few sentences back.
    fn last_subject(&self, chunk: usize, fits: impl Fn(&Mention) -> bool) -> Option<u32> {
        let token = self.clauses.chunks[chunk].tokens.first;
        let floor = self.floor(token);
        let mut fallback = None;
        for at in (0..chunk).rev().take_while(|&c| self.clauses.chunks[c].tokens.first >= floor) {
            if self.clauses.chunks[at].part != Part::Noun {
                continue;
            }
            let tokens = self.clauses.chunks[at].tokens;
            let inside = mentions_in(self.annotated, tokens);
            let Some((number, _)) = inside.iter().rev().find(|(_, m)| self.heads_phrase(m, tokens) && fits(m)) else {
                continue;
            };
            let subject =
                self.clauses.chunks.get(at + 1).is_some_and(|c| matches!(c.part, Part::Verb(_) | Part::Comma));
            if subject {
                return Some(*number);
            }
            fallback.get_or_insert(*number);
        }
        fallback
    }

    /// Pronouns reach three sentences back.
    fn floor(&self, token: u32) -> u32 {
        let scan = &self.annotated.scan;
        let sentence = scan.sentence_of(token as usize).saturating_sub(3);
        scan.sentences.get(sentence).map_or(0, |s| s.first)
    }

    /// `they`, `the two leaders`: the last two who were told of together.
    fn last_pair(&self, chunk: usize, sides: &mut Vec<u32>) {
        let token = self.clauses.chunks[chunk].tokens.first;
        let floor = self.floor(token);
        let mut actors: Vec<u32> = Vec::new();
        let mentions = &self.annotated.mentions;
        let end = mentions.partition_point(|m| m.tokens.first < token);
        for (number, mention) in mentions[..end].iter().enumerate().rev() {
            let Some(actor) = mention.actor.filter(|_| mention.tokens.first >= floor) else { continue };
            let acts = matches!(mention.usage, Use::Actor | Use::Unnamed);
            if !acts || actors.contains(&actor) || !self.same_sort(&actors, actor) {
                continue;
            }
            actors.push(actor);
            sides.push(number as u32);
            if actors.len() == 2 {
                return;
            }
        }
        if actors.len() < 2 {
            sides.truncate(sides.len() - actors.len());
        }
    }

    fn same_sort(&self, actors: &[u32], actor: u32) -> bool {
        let kind = |a: u32| self.annotated.actors[a as usize].kind;
        actors.first().is_none_or(|&first| kind(first) == kind(actor))
    }

    /// `the two leaders`, `both countries`: a noun of the kind `pair` behind its number.
    fn pair(&self, chunk: usize, sides: &mut Vec<u32>) -> bool {
        let class = self.annotated.scan.grammar.class("pair");
        let tokens = self.clauses.chunks[chunk].tokens;
        let pair = tokens.range().any(|t| self.annotated.scan.mark(t, class).is_some());
        let before = sides.len();
        if pair {
            self.last_pair(chunk, sides);
        }
        sides.len() > before
    }

    /// Do two mentions stand for different sides?
    pub(super) fn differ(&self, a: u32, b: u32) -> bool {
        let mention = |n: u32| &self.annotated.mentions[n as usize];
        let (a, b) = (mention(a), mention(b));
        match (a.actor, b.actor) {
            (Some(a), Some(b)) => a != b,
            _ => a.code != b.code,
        }
    }

    /// The sides without repetition, those of `other` left out.
    pub(super) fn distinct(&self, sides: Vec<u32>, other: &[u32]) -> Vec<u32> {
        let mut kept: Vec<u32> = Vec::new();
        for side in sides {
            if other.iter().chain(&kept).all(|&k| self.differ(k, side)) {
                kept.push(side);
            }
        }
        kept
    }
}
