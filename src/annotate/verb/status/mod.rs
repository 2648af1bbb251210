//! Whether the deed of a verb group was done: from its own form, and from the verb, noun or adjective that governs it.

mod governed;

use super::words::{Before, Words};
use crate::model::EventStatus::{self, Happened, Negated, Ongoing, Possible, Scheduled};
use crate::model::{Mood, Tense, VerbGroup};
use crate::rules::lexicon::ClassId;
use crate::rules::scan::Sentence;

/// Sets governor, outlook and status of the groups from `from` on, which are those of the sentence.
pub(super) fn judge(kinds: Judge, sentence: &Sentence, groups: &mut [VerbGroup], from: usize) {
    let judge = Judge { from: sentence.first as usize, to: sentence.end as usize, ..kinds };
    for at in from..groups.len() {
        let (before, rest) = groups.split_at_mut(at);
        let group = &mut rest[0];
        let previous = before.get(from..).and_then(|b| b.last()).map(|_| at - 1);
        judge.govern(group, before, previous);
        group.inverted = judge.is_inverted_condition(group);
        group.status = judge.status(group, before, previous);
    }
}

/// The kinds of verbs that tell, looked up once an article; and the sentence that is judged.
#[derive(Clone, Copy)]
pub(super) struct Judge<'a> {
    words: &'a Words<'a>,
    from: usize,
    to: usize,
    did: u64,
    plan: u64,
    wish: u64,
    refuse: u64,
    undo: u64,
    unfailing: u64,
    deny: u64,
    admit: u64,
    certain: u64,
    suppose: u64,
    possible: u64,
    due: u64,
    speech: u64,
    voiced: u64,
    before_gerund: ClassId,
    foremost: ClassId,
    copula: ClassId,
    lasting: ClassId,
    inverted_condition: ClassId,
}

