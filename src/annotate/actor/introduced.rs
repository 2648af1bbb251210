//! Offices told in another sentence than the name: `…, the Polish foreign minister said. Ann Lee told reporters …`, `Ann Lee
//! spoke. She served as finance minister of Norway`.

use super::name::{Kind, Name};
use super::pronouns;
use super::roles::{self, FoundRole, Title};
use super::unnamed;
use super::words::{Class, Words};
use crate::facts::offices::held_by_one;
use crate::model::{Country, Role, is_of_state};
use crate::text::fold;

/// Gives people who speak without any title the office of the one who spoke unnamed right before, where nobody else is
/// named between them. `titles` stands beside `names`.
pub fn introduced(words: &Words, names: &[Name], titles: &mut [Title]) {
    for n in 0..names.len() {
        let speaker = speaks(words, names[n]) && titles[n].roles.is_empty();
        if !speaker || is_named_before(words, names, n) {
            continue;
        }
        let person = names[..n].iter().rfind(|name| name.kind == Kind::Person);
        let own = words.scan.sentence_of(names[n].first);
        let after = person.map_or(0, |person| words.scan.sentence_of(person.first) + 1);
        let before = (after.max(own.saturating_sub(QUOTED))..own).rev();
        let found = before.into_iter().find_map(|sentence| spoken_office(words, sentence));
        let Some(found) = found.filter(|found| !leads_another(words, names[n], found.role.country)) else { continue };
        titles[n].country = found.role.country;
        titles[n].roles.push(found);
    }
}

/// `Le Premier ministre libanais a demandé … Emmanuel Macron a dénoncé …`: does a person lead another state than this?
fn leads_another(words: &Words, name: Name, country: Option<Country>) -> bool {
    let text = words.scan.text.slice(words.scan.span(name.first, name.end));
    let leads = |role: &str| words.facts.offices.terms(text, role, None);
    let terms = ["head_of_state", "head_of_government"].into_iter().flat_map(leads);
    let lands: Vec<Country> = terms.map(|term| term.country).collect();
    !lands.is_empty() && lands.iter().all(|&land| Some(land) != country)
}

/// So many sentences back an office is told, since what its holder says may be several.
const QUOTED: usize = 3;

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

/// `The president met X and appointed him minister`: gives the office to the one who is named last before the pronoun,
/// where someone else is told of before him in the sentence. `titles` stands beside `names`.
pub fn given_to_pronoun(words: &Words, names: &[Name], titles: &mut [Title]) {
    for n in (0..names.len()).filter(|&n| names[n].kind == Kind::Person) {
        let sentence = words.scan.sentences[words.scan.sentence_of(names[n].first)].tokens();
        let before = names[..n].last().is_some_and(|name| name.first >= sentence.start);
        if !(before || words.is(sentence.start, Class::Pronoun)) {
            continue;
        }
        let next = names[n + 1..].iter().find(|name| name.kind == Kind::Person).map_or(sentence.end, |name| name.first);
        let cues = words.places(names[n].end..next.min(sentence.end), &[Class::PersonCue]);
        for at in cues.filter_map(|at| words.end(at, Class::PersonCue)) {
            let pronoun = words.mark(at, Class::Pronoun).filter(|&m| is_male(words.scan.key(m)).is_some());
            let given = pronoun.and_then(|m| roles::appointed(words, at, m.end as usize));
            if let Some(told) = given {
                titles[n].country = titles[n].country.or(told.country);
                titles[n].roles.extend(told.roles);
            }
        }
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

/// `Ann Lee told reporters`, `…, a déclaré Ann Lee`: a full name that begins its sentence with a verb of saying behind it,
/// or that stands right behind one.
fn speaks(words: &Words, name: Name) -> bool {
    let full = name.kind == Kind::Person && name.end > name.first + 1;
    let speech = |at: usize| words.is(at, Class::Speech);
    let behind = || speech(name.end) || words.end(name.end, Class::Adverb).is_some_and(speech);
    let opens = || words.sentence_start(name.first) == name.first && behind();
    // `said Ann Lee, a fisher`, `said Ann Lee of Qarvo`: it is told who speaks.
    let next = name.end + usize::from(words.is_comma(name.end));
    let of = || words.key(next, Class::OfCountry) == Some("of");
    let described = || words.is_comma(name.end) && words.is(next, Class::Article) || of();
    full && (opens() || words.before(name.first, Class::Speech) && !described())
}

/// A name that ends alike stands further above.
fn is_named_before(words: &Words, names: &[Name], n: usize) -> bool {
    let last = words.text(names[n].end - 1);
    names[..n].iter().any(|name| words.text(name.end - 1) == last)
}

/// The office that only one holds, of a country, whose unnamed holder spoke in a sentence.
fn spoken_office(words: &Words, sentence: usize) -> Option<FoundRole> {
    unnamed::of_sentence(words, sentence, |_| false).into_iter().find_map(|who| {
        let (first, end) = (who.phrase.first as usize, who.phrase.end as usize);
        // `the oil minister`: of each trade a state has one.
        let charged = who.tokens.end - who.tokens.first > 1;
        let one = |role: &str| held_by_one(role) || role == "diplomat" || role == "minister" && charged;
        let of_body = words.key(first, Class::Article) == Some("definite") && land_of_body(words, end).is_some();
        let head = |role: &str| role == "executive" && of_body;
        let role = who.role.filter(|role| who.definite && one(role) || head(role))?;
        let country = if role == "executive" { land_of_body(words, end) } else { who.country }?;
        let title = words.scan.text.slice(words.scan.span(who.tokens.first as usize, who.tokens.end as usize));
        let role = Role { title: title.to_owned(), role, country: Some(country), status: None };
        let end = past_insertion(words, past_post(words, end));
        let spoke = words.is(end, Class::Speech) || spoke_before(words, first);
        spoke.then_some(FoundRole::new(role, &who.agent))
    })
}

/// `the director of the FSB`: the country of the firm or the department behind an office.
fn land_of_body(words: &Words, end: usize) -> Option<Country> {
    let at = words.end(end, Class::OfCountry)?;
    let at = if words.is(at, Class::Article) { at + 1 } else { at };
    let row = words.facts.organizations.get(words.body(at)?)?;
    row.country.filter(|_| matches!(row.kind, "company" | "bank" | "government"))
}

/// `the Russian ambassador in Iran said`: past the country in which an envoy is.
fn past_post(words: &Words, end: usize) -> usize {
    let preposition = [Class::PlacePreposition, Class::OfCountry].into_iter().find_map(|class| words.end(end, class));
    preposition.and_then(|at| words.end(at, Class::Country)).unwrap_or(end)
}

/// `a annoncé lundi le ministre`: a verb of saying before a phrase, and no more than a day between.
fn spoke_before(words: &Words, first: usize) -> bool {
    let day = first.checked_sub(1).filter(|&at| words.is(at, Class::Calendar)).unwrap_or(first);
    words.before(first, Class::Speech) || words.before(day, Class::Speech)
}

/// `The minister, in remarks published today, said`: past what stands between two commas.
fn past_insertion(words: &Words, at: usize) -> usize {
    let close = (at + 1..at + MAX_INSERTION).find(|&t| words.is_comma(t));
    close.filter(|_| words.is_comma(at)).map_or(at, |close| close + 1)
}

/// So many words stand between the commas of an insertion.
const MAX_INSERTION: usize = 12;
