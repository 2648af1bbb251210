//! Objects that do not stand right behind their verb: behind a place, behind a comma that parts nothing.

use super::super::{Clauses, Part, Places};
use crate::analysis::Annotated;
use crate::model::VerbGroup;

impl Clauses {
    /// `a reçu à Lomé des ministres`, `a essuyé à Lomé de nouveaux tirs`: the object behind the place, where an article of
    /// many looks like a preposition.
    pub(super) fn object_past_place(
        &self,
        annotated: &Annotated,
        verb: usize,
        at: usize,
        to: usize,
        places: &Places,
    ) -> bool {
        let scan = &annotated.scan;
        let first = self.chunks[at].tokens.first as usize;
        let plain = |g: &VerbGroup| {
            !g.passive && !g.reflexive && annotated.scan.grammar.words.verbs.kinds(g.lemma) & self.kinds.motion == 0
        };
        let placed = |(preposition, list): &(usize, Vec<usize>)| {
            let led =
                matches!(self.part(*preposition), Part::Preposition(mark) if matches!(scan.key(mark), "at" | "in"));
            led && list.last() == Some(&(at - 1))
        };
        places.objects.is_empty()
            && at + 1 < to
            && self.part(at + 1) == Part::Noun
            && self.kinds.partitive.is_some_and(|class| scan.is(first, class))
            && places.slots.last().is_some_and(placed)
            && self.group(annotated, verb).is_some_and(plain)
    }

    /// `a eu hier, un entretien, avec le ministre`: a comma between the time and the object, and the one behind that object.
    pub(super) fn stray_comma(
        &self,
        annotated: &Annotated,
        verb: usize,
        comma: usize,
        to: usize,
        places: &Places,
    ) -> bool {
        let scan = &annotated.scan;
        let plain = |g: &VerbGroup| {
            let motion = scan.grammar.words.verbs.kinds(g.lemma) & self.kinds.motion != 0;
            g.perfect && !g.passive && !g.reflexive && !motion
        };
        let timed = comma > verb + 1 && matches!(self.part(verb + 1), Part::Time(_)) && self.kinds.motion != 0;
        if !timed || comma + 2 >= to || !self.group(annotated, verb).is_some_and(plain) {
            return false;
        }
        let next = self.chunks[comma + 1];
        match next.part {
            Part::Noun if comma == verb + 2 && places.objects.is_empty() => {
                let article = |class| scan.is(next.tokens.first as usize, class);
                self.kinds.determiner.is_some_and(article) && !self.opens_clause(comma + 1, to)
            }
            Part::Preposition(mark) => {
                scan.key(mark) == "with" && self.part(verb + 2) == Part::Comma && places.objects[..] == [comma - 1]
            }
            _ => false,
        }
    }
}
