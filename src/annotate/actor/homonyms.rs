//! Words that stand for several countries or bodies: `Congolese`, `RSF`. Which one is meant, the rest of the article tells.

use super::words::{Class, Words};
use crate::facts::offices::Term;
use crate::model::{Country, is_of_state};
use crate::rules::scan::Mark;
use rustc_hash::{FxHashMap, FxHashSet};

/// How often an article names each country by words that mean no other.
pub type Lands = FxHashMap<Country, usize>;

impl<'a> Words<'a> {
    /// The country that a mark of a country, of its people or of its capital stands for: the only one, else one that
    /// still is, of these the one named most, of equals the one whose usual name is nearest to a plain name: `Congo`.
    pub fn land(&self, mark: Mark) -> Option<Country> {
        let mut lands = self.same_span(mark).filter_map(|m| Country::new(self.scan.key(m)));
        let first = lands.next()?;
        let Some(second) = lands.next() else { return Some(first) };
        let ended = |c: Country| self.facts.countries.get(c).is_some_and(|fact| fact.ended.is_some());
        let name = self.is(mark.first as usize, Class::Country);
        let far = |c: Country| if name { self.facts.countries.name(c).len() } else { 0 };
        let rank = |c: &Country| (ended(*c), std::cmp::Reverse(self.times_named(*c)), far(*c), *c);
        [first, second].into_iter().chain(lands).min_by_key(rank)
    }

    /// The row of the table of organizations that a name stands for: of several, the one whose country is named most.
    pub fn body(&self, at: usize) -> Option<&'a str> {
        let mark = self.mark(at, Class::Organization)?;
        let mut rows = self.same_span(mark).map(|m| self.scan.key(m));
        let first = rows.next()?;
        let Some(second) = rows.next() else { return Some(first) };
        let named = |id: &str| {
            let home = self.facts.organizations.get(id).and_then(|row| row.country);
            home.map_or(0, |home| self.times_named(home))
        };
        // Of equals, the one that goes by the plainest name.
        [first, second].into_iter().chain(rows).min_by_key(|id| (std::cmp::Reverse(named(id)), id.len(), *id))
    }

    /// Whether several rows of the table of organizations go by the name that begins here.
    pub fn is_shared_body(&self, at: usize) -> bool {
        self.mark(at, Class::Organization).is_some_and(|mark| self.same_span(mark).nth(1).is_some())
    }

    fn same_span(&self, mark: Mark) -> impl Iterator<Item = Mark> + '_ {
        let at = self.scan.marks_at(mark.first as usize).map(|(_, m)| m);
        at.filter(move |m| m.class == mark.class && m.end == mark.end)
    }

    fn times_named(&self, country: Country) -> usize {
        self.lands.get_or_init(|| self.count_lands()).get(&country).copied().unwrap_or(0)
    }

    fn count_lands(&self) -> Lands {
        const PLACES: [Class; 4] = [Class::Country, Class::Demonym, Class::Capital, Class::Place];
        let mut counts = Lands::default();
        let mut covered = 0;
        let telling: Vec<Class> = PLACES.into_iter().chain([Class::Surname]).collect();
        for at in self.places(0..self.len(), &telling) {
            // `Republic of Congo` within `Democratic Republic of Congo` names no other.
            if at < covered {
                continue;
            }
            covered = self.end(at, Class::Country).unwrap_or(at);
            let places = PLACES.into_iter().filter_map(|class| self.mark(at, class));
            let places = places.filter_map(|mark| self.only_land(mark));
            let holders = self.home_of_holders(at);
            places.chain(holders).for_each(|land| *counts.entry(land).or_default() += 1);
        }
        counts
    }

    /// Whether the article names a country by its name or its people's, not by a town.
    pub fn names_land(&self, country: Country) -> bool {
        self.lands_by_name().contains(&country)
    }

    /// Whether the article names no country by its name or its people's, but this one.
    pub fn names_no_other(&self, country: Country) -> bool {
        self.lands_by_name().iter().all(|&land| land == country)
    }

    fn lands_by_name(&self) -> &FxHashSet<Country> {
        let named = || {
            let classes = [Class::Country, Class::Demonym];
            let places = self.places(0..self.len(), &classes);
            let marks = places.flat_map(|at| classes.into_iter().filter_map(move |class| self.mark(at, class)));
            marks.filter_map(|mark| self.only_land(mark)).collect()
        };
        self.named_lands.get_or_init(named)
    }

    /// The country that a word means where it means no other.
    pub fn only_land(&self, mark: Mark) -> Option<Country> {
        let mut lands = self.same_span(mark).filter_map(|m| Country::new(self.scan.key(m)));
        lands.next().filter(|_| lands.next().is_none())
    }

    /// The country that all of this surname governed.
    pub fn home_of_holders(&self, at: usize) -> Option<Country> {
        // `the Arab state`: of no minister by that name.
        if !self.is(at, Class::Surname) || self.is_any(at, &[Class::Common, Class::OtherHead]) {
            return None;
        }
        let mut holders = self.facts.offices.with_surname(self.text(at)).filter(governs);
        let home = holders.next()?.country;
        holders.all(|term| term.country == home).then_some(home)
    }
}

fn governs(term: &&Term) -> bool {
    is_of_state(term.role)
}
