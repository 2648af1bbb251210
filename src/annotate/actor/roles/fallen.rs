//! Offices that their holder has lost, as the words around the name tell: `President X was overthrown`.

use super::super::words::{Class, Words};
use super::Title;
use crate::model::is_of_state;

/// Marks the offices of state before a name as former where the text tells that their holder was toppled: whoever is
/// still called president of an article on the coup held the office before it.
pub fn mark_fallen(words: &Words, title: &mut Title, name: (usize, usize)) {
    let holds = |title: &Title| title.roles.iter().any(|f| is_of_state(&f.role.role) && f.role.status.is_none());
    if title.first < name.0 && holds(title) && (is_felled(words, title.first) || has_fallen(words, name.1)) {
        title.roles.iter_mut().for_each(|found| found.role.status = found.role.status.or(Some("former")));
    }
}

/// `troops overthrew [the president X]`
fn is_felled(words: &Words, first: usize) -> bool {
    let article = words.mark_before(first, Class::Article).map_or(first, |m| m.first as usize);
    let felled = |at| words.mark_before(at, Class::Leaves).is_some_and(|m| words.scan.key(m) == "fells");
    felled(first) || felled(article)
}

/// `[President X] was overthrown`, `[President X], who was overthrown`
fn has_fallen(words: &Words, end: usize) -> bool {
    let aside = if words.is_comma(end) { end + 1 } else { end };
    let at = words.end(aside, Class::Relative).unwrap_or(aside);
    words.key(at, Class::Leaves) == Some("fallen")
}
