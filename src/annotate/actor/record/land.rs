//! The land of someone of whom none is told: of a minister, an officer, a judge, a citizen.

use super::super::countries::CountryName;
use super::super::gather::Cluster;
use super::super::name::{Kind, Name};
use super::super::roles::{FoundRole, Title};
use super::super::words::Class;
use super::Builder;
use super::people::is_crowned;
use crate::facts::offices::held_by_one;
use crate::model::{Actor, Country, Use, is_of_state};
use crate::rules::scan::Mark;

impl Builder<'_> {
    /// Where an article tells of one country alone, whoever it names in full is of there; but who works for a medium, a
    /// firm, a league of states or another land may be from anywhere.
    pub(super) fn is_local(&self, cluster: &Cluster, names: &[Name], sole: Country) -> bool {
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
            // `he told the BBC`
            let article = words.mark_before(at, Class::Article).map_or(at, |m| m.first as usize);
            let told = |kind: &str| matches!(kind, "media" | "agency") && words.before(article, Class::ToldTo);
            let others = |kind: &str| kind != "party" && !told(kind);
            row.is_some_and(|row| row.country != Some(own) && others(row.kind) && !words.is_doubtful_body(at))
        })
    }

    /// The country of a minister or an officer of whom no country is told: that of the article.
    pub(super) fn governed(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
        let served = self.of_master(cluster, names, titles).or_else(|| self.of_chief(cluster, names, titles));
        if let Some(land) = served {
            return Some(land);
        }
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
            return self.colleague(cluster, names).or_else(|| self.served(cluster, names, titles));
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
        let about = || about().filter(|&land| !self.is_guests(land)).or_else(|| self.only_host());
        let about = || about().map(|land| self.unless_visited(land));
        let about = || self.of_delegation(cluster, names).or_else(about).filter(|_| !legislates);
        // `Senator X`, where all ministers told of are of the one land, or another legislator is
        let sits = |land: &Country| {
            let one = |a: &Actor| a.country == Some(*land) && a.roles.iter().any(|r| r.role == "legislator");
            self.told == [*land] || self.actors.iter().any(one)
        };
        let seats = || self.of_offices.filter(|land| legislates && !is_crowned(&cluster.name) && sits(land));
        let about = || about().or_else(seats);
        let ministry = self.of_ministry_before(cluster, names);
        let land = ministry.or_else(|| self.spoken_for(cluster, names)).or(self.home).or_else(about)?;
        Some(self.leads_another(cluster, names, land).unwrap_or(land))
    }

    /// `Chad denied it. "Our forces were elsewhere," said government spokesman X`: whose denial the one who speaks for a
    /// state goes on with, also in news from elsewhere.
    fn spoken_for(&self, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        let first = names[*cluster.names.first()? as usize].first;
        cluster.roles.iter().any(|r| r.role.role == "spokesperson").then(|| self.acted_before(first))?
    }

    /// The state whose deed the sentence before tells, where the words between name no other; those in quotation marks may.
    pub(super) fn acted_before(&self, first: usize) -> Option<Country> {
        let before = self.words.scan.sentence_of(first).checked_sub(1)?;
        let sentence = self.words.scan.sentences[before].first as usize;
        let quoted = |at: usize| (sentence..at).filter(|&t| self.words.is_quote(t)).count() % 2 == 1;
        let from = self.named.partition_point(|c| c.first < sentence);
        let mut told = self.named[from..].iter().take_while(|c| c.first < first).filter(|c| !quoted(c.first));
        let state = told.next().filter(|c| c.usage == Use::Actor && c.first == self.words.sentence_start(c.first))?;
        let acts = self.words.is_any(state.end, &[Class::Act, Class::Speech]);
        (acts && told.all(|c| c.country == state.country)).then_some(state.country)
    }

    /// `former director of the National Police, General X`: whose title tells of a state's own body, and of none of the table.
    fn is_of_states_body(&self, name: Name, title: &Title) -> bool {
        let words = self.words;
        let mut told = (title.first..name.first).chain(name.end..title.end);
        let own = |at: usize| words.key(at, Class::OrgHead).is_some_and(|head| STATES_OWN.contains(&head));
        // `the director of the Military Security, Colonel X`
        let ranked = title.roles.iter().any(|found| found.role.role == "military" && found.role.status.is_none());
        let serves = title.roles.iter().all(|found| STATES_OWN.iter().any(|own| found.agent.starts_with(own)));
        let known = told.clone().any(|at| words.is(at, Class::Organization));
        !known && (serves || ranked || told.any(own))
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
        // `le ministre X et le conseiller à la sécurité nationale Y`, `le ministre X et le général Y`
        let minister = actor.roles.iter().any(|r| office(&r.role));
        let aide = |r: &FoundRole| r.role.role == "other" && r.agent == "GOV" || r.role.role == "military" && minister;
        let serves = cluster.roles.iter().any(|r| office(&r.role.role) || aide(r));
        let apart = actor.roles.iter().all(|r| !own(&r.role)) && actor.roles.iter().any(|r| is_of_state(&r.role));
        actor.country.filter(|_| within && serves && apart)
    }

    /// The country of an officer, a judge, a governor: the only one that the article names at all, again and again or as
    /// someone's. Who only went there is another's.
    fn served(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
        let own = |agent: &str| STATES_OWN.iter().any(|own| agent.starts_with(own));
        // Who heads a state's body that is told of without its land may be another land's.
        let heads = |r: &FoundRole| r.role.role == "executive" && r.agent.starts_with("GOV");
        let serves = |r: &FoundRole| own(&r.agent) && !r.presides && !r.seconds && !heads(r);
        let Some(country) = self.named.first().map(|named| named.country) else {
            // `Vice Admiral X`, where the only land is that of the navy
            return self.of_bodies.filter(|_| cluster.roles.iter().any(|r| own(&r.agent)));
        };
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
        let told = only && (again() || anyones()) && self.home.is_none_or(|home| home == country);
        let country = Some(country).filter(|&country| told && !self.is_guests(country));
        let forces = country.or_else(|| self.of_forces(cluster, names)).or_else(|| self.of_two_before(cluster, names));
        forces.or_else(|| self.of_office_at_home(cluster, names, titles))
    }

    /// `Chadian troops crossed the border. … Army spokesman Major X said`: the land of the forces that are told of before an
    /// officer, in his sentence or in one not far before, where no other land is told of between.
    fn of_forces(&self, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        let arm = |r: &FoundRole| ["MIL", "COP"].into_iter().find(|arm| r.agent.starts_with(arm));
        let arm = cluster.roles.iter().find_map(arm)?;
        let name = names[*cluster.names.first()? as usize];
        let (words, own) = (self.words, self.words.scan.sentence_of(name.first));
        if cluster.names.iter().any(|&n| self.is_beside_others(names[n as usize])) {
            return None;
        }
        let earliest = words.scan.sentences[own.saturating_sub(FORCES_BEFORE)].first as usize;
        let before = &self.named[..self.named.partition_point(|c| c.first < name.first)];
        let here = words.sentence_start(name.first);
        let mut others = before.iter().filter(|c| c.first >= here).map(|c| c.country);
        let forces = before.iter().rev().take_while(|c| c.first >= earliest).filter(|c| self.has_forces(c, arm));
        let mut lands = forces.map(|c| (c.country, words.scan.sentence_of(c.first)));
        let (land, told) = lands.next()?;
        let alone = lands.take_while(|(_, sentence)| *sentence == told).all(|(other, _)| other == land);
        (alone && (told == own || others.all(|other| other == land))).then_some(land)
    }

    /// `Chadian troops`, `l'armée tchadienne`, `l'armée du Tchad`: a land's name beside a word for its forces.
    fn has_forces(&self, land: &CountryName<'_>, arm: &str) -> bool {
        let words = self.words;
        let is_arm = |mark: Mark| words.scan.entry(mark).is_some_and(|entry| entry.key.starts_with(arm));
        let end = land.end + usize::from(words.is_possessive(land.end));
        let of = words.mark_before(land.first, Class::OfCountry).map_or(land.first, |m| m.first as usize);
        words.mark(end, Class::Agent).or_else(|| words.mark_before(of, Class::Agent)).is_some_and(is_arm)
    }

    /// A body of the table that is no single land's stands beside the name.
    fn is_beside_others(&self, name: Name) -> bool {
        let words = self.words;
        let sentence = words.scan.sentences[words.scan.sentence_of(name.first)].tokens();
        let near = name.first.saturating_sub(NEAR).max(sentence.start)..(name.end + NEAR).min(sentence.end);
        words.places(near, &[Class::Organization]).any(|at| {
            let row = words.body(at).and_then(|id| words.facts.organizations.get(id));
            row.is_some_and(|row| row.country.is_none() && row.kind != "party" && !words.is_doubtful_body(at))
        })
    }

    /// `Army chief X, air chief Y and navy chief Z`: who is told of last in a list is of the land of the two before.
    fn of_two_before(&self, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        let n = *cluster.names.first()? as usize;
        let (first, second) = (n.checked_sub(2)?, n.checked_sub(1)?);
        let within = self.words.sentence_start(names[n].first) <= names[first].first;
        let near = |a: usize, b: usize| names[b].first <= names[a].end + MAX_TITLE;
        let person = |n: usize| {
            let actor = self.actors.get(*self.of_name.get(n)? as usize)?;
            actor.country.filter(|_| actor.roles.iter().any(|r| r.role == "military"))
        };
        let serves = cluster.roles.iter().any(|r| r.role.role == "military");
        let land = person(second).filter(|&land| person(first) == Some(land))?;
        (within && serves && near(first, second) && near(second, n)).then_some(land)
    }

    /// `ISLAMABAD: Chief of the Naval Staff Admiral X went to Norway`: whoever holds an office of the forces in news from a
    /// place is of its land, where no other is told of before him.
    fn of_office_at_home(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
        let home = self.home?;
        let n = *cluster.names.first()? as usize;
        let (name, title) = (names[n], &titles[n]);
        let serves = cluster.roles.iter().any(|r| r.agent.starts_with("MIL") || r.agent.starts_with("COP"));
        let office = name.first >= title.first + OFFICE && !self.is_beside_others(name);
        let sentence = self.words.sentence_start(name.first);
        let from = self.named.partition_point(|c| c.first < sentence);
        let mut before = self.named[from..].iter().take_while(|c| c.first < name.first);
        (serves && office && before.all(|c| c.country == home)).then_some(home)
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
    pub(super) fn ministry_of(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
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
    pub(super) fn opening(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
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
}

/// Of so many names of countries at most one is another's, where the officers are of the one that is named most.
const AHEAD: usize = 5;

/// So many words before a name tell of more than a rank.
const OFFICE: usize = 4;

/// So many sentences before an officer the forces are told of.
const FORCES_BEFORE: usize = 4;

/// So near a name stands whom its bearer serves.
const NEAR: usize = 10;

/// So many words a title has behind `and`.
const MAX_TITLE: usize = 9;

/// The agents of CAMEO that serve a state and no other body.
const STATES_OWN: [&str; 4] = ["GOV", "MIL", "COP", "JUD"];
