//! Subjects that a clause has from the clause before it, behind a joining word or by `it`, or that only `the ministry` stands for.

use super::{Place, Reader};
use crate::analysis::Annotated;
use crate::model::{Country, DealStatus, Tokens, Use};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::goods::{Goods, same};
use crate::relate::deal::infer::Pair;
use crate::relate::deal::parties::{Parties, Scene, origin};
use crate::relate::deal::side::{Side, Slot};

/// How far behind the subject of the clause before the verb may begin, in tokens.
const ACTS_WITHIN: u32 = 2;

/// So many goods may have been told since those of which there is more.
const ALSO_TOLD: usize = 6;

/// How many sentences behind a deal more of its goods may come, between the same two.
const MORE_WITHIN: u32 = 2;

/// How far behind the start of a page the name of the firm may stand that tells, in tokens.
const OPENS_WITHIN: u32 = 2;

impl Reader<'_> {
    /// `told Chad that it had ordered 12 jets`: whoever is told gets nothing by it.
    pub(super) fn is_spoken_to(&self, side: &Side) -> bool {
        let Annotated { scan, verbs, .. } = self.annotated;
        let that = scan.mark(side.tokens.end as usize, self.words.subordinator);
        let verb = verbs[..verbs.partition_point(|g| g.tokens.end <= side.tokens.first)].last();
        verb.is_some_and(|g| g.tokens.end == side.tokens.first) && that.is_some_and(|m| scan.key(m) == "that")
    }

    /// `Chad has ordered 12 jets and plans to sell its tanks`: who got the goods told right before gives others away.
    pub(super) fn carried_over(&self, found: Parties, scene: Scene, place: Place) -> Option<Parties> {
        let told = self.told.filter(|t| t.sentence == place.number && scene.clause.first > place.whole.first)?;
        let scan = &self.annotated.scan;
        let breaks = scan.grammar.class("deal_break");
        let joins =
            |at: usize| scan.is(at, self.words.join) || scan.mark(at, breaks).is_some_and(|m| scan.key(m) == "break");
        let first = scene.clause.first as usize;
        let joins = joins(first) || scan.sign(first) == ',' && joins(first + 1);
        let verbs = &self.annotated.verbs;
        let opens = |c: &Cue| {
            let group = c.group.map(|g| &verbs[g as usize]).filter(|g| !g.passive);
            let carrier = group.and_then(|g| g.governor).map(|g| &verbs[g as usize]);
            let first = scene.clause.first;
            group.is_some_and(|g| (first + 1..=first + 2).contains(&carrier.unwrap_or(g).tokens.first))
        };
        let cue = scene.cues.first().filter(|c| joins && c.role == Role::Transfer && opens(c))?;
        let outside = |s: &Side| s.slot == Slot::Bare && !scene.clause.contains(s.tokens.first as usize);
        let two = [told.parties.supplier, told.parties.recipient];
        let subject = two.into_iter().flatten().filter(outside).min_by_key(|s| s.tokens.first)?;
        // `Tarn delivered 12 jets, and we ordered parts from Chad`: firms buy no arms, and `we` are others.
        if scene.is_by_speaker(cue) || subject.makes && cue.recipient.subject {
            return None;
        }
        let other = |s: &Side| s.country != subject.country;
        if cue.supplier.subject && !cue.recipient.subject && found.supplier.is_none_or(|s| s.slot == Slot::Adjective) {
            let gave = told.parties.supplier.is_some_and(|s| !other(&s)) && !self.to_one(scene.clause);
            let same = told.parties.recipient.filter(|_| gave);
            let recipient = found.recipient.filter(other).or(same).filter(other);
            return Some(Parties { supplier: Some(subject), recipient });
        }
        if cue.recipient.subject && !cue.supplier.subject && found.recipient.is_none() {
            let supplier = found.supplier.filter(other);
            return Some(Parties { supplier, recipient: Some(subject) });
        }
        None
    }

    /// `In Chad, 34 jets were ordered`: the land that opens a clause is that of the buyer, where nobody else is told to buy.
    pub(super) fn buyer_in_place(&self, scene: Scene) -> Option<Side> {
        let Annotated { scan, mentions, .. } = self.annotated;
        let bought = |c: &Cue| {
            let ordered = scene.is_passive(c) && c.status == Some(DealStatus::Ordered);
            c.role == Role::Transfer && c.recipient.subject && c.kind.is_none() && (ordered || c.group.is_none())
        };
        let cue = scene.cues.iter().find(|c| bought(c))?;
        let before = |s: &Side, o: &Side| o.tokens.first > s.tokens.first && o.tokens.end <= cue.tokens.first;
        let noun = cue.group.is_none();
        let opens = |s: &&Side| {
            let land = s.mention.is_some_and(|m| mentions[m as usize].usage == Use::Place);
            // `Au Tchad, l'achat de 12 Rafale …`: of nobody else who stands before the noun.
            let apart = !noun || scan.sign(s.tokens.end as usize) == ',' && !scene.sides.iter().any(|o| before(s, o));
            let place = s.slot == Slot::In || noun && s.slot == Slot::To;
            land && place && apart && s.tokens.first <= scene.clause.first + 2 && s.tokens.end < cue.tokens.first
        };
        let seat = |s: &Side| scan.is(s.tokens.first as usize, scan.grammar.class("capital"));
        scene.sides.first().filter(opens).filter(|s| !seat(s)).copied()
    }

    /// `Norway gave Mali 12 CV90s. Six other CV90s will be delivered in May`: more of what was told right before, between the
    /// same two.
    pub(super) fn more_of_last(&self, found: Parties, scene: Scene, place: Place) -> Option<Parties> {
        let told = self.told.filter(|t| place.number - t.sentence <= MORE_WITHIN)?;
        let [goods] = scene.goods else { return None };
        let open = found.supplier.is_none() && found.recipient.is_none() && scene.sides.is_empty();
        let around = Tokens { first: goods.tokens.first.saturating_sub(2), end: goods.tokens.end + 1 };
        let more = self.is_another(goods) || self.has(around, self.words.more);
        let counted = goods.item.designation.is_some() && goods.item.quantity.is_some();
        let known = self.last.iter().rev().take(ALSO_TOLD).any(|l| same(&l.item, &goods.item));
        let moved = scene.cues.iter().any(|c| c.role == Role::Transfer && scene.is_passive(c));
        let both = told.parties.supplier.is_some() && told.parties.recipient.is_some();
        (open && more && counted && known && moved && both).then_some(told.parties)
    }

    /// `Norway will give Mali a NASAMS. The system, bought from America, has come to Mali`: from the one who was told to give
    /// it, whoever it was bought from.
    pub(super) fn came_as_told(&self, found: Parties, scene: Scene, place: Place) -> Option<Parties> {
        let told = self.told.filter(|t| place.number - t.sentence <= MORE_WITHIN)?;
        let (giver, taker) = told.parties.supplier.zip(told.parties.recipient)?;
        let known =
            |g: &Goods| self.last.last().is_some_and(|l| l.item.designation.is_some() && same(&l.item, &g.item));
        let bought = |c: &Cue| c.for_others && c.group.is_some() && scene.is_passive(c);
        let same_taker = found.recipient.is_some_and(|r| r.country == taker.country);
        let other = found.supplier.is_some_and(|s| s.slot == Slot::From && s.country != giver.country);
        let came = scene.cues.iter().any(|c| c.arrives) && scene.cues.iter().any(bought);
        (came && same_taker && other && scene.goods.iter().any(known)).then_some(told.parties)
    }

    /// `Chad got its first tanks when it took delivery of 12 T-72s`: `it` is the subject of the clause before.
    pub(super) fn subject_of_sentence(&self, cue: &Cue, scene: Scene, made: Option<Country>) -> Option<Side> {
        let alone = self.follows_pronoun(cue.tokens.first) && cue.recipient.subject && !scene.is_passive(cue);
        if alone { self.acting_before(scene).filter(|s| made != Some(s.country)) } else { None }
    }

    /// `signature avec le Tchad d'un contrat pour 12 Rafale`: with whom a paper is signed gets what another land makes, also
    /// where a firm of another land tells of it.
    pub(super) fn partner_of_maker(&self, found: Parties, scene: Scene) -> Parties {
        let signs = |s: &Side| s.slot == Slot::Bare && s.trades;
        let paper = scene.cues.iter().any(|c| c.role != Role::Transfer);
        // `with whom we signed a contract for jets`: for whoever says so.
        let by_speaker = scene.cues.iter().any(|c| scene.is_by_speaker(c));
        if found.recipient.is_some() || !paper || by_speaker || scene.sides.iter().any(signs) {
            return found;
        }
        let with = |s: &&Side| s.slot == Slot::With && s.trades && !s.makes;
        let Some(partner) = scene.sides.iter().find(with).copied() else { return found };
        let made = origin(self.annotated, scene.goods);
        let teller = self.teller().filter(|t| t.country != partner.country && made.is_none_or(|m| m == t.country));
        let turned = match found.supplier {
            Some(s) => s.country == partner.country && teller.is_some(),
            None => teller.is_some() || made.is_some_and(|m| m != partner.country),
        };
        if turned { Parties { supplier: teller, recipient: Some(partner) } } else { found }
    }

    /// `It announced a sale of 48 howitzers to an undisclosed country`: who announces it sells.
    pub(super) fn sold_to_unnamed(&self, found: Parties, scene: Scene) -> Parties {
        let sells = |c: &Cue| c.role == Role::Transfer && c.recipient.slots.contains(&Slot::To);
        let seller = found.recipient.filter(|r| !matches!(r.slot, Slot::To | Slot::For));
        match seller.filter(|_| scene.cues.iter().any(sells) && self.sides.to_unnamed(scene.clause)) {
            Some(seller) => Parties { supplier: Some(seller), recipient: None },
            None => found,
        }
    }

    /// The firm with whose name a page begins: it tells of its own deeds.
    fn teller(&self) -> Option<Side> {
        let first = self.annotated.scan.sentences.first()?;
        let opening = Tokens { first: first.first, end: first.end };
        self.sides
            .within(opening)
            .into_iter()
            .next()
            .filter(|s| s.makes && s.tokens.first <= first.first + OPENS_WITHIN)
    }

    /// `are being built in Chad under a licence from Tarn`: in whose land goods are made that another has designed.
    pub(super) fn licensee(&self, scene: Scene, supplier: Option<Side>) -> Option<Side> {
        let makes = |c: &Cue| c.role == Role::Transfer && scene.is_passive(c);
        let land = |s: &Side| {
            let place = s.mention.is_some_and(|m| self.annotated.mentions[m as usize].usage == Use::Place);
            s.slot == Slot::In && place && supplier.is_some_and(|o| o.country != s.country)
        };
        let licensed = scene.cues.iter().any(makes) && self.has(scene.clause, self.words.licence);
        scene.sides.iter().find(|s| licensed && land(s)).copied()
    }

    /// `Chad's main supplier, Niger, has delivered`: whose supplier it is that gives, where no one else gets it.
    pub(super) fn customer(&self, scene: Scene, supplier: Option<Side>) -> Option<Side> {
        let gives = |c: &&Cue| c.role == Role::Transfer && c.supplier.subject && c.group.is_some();
        let first = scene.cues.iter().find(gives)?.tokens.first;
        let mention = |s: &Side| s.mention.map(|m| &self.annotated.mentions[m as usize]);
        let other = |s: &Side| supplier.is_some_and(|o| o.country != s.country);
        // `Chad, to which Mali shipped rockets`
        let to_whom = |s: &Side| s.slot == Slot::To && self.sides.by_relative(s.tokens.end as usize).is_some();
        let supplied = |s: &Side| to_whom(s) || mention(s).is_some_and(|m| self.sides.is_supplied(m));
        let served = |s: &&Side| s.tokens.end <= first && other(s) && supplied(s);
        scene.sides.iter().rfind(served).filter(|_| !self.to_one(Tokens { first, ..scene.clause })).copied()
    }

    /// `Chad sold guns to Mali, and now it has promised to send 12 Soviet tanks`: `it` gives, whoever made the goods.
    pub(super) fn given_by_subject(&self, found: Parties, scene: Scene) -> Option<Parties> {
        let gives = |c: &&Cue| c.supplier.subject && !c.recipient.subject && self.is_by_pronoun(c);
        let cue = scene.cues.iter().find(gives)?;
        let open = found.supplier.is_none_or(|s| s.slot == Slot::Adjective);
        let named = scene.sides.iter().any(|s| s.slot == Slot::Bare && s.tokens.end <= cue.tokens.first);
        let giver = self.acting_before(scene).filter(|_| open && !named)?;
        let to = |s: &Side| s.slot == Slot::To && s.trades && s.country != giver.country;
        let before = || self.sides.within(self.before(scene)).into_iter().rfind(to);
        let recipient = found.recipient.filter(|r| r.country != giver.country);
        // `As for Chad, Norway gave it guns. It also gave tanks`
        let told = self.told.filter(|t| t.parties.supplier.is_some_and(|s| s.country == giver.country));
        let as_told = || told.and_then(|t| t.parties.recipient).filter(|r| r.slot == Slot::For);
        let recipient = recipient.or_else(|| before().or_else(as_told).filter(|_| !self.to_one(scene.clause)));
        Some(Parties { supplier: Some(giver), recipient })
    }

    /// What stands in the sentence before a clause.
    fn before(&self, scene: Scene) -> Tokens {
        let scan = &self.annotated.scan;
        let first = scan.sentences[scan.sentence_of(scene.clause.first as usize)].first;
        Tokens { first, end: scene.clause.first.max(first) }
    }

    /// The one who acts in the sentence before a clause.
    fn acting_before(&self, scene: Scene) -> Option<Side> {
        let verbs = &self.annotated.verbs;
        let acts = |s: &Side| {
            let next = verbs.get(verbs.partition_point(|g| g.tokens.first < s.tokens.end));
            let acts = next.is_some_and(|g| g.finite() && g.tokens.first - s.tokens.end <= ACTS_WITHIN);
            s.slot == Slot::Bare && s.trades && !s.makes && acts
        };
        self.sides.within(self.before(scene)).into_iter().find(acts)
    }

    /// The country that the article is about, where it is about one, as if its name stood at the start of a clause.
    pub(super) fn home(&self, clause: Tokens) -> Option<Side> {
        let country = Pair::new(self.annotated).sole()?;
        let tokens = Tokens { first: clause.first, end: clause.first };
        Some(Side { country, mention: None, tokens, slot: Slot::Bare, trades: true, makes: false })
    }

    /// `the ministry`: a body of a state that no word of it names.
    pub(super) fn is_forces_alone(&self, side: &Side) -> bool {
        let scan = &self.annotated.scan;
        let first = side.tokens.first;
        let forces = |at: u32| scan.mark(at as usize, self.words.country).filter(|m| scan.key(*m) == "forces");
        let mark = forces(first).or_else(|| forces(first.saturating_sub(1)));
        mark.is_some_and(|m| m.end >= side.tokens.end)
    }

    /// Does an army or a ministry of no country that is named act in a clause?
    pub(super) fn is_by_own_forces(&self, clause: Tokens) -> bool {
        let scan = &self.annotated.scan;
        clause.range().any(|at| scan.mark(at, self.words.country).is_some_and(|m| scan.key(m) == "forces"))
    }
}
