//! Which country an article is about: by what it names, by where its places lie, by whose bodies it tells of.

use super::super::countries::CountryName;
use super::super::gather::Cluster;
use super::super::name::{Kind, Name};
use super::super::roles::{FoundRole, Title};
use super::super::words::{Class, Words};
use super::Builder;
use crate::model::{Country, is_of_state};
use crate::order::Order as _;
use std::collections::BTreeMap;

/// The countries that an article names, the one named most first; and that one, where it is far ahead.
pub fn countries_by_count(words: &Words, names: &[CountryName<'_>]) -> (Vec<Country>, Option<Country>) {
    let mut counts: Vec<(Country, usize)> = Vec::new();
    for name in names.iter().filter(|n| n.counts && !is_sent_to(words, n)) {
        match counts.iter_mut().find(|(c, _)| *c == name.country) {
            Some((_, count)) => *count += 1,
            None => counts.push((name.country, 1)),
        }
    }
    counts.order_by_key(|(_, count)| std::cmp::Reverse(*count));
    let count = |at: usize| counts.get(at).map_or(0, |(_, count)| *count);
    let ahead = count(0) >= MANY && count(0) >= 2 * count(1);
    let main = counts.first().map(|(country, _)| *country).filter(|_| ahead);
    (counts.into_iter().map(|(country, _)| country).collect(), main)
}

/// `ambassador to Norway`: who is sent there is another country's.
fn is_sent_to(words: &Words, name: &CountryName<'_>) -> bool {
    let article = words.mark_before(name.first, Class::Article).map_or(name.first, |m| m.first as usize);
    let to = words.mark_before(article, Class::OfCountry).filter(|&m| words.scan.key(m) == "to");
    let role = to.and_then(|m| words.role_before(m.first as usize));
    role.is_some_and(|role| words.scan.key(role) == "diplomat")
}

/// How often an article names each country, by its own name, its people's, its towns and regions; and where first.
pub type Told = BTreeMap<Country, (usize, usize)>;

/// Counts the names of countries, towns and regions.
pub fn told(words: &Words, countries: &[CountryName<'_>], clusters: &[Cluster], names: &[Name]) -> Told {
    let mut taken = vec![false; words.len()];
    for &n in clusters.iter().flat_map(|c| &c.names) {
        taken[names[n as usize].first..names[n as usize].end].fill(true);
    }
    countries.iter().for_each(|name| taken[name.first..name.end].fill(true));
    let free = |at: usize| !taken[at] && words.is_capital(at);
    let place = |at: usize| words.key(at, Class::Place).and_then(Country::new).filter(|_| free(at));
    // `Qarvo, Norway` is named once.
    let within = |&at: &usize| {
        let next = words.end(at, Class::Place).map_or(at, |end| end + 1);
        words.is_comma(next - 1) && words.key(next, Class::Country) == words.key(at, Class::Place)
    };
    let places = words.places(0..words.len(), &[Class::Place]).filter(|at| !within(at));
    let places = places.filter_map(|at| Some((at, place(at)?)));
    let mut counts = Told::new();
    for (at, country) in countries.iter().map(|name| (name.first, name.country)).chain(places) {
        let (count, first) = counts.entry(country).or_insert((0, at));
        *count += 1;
        *first = at.min(*first);
    }
    counts
}

/// The country that most names are of; of two that are named as often, the first.
pub fn about(told: &Told) -> Option<Country> {
    let first = told.iter().max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)));
    first.map(|(country, _)| *country)
}

/// The country of which an article tells most, by countries, towns, capitals, parties and departments; how often, and how
/// often of all others, but for the lands of foreigners beside their names.
pub struct Most {
    pub country: Country,
    /// The headline or the first sentence names it.
    opens: bool,
    count: usize,
    others: usize,
}

