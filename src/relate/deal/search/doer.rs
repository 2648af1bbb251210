//! Whose deed a verb is that hangs on another: of the one who decided on it, was chosen for it, or is blamed for it.

use super::Search;
use crate::analysis::Annotated;
use crate::model::{Tense, VerbGroup};
use crate::relate::deal::cue::{Cue, Role, gives_other};
use crate::relate::deal::goods::Goods;
use crate::relate::deal::parties::{LED, is_origin, origin};
use crate::relate::deal::side::{Side, Slot};

/// How long the name of a body may be behind its land, in tokens: `'s presidential guard`.
const BODY_WITHIN: usize = 6;

/// How far before the name of one who asks the noun for it may stand, in tokens: `demande de longue date de Kyiv`.
const ASKED_WITHIN: u32 = 6;

/// How far behind a bracket the noun may stand that tells of the name before it, in tokens.
const BRACKET_WITHIN: usize = 3;

/// How far before a verb with a relative pronoun the word may stand that tells whom it stands for, in tokens.
const UNNAMED_WITHIN: usize = 4;

/// How far behind the start of its clause a gerund may stand that opens it, in tokens: `By soon buying`.
const OPENS_WITHIN: u32 = 2;

/// How far behind an owner its goods may begin, in tokens: `Peru's first six used jets`.
const OWNED_WITHIN: u32 = 4;

impl<'s> Search<'s> {
    /// `The minister, received in Chad by Ann Lee, asked for tanks`: what a participle between commas tells of the subject.
    pub(super) fn in_participle(&self, side: &Side, stop: u32) -> bool {
        let Annotated { scan, verbs, .. } = self.scene.annotated;
        let comma = |at: &u32| scan.sign(*at as usize) == ',';
        let Some(open) = (self.scene.clause.first..side.tokens.first).rev().find(comma) else { return false };
        let next = verbs.get(verbs.partition_point(|g| g.tokens.first <= open));
        let opens = next.is_some_and(|g| g.tokens.first == open + 1 && g.tense == Tense::Participle);
        opens && open > self.scene.clause.first && (side.tokens.end..stop).any(|at| comma(&at))
    }

    /// `Chad chose Thales to supply`, `Thales was chosen by Chad to supply`: who is chosen for a deed does it.
    pub(super) fn chosen(&self) -> Option<Option<Side>> {
        let governor = self.governor()?;
        let chooses = |c: &Cue| c.chooses && self.scene.group(c).is_some_and(|g| g.tokens == governor.tokens);
        let choice = self.scene.cues.iter().find(|c| chooses(c))?;
        let object = |s: &Side| s.slot == Slot::Bare && s.tokens.first >= governor.tokens.end;
        let subject = |s: &Side| s.slot == Slot::Bare && s.tokens.end <= governor.tokens.first;
        // `l'alliance formée par Nexter a été retenue pour livrer`
        let formed = |s: &Side| s.slot == Slot::By && s.makes && s.tokens.end <= governor.tokens.first;
        let chosen = || self.before().rfind(subject).or_else(|| self.before().rfind(formed));
        Some(if self.scene.is_passive(choice) { chosen() } else { self.before().find(object) })
    }

