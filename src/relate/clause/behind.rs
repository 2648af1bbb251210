//! What stands behind a verb: its objects, its prepositional phrases, the clause or infinitive that it takes; and the
//! phrase that the relative pronoun before it stands for. `object` reads objects that stand apart.

mod object;

use super::{Clauses, Part, Places, mentions_in};
use crate::analysis::Annotated;
use crate::model::{ActorKind, Mention, Tense, VerbGroup};

/// The longest quotation, in chunks, that is read as part of the clause around it.
const QUOTED: usize = 8;

/// The longest aside of time and place, in chunks.
const ASIDE: usize = 9;

impl Clauses {
    /// Object, prepositional phrases and complement behind a verb.
    pub(super) fn behind(&self, annotated: &Annotated, verb: usize, to: usize, places: &mut Places) {
        let mut at = verb + 1;
        places.end = to;
        while at < to {
            match self.part(at) {
                Part::Noun | Part::Pronoun(_)
                    if self.opens_clause(at, to)
                        && self.finite_at(annotated, at + 1)
                        && !(at == verb + 1
                            && (self.closes_relative(annotated, verb) || self.goes_with_outlook(annotated, verb))) =>
                {
                    places.complement = Some(at + 1);
                    places.end = at;
                    return;
                }
                Part::Noun | Part::Pronoun(_) => {
                    let (list, next) = self.list_on(annotated, at, to);
                    places.objects.extend(list);
                    at = next;
                }
                // `thanked him for help after last week's vote`: the noun behind the time is led by the preposition.
                Part::Preposition(_)
                    if !places.objects.is_empty() && self.led_past_time(annotated, at, to).is_some() =>
                {
                    let noun = self.led_past_time(annotated, at, to).unwrap_or(at + 1);
                    let (list, next) = self.list_on(annotated, noun, to);
                    places.slots.push((at, list));
                    at = next;
                }
                Part::Preposition(_) if self.object_past_place(annotated, verb, at, to, places) => {
                    let (list, next) = self.list_on(annotated, at + 1, to);
                    places.objects.extend(list);
                    at = next;
                }
                Part::Preposition(_) if at + 1 < to && self.chunks[at + 1].is_nominal() => {
                    let (list, next) = self.led_list(annotated, verb, at, to);
                    places.slots.push((at, list));
                    at = next;
                }
                Part::Time(_) | Part::Preposition(_) => at += 1,
                Part::Conjunction if self.goes_on_with_place(annotated, at, to, places) => at += 1,
                // `lifted a ban imposed on Chad`: a participle that describes the object is passed over.
                Part::Verb(_) if at > verb + 1 && self.describes(annotated, at, verb + 1) => at += 1,
                // `se rendra au Mali, au Niger et au Tchad`
                Part::Comma if self.lists_on(annotated, at, to) => at += 1,
                // `asked a group of states, the Cotton Club, to end`.
                Part::Comma if at > verb + 1 && self.apposition(annotated, at, to) => at += 3,
                Part::Comma if at > verb + 1 && self.closes_name(annotated, at, to, places.objects.is_empty()) => {
                    at += 1
                }
                // `a réaffirmé, aussi, son soutien`: an adverb alone stood between.
                Part::Comma if at + 2 < to && self.part(at + 1) == Part::Comma && self.goes_on_past(at + 2, to) => {
                    at += 2
                }
                // `a eu hier, un entretien, avec le ministre`.
                Part::Comma if self.stray_comma(annotated, verb, at, to, places) => at += 1,
                // `a été reçu en audience, samedi par le président`.
                Part::Comma if at > verb + 1 && self.opens_time_and_place(at, to) => at += 2,
                Part::Comma if places.objects.is_empty() && self.guest_behind(annotated, verb, at, to) => at += 1,
                Part::Comma if self.aside_end(annotated, places.objects.is_empty(), at, to).is_some() => {
                    at = self.aside(annotated, at, to, places);
                }
                Part::Verb(_) => {
                    places.complement = Some(at);
                    places.end = at;
                    return;
                }
                // `called on Chad to "fulfil its duty"`
                Part::Quote if at + 1 < to && self.infinitive_at(annotated, at + 1) => at += 1,
                Part::Quote if self.quotes_phrase(verb, at, to, places.slots.is_empty()) => at += 1,
                Part::Subordinator(_) => {
                    places.complement = (at + 1..to).find(|&c| matches!(self.part(c), Part::Verb(_)));
                    places.end = at;
                    return;
                }
                _ => {
                    places.end = at;
                    return;
                }
            }
        }
    }