impl<'a> Judge<'a> {
    pub fn new(words: &'a Words<'a>) -> Judge<'a> {
        let kind = |name: &str| words.scan.grammar.words.verbs.kind(name);
        Judge {
            words,
            from: 0,
            to: 0,
            did: kind("did") | kind("errand") | kind("seem"),
            plan: kind("plan"),
            wish: kind("wish"),
            refuse: kind("refuse"),
            undo: kind("undo"),
            unfailing: kind("unfailing"),
            deny: kind("deny"),
            admit: kind("admit"),
            certain: kind("certain"),
            suppose: kind("suppose"),
            possible: kind("possible"),
            due: kind("due"),
            speech: kind("speech"),
            voiced: kind("voiced"),
            before_gerund: words.scan.grammar.class("before_gerund"),
            foremost: words.scan.grammar.class("foremost"),
            copula: words.scan.grammar.class("copula"),
            lasting: words.scan.grammar.class("lasting"),
            inverted_condition: words.scan.grammar.class("inverted_condition"),
        }
    }

    fn status(&self, group: &VerbGroup, before: &[VerbGroup], previous: Option<usize>) -> EventStatus {
        let own = self.own_status(group);
        let last = previous.map(|p| &before[p]);
        if group.inverted {
            return Possible;
        }
        if matches!(group.tense, Tense::Infinitive | Tense::Gerund) {
            let gerund = group.tense == Tense::Gerund;
            if gerund && (self.opened_by("if", group, last) || self.is_claimed(group, last)) {
                return Possible;
            }
            let governed = self.governed_status(group, before);
            return if group.negated && governed != Possible { Negated } else { governed };
        }
        // `if it had not attacked` leaves open what was done.
        if self.opened_by("if", group, last) {
            return Possible;
        }
        if own == Negated {
            return own;
        }
        if self.is_claimed(group, last) {
            return Possible;
        }
        if self.no_subject(group) || self.no_object(group) {
            return Negated;
        }
        // `Dès que le Mali aura accepté`: what else waits for it.
        let waited_for = || ["when", "ahead"].iter().any(|key| self.opened_by(key, group, last));
        if own == Scheduled && group.tense == Tense::Future && group.perfect && waited_for() {
            return Possible;
        }
        let coming = || last.is_some_and(|last| self.before_coming(group, last)) || self.lies_ahead(group, last);
        if own == Happened && coming() {
            return Scheduled;
        }
        self.in_clause_of(group, before, previous).unwrap_or(own)
    }

    /// `Had Chad delivered the tanks, …`, `Were it to deliver them, …`: what only the order of words supposes.
    fn is_inverted_condition(&self, group: &VerbGroup) -> bool {
        let words = self.words;
        let first = self.from;
        words.is(first, self.inverted_condition)
            && words.opens_noun(first + 1, self.to)
            && !(first..group.tokens.first as usize).any(|at| words.scan.sign(at) == ',')
            && words.scan.sign(self.to - 1) != '?'
    }

    /// `will talk before the ministers meet`: a present beside a deed to come is to come as well.
    fn before_coming(&self, group: &VerbGroup, last: &VerbGroup) -> bool {
        group.tense == Tense::Present
            && !group.perfect
            && last.status == Scheduled
            && last.finite()
            && last.tokens.first >= self.from as u32
            && self.opened_by("when", group, Some(last))
    }

    /// `before Chad delivers the tanks`: not done yet; done in `before the summit, Chad meets Mali`.
    fn lies_ahead(&self, group: &VerbGroup, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let mut clause = self.between(last, group).rev().take_while(|&at| words.scan.sign(at) != ',');
        // `Not until 2019 did it deliver`: then it did.
        let ahead = |at: usize| self.opens(at, "ahead") && (at == self.from || !words.is(at - 1, words.negation));
        // `a dispersé la foule avant que l'armée n'arrête deux hommes`: what came before has happened, and so has this.
        let clitic = |t: usize| words.mark(t, words.clitic).is_some_and(|m| words.scan.key(m) == "not");
        let told = |l: &VerbGroup| l.perfect && l.tense == Tense::Past && l.status == Happened;
        let behind = || group.tokens.range().any(clitic) && last.is_some_and(told);
        group.tense == Tense::Present && !group.perfect && clause.any(ahead) && !behind()
    }

    fn own_status(&self, group: &VerbGroup) -> EventStatus {
        match (group.mood, group.tense) {
            // `should not have attacked`: it did; `should not attack`: nobody says that it does not.
            (Mood::Duty, _) if group.negated && group.perfect => Happened,
            // `should have attended`: it did not.
            (Mood::Duty, _) if group.perfect && self.is_owed(group) => Negated,
            (Mood::Duty, _) => Possible,
            _ if group.negated || self.is_nearly(group) => Negated,
            (Mood::Possible, _) => Possible,
            (Mood::Conditional, Tense::Future) if !group.perfect => Scheduled,
            (Mood::Conditional, _) => Possible,
            (_, Tense::Future) => Scheduled,
            _ if self.is_hearsay(group) => Possible,
            _ if group.progressive => Ongoing,
            _ => Happened,
        }
    }

    /// `should`, not `must`, which only supposes what was done.
    fn is_owed(&self, group: &VerbGroup) -> bool {
        let words = self.words;
        words.mark(group.tokens.first as usize, words.modal).is_some_and(|m| words.scan.key(m) == "should")
    }

    /// `reportedly delivered`, `has allegedly sold`: told at second hand.
    fn is_hearsay(&self, group: &VerbGroup) -> bool {
        self.has_adverb(group, "hearsay")
    }

    /// `nearly sold`: not sold.
    fn is_nearly(&self, group: &VerbGroup) -> bool {
        self.has_adverb(group, "nearly")
    }

    /// `falsely claimed`, `a affirmé à tort`.
    fn is_falsely(&self, group: &VerbGroup) -> bool {
        let behind = group.tokens.end as usize;
        self.has_adverb(group, "falsely") || behind < self.to && self.is_adverb(behind, "falsely")
    }

    fn has_adverb(&self, group: &VerbGroup, key: &str) -> bool {
        let first = (group.tokens.first as usize).saturating_sub(1).max(self.from);
        (first..group.tokens.end as usize).any(|at| self.is_adverb(at, key))
    }

    fn is_adverb(&self, at: usize, key: &str) -> bool {
        let words = self.words;
        words.mark(at, words.adverb).is_some_and(|m| words.scan.key(m) == key)
    }

    /// `rumours that it sold`, `talk of it selling`, `it is false that it sold`: a claim of someone's; `it is vital that
    /// it sells`: what someone wants.
    fn is_claimed(&self, group: &VerbGroup, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let first = group.tokens.first as usize;
        let gerund = group.tense == Tense::Gerund;
        let open = group.tense == Tense::Present && !group.perfect;
        let opens = |at: usize| {
            let Some(mark) = words.mark(at, words.claim).filter(|m| (m.end as usize) < first) else { return false };
            match words.scan.key(mark) {
                "of" => gerund,
                "clause" => !gerund,
                "wanted" => open && (mark.end as usize..first).any(|at| self.opens(at, "that")),
                _ => !gerund && words.is(mark.end as usize, words.subordinator),
            }
        };
        self.between(last, group).any(opens)
    }

    /// `No new deals have been announced`.
    fn no_subject(&self, group: &VerbGroup) -> bool {
        let words = self.words;
        let first = group.tokens.first as usize;
        for at in (self.from.max(first.saturating_sub(8))..first).rev() {
            if matches!(words.scan.sign(at), ',' | ';' | ':' | '"' | '“' | '”' | '«' | '»')
                || words.is(at, words.subordinator) && !words.is(at, words.no)
                || words.may_be_verb(at)
                    && !words.noun(at)
                    && matches!(words.before(at, self.from).0, Before::Noun | Before::Name | Before::Subject)
            {
                return false;
            }
            // `the No. 2 leader`
            let numbered = || words.scan.sign(at + 1) == '.';
            if words.is(at, words.no) && !numbered() {
                return !matches!(words.before(at, self.from).0, Before::Noun | Before::Name | Before::Subject);
            }
        }
        false
    }

    /// `signed no agreement`, `n'a signé aucun accord`.
    fn no_object(&self, group: &VerbGroup) -> bool {
        let words = self.words;
        let next = group.tokens.end as usize;
        // `a condamné sans réserve`: how it was done, not what it was done to.
        let object = |at: usize| words.is(at, words.no) && words.mark(at, words.preposition).is_none();
        !group.passive && next < self.to && object(next)
    }

    /// Is it the first verb behind a word with this key that opens a clause?
    fn opened_by(&self, key: &str, group: &VerbGroup, last: Option<&VerbGroup>) -> bool {
        self.between(last, group).any(|at| self.opens(at, key))
    }

    /// The tokens between the verb before, or the beginning, and a group.
    fn between(&self, last: Option<&VerbGroup>, group: &VerbGroup) -> std::ops::Range<usize> {
        last.map_or(self.from, |l| l.tokens.end as usize)..group.tokens.first as usize
    }

    /// Does a word with this key that opens a clause begin at a token, and not inside of a longer one (`en même temps que`)?
    fn opens(&self, at: usize, key: &str) -> bool {
        let words = self.words;
        let Some(mark) = words.mark(at, words.subordinator).filter(|&m| words.scan.key(m) == key) else { return false };
        let longest = words.mark_before(mark.end as usize, self.from, words.subordinator);
        longest.is_none_or(|m| m.first == mark.first)
    }

    /// What the verb that takes this clause says of it: `denied that it had sold`, `hoped that they would meet`.
    fn in_clause_of(&self, group: &VerbGroup, before: &[VerbGroup], previous: Option<usize>) -> Option<EventStatus> {
        let words = self.words;
        let last = &before[previous?];
        let kinds = words.kinds(last.lemma);
        let denied = (kinds & self.deny != 0 || self.is_falsely(last)) && last.status != Negated;
        // `does not think they will meet`: it is held that they will not.
        let unthought = kinds & self.suppose != 0 && last.negated && last.finite();
        let bare = (denied || unthought) && self.bare_clause(last, group, unthought);
        if bare {
            let open = !denied && self.own_status(group) != Scheduled;
            return Some(if open { Possible } else { Negated });
        }
        let that = |at: usize| self.opens(at, "that");
        let behind = last.tokens.end as usize;
        let at = (behind..group.tokens.first as usize).find(|&at| that(at))?;
        let own = self.own_status(group);
        // `a annoncé lundi à la radio qu'il rencontrerait`: what is to come, seen from what was said or settled.
        if kinds & (self.speech | self.plan) != 0
            && last.tense == Tense::Past
            && is_conditional(group)
            && own == Possible
        {
            return Some(Scheduled);
        }
        if at > behind + 3 {
            return None;
        }
        if denied || unthought && own == Scheduled {
            return Some(Negated);
        }
        // `nothing suggests that it sold`
        if last.status == Negated && own == Happened {
            return Some(Possible);
        }
        if kinds & self.suppose != 0 && !last.passive {
            return Some(if own == Scheduled { Scheduled } else { Possible });
        }
        None
    }

    /// `denied it had sold`, `denied reports its jets struck`: a clause right behind its verb, with no word to open it;
    /// not `those who denied the charges were jailed`. Its subject may be several (`joined`).
    fn bare_clause(&self, last: &VerbGroup, group: &VerbGroup, joined: bool) -> bool {
        let words = self.words;
        let between = last.tokens.end as usize..group.tokens.first as usize;
        let parts = |at: usize| {
            matches!(words.scan.sign(at), ',' | ';' | ':' | '"' | '“' | '”' | '«' | '»')
                || !joined && words.is(at, words.conjunction)
                || words.is(at, words.relative)
                || words.is(at, words.subordinator)
        };
        let led = words.mark_before(last.tokens.first as usize, self.from, words.relative).is_some();
        let short = (1..=BARE).contains(&between.len());
        last.finite() && group.finite() && !last.passive && !led && short && !between.into_iter().any(parts)
    }
}

/// How many tokens may name the subject of a clause that no word opens.
const BARE: usize = 8;

fn is_conditional(group: &VerbGroup) -> bool {
    group.mood == Mood::Conditional && !group.perfect && group.tense == Tense::Present
}
