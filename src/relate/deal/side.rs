//! The countries of a sentence, each with the place that it has beside a deed: bare, led by a preposition, owner, origin.

mod listed;
mod named;
mod slot;
mod told;

use crate::analysis::Annotated;
use crate::model::{ActorKind, Country, Mention, Tokens, Use};
use crate::order::Order as _;
use crate::rules::lexicon::{ClassId, HYPHEN};
use crate::rules::scan::Mark;
use crate::text::{Casing, TokenKind};
use slot::{ending, owns};

/// Where a country stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    /// Subject or object.
    Bare,
    To,
    From,
    By,
    With,
    Of,
    For,
    In,
    /// `together with Chad`: does what another does.
    Beside,
    /// `Venezuela's purchase`.
    Possessive,
    /// `Russian weapons`.
    Adjective,
}

impl Slot {
    pub fn parse(name: &str) -> Option<Slot> {
        Some(match name {
            "to" => Slot::To,
            "from" => Slot::From,
            "by" => Slot::By,
            "with" => Slot::With,
            "of" => Slot::Of,
            "for" => Slot::For,
            "in" => Slot::In,
            "beside" => Slot::Beside,
            // `As for Chad, it has ordered`
            "topic" => Slot::Bare,
            "possessive" => Slot::Possessive,
            "adjective" => Slot::Adjective,
            _ => return None,
        })
    }
}

/// A country in a sentence, by whatever stands for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    pub country: Country,
    pub mention: Option<u32>,
    pub tokens: Tokens,
    pub slot: Slot,
    /// A firm, a ministry, a state; no person and no outlet.
    pub trades: bool,
    /// A firm.
    pub makes: bool,
}

/// Finds the sides of sentences.
pub(super) struct Sides<'a> {
    annotated: &'a Annotated<'a>,
    slot: ClassId,
    determiner: ClassId,
    agent: ClassId,
    capital: ClassId,
    organization: ClassId,
    body: ClassId,
    article: ClassId,
    maker: ClassId,
    unnamed: ClassId,
    role: ClassId,
    demonym: ClassId,
    forces: ClassId,
    realm: ClassId,
    seat: ClassId,
    firm_form: ClassId,
    place: ClassId,
    country: ClassId,
    later: ClassId,
    relation: ClassId,
    made: ClassId,
    stance: ClassId,
    relative: ClassId,
    join: ClassId,
    conflict: ClassId,
    visit: ClassId,
    metonym: ClassId,
    into: ClassId,
    moves: ClassId,
    supplies: ClassId,
    stock: ClassId,
    former: ClassId,
    demand: ClassId,
}

/// How far behind a preposition the word for a firm may stand that it leads to, in tokens.
const FIRM_WITHIN: usize = 3;

/// The code of firms of several lands.
const MANY: &str = "MNC";

/// Stands for the country of bodies that have none.
const NO_COUNTRY: &str = "IGO";