    /// Does what a verb has behind it go on at a chunk, past an adverb between commas?
    fn goes_on_past(&self, at: usize, to: usize) -> bool {
        match self.part(at) {
            Part::Noun => !self.opens_clause(at, to),
            part => matches!(part, Part::Preposition(_)),
        }
    }

    /// `urged the president of Chad, Ann Lee, to leave`: the comma behind a name that stands with its office in one phrase,
    /// before what the verb still has; `open` says that it has no object yet.
    fn closes_name(&self, annotated: &Annotated, comma: usize, to: usize, open: bool) -> bool {
        let scan = &annotated.scan;
        let before = self.chunks[comma - 1];
        let office = before.is_nominal() && before.tokens.range().any(|t| scan.sign(t) == ',');
        office
            && comma + 1 < to
            && match self.part(comma + 1) {
                Part::Verb(_) => self.infinitive_at(annotated, comma + 1),
                Part::Preposition(_) => true,
                Part::Noun => {
                    let first = self.chunks[comma + 1].tokens.first as usize;
                    open && scan.is(first, scan.grammar.class("determiner")) && !self.opens_clause(comma + 1, to)
                }
                _ => false,
            }
    }

    /// `A coup that toppled the president drew anger`: the noun behind a verb that takes no clause, in a relative clause
    /// whose subject the pronoun is, is its object.
    fn closes_relative(&self, annotated: &Annotated, verb: usize) -> bool {
        let verbs = &annotated.scan.grammar.words.verbs;
        let takes = |g: &VerbGroup| verbs.kinds(g.lemma) & self.kinds.takes_clause != 0;
        let from = self.sentence_of(verb).start;
        verb > from
            && matches!(self.part(verb - 1), Part::Relative(_))
            && self.group(annotated, verb).is_some_and(|g| g.finite() && !takes(g))
    }

    /// `Chad's decision to expel an envoy drew anger`: the verb behind the object is that of the noun which the infinitive
    /// hangs on, where the sentence has had none.
    fn goes_with_outlook(&self, annotated: &Annotated, verb: usize) -> bool {
        let from = self.sentence_of(verb).start;
        let infinitive = |g: &VerbGroup| g.tense == Tense::Infinitive && g.outlook.is_some();
        self.group(annotated, verb).is_some_and(infinitive) && !(from..verb).any(|c| self.finite_at(annotated, c))
    }

    /// The noun phrases that the preposition at a chunk leads, and where they end.
    fn led_list(&self, annotated: &Annotated, verb: usize, at: usize, to: usize) -> (Vec<usize>, usize) {
        let (mut list, mut next) = self.list_on(annotated, at + 1, to);
        let by = matches!(self.part(at), Part::Preposition(mark) if annotated.scan.key(mark) == "by");
        if by && self.joins_before_main_verb(annotated, verb, next, to) {
            list.push(next + 1);
            next += 2;
        }
        (list, next)
    }

