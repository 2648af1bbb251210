//! Who stands before a verb: its subject, past asides and relative clauses, shared with the verb it is joined to.

mod antecedent;
mod aside;
mod doer;
mod inverted;
mod joined;
mod shared;
mod speaking;

use super::{Clauses, Part, mentions_in};
use crate::analysis::Annotated;
use crate::model::{ActorKind, Mention, Person, Tense, Use, VerbGroup};

impl Clauses {
    /// The heads of the noun phrases that a verb has for its subject.
    pub(super) fn subject(
        &self,
        annotated: &Annotated,
        verb: usize,
        range: std::ops::Range<usize>,
        depth: u8,
    ) -> Vec<usize> {
        let group = self.group(annotated, verb);
        if depth > 4 {
            return Vec::new();
        }
        if let Some(object) = self.object_that_does(annotated, verb, range.start) {
            return vec![object];
        }
        if group.is_some_and(|g| self.is_judged(annotated, g, verb, range.start)) {
            return Vec::new();
        }
        let gerund = || self.gerund_of(annotated, verb, range.start);
        if let Some(heads) = gerund().or_else(|| self.gerund_led(annotated, verb, range.start)) {
            return heads;
        }
        if let Some(owned) = group.and_then(|g| self.owned_outlook(annotated, g, verb, range.start)) {
            return self.owners_listed(annotated, owned, range.start);
        }
        if let Some(planned) = self.to_be_done(annotated, verb, range.start) {
            return vec![planned];
        }
        if group.is_some_and(|g| !g.finite()) && !self.describes(annotated, verb, range.start) {
            return self.shared_subject(annotated, verb, range, depth);
        }
        if group.is_some_and(|g| g.tense == Tense::Participle) && self.chunks[verb - 1].is_nominal() {
            return self.described(annotated, verb - 1, range.start);
        }
        if let Some(aside) = self.described_aside(annotated, verb, range.start) {
            return vec![aside];
        }
        self.back_from(annotated, verb, range, depth)
    }

    /// The subject of a verb that has one of its own: back over times and asides to the noun phrase before it.
    fn back_from(&self, annotated: &Annotated, verb: usize, range: std::ops::Range<usize>, depth: u8) -> Vec<usize> {
        let group = self.group(annotated, verb);
        if let Some(antecedent) = self.past_relative(annotated, verb, range.start) {
            return antecedent;
        }
        let shared = |at: usize| self.shared_subject(annotated, at, range.clone(), depth);
        let mut at = verb;
        while at > range.start {
            at -= 1;
            match self.part(at) {
                Part::Time(_) => {
                    // `on Monday` is passed over with its preposition.
                    if at > range.start && matches!(self.part(at - 1), Part::Preposition(_)) {
                        at -= 1;
                    }
                }
                Part::Pronoun(_) if group.is_some_and(|g| self.impersonal(annotated, g, at)) => return Vec::new(),
                // `Chad itself has accused`
                Part::Pronoun(mark) if at > range.start && self.repeats(annotated, at, mark) => {}
                Part::Noun | Part::Pronoun(_) => return self.heads_before(annotated, verb, at, &range),
                Part::Relative(_) => {
                    let many = group.is_some_and(|g| g.person == Person::ThirdPlural);
                    return self.antecedent(annotated, at, range.start, many);
                }
                Part::Conjunction => return shared(at),
                Part::Comma if self.holder_of_aside(annotated, at, range.start).is_some() => {
                    let holder = self.holder_of_aside(annotated, at, range.start).unwrap_or(at - 1);
                    return self.heads_back_to(annotated, holder, range.start);
                }
                // `Chad, meanwhile, has accused`: nothing between the two.
                Part::Comma if at > range.start + 1 && self.part(at - 1) == Part::Comma => at -= 1,
                Part::Comma => match self.opening(annotated, at, range.start) {
                    Some(open) if group.is_some_and(|g| self.joins_one_more(g, open, at, range.start)) => {
                        let mut heads = self.heads_back_to(annotated, open - 1, range.start);
                        heads.push(at - 1);
                        return heads;
                    }
                    Some(open) if self.names_speaker(annotated, open, verb) => return vec![open + 1],
                    Some(open) if self.names_kin(annotated, open, at) => return vec![open + 1],
                    Some(open) if self.holds_its_aside(annotated, open, at, range.start) => return vec![open + 1],
                    Some(open) if self.is_only_name(annotated, open, at, range.start) => return vec![open + 1],
                    Some(open) => at = self.past_called(annotated, open, range.start),
                    None if self.behind_apposition(annotated, at, range.start) => {
                        return self.heads_back_to(annotated, at - 1, range.start);
                    }
                    None => return if group.is_some_and(VerbGroup::finite) { shared(at) } else { Vec::new() },
                },
                // `She “strongly condemned” it`
                Part::Quote if at + 1 == verb && self.quotes_predicate(annotated, at, range.start) => {}
                Part::Stop => match self.dash_opening(annotated, at, range.start) {
                    Some(open) => at = open,
                    None => return Vec::new(),
                },
                _ => return Vec::new(),
            }
        }
        Vec::new()
    }

