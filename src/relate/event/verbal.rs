//! Events that verbs tell: the frame that fits a verb group best, its sides, its status.

use super::{Draft, Reader, kind_of};
use crate::model::{Event, EventStatus, EventType, Mood, Tense, Tokens, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::rules::frame::{Frame, FrameVerb};

/// The events of all verb groups.
pub(super) fn events(reader: &Reader) -> Vec<Event> {
    let mut found = Vec::new();
    let mut fate = vec![Fate::Open; reader.annotated.verbs.len()];
    for (number, group) in reader.annotated.verbs.iter().enumerate() {
        if fate[number] == Fate::Nothing || reader.only_thought_of(group, number as u32, &fate) {
            fate[number] = Fate::Nothing;
            continue;
        }
        if group.lemma == crate::model::UNKNOWN_VERB {
            continue;
        }
        if let Some(draft) = reader.duty(number as u32, group) {
            found.push(reader.told(draft));
            continue;
        }
        let Some(choice) = reader.choose(number as u32, group) else { continue };
        let Some(draft) = reader.verbal(number as u32, group, &choice) else { continue };
        if reader.serves_another(group, draft.kind, &fate) {
            continue;
        }
        if choice.frame.has("swallows") || choice.frame.has("clause") {
            reader.swallow(number, &choice.places, &mut fate);
        }
        fate[number] = Fate::Told(draft.kind);
        found.push(reader.told(draft));
    }
    found
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
    places: Places,
    /// The noun of doing that a light verb carries.
    carried: Option<(u32, &'a Frame)>,
}

impl<'a> Reader<'a> {
    /// `Russia said that Sudan must return`: the speaker asks it of the subject.
    fn duty(&self, number: u32, group: &VerbGroup) -> Option<Draft> {
        if group.negated || group.mood != Mood::Duty && !self.under_must(group) {
            return None;
        }
        let speaker = self.speaker(group.head)?;
        let places = self.clauses.places(self.annotated, number);
        let target = self.distinct(self.sides(&places.subject, true), &[speaker]);
        if target.is_empty() {
            return None;
        }
        let first = self.clauses.chunks[*places.subject.first()?].tokens.first;
        Some(Draft {
            kind: EventType::Request,
            mode: None,
            rule: self.rule_of("must")?,
            trigger: group.tokens,
            tokens: Tokens { first: first.min(group.tokens.first), end: self.end_of(&places, group) },
            source: vec![speaker],
            target,
            status: EventStatus::Happened,
            group: Some(number),
            nominal: false,
        })
    }

    /// `is considering sending`, `rejected accusations that it had sold`: no one did it, nor is going to.
    fn only_thought_of(&self, group: &VerbGroup, number: u32, fate: &[Fate]) -> bool {
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let governor = group.governor.filter(|&g| fate.get(g as usize).is_some());
        let pondered = |g: u32| {
            let governor = &self.annotated.verbs[g as usize];
            fate[g as usize] == Fate::Nothing || verbs.kinds(governor.lemma) & self.ponder != 0 && governor.finite()
        };
        let led = group.tense == Tense::Gerund && self.spoken_of(group);
        let hoped = |g: &VerbGroup| verbs.kinds(g.lemma) & verbs.kind("hope") != 0 && g.finite();
        let before = number.checked_sub(1).map(|n| &self.annotated.verbs[n as usize]);
        let hoped = group.finite() && before.is_some_and(|g| hoped(g) && self.takes(g, group));
        governor.is_some_and(pondered) || led || hoped || group.finite() && self.denied_claim(number)
    }

    /// A gerund behind a preposition that only speaks of its deed: `capable of launching`, `the idea of buying`.
    fn spoken_of(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("before_gerund");
        let first = group.tokens.first as usize;
        let led =
            (first.saturating_sub(3)..first).filter_map(|t| scan.mark(t, class)).find(|m| m.end as usize == first);
        led.is_some_and(|m| scan.key(m) == "thought")
    }

    /// Do two groups stand in one sentence with neither comma nor conjunction between?
    fn takes(&self, governor: &VerbGroup, group: &VerbGroup) -> bool {
        let chunks = &self.clauses.chunks;
        let (Some(a), Some(b)) = (self.clauses.chunk_at(governor.head), self.clauses.chunk_at(group.head)) else {
            return false;
        };
        self.clauses.sentence_of(a).contains(&b)
            && (a + 1..b).all(|c| {
                matches!(
                    chunks[c].part,
                    Part::Noun
                        | Part::Pronoun(_)
                        | Part::Subordinator(_)
                        | Part::Time(_)
                        | Part::Preposition(_)
                        | Part::Conjunction
                )
            })
    }

    /// Is a verb that of the clause behind `accusations` which the sentence rejects?
    fn denied_claim(&self, number: u32) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(verb) = self.clauses.verbs.get(number as usize).map(|&v| v as usize) else { return false };
        let range = self.clauses.sentence_of(verb);
        let words = &self.annotated.scan.grammar.words;
        let (claims, hopes) = (words.nouns.kind("alleged"), words.nouns.kind("hope"));
        let holds = |c: usize, kind: u64| {
            chunks[c].part == Part::Noun && self.nouns(chunks[c].tokens).any(|(_, n)| words.nouns.kinds(n) & kind != 0)
        };
        let claim = (range.start..verb.min(chunks.len())).rev().take(12).find(|&c| holds(c, claims | hopes));
        let Some(claim) = claim else { return false };
        let that = |c: usize| matches!(chunks[c].part, Part::Subordinator(_) | Part::Relative(_));
        if holds(claim, hopes) {
            return that(claim + 1) && !(claim + 1..verb).any(|c| matches!(chunks[c].part, Part::Verb(_)));
        }
        let led = verb - claim < 4 || (claim + 1..verb).any(that);
        led && (range.start..claim).rev().any(|c| match chunks[c].part {
            Part::Verb(n) => words.verbs.kinds(self.annotated.verbs[n as usize].lemma) & words.verbs.kind("deny") != 0,
            _ => false,
        })
    }

    /// `met Y to discuss the loan`, `granted a loan to buy arms`: what a deed is done for is no second deed.
    fn serves_another(&self, group: &VerbGroup, kind: EventType, fate: &[Fate]) -> bool {
        use EventType::{Accuse, Agree, Consult, Protest, Reject, Request};
        let Some(Fate::Told(served)) = group.governor.and_then(|g| fate.get(g as usize)).copied() else { return false };
        let apart = group.governor.is_some_and(|g| {
            group.tokens.first - self.annotated.verbs[g as usize].tokens.end.min(group.tokens.first) > 2
        });
        let refused = apart && matches!(served, Accuse | Reject | Request);
        group.tense == Tense::Infinitive
            && (served == kind || refused || apart && !matches!(kind, Agree | Consult | Protest))
    }

    /// `doit rendre`: a duty where another language has a modal; with a day it is a plan (`doit arriver lundi`).
    fn under_must(&self, group: &VerbGroup) -> bool {
        let words = &self.annotated.scan.grammar.words.verbs;
        let governor = group.governor.map(|n| &self.annotated.verbs[n as usize]);
        let must = governor.is_some_and(|g| {
            words.kinds(g.lemma) & words.kind("must") != 0 && g.finite() && !g.negated && g.mood == Mood::Plain
        });
        must && group.tense == Tense::Infinitive && self.behind_time(group.tokens.end) == group.tokens.end
    }

    /// Where the words around a verb end.
    fn end_of(&self, places: &Places, group: &VerbGroup) -> u32 {
        self.clauses.chunks[..places.end].last().map_or(group.tokens.end, |c| c.tokens.end).max(group.tokens.end)
    }

    fn choose(&self, number: u32, group: &VerbGroup) -> Option<Choice<'a>> {
        let grammar = self.annotated.scan.grammar;
        let kinds = grammar.words.verbs.kinds(group.lemma);
        let mut frames = grammar.frames.of_verb(group.lemma).filter(|f| kind_of(f).is_some()).peekable();
        if frames.peek().is_none() && kinds & (self.light | self.herald) == 0 {
            return None;
        }
        let places = self.clauses.places(self.annotated, number);
        let mut best: Option<(u8, &Frame)> = None;
        for frame in frames {
            if let Some(score) = self.fit(frame, group, &places)
                && best.is_none_or(|(b, _)| score > b)
            {
                best = Some((score, frame));
            }
        }
        // A frame that asks for its object goes before the noun of doing that the object is.
        let carried = (kinds & (self.light | self.herald) != 0).then(|| self.carried(group, &places)).flatten();
        match (best, carried) {
            (Some((score, frame)), carried) if carried.is_none() || score >= 4 => {
                Some(Choice { frame, places, carried: None })
            }
            (_, Some((token, frame))) => Some(Choice { frame, places, carried: Some((token, frame)) }),
            _ => None,
        }
    }

    /// How well a frame fits; none where something that it asks for is missing.
    fn fit(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> Option<u8> {
        let verb =
            frame.verbs.iter().filter(|v| v.lemma == group.lemma).filter_map(|v| self.particles_fit(v, group)).max()?;
        let acts = || frame.has("agent") && self.may_act(group, places);
        let fits = || self.holds_noun(&frame.subjects, self.whose(group, places));
        if !(frame.subjects.is_empty() || acts() || fits()) {
            return None;
        }
        if !frame.never.is_empty() && self.holds_noun(&frame.never, self.object(group, places)) {
            return None;
        }
        if self.bare_participle(group) && self.in_passing(group, places) {
            return None;
        }
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let kinds = |lemma| verbs.kinds(lemma);
        // `rain is expected in France`: nobody comes.
        if frame.has("passive-only") && (!group.passive || self.sides(&places.subject, true).is_empty()) {
            return None;
        }
        let mut score = 1 + verb * 2;
        score += u8::from(!frame.subjects.is_empty() && !frame.has("agent"));
        if !frame.objects.is_empty() {
            let found = self.holds_noun(&frame.objects, self.whom(group, places));
            let named = || frame.has("or-named") && self.object_named(group, places);
            if !found && !named() && !frame.has("or-target") {
                return None;
            }
            score += if self.holds_noun(&frame.objects, self.object(group, places)) { 4 } else { 2 };
        }
        if frame.has("clause") {
            let complement = self.infinitive(places, group)?;
            if frame.clauses != 0 && kinds(complement.lemma) & frame.clauses == 0 {
                return None;
            }
            if frame.has("no-comment") && kinds(complement.lemma) & verbs.kind("answer") != 0 {
                return None;
            }
            score += 2;
        }
        let named = || self.object_named(group, places);
        if frame.has("named") && !named() {
            return None;
        }
        if frame.has("other") || frame.has("own") {
            let told = self.told_of(group, places);
            let source = self.sides(&places.subject, true);
            let own = told.iter().all(|t| source.iter().any(|s| self.same_side(*s, *t)));
            if told.is_empty() || source.is_empty() || own != frame.has("own") {
                return None;
            }
            score += 2;
        }
        Some(score)
    }

    /// How many particles fit; none where one is missing.
    fn particles_fit(&self, verb: &FrameVerb, group: &VerbGroup) -> Option<u8> {
        // French `se défendre` is another deed than `défendre`.
        if verb.reflexive != group.reflexive {
            return None;
        }
        let scan = &self.annotated.scan;
        let mut at = self.behind_time(group.tokens.end) as usize;
        for (n, particle) in verb.particles.iter().enumerate() {
            let end = scan.tokens.len().min(at + if n == 0 { 3 } else { 1 });
            let found = (at..end).find(|&t| scan.token_text(t).eq_ignore_ascii_case(particle))?;
            let passed_over = (at..found).all(|t| scan.mark(t, scan.grammar.class("adverb")).is_some());
            if !passed_over {
                return None;
            }
            at = found + 1;
        }
        Some(verb.particles.len() as u8 + u8::from(verb.reflexive))
    }

    /// Past the time that stands right behind a verb: `s'est entretenu lundi par téléphone`.
    fn behind_time(&self, token: u32) -> u32 {
        let chunk = self.clauses.chunk_at(token).map(|c| self.clauses.chunks[c]);
        chunk.filter(|c| matches!(c.part, Part::Time(_))).map_or(token, |c| c.tokens.end)
    }

    /// The noun phrases that the deed is done to.
    fn whom<'p>(&self, group: &VerbGroup, places: &'p Places) -> Vec<&'p [usize]> {
        if group.passive || self.bare_participle(group) {
            return vec![&places.subject];
        }
        std::iter::once(&places.objects[..]).chain(places.slots.iter().map(|(_, list)| &list[..])).collect()
    }

    /// The noun phrases that are the object itself: not those behind prepositions, unless there are no others.
    fn object<'p>(&self, group: &VerbGroup, places: &'p Places) -> Vec<&'p [usize]> {
        let all = self.whom(group, places);
        all.into_iter().filter(|heads| !heads.is_empty()).take(1).collect()
    }

    /// Is there someone who can have done it, or no one told (`were killed`)?
    fn may_act(&self, group: &VerbGroup, places: &Places) -> bool {
        if group.passive || self.bare_participle(group) {
            return !places.slots.iter().any(|(p, _)| self.preposition(*p) == Some("by"))
                || self.whose(group, places).iter().any(|heads| !self.sides(heads, true).is_empty());
        }
        places.subject.is_empty() || !self.sides(&places.subject, true).is_empty()
    }

    /// A participle that only describes what the sentence tells of (`the ban imposed on Chad`), its doer left out.
    fn in_passing(&self, group: &VerbGroup, places: &Places) -> bool {
        let by = places
            .slots
            .iter()
            .any(|(p, list)| self.preposition(*p) == Some("by") && !self.sides(list, true).is_empty());
        let Some(verb) = self.clauses.chunk_at(group.head) else { return false };
        let mut others = self.clauses.sentence_of(verb);
        !by && others
            .any(|c| matches!(self.clauses.chunks[c].part, Part::Verb(n) if self.annotated.verbs[n as usize].finite()))
    }

    /// Whom the clause is about that a verb of saying takes: `warned that Iran plans`; `…, Washington warned`.
    fn told_of(&self, group: &VerbGroup, places: &Places) -> Vec<u32> {
        let chunks = &self.clauses.chunks;
        let finite = |c: usize| match chunks[c].part {
            Part::Verb(n) if self.annotated.verbs[n as usize].finite() => Some(n),
            _ => None,
        };
        if let Some(complement) = places.complement {
            let Some(inner) = finite(complement) else { return Vec::new() };
            return self.sides(&self.clauses.places(self.annotated, inner).subject, true);
        }
        let (Some(verb), Some(&subject)) = (self.clauses.chunk_at(group.head), places.subject.first()) else {
            return Vec::new();
        };
        let range = self.clauses.sentence_of(verb);
        let trails = subject < verb && subject > range.start && chunks[subject - 1].part == Part::Comma;
        let ends = verb + 1 >= range.end || matches!(chunks[verb + 1].part, Part::Stop | Part::Time(_));
        let first = (range.start..subject).find_map(finite).filter(|_| trails && ends);
        first.map(|n| self.sides(&self.clauses.places(self.annotated, n).subject, true)).unwrap_or_default()
    }

    fn whose<'p>(&self, group: &VerbGroup, places: &'p Places) -> Vec<&'p [usize]> {
        if group.passive { places.slots.iter().map(|(_, list)| &list[..]).collect() } else { vec![&places.subject] }
    }

    /// A participle without auxiliary has its subject for an object: `shells sold by X`.
    fn bare_participle(&self, group: &VerbGroup) -> bool {
        group.tense == Tense::Participle
    }

    fn holds_noun(&self, wanted: &crate::rules::frame::NounSet, heads: Vec<&[usize]>) -> bool {
        let words = &self.annotated.scan.grammar.words;
        heads.into_iter().flatten().any(|&chunk| {
            let whole = std::iter::once(chunk).chain(self.measured(chunk));
            whole
                .into_iter()
                .any(|chunk| self.nouns(self.clauses.chunks[chunk].tokens).any(|(_, noun)| wanted.holds(words, noun)))
        })
    }

    /// What is counted: `agreements` of `a series of agreements`, `accords` of `une trentaine d'accords`.
    fn measured(&self, chunk: usize) -> Option<usize> {
        let scan = &self.annotated.scan;
        let measure = scan.grammar.class("measure");
        let tokens = self.clauses.chunks[chunk].tokens;
        let of = self.clauses.chunks.get(chunk + 1).is_some_and(|_| self.preposition(chunk + 1) == Some("of"));
        let counted = tokens.range().any(|t| scan.mark(t, measure).is_some());
        (of && counted && self.clauses.chunks.get(chunk + 2)?.is_nominal()).then_some(chunk + 2)
    }

    /// Is a name or a group the object?
    fn object_named(&self, group: &VerbGroup, places: &Places) -> bool {
        self.whom(group, places)
            .into_iter()
            .filter(|heads| !heads.is_empty())
            .take(1)
            .any(|heads| !self.sides(heads, true).is_empty())
    }

    /// The infinitive that the verb takes, `to help` in `agreed to help`.
    fn infinitive(&self, places: &Places, group: &VerbGroup) -> Option<&'a VerbGroup> {
        let Part::Verb(number) = self.clauses.chunks.get(places.complement?)?.part else { return None };
        let complement = &self.annotated.verbs[number as usize];
        let tense = complement.tense == Tense::Infinitive || complement.tense == Tense::Gerund;
        let subjunctive = self.clauses.chunks[places.end].tokens.first >= group.tokens.end && !tense;
        (tense || subjunctive).then_some(complement)
    }

    /// The clause of a verb of agreeing, refusing, asking is no event of its own.
    fn swallow(&self, number: usize, places: &Places, fate: &mut [Fate]) {
        let Some(chunk) = places.complement else { return };
        let Part::Verb(first) = self.clauses.chunks[chunk].part else { return };
        fate[first as usize] = Fate::Nothing;
        let behind = first as usize + 1;
        let governed = |governor: Option<u32>| governor == Some(number as u32) || governor == Some(first);
        let inner = self.annotated.verbs[behind..].iter().take_while(|g| governed(g.governor)).count();
        fate[behind..behind + inner].fill(Fate::Nothing);
    }

    /// The noun of doing that a light verb carries as its object.
    fn carried(&self, group: &VerbGroup, places: &Places) -> Option<(u32, &'a Frame)> {
        let grammar = self.annotated.scan.grammar;
        let heads = if group.passive || self.bare_participle(group) { &places.subject } else { &places.objects };
        for &chunk in heads {
            let nouns: Vec<(u32, u32)> = self.nouns(self.clauses.chunks[chunk].tokens).collect();
            for (token, noun) in nouns.into_iter().rev() {
                if let Some(frame) = grammar.frames.of_noun(noun).find(|f| kind_of(f).is_some()) {
                    return Some((token, frame));
                }
            }
        }
        None
    }

    fn verbal(&self, number: u32, group: &VerbGroup, choice: &Choice) -> Option<Draft> {
        let Choice { frame, places, .. } = choice;
        let (frame, trigger) = match choice.carried {
            Some((token, carried)) => (carried, Tokens { first: group.head, end: token + 1 }),
            None => (*frame, group.tokens),
        };
        let (source, target) = self.sides_of(frame, group, places, choice.carried.is_some());
        let mut kind = kind_of(frame)?;
        let mut rule = frame.rule;
        let mut status = if self.neither(&places.subject) { EventStatus::Negated } else { group.status };
        // `vowed to fight` is no promise.
        let hostile = self.annotated.scan.grammar.words.verbs.kind("hostile");
        let complement = self.infinitive(places, group).map(|c| self.annotated.scan.grammar.words.verbs.kinds(c.lemma));
        if kind == EventType::Agree
            && complement.is_some_and(|kinds| kinds & hostile != 0)
            && let Some(vow) = self.rule_of("vow")
        {
            (kind, rule) = (EventType::Threaten, vow);
        }
        if frame.has("planned") && status == EventStatus::Happened {
            status = EventStatus::Scheduled;
        }
        if will_not(group, kind)
            && let Some(refusal) = self.rule_of("will-not")
        {
            (kind, rule, status) = (EventType::Reject, refusal, EventStatus::Negated);
        }
        if let Some((promise, own)) = self.promised(group, kind, frame, &source) {
            (kind, rule) = (promise, own);
        }
        let meets = kind == EventType::Consult && choice.carried.is_some() && frame.mode.is_empty();
        let alone = meets && source.iter().any(|&s| self.is_actor(s));
        if !alone && !self.enough(kind, frame, &source, &target, places) {
            return None;
        }
        if kind == EventType::Assault && self.clauses.chunk_at(group.head).is_some_and(|chunk| self.mourned(chunk)) {
            return None;
        }
        if frame.has("bargain") && self.only_opinion(places, &source, &target) {
            return None;
        }
        if frame.has("done-by") && source.is_empty() && !self.by_attack(places) {
            return None;
        }
        if frame.has("or-target") && target.is_empty() && !self.holds_noun(&frame.objects, self.whom(group, places)) {
            return None;
        }
        let first = places.subject.first().map_or(group.tokens.first, |&s| self.clauses.chunks[s].tokens.first);
        let mode = (!frame.mode.is_empty()).then(|| frame.mode.to_string());
        Some(Draft {
            kind,
            mode,
            rule,
            trigger,
            tokens: Tokens { first: first.min(group.tokens.first), end: self.end_of(places, group) },
            source,
            target,
            status,
            group: Some(number),
            nominal: false,
        })
    }

    /// `will send food`, said by the side itself, is a promise; `will extend the curfew` a threat.
    fn promised(
        &self,
        group: &VerbGroup,
        kind: EventType,
        frame: &Frame,
        source: &[u32],
    ) -> Option<(EventType, crate::model::RuleId)> {
        use EventType::{Agree, Aid, Assault, Coerce, Concede, Cooperate, Retreat, Sanction, Support, Threaten};
        let coming = group.tense == Tense::Future && !group.negated && !group.perfect && !group.passive;
        if !coming || &*frame.mode == "resign" {
            return None;
        }
        let said = self.said_by(group.head);
        let own = |p: crate::model::Party| source.iter().any(|&s| self.same_side(s, p.mention));
        let own_word = said.and_then(|a| a.speaker).is_some_and(own);
        match kind {
            Aid | Cooperate | Support | Concede | Retreat => {
                let stateless =
                    |p: crate::model::Party| self.country(p.mention).is_none() && !self.is_person(p.mention);
                let nobody_else = said.is_none_or(|a| a.speaker.is_none_or(|p| own(p) || stateless(p)));
                let sure = group.mood == Mood::Plain || said.is_some();
                if own_word && self.under_condition(group) {
                    return Some(Threaten).zip(self.rule_of("vow"));
                }
                (nobody_else && sure).then_some(Agree).zip(self.rule_of("promise"))
            }
            Sanction | Coerce | Assault => own_word.then_some(Threaten).zip(self.rule_of("vow")),
            _ => None,
        }
    }

    /// Does the sentence say `unless` behind the verb?
    fn under_condition(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("condition");
        let sentence = scan.sentences.get(scan.sentence_of(group.head as usize));
        sentence.is_some_and(|s| (group.tokens.end..s.end).any(|t| scan.mark(t as usize, class).is_some()))
    }

    /// `agrees with the report`: neither a deed that is agreed to, nor two who agree on one.
    fn only_opinion(&self, places: &Places, source: &[u32], target: &[u32]) -> bool {
        let on = places.slots.iter().any(|(p, _)| self.preposition(*p).is_some_and(|key| matches!(key, "on" | "to")));
        let infinitive = places.complement.is_some() && source.len() + target.len() > 0;
        let with = places.slots.first().is_some_and(|(p, _)| self.preposition(*p) == Some("with"));
        let that = matches!(self.clauses.chunks.get(places.end).map(|c| c.part), Some(Part::Subordinator(_)));
        with && !on && (!infinitive || that)
    }

    /// `neither A nor B`: the subject says that it was not done.
    fn neither(&self, subject: &[usize]) -> bool {
        let scan = &self.annotated.scan;
        let [.., last] = subject[..] else { return false };
        let joined = last.checked_sub(1).map(|c| self.clauses.chunks[c]).filter(|c| c.part == Part::Conjunction);
        let mark = joined.and_then(|c| scan.mark(c.tokens.first as usize, scan.grammar.class("conjunction")));
        subject.len() > 1 && mark.is_some_and(|m| scan.key(m) == "nor")
    }

    /// Source and target of a verb's deed.
    fn sides_of(&self, frame: &Frame, group: &VerbGroup, places: &Places, carried: bool) -> (Vec<u32>, Vec<u32>) {
        let passive = group.passive || self.bare_participle(group);
        let slot = |wanted: &dyn Fn(&str) -> bool| -> Vec<u32> {
            let fits = places.slots.iter().filter(|(p, _)| self.preposition(*p).is_some_and(wanted));
            fits.flat_map(|(_, list)| self.sides(list, true)).collect()
        };
        let mut source = if passive { slot(&|key| key == "by") } else { self.agents(group, places) };
        let mut target = if passive { self.sides(&places.subject, true) } else { Vec::new() };
        if !passive && !frame.has("alone") {
            target = self.sides(&places.objects, true);
        }
        if target.is_empty() || carried || frame.has("slots") {
            let default =
                |key: &str| matches!(key, "with" | "to" | "at" | "against" | "between" | "on" | "of" | "for" | "from");
            let wanted = |key: &str| {
                if frame.target.is_empty() { default(key) } else { frame.target.iter().any(|t| **t == *key) }
            };
            let others = slot(&wanted);
            let other = others.into_iter().filter(|o| !target.contains(o)).collect::<Vec<_>>();
            target.extend(other);
        }
        if target.is_empty() && (frame.has("swallows") || frame.has("clause")) {
            target = self.sides_of_complement(places);
        }
        if frame.has("other") {
            target = self.told_of(group, places);
        }
        if frame.has("reverse") {
            std::mem::swap(&mut source, &mut target);
        }
        if frame.has("passive-only") && source.is_empty() {
            std::mem::swap(&mut source, &mut target);
        }
        if frame.has("receives") && !passive {
            std::mem::swap(&mut source, &mut target);
        }
        let source = self.distinct(source, &[]);
        let target = self.distinct(target, &source);
        (source, target)
    }

    /// Who does it: the subject; of an infinitive behind `was used by X`, the one named there.
    fn agents(&self, group: &VerbGroup, places: &Places) -> Vec<u32> {
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let tool = group.governor.filter(|_| group.tense == Tense::Infinitive).filter(|&g| {
            let governor = &self.annotated.verbs[g as usize];
            governor.passive && verbs.kinds(governor.lemma) & self.tool != 0
        });
        let Some(governor) = tool else { return self.sides(&places.subject, true) };
        let around = self.clauses.places(self.annotated, governor);
        let by = around.slots.iter().filter(|(p, _)| self.preposition(*p) == Some("by"));
        by.flat_map(|(_, list)| self.sides(list, true)).collect()
    }

    fn preposition(&self, chunk: usize) -> Option<&str> {
        match self.clauses.chunks[chunk].part {
            Part::Preposition(mark) => Some(self.annotated.scan.key(mark)),
            _ => None,
        }
    }

    /// Whom the clause that a verb takes is about: `agreed to help Chile`.
    fn sides_of_complement(&self, places: &Places) -> Vec<u32> {
        // `demanded that Chad match the offer`: whoever stands behind `that`.
        let chunks = &self.clauses.chunks;
        if let (Some(Part::Subordinator(_)), Some(next)) =
            (chunks.get(places.end).map(|c| c.part), chunks.get(places.end + 1))
            && next.is_nominal()
        {
            let sides = self.sides(&[places.end + 1], true);
            if !sides.is_empty() {
                return sides;
            }
        }
        let Some(Part::Verb(number)) = places.complement.map(|c| chunks[c].part) else {
            return Vec::new();
        };
        let inner = self.clauses.places(self.annotated, number);
        // `demanded that Iran stop`: the clause has a subject of its own.
        let own: Vec<usize> = inner.subject.iter().copied().filter(|&s| s >= places.end).collect();
        let mut sides = self.sides(&own, true);
        if !sides.is_empty() {
            return sides;
        }
        sides = self.sides(&inner.objects, true);
        for (_, list) in &inner.slots {
            sides.extend(self.sides(list, true));
        }
        sides
    }

    /// Are there sides enough for an event of this type?
    fn enough(&self, kind: EventType, frame: &Frame, source: &[u32], target: &[u32], places: &Places) -> bool {
        use EventType::{Agree, Aid, Assault, Consult, Request, Support};
        let all = source.len() + target.len();
        let known = || source.iter().chain(target).any(|&side| self.is_known(side));
        if matches!(kind, Agree | Aid | Assault | Consult | Request | Support) && !known() {
            return false;
        }
        match kind {
            _ if frame.has("both") => !source.is_empty() && !target.is_empty(),
            EventType::Consult if !frame.has("single") => {
                all >= 2 || all == 1 && places.slots.iter().any(|(_, l)| self.holds_place(l))
            }
            EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Retreat => all >= 1,
            EventType::Protest => all >= 1,
            EventType::Accuse => !source.is_empty() || target.iter().any(|&t| self.is_actor(t)),
            _ if frame.has("single") => all >= 1,
            _ => !source.is_empty(),
        }
    }

    /// `killed in an attack`: someone did it, though nobody is named.
    fn by_attack(&self, places: &Places) -> bool {
        let nouns = &self.annotated.scan.grammar.words.nouns;
        let attack = nouns.kind("attack");
        let within = |&chunk: &usize| {
            self.nouns(self.clauses.chunks[chunk].tokens).any(|(_, noun)| nouns.kinds(noun) & attack != 0)
        };
        places.slots.iter().flat_map(|(_, list)| list).any(within)
    }

    fn holds_place(&self, heads: &[usize]) -> bool {
        let place = |chunk: usize| {
            let tokens = self.clauses.chunks[chunk].tokens;
            crate::relate::clause::mentions_in(self.annotated, tokens)
                .iter()
                .any(|(_, m)| m.usage == crate::model::Use::Place)
        };
        heads.iter().any(|&chunk| place(chunk))
    }
}

/// `will not lift the ban`: the refusal of a friendly deed is a rejection.
fn will_not(group: &VerbGroup, kind: EventType) -> bool {
    use EventType::{Agree, Aid, Concede, Cooperate, Retreat, Support};
    let friendly = matches!(kind, Agree | Aid | Concede | Cooperate | Retreat | Support);
    friendly && group.negated && group.tense == Tense::Future && group.mood == Mood::Plain
}