    /// `The accord signed by Chad and Mali opens`: the verb behind the last name is that of what the participle describes,
    /// where the sentence has had none.
    fn joins_before_main_verb(&self, annotated: &Annotated, verb: usize, conjunction: usize, to: usize) -> bool {
        let from = self.sentence_of(verb).start;
        conjunction + 2 < to
            && self.part(conjunction) == Part::Conjunction
            && self.part(conjunction + 1) == Part::Noun
            && self.finite_at(annotated, conjunction + 2)
            && verb > from
            && self.part(verb - 1) == Part::Noun
            && self.group(annotated, verb).is_some_and(|g| g.tense == Tense::Participle)
            && !(from..verb).any(|c| self.finite_at(annotated, c))
    }

    /// `Mali, which France accused of lying`, `les diplomates que la Pologne a expulsés`: of a verb without an object, the
    /// noun phrase that the relative pronoun before its subject stands for.
    pub(super) fn relative_object(
        &self,
        annotated: &Annotated,
        verb: usize,
        places: &Places,
        from: usize,
    ) -> Option<usize> {
        let group = self.group(annotated, verb).filter(|g| g.finite() && !g.passive)?;
        let subject = *places.subject.first().filter(|&&s| s < verb && places.objects.is_empty())?;
        let relative = subject.checked_sub(1).filter(|&r| r > from)?;
        let comma = usize::from(self.part(relative - 1) == Part::Comma);
        let head = self.head_back(annotated, relative.checked_sub(1 + comma)?, from)?;
        let opens = match self.part(relative) {
            Part::Relative(mark) => matches!(annotated.scan.key(mark), "who" | "which"),
            Part::Subordinator(mark) => {
                annotated.scan.key(mark) == "that" && !self.says_before(annotated, relative, from)
            }
            _ => false,
        };
        let takes = annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.motion == 0;
        (opens && takes).then_some(head)
    }

    /// From a noun phrase back over what `of` leads to, to the head that it hangs on: `the envoy of Mali`.
    fn head_back(&self, annotated: &Annotated, at: usize, from: usize) -> Option<usize> {
        let of = |p: usize| matches!(self.part(p), Part::Preposition(mark) if annotated.scan.key(mark) == "of");
        let mut head = at;
        while head >= from + 2 && of(head - 1) && self.part(head - 2) == Part::Noun {
            head -= 2;
        }
        (head >= from && self.part(head) == Part::Noun).then_some(head)
    }

    /// `a annoncé au Mali que la France`: does a verb that takes a clause stand before a chunk, and no clause of its yet?
    fn says_before(&self, annotated: &Annotated, chunk: usize, from: usize) -> bool {
        let verbs = &annotated.scan.grammar.words.verbs;
        let open = |c: &usize| !matches!(self.part(*c), Part::Subordinator(_));
        let last = (from..chunk).rev().take_while(open).find_map(|c| self.group(annotated, c));
        last.is_some_and(|g| verbs.kinds(g.lemma) & self.kinds.takes_clause != 0)
    }

    /// The noun phrase before the relative pronoun, and its preposition, that a chunk stands right behind.
    pub fn described_by(&self, chunk: usize) -> Option<usize> {
        let mut at = chunk.checked_sub(1).filter(|&r| matches!(self.part(r), Part::Relative(_)))?;
        while at > 0 && matches!(self.part(at - 1), Part::Preposition(_) | Part::Comma) {
            at -= 1;
        }
        at.checked_sub(1).filter(|&noun| self.part(noun) == Part::Noun)
    }

    /// `X, with whom she met`, `X, avec lequel il s'est entretenu`: the preposition before the relative pronoun that
    /// opens the clause of a subject, and whom it leads to.
    pub(super) fn led_relative(
        &self,
        annotated: &Annotated,
        subject: usize,
        from: usize,
    ) -> Option<(usize, Vec<usize>)> {
        let relative = subject.checked_sub(1).filter(|&r| r > from && matches!(self.part(r), Part::Relative(_)))?;
        let preposition = Some(relative - 1).filter(|&p| p > from && matches!(self.part(p), Part::Preposition(_)))?;
        let comma = usize::from(self.part(preposition - 1) == Part::Comma);
        let whom = preposition.checked_sub(1 + comma).filter(|&w| w >= from && self.chunks[w].is_nominal())?;
        Some((preposition, self.list_back(annotated, whom, from)))
    }

