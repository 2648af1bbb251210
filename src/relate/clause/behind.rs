//! What stands behind a verb: its objects, its prepositional phrases, the clause or infinitive that it takes; and the
//! phrase that the relative pronoun before it stands for. `object` reads objects that stand apart, `comma` what goes on
//! past a comma, `relative` what a relative pronoun stands for.

mod comma;
mod object;
mod relative;

use super::{Clauses, Part, Places};
use crate::analysis::Annotated;
use crate::model::{Tense, VerbGroup};

/// The longest quotation, in chunks, that is read as part of the clause around it.
const QUOTED: usize = 8;

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
                Part::Preposition(_) => at = self.led_phrase(annotated, verb, at, to, places),
                Part::Time(_) => at += 1,
                Part::Conjunction if at == verb + 1 && self.shares_object(annotated, verb, to) => at += 2,
                Part::Conjunction if self.harms_others_too(annotated, verb, at, to) => at += 2,
                Part::Conjunction if self.goes_on_with_place(annotated, at, to, places) => at += 1,
                // `lifted a ban imposed on Chad`: a participle that describes the object is passed over.
                Part::Verb(_) if at > verb + 1 && self.describes(annotated, at, verb + 1) => at += 1,
                Part::Comma => match self.past_comma(annotated, verb, at, to, places) {
                    Some(next) => at = next,
                    None => {
                        places.end = at;
                        return;
                    }
                },
                Part::Verb(_) => {
                    places.complement = Some(at);
                    places.end = at;
                    return;
                }
                // `called on Chad to "fulfil its duty"`
                Part::Quote if at + 1 < to && self.nonfinite_at(annotated, at + 1) => at += 1,
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

    /// `killed and captured ten soldiers`: a deed of force that has its object behind the verb joined to it.
    fn shares_object(&self, annotated: &Annotated, verb: usize, to: usize) -> bool {
        if verb + 3 >= to {
            return false;
        }
        let verbs = &annotated.scan.grammar.words.verbs;
        let force = self.kinds.hostile | self.kinds.harms | self.kinds.undergone;
        let (Some(own), Some(next)) = (self.group(annotated, verb), self.group(annotated, verb + 2)) else {
            return false;
        };
        let alike = next.tense == own.tense && !own.passive && !next.passive && next.tokens.first == next.head;
        let object = self.part(verb + 3) == Part::Noun && !self.opens_clause(verb + 3, to);
        alike && object && verbs.kinds(own.lemma) & force != 0
    }

    /// `a été tué et trois autres blessés dans une attaque`: others who were hurt, in words of one noun phrase.
    fn harms_others_too(&self, annotated: &Annotated, verb: usize, conjunction: usize, to: usize) -> bool {
        let words = &annotated.scan.grammar.words;
        let harms = |lemma| words.verbs.kinds(lemma) & self.kinds.harms != 0;
        let noun = conjunction + 1;
        if noun + 1 >= to
            || self.part(noun) != Part::Noun
            || self.opens_clause(noun, to)
            || !self.group(annotated, verb).is_some_and(|g| g.passive && harms(g.lemma))
        {
            return false;
        }
        let last = self.chunks[noun].tokens.end as usize - 1;
        let verb = annotated.scan.grammar.class(crate::rules::inflect::VERB);
        let mut senses = annotated.scan.senses_of(last, verb).filter_map(|sense| words.verb(sense.entry));
        senses.any(|form| harms(form.lemma))
    }

    /// Adds what the preposition at `at` leads, and tells where it ends.
    fn led_phrase(&self, annotated: &Annotated, verb: usize, at: usize, to: usize, places: &mut Places) -> usize {
        // `thanked him for help after last week's vote`: the noun behind the time is led by the preposition.
        let past_time = self.led_past_time(annotated, at, to).filter(|_| !places.objects.is_empty());
        if let Some(noun) = past_time {
            let (list, next) = self.list_on(annotated, noun, to);
            places.slots.push((at, list));
            next
        } else if self.object_past_place(annotated, verb, at, to, places) {
            let (list, next) = self.list_on(annotated, at + 1, to);
            places.objects.extend(list);
            next
        } else if at + 1 < to && self.chunks[at + 1].is_nominal() {
            let (list, next) = self.led_list(annotated, verb, at, to);
            places.slots.push((at, list));
            next
        } else {
            at + 1
        }
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

    /// The noun phrase before the relative pronoun, and its preposition, that a chunk stands right behind.
    pub fn described_by(&self, chunk: usize) -> Option<usize> {
        let mut at = chunk.checked_sub(1).filter(|&r| matches!(self.part(r), Part::Relative(_)))?;
        while at > 0 && matches!(self.part(at - 1), Part::Preposition(_) | Part::Comma) {
            at -= 1;
        }
        at.checked_sub(1).filter(|&noun| self.part(noun) == Part::Noun)
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

    /// `ambassadors to Chad and in Mali`: a conjunction right behind a prepositional phrase, and another one behind it.
    fn goes_on_with_place(&self, annotated: &Annotated, conjunction: usize, to: usize, places: &Places) -> bool {
        // `avec A, ainsi qu'avec B`
        let before = conjunction - 1 - usize::from(self.part(conjunction - 1) == Part::Comma);
        let led = places.slots.last().is_some_and(|(_, list)| list.last() == Some(&before));
        // `ses ambassadeurs au Tchad et au Mali`, the first land told within the object
        let where_to = |c: usize| matches!(self.part(c), Part::Preposition(mark) if matches!(annotated.scan.key(mark), "in" | "at" | "to"));
        let held = conjunction + 1 < to && places.objects[..] == [conjunction - 1] && where_to(conjunction + 1);
        (led || places.slots.is_empty() && held) && conjunction + 2 < to
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
        // `avec A, ainsi qu'avec B`
        let apart = at + 1 < to && self.part(at) == Part::Comma && self.part(at + 1) == Part::Conjunction;
        at += usize::from(apart);
        at + 2 < to && self.part(at) == Part::Conjunction && key(at + 1) == Some(own) && !self.opens_clause(at + 2, to)
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
