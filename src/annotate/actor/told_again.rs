//! Full names that nothing is known of, told again by their last word: people are, bodies by their first or in full.

use super::name::{Kind, Name};
use super::people;
use super::words::{Class, Words};
use rustc_hash::FxHashSet;

/// `Qvar Blorn left. … Blorn said`: a name of two or three words whose last word alone says or does something later.
pub(super) fn told_again(words: &Words, names: &mut [Name]) {
    let lone = |n: &&Name| n.end == n.first + 1 && !n.is_known() && n.kind != Kind::Organization;
    let mut speaks: FxHashSet<&str> = FxHashSet::default();
    let mut alone: FxHashSet<&str> = FxHashSet::default();
    for name in names.iter().filter(lone) {
        alone.insert(words.text(name.first));
        if says(words, name.end) {
            speaks.insert(words.text(name.first));
        }
    }
    if speaks.is_empty() {
        return;
    }
    // `Neithre Novak`, where the article has Peter Novak
    let full = |n: &&Name| n.kind == Kind::Person && n.end > n.first + 1;
    names.iter().filter(full).for_each(|n| _ = speaks.remove(words.text(n.end - 1)));
    let told = |n: &Name| speaks.contains(words.text(n.end - 1)) && !alone.contains(words.text(n.first));
    let unknown = |n: &&mut Name| n.kind == Kind::Unknown && n.rule.is_empty() && people::can_be(words, n);
    for name in names.iter_mut().filter(unknown).filter(|n| told(n)) {
        (name.kind, name.rule) = (Kind::Person, "told-again");
    }
}

/// A verb of saying, or one that only people do, right behind a name.
fn says(words: &Words, end: usize) -> bool {
    let verb = words.end(end, Class::Adverb).unwrap_or(end);
    words.is_any(verb, &[Class::Speech, Class::PersonVerb])
}
