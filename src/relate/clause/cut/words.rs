//! What a word is that no annotation holds: an article, a preposition, the opening of a clause, part of a figure or of a
//! compound.

use super::{Cutter, Step};
use crate::model::{Person, Tense, VerbGroup};
use crate::relate::clause::Part;
use crate::rules::scan::Mark;
use crate::text::{Casing, TokenKind};

/// The rank of adverbs among little words.
const ADVERB: u8 = 9;

/// Within so many tokens behind whose it is stands a counterpart.
const GUEST: usize = 4;

impl Cutter<'_> {
    /// The little word that begins at a token, and which part it plays; the longest, then the first in rank.
    pub(super) fn little_word(&self, at: usize) -> Option<(Mark, u8)> {
        let classes = self.classes;
        if !self.scan.classes_at(at).meets(&classes.any) {
            return None;
        }
        let (mut best, mut part) = (None::<Mark>, 0u8);
        self.scan.marks_at(at).for_each(|(_, mark)| {
            let kind = classes.parts.get(usize::from(mark.class.0)).copied().unwrap_or(0);
            if kind > 0 && best.is_none_or(|b| mark.end > b.end || mark.end == b.end && kind < part) {
                (best, part) = (Some(mark), kind);
            }
        });
        best.map(|mark| (mark, part))
    }

    /// `« … », a-t-il dit`, `« … », précise-t-elle`: at the hyphen right behind the verb or its auxiliary, behind what is said,
    /// the token of the pronoun that stands for whoever says it; none of `a-t-on`.
    pub(super) fn sayer_behind(&self, hyphen: usize) -> Option<usize> {
        let mark = self.scan.mark(hyphen + 1, self.classes.inverted).filter(|_| self.scan.sign(hyphen) == '-')?;
        let last = mark.end as usize - 1;
        let mut keys = self.scan.marks_of(last, self.classes.pronoun).map(|m| self.scan.key(m));
        keys.any(|key| matches!(key, "he-or-it" | "they")).then_some(last)
    }

    /// The hyphen inside a verb group behind which its subject stands, where what is said stands before the group.
    pub(super) fn sayer_within(&self, group: &VerbGroup, open: bool) -> Option<usize> {
        let told = !open && self.clauses.chunks.last().is_some_and(|c| matches!(c.part, Part::Quote | Part::Comma));
        (group.tokens.first as usize + 1..group.head as usize).find(|&t| told && self.sayer_behind(t).is_some())
    }

    /// The pronoun that a hyphen joins to the verb right before it, where what is said stands before that.
    pub(super) fn joined_sayer(&self, hyphen: usize) -> Option<usize> {
        let [.., told, verb] = self.clauses.chunks[..] else { return None };
        let joined = matches!((told.part, verb.part), (Part::Quote | Part::Comma, Part::Verb(_)));
        self.sayer_behind(hyphen).filter(|_| joined && verb.tokens.end as usize == hyphen)
    }

    pub(super) fn word_step(&self, at: usize, to: usize, open: bool) -> Step {
        let classes = self.classes;
        if open && self.inside_compound(at, to) || self.opens_compound(at, to) {
            return Step::Word(at + 1);
        }
        let Some((mark, part)) = self.little_word(at) else {
            return if self.adverb(at) { Step::Skip(at + 1) } else { Step::Word(at + 1) };
        };
        if let Some(end) = self.bound_of_figure(at, to).filter(|_| !open) {
            return Step::Word(end);
        }
        let end = mark.end as usize;
        let verb_next = self.verb_begins(end);
        match part {
            1 if open || self.after_comma(at) || self.after_preposition(at) => {
                if verb_next || self.scan.key(mark) != "that" {
                    Step::Part(Part::Relative(mark), end)
                } else {
                    self.that(at, end, mark)
                }
            }
            2 if self.scan.mark(at, classes.preposition).is_some() && !self.finite_ahead(end, to) => {
                self.preposition(at, end, to, verb_next)
            }
            1 | 2 => self.that(at, end, mark),
            // French `des` behind a verb is an article.
            3 if !open && self.scan.mark(at, classes.determiner).is_some() => Step::Word(end),
            3 | 4 => self.preposition(at, end, to, verb_next),
            5 => Step::Part(Part::Conjunction, end),
            // `both sides`, `ce pays`: a word that may stand alone, in front of its noun.
            6 if self.is_article_too(at, end, to) => self.article(end, open),
            6 if self.is_clitic_behind_subject(at, end) => Step::Skip(end),
            6 => Step::Part(Part::Pronoun(mark), end),
            // `la France l'accuse`: an object, not an article.
            7 | 8 if verb_next && self.scan.mark(at, classes.clitic).is_some() => Step::Skip(end),
            // `GB50A bombs`
            7 | 8 if self.is_glued_to_figure(at) => Step::Word(end),
            // `16 other countries`, `several other states`
            8 if open && self.counts_on(at, mark) => Step::Word(end),
            7 | 8 => self.article(end, open),
            _ if open && (self.behind_article(at) || self.is_degree_in_phrase(at, end, to)) => Step::Word(end),
            _ => Step::Skip(end),
        }
    }

    /// `La France lui a promis une aide`, `et lui a promis`: right before a verb, behind its subject or a joint, the one to whom
    /// it is done, and no subject.
    pub(super) fn is_clitic_behind_subject(&self, at: usize, end: usize) -> bool {
        let clitic = self.scan.mark(at, self.classes.clitic).is_some_and(|m| m.end as usize == end);
        let last = self.clauses.chunks.last().filter(|c| c.tokens.end as usize == at);
        let behind = || match last.map(|c| c.part) {
            Some(part) => matches!(part, Part::Noun | Part::Pronoun(_) | Part::Relative(_) | Part::Conjunction),
            // A noun phrase under way has no chunk as yet.
            None => at > 0 && self.scan.tokens[at - 1].kind == TokenKind::Word,
        };
        (clitic || self.points_at_us(at, end)) && self.verb_begins(end) && behind()
    }

    /// `La France nous a promis une aide`: before a verb that is not `ours`.
    fn points_at_us(&self, at: usize, end: usize) -> bool {
        let us =
            || self.scan.marks_of(at, self.classes.pronoun).any(|m| m.end as usize == end && self.scan.key(m) == "we");
        let other = |g: &VerbGroup| g.finite() && matches!(g.person, Person::Third | Person::ThirdPlural);
        self.classes.adjectives_behind && self.annotated.verbs.get(self.verb).is_some_and(other) && us()
    }

    /// `killed up to 16 soldiers`: the words before a figure that belong to it.
    fn bound_of_figure(&self, at: usize, to: usize) -> Option<usize> {
        let end = self.scan.mark(at, self.classes.figure_bound)?.end as usize;
        (end < to && self.counts(end)).then_some(end)
    }

    /// `face-to-face talks`: a little word between two hyphens.
    fn inside_compound(&self, at: usize, to: usize) -> bool {
        let hyphen = |t: usize| self.scan.sign(t) == '-' && self.scan.tokens[t].glued;
        at + 1 < to && self.scan.tokens[at].glued && hyphen(at - 1) && hyphen(at + 1)
    }

    /// `sous-marins`, `contre-attaque`: a preposition glued to the noun behind it, in a name of one word.
    fn opens_compound(&self, at: usize, to: usize) -> bool {
        let glued = |t: usize| self.scan.tokens[t].glued;
        let word = |t: usize| self.scan.tokens[t].kind == TokenKind::Word;
        let preposition = || self.scan.mark(at, self.classes.preposition).is_some_and(|m| m.end as usize == at + 1);
        at + 2 < to && self.scan.sign(at + 1) == '-' && glued(at + 1) && glued(at + 2) && word(at + 2) && preposition()
    }

    fn is_glued_to_figure(&self, at: usize) -> bool {
        at > 0 && self.scan.tokens[at].glued && self.scan.tokens[at - 1].kind == TokenKind::Number
    }

    /// Does a word that may be an article only go on with the number or the article before it?
    pub(super) fn counts_on(&self, at: usize, mark: Mark) -> bool {
        let scan = self.scan;
        let number = || {
            let numbers = &self.annotated.numbers;
            let before = numbers.partition_point(|n| n.tokens.end as usize <= at).checked_sub(1);
            before.is_some_and(|n| numbers[n].tokens.end as usize == at && !numbers[n].ordinal)
        };
        let this = |at: usize| scan.mark(at, self.classes.determiner).is_some_and(|m| scan.key(m) == "this");
        scan.key(mark) == "this" && at > 0 && (this(at - 1) || number())
    }

    /// `a remis en liberté dix pêcheurs`: the number of a noun, right behind the bare one that a preposition leads, where
    /// adjectives stand behind.
    pub(super) fn counts_anew(&self, at: usize, to: usize) -> bool {
        let scan = self.scan;
        if !self.classes.adjectives_behind || !self.counts(at) || at + 1 >= to {
            return false;
        }
        let led = self.clauses.chunks.last().filter(|c| c.tokens.end as usize + 1 == at);
        let bare = scan.tokens[at - 1].kind == TokenKind::Word && scan.tokens[at - 1].casing == Casing::Lower;
        led.is_some_and(|c| matches!(c.part, Part::Preposition(_)))
            && bare
            && !self.counts(at - 1)
            && self.little_word(at - 1).is_none()
            && scan.tokens[at + 1].kind == TokenKind::Word
            && scan.tokens[at + 1].casing == Casing::Lower
            && self.little_word(at + 1).is_none()
    }

    fn counts(&self, at: usize) -> bool {
        self.scan.tokens[at].kind == TokenKind::Number || self.scan.is(at, self.classes.cardinal)
    }

    fn article(&self, end: usize, open: bool) -> Step {
        if open { Step::Fresh(end) } else { Step::Word(end) }
    }

    /// Is a pronoun an article as well, and followed by its noun?
    fn is_article_too(&self, at: usize, end: usize, to: usize) -> bool {
        let scan = self.scan;
        let ends = |class| scan.mark(end, class).is_some();
        let article = |class| scan.mark(at, class).is_some_and(|m| m.end as usize == end);
        // `a call with her Chadian counterpart`, `met her counterpart`; but `told her Chad had left`.
        let hers = || {
            let counterpart = (end..to.min(end + GUEST)).any(|t| scan.is(t, self.classes.counterpart));
            article(self.classes.possessive) && (counterpart || self.after_preposition(at))
        };
        (article(self.classes.determiner) || hers())
            && end < to
            && scan.tokens[end].kind != TokenKind::Mark
            && !self.verb_begins(end)
            && ![self.classes.preposition, self.classes.conjunction, self.classes.relative, self.classes.subordinator]
                .into_iter()
                .any(ends)
    }

    /// `bluntly refused`: a word that no pack has, with the ending of an adverb, right before a verb.
    fn adverb(&self, at: usize) -> bool {
        let scan = self.scan;
        // `a salué chaleureusement Ann Lee`
        let behind_verb = || {
            let last = self.clauses.chunks.last().filter(|c| c.tokens.end as usize == at);
            last.is_some_and(|c| matches!(c.part, Part::Verb(_)))
                && scan.tokens.get(at + 1).is_some_and(|t| t.casing != Casing::Lower)
        };
        (self.verb_begins(at + 1) || behind_verb())
            && scan.tokens[at].casing == Casing::Lower
            && self.adverb_endings.iter().any(|e| scan.token_text(at).ends_with(e))
            && scan.mark(at, self.classes.noun).is_none()
            // `ally`
            && scan.mark(at, self.classes.agent).is_none()
            && !self.behind_article(at)
            // `le directeur du logement est parti`
            && !(self.after_preposition(at) && self.annotated.verbs[self.verb].finite())
    }

    /// `des combats très rudes`: a word of degree before an adjective that stands behind its noun.
    fn is_degree_in_phrase(&self, at: usize, end: usize, to: usize) -> bool {
        let adjective =
            |t: usize| self.scan.tokens[t].kind == TokenKind::Word && self.scan.tokens[t].casing == Casing::Lower;
        end < to
            && self.scan.is(at, self.classes.degree)
            && adjective(end)
            && !self.verb_begins(end)
            && self.little_word(end).is_none()
    }

    /// `a newly signed treaty`, `Chad's last publicly held talks`: the adverb stands inside the noun phrase.
    fn behind_article(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let article = |class| self.scan.mark(before, class).is_some_and(|m| m.end as usize == at);
        let adverb = || self.little_word(before).is_some_and(|(_, part)| part == ADVERB);
        let classes = &self.classes;
        [classes.determiner, classes.possessive, classes.genitive].into_iter().any(article)
            || adverb() && self.behind_article(before)
    }

    /// `that` and its like open a clause, unless a noun stands right behind them and no verb before.
    fn that(&self, at: usize, end: usize, mark: Mark) -> Step {
        let mark = self.scan.mark(at, self.classes.subordinator).filter(|m| m.end as usize == end).unwrap_or(mark);
        Step::Part(Part::Subordinator(mark), end)
    }

    /// `led him to abruptly call off`: an adverb between an infinitive and its mark.
    fn splits_infinitive(&self, adverb: usize) -> bool {
        let next = self.annotated.verbs.get(self.verb).filter(|g| g.tense == Tense::Infinitive);
        next.is_some() && (self.adverb(adverb) || self.little_word(adverb).is_some_and(|(_, part)| part == ADVERB))
    }

    fn preposition(&self, at: usize, end: usize, to: usize, verb_next: bool) -> Step {
        let verb_next =
            verb_next || self.verb_begins(end + 1) && (self.scan.opens_quotation(end) || self.splits_infinitive(end));
        if verb_next && self.scan.mark(at, self.classes.infinitive).is_some() {
            return Step::Skip(end);
        }
        match self.scan.mark(at, self.classes.preposition) {
            // `expressed his thanks to Chad`: a noun of its own.
            Some(mark) if mark.end as usize == at + 2 && at > 0 && self.scan.is(at - 1, self.classes.possessive) => {
                Step::Word(at + 1)
            }
            Some(mark) if end < to => Step::Part(Part::Preposition(mark), mark.end as usize),
            _ => Step::Skip(end),
        }
    }

    /// `a mis en garde Israël`, `ont pris en otage Ann Lee`: the name behind the words that belong to the verb.
    pub(super) fn ends_particles(&self, at: usize) -> bool {
        let behind = !self.scan.grammar.endings("adjective").is_empty();
        let [.., verb, led] = self.clauses.chunks[..] else { return false };
        let within = matches!(led.part, Part::Preposition(mark) if self.scan.key(mark) == "in");
        let one = led.tokens.end as usize + 1 == at && self.scan.tokens[at - 1].casing == Casing::Lower;
        behind && within && one && matches!(verb.part, Part::Verb(_)) && verb.tokens.end == led.tokens.first
    }
}
