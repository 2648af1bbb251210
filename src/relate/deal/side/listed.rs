//! Names that stand in a list with the one before them: its preposition leads them too.

use super::{Side, Sides, Slot};
use crate::model::{ActorKind, Tokens};

impl Sides<'_> {
    /// `in Romania, the Netherlands plans`: with a verb of its own it is no part of the list before it.
    fn is_subject(&self, phrase: Tokens) -> bool {
        let verbs = &self.annotated.verbs;
        let next = verbs.get(verbs.partition_point(|g| g.tokens.first < phrase.end));
        let comma = self.annotated.scan.token_text(phrase.first.saturating_sub(1) as usize) == ","
            || self.annotated.scan.token_text(phrase.first.saturating_sub(2) as usize) == ",";
        // `S'agissant du Mali, le Tchad lui a livré`
        let clitic = self.annotated.scan.is(phrase.end as usize, self.annotated.scan.grammar.class("clitic"));
        let behind = phrase.end..=phrase.end + u32::from(clitic);
        comma && next.is_some_and(|g| behind.contains(&g.tokens.first) && g.finite())
    }

    /// `from Chad, and Niger 14 jets`, `from Chad and Boeing P-8 aircraft`: with goods of its own right behind.
    fn opens_goods(&self, phrase: Tokens) -> bool {
        let weapons = &self.annotated.weapons;
        let next = weapons.get(weapons.partition_point(|w| w.tokens.first < phrase.end));
        next.is_some_and(|w| w.phrase.first <= phrase.end)
    }

    /// `according to Ann Lee, Chad has bought`: a person and a state make no list.
    fn is_person(&self, side: &Side) -> bool {
        let actor = side.mention.and_then(|m| self.annotated.mentions[m as usize].actor);
        actor.is_some_and(|a| self.annotated.actors[a as usize].kind == ActorKind::Person)
    }

    /// `to Poland, Romania and Chad`: the preposition leads the whole list.
    pub(super) fn inherited(&self, sides: &[Side], phrase: Tokens, slot: Slot) -> Option<Slot> {
        // `aux États-Unis, en Israël et en Turquie`
        let scan = &self.annotated.scan;
        let listed = scan.grammar.class("deal_listed");
        let again = slot == Slot::In && phrase.first > 0 && scan.is(phrase.first as usize - 1, listed);
        let open = slot == Slot::Bare || again;
        let last = sides.last().filter(|_| open && !self.is_subject(phrase) && !self.opens_goods(phrase))?;
        let last = Some(last).filter(|s| !self.is_person(s))?;
        let gap = last.tokens.end as usize..phrase.first as usize;
        let class = scan.grammar.class("list_join");
        let joins = |at: usize| scan.token_text(at) == "," || scan.is(at, class);
        let passes = |at: usize| joins(at) || scan.is(at, self.determiner) || again && scan.is(at, listed);
        let joined = gap.len() <= 3 && gap.clone().any(joins) && gap.into_iter().all(passes);
        (joined && last.slot != Slot::Adjective).then_some(last.slot)
    }
}
