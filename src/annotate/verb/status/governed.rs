//! Deeds that hang on another word: which verb, noun or adjective governs an infinitive or a gerund, and what it says of it.

use super::Judge;
use crate::annotate::verb::cover::Cover;
use crate::model::EventStatus::{self, Happened, Negated, Ongoing, Possible, Scheduled};
use crate::model::{Mood, Tense, UNKNOWN_VERB, VerbGroup};

/// A name that tells whose plan it is has so many words.
const OWNER: usize = 5;

/// What a governing word says of the deed that it governs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outlook {
    /// It is as done as the governing deed itself.
    Did,
    /// It is being done.
    Doing,
    Plan,
    Wish,
    Refuse,
}

impl Judge<'_> {
    /// Finds the word that an infinitive or a gerund hangs on.
    pub(super) fn govern(&self, group: &mut VerbGroup, before: &[VerbGroup], previous: Option<usize>) {
        if !matches!(group.tense, Tense::Infinitive | Tense::Gerund) {
            return;
        }
        let words = self.words;
        let mut at = group.tokens.first as usize;
        let opener = words.mark_before(at, self.from, words.infinitive);
        let opener = opener.or_else(|| words.mark_before(at, self.from, words.preposition));
        let Some(previous) = previous else {
            at = opener.map_or(at, |m| m.first as usize);
            group.outlook = self.outlook_before(at);
            return;
        };
        let last = &before[previous];
        let joined = words.mark_before(at, self.from, words.conjunction).is_some() || self.is_next_of(group, last);
        if joined && last.tense == group.tense {
            (group.governor, group.outlook) = (last.governor, last.outlook);
            return;
        }
        // `signed an order lifting the ban`: done.
        let acts = |&noun: &u32| {
            let key = words.mark(noun as usize, words.outlook).map_or("", |m| words.scan.key(m));
            key == "act" && group.tense == Tense::Gerund && opener.is_none() && last.finite()
        };
        at = opener.map_or(at, |m| m.first as usize);
        group.outlook = self.outlook_before(at).filter(|noun| !acts(noun));
        group.governor = Some(self.governor_of(group, before, previous) as u32);
    }

    /// `d'expulser X, de rappeler Y et de geler`: an infinitive that a list goes on with, behind the word that opened the
    /// one before.
    fn is_next_of(&self, group: &VerbGroup, last: &VerbGroup) -> bool {
        let words = self.words;
        let opener = |g: &VerbGroup| {
            let mark = words.mark_before(g.tokens.first as usize, self.from, words.infinitive);
            mark.map(|m| m.first as usize).filter(|_| g.tense == Tense::Infinitive)
        };
        let (Some(own), Some(other)) = (opener(group), opener(last)) else { return false };
        let letter = |at: usize| words.scan.token_text(at).chars().next();
        let listed = own > self.from && words.scan.sign(own - 1) == ',';
        letter(own) == letter(other) && (listed || words.mark_before(own, self.from, words.conjunction).is_some())
    }

    /// The verb that governs: the last one, unless a relative clause ended between.
    fn governor_of(&self, group: &VerbGroup, before: &[VerbGroup], previous: usize) -> usize {
        let comma = |at: usize| self.words.scan.sign(at) == ',';
        let last = &before[previous];
        let parted = (last.tokens.end as usize..group.tokens.first as usize).any(comma);
        if !parted || previous == 0 || before[previous - 1].tokens.first < self.from as u32 {
            return previous;
        }
        // `asked X to call a meeting, accusing Y`: whoever asked says so.
        let first = group.tokens.first as usize;
        let says = self.words.kinds(group.lemma) & (self.speech | self.voiced) != 0;
        let aside = group.tense == Tense::Gerund && last.tense == Tense::Infinitive && comma(first - 1);
        if let Some(main) = last.governor.filter(|&g| says && aside && before[g as usize].finite()) {
            return main as usize;
        }
        // `opened fire to disperse the crowd, killing ten`: what came of the deed, not of what it was for.
        let done_to = self.words.kinds(group.lemma) & self.words.undergone != 0;
        let serves =
            |main: &VerbGroup| main.status == Happened && main.finite() && main.tokens.end + 1 < last.tokens.first;
        if let Some(main) =
            last.governor.filter(|&g| done_to && aside && last.outlook.is_none() && serves(&before[g as usize]))
        {
            return main as usize;
        }
        let relative = self.words.mark_before(last.tokens.first as usize, self.from, self.words.relative);
        if relative.is_some() { previous - 1 } else { previous }
    }

    /// The noun or adjective of outlook that ends at a token: `ready`, `plans`.
    pub(super) fn outlook_before(&self, at: usize) -> Option<u32> {
        let words = self.words;
        let outlook = |end: usize| words.mark_before(end, self.from, words.outlook).map(|m| m.first);
        outlook(at).or_else(|| outlook(self.before_owner(at)?))
    }

    /// `la décision du Mali de rompre`, `the decision by Mali to go`, `le refus de son pays de livrer`: where the words begin that tell whose it is.
    fn before_owner(&self, at: usize) -> Option<usize> {
        let words = self.words;
        let opens = words.mark(at, words.infinitive).is_some_and(|m| words.is(m.first as usize, words.preposition));
        let named = |t: &usize| words.cover(*t) == Cover::Name || words.is(*t, words.determiner);
        let name = (self.from.max(at.saturating_sub(OWNER))..at).rev().take_while(named).last();
        let own = || at.checked_sub(2).filter(|&t| t >= self.from && words.is(t, words.possessive));
        let owner = name.or_else(own).filter(|_| opens)?;
        let of = words.mark_before(owner, self.from, words.preposition)?;
        matches!(words.scan.key(of), "of" | "by").then_some(of.first as usize)
    }

    /// Of a gerund that its verb does not take: what leads to it says, else the verb where both are of one clause.
    fn gerund_status(&self, group: &VerbGroup, governor: &VerbGroup) -> EventStatus {
        if let Some(status) = self.led_status(group) {
            return status;
        }
        // `has never admitted shelling the town`: who knows.
        let near = group.tokens.first <= governor.tokens.end + 2;
        if near && self.words.kinds(governor.lemma) & self.admit != 0 && governor.status == Negated {
            return Possible;
        }
        // `meets on Friday after protesters demanding reform marched`: another clause than that of the verb.
        let apart = self.parted(governor, group);
        if apart || governor.status == Negated { Happened } else { governor.status }
    }

    pub(super) fn governed_status(&self, group: &VerbGroup, before: &[VerbGroup]) -> EventStatus {
        let governor = group.governor.map(|g| &before[g as usize]);
        // `has no choice but to leave`: what is done, or is going to be.
        if self.leading(group) == Some("only") {
            let past = |g: &VerbGroup| g.mood == Mood::Plain && (g.perfect || g.tense == Tense::Past);
            return if governor.is_some_and(past) { Happened } else { Possible };
        }
        // `a pris cette décision après avoir convoqué`: no outlook on what lies behind.
        let behind = group.tense == Tense::Infinitive && group.perfect;
        if let Some(outlook) = group.outlook.filter(|_| !behind) {
            // `refused to give the grounds of the decision to expel`: the grounds are refused, not the deed.
            let object = |g: &VerbGroup| outlook < group.tokens.first && outlook <= g.tokens.end + 3;
            let negated = governor.is_some_and(|g| object(g) && self.leaves_undone(g));
            return weigh(self.outlook_of(outlook as usize), if negated { Negated } else { Happened });
        }
        if let Some(status) = governor.and_then(|g| self.goes_on_with(group, g)) {
            return status;
        }
        if group.tense == Tense::Infinitive
            && let Some(status) = self.led_status(group).or_else(|| self.first_of_all(group, governor))
        {
            // `recevra X avant de se rendre à Berlin`, `souhaite prononcer un discours avant de rencontrer X`
            // `est attendu à Lomé avant de se rendre à Dakar`
            let awaited = |g: &&VerbGroup| self.words.kinds(g.lemma) & self.plan != 0 && g.passive && !g.perfect;
            let open = governor.map(|g| if awaited(&g) { Scheduled } else { g.status });
            let open = open.filter(|s| matches!(s, Scheduled | Possible));
            return open.filter(|_| status == Happened).unwrap_or(status);
        }
        let Some(governor) = governor else {
            let bare = if group.tense == Tense::Gerund || group.perfect { Happened } else { Possible };
            return self.led_status(group).filter(|_| group.tense == Tense::Gerund).unwrap_or(bare);
        };
        if group.tense == Tense::Infinitive && group.perfect {
            return self.past_under(governor);
        }
        if group.tense == Tense::Gerund && !self.takes_gerund(group, governor) {
            return self.gerund_status(group, governor);
        }
        // `a dû se retirer`, `n'a pas pu signer`: what someone had to do, or could, was done.
        let modal = self.words.kinds(governor.lemma) & (self.due | self.possible) != 0;
        if modal && governor.perfect && governor.mood == Mood::Plain && self.words.adjectives_behind {
            return if governor.negated { Negated } else { Happened };
        }
        // `devrait signer`: what is expected is planned.
        let due = self.words.kinds(governor.lemma) & self.due != 0;
        // `doit cesser de livrer`: what is asked for, not what is planned; `ne doit pas attaquer`: nobody says that it does not.
        let asked = self.words.kinds(group.lemma) & self.refuse != 0 || governor.negated && !governor.perfect;
        if due && asked && governor.mood == Mood::Plain {
            return Possible;
        }
        if self.words.kinds(governor.lemma) & self.unfailing != 0 && governor.negated {
            return unfailed(governor);
        }
        let expected = due && governor.mood == Mood::Conditional && !governor.perfect;
        let status = if expected && !governor.negated { Happened } else { governor.status };
        weigh(self.governor_outlook(governor, group), status)
    }

    /// `did not announce its plan`, `dropped its plan`: what a verb does to an outlook that nothing comes of.
    fn leaves_undone(&self, governor: &VerbGroup) -> bool {
        let undoes = self.words.kinds(governor.lemma) & self.undo != 0;
        undoes != (governor.status == Negated)
    }

    /// `will hold talks and sign a pact`, `may go home and close the embassy`: the base form that a conjunction joins to one
    /// behind a modal is as done as that.
    fn goes_on_with(&self, group: &VerbGroup, last: &VerbGroup) -> Option<EventStatus> {
        let words = self.words;
        let first = group.tokens.first as usize;
        let joined = words.mark_before(first, self.from, words.conjunction).is_some();
        let open = !words.adjectives_behind
            && last.finite()
            && !last.negated
            && (last.tense == Tense::Future || last.mood != Mood::Plain);
        let near =
            !(last.tokens.end as usize..first).any(|at| words.scan.sign(at) == ',' || words.is(at, words.subordinator));
        (group.tense == Tense::Infinitive && !group.perfect && joined && open && near).then_some(last.status)
    }

    pub(super) fn led_status(&self, group: &VerbGroup) -> Option<EventStatus> {
        match self.leading(group)? {
            "not" => Some(Negated),
            "thought" => Some(Possible),
            "done" => Some(Happened),
            _ => None,
        }
    }

    /// Does a word that opens a clause stand between two groups?
    pub(super) fn parted(&self, governor: &VerbGroup, group: &VerbGroup) -> bool {
        let words = self.words;
        (governor.tokens.end as usize..group.tokens.first as usize).any(|at| words.is(at, words.subordinator))
    }

    /// `was the first president to visit`, `le seul à avoir signé`: whoever is so called did it.
    pub(super) fn first_of_all(&self, group: &VerbGroup, governor: Option<&VerbGroup>) -> Option<EventStatus> {
        let words = self.words;
        let end = group.tokens.first as usize;
        let from = governor.map_or(self.from, |g| g.tokens.end as usize).max(end.saturating_sub(FOREMOST));
        let told = (from..end).any(|at| words.is(at, self.foremost));
        let outlook = |at: usize| words.is(at, words.outlook);
        let comma = |at: usize| words.scan.sign(at) == ',';
        if !told || (from..end).any(|at| comma(at) || outlook(at)) {
            return None;
        }
        match governor {
            None => Some(Happened),
            // `became the first to visit`
            Some(g) if words.kinds(g.lemma) & words.be == 0 && !words.is(g.tokens.first as usize, self.copula) => None,
            Some(g) if g.status == Negated => Some(Happened),
            Some(g) => Some(g.status),
        }
    }

    /// `dément avoir vendu`, `dit avoir signé`: a deed that lies behind its verb.
    pub(super) fn past_under(&self, governor: &VerbGroup) -> EventStatus {
        let kinds = self.words.kinds(governor.lemma);
        // `never admitted having sold`; `was to have met`: it was planned and came to nothing.
        let unsaid = kinds & self.admit != 0 && governor.status == Negated;
        let open = self.possible | self.suppose | self.plan | self.wish | self.words.be;
        match () {
            _ if kinds & self.deny != 0 && !governor.negated => Negated,
            // `is known to have seized`
            _ if governor.passive && !governor.negated && kinds & self.certain != 0 => governor.status,
            _ if unsaid || governor.passive || kinds & open != 0 => Possible,
            _ => Happened,
        }
    }

    /// `stopped paying`, `ruled out buying`: the gerund is the object of its verb.
    fn takes_gerund(&self, group: &VerbGroup, governor: &VerbGroup) -> bool {
        let kinds = self.words.kinds(governor.lemma);
        let near = group.tokens.first - governor.tokens.end;
        let (from, to) = (governor.tokens.end as usize, group.tokens.first as usize);
        // `rejected the offer, denouncing it`: another deed, which is not refused.
        if (from..to).any(|at| self.words.scan.sign(at) == ',') {
            return false;
        }
        near <= 2 && kinds & (self.wish | self.plan | self.refuse | self.deny | self.suppose | self.did) != 0
            || kinds & self.refuse != 0 && near <= 8
    }

    /// What the preposition before a gerund or an infinitive says of it: `without naming`, `accused of selling`, `avant de
    /// livrer`.
    pub(super) fn leading(&self, group: &VerbGroup) -> Option<&str> {
        let words = self.words;
        let first = group.tokens.first as usize;
        // `avant d'en être chassé`
        let clitic = words.clitic_before(first, self.from).filter(|_| group.tense == Tense::Infinitive);
        let first = clitic.map_or(first, |m| m.first as usize);
        words.mark_before(first, self.from, self.before_gerund).map(|m| words.scan.key(m))
    }

    fn outlook_of(&self, at: usize) -> Outlook {
        let words = self.words;
        match words.mark(at, words.outlook).map_or("", |m| words.scan.key(m)) {
            "plan" | "act" => Outlook::Plan,
            "refuse" => Outlook::Refuse,
            "did" => Outlook::Did,
            "doing" => Outlook::Doing,
            _ => Outlook::Wish,
        }
    }

    /// Stands nothing but a time between two groups?
    fn only_times(&self, governor: &VerbGroup, group: &VerbGroup) -> bool {
        (governor.tokens.end..group.tokens.first).all(|at| self.words.cover(at as usize) == Cover::Time)
    }

    fn governor_outlook(&self, governor: &VerbGroup, group: &VerbGroup) -> Outlook {
        let words = self.words;
        let kinds = words.kinds(governor.lemma);
        let near = group.tokens.first - governor.tokens.end <= 2;
        if governor.lemma == UNKNOWN_VERB {
            Outlook::Wish
        } else if kinds & self.refuse != 0 {
            Outlook::Refuse
        } else if kinds & self.plan != 0 || kinds & words.be != 0 && near {
            Outlook::Plan
        } else if kinds & (self.wish | self.possible | words.have) != 0 {
            Outlook::Wish
        } else if words.is(governor.head as usize, self.lasting) && governor.finite() {
            Outlook::Doing
        } else if kinds & self.did != 0 || kinds & self.speech != 0 && self.only_times(governor, group) {
            // `a déclaré soupçonner`, `a annoncé lundi soir suspendre`: what someone says of himself.
            Outlook::Did
        } else {
            Outlook::Wish
        }
    }
}

/// `did not fail to thank`, `n'hésitera pas à livrer`: what is not left undone.
fn unfailed(governor: &VerbGroup) -> EventStatus {
    match (governor.mood, governor.tense) {
        (Mood::Plain, Tense::Future) => Scheduled,
        (Mood::Plain, _) => Happened,
        _ => Possible,
    }
}

/// The status of a deed under a governing one.
fn weigh(outlook: Outlook, governor: EventStatus) -> EventStatus {
    match (outlook, governor) {
        (Outlook::Doing, Happened) => Ongoing,
        (Outlook::Did | Outlook::Doing, status) => status,
        (Outlook::Refuse, Negated) => Possible,
        (Outlook::Refuse, Possible | Scheduled) => Possible,
        (Outlook::Refuse, _) => Negated,
        (_, Negated) => Negated,
        (Outlook::Plan, Possible) => Possible,
        (Outlook::Plan, _) => Scheduled,
        (Outlook::Wish, _) => Possible,
    }
}

/// How far before its infinitive a word like `first` may stand.
const FOREMOST: usize = 8;
