//! Whose name comes one sentence after the office: `…, the Polish foreign minister said. Ann Lee told reporters …`.

use super::name::{Kind, Name};
use super::roles::{FoundRole, Title};
use super::unnamed;
use super::words::{Class, Words};
use crate::facts::offices::held_by_one;
use crate::model::Role;

/// Gives people who open a sentence by speaking, without any title, the office of the one who spoke unnamed in the
/// sentence before. `titles` stands beside `names`.
pub fn introduced(words: &Words, names: &[Name], titles: &mut [Title]) {
    for n in 0..names.len() {
        let speaker = opens_by_speaking(words, names[n]) && titles[n].roles.is_empty();
        if !speaker || is_named_before(words, names, n) {
            continue;
        }
        let Some(before) = words.scan.sentence_of(names[n].first).checked_sub(1) else { continue };
        let Some(found) = spoken_office(words, before) else { continue };
        titles[n].country = found.role.country;
        titles[n].roles.push(found);
    }
}

/// `Ann Lee told reporters`: a full name that begins its sentence, a verb of saying behind it.
fn opens_by_speaking(words: &Words, name: Name) -> bool {
    let full = name.kind == Kind::Person && name.end > name.first + 1;
    let speaks = |at: usize| words.end(at, Class::Adverb).is_some_and(|end| words.is(end, Class::Speech));
    full && words.sentence_start(name.first) == name.first && (words.is(name.end, Class::Speech) || speaks(name.end))
}

/// A name that ends alike stands further above.
fn is_named_before(words: &Words, names: &[Name], n: usize) -> bool {
    let last = words.text(names[n].end - 1);
    names[..n].iter().any(|name| words.text(name.end - 1) == last)
}

/// The office that only one holds, of a country, whose unnamed holder spoke in a sentence.
fn spoken_office(words: &Words, sentence: usize) -> Option<FoundRole> {
    unnamed::of_sentence(words, sentence, |_| false).into_iter().find_map(|who| {
        let role = who.role.filter(|role| who.definite && held_by_one(role))?;
        let (first, end) = (who.phrase.first as usize, who.phrase.end as usize);
        let spoke = words.is(end, Class::Speech) || words.before(first, Class::Speech);
        let title = words.scan.text.slice(words.scan.span(who.tokens.first as usize, who.tokens.end as usize));
        let role = Role { title: title.to_owned(), role, country: Some(who.country?), status: None };
        spoke.then_some(FoundRole::new(role, &who.agent))
    })
}
