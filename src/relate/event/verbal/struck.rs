//! Where an attack struck, and so whom: the land where those were whom nobody names.

use crate::model::{ActorKind, Mention, Tense, Tokens, Use, VerbGroup};
use crate::relate::clause::{Part, Places, mentions_in};
use crate::relate::event::Reader;

impl Reader<'_> {
    /// `Dix soldats ont été tués`, `Deux de ses soldats ont été blessés`: of those whom nobody kills by accident, where no more
    /// is told of how it came.
    pub(super) fn tells_of_combatants(&self, group: &VerbGroup, places: &Places) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(verb) = self.clauses.chunk_at(group.head) else { return false };
        let to = self.clauses.sentence_of(verb).end;
        let armed = |c: usize| c < to && self.is_of_kind(c, self.kinds.combatant);
        let part = |c: usize| c + 2 < to && self.preposition(c + 1) == Some("of") && armed(c + 2);
        // `lorsque leur bus est tombé`; what stands behind a comma is apart.
        let how = |c: usize| {
            matches!(chunks[c].part, Part::Subordinator(_))
                || chunks[c].part == Part::Noun && self.is_of_kind(c, self.kinds.deadly)
        };
        let mut behind = (verb + 1..to).take_while(|&c| chunks[c].part != Part::Comma);
        places.subject.iter().any(|&c| armed(c) || part(c)) && !behind.any(how)
    }

    /// `A Khartoum market attack killed 43`: the place in a phrase is where it was done, and nobody who did it.
    pub(super) fn struck_place(&self, source: &mut Vec<u32>, target: &mut Vec<u32>) {
        let mentions = &self.annotated.mentions;
        let place = |&side: &u32| {
            let mention = &mentions[side as usize];
            mention.usage == Use::Place && mention.actor.is_none()
        };
        if target.is_empty() {
            target.extend(source.iter().copied().filter(place));
        }
        source.retain(|side| !place(side));
    }

    /// `The Chadian army shelled rebel-held areas`: who holds the land that is struck, where no other than who strikes it is
    /// told.
    pub(super) fn struck_holder(&self, group: &VerbGroup, places: &Places, source: &[u32], target: &mut Vec<u32>) {
        let own = |t: &u32| source.iter().any(|&s| self.same_side(s, *t));
        if !target.iter().all(own) {
            return;
        }
        let mut struck = self.whom(group, places).flatten();
        if let Some(holder) = struck.find_map(|&c| self.holder_of_land(c)).filter(|h| !own(h)) {
            *target = vec![holder];
        }
    }

    /// `Three soldiers were killed when a bomb went off in Chad`: the land told of further on in the clause, where nobody in
    /// it has a name.
    pub(super) fn place_of_unknown(&self, group: &VerbGroup, source: &[u32], target: &[u32]) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let verb = self.clauses.chunk_at(group.head)?;
        let number = self.annotated.verbs.partition_point(|g| g.head < group.head) as u32;
        // `160 civils ont été massacrés au Tchad`
        let civil = || group.passive && self.tells_of_combatants(group, self.places(number));
        let unnamed = !source.is_empty() || !target.is_empty() || civil();
        if !unnamed || !group.finite() || source.iter().chain(target).any(|&s| self.is_known(s)) {
            return None;
        }
        let to = self.clauses.sentence_of(verb).end;
        let inside = (verb + 1..to).take_while(|&c| self.goes_on_telling(c));
        // `an attack in Chad that killed ten soldiers`
        let subject = self.places(number).subject.first().copied().filter(|&s| s < verb && self.is_attack(s));
        let joined = || self.place_of_joined(verb, &self.places(number).subject);
        let inside = subject.map_or_else(joined, |s| s + 1..verb).chain(inside);
        let led = |c: usize| match self.preposition(c) {
            _ if c + 1 < to && self.leads_in(c) => Some(c + 1),
            // `, au nord du Tchad`
            Some("of") if c > verb + 2 && c + 1 < to && self.holds(c - 1, self.classes.region) => {
                matches!(self.preposition(c - 2), Some("in" | "at")).then_some(c + 1)
            }
            _ => None,
        };
        let led = inside.filter_map(led).map(|c| chunks[c].tokens);
        led.flat_map(|tokens| mentions_in(self.annotated, tokens))
            .find(|(n, m)| (m.usage == Use::Place || self.is_kind(m, ActorKind::Country)) && self.country(*n).is_some())
            .map(|(n, _)| n)
            .or_else(|| self.place_in_front(verb))
    }

    /// `In Chad, gunmen killed ten people`: the land of the place that a sentence begins with, before its first verb.
    fn place_in_front(&self, verb: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(verb).start;
        let comma = (begin..verb).find(|&c| chunks[c].part == Part::Comma)?;
        let opens = self.preposition(begin) == Some("in") && !(begin..verb).any(|c| self.finite_verb(c).is_some());
        let tokens = Tokens { first: chunks[begin].tokens.end, end: chunks[comma].tokens.first };
        let inside = mentions_in(self.annotated, tokens).into_iter().filter(|_| opens);
        // `In Chad’s words`
        let owns = |end: usize| {
            let scan = &self.annotated.scan;
            scan.tokens[end].glued && scan.sign(end) != ','
        };
        let mut lands =
            inside.filter(|(n, m)| m.usage != Use::Unnamed && !self.is_person(*n) && !owns(m.tokens.end as usize));
        lands.find(|(n, _)| self.country(*n).is_some()).map(|(n, _)| n)
    }

    /// `Gunmen raided a hotel in Chad and killed ten`: what stands between the verb before, of the same subject, and the
    /// conjunction that joins this one to it.
    fn place_of_joined(&self, verb: usize, subject: &[usize]) -> std::ops::Range<usize> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(verb).start;
        let joined = verb > begin && chunks[verb - 1].part == Part::Conjunction;
        let before = (begin..verb).rev().filter(|_| joined).find_map(|c| Some((c, self.finite_verb(c)?)));
        let relative = |c: usize| c > begin && matches!(chunks[c - 1].part, Part::Relative(_));
        let before = before.filter(|&(c, _)| !relative(c));
        let same = before.filter(|&(_, n)| !subject.is_empty() && self.places(n).subject == subject);
        same.map_or(verb..verb, |(c, _)| c + 1..verb - 1)
    }

    /// Does a sentence still tell of one deed at a part of it: no sign, and behind a comma no more than a gerund or what a
    /// preposition leads?
    fn goes_on_telling(&self, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        match chunks[chunk].part {
            Part::Quote | Part::Stop => false,
            Part::Comma => match chunks.get(chunk + 1).map(|c| c.part) {
                Some(Part::Verb(n)) => self.annotated.verbs[n as usize].tense == Tense::Gerund,
                Some(Part::Preposition(_)) => self.classes.adjectives_behind,
                _ => false,
            },
            _ => true,
        }
    }

    /// `Drivers in Lome stopped work`: the land told of behind the subject or the verb, where nobody in the clause has one.
    pub(super) fn place_of_march(&self, places: &Places) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let behind = places.subject.last().map(|&s| s + 1).filter(|&c| c < chunks.len() && self.leads_in(c));
        let street = |p: usize| self.preposition(p) == Some("of") && p > 0 && self.is_street(p - 1);
        let slots = places.slots.iter().map(|(p, _)| *p);
        let slots = slots.filter(|&p| self.leads_in(p) || street(p));
        let led = behind.into_iter().chain(slots).filter_map(|p| chunks.get(p + 1));
        led.flat_map(|c| mentions_in(self.annotated, c.tokens))
            .find(|(n, m)| m.usage == Use::Place && self.country(*n).is_some())
            .map(|(n, _)| n)
    }

    /// `Thousands took to the streets in Lome`, `of Lome`: those of the land where they march.
    pub(super) fn tell_marchers(&self, places: &Places, source: &mut Vec<u32>, target: &mut Vec<u32>) {
        target.retain(|&t| !self.is_street_of(places, t));
        let here = |&p: &u32| !target.iter().any(|&t| self.country(t) == self.country(p));
        if let Some(place) = self.place_of_march(places).filter(here) {
            *source = vec![place];
        }
    }

    /// `took to the streets of Lome`: is a side no more than the town whose streets these are?
    fn is_street_of(&self, places: &Places, side: u32) -> bool {
        let mention = &self.annotated.mentions[side as usize];
        let chunk = self.clauses.chunk_at(mention.tokens.first).filter(|_| mention.usage == Use::Place);
        let led = |c: usize| places.slots.iter().any(|(p, list)| p + 1 == c && list.contains(&c));
        chunk.is_some_and(|c| c > 1 && led(c) && self.preposition(c - 1) == Some("of") && self.is_street(c - 2))
    }

    /// Does a noun phrase tell of a street?
    fn is_street(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        self.clauses.chunks[chunk].tokens.range().any(|t| scan.is(t, self.classes.street))
    }

    /// `An attack in Chad killed ten`: the land where those were whom nobody names.
    pub(super) fn place_of_attack(&self, group: &VerbGroup, places: &Places) -> Vec<u32> {
        let [attack] = places.subject[..] else { return Vec::new() };
        if group.passive || !self.is_attack(attack) || self.clauses.chunks.len() < attack + 3 {
            return Vec::new();
        }
        // `Un attentat à la voiture piégée à Lomé a tué`
        let to = self.clauses.chunk_at(group.head).unwrap_or(attack);
        let of_attack = |c: &usize| matches!(self.clauses.chunks[*c].part, Part::Noun | Part::Preposition(_));
        let own = (attack + 1..to).take_while(of_attack).filter(|&c| c + 1 < to && self.leads_in(c)).map(|c| c + 1);
        let behind = places.slots.iter().filter(|(p, _)| self.leads_in(*p));
        let mut chunks = own.chain(behind.flat_map(|(_, list)| list.iter().copied()));
        let placed = |m: &Mention| m.usage == Use::Place || self.is_kind(m, ActorKind::Country);
        let place = |c: usize| {
            let inside = mentions_in(self.annotated, self.clauses.chunks[c].tokens);
            inside.iter().find(|(n, m)| placed(m) && self.country(*n).is_some()).map(|(n, _)| *n)
        };
        chunks.find_map(place).into_iter().collect()
    }

    /// `in Chad`, `au Tchad`, `à Lomé`: a preposition that leads to the place where something is.
    pub(in crate::relate::event) fn leads_in(&self, chunk: usize) -> bool {
        let place = || self.clauses.chunks.get(chunk + 1).is_some_and(|c| self.is_place(c.tokens));
        match self.preposition(chunk) {
            Some("in") => true,
            Some("at") => self.classes.adjectives_behind && place(),
            _ => false,
        }
    }

    /// `the Chad embassy bombing`: a land right before what was struck, of it or in it, struck nobody.
    pub(in crate::relate::event) fn is_of_struck(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let words = &scan.grammar.words;
        let noun = |at: usize| {
            let mark = scan.mark(at, self.classes.noun).filter(|_| !scan.tokens[at].glued)?;
            Some((mark.end as usize, words.nouns.kinds(words.noun(mark.value)?)))
        };
        let end = mention.tokens.end as usize;
        // `the Chad embassy` may be a body of its own.
        let struck = noun(end - 1).filter(|&(last, _)| last == end).or_else(|| noun(end));
        struck.is_some_and(|(end, kinds)| {
            kinds & self.kinds.building != 0 && noun(end).is_some_and(|(_, kinds)| kinds & self.kinds.attack != 0)
        })
    }
}