    /// Does a quotation that opens here begin with the verb of the clause, its subject right before it?
    fn quotes_predicate(&self, annotated: &Annotated, quote: usize, from: usize) -> bool {
        let sign = self.chunks[quote].tokens.first as usize;
        quote > from && annotated.scan.opens_quotation(sign) && self.chunks[quote - 1].is_nominal()
    }

    /// `The minister who visited Chad on Monday left`: past a relative clause without commas to whom it describes; not
    /// past one that has a clause behind it (`who said Chad would leave`).
    fn past_relative(&self, annotated: &Annotated, verb: usize, from: usize) -> Option<Vec<usize>> {
        let group = self.group(annotated, verb).filter(|g| g.finite())?;
        let passed = |at: &usize| match self.part(*at) {
            Part::Noun | Part::Pronoun(_) | Part::Preposition(_) | Part::Time(_) => true,
            // `a storm that struck Chad and Mali killed`
            Part::Conjunction => *at > from && self.part(*at - 1) == Part::Noun && self.part(*at + 1) == Part::Noun,
            Part::Verb(_) => !self.finite_at(annotated, *at),
            _ => false,
        };
        let inner = (from..verb).rev().find(|at| !passed(at)).filter(|&at| self.finite_at(annotated, at))?;
        let relative = inner.checked_sub(1).filter(|&r| r > from)?;
        let Part::Relative(mark) = self.part(relative) else { return None };
        let verbs = &annotated.scan.grammar.words.verbs;
        let takes =
            |c: usize| self.group(annotated, c).is_some_and(|g| verbs.kinds(g.lemma) & self.kinds.takes_clause != 0);
        let clause = self.chunks[verb - 1].is_nominal() && (inner..verb).any(takes);
        if clause || !matches!(annotated.scan.key(mark), "who" | "which" | "that") {
            return None;
        }
        let found = self.antecedent(annotated, relative, from, group.person == Person::ThirdPlural);
        match found[..] {
            [] => None,
            // `a plan for Chad that was announced on Monday gives`: of the whole phrase the head.
            [one] => Some(self.heads_back_to(annotated, one, from)),
            _ => Some(found),
        }
    }

    /// `the president, overthrown by the army`: the noun before the comma that the participle describes.
    fn described_aside(&self, annotated: &Annotated, verb: usize, from: usize) -> Option<usize> {
        let participle = self.group(annotated, verb).is_some_and(|g| g.tense == Tense::Participle);
        let noun = verb.checked_sub(2).filter(|&n| n >= from)?;
        let aside = participle && self.part(verb - 1) == Part::Comma && self.chunks[noun].is_nominal();
        let noun = if aside { self.past_places(annotated, noun, from) } else { noun };
        let noun = if aside { self.past_parties(annotated, noun, verb, from) } else { noun };
        (aside && !self.ends_journey(annotated, noun, from)).then_some(noun)
    }

