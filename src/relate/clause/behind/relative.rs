//! The phrase that the relative pronoun before a verb stands for, where it is the verb's object.

use super::super::{Clauses, Part, Places};
use crate::analysis::Annotated;
use crate::model::{Tense, VerbGroup};

impl Clauses {
    /// `A coup that toppled the president drew anger`: the noun behind a verb that takes no clause, in a relative clause
    /// whose subject the pronoun is, is its object.
    pub(super) fn closes_relative(&self, annotated: &Annotated, verb: usize) -> bool {
        let verbs = &annotated.scan.grammar.words.verbs;
        let takes = |g: &VerbGroup| verbs.kinds(g.lemma) & self.kinds.takes_clause != 0;
        let from = self.sentence_of(verb).start;
        verb > from
            && matches!(self.part(verb - 1), Part::Relative(_))
            && self.group(annotated, verb).is_some_and(|g| g.finite() && !takes(g))
    }

    /// `Mali, which France accused of lying`, `les diplomates que la Pologne a expulsés`: of a verb without an object, the
    /// noun phrase that the relative pronoun before its subject stands for.
    pub(in crate::relate::clause) fn relative_object(
        &self,
        annotated: &Annotated,
        verb: usize,
        places: &Places,
        from: usize,
    ) -> Option<usize> {
        let group = self.group(annotated, verb).filter(|g| g.finite() && !g.passive)?;
        let subject = *places.subject.iter().min().filter(|&&s| s < verb && places.objects.is_empty())?;
        // `the sum it agreed to pay`: the object of the infinitive.
        let next = Some(verb + 1).filter(|&next| next < self.sentence_of(verb).end);
        let next = next.and_then(|next| self.group(annotated, next));
        let leads = next.is_some_and(|g| g.tense == Tense::Infinitive);
        if let Some(thing) = self.contact(annotated, subject, from).filter(|_| !leads) {
            return Some(thing);
        }
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

    /// `the pact Chad signed with Mali`, `the firms it accused`: the thing right before a subject, with no relative pronoun
    /// between; not `told the firm it would`.
    fn contact(&self, annotated: &Annotated, subject: usize, from: usize) -> Option<usize> {
        let thing = subject.checked_sub(1).filter(|&t| t >= from && self.part(t) == Part::Noun)?;
        let (end, first) = (self.chunks[thing].tokens.end, self.chunks[subject].tokens.first);
        let known = || self.kinds.contact.is_some_and(|class| annotated.scan.is(end as usize - 1, class));
        let stood_for = || matches!(self.part(subject), Part::Pronoun(_)) && !self.says_before(annotated, thing, from);
        (end == first && (known() || stood_for())).then_some(thing)
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

    /// `X, with whom she met`, `X, avec lequel il s'est entretenu`: the preposition before the relative pronoun that
    /// opens the clause of a subject, and whom it leads to.
    pub(in crate::relate::clause) fn led_relative(
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
}
