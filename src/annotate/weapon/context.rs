//! Which homonyms are arms here: by a figure, a designation or a military word beside them, or in a list of arms.

use super::found::Found;
use crate::analysis::Annotated;
use crate::annotate::quantity::mark_ending;
use crate::facts::weapons::Homonym;
use crate::model::{Category, Weapon};
use crate::rules::lexicon::ClassId;
use crate::rules::scan::Scan;

/// Marks homonyms as unsure, and drops designations that nothing backs.
pub(super) fn judge(annotated: &Annotated, found: &[Found], weapons: &mut Vec<Weapon>) {
    let scan = &annotated.scan;
    for (found, weapon) in found.iter().zip(weapons.iter_mut()) {
        weapon.sure = stands_alone(annotated, found, weapon);
    }
    for n in 1..weapons.len() {
        let named = || names_type(scan, &weapons[n - 1], &weapons[n]);
        if listed_together(scan, &weapons[n - 1], &weapons[n]) || named() {
            let sure = weapons[n - 1].sure || weapons[n].sure;
            (weapons[n - 1].sure, weapons[n].sure) = (sure, sure);
        }
    }
    let families: Vec<Option<String>> = weapons.iter().filter(|w| w.sure).map(|w| w.family.clone()).collect();
    let categories: Vec<Category> = weapons.iter().filter(|w| w.sure).map(|w| w.category).collect();
    for (found, weapon) in found.iter().zip(weapons.iter_mut()).filter(|(_, w)| w.designation.is_some() && !w.sure) {
        let of_kind = || is_type(scan, found, weapon) && categories.contains(&weapon.category);
        weapon.sure = families.contains(&weapon.family) || of_kind();
    }
    let stage = scan.grammar.class("weapon_stage");
    let stages: Vec<bool> = (0..weapons.len()).map(|n| is_stage(scan, stage, &weapons[n..])).collect();
    let mut stages = stages.into_iter();
    weapons.retain(|weapon| !stages.next().unwrap_or(false) && (weapon.sure || weapon.designation.is_none()));
}

/// How far behind `rounds of` the arms may stand that are counted by it, in tokens.
const STAGED_WITHIN: u32 = 4;

/// `three rounds of talks`: counted by the first word is no arm, so that is none either.
fn is_stage(scan: &Scan, stage: ClassId, weapons: &[Weapon]) -> bool {
    let (Some(weapon), next) = (weapons.first(), weapons.get(1)) else { return false };
    let of = scan.mark(weapon.tokens.first as usize, stage);
    let of = of.filter(|of| of.end > weapon.tokens.end);
    of.is_some_and(|of| next.is_none_or(|n| n.phrase.first > of.end + STAGED_WITHIN))
}

/// `the Leopards`, `Leopards`, `des Leopard`: more than one bears the name, so it is a type of something.
fn is_type(scan: &Scan, found: &Found, weapon: &Weapon) -> bool {
    found.plural || is_uninflected(scan, found, weapon)
}

/// `des Rafale`: many of a name that stays as it is, as those of types do.
fn is_uninflected(scan: &Scan, found: &Found, weapon: &Weapon) -> bool {
    let many = scan.grammar.class("weapon_many");
    !found.plural && mark_ending(scan, weapon.tokens.first as usize, many).is_some()
}