    /// `l'embargo interdit à l'Italie de vendre`: who stands between a verb and its infinitive does what this says.
    pub(super) fn controlled(&self) -> Option<Side> {
        let group = self.scene.group(self.cue)?;
        let governor = self.governor()?;
        if let Some(held) = self.held_for(group) {
            return Some(held);
        }
        let scan = &self.scene.annotated.scan;
        // `turned to Chad in order to buy`
        let purpose = scan.grammar.class("deal_purpose");
        let first = group.tokens.first as usize;
        let verbs = &scan.grammar.words.verbs;
        let thanks = verbs.kinds(governor.lemma) & verbs.kind("thank") != 0;
        // `gave Chad until July to cancel`, `thanked Chad for the decision to send`
        if thanks || gives_other(self.scene.annotated, governor) {
            let taker = |s: &Side| s.tokens.first >= governor.tokens.end && matches!(s.slot, Slot::Bare | Slot::To);
            return self.before().find(taker);
        }
        // `helped Chad by sending`, `en lui livrant`: by what one does something is one's own deed.
        let past = if first > 0 && scan.is(first - 1, scan.grammar.class("clitic")) { first - 1 } else { first };
        let led = [first, past].into_iter().any(|end| scan.mark_before(end.saturating_sub(2), end, purpose).is_some());
        if led || scan.is(first, purpose) {
            return None;
        }
        // `with Chad promising 12 more`, `with a view to Chad ordering two`
        let does = |s: &Side| group.tense == Tense::Gerund && s.tokens.end == group.tokens.first;
        // `the plan calls for Chad to deliver four`
        let is_to = |s: &Side| {
            group.tense == Tense::Infinitive && (s.tokens.end..=s.tokens.end + 1).contains(&group.tokens.first)
        };
        // `won a Kuwaiti army contract to supply`: whose paper it is gets what it is for.
        let prize = scan.grammar.class("deal_prize");
        let names_paper = |s: &Side| scan.is(s.tokens.end as usize, prize);
        // `is worried about Chad buying jets`
        let about = scan.grammar.class("deal_about");
        let told_of = |s: &Side| {
            scan.mark_before((s.tokens.first as usize).saturating_sub(2), s.tokens.first as usize, about).is_some()
        };
        // `is Chad's supplier, delivering tanks`
        let apart = group.tense == Tense::Gerund && first > 0 && scan.sign(first - 1) == ',';
        let stands = |s: &Side| match s.slot {
            _ if names_paper(s) => false,
            Slot::To if apart => false,
            Slot::With | Slot::To | Slot::Of | Slot::For | Slot::By if does(s) => true,
            Slot::In if does(s) => told_of(s),
            Slot::For if is_to(s) => true,
            // `a contract with Tarn to upgrade the jets`: the firm with which it is does what it is for.
            Slot::With if s.makes && is_to(s) => self.cue.supplier.subject,
            Slot::Bare => s.tokens.first >= governor.tokens.end && !self.led_away(s),
            // `paid a deposit to Chad to buy`: who is given something does not do what it is given for.
            Slot::To => {
                s.tokens.first >= governor.tokens.end
                    && !self.led_away(s)
                    && (self.is_awarded(governor) || !self.gives_to(governor, s))
            }
            _ => false,
        };
        // `paid Russia to buy Mi-24s`: no one buys what is its own.
        let origin = origin(self.scene.annotated, self.scene.goods).filter(|_| self.cue.recipient.subject);
        self.before().rfind(stands).filter(|s| origin != Some(s.country))
    }

    /// `imposed sanctions on Chad for buying`: whoever stands right before `for` and a deed has done it.
    fn held_for(&self, group: &VerbGroup) -> Option<Side> {
        let done = group.tense == Tense::Gerund || group.tense == Tense::Infinitive && group.perfect;
        let scan = &self.scene.annotated.scan;
        let first = group.tokens.first as usize;
        let class = scan.grammar.class("deal_slot");
        let led = first > 0 && scan.mark(first - 1, class).is_some_and(|m| scan.key(m) == "for");
        let stands = |s: &Side| s.tokens.end as usize + 1 == first && s.slot != Slot::Adjective;
        self.before().next_back().filter(|s| done && led && stands(s))
    }

    /// `awarded a contract to Tarn to build`: whom a paper is given does what it is for.
    fn is_awarded(&self, verb: &VerbGroup) -> bool {
        let awards = |c: &Cue| c.recipient.slots.contains(&Slot::By) && c.supplier.slots.contains(&Slot::To);
        let of = |c: &Cue| self.scene.group(c).is_some_and(|g| g.tokens == verb.tokens);
        self.scene.cues.iter().any(|c| awards(c) && of(c))
    }

