//! Who does what an infinitive or a gerund tells: the noun phrase before it, whose plan or success it is, or nobody.

use super::super::{Clauses, Part, mentions_in};
use crate::analysis::Annotated;
use crate::model::{Mention, Tense, Use, VerbGroup};
use crate::rules::scan::Mark;

/// So many words at most tell what came of something: `resulted in`.
const OUTCOME: usize = 2;

/// So many parts at most name whom thanks lead to.
const THANKED: usize = 5;

impl Clauses {
    /// `plans for Chad to pay`, `asked Chad to pay`: the doer of an infinitive is the noun phrase before it.
    pub(super) fn object_that_does(&self, annotated: &Annotated, verb: usize, from: usize) -> Option<usize> {
        let group = self.group(annotated, verb).filter(|g| g.tense == Tense::Infinitive)?;
        let noun = verb.checked_sub(1).filter(|&n| n > from && self.part(n) == Part::Noun)?;
        // `led Chad to abruptly leave`
        let near = group.tokens.first - self.chunks[noun].tokens.end <= 2;
        let led = match self.part(noun - 1) {
            Part::Preposition(mark) => annotated.scan.key(mark) == "for",
            Part::Verb(n) => {
                let verbs = &annotated.scan.grammar.words.verbs;
                let governor = &annotated.verbs[n as usize];
                !governor.passive && verbs.kinds(governor.lemma) & self.kinds.orders != 0
            }
            _ => false,
        };
        let someone = || self.party(annotated, noun).is_some() || self.is_judged_by(annotated, noun - 1);
        (near && led && someone()).then_some(noun)
    }

    /// `the summit to be held in May`: of the thing right before it a passive infinitive tells; `flew to Lima to be received`
    /// tells of whoever flew.
    pub(super) fn to_be_done(&self, annotated: &Annotated, verb: usize, from: usize) -> Option<usize> {
        self.group(annotated, verb).filter(|g| g.tense == Tense::Infinitive && g.passive)?;
        let noun = verb.checked_sub(1).filter(|&n| n > from && self.part(n) == Part::Noun)?;
        let acts = |m: &Mention| m.usage != Use::Origin;
        let someone = mentions_in(annotated, self.chunks[noun].tokens).iter().any(|(_, m)| acts(m));
        let finite = (from..noun).rev().find(|&c| self.finite_at(annotated, c));
        (!someone && finite.is_some()).then_some(noun)
    }

    /// `It will be hard to help Chad`, `It is important for the West to help`: what is only judged, as the word before a
    /// chunk or an infinitive says, is done by nobody whom `it` stands for.
    fn is_judged_by(&self, annotated: &Annotated, chunk: usize) -> bool {
        let (scan, first) = (&annotated.scan, self.chunks[chunk].tokens.first as usize);
        let outlook = self.kinds.outlook.and_then(|class| scan.mark_before(first.saturating_sub(2), first, class));
        outlook.is_some_and(|m| scan.key(m) == "judged")
    }

    pub(super) fn is_judged(&self, annotated: &Annotated, group: &VerbGroup, verb: usize, from: usize) -> bool {
        let outlook = group.outlook.filter(|_| group.tense == Tense::Infinitive);
        let class = self.kinds.outlook.filter(|_| outlook.is_some());
        let mark = class.and_then(|class| annotated.scan.mark(outlook.unwrap_or_default() as usize, class));
        let judged = mark.is_some_and(|m| annotated.scan.key(m) == "judged");
        let finite = (from..verb).rev().find(|&c| self.finite_at(annotated, c)).filter(|_| judged);
        let subject = finite.and_then(|c| c.checked_sub(1)).filter(|&c| c >= from).map(|c| self.part(c));
        matches!(subject, Some(Part::Pronoun(mark)) if annotated.scan.key(mark) == "it")
    }

