//! Asides between commas, and where they open: the subject stands before them, or inside.

use super::super::{Clauses, Part, mentions_in};
use crate::analysis::Annotated;
use crate::model::{ActorKind, Mention, Use, VerbGroup};
use crate::rules::scan::Mark;

impl Clauses {
    /// `stormed a studio, which showed the march, and arrested`: is a verb in an aside that a comma has ended?
    pub(super) fn ended_aside(&self, verb: usize, at: usize, from: usize) -> bool {
        let closed = at > from && self.part(at) == Part::Conjunction && self.part(at - 1) == Part::Comma;
        let relative = verb > from + 1 && matches!(self.part(verb - 1), Part::Relative(_));
        closed && relative && self.part(verb - 2) == Part::Comma
    }

    /// `condemned the attack that struck Mali, killing ten, and expressed`: is a verb in a relative clause which a comma and
    /// a conjunction end, so that the verb behind these goes on with the one before the clause, in its tense?
    pub(super) fn ended_description(&self, annotated: &Annotated, verb: usize, at: usize, from: usize) -> bool {
        let closed = at > from && self.part(at) == Part::Conjunction && self.part(at - 1) == Part::Comma;
        let relative = verb > from + 2 && matches!(self.part(verb - 1), Part::Relative(_));
        let joined = self.chunks.get(at + 1).and_then(|_| self.group(annotated, at + 1));
        let alike = |g: &VerbGroup| g.finite() && joined.is_some_and(|j| j.tense == g.tense && j.passive == g.passive);
        let main = || (from..verb - 1).rev().find_map(|c| self.group(annotated, c).filter(|g| g.finite()));
        closed && relative && main().is_some_and(alike)
    }

    /// `Chad itself has accused`: a pronoun right behind whom it stands for.
    pub(super) fn repeats(&self, annotated: &Annotated, at: usize, pronoun: Mark) -> bool {
        annotated.scan.key(pronoun) == "self" && self.chunks[at - 1].is_nominal()
    }

    /// `Ignazio Cassis, head of the diplomacy, had met`: where the actors' phrase holds the aside, a comma alone is left.
    pub(super) fn aside_closes(&self, comma: usize, from: usize) -> bool {
        let led = || comma >= from + 2 && matches!(self.part(comma - 2), Part::Preposition(_));
        comma > from && self.part(comma) == Part::Comma && self.part(comma - 1) == Part::Noun && !led()
    }

    /// `Peru's president, Alan Garcia, met`: the noun phrase before the comma holds the aside itself, and no other verb
    /// comes before.
    pub(super) fn behind_apposition(&self, annotated: &Annotated, comma: usize, from: usize) -> bool {
        comma > from
            && self.chunks[comma - 1].is_nominal()
            && (from..comma).all(|c| !self.group(annotated, c).is_some_and(VerbGroup::finite))
    }

    /// `Chad sold jets, Angela Merkel, the head of the group, told Reuters`: what looks like an aside begins with the
    /// person who says the clause before it.
    pub(super) fn names_speaker(&self, annotated: &Annotated, open: usize, verb: usize) -> bool {
        let verbs = &annotated.scan.grammar.words.verbs;
        let says = self.group(annotated, verb).is_some_and(|g| verbs.kinds(g.lemma) & self.kinds.takes_clause != 0);
        let first = self.chunks[open + 1].tokens.first;
        let person = |m: &Mention| {
            let actor = m.actor.map(|a| annotated.actors[a as usize].kind);
            m.usage == Use::Actor && m.phrase.first == first && actor == Some(ActorKind::Person)
        };
        let told = open.checked_sub(1).is_some_and(|c| {
            let sentence = self.sentence_of(c);
            (sentence.start..c).any(|at| self.finite_at(annotated, at))
        });
        says && told && mentions_in(annotated, self.chunks[open + 1].tokens).iter().any(|(_, m)| person(m))
    }

    /// `The boy's father, Paul Roe, left`: whose kin someone is tells nobody; the name between the commas does.
    pub(super) fn names_kin(&self, annotated: &Annotated, open: usize, close: usize) -> bool {
        let Some(before) = open.checked_sub(1).filter(|_| close == open + 2).map(|c| self.chunks[c].tokens) else {
            return false;
        };
        let kin = self.kinds.kin.is_some_and(|class| annotated.scan.is(before.end as usize - 1, class));
        kin && self.is_person_named(annotated, open + 1)
    }

    /// `On Monday, for her first visit to Chad, Ann Lee, was received`: behind what only opens the sentence a name between two
    /// commas is the subject, and no aside.
    pub(super) fn is_only_name(&self, annotated: &Annotated, open: usize, close: usize, from: usize) -> bool {
        close == open + 2 && self.only_opens(open, from) && self.is_person_named(annotated, open + 1)
    }