    /// Does a noun stand between a verb and the preposition that leads to a side: `paid a deposit to Chad`?
    fn gives_to(&self, verb: &VerbGroup, side: &Side) -> bool {
        let scan = &self.scene.annotated.scan;
        let [slot, determiner] = ["deal_slot", "determiner"].map(|name| scan.grammar.class(name));
        let mut between = verb.tokens.end as usize..side.tokens.first as usize;
        let lead = between.clone().find(|&at| scan.is(at, slot)).unwrap_or(between.end);
        between.any(|at| at < lead && scan.is(at, determiner))
    }

    /// `the decision of Chad to halt deliveries`, `Chad's refusal to sell`: whose deed an infinitive behind a noun is.
    pub(super) fn decider(&self) -> Option<Side> {
        let group = self.scene.group(self.cue).filter(|g| matches!(g.tense, Tense::Infinitive | Tense::Gerund))?;
        let first = group.tokens.first;
        if self.asker().is_some() {
            return None;
        }
        // `Chad's request for buying`
        let side =
            self.before().next_back().filter(|s| group.tense == Tense::Infinitive || s.slot == Slot::Possessive)?;
        let reach = match side.slot {
            Slot::By | Slot::Of => 1,
            Slot::Possessive => 5,
            _ => return None,
        };
        // `was awarded a contract by Chad to supply`: who awards it does nothing of what it is for.
        if side.slot == Slot::By && self.governor().is_some_and(|g| self.is_awarded(g)) {
            return None;
        }
        // `a obtenu l'autorisation du Tchad d'acheter`: who allows it does nothing of it.
        let allows = |at: u32| at < side.tokens.first && side.tokens.first - at <= 3;
        let gained = |c: &Cue| c.recipient.subject && c.role == Role::Step && c.takes.is_some_and(allows);
        if side.slot == Slot::Of && self.scene.cues.iter().any(gained) {
            return None;
        }
        // `Chad's "wrong decision" to sell`
        let quotes = (side.tokens.end..first).filter(|&at| self.scene.annotated.scan.is_quote(at as usize));
        (side.tokens.end + reach + quotes.count() as u32 >= first && !self.acts_between(&side)).then_some(side)
    }

    /// `the request of Chad to send tanks`, `Kyiv's request to supply`: who asks for a deed gets what it brings.
    pub(super) fn asker(&self) -> Option<Side> {
        let Annotated { verbs, scan, .. } = self.scene.annotated;
        let infinitive = |g: &&VerbGroup| g.tense == Tense::Infinitive && self.cue.supplier.subject;
        let first = self.scene.group(self.cue).filter(infinitive)?.tokens.first;
        let side = self.scene.sides.iter().rfind(|s| s.tokens.end <= first && s.trades)?;
        let noun = match side.slot {
            Slot::Of if side.tokens.end + 2 >= first => {
                side.tokens.first.saturating_sub(ASKED_WITHIN)..side.tokens.first
            }
            Slot::Possessive if side.tokens.end + ASKED_WITHIN >= first => side.tokens.end..first,
            _ => return None,
        };
        let class = scan.grammar.class("deal_demand");
        let verb = |at: u32| {
            let group = verbs.get(verbs.partition_point(|g| g.tokens.end <= at));
            group.is_some_and(|g| g.tokens.contains(at as usize))
        };
        let mut asks = noun.filter(|&at| scan.mark(at as usize, class).is_some_and(|m| scan.key(m) == "demand"));
        asks.any(|at| !verb(at)).then_some(*side)
    }

