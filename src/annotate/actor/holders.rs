//! Whom an office without a name stands for: `the minister`, behind the one named before.

use super::roles::FoundRole;
use super::unnamed::Unnamed;
use crate::model::{Country, Role};
use crate::rules::scan::Scan;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// What an office goes by: the contract's word for it, or, where it has none, the title.
fn kind(role: &Role) -> Cow<'_, str> {
    if role.role == "other" { role.title.to_lowercase().into() } else { role.role.as_str().into() }
}

/// `the defence minister` is `the minister` as well.
fn any_minister(role: &str) -> Option<&'static str> {
    (role.ends_with("_minister") && role != "deputy_minister").then_some("minister")
}

/// Who holds which role, of a country and of any, and where they are named: what roles without a name are settled by.
#[derive(Debug, Default)]
pub struct Holders<'a> {
    of_roles: FxHashMap<(Cow<'a, str>, Option<Country>), Held>,
    /// The men among them.
    men: FxHashSet<usize>,
}

#[derive(Debug, Default)]
struct Held {
    /// The tokens at which holders are named, in order once all are entered, each with its holder.
    places: Vec<(usize, usize)>,
    /// The holder entered last.
    last: usize,
}

impl<'a> Holders<'a> {
    /// Tells that a person of this number is a man.
    pub fn is_man(&mut self, person: usize) {
        self.men.insert(person);
    }

    /// Enters a person of this number, with the tokens at which it is named.
    pub fn enter(&mut self, person: usize, roles: &'a [FoundRole], country: Option<Country>, places: &[usize]) {
        let present = roles.iter().map(|found| &found.role).filter(|role| role.status.is_none());
        let of = |role: &'a Role, name: Cow<'a, str>| [None, role.country.or(country)].map(|of| (name.clone(), of));
        let names = |role: &'a Role| [Some(kind(role)), any_minister(&role.role).map(Cow::from)].into_iter().flatten();
        let mut keys: Vec<(Cow<str>, Option<Country>)> =
            present.flat_map(|role| names(role).flat_map(move |name| of(role, name))).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let held = self.of_roles.entry(key).or_default();
            held.places.extend(places.iter().map(|&place| (place, person)));
            held.last = person;
        }
    }

    /// Puts the places in order, once all are entered.
    pub fn settle(&mut self) {
        self.of_roles.values_mut().for_each(|held| held.places.sort_unstable());
    }

    /// The person that a role without a name stands for: the one of that role and country who was named last before it;
    /// of a role without a country the first one whom the last sentence with such names, whose story it tells, but no
    /// one's counterpart. `La ministre` is no man.
    ///
    /// Whoever is so told of is named there: `The minister thanked his guest, the minister X. The minister …`.
    pub fn of(&mut self, unnamed: &Unnamed, scan: &Scan) -> Option<usize> {
        let role = unnamed.role.as_deref().filter(|_| unnamed.definite)?;
        // `the crown prince`: an office that the contract has no word for goes by its title.
        let span = scan.span(unnamed.head.first as usize, unnamed.head.end as usize);
        let title = || Cow::from(scan.text.slice(span).to_lowercase());
        let role = if role == "other" { title() } else { Cow::from(role) };
        let key = (role, unnamed.country);
        let person = self.held_by(self.of_roles.get(&key)?, unnamed, scan)?;
        if unnamed.country.is_some() {
            return Some(person);
        }
        let key = (Cow::from(key.0.into_owned()), None);
        if let Some(held) = self.of_roles.get_mut(&key) {
            let place = unnamed.tokens.first as usize;
            let at = held.places.partition_point(|&(told, _)| told < place);
            held.places.insert(at, (place, person));
        }
        Some(person)
    }

    fn held_by(&self, held: &Held, unnamed: &Unnamed, scan: &Scan) -> Option<usize> {
        let before = held.places.partition_point(|&(place, _)| place < unnamed.tokens.first as usize);
        let gender = scan.mark(unnamed.phrase.first as usize, scan.grammar.class("gender"));
        let woman = gender.is_some_and(|m| scan.key(m) == "female");
        let fits = |&&(place, person): &&(usize, usize)| {
            !(woman && self.men.contains(&person)) && (unnamed.country.is_some() || !is_counterpart(scan, place))
        };
        let later = || unnamed.country.map(|_| held.last);
        let Some(&(last, person)) = held.places[..before].iter().rev().find(fits) else { return later() };
        let sentence = scan.sentences[scan.sentence_of(last)].first as usize;
        let opens = || held.places[..before].iter().find(|told| told.0 >= sentence && fits(told)).map(|told| told.1);
        if unnamed.country.is_none() { opens() } else { Some(person) }
    }
}

/// `son homologue algérien, X`: is the one named here only someone's counterpart?
fn is_counterpart(scan: &Scan, place: usize) -> bool {
    let class = scan.grammar.class("counterpart");
    let first = scan.sentences[scan.sentence_of(place)].first as usize;
    (first.max(place.saturating_sub(COUNTERPART))..place).any(|at| scan.is(at, class))
}

/// So many tokens stand between `counterpart` and the name at most: `algérien, M.`
const COUNTERPART: usize = 5;
