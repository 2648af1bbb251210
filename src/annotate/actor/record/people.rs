//! A person's record: the usual name, the country, the roles.

use super::super::gather::Cluster;
use super::super::name::Name;
use super::super::people;
use super::super::roles::{FoundRole, Title};
use super::Builder;
use crate::model::{Actor, ActorKind, Country, Role, is_of_state};
use crate::rules::lexicon::without_accents;

/// The offices of which either may be called that of a state's leader.
const FIRST: [&str; 2] = ["head_of_state", "head_of_government"];

/// A word of a name that is no longer only ties others: `bin`.
const PARTICLE: usize = 3;

/// The agents of CAMEO that are a league of states'.
const LEAGUE: &str = "IGO";

fn is_first(role: &str) -> bool {
    FIRST.contains(&role)
}

impl Builder<'_> {
    pub(super) fn person(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Actor {
        let said = cluster.roles.iter().find_map(|r| r.role.country);
        let beside = cluster.names.iter().find_map(|&n| titles[n as usize].country);
        let (name, known_country) = self.usual(cluster, said.or(beside));
        let told_of = said.or(beside).or(known_country);
        // In news of a company, a president of no country whom the table of offices lacks is the company's.
        let presides = self.of_company && told_of.is_none() && cluster.words.len() > 1;
        let of_body = |role: &Role| role.role == "head_of_state" && presides;
        let country = told_of.or_else(|| self.ministry_of(cluster, names, titles));
        let country = country.or_else(|| self.governed(cluster, names, titles));
        let country = country.or_else(|| self.opening(cluster, names, titles));
        let country = country.or_else(|| self.sole.filter(|&sole| self.is_local(cluster, names, sole)));
        let mut roles: Vec<Role> = Vec::new();
        let mut agent = String::new();
        for told in &cluster.roles {
            // `Sheikh Hasina`
            if told.role.role == "other" && name.split(' ').next() == Some(&*told.role.title) {
                continue;
            }
            // `Sheikh X, the minister`
            if told.courtesy && cluster.roles.iter().any(|other| !other.courtesy) {
                continue;
            }
            let mut found = told.clone();
            found.settle_in(self.words, told.role.country.or(country));
            let mut role = found.role.clone();
            if of_body(&role) || country.is_none() && presides_something(&found) {
                "executive".clone_into(&mut role.role);
            }
            role.country = role.country.or(country);
            let first = role.country.filter(|_| found.leads).and_then(|land| self.first_office(&name, land));
            if let Some(office) = first {
                office.clone_into(&mut role.role);
            }
            // `Presidents X and Y …, the leaders X and Y`
            if found.leads && role.role == "executive" && cluster.roles.iter().any(|r| is_first(&r.role.role)) {
                continue;
            }
            // `Dr. Ann Lee, the secretary general`
            let says_more = agent == "EDU" && role.role != "other";
            // `Field Marshal X, the president`
            let says_more = says_more || agent == "MIL" && is_first(&role.role) && role.status.is_none();
            // `AU chairman President X`
            let says_more =
                says_more || agent.starts_with(LEAGUE) && is_of_state(&role.role) && role.role != "diplomat";
            if agent.is_empty() || says_more && !found.agent.is_empty() {
                agent.clone_from(&found.agent);
            }
            if !roles.iter().any(|r| r.role == role.role && r.status == role.status) {
                roles.push(role);
            }
        }
        drop_bare_ministers(&mut roles);
        // Who serves a league of states is coded as that, where his own land is not told.
        let league = Some(&agent).filter(|agent| agent.starts_with(LEAGUE));
        let own = league.map_or(&*agent, |_| LEAGUE);
        let code = country.map(|c| format!("{}{own}", c.as_str())).or_else(|| league.cloned());
        Actor { name, kind: ActorKind::Person, country, code, roles }
    }

    /// `Ousmane Mey` is no Alamine Ousmane Mey, `Gen. Robert Freeman Mugabe` no Robert Mugabe, `Senator John Kennedy` no John
    /// F. Kennedy, where nothing else tells that they are: the table's name has a first word or an initial, or lacks one,
    /// and the article tells of no such office.
    fn may_be(&self, cluster: &Cluster, (name, country): (&str, Country)) -> bool {
        let offices = &self.words.facts.offices;
        let held = |r: &FoundRole| !offices.terms(name, &r.role.role, Some(country)).is_empty();
        let folded = without_accents(&name.to_lowercase());
        let mut table = folded.split([' ', '-']);
        let begun = table.next();
        let own = cluster.words.first().map(String::as_str);
        // `Hamad bin Isa` is no Salman bin Hamad bin Isa.
        let second = table.find(|word| word.len() > PARTICLE);
        let lacks_first = cluster.words.len() > 1 && begun != own && second == own;
        let adds = cluster.words.len() > folded.split([' ', '-']).count()
            && !cluster.roles.is_empty()
            && !cluster.roles.iter().any(|r| is_of_state(&r.role.role));
        let initial = folded.split(' ').any(|word| word.len() == 2 && word.ends_with('.'));
        let lacks_initial = initial && !cluster.roles.is_empty() && !cluster.name.contains('.');
        // `King Salman`: no minister of Kuwait by that surname.
        let reigns = cluster.words.len() == 1 && cluster.roles.iter().any(|r| is_first(&r.role.role));
        let ever = || FIRST.iter().any(|role| !offices.terms(name, role, Some(country)).is_empty());
        !(lacks_first || adds || lacks_initial || reigns && !ever()) || cluster.roles.iter().any(held)
    }

    /// `Hungarian leader Viktor Orbán`: which of the two first offices the one at the head held, as the table knows.
    fn first_office(&self, name: &str, land: Country) -> Option<&'static str> {
        let held = |role: &&str| !self.words.facts.offices.terms(name, role, Some(land)).is_empty();
        FIRST.into_iter().find(held)
    }

    /// `Modi said`: of all the countries that the article tells of, the one that someone of this surname has led.
    fn leader_here(&self, surname: &str) -> Option<(&str, Country)> {
        let led = |&country: &Country| Some((self.words.facts.offices.leader_of(surname, country)?, country));
        let mut leaders = self.told.iter().filter_map(led);
        // `Hassan` may be anyone's given name.
        let given = || self.words.facts.person_names.get(&without_accents(&surname.to_lowercase())).given.is_some();
        let only = leaders.next().filter(|_| people::names_in_full(self.words) && !given())?;
        leaders.next().is_none().then_some(only)
    }

    /// The usual English name of an office holder, and the country of the office; else the name as found.
    fn usual(&self, cluster: &Cluster, country: Option<Country>) -> (String, Option<Country>) {
        let offices = &self.words.facts.offices;
        let office =
            cluster.roles.iter().any(|r| !matches!(r.role.role.as_str(), "other" | "journalist" | "executive"));
        let candidates = country.into_iter().chain(self.told.iter().copied().filter(|_| country.is_none()).take(3));
        // `In Moscow, the defence minister X said`
        let placed = self.named.iter().filter(|c| !c.counts && country.is_none() && office).map(|c| c.country);
        let placed = placed.filter(|country| !self.told.contains(country));
        let candidates = candidates.chain(placed.take(2));
        let known = cluster.words.len() > 1 || office;
        let whole = |found: &(&str, Country)| self.may_be(cluster, *found);
        if let Some((name, country)) =
            known.then(|| offices.usual_name(&cluster.name, candidates)).flatten().filter(whole)
        {
            return (name.to_owned(), Some(country));
        }
        let role = cluster.roles.first().map_or("", |r| &r.role.role);
        let alike = |country| Some((offices.misspelled(&cluster.name, role, country)?.to_owned(), Some(country)));
        if let Some(alike) = country.filter(|_| cluster.words.len() > 1).and_then(alike) {
            return alike;
        }
        if country.is_none()
            && cluster.words.len() == 1
            && !is_crowned(&cluster.name)
            && let Some((name, country)) = offices.holder_surnamed(&cluster.words[0], role)
        {
            return (name.unwrap_or(&cluster.name).to_owned(), Some(country));
        }
        // Who leads a body that is no state has many namesakes.
        let leads_other = !cluster.roles.is_empty() && cluster.roles.iter().all(|r| r.role.role == "executive");
        let of_state = |role: &str| !matches!(role, "other" | "journalist");
        let sportsman = self.words.tells_of_sport() && leads_other;
        let political = cluster.roles.is_empty() || cluster.roles.iter().any(|r| of_state(&r.role.role));
        let political = political && !sportsman;
        let countries = &self.words.facts.countries;
        let is_former = |country| countries.get(country).is_some_and(|fact| fact.ended.is_some());
        if country.is_none()
            && cluster.name.contains(' ')
            && political
            && let Some((name, country)) = offices.holder_named(&cluster.name, !leads_other, is_former).filter(whole)
        {
            return (name.to_owned(), Some(country));
        }
        let lone = country.is_none() && cluster.words.len() == 1 && cluster.roles.is_empty();
        let leader = || people::leader(self.words, &cluster.name).or_else(|| self.leader_here(&cluster.name));
        if let Some((name, country)) = lone.then(leader).flatten() {
            return (name.to_owned(), Some(country));
        }
        (cluster.name.clone(), None)
    }
}

/// `Minister Lee` says no more of one who is told to be the foreign minister.
fn drop_bare_ministers(roles: &mut Vec<Role>) {
    let told: Vec<Role> = roles.iter().filter(|r| r.role.ends_with("_minister")).cloned().collect();
    let of = |bare: &Role, r: &Role| r.role != "deputy_minister" && r.status == bare.status;
    let bare = |r: &Role| r.role == "minister" && !r.title.contains(' ');
    roles.retain(|role| !bare(role) || !told.iter().any(|r| of(role, r)));
}

/// `Louis XIV`: a name with a number is a king's or a pope's, and no family name.
pub(super) fn is_crowned(name: &str) -> bool {
    name.split(' ').next_back().is_some_and(is_numeral)
}

/// `II`, `XIV`: of a monarch or a pope.
fn is_numeral(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// `la présidente, X`, of no country that is told: with a small letter, whoever presides over something.
fn presides_something(found: &FoundRole) -> bool {
    let small = found.role.title.starts_with(char::is_lowercase);
    found.presides && small && found.role.role == "head_of_state"
}
