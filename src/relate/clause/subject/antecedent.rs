//! Whom or what a relative pronoun stands for.

use super::super::{Clauses, Part, mentions_in};
use crate::analysis::Annotated;
use crate::model::{ActorKind, Mention, Tense, Use, VerbGroup};
use crate::text::Casing;

impl Clauses {
    /// `the bill, passed by both houses, which`: from a comma back over what a participle tells of the noun before.
    fn past_described(&self, annotated: &Annotated, comma: usize, from: usize) -> usize {
        let open = (from..comma).rev().find(|&c| self.part(c) == Part::Comma);
        let participle = |c: usize| self.group(annotated, c).is_some_and(|g| g.tense == Tense::Participle);
        let alone = |open: &usize| !(open + 2..comma).any(|c| self.finite_at(annotated, c));
        open.filter(|&open| participle(open + 1)).filter(alone).unwrap_or(comma)
    }

    /// The noun phrase that a relative pronoun stands for; `many` where the verb asks for several (`A et B, qui ont`).
    pub(super) fn antecedent(&self, annotated: &Annotated, relative: usize, from: usize, many: bool) -> Vec<usize> {
        let mut at = relative;
        if at > from && self.part(at - 1) == Part::Comma {
            at = self.past_described(annotated, at - 1, from);
        }
        if at > from && matches!(self.part(at - 1), Part::Preposition(_)) {
            at -= 1;
        }
        // `members of the Army (LA) who`
        if at > from + 3 && annotated.scan.sign(self.chunks[at - 1].tokens.first as usize) == ')' {
            let open = |&c: &usize| annotated.scan.sign(self.chunks[c].tokens.first as usize) == '(';
            at = (from..at).rev().take(BRACKET).find(open).unwrap_or(at);
        }
        let key = match self.part(relative) {
            Part::Relative(mark) => annotated.scan.key(mark),
            _ => "",
        };
        // `a truce brokered by Chad that ends the war`: what the participle describes.
        if matches!(key, "which" | "that") && at == relative {
            at = self.past_doer(annotated, at, from);
        }
        if key == "that" && at == relative {
            at = self.past_bare_names(annotated, at, from);
        }
        // `an attack inside Chadian territory, which violates the pact`
        if key == "which" && at < relative && self.ends_in_territory(annotated, at, from) {
            at -= 2;
        }
        // `the raid in Chad on Friday, which killed ten`: no place kills anyone.
        let blow = || self.group(annotated, relative + 1).is_some_and(|g| self.harms(annotated, g));
        if key == "who" || matches!(key, "which" | "that") && relative + 1 < self.chunks.len() && blow() {
            let back = self.past_time_and_place(annotated, at, from);
            // `les accusations de Lima, qui accuse`: what has one head is not the several things before.
            let one = !many && back > from && back < at && self.chunks[back - 1].is_nominal() && !blow();
            at = if one && self.are_several_things(annotated, back - 1) { at } else { back };
            if key == "who" && self.is_land_of_someone(annotated, at, from) {
                at -= 2;
            }
            if key != "who" {
                at = self.back_to_attack(annotated, at, from);
            }
        }
        let leaders = || key == "who" && self.ends_list_of_people(annotated, at - 1, from);
        // `Chad, Mali and Peru, which recalled their envoys, met`
        let all = || {
            let aside = at < relative && self.part(relative - 1) == Part::Comma;
            aside && matches!(key, "who" | "which") && self.list_back(annotated, at - 1, from)[0] == from
        };
        match at > from && self.chunks[at - 1].is_nominal() {
            true if many || leaders() || all() => self.list_back(annotated, at - 1, from),
            true => vec![at - 1],
            false => Vec::new(),
        }
    }

    /// `a deal with Chad in Lome that lets Mali buy jets`: no bare name of a land or a body is a `that`.
    fn past_bare_names(&self, annotated: &Annotated, at: usize, from: usize) -> usize {
        let bare = |c: usize| {
            let tokens = self.chunks[c].tokens;
            let name = |m: &Mention| m.phrase.end == tokens.end && matches!(m.usage, Use::Actor | Use::Place);
            let last = annotated.scan.tokens[tokens.end as usize - 1].casing;
            last != Casing::Lower && mentions_in(annotated, tokens).iter().any(|(_, m)| name(m))
        };
        let led = |c: usize| matches!(self.part(c), Part::Preposition(mark) if annotated.scan.key(mark) != "of");
        let mut back = at;
        while back > from + 2 && self.chunks[back - 1].is_nominal() && bare(back - 1) {
            let first = self.list_back(annotated, back - 1, from)[0];
            if first < from + 2 || !led(first - 1) {
                break;
            }
            let time = first > from + 3 && matches!(self.part(first - 2), Part::Time(_));
            let next = first - 1 - if time && led(first - 3) { 2 } else { usize::from(time) };
            if !self.chunks[next - 1].is_nominal() {
                break;
            }
            back = next;
        }
        back
    }

    /// Does `in` or `inside` lead to somebody's land, air or waters right before a chunk, behind what was done there?
    fn ends_in_territory(&self, annotated: &Annotated, at: usize, from: usize) -> bool {
        let led = at > from + 2 && self.chunks[at - 1].is_nominal() && self.chunks[at - 3].part == Part::Noun;
        let within = |c: usize| matches!(self.part(c), Part::Preposition(mark) if annotated.scan.key(mark) == "in");
        let last = |c: usize| self.chunks[c].tokens.end as usize - 1;
        led && within(at - 2) && self.kinds.territory.is_some_and(|class| annotated.scan.is(last(at - 1), class))
    }

