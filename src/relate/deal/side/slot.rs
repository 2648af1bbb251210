//! The place that a country has beside a deed: which preposition leads to its name, past articles, governments and
//! forms of firms.

use super::{Sides, Slot};
use crate::analysis::Annotated;
use crate::model::{Mention, Tense, Tokens, Use, VerbGroup};
use crate::rules::lexicon::{ClassId, HYPHEN};
use crate::rules::scan::{Mark, Scan};
use crate::text::{Casing, TokenKind, is_apostrophe};

/// How many words may stand between a preposition and the name that it leads; those for a body are not counted.
const LEADS: usize = 3;

/// How long what is said in passing between two commas may be, in tokens.
const ASIDE: usize = 16;

/// How long the name may be that is joined to a subject, with the word that joins it, in tokens.
const JOINED: usize = 6;

/// How long the name may be behind the people that it is of, in tokens.
const APPOSED: usize = 3;

/// How far behind a name the verb may stand that tells what it and those listed with it have, in tokens.
const LISTED: usize = 12;

/// How many tokens an adjective behind a word for a realm may have: `ouest-africain`.
const ADJECTIVE: usize = 3;

/// How far behind an owner goods are still its own, in tokens.
const OWNED: u32 = 4;

impl Sides<'_> {
    /// The place of a name: as adjective or owner, or as its preposition says.
    pub(super) fn slot(&self, mention: &Mention, floor: usize) -> Slot {
        let scan = &self.annotated.scan;
        if mention.usage == Use::Origin {
            let led = || self.leading(mention.phrase.first as usize, floor).and_then(|m| Slot::parse(scan.key(m)));
            let body = self.of_body(mention.tokens);
            // `l'aviation tchadienne a reçu`
            let forces = || ending(scan, mention.tokens.first as usize, self.forces, 0).is_some();
            // `from French stocks`
            let stock = || scan.is(mention.tokens.end as usize, self.stock);
            let end = (mention.tokens.end as usize) < scan.tokens.len();
            let noun = self.is_maker(mention) || self.is_people(mention.tokens) || forces() || end && stock();
            let slot = if noun { Slot::Bare } else { Slot::Adjective };
            // `remis au ministre tchadien de la Défense`: who holds an office of a land stands for it.
            let office = ending(scan, mention.tokens.first as usize, self.role, floor).filter(|_| slot != Slot::Bare);
            let office =
                office.and_then(|m| self.leading(m.first as usize, floor)).and_then(|m| Slot::parse(scan.key(m)));
            if let Some(led) = office.filter(|s| matches!(s, Slot::To | Slot::By | Slot::With | Slot::From)) {
                return led;
            }
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
        let first = self.with_land(mention);
        let led = self.leading(first, floor).filter(|m| !self.is_aside(*m, mention.phrase, floor));
        // `S'agissant du Tchad, la Norvège lui a livré`: another one acts.
        let topic = led.is_some_and(|m| scan.key(m) == "topic") && self.another_acts(mention.phrase.end);
        let led = if topic { Some(Slot::For) } else { led.and_then(|m| Slot::parse(scan.key(m))) };
        let end = mention.tokens.end as usize;
        let comma = scan.tokens.get(end).is_some() && scan.token_text(end) == "," && !self.acts_behind_aside(end);
        let led = led.map(|slot| if self.describes(mention.phrase.first) { Slot::Adjective } else { slot });
        if self.moves_goods(mention.tokens.end) {
            return Slot::Adjective;
        }
        if self.had_goods(mention) {
            return Slot::From;
        }
        if self.is_called_on(mention.phrase.first as usize) {
            return Slot::Bare;
        }
        // `weapons for the Chad war`: where they are used.
        let fought = matches!(led, Some(Slot::For | Slot::To)) && scan.is(end, self.conflict);
        let led = if fought { Some(Slot::In) } else { led };
        let led = if led == Some(Slot::With) && self.only_has(mention.phrase) { Some(Slot::In) } else { led };
        let led = led.filter(|slot| *slot != Slot::In || !self.opens_clause(mention.phrase));
        led.unwrap_or(if mention.usage == Use::Place && comma { Slot::In } else { Slot::Bare })
    }

    /// `As for Chad, Norway has sold it`: does another name with a verb of its own stand behind the comma here?
    fn another_acts(&self, comma: u32) -> bool {
        let Annotated { scan, verbs, mentions, .. } = self.annotated;
        let named = mentions.get(mentions.partition_point(|m| m.phrase.first <= comma));
        let named = named.filter(|m| m.phrase.first <= comma + 2 && m.usage != Use::Pronoun);
        let acts = |m: &Mention| {
            let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < m.phrase.end));
            verb.is_some_and(|g| g.finite() && g.tokens.first - m.phrase.end <= 1)
        };
        scan.tokens.get(comma as usize).is_some() && scan.sign(comma as usize) == ',' && named.is_some_and(acts)
    }

    /// `with Chad, Mali and Niger also operating the type`: what those have is told, and no deal with them.
    fn only_has(&self, phrase: Tokens) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let Some(verb) = verbs.get(verbs.partition_point(|g| g.tokens.first < phrase.end)) else { return false };
        let kinds = &scan.grammar.words.verbs;
        let has = verb.tense == Tense::Gerund && kinds.kinds(verb.lemma) & kinds.kind("possess") != 0;
        let gap = phrase.end as usize..verb.tokens.first as usize;
        has && gap.len() <= LISTED && !gap.into_iter().any(|at| scan.is(at, self.slot))
    }

    /// `enverra des obus en Ukraine`, `livrés en Ukraine`: where goods are brought, right behind them or behind their verb.
    pub(super) fn is_brought_into(&self, mention: &Mention, floor: usize) -> bool {
        let Annotated { scan, weapons, verbs, .. } = self.annotated;
        let led = self.leading(mention.phrase.first as usize, floor);
        let Some(lead) = led.filter(|m| scan.is(m.first as usize, self.into)) else { return false };
        let goods = weapons.get(weapons.partition_point(|w| w.tokens.end < lead.first));
        let grammar = scan.grammar;
        let brings = |g: &VerbGroup| {
            let mut frames = grammar.frames.of_verb(g.lemma).map(|f| grammar.rule(f.rule));
            frames.any(|r| r.make == "transfer" && r.field("recipient").is_some_and(|places| places.starts_with("to")))
        };
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.end < lead.first));
        // `signer un contrat en Algérie portant sur deux corvettes`
        let paper = ending(scan, lead.first as usize, grammar.class("deal_prize"), floor).is_some();
        paper
            || goods.is_some_and(|w| w.tokens.end == lead.first)
            || verb.is_some_and(|g| g.tokens.end == lead.first && brings(g))
    }

    /// Where a body's name begins with its state's: `the Chad Defence Ministry`, `with Chad's Tarn`.
    fn with_land(&self, mention: &Mention) -> usize {
        let scan = &self.annotated.scan;
        let first = mention.phrase.first as usize;
        let land = first.checked_sub(1).filter(|&at| mention.code.len() > 3 && scan.is(at, self.country));
        let own = |at: &usize| scan.mark(*at, self.country).is_some_and(|m| mention.code.starts_with(scan.key(m)));
        let owner = [first.saturating_sub(1), first].into_iter().find(|&at| owns(scan, at));
        let owner = owner.and_then(|at| ending(scan, at, self.country, 0));
        let owner = owner.map(|m| m.first as usize).filter(own).filter(|_| mention.code.len() > 3);
        land.filter(own).or(owner).unwrap_or(first)
    }

    /// `to Chad's war effort`: what it owns, which is no arms, gets something for it.
    fn served(&self, mention: &Mention, floor: usize) -> Option<Slot> {
        let end = mention.phrase.end.max(mention.tokens.end);
        let weapons = &self.annotated.weapons;
        let goods = weapons.get(weapons.partition_point(|w| w.tokens.first < end));
        let arms = goods.is_some_and(|w| w.phrase.first <= end + OWNED);
        // `to Chad's ally Mali`, `to Chad's arch-foe`
        let scan = &self.annotated.scan;
        let relation = (mention.tokens.end..=end + 1)
            .any(|at| (at as usize) < scan.tokens.len() && scan.is(at as usize, self.relation));
        let led = self.leading(mention.phrase.first as usize, floor).filter(|_| !arms && !relation);
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
        // `Le Norvégien Tarn a livré`: the people, and then the name of the one meant.
        let named = |at: u32| scan.tokens[at as usize].casing == Casing::Capital;
        let people = first > 0 && scan.is(first - 1, scan.grammar.class("deal_people"));
        let acts_as = |g: &VerbGroup| {
            let gap = tokens.end..g.tokens.first;
            gap.is_empty() || people && gap.len() <= APPOSED && gap.into_iter().all(named)
        };
        // `livrera aux Norvégiens 12 chars`
        let goods =
            || self.annotated.numbers.get(self.annotated.numbers.partition_point(|n| n.tokens.first < tokens.end));
        let counts = || goods().is_some_and(|n| n.tokens.first == tokens.end && !n.ordinal);
        let alone = closes || scan.is(end, self.slot) || counts() || acts().is_some_and(acts_as);
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
        // `after the ministry of Chad and Saab signed`: with another beside it.
        let joined = |end: u32| {
            let gap = phrase.end as usize..end as usize;
            let stops = |at: usize| scan.sign(at) == ',' || scan.is(at, self.slot);
            scan.is(gap.start, self.join) && gap.len() <= JOINED && !gap.into_iter().any(stops)
        };
        // `After Chad on Monday confirmed`
        let times = &self.annotated.times;
        let timed = |end: u32| {
            let time = times.get(times.partition_point(|t| t.tokens.first < phrase.end));
            time.is_some_and(|t| t.tokens.first <= phrase.end + 1 && t.tokens.end == end)
        };
        let next = |first: u32| first == phrase.end || joined(first) || timed(first);
        let acts = |g: &VerbGroup| g.finite() && next(g.tokens.first);
        opens.is_some() && verb().is_some_and(acts)
    }

    /// `In exchange Chad has agreed`: what opens a clause ends before a name with a verb of its own.
    fn is_aside(&self, lead: Mark, phrase: Tokens, floor: usize) -> bool {
        let verbs = &self.annotated.verbs;
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < phrase.end));
        let acts = verb.is_some_and(|g| g.tokens.first == phrase.end && g.finite());
        acts && lead.first as usize == floor && lead.end < phrase.first
    }

    /// `an end to US arms sales`, `opposes UK tank exports`: right before goods that are moved, a name is an adjective.
    fn moves_goods(&self, end: u32) -> bool {
        let Annotated { scan, weapons, .. } = self.annotated;
        let goods = weapons.get(weapons.partition_point(|w| w.phrase.first < end)).filter(|w| w.phrase.first == end);
        goods.is_some_and(|w| scan.mark(w.phrase.end as usize, self.moves).is_some_and(|m| m.end == m.first + 1))
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

    /// The preposition before a name, past an article and an adjective: `avec le chantier naval italien Fincantieri`.
    pub(super) fn leading(&self, mut at: usize, floor: usize) -> Option<Mark> {
        let scan = &self.annotated.scan;
        let mut left = LEADS;
        while left > 0 {
            if at <= floor {
                return None;
            }
            // `aux forces de défense algériennes`
            if let Some(forces) = ending(scan, at, self.forces, floor).filter(|m| m.end - m.first > 1) {
                at = forces.first as usize;
                continue;
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
            // `by the NATO member Chad`
            // `to the West African state of Chad`
            let club = (scan.is(at, self.relation) || scan.is(at, self.realm)).then(|| self.club_before(at, floor));
            if let Some(first) = club.flatten() {
                at = first;
                continue;
            }
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

    /// Where the article stands before one or two names in capitals that tell of what club a land is.
    fn club_before(&self, at: usize, floor: usize) -> Option<usize> {
        let scan = &self.annotated.scan;
        let capital = |at: usize| scan.tokens[at].kind == TokenKind::Word && scan.tokens[at].casing != Casing::Lower;
        let article = (1..=2).find_map(|n| at.checked_sub(n + 1).filter(|&first| scan.is(first, self.determiner)))?;
        (article >= floor && (article + 1..at).all(capital)).then_some(article)
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
        // `à l'État ouest-africain du Tchad`
        let realm = before(self.realm).or_else(|| self.realm_before(mark.first as usize, floor).filter(|_| of));
        if let Some(realm) = realm {
            return self.leading(realm.first as usize, floor);
        }
        // `le constructeur turc de drones Baykar`
        if let Some(maker) = self.maker_of(mark.first as usize, floor).filter(|_| of && self.leads_goods(mark.end)) {
            return self.leading(maker.first as usize, floor);
        }
        let agent = before(self.agent);
        match agent.filter(|a| !self.describes(a.first)) {
            Some(agent) => self.leading(agent.first as usize, floor),
            None => Some(mark),
        }
    }

    /// A word for a realm that ends before an adjective of a few parts: `État ouest-africain`.
    fn realm_before(&self, at: usize, floor: usize) -> Option<Mark> {
        let scan = &self.annotated.scan;
        let part = |t: usize| scan.tokens[t].glued || scan.tokens[t].casing == Casing::Lower && !scan.is(t, self.slot);
        let parts = (1..=ADJECTIVE).take_while(|n| at >= floor + n && part(at - n));
        parts.last().and_then(|last| (1..=last).find_map(|n| ending(scan, at - n, self.realm, floor)))
    }

    /// A word for a firm that ends before a token, or before an adjective there.
    fn maker_of(&self, at: usize, floor: usize) -> Option<Mark> {
        let scan = &self.annotated.scan;
        let adjective = ending(scan, at, self.demonym, floor).map_or(at, |m| m.first as usize);
        ending(scan, adjective, self.maker, floor)
    }

    /// Does a word for arms begin here?
    fn leads_goods(&self, first: u32) -> bool {
        let weapons = &self.annotated.weapons;
        weapons.get(weapons.partition_point(|w| w.tokens.first < first)).is_some_and(|w| w.tokens.first == first)
    }
}

/// The longest form of what leads to a name, in tokens.
const LONGEST: usize = 6;

/// The mark of a class that ends right before a token and begins at or behind `floor`.
pub(super) fn ending(scan: &Scan, token: usize, class: ClassId, floor: usize) -> Option<Mark> {
    let from = token.saturating_sub(LONGEST).max(floor);
    scan.mark_before(from, token, class)
}

/// Does the ending of an owner stand here: `'s`, or a lone apostrophe behind an `s`?
pub(super) fn owns(scan: &Scan, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|t| t.glued && scan.token_text(at).starts_with(is_apostrophe))
}
