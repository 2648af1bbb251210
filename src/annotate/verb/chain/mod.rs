//! Which words stand together in one verb group: the auxiliaries, negations and clitics around a verb.
//!
//! `between` passes over what stands between its words, `infinitive` reads one that a verb carries, `item` one that opens
//! an item of a decision, `modal` what stands behind a modal, `negation` tells a `ne` that denies nothing, `reading` tells
//! whether a word is a verb here, `describing` whether it is an adjective, `reduced` whether a past form only describes a
//! noun, `comma` whether it does so behind a comma, `shared` whose auxiliary a participle or a gerund has.

mod between;
mod comma;
mod describing;
mod infinitive;
mod item;
mod modal;
mod negation;
mod reading;
mod reduced;
mod shared;

use super::cover::Cover;
use super::words::{Before, Words};
use crate::model::{EventStatus, LemmaId, Mood, Person, Tense, Tokens, UNKNOWN_VERB, VerbGroup};
use crate::rules::inflect::{Form, VerbForm};
use crate::rules::scan::Sentence;
use crate::text::{Casing, TokenKind};

const FINITE: &[Form] =
    &[Form::Present, Form::Past, Form::Imperfect, Form::Future, Form::Conditional, Form::Subjunctive, Form::Base];

/// Adds the groups of a sentence.
pub(super) fn groups(words: &Words, sentence: &Sentence, groups: &mut Vec<VerbGroup>) {
    let reader =
        Reader { words, from: sentence.first as usize, to: sentence.end as usize, headline: sentence.headline };
    let begin = groups.len();
    let mut at = reader.from;
    while at < reader.to {
        let may = words.scan.classes_at(at).meets(&words.telling) || words.looks_infinitive(at);
        if !may && !groups[begin..].last().is_some_and(|g| reader.takes_unknown(g)) {
            at += 1;
            continue;
        }
        // `what it called an attack`
        if let Some(called) = words.mark(at, words.determiner).filter(|m| m.end as usize > at + 1) {
            at = called.end as usize;
            continue;
        }
        match reader.group(at, &groups[begin..]) {
            Some(group) => {
                at = group.tokens.end as usize;
                groups.push(group);
            }
            None => at += 1,
        }
    }
}

struct Reader<'a> {
    words: &'a Words<'a>,
    from: usize,
    to: usize,
    headline: bool,
}

/// A group while its auxiliaries are read.
struct Chain {
    first: usize,
    tense: Tense,
    mood: Mood,
    person: Person,
    perfect: bool,
    progressive: bool,
    passive: bool,
    negated: bool,
    reflexive: bool,
}

impl Chain {
    fn new(first: usize) -> Chain {
        Chain {
            first,
            tense: Tense::Present,
            mood: Mood::Plain,
            person: Person::Third,
            perfect: false,
            progressive: false,
            passive: false,
            negated: false,
            reflexive: false,
        }
    }

    fn take(&mut self, form: VerbForm) {
        self.person = form.person;
        self.tense = match form.form {
            Form::Past | Form::Imperfect => Tense::Past,
            Form::Future => Tense::Future,
            Form::Infinitive => Tense::Infinitive,
            Form::Gerund => Tense::Gerund,
            Form::Participle => Tense::Participle,
            Form::Base | Form::Present | Form::Conditional | Form::Subjunctive => Tense::Present,
        };
        if form.form == Form::Conditional {
            self.mood = Mood::Conditional;
        }
    }

    fn done(self, head: usize, end: usize, lemma: LemmaId) -> VerbGroup {
        VerbGroup {
            tokens: Tokens::new(self.first, end),
            head: head as u32,
            lemma,
            tense: if self.perfect && self.tense == Tense::Present { Tense::Past } else { self.tense },
            mood: self.mood,
            person: self.person,
            perfect: self.perfect,
            earlier: self.perfect && self.tense == Tense::Past,
            progressive: self.progressive,
            passive: self.passive,
            negated: self.negated,
            reflexive: self.reflexive,
            governor: None,
            outlook: None,
            inverted: false,
            status: EventStatus::Happened,
        }
    }
}

