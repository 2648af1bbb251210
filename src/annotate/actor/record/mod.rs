//! From what was found to the article's actors and mentions.
//!
//! `about` tells which country the article is about, `land` which one someone is of, `people` and `bodies` make one record
//! each.

mod about;
mod bodies;
mod guests;
mod land;
mod people;

use super::countries::CountryName;
use super::gather::Cluster;
use super::holders::Holders;
use super::name::{Kind, Name};
use super::pronouns;
use super::roles::Title;
use super::unnamed::{self, Unnamed};
use super::words::{Class, Words};
use crate::model::{Actor, ActorKind, Country, Mention, RuleId, Tokens, Use, is_of_state};
use crate::order::Order as _;
use crate::rules::scan::Sentence;
use about::{about, countries_by_count, most, of_bodies, sole};
use rustc_hash::FxHashMap;

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
    let home = home.or_else(|| place_before_colon(words));
    let topic = land_before_colon(words);
    let company = |id: &str| words.facts.organizations.get(id).is_some_and(|o| matches!(o.kind, "company" | "bank"));
    let of_company = clusters.iter().any(|c| c.names.len() > 2 && c.known.as_deref().is_some_and(company));
    let counts = about::told(words, countries, clusters, names);
    let most = most(words, &counts, clusters, countries, titles);
    let home = home.or(topic.filter(|&topic| most.as_ref().is_some_and(|most| most.country == topic)));
    let (told, main) = countries_by_count(words, countries);
    let of_bodies = of_bodies(words, clusters, names);
    let mut builder = Builder {
        words,
        actors: Vec::new(),
        mentions: Vec::with_capacity(2 * (names.len() + countries.len())),
        rules: FxHashMap::default(),
        countries: FxHashMap::default(),
        home,
        main,
        about: about(&counts),
        sole: most.as_ref().and_then(|most| sole(words, most, home)),
        most: most.map(|most| most.country),
        of_bodies,
        of_offices: None,
        told,
        named: countries,
        of_company,
        of_name: vec![u32::MAX; names.len()],
    };
    builder.of_offices = builder.land_of_offices(clusters, names, titles);
    // `A court in Malta …`: all ministers told of are of the one land that is named.
    let only = builder.of_offices.filter(|land| builder.told == [*land] && !of_company && !words.tells_of_sport());
    builder.sole = builder.sole.or(only).or_else(|| {
        builder.of_offices.filter(|_| reshuffled(titles) && !words.tells_of_sport() && builder.told.is_empty())
    });
    builder.home = builder.home.or(builder.of_offices.filter(|_| builder.told.is_empty()));
    for cluster in clusters {
        builder.cluster(cluster, names, titles);
    }
    builder.countries(countries);
    builder.unnamed(clusters, names, titles);
    builder.mentions.order_by_key(|m| (m.tokens.first, m.tokens.end));
    builder.pronouns(clusters);
    builder.finish()
}

/// `NEW DELHI: The ministers met`: a capital in capitals that opens one of the first sentences, before a colon or in
/// brackets, tells where the article was written.
fn place_before_colon(words: &Words) -> Option<Country> {
    let opening = |sentence: &Sentence| {
        let first = sentence.first as usize;
        let bracket = words.is_mark(first, "[");
        let capital = words.mark(first + usize::from(bracket), Class::Capital)?;
        // `New Delhi: The ministers met`, where no headline only tells who said it.
        let loud = (capital.first..capital.end).all(|at| words.is_upper(at as usize));
        let loud = loud || !sentence.headline && words.is_capital(capital.end as usize + 1);
        let closed = words.is_mark(capital.end as usize, if bracket { "]" } else { ":" });
        words.only_land(capital).filter(|_| loud && closed)
    };
    words.scan.sentences.iter().take(FIRST_SENTENCES).find_map(opening)
}

/// Are so many ministers told of that those around them are of the same land, though it is never named?
fn reshuffled(titles: &[Title]) -> bool {
    let minister = |t: &&Title| t.roles.iter().any(|found| found.role.role.ends_with("minister"));
    titles.iter().filter(minister).count() >= MINISTERS
}

/// So many ministers are told of where a government is formed or changed.
const MINISTERS: usize = 3;

/// `Norway: Minister resigns`: a country before a colon opens the headline of news from there.
fn land_before_colon(words: &Words) -> Option<Country> {
    let first = words.scan.sentences.first()?.first as usize;
    let land = words.mark(first, Class::Country)?;
    let closed = words.is_mark(land.end as usize, ":") && !words.is_digits(land.end as usize + 1);
    words.only_land(land).filter(|_| closed)
}

/// Behind a headline and a standfirst the text begins.
const FIRST_SENTENCES: usize = 4;

