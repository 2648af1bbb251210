//! The search for one side of a deal around one cue: its subject, its object, whom a preposition leads to, or an owner.

mod doer;

use super::cue::{Cue, Places, Role};
use super::parties::{LED, Scene, is_origin};
use super::side::{Side, Slot};
use crate::analysis::Annotated;
use crate::model::{DealStatus, Tense, VerbGroup};
use crate::rules::scan::Mark;

/// One side around one cue, in these places.
pub(super) fn sought(scene: Scene, cue: &Cue, other: Option<Side>, places: &Places) -> Option<Side> {
    Search { scene, cue, other }.place(places)
}

/// `The government, she said, will buy`, `talks that Chad warns could lead to a sale`: who says so between two commas, or
/// with no clause of his own behind his verb, does nothing else.
pub(super) fn says_aside(annotated: &Annotated, side: &Side) -> bool {
    let Annotated { verbs, scan, .. } = annotated;
    let comma = |at: u32| scan.sign(at as usize) == ',';
    let kinds = &scan.grammar.words.verbs;
    let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < side.tokens.end));
    let says = verb.filter(|g| g.tokens.first == side.tokens.end && kinds.kinds(g.lemma) & kinds.kind("speech") != 0);
    let aside = |g: &VerbGroup| side.tokens.first > 0 && comma(side.tokens.first - 1) && comma(g.tokens.end);
    let next = |g: &VerbGroup| verbs.get(verbs.partition_point(|v| v.tokens.first < g.tokens.end));
    let parted = |g: &VerbGroup| next(g).is_some_and(|v| v.finite() && v.tokens.first == g.tokens.end);
    says.is_some_and(|g| aside(g) || parted(g))
}

/// The search for one side around one cue.
pub(super) struct Search<'s> {
    pub scene: Scene<'s>,
    pub cue: &'s Cue,
    /// The side that is found already: the two are never one.
    pub other: Option<Side>,
}

