//! Who pays a sum that no deal carries, and to whom: the verb or the noun beside it, as the packs' `money.toml` frames
//! them (`payer`, `payee`, in the places of deals).

use super::clause::Cutter;
use super::cue::{Cue, payments};
use super::goods::Goods;
use super::parties::Scene;
use super::search::sought;
use super::side::{Side, Sides};
use crate::analysis::Annotated;
use crate::model::{Category, Item, Party, RuleId, Tense, Tokens};

/// A sum with its two sides.
pub(super) struct Payment {
    pub sum: usize,
    pub rule: RuleId,
    pub payer: Option<Party>,
    pub payee: Option<Party>,
}

/// How far from a sum the noun may stand that tells what it is, in tokens: `a $2 billion loan`, `aid of $2 billion`.
const NOUN_WITHIN: u32 = 5;

/// The payments among the sums that are still without sides.
pub(super) fn found(annotated: &Annotated) -> Vec<Payment> {
    let open = annotated.money.iter().enumerate().filter(|(_, m)| m.deal.is_none());
    let mut found = Vec::new();
    let mut readers: Option<(Cutter, Sides)> = None;
    for (n, sum) in open {
        let (cutter, sides) = readers.get_or_insert_with(|| (Cutter::new(annotated), Sides::new(annotated)));
        let sentence = annotated.scan.sentences[annotated.scan.sentence_of(sum.tokens.first as usize)];
        let whole = Tokens { first: sentence.first, end: sentence.end };
        let Some(clause) = cutter.clauses(whole).into_iter().find(|c| c.contains(sum.tokens.first as usize)) else {
            continue;
        };
        found.extend(payment(annotated, n, clause, &sides.with_bodies(clause)));
    }
    found
}

/// What the words around one sum tell: its verb first, then its noun.
fn payment(annotated: &Annotated, n: usize, clause: Tokens, sides: &[Side]) -> Option<Payment> {
    let sum = annotated.money[n].tokens;
    let cues = payments(annotated, clause);
    let own: Vec<&Cue> = [verb_of(annotated, &cues, sum), noun_of(&cues, sum)].into_iter().flatten().collect();
    let rule = own.first()?.rule;
    let goods = [as_goods(sum)];
    let scene = Scene { annotated, clause, cues: &cues, sides, goods: &goods };
    let mut payer: Option<Side> = None;
    let mut payee: Option<Side> = None;
    for cue in own {
        payee = payee.or_else(|| sought(scene, cue, payer, &cue.recipient));
        payer = payer.or_else(|| sought(scene, cue, payee, &cue.supplier));
    }
    let party = |side: Option<Side>| side.and_then(|s| s.mention).map(|mention| Party { mention });
    let payment = Payment { sum: n, rule, payer: party(payer), payee: party(payee) };
    (payment.payer.is_some() || payment.payee.is_some()).then_some(payment)
}

/// The verb whose object, or whose passive subject, the sum is: no other verb stands between the two.
fn verb_of<'c>(annotated: &Annotated, cues: &'c [Cue], sum: Tokens) -> Option<&'c Cue> {
    let verbs = &annotated.verbs;
    let next = verbs.partition_point(|g| g.tokens.first < sum.first);
    let before = next.checked_sub(1);
    let cue_of = |n: usize| cues.iter().find(|c| c.group == Some(n as u32));
    let passive = |n: usize| verbs[n].passive || verbs[n].tense == Tense::Participle;
    let active = before.and_then(cue_of);
    let told = || verbs.get(next).filter(|g| g.tokens.first - sum.end.min(g.tokens.first) <= NOUN_WITHIN);
    active.or_else(|| told().and_then(|_| cue_of(next)).filter(|c| c.group.is_some_and(|g| passive(g as usize))))
}

fn noun_of(cues: &[Cue], sum: Tokens) -> Option<&Cue> {
    let gap = |c: &Cue| {
        if c.tokens.first >= sum.end { c.tokens.first - sum.end } else { sum.first.saturating_sub(c.tokens.end) }
    };
    cues.iter().filter(|c| c.group.is_none() && gap(c) <= NOUN_WITHIN).min_by_key(|c| gap(c))
}

/// The sum in the place where the search for sides looks for goods.
fn as_goods(tokens: Tokens) -> Goods {
    let item = Item {
        weapon: None,
        designation: None,
        family: None,
        description: None,
        category: Category::Other,
        quantity: None,
    };
    Goods {
        item,
        tokens,
        part: None,
        sure: false,
        general: true,
        broad: false,
        craft: false,
        tranche: false,
        used: false,
        rest: false,
    }
}
