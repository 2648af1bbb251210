//! Whose deed a verb is that has no subject of its own: that of the verb which it is joined to or hangs on, or of whoever
//! said so.

use super::super::{Clauses, Part, mentions_in};
use crate::analysis::Annotated;
use crate::model::{Mention, Mood, Tense, Use, VerbGroup};

impl Clauses {
    /// The subject of the verb that this one is joined to or hangs on.
    pub(super) fn shared_subject(
        &self,
        annotated: &Annotated,
        at: usize,
        range: std::ops::Range<usize>,
        depth: u8,
    ) -> Vec<usize> {
        // `froze the assets of ten – men linked to Chad – and banned them`: past what stands between two dashes.
        let dash = at.checked_sub(1).filter(|&c| c > range.start && self.part(c) == Part::Stop);
        let at = dash.and_then(|c| self.dash_opening(annotated, c, range.start)).unwrap_or(at);
        if let Some(earlier) = self.participle_joined(annotated, at, range.start) {
            return self.subject(annotated, earlier, range, depth + 1);
        }
        if let Some(blamed) = self.blamed(annotated, at, range.clone(), depth) {
            return blamed;
        }
        let finite = |&c: &usize| self.group(annotated, c).is_some_and(VerbGroup::finite);
        let mut verbs = (range.start..at).rev().filter(finite);
        let last = verbs.next();
        let earlier = match last.filter(|&verb| {
            self.ended_aside(verb, at, range.start)
                || self.ended_description(annotated, verb, at, range.start)
                || self.is_only_said(annotated, verb, at, &range)
                || self.cannot_say(annotated, verb, at, &range)
                || self.is_told_of_thing(annotated, verb, at, &range)
                || self.told_by_medium(annotated, verb, at, range.start)
                || self.is_only_quoted(annotated, verb, at)
        }) {
            Some(verb) if self.is_only_quoted(annotated, verb, at) => {
                verbs.find(|&c| !self.is_only_quoted(annotated, c, at)).or(Some(verb))
            }
            Some(verb) => verbs.next().or(Some(verb)),
            None => last,
        };
        match earlier {
            // `…, a déclaré le ministre, dénonçant`
            Some(verb) if verb + 1 < at && self.inverted(annotated, verb, range.clone()) => {
                self.sayers(annotated, verb, at)
            }
            Some(verb) => self.subject(annotated, verb, range, depth + 1),
            None if self.aside_closes(at, range.start) => self.heads_back_to(annotated, at - 1, range.start),
            None => self.later_subject(annotated, at, range, depth),
        }
    }

    /// `hostages seized in Chad and held by rebels`, `quoted X as condemning Y and praising Z`: the participle or gerund that
    /// another one is joined to.
    fn participle_joined(&self, annotated: &Annotated, at: usize, from: usize) -> Option<usize> {
        let tense = self.group(annotated, at).map(|g| g.tense)?;
        let participle = |c: usize| self.group(annotated, c).is_some_and(|g| g.tense == tense);
        if !matches!(tense, Tense::Participle | Tense::Gerund) || at == from {
            return None;
        }
        // `with Chad responding by massing troops`
        if let Part::Preposition(mark) = self.part(at - 1) {
            let earlier = at.checked_sub(2).filter(|&c| c >= from && tense == Tense::Gerund && participle(c));
            return earlier.filter(|_| annotated.scan.key(mark) == "by");
        }
        if self.part(at - 1) != Part::Conjunction {
            return None;
        }
        let earlier = (from..at).rev().find(|&c| matches!(self.part(c), Part::Verb(_)))?;
        participle(earlier).then_some(earlier)
    }

