//! The cutter: each sentence into chunks, token by token.
//!
//! Verb groups, times and names are found before; here the words between them are given a part. What the chunks are to
//! a verb is left to `subject` and `behind`.

use super::{Chunk, Clauses, OUTSIDE, Part};
use crate::analysis::Annotated;
use crate::model::{Mention, Tokens, Use, VerbGroup};
use crate::rules::Grammar;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::{ClassSet, Mark, Scan, Sentence};
use crate::text::{Casing, TokenKind};

pub(super) struct Cutter<'a> {
    annotated: &'a Annotated<'a>,
    scan: &'a Scan<'a>,
    classes: Classes,
    pub(super) clauses: Clauses,
    /// The next verb group, mention and time to come.
    verb: usize,
    mention: usize,
    time: usize,
    /// Mentions in order of their phrases; adjectives of origin left out.
    names: Vec<Tokens>,
    adverb_endings: &'a [&'static str],
    /// A quotation that began with a verb is open: `Chad "condemns" it`.
    verb_quoted: bool,
}

impl<'a> Cutter<'a> {
    pub(super) fn new(annotated: &'a Annotated<'a>) -> Cutter<'a> {
        let mut names: Vec<Tokens> =
            annotated.mentions.iter().filter(|m| m.usage != Use::Origin).map(|m: &Mention| m.phrase).collect();
        names.sort_unstable_by_key(|t| (t.first, std::cmp::Reverse(t.end)));
        let clauses = Clauses {
            chunks: Vec::with_capacity(annotated.scan.tokens.len() / 2),
            sentences: Vec::with_capacity(annotated.scan.sentences.len()),
            verbs: Vec::with_capacity(annotated.verbs.len()),
            of_tokens: vec![OUTSIDE; annotated.scan.tokens.len()],
            ..Clauses::default()
        };
        Cutter {
            annotated,
            scan: &annotated.scan,
            classes: Classes::new(annotated.scan.grammar),
            clauses,
            verb: 0,
            mention: 0,
            time: 0,
            names,
            adverb_endings: annotated.scan.grammar.endings("adverb"),
            verb_quoted: false,
        }
    }

    pub(super) fn sentence(&mut self, sentence: &Sentence) {
        let begin = self.clauses.chunks.len();
        let to = sentence.end as usize;
        let mut at = sentence.first as usize;
        let mut noun: Option<usize> = None;
        self.verb_quoted = false;
        while at < to {
            let step = self.step(at, to, noun.is_some());
            match step {
                Step::Word(end) => {
                    noun.get_or_insert(at);
                    at = end;
                    continue;
                }
                Step::Skip(end) if noun.is_none() => {
                    at = end;
                    continue;
                }
                _ => {}
            }
            if let Some(first) = noun.take() {
                self.push(Part::Noun, first, at);
            }
            at = match step {
                Step::Word(end) | Step::Skip(end) => end,
                Step::Fresh(end) => {
                    noun = Some(at);
                    end
                }
                Step::Part(part, end) => {
                    if let Part::Verb(_) = part {
                        self.clauses.verbs.push(self.clauses.chunks.len() as u32);
                    }
                    self.push(part, at, end);
                    end
                }
            };
        }
        if let Some(first) = noun {
            self.push(Part::Noun, first, to);
        }
        self.clauses.sentences.push(begin..self.clauses.chunks.len());
    }

    fn push(&mut self, part: Part, first: usize, end: usize) {
        let number = self.clauses.chunks.len() as u32;
        let covered = self.clauses.of_tokens.get_mut(first..end).into_iter().flatten();
        covered.filter(|chunk| **chunk == OUTSIDE).for_each(|chunk| *chunk = number);
        self.clauses.chunks.push(Chunk { part, tokens: Tokens::new(first, end) });
    }

    /// What the token at `at` begins; `open` says that a noun phrase is under way.
    fn step(&mut self, at: usize, to: usize, open: bool) -> Step {
        if let Some(step) = self.annotation(at, open) {
            return step;
        }
        match self.scan.tokens[at].kind {
            TokenKind::Mark => self.mark_step(at, to, open),
            TokenKind::Number => Step::Word(at + 1),
            TokenKind::Word => self.word_step(at, to, open),
        }
    }

    fn annotation(&mut self, at: usize, open: bool) -> Option<Step> {
        let verbs = &self.annotated.verbs;
        while verbs.get(self.verb).is_some_and(|g| (g.tokens.first as usize) < at) {
            // A group inside another part has no chunk of its own; keep `verbs` aligned.
            self.clauses.verbs.push(self.clauses.chunks.len().saturating_sub(1) as u32);
            self.verb += 1;
        }
        if let Some(group) = verbs.get(self.verb).filter(|g| g.tokens.first as usize == at) {
            let number = self.verb as u32;
            self.verb += 1;
            return Some(Step::Part(Part::Verb(number), group.tokens.end as usize));
        }
        let times = &self.annotated.times;
        while times.get(self.time).is_some_and(|t| (t.tokens.first as usize) < at) {
            self.time += 1;
        }
        while self.names.get(self.mention).is_some_and(|m| (m.first as usize) < at) {
            self.mention += 1;
        }
        if let Some(time) = times.get(self.time).filter(|t| t.tokens.first as usize == at) {
            // A preposition at its end belongs to what follows.
            let last = time.tokens.end as usize - 1;
            let led = last > at && self.scan.mark(last, self.classes.preposition).is_some();
            return Some(Step::Part(Part::Time(self.time as u32), if led { last } else { last + 1 }));
        }
        // `chef d'état-major des armées`, `l'avocate du policier`: what leads the name on is no article.
        let led = |m: &&Tokens| open && self.is_preposition(m.first as usize);
        let name = self.names.get(self.mention).filter(|m| m.first as usize == at && !led(m))?;
        let end = name.end as usize;
        let after_name = open && self.mention > 0 && self.names[self.mention - 1].end as usize == at;
        let fresh = after_name || open && (self.behind_place(at) || self.is_article(at));
        Some(if fresh { Step::Fresh(end) } else { Step::Word(end) })
    }

    /// `mettre en cause le régime syrien`: the article of a phrase of its own, not that of a name (`journal Le Monde`).
    fn is_article(&self, at: usize) -> bool {
        self.scan.is(at, self.classes.determiner) && self.scan.tokens[at].casing == Casing::Lower
    }

    /// `du policier`: not the `De` of a name.
    fn is_preposition(&self, at: usize) -> bool {
        self.scan.mark(at, self.classes.preposition).is_some() && self.scan.tokens[at].casing == Casing::Lower
    }

    /// `with whom`, `avec lequel`.
    fn after_preposition(&self, at: usize) -> bool {
        let last = self.clauses.chunks.last().filter(|c| c.tokens.end as usize == at);
        last.is_some_and(|c| matches!(c.part, Part::Preposition(_)))
    }

    /// `à New York Volodymyr Zelensky`: a name behind the place that one is in.
    fn behind_place(&self, at: usize) -> bool {
        let from = at.saturating_sub(4);
        let place = self.scan.mark_before(from, at, self.classes.place);
        place.is_some_and(|m| {
            self.scan.mark_before(from.saturating_sub(2), m.first as usize, self.classes.preposition).is_some()
        })
    }

    /// `Chad "condemns" the attack`: the marks around a verb whose subject stands before them part nothing.
    fn opens_at_verb(&mut self, at: usize, open: bool) -> bool {
        let subject = open || self.clauses.chunks.last().is_some_and(|c| c.is_nominal() && c.tokens.end as usize == at);
        let opens = !self.verb_quoted && subject && self.finite_begins(at + 1) && self.opens_quotation(at);
        let closes = self.verb_quoted && !opens;
        self.verb_quoted = opens;
        opens || closes
    }

    /// Has the sentence as many marks that open a quotation before a token as marks that close one?
    fn opens_quotation(&self, at: usize) -> bool {
        let first = self.scan.sentences[self.scan.sentence_of(at)].first as usize;
        let quotes = (first..at).filter(|&t| matches!(self.scan.sign(t), '"' | '“' | '”' | '«' | '»'));
        quotes.count() % 2 == 0 && !matches!(self.scan.sign(at), '”' | '»')
    }

    fn finite_begins(&self, at: usize) -> bool {
        let next = self.annotated.verbs.get(self.verb).filter(|g| g.tokens.first as usize == at);
        next.is_some_and(VerbGroup::finite)
    }

    fn mark_step(&mut self, at: usize, to: usize, open: bool) -> Step {
        match self.scan.sign(at) {
            // `had 'summoned' the envoy`: no ending of a name.
            '\'' | '‘' | '’' if !open => Step::Skip(at + 1),
            '"' | '“' | '”' | '«' | '»' if self.opens_at_verb(at, open) => Step::Skip(at + 1),
            ',' => Step::Part(Part::Comma, at + 1),
            '"' | '“' | '”' | '«' | '»' => Step::Part(Part::Quote, at + 1),
            '(' | '[' | '<' => Step::Skip(self.closing(at, to)),
            ':' | ';' | '–' | '—' | '|' | '•' => Step::Part(Part::Stop, at + 1),
            // A dash as wires type it: `the leaders--all four--met`.
            '-' if at + 1 < to && self.scan.sign(at + 1) == '-' => Step::Part(Part::Stop, at + 2),
            '-' if !self.scan.tokens[at].glued => Step::Part(Part::Stop, at + 1),
            '.' if self.abbreviates(at, to) => Step::Word(at + 1),
            '.' | '!' | '?' | '…' => Step::Part(Part::Stop, at + 1),
            _ => Step::Word(at + 1),
        }
    }

    /// `Boeing Co. said`: the point of an abbreviation, inside a sentence.
    fn abbreviates(&self, at: usize, to: usize) -> bool {
        let tokens = &self.scan.tokens;
        tokens[at].glued && at + 1 < to && !tokens[at + 1].glued && tokens[at + 1].kind == TokenKind::Word
    }

    /// Past a bracket that closes soon; else past the opening one alone.
    fn closing(&self, at: usize, to: usize) -> usize {
        let close = (at + 1..to.min(at + 12)).find(|&t| matches!(self.scan.sign(t), ')' | ']' | '>'));
        close.map_or(at + 1, |t| t + 1)
    }

    /// The little word that begins at a token, and which part it plays; the longest, then the first in rank.
    fn little_word(&self, at: usize) -> Option<(Mark, u8)> {
        let classes = &self.classes;
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

    fn word_step(&self, at: usize, to: usize, open: bool) -> Step {
        let classes = &self.classes;
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
            6 => Step::Part(Part::Pronoun(mark), end),
            // `la France l'accuse`: an object, not an article.
            7 | 8 if verb_next && self.scan.mark(at, classes.clitic).is_some() => Step::Skip(end),
            // `GB50A bombs`
            7 | 8 if self.is_glued_to_figure(at) => Step::Word(end),
            7 | 8 => self.article(end, open),
            _ if open && self.behind_article(at) => Step::Word(end),
            _ => Step::Skip(end),
        }
    }

    /// `killed up to 16 soldiers`: the words before a figure that belong to it.
    fn bound_of_figure(&self, at: usize, to: usize) -> Option<usize> {
        let end = self.scan.mark(at, self.classes.figure_bound)?.end as usize;
        let figure = |t: usize| self.scan.tokens[t].kind == TokenKind::Number || self.scan.is(t, self.classes.cardinal);
        (end < to && figure(end)).then_some(end)
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

    fn article(&self, end: usize, open: bool) -> Step {
        if open { Step::Fresh(end) } else { Step::Word(end) }
    }

    /// Is a pronoun an article as well, and followed by its noun?
    fn is_article_too(&self, at: usize, end: usize, to: usize) -> bool {
        let scan = self.scan;
        let ends = |class| scan.mark(end, class).is_some();
        scan.mark(at, self.classes.determiner).is_some_and(|m| m.end as usize == end)
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
        self.verb_begins(at + 1)
            && scan.tokens[at].casing == Casing::Lower
            && self.adverb_endings.iter().any(|e| scan.token_text(at).ends_with(e))
            && scan.mark(at, self.classes.noun).is_none()
            // `ally`
            && scan.mark(at, self.classes.agent).is_none()
            && !self.behind_article(at)
            // `le directeur du logement est parti`
            && !(self.after_preposition(at) && self.annotated.verbs[self.verb].finite())
    }

    /// `a newly signed treaty`: the adverb stands inside the noun phrase.
    fn behind_article(&self, at: usize) -> bool {
        let article = |class| self.scan.mark(at - 1, class).is_some_and(|m| m.end as usize == at);
        at > 0 && (article(self.classes.determiner) || article(self.classes.possessive))
    }

    /// Does a finite verb come before the next comma, so that `after` opens a clause?
    fn finite_ahead(&self, from: usize, to: usize) -> bool {
        let comma = (from..to.min(from + 40)).find(|&t| self.scan.sign(t) == ',').unwrap_or(to) as u32;
        let ahead = self.annotated.verbs[self.verb..].iter().take_while(|g| g.tokens.first < comma);
        ahead.take(4).any(VerbGroup::finite)
    }

    fn after_comma(&self, at: usize) -> bool {
        at > 0 && self.scan.sign(at - 1) == ','
    }

    fn verb_begins(&self, at: usize) -> bool {
        self.annotated.verbs.get(self.verb).is_some_and(|g| g.tokens.first as usize == at)
    }

    /// `that` and its like open a clause, unless a noun stands right behind them and no verb before.
    fn that(&self, at: usize, end: usize, mark: Mark) -> Step {
        let mark = self.scan.mark(at, self.classes.subordinator).filter(|m| m.end as usize == end).unwrap_or(mark);
        Step::Part(Part::Subordinator(mark), end)
    }

    fn preposition(&self, at: usize, end: usize, to: usize, verb_next: bool) -> Step {
        let verb_next = verb_next || self.scan.opens_quotation(end) && self.verb_begins(end + 1);
        if verb_next && self.scan.mark(at, self.classes.infinitive).is_some() {
            return Step::Skip(end);
        }
        match self.scan.mark(at, self.classes.preposition) {
            Some(mark) if end < to => Step::Part(Part::Preposition(mark), mark.end as usize),
            _ => Step::Skip(end),
        }
    }
}

