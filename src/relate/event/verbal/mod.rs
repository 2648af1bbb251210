//! Events that verbs tell: for each verb group the frame that fits it best, its sides, its status.
//!
//! `fit` chooses the frame, `around` reads what it asks for, `amount` what it takes in place of an object, `sides` finds who does it to whom, `signed` between whom a pact was made, `clitic` whom an object
//! before the verb stands for, `complement` whom the clause that it takes is about, `attack` whose attack it was, `beside`
//! whom words only mention, `givers` whose words or means tell of it, `home` what stays inside one state, `called` what bad names are given, `carried` what a light verb carries; `turned` makes a deed of another type of it, `silent` and `described` tell which groups have
//! nothing to tell, `lacking` which deeds miss a side, `opinion` which are only thought of; `hanging` says what a preposition behind a verb belongs to,
//! `wanting` whether the nouns are there that frames ask for, `particles` which words belong to the verb itself, `undergoing` whose verb tells of whom it is done to.

mod amount;
mod around;
mod attack;
mod beside;
mod called;
mod carried;
mod clitic;
mod complement;
mod described;
mod fit;
mod givers;
mod hanging;
mod home;
mod lacking;
mod opinion;
mod particles;
mod sides;
mod signed;
mod silent;
mod struck;
mod turned;
mod undergoing;
mod wanting;

use super::{Draft, Reader, kind_of};
use crate::model::{Event, EventStatus, EventType, Mood, Tense, Tokens, VerbGroup};
use crate::relate::clause::Places;
use crate::rules::frame::Frame;
use lacking::Deed;

/// The events of all verb groups.
pub(super) fn events(reader: &Reader) -> Vec<Event> {
    let mut found = Vec::new();
    let mut fate = vec![Fate::Open; reader.annotated.verbs.len()];
    let governs = governing(&reader.annotated.verbs);
    let mut claimed = None;
    for (number, group) in reader.annotated.verbs.iter().enumerate() {
        // Most verbs tell nothing, and are asked only where others hang on them.
        let thought_of = |fate: &[Fate]| reader.only_thought_of(group, number as u32, fate);
        if fate[number] == Fate::Nothing || governs[number] && thought_of(&fate) {
            fate[number] = Fate::Nothing;
            continue;
        }
        if group.lemma == crate::model::UNKNOWN_VERB || reader.is_put(group) {
            continue;
        }
        let duty = reader.duty(number as u32, group);
        let choice = if duty.is_none() { reader.choose(number as u32, group) } else { None };
        if duty.is_none() && choice.is_none() || !governs[number] && thought_of(&fate) {
            continue;
        }
        found.extend(duty.map(|draft| reader.told(draft)));
        let Some(choice) = choice else { continue };
        let Some(mut draft) = reader.verbal(number as u32, group, &choice, &found) else { continue };
        if reader.serves_another(group, draft.kind, &fate) && !reader.meets_on_visit(group, &draft, &found) {
            continue;
        }
        if choice.frame.has("swallows") || choice.frame.has("clause") {
            reader.swallow(number, choice.places, &mut fate);
        }
        fate[number] = Fate::Told(draft.kind);
        let told_before = reader.owns_up_to(group, &choice, &draft) && reader.claim(&draft, &mut found);
        if told_before || reader.stays_at_home(&draft, choice.places, choice.carried.is_some()) {
            continue;
        }
        if Some(draft.rule) == reader.rule_of("vow") && reader.vows_at_thing(group, &choice, &draft.target) {
            continue;
        }
        if choice.frame.has("claims") {
            let open = !reader.claim(&draft, &mut found) && draft.status == EventStatus::Happened;
            // `Boko Haram claimed a drone attack on Chad`: nothing else tells of it.
            if open && reader.claims_new(&draft, choice.places) {
                found.push(reader.told(draft));
                continue;
            }
            claimed = Some(draft).filter(|_| open);
            continue;
        }
        if let Some(claim) = claimed.as_ref().filter(|claim| reader.tells_what_is_claimed(claim, &draft)) {
            draft.source.clone_from(&claim.source);
            draft.rule = claim.rule;
            claimed = None;
        }
        if reader.is_promised(&draft, choice.places) {
            reader.at_meeting(&mut draft, &found);
        }
        found.push(reader.told(draft));
    }
    found
}

