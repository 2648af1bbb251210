//! Whom and where the words behind a noun of doing name: `a visit by A to B`, `talks between A, B and C in D`.

use super::super::Reader;
use crate::model::{EventType, Tense, Tokens, Use};
use crate::relate::clause::{Chunk, Part, mentions_in};
use crate::rules::frame::Frame;

/// What the words behind a noun of doing add to it.
#[derive(Default)]
pub(in crate::relate::event) struct Complements {
    pub source: Vec<u32>,
    pub target: Vec<u32>,
    /// Those whose attack it is, or on whom.
    whose: Vec<u32>,
    /// One past the last token of them.
    pub end: u32,
    /// They name a place.
    pub place: bool,
}

impl Reader<'_> {
    /// `a strike by taxi drivers`, `the teachers' strike`: does a noun phrase tell that those did it who do what the frame
    /// names?
    pub(super) fn is_done_by(&self, frame: &Frame, chunk: usize) -> bool {
        let words = &self.annotated.scan.grammar.words;
        let holds = |c: usize| {
            let tokens = self.clauses.chunks[c].tokens;
            self.nouns(tokens).any(|(_, noun)| frame.subjects.holds(words, noun))
        };
        let by = self.clauses.chunks.len() > chunk + 2 && matches!(self.preposition(chunk + 1), Some("by" | "of"));
        frame.subjects.is_empty() || holds(chunk) || by && holds(chunk + 2)
    }

    /// The sides behind the noun: `of A`, `between A and B`, `with B`, `to B`.
    pub(in crate::relate::event) fn complements(&self, chunk: usize, frame: &Frame) -> Complements {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(chunk).end;
        let mut found = Complements { end: chunks[chunk].tokens.end, ..Complements::default() };
        let mut at = chunk + 1 + usize::from(self.is_participle(chunk + 1, to));
        while at + 1 < to {
            match (chunks[at].part, chunks[at + 1].part) {
                // `la rencontre jeudi à Moscou entre A et B`
                (Part::Time(_), _) => at += 1,
                // `la visite de la présidente de la Chambre, Ann Lee, à Lomé`
                (Part::Comma, Part::Preposition(_)) if self.holds_comma(at - 1) => at += 1,
                (Part::Preposition(_), Part::Time(_)) => at += 2,
                (Part::Comma, _) if self.between_past_aside(frame, at, to).is_some() => {
                    at = self.between_past_aside(frame, at, to).unwrap_or(to);
                }
                (Part::Comma | Part::Conjunction, _) if self.clauses.lists_on(self.annotated, at, to) => at += 1,
                (Part::Comma, _) if self.guest_past_comma(at, to).is_some() => {
                    at = self.guest_past_comma(at, to).unwrap_or(to);
                }
                (Part::Comma, Part::Noun) if at > chunk + 1 && self.past_holder(at, to).is_some() => {
                    let (next, holder) = self.past_holder(at, to).unzip();
                    found.source.extend(holder.filter(|_| found.source.is_empty()));
                    at = next.unwrap_or(to);
                }
                (Part::Preposition(mark), _) if chunks[at + 1].is_nominal() => {
                    let list = self.listed_from(at + 1, to);
                    let last = list.last().map_or(at + 1, |&last| last);
                    // `an attack on a post of the army of Chad`, `an accord with Ann Lee of Chad`: what hangs on another
                    // noun does nothing.
                    let apart = chunks[at - 1].part == Part::Comma;
                    // `talks with X, chairman of the council`
                    let tells_who = || self.holds_comma(at - 1) || self.ends_with_person(at - 1);
                    let hangs = at > chunk + 1 && !apart && (!self.heads_with_name(at - 1) || tells_who());
                    let preposition = self.annotated.scan.key(mark);
                    // `a attribué l'attaque au Tchad`: whom the verb leads to.
                    if preposition == "at" && self.is_ascribed(chunk) {
                        break;
                    }
                    // `an ambush near the border with Chad`
                    if preposition == "with" && self.is_of_kind(at - 1, self.kinds.boundary) {
                        break;
                    }
                    if !self.take_complement(frame, preposition, &list, hangs, &mut found) {
                        break;
                    }
                    // `talks with an ECOWAS delegation`: a group right behind its name.
                    let end = chunks[last].tokens.end;
                    let group = |c: &Chunk| c.part == Part::Noun && c.tokens.first == end;
                    let last = last + usize::from(last + 1 < to && group(&chunks[last + 1]));
                    found.end = chunks[last].tokens.end;
                    at = last + 1;
                }
                _ => break,
            }
        }
        self.settle_whose(chunk, &mut found);
        found
    }

    /// Is a noun phrase the object of a verb that says whose deed it was?
    fn is_ascribed(&self, chunk: usize) -> bool {
        let verb = chunk.checked_sub(1).map(|c| self.clauses.chunks[c].part);
        let kinds = |n: u32| self.annotated.scan.grammar.words.verbs.kinds(self.annotated.verbs[n as usize].lemma);
        matches!(verb, Some(Part::Verb(n)) if kinds(n) & self.kinds.ascribe != 0)
    }

    /// `l'expulsion de son envoyé, annoncée par le Tchad`: whoever makes a ban known, where nobody else is told, lays it on.
    pub(super) fn announcers(&self, chunk: usize) -> Vec<u32> {
        let to = self.clauses.sentence_of(chunk).end.min(chunk + ANNOUNCED);
        let told = |c: usize| match self.clauses.chunks[c].part {
            Part::Verb(n) => Some(n),
            _ => None,
        };
        let Some(verb) = (chunk + 1..to).find_map(told) else { return Vec::new() };
        let group = &self.annotated.verbs[verb as usize];
        let heralded = self.bare_participle(group) && self.heralds(group);
        let mut sides = if heralded { self.done_by(self.places(verb)) } else { Vec::new() };
        sides.retain(|&side| self.country(side).is_some());
        sides
    }

    /// `l'attaque du Tchad` is Chad's; `l'invasion russe de l'Ukraine`, `le bombardement du Tchad par le Mali` are others'.
    fn settle_whose(&self, chunk: usize, found: &mut Complements) {
        let inside = mentions_in(self.annotated, self.clauses.chunks[chunk].tokens);
        let told = !found.source.is_empty()
            || inside.iter().any(|(n, m)| self.is_known(*n) && matches!(m.usage, Use::Actor | Use::Origin));
        let side = if told { &mut found.target } else { &mut found.source };
        side.append(&mut found.whose);
    }

    /// `Chad's demand for the release of its envoys`: does a noun that wants something tell whose it is, and lead to what?
    pub(super) fn wants(&self, frame: &Frame, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let wanted = chunk + 2;
        frame.has("wanted")
            && self.owner_in(chunk).is_some()
            && wanted < self.clauses.sentence_of(chunk).end
            && self.preposition(chunk + 1) == Some("for")
            && chunks[wanted].part == Part::Noun
            && self
                .nouns(chunks[wanted].tokens)
                .any(|(_, n)| frame.objects.holds(&self.annotated.scan.grammar.words, n))
    }

    /// `the recall of envoys`, `la mort de soldats dans une attaque`: does what hangs on the noun hold one of its objects?
    pub(in crate::relate::event) fn leads_to_object(&self, frame: &Frame, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let words = &self.annotated.scan.grammar.words;
        let to = self.clauses.sentence_of(chunk).end;
        let hanging = |c: &usize| matches!(chunks[*c].part, Part::Noun | Part::Preposition(_) | Part::Time(_));
        (chunk + 1..to)
            .take_while(hanging)
            .any(|c| self.nouns(chunks[c].tokens).any(|(_, noun)| frame.objects.holds(words, noun)))
    }

    /// One past the last token of what a noun wants.
    pub(super) fn end_of_wanted(&self, frame: &Frame, chunk: usize) -> u32 {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(chunk).end;
        let of_phrase = |&c: &usize| matches!(chunks[c].part, Part::Noun | Part::Preposition(_));
        let last = (chunk..to).filter(|_| self.wants(frame, chunk)).take_while(of_phrase).last();
        last.map_or(0, |c| chunks[c].tokens.end)
    }

    /// Does a noun phrase hold a name behind a comma: `the president, Ann Lee`?
    pub(in crate::relate::event) fn holds_comma(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        self.clauses.chunks[chunk].tokens.range().any(|t| scan.sign(t) == ',')
    }

    /// `un entretien, lundi à Lomé, entre Ann Lee et …`: of talks, the preposition behind a time and a place between two
    /// commas that leads to those who talk.
    fn between_past_aside(&self, frame: &Frame, comma: usize, to: usize) -> Option<usize> {
        let talks = frame.make == EventType::Consult.as_str();
        let end = self.clauses.aside_end(self.annotated, false, comma, to).filter(|_| talks)?;
        matches!(self.preposition(end), Some("between" | "with" | "of")).then_some(end)
    }

    /// `la visite à Lomé, lundi, d'Ann Lee`: the preposition behind a comma, or behind a time between two, that leads to a
    /// person.
    fn guest_past_comma(&self, comma: usize, to: usize) -> Option<usize> {
        let chunks = &self.clauses.chunks;
        let part = |at: usize| chunks.get(at).filter(|_| at < to).map(|c| c.part);
        let timed = matches!(part(comma + 1), Some(Part::Time(_))) && part(comma + 2) == Some(Part::Comma);
        let of = if timed { comma + 3 } else { comma + 1 };
        let led = part(of).is_some() && self.preposition(of) == Some("of");
        let guest = |c: usize| {
            let tokens = chunks[c].tokens;
            mentions_in(self.annotated, tokens).iter().any(|(n, m)| self.is_person(*n) && self.heads_phrase(m, tokens))
        };
        (led && part(of + 1) == Some(Part::Noun) && guest(of + 1)).then_some(of)
    }

    /// `la visite du ministre tchadien, Jean Le Roi, à Lomé`: the preposition behind the name, between commas, of whoever holds
    /// the office before it, and that name.
    fn past_holder(&self, comma: usize, to: usize) -> Option<(usize, u32)> {
        let chunks = &self.clauses.chunks;
        let [_, office, ..] = self.classes.people;
        let name = |c: &usize| chunks[*c].part == Part::Noun;
        let end = (comma + 1..to).take_while(name).last()? + 1;
        let tokens = Tokens { first: chunks[comma + 1].tokens.first, end: chunks[end - 1].tokens.end };
        let mentions = &self.annotated.mentions;
        let first = mentions.partition_point(|m| m.tokens.first < tokens.first);
        let named = |&n: &usize| mentions[n].tokens == tokens && self.is_person(n as u32);
        let person = (first..mentions.len()).take(2).find(named)? as u32;
        let closes = end + 1 < to && chunks[end].part == Part::Comma && self.preposition(end + 1).is_some();
        let of = || comma > 2 && self.preposition(comma - 2) == Some("of") && self.holds(comma - 3, office);
        let held = self.holds(comma - 1, office) || of();
        (closes && held).then_some((end + 1, person))
    }

    /// Noun phrases joined by commas and conjunctions, from the first.
    fn listed_from(&self, first: usize, to: usize) -> Vec<usize> {
        let chunks = &self.clauses.chunks;
        let joins = |at: usize| {
            chunks[at].part == Part::Conjunction
                || chunks[at].part == Part::Comma && self.clauses.conjunction_ahead(self.annotated, at, to)
        };
        let mut list = vec![first];
        let mut next = first + 1;
        while next + 1 < to && joins(next) {
            // `between A, B, and C`
            let joint = chunks[next].part == Part::Comma && chunks[next + 1].part == Part::Conjunction;
            let noun = next + 1 + usize::from(joint);
            if noun >= to || chunks[noun].part != Part::Noun {
                break;
            }
            list.push(noun);
            next = noun + 1;
        }
        list
    }

    /// Takes a list behind its preposition; false where it belongs to something else.
    fn take_complement(
        &self,
        frame: &Frame,
        preposition: &str,
        list: &[usize],
        hangs: bool,
        found: &mut Complements,
    ) -> bool {
        // `an attack on a Saudi frigate`: the adjective tells whose it is; `talks of Russian and Italian envoys`.
        let [.., counterpart] = self.classes.people;
        let mut sides = Vec::new();
        for chunk in list {
            let loose = frame.make == EventType::Assault.as_str()
                || frame.has("owned")
                || list.len() > 1 && self.is_adjective(*chunk)
                // `la visite du chef de l'État tchadien`
                || self.past_office(*chunk) > *chunk
                // `un entretien avec son homologue malien`
                || preposition == "with" && self.holds(*chunk, counterpart);
            sides.extend(self.sides(&[*chunk], loose));
        }
        let attack = frame.make == EventType::Assault.as_str();
        let own = frame.target.iter().any(|t| **t == *preposition);
        // `the expulsion of envoys from the Chadian mission`: whose that is.
        if own && sides.is_empty() && frame.mode == "expel" {
            sides.extend(self.sides(list, true));
        }
        // `the accords of Minsk`, `l'accord de Vienne`: called after where it was made.
        if preposition == "of" && frame.make == EventType::Agree.as_str() {
            sides.retain(|&side| self.annotated.mentions[side as usize].usage != Use::Place);
        }
        // `the expulsion of Russian envoys from Chad`, `l'expulsion de diplomates russes du Tchad`
        let away = || frame.has("shut-out") && found.target.iter().any(|&t| self.is_known(t));
        match preposition {
            "of" | "from" if away() => found.source.extend(sides),
            // `l'attaque de la résidence de l'envoyé du Tchad`, `d'un convoi de l'ONU`: whose is what was struck.
            "of" if !own && attack && self.is_of_building_struck(list, hangs) => found.target.extend(sides),
            "of" if !own && hangs => {}
            "of" if !own && attack => found.whose.extend(sides),
            "of" | "by" | "between" if !own => found.source.extend(sides),
            "between" if frame.has("two") => found.source.extend(sides),
            "on" | "against" if frame.make == EventType::Consult.as_str() => return false,
            // `the expulsion of diplomats over the death of X`
            "on" if !own && !frame.target.is_empty() && !found.target.is_empty() => return false,
            // `an attack in messages to the press`
            "to" if frame.make == EventType::Assault.as_str() => return false,
            // `from Chad's mission to the union`
            "to" if !own && hangs && !found.target.is_empty() => {}
            "with" | "to" | "against" | "on" => found.target.extend(sides),
            // `the killing of Ann Lee in Chad`: where it was.
            // But `a visit to Chad and to Mali`.
            _ if own
                && !(preposition == "in"
                    && frame.mode != "visit"
                    && found.target.iter().any(|&t| self.is_actor(t))) =>
            {
                found.target.extend(sides);
            }
            "in" | "at" => {
                let to = self.clauses.sentence_of(list[0]).end;
                found.place |= self.names_place(list[0]) || self.part_of_place(list[0], to);
            }
            _ => return false,
        }
        true
    }

    /// Is what `of` behind an attack leads to what people live or work in, or, where it `hangs` on a noun, is that noun?
    fn is_of_building_struck(&self, list: &[usize], hangs: bool) -> bool {
        let words = &self.annotated.scan.grammar.words;
        let struck = |chunk: usize| {
            let mut nouns = self.nouns(self.clauses.chunks[chunk].tokens);
            let head = if self.classes.adjectives_behind { nouns.next() } else { nouns.last() };
            head.is_some_and(|(_, noun)| words.nouns.kinds(noun) & self.kinds.building != 0)
        };
        let before = list[0].checked_sub(2).filter(|_| hangs);
        list.iter().any(|&chunk| struck(chunk)) || before.is_some_and(struck)
    }

    /// Is a noun phrase no more than the adjective of a people: `Russian` in `of Russian and Italian envoys`?
    fn is_adjective(&self, chunk: usize) -> bool {
        let tokens = self.clauses.chunks[chunk].tokens;
        let inside = mentions_in(self.annotated, tokens);
        inside.last().is_some_and(|(_, m)| m.usage == Use::Origin && m.tokens.end == tokens.end)
    }

    /// `sanctions imposed on Chad`: the participle between the noun and whom it is about.
    pub(in crate::relate::event) fn is_participle(&self, chunk: usize, to: usize) -> bool {
        let part = self.clauses.chunks.get(chunk).filter(|_| chunk < to).map(|c| c.part);
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let told = self.kinds.light | self.kinds.herald | self.kinds.occur;
        matches!(part, Some(Part::Verb(n)) if {
            let group = &self.annotated.verbs[n as usize];
            group.tense == Tense::Participle && verbs.kinds(group.lemma) & told != 0
        })
    }

    /// Is a name or a group the head of a noun phrase?
    fn heads_with_name(&self, chunk: usize) -> bool {
        let tokens = self.clauses.chunks[chunk].tokens;
        mentions_in(self.annotated, tokens).iter().any(|(_, m)| self.heads_phrase(m, tokens))
    }

    /// Is the last word of a noun phrase a person's name?
    fn ends_with_person(&self, chunk: usize) -> bool {
        let tokens = self.clauses.chunks[chunk].tokens;
        mentions_in(self.annotated, tokens)
            .last()
            .is_some_and(|(n, m)| m.tokens.end == tokens.end && self.is_person(*n))
    }

    /// `dans le nord du Tchad`: the place behind the part of it.
    fn part_of_place(&self, chunk: usize, to: usize) -> bool {
        let known = !mentions_in(self.annotated, self.clauses.chunks[chunk].tokens).is_empty();
        !known && chunk + 2 < to && self.preposition(chunk + 1) == Some("of") && self.names_place(chunk + 2)
    }

    fn names_place(&self, chunk: usize) -> bool {
        mentions_in(self.annotated, self.clauses.chunks[chunk].tokens).iter().any(|(_, m)| m.usage == Use::Place)
    }
}

/// So many parts behind a ban the participle may stand that tells who made it known.
const ANNOUNCED: usize = 8;
