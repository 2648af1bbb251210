//! The goods of a clause: its weapons as items, with `12 others` standing for what was named before.

mod again;
mod alike;
mod named;

use crate::analysis::Annotated;
use crate::model::{Category, Decimal, Item, Quantity, Tokens, Weapon};
use crate::rules::lexicon::ClassId;
use crate::text::{Casing, TokenKind};
use again::{have_sums, in_sum, repeats};
pub(super) use alike::{counted_alike, fuller, is_shorter_word, means, same, stands_for, takes_in};
use named::{in_compound, in_firm, in_person};

/// An item with the words that it came from.
#[derive(Clone, Debug)]
pub(super) struct Goods {
    pub item: Item,
    pub tokens: Tokens,
    /// How many of them have moved: `the first of 12`.
    pub part: Option<Quantity>,
    pub sure: bool,
    /// A word for goods of any kind.
    pub general: bool,
    /// A word for all goods of its category: `missiles`, `warships`.
    pub broad: bool,
    /// A word for all that flies: `aircraft`.
    pub craft: bool,
    /// Some of more that were ordered: `a tranche of 18 jets`.
    pub tranche: bool,
    /// Who made them is not who sells them: `second-hand F-16s`.
    pub used: bool,
    /// What is still to come of more that was told: `the remaining 14 tanks`.
    pub rest: bool,
}

/// The goods among these tokens, in order; each kind once.
pub(super) fn within(annotated: &Annotated, range: Tokens) -> Vec<Goods> {
    let weapons = &annotated.weapons;
    let from = weapons.partition_point(|w| w.tokens.first < range.first);
    let mut inside = weapons.iter().enumerate().skip(from).take_while(|(_, w)| w.tokens.first < range.end).peekable();
    let mut goods: Vec<Goods> = Vec::new();
    if inside.peek().is_none() {
        return goods;
    }
    let (behind, before) =
        (annotated.scan.grammar.class("not_goods_behind"), annotated.scan.grammar.class("not_goods_before"));
    let [broad, tranche] = ["goods_broad", "goods_tranche"].map(|name| annotated.scan.grammar.class(name));
    let words = Links::new(annotated);
    // The end of a list whose first is no goods: `the launch of missiles and drones`.
    let mut unmeant_list: Option<u32> = None;
    for (n, weapon) in inside {
        let led = leads(annotated, weapon.phrase.first as usize, before)
            || unmeant_list.is_some_and(|end| words.go_on(annotated, end, weapon.phrase.first));
        unmeant_list = Some(weapon.tokens.end).filter(|_| led);
        let used = annotated.scan.is(weapon.tokens.end as usize, behind) || led;
        let unmeant = in_compound(annotated, weapon) || is_share(annotated, weapon) || in_person(annotated, weapon);
        let unmeant = unmeant
            || in_firm(annotated, weapon)
            || carries(annotated, weapon)
            || explains(annotated, weapon)
            || in_sum(annotated, weapon);
        let one = weapon.quantity.is_some_and(|q| q.value == Some(Decimal::integer(1)));
        let counted = weapon.quantity.is_some() && !(one && weapon.category == Category::Services);
        if used && !counted || unmeant || goods.last().is_some_and(|g| repeats(annotated, g, weapon)) {
            continue;
        }
        let any = annotated.scan.mark(weapon.tokens.first as usize, broad);
        let any = any.filter(|m| m.end == weapon.tokens.end && weapon.designation.is_none());
        let any = any.map(|m| annotated.scan.key(m));
        let next = Goods {
            item: Item { quantity: weapon.quantity.filter(|_| !counts_deals(annotated, weapon)), ..item(weapon, n) },
            tokens: Tokens { first: weapon.phrase.first.max(range.first), end: weapon.tokens.end },
            part: weapon.part.filter(|_| !is_last(annotated, weapon.phrase.first)),
            sure: weapon.sure,
            general: weapon.general,
            tranche: leads(annotated, weapon.phrase.first as usize, tranche) || is_lot(annotated, weapon.tokens.end),
            used: is_used(annotated, weapon),
            rest: is_rest(annotated, weapon),
            broad: any.is_some(),
            craft: any == Some("craft"),
        };
        if let Some(last) = goods.last_mut().filter(|last| words.join(annotated, last, &next)) {
            words.take_in(annotated, last, next);
            continue;
        }
        if goods.iter().any(|known| words.go_to_two(annotated, known, &next) || have_sums(annotated, known, &next)) {
            goods.push(next);
            continue;
        }
        add(&mut goods, next);
    }
    goods
}