/// Which verb groups govern others.
fn governing(verbs: &[VerbGroup]) -> Vec<bool> {
    let mut governs = vec![false; verbs.len()];
    verbs.iter().filter_map(|group| group.governor).for_each(|governor| governs[governor as usize] = true);
    governs
}

/// What became of a verb group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Open,
    Told(EventType),
    /// It tells no deed of its own.
    Nothing,
}

/// A frame that fits a verb, and what stands around it.
struct Choice<'a> {
    frame: &'a Frame,
    places: &'a Places,
    /// The noun of doing that a light verb carries.
    carried: Option<(u32, &'a Frame)>,
}

impl<'a> Reader<'a> {
    /// Where the words around a verb end.
    fn end_of(&self, places: &Places, group: &VerbGroup) -> u32 {
        self.clauses.chunks[..places.end].last().map_or(group.tokens.end, |c| c.tokens.end).max(group.tokens.end)
    }

    /// `has scheduled talks`, `planned an attack`: they were still to come.
    fn carried_status(&self, group: &VerbGroup, kind: EventType, status: EventStatus, noun: u32) -> EventStatus {
        let kinds = self.annotated.scan.grammar.words.verbs.kinds(group.lemma);
        let wished = matches!(kind, EventType::Consult | EventType::Agree) && kinds & self.kinds.wish != 0;
        // `planned the attacks`: those that all know of.
        let known = |c: usize| self.is_definite(self.clauses.chunks[c].tokens);
        if kind == EventType::Assault
            && status == EventStatus::Happened
            && self.clauses.chunk_at(noun).is_some_and(known)
        {
            return status;
        }
        match status {
            EventStatus::Happened | EventStatus::Ongoing if kinds & self.kinds.arrange != 0 => EventStatus::Scheduled,
            // `proposed a summit`
            EventStatus::Happened | EventStatus::Ongoing if wished => EventStatus::Possible,
            _ => status,
        }
    }

    /// `The envoy was told to leave`: by whom is not told; but `was invited to meet X` tells of the meeting.
    fn is_told_to(&self, group: &VerbGroup, places: &Places, target: &[u32]) -> bool {
        let frames = &self.annotated.scan.grammar.frames;
        let meets =
            |g: &VerbGroup| frames.of_verb(g.lemma).any(|f| kind_of(f) == Some(EventType::Consult) && !f.has("alone"));
        group.passive
            && (group.perfect || group.tense == Tense::Past)
            && target.iter().any(|&t| self.is_known(t))
            && self.infinitive(places, group).is_some_and(|g| !meets(g))
    }

    /// What a verb group tells by the frame chosen for it; nothing where that lacks what it needs.
    fn verbal(&self, number: u32, group: &VerbGroup, choice: &Choice, found: &[Event]) -> Option<Draft> {
        let Choice { places, carried, .. } = choice;
        let (frame, trigger) = self.deed(group, choice);
        let kind = kind_of(frame)?;
        let (source, mut target) = self.who_and_whom(kind, frame, group, choice)?;
        use EventType::{Accuse, Consult, Reject, Sanction, Threaten};
        let hostile = matches!(kind, Accuse | Consult | Reject | Sanction | Threaten);
        let source = if hostile { self.but_not_itself(places, source, &target) } else { source };
        if kind == EventType::Accuse && carried.is_none() && !target.iter().any(|&t| self.is_known(t)) {
            target = self.attackers_told(frame, group, places, &source, found).unwrap_or(target);
        }
        if carried.is_none() && !group.passive && !target.iter().any(|&t| self.is_known(t)) {
            let mut others = self.makers_of_object(kind, frame, places, &source);
            if others.is_empty() {
                others = self.aimed_at(kind, frame, places, &source);
            }
            target = if others.is_empty() { target } else { others };
        }
        if kind == EventType::Sanction && target.is_empty() && matches!(frame.mode, "expel" | "discontinue") {
            target = self.summoned_before(group, &source, found);
        }
        if kind == EventType::Threaten && target.is_empty() {
            target = self.who_could_avert(group, &source);
        }
        let (kind, rule, status) = self.meant(kind, frame, group, places, &source);
        let status = match *carried {
            Some((token, _)) => self.carried_status(group, kind, status, token),
            None => status,
        };
        if target.is_empty() && self.meets(kind, frame, choice) && self.is_we(&places.subject) {
            target = self.met_before(&source, group.head, found);
        }
        let first = places.subject.first().map_or(group.tokens.first, |&s| self.clauses.chunks[s].tokens.first);
        let draft = Draft {
            kind,
            mode: (!frame.mode.is_empty() && kind_of(frame) == Some(kind)).then(|| frame.mode.to_string()),
            rule,
            trigger,
            tokens: Tokens { first: first.min(group.tokens.first), end: self.end_of(places, group) },
            source,
            target,
            status,
            group: Some(number),
            nominal: false,
            turned: carried.is_some() && (self.suffers(group) || self.heralds(group) && self.tells_two(places))
                || frame.has("reverse")
                || frame.has("held-against")
                // `A delegation is expected in Chad`: its subject goes there.
                || frame.has("passive-only") && !places.subject.is_empty() && frame.has("planned")
                || frame.has("receives") && !group.passive,
            occasion: None,
        };
        let hosts = self.only_hosts(group, &draft, places, found) || self.only_opens(group, &draft);
        (!hosts && !self.tells_nothing(&draft, frame, group, choice)).then_some(draft)
    }

