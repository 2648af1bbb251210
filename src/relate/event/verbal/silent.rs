//! Whether a verb tells an event at all: not one that is only thought of, or serves another. What lacks its sides is left to
//! `lacking`.

use super::Fate;
use crate::model::{Event, EventType, Mood, Tense, VerbGroup};
use crate::relate::clause::{Chunk, Part, Places};
use crate::relate::event::{Draft, Reader, kind_of};
use crate::rules::frame::Frame;
use crate::rules::scan::Mark;

impl Reader<'_> {
    /// `is considering sending`, `rejected accusations that it had sold`: no one did it, nor is going to.
    pub(super) fn only_thought_of(&self, group: &VerbGroup, number: u32, fate: &[Fate]) -> bool {
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let governor = group.governor.filter(|&g| fate.get(g as usize).is_some());
        let pondered = |g: u32| {
            let governor = &self.annotated.verbs[g as usize];
            fate[g as usize] == Fate::Nothing
                || verbs.kinds(governor.lemma) & self.kinds.ponder != 0 && governor.finite()
        };
        let led = matches!(group.tense, Tense::Gerund | Tense::Infinitive) && self.spoken_of(group);
        let hoped = |g: &VerbGroup| verbs.kinds(g.lemma) & self.kinds.hope != 0 && g.finite();
        let before = number.checked_sub(1).map(|n| &self.annotated.verbs[n as usize]);
        let hoped = group.finite() && before.is_some_and(|g| hoped(g) && self.takes(g, group));
        governor.is_some_and(pondered)
            || led
            || hoped
            || self.opens_sentence(group)
            || self.is_told_in_work(group)
            || self.is_only_judged(group)
            || self.is_imagined(group)
            || self.is_habit(group, number)
            || self.is_whoevers(group)
            || self.is_of_any(group, number)
            || self.only_inquires(group, number)
            || self.is_in_draft(group, number)
            || group.inverted
            || self.is_bidden(group, governor)
            || group.tense == Tense::Gerund && self.is_spoken_of_by_verb(group, number)
            || group.tense == Tense::Gerund && self.under(number, "if")
            || group.finite()
                && (self.denied_claim(number)
                    || self.is_left_open(group, number)
                    || self.under(number, "if")
                    || group.tense == Tense::Present && self.under(number, "until")
                    || self.is_refused_until(group, number)
                    || self.is_awaited(group, number))
    }

    /// `asked the minister whether he would go`, `a demandé au ministre s'il irait`: a question demands nothing.
    fn only_inquires(&self, group: &VerbGroup, number: u32) -> bool {
        let frames = &self.annotated.scan.grammar.frames;
        let asks = frames.of_verb(group.lemma).any(|f| kind_of(f) == Some(EventType::Request) && f.has("clause"));
        let opens = |c: &Chunk| matches!(c.part, Part::Subordinator(mark) if self.annotated.scan.key(mark) == "if");
        let open = || self.clauses.chunks.get(self.places(number).end).is_some_and(opens);
        asks && !group.passive && self.places(number).complement.is_none_or(|c| c >= self.places(number).end) && open()
    }

    /// `would not talk until the ban was lifted`: the day of what would be, or will not be, is still open.
    fn is_refused_until(&self, group: &VerbGroup, number: u32) -> bool {
        let Some(before) = number.checked_sub(1).map(|n| &self.annotated.verbs[n as usize]) else { return false };
        let refused = before.mood == Mood::Conditional || before.negated && before.tense == Tense::Future;
        let scan = &self.annotated.scan;
        let day = |t: u32| scan.mark(t as usize, self.classes.other_day).is_some_and(|m| scan.key(m) == "day");
        refused && (before.tokens.end..group.tokens.first).any(day)
    }

    /// `Lifting the ban is out of the question`: a gerund that opens its clause, with a verb right behind its object.
    fn is_spoken_of_by_verb(&self, group: &VerbGroup, number: u32) -> bool {
        let Some(chunk) = self.clauses.chunk_at(group.head) else { return false };
        let first = self.clauses.sentence_of(chunk).start;
        let opens = chunk == first
            || matches!(self.clauses.chunks[chunk - 1].part, Part::Quote | Part::Stop | Part::Subordinator(_));
        let behind = |places: &Places| match self.clauses.chunks.get(places.complement?)?.part {
            Part::Verb(n) => Some(self.annotated.verbs[n as usize].finite()),
            _ => None,
        };
        opens && behind(self.places(number)) == Some(true)
    }

    /// `urged the firms to stop`, `persuaded him to sign`: the deed would be theirs whom someone asks.
    fn is_bidden(&self, group: &VerbGroup, governor: Option<u32>) -> bool {
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let bids = |g: u32| {
            let governor = &self.annotated.verbs[g as usize];
            !governor.passive && verbs.kinds(governor.lemma) & self.kinds.bid != 0
        };
        let chunk = self.clauses.chunk_at(group.head);
        let before = chunk.and_then(|c| c.checked_sub(1)).map(|c| self.clauses.chunks[c]);
        let told = |c: Chunk| c.is_nominal() || matches!(c.part, Part::Time(_));
        group.tense == Tense::Infinitive && governor.is_some_and(bids) && before.is_some_and(told)
    }

    /// `When Chad delivers the tanks, it will be paid`: a present that waits for what comes.
    fn is_awaited(&self, group: &VerbGroup, number: u32) -> bool {
        let verbs = &self.annotated.verbs;
        let scan = &self.annotated.scan;
        let next = verbs[number as usize + 1..].iter().find(|g| g.finite());
        let sentence = scan.sentences[scan.sentence_of(group.head as usize)];
        let comes = |g: &VerbGroup| g.head < sentence.end && (g.tense == Tense::Future || g.mood != Mood::Plain);
        group.tense == Tense::Present
            && !group.perfect
            && next.is_some_and(comes)
            && ["when", "ahead"].iter().any(|key| self.under(number, key))
    }

    /// Does a word with this key open the clause of a verb? What a condition supposes (`unless Chad agrees`, `s'il ne
    /// frappe pas`) is no deed.
    pub(super) fn under(&self, number: u32, key: &str) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(verb) = self.clauses.verbs.get(number as usize).map(|&v| v as usize) else { return false };
        let verb = verb.min(chunks.len());
        let clause = (self.clauses.sentence_of(verb).start..verb).rev();
        let mut clause = clause.map(|c| chunks[c].part).take_while(|p| !matches!(p, Part::Verb(_)));
        clause.any(|p| matches!(p, Part::Subordinator(mark) if self.annotated.scan.key(mark) == key))
    }

    /// An infinitive that begins what is said names a deed or a purpose, and no one who does it: `To refuse talks makes
    /// no sense`.
    fn opens_sentence(&self, group: &VerbGroup) -> bool {
        let Some(chunk) = self.clauses.chunk_at(group.head).filter(|_| group.tense == Tense::Infinitive) else {
            return false;
        };
        let first = self.clauses.sentence_of(chunk).start;
        chunk == first || matches!(self.clauses.chunks[chunk - 1].part, Part::Quote | Part::Stop)
    }

    /// A gerund or an infinitive behind a preposition that only speaks of its deed: `capable of launching`, `l'idée
    /// d'acheter`.
    fn spoken_of(&self, group: &VerbGroup) -> bool {
        self.gerund_lead(group).is_some_and(|m| self.annotated.scan.key(m) == "thought")
    }

    /// The words before a gerund or an infinitive that say what becomes of it.
    fn gerund_lead(&self, group: &VerbGroup) -> Option<Mark> {
        let scan = &self.annotated.scan;
        let class = self.classes.before_gerund;
        let mut first = self.first_joined(group).tokens.first as usize;
        // `les moyens de les soutenir`
        while first > 0 && scan.is(first - 1, self.classes.clitic) {
            first -= 1;
        }
        (first.saturating_sub(3)..first).filter_map(|t| scan.mark(t, class)).find(|m| m.end as usize == first)
    }

    /// `aimed at disarming and arresting rebels`: the gerund right before the conjunction that joins this one to it.
    fn first_joined<'g>(&'g self, group: &'g VerbGroup) -> &'g VerbGroup {
        let chunk = self.clauses.chunk_at(group.head).filter(|&c| c > 1 && group.tense == Tense::Gerund);
        let joined = chunk.filter(|&c| self.clauses.chunks[c - 1].part == Part::Conjunction);
        match joined.map(|c| self.clauses.chunks[c - 2].part) {
            Some(Part::Verb(n)) => Some(&self.annotated.verbs[n as usize]).filter(|g| g.tense == Tense::Gerund),
            _ => None,
        }
        .unwrap_or(group)
    }

    /// Do two groups stand in one sentence with neither comma nor conjunction between?
    pub(super) fn takes(&self, governor: &VerbGroup, group: &VerbGroup) -> bool {
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
        let (claims, hopes) = (self.kinds.alleged, self.kinds.hopes);
        let that = |c: usize| matches!(chunks[c].part, Part::Subordinator(_) | Part::Relative(_));
        let denies = |c: usize| match chunks[c].part {
            Part::Verb(n) => words.verbs.kinds(self.annotated.verbs[n as usize].lemma) & self.kinds.deny != 0,
            _ => false,
        };
        // Without either before the verb its nouns need not be looked up.
        let before = range.start..verb.min(chunks.len());
        if !before.clone().any(|c| that(c) || denies(c)) {
            return false;
        }
        let holds = |c: usize, kind: u64| {
            chunks[c].part == Part::Noun && self.nouns(chunks[c].tokens).any(|(_, n)| words.nouns.kinds(n) & kind != 0)
        };
        let claim = before.rev().take(12).find(|&c| holds(c, claims | hopes));
        let Some(claim) = claim else { return false };
        if holds(claim, hopes) {
            return that(claim + 1) && !(claim + 1..verb).any(|c| matches!(chunks[c].part, Part::Verb(_)));
        }
        // `rejected the charges and accused Chad`: a verb of its own, not of what is denied.
        let joined = matches!(chunks[verb - 1].part, Part::Conjunction | Part::Comma);
        let led = !joined && verb - claim < 4 || (claim + 1..verb).any(that);
        led && (range.start..claim).rev().any(denies)
    }

    /// `met Y to discuss the loan`, `granted a loan to buy arms`: what a deed is done for is no second deed.
    pub(super) fn serves_another(&self, group: &VerbGroup, kind: EventType, fate: &[Fate]) -> bool {
        use EventType::{Accuse, Agree, Consult, Protest, Reject, Request};
        let Some(Fate::Told(served)) = group.governor.and_then(|g| fate.get(g as usize)).copied() else { return false };
        // `rejected calls to leave`: what others want.
        let apart = group.outlook.is_some() && served == Reject
            || group.governor.is_some_and(|g| {
                group.tokens.first - self.annotated.verbs[g as usize].tokens.end.min(group.tokens.first) > 2
            });
        let refused = apart && matches!(served, Accuse | Reject | Request | EventType::Support);
        // `jailed him for staging a rally`: what a court or the police hold against someone.
        if group.tense == Tense::Gerund
            && matches!(served, EventType::Coerce | EventType::Sanction)
            && self.is_led_by(group, "for")
        {
            return true;
        }
        // `charged him with sending money`
        if group.tense == Tense::Gerund && served == Accuse && self.is_led_by(group, "with") {
            return true;
        }
        // `vetoed a resolution calling for a truce`: what the paper says, not who vetoes it.
        if group.tense == Tense::Gerund && served == Reject && self.describes_object(group) && !self.comes_next(group) {
            return true;
        }
        // `fired at boats delivering food`: what those do at whom it is fired.
        let of_struck = || self.describes_object(group) && !self.is_behind_comma(group);
        if group.tense == Tense::Gerund && served == EventType::Assault && kind != EventType::Assault && of_struck() {
            return true;
        }
        // `held an exercise, staging drills`: one deed.
        let joined = || !self.has_doer_before(group);
        if group.tense == Tense::Gerund && served == kind && !matches!(kind, Accuse | EventType::Assault) && joined() {
            return true;
        }
        group.tense == Tense::Infinitive
            && !self.comes_next(group)
            && (served == kind || refused || apart && !matches!(kind, Agree | Consult | Protest))
    }

    /// `a reçu X avant de se rendre à Berlin`: what is done next serves nothing.
    pub(super) fn comes_next(&self, group: &VerbGroup) -> bool {
        self.gerund_lead(group).is_some_and(|m| self.annotated.scan.key(m) == "done")
    }

    /// `visited Chad to hold talks with the minister`: whom a visitor comes to meet is told of nowhere else.
    pub(super) fn meets_on_visit(&self, group: &VerbGroup, draft: &Draft, found: &[Event]) -> bool {
        let Some(visit) = found.last().filter(|e| e.mode.as_deref() == Some("visit")) else { return false };
        let governor = group.governor.map(|g| self.annotated.verbs[g as usize].tokens);
        let person = |&side: &u32| self.is_person(side) && self.is_actor(side);
        group.tense == Tense::Infinitive
            && draft.kind == EventType::Consult
            && draft.mode.is_none()
            && governor.is_some_and(|tokens| tokens.overlaps(visit.trigger))
            && !draft.source.is_empty()
            && draft.target.iter().any(person)
    }

    /// `…, with Chad seizing ships, Mali shelling ports`: does a name stand right before a gerund that does its deed?
    fn has_doer_before(&self, group: &VerbGroup) -> bool {
        let Some(before) = self.clauses.chunk_at(group.head).and_then(|c| c.checked_sub(1)) else { return false };
        let comma = before.checked_sub(1).is_some_and(|c| self.clauses.chunks[c].part == Part::Comma);
        let named = || self.sides(&[before], false).iter().any(|&side| self.is_known(side));
        comma && self.clauses.chunks[before].part == Part::Noun && named()
    }

    pub(super) fn is_behind_comma(&self, group: &VerbGroup) -> bool {
        let before = self.clauses.chunk_at(group.head).and_then(|c| c.checked_sub(1));
        before.is_some_and(|c| self.clauses.chunks[c].part == Part::Comma)
    }

    /// Does a gerund stand behind a noun phrase, with no comma between?
    fn describes_object(&self, group: &VerbGroup) -> bool {
        let Some(chunk) = self.clauses.chunk_at(group.head) else { return false };
        let before = (0..chunk)
            .rev()
            .map(|c| self.clauses.chunks[c].part)
            .find(|p| !matches!(p, Part::Time(_) | Part::Preposition(_)));
        before == Some(Part::Noun)
    }

    /// `settled the disputes blocking a pact`: a gerund right behind a thing, which does nobody's deed.
    pub(super) fn is_of_thing(&self, group: &VerbGroup, places: &Places) -> bool {
        let before = self.clauses.chunk_at(group.head).and_then(|c| c.checked_sub(1));
        let own = before.is_some_and(|b| places.subject.contains(&b));
        group.tense == Tense::Gerund && !own && self.describes_object(group)
    }

    /// `struck a school sheltering refugees`: a gerund right behind a building, which nobody told does.
    pub(super) fn is_of_building(&self, group: &VerbGroup, places: &Places) -> bool {
        let before = self.clauses.chunk_at(group.head).and_then(|c| c.checked_sub(1));
        let noun = before.filter(|&c| self.clauses.chunks[c].part == Part::Noun && !places.subject.contains(&c));
        group.tense == Tense::Gerund && noun.is_some_and(|c| self.is_of_kind(c, self.kinds.building))
    }

    /// `Tourists visited Chad`, `The singer was received by fans`, `An elephant attacked him`
    pub(super) fn is_private_affair(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        use EventType::{Agree, Consult, Reject, Support};
        let doers = self.whose(group, places).find(|heads| !heads.is_empty());
        let official = matches!(kind_of(frame), Some(Agree | Consult | Reject | Support));
        // `frappé par des incendies menaçant la capitale`
        let behind = |verb: &usize| group.tense == Tense::Gerund && *verb > self.clauses.sentence_of(*verb).start;
        let near = self.clauses.chunk_at(group.head).filter(behind).map(|verb| verb - 1);
        let of = |c: usize| if c > 1 && self.preposition(c - 1) == Some("of") { [c - 2, c] } else { [c, c] };
        let beast = near.is_some_and(|c| of(c).into_iter().any(|c| self.is_beast(&[c])));
        beast || doers.is_some_and(|heads| self.is_beast(heads) || official && self.are_private(heads))
    }

    /// `thousands of tourists`: people who go about no state's business.
    pub(super) fn are_private(&self, heads: &[usize]) -> bool {
        let nouns = &self.annotated.scan.grammar.words.nouns;
        let private = |chunk: usize| {
            let head = self.nouns(self.clauses.chunks[chunk].tokens).last();
            // `The two neighbours` are lands.
            head.is_some_and(|(_, n)| nouns.kinds(n) & self.kinds.private != 0) && self.pair_key(chunk).is_none()
        };
        !heads.is_empty() && heads.iter().all(|&head| self.counted(head).any(private))
    }

    /// `fought for Chad in Mali`, `fighting alongside rebels`: on their side, against nobody told.
    pub(super) fn fights_for(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        let battle = self.annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.battle != 0;
        let ahead = |p: usize| places.objects.iter().all(|&object| p < object);
        let against = || places.slots.iter().any(|(p, _)| self.preposition(*p) == Some("against"));
        let sided = |(p, _): &(usize, Vec<usize>)| match self.preposition(*p) {
            Some("for") => ahead(*p),
            Some("beside") => ahead(*p) && !against(),
            _ => false,
        };
        kind_of(frame) == Some(EventType::Assault)
            && battle
            && !group.passive
            && places.slots.first().is_some_and(sided)
    }

    /// `decided to expel the envoy` tells that very deed, to come; it promises nothing.
    pub(super) fn decides_harm(&self, group: &VerbGroup, places: &Places) -> bool {
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let harm = |g: &VerbGroup| g.tense == Tense::Infinitive && verbs.kinds(g.lemma) & self.kinds.hostile != 0;
        verbs.kinds(group.lemma) & self.kinds.decide != 0 && self.infinitive(places, group).is_some_and(harm)
    }

    /// `killed a midfielder`: no game.
    pub(super) fn leaves_dead(&self, group: &VerbGroup) -> bool {
        self.annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.harm != 0
    }

    /// The clause of a verb of agreeing, refusing, asking is no event of its own.
    pub(super) fn swallow(&self, number: usize, places: &Places, fate: &mut [Fate]) {
        let Some(chunk) = places.complement else { return };
        let Part::Verb(first) = self.clauses.chunks[chunk].part else { return };
        // `demanded an apology after accusing Chad`
        if self.comes_next(&self.annotated.verbs[first as usize]) {
            return;
        }
        fate[first as usize] = Fate::Nothing;
        let behind = first as usize + 1;
        let governed = |governor: Option<u32>| governor == Some(number as u32) || governor == Some(first);
        // `asked X to call a meeting, accusing Y`: told beside what is asked.
        let beside = |g: &VerbGroup| g.tense == Tense::Gerund && self.is_behind_comma(g);
        let inner = self.annotated.verbs[behind..].iter().take_while(|g| governed(g.governor) && !beside(g)).count();
        fate[behind..behind + inner].fill(Fate::Nothing);
        // `asked the court to demand that Chad repeal its laws`
        let own = self.places(first);
        if let Some(Part::Verb(n)) = own.complement.map(|c| self.clauses.chunks[c].part).filter(|_| self.bids(first)) {
            fate[n as usize] = Fate::Nothing;
        }
        // `recommended that the force be cut, and withdrawn by May`: done or not by whom the clause is about.
        let next = behind + inner;
        let others = !own.subject.is_empty() && own.subject != places.subject;
        if others && self.joins_participle(next) && self.places(next as u32).subject == own.subject {
            fate[next] = Fate::Nothing;
        }
    }

    /// Does a verb ask something of others?
    fn bids(&self, verb: u32) -> bool {
        let lemma = self.annotated.verbs[verb as usize].lemma;
        let frames = &self.annotated.scan.grammar.frames;
        frames.of_verb(lemma).any(|f| kind_of(f) == Some(EventType::Request) && f.has("swallows"))
    }

    /// Is a verb a bare participle that a conjunction joins to what is told before?
    fn joins_participle(&self, verb: usize) -> bool {
        let Some(group) = self.annotated.verbs.get(verb) else { return false };
        let before = self.clauses.chunk_at(group.head).and_then(|c| c.checked_sub(1));
        let joined = before.is_some_and(|c| self.clauses.chunks[c].part == Part::Conjunction);
        joined && (self.bare_participle(group) || group.passive || group.tense == Tense::Participle)
    }
}
