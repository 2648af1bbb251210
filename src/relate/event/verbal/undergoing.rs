//! Deeds told of whom they are done to: `a fait l'objet d'une attaque`, `was the target of a raid`.

use crate::model::VerbGroup;
use crate::relate::clause::Places;
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
}
