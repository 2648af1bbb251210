//! Whose people, forces and places these are: by a possessive (`Chad said that its troops had left`), or by what stands
//! around them.

use super::Reader;
use crate::model::{ActorKind, Mention, Tokens, Use};
use crate::relate::clause::{Part, mentions_in};

/// So many tokens tell at most that a land made something: `de fabrication`.
const LONGEST_MAKE: usize = 3;

impl Reader<'_> {
    /// The names in a run of tokens, without those of lands that only made what is told of: `un drone de fabrication turque`.
    pub(super) fn named_but_makers(&self, tokens: Tokens) -> Vec<(u32, &Mention)> {
        let scan = &self.annotated.scan;
        let made = |m: &Mention| {
            let first = m.tokens.first as usize;
            let mark = scan.mark_before(first.saturating_sub(LONGEST_MAKE), first, self.classes.goods_made);
            mark.is_some_and(|mark| scan.key(mark) == "made")
        };
        let mut named = mentions_in(self.annotated, tokens);
        named.retain(|(_, m)| m.usage != Use::Origin || !made(m));
        named
    }

    /// `its warplanes`, `their army`: of a group of no name and no country, the country or the body told of last before it;
    /// of `his troops` the person.
    pub(super) fn owner_of(&self, chunk: usize, inside: &[(u32, &Mention)]) -> Option<u32> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let whose = scan.mark(tokens.first as usize, self.classes.possessive).map(|m| scan.key(m));
        let its = whose == Some("its");
        if whose == Some("him") {
            return self.whose_forces(chunk, inside);
        }
        let group = inside.iter().all(|(n, m)| self.is_stateless(*n) && !self.has_ends_of_its_own(m));
        let people = || !inside.is_empty() || self.classes.people.iter().any(|&class| self.holds(chunk, class));
        if !its
            || !group
            || self.is_of_own_group(chunk)
            || self.holds(chunk, self.classes.not_them)
            || !(people() || self.holds_forces(chunk))
        {
            return None;
        }
        let armed = inside.iter().any(|(_, m)| &*m.code == "MIL");
        self.owner_told(chunk).map(|one| if armed { self.land_of_ministry(one) } else { one })
    }

    /// The land or the body told of before its forces: whoever says of it, opens its sentence, or acted last.
    fn owner_told(&self, chunk: usize) -> Option<u32> {
        // `The Chadian army said its delegation had left`
        let sayers = self.sayers(chunk).filter(|sayers| sayers.iter().all(|&s| s < chunk));
        let sayers = sayers.map(|sayers| self.sides(sayers, true)).unwrap_or_default();
        if let [one] = sayers[..]
            && self.country(one).is_some()
            && !self.is_person(one)
        {
            return Some(one);
        }
        if let Some(one) = self.of_words_before(chunk) {
            return Some(one);
        }
        self.last_subject(chunk, |m| self.is_kind(m, ActorKind::Country) || self.is_kind(m, ActorKind::Organization))
    }

    /// `Chad's defence ministry said four of its soldiers had died`: for whom a ministry speaks, where its land is named.
    fn land_of_ministry(&self, body: u32) -> u32 {
        let ministry = self.is_kind(&self.annotated.mentions[body as usize], ActorKind::Organization);
        if !ministry || self.agent(body) != "GOV" {
            return body;
        }
        let land = |n: &u32| {
            let mention = &self.annotated.mentions[*n as usize];
            self.is_kind(mention, ActorKind::Country) && self.country(*n) == self.country(body)
        };
        (0..body).rev().find(land).unwrap_or(body)
    }

    /// `Chad would pay if Mali did, its envoy warned`: whoever opens the words before that of whom they are.
    fn of_words_before(&self, chunk: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let range = self.clauses.sentence_of(chunk);
        let says = |c: usize| matches!(chunks[c].part, Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        let closes = |c: usize| c + 1 >= range.end || matches!(chunks[c + 1].part, Part::Stop | Part::Time(_));
        let trails = chunk > range.start && chunks[chunk - 1].part == Part::Comma && chunk + 1 < range.end;
        if !trails || !says(chunk + 1) || !closes(chunk + 1) {
            return None;
        }
        let first = (range.start..chunk).find(|&c| chunks[c].part != Part::Quote)?;
        let opens = chunks[first].part == Part::Noun && says(first + 1);
        let sides = if opens { self.sides(&[first], false) } else { Vec::new() };
        sides.first().copied().filter(|&one| self.country(one).is_some() && !self.is_person(one))
    }

    /// `Ann Lee said her troops had left`: the person whose forces they are.
    fn whose_forces(&self, chunk: usize, inside: &[(u32, &Mention)]) -> Option<u32> {
        let forces = match inside {
            [] => self.holds_forces(chunk),
            _ => inside.iter().all(|(n, m)| self.is_stateless(*n) && matches!(&*m.code, "MIL" | "REB")),
        };
        let sayers = self.sayers(chunk).filter(|sayers| sayers.iter().all(|&s| s < chunk));
        let sayer = sayers.map(|sayers| self.sides(sayers, true)).filter(|sides| sides.len() == 1);
        let person = |m: &Mention| self.is_kind(m, ActorKind::Person);
        let told = || sayer.map(|sides| sides[0]).filter(|&n| self.is_person(n));
        if forces { told().or_else(|| self.last_subject(chunk, person)) } else { None }
    }

    /// `Soldiers detained their chiefs`: what a group of no country does to those of its own.
    fn is_of_own_group(&self, chunk: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let verb = |c: usize| match chunks[c].part {
            Part::Verb(n) => Some(n),
            _ => None,
        };
        let Some(verb) = (begin..chunk).rev().find_map(verb) else { return false };
        let [subject] = self.places(verb).subject[..] else { return false };
        let tokens = chunks[subject].tokens;
        let stateless = |(n, m): &(u32, &Mention)| self.heads_phrase(m, tokens) && self.is_stateless(*n);
        subject < chunk && self.is_plural(tokens) && mentions_in(self.annotated, tokens).iter().any(stateless)
    }

    /// Workers, citizens, an opposition: they do not act for the country that they are of.
    pub(super) fn has_ends_of_its_own(&self, mention: &Mention) -> bool {
        matches!(mention.code.get(..3), Some("LAB" | "CVL" | "OPP" | "REB" | "CRM" | "JUD"))
    }

    /// Does a noun phrase tell of troops, ships, aircraft?
    pub(super) fn holds_forces(&self, chunk: usize) -> bool {
        let nouns = &self.annotated.scan.grammar.words.nouns;
        let tokens = self.clauses.chunks[chunk].tokens;
        mentions_in(self.annotated, tokens).is_empty()
            && self.nouns(tokens).last().is_some_and(|(_, n)| nouns.kinds(n) & self.kinds.troops != 0)
    }

    /// `a diplomat working at the Malian embassy`: whom a verb behind people says that they work for.
    pub(super) fn employer_behind(&self, chunk: usize) -> Option<u32> {
        let to = self.clauses.sentence_of(chunk).end;
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let works = chunk + 3 < to
            && matches!(self.preposition(chunk + 2), Some("at" | "for" | "in"))
            && matches!(self.clauses.chunks[chunk + 1].part, Part::Verb(n) if {
                let group = &self.annotated.verbs[n as usize];
                !group.finite() && verbs.kinds(group.lemma) & self.kinds.serve != 0
            });
        let employer = self.clauses.chunks.get(chunk + 3).filter(|c| works && c.part == Part::Noun)?.tokens;
        let state = |m: &Mention| m.usage != Use::Place;
        mentions_in(self.annotated, employer).into_iter().find(|(n, m)| state(m) && self.is_known(*n)).map(|(n, _)| n)
    }

    /// `a delegation led by X`: who leads those who come along.
    pub(super) fn leader_behind(&self, chunk: usize) -> Option<u32> {
        let to = self.clauses.sentence_of(chunk).end;
        let verbs = &self.annotated.scan.grammar.words.verbs;
        // `une délégation de haut niveau, conduite par X`
        let of = chunk + 3 < to && self.preposition(chunk + 1) == Some("of");
        let bare = of && mentions_in(self.annotated, self.clauses.chunks[chunk + 2].tokens).is_empty();
        let chunk = if bare { chunk + 2 } else { chunk };
        let comma = chunk + 1 < to && self.clauses.chunks[chunk + 1].part == Part::Comma;
        let chunk = chunk + usize::from(comma);
        let led = chunk + 3 < to
            && self.preposition(chunk + 2) == Some("by")
            && matches!(self.clauses.chunks[chunk + 1].part, Part::Verb(n) if {
                let group = &self.annotated.verbs[n as usize];
                !group.finite() && verbs.kinds(group.lemma) & self.kinds.helm != 0
            });
        let leader = chunk + 3;
        (led && self.clauses.chunks[leader].part == Part::Noun)
            .then(|| self.sides(&[leader], true).first().copied())
            .flatten()
    }

    /// `the Chadian-led coalition`: who leads those whose own name nobody tells.
    pub(super) fn leader_before(&self, inside: &[(u32, &Mention)]) -> Option<u32> {
        let scan = &self.annotated.scan;
        let leads = |next: usize| scan.mark(next, self.classes.leading).is_some_and(|m| scan.key(m) == "leading");
        let led = inside.iter().find(|(n, m)| self.is_known(*n) && self.behind_hyphen(m).is_some_and(leads));
        led.map(|(n, _)| *n)
    }

    /// `rebel-held areas`: whose land a noun phrase says it is that it tells of.
    pub(super) fn holder_of_land(&self, chunk: usize) -> Option<u32> {
        let scan = &self.annotated.scan;
        let holds = |next: usize| scan.mark(next, self.classes.leading).is_some_and(|m| scan.key(m) == "holding");
        let inside = mentions_in(self.annotated, self.clauses.chunks[chunk].tokens);
        let known = |m: &Mention| m.actor.is_some() || !m.code.is_empty();
        let hyphened = inside.into_iter().find(|(_, m)| known(m) && self.behind_hyphen(m).is_some_and(holds));
        hyphened.map(|(n, _)| n).or_else(|| self.owner_behind(chunk))
    }

    /// `a camp belonging to rebels`, `a village held by rebels`: whose a verb behind a noun phrase says that it is.
    pub(super) fn owner_behind(&self, chunk: usize) -> Option<u32> {
        let to = self.clauses.sentence_of(chunk).end;
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let owned = chunk + 3 < to
            && matches!(self.preposition(chunk + 2), Some("to" | "by"))
            && matches!(self.clauses.chunks[chunk + 1].part, Part::Verb(n) if {
                let group = &self.annotated.verbs[n as usize];
                !group.finite() && verbs.kinds(group.lemma) & self.kinds.possess != 0
            });
        let owner = chunk + 3;
        let noun = owned && self.clauses.chunks[owner].part == Part::Noun;
        noun.then(|| self.sides(&[owner], true).first().copied()).flatten()
    }
}
