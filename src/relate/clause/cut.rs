//! The cutter: each sentence into chunks, token by token.
//!
//! Verb groups, times and names are found before; here the words between them are given a part. What the chunks are to
//! a verb is left to `subject` and `behind`.

mod classes;
mod words;

use super::{Chunk, Clauses, OUTSIDE, Part};
use crate::analysis::Annotated;
use crate::model::{Mention, Tokens, Use, VerbGroup};
use crate::rules::scan::{Scan, Sentence};
use crate::text::{Casing, TokenKind};
use classes::Classes;

pub(super) struct Cutter<'a> {
    annotated: &'a Annotated<'a>,
    scan: &'a Scan<'a>,
    classes: &'a Classes,
    pub(super) clauses: Clauses,
    /// The next verb group, mention and time to come.
    verb: usize,
    mention: usize,
    time: usize,
    /// Before this token none of them begins.
    next: usize,
    /// Mentions in order of their phrases; adjectives of origin left out.
    names: Vec<Tokens>,
    adverb_endings: &'a [&'static str],
    /// The mark of the open quotation that began with a verb: `Chad "condemns" it`.
    verb_quoted: Option<char>,
    /// Inside the marks around what an article before them leads.
    phrase_quoted: bool,
    /// What is left of a verb group behind the pronoun inside it: `dit` of `a-t-il dit`.
    rest: (usize, usize),
}