    /// `denied bombing a market which sold arms and accused Chad`: what a relative clause describes is nobody who can say
    /// what the verb joined behind it says.
    fn cannot_say(&self, annotated: &Annotated, verb: usize, at: usize, range: &std::ops::Range<usize>) -> bool {
        let relative = verb > range.start + 1 && matches!(self.part(verb - 1), Part::Relative(_));
        if !relative || self.part(verb - 2) != Part::Noun {
            return false;
        }
        let verbs = &annotated.scan.grammar.words.verbs;
        let says = |g: &VerbGroup| verbs.kinds(g.lemma) & (self.kinds.speech | self.kinds.voiced) != 0;
        let joined = (at..range.end).find_map(|c| self.group(annotated, c));
        let tokens = self.chunks[verb - 2].tokens;
        let named = |m: &Mention| m.usage != Use::Origin && m.phrase.end.max(m.tokens.end) == tokens.end;
        let can_say = || {
            let classes = self.kinds.people.iter().flatten().chain(&self.kinds.voice);
            tokens.range().any(|t| classes.clone().any(|&class| annotated.scan.is(t, class)))
                || mentions_in(annotated, tokens).iter().any(|(_, m)| named(m))
        };
        joined.is_some_and(says) && !can_say()
    }

    /// `Chad said Mali had signed but did not pay`, `said that Mali is wrong and called on it`: what is told in the plain
    /// past, joined to what was said to have been done before, to be so or to come, is done by whoever said so.
    fn is_only_said(&self, annotated: &Annotated, verb: usize, at: usize, range: &std::ops::Range<usize>) -> bool {
        let verbs = &annotated.scan.grammar.words.verbs;
        let shifted = |g: &VerbGroup| {
            g.earlier || g.mood == Mood::Conditional && g.tense == Tense::Future || g.tense == Tense::Present
        };
        // `a dit que la trêve tiendrait et appelé le Mali à la respecter`: its auxiliary is that of the saying.
        let bare = |g: &VerbGroup| !g.perfect || !g.earlier && g.tokens.first == g.head;
        let plain = |g: &VerbGroup| g.tense == Tense::Past && bare(g) && !g.passive && g.mood == Mood::Plain;
        // `demanded that Mali not pay and warned`
        let says = |g: &VerbGroup| {
            g.tense == Tense::Past && verbs.kinds(g.lemma) & (self.kinds.speech | self.kinds.orders) != 0
        };
        let joined = (at..range.end).find_map(|c| self.group(annotated, c));
        if self.part(at) != Part::Conjunction || !joined.is_some_and(plain) {
            return false;
        }
        // `said rebels had killed ten people and burned shops`: one raid.
        let kinds = |g: &VerbGroup| verbs.kinds(g.lemma);
        let blow = self.group(annotated, verb).is_some_and(|g| kinds(g) & self.kinds.hostile != 0);
        if blow && joined.is_none_or(|g| kinds(g) & (self.kinds.speech | self.kinds.voiced) == 0) {
            return false;
        }
        let told = (range.start..verb).rev().find(|&c| self.finite_at(annotated, c));
        let hopes = |c: usize| self.group(annotated, c).is_some_and(|g| g.tense == Tense::Infinitive);
        let opens =
            |c: usize| matches!(self.part(c), Part::Noun | Part::Pronoun(_) | Part::Subordinator(_)) || hopes(c);
        let past_day = |c: usize| c + 1 + usize::from(matches!(self.part(c + 1), Part::Time(_)));
        let clause = told.is_some_and(|c| opens(past_day(c)) && (c + 1..verb).all(|c| self.part(c) != Part::Comma));
        clause
            && told.and_then(|c| self.group(annotated, c)).is_some_and(says)
            && self.group(annotated, verb).is_some_and(shifted)
    }

    /// `a dit que « le Mali a signé », réitérant son soutien`: is a verb in a quotation that ends before a gerund?
    fn is_only_quoted(&self, annotated: &Annotated, verb: usize, at: usize) -> bool {
        let gerund = self.group(annotated, at).is_some_and(|g| g.tense == Tense::Gerund);
        let (told, first) = (self.chunks[verb].tokens.first, self.chunks[at].tokens.first);
        let quotes = &annotated.scan.quotes;
        let near = quotes.partition_point(|q| q.end <= told);
        gerund && quotes.get(near).is_some_and(|q| q.first <= told && q.end <= first)
    }

