//! Who says so: reporting clauses, quotations and named sources.
//!
//! A reporting verb (a kind in the packs' `attribution.toml`) makes its subject the speaker of what stands before or
//! behind it; inside a quotation the speaker stays until the quotation closes. The ways of naming the speaker are
//! rules of the packs, with their examples. `reach` tells how far a saying goes, `turns` reads interviews and transcripts.

mod pronoun;
mod reach;
mod turns;

use super::clause::{Clauses, Part, mentions_in};
use crate::analysis::Annotated;
use crate::model::{Attribution, Mention, Party, RuleId, Tense, Tokens, Use, VerbGroup};
use crate::order::Order as _;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::{Scan, Sentence};
use crate::text::is_apostrophe;

/// For each sentence or part of one that someone is said to have said: its tokens and its speaker. Where spans lie in
/// each other, the inner one stands later.
pub fn attributions(annotated: &Annotated, clauses: &Clauses) -> Vec<(Tokens, Attribution)> {
    let verbs = &annotated.scan.grammar.words.verbs;
    let mut reader = Reader {
        annotated,
        clauses,
        speech: verbs.kind("speech"),
        hearer: verbs.kind("hearer"),
        source: annotated.scan.grammar.class("source"),
        saying: annotated.scan.grammar.class("saying"),
        answer: annotated.scan.grammar.class("answer"),
        voices: ["voice", "agent", "role", "person_noun", "pronoun"].map(|name| annotated.scan.grammar.class(name)),
        said: Vec::new(),
        rules: Rules::new(annotated),
        quoted: None,
        unnamed: Vec::new(),
        turn: None,
        in_turns: false,
        next_verb: 0,
    };
    reader.in_turns = reader.is_in_turns();
    for at in 0..annotated.scan.sentences.len() {
        reader.sentence(at);
    }
    reader.said
}

/// Who said what these tokens tell, of several the innermost. Nothing that is said reaches out of its sentence.
pub fn said_by<'s>(scan: &Scan, said: &'s [(Tokens, Attribution)], tokens: Tokens) -> Option<&'s Attribution> {
    let sentence = scan.sentences.get(scan.sentence_of(tokens.first as usize))?.first;
    let begun = said.partition_point(|(span, _)| span.first <= tokens.first);
    let mut inside = said[..begun].iter().rev().take_while(|(span, _)| span.first >= sentence);
    inside.find(|(span, _)| tokens.end <= span.end).map(|(_, by)| by)
}

/// The rules of the pack, by the way in which the speaker is named.
#[derive(Clone, Copy)]
struct Rules {
    says: Option<RuleId>,
    said_behind: Option<RuleId>,
    adding: Option<RuleId>,
    source: Option<RuleId>,
    quoted: Option<RuleId>,
    labelled: Option<RuleId>,
}

impl Rules {
    fn new(annotated: &Annotated) -> Rules {
        let grammar = annotated.scan.grammar;
        let rule = |name: &str| grammar.own_rule("attribution", name);
        Rules {
            says: rule("says"),
            said_behind: rule("said-behind"),
            adding: rule("adding"),
            source: rule("source"),
            quoted: rule("quoted"),
            labelled: rule("labelled"),
        }
    }
}

struct Reader<'a> {
    annotated: &'a Annotated<'a>,
    clauses: &'a Clauses,
    speech: u64,
    /// Verbs that have the hearer for their object: nobody who speaks stands behind them.
    hearer: u64,
    source: ClassId,
    saying: ClassId,
    /// What stands for a name before what someone answers.
    answer: ClassId,
    rules: Rules,
    /// Classes of words that can speak, that of the pack file first.
    voices: [ClassId; 5],
    said: Vec<(Tokens, Attribution)>,
    /// The speaker of a quotation that is still open, or has just closed in this paragraph.
    quoted: Option<Attribution>,
    /// The sentences of a quotation that is still open and whose speaker may be named behind it; with their places in
    /// `said`, and whether they stand there.
    unnamed: Vec<(usize, Tokens, bool)>,
    /// Whose turn it is in an interview or a transcript.
    turn: Option<Attribution>,
    /// Do paragraphs begin with the names of those who speak?
    in_turns: bool,
    next_verb: usize,
}

