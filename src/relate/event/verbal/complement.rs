//! Whom the clause or the infinitive that a verb takes is about, and what it speaks of.

use crate::model::{ActorKind, EventType, Tense, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::{Reader, kind_of};
use crate::rules::frame::{Frame, NounSet};

impl Reader<'_> {
    /// `l'a appelé pour lui dire non`: what a call was for is asked of nobody.
    pub(super) fn only_calls(&self, frame: &Frame, places: &Places, complement: &VerbGroup) -> bool {
        // `pour lui dire`
        let before = self.clauses.chunk_at(complement.head).and_then(|c| c.checked_sub(1));
        let pronoun = |c: &usize| matches!(self.clauses.chunks[*c].part, Part::Pronoun(_));
        let led = before.map(|c| if pronoun(&c) { c.saturating_sub(1) } else { c });
        kind_of(frame) == Some(EventType::Request)
            && !places.objects.is_empty()
            && complement.tense == Tense::Infinitive
            && led.is_some_and(|c| self.preposition(c) == Some("for"))
    }

    /// `The reporter asked Chad to comment`: no more than a question.
    pub(super) fn asks_for_answer(&self, group: &VerbGroup, places: &Places, source: &[u32]) -> bool {
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let answers = self.infinitive(places, group).is_some_and(|g| verbs.kinds(g.lemma) & self.kinds.answer != 0);
        // `lui a demandé comment il allait`
        let how = |c: usize| matches!(self.clauses.chunks[c].part, Part::Subordinator(m) if self.annotated.scan.key(m) == "because");
        let asked = self.clauses.chunk_at(group.head).is_some_and(|verb| {
            let to = self.clauses.sentence_of(verb).end;
            let near =
                (verb + 1..to).find(|&c| !matches!(self.clauses.chunks[c].part, Part::Preposition(_) | Part::Noun));
            near.is_some_and(how)
        });
        asked && places.objects.is_empty() || answers && (source.is_empty() || self.are_all(source, "MED"))
    }

    /// `refused to give details`: is one of these the object of the infinitive that the verb takes?
    pub(super) fn takes_on(&self, nouns: &NounSet, places: &Places) -> bool {
        let Some(Part::Verb(number)) = places.complement.map(|c| self.clauses.chunks[c].part) else { return false };
        self.holds_noun(nouns, self.object(&self.annotated.verbs[number as usize], self.places(number)))
    }

    /// `demanded elections after a court had met`: does the clause behind a verb only tell something beside it?
    fn is_told_beside(&self, places: &Places) -> bool {
        let Some(Part::Subordinator(mark)) = self.clauses.chunks.get(places.end).map(|c| c.part) else { return false };
        match self.annotated.scan.key(mark) {
            "that" => false,
            "when" | "beside" | "ahead" | "until" | "because" => true,
            _ => !places.objects.is_empty() || !places.slots.is_empty(),
        }
    }

    /// Whom the clause that a verb takes is about: `agreed to help Chile`.
    /// Where it is about the side itself (`source`: `warned that it would strike Chad`), whom its deed is done to.
    pub(super) fn sides_of_complement(&self, places: &Places, source: &[u32]) -> Vec<u32> {
        let other = |sides: &[u32]| sides.iter().any(|&s| source.iter().all(|&own| self.differ(own, s)));
        // `demanded that Chad match the offer`: whoever stands behind `that`.
        let chunks = &self.clauses.chunks;
        if self.tells_of_place(places) || self.is_told_beside(places) {
            return Vec::new();
        }
        if let (Some(Part::Subordinator(_)), Some(next)) =
            (chunks.get(places.end).map(|c| c.part), chunks.get(places.end + 1))
            && next.is_nominal()
        {
            let sides = self.sides(&[places.end + 1], true);
            if other(&sides) {
                return sides;
            }
        }
        let Some(Part::Verb(number)) = places.complement.map(|c| chunks[c].part) else {
            return Vec::new();
        };
        let mut inner = self.places(number);
        // `willing to send troops to help Chad`, `to keep fighting Chad`: what is done is done for that, or is that.
        let kept_up = self.kept_up(&self.annotated.verbs[number as usize]).head;
        let purpose = |places: &Places| match chunks.get(places.complement?)?.part {
            Part::Verb(n) => Some(n).filter(|&n| {
                let group = &self.annotated.verbs[n as usize];
                group.tense == Tense::Infinitive || group.head == kept_up
            }),
            _ => None,
        };
        for _ in 0..PURPOSES {
            let held = |heads: &[usize]| !self.sides(heads, true).is_empty();
            let told = held(&inner.objects) || inner.slots.iter().any(|(_, list)| held(list));
            let Some(n) = purpose(inner).filter(|_| !told) else { break };
            inner = self.places(n);
        }
        // `demanded that Iran stop`: the clause has a subject of its own.
        let own: Vec<usize> = inner.subject.iter().copied().filter(|&s| s >= places.end).collect();
        let mut sides = self.sides(&own, true);
        if other(&sides) {
            return sides;
        }
        sides = self.sides(&inner.objects, true);
        // `agreed to protect Chad from Mali`: it is not done for whom it is done against.
        let away = |p: usize| matches!(self.preposition(p), Some("from" | "against"));
        // `agreed to meet in Lome`, `to end the war at talks in Chad`: where, and no other side.
        let frames = &self.annotated.scan.grammar.frames;
        let mut deeds = frames.of_verb(self.annotated.verbs[number as usize].lemma);
        let meets = deeds.any(|f| f.make == "CONSULT" && f.mode.is_empty());
        let where_held = |p: usize, list: &[usize]| {
            let town = |&c: &usize| self.annotated.scan.is(chunks[c].tokens.first as usize, self.classes.capital);
            matches!(self.preposition(p), Some("in" | "at"))
                && (meets && list.iter().all(town) || p.checked_sub(1).is_some_and(|c| self.is_talk(c)))
        };
        for (preposition, list) in self.own_slots(inner).filter(|(p, list)| !where_held(*p, list)) {
            if !other(&sides) || !away(*preposition) {
                sides.extend(self.sides(list, true));
            }
        }
        sides
    }

    /// Of a frame that asks whose deed is told of: another's, or the speaker's own.
    pub(super) fn told_score(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> Option<u8> {
        if !frame.has("other") && !frame.has("own") {
            return Some(0);
        }
        let told = self.told_of(group, places);
        let source = self.sides(&places.subject, true);
        let among = |sides: &[u32]| told.iter().all(|t| sides.iter().any(|s| self.same_side(*s, *t)));
        let own = among(&source);
        // `warned Chad that it was alone`: told of whoever is warned.
        // `claimed that its soldiers were killed`: told of whom it was done to.
        let inner = places.complement.and_then(|c| self.finite_verb(c));
        let undergone = inner.is_some_and(|n| self.annotated.verbs[n as usize].passive);
        // `If Chad gives up, Kenya will come, X warned`
        let opening = self.clauses.chunk_at(group.head).map(|c| self.clauses.sentence_of(c).start);
        let conditional = opening.is_some_and(|c| matches!(self.clauses.chunks[c].part, Part::Subordinator(mark) if self.annotated.scan.key(mark) == "if"));
        if frame.has("other") && (undergone || conditional) {
            return None;
        }
        if frame.has("other") && !told.is_empty() && among(&self.sides(&places.objects, true)) {
            return None;
        }
        let reprisal = if frame.has("reprisal") { self.tells_of_reprisal(group)? } else { false };
        let another = !told.is_empty() && own == frame.has("own") || told.is_empty() && reprisal;
        (another && !source.is_empty()).then_some(if frame.has("reprisal") { 3 } else { 2 })
    }

    /// `Chad will face consequences`: does the sentence say that someone will bear harm for it; and that this would be war,
    /// which is held against whoever it may be?
    fn tells_of_reprisal(&self, group: &VerbGroup) -> Option<bool> {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("reprisal");
        let sentence = scan.sentences[scan.sentence_of(group.head as usize)].tokens();
        let key = |at: usize| scan.mark(at, class).map(|m| (m.end as usize, scan.key(m)));
        let of = |at: usize| {
            at < sentence.end && self.clauses.chunk_at(at as u32).is_some_and(|c| self.preposition(c) == Some("of"))
        };
        let mut borne = sentence.clone().filter_map(|at| key(at).filter(|(_, key)| *key == "bear"));
        borne.find_map(|(end, _)| {
            let near = (end..sentence.end.min(end + BORNE)).filter_map(key);
            let mut harm = near.filter(|(end, key)| *key != "bear" && !of(*end));
            harm.next().map(|(_, key)| key == "war")
        })
    }

    /// Do the nouns here tell of people who meet: `the talks`?
    fn is_talk(&self, chunk: usize) -> bool {
        let frames = &self.annotated.scan.grammar.frames;
        let mut nouns = self.nouns(self.clauses.chunks[chunk].tokens);
        nouns.any(|(_, noun)| frames.of_noun(noun).any(|f| f.make == "CONSULT"))
    }

    /// `rejected the plan proposed by Chad`, `les conditions posées par le Mali`: who made what the object is, told by the
    /// participle right behind it; not who only tells of it, nor who harmed those who are praised.
    pub(super) fn makers_of_object(&self, kind: EventType, frame: &Frame, places: &Places, source: &[u32]) -> Vec<u32> {
        use EventType::{Accuse, Concede, Reject, Support};
        let told = kind == Accuse || matches!(kind, Concede | Reject | Support) && !frame.objects.is_empty();
        let [object] = places.objects[..] else { return Vec::new() };
        let within = &self.clauses.chunks[..self.clauses.sentence_of(object).end];
        let Some(Part::Verb(n)) = within.get(object + 1).map(|c| c.part) else { return Vec::new() };
        let (made, grammar) = (&self.annotated.verbs[n as usize], self.annotated.scan.grammar);
        let barred = match kind {
            Accuse => self.kinds.speech | self.kinds.voiced,
            Support => self.kinds.hostile | self.kinds.harm,
            _ => 0,
        };
        let judges = |f: &Frame| matches!(kind_of(f), Some(Accuse | Reject));
        let alone = |f: &Frame| f.verbs(made.lemma).iter().any(|v| v.particles.is_empty());
        let judged = || grammar.frames.of_verb(made.lemma).any(|f| judges(f) && alone(f));
        if !told || !self.bare_participle(made) || grammar.words.verbs.kinds(made.lemma) & barred != 0 || judged() {
            return Vec::new();
        }
        let mut makers = self.done_by(self.places(n));
        makers.retain(|&m| self.is_known(m) && source.iter().all(|&s| !self.same_side(s, m)));
        makers
    }

    /// `de nouvelles sanctions visant des firmes tchadiennes`: whom a measure is aimed at, told by the gerund right behind it.
    pub(super) fn aimed_at(&self, kind: EventType, frame: &Frame, places: &Places, source: &[u32]) -> Vec<u32> {
        use EventType::{Accuse, Retreat, Sanction};
        let of = places.slots.first().filter(|(p, _)| self.preposition(*p) == Some("of")).map(|(_, list)| &list[..]);
        let measure = places.objects.last().or(of.and_then(|list| list.last()));
        let Some(&measure) = measure.filter(|_| matches!(kind, Accuse | Retreat | Sanction)) else { return Vec::new() };
        let within = |c: &usize| matches!(self.clauses.chunks[*c].part, Part::Noun | Part::Preposition(_));
        let to = self.clauses.sentence_of(measure).end.min(measure + AIMED);
        let Some(Part::Verb(n)) = (measure + 1..to).find(|c| !within(c)).map(|c| self.clauses.chunks[c].part) else {
            return Vec::new();
        };
        let gerund = &self.annotated.verbs[n as usize];
        let mut frames = self.annotated.scan.grammar.frames.of_verb(gerund.lemma);
        let aims = gerund.tense == Tense::Gerund && frames.any(|f| Some(f.rule) == self.rule_of("hit-with"));
        if !aims || frame.objects.is_empty() {
            return Vec::new();
        }
        let mut hit = self.sides(&self.places(n).objects, true);
        hit.retain(|&m| self.is_known(m) && source.iter().all(|&s| !self.same_side(s, m)));
        hit
    }

    /// `threatened to take Chad to the Security Council`: who is to judge a quarrel is not whom a threat is for.
    pub(super) fn without_judge(&self, frame: &Frame, places: &Places, mut target: Vec<u32>) -> Vec<u32> {
        let Some(Part::Verb(n)) = places.complement.map(|c| self.clauses.chunks[c].part) else { return target };
        let scan = &self.annotated.scan;
        let Some(resort) = scan.mark(self.annotated.verbs[n as usize].head as usize, self.classes.resort) else {
            return target;
        };
        // `threatened to sell its water to Chad`
        let other = scan.key(resort) == "other";
        let judge = |t: &u32| {
            let mention = &self.annotated.mentions[*t as usize];
            let led = matches!(self.led_by(mention), Some("to" | "during" | "with"));
            led && (other || self.is_kind(mention, ActorKind::Organization) && self.country(*t).is_none())
        };
        if kind_of(frame) == Some(EventType::Threaten) {
            target.retain(|t| !judge(t));
        }
        target
    }
}

/// So many chunks at most lead from a measure to the gerund that says whom it is aimed at.
const AIMED: usize = 4;

/// How many infinitives of purpose, each behind the other, lead to whom a deed is done to.
const PURPOSES: usize = 2;

/// Within so many words behind a verb of bearing stands what is borne.
const BORNE: usize = 5;
