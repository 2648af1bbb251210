//! What a token is to its neighbours: the little words of a clause, verb forms, names, times.

mod before;

use super::cover::{Cover, cover};
use super::forms::{bit, forms};
use crate::analysis::Annotated;
use crate::model::LemmaId;
use crate::rules::inflect::{Form, VerbForm};
use crate::rules::lexicon::{ClassId, HYPHEN};
use crate::rules::scan::{ClassSet, Mark, Scan};
use crate::text::{Casing, Endings, TokenKind, ends_with};

/// The classes and kinds that verb groups are read with, looked up once an article.
pub(super) struct Words<'a> {
    pub scan: &'a Scan<'a>,
    pub modal: ClassId,
    pub negated_auxiliary: ClassId,
    pub genitive: ClassId,
    pub negation: ClassId,
    pub no: ClassId,
    pub adverb: ClassId,
    pub determiner: ClassId,
    pub possessive: ClassId,
    pub pronoun: ClassId,
    pub clitic: ClassId,
    pub relative: ClassId,
    pub subordinator: ClassId,
    pub conjunction: ClassId,
    pub preposition: ClassId,
    pub outlook: ClassId,
    /// Things right behind which a relative clause may need no pronoun.
    pub contact: ClassId,
    /// Nouns that other words lead to, and that never stand without an article.
    pub compound_head: ClassId,
    /// What makes the clause behind it a mere claim: `rumours that`, `false that`.
    pub claim: ClassId,
    pub infinitive: ClassId,
    /// What leads an infinitive of headlines that is to come.
    pub headline_plan: ClassId,
    /// `first`, `only`: who is so called has done it.
    pub foremost: ClassId,
    pub helps: ClassId,
    pub inverted: ClassId,
    /// `all` of `have all signed`.
    pub floating: ClassId,
    /// Offices.
    pub role: ClassId,
    /// `main`, `largest`.
    pub rank: ClassId,
    verb: ClassId,
    noun: ClassId,
    /// `se voir`: what is told behind it is done to its subject.
    pub sees: u64,
    /// What a group can begin with.
    pub verbal: ClassSet,
    /// What tells of a group, or that none begins.
    pub telling: ClassSet,
    /// The little words that tell what a word behind them is.
    pub little: ClassSet,
    pub be: u64,
    pub have: u64,
    pub auxiliary: u64,
    /// Deeds that always have an object (`kill`).
    pub undergone: u64,
    /// What is done to someone in a headline that names no object: `Convoy attacked in Lome`.
    pub hostile: u64,
    /// Verbs of going, where these have an auxiliary of their own.
    pub motion: u64,
    /// What guests do, and what is done to them.
    pub calls: u64,
    /// Verbs of asking and making others do something.
    pub bid: u64,
    /// Deeds of words: `accuse`.
    pub voiced: u64,
    /// Verbs of planning.
    pub plan: u64,
    pub greets: u64,
    /// Verbs that have no object.
    pub comes: u64,
    /// Verbs that a clause may follow without a word between (`said Chad had paid`).
    pub takes_clause: u64,
    pub adverb_endings: &'a [&'static str],
    /// Adjectives stand behind their noun, adverbs behind their verb.
    measure: ClassId,
    /// Numbers as words.
    pub cardinal: ClassId,
    /// `at least`, before a figure.
    pub figure_bound: ClassId,
    pub adjectives_behind: bool,
    pub participle_endings: &'a [&'static str],
    /// How infinitives end, where they have an ending of their own.
    infinitive_endings: Endings<'a>,
    marks_infinitives: bool,
    /// Words that end so and are none.
    no_infinitive: ClassId,
    pub plural_endings: &'a [&'static str],
    /// What covers each token: a mention, a time, a sum.
    cover: Vec<Cover>,
    /// The verb forms that each token can be, as bits: most questions of them are answered no by one look.
    forms: Vec<u16>,
}

/// The classes of what a group can begin with.
const VERBAL: [&str; 3] = ["modal", "negated-auxiliary", crate::rules::inflect::VERB];

/// The longest bracket that is looked through, in tokens.
const BRACKET: usize = 12;

/// What stands before a word, as far as it tells a verb from a noun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Before {
    Start,
    Infinitive,
    Determiner,
    Preposition,
    /// A subject pronoun, or a relative one.
    Subject,
    Subordinator,
    Noun,
    Name,
    Origin,
    And,
    Comma,
    Other,
}