impl Reader<'_> {
    fn sentence(&mut self, number: usize) {
        let sentence = self.annotated.scan.sentences[number];
        let (open, quote) = self.quotes(number);
        if sentence.opens_paragraph && !open {
            self.quoted = None;
        }
        if !open {
            self.unnamed.clear();
        }
        let from = self.said.len();
        while let Some(group) = self.annotated.verbs.get(self.next_verb).filter(|g| g.tokens.first < sentence.end) {
            let number = self.next_verb as u32;
            self.next_verb += 1;
            if self.reports(group, number) {
                self.report(&sentence, group, number);
            }
        }
        self.named_source(&sentence, from);
        if self.in_turns {
            self.take_turns(&sentence);
        }
        // The widest span first, so that the last one that holds a token is the innermost.
        self.said[from..].order_by_key(|(span, _)| (span.first, std::cmp::Reverse(span.end)));
        if let Some((span, first)) = self.said.get(from) {
            self.quoted = Some(first.clone());
            if span.first == sentence.first && self.is_behind_quote(&sentence, first) {
                self.name_speaker();
            }
        } else if open || quote {
            let whole = Tokens { first: sentence.first, end: sentence.end };
            let rule = self.rules.quoted;
            self.said.extend(self.quoted.clone().map(|speaker| (whole, Attribution { rule, ..speaker })));
            self.unnamed.push((from, whole, self.said.len() > from));
        }
    }

    /// Is the speaker named behind the quotation with which the sentence begins?
    fn is_behind_quote(&self, sentence: &Sentence, by: &Attribution) -> bool {
        let scan = &self.annotated.scan;
        let quote = scan.quotes.get(scan.quotes.partition_point(|q| q.end <= sentence.first));
        quote.is_some_and(|q| {
            let tag = (q.first <= sentence.first && q.end < sentence.end).then(|| scan.tokens[q.end as usize].span);
            tag.is_some_and(|tag| by.span.start >= tag.start)
        })
    }

    /// `« … . … », a dit la ministre`: all that was quoted before is hers.
    fn name_speaker(&mut self) {
        let Some(by) = self.quoted.clone().map(|by| Attribution { rule: self.rules.quoted, ..by }) else { return };
        for (place, whole, known) in self.unnamed.drain(..).rev() {
            match known {
                true => self.said[place].1.clone_from(&by),
                false => self.said.insert(place, (whole, by.clone())),
            }
        }
    }

    /// Is a quotation open where the sentence begins; does the sentence itself begin one?
    fn quotes(&self, number: usize) -> (bool, bool) {
        let scan = &self.annotated.scan;
        let first = scan.sentences[number].first;
        let quote = scan.quotes.partition_point(|q| q.end <= first);
        let around = scan.quotes.get(quote).filter(|q| q.first <= first);
        let open = around.is_some_and(|q| q.first < first || q.continues);
        (open, around.is_some_and(|q| q.first == first))
    }

    /// Whether a verb says something: one of saying does, and any behind a quotation (`« … », sourit la ministre`).
    fn reports(&self, group: &VerbGroup, number: u32) -> bool {
        let kinds = self.annotated.scan.grammar.words.verbs.kinds(group.lemma);
        let inverted = |verb| self.clauses.inverted(self.annotated, verb, self.clauses.sentence_of(verb));
        kinds & self.speech != 0 && (group.finite() || group.tense == Tense::Gerund)
            || group.finite() && self.clauses.verb_chunk(number).is_some_and(inverted)
    }

    /// Adds what the reporting verb reports.
    fn report(&mut self, sentence: &Sentence, group: &VerbGroup, number: u32) {
        // `(Reporting by Ann Lee)`: who signs, outside all clauses.
        let Some(verb) = self.clauses.verb_chunk(number) else { return };
        let range = self.clauses.sentence_of(verb);
        let places = self.clauses.places(self.annotated, number);
        let inverted = self.inverted(verb, range.clone());
        let sayer = self.sayer(verb, &range);
        let heads = match group.tense {
            _ if inverted => vec![sayer],
            Tense::Gerund => self.main_subject(verb, range.clone()).unwrap_or_else(|| places.subject.clone()),
            _ => places.subject.clone(),
        };
        // `Il avait été rapporté que`, `Chad's reversal is noted to be`: nobody says it.
        let nobody = |&head: &usize| {
            let pronoun = matches!(self.clauses.chunks[head].part, Part::Pronoun(_));
            group.passive && (pronoun || self.is_owned(head))
        };
        if heads.iter().any(nobody) {
            return;
        }
        let rule = match group.tense {
            _ if inverted => self.rules.said_behind,
            Tense::Gerund => self.rules.adding,
            _ => self.rules.says,
        };
        let Some(attribution) = self.speaker(&heads, rule) else { return };
        let first = if inverted { verb } else { heads[0].min(verb) };
        let start = self.clauses.chunks[first].tokens.first;
        if let Some(before) = self.said_before(sentence, first, range.clone()) {
            self.said.push((before, attribution.clone()));
        }
        let behind = if inverted { self.end_of_source(sayer, range.end) } else { verb + 1 };
        if let Some(after) = self.said_behind(sentence, behind, range, places.complement, group) {
            self.said.push((after, attribution));
        } else if start == sentence.first {
            // `The minister told reporters`: nothing of the saying stands in this sentence.
            self.quoted = Some(attribution);
        }
    }

    /// `Chad's reversal`: of someone, but not someone.
    fn is_owned(&self, chunk: usize) -> bool {
        let tokens = self.clauses.chunks[chunk].tokens;
        let inside = mentions_in(self.annotated, tokens);
        let head = |m: &Mention| m.phrase.end.max(m.tokens.end) == tokens.end;
        !inside.is_empty() && !inside.iter().any(|(_, m)| head(m))
    }

    /// `X said talks went on, adding that …`: the gerund is said by whoever the sentence has speak first.
    fn main_subject(&self, gerund: usize, range: std::ops::Range<usize>) -> Option<Vec<usize>> {
        let words = &self.annotated.scan.grammar.words.verbs;
        let mut said = (range.start..gerund).filter_map(|c| match self.clauses.chunks[c].part {
            Part::Verb(n) => Some(n),
            _ => None,
        });
        let first = said.find(|&n| {
            let group = &self.annotated.verbs[n as usize];
            group.finite() && words.kinds(group.lemma) & self.speech != 0
        })?;
        Some(self.clauses.places(self.annotated, first).subject).filter(|subject| !subject.is_empty())
    }

    /// Where whoever says something stands behind the verb; past who hears it only behind a quotation.
    fn sayer(&self, verb: usize, range: &std::ops::Range<usize>) -> usize {
        let mut before = verb.saturating_sub(2).max(range.start)..verb;
        let quoted = before.any(|c| is_quote_part(self.clauses.chunks[c].part));
        if quoted { self.clauses.sayer(verb, range.start, range.end) } else { verb + 1 }
    }

    /// `…," said the minister`: the speaker stands behind the verb.
    fn inverted(&self, verb: usize, range: std::ops::Range<usize>) -> bool {
        let part = |at: usize| self.clauses.chunks[at].part;
        let led = verb > range.start && matches!(part(verb - 1), Part::Comma | Part::Quote);
        let joined = |at: usize| self.clauses.chunks[at].is_nominal() && self.clauses.is_joined(self.annotated, at);
        let sayer = self.sayer(verb, &range);
        let named = sayer < range.end && (part(sayer) == Part::Noun || joined(sayer));
        let object_clause = sayer + 1 < range.end
            && (matches!(part(sayer + 1), Part::Verb(n) if self.annotated.verbs[n as usize].finite())
                || matches!(part(sayer + 1), Part::Subordinator(_)) && self.quote_behind(verb, range.start));
        // `accusant Ankara`: behind a gerund stands whom it is done to.
        let gerund = matches!(part(verb), Part::Verb(n) if !self.annotated.verbs[n as usize].finite());
        let words = &self.annotated.scan.grammar.words.verbs;
        // `the group's spokesman, told Reuters`.
        let hearer = matches!(part(verb), Part::Verb(n) if words.kinds(self.annotated.verbs[n as usize].lemma) & self.hearer != 0);
        led && named && !object_clause && !gerund && !hearer && self.can_speak(sayer) && !self.is_owned_thing(sayer)
    }

    /// `, repeated Chad's position`: what someone has says nothing.
    fn is_owned_thing(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let inside = mentions_in(self.annotated, tokens);
        let voice = |t: usize| scan.marks_at(t).any(|(_, m)| self.voices.contains(&m.class));
        let owned = inside.last().is_some_and(|(_, m)| {
            m.phrase.end.max(m.tokens.end) < tokens.end
                && scan.token_text(m.tokens.end as usize).starts_with(is_apostrophe)
        });
        owned && !tokens.range().any(voice)
    }

    fn quote_behind(&self, verb: usize, from: usize) -> bool {
        verb > from + 1
            && self.clauses.chunks[verb - 1].part == Part::Comma
            && !is_quote_part(self.clauses.chunks[verb - 2].part)
    }

    /// Past the words that name the speaker behind the verb: `the minister of trade`.
    fn end_of_source(&self, first: usize, to: usize) -> usize {
        let chunks = &self.clauses.chunks;
        let mut at = first + 1;
        while at + 1 < to && matches!(chunks[at].part, Part::Preposition(_)) && chunks[at + 1].is_nominal() {
            at += 2;
        }
        at
    }

    /// `according to the ministry`: the whole sentence but these words.
    fn named_source(&mut self, sentence: &Sentence, from: usize) {
        let scan = &self.annotated.scan;
        for at in sentence.tokens() {
            let Some(mark) = scan.mark(at, self.source) else { continue };
            let Some(chunk) = self.clauses.chunk_at(mark.end) else { continue };
            if !self.clauses.chunks[chunk].is_nominal() {
                continue;
            }
            if let Some(attribution) = self.speaker(&[chunk], self.rules.source) {
                // `Reuters said, citing a Kremlin source`: the last of the chain says it.
                let chain = scan.key(mark) == "chain";
                let told = self.said[from..].iter_mut().filter(|(span, _)| chain && span.end <= at as u32);
                told.for_each(|(_, said)| said.clone_from(&attribution));
                self.said.push((Tokens { first: sentence.first, end: sentence.end }, attribution));
                return;
            }
        }
    }

    /// The attribution to those who stand in these noun phrases.
    fn speaker(&self, heads: &[usize], rule: Option<RuleId>) -> Option<Attribution> {
        let heads = heads.iter().map(|&head| self.sayer_behind(head).unwrap_or(head));
        let heads: Vec<usize> = heads.filter(|&head| self.can_speak(head)).collect();
        let (first, last) = (*heads.first()?, *heads.last()?);
        let scan = &self.annotated.scan;
        let chunks = &self.clauses.chunks;
        let tokens = Tokens { first: chunks[first].tokens.first, end: chunks[last].tokens.end };
        let span = scan.span(tokens.first as usize, tokens.end as usize);
        let holder = || self.clauses.holder(self.annotated, first).map(|mention| Party { mention });
        let named = holder().or_else(|| self.clauses.party(self.annotated, first));
        let speaker = self.speaking_on(first).or(named).or_else(|| self.stood_for(first));
        Some(Attribution { speaker, text: crate::text::squeezed(scan.text.slice(span)), span, rule })
    }

    /// Someone or something that says: a name, a pronoun, an office, a noun of the class `voice`; no sum, no state of things.
    fn can_speak(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        let named = || mentions_in(self.annotated, tokens).iter().any(|(_, m)| m.usage != Use::Origin);
        let noun = scan.grammar.class(crate::rules::inflect::NOUN);
        // `declared a state of emergency`: part of a longer word for what says nothing.
        let within = |t: usize, end: u32| scan.mark(t, noun).is_some_and(|m| m.end > end);
        let marked = |t: usize| scan.marks_at(t).any(|(_, m)| self.voices.contains(&m.class) && !within(t, m.end));
        let silent_pack = self.voices[0] == ClassId::UNUSED;
        silent_pack
            || matches!(self.clauses.chunks[chunk].part, Part::Pronoun(_))
            || named()
            || tokens.range().any(marked)
    }
}

fn is_quote_part(part: Part) -> bool {
    part == Part::Quote
}
