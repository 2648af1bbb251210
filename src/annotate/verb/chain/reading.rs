//! Is a word a verb here, and in which of its forms?
//!
//! Read from what stands around it. Whether a past form only describes is left to `reduced`.

use super::{FINITE, Reader};
use crate::annotate::verb::cover::Cover;
use crate::annotate::verb::words::Before;
use crate::model::{Mood, Person, Tense, VerbGroup};
use crate::rules::frame::Frame;
use crate::rules::inflect::{Form, VerbForm};
use crate::text::Casing;

/// So many tokens at most stand between a relative pronoun and its verb.
pub(super) const RELATIVE: usize = 8;

/// So many tokens tell of whom something is asked.
const ASKED: usize = 9;

/// A group that is a clause's subject has so many words before its last.
const GROUP: usize = 4;

impl Reader<'_> {
    /// Which verb form a word is here, if it is one.
    pub(super) fn reading(&self, at: usize, last: Option<&VerbGroup>) -> Option<VerbForm> {
        let words = self.words;
        let clitics = self.before_clitics(at);
        let (before, back) = words.before(clitics, self.from);
        let clitic = clitics < at;
        if let Some(form) = words.form(at, &[Form::Infinitive]) {
            return (before != Before::Determiner || clitic).then_some(form);
        }
        if before == Before::Infinitive || self.goes_on(last, clitics) || self.is_helped(at, last) {
            return words.form(at, &[Form::Base]).filter(|_| !self.is_fate(at, last));
        }
        if last.is_none() && self.demands_of_list(at) {
            return words.form(at, &[Form::Present]);
        }
        // `met with bombing victims`: the first word of a noun of two.
        let compound = words.form(at, &[Form::Gerund]).is_some() && at + 1 < self.to && words.ends_compound(at + 1, at);
        if compound || self.describes(at, before, back) {
            return None;
        }
        if words.scan.token_text(at).starts_with(crate::text::is_apostrophe) && before != Before::Subject {
            return None;
        }
        let subject = match before {
            Before::Subject | Before::Noun | Before::Name => true,
            Before::And | Before::Comma => last.is_some() || self.noun_before(back) || self.says_behind_quote(at, back),
            Before::Origin => clitic || self.surely_finite(at),
            Before::Subordinator => self.carries_participle(at, words.have),
            // `six had been delivered`, `several were sold`
            Before::Determiner => !words.noun(at) && self.carries_participle(at, words.have | words.be),
            _ => clitic && before != Before::Preposition,
        };
        // A verb that stands right behind another one is not the verb of a clause; nor is a preposition (`entre`).
        let fresh = last.is_none_or(|l| !self.stands_behind(l, clitics)) && words.mark(at, words.preposition).is_none();
        if (subject && fresh || last.is_some_and(|l| self.follows_relative(l, clitics)) && self.surely_finite(at))
            && let Some(form) = self.finite(at, before, back, last)
        {
            return Some(form);
        }
        let behind_verb = last.is_some_and(|l| l.tokens.end as usize == at && l.finite() && !l.passive);
        self.nonfinite(at, before, behind_verb)
            .filter(|f| f.form != Form::Participle || !clitic && words.mark(at, words.adverb).is_none())
    }

    /// `ce qu'a déploré Paris`, `ce qu'avait d'abord décliné la France`: an auxiliary with its participle.
    pub(super) fn carries_participle(&self, at: usize, kinds: u64) -> bool {
        let words = self.words;
        let carries = words.forms(at).any(|f| words.kinds(f.lemma) & kinds != 0);
        let next = if carries { self.skip(at + 1).0 } else { self.to };
        next < self.to && words.form(next, &[Form::Participle]).is_some()
    }

    /// `les hommes qu'elle a expulsés sont partis`: right behind a verb that a participle closes and whose object stood before.
    fn follows_relative(&self, last: &VerbGroup, at: usize) -> bool {
        let words = self.words;
        let opens = |t: usize| words.is(t, words.relative) || words.is(t, words.subordinator);
        let clause = (self.from..last.tokens.first as usize).rev().take(RELATIVE);
        last.finite() && last.perfect && last.tokens.end as usize == at && clause.into_iter().any(opens)
    }

    /// Right behind a verb, or behind a copula and its adverb: `est désormais prête`.
    fn stands_behind(&self, last: &VerbGroup, at: usize) -> bool {
        let words = self.words;
        let copula = words.kinds(last.lemma) & words.be != 0 && !last.passive;
        let mut between = last.tokens.end as usize..at;
        between.is_empty() || copula && between.all(|t| words.is(t, words.adverb))
    }

    /// An infinitive that another one is joined to: `to visit Moscow and sign a treaty`.
    pub(super) fn goes_on(&self, last: Option<&VerbGroup>, at: usize) -> bool {
        let words = self.words;
        last.is_some_and(|l| l.tense == Tense::Infinitive || l.mood != Mood::Plain || l.tense == Tense::Future)
            && words.mark_before(at, self.from, words.conjunction).is_some()
            && words.form(at, &[Form::Base]).is_some()
    }

    /// `sentenced to jail for theft`: a noun that names what is done to someone, and no infinitive.
    fn is_fate(&self, at: usize, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let undergone = |l: &VerbGroup| words.kinds(l.lemma) & words.undergone != 0 && l.tokens.end as usize + 1 == at;
        last.is_some_and(undergone) && words.noun(at) && !words.opens_noun(at + 1, self.to)
    }

    /// Behind an adjective of origin (`l'aviation israélienne a …`): a form that can be nothing but finite.
    fn surely_finite(&self, at: usize) -> bool {
        let words = self.words;
        let finite = words.form(at, FINITE).is_some_and(|f| f.form != Form::Base);
        finite && !words.noun(at) && words.form(at, &[Form::Participle, Form::Base]).is_none()
    }

    /// Does a name, a noun or an adjective of a people stand before the comma or conjunction at `at`?
    pub(super) fn noun_before(&self, at: usize) -> bool {
        at > self.from && matches!(self.words.before(at, self.from).0, Before::Noun | Before::Name | Before::Origin)
    }

    /// `« Merci », a dit X`: a verb of saying right behind a quotation.
    fn says_behind_quote(&self, at: usize, back: usize) -> bool {
        let words = self.words;
        let quote = |t: usize| matches!(words.scan.sign(t), '"' | '”' | '»');
        let closed = quote(back) || back > self.from && quote(back - 1);
        let says = |t: usize| words.forms(t).any(|f| words.kinds(f.lemma) & words.takes_clause != 0);
        let carries = words.forms(at).any(|f| words.kinds(f.lemma) & words.have != 0);
        closed && (says(at) || carries && at + 1 < self.to && says(at + 1))
    }

    fn before_clitics(&self, at: usize) -> usize {
        let words = self.words;
        let mut first = at;
        while first > self.from
            && let Some(mark) = words.clitic_before(first, self.from)
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

    pub(super) fn finite(&self, at: usize, before: Before, back: usize, last: Option<&VerbGroup>) -> Option<VerbForm> {
        let words = self.words;
        let form = words.form(at, FINITE)?;
        // `test-fired`: the first part of a verb of several is no noun, nor what `ne` leads; but `trois avions` are.
        let denied = words.clitic_before(at, self.from).is_some_and(|m| words.scan.key(m) == "not");
        let noun = words.noun(at) && words.verb_end(at, form) == at + 1 && !denied;
        let name = matches!(before, Before::Name | Before::Subject);
        let takes_object = words.opens_noun(at + 1, self.to) && !self.describes_group(at + 1, before)
            || at + 1 < self.to
                && (self.opens_infinitive(at + 1) && !(noun && self.ends_object(at, last))
                    || words.is(at + 1, words.subordinator))
            || matches!(before, Before::And | Before::Comma) && self.asks_someone(at + 1)
            || before == Before::Name && self.leads_to_name(at)
            || (name || before == Before::Noun)
                && words.noun(at)
                && self.opens_with(back, last)
                && self.has_particle(at, form)
            // `deplores the raid and calls for talks`
            || before == Before::And
                && last.is_some_and(|l| l.finite() && l.tense == Tense::Present)
                && words.noun(at)
                && self.has_particle(at, form);
        let needed = name
            && (self.headline && !self.sure_verb(at + 1) && !self.heads_name(at, back, form.form)
                || self.only_verb(at, back, form.form, last)
                || form.form == Form::Past && self.past_of_clause(at + 1, back, last))
            || before == Before::Noun && form.form == Form::Present && self.lone_verb(back, last)
            || before == Before::Noun && form.form == Form::Base && self.people_do(at, back, last);
        if noun && before != Before::Subject && (form.person == Person::FirstPlural || !takes_object && !needed) {
            return None;
        }
        match form.form {
            // `ruled out direct talks`
            Form::Base if before == Before::Noun && self.is_particle(back, last) => None,
            Form::Base => {
                let have = words.kinds(form.lemma) & words.have != 0;
                let plural = before == Before::Subject
                    || have
                        && (before == Before::Comma
                            || before == Before::And && self.carries_participle(at, words.have))
                    || before == Before::Noun && (!noun || words.ends_plural(back))
                    || before == Before::Name
                        && (self.headline || !noun || self.joined(back) || self.wanted_of(back, last));
                (plural && (before != Before::Subject || self.plural_pronoun(back))).then_some(form)
            }
            Form::Past | Form::Subjunctive
                if words.kinds(form.lemma) & words.auxiliary == 0
                    && words.form(at, &[Form::Participle]).is_some()
                    && self.reduced(at, before, last) =>
            {
                words.form(at, &[Form::Participle])
            }
            _ => Some(form),
        }
    }

    /// `demanded that Chad leave Mali`: the base form of what another verb wants of a name behind `that`.
    fn wanted_of(&self, back: usize, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let Some(last) = last else { return false };
        let name = (self.from..=back).rev().take_while(|&t| words.cover(t) == Cover::Name).last();
        let that = name.and_then(|first| words.mark_before(first, self.from, words.subordinator));
        that.is_some_and(|m| m.first == last.tokens.end && words.scan.key(m) == "that")
            && words.kinds(last.lemma) & words.scan.grammar.words.verbs.kind("wish") != 0
    }

    /// Does a clause begin with the group that ends at `back`: nothing told yet, `after Chad`, `said the army`?
    pub(super) fn opens_with(&self, back: usize, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let Some(last) = last else { return true };
        let floor = (last.tokens.end as usize).max(back.saturating_sub(GROUP));
        let of_group = |t: usize| {
            words.cover(t) == Cover::Name
                || words.is_word(t) && !words.is(t, words.preposition) && !words.is(t, words.subordinator)
        };
        let mut first = back;
        while first > floor && of_group(first - 1) {
            first -= 1;
        }
        let told = last.tokens.end as usize == first && words.kinds(last.lemma) & words.takes_clause != 0;
        told || words.mark_before(first, self.from, words.subordinator).is_some()
    }

    /// `Chad hands over 12 tanks`, `Chad shot down 12 drones`, `Chad calls on Mali to stop`: the particle that a verb of moving
    /// arms, a past form, or one behind which something is asked of someone, goes with stands behind it.
    fn has_particle(&self, at: usize, form: VerbForm) -> bool {
        let scan = self.words.scan;
        let particle = |word: &str| at + 2 < self.to && scan.token_text(at + 1).eq_ignore_ascii_case(word);
        let asked = form.form == Form::Present && {
            let mut near = (at + 2..self.to.min(at + 2 + ASKED)).take_while(|&t| !self.parts_clauses(t));
            near.any(|t| self.opens_infinitive(t))
        };
        // `Chad calls for a truce in Mali`: the clause has no other verb; but `talks with`, `talks between` name a deed.
        let alone = form.form == Form::Present && self.words.cover(at - 1) == Cover::Name && {
            let led = self.words.mark(at + 1, self.words.preposition).map(|m| scan.key(m));
            led.is_some_and(|key| !matches!(key, "with" | "between" | "of")) && !self.finite_follows(at + 2, false)
        };
        let moves = |f: &&Frame| form.form == Form::Past || asked || alone || scan.grammar.stage(f.rule) == "deals";
        let mut verbs = scan.grammar.frames.of_verb(form.lemma).filter(moves).flat_map(|f| f.verbs(form.lemma));
        verbs.any(|v| v.particles.len() == 1 && particle(&v.particles[0]))
    }

    /// `Deadly West Bank raid`, `Gaza-Israel exchange of fire`, `man in Boko Haram bomb case shot dead`: behind the name of one, a
    /// base form with nothing for an object, or with the sentence's verb behind it.
    fn heads_name(&self, at: usize, back: usize, form: Form) -> bool {
        let words = self.words;
        let mut first = back;
        while first > self.from && words.cover(first - 1) == Cover::Name {
            first -= 1;
        }
        let listed = first > self.from && words.scan.sign(first - 1) == ',';
        let of = || words.mark(at + 1, words.preposition).is_some_and(|m| words.scan.key(m) == "of");
        form == Form::Base
            && !listed
            && !self.joined(back)
            && !words.ends_plural(back)
            && (at + 1 >= self.to || !words.is_word(at + 1) || of() || self.finite_follows(at + 1, false))
    }

    /// `Army raid kills ten`: right behind what may be a noun stands a word that is a verb and no noun.
    fn sure_verb(&self, at: usize) -> bool {
        let words = self.words;
        at < self.to
            && words.cover(at) == Cover::Nothing
            && !words.noun(at)
            && words.form(at, &[Form::Present, Form::Past]).is_some()
    }

    /// `a new sanctions regime`: a group of no name right behind what may be a noun is the head of both.
    fn describes_group(&self, next: usize, before: Before) -> bool {
        let words = self.words;
        before == Before::Noun
            && words.cover(next) == Cover::Name
            && words.scan.tokens[next].casing == Casing::Lower
            && !words.is(next, words.determiner)
            && !words.is(next, words.possessive)
            && !words.is(next, words.cardinal)
    }

    /// `Mali frees dozens`, `Chad and Mali call for talks`: a word that may be a noun, behind the names that open the
    /// sentence, is its verb where no other word can be.
    fn only_verb(&self, at: usize, back: usize, form: Form, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let next = at + 1;
        let led = next >= self.to || words.is(next, words.preposition) || words.is(next, words.conjunction);
        // `Le Pérou reproche au Chili`: an article and a name begin no headline of nouns.
        let given = || {
            let leads =
                |t: usize, wanted: &str| words.mark(t, words.preposition).is_some_and(|m| words.scan.key(m) == wanted);
            // `La France reproche depuis des mois au Tchad`
            let past_time = || leads(next, "from") && (next..self.to.min(next + ASKED)).any(|t| leads(t, "at"));
            words.is(self.from, words.determiner) && (leads(next, "at") || past_time())
        };
        let fits = match form {
            Form::Base => self.joined(back),
            _ => next < self.to && words.is_word(next) && (!led || given()),
        };
        let opening = |t: usize| {
            words.cover(t) != Cover::Nothing
                || !words.is_word(t)
                || words.is(t, words.determiner)
                || words.is(t, words.conjunction)
                // `In June, Chad and Mali cut …`
                || words.is(t, words.preposition) && words.cover(t + 1) == Cover::Time
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
                    || words.may_be_verb(t) && !words.noun(t))
        };
        last.is_none()
            && !words.ends_plural(back)
            && words.is(self.from, words.determiner)
            && !(self.from..self.to).any(verbal)
    }

    /// `et demande au Tchad de signer`: whom it is asked of, and behind that what is asked.
    fn asks_someone(&self, at: usize) -> bool {
        let words = self.words;
        let to = at < self.to && words.mark(at, words.preposition).is_some_and(|m| words.scan.key(m) == "at");
        let near = || (at + 1..self.to.min(at + ASKED)).take_while(|&t| !self.parts_clauses(t));
        to && near().any(|t| self.opens_infinitive(t))
    }

    /// `Coastal leaders lift sanctions`: in a headline, behind several people, what may be a noun is the verb of a line that has
    /// no other, where its object follows.
    fn people_do(&self, at: usize, back: usize, last: Option<&VerbGroup>) -> bool {
        let words = self.words;
        let next = at + 1;
        let class = |name| words.scan.grammar.class(name);
        let people = || ["agent", "role", "person_noun"].into_iter().any(|name| words.is(back, class(name)));
        let object = next < self.to
            && words.is_word(next)
            && !words.is(next, words.preposition)
            && !words.is(next, words.conjunction);
        self.headline
            && last.is_none()
            && object
            && words.ends_plural(back)
            && people()
            && !self.finite_follows(next, false)
    }

    /// Is the pronoun at a token one that English base forms go with (`they`, `who`, not `it`)?
    fn plural_pronoun(&self, at: usize) -> bool {
        let words = self.words;
        let key = words.mark_before(at + 1, self.from, words.pronoun).map_or("", |m| words.scan.key(m));
        !matches!(key, "he" | "it" | "him" | "he-or-it" | "latter")
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

    fn nonfinite(&self, at: usize, before: Before, behind_verb: bool) -> Option<VerbForm> {
        let words = self.words;
        if matches!(before, Before::Determiner | Before::Origin) {
            return None;
        }
        if let Some(form) = words.form(at, &[Form::Gerund]) {
            // `including`, `following`: prepositions in front of what they lead.
            if words.mark(at, words.preposition).is_some() && before != Before::Infinitive {
                return None;
            }
            // `freed after being seized by Chad`
            let carried = before == Before::Preposition
                && words.kinds(form.lemma) & words.be != 0
                && at + 1 < self.to
                && words.form(at + 1, &[Form::Participle]).is_some();
            // `en commandant à Paris douze chars`
            let led = words.clitic_before(at, self.from).is_some_and(|m| words.scan.key(m) == "other");
            let noun = !carried && !led && words.noun(at) && !words.opens_noun(at + 1, self.to);
            return (!noun && !self.names_doing(at) && !self.joins_nouns(at, before)).then_some(form);
        }
        if matches!(before, Before::Preposition | Before::Infinitive) || words.noun(at) && before == Before::Noun {
            return None;
        }
        // In front of its noun a participle is an adjective: `signed copies`.
        let describes = self.describes_behind(at);
        let form = words.form(at, &[Form::Participle])?;
        (!describes || !behind_verb && (before == Before::Noun || before == Before::Name)).then_some(form)
    }
}