impl<'a> Sides<'a> {
    pub fn new(annotated: &'a Annotated<'a>) -> Sides<'a> {
        let class = |name| annotated.scan.grammar.class(name);
        Sides {
            annotated,
            slot: class("deal_slot"),
            determiner: class("determiner"),
            agent: class("agent"),
            capital: class("capital"),
            organization: class("organization"),
            body: class("org_noun"),
            article: class("article"),
            maker: class("deal_maker"),
            unnamed: class("deal_unnamed"),
            demonym: class("demonym"),
            role: class("role"),
            forces: class("deal_forces"),
            realm: class("deal_realm"),
            seat: class("deal_seat"),
            firm_form: class("deal_firm_form"),
            place: class("place"),
            country: class("country"),
            later: class("deal_break_before_verb"),
            relation: class("deal_relation"),
            made: class("deal_made"),
            stance: class("deal_stance"),
            relative: class("relative"),
            join: class("list_join"),
            conflict: class("deal_conflict"),
            visit: class("deal_visit"),
            metonym: class("metonym"),
            into: class("deal_into"),
            moves: class("deal_move"),
            supplies: class("deal_supplies"),
            stock: class("deal_stock"),
            former: class("goods_former"),
            demand: class("deal_demand"),
        }
    }

    /// As `within`, with bodies that are of no country: they pay and are paid.
    pub fn with_bodies(&self, range: Tokens) -> Vec<Side> {
        self.found(range, true)
    }

    /// The sides among these tokens, in order.
    pub fn within(&self, range: Tokens) -> Vec<Side> {
        self.found(range, false)
    }

    fn found(&self, range: Tokens, bodies: bool) -> Vec<Side> {
        let mentions = &self.annotated.mentions;
        let from = mentions.partition_point(|m| m.tokens.first < range.first);
        let inside = mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.tokens.first < range.end);
        let mut sides: Vec<Side> = Vec::new();
        for (n, mention) in inside {
            let body = || Country::new(NO_COUNTRY).filter(|_| bodies && self.is_body(mention));
            let visited = || self.is_visited(mention.phrase.first as usize, range.first as usize);
            let counted = || self.is_product(mention);
            let named =
                |_: &Country| !self.is_of_ship(mention) && !self.tells_of_other(mention) && !counted() && !visited();
            let country = self.adjective_behind(mention).or_else(|| self.country(mention)).or_else(body);
            let country = country.filter(named).filter(|_| !self.is_town(mention));
            let Some(country) = country.and_then(|land| self.maker_of_several(mention, range).or(Some(land))) else {
                continue;
            };
            let slot = self.slot(mention, range.first as usize);
            // What is brought before a parliament is no arms.
            let brought = slot == Slot::In && self.is_brought_into(mention, range.first as usize);
            let slot = if brought { Slot::To } else { slot };
            let slot = self.by_relative(mention.phrase.end.max(mention.tokens.end) as usize).unwrap_or(slot);
            let told = self.is_chamber(mention) && matches!(slot, Slot::To | Slot::For);
            let slot = if told { Slot::In } else { slot };
            let slot = self.inherited(&sides, mention.phrase, slot).unwrap_or(slot);
            // `Airbus signed a contract with Chad`: what it makes may be no arms.
            let trades = self.trades(mention) && (mention.code != MANY || self.has_arms(range));
            let tokens = if slot == Slot::Adjective { self.with_compound(mention.tokens) } else { mention.phrase };
            let supplied = self.is_supplied(mention);
            let slot = if supplied { Slot::To } else { slot };
            let firm = mention.code.ends_with("BUS") || mention.code == MANY;
            let makes = !supplied && (firm || self.is_maker(mention));
            // `the Canadian firm General Dynamics`: of the land that its name is told with.
            let whose = |s: &Side| s.makes && makes && self.leads_firm(s.tokens.end, mention.tokens.first);
            let (country, slot) = match sides.pop_if(|s| whose(s)) {
                Some(land) => (land.country, land.slot),
                None => (country, slot),
            };
            sides.push(Side { country, mention: Some(n as u32), tokens, slot, trades, makes });
        }
        self.add_capitals(range, &mut sides);
        sides
    }

    /// Does nothing but a word for a firm stand between an adjective and a name?
    fn leads_firm(&self, from: u32, to: u32) -> bool {
        from <= to && to - from <= 1 && (from..to).all(|at| self.annotated.scan.is(at as usize, self.maker))
    }

    /// `KNDS will deliver 12 Leopard 2 tanks`: a firm of several lands supplies what one of them has designed.
    fn maker_of_several(&self, mention: &Mention, range: Tokens) -> Option<Country> {
        let weapons = &self.annotated.weapons;
        let from = weapons.partition_point(|w| w.tokens.first < range.first);
        let mut inside = weapons[from..].iter().take_while(|w| w.tokens.first < range.end);
        if mention.code == MANY { inside.find_map(|w| w.origin) } else { None }
    }

    /// Are arms of some sort named among these tokens?
    fn has_arms(&self, range: Tokens) -> bool {
        let weapons = &self.annotated.weapons;
        let from = weapons.partition_point(|w| w.tokens.first < range.first);
        weapons[from..].iter().take_while(|w| w.tokens.first < range.end).any(|w| !w.general)
    }

    /// `US allies`, `l'allié américain`, `pro-Chad members`, `a US-flagged ship`: a name that only tells who else is meant.
    fn tells_of_other(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let (first, end) = (mention.tokens.first as usize, mention.tokens.end as usize);
        let glued = |at: usize| scan.tokens.get(at).is_some_and(|t| t.glued);
        let hyphen = |at: usize| glued(at) && scan.word(at) == HYPHEN;
        let stance = first > 1 && hyphen(first - 1) && scan.is(first - 2, self.stance);
        let word = |at: usize| scan.tokens[at].casing == Casing::Lower && !scan.is(at, self.made);
        let compound = hyphen(end) && glued(end + 1) && word(end + 1);
        let adjective = scan.is(first, self.demonym);
        let behind = || scan.tokens.get(end).is_some() && scan.is(end, self.relation);
        let before = || ending(scan, first, self.relation, 0).is_some();
        stance || compound || adjective && (behind() || before())
    }

    /// `to Congress`, `au Congrès`.
    fn is_chamber(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let seat = || scan.mark(mention.tokens.first as usize, self.metonym).and_then(|m| scan.entry(m));
        mention.code.ends_with("LEG") || seat().is_some_and(|entry| entry.feature == "LEG")
    }

    /// `l'armée de l'air tchadienne`, told of by one whose own air force is named elsewhere.
    fn adjective_behind(&self, mention: &Mention) -> Option<Country> {
        let scan = &self.annotated.scan;
        let end = mention.tokens.end as usize;
        let of_state = mention.code.ends_with("MIL") && mention.code.len() > 3 && mention.actor.is_some();
        let small = of_state && scan.tokens.get(end).is_some_and(|t| t.casing == Casing::Lower);
        let demonym = if small { scan.mark(end, self.demonym) } else { None };
        // `the Royal Air Force of Chad`
        let of = if small { scan.mark(end, self.slot).filter(|m| scan.key(*m) == "of") } else { None };
        let land =
            of.filter(|m| (m.end as usize) < scan.tokens.len()).and_then(|m| scan.mark(m.end as usize, self.country));
        demonym.or(land).and_then(|m| Country::new(scan.key(m)))
    }

    /// Capitals and firms that no mention holds and no preposition of place leads: `Berlin cleared the export`.
    fn add_capitals(&self, range: Tokens, sides: &mut Vec<Side>) {
        let scan = &self.annotated.scan;
        for at in range.range() {
            let capital = scan.mark(at, self.capital);
            let Some(mark) = capital.or_else(|| scan.mark(at, self.organization)) else { continue };
            let tokens = Tokens { first: mark.first, end: mark.end };
            let firm = || self.annotated.facts.organizations.get(scan.key(mark)).filter(|o| o.kind == "company");
            // `au Congrès`: a chamber is told of sales, and gets none.
            if scan.entry(mark).is_some_and(|entry| entry.feature.ends_with("LEG")) {
                continue;
            }
            let country = if capital.is_some() { Country::new(scan.key(mark)) } else { firm().and_then(|o| o.country) };
            let Some(country) = country else { continue };
            let led = self.leading(at, range.first as usize).and_then(|m| Slot::parse(scan.key(m)));
            let led = led.filter(|_| !self.is_called_on(at));
            let slot = if owns(scan, mark.end as usize) { Slot::Possessive } else { led.unwrap_or(Slot::Bare) };
            let known = sides.iter().any(|s| s.tokens.overlaps(tokens));
            let visited = || self.is_visited(at, range.first as usize);
            if !known && !matches!(slot, Slot::In | Slot::Of) && !visited() {
                sides.push(Side { country, mention: None, tokens, slot, trades: true, makes: capital.is_none() });
            }
        }
        sides.order_by_key(|s| s.tokens.first);
    }

    /// Does a preposition lead to a body that is of no country: `to NATO`?
    pub fn to_body(&self, range: Tokens) -> bool {
        let mentions = &self.annotated.mentions;
        let from = mentions.partition_point(|m| m.tokens.first < range.first);
        let inside = mentions[from..].iter().take_while(|m| m.tokens.first < range.end);
        let mut bodies = inside.filter(|m| self.is_body(m) && self.country(m).is_none());
        bodies.any(|m| matches!(self.slot(m, range.first as usize), Slot::To | Slot::For))
            || self.to_some_firm(range)
            || self.to_unnamed(range)
    }

    /// `to an undisclosed country`, `in talks with several countries`
    pub fn to_unnamed(&self, range: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let led = |m: Mark| {
            matches!(scan.key(m), "to" | "with")
                && (m.end as usize) < scan.tokens.len()
                && scan.is(m.end as usize, self.unnamed)
        };
        range.range().filter_map(|at| scan.mark(at, self.slot)).any(led)
    }

    /// `à la même société`, `to a private company`: a firm that no name tells.
    fn to_some_firm(&self, range: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let firm = |mark: Mark| {
            let words = mark.end as usize..(mark.end as usize + FIRM_WITHIN).min(range.end as usize);
            scan.key(mark) == "to" && words.clone().any(|at| scan.is(at, self.maker))
        };
        range.range().filter_map(|at| scan.mark(at, self.slot)).any(firm)
    }

    /// An organization that acts by itself, and no outlet.
    fn is_body(&self, mention: &Mention) -> bool {
        let actor = mention.actor.and_then(|a| self.annotated.actors.get(a as usize));
        actor.is_some_and(|a| a.kind == ActorKind::Organization) && !mention.code.ends_with("MED")
    }

    fn country(&self, mention: &Mention) -> Option<Country> {
        country(self.annotated, mention)
    }

    fn trades(&self, mention: &Mention) -> bool {
        // `A Chadian court heard that he had brokered the sale`
        if mention.code.ends_with("JUD") {
            return false;
        }
        let actor = mention.actor.and_then(|a| self.annotated.actors.get(a as usize));
        actor.is_none_or(|a| a.kind != ActorKind::Person) || mention.code.len() > 3
    }

    /// `Polish-made` is one adjective.
    fn with_compound(&self, adjective: Tokens) -> Tokens {
        let tokens = &self.annotated.scan.tokens[adjective.end as usize..];
        let glued = tokens.iter().take_while(|t| t.glued && (t.kind == TokenKind::Word || t.span.len() == 1)).count();
        let hyphen = tokens.first().is_some_and(|_| self.annotated.scan.word(adjective.end as usize) == HYPHEN);
        if hyphen { Tokens { end: adjective.end + glued as u32, ..adjective } } else { adjective }
    }

    /// `the Swedish manufacturer`, `le chantier naval espagnol`: a firm by its country alone.
    fn is_maker(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let tokens = mention.tokens;
        // `U.S. and South Korean defense companies`
        let end = tokens.end as usize;
        let joined = scan.tokens.get(end).is_some() && scan.is(end, self.join);
        let next = scan.mark(end + 1, self.demonym).filter(|_| joined && end + 1 < scan.tokens.len());
        let end = next.map_or(end, |m| m.end as usize);
        let behind = || (0..2).any(|n| scan.is(end + n, self.maker));
        let before = || ending(scan, tokens.first as usize, self.maker, 0).is_some();
        let origin = scan.is(tokens.first as usize, self.demonym) || mention.usage == Use::Origin;
        origin && (behind() || before() || self.names_firm(tokens))
    }
}

