//! Deeds told of whom they are done to: `a fait l'objet d'une attaque`, `was the target of a raid`.

use crate::model::{Tense, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::Reader;

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
}