    /// A preposition with a time behind it, and the noun that is glued to that.
    fn led_past_time(&self, annotated: &Annotated, at: usize, to: usize) -> Option<usize> {
        // `after a Saturday meeting`
        let article = |c: usize| {
            let mut tokens = self.chunks[c].tokens.range();
            self.part(c) == Part::Noun
                && tokens.all(|t| self.kinds.determiner.is_some_and(|class| annotated.scan.is(t, class)))
        };
        let time = if at + 3 < to && article(at + 1) { at + 2 } else { at + 1 };
        let noun = time + 1;
        (noun < to
            && matches!(self.part(time), Part::Time(_))
            && self.part(noun) == Part::Noun
            && self.chunks[time].tokens.end == self.chunks[noun].tokens.first
            && !self.opens_clause(noun, to))
        .then_some(noun)
    }

    /// A time behind a comma, and a prepositional phrase right behind it.
    fn opens_time_and_place(&self, comma: usize, to: usize) -> bool {
        comma + 3 < to
            && matches!(self.part(comma + 1), Part::Time(_))
            && matches!(self.part(comma + 2), Part::Preposition(_))
            && self.part(comma + 3) == Part::Noun
    }

    /// `ambassadors to Chad and in Mali`: a conjunction right behind a prepositional phrase, and another one behind it.
    fn goes_on_with_place(&self, annotated: &Annotated, conjunction: usize, to: usize, places: &Places) -> bool {
        let led = places.slots.last().is_some_and(|(_, list)| list.last() == Some(&(conjunction - 1)));
        led && conjunction + 2 < to
            && matches!(self.part(conjunction + 1), Part::Preposition(_))
            && self.part(conjunction + 2) == Part::Noun
            // `urged the leaders of Chad and of Mali to leave`
            && (!self.opens_clause(conjunction + 2, to) || self.infinitive_at(annotated, conjunction + 3))
    }

    /// Does a comma or a conjunction go on with a list in which each name has its preposition: `au Mali, au Niger et au
    /// Tchad`?
    pub(in crate::relate) fn lists_on(&self, annotated: &Annotated, joint: usize, to: usize) -> bool {
        let key = |at: usize| match self.part(at) {
            Part::Preposition(mark) if at + 1 < to && self.part(at + 1) == Part::Noun => Some(annotated.scan.key(mark)),
            _ => None,
        };
        let Some(own) = joint.checked_sub(2).and_then(key) else { return false };
        let mut at = joint;
        while at + 2 < to && self.part(at) == Part::Comma && key(at + 1) == Some(own) {
            at += 3;
        }
        at + 2 < to && self.part(at) == Part::Conjunction && key(at + 1) == Some(own) && !self.opens_clause(at + 2, to)
    }

    /// `a reçu lundi au palais, Ann Lee, ministre norvégienne`: a name or an office behind the place and a comma, with no
    /// verb of its own behind it; only where those who arrive somewhere are told with another auxiliary.
    pub(in crate::relate) fn guest_behind(&self, annotated: &Annotated, verb: usize, comma: usize, to: usize) -> bool {
        let words = &annotated.scan.grammar.words;
        let plain = |g: &VerbGroup| {
            let kinds = words.verbs.kinds(g.lemma);
            g.perfect && !g.passive && !g.reflexive && kinds & (self.kinds.motion | self.kinds.speech) == 0
        };
        let led = comma > verb + 2 && matches!(self.part(comma - 2), Part::Preposition(_));
        let timed = comma > verb + 2 && matches!(self.part(comma - 1), Part::Time(_));
        let person = |m: &Mention| {
            let named = m.actor.is_some_and(|a| annotated.actors[a as usize].kind == ActorKind::Person);
            named || m.role.is_some()
        };
        self.kinds.motion != 0
            && (led || timed)
            && comma + 1 < to
            && self.part(comma + 1) == Part::Noun
            && self.group(annotated, verb).is_some_and(plain)
            && !(comma + 2..to).any(|c| self.finite_at(annotated, c))
            && mentions_in(annotated, self.chunks[comma + 1].tokens).iter().any(|(_, m)| person(m))
    }