    /// `Ten employees of the mission in Lima, in Peru, abducted by`: from a place between commas back to whom it hangs on.
    fn past_places(&self, annotated: &Annotated, noun: usize, from: usize) -> usize {
        let led = |at: usize, keys: &[&str]| {
            at > from + 1
                && matches!(self.part(at - 1), Part::Preposition(mark) if keys.contains(&annotated.scan.key(mark)))
        };
        let place = |at: usize| {
            led(at, &["at", "in"])
                && mentions_in(annotated, self.chunks[at].tokens).iter().any(|(_, m)| m.usage == Use::Place)
        };
        let (mut at, mut passed) = (noun, false);
        while place(at) {
            let comma = usize::from(self.part(at - 2) == Part::Comma);
            let Some(next) = at.checked_sub(2 + comma).filter(|&n| n >= from && self.chunks[n].is_nominal()) else {
                break;
            };
            (at, passed) = (next, passed || comma > 0);
        }
        while passed && led(at, &["of"]) && self.chunks[at - 2].is_nominal() {
            at -= 2;
        }
        if passed { at } else { noun }
    }

    /// `the meeting between X and Y, held in Lome`: back to what they do together; past `with` and `of` where the verb takes
    /// what is done, `talks with X, held in Lome`.
    fn past_parties(&self, annotated: &Annotated, noun: usize, verb: usize, from: usize) -> usize {
        let first = self.list_back(annotated, noun, from)[0];
        let Some(led) = first.checked_sub(1).filter(|&c| c > from && self.chunks[c - 1].part == Part::Noun) else {
            return noun;
        };
        let verbs = &annotated.scan.grammar.words.verbs;
        let light = || self.group(annotated, verb).is_some_and(|g| verbs.kinds(g.lemma) & verbs.kind("light") != 0);
        let parted = match self.part(led) {
            Part::Preposition(mark) => match annotated.scan.key(mark) {
                "between" => true,
                "with" => light(),
                _ => false,
            },
            _ => false,
        };
        if parted { led - 1 } else { noun }
    }

    /// `est arrivé à Lima, expulsé par le Chili`: no place that someone came to is expelled.
    fn ends_journey(&self, annotated: &Annotated, noun: usize, from: usize) -> bool {
        let place =
            |at: usize| mentions_in(annotated, self.chunks[at].tokens).iter().any(|(_, m)| m.usage == Use::Place);
        let led = |at: usize| matches!(self.part(at), Part::Preposition(mark) if matches!(annotated.scan.key(mark), "at" | "in"));
        let went = |g: &VerbGroup| {
            let motion = annotated.scan.grammar.words.verbs.kinds(g.lemma) & self.kinds.motion != 0;
            g.finite() && (motion || g.reflexive)
        };
        noun > from
            && led(noun - 1)
            && place(noun)
            && (from..noun).rev().find_map(|c| self.group(annotated, c)).is_some_and(went)
    }

    /// `in a picture released by X`: the noun right before the participle, with what it is counted by (`a series of talks`).
    fn described(&self, annotated: &Annotated, noun: usize, from: usize) -> Vec<usize> {
        // `les présidents du Tchad, du Mali et du Niger reçus par X`
        let led = noun.checked_sub(2).filter(|&joint| joint > from && self.part(joint) == Part::Conjunction);
        if led.is_some() && matches!(self.part(noun - 1), Part::Preposition(_)) {
            return self.heads_back_to(annotated, noun, from);
        }
        let mut list = self.list_back(annotated, noun, from);
        let of = |at: usize| matches!(self.part(at), Part::Preposition(mark) if annotated.scan.key(mark) == "of");
        // `six of 20 tanks ordered by X`
        let counts = |at: usize| {
            let end = self.chunks[at].tokens.end;
            let number = annotated.numbers.get(annotated.numbers.partition_point(|n| n.tokens.end < end));
            number.is_some_and(|n| n.tokens.end == end && !n.ordinal)
        };
        let whose = |at: usize| self.chunks[at].is_nominal() && !counts(at);
        while list[0] > from + 1 && of(list[0] - 1) && whose(list[0] - 2) {
            list = self.list_back(annotated, list[0] - 2, from);
        }
        list
    }