    /// A noun in the plural that tells of no people.
    fn are_several_things(&self, annotated: &Annotated, chunk: usize) -> bool {
        let (scan, tokens) = (&annotated.scan, self.chunks[chunk].tokens);
        let noun = scan.grammar.class(crate::rules::inflect::NOUN);
        let head = tokens.range().find(|&t| scan.is(t, noun));
        let people = |t: usize| self.kinds.people.iter().flatten().any(|&class| scan.is(t, class));
        head.is_some_and(|t| scan.grammar.ends_as_plural(scan.token_text(t)))
            && !tokens.range().any(people)
            && mentions_in(annotated, tokens).is_empty()
    }

    /// `Ann Lee of Chad, who`: no country is a `who`, but the person of there whom it hangs on.
    fn is_land_of_someone(&self, annotated: &Annotated, at: usize, from: usize) -> bool {
        let named = |c: usize, kind: ActorKind| {
            let tokens = self.chunks[c].tokens;
            mentions_in(annotated, tokens).iter().any(|(_, m)| {
                let own = m.actor.map(|a| annotated.actors[a as usize].kind);
                own == Some(kind) && m.phrase.end == tokens.end && m.usage != Use::Origin
            })
        };
        let of = |c: usize| matches!(self.part(c), Part::Preposition(mark) if annotated.scan.key(mark) == "of");
        at >= from + 3 && of(at - 2) && named(at - 1, ActorKind::Country) && named(at - 3, ActorKind::Person)
    }

    /// `the presidents of Chad and Mali, who met`: no country is a `who`, but those before it in its list are people of both.
    fn ends_list_of_people(&self, annotated: &Annotated, last: usize, from: usize) -> bool {
        let tokens = self.chunks[last].tokens;
        let land = mentions_in(annotated, tokens).iter().any(|(_, m)| {
            let kind = m.actor.map(|a| annotated.actors[a as usize].kind);
            kind == Some(ActorKind::Country) && m.usage == Use::Actor && m.phrase == tokens
        });
        let list = self.list_back(annotated, last, from);
        let people = |t: usize| self.kinds.people.iter().flatten().any(|&class| annotated.scan.is(t, class));
        land && list.len() > 1 && self.chunks[list[0]].tokens.range().any(people)
    }

    /// From a relative pronoun back over a participle and who did what it tells, to behind the noun that it describes.
    fn past_doer(&self, annotated: &Annotated, at: usize, from: usize) -> usize {
        let by = |c: usize| matches!(self.part(c), Part::Preposition(mark) if annotated.scan.key(mark) == "by");
        let participle = |c: usize| self.group(annotated, c).is_some_and(|g| g.tense == Tense::Participle);
        let told = at >= from + 4 && self.part(at - 1) == Part::Noun && by(at - 2) && participle(at - 3);
        if told && self.chunks[at - 4].is_nominal() { at - 3 } else { at }
    }

    fn harms(&self, annotated: &Annotated, group: &VerbGroup) -> bool {
        annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.harms != 0
    }

    /// `a meeting of leaders in Nairobi on Friday, who`: no time and no place is a `who`.
    fn past_time_and_place(&self, annotated: &Annotated, end: usize, from: usize) -> usize {
        let mut at = end;
        loop {
            let led = at > from + 1 && matches!(self.part(at - 2), Part::Preposition(_));
            let place =
                |c: usize| mentions_in(annotated, self.chunks[c].tokens).iter().any(|(_, m)| m.usage == Use::Place);
            // `in Chad and Mali`
            let joined = at > from + 3 && self.part(at - 2) == Part::Conjunction && self.part(at - 3) == Part::Noun;
            let both = joined && matches!(self.part(at - 4), Part::Preposition(_)) && place(at - 3);
            at -= match at.checked_sub(1).filter(|&c| c > from).map(|c| self.part(c)) {
                Some(Part::Time(_)) => 1 + usize::from(led),
                Some(Part::Noun) if led && place(at - 1) => 2,
                Some(Part::Noun) if both => 4,
                _ => return at,
            };
        }
    }

    /// `bombings of schools, which killed ten`: back over what hangs on it to the attack, where there is one.
    fn back_to_attack(&self, annotated: &Annotated, end: usize, from: usize) -> usize {
        let words = &annotated.scan.grammar.words.nouns;
        let kind = words.kind("attack");
        let noun = annotated.scan.grammar.class(crate::rules::inflect::NOUN);
        let attack = |c: usize| {
            self.chunks[c].tokens.range().any(|t| {
                let number = annotated.scan.mark(t, noun).and_then(|m| annotated.scan.grammar.words.noun(m.value));
                number.is_some_and(|n| words.kinds(n) & kind != 0)
            })
        };
        let hangs = |at: usize| {
            at > from + 2 && matches!(self.part(at - 2), Part::Preposition(_)) && self.chunks[at - 3].is_nominal()
        };
        let mut at = end;
        // `clashes between Chad and Mali that have killed`
        if at > from && self.chunks[at - 1].is_nominal() {
            let first = self.list_back(annotated, at - 1, from)[0] + 1;
            at = if first < at && hangs(first) { first } else { at };
        }
        while hangs(at) && !attack(at - 1) {
            at -= 2;
        }
        if at > from && self.chunks[at - 1].is_nominal() && attack(at - 1) { at } else { end }
    }
}

/// A short name in brackets is so many chunks at most, its signs with it.
const BRACKET: usize = 4;
