//! From what was found to the article's actors and mentions.

use super::countries::CountryName;
use super::gather::Cluster;
use super::name::{Kind, Name};
use super::pronouns;
use super::roles::{FoundRole, Title};
use super::unnamed::{self, Holders};
use super::words::{Class, Words};
use crate::facts::organizations::Organization;
use crate::model::{Actor, ActorKind, Country, Mention, Role, RuleId, Tokens, Use};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Actors in the order of their first mention, and all mentions in text order.
pub fn records(
    words: &Words,
    names: &[Name],
    titles: &[Title],
    clusters: &[Cluster],
    countries: &[CountryName<'_>],
    dateline: Option<Tokens>,
) -> (Vec<Actor>, Vec<Mention>) {
    let capital = |at| words.key(at, Class::Capital).and_then(Country::new);
    let home = dateline.and_then(|place| {
        let named = countries.iter().find(|n| place.contains(n.first)).map(|n| n.country);
        named.or_else(|| place.range().find_map(capital))
    });
    let company = |id: &str| words.facts.organizations.get(id).is_some_and(|o| &*o.kind == "company");
    let of_company = clusters.iter().any(|c| c.names.len() > 2 && c.known.as_deref().is_some_and(company));
    let (told, main) = countries_by_count(countries);
    let about = about(words, countries, clusters, names);
    let of_bodies = of_bodies(words, clusters);
    let mut builder = Builder {
        words,
        actors: Vec::new(),
        mentions: Vec::new(),
        rules: FxHashMap::default(),
        countries: FxHashMap::default(),
        home,
        main,
        about,
        of_bodies,
        told,
        named: countries,
        of_company,
    };
    for cluster in clusters {
        builder.cluster(cluster, names, titles);
    }
    builder.countries(countries);
    builder.unnamed(clusters, names, titles);
    builder.mentions.sort_by_key(|m| (m.tokens.first, m.tokens.end));
    builder.pronouns(clusters);
    builder.finish()
}

/// The countries that an article names, the one named most first; and that one, where it is far ahead.
fn countries_by_count(names: &[CountryName<'_>]) -> (Vec<Country>, Option<Country>) {
    let mut counts: Vec<(Country, usize)> = Vec::new();
    for name in names.iter().filter(|n| n.counts) {
        match counts.iter_mut().find(|(c, _)| *c == name.country) {
            Some((_, count)) => *count += 1,
            None => counts.push((name.country, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let count = |at: usize| counts.get(at).map_or(0, |(_, count)| *count);
    let ahead = count(0) >= MANY && count(0) >= 2 * count(1);
    let main = counts.first().map(|(country, _)| *country).filter(|_| ahead);
    (counts.into_iter().map(|(country, _)| country).collect(), main)
}

/// The country that most names of countries, towns and regions are of; none where two are named as often.
fn about(words: &Words, countries: &[CountryName<'_>], clusters: &[Cluster], names: &[Name]) -> Option<Country> {
    let mut taken = vec![false; words.len()];
    for &n in clusters.iter().flat_map(|c| &c.names) {
        taken[names[n as usize].first..names[n as usize].end].fill(true);
    }
    countries.iter().for_each(|name| taken[name.first..name.end].fill(true));
    let place =
        |at: usize| words.key(at, Class::Place).and_then(Country::new).filter(|_| !taken[at] && words.is_capital(at));
    let mut counts: BTreeMap<Country, usize> = BTreeMap::new();
    let places = (0..words.len()).filter(|&at| words.is(at, Class::Place)).filter_map(place);
    countries
        .iter()
        .map(|name| name.country)
        .chain(places)
        .for_each(|country| *counts.entry(country).or_default() += 1);
    let most = counts.values().max().copied()?;
    let mut first = counts.iter().filter(|(_, count)| **count == most).map(|(country, _)| *country);
    first.next().filter(|_| first.next().is_none())
}

/// The country whose departments, forces and parties an article names, where it names those of one alone.
fn of_bodies(words: &Words, clusters: &[Cluster]) -> Option<Country> {
    let row = |c: &Cluster| words.facts.organizations.get(c.known.as_deref()?);
    let states = clusters.iter().filter_map(row).filter(|row| matches!(&*row.kind, "government" | "party"));
    let mut countries = states.filter_map(|row| row.country);
    let first = countries.next()?;
    countries.all(|country| country == first).then_some(first)
}

/// `II`, `XIV`: of a monarch or a pope.
fn is_numeral(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// `la présidente, X`, of no country that is told: with a small letter, whoever presides over something.
fn presides_something(found: &FoundRole, cluster: &Cluster) -> bool {
    let small = found.role.title.starts_with(char::is_lowercase);
    found.presides && small && found.role.role == "head_of_state" && cluster.words.len() > 1
}

/// So often an article names the country that it is about.
const MANY: usize = 3;

/// The people of an article, by the roles that they hold.
fn holders<'a>(clusters: &'a [Cluster], names: &[Name], actors: &[Actor]) -> Holders<'a> {
    let mut holders = Holders::default();
    for (n, cluster) in clusters.iter().enumerate().filter(|(_, c)| c.kind == Kind::Person) {
        let places: Vec<usize> = cluster.names.iter().map(|&n| names[n as usize].first).collect();
        holders.enter(n, &cluster.roles, actors[n].country, &places);
    }
    holders.settle();
    holders
}

struct Builder<'a> {
    words: &'a Words<'a>,
    actors: Vec<Actor>,
    mentions: Vec<Mention>,
    rules: FxHashMap<&'static str, RuleId>,
    /// The countries among the actors.
    countries: FxHashMap<Country, u32>,
    /// The country whose capital the dateline names.
    home: Option<Country>,
    /// The country that the article is about, where it names one far more often than others.
    main: Option<Country>,
    /// The country of most of the places, people and states that the article names.
    about: Option<Country>,
    /// The country of all of a state's bodies that the article names.
    of_bodies: Option<Country>,
    /// The countries that it names, the one named most first.
    told: Vec<Country>,
    /// The places that name them, in text order.
    named: &'a [CountryName<'a>],
    /// The article tells of a company again and again.
    of_company: bool,
}

impl Builder<'_> {
    fn cluster(&mut self, cluster: &Cluster, names: &[Name], titles: &[Title]) {
        let actor = match cluster.kind {
            Kind::Person => self.person(cluster, names, titles),
            _ => self.organization(cluster, names, titles),
        };
        let number = self.actors.len() as u32;
        let code = actor.code.clone().unwrap_or_default();
        self.actors.push(actor);
        for &n in &cluster.names {
            let (name, title) = (names[n as usize], &titles[n as usize]);
            let phrase = Tokens::new(title.first.min(name.first), title.end.max(name.end));
            let tokens = Tokens::new(name.first, name.end);
            self.mention(tokens, phrase, Some(number), code.clone(), Use::Actor, name.rule);
        }
    }

    fn person(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Actor {
        let said = cluster.roles.iter().find_map(|r| r.role.country);
        let beside = cluster.names.iter().find_map(|&n| titles[n as usize].country);
        let (name, known_country) = self.usual(cluster, said.or(beside));
        let told_of = said.or(beside).or(known_country);
        // In news of a company, a president of no country whom the table of offices lacks is the company's.
        let presides = self.of_company && told_of.is_none() && cluster.words.len() > 1;
        let of_body = |role: &Role| role.role == "head_of_state" && presides;
        let country = told_of.or_else(|| self.governed(cluster, names, titles));
        let mut roles: Vec<Role> = Vec::new();
        let mut agent = String::new();
        for found in &cluster.roles {
            let mut role = found.role.clone();
            if of_body(&role) || country.is_none() && presides_something(found, cluster) {
                "executive".clone_into(&mut role.role);
            }
            role.country = role.country.or(country);
            if agent.is_empty() {
                agent.clone_from(&found.agent);
            }
            if !roles.iter().any(|r| r.role == role.role && r.status == role.status) {
                roles.push(role);
            }
        }
        let code = country.map(|c| format!("{}{agent}", c.as_str()));
        Actor { name, kind: ActorKind::Person, country, code, roles }
    }

    /// The country of a minister or an officer of whom no country is told: that of the article.
    fn governed(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Option<Country> {
        const OF_STATE: [&str; 9] = [
            "head_of_state",
            "head_of_government",
            "deputy_head_of_government",
            "foreign_minister",
            "defence_minister",
            "finance_minister",
            "minister",
            "deputy_minister",
            "legislator",
        ];
        let bare = |role: &str| role == "head_of_state" && self.of_company && cluster.words.len() > 1;
        // Kings are told of everywhere, legislators of the outlet's own country.
        let crowned = cluster.name.split(' ').next_back().is_some_and(is_numeral);
        let legislates = crowned || cluster.roles.iter().all(|r| r.role.role == "legislator");
        let of_state = cluster.roles.iter().any(|r| !bare(&r.role.role) && OF_STATE.contains(&r.role.role.as_str()));
        let of_state = of_state || cluster.names.iter().any(|&n| titles[n as usize].of_state);
        let of_body = cluster.names.iter().any(|&n| titles[n as usize].of_body);
        if !of_state || of_body {
            return None;
        }
        // Of two states that are told of alike, the one that the sentence begins with.
        let about = || match self.told[..] {
            [one] => Some(one),
            _ => self.main.or_else(|| self.named_before(cluster, names)).or(self.about),
        };
        self.home.or_else(|| about().filter(|_| !legislates))
    }

    /// The country that the sentence of a person's first name tells of first.
    fn named_before(&self, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        let first = names[*cluster.names.first()? as usize].first;
        let sentence = self.words.sentence_start(first);
        let from = self.named.partition_point(|c| c.first < sentence);
        self.named[from..].iter().take_while(|c| c.first < first).find(|c| c.counts).map(|c| c.country)
    }

    /// The usual English name of an office holder, and the country of the office; else the name as found.
    fn usual(&self, cluster: &Cluster, country: Option<Country>) -> (String, Option<Country>) {
        let offices = &self.words.facts.offices;
        let candidates = country.into_iter().chain(self.told.iter().copied().filter(|_| country.is_none()).take(3));
        let office =
            cluster.roles.iter().any(|r| !matches!(r.role.role.as_str(), "other" | "journalist" | "executive"));
        let known = cluster.words.len() > 1 || office;
        if let Some((name, country)) = known.then(|| offices.usual_name(&cluster.name, candidates)).flatten() {
            return (name.to_owned(), Some(country));
        }
        let role = cluster.roles.first().map_or("", |r| &r.role.role);
        if country.is_none()
            && cluster.words.len() == 1
            && let Some((name, country)) = offices.holder_surnamed(&cluster.name, role)
        {
            return (name.unwrap_or(&cluster.name).to_owned(), Some(country));
        }
        let of_state = |role: &str| !matches!(role, "other" | "journalist");
        let political = cluster.roles.is_empty() || cluster.roles.iter().any(|r| of_state(&r.role.role));
        let countries = &self.words.facts.countries;
        let is_former = |country| countries.get(country).is_some_and(|fact| fact.ended.is_some());
        if country.is_none()
            && cluster.name.contains(' ')
            && political
            && let Some((name, country)) = offices.holder_named(&cluster.name, is_former)
        {
            return (name.to_owned(), Some(country));
        }
        (cluster.name.clone(), None)
    }

    fn organization(&self, cluster: &Cluster, names: &[Name], titles: &[Title]) -> Actor {
        let home = self.home.or(self.main);
        let known = cluster.known.as_deref().and_then(|id| self.words.facts.organizations.get(id));
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
        let country = cluster.names.iter().find_map(|&n| {
            let name = names[n as usize];
            let inside = (name.first..name.end).find_map(|at| {
                let class = [Class::Country, Class::Demonym].into_iter().find(|&c| self.words.is(at, c))?;
                Country::new(self.words.key(at, class)?)
            });
            inside.or(titles[n as usize].country).or_else(|| unnamed::origin_before(self.words, name.first))
        });
        // The Senate, the Army: those of the country that the article is about.
        let of_state = cluster.names.iter().any(|&n| self.words.is(names[n as usize].first, Class::OrgAlone));
        let country = country.or(home.filter(|_| of_state)).or(elsewhere);
        let agent = cluster.names.iter().find_map(|&n| {
            let name = names[n as usize];
            (name.first..name.end).rev().find_map(|at| {
                let class = [Class::OrgHead, Class::Company].into_iter().find(|&c| self.words.is(at, c))?;
                self.words.key(at, class)
            })
        });
        let code = match (country, agent) {
            (None, None) => None,
            (country, agent) => Some(format!("{}{}", country.as_ref().map_or("", |c| c.as_str()), agent.unwrap_or(""))),
        };
        let name = cluster.name.clone();
        Actor { name, kind: ActorKind::Organization, country, code, roles: Vec::new() }
    }

    /// `KNDS France`: the country of a company's branch.
    fn branch(&self, known: &Organization, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        let ends = |&n: &u32| self.words.key(names[n as usize].end - 1, Class::Country).and_then(Country::new);
        (&*known.kind == "company").then(|| cluster.names.iter().find_map(ends))?
    }

    /// The country whose body goes by the same common name as the table's one, where the article names that country and
    /// not the table's: the Constitutional Council of Senegal.
    fn namesake(&self, known: &Organization, cluster: &Cluster, names: &[Name]) -> Option<Country> {
        let own =
            known.country.filter(|own| matches!(&*known.kind, "government" | "party") && !self.told.contains(own))?;
        let common = |&n: &u32| {
            let name = names[n as usize];
            let land = [Class::Country, Class::Demonym];
            let low = !self.words.is_capital(name.end - 1) && name.end > name.first + 1;
            low && !(name.first..name.end).any(|at| self.words.is_any(at, &land))
                && self.words.is(name.first, Class::OrgHead)
        };
        let other = self.home.or(self.about).or(self.told.first().copied()).filter(|other| *other != own);
        other.filter(|_| cluster.names.iter().all(common))
    }

    /// `Iranian Foreign Ministry`, whatever the article calls it.
    fn ministry(&self, cluster: &Cluster, names: &[Name], home: Option<Country>) -> Option<Actor> {
        let named = |n: &u32| names[*n as usize].rule == "ministry";
        let first = names[*cluster.names.iter().find(|n| named(n))? as usize];
        let usual = self.words.key(first.first, Class::Ministry)?;
        let only = || self.told.first().copied().filter(|_| self.told.len() == 1);
        let country = cluster.names.iter().find_map(|&n| names[n as usize].country).or(home);
        let country = country.or_else(only).or(self.of_bodies).or(self.about);
        let fact = country.and_then(|c| self.words.facts.countries.get(c));
        let name = fact.map_or_else(|| usual.to_owned(), |fact| format!("{} {usual}", fact.adjective));
        let code = format!("{}GOV", country.as_ref().map_or("", |c| c.as_str()));
        Some(Actor { name, kind: ActorKind::Organization, country, code: Some(code), roles: Vec::new() })
    }

    fn countries(&mut self, countries: &[CountryName<'_>]) {
        for name in countries {
            let actor = name.counts.then(|| self.country_actor(name.country));
            let tokens = Tokens::new(name.first, name.end);
            let code = if name.code.is_empty() { name.country.as_str() } else { name.code }.to_owned();
            self.mention(tokens, tokens, actor, code, name.usage, name.rule);
        }
    }

    /// Roles and groups without a name, outside names and their titles.
    fn unnamed(&mut self, clusters: &[Cluster], names: &[Name], titles: &[Title]) {
        let mut taken = vec![false; self.words.len()];
        for &n in clusters.iter().flat_map(|c| &c.names) {
            let (name, title) = (names[n as usize], &titles[n as usize]);
            taken[title.first.min(name.first)..title.end.max(name.end)].fill(true);
        }
        let holders = holders(clusters, names, &self.actors);
        for unnamed in unnamed::unnamed(self.words, &taken) {
            let holder = holders.of(&unnamed);
            let actor = holder.map(|n| n as u32);
            let country = unnamed.country.or(holder.and_then(|n| self.actors[n].country));
            let code = format!("{}{}", country.as_ref().map_or("", |c| c.as_str()), unnamed.agent);
            let rule = if unnamed.role.is_some() { "role-alone" } else { "unnamed-group" };
            self.mention(unnamed.tokens, unnamed.phrase, actor, code, Use::Unnamed, rule);
            if let Some(mention) = self.mentions.last_mut() {
                mention.inferred = actor.is_some();
                mention.role = unnamed.role.filter(|_| unnamed.definite);
            }
        }
    }

    fn pronouns(&mut self, clusters: &[Cluster]) {
        let mut males: Vec<Option<bool>> = vec![None; self.actors.len()];
        for (male, cluster) in males.iter_mut().zip(clusters) {
            let given = cluster.words.first().filter(|_| cluster.words.len() > 1);
            *male = cluster.male.or_else(|| pronouns::male(self.words, given?));
        }
        for pronoun in pronouns::pronouns(self.words, &self.actors, &males, &self.mentions) {
            for actor in pronoun.actors {
                let code = self.actors[actor as usize].code.clone().unwrap_or_default();
                self.mention(pronoun.tokens, pronoun.tokens, Some(actor), code, Use::Pronoun, "pronoun");
                self.mentions.iter_mut().next_back().into_iter().for_each(|m| m.inferred = true);
            }
        }
    }

    fn country_actor(&mut self, country: Country) -> u32 {
        if let Some(&at) = self.countries.get(&country) {
            return at;
        }
        let at = self.actors.len() as u32;
        self.countries.insert(country, at);
        let name = self.words.facts.countries.name(country).to_owned();
        let code = Some(country.as_str().to_owned());
        self.actors.push(Actor { name, kind: ActorKind::Country, country: Some(country), code, roles: Vec::new() });
        at
    }

    fn mention(
        &mut self,
        tokens: Tokens,
        phrase: Tokens,
        actor: Option<u32>,
        code: String,
        usage: Use,
        rule: &'static str,
    ) {
        let grammar = self.words.scan.grammar;
        let id = || grammar.rule_named(&format!("{}.actors.{rule}", grammar.language)).unwrap_or(RuleId::MAX);
        let rule = *self.rules.entry(rule).or_insert_with(id);
        let span = self.words.scan.span(tokens.first as usize, tokens.end as usize);
        self.mentions.push(Mention { tokens, span, phrase, actor, code, usage, inferred: false, role: None, rule });
    }

    /// Mentions into text order; actors into the order of their first mention.
    fn finish(mut self) -> (Vec<Actor>, Vec<Mention>) {
        self.mentions.sort_by_key(|m| (m.tokens.first, m.tokens.end));
        let mut place = vec![u32::MAX; self.actors.len()];
        let mut order = Vec::with_capacity(self.actors.len());
        for mention in &mut self.mentions {
            let Some(actor) = mention.actor else { continue };
            if place[actor as usize] == u32::MAX {
                place[actor as usize] = order.len() as u32;
                order.push(self.actors[actor as usize].clone());
            }
            mention.actor = Some(place[actor as usize]);
        }
        (order, self.mentions)
    }
}
