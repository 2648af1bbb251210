//! What a preposition hangs on: the verb, or a noun or a participle that stands between.

use crate::model::{EventType, Tense, Tokens, VerbGroup};
use crate::relate::clause::{Part, Places, mentions_in};
use crate::relate::event::{Reader, kind_of};
use crate::rules::frame::Frame;

impl Reader<'_> {
    /// `condamne l'invasion malienne du Tchad`: right behind an attack that tells whose it is, whom it was done to.
    fn is_of_victim(&self, places: &Places, slot: usize) -> bool {
        let object = places.slots[slot].0.checked_sub(1).filter(|c| places.objects.contains(c));
        object.is_some_and(|c| {
            let named = !mentions_in(self.annotated, self.clauses.chunks[c].tokens).is_empty();
            named && self.is_attack(c)
        })
    }

    /// `in response to sanctions against Chad`, `in protest of sanctions by Mali`: what hangs on the reason, or by `of` on
    /// the noun before it, is no side of the deed; but `in parts of Chad`.
    pub(super) fn hangs_on_another(&self, places: &Places, slot: usize) -> bool {
        let key = |slot: usize| self.preposition(places.slots[slot].0);
        let adjacent = |slot: &usize| {
            let before = slot.checked_sub(1).map(|n| &places.slots[n]);
            before.and_then(|(_, list)| list.last()).is_some_and(|&last| last + 1 == places.slots[*slot].0)
        };
        if !adjacent(&slot) {
            return key(slot) == Some("of") && self.is_of_victim(places, slot);
        }
        // `used tear gas during a protest near the embassy against the pact`: what the protest is against.
        let mut occasion = slot;
        while key(slot) == Some("against") && adjacent(&occasion) && key(occasion) != Some("during") {
            occasion -= 1;
        }
        if occasion < slot
            && key(occasion) == Some("during")
            && places.slots[occasion].1.iter().any(|&c| self.names_deed(c))
        {
            return true;
        }
        let of = key(slot) == Some("of");
        // `the contracts of maintenance of the army`: past what hangs on the object.
        let mut head = slot;
        while of && adjacent(&head) && key(head) == Some("of") {
            head -= 1;
        }
        // `in connection with the bombings of embassies in Chad`
        let mut reason = slot - 1;
        while key(slot) == Some("in") && adjacent(&reason) && key(reason) == Some("of") {
            reason -= 1;
        }
        if key(reason) == Some("because") {
            return true;
        }
        let bare = || places.slots[head].1.iter().any(|&c| self.is_bare(self.clauses.chunks[c].tokens));
        let deed = |list: &[usize]| list.iter().any(|&c| self.names_deed(c));
        match key(if of { head } else { slot - 1 }) {
            // `asked for a mission of support to the police`
            Some("of") if key(slot) == Some("at") && self.goes_on_with_bare(places, slot) => true,
            // `flew to Chad after talks with Mali`
            Some("during") if !of => deed(&places.slots[slot - 1].1),
            // `near the border with Chad`
            _ if key(slot) == Some("with") && self.ends_as_boundary(&places.slots[slot - 1].1) => true,
            Some("of") => false,
            Some("in") => of && bare(),
            _ => of,
        }
    }

    /// `l'envoi d'une mission de soutien à la police`: what `à` hangs on is one word without an article, the second in a chain.
    fn goes_on_with_bare(&self, places: &Places, slot: usize) -> bool {
        let of = |n: usize| self.preposition(places.slots[n].0) == Some("of");
        let last = places.slots[slot - 1].1.last();
        let bare = last.is_some_and(|&c| {
            self.is_bare(self.clauses.chunks[c].tokens)
                && mentions_in(self.annotated, self.clauses.chunks[c].tokens).is_empty()
        });
        let chained = slot > 1
            && of(slot - 2)
            && places.slots[slot - 2].1.last().is_some_and(|&c| c + 1 == places.slots[slot - 1].0);
        bare && chained
    }

    /// `son soutien à la candidature de Lima à l'Otan`: behind what `of` leads to, a second `at` hangs on the noun before.
    pub(super) fn hangs_on_second(&self, preposition: usize) -> bool {
        let key = |back: usize| preposition.checked_sub(back).and_then(|p| self.preposition(p));
        key(2) == Some("of") && key(4) == Some("at") && self.clauses.chunks[preposition - 1].part == Part::Noun
    }

    /// `massed troops on the border with Chad`: whose land lies behind a border.
    pub(super) fn beyond_boundary(&self, places: &Places) -> Vec<u32> {
        let with = |slot: &usize| {
            self.preposition(places.slots[*slot].0) == Some("with") && self.ends_as_boundary(&places.slots[*slot - 1].1)
        };
        // `along the Chadian border`
        let along = |slot: &usize| {
            let (preposition, list) = &places.slots[*slot];
            matches!(self.preposition(*preposition), Some("at" | "in")) && self.ends_as_boundary(list)
        };
        let behind = (1..places.slots.len()).find(with).or_else(|| (0..places.slots.len()).find(along));
        behind.map(|slot| self.sides(&places.slots[slot].1, true)).unwrap_or_default()
    }

    /// `sent tanks to the border with Chad`: forces that face whoever lives there.
    pub(super) fn sent_to_boundary(&self, places: &Places) -> bool {
        let forces = |&c: &usize| self.is_of_kind(c, self.kinds.troops);
        let there = |(p, list): &(usize, Vec<usize>)| {
            matches!(self.preposition(*p), Some("to" | "at" | "in")) && self.ends_as_boundary(list)
        };
        places.objects.iter().any(forces) && places.slots.iter().any(there)
    }

    pub(super) fn ends_as_boundary(&self, list: &[usize]) -> bool {
        list.last().is_some_and(|&c| self.is_of_kind(c, self.kinds.boundary))
    }

    /// `The sanctions on Chad were lifted`: whom what is done is about, told between it and the verb.
    pub(super) fn about_subject(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> Vec<u32> {
        let Some(verb) = self.clauses.chunk_at(group.head) else { return Vec::new() };
        // `The economic and military sanctions on Chad`
        let ([subject] | [_, subject]) = places.subject[..] else { return Vec::new() };
        let own = |p: usize| self.preposition(p).is_some_and(|key| frame.target.iter().any(|t| **t == *key));
        // `Sanctions imposed on Chad were lifted`
        let next = self.clauses.chunks.get(subject + 1).filter(|_| subject + 1 < verb).map(|c| c.part);
        let imposed = matches!(next, Some(Part::Verb(n)) if self.bare_participle(&self.annotated.verbs[n as usize]));
        let on = subject + 1 + usize::from(imposed);
        let told = on + 1 < verb && own(on) && self.clauses.chunks[on + 1].is_nominal();
        if told { self.sides(&self.clauses.list_on(self.annotated, on + 1, verb).0, true) } else { Vec::new() }
    }

    /// `congratulated X on his talks with Y`: `with` goes on with the talks, not with the deed whose object is told.
    pub(super) fn goes_on(&self, places: &Places, slot: usize) -> bool {
        let Some((before, list)) = slot.checked_sub(1).map(|n| &places.slots[n]) else { return false };
        let adjacent = list.last().is_some_and(|&last| last + 1 == places.slots[slot].0);
        adjacent
            && match self.preposition(*before) {
                Some("on" | "for" | "of" | "during" | "because") => true,
                // `chided X in its quarrel with Y`; not `in Paris with Y`.
                Some("in") => !self.holds_place(list),
                _ => false,
            }
    }

    /// `a redit le soutien de la France au Tchad`: whose words they are stands between them and whom they are for, and is
    /// not that one.
    pub(super) fn past_owner(&self, frame: &Frame, places: &Places, target: Vec<u32>) -> Vec<u32> {
        use EventType::{Accuse, Request, Support};
        let words = matches!(kind_of(frame), Some(Accuse | Request | Support));
        let own = |p: usize| self.preposition(p).is_some_and(|key| frame.target.iter().any(|t| **t == *key));
        let ([object], [(of, owner), (to, whom), ..]) = (&places.objects[..], &places.slots[..]) else { return target };
        let chain = *of == object + 1 && owner.last().is_some_and(|&last| *to == last + 1);
        let led = words && chain && self.preposition(*of) == Some("of") && !own(*of) && own(*to);
        if !led {
            return target;
        }
        let owners = self.sides(owner, true);
        let known = self.sides(whom, true).into_iter().filter(|&s| self.is_known(s)).collect::<Vec<_>>();
        let only_owners = target.iter().all(|t| owners.contains(t));
        if only_owners && !owners.is_empty() { known } else { target }
    }

    /// `in protest`, `in support`: one word without an article, and no plural.
    pub(in crate::relate::event) fn is_bare(&self, tokens: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let word = scan.token_text(tokens.first as usize);
        tokens.end - tokens.first == 1 && !scan.grammar.ends_as_plural(word)
    }

    /// `accused of acts committed by X`, `thanked X for goods meant for Y`: `by` leads to who did what the participle
    /// before it tells, and so do others where whom it is done to is told (`found`).
    pub(super) fn is_of_participle(&self, group: &VerbGroup, preposition: usize, found: bool) -> bool {
        let before = preposition.checked_sub(1).map(|c| self.clauses.chunks[c]);
        let other = before.filter(|c| matches!(c.part, Part::Verb(_)) && !c.tokens.contains(group.head as usize));
        other.is_some() && (found || self.preposition(preposition) == Some("by"))
            || found && self.goes_on_with_participle(group, preposition)
    }

    /// `to lend Chad money after talks between X and Y`: the prepositions of a verb but those that hang on the talks.
    pub(super) fn own_slots<'p>(&'p self, places: &'p Places) -> impl Iterator<Item = &'p (usize, Vec<usize>)> {
        let own = places.slots.iter().enumerate().filter(move |(n, _)| !self.hangs_on_another(places, *n));
        own.map(|(_, slot)| slot)
    }

    /// `demanded answers over the death of X`: of whom tells what a demand is about.
    pub(super) fn is_of_topic(&self, frame: &Frame, side: u32) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(own) = self.clauses.chunk_at(self.annotated.mentions[side as usize].tokens.first) else {
            return false;
        };
        let own = if own > 2 && chunks[own - 1].part == Part::Comma { own - 2 } else { own };
        let asks = kind_of(frame) == Some(EventType::Request);
        asks && own > 2 && self.preposition(own - 1) == Some("of") && self.preposition(own - 3) == Some("on")
    }

    /// Of a clause that tells where something was done, the place that it tells of.
    pub(super) fn place_of_clause(&self, places: &Places) -> Vec<u32> {
        let Some(&subject) = places.subject.first() else { return Vec::new() };
        let relative = subject.checked_sub(1).map(|c| self.clauses.chunks[c].part);
        let place = matches!(relative, Some(Part::Relative(mark)) if self.annotated.scan.key(mark) == "where");
        let noun = self.clauses.described_by(subject).filter(|&c| place && self.holds_place(&[c]));
        noun.map(|c| self.sides(&[c], true)).unwrap_or_default()
    }

    /// `sought aid at a meeting that it held with Chad`: the clause behind tells of the noun that a preposition leads to.
    pub(super) fn tells_of_place(&self, places: &Places) -> bool {
        let at = |n: usize| self.clauses.chunks.get(places.end + n).map(|c| c.part);
        let opens = matches!(at(0), Some(Part::Subordinator(_) | Part::Relative(_)));
        let led = || places.slots.last().and_then(|(_, list)| list.last()).is_some_and(|&last| last + 1 == places.end);
        opens && matches!(at(1), Some(Part::Pronoun(_))) && led()
    }

    /// `sold tanks to Chad amid anger sparked by fears for Mali`: past a participle behind the verb, prepositions lead
    /// what hangs on that.
    pub(super) fn goes_on_with_participle(&self, group: &VerbGroup, preposition: usize) -> bool {
        let Some(verb) = self.clauses.chunk_at(group.head) else { return false };
        let participle = |c: usize| match self.clauses.chunks[c].part {
            Part::Verb(n) => self.annotated.verbs[n as usize].tense == Tense::Participle,
            _ => false,
        };
        (verb + 1..preposition).any(participle)
    }
}
