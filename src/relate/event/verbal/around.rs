//! What stands around a verb group, as frames ask for it: whose deed, done to whom, the infinitive, the nouns.

use crate::model::{EventType, Tense, Tokens, Use, VerbGroup};
use crate::relate::clause::{Part, Places, mentions_in};
use crate::relate::event::Reader;
use crate::rules::frame::NounSet;

impl<'a> Reader<'a> {
    /// The noun phrases of those whose deed it is.
    pub(super) fn whose<'p>(
        &self,
        group: &VerbGroup,
        places: &'p Places,
    ) -> impl Iterator<Item = &'p [usize]> + use<'p> {
        let (subject, slots) =
            if group.passive { (None, &places.slots[..]) } else { (Some(&places.subject[..]), &[][..]) };
        subject.into_iter().chain(slots.iter().map(|(_, list)| &list[..]))
    }

    /// The noun phrases that the deed is done to.
    pub(super) fn whom<'p>(
        &self,
        group: &VerbGroup,
        places: &'p Places,
    ) -> impl Iterator<Item = &'p [usize]> + use<'p> {
        let undergone = group.passive || self.bare_participle(group);
        // `« … », a dénoncé le ministère dans un texte`: behind what was said, and whose words it is, only where.
        let behind = |&s: &usize| self.clauses.chunks[s].tokens.first > group.head;
        let said = places.objects.is_empty() && places.subject.first().is_some_and(behind);
        let slots = if undergone || said { &[][..] } else { &places.slots[..] };
        let first = if undergone { &places.subject } else { &places.objects };
        std::iter::once(&first[..]).chain(slots.iter().map(|(_, list)| &list[..]))
    }

    /// What a verb may take for its object: beside one that it has, not what stands behind prepositions, but for the parts
    /// and the contents of it (`a wave of strikes`, `supplied Chad with tanks`, `$5 million in arms`) and what is left where
    /// `particles` took the object for one word with the verb (`turned its back on the plan`).
    pub(super) fn taken<'p>(&self, group: &VerbGroup, places: &'p Places, particles: u8) -> Vec<&'p [usize]> {
        if places.objects.is_empty() || group.passive || self.bare_participle(group) {
            // `ten envoys were taken hostage`
            let left = Some(&places.objects[..]).filter(|objects| group.passive && !objects.is_empty());
            return self.whom(group, places).chain(left).collect();
        }
        let own = |p: usize| match self.preposition(p) {
            Some("of" | "with") => true,
            Some("in" | "for") if particles == 0 => p.checked_sub(1).is_some_and(|c| self.is_sum(c)),
            Some("during" | "because" | "according") => false,
            _ => particles > 0,
        };
        // `mettre fin aux tensions après l'échec d'un accord`: to the tensions.
        let apart = |n: usize| particles > 0 && n > 0 && self.hangs_on_another(places, n);
        let led =
            places.slots.iter().enumerate().filter(|(n, (p, _))| own(*p) && !apart(*n)).map(|(_, slot)| &slot.1[..]);
        std::iter::once(&places.objects[..]).chain(led).collect()
    }

    /// The noun phrases that are the object itself: not those behind prepositions, unless there are no others.
    pub(super) fn object<'p>(&self, group: &VerbGroup, places: &'p Places) -> Option<&'p [usize]> {
        self.whom(group, places).find(|heads| !heads.is_empty())
    }

    /// A participle without auxiliary has its subject for an object: `shells sold by X`; not one of going, `arrivé à Lomé`.
    pub(in crate::relate::event) fn bare_participle(&self, group: &VerbGroup) -> bool {
        group.tense == Tense::Participle
            && self.annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.motion == 0
    }

    /// The infinitive that the verb takes, `to help` in `agreed to help`.
    pub(super) fn infinitive(&self, places: &Places, group: &VerbGroup) -> Option<&'a VerbGroup> {
        let Part::Verb(number) = self.clauses.chunks.get(places.complement?)?.part else { return None };
        let complement = &self.annotated.verbs[number as usize];
        let tense = complement.tense == Tense::Infinitive || complement.tense == Tense::Gerund;
        let subjunctive = self.clauses.chunks[places.end].tokens.first >= group.tokens.end && !tense;
        (tense || subjunctive).then_some(complement)
    }

    /// Whom the clause is about that a verb of saying takes: `warned that Iran plans`; `…, Washington warned`.
    pub(super) fn told_of(&self, group: &VerbGroup, places: &Places) -> Vec<u32> {
        let chunks = &self.clauses.chunks;
        if let Some(complement) = places.complement {
            let Some(inner) = self.finite_verb(complement) else { return Vec::new() };
            return self.sides(&self.places(inner).subject, true);
        }
        let (Some(verb), Some(&subject)) = (self.clauses.chunk_at(group.head), places.subject.first()) else {
            return Vec::new();
        };
        let range = self.clauses.sentence_of(verb);
        let trails = subject < verb && subject > range.start && chunks[subject - 1].part == Part::Comma;
        let time = |c: usize| c < range.end && matches!(chunks[c].part, Part::Time(_));
        // `…, it warned on Friday`
        let ends = verb + 1 >= range.end || chunks[verb + 1].part == Part::Stop || time(verb + 1) || time(verb + 2);
        // `If Chad pays, Mali will sign, it warned`: what waits for something else.
        let mut told = (range.start..subject).filter_map(|c| self.finite_verb(c)).filter(|&n| !self.under(n, "if"));
        let first = told.next().filter(|_| trails && ends);
        first.map(|n| self.sides(&self.places(n).subject, true)).unwrap_or_default()
    }

    pub(super) fn holds_noun<'h>(&self, wanted: &NounSet, heads: impl IntoIterator<Item = &'h [usize]>) -> bool {
        heads.into_iter().any(|heads| self.hold_noun(wanted, heads))
    }

    /// Does the object hold a noun that a frame does not bear; the title before a name (`le général d'armée Ann Lee`) is none?
    pub(super) fn holds_barred(&self, barred: &NounSet, heads: Option<&[usize]>) -> bool {
        let words = &self.annotated.scan.grammar.words;
        let bars = |(at, noun): (u32, u32)| barred.holds(words, noun) && !self.is_in_title(at);
        let holds = |chunk: usize| {
            let tokens = self.clauses.chunks[chunk].tokens;
            self.nouns(tokens).any(|found| bars(found) && !self.only_qualifies(found.0, tokens))
        };
        heads.unwrap_or_default().iter().any(|&chunk| self.counted(chunk).any(holds))
    }

    /// `military contacts`: a word that is a noun as well, before the noun that it says something of.
    fn only_qualifies(&self, token: u32, tokens: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let next = token + 1;
        next < tokens.end
            && scan.is(token as usize, self.classes.attribute)
            && scan.is(next as usize, self.classes.noun)
    }

    /// Does a word stand in the title right before a person's name?
    fn is_in_title(&self, token: u32) -> bool {
        let mentions = &self.annotated.mentions;
        let next = mentions.partition_point(|m| m.tokens.first <= token);
        let person = |m: &crate::model::Mention| m.usage == crate::model::Use::Actor && self.is_person(next as u32);
        mentions.get(next).is_some_and(|m| m.phrase.contains(token as usize) && person(m))
    }

    fn hold_noun(&self, wanted: &NounSet, heads: &[usize]) -> bool {
        let words = &self.annotated.scan.grammar.words;
        let holds =
            |chunk: usize| self.nouns(self.clauses.chunks[chunk].tokens).any(|(_, noun)| wanted.holds(words, noun));
        heads.iter().any(|&chunk| self.counted(chunk).any(holds))
    }

    /// `ends his visit on Monday`: does the phrase of a noun begin with whose it is?
    pub(in crate::relate::event) fn is_owned(&self, token: u32) -> bool {
        let first = self.clauses.chunk_at(token).map(|c| self.clauses.chunks[c].tokens.first);
        first.is_some_and(|t| self.annotated.scan.mark(t as usize, self.classes.possessive).is_some())
    }

    /// `European leaders urged Chad to wait`: states, or people in office, of no one land say so to someone known.
    pub(super) fn asked_by_statesmen(&self, kind: EventType, places: &Places, target: &[u32]) -> bool {
        let words = matches!(kind, EventType::Reject | EventType::Request | EventType::Support);
        words && !places.relative && target.iter().any(|&t| self.is_known(t)) && self.are_statesmen(places)
    }

    fn are_statesmen(&self, places: &Places) -> bool {
        let scan = &self.annotated.scan;
        let [agent, role, ..] = self.classes.people;
        let office = |t: usize| {
            scan.marks_of(t, agent).any(|m| scan.key(m).starts_with("GOV"))
                || scan.marks_of(t, role).any(|m| {
                    let key = scan.key(m);
                    key.starts_with("head_of") || key.ends_with("minister") || key == "diplomat"
                })
        };
        let many = |&c: &usize| {
            let tokens = self.clauses.chunks[c].tokens;
            self.clauses.chunks[c].part == Part::Noun && self.is_plural(tokens) && office(tokens.end as usize - 1)
        };
        !places.subject.is_empty() && places.subject.iter().all(many)
    }

    /// Those whom the first `by` of a verb leads to.
    pub(in crate::relate::event) fn done_by(&self, places: &Places) -> Vec<u32> {
        let by = places.slots.iter().find(|(p, _)| self.preposition(*p) == Some("by"));
        by.map(|(_, list)| self.sides(list, true)).unwrap_or_default()
    }

    /// What is counted: `agreements` of `a series of agreements`, `accords` of `une trentaine d'accords`.
    pub(in crate::relate::event) fn measured(&self, chunk: usize) -> Option<usize> {
        let scan = &self.annotated.scan;
        let measure = self.classes.measure;
        let tokens = self.clauses.chunks[chunk].tokens;
        let of = self.clauses.chunks.get(chunk + 1).is_some_and(|_| self.preposition(chunk + 1) == Some("of"));
        let counted = tokens.range().any(|t| scan.mark(t, measure).is_some());
        (of && counted && self.clauses.chunks.get(chunk + 2)?.is_nominal()).then_some(chunk + 2)
    }

    /// A noun phrase and what it counts, one behind the other: `tens of thousands of supporters`.
    pub(super) fn counted(&self, chunk: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(chunk), |&chunk| self.measured(chunk)).take(COUNTED)
    }

    pub(super) fn holds_place(&self, heads: &[usize]) -> bool {
        let place = |chunk: usize| {
            let tokens = self.clauses.chunks[chunk].tokens;
            mentions_in(self.annotated, tokens).iter().any(|(_, m)| m.usage == Use::Place)
        };
        heads.iter().any(|&chunk| place(chunk))
    }
}

/// How many noun phrases count each other at most: `tens`, `thousands`, `people`.
pub(super) const COUNTED: usize = 3;