/// `dozens of arms deals`: the figure counts the papers.
fn counts_deals(annotated: &Annotated, weapon: &Weapon) -> bool {
    let scan = &annotated.scan;
    let papers = ["deal_prize", "deal_permit", "deal_move"];
    let end = weapon.tokens.end as usize;
    let paper = || papers.iter().any(|name| scan.is(end, scan.grammar.class(name)));
    weapon.general && weapon.quantity.is_some() && end < scan.tokens.len() && paper()
}

/// How far behind goods the word may stand that makes them part of more, in tokens.
const LOT_WITHIN: u32 = 5;

/// `12 jets from Chad as the second batch`.
fn is_lot(annotated: &Annotated, end: u32) -> bool {
    let scan = &annotated.scan;
    let class = scan.grammar.class("goods_lot");
    let last = (end + LOT_WITHIN).min(scan.tokens.len() as u32);
    (end..last).any(|at| scan.is(at as usize, class))
}

/// Adds goods to a list that holds each kind once; `the jets` become `24 Rafale jets` where these follow.
fn add(goods: &mut Vec<Goods>, next: Goods) {
    let count = next.item.quantity;
    let bare = |g: &Goods| (g.item.quantity.is_none() || g.item.quantity == count) && means(g, &next);
    // `two helicopter carriers, under a deal to build two warships`
    if count.is_some() && goods.iter().any(|g| g.item.quantity == count && means(&next, g)) {
        return;
    }
    match goods.iter_mut().find(|g| same(&g.item, &next.item) && !are_two_types(&g.item, &next.item) || bare(g)) {
        Some(known) if bare(known) => *known = next,
        Some(known) => known.item.quantity = known.item.quantity.or(next.item.quantity),
        None => goods.push(next),
    }
}

/// `250 M1A2 and 116 M1A1 tanks`: two types of one family, each with a count of its own.
fn are_two_types(a: &Item, b: &Item) -> bool {
    let counted = a.quantity.is_some() && b.quantity.is_some() && a.quantity != b.quantity;
    // `14 Leopard 2A6 … 14 Leopard 2A4`
    let both = a.quantity.is_some() && b.quantity.is_some();
    let apart = |x: &String, y: &String| {
        x != y && (counted || both && !x.starts_with(y.as_str()) && !y.starts_with(x.as_str()))
    };
    a.designation.as_ref().zip(b.designation.as_ref()).is_some_and(|(x, y)| apart(x, y))
}

/// `the remaining 14 tanks`, `les 14 chars restants`: a word for what is left before, inside or right behind.
fn is_rest(annotated: &Annotated, weapon: &Weapon) -> bool {
    let scan = &annotated.scan;
    let class = scan.grammar.class("deal_more");
    let rest = |at: u32| scan.mark(at as usize, class).is_some_and(|m| scan.key(m) == "rest");
    let end = (weapon.tokens.end + 1).min(scan.tokens.len() as u32);
    (weapon.phrase.first.saturating_sub(1)..end).any(rest)
}

/// How far before goods without a figure the word may stand that tells that they are used, in tokens.
const USED_WITHIN: u32 = 3;

/// `24 second-hand US-built fighters`, `des chasseurs d'occasion`.
fn is_used(annotated: &Annotated, weapon: &Weapon) -> bool {
    let Annotated { scan, verbs, .. } = annotated;
    let class = scan.grammar.class("goods_used");
    let phrase = weapon.phrase.first.min(weapon.tokens.first.saturating_sub(USED_WITHIN));
    let in_verb = |at: u32| {
        let group = verbs.get(verbs.partition_point(|g| g.tokens.end <= at));
        group.is_some_and(|g| g.tokens.contains(at as usize) && g.tokens.range().len() > 1)
    };
    (phrase..=weapon.tokens.end).any(|at| scan.mark(at as usize, class).is_some() && !in_verb(at))
}

/// How far behind goods the word may stand that leads to whom they go, in tokens: `20 tanks, shells included, to Chad`.
const LED_WITHIN: u32 = 5;

/// How many words and signs may stand between two goods of a list.
const LISTED_WITHIN: u32 = 4;

/// The words between two goods that make them one, or members of a list.
struct Links {
    of: ClassId,
    fits: ClassId,
    determiner: ClassId,
    possessive: ClassId,
    kind: ClassId,
    slot: ClassId,
    listed: [ClassId; 3],
}

impl Links {
    fn new(annotated: &Annotated) -> Links {
        let class = |name| annotated.scan.grammar.class(name);
        Links {
            of: class("goods_of"),
            fits: class("goods_for"),
            determiner: class("determiner"),
            possessive: class("possessive"),
            kind: class("goods_type"),
            slot: class("deal_slot"),
            listed: ["list_join", "deal_parts", "determiner"].map(class),
        }
    }

