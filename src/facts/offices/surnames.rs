//! Office holders by their surname alone.

use super::{Offices, Term, first_word, held_by_one, is_plainly, last_word, plain};
use crate::model::Country;

impl Offices {
    /// The country whose office all holders of this surname held, and who, where it is one person.
    pub fn holder_surnamed(&self, surname: &str, role: &str) -> Option<(Option<&str>, Country)> {
        let mut found = self.with_surname(surname).filter(|t| t.role == role && held_by_one(role));
        let first = found.next()?;
        let mut one = true;
        for term in found {
            if term.country != first.country {
                return None;
            }
            one &= term.person == first.person;
        }
        Some((one.then_some(first.person), first.country))
    }

    /// The one person of this surname who led a state or its government, where nobody of another country has had an office
    /// under that surname.
    pub fn leader_surnamed(&self, surname: &str) -> Option<(&str, Country)> {
        let led = |t: &&Term| matches!(t.role, "head_of_state" | "head_of_government");
        let first = self.with_surname(surname).find(led)?;
        let alone = |t: &Term| t.country == first.country && (!led(&t) || t.person == first.person);
        self.with_surname(surname).all(alone).then_some((first.person, first.country))
    }

    /// The one person of this surname who led this state or its government.
    pub fn leader_of(&self, surname: &str, country: Country) -> Option<&str> {
        let led = |t: &&Term| t.country == country && matches!(t.role, "head_of_state" | "head_of_government");
        let mut terms = self.with_surname(surname).filter(led);
        let first = terms.next()?;
        terms.all(|t| t.person == first.person).then_some(first.person)
    }

    /// Whether two full names, one of which the other ends in, are of two who held offices: `Mahamat Idriss Déby` and
    /// `Idriss Déby`.
    pub fn are_two(&self, long: &str, short: &str) -> bool {
        let begins = |t: &Term, name: &str| first_word(t.person).map(plain) == first_word(name).map(plain);
        let bearers = || short.split(' ').skip(1).flat_map(|word| self.with_surname(word));
        let of = |name: &str| bearers().find(|t| begins(t, name));
        of(long).zip(of(short)).is_some_and(|(a, b)| a.person != b.person)
    }

    /// Whether some office holder bears this word, in lower case and without accents, as the last of the name.
    pub fn is_surname(&self, plain: &str) -> bool {
        self.index().has_surname(plain)
    }

    /// Terms of all whose name ends in this word.
    pub fn with_surname(&self, surname: &str) -> impl Iterator<Item = &Term> {
        let index = self.index();
        index.of_surname(last_word(surname)).map(|at| &index.terms[at as usize])
    }

    /// Whether someone who held an office of this country has a name that ends in this word, or begins with it where
    /// the family's name stands `first`.
    pub fn knows_family(&self, country: Country, name: &str, first: bool) -> bool {
        let own = |t: &Term| t.country == country;
        match first {
            true => self.of(country).any(|t| is_plainly(first_word(t.person).unwrap_or_default(), name)),
            false => self.with_surname(name).any(own),
        }
    }
}
