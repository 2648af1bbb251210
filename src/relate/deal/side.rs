//! The countries of a sentence, each with the place that it has beside a deed: bare, led by a preposition, owner, origin.

use crate::analysis::Annotated;
use crate::model::{ActorKind, Category, Country, Mention, Tense, Tokens, Use, Weapon};
use crate::rules::lexicon::{ClassId, HYPHEN};
use crate::rules::scan::{Mark, Scan};
use crate::text::{Casing, TokenKind, is_apostrophe};

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
    /// `Venezuela's purchase`.
    Possessive,
    /// `Russian weapons`.
    Adjective,
}

impl Slot {
    fn parse(name: &str) -> Option<Slot> {
        Some(match name {
            "to" => Slot::To,
            "from" => Slot::From,
            "by" => Slot::By,
            "with" => Slot::With,
            "of" => Slot::Of,
            "for" => Slot::For,
            "in" => Slot::In,
            "possessive" => Slot::Possessive,
            "adjective" => Slot::Adjective,
            _ => return None,
        })
    }

    /// The slots that a frame names: `to|for`.
    pub fn list(names: &str) -> Vec<Slot> {
        names.split('|').filter_map(|name| Slot::parse(name.trim())).collect()
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
    demonym: ClassId,
    forces: ClassId,
    realm: ClassId,
    seat: ClassId,
    firm_form: ClassId,
    later: ClassId,
    relation: ClassId,
    made: ClassId,
    stance: ClassId,
    relative: ClassId,
}

/// Stands for the country of bodies that have none.
const NO_COUNTRY: &str = "IGO";

/// How many words may stand between a preposition and the name that it leads; those for a body are not counted.
const LEADS: usize = 3;

/// How long what is said in passing between two commas may be, in tokens.
const ASIDE: usize = 16;

/// How far behind an owner goods are still its own, in tokens.
const OWNED: u32 = 4;

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
            demonym: class("demonym"),
            forces: class("deal_forces"),
            realm: class("deal_realm"),
            seat: class("deal_seat"),
            firm_form: class("deal_firm_form"),
            later: class("deal_break_before_verb"),
            relation: class("deal_relation"),
            made: class("deal_made"),
            stance: class("deal_stance"),
            relative: class("relative"),
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
            let named = |_: &Country| !self.is_of_ship(mention) && !self.tells_of_other(mention);
            let country = self.country(mention).or_else(body).filter(named).filter(|_| !self.is_town(mention));
            let Some(country) = country else { continue };
            let slot = self.slot(mention, range.first as usize);
            // What is brought before a parliament is no arms.
            let told = mention.code.ends_with("LEG") && matches!(slot, Slot::To | Slot::For);
            let slot = if told { Slot::In } else { slot };
            let slot = self.inherited(&sides, mention.phrase, slot).unwrap_or(slot);
            let trades = self.trades(mention);
            let tokens = if slot == Slot::Adjective { self.with_compound(mention.tokens) } else { mention.phrase };
            let makes = mention.code.ends_with("BUS") || self.is_maker(mention);
            sides.push(Side { country, mention: Some(n as u32), tokens, slot, trades, makes });
        }
        self.add_capitals(range, &mut sides);
        sides
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

    /// `delivered in Gdynia`: a town tells where, and not to whom.
    fn is_town(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let first = mention.tokens.first as usize;
        let state = || scan.is(first, self.capital) || scan.is(first, scan.grammar.class("country"));
        mention.usage == Use::Place && scan.is(first, scan.grammar.class("place")) && !state()
    }

    /// `la frégate "Mohammed VI"`: a ship bears the name of someone.
    fn is_of_ship(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let first = mention.tokens.first as usize;
        let quoted = first > 0 && scan.tokens[first - 1].kind == TokenKind::Mark && scan.word(first - 1) != HYPHEN;
        let weapons = &self.annotated.weapons;
        let before = weapons.partition_point(|w| (w.tokens.end as usize) < first - usize::from(quoted));
        let ship = |w: &Weapon| matches!(w.category, Category::Ships | Category::Submarines);
        let named = mention.usage != Use::Origin && scan.token_text(first.saturating_sub(1)) != ",";
        named && weapons.get(before).is_some_and(|w| w.tokens.end as usize == first - usize::from(quoted) && ship(w))
    }

    /// Capitals and firms that no mention holds and no preposition of place leads: `Berlin cleared the export`.
    fn add_capitals(&self, range: Tokens, sides: &mut Vec<Side>) {
        let scan = &self.annotated.scan;
        for at in range.range() {
            let capital = scan.mark(at, self.capital);
            let Some(mark) = capital.or_else(|| scan.mark(at, self.organization)) else { continue };
            let tokens = Tokens { first: mark.first, end: mark.end };
            let firm = || self.annotated.facts.organizations.get(scan.key(mark)).filter(|o| &*o.kind == "company");
            let country = if capital.is_some() { Country::new(scan.key(mark)) } else { firm().and_then(|o| o.country) };
            let Some(country) = country else { continue };
            let led = self.leading(at, range.first as usize).and_then(|m| Slot::parse(scan.key(m)));
            let slot = if owns(scan, mark.end as usize) { Slot::Possessive } else { led.unwrap_or(Slot::Bare) };
            let known = sides.iter().any(|s| s.tokens.overlaps(tokens));
            if !known && !matches!(slot, Slot::In | Slot::Of) {
                sides.push(Side { country, mention: None, tokens, slot, trades: true, makes: capital.is_none() });
            }
        }
        sides.sort_by_key(|s| s.tokens.first);
    }

    /// Does a preposition lead to a body that is of no country: `to NATO`?
    pub fn to_body(&self, range: Tokens) -> bool {
        let mentions = &self.annotated.mentions;
        let from = mentions.partition_point(|m| m.tokens.first < range.first);
        let inside = mentions[from..].iter().take_while(|m| m.tokens.first < range.end);
        let mut bodies = inside.filter(|m| self.is_body(m) && self.country(m).is_none());
        bodies.any(|m| matches!(self.slot(m, range.first as usize), Slot::To | Slot::For))
    }

    /// An organization that acts by itself, and no outlet.
    fn is_body(&self, mention: &Mention) -> bool {
        let actor = mention.actor.and_then(|a| self.annotated.actors.get(a as usize));
        actor.is_some_and(|a| a.kind == ActorKind::Organization) && !mention.code.ends_with("MED")
    }

    fn country(&self, mention: &Mention) -> Option<Country> {
        let actor = mention.actor.and_then(|a| self.annotated.actors.get(a as usize));
        let by_actor = actor.and_then(|a| a.country);
        let by_code = || mention.code.get(..3).filter(|c| *c != "IGO" && *c != "NGO").and_then(Country::new);
        let known = |c: &Country| self.annotated.facts.countries.get(*c).is_some();
        by_actor.or_else(by_code).filter(known).filter(|_| !mention.code.ends_with("MED"))
    }

    fn trades(&self, mention: &Mention) -> bool {
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

    fn slot(&self, mention: &Mention, floor: usize) -> Slot {
        let scan = &self.annotated.scan;
        if mention.usage == Use::Origin {
            let led = || self.leading(mention.phrase.first as usize, floor).and_then(|m| Slot::parse(scan.key(m)));
            let body = self.of_body(mention.tokens);
            let noun = self.is_maker(mention) || self.is_people(mention.tokens);
            let slot = if noun { Slot::Bare } else { Slot::Adjective };
            return if body || slot == Slot::Bare { led().unwrap_or(slot) } else { slot };
        }
        // `US-made`
        let end = mention.tokens.end as usize;
        let joined = |at: usize| scan.tokens.get(at).is_some_and(|t| t.glued);
        if joined(end) && scan.word(end) == HYPHEN && joined(end + 1) {
            return Slot::Adjective;
        }
        if owns(scan, mention.phrase.end as usize) || owns(scan, mention.tokens.end as usize) {
            return self.served(mention, floor).unwrap_or(Slot::Possessive);
        }
        let led =
            self.leading(mention.phrase.first as usize, floor).filter(|m| !self.is_aside(*m, mention.phrase, floor));
        let led = led.and_then(|m| Slot::parse(scan.key(m)));
        let end = mention.tokens.end as usize;
        let comma = scan.tokens.get(end).is_some() && scan.token_text(end) == "," && !self.acts_behind_aside(end);
        let led = led.map(|slot| if self.describes(mention.phrase.first) { Slot::Adjective } else { slot });
        let led = led.filter(|slot| *slot != Slot::In || !self.opens_clause(mention.phrase));
        led.unwrap_or(if mention.usage == Use::Place && comma { Slot::In } else { Slot::Bare })
    }

    /// `to Chad's war effort`: what it owns, which is no arms, gets something for it.
    fn served(&self, mention: &Mention, floor: usize) -> Option<Slot> {
        let end = mention.phrase.end.max(mention.tokens.end);
        let weapons = &self.annotated.weapons;
        let goods = weapons.get(weapons.partition_point(|w| w.tokens.first < end));
        let arms = goods.is_some_and(|w| w.phrase.first <= end + OWNED);
        let led = self.leading(mention.phrase.first as usize, floor).filter(|_| !arms);
        led.and_then(|m| Slot::parse(self.annotated.scan.key(m))).filter(|s| matches!(s, Slot::To | Slot::For))
    }

    /// `to the Saudis`, `les Polonais ont`: those of a country, and no adjective of the next word.
    fn is_people(&self, tokens: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let (first, end) = (tokens.first as usize, tokens.end as usize);
        let led = first > 0 && (scan.is(first - 1, self.determiner) || scan.is(first - 1, self.slot));
        let verbs = &self.annotated.verbs;
        let acts = || verbs.get(verbs.partition_point(|g| g.tokens.first < tokens.end)).filter(|g| g.finite());
        let closes =
            scan.tokens.get(end).is_none_or(|t| t.kind == TokenKind::Mark && !t.glued || scan.sign(end) == '.');
        let alone = closes || scan.is(end, self.slot) || acts().is_some_and(|g| g.tokens.first == tokens.end);
        led && alone && scan.tokens[first].casing == Casing::Capital
    }

    /// `Jordan, a neighbour of Iraq, acquired`: its verb stands behind what is said in passing.
    fn acts_behind_aside(&self, comma: usize) -> bool {
        let scan = &self.annotated.scan;
        let verbs = &self.annotated.verbs;
        let mut inside = comma + 1..(comma + 1 + ASIDE).min(scan.tokens.len());
        inside.find(|&at| scan.token_text(at) == ",").is_some_and(|close| {
            let verb = verbs.get(verbs.partition_point(|g| g.tokens.first as usize <= close));
            verb.is_some_and(|g| g.tokens.first as usize == close + 1 && g.finite())
        })
    }

    /// `after India had signed`: what looks like a preposition opens a clause whose subject this is.
    fn opens_clause(&self, phrase: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let opens = scan.mark_before(phrase.first.saturating_sub(3) as usize, phrase.first as usize, self.later);
        let verbs = &self.annotated.verbs;
        let verb = || verbs.get(verbs.partition_point(|g| g.tokens.first < phrase.end));
        opens.is_some() && verb().is_some_and(|g| g.tokens.first == phrase.end && g.finite())
    }

    /// `In exchange Chad has agreed`: what opens a clause ends before a name with a verb of its own.
    fn is_aside(&self, lead: Mark, phrase: Tokens, floor: usize) -> bool {
        let verbs = &self.annotated.verbs;
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < phrase.end));
        let acts = verb.is_some_and(|g| g.tokens.first == phrase.end && g.finite());
        acts && lead.first as usize == floor && lead.end < phrase.first
    }

    /// `to a key US ally`: no one is `a US`, so that the name tells of what sort the next word is.
    fn describes(&self, first: u32) -> bool {
        let scan = &self.annotated.scan;
        let small = |at: &usize| scan.tokens[*at].casing == Casing::Lower && !scan.is(*at, self.slot);
        let before = (first.saturating_sub(3) as usize..first as usize).rev().take_while(small);
        let article = before.filter_map(|at| scan.mark(at, self.article)).next();
        article.is_some_and(|m| scan.key(m) == "indefinite")
    }

    /// `a Russian company`, `un groupe russe`: the adjective of a body that trades.
    fn of_body(&self, adjective: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let at = |class| {
            let behind = (0..2).any(|n| scan.is(adjective.end as usize + n, class));
            behind || ending(scan, adjective.first as usize, class, 0).is_some()
        };
        [self.body, self.forces].into_iter().any(at)
    }

    /// `the Swedish manufacturer`, `le chantier naval espagnol`: a firm by its country alone.
    fn is_maker(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let tokens = mention.tokens;
        let behind = || (0..2).any(|n| scan.is(tokens.end as usize + n, self.maker));
        let before = || ending(scan, tokens.first as usize, self.maker, 0).is_some();
        scan.is(tokens.first as usize, self.demonym) && (behind() || before())
    }

    /// The preposition before a name, past an article and an adjective: `avec le chantier naval italien Fincantieri`.
    fn leading(&self, mut at: usize, floor: usize) -> Option<Mark> {
        let scan = &self.annotated.scan;
        let mut left = LEADS;
        while left > 0 {
            if at <= floor {
                return None;
            }
            if let Some(mark) = ending(scan, at, self.slot, floor) {
                return self.past_government(mark, floor);
            }
            let token = scan.tokens[at - 1];
            // `for war-ravaged Chad`
            let joins = token.glued && scan.word(at - 1) == HYPHEN;
            // `with JSC Rosoboronexport`
            let form = token.casing == Casing::Upper && scan.is(at - 1, self.firm_form);
            let small = token.kind == TokenKind::Word && token.casing == Casing::Lower || joins || form;
            let article = scan.is(at - 1, self.determiner);
            // `under which Chad will export`
            let other = self.is_deed(at - 1) || scan.is(at - 1, self.relative);
            if !article && (!small || other) {
                return None;
            }
            at -= 1;
            left -= usize::from(!token.glued && !scan.is(at, self.maker) && !scan.is(at, self.demonym));
        }
        None
    }

    /// The verb of `to ask France`: the preposition before it leads the deed.
    fn is_deed(&self, token: usize) -> bool {
        let verbs = &self.annotated.verbs;
        let at = verbs.partition_point(|g| (g.tokens.end as usize) <= token);
        let group = verbs.get(at).filter(|g| g.tokens.contains(token));
        group.is_some_and(|g| g.finite() || g.tense == Tense::Infinitive)
    }

    /// `the Government of Japan`, `to the armed forces of Chad`: what counts is what leads the government.
    fn past_government(&self, mark: Mark, floor: usize) -> Option<Mark> {
        let slot = Slot::parse(self.annotated.scan.key(mark));
        let of = slot == Some(Slot::Of);
        let ends = |class| ending(&self.annotated.scan, mark.first as usize, class, floor);
        let before = |class| ends(class).filter(|_| of);
        // `Authorities in the Netherlands began`
        if let Some(seat) = ends(self.seat).filter(|_| slot == Some(Slot::In)) {
            return self.leading(seat.first as usize, floor);
        }
        if let Some(realm) = before(self.realm) {
            return self.leading(realm.first as usize, floor);
        }
        let agent = before(self.agent);
        match agent.filter(|a| !self.describes(a.first)) {
            Some(agent) => self.leading(agent.first as usize, floor),
            None => Some(mark),
        }
    }

    /// `in Romania, the Netherlands plans`: with a verb of its own it is no part of the list before it.
    fn is_subject(&self, phrase: Tokens) -> bool {
        let verbs = &self.annotated.verbs;
        let next = verbs.get(verbs.partition_point(|g| g.tokens.first < phrase.end));
        let comma = self.annotated.scan.token_text(phrase.first.saturating_sub(1) as usize) == ","
            || self.annotated.scan.token_text(phrase.first.saturating_sub(2) as usize) == ",";
        comma && next.is_some_and(|g| g.tokens.first == phrase.end && g.finite())
    }

    /// `according to Ann Lee, Chad has bought`: a person and a state make no list.
    fn is_person(&self, side: &Side) -> bool {
        let actor = side.mention.and_then(|m| self.annotated.mentions[m as usize].actor);
        actor.is_some_and(|a| self.annotated.actors[a as usize].kind == ActorKind::Person)
    }

    /// `to Poland, Romania and Chad`: the preposition leads the whole list.
    fn inherited(&self, sides: &[Side], phrase: Tokens, slot: Slot) -> Option<Slot> {
        let last = sides.last().filter(|s| slot == Slot::Bare && !self.is_person(s) && !self.is_subject(phrase))?;
        let scan = &self.annotated.scan;
        let gap = last.tokens.end as usize..phrase.first as usize;
        let class = scan.grammar.class("list_join");
        let joins = |at: usize| scan.token_text(at) == "," || scan.is(at, class);
        let passes = |at: usize| joins(at) || scan.is(at, self.determiner);
        let joined = gap.len() <= 3 && gap.clone().any(joins) && gap.into_iter().all(passes);
        (joined && last.slot != Slot::Adjective).then_some(last.slot)
    }
}

/// The longest form of what leads to a name, in tokens.
const LONGEST: usize = 6;

/// The mark of a class that ends right before a token and begins at or behind `floor`.
fn ending(scan: &Scan, token: usize, class: ClassId, floor: usize) -> Option<Mark> {
    let from = token.saturating_sub(LONGEST).max(floor);
    scan.mark_before(from, token, class)
}

/// Does the ending of an owner stand here: `'s`, or a lone apostrophe behind an `s`?
fn owns(scan: &Scan, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|t| t.glued && scan.token_text(at).starts_with(is_apostrophe))
}