impl<'a> Cutter<'a> {
    pub(super) fn new(annotated: &'a Annotated<'a>) -> Cutter<'a> {
        let mut names: Vec<Tokens> =
            annotated.mentions.iter().filter(|m| m.usage != Use::Origin).map(|m: &Mention| m.phrase).collect();
        names.sort_unstable_by_key(|t| (t.first, std::cmp::Reverse(t.end)));
        let clauses = Clauses {
            chunks: Vec::with_capacity(annotated.scan.tokens.len() * 2 / 3),
            sentences: Vec::with_capacity(annotated.scan.sentences.len()),
            verbs: Vec::with_capacity(annotated.verbs.len()),
            of_tokens: vec![OUTSIDE; annotated.scan.tokens.len()],
            ..Clauses::default()
        };
        Cutter {
            annotated,
            scan: &annotated.scan,
            classes: annotated.scan.grammar.derived(Classes::new),
            clauses,
            verb: 0,
            mention: 0,
            time: 0,
            next: 0,
            names,
            adverb_endings: annotated.scan.grammar.endings("adverb"),
            verb_quoted: None,
            phrase_quoted: false,
            rest: (0, 0),
        }
    }

    pub(super) fn sentence(&mut self, sentence: &Sentence) {
        let begin = self.clauses.chunks.len();
        let to = sentence.end as usize;
        let mut at = sentence.first as usize;
        let mut noun: Option<usize> = None;
        self.verb_quoted = None;
        self.phrase_quoted = false;
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
            // `les 7 et 8 mai`: an article that only leads a time.
            let of_time = |first: usize| {
                let day = matches!(step, Step::Part(Part::Time(_), end) if end == at + 1);
                day && first + 1 == at && self.is_number(at) && self.scan.is(first, self.classes.determiner)
            };
            if let Some(first) = noun.take().filter(|&first| !of_time(first)) {
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
                    if !matches!(part, Part::Time(_)) || !self.joins_days(begin, at, end) {
                        self.push(part, at, end);
                    }
                    end
                }
            };
        }
        if let Some(first) = noun {
            self.push(Part::Noun, first, to);
        }
        self.clauses.sentences.push(begin..self.clauses.chunks.len());
    }

    fn is_number(&self, at: usize) -> bool {
        self.scan.tokens[at].kind == TokenKind::Number
    }

    /// `7 et 8 mai`: a day without its month and the one that it is joined to are one time of the clause.
    fn joins_days(&mut self, begin: usize, at: usize, end: usize) -> bool {
        let [.., day, joint] = self.clauses.chunks[begin..] else { return false };
        let bare = day.tokens.end - day.tokens.first == 1 && self.is_number(day.tokens.first as usize);
        let joined = matches!((day.part, joint.part), (Part::Time(_), Part::Conjunction))
            && day.tokens.end == joint.tokens.first
            && joint.tokens.end as usize == at;
        if bare && joined {
            self.clauses.chunks.pop();
            let chunk = self.clauses.chunks.len() - 1;
            self.clauses.chunks[chunk].tokens.end = end as u32;
            self.clauses.of_tokens[joint.tokens.first as usize..end].fill(chunk as u32);
        }
        bare && joined
    }

    fn push(&mut self, part: Part, first: usize, end: usize) {
        let number = self.clauses.chunks.len() as u32;
        let covered = self.clauses.of_tokens.get_mut(first..end).into_iter().flatten();
        covered.filter(|chunk| **chunk == OUTSIDE).for_each(|chunk| *chunk = number);
        self.clauses.chunks.push(Chunk { part, tokens: Tokens::new(first, end) });
    }

    /// What the token at `at` begins; `open` says that a noun phrase is under way.
    fn step(&mut self, at: usize, to: usize, open: bool) -> Step {
        if self.rest.0 == at && self.rest.1 > at {
            let verb = self.clauses.verbs.last().copied().unwrap_or(OUTSIDE);
            self.clauses.of_tokens[at..self.rest.1].fill(verb);
            return Step::Skip(self.rest.1);
        }
        if let Some(step) = self.annotation(at, open) {
            return step;
        }
        match self.scan.tokens[at].kind {
            TokenKind::Mark => self.mark_step(at, to, open),
            _ if open && self.counts_anew(at, to) => Step::Fresh(at + 1),
            TokenKind::Number => Step::Word(at + 1),
            TokenKind::Word => self.word_step(at, to, open),
        }
    }

    fn annotation(&mut self, at: usize, open: bool) -> Option<Step> {
        if at < self.next {
            return None;
        }
        let step = self.annotation_here(at, open);
        let begins = |tokens: Option<Tokens>| tokens.map_or(usize::MAX, |t| t.first as usize);
        let verb = begins(self.annotated.verbs.get(self.verb).map(|g| g.tokens));
        let time = begins(self.annotated.times.get(self.time).map(|t| t.tokens));
        self.next = verb.min(time).min(begins(self.names.get(self.mention).copied())).max(at + 1);
        step
    }

    fn annotation_here(&mut self, at: usize, open: bool) -> Option<Step> {
        let verbs = &self.annotated.verbs;
        while verbs.get(self.verb).is_some_and(|g| (g.tokens.first as usize) < at) {
            // A group inside another part has no chunk of its own; keep `verbs` aligned.
            self.clauses.verbs.push(self.clauses.chunks.len().saturating_sub(1) as u32);
            self.verb += 1;
        }
        if let Some(group) = verbs.get(self.verb).filter(|g| g.tokens.first as usize == at) {
            let number = self.verb as u32;
            self.verb += 1;
            let end = group.tokens.end as usize;
            let hyphen = self.sayer_within(group, open);
            self.rest = hyphen.and_then(|at| self.sayer_behind(at)).map_or((0, 0), |sayer| (sayer + 1, end));
            return Some(Step::Part(Part::Verb(number), hyphen.unwrap_or(end)));
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
        // `chef d'état-major des armées`, `l'avocate du policier`: what leads the name on is no article; nor is what can be
        // none, `a écrit au gouvernement`.
        let article = |at: usize| self.scan.is(at, self.classes.determiner);
        let led = |m: &&Tokens| (open || !article(m.first as usize)) && self.is_preposition(m.first as usize);
        let name = self.names.get(self.mention).filter(|m| m.first as usize == at && !led(m))?;
        let end = name.end as usize;
        if self.is_clitic_behind_subject(at, end) {
            return Some(Step::Skip(end));
        }
        let after_name = open && self.mention > 0 && self.names[self.mention - 1].end as usize == at;
        let apart = self.behind_place(at) || self.is_article(at) || self.ends_particles(at);
        let fresh = after_name || open && (apart || self.is_contact(at, end));
        Some(if fresh { Step::Fresh(end) } else { Step::Word(end) })
    }

    /// `mettre en cause le régime syrien`: the article of a phrase of its own, not that of a name (`journal Le Monde`).
    fn is_article(&self, at: usize) -> bool {
        let mark = self.scan.mark(at, self.classes.determiner);
        mark.is_some_and(|m| !self.counts_on(at, m)) && self.scan.tokens[at].casing == Casing::Lower
    }

    /// `the pact Chad signed`, `a deal Chad and Mali signed`: the name behind a thing is the subject of the verb behind it.
    fn is_contact(&self, at: usize, end: usize) -> bool {
        let joined = |at: usize| self.scan.is(at, self.classes.conjunction);
        let verb = self.annotated.verbs.get(self.verb).map(|g| g.tokens.first as usize);
        let acts = verb.is_some_and(|verb| verb == end || verb <= end + PAIRED && joined(end));
        acts && self.scan.mark_before(at.saturating_sub(1), at, self.classes.contact).is_some()
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

    /// `called for the "immediate withdrawal" of troops`: the marks around a phrase whose article stands before them part
    /// nothing.
    fn opens_in_phrase(&mut self, at: usize, open: bool) -> bool {
        let led = open && self.scan.is(at - 1, self.classes.determiner);
        let next = self.annotated.verbs.get(self.verb);
        let verb = next.is_some_and(|g| g.tokens.contains(at + 1));
        let opens = led && !verb && self.opens_quotation(at);
        self.phrase_quoted |= opens;
        opens
    }

    /// `Chad "condemns" the attack`: the marks around a verb whose subject stands before them part nothing.
    fn opens_at_verb(&mut self, at: usize, open: bool) -> bool {
        let subject = open || self.clauses.chunks.last().is_some_and(|c| c.is_nominal() && c.tokens.end as usize == at);
        let opens = self.verb_quoted.is_none() && subject && self.finite_begins(at + 1) && self.opens_quotation(at);
        let closes = self.verb_quoted.is_some() && !opens;
        self.verb_quoted = opens.then(|| self.scan.sign(at));
        opens || closes
    }

    /// `Chad ‘agreed to a truce’ on Friday`: the mark that closes what a single one has opened at a verb.
    fn closes_single(&mut self, at: usize) -> bool {
        let single = self.verb_quoted.is_some_and(|mark| matches!(mark, '‘' | '\''));
        let closes = single && !self.scan.tokens.get(at + 1).is_some_and(|next| next.glued);
        self.verb_quoted = self.verb_quoted.filter(|_| !closes);
        closes
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
        let sign = self.scan.sign(at);
        if sign == '-'
            && let Some(sayer) = self.joined_sayer(at)
        {
            return Step::Skip(sayer);
        }
        match sign {
            '‘' | '\'' if self.scan.opens_quotation(at) && self.opens_at_verb(at, open) => Step::Skip(at + 1),
            '’' | '\'' if self.closes_single(at) => Step::Skip(at + 1),
            // `had 'summoned' the envoy`: no ending of a name.
            '\'' | '‘' | '’' if !open => Step::Skip(at + 1),
            '"' | '“' | '«' if self.opens_in_phrase(at, open) => Step::Word(at + 1),
            '"' | '”' | '»' if std::mem::take(&mut self.phrase_quoted) => Step::Skip(at + 1),
            '"' | '“' | '”' | '«' | '»' if self.opens_at_verb(at, open) => Step::Skip(at + 1),
            ',' => Step::Part(Part::Comma, at + 1),
            '"' | '“' | '”' | '«' | '»' => Step::Part(Part::Quote, at + 1),
            '(' | '[' | '<' => Step::Skip(self.closing(at, to)),
            ':' | ';' | '–' | '—' | '|' | '•' => Step::Part(Part::Stop, at + 1),
            // A dash as wires type it: `the leaders--all four--met`.
            '-' if at + 1 < to && self.scan.sign(at + 1) == '-' => Step::Part(Part::Stop, at + 2),
            // Wires of the nineties: `The group _ a nurse and a doctor _ was freed`
            '-' | '_' if !self.scan.tokens[at].glued => Step::Part(Part::Stop, at + 1),
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

    /// Past a bracket that closes soon, or that only lists; else past the opening one alone.
    fn closing(&self, at: usize, to: usize) -> usize {
        let close = (at + 1..to.min(at + LISTED)).find(|&t| matches!(self.scan.sign(t), ')' | ']' | '>'));
        let tells = |close: usize| {
            let inside = self.annotated.verbs[self.verb..].iter().take_while(|g| (g.tokens.first as usize) < close);
            close > at + ASIDE && inside.into_iter().any(VerbGroup::finite)
        };
        close.filter(|&close| !tells(close)).map_or(at + 1, |close| close + 1)
    }

    /// Does a finite verb come before the next comma, so that `after` opens a clause? None of what a relative word tells of
    /// another noun, of a clause behind (`after talks with X that`), nor one joined to the verb before (`after talks and left`).
    fn finite_ahead(&self, from: usize, to: usize) -> bool {
        let comma = (from..to.min(from + 40)).find(|&t| self.scan.sign(t) == ',').unwrap_or(to) as u32;
        let ahead = self.annotated.verbs[self.verb..].iter().take_while(|g| g.tokens.first < comma);
        let (mut at, mut described) = (from, false);
        for group in ahead.take(4).filter(|g| g.finite()) {
            let first = group.tokens.first as usize;
            let mut joined = false;
            while at < first {
                let word = self.little_word(at).filter(|_| at > from);
                joined = matches!(word, Some((_, JOINT)));
                match word {
                    Some((mark, RELATIVE)) if mark.end as usize == first => described = true,
                    Some((_, RELATIVE)) => return false,
                    Some((_, SUBORDINATOR)) if self.scan.mark(at, self.classes.preposition).is_none() => return false,
                    _ => {}
                }
                at = word.map_or(at + 1, |(mark, _)| mark.end as usize);
            }
            if !joined && !described {
                return true;
            }
            (at, described) = (group.tokens.end as usize, false);
        }
        false
    }

    fn after_comma(&self, at: usize) -> bool {
        at > 0 && self.scan.sign(at - 1) == ','
    }

    fn verb_begins(&self, at: usize) -> bool {
        self.annotated.verbs.get(self.verb).is_some_and(|g| g.tokens.first as usize == at)
    }
}

/// The parts of little words that open clauses or join them.
const RELATIVE: u8 = 1;
const SUBORDINATOR: u8 = 2;
const JOINT: u8 = 5;

/// What so few tokens tell in brackets is told aside.
const ASIDE: usize = 11;

/// The longest list in brackets: `(Canada, France, …)`.
const LISTED: usize = 60;

/// How far behind the first of two subjects their verb may stand, in tokens.
const PAIRED: usize = 4;

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
