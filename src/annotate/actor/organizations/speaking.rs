//! Firms of one or two words that nothing else tells: `Qarvex said`, `the chairman of Qarvex`, in an article that has no
//! person of that name.

use super::super::name::{Kind, Name};
use super::super::people;
use super::super::words::{Class, Words};
use crate::rules::lexicon::without_accents;
use rustc_hash::FxHashSet;

/// Makes bodies of unknown words that speak, or that someone is at the head of. People are named in full before they
/// speak, or with what they are.
pub fn speaking(words: &Words, names: &mut [Name]) {
    if !people::names_in_full(words) {
        return;
    }
    let untold = |n: &Name| n.kind == Kind::Unknown && n.rule.is_empty() && !n.headline;
    let acts = |n: &&Name| untold(n) && (speaks(words, n) || is_headed(words, n)) && is_unknown(words, n);
    let text = |n: &Name| words.scan.text.slice(words.scan.span(n.first, n.end));
    let mut firms: FxHashSet<&str> = names.iter().filter(acts).map(text).collect();
    if firms.is_empty() {
        return;
    }
    // What stands in a longer name may be a surname, or half of a place's.
    let longer = |n: &&Name| n.kind == Kind::Person || n.kind == Kind::Unknown && n.end > n.first + 1;
    let people = names.iter().filter(longer);
    let borne: FxHashSet<_> = people.flat_map(|n| n.first..n.end).map(|at| without_accents(words.text(at))).collect();
    firms.retain(|firm| !borne.contains(&without_accents(firm)));
    let within: FxHashSet<&str> = names.iter().filter(|n| !n.opens).map(text).collect();
    firms.retain(|firm| within.contains(firm));
    let firm = |n: &&mut Name| n.kind == Kind::Unknown && n.rule.is_empty() && firms.contains(text(n));
    for name in names.iter_mut().filter(firm) {
        (name.kind, name.rule) = (Kind::Organization, "organization-noun");
    }
}

/// One or two words with a capital of which no table and no list knows anything.
fn is_unknown(words: &Words, name: &Name) -> bool {
    let strange = |at: usize| {
        words.is_unmarked(at)
            && words.is_capital(at)
            && !words.is_upper(at)
            && words.text(at).len() > 3
            && !words.ends_as_common(at)
            && !words.ends_as_surname(at)
    };
    // `said, "Taking stock of it, …`
    if name.first > 0 && words.is_quote(name.first - 1) {
        return false;
    }
    let titled = [Class::Honorific, Class::Title, Class::Role, Class::Demonym, Class::PlacePreposition];
    name.end <= name.first + 2 && (name.first..name.end).all(strange) && !words.before_any(name.first, &titled)
}

/// `Qarvex said`, `Qarvex executives`, in a sentence that tells of nobody's own; in `la gendarmerie du Doubs a dit` another speaks.
fn speaks(words: &Words, name: &Name) -> bool {
    let sentence = words.scan.sentences[words.scan.sentence_of(name.first)].tokens();
    let own = || sentence.clone().any(|at| words.key(at, Class::Own) == Some("own"));
    let staff =
        words.key(name.end, Class::OrgNounBehind).is_some_and(|key| !matches!(key, "move" | "player" | "which"));
    let of_other = words.mark_before(name.first, Class::OfCountry).is_some();
    (staff || words.is(name.end, Class::Speech)) && !of_other && !own()
}

/// `chief executive of Qarvex`
fn is_headed(words: &Words, name: &Name) -> bool {
    let of = words.mark_before(name.first, Class::OfCountry).filter(|m| m.end - m.first == 1);
    let role = of.and_then(|m| words.role_before(m.first as usize));
    role.and_then(|role| words.scan.entry(role)).is_some_and(|entry| entry.feature == "BUS")
}