    /// `s'est entretenu, hier à Moscou, avec`: past the time and the place between two commas, the place kept.
    fn aside(&self, annotated: &Annotated, comma: usize, to: usize, places: &mut Places) -> usize {
        let end = self.aside_end(annotated, places.objects.is_empty(), comma, to).unwrap_or(comma + 1);
        let led = |&at: &usize| matches!(self.part(at), Part::Preposition(_)) && self.chunks[at + 1].is_nominal();
        places.slots.extend((comma + 1..end - 1).filter(led).map(|at| (at, vec![at + 1])));
        end
    }

    /// Where an aside of time and place ends, behind which the clause goes on; with its object, where that is still to
    /// come (`open`).
    pub(in crate::relate) fn aside_end(
        &self,
        annotated: &Annotated,
        open: bool,
        comma: usize,
        to: usize,
    ) -> Option<usize> {
        let mut at = comma + 1;
        while at + 1 < to && at < comma + ASIDE {
            at += match (self.part(at), self.part(at + 1)) {
                (Part::Time(_), _) => 1,
                (Part::Preposition(_), Part::Noun | Part::Time(_)) => 2,
                // `a reçu, jeudi 7 mai, au palais, le ministre`: one aside behind the other, before the object.
                (Part::Comma, Part::Preposition(_)) if open && at > comma + 1 && self.closes_again(at + 1, to) => 1,
                _ => break,
            };
        }
        let closes = at > comma + 1 && at + 1 < to && self.part(at) == Part::Comma;
        let goes_on = || match self.part(at + 1) {
            Part::Preposition(_) => true,
            // `accused, on Monday, Chad of …`, `son voisin d'être`: an infinitive behind it is that of whom it is done to.
            Part::Noun => open && !(self.opens_clause(at + 1, to) && self.finite_at(annotated, at + 2)),
            _ => false,
        };
        (closes && goes_on()).then_some(at + 1)
    }

    /// Prepositional phrases with a comma behind them, and a noun phrase behind that.
    fn closes_again(&self, preposition: usize, to: usize) -> bool {
        let mut at = preposition;
        while at + 1 < to && matches!(self.part(at), Part::Preposition(_)) && self.part(at + 1) == Part::Noun {
            at += 2;
        }
        at + 1 < to && self.part(at) == Part::Comma && self.part(at + 1) == Part::Noun
    }

    /// A noun phrase between two commas, behind which the clause goes on with an infinitive or a preposition.
    fn apposition(&self, annotated: &Annotated, comma: usize, to: usize) -> bool {
        let close = comma + 2;
        close + 1 < to
            && self.chunks[comma - 1].is_nominal()
            && self.part(comma + 1) == Part::Noun
            && self.part(close) == Part::Comma
            && match self.part(close + 1) {
                Part::Verb(_) => self.group(annotated, close + 1).is_some_and(|g| g.tense == Tense::Infinitive),
                part => matches!(part, Part::Preposition(_)),
            }
    }

    /// Is a quotation mark behind a verb one of a pair around a few nouns: `praised "the brave choices" of the king`?
    fn quotes_phrase(&self, verb: usize, at: usize, to: usize, may_open: bool) -> bool {
        let quote = |c: &usize| self.part(*c) == Part::Quote;
        if (verb + 1..at).filter(quote).count() % 2 == 1 {
            return true;
        }
        let close = (at + 1..to.min(at + QUOTED)).find(quote);
        may_open
            && close.is_some_and(|close| (at + 1..close).all(|c| !matches!(self.part(c), Part::Verb(_) | Part::Stop)))
    }
}