    /// The frame of the deed and the words that tell it: those of a noun that a light verb carries, which may stand before
    /// its verb (`les frappes menées par l'armée`), else those of the verb.
    fn deed<'c>(&self, group: &VerbGroup, choice: &Choice<'c>) -> (&'c Frame, Tokens) {
        let Some((token, carried)) = choice.carried else { return (choice.frame, group.tokens) };
        let noun = self.annotated.scan.mark_before(0, token as usize + 1, self.classes.noun).map_or(token, |m| m.first);
        let (first, last) = (group.head.min(noun), group.head.max(token));
        (carried, Tokens { first, end: last + 1 })
    }

    /// Who does the deed and whom it is done to, as deeds of this type are told; none where it takes two and one is there.
    fn who_and_whom(
        &self,
        kind: EventType,
        frame: &Frame,
        group: &VerbGroup,
        choice: &Choice,
    ) -> Option<(Vec<u32>, Vec<u32>)> {
        let Choice { places, carried, .. } = choice;
        let (mut source, mut target) = self.sides_of(frame, group, places, carried.is_some());
        self.settle_behind(kind, frame, choice, (&mut source, &mut target));
        // `Fighting broke out between A and B`
        if frame.has("mutual") {
            // `A swap of prisoners took place between A and B`: those who are swapped do nothing.
            if source.is_empty() || target.len() > 1 && source.iter().all(|&s| self.is_stateless(s)) {
                source = std::mem::take(&mut target);
            }
            if source.is_empty()
                && let [noun] = places.subject[..]
            {
                source = self.joined_behind(noun);
            }
            if source.len() < 2 {
                return None;
            }
        }
        if carried.is_some() && self.suffers(group) {
            (source, target) = self.sides_suffering(group, places);
            if self.tells_what_befell(group) && !target.iter().any(|&t| self.is_known(t)) {
                return None;
            }
        }
        match kind {
            EventType::Assault => self.complete_attack(group, places, &mut source, &mut target),
            EventType::Protest if !source.iter().any(|&s| self.is_known(s)) => {
                self.tell_marchers(places, &mut source, &mut target);
            }
            // `Police said two Malians had been arrested`
            EventType::Coerce if group.passive && source.is_empty() && frame.mode == "arrest" => {
                source.extend(self.speaker(group.head).filter(|&s| matches!(self.agent(s), "COP" | "JUD")));
            }
            // `was signed between Chad and Mali`, `un rendez-vous est prévu entre A et B`
            EventType::Agree
                if (group.passive || self.is_made_between(group, places)) && source.is_empty() && target.len() > 1 =>
            {
                std::mem::swap(&mut source, &mut target);
            }
            EventType::Consult if carried.is_some() && source.is_empty() && self.tells_two(places) => {
                std::mem::swap(&mut source, &mut target);
            }
            EventType::Agree if carried.is_none() && source.is_empty() && target.is_empty() => {
                source = self.signatories(group, places);
                if source.is_empty() {
                    source = self.parties_of_deal(group, places);
                }
            }
            _ => {}
        }
        if kind == EventType::Assault && carried.is_some() {
            self.drop_owners(places, &mut target);
        }
        self.drop_moved(kind, &mut target);
        Some((source, target))
    }

    /// Where a load is taken to; who only takes along those set free; who drills with whom.
    fn settle_behind(
        &self,
        kind: EventType,
        frame: &Frame,
        choice: &Choice,
        (source, target): (&mut Vec<u32>, &mut Vec<u32>),
    ) {
        if matches!(kind, EventType::Aid | EventType::Mobilize) && target.is_empty() {
            *target = self.carried_to(choice.places);
        }
        if frame.mode == "release" {
            self.without_go_betweens(target);
        }
        // `A joint exercise was held between A and B`
        if kind == EventType::Cooperate && choice.carried.is_some() && source.is_empty() && target.len() > 1 {
            std::mem::swap(source, target);
        }
    }

    /// `agreed on a withdrawal of troops`: those who are moved agree to nothing, and are given nothing.
    fn drop_moved(&self, kind: EventType, target: &mut Vec<u32>) {
        let moved = |&t: &u32| {
            let mention = &self.annotated.mentions[t as usize];
            mention.code == "MIL" && self.is_plural(mention.tokens)
        };
        let others = target.iter().any(|&t| self.is_known(t));
        if matches!(kind, EventType::Agree | EventType::Aid) || kind == EventType::Request && others {
            target.retain(|t| !moved(t));
        }
        // `handed over a hacker to Chad`, `dropped its opposition to Chad's plan`
        if matches!(kind, EventType::Concede | EventType::Cooperate) && others {
            target.retain(|&t| !self.is_stateless(t));
        }
    }

    /// Does a light verb carry a noun of meeting: `held talks`?
    fn meets(&self, kind: EventType, frame: &Frame, choice: &Choice) -> bool {
        let own = |token: u32| frame.mode.is_empty() || self.is_owned(token);
        kind == EventType::Consult && choice.carried.is_some_and(|(token, _)| own(token))
    }

    /// Does a draft lack a side, or turn on no one but its own?
    fn tells_nothing(&self, draft: &Draft, frame: &Frame, group: &VerbGroup, choice: &Choice) -> bool {
        let Choice { places, carried, .. } = choice;
        let Draft { kind, rule, source, target, status, .. } = draft;
        let kind = *kind;
        let known = |sides: &[u32]| sides.iter().any(|&s| self.is_known(s));
        // `has the backing of Chad`: who has it does not give it.
        let has = kind == EventType::Support
            && carried.is_some()
            && self.annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.have != 0;
        let asked = || group.finite() && self.asked_by_statesmen(kind, places, target);
        let told_to = kind == EventType::Request && self.is_told_to(group, places, target);
        let alone =
            self.meets(kind, frame, choice) && !self.is_we(&places.subject) && source.iter().any(|&s| self.is_actor(s));
        // `Macron should visit Chad`, said by nobody told of: an opinion.
        let opinion = || kind == EventType::Consult && group.mood == Mood::Duty && self.said_by(group.head).is_none();
        // `lifted the sanctions imposed on Chad`: none are imposed now.
        let described =
            kind == EventType::Sanction && carried.is_some() && self.bare_participle(group) && source.is_empty();
        has || described || self.at_home(frame, source, target) || self.is_put_to_hearer(group, places)
            || opinion()
            || !alone
                && !told_to
                && !self.enough(kind, frame, source, target, places)
                && !asked()
                && !self.signs_known_pact(kind, group, places, source.len() + target.len())
            || kind == EventType::Assault && self.clauses.chunk_at(group.head).is_some_and(|c| self.mourned(c))
            || self.lacks(Deed { frame, group, places, source, target })
            // `AMISOM confirmed the ambush`: it was made by others.
            || kind == EventType::Assault && carried.is_some() && self.heralds(group) && target.is_empty()
            // `did not discuss extradition`: they met all the same.
            || Some(*rule) == self.rule_of("discuss-topic") && *status == EventStatus::Negated
            || self.turns_on_own(kind, places, source, target)
            || self.only_possible(kind, group, *status, target)
            // `refugees whom the authorities blame`: nobody known does it.
            || places.relative && !target.is_empty() && !known(source)
            // `will defend its citizens`: promised to nobody else.
            || Some(*rule) == self.rule_of("promise") && !target.is_empty() && !known(target)
    }
}
