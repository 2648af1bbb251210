//! Which words are verbs here, and which of them stand together in one group.

use super::words::{Before, Cover, Words};
use crate::model::{EventStatus, LemmaId, Mood, Person, Tense, Tokens, UNKNOWN_VERB, VerbGroup};
use crate::rules::inflect::{Form, VerbForm};
use crate::rules::scan::Sentence;
use crate::text::Casing;

const FINITE: &[Form] =
    &[Form::Present, Form::Past, Form::Imperfect, Form::Future, Form::Conditional, Form::Subjunctive, Form::Base];

/// The longest aside between commas, in tokens.
const ASIDE: usize = 60;

/// Adds the groups of a sentence.
pub(super) fn groups(words: &Words, sentence: &Sentence, groups: &mut Vec<VerbGroup>) {
    let reader =
        Reader { words, from: sentence.first as usize, to: sentence.end as usize, headline: sentence.headline };
    let begin = groups.len();
    let mut at = reader.from;
    while at < reader.to {
        let last = groups[begin..].last();
        match reader.group(at, last) {
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
            progressive: self.progressive,
            passive: self.passive,
            negated: self.negated,
            reflexive: self.reflexive,
            governor: None,
            outlook: None,
            status: EventStatus::Happened,
        }
    }
}

impl Reader<'_> {
    /// The group that begins at a token.
    fn group(&self, at: usize, last: Option<&VerbGroup>) -> Option<VerbGroup> {
        let words = self.words;
        if !words.scan.classes_at(at).meets(&words.verbal) || words.cover(at) != Cover::Nothing || !words.is_word(at) {
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
        words.forms(at).next()?;
        if !self.may_be_capital(at) || words.ends_compound(at, self.from) {
            return None;
        }
        let form = self.reading(at, last)?;
        self.look_back(&mut chain, at);
        chain.take(form);
        let infinitive = words.before(chain.first, self.from).0 == Before::Infinitive;
        if form.form == Form::Base && (infinitive || self.goes_on(last, chain.first)) {
            chain.tense = Tense::Infinitive;
        }
        self.finish(chain, at, form)
    }

    /// Capitals are verbs only in headlines and where a sentence begins.
    fn may_be_capital(&self, at: usize) -> bool {
        self.words.scan.tokens[at].casing == Casing::Lower || at == self.from || self.headline
    }

    /// Negation and clitics in front belong to the group.
    fn look_back(&self, chain: &mut Chain, at: usize) {
        let words = self.words;
        let mut first = at;
        while first > self.from {
            if let Some(mark) = words.mark_before(first, self.from, words.clitic) {
                chain.reflexive |= words.scan.key(mark) == "self";
                chain.negated |= words.scan.key(mark) == "not";
                first = mark.first as usize;
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
        if chain.negated || chain.reflexive {
            chain.first = first;
        }
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
        Some(chain.done(at, at + 1, form.lemma))
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
        let found = if is(words.have) {
            let found = words.form(next, &[Form::Participle]);
            chain.perfect |= found.is_some();
            found
        } else if is(words.be) {
            self.carried_by_be(chain, next, own)
        } else if is(verbs.kind("do")) {
            words.form(next, &[Form::Base]).filter(|_| negated || chain.negated || form.form != Form::Infinitive)
        } else if matches!(form.form, Form::Present | Form::Imperfect) {
            let found = words.form(next, &[Form::Infinitive]);
            if found.is_some() {
                chain.tense = Tense::Future;
            }
            found
        } else {
            None
        };
        chain.negated |= negated;
        if found.is_some() {
            return Some((next, found));
        }
        let unknown = (is(words.be) || is(words.have)) && words.ends_like(next, &words.participle_endings);
        if unknown {
            chain.perfect |= is(words.have);
            chain.passive |= is(words.be);
        }
        unknown.then_some((next, None))
    }

    fn carried_by_be(&self, chain: &mut Chain, next: usize, own: impl Fn(VerbForm) -> u64) -> Option<VerbForm> {
        let words = self.words;
        let motion = words.scan.grammar.words.verbs.kind("motion");
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

    /// Past adverbs, negation and an inverted subject; whether a negation was among them.
    fn skip(&self, at: usize) -> (usize, bool) {
        let words = self.words;
        let (mut at, mut negated) = (at, false);
        for _ in 0..4 {
            if at >= self.to {
                break;
            }
            if let Some(mark) = words.mark(at, words.negation) {
                negated = true;
                at = mark.end as usize;
            } else if let Some(end) = words.adverb_end(at).filter(|_| words.form(at, &[Form::Participle]).is_none()) {
                at = end;
            } else if words.is_hyphen(at) && at + 1 < self.to && words.is(at + 1, words.inverted) {
                at = words.mark(at + 1, words.inverted).map_or(at + 1, |m| m.end as usize);
            } else if self.emphatic(at) {
                at += 1;
            } else {
                break;
            }
        }
        (at, negated)
    }

    /// `a elle réclamé`, `ont eux signé`: the subject once more, in front of the participle.
    fn emphatic(&self, at: usize) -> bool {
        let words = self.words;
        let pronoun = words.is(at, words.inverted) || words.is(at, words.pronoun);
        pronoun && at + 1 < self.to && words.form(at + 1, &[Form::Participle]).is_some()
    }

    fn behind_modal(&self, mut chain: Chain, modal: &str, end: usize) -> Option<VerbGroup> {
        let (next, negated) = self.skip(end);
        chain.negated |= negated;
        let form = (next < self.to).then(|| self.words.form(next, &[Form::Base])).flatten()?;
        set_modal(&mut chain, modal);
        self.finish(chain, next, form)
    }

    fn behind_negated(&self, mut chain: Chain, at: usize, auxiliary: &str, end: usize) -> Option<VerbGroup> {
        let words = self.words;
        let Some(lemma) = words.scan.grammar.words.verbs.id(auxiliary) else {
            return self.behind_modal(chain, auxiliary, end);
        };
        let past = words.forms(at).any(|f| f.form == Form::Past);
        chain.tense = if past { Tense::Past } else { Tense::Present };
        let form = VerbForm { lemma, form: Form::Present, person: Person::Third };
        let last = end - 1;
        self.finish(chain, last, form)
    }

    /// Which verb form a word is here, if it is one.
    fn reading(&self, at: usize, last: Option<&VerbGroup>) -> Option<VerbForm> {
        let words = self.words;
        let clitics = self.before_clitics(at);
        let (before, back) = words.before(clitics, self.from);
        let clitic = clitics < at;
        if let Some(form) = words.form(at, &[Form::Infinitive]) {
            return (before != Before::Determiner || clitic).then_some(form);
        }
        if before == Before::Infinitive || self.goes_on(last, clitics) {
            return words.form(at, &[Form::Base]);
        }
        if words.scan.token_text(at).starts_with(crate::text::is_apostrophe) && before != Before::Subject {
            return None;
        }
        let subject = match before {
            Before::Subject | Before::Noun | Before::Name => true,
            Before::And | Before::Comma => last.is_some() || self.noun_before(back),
            Before::Origin => clitic || self.surely_finite(at),
            _ => clitic && before != Before::Determiner && before != Before::Preposition,
        };
        // A verb that stands right behind another one is not the verb of a clause; nor is a preposition (`entre`).
        let fresh =
            last.is_none_or(|l| l.tokens.end as usize != clitics) && words.mark(at, words.preposition).is_none();
        if subject
            && fresh
            && let Some(form) = self.finite(at, before, back, last)
        {
            return Some(form);
        }
        self.nonfinite(at, before)
    }

    /// Behind an adjective of origin (`l'aviation israélienne a …`): a form that can be nothing but finite.
    fn surely_finite(&self, at: usize) -> bool {
        let words = self.words;
        let finite = words.form(at, FINITE).is_some_and(|f| f.form != Form::Base);
        finite && !words.noun(at) && words.form(at, &[Form::Participle, Form::Base]).is_none()
    }

    /// Does a name or noun stand before the comma or conjunction at `at`?
    fn noun_before(&self, at: usize) -> bool {
        at > self.from && matches!(self.words.before(at, self.from).0, Before::Noun | Before::Name)
    }

    fn before_clitics(&self, at: usize) -> usize {
        let words = self.words;
        let mut first = at;
        while first > self.from
            && let Some(mark) = words.mark_before(first, self.from, words.clitic)
        {
            // `la visite` is an article and a noun, `la menace` too: a clitic needs a word that is no noun.
            let sure = words.scan.key(mark) != "article" || !words.noun(at);
            if !sure {
                break;
            }
            first = mark.first as usize;
        }
        first
    }

    /// An infinitive that another one is joined to: `to visit Moscow and sign a treaty`.
    fn goes_on(&self, last: Option<&VerbGroup>, at: usize) -> bool {
        let words = self.words;
        last.is_some_and(|l| l.tense == Tense::Infinitive || l.mood != Mood::Plain || l.tense == Tense::Future)
            && words.mark_before(at, self.from, words.conjunction).is_some()
            && words.form(at, &[Form::Base]).is_some()
    }

    fn finite(&self, at: usize, before: Before, back: usize, last: Option<&VerbGroup>) -> Option<VerbForm> {
        let words = self.words;
        let form = words.form(at, FINITE)?;
        let name = matches!(before, Before::Name | Before::Subject);
        let takes_object = words.opens_noun(at + 1, self.to)
            || at + 1 < self.to && (self.opens_infinitive(at + 1) || words.is(at + 1, words.subordinator));
        let needed = name && (self.headline || self.only_verb(at, back, form.form, last))
            || before == Before::Noun && form.form == Form::Present && self.lone_verb(back, last);
        if words.noun(at) && !takes_object && before != Before::Subject && !needed {
            return None;
        }
        match form.form {
            Form::Base => {
                let noun = words.noun(at);
                let have = words.kinds(form.lemma) & words.have != 0;
                let plural = before == Before::Subject
                    || before == Before::Comma && have
                    || before == Before::Noun && (!noun || words.ends_plural(back))
                    || before == Before::Name && (self.headline || !noun || self.joined(back));
                (plural && (before != Before::Subject || self.plural_pronoun(back))).then_some(form)
            }
            Form::Past
                if words.kinds(form.lemma) & words.auxiliary == 0
                    && words.form(at, &[Form::Participle]).is_some()
                    && self.reduced(at, before, last) =>
            {
                words.form(at, &[Form::Participle])
            }
            _ => Some(form),
        }
    }

    /// `Mali frees dozens`, `Chad and Mali call for talks`: a word that may be a noun, behind the names that open the
    /// sentence, is its verb where no other word can be.
    fn only_verb(&self, at: usize, back: usize, form: Form, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let next = at + 1;
        let led = next >= self.to || words.is(next, words.preposition) || words.is(next, words.conjunction);
        let fits = if form == Form::Base { self.joined(back) } else { !led && words.is_word(next) };
        let opening = |t: usize| {
            words.cover(t) != Cover::Nothing
                || !words.is_word(t)
                || words.is(t, words.determiner)
                || words.is(t, words.conjunction)
        };
        last.is_none() && fits && (self.from..at).all(opening) && !self.finite_follows(next, false)
    }

    /// `The minister leaves for Lima`: behind a singular, a word that may be a noun is the verb of a sentence that has
    /// no other.
    fn lone_verb(&self, back: usize, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let verbal = |t: usize| {
            words.cover(t) == Cover::Nothing
                && (words.is(t, words.modal)
                    || words.is(t, words.negated_auxiliary)
                    || words.forms(t).next().is_some() && !words.noun(t))
        };
        last.is_none()
            && !words.ends_plural(back)
            && words.is(self.from, words.determiner)
            && !(self.from..self.to).any(verbal)
    }

    /// Does an infinitive begin here (`to sign`, `de signer`)?
    fn opens_infinitive(&self, at: usize) -> bool {
        let words = self.words;
        let Some(mark) = words.mark(at, words.infinitive) else { return false };
        let end = mark.end as usize;
        end < self.to && words.form(end, &[Form::Base, Form::Infinitive]).is_some()
    }

    /// Is the pronoun at a token one that English base forms go with (`they`, `who`, not `it`)?
    fn plural_pronoun(&self, at: usize) -> bool {
        let words = self.words;
        let key = words.mark_before(at + 1, self.from, words.pronoun).map_or("", |m| words.scan.key(m));
        !matches!(key, "he" | "it" | "him")
    }

    /// Do the names that end at a token stand in a list?
    fn joined(&self, at: usize) -> bool {
        let words = self.words;
        let mut first = at;
        while first > self.from && words.cover(first - 1) == Cover::Name {
            first -= 1;
        }
        first > self.from && words.mark_before(first, self.from, words.conjunction).is_some()
    }

    /// A participle that only describes (`shells sold by X had been diverted`), not the past of the clause.
    fn reduced(&self, at: usize, before: Before, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let carries = words.forms(at).any(|f| words.kinds(f.lemma) & words.have != 0)
            && at + 1 < self.to
            && words.form(at + 1, &[Form::Participle]).is_some();
        if carries || matches!(before, Before::Subject | Before::And) {
            return false;
        }
        let by = at + 1 < self.to && words.mark(at + 1, words.preposition).is_some_and(|m| words.scan.key(m) == "by");
        if by || matches!(before, Before::Noun | Before::Name) && self.behind_object(at, before, last) {
            return true;
        }
        let fresh = before == Before::Comma && last.is_some_and(|l| l.finite());
        if fresh && !self.closes_aside(at) {
            return true;
        }
        // `said ties were growing`: the verb behind it has its own subject.
        let takes = words.form(at, &[Form::Participle]).is_some_and(|f| words.kinds(f.lemma) & words.takes_clause != 0);
        let led = at + 1 < self.to && (words.is(at + 1, words.preposition) || words.is(at + 1, words.infinitive));
        (led || !takes) && !words.opens_noun(at + 1, self.to) && self.finite_follows(at + 1, !led)
    }

    /// `lifted a ban imposed on Chad`: what stands behind the object of a verb that takes no clause describes it.
    fn behind_object(&self, at: usize, before: Before, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let Some(last) = last.filter(|l| l.lemma != UNKNOWN_VERB && words.kinds(l.lemma) & words.takes_clause == 0)
        else {
            return false;
        };
        let next = at + 1;
        let led = next < self.to
            && (words.is(next, words.preposition)
                || words.is(next, words.infinitive)
                || words.cover(next) == Cover::Time);
        let object = last.tokens.end as usize..at;
        if !led || object.is_empty() || object.clone().any(|t| self.parts_clauses(t)) {
            return false;
        }
        // `a ban Chad imposed on Mali`: a name right behind a noun has the verb for its own.
        let mut first = at;
        while before == Before::Name && first > object.start && words.cover(first - 1) == Cover::Name {
            first -= 1;
        }
        first == at || !matches!(words.before(first, self.from).0, Before::Noun) || first == object.start
    }

    /// A word or mark behind which another clause may go on.
    fn parts_clauses(&self, at: usize) -> bool {
        let words = self.words;
        words.cover(at) != Cover::Name
            && (matches!(words.scan.token_text(at), "," | ";" | ":" | "\"" | "“" | "”" | "»")
                || words.is(at, words.subordinator)
                || words.is(at, words.relative)
                || words.is(at, words.conjunction))
    }

    /// Does the comma before a token close an aside that began with another (`X, who lives in Y, signed`)?
    fn closes_aside(&self, at: usize) -> bool {
        let words = self.words;
        let comma = |at: &usize| words.scan.token_text(*at) == ",";
        let from = self.from.max(at.saturating_sub(ASIDE));
        let Some(close) = (from..at).rev().find(comma) else { return false };
        let Some(open) = (from..close).rev().find(comma) else { return false };
        matches!(words.before(open, self.from).0, Before::Noun | Before::Name) && (open + 1..close).len() > 1
    }

    /// Does another finite verb come before the clause ends? `sure` asks for one that is no participle (`aimed at`).
    fn finite_follows(&self, from: usize, sure: bool) -> bool {
        let words = self.words;
        for at in from..self.to.min(from + 14) {
            if words.cover(at) != Cover::Nothing {
                continue;
            }
            // `the hours it had imposed`: a pronoun has the next verb for its own.
            if self.parts_clauses(at) || words.is(at, words.pronoun) && !words.is(at, words.possessive) {
                return false;
            }
            if words.is(at, words.modal) || words.is(at, words.negated_auxiliary) {
                return true;
            }
            let finite = words.forms(at).any(|f| FINITE.contains(&f.form) && f.form != Form::Base);
            let behind_verb = at > from && words.forms(at - 1).next().is_some() && !words.noun(at - 1);
            let doubtful = sure
                && words.form(at, &[Form::Participle]).is_some()
                && words.forms(at).all(|f| words.kinds(f.lemma) & words.auxiliary == 0)
                && at + 1 < self.to
                && (words.is(at + 1, words.preposition) || words.is(at + 1, words.infinitive));
            if finite
                && !doubtful
                && !behind_verb
                && !words.noun(at)
                && !matches!(words.before(at, self.from).0, Before::Determiner | Before::Preposition)
            {
                return true;
            }
        }
        false
    }

    fn nonfinite(&self, at: usize, before: Before) -> Option<VerbForm> {
        let words = self.words;
        if matches!(before, Before::Determiner | Before::Origin) {
            return None;
        }
        if let Some(form) = words.form(at, &[Form::Gerund]) {
            // `including`, `following`: prepositions in front of what they lead.
            if words.mark(at, words.preposition).is_some() && before != Before::Infinitive {
                return None;
            }
            let noun = words.noun(at) && !words.opens_noun(at + 1, self.to);
            return (!noun).then_some(form);
        }
        if matches!(before, Before::Preposition | Before::Infinitive) || words.noun(at) && before == Before::Noun {
            return None;
        }
        // In front of its noun a participle is an adjective: `signed copies`.
        let describes = at + 1 < self.to
            && words.is_word(at + 1)
            && !words.opens_noun(at + 1, self.to)
            && !words.is(at + 1, words.preposition)
            && !words.is(at + 1, words.infinitive)
            && words.adverb_end(at + 1).is_none()
            && words.cover(at + 1) != Cover::Time;
        let form = words.form(at, &[Form::Participle])?;
        (!describes || before == Before::Noun || before == Before::Name).then_some(form)
    }
}

fn set_modal(chain: &mut Chain, modal: &str) {
    match modal {
        "will" => chain.tense = Tense::Future,
        "would" => {
            chain.tense = Tense::Future;
            chain.mood = Mood::Conditional;
        }
        "must" | "should" | "need" => chain.mood = Mood::Duty,
        _ => chain.mood = Mood::Possible,
    }
}
