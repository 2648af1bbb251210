//! Deeds told as words: a duty is a request, a deed to come a promise or a threat, its refusal a rejection.

use super::Choice;
use crate::model::{Country, Event, EventStatus, EventType, Mood, Party, RuleId, Tense, Tokens, VerbGroup};
use crate::relate::clause::{Part, Places, mentions_in};
use crate::relate::event::{Draft, Reader, kind_of};
use crate::rules::frame::Frame;

impl Reader<'_> {
    /// `will not lift the ban`, `said it would not lift the ban`: the refusal of a friendly deed is a rejection; not what
    /// another says of it.
    fn will_not(&self, group: &VerbGroup, kind: EventType, frame: &Frame, source: &[u32]) -> bool {
        use EventType::{Agree, Aid, Concede, Consult, Cooperate, Retreat, Support};
        let meets = kind == Consult && frame.mode.is_empty();
        let friendly = meets || matches!(kind, Agree | Aid | Concede | Cooperate | Retreat | Support);
        if friendly && self.decided_not(group) {
            return true;
        }
        if !friendly || !group.negated || group.tense != Tense::Future {
            return false;
        }
        let own = |p: Party| source.iter().any(|&s| self.same_side(s, p.mention));
        let speaker = self.said_by(group.head).and_then(|a| a.speaker);
        let own_word = speaker.is_some_and(own);
        let another = !own_word && speaker.is_some_and(|p| self.is_known(p.mention));
        own_word && matches!(group.mood, Mood::Plain | Mood::Conditional) || group.mood == Mood::Plain && !another
    }

    /// `has decided not to renew the accord`: refused as of now.
    fn decided_not(&self, group: &VerbGroup) -> bool {
        let governor = group.governor.map(|n| &self.annotated.verbs[n as usize]);
        let decides = |g: &VerbGroup| {
            let done = g.status == EventStatus::Happened && g.finite() && !g.passive;
            done && self.annotated.scan.grammar.words.verbs.kinds(g.lemma) & self.kinds.decide != 0
        };
        group.negated && group.tense == Tense::Infinitive && governor.is_some_and(decides)
    }

    /// `Chad's threat to attack Mali`, `its refusal to pay`: what the noun is that the infinitive hangs on.
    fn told_by_outlook(&self, group: &VerbGroup) -> Option<(EventType, RuleId)> {
        let scan = &self.annotated.scan;
        let at = group.outlook.filter(|_| group.tense == Tense::Infinitive && !group.negated)?;
        let noun = scan.grammar.words.noun(scan.mark(at as usize, self.classes.noun)?.value)?;
        let mut frames = scan.grammar.frames.of_noun(noun);
        // `its offer to send doctors`, but not its offer to fight.
        let named = self.clauses.chunk_at(at).is_some_and(|c| self.clauses.chunks[c].part == Part::Noun);
        let kindly = named && scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.cooperative != 0;
        let told = frames.find(|f| match kind_of(f) {
            Some(EventType::Threaten | EventType::Reject) => true,
            Some(EventType::Agree) => kindly && f.has("purpose"),
            _ => false,
        })?;
        Some((kind_of(told)?, told.rule))
    }

    /// `vowed not to give in`, `swore that it would never surrender`: what is not going to be yielded.
    fn holds_out(&self, group: &VerbGroup) -> bool {
        let yields = |f: &Frame| matches!(kind_of(f), Some(EventType::Concede | EventType::Retreat));
        group.negated && self.annotated.scan.grammar.frames.of_verb(group.lemma).any(yields)
    }

    /// `Le Tchad a demandé un geste, ce que le Mali a refusé`: whose deed `what` stands for.
    pub(super) fn subject_before_what(&self, group: &VerbGroup, places: &Places) -> Option<&[usize]> {
        let chunks = &self.clauses.chunks;
        let verb = self.clauses.chunk_at(group.head)?;
        let first = places.subject.first().copied().filter(|&s| s < verb).unwrap_or(verb);
        let begin = self.clauses.sentence_of(verb).start;
        let that =
            first.checked_sub(1).filter(|&c| c > begin + 1 && matches!(chunks[c].part, Part::Subordinator(_)))?;
        let it = |mark| self.annotated.scan.key(mark) == "it";
        let what = matches!(chunks[that - 1].part, Part::Pronoun(mark) if it(mark));
        let comma = chunks[that - 2].part == Part::Comma;
        let told = (begin..that - 1).find_map(|c| self.finite_verb(c)).filter(|_| what && comma)?;
        let around = self.places(told);
        // `Le Tchad est accusé par le Mali, ce qu'il rejette`
        let by = around.slots.iter().find(|(p, _)| self.preposition(*p) == Some("by"));
        let doer = by.filter(|_| self.annotated.verbs[told as usize].passive);
        Some(doer.map_or(&around.subject[..], |(_, list)| &list[..]))
    }

    /// What a verb's deed amounts to, with the rule that says so and how far it has come.
    pub(super) fn meant(
        &self,
        kind: EventType,
        frame: &Frame,
        group: &VerbGroup,
        places: &Places,
        source: &[u32],
    ) -> (EventType, RuleId, EventStatus) {
        let (mut kind, mut rule) = (kind, frame.rule);
        let mut status = if self.neither(&places.subject) { EventStatus::Negated } else { group.status };
        if let Some(words) = self.rule_of("accuse").filter(|_| self.is_assailed(kind, group, places, source)) {
            (kind, rule) = (EventType::Accuse, words);
        }
        if let Some(joint) = self.rule_of("cooperation").filter(|_| self.drill_together(kind, rule, source)) {
            (kind, rule) = (EventType::Cooperate, joint);
        }
        if let Some(aid) = self.rule_of("fly-aid").filter(|_| kind == EventType::Mobilize && self.carries_relief(group))
        {
            (kind, rule) = (EventType::Aid, aid);
        }
        // `vowed to fight` is no promise.
        let vowed = |c: &&VerbGroup| !c.finite() || c.tense == Tense::Future && !c.passive;
        let taken_on = self.infinitive(places, group).filter(vowed);
        let hostile = taken_on.is_some_and(|c| !c.negated && self.is_hostile(self.kept_up(c)));
        let defies = frame.has("swallows") && !group.negated && taken_on.is_some_and(|c| self.holds_out(c));
        if let Some(vow) = self.rule_of("vow").filter(|_| kind == EventType::Agree && frame.has("swallows") && hostile)
        {
            (kind, rule) = (EventType::Threaten, vow);
        }
        if status == EventStatus::Scheduled && group.tense == Tense::Future && self.hangs_on_condition(group, places) {
            status = EventStatus::Possible;
        }
        // `believes that the raid was a crime`: what is thought is held against them.
        if frame.has("held-against") && status == EventStatus::Possible && group.mood == Mood::Plain {
            status = EventStatus::Happened;
        }
        // `The raid left no one dead`: it was made all the same.
        if frame.has("toll") && status == EventStatus::Negated {
            status = EventStatus::Happened;
        }
        if frame.has("planned") && status == EventStatus::Happened {
            status = EventStatus::Scheduled;
        }
        let arranged = matches!(kind, EventType::Agree | EventType::Consult);
        if status == EventStatus::Scheduled && !arranged && self.is_only_duty(group) {
            status = EventStatus::Possible;
        }
        let refused = || self.will_not(group, kind, frame, source) || kind == EventType::Agree && defies;
        if let Some(refusal) = self.rule_of("will-not").filter(|_| refused()) {
            (kind, rule, status) = (EventType::Reject, refusal, EventStatus::Happened);
        }
        if let Some((told, own)) = self.told_by_outlook(group) {
            (kind, rule, status) = (told, own, EventStatus::Happened);
        }
        if let Some((promise, own)) = self.promised(group, kind, frame, source) {
            (kind, rule) = (promise, own);
        }
        (kind, rule, status)
    }

    /// `sent two planes with food to Chad`: do those who are sent bring relief?
    fn carries_relief(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let end = scan.sentences[scan.sentence_of(group.head as usize)].end.min(group.tokens.end + LOAD);
        (group.tokens.end..end).any(|t| scan.is(t as usize, self.classes.relief))
    }

    /// `Chad and Mali held naval drills`: two lands that drill do so together.
    fn drill_together(&self, kind: EventType, rule: RuleId, source: &[u32]) -> bool {
        let lands: Vec<Country> = source.iter().filter_map(|&s| self.country(s)).collect();
        kind == EventType::Mobilize && Some(rule) == self.rule_of("drill") && lands.iter().any(|l| *l != lands[0])
    }

    /// `attacked Chad, calling it a prison`: with words, of which those right behind are some.
    fn is_assailed(&self, kind: EventType, group: &VerbGroup, places: &Places, source: &[u32]) -> bool {
        if kind != EventType::Assault || group.passive {
            return false;
        }
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(places.end.saturating_sub(1)).end;
        let joins = |c: &usize| matches!(chunks[*c].part, Part::Comma | Part::Conjunction | Part::Time(_));
        let next = (places.end..to).find(|c| !joins(c)).filter(|&c| c > places.end).map(|c| chunks[c].part);
        let Some(Part::Verb(n)) = next else { return false };
        let frames = self.annotated.scan.grammar.frames.of_verb(self.annotated.verbs[n as usize].lemma);
        let people = !source.is_empty() && source.iter().all(|&s| self.is_person(s));
        let mut words = frames.filter(|f| kind_of(f) == Some(EventType::Accuse));
        words.any(|f| f.has("scorned") || people) && self.places(n).subject == places.subject
    }

    /// `Rebels claimed the attack`: no deed of its own; it tells who did the one told of before that nobody is known to
    /// have done. False where none was.
    pub(super) fn claim(&self, draft: &Draft, found: &mut [Event]) -> bool {
        let done = |event: &&mut Event| {
            let there = |&t: &u32| event.target.iter().any(|p| self.same_side(p.mention, t));
            event.kind == draft.kind
                && event.source.is_empty()
                && event.status == EventStatus::Happened
                && (draft.target.is_empty() || event.target.is_empty() || draft.target.iter().any(there))
        };
        let happened = draft.status == EventStatus::Happened;
        let Some(event) = found.iter_mut().rev().take(CLAIMED).find(done).filter(|_| happened) else { return false };
        event.rule = draft.rule;
        event.source = draft.source.iter().map(|&mention| Party { mention }).collect();
        true
    }

    /// `Boko Haram claimed a drone attack on Chad`: is an attack that nobody has told of claimed, on someone known, with no more
    /// told of it?
    pub(super) fn claims_new(&self, draft: &Draft, places: &Places) -> bool {
        let chunks = &self.clauses.chunks;
        let first = |&c: &usize| self.annotated.scan.mark(chunks[c].tokens.first as usize, self.classes.determiner);
        let told = places.objects.iter().chain(places.slots.iter().flat_map(|(_, list)| list));
        let new = |c: &usize| self.is_attack(*c) && first(c).is_some_and(|m| self.annotated.scan.key(m) == "a");
        let whole = chunks.get(places.end).is_none_or(|c| matches!(c.part, Part::Stop | Part::Comma | Part::Time(_)));
        draft.status == EventStatus::Happened
            && whole
            && draft.target.iter().any(|&t| self.is_known(t))
            && told.into_iter().any(new)
    }

    /// `Rebels claimed the attack, which killed ten`: a deed by nobody known in the sentence of a claim.
    pub(super) fn tells_what_is_claimed(&self, claim: &Draft, draft: &Draft) -> bool {
        let scan = &self.annotated.scan;
        let near = scan.sentence_of(claim.trigger.first as usize) == scan.sentence_of(draft.trigger.first as usize);
        near && draft.kind == claim.kind && draft.source.is_empty() && draft.status == EventStatus::Happened
    }

    /// `will send troops if Chad agrees`, `If Chad agrees, France will send`: a condition opens the sentence, or follows
    /// right behind the deed.
    fn hangs_on_condition(&self, group: &VerbGroup, places: &Places) -> bool {
        let chunks = &self.clauses.chunks;
        let opens = |c: usize| matches!(chunks.get(c).map(|c| c.part), Some(Part::Subordinator(mark)) if self.annotated.scan.key(mark) == "if");
        let finite = |c: usize| matches!(chunks[c].part, Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        let Some(verb) = self.clauses.chunk_at(group.head) else { return false };
        let range = self.clauses.sentence_of(verb);
        opens(range.start) && (range.start..verb).filter(|&c| finite(c)).count() == 1
            || places.end < range.end && opens(places.end)
    }

    /// `to keep fighting`: the deed that is gone on with; not `to stop fighting`.
    pub(super) fn kept_up<'g>(&'g self, group: &'g VerbGroup) -> &'g VerbGroup {
        let verbs = &self.annotated.verbs;
        let number = verbs.partition_point(|v| v.head < group.head) as u32;
        let next = verbs.get(number as usize + 1);
        let stops = self.annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.refuse != 0;
        let close = |v: &VerbGroup| v.tokens.first == group.tokens.end && v.governor == Some(number);
        next.filter(|v| v.tense == Tense::Gerund && close(v) && !stops).unwrap_or(group)
    }

    /// `vowed to fight corruption`: what is done to something that is nobody's threatens no one.
    pub(super) fn vows_at_thing(&self, group: &VerbGroup, choice: &Choice, target: &[u32]) -> bool {
        let object = |c: &VerbGroup| {
            let behind = self.clauses.chunk_at(self.kept_up(c).head).map(|c| c + 1);
            // `lutter contre le terrorisme`
            let fight = behind.filter(|&c| c + 1 < self.clauses.chunks.len() && self.preposition(c) == Some("against"));
            let object = fight.map(|c| c + 1).or(behind);
            object.and_then(|c| self.clauses.chunks.get(c)).is_some_and(|c| c.part == Part::Noun)
        };
        let bargains = choice.frame.has("bargain") || self.classes.adjectives_behind;
        target.is_empty() && bargains && self.infinitive(choice.places, group).is_some_and(object)
    }

    /// `to fight the rebels`; not what one does to arms of one's own, or of nobody's: `to destroy two thirds of its stocks`,
    /// `to eliminate nuclear weapons`.
    fn is_hostile(&self, group: &VerbGroup) -> bool {
        let kinds = self.annotated.scan.grammar.words.verbs.kinds(group.lemma);
        let range = self.clauses.chunk_at(group.head).map(|c| c + 1..self.clauses.sentence_of(c).end);
        let object = range.into_iter().flatten().map(|c| self.clauses.chunks[c]);
        let mut object = object.take_while(|c| matches!(c.part, Part::Noun | Part::Preposition(_)));
        let nouns = &self.annotated.scan.grammar.words.nouns;
        let arms = |tokens: Tokens| {
            mentions_in(self.annotated, tokens).is_empty()
                && self.nouns(tokens).any(|(_, n)| nouns.kinds(n) & self.kinds.munition != 0)
        };
        kinds & self.kinds.hostile != 0
            && !object.any(|c| self.is_owned(c.tokens.first) && !self.headed_by_people(c.tokens) || arms(c.tokens))
    }

    /// `Russia said that Sudan must return`: the speaker asks it of the subject.
    pub(super) fn duty(&self, number: u32, group: &VerbGroup) -> Option<Draft> {
        // `must be dreaming`, `must have known`: what the speaker takes it for.
        if group.passive || group.progressive || group.perfect || group.mood != Mood::Duty && !self.under_must(group) {
            return None;
        }
        let speaker = self.speaker(group.head)?;
        let places = self.places(number);
        // `It should not take long`
        let open = places.subject.iter().any(|&c| matches!(self.clauses.chunks[c].part, Part::Pronoun(_)));
        if self.was_to(group) || group.negated && open {
            return None;
        }
        let target = self.distinct(self.sides(&places.subject, true), &[speaker]);
        // `Citizens must wait`, `matters that they must settle`: told of people in general, of what is common.
        let general = |&t: &u32| !self.is_known(t) && self.agent(t) == "CVL";
        if target.is_empty() || places.relative || target.iter().all(general) || self.is_arranged(number, group) {
            return None;
        }
        let first = self.clauses.chunks[*places.subject.first()?].tokens.first;
        Some(Draft {
            kind: EventType::Request,
            mode: None,
            rule: self.rule_of("must")?,
            trigger: group.tokens,
            tokens: Tokens { first: first.min(group.tokens.first), end: self.end_of(places, group) },
            source: vec![speaker],
            target,
            status: EventStatus::Happened,
            group: Some(number),
            nominal: false,
            turned: true,
            occasion: None,
        })
    }

    /// `doit s'entretenir avec M. Lee, selon un communiqué`: a visit or a meeting to come, where another language has no modal.
    fn is_arranged(&self, number: u32, group: &VerbGroup) -> bool {
        let kind = || self.choose(number, group).and_then(|choice| kind_of(choice.frame));
        group.mood != Mood::Duty && matches!(kind(), Some(EventType::Agree | EventType::Consult))
    }

    /// `devait rendre …, a dit la Suisse`: what was to be, and no demand; behind `dit que` the past is only that of saying.
    fn was_to(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let that = scan.grammar.class("subordinator");
        let first = scan.sentences[scan.sentence_of(group.head as usize)].first;
        let mut before = first..group.tokens.first;
        let past = group.governor.is_some_and(|n| self.annotated.verbs[n as usize].tense == Tense::Past);
        past && !before.any(|at| scan.mark(at as usize, that).is_some_and(|m| scan.key(m) == "that"))
    }

    /// `doit rendre`, `ne doit pas attaquer`: a duty where another language has a modal; with a day it is a plan (`doit arriver lundi`).
    fn under_must(&self, group: &VerbGroup) -> bool {
        let words = &self.annotated.scan.grammar.words.verbs;
        let governor = group.governor.map(|n| &self.annotated.verbs[n as usize]);
        let must = governor
            .is_some_and(|g| words.kinds(g.lemma) & self.kinds.must != 0 && g.finite() && g.mood == Mood::Plain);
        must && group.tense == Tense::Infinitive && self.behind_time(group.tokens.end) == group.tokens.end
    }

    /// `doit livrer des chars`, with no day told in its sentence: what it ought to do, not what it is going to.
    fn is_only_duty(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let present = group.governor.is_some_and(|n| self.annotated.verbs[n as usize].tense == Tense::Present);
        let sentence = scan.sentences[scan.sentence_of(group.head as usize)];
        let times = &self.annotated.times;
        let from = times.partition_point(|t| t.tokens.first < sentence.first);
        present && self.under_must(group) && times.get(from).is_none_or(|t| t.tokens.first >= sentence.end)
    }

    /// `will send food`, said by the side itself, is a promise; `will extend the curfew` a threat.
    pub(super) fn promised(
        &self,
        group: &VerbGroup,
        kind: EventType,
        frame: &Frame,
        source: &[u32],
    ) -> Option<(EventType, RuleId)> {
        use EventType::{Agree, Aid, Assault, Coerce, Concede, Cooperate, Retreat, Sanction, Support, Threaten};
        let coming = group.tense == Tense::Future && !group.negated && !group.perfect && !group.passive;
        if !coming || frame.mode == "resign" || frame.has("stays") {
            return None;
        }
        let said = self.said_by(group.head);
        let own = |p: Party| source.iter().any(|&s| self.same_side(s, p.mention));
        let own_word = said.and_then(|a| a.speaker).is_some_and(own);
        match kind {
            Aid | Cooperate | Support | Concede | Retreat => {
                let stateless = |p: Party| self.country(p.mention).is_none() && !self.is_person(p.mention);
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

    /// `Chad threatened to retaliate if Mali closed the border`: who does what the threat hangs on.
    pub(super) fn who_could_avert(&self, group: &VerbGroup, source: &[u32]) -> Vec<u32> {
        let chunks = &self.clauses.chunks;
        let Some(verb) = self.clauses.chunk_at(group.head) else { return Vec::new() };
        let range = self.clauses.sentence_of(verb);
        let opens =
            |c: &usize| matches!(chunks[*c].part, Part::Subordinator(mark) if self.annotated.scan.key(mark) == "if");
        let Some(condition) = range.clone().find(opens) else { return Vec::new() };
        let Some(told) = (condition + 1..range.end).find_map(|c| self.finite_verb(c)) else { return Vec::new() };
        let mut sides = self.sides(&self.places(told).subject, true);
        sides.retain(|&t| self.is_known(t) && !source.iter().any(|&s| self.same_side(s, t)));
        sides
    }

    /// Does the sentence say `unless` behind the verb?
    fn under_condition(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let class = self.classes.condition;
        let sentence = scan.sentences.get(scan.sentence_of(group.head as usize));
        sentence.is_some_and(|s| (group.tokens.end..s.end).any(|t| scan.mark(t as usize, class).is_some()))
    }

    /// `neither A nor B`: the subject says that it was not done.
    pub(super) fn neither(&self, subject: &[usize]) -> bool {
        let scan = &self.annotated.scan;
        let [.., last] = subject[..] else { return false };
        let joined = last.checked_sub(1).map(|c| self.clauses.chunks[c]).filter(|c| c.part == Part::Conjunction);
        let mark = joined.and_then(|c| scan.mark(c.tokens.first as usize, self.classes.conjunction));
        subject.len() > 1 && mark.is_some_and(|m| scan.key(m) == "nor")
    }
}

/// How many events back an attack is looked for that someone claims.
const CLAIMED: usize = 40;

/// Within so many tokens behind a verb of sending stands what those who are sent bring.
const LOAD: u32 = 10;
