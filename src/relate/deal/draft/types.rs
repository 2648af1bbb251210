//! Which type goods are of that a clause only points to: `11 of these jets`, `34 aircraft of the same type`.

use super::Reader;
use super::meant::{SAME_TYPE_WITHIN, become_type};
use crate::analysis::Annotated;
use crate::model::{Decimal, Item, Quantity, Tokens, Weapon};
use crate::relate::deal::goods::{self, Goods, same};

/// How far behind the start of a sentence the type may stand that it is about, in tokens.
const TOPIC_WITHIN: u32 = 2;

/// How far behind a word for a craft its maker may be named, in tokens: `l'avion de combat de Tarn`.
const MAKER_WITHIN: u32 = 3;

/// How far before goods the word may stand that points to those told before, in tokens: `six of these cheap drones`.
const POINTED_WITHIN: u32 = 2;

impl Reader<'_> {
    /// `34 aircraft of the same type`: of the type named last.
    pub(super) fn take_type(&self, goods: &mut Goods) {
        self.take_longer_name(goods);
        let scan = &self.annotated.scan;
        let alike = scan.is(goods.tokens.end as usize, self.words.alike);
        if goods.item.designation.is_some() || !alike && !self.is_pointed_at(goods) {
            return;
        }
        // What a deal was told of goes before what is merely named: `12 of the aircraft`, beside the jets that they replace.
        if let Some(told) = self.pointed_at(goods).filter(|_| !alike) {
            return become_type(goods, told);
        }
        let weapons = &self.annotated.weapons;
        let before = weapons.partition_point(|w| w.tokens.end <= goods.tokens.first);
        // `An Antonov landed with two helicopters. Four of these aircraft`: one alone is not what several are of.
        let one = |q: Option<Quantity>| q.and_then(|q| q.value) == Some(Decimal::integer(1));
        let several = !alike && !one(goods.item.quantity);
        let beside = |w: &Weapon| {
            let first = scan.sentences[scan.sentence_of(w.tokens.first as usize)].first;
            let from = weapons.partition_point(|o| o.tokens.first < first);
            weapons[from..before].iter().any(|o| o.tokens != w.tokens)
        };
        let alone = |w: &Weapon| several && one(w.quantity) && beside(w);
        let named = |w: &&Weapon| w.designation.is_some() && w.category == goods.item.category && !alone(w);
        let Some(at) = weapons[..before].iter().rposition(|w| named(&w)) else { return };
        let sentence = |token: u32| scan.sentence_of(token as usize);
        if !alike && sentence(goods.tokens.first) - sentence(weapons[at].tokens.first) > SAME_TYPE_WITHIN {
            return;
        }
        let item = &mut goods.item;
        (item.designation, item.family) = (weapons[at].designation.clone(), weapons[at].family.clone());
        item.weapon = Some(at as u32);
        goods.sure = true;
    }

    /// `80 F4`, where the `Rafale F4` was told of: the last part of its name, and no other arm that goes by it.
    fn take_longer_name(&self, goods: &mut Goods) {
        let plain = |name: &str| name.replace(['-', ' '], "");
        let Some(name) = goods.item.designation.as_deref().map(plain) else { return };
        let ends = |l: &&Goods| {
            let long = l.item.designation.as_deref().and_then(|d| d.rsplit_once(' '));
            let other = l.item.category == goods.item.category && !same(&l.item, &goods.item);
            other && long.is_some_and(|(_, last)| last == name)
        };
        if let Some(long) = self.last.iter().rev().find(ends) {
            let item = long.item.clone();
            goods.item = Item { quantity: goods.item.quantity, ..item };
        }
    }

    /// `24 attack helicopters, "Apache"`, `180 howitzer artillery guns`: one thing in two words, the one with its figure; `its
    /// newest frigate, the first of two warships`: one of those that the words behind it count.
    pub(super) fn join_apposed(&self, goods: &mut Vec<Goods>) {
        let scan = &self.annotated.scan;
        let typed = |g: &Goods| g.item.designation.is_some();
        let open = |g: &Goods| g.item.quantity.is_none() && g.part.is_none() && !g.general;
        let first_of = |a: &Goods, b: &Goods| open(a) && !typed(a) && b.part.is_some();
        let apposed = |a: &Goods, b: &Goods| {
            let gap = a.tokens.end..b.tokens.first.max(a.tokens.end);
            let quoted = gap.len() <= 2 && gap.clone().any(|at| scan.is_quote(at as usize));
            !open(a) && open(b) && !(typed(a) && typed(b)) && (gap.is_empty() || quoted)
        };
        let alike = |a: &Goods, b: &Goods| a.item.category == b.item.category;
        while let Some(at) =
            (1..goods.len()).find(|&n| alike(&goods[n - 1], &goods[n]) && apposed(&goods[n - 1], &goods[n]))
        {
            let name = goods.remove(at);
            let all = &mut goods[at - 1];
            if typed(&name) {
                all.item = Item { quantity: all.item.quantity, ..name.item };
            }
            (all.sure, all.tokens.end) = (all.sure || name.sure, name.tokens.end);
        }
        if let Some(at) =
            (1..goods.len()).find(|&n| alike(&goods[n - 1], &goods[n]) && first_of(&goods[n - 1], &goods[n]))
        {
            goods.remove(at - 1);
        }
    }

    /// `The F-35s. We signed for 24 of them`, `L'avion de Tarn a du succès. Le Tchad en a commandé 12`: what a sentence that tells
    /// no deal begins with is what is spoken of next, by its type or, where that was told before, by its maker.
    pub(super) fn note_topic(&mut self, sentence: Tokens) {
        let Annotated { weapons, .. } = self.annotated;
        let next = weapons.get(weapons.partition_point(|w| w.tokens.first < sentence.first));
        let opens = |w: &&Weapon| w.phrase.first <= sentence.first + TOPIC_WITHIN && w.tokens.end <= sentence.end;
        let Some(weapon) = next.filter(opens) else { return };
        let range = Tokens { first: sentence.first, end: weapon.tokens.end };
        let topic = goods::within(self.annotated, range).into_iter().find(|g| g.sure && g.item.designation.is_some());
        let made = || {
            let near = Tokens { end: (weapon.tokens.end + MAKER_WITHIN).min(sentence.end), ..range };
            let maker = self.sides.within(near).into_iter().find(|s| s.makes)?;
            let origin = |g: &Goods| g.item.weapon.and_then(|w| weapons[w as usize].origin) == Some(maker.country);
            let typed = |g: &&Goods| g.item.designation.is_some() && g.item.category == weapon.category && origin(g);
            self.last.iter().find(typed).cloned()
        };
        let topic = topic.or_else(|| made().filter(|_| weapon.designation.is_none()));
        self.last.extend(topic.map(|g| Goods { item: Item { quantity: None, ..g.item }, part: None, ..g }));
    }

    /// The type of the same category that a deal was told of last, within a few sentences.
    pub(super) fn pointed_at(&self, goods: &Goods) -> Option<Item> {
        let sentence = |g: &Goods| self.annotated.scan.sentence_of(g.tokens.first as usize);
        let typed = |l: &&Goods| l.item.category == goods.item.category && l.item.designation.is_some();
        let near = |l: &&Goods| sentence(goods) - sentence(l).min(sentence(goods)) <= SAME_TYPE_WITHIN;
        self.last.iter().rev().filter(typed).find(near).map(|l| l.item.clone())
    }

    /// Does the article name no other type of a category than this?
    pub(super) fn is_only_type(&self, item: &Item) -> bool {
        let other = |w: &Weapon| {
            let named = w.designation.is_some() && w.category == item.category;
            named && w.designation != item.designation && (w.family.is_none() || w.family != item.family)
        };
        !self.annotated.weapons.iter().any(other)
    }

    /// `11 of these jets`: so many of what was named right before.
    fn is_pointed_at(&self, goods: &Goods) -> bool {
        let weapon = goods.item.weapon.map(|w| self.annotated.weapons[w as usize].tokens.first);
        let counted = goods.item.quantity.is_some() || goods.part.is_some();
        let first = weapon.filter(|_| counted && goods.broad);
        first.is_some_and(|first| {
            let from = goods.tokens.first.min(first.saturating_sub(POINTED_WITHIN));
            (from..first).any(|at| self.annotated.scan.is(at as usize, self.words.these))
        })
    }
}