/// Is it an arm by itself: a sure word, or a homonym with a sign beside it?
fn stands_alone(annotated: &Annotated, found: &Found, weapon: &Weapon) -> bool {
    let scan = &annotated.scan;
    let facts = &annotated.facts.weapons;
    let named = found.named.and_then(|n| facts.named.get(n as usize));
    let noun = found.noun.and_then(|n| facts.noun(&scan.grammar.language, n as usize));
    let digits = weapon.designation.as_ref().is_some_and(|d| d.contains(|c: char| c.is_ascii_digit()));
    // `G5 Sahel`: the beginning of a longer name of someone.
    let organization = scan.mark(weapon.tokens.first as usize, scan.grammar.class("organization"));
    let ambiguous = named.is_some_and(|named| match named.homonym {
        Homonym::Nowhere => false,
        Homonym::Opening => scan.opens_sentence(weapon.tokens.first as usize),
        Homonym::Anywhere => true,
    });
    if ambiguous && organization.is_some_and(|m| m.end > weapon.tokens.end) {
        return false;
    }
    match (named, noun) {
        (Some(named), noun) => {
            !ambiguous
                || digits
                || is_uninflected(scan, found, weapon)
                || noun.is_some()
                || weapon.quantity.is_some()
                || beside(scan, weapon, "weapon_unit")
                || scan.mark(weapon.tokens.end as usize, scan.grammar.class("weapon_trade")).is_some()
                || named.category == Category::ArmouredVehicles && beside(scan, weapon, "weapon_vehicle")
                || holds_noun(scan, weapon)
        }
        (None, Some(noun)) => {
            !noun.trap
                || weapon.designation.is_some()
                || beside_military(scan, weapon)
                || noun.counted && is_counted(scan, weapon)
        }
        (None, None) => found.prefix.is_some(),
    }
}

/// `Naval Strike Missile`: a name that ends with what it is.
fn holds_noun(scan: &Scan, weapon: &Weapon) -> bool {
    let class = scan.grammar.class("weapon_noun");
    let last = weapon.tokens.end as usize - 1;
    last > weapon.tokens.first as usize && scan.mark(last, class).is_some()
}

/// A word of this class right behind it or right before: `a Patriot system`, `une batterie Patriot`, `Boxer vehicles`.
fn beside(scan: &Scan, weapon: &Weapon, class: &str) -> bool {
    let class = scan.grammar.class(class);
    scan.mark(weapon.tokens.end as usize, class).is_some()
        || mark_ending(scan, weapon.tokens.first as usize, class).is_some()
}

/// A figure, an article or a preposition right before it: `huit sous-marins`, `de sous-marins`.
fn is_counted(scan: &Scan, weapon: &Weapon) -> bool {
    let classes = ["determiner", "article", "preposition"].map(|name| scan.grammar.class(name));
    let first = weapon.tokens.first as usize;
    weapon.quantity.is_some() || classes.into_iter().any(|class| mark_ending(scan, first, class).is_some())
}

/// A military word right before the phrase or right behind it.
fn beside_military(scan: &Scan, weapon: &Weapon) -> bool {
    let class = scan.grammar.class("military");
    let first = weapon.tokens.first as usize;
    mark_ending(scan, first, class).is_some() || scan.mark(weapon.tokens.end as usize, class).is_some()
}

/// `patrol vehicles such as the Mastiff`: a type of what was named right before.
fn names_type(scan: &Scan, sort: &Weapon, named: &Weapon) -> bool {
    let class = scan.grammar.class("weapon_such");
    let leads = scan.mark(sort.tokens.end as usize, class).is_some_and(|m| m.end == named.tokens.first);
    sort.designation.is_none() && named.designation.is_some() && sort.category == named.category && leads
}

/// How many words and signs may stand between two goods of a list: `, as well as some`.
const LISTED_WITHIN: usize = 5;

/// Only a comma, a joining word and an article between the two: one list.
fn listed_together(scan: &Scan, first: &Weapon, second: &Weapon) -> bool {
    let gap = first.tokens.end as usize..second.phrase.first.max(first.tokens.end) as usize;
    let [class, determiner] = ["list_join", "determiner"].map(|name| scan.grammar.class(name));
    let joins = |at: usize| scan.token_text(at) == "," || scan.is(at, class);
    let passes = |at: usize| joins(at) || scan.is(at, determiner);
    gap.len() <= LISTED_WITHIN && gap.clone().any(joins) && gap.into_iter().all(passes)
}
