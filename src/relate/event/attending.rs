//! Who takes part in talks whose noun does not say so: whom the verb beside it tells of, or those told of before.

use super::Reader;
use crate::model::{ActorKind, EventStatus, Tense, Tokens, Use};
use crate::relate::clause::{Part, mentions_in};
use crate::rules::frame::Frame;
use crate::rules::scan::Mark;

impl Reader<'_> {
    /// Of talks whose noun names no side: the verb that tells who holds them, where one does, and those who do.
    pub(super) fn meeting(&self, chunk: usize, frame: &Frame) -> (Option<u32>, Vec<u32>) {
        match self.among_themselves(chunk, frame) {
            Some((verb, among)) => (Some(verb), among),
            None if frame.mode.is_empty() => (None, self.talking_before(chunk)),
            None => (None, Vec::new()),
        }
    }

    /// `Chad and Mali took stock during a call`, `After their talks, X and Y left`: the two whom the verb tells of, and that verb.
    fn among_themselves(&self, chunk: usize, frame: &Frame) -> Option<(u32, Vec<u32>)> {
        let chunks = &self.clauses.chunks;
        let scan = &self.annotated.scan;
        let range = self.clauses.sentence_of(chunk);
        let led = chunk.checked_sub(1).filter(|&c| c >= range.start).and_then(|c| self.preposition(c));
        let (during, at) = (led == Some("during"), led == Some("in"));
        let first = chunks[chunk].tokens.first as usize;
        let theirs = led.is_some() && frame.mode.is_empty() && scan.is(first, self.classes.possessive);
        let article = scan.mark(first, self.classes.determiner).filter(|_| !theirs);
        if !(during || at || theirs) || article.is_some_and(|m| scan.key(m) != "a") || at && article.is_some() {
            return None;
        }
        let verb = |c: usize| match chunks[c].part {
            Part::Verb(n) => Some(n),
            _ => None,
        };
        let opens = chunk == range.start + 1;
        // `agreed to cut costs, during a call`: the verb that has a subject of its own.
        let finite = |n: &u32| self.annotated.verbs[*n as usize].finite();
        let verb = (range.start..chunk)
            .rev()
            .filter_map(verb)
            .find(finite)
            .or_else(|| (chunk..range.end).filter(|_| opens).find_map(verb))?;
        let group = &self.annotated.verbs[verb as usize];
        let among = self.sides(&self.places(verb).subject, true);
        let known = among.len() > 1 && among.iter().all(|&s| self.is_actor(s));
        (group.finite() && group.status == EventStatus::Happened && known).then_some((verb, among))
    }

    /// `Talks will begin in Lome on Monday`: of talks without their sides, with which a sentence begins, the two countries
    /// told of together before.
    fn talking_before(&self, chunk: usize) -> Vec<u32> {
        let chunks = &self.clauses.chunks;
        let tokens = chunks[chunk].tokens;
        let range = self.clauses.sentence_of(chunk);
        let light = |n: u32| {
            let group = &self.annotated.verbs[n as usize];
            let kinds = self.annotated.scan.grammar.words.verbs.kinds(group.lemma);
            group.finite() && kinds & (self.kinds.light | self.kinds.plan) != 0
        };
        let told = chunks.get(chunk + 1).is_some_and(|c| matches!(c.part, Part::Verb(n) if light(n)));
        let alone = tokens.end - tokens.first == 1 || self.is_definite(tokens) && tokens.end - tokens.first == 2;
        if chunk != range.start
            || !told
            || !alone
            || self.tells_both(chunk, Tokens { first: tokens.end, end: tokens.end + 8 })
        {
            return Vec::new();
        }
        let two = self.last_pair(chunk, Some(ActorKind::Country));
        if two.iter().any(|&side| self.stands_among_many(side)) { Vec::new() } else { two }
    }

    /// `After talks with Y, X said`: who is told of talks is whoever the sentence is about; but not whoever only speaks
    /// of them, nor where both sides are told.
    pub(super) fn attending(&self, chunk: usize, frame: &Frame, behind: Tokens, target: &[u32]) -> Vec<u32> {
        if self.is_topic(chunk, frame) || self.tells_both(chunk, behind) {
            return Vec::new();
        }
        let chunks = &self.clauses.chunks;
        let range = self.clauses.sentence_of(chunk);
        // `kicked out of the talks with Y`: whoever does that is not known to take part.
        let away = |mark| matches!(self.annotated.scan.key(mark), "from" | "because" | "against");
        let led = self.lead_of(chunk, range.start).is_some_and(|mark| !away(mark));
        let before = (range.start..chunk).rev().find_map(|c| self.finite_verb(c));
        // `After a call with X that lasted an hour, Y said`
        let own = |c: &usize| !matches!(chunks[c - 1].part, Part::Relative(_));
        let behind = || (chunk + 1..range.end).filter(own).find_map(|c| self.finite_verb(c));
        let verb = before.or_else(behind).filter(|_| led);
        let Some(verb) = verb else {
            return if frame.mode == "visit" && led { self.guest_of_headline(chunk) } else { Vec::new() };
        };
        let subject = self.sides(&self.places(verb).subject, true);
        if frame.mode == "visit" && !subject.iter().any(|&s| self.is_someone_of(s)) {
            match self.traveller_before(chunk, verb) {
                Some(one) if target.iter().all(|&t| !self.same_side(one, t)) => return vec![one],
                Some(_) => return Vec::new(),
                None => {}
            }
        }
        let may_attend =
            |s: u32| self.is_actor(s) || self.is_known(s) && (frame.mode.is_empty() || self.is_in_office(s));
        subject.into_iter().filter(|&s| may_attend(s) && target.iter().all(|&t| !self.same_side(s, t))).collect()
    }

    /// Is a side a person, or people without a name; none of a mission's?
    fn is_someone_of(&self, side: u32) -> bool {
        let mention = &self.annotated.mentions[side as usize];
        let post = || {
            let chunk = self.clauses.chunk_at(mention.tokens.first);
            chunk.is_some_and(|c| self.is_of_kind(c, self.kinds.post))
        };
        self.is_person(side) || mention.usage == Use::Unnamed && !post()
    }

    /// `The Chadian president`: is a side told of by an office, without a name? Not `le consulat général`.
    fn is_in_office(&self, side: u32) -> bool {
        let scan = &self.annotated.scan;
        let [_, office, ..] = self.classes.people;
        let mention = &self.annotated.mentions[side as usize];
        let (first, end) = (mention.phrase.first as usize, mention.phrase.end as usize);
        let head = (first..end).find(|&t| !scan.is(t, self.classes.determiner)).unwrap_or(first);
        let told = match self.classes.adjectives_behind {
            true => scan.is(head, office),
            false => scan.mark_before(first, end, office).is_some(),
        };
        mention.usage == Use::Unnamed && told
    }

    /// `Chad blamed what the Malian minister said on his visit to Lome`: where no person is the subject, the one named last
    /// before the visit, who can travel.
    fn traveller_before(&self, chunk: usize, verb: u32) -> Option<u32> {
        let said = self.clauses.verb_chunk(verb).filter(|&c| c < chunk)?;
        let its = self.annotated.scan.is(self.clauses.chunks[chunk].tokens.first as usize, self.classes.possessive);
        let tokens =
            Tokens { first: self.clauses.chunks[said].tokens.end, end: self.clauses.chunks[chunk].tokens.first };
        let named = mentions_in(self.annotated, tokens).into_iter().map(|(n, _)| n);
        named.rev().find(|&n| self.is_someone_of(n) && self.is_known(n)).filter(|_| its)
    }

    /// `Macron en visite à Lomé`: in a sentence without a verb the guest is who stands right before the preposition.
    fn guest_of_headline(&self, chunk: usize) -> Vec<u32> {
        let from = self.clauses.sentence_of(chunk).start;
        let guest = chunk.checked_sub(2).filter(|&c| c >= from && self.clauses.chunks[c].part == Part::Noun);
        let sides = guest.map(|c| self.sides(&[c], false)).unwrap_or_default();
        sides.into_iter().filter(|&s| self.is_known(s)).collect()
    }

    /// The preposition before a noun phrase, past a time in it: `after a three-hour meeting`, `ahead of Friday's talks`.
    fn lead_of(&self, chunk: usize, from: usize) -> Option<Mark> {
        let chunks = &self.clauses.chunks;
        let before = |at: usize| at.checked_sub(1).filter(|&c| c >= from);
        let mut lead = before(chunk)?;
        if matches!(chunks[lead].part, Part::Time(_)) {
            lead = before(lead)?;
            let scan = &self.annotated.scan;
            let article = |t: usize| scan.is(t, self.classes.determiner);
            if chunks[lead].part == Part::Noun && chunks[lead].tokens.range().all(article) {
                lead = before(lead)?;
            }
        }
        match chunks[lead].part {
            Part::Preposition(mark) => Some(mark),
            _ => None,
        }
    }

    /// `On the talks with Y, X said`, `Addressing the talks, X said`: what is only spoken of; not `on a visit to Y`, nor `on his talks with Y`.
    pub(super) fn is_topic(&self, chunk: usize, frame: &Frame) -> bool {
        let led = chunk.checked_sub(1).map(|c| self.clauses.chunks[c].part);
        let own = self.annotated.scan.mark(self.clauses.chunks[chunk].tokens.first as usize, self.classes.possessive);
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let about = match led {
            Some(Part::Preposition(mark)) => self.annotated.scan.key(mark) == "on",
            Some(Part::Verb(n)) => {
                let group = &self.annotated.verbs[n as usize];
                group.tense == Tense::Gerund && verbs.kinds(group.lemma) & (self.kinds.speech | self.kinds.broach) != 0
            }
            _ => false,
        };
        about && own.is_none() && frame.mode != "visit"
    }

    /// `talks between A and B`, though no name is known of one or both.
    pub(super) fn tells_both(&self, chunk: usize, behind: Tokens) -> bool {
        let parts = self.clauses.chunks[chunk + 1..].iter().take_while(|c| c.tokens.first < behind.end);
        let mut parts = parts.map(|c| c.part);
        parts.any(|p| matches!(p, Part::Preposition(mark) if self.annotated.scan.key(mark) == "between"))
    }
}
