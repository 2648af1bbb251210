//! The noun of doing that a light verb carries in place of a deed of its own: `held talks`.

use super::attack::LAST_TOLD;
use super::{Draft, kind_of};
use crate::model::{Event, EventType, Tense, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::Reader;
use crate::rules::frame::Frame;
use crate::text::Casing;

impl<'a> Reader<'a> {
    /// `held two days of talks`: what `of` leads to behind a time that is no object. `a mené de violentes attaques`, `n'a pas
    /// mené d'attaque`: the object, behind an article of many that looks like a preposition.
    fn lasting<'p>(&self, group: &VerbGroup, places: &'p Places) -> Option<&'p usize> {
        let (of, list) = places.slots.first().filter(|_| places.objects.is_empty())?;
        let before = of.checked_sub(1).map(|c| self.clauses.chunks[c])?;
        let time = matches!(before.part, Part::Time(_));
        let some = || {
            let first = self.clauses.chunks[*of].tokens.first as usize;
            let denied = group.negated && self.classes.adjectives_behind;
            (denied || self.annotated.scan.is(first, self.classes.partitive)) && before.tokens.end >= group.tokens.end
        };
        let behind = matches!(before.part, Part::Verb(_));
        list.first().filter(|_| (time || behind && some()) && self.preposition(*of) == Some("of"))
    }

    /// `Speaking to farmers, X said`, `Opening the meeting, X said`: with what words begin that someone says to nobody known.
    pub(super) fn only_opens(&self, group: &VerbGroup, draft: &Draft) -> bool {
        let verb = self.clauses.chunk_at(group.head);
        let begins = verb.is_some_and(|c| c == self.clauses.sentence_of(c).start);
        draft.kind == EventType::Consult
            && group.tense == Tense::Gerund
            && begins
            && draft.mode.is_none()
            && draft.source.len() == 1
            && draft.target.iter().all(|&t| self.annotated.mentions[t as usize].actor.is_none())
    }

    /// `Two lorries with food entered Chad`: does what comes bring relief?
    pub(super) fn is_loaded(&self, group: &VerbGroup, places: &Places) -> bool {
        let scan = &self.annotated.scan;
        let first = places.subject.first().map_or(group.head, |&s| self.clauses.chunks[s].tokens.first);
        (first..group.head).any(|t| scan.is(t as usize, self.classes.relief))
    }

    /// `X met Y for talks hosted by Z`: do talks name nobody but their host, where a verb before them tells who meets, or a
    /// pact nobody but who brought others to it?
    pub(super) fn only_hosts(&self, group: &VerbGroup, draft: &Draft, places: &Places, found: &[Event]) -> bool {
        let [talks] = places.subject[..] else { return false };
        let begin = self.clauses.sentence_of(talks).start;
        let led = talks > begin && matches!(self.preposition(talks - 1), Some("for" | "in" | "during"));
        let first = self.clauses.chunks[begin].tokens.first;
        let met = |e: &Event| {
            let before = (first..group.head).contains(&e.trigger.first);
            before && e.kind == EventType::Consult && e.source.len() + e.target.len() > 1
        };
        // `a truce brokered by Chad`: who brings others together is no party.
        let broker = matches!(draft.kind, EventType::Agree | EventType::Retreat)
            && draft.target.is_empty()
            && self.bare_participle(group)
            && self.annotated.scan.is(group.head as usize, self.classes.brokered);
        let host = draft.kind == EventType::Consult && draft.source.len() == 1 && draft.target.is_empty();
        broker || host && led && self.bare_participle(group) && found.iter().rev().take(LAST_TOLD).any(met)
    }

    /// `repeated its call on Chad to pay`, `joined Kenya's call for talks`, but `held a call on Friday with X`: no telephone.
    fn calls_for_something(&self, frame: &Frame, chunk: usize) -> bool {
        let next = self.clauses.chunks.get(chunk + 2).filter(|c| !matches!(c.part, Part::Time(_)));
        let led = next.and_then(|_| self.preposition(chunk + 1));
        let owned = self.is_owned(self.clauses.chunks[chunk].tokens.first);
        let between = led.map_or(!owned, |key| frame.target.iter().any(|t| **t == *key));
        frame.mode == "phone" && frame.has("two") && !between
    }

    /// `Chad said Mali had launched its offensive`: nobody before the object is struck, where it begins with a possessive and
    /// nothing behind it leads to someone.
    pub(super) fn drop_owners(&self, places: &Places, target: &mut Vec<u32>) {
        let [object] = places.objects[..] else { return };
        let first = self.clauses.chunks[object].tokens.first;
        let pronoun = |c: &usize| matches!(self.clauses.chunks[*c].part, Part::Pronoun(_));
        let led = places.slots.iter().any(|(_, list)| list.iter().any(pronoun));
        if !led && self.annotated.scan.is(first as usize, self.classes.possessive) {
            target.retain(|&t| self.annotated.mentions[t as usize].tokens.end > first);
        }
    }

    /// The noun of doing that a light verb carries as its object.
    pub(super) fn carried(&self, group: &VerbGroup, places: &Places) -> Option<(u32, &'a Frame)> {
        let grammar = self.annotated.scan.grammar;
        let passive = group.passive || self.bare_participle(group);
        // `the attack was confirmed by Chad`: who makes it known is not who did it.
        if passive && grammar.words.verbs.kinds(group.lemma) & self.kinds.light == 0 {
            return None;
        }
        // `la visite prévue lundi a été annulée`: what becomes of it the noun tells.
        let arranged = grammar.words.verbs.kinds(group.lemma) & self.kinds.arrange != 0;
        if arranged && self.bare_participle(group) && self.comes_to_nothing(group) {
            return None;
        }
        // `expected the meeting to last`: who expects it does not meet.
        let awaits = |kinds: u64| kinds & self.kinds.arrange != 0 && kinds & self.kinds.bid != 0;
        if !passive && awaits(grammar.words.verbs.kinds(group.lemma)) && self.infinitive(places, group).is_some() {
            return None;
        }
        // `la médiation, que Paris a tenu à saluer`, `nobody claimed the attack`
        let before = places.objects.first().is_some_and(|&c| self.clauses.chunks[c].tokens.first < group.head);
        let owns = grammar.words.verbs.kinds(group.lemma) & self.kinds.own_up != 0;
        if owns && group.negated || !passive && before && self.infinitive(places, group).is_some() {
            return None;
        }
        let lasting = self.lasting(group, places);
        let heads = match lasting {
            Some(of) if !passive => std::slice::from_ref(of),
            _ if passive => &places.subject[..],
            _ => self.befallen(group, places).unwrap_or(&places.objects[..]),
        };
        let told = |f: &&Frame| {
            kind_of(f).is_some() && (f.subjects.is_empty() || self.holds_noun(&f.subjects, self.whose(group, places)))
        };
        // `announced the closure of its embassy`, not `the closure of a mine`
        let led = |f: &Frame, chunk| !f.has("led") || self.leads_to_object(f, chunk);
        // `the release of hostages held by Chad`: who holds them frees nobody.
        let behind = |chunk: usize| self.clauses.chunk_at(group.head) != Some(chunk + 1);
        // `took delivery of the jets`: who takes it gives nothing.
        let takes = grammar.words.verbs.kinds(group.lemma) & self.kinds.taking != 0;
        let taken = |f: &Frame| takes && f.make == "AID";
        let held = |f: &Frame, chunk| f.mode == "release" && self.bare_participle(group) && behind(chunk);
        // `sa gratitude pour les livraisons effectuées par`: these are carried out.
        let past = |f: &Frame, chunk| f.make == "SUPPORT" && self.bare_participle(group) && behind(chunk);
        let fits = |chunk: usize, token: u32, f: &&Frame| {
            told(f)
                && !self.calls_for_something(f, chunk)
                && !taken(f)
                && led(f, chunk)
                && !self.is_played(f, token)
                && !held(f, chunk)
                && !past(f, chunk)
        };
        let of_doing =
            |chunk, (token, noun)| grammar.frames.of_noun(noun).find(|f| fits(chunk, token, f)).map(|f| (token, f));
        // `another round of talks`: the talks.
        heads.iter().flat_map(|&chunk| self.counted(chunk)).find_map(|chunk| {
            let tokens = self.clauses.chunks[chunk].tokens;
            // `began a bombing pause`: no bombing.
            // `le ministre de la Coopération Ann Lee`: what an office is in charge of.
            let charge = |t: u32| self.annotated.scan.tokens[t as usize].casing != Casing::Lower && self.in_name(t);
            let heading = |(token, _): &(u32, u32)| self.heads_its_phrase(*token, tokens) && !charge(*token);
            let nouns: Vec<(u32, u32)> = self.nouns(tokens).filter(heading).collect();
            nouns.into_iter().rev().find_map(|noun| of_doing(chunk, noun))
        })
    }
}
