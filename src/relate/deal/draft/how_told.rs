//! How a clause tells what it tells: by a pronoun, in passing, of another deal, of a plan given up.

use super::{Draft, Reader, is_signed};
use crate::analysis::Annotated;
use crate::model::{DealStatus, Tense, Tokens, VerbGroup};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::Goods;

/// How far before goods the words may stand that liken others to them, in tokens: `the same design as the Tarnish navy's two`.
const LIKENED_WITHIN: usize = 5;

impl Reader<'_> {
    /// Who acts by a word that stands for someone, and how a clause goes with what was told before.
    pub(super) fn note_how_told(&self, draft: &mut Draft, main: &Cue, cues: &[Cue], clause: Tokens) {
        draft.by_pronoun = cues.iter().any(|c| self.is_by_pronoun(c));
        draft.gives = cues.iter().any(|c| c.supplier.subject && self.is_by_pronoun(c));
        draft.of_many = cues.iter().any(|c| self.is_by_many(c, clause));
        let verb = main.group.map(|g| &self.annotated.verbs[g as usize]);
        let looks_back = self.annotated.scan.is(clause.first as usize, self.words.later);
        let all = draft.value.is_some() && self.has(clause, self.words.since);
        draft.in_passing = looks_back || all || verb.is_some_and(|g| g.tense == Tense::Gerund);
        draft.is_trade = draft.status == DealStatus::Planned
            && cues.iter().all(|c| c.group.is_none() && c.status.is_none())
            && draft.goods.iter().all(|g| g.general);
        // `12 jets and additional equipment`: goods of any kind are no other deal beside those that are told.
        let any_kind = draft.goods.iter().all(|g| g.general);
        // `two lots, one of 30 helicopters and another of 12 trucks`: the first of them tells.
        draft.another = draft.goods.iter().find(|g| g.general == any_kind).is_some_and(|g| self.is_another(g));
        // `signed another contract`
        let paper = |c: &&Cue| c.role == Role::Pact && c.group.is_none();
        let before = |c: &Cue| Tokens { first: c.tokens.first.saturating_sub(2), end: c.tokens.first };
        draft.another |= cues.iter().find(paper).is_some_and(|c| self.has(before(c), self.words.another));
        // `built to the same design as the two frigates delivered in May`
        draft.another |= draft.goods.iter().any(|g| self.is_likened_to(g));
        // `Other countries that have ordered the jet include Chad and Niger`
        draft.another |= self.lists_buyers(main);
        // `Separately, Chad ordered 12 guns`
        draft.another |=
            is_signed(draft.status) && self.annotated.scan.is(clause.first as usize, self.words.besides_told);
        draft.under_paper = cues.iter().any(|c| c.role == Role::Pact && self.is_definite(c) && self.is_under(c));
        draft.under_paper |= self.foresees(clause);
        draft.carries = main.carries;
        let goods = draft.goods.first().map_or(main.tokens.first, |g| g.tokens.first);
        let came = main.carries && main.recipient.subject && draft.status == DealStatus::Delivered;
        draft.lot = came && self.has(Tokens { first: main.tokens.first, end: goods + 1 }, self.words.lot);
        draft.also = self.has(clause, self.words.also);
        draft.untold = cues.iter().all(|c| c.status.is_none());
        draft.former = self.is_former_plan(draft.status, main, clause);
        draft.span = self.span(draft, cues, clause);
        draft.brings = main.carries && draft.status == DealStatus::Planned;
        draft.to_body = draft.recipient.is_none() && self.sides.to_body(Tokens { first: main.tokens.end, ..clause });
    }

    /// `It is not true that Chad sold tanks`, `Talk of a sale of tanks was nonsense`: words before a deed that open a clause
    /// with it, or behind it, where a claim is told before it.
    pub(super) fn is_untrue(&self, sentence: Tokens, main: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let [untrue, claim] = ["deal_untrue", "deal_claim"].map(|name| scan.grammar.class(name));
        let Some(at) = sentence.range().find(|&at| scan.is(at, untrue)) else { return false };
        let opens = |at: usize| scan.mark(at, self.words.subordinator).is_some_and(|m| scan.key(m) == "that");
        let first = main.tokens.first as usize;
        let claimed = (sentence.first as usize..first).any(|at| scan.is(at, claim));
        if at < first { (at..first).any(opens) || claimed } else { claimed }
    }

    /// `Il prévoit aussi la livraison de missiles`: what a paper told right before foresees.
    fn foresees(&self, clause: Tokens) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let class = scan.grammar.class("deal_decision");
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < clause.first));
        let near =
            |g: &&VerbGroup| g.tokens.first == clause.first + 1 && scan.is(clause.first as usize, self.words.pronoun);
        let foreseen = |g: &VerbGroup| scan.mark(g.head as usize, class).is_some_and(|m| scan.key(m) == "foreseen");
        verb.filter(near).is_some_and(foreseen)
    }

    /// `built to the same design as the two frigates delivered in May`: what goods are likened to is another deal's.
    fn is_likened_to(&self, goods: &Goods) -> bool {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("deal_likened");
        let first = goods.tokens.first as usize;
        (first.saturating_sub(LIKENED_WITHIN)..=first)
            .any(|at| scan.mark_before(at.saturating_sub(4), at, class).is_some())
    }
}
