//! A body's record: the row of the table, or whose it is and of what kind by its own words.

use super::super::gather::Cluster;
use super::super::name::Name;
use super::super::roles::{Title, longest_role};
use super::super::unnamed;
use super::super::words::{Class, Words};
use super::Builder;
use crate::facts::organizations::Organization;
use crate::model::{Actor, ActorKind, Country};
use crate::rules::scan::Mark;

/// The agents of CAMEO that only states have.
const STATES_OWN: [&str; 4] = ["MIL", "COP", "JUD", "LEG"];

/// The agents that are of the country where an article was written, if of no other that is told.
const OF_HOME: [&str; 6] = ["MIL", "COP", "JUD", "LEG", "GOV", "PTY"];

impl Builder<'_> {
    pub(super) fn organization(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Actor {
        let home = self.home.or(self.main);
        let known = cluster.known.as_deref().and_then(|id| self.words.facts.organizations.get(id));
        let known = known.filter(|known| !self.may_be_anothers(known, cluster, names));
        let elsewhere = known.and_then(|known| self.namesake(known, cluster, names));
        if let Some(known) = known.filter(|_| elsewhere.is_none()) {
            let code = Some(known.code.to_string()).filter(|c| !c.is_empty());
            let name = known.name.to_string();
            let country = self.branch(known, cluster, names).or(known.country);
            return Actor { name, kind: ActorKind::Organization, country, code, roles: Vec::new() };
        }
        if let Some(ministry) = self.ministry(cluster, names, home) {
            return ministry;
        }
        let country = self.told_country(cluster, names, titles);
        // The Senate, the Army: those of the country that the article is about.
        let alone = |name: Name| self.words.is(name.first, Class::OrgAlone) || name.rule == "party-letters";
        let of_state = cluster.names.iter().any(|&n| alone(names[n as usize]));
        let only = || self.told.first().copied().filter(|_| self.told.len() == 1);
        // `The Italian government sought approval from Parliament`
        let here = || self.home.or_else(|| self.named_before(cluster, names)).or(home).or(self.of_bodies).or_else(only);
        let country = country.or_else(|| if of_state { here() } else { None }).or(elsewhere);
        // `the Federal Court`: the only country's that the article names at all.
        let states_own = || self.agent_of_body(cluster, names).is_some_and(|agent| STATES_OWN.contains(&agent));
        let country = country.or_else(|| only().filter(|_| self.named.len() > 1 && states_own()));
        let of_home = || self.agent_of_body(cluster, names).is_some_and(|agent| OF_HOME.contains(&agent));
        let country = country.or_else(|| self.home_told().filter(|_| known.is_none() && of_home()));
        let local = || !matches!(self.agent_of_body(cluster, names), Some("BUS" | "MED" | "IGO" | "EDU"));
        let country = country.or_else(|| self.sole.filter(|_| known.is_none() && local()));
        // The same body of another state.
        let alike = known.filter(|_| elsewhere.is_some());
        let party = alike.filter(|known| known.kind == "party");
        let agent = alike.and_then(|known| known.code.strip_prefix(known.country?.as_str()));
        let agent = agent.filter(|agent| !agent.is_empty()).or_else(|| self.agent_of_body(cluster, names));
        // `the Norwegian Human Rights League` is no league of states.
        let agent = agent.map(|agent| if agent == "IGO" && country.is_some() { "NGO" } else { agent });
        let code = match (country, agent) {
            (None, None) => None,
            (country, agent) => Some(format!("{}{}", country.as_ref().map_or("", |c| c.as_str()), agent.unwrap_or(""))),
        };
        let name = party.map_or_else(|| cluster.name.clone(), |known| known.name.to_string());
        Actor { name, kind: ActorKind::Organization, country, code, roles: Vec::new() }
    }

    /// The country that a body's name holds, or that is told beside it.
    fn told_country(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
        let words = self.words;
        let land = |at| [Class::Country, Class::Demonym].into_iter().find_map(|c| words.land(words.mark(at, c)?));
        // `Congress` tells of no town.
        let seat = |mark: Mark| words.scan.entry(mark).is_some_and(|entry| !entry.feature.is_empty());
        let town = |at| {
            let marks = [Class::Place, Class::Capital].into_iter().filter_map(|c| words.mark(at, c));
            marks.filter(|&mark| !seat(mark)).find_map(|mark| words.only_land(mark))
        };
        cluster.names.iter().find_map(|&n| {
            let name = names[n as usize];
            let inside = (name.first..name.end).find_map(land).or_else(|| (name.first..name.end).find_map(town));
            // `Carter Administration`
            let governs = name.end == name.first + 2 && words.key(name.end - 1, Class::OrgHead) == Some("GOV");
            let governs = governs && !words.is_upper(name.first);
            let inside = inside.or_else(|| words.home_of_holders(name.first).filter(|_| governs));
            let told = inside.or(titles[n as usize].country).or_else(|| unnamed::origin_before(words, name.first));
            told.or_else(|| apposed_origin(words, name.end)).or_else(|| adjective_behind(words, name.end))
        })
    }

    /// What a body is by the words of its name, as an agent of CAMEO.
    fn agent_of_body(&self, cluster: &Cluster, names: &[Name]) -> Option<&str> {
        cluster.names.iter().find_map(|&n| {
            let name = names[n as usize];
            if name.rule == "party-letters" {
                return Some("PTY");
            }
            let head = |at| {
                let firm = || Some("BUS").filter(|_| self.words.is(at, Class::Company));
                self.words.key(at, Class::OrgHead).or_else(firm)
            };
            // `Senate Committee on Media`: what a body is for tells nothing of what it is.
            let on = |&at: &usize| self.words.key(at, Class::OrgLink) == Some("on");
            let topic = (name.first..name.end).find(on).unwrap_or(name.end);
            (name.first..topic).rev().find_map(head).or_else(|| (topic..name.end).rev().find_map(head))
        })
    }

    /// `the DPP`: letters that several bodies go by, in an article that does not name the country of the table's one.
    fn may_be_anothers(&self, known: &Organization, cluster: &Cluster, names: &[Name]) -> bool {
        let lettered = |&n: &u32| {
            let name = names[n as usize];
            name.end == name.first + 1 && self.words.is_upper(name.first) && self.words.is_doubtful_body(name.first)
        };
        let abroad = || known.country.is_some_and(|own| !self.words.names_land(own) && Some(own) != self.home);
        cluster.names.iter().all(lettered) && abroad()
    }

    /// `KNDS France`: the country of a company's branch.
    fn branch(&self, known: &Organization, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        let ends = |&n: &u32| self.words.key(names[n as usize].end - 1, Class::Country).and_then(Country::new);
        (known.kind == "company").then(|| cluster.names.iter().find_map(ends))?
    }

    /// The country whose body goes by the same common name as the table's one, where the article names that country and
    /// not the table's: the Constitutional Council of Senegal.
    fn namesake(&self, known: &Organization, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        // `Chile's Defense Department`
        let origin = |&n: &u32| unnamed::origin_before(self.words, names[n as usize].first);
        let told = cluster.names.iter().find_map(origin).filter(|_| &*known.kind == "government");
        if told.is_some_and(|told| known.country.is_some_and(|own| own != told)) {
            return told;
        }
        // `Department of Justice`: every state has one.
        let department = |&n: &u32| {
            let first = names[n as usize].first;
            self.words.key(first, Class::OrgHead) == Some("GOV") && self.words.is(first + 1, Class::OrgLink)
        };
        let abroad = known.country.is_some_and(|own| !self.words.names_land(own) && Some(own) != self.home);
        if abroad && known.kind == "government" && cluster.names.iter().any(department) {
            let other = self.home.or(self.of_bodies).or(self.main).filter(|&other| Some(other) != known.country);
            if other.is_some() {
                return other;
            }
        }
        // `the Joint Chiefs of Staff`: a form that stands for other states' bodies too.
        let shared = |&n: &u32| self.words.is_doubtful_body(names[n as usize].first);
        if abroad && known.kind == "government" && cluster.names.iter().all(shared) {
            let other = self.home.or(self.of_bodies).or(self.main).or(self.told.first().copied());
            return other.filter(|&other| Some(other) != known.country);
        }
        let own =
            known.country.filter(|own| matches!(&*known.kind, "government" | "party") && !self.told.contains(own))?;
        let common = |&n: &u32| {
            let name = names[n as usize];
            let land = [Class::Country, Class::Demonym];
            let low = !self.words.is_capital(name.end - 1) && name.end > name.first + 1;
            let head = low && self.words.is(name.first, Class::OrgHead);
            let alone = self.words.end(name.first, Class::OrgAlone) == Some(name.end);
            // `la nouvelle Assemblée` of the Assemblée nationale
            let alone = alone || name.rule == "organization-alone" && name.end == name.first + 1;
            (head || alone) && !(name.first..name.end).any(|at| self.words.is_any(at, &land))
        };
        // `Labour Party`: many states have one.
        let general = [Class::Status, Class::Portfolio];
        let party = |n: &u32| {
            let name = names[*n as usize];
            let head = self.words.key(name.end - 1, Class::OrgHead) == Some("PTY");
            let alone = name.end == name.first + 1;
            // `Workers' Party`
            let owned = name.end == name.first + 3 && self.words.is_possessive(name.first + 1);
            let owned = owned && self.words.ends_as_plural(name.first);
            (alone || name.end == name.first + 2 && head) && self.words.is_any(name.first, &general) || owned && head
        };
        if known.kind == "party" && cluster.names.iter().all(party) {
            let here = self.home.or_else(|| self.named_before(cluster, names)).or(self.about);
            return here.filter(|other| *other != own);
        }
        let other = self.home.or(self.about).or(self.told.first().copied()).filter(|other| *other != own);
        other.filter(|_| cluster.names.iter().all(common))
    }

    /// `Iranian Foreign Ministry`, whatever the article calls it.
    fn ministry(&self, cluster: &Cluster, names: &[Name], home: Option<Country>) -> Option<Actor> {
        let named = |n: &u32| names[*n as usize].rule == "ministry";
        let first = names[*cluster.names.iter().find(|n| named(n))? as usize];
        let usual = self.words.key(first.first, Class::Ministry)?;
        let only = || self.told.first().copied().filter(|_| self.told.len() == 1);
        // `Chad denied it. "Our forces were elsewhere," a Foreign Ministry spokesman said`
        let speaks =
            longest_role(self.words, first.end).is_some_and(|role| self.words.scan.key(role) == "spokesperson");
        let goes_on = || speaks.then(|| self.acted_before(first.first))?;
        let country = cluster.names.iter().find_map(|&n| names[n as usize].country).or_else(goes_on).or(home);
        let country = country.or(self.of_bodies).or_else(only);
        let fact = country.and_then(|c| self.words.facts.countries.get(c));
        let name = fact.map_or_else(|| usual.to_owned(), |fact| format!("{} {usual}", fact.adjective));
        let code = format!("{}GOV", country.as_ref().map_or("", |c| c.as_str()));
        Some(Actor { name, kind: ActorKind::Organization, country, code: Some(code), roles: Vec::new() })
    }
}

/// `Veltrano, a Norwegian shipbuilder`, `Veltrano, un constructeur norvégien`: the origin that an apposition tells.
fn apposed_origin(words: &Words, end: usize) -> Option<Country> {
    let article = Some(end + 1).filter(|&at| words.is_comma(end) && words.is(at, Class::Article))?;
    let part = |&at: &usize| words.is_plain(at) || words.is_any(at, &[Class::Demonym, Class::Country, Class::OrgNoun]);
    let phrase =
        article + 1..(article + 1..article + MAX_APPOSED).find(|at| !part(at)).unwrap_or(article + MAX_APPOSED);
    let origin = phrase.clone().find_map(|at| words.land(words.mark(at, Class::Demonym)?));
    phrase.clone().any(|at| words.is(at, Class::OrgNoun)).then_some(origin)?
}

/// `l'armée de l'air grecque`: the adjective behind a body, in languages that have it there.
fn adjective_behind(words: &Words, end: usize) -> Option<Country> {
    let follows = !words.adjective_endings().is_empty() && !words.is_capital(end);
    words.land(words.mark(end, Class::Demonym).filter(|_| follows)?)
}

/// So many words an apposition is read for what it is of.
const MAX_APPOSED: usize = 6;
