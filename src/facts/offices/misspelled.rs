//! Names of office holders with a slip in one letter.

use super::{Offices, Term, first_word, held_by_one, last_word, plain};
use crate::model::Country;

impl Offices {
    /// The one holder of this surname and role in this country, whose given name is spelled with one letter amiss:
    /// `Olesegun Obasanjo`.
    pub fn misspelled(&self, person: &str, role: &str, country: Country) -> Option<&str> {
        let mut found = self.with_surname(person).filter(|t| t.role == role && t.country == country);
        let Some(first) = found.next().filter(|_| held_by_one(role)) else {
            return self.misspelled_surname(person, role, country);
        };
        let [own, told] = [first.person, person].map(|name| plain(first_word(name).unwrap_or_default()));
        let one = found.all(|t| t.person == first.person);
        (one && own.len() > 4 && differs_in_one(&own, &told)).then_some(first.person)
    }

    /// `Annalena Berbock`: the one holder of the office with this given name, whose surname is a letter apart.
    fn misspelled_surname(&self, person: &str, role: &str, country: Country) -> Option<&str> {
        let [given, told] = [first_word(person)?, last_word(person)].map(plain);
        let alike = |t: &&Term| {
            let own = plain(last_word(t.person));
            own.len() > 4
                && differs_in_one(&own, &told)
                && first_word(t.person).is_some_and(|word| plain(word) == given)
        };
        let of_office = |t: &&Term| held_by_one(role) && t.role == role;
        let mut found = self.of(country).filter(of_office).filter(alike);
        let first = found.next()?;
        found.all(|t| t.person == first.person).then_some(first.person)
    }
}

/// Whether two words are alike but for one letter.
fn differs_in_one(a: &str, b: &str) -> bool {
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| pairs.take_while(|(a, b)| a == b).count();
    let (longer, shorter) = (a.chars().count().max(b.chars().count()), a.chars().count().min(b.chars().count()));
    let begin = same(&mut a.chars().zip(b.chars()));
    let end = same(&mut a.chars().rev().zip(b.chars().rev()));
    a != b && longer - shorter <= 1 && begin + end + 1 >= longer
}