impl<'s> Search<'s> {
    fn fitting(&self) -> impl DoubleEndedIterator<Item = Side> + use<'s> {
        let other = self.other;
        // `commandé à Tarn`, `reçu de Tarn`
        let slots = &self.cue.supplier.slots;
        let buys = self.cue.recipient.subject && self.cue.group.is_some();
        // `the army has received 100 tanks from BAE Systems`: a state buys from its own firms.
        let led = move |slot: Slot| matches!(slot, Slot::From | Slot::With) || buys && slots.contains(&slot);
        let own = move |s: &Side, o: Side| s.makes && !o.makes && led(s.slot);
        // `will build five frigates for the Royal Navy`: its own firm supplies a state.
        let mentions = &self.scene.annotated.mentions;
        let body = move |s: &Side| s.mention.is_some_and(|m| mentions[m as usize].code.len() > 3);
        let forces =
            move |maker: &Side, s: &Side| maker.makes && !s.makes && body(s) && matches!(s.slot, Slot::For | Slot::To);
        // `the ministry signed contracts with Tarn`
        let buyer = move |s: &Side, o: Side| o.makes && !s.makes && body(s) && led(o.slot) && s.slot == Slot::Bare;
        let both =
            move |s: &Side, o: Side| own(s, o) || buyer(s, o) || forces(&o, s) || forces(s, &o) && s.slot == Slot::Bare;
        let fits = move |s: &Side| other.is_none_or(|o| o.country != s.country || both(s, o));
        self.scene.sides.iter().filter(move |s| s.trades && fits(s)).copied()
    }

    fn before(&self) -> impl DoubleEndedIterator<Item = Side> + use<'s> {
        let first = self.cue.tokens.first;
        self.fitting().filter(move |s| s.tokens.end <= first)
    }

    fn behind(&self) -> impl DoubleEndedIterator<Item = Side> + use<'s> {
        let end = self.cue.tokens.end;
        self.fitting().filter(move |s| s.tokens.first >= end)
    }

    fn passive(&self) -> bool {
        self.scene.is_passive(self.cue)
    }

    /// `Thales signed a contract with Egypt`: a firm that signs or wins a paper of buying supplies.
    pub fn maker_that_signs(&self) -> Option<Side> {
        let paper = self.cue.role == Role::Step && self.cue.recipient.subject && self.cue.group.is_some();
        let maker = if paper && !self.passive() { self.subject().filter(|s| s.makes) } else { None };
        maker.filter(|m| self.scene.sides.iter().all(|s| !s.makes || s.country == m.country))
    }

    /// The side in a cue's place: right behind it, led by a preposition, as owner of the goods, or its subject.
    pub fn place(&self, places: &Places) -> Option<Side> {
        let close = |s: &Side| !self.passive() && s.tokens.first <= self.cue.tokens.end + 1;
        let object = if places.object { self.object() } else { None };
        let object = object.filter(|s| !(places.gets && s.makes));
        let direct = object.filter(close).or_else(|| self.led(places)).or(object);
        let direct = direct.or_else(|| self.owner().filter(|_| places.owner));
        let mover = if self.cue.routed && places.subject && !self.passive() { self.subject() } else { None };
        let mover = mover.filter(|m| !self.has_goods(m.tokens.end, self.cue.tokens.first));
        let direct = mover.or(direct).or_else(|| self.asker().filter(|_| places.gets && !places.subject));
        let from_verb = self.cue.group.is_some() || self.cue.recipient.subject || self.other.is_some();
        let subject = || if places.subject && from_verb { self.subject() } else { None };
        // `Tarn is in talks on submarines`: a maker wants to sell.
        let talks = self.cue.status == Some(DealStatus::Negotiating) && !self.cue.for_others;
        let alone = || !self.scene.sides.iter().any(|s| s.slot == Slot::With);
        let eyes = |s: &Side| s.makes && talks && alone();
        let taker = |s: Side| Some(s).filter(|s| !eyes(s));
        direct.or_else(|| subject().and_then(|s| if places.gets { taker(s) } else { self.asked_by(s) }))
    }

    /// `China called on France to stop its arms sales`, `China protested France's arms sales`: of one who asks something of
    /// others or is against it, and whose own deed a noun is not, whoever is asked or does it; none where nobody is.
    fn asked_by(&self, subject: Side) -> Option<Side> {
        match self.asked_behind(&subject).filter(|_| self.cue.group.is_none()) {
            Some(asked) => self.before().rfind(|s| s.tokens.first >= asked.end && s.slot != Slot::To),
            None => Some(subject),
        }
    }

    /// The word between a side and the cue that makes what the cue tells the deed of another.
    fn asked_behind(&self, side: &Side) -> Option<Mark> {
        let scan = &self.scene.annotated.scan;
        let class = scan.grammar.class("deal_demand");
        let mut at = side.tokens.end;
        while at < self.cue.tokens.first {
            match scan.mark(at as usize, class) {
                Some(m) if matches!(scan.key(m), "demand" | "resist") => return Some(m),
                // `par contre`: no word inside it leads.
                Some(m) => at = m.end,
                None => at += 1,
            }
        }
        None
    }

    fn has_goods(&self, from: u32, to: u32) -> bool {
        self.scene.goods.iter().any(|g| g.tokens.first >= from && g.tokens.end <= to)
    }

    fn subject(&self) -> Option<Side> {
        if self.passive() {
            // `was sold abroad and was even in use by Chad`
            let acts = |s: &Side| s.slot == Slot::By && self.finite_between(s);
            let told = |slot: Slot| self.behind().find(|s| s.slot == slot && !self.passive_between(s) && !acts(s));
            // `12 jets were acquired for the Chadian army`
            let told = told(Slot::By).or_else(|| told(Slot::For).filter(|_| self.cue.for_others));
            return told.or_else(|| self.owner_of_bought());
        }
        if let Some(named) = self.before_bracket() {
            return Some(named);
        }
        if let Some(verb) = self.blame() {
            return self.blamed(verb);
        }
        if self.scene.is_by_speaker(self.cue) || self.is_stopped() {
            return None;
        }
        if let Some(chosen) = self.chosen() {
            return chosen;
        }
        if let Some(told) = self.decider().or_else(|| self.controlled()) {
            return Some(told);
        }
        if let Some(antecedent) = self.antecedent() {
            return antecedent;
        }
        if let Some(spoken_to) = self.spoken_to() {
            return Some(spoken_to);
        }
        // `Customers for the howitzer include Chad`
        if let Some(listed) = self.listed_behind().filter(|_| self.cue.aside) {
            return Some(listed);
        }
        let stop = self.subject_before()?;
        // `It sent Chad two guns it had bought from Mali`: who acts in the clause, and not whom it gave them to.
        let verbs = &self.scene.annotated.verbs;
        let first = &verbs[verbs.partition_point(|g| g.tokens.first < self.scene.clause.first)..];
        let acts = first.iter().find(|g| g.finite()).filter(|_| self.scene.has_by_pronoun(self.cue));
        let stop = acts.map_or(stop, |g| stop.min(g.tokens.first));
        let told = |s: &Side| self.is_apposed(s) || self.in_participle(s, stop) || says_aside(self.scene.annotated, s);
        let bare = self.before().rfind(|s| s.slot == Slot::Bare && s.tokens.end <= stop && !told(s));
        bare.or_else(|| self.owner_of_subject(stop)).or_else(|| self.opened_by())
    }

    /// Is it a deed of someone who is told and not known: `said that the North had sold`?
    pub fn is_of_unknown(&self) -> bool {
        self.cue.group.is_some() && self.cue.supplier.subject && !self.passive() && self.subject_before().is_none()
    }

    /// Before which token the subject of a finite verb stands: `Chad told Niger that it would buy` means the one who
    /// told; `Chad said that the North had sold` no one known.
    fn subject_before(&self) -> Option<u32> {
        let stop = match (self.cue.group, self.governor()) {
            (None, _) => self.last_verb().min(self.cue.tokens.first),
            (_, Some(governor)) => governor.tokens.first,
            _ => self.cue.tokens.first,
        };
        let Annotated { verbs, scan, .. } = self.scene.annotated;
        let [that, pronoun] = ["subordinator", "pronoun"].map(|name| scan.grammar.class(name));
        let first = self.scene.clause.first;
        let opens = |at: &u32| scan.mark(*at as usize, that).is_some_and(|m| scan.key(m) == "that");
        let Some(that) = (first..stop).rev().find(opens).filter(|_| self.cue.group.is_some()) else {
            return Some(stop);
        };
        let told = verbs[..verbs.partition_point(|g| g.tokens.end <= that)].last().filter(|g| g.tokens.first >= first);
        let Some(told) = told.filter(|g| g.finite()) else { return Some(stop) };
        let named = self.before().any(|s| s.tokens.first > that && s.tokens.end <= stop);
        if named || stop <= that + 1 {
            return Some(stop);
        }
        let [firm, body, country] = ["deal_maker", "org_noun", "deal_country"].map(|name| scan.grammar.class(name));
        let stands = (stop == that + 2 && scan.is(that as usize + 1, pronoun))
            || (that + 1..stop).any(|at| [firm, body, country].iter().any(|&class| scan.is(at as usize, class)));
        stands.then_some(told.tokens.first)
    }

    /// `Jordan, Iraq's western neighbour, bought`: between two commas, right behind someone else.
    fn is_apposed(&self, side: &Side) -> bool {
        let scan = &self.scene.annotated.scan;
        let comma = |at: u32| scan.tokens.get(at as usize).is_some() && scan.token_text(at as usize) == ",";
        let open = (1..=2).filter_map(|n| side.tokens.first.checked_sub(n)).find(|&at| comma(at));
        let head = |open: u32| self.before().any(|s| s.tokens.end == open && s.slot == Slot::Bare);
        let unnamed = side.mention.is_some_and(|m| self.scene.annotated.mentions[m as usize].code.len() > 3);
        unnamed && comma(side.tokens.end) && open.is_some_and(head)
    }

    /// `when delivered, the jets will join those ordered by Chad`: the agent is that of the nearer verb.
    fn passive_between(&self, side: &Side) -> bool {
        let verbs = &self.scene.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < self.cue.tokens.end);
        let mut between = verbs[from..].iter().take_while(|g| g.tokens.end <= side.tokens.first);
        between.any(|g| g.passive || g.tense == Tense::Participle)
    }

    /// Does a finite verb stand between the cue and a side behind it?
    fn finite_between(&self, side: &Side) -> bool {
        let verbs = &self.scene.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < self.cue.tokens.end);
        verbs[from..].iter().take_while(|g| g.tokens.end <= side.tokens.first).any(|g| g.finite())
    }

    /// `the order, told of during a visit by Niger's minister`: the agent is that of another noun.
    fn deed_between(&self, side: &Side) -> bool {
        let scan = &self.scene.annotated.scan;
        let class = scan.grammar.class("deal_other_deed");
        (self.cue.tokens.end..side.tokens.first).any(|at| scan.is(at as usize, class))
    }

    /// Does a finite verb stand between a side and the cue?
    fn acts_between(&self, side: &Side) -> bool {
        let verbs = &self.scene.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < side.tokens.end);
        verbs[from..].iter().take_while(|g| g.tokens.end <= self.cue.tokens.first).any(|g| g.finite())
    }

    /// The verb before an infinitive or a gerund.
    fn governor(&self) -> Option<&'s VerbGroup> {
        let group = self.scene.group(self.cue).filter(|g| matches!(g.tense, Tense::Infinitive | Tense::Gerund))?;
        let verbs = &self.scene.annotated.verbs;
        let at = verbs.partition_point(|g| g.tokens.first < group.tokens.first);
        verbs[..at].last().filter(|g| g.tokens.first >= self.scene.clause.first)
    }

    /// `ask Chad for a loan to buy jets`: the infinitive hangs on what a preposition leads.
    fn led_away(&self, side: &Side) -> bool {
        let scan = &self.scene.annotated.scan;
        let [class, clitic] = ["deal_slot", "clitic"].map(|name| scan.grammar.class(name));
        // `appelle le Tchad à lui livrer`
        let first = self.cue.tokens.first.saturating_sub(1);
        let first = if scan.is(first as usize, clitic) { first.saturating_sub(1) } else { first };
        let end = first.max(side.tokens.end);
        (side.tokens.end as usize..end as usize).any(|at| scan.is(at, class))
    }

    fn object(&self) -> Option<Side> {
        let end = self.cue.tokens.end;
        let goods_behind = self.scene.goods.iter().map(|g| g.tokens.first).find(|&first| first >= end);
        if self.passive() {
            return self.before().rfind(|s| s.slot == Slot::Bare && goods_behind.is_some());
        }
        let stop = goods_behind.unwrap_or(end + 5);
        // `a sale Chad approved`: behind a noun who acts is no object.
        let acts = |s: &Side| self.cue.group.is_none() && self.verb_next(s.tokens.end);
        self.behind().find(|s| s.slot == Slot::Bare && s.tokens.first <= stop && !acts(s))
    }

    /// Does a finite verb begin here?
    fn verb_next(&self, token: u32) -> bool {
        let verbs = &self.scene.annotated.verbs;
        let next = verbs.get(verbs.partition_point(|g| g.tokens.first < token));
        next.is_some_and(|g| g.tokens.first == token && g.finite())
    }

    /// Led by a preposition behind the cue, or an owner or adjective right before a noun.
    fn led(&self, places: &Places) -> Option<Side> {
        let owner = |s: &Side| {
            let near = self.words_between(s.tokens.end, self.cue.tokens.first) <= 6;
            let apart = s.slot == Slot::Adjective && self.led_away(s);
            matches!(s.slot, Slot::Possessive | Slot::Adjective)
                && near
                && !apart
                && places.slots.contains(&s.slot)
                && !self.acts_between(s)
                // `China's anger over the sale`
                && self.asked_behind(s).is_none()
        };
        let noun = self.cue.group.is_none();
        let owners = self.before().rfind(|s| owner(s) && !(places.gets && self.names_firm(s))).filter(|_| noun);
        // `la commande grecque`
        let adjective = |s: &Side| noun && s.slot == Slot::Adjective && s.tokens.first == self.cue.tokens.end;
        let owners = owners.or_else(|| self.behind().find(adjective).filter(|s| places.slots.contains(&s.slot)));
        let owners = owners.or_else(|| self.owner_of_taken(places));
        // `20 drones from Chad were bought by Niger`, `… from Chad arrived in Niger`
        let from = |s: &Side| {
            let goods = self.scene.goods.iter().any(|g| g.tokens.end <= s.tokens.first);
            s.slot == Slot::From && goods && (self.passive() || self.cue.arrives) && places.slots.contains(&s.slot)
        };
        let owners = owners.or_else(|| self.before().rfind(from));
        let near = |s: &Side| {
            let reach = self.scene.goods.iter().map(|g| g.tokens.end).filter(|&end| end <= s.tokens.first).max();
            s.tokens.first - reach.unwrap_or(0).max(self.cue.tokens.end) <= LED
        };
        let owned = |s: &Side| matches!(s.slot, Slot::Adjective | Slot::Possessive);
        // `won a contract from Chad`: the one whom a winner's contract is from gets the goods.
        let won = !places.gets
            && self.scene.cues.iter().any(|c| c.role == Role::Step && c.recipient.slots.contains(&Slot::From));
        // `the purchase, without a vote demanded by the opposition`, `buys ships used by Niger`
        let apart = |s: &Side| self.passive_between(s) || noun && self.deed_between(s);
        let of_other = |s: &Side| s.slot == Slot::By && (noun || !s.makes) && apart(s);
        let fits = |s: &Side| {
            !(places.gets && s.makes
                || won && s.slot == Slot::From
                || of_other(s)
                || self.scene.buys_beside(self.cue, s))
        };
        let leads = |s: &Side| !owned(s) && places.slots.contains(&s.slot) && fits(s);
        owners
            .or_else(|| self.behind().find(|s| leads(s) && near(s) && !self.nearer_cue_asks(s) && !self.in_relative(s)))
    }

    /// `won a Kuwaiti contract`, `won the Kuwaiti army's contract`, `remporte un contrat koweïtien`: whose paper it is that
    /// a verb takes.
    fn owner_of_taken(&self, places: &Places) -> Option<Side> {
        let paper = self.cue.takes?;
        let beside = |s: &Side| match s.slot {
            Slot::Possessive => s.tokens.end <= paper && places.slots.contains(&s.slot),
            Slot::Adjective if places.slots.contains(&s.slot) => {
                s.tokens.first == paper + 1 || s.tokens.end <= paper && self.words_between(s.tokens.end, paper) <= 2
            }
            Slot::Bare => s.tokens.end == paper && places.slots.contains(&Slot::Adjective) && !s.makes,
            _ => false,
        };
        self.behind().find(beside)
    }

    /// How many tokens stand between two, sums left out: `Chad's planned $14 billion (€12 billion) purchase`.
    fn words_between(&self, from: u32, to: u32) -> u32 {
        let money = &self.scene.annotated.money;
        let behind = money.partition_point(|m| m.tokens.first < from);
        let sums = money[behind..].iter().take_while(|m| m.tokens.end <= to).map(|m| m.tokens.range().len() as u32);
        to.saturating_sub(from + sums.sum::<u32>())
    }

    /// `a deal to sell jets to Chad, which has a quarrel with Niger`: with whom, but not the deal.
    fn in_relative(&self, side: &Side) -> bool {
        let scan = &self.scene.annotated.scan;
        let class = scan.grammar.class("relative");
        side.slot == Slot::With && (self.cue.tokens.end..side.tokens.first).any(|at| scan.is(at as usize, class))
    }

    /// `the repair of Emirati jets was awarded to Dassault`: the preposition belongs to the nearest cue that asks for it.
    fn nearer_cue_asks(&self, side: &Side) -> bool {
        let asks = |c: &Cue| c.supplier.slots.contains(&side.slot) || c.recipient.slots.contains(&side.slot);
        let between = |c: &Cue| c.tokens.first >= self.cue.tokens.end && c.tokens.end <= side.tokens.first;
        // `the sale was requested by Chad`: the agent is that of the verb.
        let acts =
            |c: &Cue| side.slot == Slot::By && self.scene.is_passive(c) && (c.recipient.subject || c.supplier.subject);
        // `arms exports rose with the order of 80 jets by Chad`
        let noun = |c: &Cue| self.cue.group.is_none() && side.slot == Slot::By && c.role == Role::Transfer && asks(c);
        // `could secure further sales to Chad`: to whom is told of the sales.
        let sold = |c: &Cue| {
            self.cue.role == Role::Step && side.slot == Slot::To && c.role == Role::Transfer && !c.for_others && asks(c)
        };
        let nearer = |c: &Cue| if c.group.is_some() { asks(c) || acts(c) } else { noun(c) || sold(c) };
        self.scene.cues.iter().any(|c| between(c) && nearer(c))
    }

    /// Whose goods they are: `Peru's Mi-17 helicopters`, `les Kfir de la Colombie`, `les Mirage émiratis`.
    fn owner(&self) -> Option<Side> {
        let owns = |s: &Side| {
            self.scene.goods.iter().any(|g| match s.slot {
                Slot::Possessive => (1..=3).contains(&g.tokens.first.saturating_sub(s.tokens.end)),
                Slot::Of => s.tokens.first >= g.tokens.end && s.tokens.first - g.tokens.end <= 3,
                _ => is_origin(self.scene.annotated, s, std::slice::from_ref(g)),
            })
        };
        self.fitting().find(owns)
    }

    /// The last finite verb of the clause before the cue, else its first; `according to` is none.
    fn last_verb(&self) -> u32 {
        let Annotated { verbs, scan, .. } = self.scene.annotated;
        let class = scan.grammar.class("deal_slot");
        let from = verbs.partition_point(|g| g.tokens.first < self.scene.clause.first);
        let own = || verbs[from..].iter().filter(|g| !scan.is(g.tokens.first as usize, class));
        let before = own().take_while(|g| g.tokens.end <= self.cue.tokens.first).filter(|g| g.finite()).last();
        before.or_else(|| own().next()).map_or(self.scene.clause.end, |g| g.tokens.first)
    }
}
