//! Deeds told of whom they are done to: `a fait l'objet d'une attaque`, `was the target of a raid`.

use crate::model::{EventType, Tense, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::{Reader, kind_of};
use crate::rules::frame::Frame;

impl Reader<'_> {
    /// Does a word such as `the target` stand right behind a verb, past a time?
    pub(super) fn tells_what_befell(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let at = self.behind_time(group.tokens.end) as usize;
        let class = self.classes.undergoing;
        !group.passive
            && at < scan.tokens.len()
            && (scan.is(at, class) || scan.is(at + 1, class) && self.is_article(at))
    }

    fn is_article(&self, token: usize) -> bool {
        self.annotated.scan.is(token, self.classes.determiner)
    }

    /// The noun phrases that `of` leads to behind such a word, which tell the deed.
    pub(super) fn befallen<'p>(&self, group: &VerbGroup, places: &'p Places) -> Option<&'p [usize]> {
        let (of, list) = places.slots.first().filter(|_| self.tells_what_befell(group))?;
        (self.preposition(*of) == Some("of")).then_some(&list[..])
    }

    /// `was kept from sailing by the coastguard`: who did it, told behind the gerund that the passive takes.
    pub(super) fn doer_behind_gerund(&self, places: &Places) -> Vec<u32> {
        let Some(Part::Verb(n)) = places.complement.map(|c| self.clauses.chunks[c].part) else { return Vec::new() };
        let gerund = &self.annotated.verbs[n as usize];
        let active = gerund.tense == Tense::Gerund && !gerund.passive;
        if active { self.done_by(self.places(n)) } else { Vec::new() }
    }

    /// `was signed by Chad but not by Mali`: does the preposition lead to those who did not?
    pub(super) fn is_not_by(&self, preposition: usize) -> bool {
        let scan = &self.annotated.scan;
        let first = self.clauses.chunks[preposition].tokens.first as usize;
        first > 0 && scan.is(first - 1, self.classes.negation) && self.preposition(preposition) == Some("by")
    }

    /// Are both sides told that a frame asks for? `Police fired tear gas at Malian students` tells them, whosever police that is.
    pub(super) fn has_both(&self, frame: &Frame, places: &Places, source: &[u32], target: &[u32]) -> bool {
        if frame.mode != "restrict" {
            return !source.is_empty() && !target.is_empty();
        }
        let used = || self.holds_noun(&frame.objects, [&places.subject[..]]);
        (!target.is_empty() || places.complement.is_some())
            && (!source.is_empty() || self.is_someone(&places.subject) || used())
    }

    /// Of a deed told by whom it is done to, who did it, where another preposition than `by` leads to that one.
    pub(super) fn doer_beside(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> Vec<u32> {
        let mut source = Vec::new();
        // `were expelled from Chad`, `ont été expulsés du Tchad`
        if frame.has("shut-out") {
            let away = |key: &str| key == "from" || key == "of" && self.classes.adjectives_behind;
            source = self.led(group, places, away, false);
        }
        // `was summoned to the Chadian ministry`; not to one that only looks like his own.
        if source.is_empty() && frame.has("called-in") {
            source = self.led(group, places, |key| matches!(key, "to" | "at"), false);
            let called = self.sides(&places.subject, true);
            source.retain(|&s| !self.is_person(s) && !called.iter().any(|&c| self.same_side(c, s)));
        }
        // `was placed under Chadian sanctions`, `was added to the Chadian sanctions list`
        if source.is_empty() && frame.has("led") && kind_of(frame) == Some(EventType::Sanction) {
            let listed = |list: &&Vec<usize>| self.holds_noun(&frame.objects, [&list[..]]);
            let list = places.slots.iter().map(|(_, list)| list).find(listed);
            source = list.map(|list| self.sides(list, true)).unwrap_or_default();
            source.retain(|&s| !self.is_person(s));
        }
        source
    }
}