    /// `20 tanks to Chad and 21 tanks to Mali`, `two frigates from Chad, two frigates from Mali`: as many for or from each,
    /// though they are of one kind.
    fn go_to_two(&self, annotated: &Annotated, known: &Goods, next: &Goods) -> bool {
        let led = |end: u32, to: u32| {
            let to = to.min(end + LED_WITHIN).min(annotated.scan.tokens.len() as u32);
            let slot = |at: u32| annotated.scan.mark(at as usize, self.slot);
            (end..to).any(|at| slot(at).is_some_and(|m| matches!(annotated.scan.key(m), "to" | "for" | "from")))
        };
        let counted = known.item.quantity.is_some() && next.item.quantity.is_some();
        counted
            && same(&known.item, &next.item)
            && led(known.tokens.end, next.tokens.first)
            && led(next.tokens.end, u32::MAX)
    }

    /// Nothing but what goes on with a list between two goods: `missiles, including the`.
    fn go_on(&self, annotated: &Annotated, from: u32, to: u32) -> bool {
        let scan = &annotated.scan;
        let goes_on = |at: usize| scan.sign(at) == ',' || self.listed.iter().any(|&class| scan.is(at, class));
        from < to && to - from <= LISTED_WITHIN && (from as usize..to as usize).all(goes_on)
    }

    /// `batteries of the S-400 system`, `munitions for rocket systems`: one thing, told in two words.
    fn join(&self, annotated: &Annotated, first: &Goods, second: &Goods) -> bool {
        let (a, b) = (&first.item, &second.item);
        if a.designation.is_some() || second.item.quantity.is_some() {
            return false;
        }
        let telling = b.designation.is_some() || feeds(b.category);
        // `maintenance of military equipment`
        let serves = a.category == Category::Services && second.general;
        if serves && self.leads(annotated, first, second, self.of) {
            return true;
        }
        // `equipment for F-16 jets`
        if first.general && b.designation.is_some() && self.leads(annotated, first, second, self.fits) {
            return true;
        }
        if a.category == b.category && b.designation.is_some() && self.is_of_type(annotated, first, second) {
            return true;
        }
        // `three batteries of BrahMos missiles`: ashore, and no air defence
        let ashore = a.category == Category::AirDefence && b.category == Category::Missiles && b.designation.is_some();
        let unit = (a.category == b.category && telling || ashore) && self.leads(annotated, first, second, self.of);
        unit || feeds(a.category) && !feeds(b.category) && self.leads(annotated, first, second, self.fits)
    }

    /// `véhicules de combat médians du type Jaguar`: the name of what was told right before.
    fn is_of_type(&self, annotated: &Annotated, first: &Goods, second: &Goods) -> bool {
        let scan = &annotated.scan;
        let (end, name) = (first.tokens.end as usize, second.tokens.first as usize);
        // `de type « Caesar »`
        let quoted = name > end && matches!(scan.token_text(name - 1), "«" | "“" | "\"");
        let name = name - usize::from(quoted);
        // `28 avions de combat « Su-30MKA »`
        if quoted && name == end {
            return true;
        }
        let Some(link) = scan.mark_before(end.max(name.saturating_sub(3)), name, self.kind) else { return false };
        let adjective = |at: usize| scan.tokens[at].kind == TokenKind::Word && scan.tokens[at].casing == Casing::Lower;
        (link.first as usize).saturating_sub(end) <= 2 && (end..link.first as usize).all(adjective)
    }

    /// A word of this class right behind the first, and nothing but articles and names of owners up to the second.
    fn leads(&self, annotated: &Annotated, first: &Goods, second: &Goods, class: ClassId) -> bool {
        let scan = &annotated.scan;
        let Some(link) = scan.mark(first.tokens.end as usize, class) else { return false };
        let gap = link.end as usize..(second.tokens.first.max(link.end)) as usize;
        let passes = |at: usize| {
            scan.tokens[at].casing != Casing::Lower && scan.tokens[at].kind == TokenKind::Word
                || scan.tokens[at].glued
                || [self.determiner, self.possessive].iter().any(|&c| scan.is(at, c))
        };
        gap.len() <= 6 && gap.into_iter().all(passes)
    }

    /// A service stays what it is; a unit of a system is the system; munitions for a system stay munitions and bear its name.
    fn take_in(&self, annotated: &Annotated, first: &mut Goods, second: Goods) {
        let end = second.tokens.end;
        if first.item.category == Category::Services || first.general {
            first.tokens.end = end;
            return;
        }
        if feeds(first.item.category) && !feeds(second.item.category) {
            let scan = &annotated.scan;
            let from = first.item.weapon.map_or(first.tokens.first, |w| annotated.weapons[w as usize].tokens.first);
            let text = scan.text.slice(scan.span(from as usize, end as usize));
            first.item.description = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
            first.item.designation = second.item.designation;
            first.item.family = second.item.family;
            first.sure |= second.sure;
            first.tokens.end = end;
            return;
        }
        let quantity = first.item.quantity;
        let (part, tokens) = (first.part, Tokens { end, ..first.tokens });
        *first = second;
        first.item.quantity = quantity;
        first.part = first.part.or(part);
        first.tokens = tokens;
    }
}