    /// Does a participle describe the noun right before it (`weapons sold by X`)?
    pub(super) fn describes(&self, annotated: &Annotated, verb: usize, from: usize) -> bool {
        let participle = self.group(annotated, verb).is_some_and(|g| g.tense == Tense::Participle);
        participle
            && verb > from
            && (self.chunks[verb - 1].is_nominal() || self.described_aside(annotated, verb, from).is_some())
    }

    /// From the last noun phrase before a verb back to the heads: past `of Y` and `in Z`, over `A, B and C`.
    fn heads_back_to(&self, annotated: &Annotated, last: usize, from: usize) -> Vec<usize> {
        // `Chad and Boko Haram fighters met`: a group right behind its name, which a list goes on with.
        let listed = last > from + 1
            && self.part(last) == Part::Noun
            && self.part(last - 1) == Part::Noun
            && self.part(last - 2) == Part::Conjunction
            && self.chunks[last - 1].tokens.end == self.chunks[last].tokens.first;
        let last = last - usize::from(listed);
        let mut list = self.list_back(annotated, last, from);
        // `talked about Chad and Mali working together`: a gerund has no clause of its own.
        let gerund = self.chunks.get(last + 1).is_some_and(|_| self.is_gerund(annotated, last + 1));
        if list.len() > 1 && !gerund && self.begins_clause(annotated, last, list[0], from) {
            list = vec![last];
        }
        loop {
            let mut first = list[0];
            // `weapons sold to Chad were`, `jets using missiles killed`: past what describes the head.
            let describes = |at: usize| match self.part(at) {
                Part::Preposition(_) => true,
                Part::Time(_) => at == from || !self.is_in_phrase(annotated, at),
                Part::Verb(_) => self.group(annotated, at).is_some_and(|g| !g.finite()),
                _ => false,
            };
            let mut listed = false;
            // `the coalition fighting Boko Haram militants said`: a group right behind its name.
            let named = first > from + 2
                && self.part(first - 1) == Part::Noun
                && self.chunks[first - 1].tokens.end == self.chunks[first].tokens.first;
            if named && self.group(annotated, first - 2).is_some_and(|g| !g.finite()) {
                first -= 1;
            }
            while first > from && describes(first - 1) {
                first -= 1;
                // `des présidents de la France, de la Suisse et du Mali`: past what each preposition leads.
                let joins = first > from + 1
                    && match self.part(first - 1) {
                        Part::Conjunction => true,
                        Part::Comma => listed,
                        _ => false,
                    };
                if joins && matches!(self.part(first), Part::Preposition(_)) && self.chunks[first - 2].is_nominal() {
                    first -= 2;
                    listed = true;
                }
            }
            if listed && self.chunks[first].is_nominal() && !(first > from && describes(first - 1)) {
                return self.list_back(annotated, first, from);
            }
            if first == list[0] || first == from || !self.chunks[first - 1].is_nominal() {
                return list;
            }
            let (last, joined) = match self.named_before_office(annotated, first - 1, &list, from) {
                Some(person) => (person, list[1..].to_vec()),
                None => (first - 1, self.joined_people(annotated, first - 1, &list)),
            };
            list = self.list_back(annotated, last, from);
            if list.len() > 1 && self.ends_clause(annotated, list[0], from) {
                list = vec![last];
            }
            list.extend(joined);
        }
    }

    /// `President Ann Lee of Chad and President Jane Roe of Mali`: behind the country that `of` hangs on a person, the people
    /// whom a list goes on with are joined to that person.
    fn joined_people(&self, annotated: &Annotated, head: usize, list: &[usize]) -> Vec<usize> {
        let named = |c: usize, kind: ActorKind| {
            let tokens = self.chunks[c].tokens;
            let whole = |m: &Mention| m.usage == Use::Actor && m.phrase.end.max(m.tokens.end) == tokens.end;
            mentions_in(annotated, tokens)
                .iter()
                .any(|(_, m)| whole(m) && m.actor.is_some_and(|a| annotated.actors[a as usize].kind == kind))
        };
        let person = |c: usize| named(c, ActorKind::Person);
        let apart = list.len() > 1 && named(list[0], ActorKind::Country) && person(head);
        // `Le royaume d'Arabie saoudite et les États-Unis`: what `de` leads to is listed with `de`.
        let article = |c: usize| {
            let first = self.chunks[c].tokens.first as usize;
            self.kinds.determiner.is_some_and(|class| annotated.scan.is(first, class))
        };
        let of = list[0].checked_sub(1).map(|c| self.part(c));
        let of = matches!(of, Some(Part::Preposition(mark)) if annotated.scan.key(mark) == "of");
        let land = |c: usize| article(c) && named(c, ActorKind::Country);
        let lands = self.kinds.motion != 0 && of && list.len() > 1 && !article(list[0]) && article(head);
        let joined = |c: usize| apart && person(c) || lands && land(c);
        if (apart || lands) && list[1..].iter().all(|&c| joined(c)) { list[1..].to_vec() } else { Vec::new() }
    }