    /// `In Lome, at the house of the envoy of Chad, A and B signed`: up to a comma nothing but what prepositions lead.
    pub(in crate::relate::clause) fn only_opens(&self, comma: usize, from: usize) -> bool {
        let led = |at: usize| matches!(self.part(at), Part::Preposition(_) | Part::Time(_));
        let opening = |at: usize| led(at) || self.part(at) == Part::Comma || at > from && led(at - 1);
        comma > from && led(from) && (from..comma).all(opening)
    }

    fn is_person_named(&self, annotated: &Annotated, chunk: usize) -> bool {
        let tokens = self.chunks[chunk].tokens;
        let named = |m: &Mention| {
            let actor = m.actor.map(|a| annotated.actors[a as usize].kind);
            m.usage == Use::Actor && m.phrase.first == tokens.first && actor == Some(ActorKind::Person)
        };
        mentions_in(annotated, tokens).iter().any(|(_, m)| named(m))
    }

    /// `In a note, the minister of trade, Jane Roe, praised`: what stands between the commas has its own aside inside, and
    /// before it only opens the sentence.
    pub(super) fn holds_its_aside(&self, annotated: &Annotated, open: usize, close: usize, from: usize) -> bool {
        let opening = matches!(self.part(from), Part::Preposition(_)) && open == from + 2;
        let tokens = self.chunks[open + 1].tokens;
        let comma = |t: usize| annotated.scan.sign(t) == ',';
        opening && close == open + 2 && self.part(open + 1) == Part::Noun && tokens.range().any(comma)
    }

    /// `As talks went on, the minister of trade, Jane Roe, signed`; `said that Jane Roe, minister for ports and trade, signed`:
    /// the noun phrase that holds its aside, with what hangs on that, up to the comma `close`; it opens a clause behind the
    /// one before.
    pub(super) fn holder_of_aside(&self, annotated: &Annotated, close: usize, from: usize) -> Option<usize> {
        let comma = |c: &usize| {
            let mut tokens = self.chunks[*c].tokens.range();
            self.part(*c) == Part::Noun && tokens.any(|t| annotated.scan.sign(t) == ',')
        };
        let goes_on = |c: &usize| matches!(self.part(*c), Part::Noun | Part::Preposition(_) | Part::Conjunction);
        let noun = (from + 1..close).rev().take_while(goes_on).find(comma)?;
        // `Arrivé lundi, le chef de la diplomatie, Ann Lee, a vu`
        let of = |at: usize| matches!(self.part(at - 1), Part::Preposition(_)) && self.part(at - 2) == Part::Noun;
        let head = if noun >= from + 3 && of(noun) { noun - 2 } else { noun };
        // `and last week Ann Lee, the president, condemned`
        // `“We will go,” the president, Ann Lee, warned Chad`
        let lead = (from..head).rev().find(|&c| !matches!(self.part(c), Part::Time(_) | Part::Quote))?;
        // `The president of Chad, Ann Lee, and the president of Mali, Jane Roe, met`
        let joined = self.part(lead) == Part::Conjunction;
        let verb = |c: usize| matches!(self.part(c), Part::Verb(_));
        let opens = || verb(from) && !(from + 1..noun).any(verb);
        let clause = joined || opens() || (from..noun).any(|c| self.finite_at(annotated, c));
        let hangs = |c: usize| matches!(self.part(c), Part::Noun | Part::Preposition(_));
        let opens = match self.part(lead) {
            Part::Comma => noun + 1 == close,
            // `and Jane Roe, head of the house, met`
            Part::Conjunction => (noun + 1..close).all(hangs),
            Part::Subordinator(_) | Part::Relative(_) => true,
            _ => false,
        };
        (clause && opens).then_some(noun)
    }

    /// The comma that opens the aside which the comma `close` ends: `X, who lives in Y, signed`; `arms which, according
    /// to Y, killed`.
    pub(super) fn opening(&self, annotated: &Annotated, close: usize, from: usize) -> Option<usize> {
        let last = (from..close).rev().find(|&c| self.part(c) == Part::Comma)?;
        let last = self.complements_around(last, close, from).unwrap_or(last);
        let around = self.relative_around(last, close, from);
        let open = around.or_else(|| self.described_around(annotated, last, close, from)).unwrap_or(last);
        let led = || {
            matches!(self.part(open - 1), Part::Relative(_) | Part::Subordinator(_) | Part::Conjunction)
                && matches!(self.part(open + 1), Part::Preposition(_))
        };
        // `the ministry today, Tuesday, said`
        let timed = || {
            matches!((self.part(open - 1), self.part(open + 1)), (Part::Time(_), Part::Time(_))) && close - open == 2
        };
        // `à Lomé, où la ministre, Ann Lee, a signé`: a relative clause whose verb is still to come.
        let relative = || {
            matches!(self.part(open + 1), Part::Relative(_))
                && !(open + 1..close).any(|c| matches!(self.part(c), Part::Verb(_)))
        };
        let aside =
            close - open > 1 && open > from && !relative() && (self.chunks[open - 1].is_nominal() || led() || timed());
        let list = matches!(self.part(open + 1), Part::Noun) && close - open == 2 && self.listed(close);
        (aside && !list).then_some(open)
    }

