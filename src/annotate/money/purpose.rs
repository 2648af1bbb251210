//! What a sum is per (`a year`, `each`), and what it is for: the nearest word of its clause tells.

use crate::annotate::quantity::mark_ending;
use crate::model::{Money, MoneyRole, Tokens};
use crate::rules::scan::{Mark, Scan};

/// The unit that a sum is per: told right behind where it ends, or before it (`a unit cost of $5 million`).
pub(super) fn per(scan: &Scan, first: usize, end: usize) -> Option<String> {
    let Some(mark) = scan.mark(end, scan.grammar.class("per")) else { return told_before(scan, first) };
    let sentence = scan.sentences[scan.sentence_of(end - 1)];
    let key = Some(scan.key(mark)).filter(|key| *key != "none" && mark.end <= sentence.end)?;
    Some(key.to_owned())
}

/// How far before a sum the word may stand that tells what it is per, in tokens.
const TOLD_WITHIN: usize = 8;

fn told_before(scan: &Scan, first: usize) -> Option<String> {
    let class = scan.grammar.class("per_before");
    let sentence = scan.sentences[scan.sentence_of(first)].first as usize;
    let near = (first.saturating_sub(TOLD_WITHIN).max(sentence)..first).rev();
    let mut near = near.take_while(|&at| !matches!(scan.sign(at), ',' | ';'));
    near.find_map(|at| scan.mark(at, class)).map(|mark| scan.key(mark).to_owned())
}

/// How far from a sum the word that tells what it is for may stand, in tokens.
const REACH: usize = 14;

/// What a sum is for.
pub(super) fn role(scan: &Scan, sum: Tokens, per: Option<&str>) -> Option<MoneyRole> {
    let class = scan.grammar.class("money_role");
    let sentence = scan.sentences[scan.sentence_of(sum.first as usize)].tokens();
    let from = (sum.first as usize).saturating_sub(REACH).max(sentence.start);
    let to = (sum.end as usize + REACH).min(sentence.end);
    let marks = (from..to).filter_map(|at| scan.mark(at, class)).filter(|m| m.end <= sum.first || m.first >= sum.end);
    let nearest = marks.min_by_key(|m| (distance(scan, *m, sum), std::cmp::Reverse(m.end - m.first)));
    let told = nearest.and_then(|m| MoneyRole::parse(scan.key(m)));
    match per {
        Some("unit") if told != Some(MoneyRole::Aid) => Some(MoneyRole::Price),
        Some("year" | "month" | "week" | "day" | "hour") | None => told,
        // `$70 a barrel`: what a measure of goods sells for.
        Some(_) => told.or(Some(MoneyRole::Price)),
    }
}

/// `trade rose from $3 billion in 2004 to $5 billion in 2005`: a sum without a word of its own is what the one before
/// it in its sentence is; what is held against another is what that one is.
pub(super) fn carry_on(scan: &Scan, money: &mut [Money]) {
    let versus = scan.grammar.class("money_versus");
    for n in 1..money.len() {
        let (told, rest) = money.split_at_mut(n);
        let Some(sum) = rest.first_mut() else { continue };
        let sentence = |m: &Money| scan.sentence_of(m.tokens.first as usize);
        let Some(before) = told.last().filter(|before| sentence(before) == sentence(sum)) else { continue };
        let link = mark_ending(scan, sum.tokens.first as usize, versus).filter(|m| m.first >= before.tokens.end);
        let alike = |other: &&Money| sentence(other) == sentence(sum) && other.per.is_some() == sum.per.is_some();
        let other = match link.map(|mark| scan.key(mark)) {
            Some("against") => told.iter().rev().find(alike),
            Some(_) => Some(before).filter(|before| sum.tokens.first - before.tokens.end <= BESIDE),
            None => None,
        };
        if let Some(role) = other.map(|other| other.role).filter(|role| *role != MoneyRole::Other) {
            sum.role = role;
        } else if sum.role == MoneyRole::Other && before.per.is_none() {
            sum.role = before.role;
        }
    }
}

/// Tokens between a sum and what is told beside it: `$9 million, or $1.20 a share`.
const BESIDE: u32 = 5;

/// Tokens between, punctuation weighing more; a word behind a sum counts as nearer than one before it at the same distance.
fn distance(scan: &Scan, mark: Mark, sum: Tokens) -> usize {
    let behind = mark.first >= sum.end;
    let gap = if behind { sum.end as usize..mark.first as usize } else { mark.end as usize..sum.first as usize };
    let weight = |at: usize| if scan.tokens[at].kind == crate::text::TokenKind::Mark { 4 } else { 2 };
    gap.map(weight).sum::<usize>() + usize::from(!behind)
}