    /// `By buying 12 jets from France, Chad`, `Après l'achat de 12 Rafale, le Tchad`: the subject of the sentence that a
    /// gerund opens (`Après avoir acheté`), or a noun behind a word that takes its deed for granted.
    pub(super) fn opened_by(&self) -> Option<Side> {
        let Annotated { verbs, scan, .. } = self.scene.annotated;
        let opens = match self.scene.group(self.cue) {
            Some(g) => {
                let done = g.tense == Tense::Gerund || g.tense == Tense::Infinitive && g.perfect;
                done && g.tokens.first <= self.scene.clause.first + OPENS_WITHIN
            }
            None => self.scene.takes_for_granted(self.cue),
        };
        let from = verbs.partition_point(|g| g.tokens.first < self.cue.tokens.end);
        let next = verbs[from..].iter().find(|g| g.finite())?;
        let parted = |s: &Side| {
            let first = s.tokens.first;
            (first.saturating_sub(2)..first).any(|at| scan.sign(at as usize) == ',')
        };
        let acts = |s: &Side| s.slot == Slot::Bare && s.tokens.end <= next.tokens.first && parted(s);
        self.behind().find(acts).filter(|_| opens)
    }

    /// `talks with South Korea's Tarn on the purchase`: whose firm it is buys nothing by that.
    pub(super) fn names_firm(&self, side: &Side) -> bool {
        let next = |f: &Side| (side.tokens.end..=side.tokens.end + 1).contains(&f.tokens.first);
        let firm = |f: &Side| f.makes && f.country == side.country && next(f);
        side.slot == Slot::Possessive && self.scene.sides.iter().any(firm)
    }

    /// `Peru's first six jets, bought from Chad`, `les F-16 péruviens, achetés au Tchad`: whose goods they are that were
    /// bought got them; an adjective tells it only where someone else has made and sold them.
    pub(super) fn owner_of_bought(&self) -> Option<Side> {
        let bought = self.cue.for_others && self.scene.group(self.cue).is_some_and(|g| g.tense == Tense::Participle);
        let origin = origin(self.scene.annotated, self.scene.goods);
        let sold = |s: &Side| {
            let other = |o: &Side| o.country != s.country && matches!(o.slot, Slot::From | Slot::To);
            self.behind().any(|o| other(&o)) && origin.is_some_and(|o| o != s.country)
        };
        let owns = |s: &Side| match s.slot {
            Slot::Possessive => {
                let near = |g: &Goods| (1..=OWNED_WITHIN).contains(&g.tokens.first.saturating_sub(s.tokens.end));
                !s.makes && self.scene.goods.iter().any(near)
            }
            Slot::Adjective => is_origin(self.scene.annotated, s, self.scene.goods) && sold(s),
            _ => false,
        };
        self.before().find(owns).filter(|_| bought)
    }

    /// `l'Inde (avec une commande de 36 Rafale)`: whose deed a noun in brackets behind a name tells.
    pub(super) fn before_bracket(&self) -> Option<Side> {
        let scan = &self.scene.annotated.scan;
        let first = self.cue.tokens.first;
        let opens = |s: &Side| {
            let inside = s.tokens.end as usize + 1..first as usize;
            inside.len() <= BRACKET_WITHIN
                && scan.sign(s.tokens.end as usize) == '('
                && scan.sign(first as usize) != ')'
        };
        self.before().next_back().filter(|s| self.cue.group.is_none() && s.tokens.end < first && opens(s))
    }

    /// `states which have bought`: whom a relative pronoun right before the verb stands for, if it is someone known.
    pub(super) fn antecedent(&self) -> Option<Option<Side>> {
        let scan = &self.scene.annotated.scan;
        // `Chad, which says that it wants to buy`: before the first of the verbs that the deed hangs on.
        let verbs = &self.scene.annotated.verbs;
        let mut verb = self.scene.group(self.cue)?;
        while let Some(governor) =
            verb.governor.map(|g| &verbs[g as usize]).filter(|g| g.tokens.first < verb.tokens.first)
        {
            verb = governor;
        }
        let relative = verb.tokens.first.checked_sub(1).filter(|&at| at >= self.scene.clause.first)?;
        let class = scan.grammar.class("relative");
        // `Boeing (which will supply the jets)`
        let comma = relative > 0 && matches!(scan.token_text(relative as usize - 1), "," | "(");
        let ends = [Some(relative), relative.checked_sub(1).filter(|_| comma)];
        let stands = |s: &Side| ends.contains(&Some(s.tokens.end));
        scan.is(relative as usize, class).then(|| self.before().rfind(stands).or_else(|| self.listed_behind()))
    }

