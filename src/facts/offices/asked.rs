//! A name that someone asks for, and whose it can be.

use super::Term;
use crate::names::NameKey;
use std::cell::OnceCell;

/// A name asked for: read when a term is there to compare it with, and once for all countries.
pub struct Asked<'a> {
    pub person: &'a str,
    key: OnceCell<NameKey>,
}

impl<'a> Asked<'a> {
    pub fn new(person: &'a str) -> Asked<'a> {
        Asked { person, key: OnceCell::new() }
    }

    pub fn key(&self) -> &NameKey {
        self.key.get_or_init(|| NameKey::new(self.person, None))
    }

    pub fn is(&self, person: &str) -> bool {
        self.person == person || self.key().compare(&NameKey::new(person, None)).is_same()
    }

    /// The terms whose holder can bear the name.
    pub fn among<'t>(&self, terms: impl Iterator<Item = &'t Term>) -> Vec<&'t Term> {
        // Most people hold several offices.
        let mut known: Vec<(&str, bool)> = Vec::new();
        let mut same = |person: &'t str| {
            if let Some(&(_, same)) = known.iter().find(|(name, _)| *name == person) {
                return same;
            }
            let same = self.is(person);
            known.push((person, same));
            same
        };
        terms.filter(|t| same(&t.person)).collect()
    }
}