/// Counts what tells of countries.
pub fn most(
    words: &Words,
    told: &Told,
    clusters: &[Cluster],
    countries: &[CountryName<'_>],
    titles: &[Title],
) -> Option<Most> {
    let mut told = told.clone();
    // Where something happens tells as much as what is named.
    let capitals = words.places(0..words.len(), &[Class::Capital]).filter_map(|at| words.mark(at, Class::Capital));
    let row = |c: &Cluster| words.facts.organizations.get(c.known.as_deref()?);
    let body =
        |c: &Cluster| row(c).filter(|row| matches!(row.kind, "government" | "party")).and_then(|row| row.country);
    let others = capitals.filter_map(|mark| words.only_land(mark)).chain(clusters.iter().filter_map(body));
    others.for_each(|country| told.entry(country).or_default().0 += 1);
    let (&country, &(count, first)) = told.iter().max_by_key(|(_, (count, _))| *count)?;
    let opens = words.scan.sentence_of(first) < OPENING;
    let mut beside = vec![false; words.len()];
    let abroad = |t: &&Title| t.country.is_some_and(|own| own != country);
    titles.iter().filter(abroad).for_each(|t| beside[t.first..t.end.min(words.len())].fill(true));
    let foreign = countries.iter().filter(|name| name.country != country && beside[name.first]).count();
    let others = told.values().map(|(count, _)| count).sum::<usize>() - count;
    Some(Most { country, opens, count, others: others.saturating_sub(foreign) })
}

/// The only country that an article tells of: by its name, more than once or as the place where it was written, and by
/// next to nothing that is another's; no report of sport.
pub fn sole(words: &Words, most: &Most, home: Option<Country>) -> Option<Country> {
    let only = most.others * FAR_AHEAD <= most.count && home.is_none_or(|home| home == most.country);
    if !only || words.tells_of_sport() {
        return None;
    }
    let enough = match (words.names_land(most.country), most.opens) {
        (true, true) => MANY - 1,
        (true, false) => MANY,
        (false, _) => MANY_PLACES,
    };
    let named = most.count >= enough || home == Some(most.country);
    named.then_some(most.country)
}

/// The headline and the first sentence.
const OPENING: usize = 2;

/// So many towns tell of a country that is never named.
const MANY_PLACES: usize = 5;

/// So many times as often as all others together is a country named that is told of alone.
const FAR_AHEAD: usize = 8;

/// The country whose departments, forces and parties an article names by its own name, where it names those of one alone:
/// `the Indian Air Force`.
pub fn of_bodies(words: &Words, clusters: &[Cluster], names: &[Name]) -> Option<Country> {
    let own = |n: &u32, country: Country| {
        let name = names[*n as usize];
        let said = |at: usize| [Class::Country, Class::Demonym].into_iter().find_map(|class| words.key(at, class));
        (name.first..name.end).any(|at| said(at) == Some(country.as_str()))
    };
    let country = |c: &Cluster| {
        let Some(known) = c.known.as_deref() else {
            return c.names.iter().find_map(|&n| land_of_force(words, names[n as usize]));
        };
        let row = words.facts.organizations.get(known)?;
        let state = matches!(row.kind, "government" | "party" | "NGO");
        row.country.filter(|&country| state && c.names.iter().any(|n| own(n, country)))
    };
    let mut countries = clusters.iter().filter_map(country);
    let first = countries.next()?;
    countries.all(|country| country == first).then_some(first)
}

/// `Pakistan Navy`, `the Supreme Court of Norway`: a state's body that the table lacks, with its country within.
fn land_of_force(words: &Words, name: Name) -> Option<Country> {
    let of_state = |at: usize| words.key(at, Class::OrgHead).is_some_and(|head| STATES_OWN.contains(&head));
    let land =
        |at: usize| [Class::Country, Class::Demonym].into_iter().find_map(|c| words.only_land(words.mark(at, c)?));
    let own = name.kind == Kind::Organization && (name.first..name.end).any(of_state);
    if own { (name.first..name.end).find_map(land) } else { None }
}

/// The agents of CAMEO that are a state's.
const STATES_OWN: [&str; 5] = ["GOV", "MIL", "COP", "JUD", "LEG"];

/// So often an article names the country that it is about.
const MANY: usize = 3;

/// So near whom someone serves is named.
const CHIEF: usize = 7;

/// So many sentences behind a ministry its spokesman still speaks for it.
const SPEAKS: usize = 2;

impl Builder<'_> {
    /// `Chad's Foreign Ministry denied it. "…," ministry spokesman X said`: the land of the ministry that is named last.
    pub(super) fn of_ministry_before(&self, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        let n = *cluster.names.first()? as usize;
        let sentence = |at: usize| self.words.scan.sentence_of(names[at].first);
        let speaks = cluster.roles.iter().any(|r| r.role.role == "spokesperson" && r.agent.starts_with("GOV"));
        let near = (0..n).rev().take_while(|&at| speaks && sentence(at) + SPEAKS >= sentence(n));
        let last = near.into_iter().find(|&at| names[at].rule == "ministry")?;
        self.actors.get(*self.of_name.get(last)? as usize)?.country
    }

    /// `Ann Lee, special adviser and envoy of Bo Rask, president of Chad`: the land of whom someone serves.
    pub(super) fn of_chief(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
        let (words, n) = (self.words, *cluster.names.first()? as usize);
        let (title, chief) = (&titles[n], titles.get(n + 1)?);
        let (from, to) = (title.end, chief.first.min(names[n + 1].first));
        let article = words.mark_before(to, Class::Article).map_or(to, |m| m.first as usize);
        let near = (from..from + CHIEF).contains(&to) && !(from..to).any(|at| words.is_comma(at));
        let of = words.before(article, Class::OfCountry) && names[n + 1].kind == Kind::Person;
        let serves = |r: &FoundRole| r.role.role != "legislator" && r.agent == "GOV" || r.role.role == "spokesperson";
        let serves = cluster.roles.iter().any(serves) && from > names[n].end;
        let name = words.scan.text.slice(words.scan.span(names[n + 1].first, names[n + 1].end));
        let led = |role| words.facts.offices.terms(name, role, None).first().map(|term| term.country);
        let leads = || ["head_of_state", "head_of_government"].into_iter().find_map(led);
        if near && of && serves { chief.country.or_else(leads) } else { None }
    }

    /// `President X of Chad agreed. His spokesman, Y, said`: who serves someone of a state is of that one's land.
    pub(super) fn of_master(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
        let (words, n) = (self.words, *cluster.names.first()? as usize);
        let before = n.checked_sub(1).filter(|&before| names[before].kind == Kind::Person)?;
        let first = titles[n].first.min(names[n].first);
        let own = words.is(first, Class::Own) || first > 0 && words.is(first - 1, Class::Own);
        let apart = words.scan.sentence_of(first) - words.scan.sentence_of(names[before].first);
        let serves = cluster.roles.iter().any(|r| r.role.role == "spokesperson" || r.agent.starts_with("GOV"));
        let master = self.actors.get(*self.of_name.get(before)? as usize)?;
        let of_state = master.roles.iter().any(|r| is_of_state(&r.role)) || master.code.as_deref()?.ends_with("GOV");
        master.country.filter(|_| own && apart < 2 && serves && of_state)
    }
}