impl Sides<'_> {
    /// `l'israélien Shaldag`, `au turc Otokar`: an adjective right behind an article, with a name behind it, is a firm's.
    fn names_firm(&self, tokens: Tokens) -> bool {
        let Annotated { scan, weapons, .. } = self.annotated;
        let (first, end) = (tokens.first as usize, tokens.end as usize);
        let article = first > 0 && (scan.is(first - 1, self.article) || scan.is(first - 1, self.slot));
        let named = scan.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.casing == Casing::Capital);
        let small = scan.tokens[first].casing == Casing::Lower;
        let goods = || weapons.get(weapons.partition_point(|w| w.tokens.end <= tokens.end));
        article && small && named && goods().is_none_or(|w| w.phrase.first > tokens.end)
    }
}

/// The country of a mention: of its actor, or of whom it stands for.
pub(super) fn country(annotated: &Annotated, mention: &Mention) -> Option<Country> {
    let actor = mention.actor.and_then(|a| annotated.actors.get(a as usize));
    let by_actor = actor.and_then(|a| a.country);
    let by_code = || mention.code.get(..3).filter(|c| *c != "IGO" && *c != "NGO").and_then(Country::new);
    let known = |c: &Country| annotated.facts.countries.get(*c).is_some();
    by_actor.or_else(by_code).filter(known).filter(|_| !mention.code.ends_with("MED"))
}
