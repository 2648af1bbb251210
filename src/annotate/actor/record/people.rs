//! A person's record: the usual name, the country, the roles.

use super::super::countries::CountryName;
use super::super::gather::Cluster;
use super::super::name::{Kind, Name};
use super::super::people;
use super::super::roles::{FoundRole, Title};
use super::super::words::Class;
use super::Builder;
use crate::facts::offices::held_by_one;
use crate::model::{Actor, ActorKind, Country, Role, Use, is_of_state};
use crate::rules::lexicon::without_accents;

/// The offices of which either may be called that of a state's leader.
const FIRST: [&str; 2] = ["head_of_state", "head_of_government"];

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
            if agent.is_empty() || says_more && !found.agent.is_empty() {
                agent.clone_from(&found.agent);
            }
            if !roles.iter().any(|r| r.role == role.role && r.status == role.status) {
                roles.push(role);
            }
        }
        drop_bare_ministers(&mut roles);
        let code = country.map(|c| format!("{}{agent}", c.as_str()));
        Actor { name, kind: ActorKind::Person, country, code, roles }
    }

    /// Where an article tells of one country alone, whoever it names in full is of there; but who works for a medium, a
    /// firm, a league of states or another land may be from anywhere.
    fn is_local(&self, cluster: &Cluster, names: &[Name], sole: Country) -> bool {
        let abroad = |r: &FoundRole| {
            let sent = matches!(r.role.role.as_str(), "journalist" | "diplomat");
            sent || matches!(r.agent.get(..3), Some("BUS" | "MED" | "IGO" | "EDU"))
        };
        let full = cluster.words.len() > 1 && !is_crowned(&cluster.name);
        full && !cluster.roles.iter().any(abroad)
            && !cluster.names.iter().any(|&n| self.serves_others(names[n as usize], sole))
    }

    /// `Ann Lee, the UN envoy`: a body of the table that is none of the country's stands beside the name.
    fn serves_others(&self, name: Name, own: Country) -> bool {
        let words = self.words;
        let sentence = words.scan.sentences[words.scan.sentence_of(name.first)].tokens();
        let near = name.first.saturating_sub(NEAR).max(sentence.start)..(name.end + NEAR).min(sentence.end);
        words.places(near, &[Class::Organization]).any(|at| {
            let row = words.body(at).and_then(|id| words.facts.organizations.get(id));
            row.is_some_and(|row| row.country != Some(own) && row.kind != "party" && !words.is_doubtful_body(at))
        })
    }

    /// `Hungarian leader Viktor Orbán`: which of the two first offices the one at the head held, as the table knows.
    fn first_office(&self, name: &str, land: Country) -> Option<&'static str> {
        let held = |role: &&str| !self.words.facts.offices.terms(name, role, Some(land)).is_empty();
        FIRST.into_iter().find(held)
    }

    /// The country of a minister or an officer of whom no country is told: that of the article.
    fn governed(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
        let bare = |role: &str| role == "head_of_state" && self.of_company && cluster.words.len() > 1;
        // Kings are told of everywhere, legislators of the outlet's own country.
        let legislates = is_crowned(&cluster.name) || cluster.roles.iter().all(|r| r.role.role == "legislator");
        let of_state = cluster.roles.iter().any(|r| !bare(&r.role.role) && is_of_state(&r.role.role));
        let speaks = |r: &FoundRole| r.role.role == "spokesperson" && r.agent.starts_with("GOV");
        let of_state = of_state || cluster.roles.iter().any(speaks);
        let of_state = of_state || cluster.names.iter().any(|&n| titles[n as usize].of_state);
        let other =
            |n: u32| titles[n as usize].of_body && !self.is_of_states_body(names[n as usize], &titles[n as usize]);
        if cluster.names.iter().any(|&n| other(n)) {
            return None;
        }
        if !of_state {
            return self.served(cluster, names, titles);
        }
        if let Some(colleague) = self.colleague(cluster, names) {
            return Some(colleague);
        }
        // Of two states that are told of alike, the one that the sentence begins with.
        // `Chad: … two lawyers came from France`
        let only = |one: Country| self.about.is_none_or(|about| about == one);
        let about = || match self.told[..] {
            [one] if only(one) => Some(one),
            _ => self
                .of_family(cluster, names)
                .or(self.main)
                .or_else(|| self.named_before(cluster, names))
                .or(self.of_bodies)
                .or(self.about),
        };
        let about = || self.of_delegation(cluster, names).or_else(about).filter(|_| !legislates);
        let land = self.home.or_else(about)?;
        Some(self.leads_another(cluster, names, land).unwrap_or(land))
    }

    /// `former director of the National Police, General X`: whose title tells of a state's own body, and of none of the table.
    fn is_of_states_body(&self, name: Name, title: &Title) -> bool {
        let words = self.words;
        let mut told = (title.first..name.first).chain(name.end..title.end);
        let own = |at: usize| words.key(at, Class::OrgHead).is_some_and(|head| STATES_OWN.contains(&head));
        let serves = title.roles.iter().all(|found| STATES_OWN.iter().any(|own| found.agent.starts_with(own)));
        let known = told.clone().any(|at| words.is(at, Class::Organization));
        !known && (serves || told.any(own))
    }

    /// `le ministre tchadien ainsi que le président X`: where the table knows who leads a country, and X is none of them,
    /// he leads the one that his sentence has told of last.
    fn leads_another(&self, cluster: &Cluster, names: &[Name], land: Country) -> Option<Country> {
        let first = names[*cluster.names.first()? as usize].first;
        let before = &self.named[..self.named.partition_point(|c| c.first < first)];
        let last = before.iter().rfind(|c| c.counts).filter(|c| c.first >= self.words.sentence_start(first));
        let other = last.map(|c| c.country).filter(|&other| other != land)?;
        let offices = &self.words.facts.offices;
        let anothers = |r: &FoundRole| {
            let role = r.role.role.as_str();
            held_by_one(role)
                && r.role.status.is_none()
                && offices.knows(land, role)
                && offices.terms(&cluster.name, role, Some(land)).is_empty()
        };
        (cluster.words.len() > 1 && cluster.roles.iter().any(anothers)).then_some(other)
    }

    /// `Defence Minister X and his deputy, General Y`: the country of who is named right before in the sentence, joined to
    /// one who holds another office; heads of states are told beside those of others.
    fn colleague(&self, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        let words = self.words;
        let n = *cluster.names.first()? as usize;
        let before = n.checked_sub(1)?;
        let (other, name) = (names[before], names[n]);
        let link = other.end + usize::from(words.is_comma(other.end));
        let and = words.end(link, Class::OrgLink).filter(|_| words.key(link, Class::OrgLink) == Some("and"))?;
        let within = words.sentence_start(name.first) <= other.first && name.first < and + MAX_TITLE;
        let actor = self.actors.get(*self.of_name.get(before)? as usize)?;
        let office = |role: &str| is_of_state(role) && !matches!(role, "head_of_state" | "head_of_government");
        let own = |role: &str| cluster.roles.iter().any(|r| r.role.role == role);
        let serves = cluster.roles.iter().any(|r| office(&r.role.role));
        let apart = actor.roles.iter().all(|r| !own(&r.role)) && actor.roles.iter().any(|r| is_of_state(&r.role));
        actor.country.filter(|_| within && serves && apart)
    }

    /// The country of an officer, a judge, a governor: the only one that the article names at all, again and again or as
    /// someone's. Who only went there is another's.
    fn served(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
        let own = |agent: &str| STATES_OWN.iter().any(|own| agent.starts_with(own));
        let serves = |r: &FoundRole| own(&r.agent) && !r.presides && !r.seconds;
        let country = self.named.first()?.country;
        let only = cluster.roles.iter().any(serves) && self.named.iter().all(|c| c.country == country);
        let again = || self.told.contains(&country) && self.named.len() > 1;
        let anyones = || titles.iter().any(|t| t.country == Some(country));
        // `WINDHOEK: … the High Court judge X said`, in an article that tells of Namibia first.
        let local = |r: &FoundRole| serves(r) || matches!(r.agent.get(..3), Some("LEG" | "PTY"));
        if let Some(home) = self.home_told().filter(|_| cluster.roles.iter().any(local)) {
            return Some(home);
        }
        // A lawyer may be anyone's, an envoy is another land's.
        let sent = |r: &FoundRole| r.role.role == "diplomat" || r.agent.starts_with("JUD");
        let officer = cluster.roles.iter().any(serves) && !cluster.roles.iter().any(sent);
        let near = |land: &Country| officer && !self.others_near(cluster, names, *land);
        let main = self.main.filter(|&main| self.is_far_ahead(main)).or(self.of_offices);
        if let Some(land) = main.filter(near) {
            return Some(land);
        }
        (only && (again() || anyones()) && self.home.is_none_or(|home| home == country)).then_some(country)
    }

    /// Whether an article names a country so much more often than all others that its officers are of there.
    fn is_far_ahead(&self, main: Country) -> bool {
        let others = self.named.iter().filter(|c| c.country != main).count();
        others * AHEAD <= self.named.len()
    }

    /// Whether another land is named in a sentence of the name, or a body of others beside it.
    fn others_near(&self, cluster: &Cluster, names: &[Name], own: Country) -> bool {
        cluster.names.iter().any(|&n| {
            let sentence = self.words.scan.sentence_of(names[n as usize].first);
            let tokens = self.words.scan.sentences[sentence].tokens();
            let from = self.named.partition_point(|c| c.first < tokens.start);
            let mut here = self.named[from..].iter().take_while(|c| c.first < tokens.end);
            here.any(|c| c.country != own) || self.serves_others(names[n as usize], own)
        })
    }

    /// The country where the article was written, where it tells of no other as often.
    pub(super) fn home_told(&self) -> Option<Country> {
        self.home.filter(|home| self.most == Some(*home))
    }

    /// The only one of the told countries whose office holders have had the same family name.
    fn of_family(&self, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        let offices = &self.words.facts.offices;
        let first = names[*cluster.names.first()? as usize].first;
        let leads = cluster.words.len() > 1 && self.words.is(first, Class::FamilyFirst);
        let family = if leads { cluster.words.first()? } else { cluster.words.last()? };
        let mut homes = self.told.iter().filter(|&&country| offices.knows_family(country, family, leads));
        let home = homes.next().copied();
        home.filter(|_| homes.next().is_none())
    }

    /// `External Affairs Ministry spokesman X`, `NPU President X`: the country of the ministry or the body in the title.
    fn ministry_of(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
        let leads = |r: &FoundRole| matches!(r.role.role.as_str(), "executive" | "spokesperson");
        cluster.names.iter().find_map(|&n| {
            let (name, title) = (names[n as usize], &titles[n as usize]);
            let before = (n as usize).checked_sub(1).filter(|_| !title.roles.is_empty())?;
            let body = names[before];
            let beside = body.end <= name.first && body.end > title.first && body.first <= title.first + 1;
            let one = body.rule == "ministry" || body.kind == Kind::Organization && title.roles.iter().all(leads);
            self.actors.get(*self.of_name.get(before)? as usize).filter(|_| beside && one)?.country
        })
    }

    /// `A Chadian delegation discussed the purchase with the Russian exporter, the deputy minister X said`: he speaks for
    /// the delegation that his sentence tells of first.
    fn of_delegation(&self, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        let told = self.named_first(cluster, names)?;
        // French puts the country behind: `une délégation tchadienne`.
        let words = self.words;
        let sends = words.is(told.end, Class::Delegation) || words.before(told.first, Class::Delegation);
        sends.then_some(told.country)
    }

    /// `In Norway, the opposition leader X said`: the country that leads to the sentence's subject, whose role is of no
    /// body that is named.
    fn opening(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
        cluster.names.iter().find_map(|&n| {
            let (name, title) = (names[n as usize], &titles[n as usize]);
            let local = |found: &FoundRole| matches!(found.role.role.as_str(), "executive" | "legislator" | "other");
            let sentence = self.words.sentence_start(name.first);
            let place = self.named.get(self.named.partition_point(|c| c.first < sentence))?;
            let leads = place.usage == Use::Place && place.first <= sentence + 1 && self.words.is_comma(place.end);
            let begins = title.first < name.first && title.first <= place.end + 2;
            let of_body = (title.first..name.first).any(|at| self.words.is(at, Class::Organization));
            let told = !title.roles.is_empty() && title.roles.iter().all(local) && leads && begins && !of_body;
            told.then_some(place.country)
        })
    }

    /// The country that the sentence of an actor's first name tells of first.
    pub(super) fn named_before(&self, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        self.named_first(cluster, names).map(|c| c.country)
    }

    fn named_first(&self, cluster: &Cluster, names: &[Name]) -> Option<&CountryName<'_>> {
        let first = names[*cluster.names.first()? as usize].first;
        let sentence = self.words.sentence_start(first);
        let from = self.named.partition_point(|c| c.first < sentence);
        self.named[from..].iter().take_while(|c| c.first < first).find(|c| c.counts)
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
        if let Some((name, country)) = known.then(|| offices.usual_name(&cluster.name, candidates)).flatten() {
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
            && let Some((name, country)) = offices.holder_named(&cluster.name, !leads_other, is_former)
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

/// Of so many names of countries at most one is another's, where the officers are of the one that is named most.
const AHEAD: usize = 5;

/// So near a name stands whom its bearer serves.
const NEAR: usize = 10;

/// So many words a title has behind `and`.
const MAX_TITLE: usize = 9;

/// The agents of CAMEO that serve a state and no other body.
const STATES_OWN: [&str; 4] = ["GOV", "MIL", "COP", "JUD"];

/// `Minister Lee` says no more of one who is told to be the foreign minister.
fn drop_bare_ministers(roles: &mut Vec<Role>) {
    let told: Vec<Role> = roles.iter().filter(|r| r.role.ends_with("_minister")).cloned().collect();
    let of = |bare: &Role, r: &Role| r.role != "deputy_minister" && r.status == bare.status;
    let bare = |r: &Role| r.role == "minister" && !r.title.contains(' ');
    roles.retain(|role| !bare(role) || !told.iter().any(|r| of(role, r)));
}

/// `Louis XIV`: a name with a number is a king's or a pope's, and no family name.
fn is_crowned(name: &str) -> bool {
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