    /// The dash that opens the aside which the dash `close` ends: `the ministers – all four – met`.
    pub(super) fn dash_opening(&self, annotated: &Annotated, close: usize, from: usize) -> Option<usize> {
        let dash = |&c: &usize| {
            let sign = annotated.scan.sign(self.chunks[c].tokens.first as usize);
            self.part(c) == Part::Stop && matches!(sign, '-' | '–' | '—' | '_')
        };
        let open = (from..close).rev().find(dash).filter(|_| dash(&close))?;
        (open > from && close - open > 1 && self.chunks[open - 1].is_nominal()).then_some(open)
    }

    /// `X, who lives near Dayton, Ohio, met`, `a team that holds Ann Lee, aide of X, met`: the comma before the relative
    /// clause that ends with a noun phrase between commas.
    fn relative_around(&self, last: usize, close: usize, from: usize) -> Option<usize> {
        let of_noun = |c: usize| matches!(self.part(c), Part::Noun | Part::Preposition(_));
        let named = close > last + 1 && self.part(last + 1) == Part::Noun && (last + 1..close).all(of_noun);
        let open = (from..last).rev().find(|&c| self.part(c) == Part::Comma).filter(|_| named)?;
        matches!(self.part(open + 1), Part::Relative(_)).then_some(open)
    }

    /// `X, accompagné du ministre de la Pêche, Y, et de Z, a signé`: the comma before the participle that all up to the last
    /// comma hangs on.
    fn described_around(&self, annotated: &Annotated, last: usize, close: usize, from: usize) -> Option<usize> {
        let hangs = |c: usize| {
            matches!(self.part(c), Part::Noun | Part::Preposition(_) | Part::Comma | Part::Conjunction | Part::Time(_))
        };
        let verb = |c: usize| matches!(self.part(c), Part::Verb(_)) && !self.finite_at(annotated, c);
        let told = |c: usize| self.part(c) == Part::Comma && verb(c + 1);
        let open = (from + 1..last).rev().find(|&c| told(c))?;
        (self.chunks[open - 1].is_nominal() && (open + 2..close).all(hangs)).then_some(open)
    }

    /// `X, chargée du Commerce, de la Pêche et des Ports, a signé`: the comma before what a list hangs on whose members each
    /// have a preposition.
    fn complements_around(&self, last: usize, close: usize, from: usize) -> Option<usize> {
        let led = |c: usize| matches!(self.part(c), Part::Preposition(_)) && self.chunks[c + 1].is_nominal();
        let joint = last + 3;
        let list = last > from + 2 && led(last - 2) && joint + 1 < close && led(last + 1);
        let ends = joint + 2 == close || joint + 3 == close && led(joint + 1);
        let joined = list && self.part(joint) == Part::Conjunction && ends;
        (from..last).rev().find(|&c| self.part(c) == Part::Comma).filter(|_| joined)
    }

    /// `The Group of Seven, the rich nations, which meet in Chad, condemned`: from the comma of a relative clause back over what
    /// the noun before it only calls the name before that.
    pub(super) fn past_called(&self, annotated: &Annotated, open: usize, from: usize) -> usize {
        let relative = matches!(self.chunks.get(open + 1).map(|c| c.part), Some(Part::Relative(_)));
        let noun = |c: usize| self.part(c) == Part::Noun;
        if !relative || open < from + 3 || !noun(open - 1) || self.part(open - 2) != Part::Comma || !noun(open - 3) {
            return open;
        }
        let inside = |c: usize| mentions_in(annotated, self.chunks[c].tokens);
        let tokens = self.chunks[open - 3].tokens;
        let named = inside(open - 3).iter().any(|(_, m)| m.usage == Use::Actor && m.phrase.end == tokens.end);
        let article = self.chunks[open - 1].tokens.first as usize;
        let called = self.kinds.determiner.is_some_and(|class| annotated.scan.is(article, class));
        let unnamed = inside(open - 1).iter().all(|(_, m)| m.actor.is_none());
        if named && called && unnamed { open - 2 } else { open }
    }

    fn listed(&self, comma: usize) -> bool {
        self.chunks.get(comma + 1).is_some_and(|c| matches!(c.part, Part::Conjunction))
    }
}