    /// `The 2008 attacks`: a time between an article and its noun.
    pub(in crate::relate) fn is_in_phrase(&self, annotated: &Annotated, time: usize) -> bool {
        let class = self.kinds.determiner;
        let article = |at: usize| {
            let tokens = self.chunks[at].tokens;
            self.part(at) == Part::Noun
                && tokens.end == self.chunks[time].tokens.first
                && tokens.range().all(|t| class.is_some_and(|class| annotated.scan.is(t, class)))
        };
        let next = self.chunks.get(time + 1).filter(|c| c.part == Part::Noun);
        next.is_some_and(|c| c.tokens.first == self.chunks[time].tokens.end) && time.checked_sub(1).is_some_and(article)
    }

    /// `Contracts are worth four billion and a source said`: is a noun phrase what an earlier verb has behind it?
    fn ends_clause(&self, annotated: &Annotated, noun: usize, from: usize) -> bool {
        // `accused it of “entering” its waters and the minister warned`
        let leads = |c: usize| matches!(self.part(c), Part::Preposition(_) | Part::Quote);
        let mut at = noun;
        while at > from && (leads(at - 1) || leads(at) && self.chunks[at - 1].is_nominal()) {
            at -= 1;
        }
        let verbs = &annotated.scan.grammar.words.verbs;
        let Some(before) = at.checked_sub(1).filter(|&b| b >= from) else { return false };
        let takes = |g: &VerbGroup| verbs.kinds(g.lemma) & self.kinds.takes_clause != 0;
        self.group(annotated, before)
            .is_some_and(|g| !takes(g) && (g.finite() || self.hangs_on_verb(annotated, before, from)))
    }

    fn is_gerund(&self, annotated: &Annotated, at: usize) -> bool {
        self.group(annotated, at).is_some_and(|g| g.tense == Tense::Gerund)
    }

    /// `vowed to expel`, `accused Chad of sending`: an infinitive right behind its verb, a gerund whose preposition leads on
    /// what a verb tells.
    fn hangs_on_verb(&self, annotated: &Annotated, verb: usize, from: usize) -> bool {
        let group = self.group(annotated, verb);
        let preposition = |c: usize| matches!(self.part(c), Part::Preposition(_));
        match group.map(|g| g.tense) {
            Some(Tense::Infinitive) => verb > from && self.finite_at(annotated, verb - 1),
            Some(Tense::Gerund) => {
                let lead = verb.saturating_sub(1 + usize::from(verb > from && self.part(verb - 1) == Part::Quote));
                let inside = |c: &usize| preposition(*c) || self.chunks[*c].is_nominal();
                let before = (from..lead).rev().find(|c| !inside(c));
                lead > from && preposition(lead) && before.is_some_and(|c| self.finite_at(annotated, c))
            }
            _ => false,
        }
    }

    /// Does the pronoun before the verb stand for nobody: `il convient`, `il a été décidé`, but not `ils ont convenu`?
    fn impersonal(&self, annotated: &Annotated, group: &VerbGroup, pronoun: usize) -> bool {
        let passive = if group.passive { self.kinds.impersonal_passive } else { 0 };
        let first = self.chunks[pronoun].tokens.first as usize;
        self.kinds.there.is_some_and(|class| annotated.scan.is(first, class))
            || group.person != Person::ThirdPlural
                && annotated.scan.grammar.words.verbs.kinds(group.lemma) & (self.kinds.impersonal | passive) != 0
    }
}