/// What a token does to the noun phrase under way.
#[derive(Clone, Copy)]
enum Step {
    /// Belongs to it, or begins one.
    Word(usize),
    /// Begins a new one.
    Fresh(usize),
    /// Ends it, and says nothing itself.
    Skip(usize),
    Part(Part, usize),
}

struct Classes {
    preposition: ClassId,
    conjunction: ClassId,
    subordinator: ClassId,
    relative: ClassId,
    determiner: ClassId,
    possessive: ClassId,
    clitic: ClassId,
    infinitive: ClassId,
    noun: ClassId,
    agent: ClassId,
    place: ClassId,
    figure_bound: ClassId,
    cardinal: ClassId,
    /// All that make parts.
    any: ClassSet,
    /// What a word of a class makes, by class: of two for one word the lower number goes first; 0 is nothing.
    parts: Vec<u8>,
}

/// The parts that words of these classes make.
const PARTS: [(&str, u8); 10] = [
    ("relative", 1),
    ("subordinator", 2),
    ("preposition", 3),
    ("infinitive", 4),
    ("conjunction", 5),
    ("pronoun", 6),
    ("possessive", 7),
    ("determiner", 8),
    ("negation", 9),
    ("adverb", 9),
];

impl Classes {
    fn new(grammar: &Grammar) -> Classes {
        let class = |name| grammar.class(name);
        let mut parts = Vec::new();
        for (ClassId(class), part) in PARTS.map(|(name, part)| (class(name), part)) {
            let at = usize::from(class);
            if class != ClassId::UNUSED.0 && parts.get(at).is_none_or(|&known| known == 0) {
                parts.resize(parts.len().max(at + 1), 0);
                parts[at] = part;
            }
        }
        Classes {
            preposition: class("preposition"),
            conjunction: class("conjunction"),
            subordinator: class("subordinator"),
            relative: class("relative"),
            determiner: class("determiner"),
            possessive: class("possessive"),
            clitic: class("clitic"),
            infinitive: class("infinitive"),
            noun: grammar.class(crate::rules::inflect::NOUN),
            agent: class("agent"),
            place: grammar.class("place"),
            figure_bound: class("figure_bound"),
            cardinal: class("cardinal"),
            any: PARTS.iter().map(|(name, _)| class(name)).collect(),
            parts,
        }
    }
}
