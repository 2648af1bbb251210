//! Which names of a corpus are one person: full names first, then names with initials, then surnames alone.
//!
//! Names are found by the keys of their readings. A country that differs, or an article that lists both names as two
//! people, keeps them apart; a short name that fits several people stays its own.

use crate::names::NameKey;
use crate::order::Order as _;
use rustc_hash::FxHashMap;

/// One way in which articles of one language write one person.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub name: String,
    pub country: Option<String>,
    pub language: Option<String>,
    /// Numbers of the articles, ascending.
    pub articles: Vec<u32>,
}

/// People found so far.
#[derive(Default)]
struct People {
    people: Vec<Person>,
    by_key: FxHashMap<String, Vec<u32>>,
}

struct Person {
    forms: Vec<NameKey>,
    country: Option<String>,
    articles: Vec<u32>,
}

/// How much of a name a form holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fullness {
    Full,
    Initials,
    Surname,
}

/// The number of the person that each form is of. Forms come in an order that does not hang on the input's.
pub(super) fn persons(forms: &[Form]) -> Vec<u32> {
    let keys: Vec<NameKey> = forms.iter().map(|f| NameKey::new(&f.name, f.language.as_deref())).collect();
    let mut order: Vec<usize> = (0..forms.len()).collect();
    order.order_by_key(|&n| (fullness(&forms[n].name, &keys[n]), forms[n].country.is_none(), n));
    let mut people = People::default();
    let mut persons = vec![0; forms.len()];
    for n in order {
        persons[n] = people.add(&forms[n], &keys[n]);
    }
    persons
}

fn fullness(name: &str, key: &NameKey) -> Fullness {
    let initial = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() == 1;
    match key.len() {
        0 | 1 => Fullness::Surname,
        _ if name.split([' ', '.']).filter(|w| !w.is_empty()).any(initial) => Fullness::Initials,
        _ => Fullness::Full,
    }
}

impl People {
    /// The person of a form: one that it fits, or a new one.
    fn add(&mut self, form: &Form, key: &NameKey) -> u32 {
        let index = key.index();
        let person = self.fitting(form, key, &index).unwrap_or_else(|| {
            self.people.push(Person { forms: Vec::new(), country: None, articles: Vec::new() });
            (self.people.len() - 1) as u32
        });
        let known = &mut self.people[person as usize];
        known.forms.push(key.clone());
        known.country = known.country.take().or_else(|| form.country.clone());
        known.articles.extend(&form.articles);
        known.articles.sort_unstable();
        for key in index {
            let people = self.by_key.entry(key).or_default();
            if !people.contains(&person) {
                people.push(person);
            }
        }
        person
    }

    /// The one person known so far whom this form can name; among several, the one of the same country.
    fn fitting(&self, form: &Form, key: &NameKey, index: &[String]) -> Option<u32> {
        let mut found: Vec<u32> = index.iter().filter_map(|k| self.by_key.get(k)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found.retain(|&p| self.people[p as usize].admits(form, key));
        if let [only] = found[..] {
            return Some(only);
        }
        let same_country = |&p: &u32| form.country.is_some() && self.people[p as usize].country == form.country;
        let mut closer = found.iter().copied().filter(same_country);
        closer.next().filter(|_| closer.next().is_none())
    }
}

impl Person {
    fn admits(&self, form: &Form, key: &NameKey) -> bool {
        let another_country = matches!((&self.country, &form.country), (Some(a), Some(b)) if a != b);
        !another_country
            && !share(&self.articles, &form.articles)
            && self.forms.iter().any(|f| f.compare(key).is_same())
    }
}

/// Whether two ascending lists have a number in common.
fn share(a: &[u32], b: &[u32]) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.iter().any(|n| many.binary_search(n).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forms as `name | country | articles`; the answer groups the names.
    fn grouped(forms: &[&str]) -> Vec<u32> {
        let form = |line: &&str| {
            let mut cells = line.split('|').map(str::trim);
            let mut cell = || cells.next().unwrap_or_default().to_owned();
            let (name, country, articles) = (cell(), cell(), cell());
            let articles = articles.split_whitespace().map(|n| n.parse().expect("a number")).collect();
            Form { name, country: Some(country).filter(|c| !c.is_empty()), language: None, articles }
        };
        persons(&forms.iter().map(form).collect::<Vec<_>>())
    }

    #[test]
    fn romanisations_of_one_name_are_one_person() {
        let people = grouped(&[
            "Vladimir Putin | RUS | 1",
            "Vladimir Poutine | RUS | 2",
            "Igor Sechin | | 1",
            "Igor Setchine | | 2",
        ]);
        assert_eq!((people[0], people[2]), (people[1], people[3]));
        assert_ne!(people[0], people[2]);
    }

    #[test]
    fn a_surname_alone_joins_the_only_one_it_fits() {
        let people = grouped(&[
            "Medvedev | | 2",
            "Dmitry Medvedev | RUS | 1",
            "Bush | USA | 2",
            "George Bush | USA | 1",
            "Laura Bush | USA | 1",
        ]);
        assert_eq!(people[0], people[1]);
        assert!(people[2] != people[3] && people[2] != people[4]);
    }

    #[test]
    fn country_and_company_keep_namesakes_apart() {
        let people = grouped(&["Ivan Petrov | RUS | 1", "Ivan Petrov | BGR | 2"]);
        assert_ne!(people[0], people[1]);
        let people = grouped(&["George Bush | USA | 1", "George W. Bush | USA | 1"]);
        assert_ne!(people[0], people[1]);
    }
}