impl<'a> Words<'a> {
    pub fn new(annotated: &'a Annotated<'a>) -> Words<'a> {
        let scan = &annotated.scan;
        let class = |name: &str| scan.grammar.class(name);
        let verbs = &scan.grammar.words.verbs;
        let little = ["relative", "pronoun", "infinitive", "determiner", "possessive", "subordinator"];
        let little = little.into_iter().chain(["preposition", "conjunction"]).map(class).collect();
        Words {
            scan,
            modal: class("modal"),
            negated_auxiliary: class("negated-auxiliary"),
            negation: class("negation"),
            genitive: class("genitive"),
            no: class("no"),
            adverb: class("adverb"),
            determiner: class("determiner"),
            possessive: class("possessive"),
            pronoun: class("pronoun"),
            clitic: class("clitic"),
            relative: class("relative"),
            subordinator: class("subordinator"),
            conjunction: class("conjunction"),
            preposition: class("preposition"),
            outlook: class("outlook"),
            contact: class("contact"),
            compound_head: class("compound-head"),
            claim: class("claim"),
            infinitive: class("infinitive"),
            headline_plan: class("headline_plan"),
            foremost: class("foremost"),
            helps: class("helps"),
            inverted: class("inverted"),
            floating: class("floating"),
            role: class("role"),
            rank: class("rank"),
            verb: class(crate::rules::inflect::VERB),
            noun: class(crate::rules::inflect::NOUN),
            verbal: VERBAL.into_iter().map(class).collect(),
            telling: VERBAL.into_iter().chain(["determiner"]).map(class).collect(),
            little,
            be: verbs.kind("be"),
            have: verbs.kind("have"),
            takes_clause: verbs.kind("speech") | verbs.kind("suppose") | verbs.kind("clause"),
            sees: verbs.kind("sees"),
            auxiliary: ["be", "have", "do", "go", "sees"].iter().fold(0, |kinds, name| kinds | verbs.kind(name)),
            undergone: verbs.kind("undergone"),
            hostile: verbs.kind("hostile"),
            motion: verbs.kind("motion"),
            calls: verbs.kind("calls"),
            bid: verbs.kind("bid"),
            voiced: verbs.kind("voiced"),
            plan: verbs.kind("plan"),
            greets: verbs.kind("greets"),
            comes: verbs.kind("comes"),
            adverb_endings: scan.grammar.endings("adverb"),
            measure: class("measure"),
            cardinal: class("cardinal"),
            figure_bound: class("figure_bound"),
            adjectives_behind: !scan.grammar.endings("adjective").is_empty(),
            participle_endings: scan.grammar.endings("participle"),
            infinitive_endings: Endings::new(scan.grammar.endings("infinitive")),
            marks_infinitives: !scan.grammar.endings("infinitive").is_empty(),
            no_infinitive: class("no_infinitive"),
            plural_endings: scan.grammar.endings("plural"),
            cover: cover(annotated),
            forms: forms(scan),
        }
    }

    #[inline]
    pub fn is(&self, at: usize, class: ClassId) -> bool {
        self.scan.is(at, class)
    }

    #[inline]
    pub fn mark(&self, at: usize, class: ClassId) -> Option<Mark> {
        self.scan.mark(at, class)
    }

    /// A mark of this class that ends right before a token; words of up to four tokens.
    #[inline]
    pub fn mark_before(&self, at: usize, from: usize, class: ClassId) -> Option<Mark> {
        if self.scan.may_end(at, class) { self.ending_before(at, from, class) } else { None }
    }

    /// The clitic right before a token; `vous` of `rendez-vous` belongs to what is before it.
    pub fn clitic_before(&self, at: usize, from: usize) -> Option<Mark> {
        let mark = self.mark_before(at, from, self.clitic)?;
        let joined = (mark.first as usize).checked_sub(1).is_some_and(|t| self.scan.sign(t) == '-');
        (!joined).then_some(mark)
    }

    fn ending_before(&self, at: usize, from: usize, class: ClassId) -> Option<Mark> {
        (from.max(at.saturating_sub(4))..at).find_map(|first| self.mark(first, class).filter(|m| m.end as usize == at))
    }

    /// Every verb form that a token can be.
    pub fn forms(&self, at: usize) -> impl Iterator<Item = VerbForm> + '_ {
        let words = &self.scan.grammar.words;
        self.scan.senses_of(at, self.verb).rev().filter_map(|sense| words.verb(sense.entry))
    }

    /// Where the verb that begins at a token ends: `re-arrested` is three tokens.
    pub fn verb_end(&self, at: usize, form: VerbForm) -> usize {
        let words = &self.scan.grammar.words;
        let mut senses = self.scan.senses_of(at, self.verb).rev();
        let own = senses.find(|sense| words.verb(sense.entry) == Some(form));
        at + own.map_or(1, |sense| usize::from(sense.len))
    }

    /// The verb form that a token can be, of several the one wanted first.
    pub fn form(&self, at: usize, wanted: &[Form]) -> Option<VerbForm> {
        let own = self.forms.get(at).copied().unwrap_or_default();
        let first = wanted.iter().find(|&&form| own & bit(form) != 0)?;
        self.forms(at).find(|f| f.form == *first)
    }

    /// Whether a token can be a verb.
    #[inline]
    pub fn may_be_verb(&self, at: usize) -> bool {
        self.forms.get(at).is_some_and(|&forms| forms != 0)
    }

    pub fn noun(&self, at: usize) -> bool {
        self.is(at, self.noun)
    }

    /// Is the token the last of a compound that packs list as a noun (`air strikes`)?
    pub fn ends_compound(&self, at: usize, from: usize) -> bool {
        self.mark_before(at + 1, from, self.noun).is_some_and(|mark| (mark.first as usize) < at)
    }

    /// Is the token the first part of a word like `cease-fire`, which is no verb?
    pub fn opens_compound(&self, at: usize) -> bool {
        let next = at + 2;
        let tokens = &self.scan.tokens;
        next < tokens.len()
            && tokens[next].glued
            && tokens[next].kind == TokenKind::Word
            && tokens[at + 1].glued
            && self.is_hyphen(at + 1)
            && !self.is(next, self.inverted)
            && !self.is(next, self.pronoun)
            && !self.marks_verb_beyond(at)
    }

    /// Does a verb of several tokens begin here (`re-arrested`)?
    fn marks_verb_beyond(&self, at: usize) -> bool {
        self.scan.marks_of(at, self.verb).any(|m| m.end as usize > at + 1)
    }

    pub fn kinds(&self, lemma: LemmaId) -> u64 {
        self.scan.grammar.words.verbs.kinds(lemma)
    }

    pub fn cover(&self, at: usize) -> Cover {
        self.cover[at]
    }

    pub fn is_hyphen(&self, at: usize) -> bool {
        self.scan.word(at) == HYPHEN
    }

    /// The end of the adverb or negation that begins at a token.
    pub fn adverb_end(&self, at: usize) -> Option<usize> {
        if let Some(mark) = self.mark(at, self.adverb).or_else(|| self.mark(at, self.negation)) {
            return Some(mark.end as usize);
        }
        self.ends_like(at, self.adverb_endings).then_some(at + 1)
    }

    /// A lower-case word, unknown as a verb, with one of these endings.
    pub fn ends_like(&self, at: usize, endings: &[&'static str]) -> bool {
        let token = self.scan.tokens[at];
        if token.kind != TokenKind::Word || token.casing != Casing::Lower || token.span.len() < 5 {
            return false;
        }
        let text = self.scan.token_text(at);
        endings.iter().any(|e| ends_with(text, e)) && !self.may_be_verb(at)
    }

    /// A lower-case word that no pack has for a verb or a noun, and that ends as infinitives do.
    #[inline]
    pub fn looks_infinitive(&self, at: usize) -> bool {
        self.marks_infinitives && self.ends_as_infinitive(at)
    }

    fn ends_as_infinitive(&self, at: usize) -> bool {
        let token = self.scan.tokens[at];
        let text = self.scan.token_text(at);
        text.as_bytes().last().is_some_and(|&last| self.infinitive_endings.may_end(last))
            && token.kind == TokenKind::Word
            && token.casing == Casing::Lower
            && self.infinitive_endings.end(text)
            && !self.is(at, self.verb)
            && !self.noun(at)
            && !self.is(at, self.no_infinitive)
    }

    /// Does the word look like a plural?
    pub fn ends_plural(&self, at: usize) -> bool {
        let text = self.scan.token_text(at);
        self.plural_endings.iter().any(|e| ends_with(text, e))
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.scan.tokens[at].kind == TokenKind::Word
    }

    /// Does a noun phrase begin here: with an article, a name, a pronoun, a number?
    pub fn opens_noun(&self, at: usize, to: usize) -> bool {
        at < to
            && (self.is(at, self.determiner)
                || self.is(at, self.possessive)
                || self.is(at, self.pronoun)
                || matches!(self.cover(at), Cover::Name | Cover::Origin)
                || self.scan.tokens[at].kind == TokenKind::Number
                || self.is(at, self.cardinal))
            && self.cover(at) != Cover::Time
    }
}
