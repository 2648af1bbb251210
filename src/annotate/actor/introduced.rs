//! Offices told in another sentence than the name: `…, the Polish foreign minister said. Ann Lee told reporters …`, `Ann Lee
//! spoke. She served as finance minister of Norway`.

use super::name::{Kind, Name};
use super::pronouns;
use super::roles::{self, FoundRole, Title};
use super::unnamed;
use super::words::{Class, Words};
use crate::facts::offices::held_by_one;
use crate::model::{Role, is_of_state};
use crate::text::fold;

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

/// Gives the offices that `she served as` tells of to whom the sentence before is about: the only one whom it names, or
/// who opens it. `titles` stands beside `names`.
pub fn by_pronoun(words: &Words, names: &[Name], titles: &mut [Title]) {
    let mut about: Option<usize> = None;
    let mut n = 0;
    for sentence in &words.scan.sentences {
        let first = sentence.first as usize;
        let pronoun =
            words.mark(first, Class::Pronoun).and_then(|m| Some((m.end as usize, is_male(words.scan.key(m))?)));
        if let (Some((end, male)), Some(holder)) = (pronoun, about) {
            let told = roles::behind(words, end);
            let of_state = told.roles.iter().any(|found| is_of_state(&found.role.role));
            if of_state && gender(words, names[holder], &titles[holder]).is_none_or(|own| own == male) {
                titles[holder].country = titles[holder].country.or(told.country);
                titles[holder].roles.extend(told.roles);
            }
        }
        let from = n;
        n += names[n..].iter().take_while(|name| name.first < sentence.end as usize).count();
        let mut people = (from..n).filter(|&n| names[n].kind == Kind::Person);
        about = match (people.next(), people.next()) {
            (None, _) => about.filter(|_| pronoun.is_some()),
            (only, None) => only,
            (one, _) => one.filter(|&one| titles[one].first.min(names[one].first) == first),
        };
    }
}

fn is_male(pronoun: &str) -> Option<bool> {
    match pronoun {
        "male" => Some(true),
        "female" => Some(false),
        _ => None,
    }
}

/// Whether a person is a man, by the honorific or the given name.
fn gender(words: &Words, name: Name, title: &Title) -> Option<bool> {
    let mut buffer = String::new();
    title.gender.or_else(|| pronouns::male(words, fold(words.text(name.first), &mut buffer)))
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
        // `the oil minister`: of each trade a state has one.
        let charged = who.tokens.end - who.tokens.first > 1;
        let one = |role: &str| held_by_one(role) || role == "minister" && charged;
        let role = who.role.filter(|role| who.definite && one(role))?;
        let (first, end) = (who.phrase.first as usize, who.phrase.end as usize);
        let spoke = words.is(past_insertion(words, end), Class::Speech) || words.before(first, Class::Speech);
        let title = words.scan.text.slice(words.scan.span(who.tokens.first as usize, who.tokens.end as usize));
        let role = Role { title: title.to_owned(), role, country: Some(who.country?), status: None };
        spoke.then_some(FoundRole::new(role, &who.agent))
    })
}

/// `The minister, in remarks published today, said`: past what stands between two commas.
fn past_insertion(words: &Words, at: usize) -> usize {
    let close = (at + 1..at + MAX_INSERTION).find(|&t| words.is_comma(t));
    close.filter(|_| words.is_comma(at)).map_or(at, |close| close + 1)
}

/// So many words stand between the commas of an insertion.
const MAX_INSERTION: usize = 12;