    /// `Chad's success in winning the deal`: whose success it is; `prevented Chad from buying`: whom the verb keeps from
    /// it.
    pub(super) fn gerund_led(&self, annotated: &Annotated, verb: usize, from: usize) -> Option<Vec<usize>> {
        self.group(annotated, verb).filter(|g| g.tense == Tense::Gerund)?;
        if let Some(told) = self.told_as(annotated, verb, from) {
            return Some(told);
        }
        let noun = verb.checked_sub(2).filter(|&n| n >= from && self.part(n) == Part::Noun)?;
        let Part::Preposition(mark) = self.part(verb - 1) else { return None };
        let tokens = self.chunks[noun].tokens;
        let owns = |m: &Mention| {
            let end = m.phrase.end.max(m.tokens.end);
            end < tokens.end && annotated.scan.tokens[end as usize].glued
        };
        if annotated.scan.key(mark) != "by" && mentions_in(annotated, tokens).iter().any(|(_, m)| owns(m)) {
            return Some(vec![noun]);
        }
        let list = self.list_back(annotated, noun, from);
        if let Some(first) = self.thanked(annotated, noun, from).filter(|_| annotated.scan.key(mark) == "for") {
            return Some(if list[0] == first { list } else { vec![first] });
        }
        let before = list[0].checked_sub(1).filter(|&c| c >= from).and_then(|c| self.group(annotated, c));
        let verbs = &annotated.scan.grammar.words.verbs;
        let kept = before.is_some_and(|g| !g.passive && verbs.kinds(g.lemma) & self.kinds.keeps_from != 0);
        (kept && annotated.scan.key(mark) == "from").then_some(list)
    }

    /// `expressed gratitude to the army of Chad for freeing them`: whom thanks lead to, in a noun phrase or farther before.
    fn thanked(&self, annotated: &Annotated, noun: usize, from: usize) -> Option<usize> {
        let class = self.kinds.thanks?;
        let named = |c: &usize| matches!(self.part(*c), Part::Noun | Part::Conjunction | Part::Preposition(_));
        (from..=noun).rev().take(THANKED).take_while(named).find(|&c| {
            let first = self.chunks[c].tokens.first as usize;
            first > 0 && annotated.scan.mark_before(first.saturating_sub(OUTCOME), first, class).is_some()
        })
    }

    /// Do words that tell what came of something stand right before a noun phrase?
    fn results_in(&self, annotated: &Annotated, phrase: usize) -> bool {
        let first = self.chunks[phrase].tokens.first as usize;
        let told = |class| annotated.scan.mark_before(first.saturating_sub(OUTCOME), first, class).is_some();
        first > 0 && self.kinds.outcome.is_some_and(told)
    }

    /// `protesters demanding reform`, `Paris ayant retiré ses troupes`: the people or the name right before it do it; not
    /// what someone gives out (`a statement condemning`), nor a place (`in Paris meeting`).
    pub(super) fn gerund_of(&self, annotated: &Annotated, verb: usize, from: usize) -> Option<Vec<usize>> {
        self.group(annotated, verb).filter(|g| g.tense == Tense::Gerund)?;
        let noun = verb.checked_sub(1).filter(|&n| n >= from && self.part(n) == Part::Noun)?;
        let heads = self.heads_back_to(annotated, noun, from);
        let before = heads[0].checked_sub(1).filter(|&b| b >= from).map(|b| self.part(b));
        let named = !mentions_in(annotated, self.chunks[noun].tokens).is_empty();
        // `expelled the envoys, charging`: who says something does so of another.
        let verbs = &annotated.scan.grammar.words.verbs;
        let says = verbs.kinds(self.group(annotated, verb)?.lemma) & self.kinds.takes_clause != 0
            || matches!(self.chunks.get(verb + 1).map(|c| c.part), Some(Part::Subordinator(_)));
        let of_people = |c: usize| {
            let mut tokens = self.chunks[c].tokens.range();
            tokens.any(|t| self.kinds.people.iter().flatten().any(|&class| annotated.scan.is(t, class)))
        };
        // `a part of the NATO mission fighting the rebels`
        if named && verbs.kinds(self.group(annotated, verb)?.lemma) & self.kinds.battles != 0 {
            return Some(vec![noun]);
        }
        // `la cible d'attaques visant leurs soldats`: what hits them is the attack, and not who suffers it.
        let lemma = self.group(annotated, verb)?.lemma;
        let blow = verbs.kinds(lemma) & (self.kinds.hostile | self.kinds.harms | self.kinds.battles) != 0;
        if blow && !named && !of_people(noun) && noun > from && matches!(self.part(noun - 1), Part::Preposition(_)) {
            return Some(vec![noun]);
        }
        let led = match before {
            // `…, with Chad seizing ships`, `led to Chad seizing ships`: a clause of its own.
            Some(Part::Preposition(mark)) if named && self.opens_absolute(annotated, mark, heads[0], from) => false,
            // `the threat of Chad testing a bomb`
            Some(Part::Preposition(mark))
                if annotated.scan.key(mark) == "of" && self.is_named_whole(annotated, noun) =>
            {
                heads[0] < from + 2 || !self.part(heads[0] - 2).eq(&Part::Noun) || of_people(heads[0] - 2)
            }
            // `closed the border because of Chad denying visas`
            Some(Part::Preposition(mark))
                if annotated.scan.key(mark) == "because" && self.is_named_whole(annotated, noun) =>
            {
                false
            }
            // `wrote to the general demanding that he leave`: who demands is whoever wrote; not `clashed with protesters
            // demanding reform`.
            Some(Part::Preposition(mark)) => {
                let fought = annotated.scan.key(mark) == "with" && {
                    let verb = (from..noun).rev().find_map(|c| self.group(annotated, c));
                    verb.is_some_and(|g| verbs.kinds(g.lemma) & (self.kinds.battles | self.kinds.harms) != 0)
                };
                !of_people(noun) || says && !fought && (from..noun).any(|c| self.finite_at(annotated, c))
            }
            Some(Part::Verb(_)) => says,
            _ => false,
        };
        let people = |c: usize| {
            let tokens = self.chunks[c].tokens;
            of_people(c)
                || mentions_in(annotated, tokens)
                    .iter()
                    .any(|(_, m)| m.usage != Use::Origin && m.phrase.end.max(m.tokens.end) == tokens.end)
        };
        (!led && (named || people(noun)) && heads.iter().all(|&c| people(c))).then_some(heads)
    }