/// The people of an article, by the roles that they hold.
fn holders<'a>(clusters: &'a [Cluster], names: &[Name], actors: &[Actor]) -> Holders<'a> {
    let mut holders = Holders::default();
    for (n, cluster) in clusters.iter().enumerate().filter(|(_, c)| c.kind == Kind::Person) {
        let places: Vec<usize> = cluster.names.iter().map(|&n| names[n as usize].first).collect();
        holders.enter(n, &cluster.roles, actors[n].country, &places);
        if cluster.male == Some(true) {
            holders.is_man(n);
        }
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
    /// The country of which it tells most, by whatever.
    most: Option<Country>,
    /// The only country that the article tells of.
    sole: Option<Country>,
    /// The country of all of a state's bodies that the article names.
    of_bodies: Option<Country>,
    /// The country of all who hold an office of a government.
    of_offices: Option<Country>,
    /// The countries that it names, the one named most first.
    told: Vec<Country>,
    /// The places that name them, in text order.
    named: &'a [CountryName<'a>],
    /// The article tells of a company again and again.
    of_company: bool,
    /// The actor of each name, as far as they are entered.
    of_name: Vec<u32>,
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
            self.of_name[n as usize] = number;
            let phrase = Tokens::new(title.first.min(name.first), title.end.max(name.end));
            let tokens = Tokens::new(name.first, name.end);
            self.mention(tokens, phrase, Some(number), code.clone(), Use::Actor, name.rule);
        }
    }

    /// `President X met the governors`, in the press of X's own land, which it never names: that of all who hold an office
    /// of a government, where the article tells of none more often.
    fn land_of_offices(&self, clusters: &[Cluster], names: &[Name], titles: &[Title]) -> Option<Country> {
        let governs = |role: &str| is_of_state(role) && !matches!(role, "military" | "diplomat" | "legislator");
        let holds = |c: &&Cluster| c.kind == Kind::Person && c.roles.iter().any(|r| governs(&r.role.role));
        let mut lands = clusters.iter().filter(holds).filter_map(|c| self.person(c, names, titles).country);
        let first = lands.next().filter(|first| self.most.is_none_or(|most| most == *first))?;
        lands.all(|land| land == first).then_some(first)
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
        let mut holders = holders(clusters, names, &self.actors);
        let mut alone = Vec::new();
        for unnamed in unnamed::unnamed(self.words, &taken) {
            let ours = self.is_head_alone(&unnamed);
            let again = ours && alone.contains(&self.text_of(unnamed.tokens));
            let holder = holders.of(&unnamed, self.words.scan).filter(|_| !again);
            let nobody = ours && holder.is_none();
            if nobody && !again {
                alone.push(self.text_of(unnamed.tokens));
            }
            let actor = holder.map(|n| n as u32);
            let home = self.home.filter(|_| nobody);
            let country = unnamed.country.or(holder.and_then(|n| self.actors[n].country)).or(home);
            let code = [country.as_ref().map_or("", |c| c.as_str()), &unnamed.agent].concat();
            let rule = if unnamed.role.is_some() { "role-alone" } else { "unnamed-group" };
            self.mention(unnamed.tokens, unnamed.phrase, actor, code, Use::Unnamed, rule);
            if let Some(mention) = self.mentions.last_mut() {
                mention.inferred = actor.is_some();
                mention.role = unnamed.role.filter(|_| unnamed.definite);
            }
        }
    }

    /// `Le Président de la République s'est entretenu avec Ann Lee, présidente du Tchad. Le Président de la République …`: the
    /// head of a state whom a text tells of by the office alone, before it names another of that office; of the land where
    /// it was written.
    fn is_head_alone(&self, unnamed: &Unnamed) -> bool {
        let head = unnamed.role.as_deref() == Some("head_of_state") && unnamed.definite;
        head && unnamed.country.is_none() && unnamed.tokens.end - unnamed.tokens.first > 2
    }

    fn text_of(&self, tokens: Tokens) -> String {
        let scan = self.words.scan;
        scan.text.slice(scan.span(tokens.first as usize, tokens.end as usize)).to_lowercase()
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
        let any = || grammar.own_rule("actors", "name");
        let id = || grammar.own_rule("actors", rule).or_else(any).unwrap_or(RuleId::MAX);
        let rule = *self.rules.entry(rule).or_insert_with(id);
        let span = self.words.scan.span(tokens.first as usize, tokens.end as usize);
        self.mentions.push(Mention { tokens, span, phrase, actor, code, usage, inferred: false, role: None, rule });
    }

    /// Mentions into text order; actors into the order of their first mention.
    fn finish(mut self) -> (Vec<Actor>, Vec<Mention>) {
        self.mentions.order_by_key(|m| (m.tokens.first, m.tokens.end));
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