    /// `warned the countries that have bought jets`: those who buy are named by no word that stands for someone known, as `the
    /// country, which has bought jets` is.
    pub fn is_by_unnamed(&self) -> bool {
        let scan = &self.scene.annotated.scan;
        let first = self.scene.group(self.cue).map_or(0, |g| g.tokens.first as usize);
        let known = ["deal_country", "deal_owner", "org_noun"].map(|name| scan.grammar.class(name));
        let near =
            || (first.saturating_sub(UNNAMED_WITHIN)..first).any(|at| known.iter().any(|&class| scan.is(at, class)));
        self.cue.recipient.subject
            && !self.scene.is_passive(self.cue)
            && matches!(self.antecedent(), Some(None))
            && !near()
    }

    /// `warned Chad over its purchase of jets`, `spoke to Chad about its order`: the deed that a noun tells is that of whom
    /// the verb speaks to of it.
    pub(super) fn spoken_to(&self) -> Option<Side> {
        let Annotated { verbs, scan, .. } = self.scene.annotated;
        let first = self.cue.tokens.first;
        let noun = self.cue.group.is_none() && self.cue.recipient.subject;
        let verb = verbs[..verbs.partition_point(|g| g.tokens.first < first)].last().filter(|g| noun && g.finite())?;
        let about = scan.grammar.class("deal_about");
        let led = |s: &Side| {
            let end = s.tokens.end as usize;
            (end..(end + 2).min(first as usize)).any(|at| scan.is(at, about))
        };
        // `in talks with Chad over the purchase of jets`: not with whom one talks of one's own.
        let own = first > 0 && scan.is(first as usize - 1, scan.grammar.class("possessive"));
        let spoken_to = |s: &Side| matches!(s.slot, Slot::Bare | Slot::To) || own && s.slot == Slot::With;
        let told = |s: &Side| s.tokens.first >= verb.tokens.end && spoken_to(s);
        self.before().rfind(|s| told(s) && led(s)).filter(|_| self.scene.clause.contains(verb.tokens.first as usize))
    }

    /// `Chad's presidential guard received 12 tanks`: whose body acts, where it is no rebel's and no neighbour's.
    pub(super) fn owner_of_subject(&self, stop: u32) -> Option<Side> {
        let Annotated { scan, weapons, .. } = self.scene.annotated;
        let classes =
            ["preposition", "relative", "list_join", "deal_relation", "deal_rebel"].map(|n| scan.grammar.class(n));
        let parts = |at: u32| scan.sign(at as usize) == ',' || classes.iter().any(|&c| scan.is(at as usize, c));
        let arms = |from: u32| {
            weapons.get(weapons.partition_point(|w| w.tokens.end <= from)).is_some_and(|w| w.phrase.first < stop)
        };
        let body = |s: &Side| {
            let gap = s.tokens.end..stop.max(s.tokens.end);
            (2..=BODY_WITHIN).contains(&gap.len()) && !gap.into_iter().any(parts) && !arms(s.tokens.end)
        };
        let owns = |s: &Side| {
            s.slot == Slot::Possessive && s.tokens.end < stop && !s.makes && body(s) && !self.acts_between(s)
        };
        self.before().rfind(owns).filter(|_| self.cue.group.is_some())
    }