    /// `quoted X as condemning Y`: what `as` says of the object right behind its verb, that one does.
    fn told_as(&self, annotated: &Annotated, verb: usize, from: usize) -> Option<Vec<usize>> {
        let object = verb.checked_sub(2).filter(|&n| n > from && self.part(n) == Part::Noun)?;
        let (Part::Subordinator(mark) | Part::Preposition(mark)) = self.part(verb - 1) else { return None };
        let list = self.list_back(annotated, object, from);
        let active = |g: &VerbGroup| g.finite() && !g.passive;
        let told = list[0].checked_sub(1).and_then(|before| self.group(annotated, before)).is_some_and(active);
        (told && matches!(annotated.scan.key(mark), "beside" | "as")).then_some(list)
    }

    /// Is a noun phrase no more than the name of someone who acts?
    fn is_named_whole(&self, annotated: &Annotated, noun: usize) -> bool {
        let tokens = self.chunks[noun].tokens;
        mentions_in(annotated, tokens)
            .iter()
            .any(|(_, m)| m.usage == Use::Actor && m.actor.is_some() && m.phrase == tokens)
    }

    /// Does `with` behind a comma lead on a clause of its own?
    fn opens_absolute(&self, annotated: &Annotated, preposition: Mark, noun: usize, from: usize) -> bool {
        let with =
            || annotated.scan.key(preposition) == "with" && noun > from + 1 && self.part(noun - 2) == Part::Comma;
        with() || self.results_in(annotated, noun)
    }

    /// `glad at Chad's decision to pay`: whose decision it is does what the infinitive right behind tells.
    pub(super) fn owned_outlook(
        &self,
        annotated: &Annotated,
        group: &VerbGroup,
        verb: usize,
        from: usize,
    ) -> Option<usize> {
        let outlook = group.outlook.filter(|_| group.tense == Tense::Infinitive)?;
        let noun = verb.checked_sub(1).filter(|&n| n >= from && self.part(n) == Part::Noun)?;
        let tokens = self.chunks[noun].tokens;
        let inside = mentions_in(annotated, tokens);
        let owner = |m: &Mention| match m.usage {
            // `a new American effort to end the war`
            Use::Origin => m.tokens.end == outlook,
            _ => m.tokens.end <= outlook && m.phrase.end <= outlook,
        };
        let held = tokens.contains(outlook as usize) && tokens.end == outlook + 1;
        // `le refus du Tchad de livrer`, `the decision by Chad to sell`
        let of = |c: usize| matches!(self.part(c), Part::Preposition(mark) if matches!(annotated.scan.key(mark), "of" | "by"));
        let before = noun.checked_sub(2).filter(|&c| c >= from && of(noun - 1));
        let behind =
            before.is_some_and(|c| self.chunks[c].tokens.end == outlook + 1 && self.is_named_whole(annotated, noun));
        (behind || held && inside.iter().any(|(_, m)| owner(m))).then_some(noun)
    }

    /// `Chad, Mali and Niger's decision to leave`: those whose names alone stand in a list before the last owner.
    pub(super) fn owners_listed(&self, annotated: &Annotated, owned: usize, from: usize) -> Vec<usize> {
        let list = self.list_back(annotated, owned, from);
        let others = &list[..list.len() - 1];
        let named = others.iter().all(|&c| self.is_named_whole(annotated, c));
        if named { list } else { vec![owned] }
    }
}
