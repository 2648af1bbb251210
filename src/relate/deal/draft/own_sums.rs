//! Several deals of one clause, and the sum that belongs to each.

use super::{Draft, Reader};
use crate::model::{Category, Tokens};
use crate::relate::deal::goods::Goods;

/// How far behind goods the sum may stand that is theirs, in tokens: `jets at a cost of $2 billion`.
const SUM_WITHIN: u32 = 5;

/// And where a word tells that it is their worth: `jets in the years 2022 to 2026, valued at $2 billion`.
const VALUED_WITHIN: u32 = 14;

impl Reader<'_> {
    /// `12 jets for $2 billion and 40 missiles for $300 million`: one deal for each of the goods, where each has a sum of
    /// its own right behind it.
    pub(super) fn each_with_sum(&self, draft: Draft) -> Vec<Draft> {
        let service = |g: &Goods| matches!(g.item.category, Category::Services | Category::SpareParts);
        let listed: Vec<&Goods> = draft.goods.iter().filter(|g| !(service(g) && g.item.quantity.is_none())).collect();
        let own = |n: usize| self.sum_behind(listed[n].tokens, listed.get(n + 1).map(|g| g.tokens.first));
        let counted = listed.len() > 1 && listed.iter().any(|g| g.item.quantity.is_some());
        let sums: Option<Vec<u32>> = (0..listed.len()).filter(|_| counted).map(own).collect();
        match sums.filter(|sums| !sums.is_empty()) {
            Some(sums) => {
                let one = |(goods, &sum): (&&Goods, &u32)| Draft {
                    goods: vec![(*goods).clone()],
                    value: Some(sum),
                    ..draft.clone()
                };
                listed.iter().zip(&sums).map(one).collect()
            }
            None => vec![draft],
        }
    }

    /// `two ships from Chad and 12 jets from Mali for $900 million`: to each of these deals the sum right behind its goods.
    pub(super) fn with_own_sums(&self, mut shares: Vec<Draft>) -> Vec<Draft> {
        let ends: Vec<Option<u32>> = shares.iter().skip(1).map(|d| Some(d.goods.first()?.tokens.first)).collect();
        for (share, end) in shares.iter_mut().zip(ends.into_iter().chain([None])) {
            share.value = share.goods.last().and_then(|g| self.sum_behind(g.tokens, end));
        }
        shares
    }

    /// The sum right behind goods, before the next goods.
    fn sum_behind(&self, goods: Tokens, next: Option<u32>) -> Option<u32> {
        let money = &self.annotated.money;
        let end = next.unwrap_or(goods.end + VALUED_WITHIN + 2);
        let from = money.partition_point(|m| m.tokens.first < goods.end);
        let sum = money.get(from).filter(|m| m.tokens.end <= end && m.per.is_none())?;
        let gap = Tokens { first: goods.end, end: sum.tokens.first };
        // `180 tanks for delivery by 2025, valued at $3 billion`
        let within = |reach: u32| gap.range().len() as u32 <= reach;
        let near = within(SUM_WITHIN) || within(VALUED_WITHIN) && self.has(gap, self.words.valued);
        (near && !self.has(gap, self.words.altogether)).then_some(from as u32)
    }
}