    /// `Other countries that have ordered the jet include Chad and Niger`: whom a verb of listing names behind the deed.
    pub(super) fn listed_behind(&self) -> Option<Side> {
        let Annotated { verbs, scan, .. } = self.scene.annotated;
        let end = self.cue.tokens.end;
        let next = verbs.get(verbs.partition_point(|g| g.tokens.first < end))?;
        let lists = scan.is(next.tokens.first as usize, scan.grammar.class("deal_list"));
        let named = |s: &Side| matches!(s.slot, Slot::Bare) && s.tokens.first >= next.tokens.end;
        let first = self.behind().find(named).filter(|s| s.tokens.first - next.tokens.end <= 2);
        first.filter(|_| lists && next.finite() && self.scene.clause.contains(next.tokens.first as usize))
    }

    /// `blocked a deal to buy jets`: who stops a deed does not do it.
    pub(super) fn is_stopped(&self) -> bool {
        let Some(governor) = self.governor() else { return false };
        if self.is_own_refusal(governor) {
            return false;
        }
        let of = |c: &Cue| c.forbids && self.scene.group(c).is_some_and(|g| g.tokens == governor.tokens);
        self.cue.recipient.subject && self.scene.cues.iter().any(of)
    }

    /// `refused to buy jets`: who would have; not `refused to order jets to attack`.
    fn is_own_refusal(&self, governor: &VerbGroup) -> bool {
        let verbs = &self.scene.annotated.verbs;
        let kinds = &self.scene.annotated.scan.grammar.words.verbs;
        let next = verbs.get(verbs.partition_point(|g| g.tokens.first < self.cue.tokens.end));
        let bids = next.is_some_and(|g| g.tense == Tense::Infinitive && self.scene.clause.contains(g.head as usize));
        let near = self.cue.tokens.first - governor.tokens.end <= 1;
        near && !bids && kinds.kinds(governor.lemma) & kinds.kind("refuse") != 0
    }

    /// `fined a firm for selling`, `people accused of buying`, `criticised the sale`: the verb before a deed whose subject
    /// only holds it against another.
    pub fn blame(&self) -> Option<&'s VerbGroup> {
        let Annotated { verbs, scan, .. } = self.scene.annotated;
        if let Some(warns) = self.scene.cues.iter().find(|c| c.warns_off() && c.tokens.end < self.cue.tokens.first) {
            return warns.group.and_then(|g| verbs.get(g as usize));
        }
        let hangs = |g: &VerbGroup| matches!(g.tense, Tense::Infinitive | Tense::Gerund);
        let first = self.cue.tokens.first;
        let before = verbs[..verbs.partition_point(|g| g.tokens.first < first)].last();
        // A noun may stand inside the verb group: `has, on its order for jets, paid`.
        let gap = |g: &VerbGroup| first.checked_sub(g.tokens.end);
        let near = |g: &&VerbGroup| g.tokens.first >= self.scene.clause.first && gap(g).is_some_and(|gap| gap <= LED);
        let kinds = &scan.grammar.words.verbs;
        let blames = kinds.kind("blame");
        let verb = before.filter(near).filter(|g| kinds.kinds(g.lemma) & blames != 0)?;
        self.scene.group(self.cue).is_none_or(hangs).then_some(verb)
    }

    /// The one blamed, where it is a side.
    pub fn blamed(&self, verb: &VerbGroup) -> Option<Side> {
        let undergoes = verb.passive || verb.tense == Tense::Participle;
        // `Chad was accused`, `Chad, accused of`
        let reach = if verb.finite() { LED } else { 1 };
        let told = |s: &Side| s.slot == Slot::Bare && s.tokens.end <= verb.tokens.first;
        let before = self.before().rfind(told).filter(|s| verb.tokens.first - s.tokens.end <= reach);
        let object =
            |s: &Side| s.tokens.first >= verb.tokens.end && matches!(s.slot, Slot::Bare | Slot::To | Slot::Possessive);
        if undergoes { before } else { self.before().find(object) }
    }
}
