//! Subjects that a clause has from the clause before it: behind a joining word, or by `it`.

use super::{Place, Reader};
use crate::model::{Country, Tokens};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::parties::{Parties, Scene};
use crate::relate::deal::side::{Side, Slot};

/// How far behind the subject of the clause before the verb may begin, in tokens.
const ACTS_WITHIN: u32 = 2;

impl Reader<'_> {
    /// `Chad has ordered 12 jets and plans to sell its tanks`: who got the goods told right before gives others away.
    pub(super) fn carried_over(&self, found: Parties, scene: Scene, place: Place) -> Option<Parties> {
        let told = self.told.filter(|t| t.sentence == place.number && scene.clause.first > place.whole.first)?;
        let joins = self.annotated.scan.is(scene.clause.first as usize, self.words.join);
        let verbs = &self.annotated.verbs;
        let opens = |c: &Cue| {
            let group = c.group.map(|g| &verbs[g as usize]).filter(|g| !g.passive);
            let carrier = group.and_then(|g| g.governor).map(|g| &verbs[g as usize]);
            group.is_some_and(|g| carrier.unwrap_or(g).tokens.first == scene.clause.first + 1)
        };
        let cue = scene.cues.first().filter(|c| joins && c.role == Role::Transfer && opens(c))?;
        let bare = |s: &Side| s.slot == Slot::Bare && !scene.clause.contains(s.tokens.first as usize);
        let other = |s: &Side, end: Option<Side>| bare(s) && end.is_none_or(|e| e.country != s.country);
        if cue.supplier.subject && !cue.recipient.subject && found.supplier.is_none() {
            let giver = told.parties.recipient.filter(|s| other(s, found.recipient))?;
            return Some(Parties { supplier: Some(giver), ..found });
        }
        if cue.recipient.subject && !cue.supplier.subject && found.recipient.is_none() {
            let buyer = told.parties.supplier.filter(|s| other(s, found.supplier))?;
            return Some(Parties { recipient: Some(buyer), ..found });
        }
        None
    }

    /// `Chad got its first tanks when it took delivery of 12 T-72s`: `it` is the subject of the clause before.
    pub(super) fn subject_of_sentence(&self, cue: &Cue, scene: Scene, made: Option<Country>) -> Option<Side> {
        let (scan, verbs) = (&self.annotated.scan, &self.annotated.verbs);
        let whole = scan.sentences[scan.sentence_of(scene.clause.first as usize)].first;
        let before = Tokens { first: whole, end: scene.clause.first.max(whole) };
        let acts = |s: &Side| {
            let next = verbs.get(verbs.partition_point(|g| g.tokens.first < s.tokens.end));
            let acts = next.is_some_and(|g| g.finite() && g.tokens.first - s.tokens.end <= ACTS_WITHIN);
            s.slot == Slot::Bare && s.trades && !s.makes && acts && made != Some(s.country)
        };
        let alone = self.follows_pronoun(cue.tokens.first) && cue.recipient.subject && !scene.is_passive(cue);
        self.sides.within(before).into_iter().find(acts).filter(|_| alone)
    }
}