/// What is fired from something else.
fn feeds(category: Category) -> bool {
    matches!(category, Category::Munitions | Category::Missiles)
}

/// How far before what is told of its name a carrier's preposition may stand, in tokens.
const CARRIED_WITHIN: usize = 8;

/// `delivered by the Salamis, an old patrol ship`: what tells of the ship that brings the goods.
fn carries(annotated: &Annotated, weapon: &Weapon) -> bool {
    let carrier = matches!(weapon.category, Category::Ships | Category::Aircraft | Category::Submarines);
    let single = weapon.quantity.is_none_or(|q| q.value == Some(Decimal::integer(1)));
    carrier && single && weapon.designation.is_none() && tells_of_agent(annotated, weapon.phrase.first as usize)
}

/// Does a phrase, behind a comma and an article or none, tell of one whom `by` leads to, with no verb between?
fn tells_of_agent(annotated: &Annotated, first: usize) -> bool {
    let Annotated { scan, verbs, .. } = annotated;
    let [article, slot] = ["article", "deal_slot"].map(|name| scan.grammar.class(name));
    let open = (first.saturating_sub(2)..first).rev().find(|&at| scan.mark(at, article).is_some()).unwrap_or(first);
    let Some(comma) = open.checked_sub(1).filter(|&at| scan.sign(at) == ',') else { return false };
    let leads = |at: &usize| scan.mark(*at, slot).is_some_and(|m| scan.key(m) == "by");
    (comma.saturating_sub(CARRIED_WITHIN)..comma).rev().find(leads).is_some_and(|by| {
        let verb = verbs.get(verbs.partition_point(|g| (g.tokens.first as usize) < by));
        verb.is_none_or(|g| g.tokens.first as usize >= comma)
    })
}

/// How far before goods a bracket may open, in tokens.
const BRACKET_WITHIN: u32 = 30;

/// `the S-300 (it is a system that shoots down missiles)`: what a clause in brackets says of what was named before it.
fn explains(annotated: &Annotated, weapon: &Weapon) -> bool {
    let Annotated { scan, verbs, .. } = annotated;
    let first = weapon.phrase.first;
    let bare = weapon.designation.is_none() && weapon.quantity.is_none_or(|q| q.value == Some(Decimal::integer(1)));
    let sign = |at: u32| scan.sign(at as usize);
    let mut before = (first.saturating_sub(BRACKET_WITHIN)..first).rev().filter(|_| bare);
    let Some(open) = before.find(|&at| matches!(sign(at), '(' | ')')).filter(|&at| sign(at) == '(') else {
        return false;
    };
    let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < open));
    verb.is_some_and(|g| g.finite() && g.tokens.end <= first)
}

/// `the last two of 12 jets`: behind it all of them have come.
fn is_last(annotated: &Annotated, first: u32) -> bool {
    let scan = &annotated.scan;
    (first.saturating_sub(1)..=first).any(|at| scan.is(at as usize, scan.grammar.class("goods_last")))
}

/// `70 per cent of Russian arms exports`: part of a trade, and no goods.
fn is_share(annotated: &Annotated, weapon: &Weapon) -> bool {
    let scan = &annotated.scan;
    let [share, demonym, determiner] = ["goods_share", "demonym", "determiner"].map(|name| scan.grammar.class(name));
    let first = weapon.phrase.first as usize;
    let passed = |at: usize| {
        scan.is(at, demonym)
            || scan.is(at, determiner)
            || scan.tokens[at].casing != Casing::Lower
            || scan.tokens[at].glued
    };
    let from = (first.saturating_sub(4)..first).rev().take_while(|&at| passed(at)).last().unwrap_or(first);
    (from..=first).any(|at| scan.mark_before(at.saturating_sub(4), at, share).is_some())
}

/// Does a word of this class stand right before a token, past an origin: `launch of`, `tirs de`, `use of Korean`?
fn leads(annotated: &Annotated, token: usize, class: ClassId) -> bool {
    let scan = &annotated.scan;
    let before = |token: usize| scan.mark_before(token.saturating_sub(3), token, class).is_some();
    let origin = token.checked_sub(1).filter(|&at| scan.tokens[at].casing == Casing::Capital);
    before(token) || origin.is_some_and(before)
}

fn item(weapon: &Weapon, number: usize) -> Item {
    Item {
        weapon: Some(number as u32),
        designation: weapon.designation.clone(),
        family: weapon.family.clone(),
        description: weapon.description.clone(),
        category: weapon.category,
        quantity: weapon.quantity,
    }
}