    /// `Chad has signed, the radio said on Friday, ending a feud`: a medium that tells of a deed did not go on with it.
    fn told_by_medium(&self, annotated: &Annotated, verb: usize, at: usize, from: usize) -> bool {
        let gerund = self.group(annotated, at).is_some_and(|g| g.tense == Tense::Gerund);
        if !gerund || verb < from + 2 || self.part(at - 1) != Part::Comma || !self.chunks[verb - 1].is_nominal() {
            return false;
        }
        let list = self.list_back(annotated, verb - 1, from);
        let comma = list[0] > from && self.part(list[0] - 1) == Part::Comma;
        let medium =
            |&c: &usize| mentions_in(annotated, self.chunks[c].tokens).iter().any(|(_, m)| m.code.ends_with("MED"));
        comma && list.iter().any(medium)
    }

    /// `fined a firm for selling`, `people accused of buying`: whose deed it is that a verb holds against someone.
    fn blamed(&self, annotated: &Annotated, at: usize, range: std::ops::Range<usize>, depth: u8) -> Option<Vec<usize>> {
        self.group(annotated, at).filter(|g| matches!(g.tense, Tense::Gerund | Tense::Infinitive))?;
        // `accused Chad of “breaking the truce”`
        let begin = at.checked_sub(1).filter(|&c| c > range.start && self.part(c) == Part::Quote).unwrap_or(at);
        let at = begin;
        // `attacked Chad after seizing a ship`: another deed of whoever attacked.
        let apart = at.checked_sub(1).filter(|&c| c > range.start).is_some_and(|c| match self.part(c) {
            Part::Subordinator(_) => true,
            Part::Preposition(mark) => matches!(annotated.scan.key(mark), "during" | "after" | "by" | "as"),
            _ => false,
        });
        if apart {
            return None;
        }
        let open = |&c: &usize| !matches!(self.part(c), Part::Comma | Part::Conjunction | Part::Stop | Part::Quote);
        let mut before = (range.start..at).rev().take_while(open);
        let verb = before.find(|&c| self.group(annotated, c).is_some())?;
        let group = self.group(annotated, verb)?;
        if annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.blames == 0 {
            return None;
        }
        if group.passive || group.tense == Tense::Participle {
            return Some(self.subject(annotated, verb, range, depth + 1));
        }
        let object = verb + 1;
        (object < at && self.chunks[object].is_nominal()).then(|| vec![object])
    }

    /// `Visiting Paris, the president said`: the subject comes behind the comma.
    fn later_subject(&self, annotated: &Annotated, at: usize, range: std::ops::Range<usize>, depth: u8) -> Vec<usize> {
        let finite = |&c: &usize| self.finite_at(annotated, c);
        let main = (at + 1..range.end).filter(finite).find(|&c| !self.is_aside(c, at));
        let later = main.or_else(|| (at + 1..range.end).find(finite));
        later.map(|verb| self.subject(annotated, verb, range, depth + 1)).unwrap_or_default()
    }

    /// `Received by X, who smiled, Y left`: is a verb behind a chunk that of a clause which describes or dates?
    fn is_aside(&self, verb: usize, from: usize) -> bool {
        let open = |c: &usize| self.part(*c) != Part::Comma;
        let mut clause = (from + 1..verb).rev().take_while(open);
        clause.any(|c| matches!(self.part(c), Part::Relative(_) | Part::Subordinator(_)))
    }

    /// Those who stand behind their verb of saying.
    fn sayers(&self, annotated: &Annotated, verb: usize, to: usize) -> Vec<usize> {
        let sayer = verb + 1 + usize::from(matches!(self.part(verb + 1), Part::Time(_)));
        if sayer < to && self.chunks[sayer].is_nominal() { self.list_on(annotated, sayer, to).0 } else { Vec::new() }
    }
}
