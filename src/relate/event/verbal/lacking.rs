//! Deeds that lack one of their sides, and so tell nothing.

use crate::model::{ActorKind, EventStatus, EventType, Mood, Tense, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::{Reader, kind_of};
use crate::rules::frame::Frame;
use crate::text::{Casing, TokenKind};

/// A deed as far as it is read: what a frame makes of a verb and of what stands around it, and its sides.
#[derive(Clone, Copy)]
pub(super) struct Deed<'d> {
    pub frame: &'d Frame,
    pub group: &'d VerbGroup,
    pub places: &'d Places,
    pub source: &'d [u32],
    pub target: &'d [u32],
}

impl Reader<'_> {
    /// Does what else the frame asks for fail, or does something show that nobody did such a deed?
    pub(super) fn lacks(&self, deed: Deed) -> bool {
        let Deed { frame, group, places, source, target } = deed;
        self.lacks_what_is_asked(deed)
            || self.describes_unknown(group, source, target)
            || source.is_empty() && !group.passive && self.is_of_author(places)
            || self.asks_own(frame, places, source, target)
            || self.quarrels_only(frame, group, places, source, target)
            || self.is_business(frame, source, target)
            || kind_of(frame).is_some_and(|kind| {
                self.says_who_they_are(group, kind, source)
                    || self.is_private_life(kind, frame, source, target)
                    || self.is_ordinary_crime(kind, deed)
                    || self.is_none_of(kind, deed)
            })
    }

    /// `The airline sued the bank`, `The telecoms firm signed a pact`: firms among themselves, none of which makes arms.
    fn is_business(&self, frame: &Frame, source: &[u32], target: &[u32]) -> bool {
        use EventType::{Accuse, Agree, Consult, Cooperate, Reject, Support, Threaten};
        let words = matches!(kind_of(frame), Some(Accuse | Agree | Consult | Cooperate | Reject | Support | Threaten));
        let arms = |side: &u32| {
            let scan = &self.annotated.scan;
            let name = self.annotated.mentions[*side as usize].tokens.first as usize;
            let mut rows = scan.marks_of(name, scan.grammar.class("organization")).map(|m| scan.key(m));
            rows.any(|id| self.annotated.facts.organizations.get(id).is_some_and(|row| row.makes_arms))
        };
        let firms =
            |sides: &[u32]| self.are_all(sides, "BUS") && !self.are_all(sides, "GOVBUS") && !sides.iter().any(arms);
        words && firms(source) && (target.is_empty() || firms(target))
    }

    /// Two who bargain, someone who did it, something that is wanted: is it missing?
    fn lacks_what_is_asked(&self, Deed { frame, group, places, source, target }: Deed) -> bool {
        // `Dix soldats ont été tués`
        let struck = || group.passive && self.tells_of_combatants(group, places);
        let undone = || source.is_empty() && !self.by_attack(places) && !self.is_done_by_attack(group) && !struck();
        let unasked = || {
            !self.asks_someone(frame, group, places)
                && !self.is_each_other(places)
                && !self.holds_noun(&frame.objects, self.whom(group, places))
        };
        // `A country plans to recall its envoy`: nobody known.
        let of_nobody = || source.is_empty() && !group.passive && !self.bare_participle(group);
        let own = |&t: &u32| source.iter().any(|&s| self.same_side(s, t));
        frame.has("bargain") && self.only_opinion(places, source, target)
            // `« Il est regrettable », a-t-il dit`: held against nobody else.
            || frame.has("held-against") && !target.is_empty() && target.iter().all(own)
            || frame.has("done-by") && undone()
            || frame.has("or-target") && unasked()
            || frame.has("own-people") && of_nobody()
    }

    /// Is it no deed of this type after all?
    fn is_none_of(&self, kind: EventType, deed: Deed) -> bool {
        let Deed { frame, group, places, source, target } = deed;
        match kind {
            EventType::Accuse => self.names_inquiry(deed),
            EventType::Agree => self.is_none_agreed(deed) || self.comes_of_attack(group, places),
            EventType::Aid => {
                let empty = || frame.has("loaded") && !self.is_loaded(group, places);
                // `sent jets to bomb Chad`
                let verbs = &self.annotated.scan.grammar.words.verbs;
                let fights = |g: &VerbGroup| verbs.kinds(g.lemma) & self.kinds.hostile != 0;
                let armed = || places.objects.iter().any(|&c| self.is_of_kind(c, self.kinds.troops));
                let hostile = || armed() && self.infinitive(places, group).is_some_and(fights);
                self.is_of_building(group, places) || self.comes_of_attack(group, places) || empty() || hostile()
            }
            EventType::Assault => self.is_none_assaulted(deed),
            EventType::Coerce => self.is_of_thing(group, places),
            EventType::Cooperate => self.comes_of_attack(group, places),
            EventType::Protest => (group.passive || !group.finite()) && self.are_authorities(source),
            EventType::Request => self.commands_own(deed) || self.asks_for_answer(group, places, source),
            // `Rescuers freed ten people from the rubble`
            EventType::Retreat if frame.mode == "release" && self.tells_of_calamity(group.head) => true,
            // `a truce that seeks to end the fighting`: nobody's as yet.
            EventType::Retreat => {
                source.is_empty()
                    && group.tense == Tense::Infinitive
                    && matches!(group.status, EventStatus::Possible | EventStatus::Negated)
            }
            EventType::Sanction => self.is_none_sanctioned(deed),
            EventType::Support => self.is_none_supported(deed),
            // `warned his army`: one's own people are threatened with nothing.
            EventType::Threaten => target.iter().all(|&t| self.is_stateless(t)) && self.is_of_own(places),
            _ => false,
        }
    }

    /// `a body to investigate the breaches`: of nobody.
    fn names_inquiry(&self, Deed { frame, group, source, target, .. }: Deed) -> bool {
        frame.mode == "investigate"
            && group.tense == Tense::Infinitive
            && group.status == EventStatus::Possible
            && !source.iter().chain(target).any(|&side| self.is_known(side))
    }

    fn is_none_agreed(&self, Deed { frame, group, places, source, target }: Deed) -> bool {
        // `« … », a-t-il convenu`: he admits it.
        let admits = places.subject.iter().any(|&c| self.clauses.is_joined(self.annotated, c));
        // `The firm agreed to buy a stake`
        let trade = || frame.has("bargain") && self.are_all(source, "BUS");
        admits
            || self.is_only_aim(group)
            || target.is_empty() && (trade() || source.len() < 2 && self.serves_effort(group))
    }

    /// `met in an effort to reach an accord`: what the deed is done for.
    fn is_only_aim(&self, group: &VerbGroup) -> bool {
        let noun = group.outlook.and_then(|at| self.clauses.chunk_at(at)).filter(|_| group.tense == Tense::Infinitive);
        let led = noun.and_then(|c| c.checked_sub(1)).is_some_and(|c| self.preposition(c) == Some("in"));
        led && group.status == EventStatus::Possible
    }

    /// `A war between Chad and Mali would send prices up`: it promises nothing.
    fn comes_of_attack(&self, group: &VerbGroup, places: &Places) -> bool {
        let attack = |&c: &usize| self.is_of_kind(c, self.kinds.attack);
        !group.passive && !places.subject.is_empty() && places.subject.iter().all(attack)
    }

    fn is_none_assaulted(&self, Deed { group, places, source, target, .. }: Deed) -> bool {
        // `Ten Chadians were killed when a storm struck`, `homes were destroyed`: in a report of a disaster nobody did it.
        let calamity =
            || !self.by_attack(places) && !self.is_done_by_attack(group) && self.tells_of_calamity(group.head);
        source.is_empty() && (self.is_mishap(group, places) || calamity())
            // `We never attacked anyone`
            || group.negated && !target.iter().any(|&t| self.is_known(t))
            // `The Lima Post attacked Chad for its silence`: no more than words.
            || self.are_all(source, "MED")
    }

    /// `ordered his embassy to wait`: of nobody else.
    fn commands_own(&self, Deed { group, places, target, .. }: Deed) -> bool {
        self.annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.command != 0
            && target.iter().all(|&t| self.is_stateless(t))
            && self.is_of_own(places)
    }

    fn is_none_sanctioned(&self, Deed { frame, group, places, source, target }: Deed) -> bool {
        let passive = |g: u32| self.annotated.verbs[g as usize].passive;
        // `slashed funding for the arts`, `cut aid to farmers`
        let funds = || {
            !target.iter().any(|&t| self.is_known(t) || self.is_state_body(t))
                && self.holds_only(places, if target.is_empty() { self.kinds.purse } else { self.kinds.aid })
        };
        // `was handed a note expelling an envoy`: not by whom it was handed to.
        self.is_of_thing(group, places) && group.governor.is_some_and(passive)
            || frame.mode == "discontinue"
                && (funds() || source.is_empty() && self.is_done_by_thing(frame, group, places))
    }

    /// `an accord worth a billion that puts an end to years of talks`: by nothing that could act, not even a name.
    fn is_done_by_thing(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        let scan = &self.annotated.scan;
        let small = |t: usize| scan.tokens[t].casing == Casing::Lower || scan.tokens[t].kind != TokenKind::Word;
        let thing = |&c: &usize| {
            let own = self.clauses.chunks[c];
            let opens = usize::from(scan.opens_sentence(own.tokens.first as usize) && own.tokens.range().len() > 1);
            own.part == Part::Noun && own.tokens.range().skip(opens).all(small) && !self.headed_by_people(own.tokens)
        };
        let verb = !frame.verbs(group.lemma).is_empty() && !group.passive;
        verb && !places.subject.is_empty() && places.subject.iter().all(thing)
    }

    fn is_none_supported(&self, Deed { frame, group, places, source, target }: Deed) -> bool {
        let land = source.first().and_then(|&f| self.country(f));
        let at_home = |&s: &u32| self.country(s).is_some_and(|own| land == Some(own));
        let its = |&c: &usize| self.is_its(self.clauses.chunks[c].tokens.first);
        // `rebels backed by Chad captured a town`: only who they are; `we defend it`: of nobody known.
        !frame.verbs(group.lemma).is_empty() && self.says_whom_they_have(group)
            || self.is_it(&places.objects) && !target.iter().any(|&t| self.is_known(t))
            // `a law of Chad recognising the victory of Chadian rebels`: told of one land alone.
            || frame.has("both")
                && !source.iter().any(|&s| self.is_person(s))
                && source.iter().chain(target).all(at_home)
            // `defended its policies`: one's own; but `A and B restored their ties`.
            || !group.passive
                && target.is_empty()
                && source.len() < 2
                && self.is_of_own(places)
                && places.objects.iter().all(its)
    }

    /// `Mali withdrew from ECOWAS`: a land, and a body of several states.
    pub(super) fn leaves_union(&self, places: &Places) -> bool {
        let led = places.slots.first().map(|(_, list)| &list[..]).unwrap_or_default();
        let left = if places.objects.is_empty() { led } else { &places.objects[..] };
        self.are_lands(&self.sides(&places.subject, true)) && self.is_union(&self.sides(left, false))
    }

    fn are_lands(&self, sides: &[u32]) -> bool {
        let mentions = &self.annotated.mentions;
        !sides.is_empty() && sides.iter().all(|&s| self.is_kind(&mentions[s as usize], ActorKind::Country))
    }

    /// Are all of these bodies of several states?
    fn is_union(&self, sides: &[u32]) -> bool {
        let actor = |s: &u32| self.annotated.mentions[*s as usize].actor.map(|a| &self.annotated.actors[a as usize]);
        let union = |s: &u32| actor(s).and_then(|a| a.code.as_deref()).is_some_and(|code| code.starts_with("IGO"));
        !sides.is_empty() && sides.iter().all(union)
    }

    /// Are all objects of a kind?
    fn holds_only(&self, places: &Places, kind: u64) -> bool {
        !places.objects.is_empty() && places.objects.iter().all(|&c| self.is_of_kind(c, kind))
    }

    /// Do the codes of all who do it end so: media, firms?
    pub(super) fn are_all(&self, source: &[u32], agent: &str) -> bool {
        let own = |s: &u32| self.annotated.mentions[*s as usize].code.ends_with(agent);
        let listed = |s: &u32| {
            let actor = self.annotated.mentions[*s as usize].actor.map(|a| &self.annotated.actors[a as usize]);
            actor.and_then(|a| a.code.as_deref()).is_some_and(|code| code.ends_with(agent))
        };
        !source.is_empty() && source.iter().all(|s| own(s) || listed(s))
    }

    /// `discussed efforts to reach a truce`: an infinitive that hangs on a noun, of nobody's deed as yet.
    fn serves_effort(&self, group: &VerbGroup) -> bool {
        let before = self.clauses.chunk_at(group.head).and_then(|c| c.checked_sub(1)).map(|c| self.clauses.chunks[c]);
        group.tense == Tense::Infinitive
            && group.status == EventStatus::Possible
            && before.is_some_and(|c| {
                c.part == Part::Noun && crate::relate::clause::mentions_in(self.annotated, c.tokens).is_empty()
            })
    }

    /// `its`, which stands for a state or a body where `his` may be of another.
    fn is_its(&self, token: u32) -> bool {
        let scan = &self.annotated.scan;
        scan.mark(token as usize, self.classes.possessive).is_some_and(|m| scan.key(m) == "its")
    }

    /// `blame each other`
    fn is_each_other(&self, places: &Places) -> bool {
        let pronoun = places.objects.first().map(|&c| self.clauses.chunks[c].part);
        matches!(pronoun, Some(Part::Pronoun(mark)) if self.annotated.scan.key(mark) == "each-other")
    }

    /// `called on the bloc for reform`, not `called for Chadian reform`: is someone there of whom it is asked?
    fn asks_someone(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        // `called for ties with Chad`: of nobody.
        let of = |p: usize| {
            self.preposition(p).is_some_and(|key| {
                (key != "with" || !places.objects.is_empty()) && frame.target.iter().any(|t| **t == *key)
            })
        };
        let someone = |list: &[usize]| self.is_someone(list) && !self.sides(list, true).is_empty();
        // `campaigned for it`
        let pronoun = |list: &[usize]| list.iter().all(|&c| matches!(self.clauses.chunks[c].part, Part::Pronoun(_)));
        // `demanded that Chad stop`
        let that = matches!(self.clauses.chunks.get(places.end).map(|c| c.part), Some(Part::Subordinator(_)));
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let good = self.infinitive(places, group).is_some_and(|c| verbs.kinds(c.lemma) & self.kinds.hostile == 0);
        // `seeks to boost exports to Chad`
        (that || good && frame.has("both")) && !self.sides_of_complement(places, &[]).is_empty()
            || self.object(group, places).into_iter().any(|list| someone(list) && !pronoun(list))
            // `sought Chad's help`
            || frame.has("both") && places.objects.iter().any(|&c| self.owner_in(c).is_some())
            || places.slots.iter().any(|(p, list)| of(*p) && someone(list))
    }

    /// `an appeal for money to provide help`, `failed to provide help`: a good turn that may be done to nobody in
    /// particular, or was not.
    pub(super) fn only_possible(
        &self,
        kind: EventType,
        group: &VerbGroup,
        status: EventStatus,
        target: &[u32],
    ) -> bool {
        use EventType::{Accuse, Aid, Coerce, Concede, Cooperate, Retreat, Sanction, Support};
        let infinitive = group.tense == Tense::Infinitive;
        let good = matches!(kind, Aid | Cooperate | Support);
        let bare = matches!(kind, Accuse | Concede | Coerce | Sanction) && !group.finite();
        match status {
            // `resigned to allow Malian talks`
            EventStatus::Possible if kind == Concede && infinitive => true,
            // `hopes to secure the release of ten`
            EventStatus::Possible if kind == Retreat => infinitive && !target.iter().any(|&t| self.is_known(t)),
            EventStatus::Possible => target.is_empty() && (good || bare),
            EventStatus::Negated => target.is_empty() && (good || bare) && infinitive,
            _ => false,
        }
    }

    /// Are there sides enough for an event of this type?
    pub(super) fn enough(
        &self,
        kind: EventType,
        frame: &Frame,
        source: &[u32],
        target: &[u32],
        places: &Places,
    ) -> bool {
        use EventType::{Agree, Aid, Assault, Consult, Cooperate, Reject, Request, Sanction, Support};
        let all = source.len() + target.len();
        let placed = || kind == Assault && places.slots.iter().any(|(_, list)| self.holds_place(list));
        let known = || {
            source.iter().chain(target).any(|&side| self.is_known(side))
                || all > 0 && placed()
                // `the rebels and a militia agreed`
                || kind == Agree && source.len() > 1
        };
        // `The generals tore up the pact` tells of the pact; `rejected claims of bias` of nobody.
        let pact = || places.objects.iter().any(|&c| self.is_of_kind(c, self.kinds.pact));
        if matches!(kind, Agree | Aid | Assault | Consult | Request | Sanction | Support) && !known()
            || kind == Reject && !known() && !pact()
        {
            return false;
        }
        // `works with the minister`, of no country that is told.
        if kind == Cooperate
            && frame.objects.is_empty()
            && source.len() == 1
            && !target.is_empty()
            && !target.iter().any(|&t| self.is_known(t))
        {
            return false;
        }
        match kind {
            _ if frame.has("both") => self.has_both(frame, places, source, target),
            _ if frame.has("two") => all >= 2,
            // `an official of that rank comes to Chad`
            EventType::Consult if frame.has("goer") && source.is_empty() => false,
            EventType::Consult if !frame.has("single") => {
                // `came from the north of Lome`: no visit there.
                let leads = |p: usize| !frame.has("goer") || self.preposition(p) != Some("of");
                let placed = || places.slots.iter().any(|(p, l)| leads(*p) && self.holds_place(l));
                // `speaking by telephone from Lome`: a call has two sides.
                all >= 2 || all == 1 && frame.mode != "phone" && placed()
            }
            EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Retreat => all >= 1,
            EventType::Protest => all >= 1,
            EventType::Accuse if frame.has("single") => all >= 1,
            EventType::Accuse => !source.is_empty() || target.iter().any(|&t| self.is_known(t)),
            _ if frame.has("single") => all >= 1,
            _ => !source.is_empty(),
        }
    }

    /// `agrees with the report`: neither a deed that is agreed to, nor two who agree on one.
    pub(super) fn only_opinion(&self, places: &Places, source: &[u32], target: &[u32]) -> bool {
        let on = places.slots.iter().any(|(p, _)| self.preposition(*p).is_some_and(|key| matches!(key, "on" | "to")));
        let to_do = |c: usize| !matches!(self.clauses.chunks[c].part, Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        let infinitive = places.complement.is_some_and(to_do) && source.len() + target.len() > 0;
        let with = places.slots.first().is_some_and(|(p, _)| self.preposition(*p) == Some("with"));
        let that = matches!(self.clauses.chunks.get(places.end).map(|c| c.part), Some(Part::Subordinator(_)));
        if self.finds_of_another(places, source) {
            return true;
        }
        with && !on && (!infinitive || that)
    }

    /// `agreed that Chad was to blame`, `agreed the tests violate a treaty`: how things are with another, not what is to be.
    pub(super) fn finds_of_another(&self, places: &Places, source: &[u32]) -> bool {
        let Some(Part::Verb(n)) = places.complement.map(|c| self.clauses.chunks[c].part) else { return false };
        let group = &self.annotated.verbs[n as usize];
        let subject = &self.places(n).subject;
        // `agreed a pact, days before Chad is to leave` tells of a pact.
        let that = match self.clauses.chunks.get(places.end).map(|c| c.part) {
            Some(Part::Subordinator(mark)) => self.annotated.scan.key(mark) == "that",
            part => part == Some(Part::Noun),
        };
        if !that || !places.objects.is_empty() || !places.slots.is_empty() {
            return false;
        }
        let noun = |&c: &usize| self.clauses.chunks[c].part == Part::Noun && c >= places.end;
        group.finite()
            && matches!(group.tense, Tense::Present | Tense::Past)
            && group.mood == Mood::Plain
            && !subject.is_empty()
            && subject.iter().all(noun)
            && !self.sides(subject, true).iter().any(|&s| source.iter().any(|&own| self.same_side(own, s)))
    }
}
