//! Who does it to whom: source and target of a verb's deed.

use crate::model::{Tense, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::Reader;
use crate::rules::frame::Frame;

impl Reader<'_> {
    /// Source and target of a verb's deed.
    pub(super) fn sides_of(
        &self,
        frame: &Frame,
        group: &VerbGroup,
        places: &Places,
        carried: bool,
    ) -> (Vec<u32>, Vec<u32>) {
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
        // `is expected in Egypt`: who is expected does it.
        if frame.has("passive-only") && source.is_empty() {
            std::mem::swap(&mut source, &mut target);
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
            governor.passive && verbs.kinds(governor.lemma) & self.kinds.tool != 0
        });
        let Some(governor) = tool else { return self.sides(&places.subject, true) };
        let around = self.clauses.places(self.annotated, governor);
        let by = around.slots.iter().filter(|(p, _)| self.preposition(*p) == Some("by"));
        by.flat_map(|(_, list)| self.sides(list, true)).collect()
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
}
