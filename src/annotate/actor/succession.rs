//! One who comes into the office of another: `Ann Lee replaces Bo Rask as defence minister`. The office is that of the one,
//! and was that of the other.

use super::name::{Kind, Name};
use super::roles::{self, FoundRole, Title};
use super::words::{Class, Words};
use crate::rules::scan::Mark;
use std::ops::Range;

/// Gives both the office in which one follows the other, where it is news. `titles` stands beside `names`.
pub fn successions(words: &Words, names: &[Name], titles: &mut [Title]) {
    for n in 1..names.len() {
        let first = titles[n].first.min(names[n].first);
        let Some(verb) = words.mark_before(first, Class::Succeeds).filter(|_| names[n].kind == Kind::Person) else {
            continue;
        };
        let Some(other) = subject(words, names, titles, verb) else { continue };
        if roles::tells_year(words, first) {
            continue;
        }
        let told = roles::given_office(words, names[n].end);
        let Some(office) = told
            .map(with_country)
            .or_else(|| told_before(words, &titles[other], names[other].end..verb.first as usize))
        else {
            continue;
        };
        let (new, old) = if words.scan.key(verb) == "by" { (n, other) } else { (other, n) };
        titles[new].country = titles[new].country.or(office.iter().find_map(|found| found.role.country));
        take(&mut titles[new], &office, None);
        take(&mut titles[old], &office, Some("former"));
    }
}

/// The office told behind a name, with the country that it is of.
fn with_country(title: Title) -> Vec<FoundRole> {
    let mut office = title.roles;
    office.iter_mut().for_each(|found| found.role.country = found.role.country.or(title.country));
    office
}

/// `X was named minister, replacing Y`: what the first was just told to become.
fn told_before(words: &Words, title: &Title, between: Range<usize>) -> Option<Vec<FoundRole>> {
    let given = words.places(between, &[Class::Copula, Class::Post]).next().is_some();
    let office = title.roles.iter().rfind(|found| !matches!(&*found.role.role, "military" | "other"))?;
    (given && office.role.status.is_none()).then(|| vec![office.clone()])
}

/// Who does what the verb tells: named before it in its sentence, with nobody between.
fn subject(words: &Words, names: &[Name], titles: &[Title], verb: Mark) -> Option<usize> {
    let at = verb.first as usize;
    let before = names.partition_point(|name| name.first < at);
    // `X was named to head Veltrano, replacing Y`
    let led = |n: &usize| names[*n].kind == Kind::Organization && names[*n].end + 1 == at;
    let last = before.checked_sub(1).map(|n| if led(&n) { n.saturating_sub(1) } else { n });
    let last = last.filter(|&n| names[n].kind == Kind::Person)?;
    let begin = titles[last].first.min(names[last].first);
    let alone =
        words.sentence_start(at) <= begin && !words.before_any(begin, &[Class::OfCountry, Class::PlacePreposition]);
    (alone && names[last].end <= at).then_some(last)
}

/// Adds an office, or tells of one that was there whether it lasts.
fn take(title: &mut Title, office: &[FoundRole], status: Option<&'static str>) {
    for found in office {
        let mut found = found.clone();
        found.role.status = status;
        title.roles.retain(|own| own.role.role != found.role.role);
        title.roles.push(found);
    }
}
