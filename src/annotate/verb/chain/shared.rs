//! Whose auxiliary a participle or a gerund has that stands without one: `a reçu X et condamné Y`.

use super::Reader;
use crate::model::{Tense, VerbGroup};
use crate::rules::inflect::Form;

/// So many tokens at most lead from a verb to the clause that it takes: `a dit espérer que`.
const TO_CLAUSE: usize = 3;

impl Reader<'_> {
    /// `a dit que la trêve tiendrait et appelé le Mali à la respecter`: for a deed of words joined to a clause that has no
    /// auxiliary to share, the verb that takes this clause.
    pub(super) fn teller_before<'g>(
        &self,
        at: usize,
        group: &VerbGroup,
        told: &'g [VerbGroup],
    ) -> Option<&'g VerbGroup> {
        let words = self.words;
        let spoken = words.takes_clause | words.bid | words.voiced;
        if group.tense != Tense::Participle || words.kinds(group.lemma) & spoken == 0 {
            return None;
        }
        let joint = words.mark_before(at, self.from, words.conjunction)?;
        let takes = |g: &&VerbGroup| {
            let end = g.tokens.end as usize;
            let mut near = end..joint.first.min((end + TO_CLAUSE) as u32) as usize;
            g.finite()
                && words.kinds(g.lemma) & words.takes_clause != 0
                && near.any(|t| words.mark(t, words.subordinator).is_some_and(|m| words.scan.key(m) == "that"))
        };
        told.iter().rev().skip(1).find(takes)
    }

    /// `a dénoncé X, qui menace Y, et rappelé`: the verb past what relative clauses tell between it and a participle.
    pub(super) fn past_relatives<'g>(&self, group: &VerbGroup, told: &'g [VerbGroup]) -> Option<&'g VerbGroup> {
        if group.tense != Tense::Participle {
            return None;
        }
        let mut behind = false;
        for (number, verb) in told.iter().enumerate().rev().filter(|(_, g)| g.finite()) {
            let from = number.checked_sub(1).map_or(self.from, |n| told[n].tokens.end as usize);
            if !(from..verb.tokens.first as usize).any(|t| self.words.is(t, self.words.relative)) {
                return Some(verb).filter(|_| behind);
            }
            behind = true;
        }
        None
    }

    /// `a reçu X et condamné Y`, `a expulsé X, rappelé Y et gelé`: a participle with an object of its own, joined to a verb
    /// that has an auxiliary, has the same one; in the passive without an object: `a été arrêté et condamné à`.
    pub(super) fn shares_auxiliary(&self, group: &VerbGroup, last: &VerbGroup) -> bool {
        let words = self.words;
        let first = group.tokens.first as usize;
        let passive = last.finite() && last.passive;
        if passive && (group.tense == Tense::Participle || self.has_doer_behind(group)) {
            return self.shares_passive(first, group, last);
        }
        // `dit avoir pris X et arrêté Y`
        let tells = last.finite() || last.tense == Tense::Infinitive;
        let carried = tells && last.perfect && !last.passive && !last.reflexive;
        // `had imposed X and suspended Y`: a past that may be a participle.
        let form = || words.form(first, &[Form::Participle]).is_some();
        let earlier = group.tense == Tense::Past && !group.perfect && !group.passive && last.earlier && form();
        let participle = group.tense == Tense::Participle || earlier;
        if !participle || !carried || words.kinds(group.lemma) & words.motion != 0 {
            return false;
        }
        let joined = words.mark_before(first, self.from, words.conjunction);
        // `Chad said Mali had paid but refused`: who refused is open.
        if earlier && joined.is_none_or(|m| words.scan.key(m) != "and") {
            return false;
        }
        let joined = joined.is_some();
        let listed = first > self.from && words.scan.sign(first - 1) == ',';
        let behind = self.past_adverb(group.tokens.end as usize);
        // `a condamné X et averti que`
        let that = words.kinds(group.lemma) & (words.takes_clause | words.bid | words.voiced) != 0
            && words.mark(behind, words.subordinator).is_some_and(|m| words.scan.key(m) == "that");
        if joined && that && group.tense == Tense::Participle {
            return true;
        }
        let given = || {
            let to = words.mark(behind, words.preposition).is_some_and(|m| words.scan.key(m) == "at");
            (to || self.opens_infinitive(behind)) && !words.ends_plural(first)
        };
        let counted = behind < self.to && words.is(behind, words.scan.grammar.class("cardinal"));
        (joined || listed) && (counted || words.opens_noun(behind, self.to) || joined && behind < self.to && given())
    }

    /// `is expelling X and recalling Y`: a gerund with an object of its own, joined to the progressive right before it.
    pub(super) fn shares_progressive(&self, group: &VerbGroup, last: &VerbGroup) -> bool {
        let words = self.words;
        let first = group.tokens.first as usize;
        let joined = || words.mark_before(first, self.from, words.conjunction);
        let between = || last.tokens.end as usize..first;
        group.tense == Tense::Gerund
            && last.finite()
            && last.progressive
            && !last.passive
            && joined().is_some_and(|m| words.scan.key(m) == "and")
            && !between().any(|t| words.is(t, words.relative) || matches!(words.scan.sign(t), ';' | ':' | '"'))
            && words.opens_noun(self.past_adverb(group.tokens.end as usize), self.to)
    }

    /// `were raided and burned by Chad`: a past that may be a participle, with who did it right behind.
    fn has_doer_behind(&self, group: &VerbGroup) -> bool {
        let words = self.words;
        let (head, end) = (group.head as usize, group.tokens.end as usize);
        group.tense == Tense::Past
            && !(group.perfect || group.passive)
            && words.form(head, &[Form::Participle]).is_some()
            && self.is_by(end)
            && words.opens_noun(end + 1, self.to)
    }

    /// `ont été arrêtés vendredi et expulsés`: joined to a passive, of the same number, with nobody between who did it.
    fn shares_passive(&self, first: usize, group: &VerbGroup, last: &VerbGroup) -> bool {
        let words = self.words;
        let Some(joint) = words.mark_before(first, self.from, words.conjunction) else { return false };
        let by = |t: usize| words.mark(t, words.preposition).is_some_and(|m| words.scan.key(m) == "by");
        let mut between = last.tokens.end as usize..joint.first as usize;
        between.all(|t| !by(t) && !words.is(t, words.conjunction) && !words.is(t, words.relative))
            && words.ends_plural(group.head as usize) == words.ends_plural(last.head as usize)
            && !words.opens_noun(self.past_adverb(group.tokens.end as usize), self.to)
    }
}
