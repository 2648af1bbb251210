//! Whom the object of words only mentions: who suffers what is condemned, what a dispute is about, the land that troops
//! are to leave.

use crate::model::{ActorKind, EventType, Mention, Use, VerbGroup};
use crate::relate::clause::{Part, Places, mentions_in};
use crate::relate::event::{Reader, kind_of};
use crate::rules::frame::Frame;

/// So many nouns lead from one to the next by `of`.
const CHAIN: usize = 4;

impl Reader<'_> {
    /// `condemned the attack on Chad`, `demanded that troops be withdrawn from Chad`: a target that stands behind the
    /// object, and is not who did what that tells of.
    pub(super) fn without_mentioned(&self, frame: &Frame, places: &Places, mut target: Vec<u32>) -> Vec<u32> {
        use EventType::{Accuse, Reject, Request, Support};
        let kind = kind_of(frame);
        // `appealed for the release of Ann Lee`
        let wanted = match (&places.objects[..], places.slots.first()) {
            ([], Some((p, list))) if kind == Some(Request) && self.preposition(*p) == Some("for") => &list[..],
            (objects, _) => objects,
        };
        let [object] = wanted[..] else { return target };
        let object = if kind == Some(Accuse) { self.attack_in_chain(object) } else { object };
        let tokens = self.clauses.chunks[object].tokens;
        // `attributed the attack to Chad`: the attack is what the frame asks for.
        let asked = frame.has("or-target") || kind == Some(Accuse) && !frame.objects.is_empty();
        let judged = matches!(kind, Some(Accuse | Support | Reject)) && !asked;
        let suffered = judged && (self.is_attack(object) || self.is_headed_by(object, self.kinds.suffered));
        let left = kind == Some(Request) && self.is_headed_by(object, self.kinds.leaving);
        if !suffered && !left {
            return target;
        }
        // `demanded the release of two Chadian soldiers`: not of those.
        let freed = left && self.is_headed_by(object, self.kinds.freeing);
        // `demanded the departure of President Lee`: of him.
        let departs = left && self.is_headed_by(object, self.kinds.departing);
        // `a condamné l'attaque contre un convoi de l'ONU`
        let next = (object + 1 < self.clauses.chunks.len()).then(|| self.preposition(object + 1)).flatten();
        let struck = matches!(next, Some("against" | "on"));
        let led_by = |chunk: usize| chunk.checked_sub(1).and_then(|before| self.preposition(before));
        target.retain(|&t| {
            let first = self.annotated.mentions[t as usize].tokens.first;
            let behind = first >= tokens.end;
            let key = self.clauses.chunk_at(first).and_then(led_by);
            // `condemned the attack on its own troops`, `l'attaque de son ambassade`
            let own = self.clauses.chunk_at(first).is_some_and(|c| self.is_owned(self.clauses.chunks[c].tokens.first));
            let away = match key {
                Some("of") if suffered => own || struck || self.tells_victim(object),
                _ if suffered => !matches!(key, Some("by" | "from")),
                // `demanded the release of Ann Lee`: not of her.
                Some("of") => freed || self.is_person(t) && !departs,
                _ => key == Some("from"),
            };
            !(behind && away)
        });
        if target.is_empty() && suffered && kind == Some(Accuse) { self.waged_by(object) } else { target }
    }

    /// `X thanked all for their help to Chad`, X being a Chadian: what stands beside the object is no side of a deed of
    /// its own people.
    pub(super) fn without_own_country(
        &self,
        frame: &Frame,
        places: &Places,
        source: &[u32],
        mut target: Vec<u32>,
    ) -> Vec<u32> {
        use EventType::{Accuse, Sanction, Support, Threaten};
        if !matches!(kind_of(frame), Some(Accuse | Sanction | Support | Threaten)) {
            return target;
        }
        let beside = |mention: &Mention| {
            let object = |&c: &usize| {
                let tokens = self.clauses.chunks[c].tokens;
                tokens.contains(mention.tokens.first as usize) && self.heads_phrase(mention, tokens)
            };
            self.is_kind(mention, ActorKind::Country)
                && mention.usage != Use::Origin
                && !places.objects.iter().chain(&places.subject).any(object)
        };
        let of = |s: &u32, t: &u32| self.is_person(*s) && self.country(*s) == self.country(*t);
        target.retain(|t| !beside(&self.annotated.mentions[*t as usize]) || !source.iter().any(|s| of(s, t)));
        target
    }

    /// `reaffirmed the support of Chad for Mali`: whose support it is, gets nothing of it, and gives it where no land of
    /// who speaks is told.
    pub(super) fn without_givers(
        &self,
        frame: &Frame,
        places: &Places,
        carried: bool,
        source: Vec<u32>,
        target: Vec<u32>,
    ) -> (Vec<u32>, Vec<u32>) {
        let shown = carried || Some(frame.rule) == self.rule_of("show-support");
        if kind_of(frame) != Some(EventType::Support) || !shown || target.len() < 2 {
            return (source, target);
        }
        let gives = |t: &u32| {
            let chunk = self.clauses.chunk_at(self.annotated.mentions[*t as usize].tokens.first);
            let of = chunk.and_then(|c| c.checked_sub(1)).filter(|&c| self.preposition(c) == Some("of"));
            of.and_then(|c| c.checked_sub(1)).is_some_and(|c| places.objects.contains(&c))
        };
        let (givers, others): (Vec<u32>, Vec<u32>) = target.iter().partition(|t| gives(t));
        if givers.is_empty() || !others.iter().any(|&t| self.is_known(t)) {
            return (source, target);
        }
        if source.iter().all(|&s| self.is_stateless(s)) { (givers, others) } else { (source, others) }
    }

    /// `condemned the continuation of the war of aggression`: the attack that a noun phrase leads to by `of`; else the phrase.
    fn attack_in_chain(&self, object: usize) -> usize {
        let to = self.clauses.sentence_of(object).end;
        let next = |&c: &usize| {
            let of = c + 2 < to && self.preposition(c + 1) == Some("of");
            (of && self.clauses.chunks[c + 2].part == Part::Noun).then_some(c + 2)
        };
        std::iter::successors(Some(object), next).take(CHAIN).find(|&c| self.is_attack(c)).unwrap_or(object)
    }

    /// `condemned the attack waged by Chad`: whose attack it is, as the participle behind its noun tells.
    fn waged_by(&self, object: usize) -> Vec<u32> {
        if !self.is_participle(object + 1, self.clauses.sentence_of(object).end) {
            return Vec::new();
        }
        let frames = &self.annotated.scan.grammar.frames;
        let attack = |noun: u32| frames.of_noun(noun).find(|f| kind_of(f) == Some(EventType::Assault));
        let frame = self.nouns(self.clauses.chunks[object].tokens).find_map(|(_, noun)| attack(noun));
        frame.map(|frame| self.complements(object, frame).source).unwrap_or_default()
    }

    /// `welcomed a proposal by Chad`: whose the thing is that is praised, blamed or rejected, where `by` right behind it says
    /// so.
    pub(super) fn whose_by(&self, frame: &Frame, places: &Places) -> Vec<u32> {
        use EventType::{Accuse, Coerce, Reject, Support};
        let ([object], Some((by, list))) = (&places.objects[..], places.slots.first()) else { return Vec::new() };
        let behind = *by == object + 1 && self.preposition(*by) == Some("by");
        let judged = matches!(kind_of(frame), Some(Accuse | Coerce | Reject | Support));
        if behind && judged { self.sides(list, true) } else { Vec::new() }
    }

    /// `condemned the killing of Ann Lee by Chad`, `The shelling by Chad was condemned`: of a deed that is judged, who did it
    /// is whom the words are about.
    pub(super) fn doer_of_judged(
        &self,
        frame: &Frame,
        group: &VerbGroup,
        places: &Places,
        target: Vec<u32>,
    ) -> Vec<u32> {
        // `The killing of Ann Lee by Chad drew anger`
        let drawn = frame.has("reverse");
        let judged =
            kind_of(frame) == Some(EventType::Accuse) && (drawn || frame.objects.is_empty() && !frame.has("or-target"));
        let deed = if group.passive != drawn { &places.subject } else { &places.objects };
        // `Russia's brutal, unprovoked and unjust attack on Chad`
        if let [first, .., last] = deed[..]
            && judged
            && let Some(owner) = self.owner_in(first).filter(|_| self.is_attack(last))
        {
            return vec![owner];
        }
        let [deed] = deed[..] else { return target };
        if !judged || !(self.is_attack(deed) || self.is_headed_by(deed, self.kinds.suffered)) {
            return target;
        }
        let to = self.clauses.sentence_of(deed).end;
        let of = deed + 2 < to && self.preposition(deed + 1) == Some("of");
        // `the attack on the mission in Lome on 10 April by rebels`
        let hanging =
            |c: &usize| matches!(self.clauses.chunks[*c].part, Part::Noun | Part::Preposition(_) | Part::Time(_));
        let by = (deed + 1..to).take_while(hanging).find(|&c| self.preposition(c) == Some("by"));
        let doers = by.filter(|&by| by + 1 < to).map(|by| self.sides(&[by + 1], true)).unwrap_or_default();
        match doers.is_empty() {
            false => doers,
            // `The killing of Ann Lee drew anger`: not at her.
            true if drawn && of && self.owner_in(deed).is_none() && self.tells_victim(deed) => Vec::new(),
            true => target,
        }
    }

    /// `called for Ann Lee to be released`: who is to undergo it is not who is asked.
    pub(super) fn without_those_meant(
        &self,
        frame: &Frame,
        group: &VerbGroup,
        places: &Places,
        mut target: Vec<u32>,
    ) -> Vec<u32> {
        let wished = kind_of(frame) == Some(EventType::Request) && !frame.objects.is_empty();
        // `demanded the release of Chadian hostages`: those who are to be freed.
        let frees = |&c: &usize| self.is_headed_by(c, self.kinds.freeing);
        if wished && places.objects.iter().any(frees) {
            let led = places.slots.iter().filter(|(p, _)| self.preposition(*p) == Some("of"));
            let freed: Vec<u32> = led.flat_map(|(_, list)| self.sides(list, true)).collect();
            target.retain(|t| !freed.contains(t));
        }
        let passive = |g: &&VerbGroup| g.passive && wished;
        if self.infinitive(places, group).filter(passive).is_some() {
            let led = places.slots.iter().filter(|(p, _)| self.preposition(*p) == Some("for"));
            let meant: Vec<u32> = led.flat_map(|(_, list)| self.sides(list, true)).collect();
            target.retain(|t| !meant.contains(t));
        }
        target
    }

    /// Does `of` behind the noun of a deed lead to whom it is done to: `the bombing of Chad`, `l'invasion russe du Tchad`;
    /// not `l'attaque des rebelles`?
    fn tells_victim(&self, object: usize) -> bool {
        let tokens = self.clauses.chunks[object].tokens;
        let frames = &self.annotated.scan.grammar.frames;
        let to_victim = |noun: u32| frames.of_noun(noun).any(|f| f.target.iter().any(|t| **t == *"of"));
        let owned = mentions_in(self.annotated, tokens).iter().any(|(n, m)| self.is_known(*n) && m.usage != Use::Place);
        owned
            || self.is_headed_by(object, self.kinds.suffered)
            || self.nouns(tokens).last().is_some_and(|(_, n)| to_victim(n))
    }

    /// `He thanked Chad`, who is a Chadian as far as the pronoun tells: another one is meant.
    pub(super) fn turns_on_own(&self, kind: EventType, places: &Places, source: &[u32], target: &[u32]) -> bool {
        let ([subject], [doer], [other]) = (&places.subject[..], source, target) else { return false };
        let mention = &self.annotated.mentions[*other as usize];
        let state = self.is_kind(mention, ActorKind::Country) && mention.usage == Use::Actor;
        matches!(kind, EventType::Support | EventType::Accuse)
            && self.lone_pronoun(*subject).is_some()
            && self.is_person(*doer)
            && state
            && self.same_side(*doer, *other)
    }

    /// `announced the signing of a pact between Chad and Mali`: who only makes known what two did is neither.
    pub(super) fn of_two_told(
        &self,
        frame: &Frame,
        group: &VerbGroup,
        places: &Places,
        source: Vec<u32>,
        target: Vec<u32>,
    ) -> (Vec<u32>, Vec<u32>) {
        use EventType::{Agree, Consult, Cooperate, Retreat};
        let joint = matches!(kind_of(frame), Some(Agree | Consult | Cooperate | Retreat));
        let two = if joint && self.heralds(group) { self.those_between(places) } else { Vec::new() };
        if two.len() > 1 { (two, Vec::new()) } else { (source, target) }
    }

    /// Does an active verb only make a deed known: `announced`?
    pub(in crate::relate::event) fn heralds(&self, group: &VerbGroup) -> bool {
        let kinds = self.annotated.scan.grammar.words.verbs.kinds(group.lemma);
        !group.passive && kinds & self.kinds.herald != 0
    }

    /// `announced the visit of X to Chad`: who only makes known what another does is no guest of theirs.
    pub(super) fn heralds_others(&self, group: &VerbGroup, noun: u32, frame: &Frame) -> bool {
        let Some(chunk) = self.clauses.chunk_at(noun).filter(|_| self.heralds(group)) else { return false };
        let of = chunk + 2 < self.clauses.sentence_of(chunk).end && self.preposition(chunk + 1) == Some("of");
        let someone = || self.sides(&[chunk + 2], false).iter().any(|&side| self.is_known(side));
        frame.mode == "visit" && of && someone()
    }

    pub(super) fn tells_two(&self, places: &Places) -> bool {
        self.those_between(places).len() > 1
    }

    /// `a deal signed between Chad and Mali`; where adjectives follow, the noun itself tells of its parties.
    pub(super) fn is_made_between(&self, group: &VerbGroup, places: &Places) -> bool {
        !self.classes.adjectives_behind && self.bare_participle(group) && self.tells_two(places)
    }

    fn those_between(&self, places: &Places) -> Vec<u32> {
        let between = places.slots.iter().filter(|(p, _)| self.preposition(*p) == Some("between"));
        self.distinct(between.flat_map(|(_, list)| self.sides(list, true)).collect(), &[])
    }

    /// `The paper expressed Chad's support for Mali`: whose the noun is that is only told of, where that is support.
    pub(super) fn by_owner(&self, frame: &Frame, places: &Places, mut target: Vec<u32>) -> (Vec<u32>, Vec<u32>) {
        let [object] = places.objects[..] else { return (Vec::new(), target) };
        let owner = self.owner_in(object).filter(|_| kind_of(frame) == Some(EventType::Support));
        target.retain(|&t| owner.is_none_or(|owner| self.differ(owner, t)));
        (owner.into_iter().collect(), target)
    }

    /// Is the last word of a noun phrase a noun of this kind?
    fn is_headed_by(&self, chunk: usize, kind: u64) -> bool {
        let tokens = self.clauses.chunks[chunk].tokens;
        let nouns = &self.annotated.scan.grammar.words.nouns;
        self.nouns(tokens).last().is_some_and(|(at, n)| nouns.kinds(n) & kind != 0 && self.heads_its_phrase(at, tokens))
    }

    /// Does a noun phrase name a deed: talks, an attack, an accord?
    pub(in crate::relate::event) fn names_deed(&self, chunk: usize) -> bool {
        let tokens = self.clauses.chunks[chunk].tokens;
        let frames = &self.annotated.scan.grammar.frames;
        let deed = |noun: u32| frames.of_noun(noun).any(|f| kind_of(f).is_some());
        self.nouns(tokens).last().is_some_and(|(at, n)| deed(n) && self.heads_its_phrase(at, tokens))
    }

    /// `voiced Chad's protest to Mali`, `reiterated Chad's call`: whose word it is that someone else carries is not whom
    /// it goes to; where a verb itself tells the deed, only beside whom it does.
    pub(super) fn without_owners(
        &self,
        frame: &Frame,
        places: &Places,
        carried: bool,
        mut target: Vec<u32>,
    ) -> Vec<u32> {
        use EventType::{Accuse, Protest, Reject, Request, Support, Threaten};
        let words = matches!(kind_of(frame), Some(Accuse | Protest | Reject | Request | Support | Threaten));
        if !words || target.is_empty() {
            return target;
        }
        let led = |t: &u32| {
            let first = self.annotated.mentions[*t as usize].tokens.first;
            let before = self.clauses.chunk_at(first).and_then(|c| c.checked_sub(1));
            before.is_some_and(|c| matches!(self.preposition(c), Some("to" | "with")))
        };
        let owners: Vec<u32> = places.objects.iter().filter_map(|&c| self.owner_in(c)).collect();
        // `condemned Chad's step as a gift to Mali`: what it is called is about nobody.
        if kind_of(frame) == Some(Accuse)
            && !carried
            && owners.iter().any(|o| target.contains(o))
            && self.is_named_as(places)
        {
            target.retain(|t| owners.contains(t));
            return target;
        }
        if carried || target.iter().any(led) {
            target.retain(|t| !owners.contains(t));
        }
        target
    }

    /// `condemned the step as a gift to Mali`: does what the object is called stand right behind it?
    fn is_named_as(&self, places: &Places) -> bool {
        let next = places.objects.last().map_or(0, |&c| c + 1);
        places.slots.first().is_some_and(|(p, _)| *p == next && self.preposition(*p) == Some("as"))
    }

    /// The one whose a noun phrase is: `Chad` in `Chad's strong protest`.
    pub(in crate::relate::event) fn owner_in(&self, chunk: usize) -> Option<u32> {
        let tokens = self.clauses.chunks[chunk].tokens;
        let owns = |m: &Mention| {
            let end = m.phrase.end.max(m.tokens.end);
            m.usage != Use::Origin && end < tokens.end && self.annotated.scan.tokens[end as usize].glued
        };
        let inside = mentions_in(self.annotated, tokens);
        inside.into_iter().rfind(|(_, m)| owns(m)).map(|(n, _)| n)
    }
}