impl Reader<'_> {
    /// The group that begins at a token, behind those of its sentence that stand before it.
    fn group(&self, at: usize, told: &[VerbGroup]) -> Option<VerbGroup> {
        let words = self.words;
        if words.cover(at) != Cover::Nothing {
            return None;
        }
        if !words.scan.classes_at(at).meets(&words.verbal) {
            let known = words.looks_infinitive(at).then(|| self.unknown_infinitive(at, told.last()));
            return known.unwrap_or_else(|| self.asked_infinitive(at, told.last()));
        }
        if !words.is_word(at) {
            return None;
        }
        let mut chain = Chain::new(at);
        if let Some(mark) = words.mark(at, words.modal) {
            if matches!(words.before(at, self.from).0, Before::Determiner | Before::Preposition | Before::Infinitive) {
                return None;
            }
            return self.behind_modal(chain, words.scan.key(mark), mark.end as usize);
        }
        if let Some(mark) = words.mark(at, words.negated_auxiliary) {
            chain.negated = true;
            return self.behind_negated(chain, at, words.scan.key(mark), mark.end as usize);
        }
        if !words.may_be_verb(at)
            || self.is_adverb_of_next(at)
            || self.closes_object(at, told.last())
            || !self.may_be_capital(at)
            || words.ends_compound(at, self.from)
            || words.opens_compound(at)
        {
            return None;
        }
        let last = told.last();
        let form = self.reading(at, last)?;
        self.look_back(&mut chain, at);
        self.take_clitic(&mut chain, at, form);
        chain.take(form);
        let infinitive = || words.before(chain.first, self.from).0 == Before::Infinitive;
        // `decided not to sign`
        let opener = words.mark_before(chain.first, self.from, words.infinitive).filter(|_| infinitive());
        chain.negated |= opener.is_some_and(|m| words.is(m.first as usize, words.negation));
        if form.form == Form::Base && (self.goes_on(last, chain.first) || infinitive() || self.is_helped(at, last)) {
            let planned = opener.is_some_and(|m| last.is_none() && self.is_headline_plan(m.first as usize));
            chain.tense = if planned { Tense::Future } else { Tense::Infinitive };
            chain.first = opener.filter(|_| planned).map_or(chain.first, |m| m.first as usize);
        }
        let mut group = self.finish(chain, at, form)?;
        group.negated &= !self.only_limits(&group) && !self.only_fears(&group);
        // `a décidé de rompre avec X et expulsé Y`: past what the verb takes.
        let tells = |g: &&VerbGroup| !matches!(g.tense, Tense::Infinitive | Tense::Gerund);
        let carrier = told.iter().rev().find(tells).filter(|g| g.finite()).or(last);
        let shares = [last, carrier].into_iter().flatten().find(|verb| self.shares_auxiliary(&group, verb));
        let shares =
            shares.or_else(|| self.teller_before(at, &group, told).filter(|v| self.shares_auxiliary(&group, v)));
        let past = || self.past_relatives(&group, told).filter(|verb| self.shares_auxiliary(&group, verb));
        let progressive = || last.filter(|verb| self.shares_progressive(&group, verb));
        if let Some(verb) = shares.or_else(past).or_else(progressive) {
            group = VerbGroup { tokens: group.tokens, head: group.head, lemma: group.lemma, ..verb.clone() };
        }
        Some(group)
    }

    /// `Chad's president to visit Mali`: the first verb of a headline, right behind a name and for no one else's sake
    /// (`Mali's call for Chad to pay`, `the first Chadian to visit Mali`); it may open a quotation (`Chad ‘to visit Mali’`).
    fn is_headline_plan(&self, opener: usize) -> bool {
        let words = self.words;
        let led = |t: usize| words.mark(t, words.preposition).is_some_and(|m| words.scan.key(m) == "for");
        let hangs = |t: usize| led(t) || words.is(t, words.outlook) || words.is(t, words.foremost);
        self.headline
            && words.is(opener, words.headline_plan)
            && words.before(opener, self.from).0 == Before::Name
            && !(self.from..opener).any(hangs)
    }

    /// Capitals are verbs only in headlines and where a sentence begins.
    fn may_be_capital(&self, at: usize) -> bool {
        self.words.scan.tokens[at].casing == Casing::Lower || at == self.from || self.headline || self.opens_item(at)
    }

    /// Negation and clitics in front belong to the group.
    fn look_back(&self, chain: &mut Chain, at: usize) {
        let words = self.words;
        let mut first = at;
        while first > self.from {
            if let Some(mark) = words.clitic_before(first, self.from) {
                let key = words.scan.key(mark);
                chain.reflexive |= key == "self" || key == "me" && self.behind_pronoun(mark.first as usize, "i");
                chain.negated |= key == "not";
                first = mark.first as usize;
            } else if self.behind_pronoun(first, "we") && self.behind_pronoun(first - 1, "we") {
                // `Nous nous sommes entretenus`
                chain.reflexive = true;
                first -= 1;
            } else if let Some(mark) = words.mark_before(first, self.from, words.negation) {
                chain.negated = true;
                first = mark.first as usize;
            } else if let Some(mark) = words.mark_before(first, self.from, words.adverb) {
                first = mark.first as usize;
                if words.mark_before(first, self.from, words.negation).is_none() {
                    break;
                }
            } else {
                break;
            }
        }
        if first == at && first > self.from && words.is_each(first - 1, self.from) {
            chain.first = first - 1;
        }
        if chain.negated || chain.reflexive {
            chain.first = first;
        }
    }

    /// `en a profité`, `y est allé`, but not `il y a`: a little word before a finite verb that elsewhere is a preposition
    /// is the verb's here.
    fn take_clitic(&self, chain: &mut Chain, at: usize, form: VerbForm) {
        let words = self.words;
        let there_is = || words.kinds(form.lemma) & words.have != 0 && !self.carries_participle(at, words.have);
        let of_verb = FINITE.contains(&form.form) && chain.first == at && !words.noun(at) && !there_is();
        let clitic = words.mark_before(at, self.from, words.clitic).filter(|_| of_verb);
        if let Some(clitic) = clitic.filter(|m| words.scan.key(*m) == "other") {
            chain.first = clitic.first as usize;
        }
    }

    /// Does a pronoun of one token, with this key, end at a token?
    fn behind_pronoun(&self, at: usize, key: &str) -> bool {
        let words = self.words;
        at > self.from && words.scan.marks_of(at - 1, words.pronoun).any(|m| words.scan.key(m) == key)
    }

    /// Puts the auxiliaries from `at` together up to the verb itself.
    fn finish(&self, mut chain: Chain, at: usize, form: VerbForm) -> Option<VerbGroup> {
        let words = self.words;
        let (mut at, mut form) = (at, form);
        for _ in 0..4 {
            let kinds = words.kinds(form.lemma);
            if kinds & words.auxiliary == 0 {
                break;
            }
            let Some((next, wanted)) = self.carried(&mut chain, at, form, kinds) else { break };
            at = next;
            match wanted {
                Some(carried) => form = carried,
                None => return Some(chain.done(at, at + 1, UNKNOWN_VERB)),
            }
        }
        let end = self.words.verb_end(at, form);
        chain.passive |= form.form == Form::Past && self.undergone(&chain, at, end, form);
        let end = self.past_closing_quote(chain.first, at, end);
        Some(chain.done(at, end, form.lemma))
    }

    /// `Two soldiers killed in ambush`: headlines leave out the auxiliary; a deed that always has an object, and none
    /// behind it, is done to its subject.
    fn undergone(&self, chain: &Chain, at: usize, end: usize, form: VerbForm) -> bool {
        let words = self.words;
        // `shot dead`
        let whole = end + usize::from(end < self.to && self.goes_with(form.lemma, end));
        let end = self.past_adverb(whole);
        // `Chad detained Monday a Malian citizen`
        let past_time = (end..self.to).find(|&t| words.cover(t) != Cover::Time);
        if past_time.is_some_and(|t| t > end && words.opens_noun(t, self.to)) {
            return false;
        }
        let led = || match words.mark(end, words.preposition) {
            Some(mark) => {
                matches!(words.scan.key(mark), "in" | "by" | "for" | "because" | "from" | "near" | "outside" | "after")
            }
            None => {
                let when = words.mark(end, words.subordinator).is_some_and(|m| words.scan.key(m) == "when");
                when || words.cover(end) == Cover::Time || words.scan.sign(end) == '.'
            }
        };
        let done_to = if self.headline { words.undergone | words.hostile } else { words.undergone };
        words.kinds(form.lemma) & done_to != 0
            && !chain.perfect
            && !chain.passive
            && !chain.progressive
            && words.forms(at).any(|f| f.form == Form::Participle)
            && (end >= self.to
                || led() && (end + 1 >= self.to || words.scan.tokens[end + 1].kind != TokenKind::Number)
                // `Opponent sentenced to 10 years`
                || words.mark(end, words.preposition).is_some_and(|m| words.scan.key(m) == "to"))
            && !self.object_stood_before(at)
    }

    /// The verb that the auxiliary at a token carries, and what that makes of the group.
    fn carried(&self, chain: &mut Chain, at: usize, form: VerbForm, kinds: u64) -> Option<(usize, Option<VerbForm>)> {
        let words = self.words;
        let (next, negated) = self.skip(at + 1);
        if next >= self.to || words.cover(next) != Cover::Nothing {
            chain.negated |= negated;
            return None;
        }
        let verbs = &words.scan.grammar.words.verbs;
        let is = |bit: u64| kinds & bit != 0;
        let own = |f: VerbForm| words.kinds(f.lemma);
        // `have yet to leave`, `is yet to sign`: not done so far.
        let yet_to = negated && words.is(next - 1, words.infinitive) && is(words.have | words.be);
        let undone = || words.form(next, &[Form::Base]).filter(|_| yet_to);
        let found = if is(words.have) {
            let found = words.form(next, &[Form::Participle]).or_else(undone);
            chain.perfect |= found.is_some();
            found
        } else if let Some(found) = undone() {
            Some(found)
        } else if is(words.be) {
            self.carried_by_be(chain, next, own)
        } else if is(verbs.kind("do")) {
            words.form(next, &[Form::Base]).filter(|_| negated || chain.negated || form.form != Form::Infinitive)
        } else if is(words.sees) {
            return self.seen(chain, next).map(|form| (next, Some(form)));
        } else if matches!(form.form, Form::Present | Form::Imperfect) {
            return self.near_future(chain, next, negated);
        } else {
            None
        };
        chain.negated |= negated;
        if found.is_some() {
            return Some((next, found));
        }
        let unknown =
            (is(words.be) || is(words.have)) && !words.noun(next) && words.ends_like(next, words.participle_endings);
        if unknown {
            chain.perfect |= is(words.have);
            chain.passive |= is(words.be);
        }
        unknown.then_some((next, None))
    }

    fn carried_by_be(&self, chain: &mut Chain, next: usize, own: impl Fn(VerbForm) -> u64) -> Option<VerbForm> {
        let words = self.words;
        let motion = words.motion;
        if let Some(found) = words.form(next, &[Form::Participle]) {
            if own(found) & motion != 0 || chain.reflexive {
                chain.perfect = true;
            } else if own(found) & words.be == 0 {
                chain.passive = true;
            }
            return Some(found);
        }
        let found = words.form(next, &[Form::Gerund])?;
        chain.progressive = true;
        Some(found)
    }
}
