//! The search for one side of a deal around one cue: its subject, its object, whom a preposition leads to, or an owner.

use super::cue::{Cue, Places, Role, gives_other};
use super::parties::{LED, Scene, is_origin, origin};
use super::side::{Side, Slot};
use crate::analysis::Annotated;
use crate::model::{Tense, VerbGroup};

/// One side around one cue, in these places.
pub(super) fn sought(scene: Scene, cue: &Cue, other: Option<Side>, places: &Places) -> Option<Side> {
    Search { scene, cue, other }.place(places)
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
        let other = self.other.map(|o| o.country);
        self.scene.sides.iter().filter(move |s| s.trades && other != Some(s.country)).copied()
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
        let direct = mover.or(direct);
        let from_verb = self.cue.group.is_some() || self.cue.recipient.subject || self.other.is_some();
        direct.or_else(|| if places.subject && from_verb { self.subject() } else { None })
    }

    /// `blocked a deal to buy jets`: who stops a deed does not do it.
    fn is_stopped(&self) -> bool {
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

    fn has_goods(&self, from: u32, to: u32) -> bool {
        self.scene.goods.iter().any(|g| g.tokens.first >= from && g.tokens.end <= to)
    }

    fn subject(&self) -> Option<Side> {
        if self.passive() {
            return self.behind().find(|s| s.slot == Slot::By && !self.passive_between(s));
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
        let stop = self.subject_before()?;
        let told = |s: &Side| self.is_apposed(s) || self.says_aside(s);
        self.before().rfind(|s| s.slot == Slot::Bare && s.tokens.end <= stop && !told(s))
    }

    /// `Chad chose Thales to supply`, `Thales was chosen by Chad to supply`: who is chosen for a deed does it.
    fn chosen(&self) -> Option<Option<Side>> {
        let governor = self.governor()?;
        let chooses = |c: &Cue| c.chooses && self.scene.group(c).is_some_and(|g| g.tokens == governor.tokens);
        let choice = self.scene.cues.iter().find(|c| chooses(c))?;
        let object = |s: &Side| s.slot == Slot::Bare && s.tokens.first >= governor.tokens.end;
        let subject = |s: &Side| s.slot == Slot::Bare && s.tokens.end <= governor.tokens.first;
        Some(if self.scene.is_passive(choice) { self.before().rfind(subject) } else { self.before().find(object) })
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

    /// `Jordan, Iraq's western neighbour, bought`: between two commas, right behind someone else.
    fn is_apposed(&self, side: &Side) -> bool {
        let scan = &self.scene.annotated.scan;
        let comma = |at: u32| scan.tokens.get(at as usize).is_some() && scan.token_text(at as usize) == ",";
        let open = (1..=2).filter_map(|n| side.tokens.first.checked_sub(n)).find(|&at| comma(at));
        let head = |open: u32| self.before().any(|s| s.tokens.end == open && s.slot == Slot::Bare);
        let unnamed = side.mention.is_some_and(|m| self.scene.annotated.mentions[m as usize].code.len() > 3);
        unnamed && comma(side.tokens.end) && open.is_some_and(head)
    }

    /// `The government, she said, will buy`: who says so between two commas does nothing else.
    fn says_aside(&self, side: &Side) -> bool {
        let Annotated { verbs, scan, .. } = self.scene.annotated;
        let comma = |at: u32| scan.tokens.get(at as usize).is_some() && scan.sign(at as usize) == ',';
        let kinds = &scan.grammar.words.verbs;
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < side.tokens.end));
        let says =
            verb.filter(|g| g.tokens.first == side.tokens.end && kinds.kinds(g.lemma) & kinds.kind("speech") != 0);
        side.tokens.first > 0 && comma(side.tokens.first - 1) && says.is_some_and(|g| comma(g.tokens.end))
    }

    /// `when delivered, the jets will join those ordered by Chad`: the agent is that of the nearer verb.
    fn passive_between(&self, side: &Side) -> bool {
        let verbs = &self.scene.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < self.cue.tokens.end);
        let mut between = verbs[from..].iter().take_while(|g| g.tokens.end <= side.tokens.first);
        between.any(|g| g.passive || g.tense == Tense::Participle)
    }

    /// `the order, told of during a visit by Niger's minister`: the agent is that of another noun.
    fn deed_between(&self, side: &Side) -> bool {
        let scan = &self.scene.annotated.scan;
        let class = scan.grammar.class("deal_other_deed");
        (self.cue.tokens.end..side.tokens.first).any(|at| scan.is(at as usize, class))
    }

    /// `l'embargo interdit à l'Italie de vendre`: who stands between a verb and its infinitive does what this says.
    fn controlled(&self) -> Option<Side> {
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
        if first > 0 && scan.mark_before(first.saturating_sub(2), first, purpose).is_some() || scan.is(first, purpose) {
            return None;
        }
        // `with Chad promising 12 more`, `with a view to Chad ordering two`
        let does = |s: &Side| group.tense == Tense::Gerund && s.tokens.end == group.tokens.first;
        let stands = |s: &Side| match s.slot {
            Slot::With | Slot::To | Slot::Of | Slot::For | Slot::By if does(s) => true,
            Slot::Bare => s.tokens.first >= governor.tokens.end && !self.led_away(s),
            // `paid a deposit to Chad to buy`: who is given something does not do what it is given for.
            Slot::To => s.tokens.first >= governor.tokens.end && !self.led_away(s) && !self.gives_to(governor, s),
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

    /// Does a noun stand between a verb and the preposition that leads to a side: `paid a deposit to Chad`?
    fn gives_to(&self, verb: &VerbGroup, side: &Side) -> bool {
        let scan = &self.scene.annotated.scan;
        let [slot, determiner] = ["deal_slot", "determiner"].map(|name| scan.grammar.class(name));
        let mut between = verb.tokens.end as usize..side.tokens.first as usize;
        let lead = between.clone().find(|&at| scan.is(at, slot)).unwrap_or(between.end);
        between.any(|at| at < lead && scan.is(at, determiner))
    }

    /// `the decision of Chad to halt deliveries`, `Chad's refusal to sell`: whose deed an infinitive behind a noun is.
    fn decider(&self) -> Option<Side> {
        let first = self.scene.group(self.cue).filter(|g| g.tense == Tense::Infinitive)?.tokens.first;
        let side = self.before().next_back()?;
        let reach = match side.slot {
            Slot::By | Slot::Of => 1,
            Slot::Possessive => 3,
            _ => return None,
        };
        (side.tokens.end + reach >= first && !self.acts_between(&side)).then_some(side)
    }

    /// Does a finite verb stand between a side and the cue?
    fn acts_between(&self, side: &Side) -> bool {
        let verbs = &self.scene.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < side.tokens.end);
        verbs[from..].iter().take_while(|g| g.tokens.end <= self.cue.tokens.first).any(|g| g.finite())
    }

    /// `states which have bought`: whom a relative pronoun right before the verb stands for, if it is someone known.
    fn antecedent(&self) -> Option<Option<Side>> {
        let scan = &self.scene.annotated.scan;
        let relative = self.scene.group(self.cue)?.tokens.first.checked_sub(1)?;
        let class = scan.grammar.class("relative");
        let comma = relative > 0 && scan.token_text(relative as usize - 1) == ",";
        let ends = [Some(relative), relative.checked_sub(1).filter(|_| comma)];
        let stands = |s: &Side| ends.contains(&Some(s.tokens.end));
        scan.is(relative as usize, class).then(|| self.before().rfind(stands))
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
        let class = scan.grammar.class("deal_slot");
        let end = self.cue.tokens.first.saturating_sub(1).max(side.tokens.end);
        (side.tokens.end as usize..end as usize).any(|at| scan.is(at, class))
    }

    fn object(&self) -> Option<Side> {
        let end = self.cue.tokens.end;
        let goods_behind = self.scene.goods.iter().map(|g| g.tokens.first).find(|&first| first >= end);
        if self.passive() {
            return self.before().rfind(|s| s.slot == Slot::Bare && goods_behind.is_some());
        }
        let stop = goods_behind.unwrap_or(end + 5);
        self.behind().find(|s| s.slot == Slot::Bare && s.tokens.first <= stop)
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
        };
        let noun = self.cue.group.is_none();
        let owners = self.before().rfind(owner).filter(|_| noun);
        // `la commande grecque`
        let adjective = |s: &Side| noun && s.slot == Slot::Adjective && s.tokens.first == self.cue.tokens.end;
        let owners = owners.or_else(|| self.behind().find(adjective).filter(|s| places.slots.contains(&s.slot)));
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
        let fits = |s: &Side| !(places.gets && s.makes || won && s.slot == Slot::From || of_other(s));
        let leads = |s: &Side| !owned(s) && places.slots.contains(&s.slot) && fits(s);
        owners
            .or_else(|| self.behind().find(|s| leads(s) && near(s) && !self.nearer_cue_asks(s) && !self.in_relative(s)))
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
        let nearer = |c: &Cue| if c.group.is_some() { asks(c) || acts(c) } else { noun(c) };
        self.scene.cues.iter().any(|c| between(c) && nearer(c))
    }

    /// Whose goods they are: `Peru's Mi-17 helicopters`, `les Kfir de la Colombie`, `les Mirage émiratis`.
    fn owner(&self) -> Option<Side> {
        let owns = |s: &Side| {
            self.scene.goods.iter().any(|g| match s.slot {
                Slot::Possessive => (1..=3).contains(&g.tokens.first.saturating_sub(s.tokens.end)),
                Slot::Of => s.tokens.first >= g.tokens.end && s.tokens.first - g.tokens.end <= 3,
                _ => is_origin(s, std::slice::from_ref(g)),
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
