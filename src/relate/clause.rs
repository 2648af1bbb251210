//! Clauses: a sentence as noun phrases, verbs and the little words between, and who stands in which place of a verb.
//!
//! No parser: what stands before a verb up to the last boundary is its subject, what stands behind it up to the next
//! one are its object and its prepositional phrases. Attributions, events and deals are read from this.

use crate::analysis::Annotated;
use crate::model::{Mention, Party, Person, Tense, Tokens, Use, VerbGroup};
use crate::rules::Grammar;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::{ClassSet, Mark, Scan, Sentence};
use crate::text::TokenKind;

/// What a part of a sentence is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// A run of words with a noun or a name as its head.
    Noun,
    /// A pronoun that stands for someone; its key is in the pack (`he`, `they`, `we`).
    Pronoun(Mark),
    /// A verb group, by its index.
    Verb(u32),
    Preposition(Mark),
    Conjunction,
    Comma,
    Subordinator(Mark),
    Relative(Mark),
    /// A quotation mark.
    Quote,
    /// A time expression, by its index.
    Time(u32),
    /// A colon, a dash, a bracket: nothing reaches over it.
    Stop,
}

/// One part of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chunk {
    pub part: Part,
    pub tokens: Tokens,
}

impl Chunk {
    pub fn is_nominal(&self) -> bool {
        matches!(self.part, Part::Noun | Part::Pronoun(_))
    }
}

/// The chunks of all sentences of an article.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    pub chunks: Vec<Chunk>,
    /// For each sentence its chunks.
    pub sentences: Vec<std::ops::Range<usize>>,
    /// The chunk of each verb group.
    pub verbs: Vec<u32>,
}

/// What stands around a verb; all numbers are chunks.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The heads of the subject, several where they are joined.
    pub subject: Vec<usize>,
    /// The first noun phrases behind the verb; two where English puts the one who gets before what is given.
    pub objects: Vec<usize>,
    /// Prepositions and the noun phrases that they lead.
    pub slots: Vec<(usize, Vec<usize>)>,
    /// The verb (chunk) that begins a clause or an infinitive behind this one.
    pub complement: Option<usize>,
    /// Where the places behind the verb end.
    pub end: usize,
}

/// How many chunks around it a verb can have to do with; what keeps the work linear in any text.
const REACH: usize = 80;

/// The longest quotation, in chunks, that is read as part of the clause around it.
const QUOTED: usize = 8;

struct Classes {
    preposition: ClassId,
    conjunction: ClassId,
    subordinator: ClassId,
    relative: ClassId,
    pronoun: ClassId,
    determiner: ClassId,
    possessive: ClassId,
    infinitive: ClassId,
    adverb: ClassId,
    negation: ClassId,
    noun: ClassId,
    /// All but the nouns.
    any: ClassSet,
}

impl Classes {
    fn new(grammar: &Grammar) -> Classes {
        let names = [
            "preposition",
            "conjunction",
            "subordinator",
            "relative",
            "pronoun",
            "determiner",
            "possessive",
            "infinitive",
            "adverb",
            "negation",
        ];
        let classes = names.map(|name| grammar.class(name));
        let [preposition, conjunction, subordinator, relative, pronoun, ..] = classes;
        let [.., determiner, possessive, infinitive, adverb, negation] = classes;
        Classes {
            preposition,
            conjunction,
            subordinator,
            relative,
            pronoun,
            determiner,
            possessive,
            infinitive,
            adverb,
            negation,
            noun: grammar.class(crate::rules::inflect::NOUN),
            any: classes.into_iter().collect(),
        }
    }
}

impl Clauses {
    /// Cuts all sentences into chunks.
    pub fn new(annotated: &Annotated) -> Clauses {
        let mut cutter = Cutter::new(annotated);
        for sentence in &annotated.scan.sentences {
            cutter.sentence(sentence);
        }
        cutter.clauses
    }

    /// The chunks (numbers) of the sentence that a chunk stands in; of a sentence without end, those near the chunk.
    pub fn sentence_of(&self, chunk: usize) -> std::ops::Range<usize> {
        let at = self.sentences.partition_point(|s| s.end <= chunk);
        let whole = self.sentences.get(at).cloned().unwrap_or(0..0);
        whole.start.max(chunk.saturating_sub(REACH))..whole.end.min(chunk + REACH)
    }

    /// The chunk that holds a token.
    pub fn chunk_at(&self, token: u32) -> Option<usize> {
        let at = self.chunks.partition_point(|c| c.tokens.end <= token);
        self.chunks.get(at).filter(|c| c.tokens.contains(token as usize)).map(|_| at)
    }

    /// Who and what stands around a verb.
    pub fn places(&self, annotated: &Annotated, group: u32) -> Places {
        // A group inside the last part of a text has no chunk.
        let verb = self.verbs.get(group as usize).map(|&verb| verb as usize).filter(|&verb| verb < self.chunks.len());
        let Some(verb) = verb else { return Places::default() };
        let range = self.sentence_of(verb);
        let mut places = Places { subject: self.subject(annotated, verb, range.clone(), 0), ..Places::default() };
        self.behind(annotated, verb, range.end, &mut places);
        places
    }

    /// The one whom a noun phrase names: its last name or group, else the country that an adjective in it gives.
    pub fn party(&self, annotated: &Annotated, chunk: usize) -> Option<Party> {
        let tokens = self.chunks[chunk].tokens;
        let inside = mentions_in(annotated, tokens);
        let at_end = |m: &&(u32, &Mention)| m.1.usage != Use::Origin && m.1.phrase.end == tokens.end;
        inside
            .iter()
            .rev()
            .find(at_end)
            .or_else(|| inside.iter().rev().find(|m| m.1.usage != Use::Origin))
            .or(inside.last())
            .map(|(n, _)| Party { mention: *n })
    }

    fn part(&self, at: usize) -> Part {
        self.chunks[at].part
    }

    /// The heads of the noun phrases that a verb has for its subject.
    fn subject(&self, annotated: &Annotated, verb: usize, range: std::ops::Range<usize>, depth: u8) -> Vec<usize> {
        let group = self.group(annotated, verb);
        let mut at = verb;
        if depth > 4 {
            return Vec::new();
        }
        let shared = |at: usize| self.shared_subject(annotated, at, range.clone(), depth);
        if let Some(object) = self.object_that_does(annotated, verb, range.start) {
            return vec![object];
        }
        if group.is_some_and(|g| !g.finite()) && !self.describes(annotated, verb, range.start) {
            return shared(verb);
        }
        if let Some(aside) = self.described_aside(annotated, verb, range.start) {
            return vec![aside];
        }
        while at > range.start {
            at -= 1;
            match self.part(at) {
                Part::Time(_) => {
                    // `on Monday` is passed over with its preposition.
                    if at > range.start && matches!(self.part(at - 1), Part::Preposition(_)) {
                        at -= 1;
                    }
                }
                Part::Pronoun(_) if group.is_some_and(|g| impersonal(annotated, g)) => return Vec::new(),
                Part::Noun | Part::Pronoun(_) => return self.heads_back_to(annotated, at, range.start),
                Part::Relative(_) => {
                    let many = group.is_some_and(|g| g.person == Person::ThirdPlural);
                    return self.antecedent(at, range.start, many);
                }
                Part::Conjunction => return shared(at),
                Part::Comma => match self.opening(at, range.start) {
                    Some(open) => at = open,
                    None if self.behind_apposition(annotated, at, range.start) => {
                        return self.heads_back_to(annotated, at - 1, range.start);
                    }
                    None => return if group.is_some_and(VerbGroup::finite) { shared(at) } else { Vec::new() },
                },
                _ => return Vec::new(),
            }
        }
        Vec::new()
    }

    fn group<'a>(&self, annotated: &'a Annotated, chunk: usize) -> Option<&'a VerbGroup> {
        match self.part(chunk) {
            Part::Verb(group) => annotated.verbs.get(group as usize),
            _ => None,
        }
    }

    /// `plans for Chad to pay`, `asked Chad to pay`: the doer of an infinitive is the noun phrase before it.
    fn object_that_does(&self, annotated: &Annotated, verb: usize, from: usize) -> Option<usize> {
        let group = self.group(annotated, verb).filter(|g| g.tense == Tense::Infinitive)?;
        let noun = verb.checked_sub(1).filter(|&n| n > from && self.part(n) == Part::Noun)?;
        let near = group.tokens.first - self.chunks[noun].tokens.end <= 1;
        let led = match self.part(noun - 1) {
            Part::Preposition(mark) => annotated.scan.key(mark) == "for",
            Part::Verb(n) => {
                let verbs = &annotated.scan.grammar.words.verbs;
                let orders = verbs.kind("plan") | verbs.kind("wish") | verbs.kind("did");
                let governor = &annotated.verbs[n as usize];
                !governor.passive && verbs.kinds(governor.lemma) & orders != 0
            }
            _ => false,
        };
        (near && led && self.party(annotated, noun).is_some()).then_some(noun)
    }

    /// `the president, overthrown by the army`: the noun before the comma that the participle describes.
    fn described_aside(&self, annotated: &Annotated, verb: usize, from: usize) -> Option<usize> {
        let participle = self.group(annotated, verb).is_some_and(|g| g.tense == Tense::Participle);
        let noun = verb.checked_sub(2).filter(|&n| n >= from)?;
        (participle && self.part(verb - 1) == Part::Comma && self.chunks[noun].is_nominal()).then_some(noun)
    }

    /// Does a participle describe the noun right before it (`weapons sold by X`)?
    fn describes(&self, annotated: &Annotated, verb: usize, from: usize) -> bool {
        let participle = self.group(annotated, verb).is_some_and(|g| g.tense == Tense::Participle);
        participle
            && verb > from
            && (self.chunks[verb - 1].is_nominal() || self.described_aside(annotated, verb, from).is_some())
    }

    /// The subject of the verb that this one is joined to or hangs on.
    fn shared_subject(&self, annotated: &Annotated, at: usize, range: std::ops::Range<usize>, depth: u8) -> Vec<usize> {
        let earlier = (range.start..at).rev().find(|&c| self.group(annotated, c).is_some_and(VerbGroup::finite));
        match earlier {
            Some(verb) => self.subject(annotated, verb, range, depth + 1),
            None if self.aside_closes(at, range.start) => self.heads_back_to(annotated, at - 1, range.start),
            None => self.later_subject(annotated, at, range, depth),
        }
    }

    /// `Ignazio Cassis, head of the diplomacy, had met`: where the actors' phrase holds the aside, a comma alone is left.
    fn aside_closes(&self, comma: usize, from: usize) -> bool {
        let led = || comma >= from + 2 && matches!(self.part(comma - 2), Part::Preposition(_));
        comma > from && self.part(comma) == Part::Comma && self.part(comma - 1) == Part::Noun && !led()
    }

    /// `Visiting Paris, the president said`: the subject comes behind the comma.
    fn later_subject(&self, annotated: &Annotated, at: usize, range: std::ops::Range<usize>, depth: u8) -> Vec<usize> {
        let later = (at + 1..range.end).find(|&c| self.group(annotated, c).is_some_and(VerbGroup::finite));
        later.map(|verb| self.subject(annotated, verb, range, depth + 1)).unwrap_or_default()
    }

    /// `Peru's president, Alan Garcia, met`: the noun phrase before the comma holds the aside itself, and no other verb
    /// comes before.
    fn behind_apposition(&self, annotated: &Annotated, comma: usize, from: usize) -> bool {
        comma > from
            && self.chunks[comma - 1].is_nominal()
            && (from..comma).all(|c| !self.group(annotated, c).is_some_and(VerbGroup::finite))
    }

    /// The comma that opens the aside which the comma `close` ends: `X, who lives in Y, signed`.
    fn opening(&self, close: usize, from: usize) -> Option<usize> {
        let open = (from..close).rev().find(|&c| self.part(c) == Part::Comma)?;
        let aside = close - open > 1 && open > from && self.chunks[open - 1].is_nominal();
        let list = matches!(self.part(open + 1), Part::Noun) && close - open == 2 && self.listed(close);
        (aside && !list).then_some(open)
    }

    fn listed(&self, comma: usize) -> bool {
        self.chunks.get(comma + 1).is_some_and(|c| matches!(c.part, Part::Conjunction))
    }

    /// The noun phrase that a relative pronoun stands for; `many` where the verb asks for several (`A et B, qui ont`).
    fn antecedent(&self, relative: usize, from: usize, many: bool) -> Vec<usize> {
        let mut at = relative;
        if at > from && self.part(at - 1) == Part::Comma {
            at -= 1;
        }
        if at > from && matches!(self.part(at - 1), Part::Preposition(_)) {
            at -= 1;
        }
        match at > from && self.chunks[at - 1].is_nominal() {
            true if many => self.list_back(at - 1, from),
            true => vec![at - 1],
            false => Vec::new(),
        }
    }

    /// From the last noun phrase before a verb back to the heads: past `of Y` and `in Z`, over `A, B and C`.
    fn heads_back_to(&self, annotated: &Annotated, last: usize, from: usize) -> Vec<usize> {
        let mut list = self.list_back(last, from);
        if list.len() > 1 && self.ends_clause(annotated, list[0], from) {
            list = vec![last];
        }
        loop {
            let mut first = list[0];
            // `weapons sold to Chad were`, `jets using missiles killed`: past what describes the head.
            let describes = |at: usize| match self.part(at) {
                Part::Preposition(_) | Part::Time(_) => true,
                Part::Verb(_) => self.group(annotated, at).is_some_and(|g| !g.finite()),
                _ => false,
            };
            while first > from && describes(first - 1) {
                first -= 1;
            }
            if first == list[0] || first == from || !self.chunks[first - 1].is_nominal() {
                return list;
            }
            list = self.list_back(first - 1, from);
        }
    }

    /// `Contracts are worth four billion and a source said`: is a noun phrase what an earlier verb has behind it?
    fn ends_clause(&self, annotated: &Annotated, noun: usize, from: usize) -> bool {
        let mut at = noun;
        while at >= from + 2 && matches!(self.part(at - 1), Part::Preposition(_)) && self.chunks[at - 2].is_nominal() {
            at -= 2;
        }
        while at > from && matches!(self.part(at - 1), Part::Preposition(_)) {
            at -= 1;
        }
        let verbs = &annotated.scan.grammar.words.verbs;
        let takes_clause = verbs.kind("speech") | verbs.kind("suppose") | verbs.kind("clause");
        let before = at.checked_sub(1).filter(|&b| b >= from).and_then(|b| self.group(annotated, b));
        before.is_some_and(|g| g.finite() && verbs.kinds(g.lemma) & takes_clause == 0)
    }

    /// The noun phrases of the list that ends with `last`, in order.
    fn list_back(&self, last: usize, from: usize) -> Vec<usize> {
        let mut list = vec![last];
        let mut at = last;
        let mut joined = false;
        while at > from + 1 {
            let by = match self.part(at - 1) {
                Part::Conjunction if !joined => true,
                Part::Comma => joined,
                _ => false,
            };
            joined |= by;
            let back =
                if by && self.part(at - 1) == Part::Conjunction && self.part(at - 2) == Part::Comma { 3 } else { 2 };
            if !by || at < from + back || !self.chunks[at - back].is_nominal() {
                break;
            }
            at -= back;
            list.insert(0, at);
        }
        list
    }

    /// The list of noun phrases that begins at a chunk, and where it ends.
    fn list_on(&self, annotated: &Annotated, first: usize, to: usize) -> (Vec<usize>, usize) {
        let mut list = vec![first];
        let mut at = first + 1;
        while at + 1 < to {
            let joins = match self.part(at) {
                Part::Conjunction => {
                    !matches!(self.part(at + 1), Part::Verb(_)) && !self.opens_joined_clause(annotated, at + 1, to)
                }
                Part::Comma => self.conjunction_ahead(at, to),
                _ => false,
            };
            let next = if joins && self.part(at) == Part::Comma && self.part(at + 1) == Part::Conjunction {
                at + 2
            } else {
                at + 1
            };
            if !joins || next >= to || !self.chunks[next].is_nominal() {
                break;
            }
            list.push(next);
            at = next + 1;
        }
        (list, at)
    }

    /// `has an industry and talks with Chad would begin`: does a noun phrase, with what hangs on it, have its own verb?
    fn opens_joined_clause(&self, annotated: &Annotated, first: usize, to: usize) -> bool {
        let mut at = first;
        while at + 2 < to
            && self.chunks[at].is_nominal()
            && matches!(self.part(at + 1), Part::Preposition(_))
            && self.chunks[at + 2].is_nominal()
        {
            at += 2;
        }
        self.opens_clause(first, to) || self.opens_clause(at, to) && self.finite_at(annotated, at + 1)
    }

    /// Does a noun phrase at a chunk have its own verb right behind it?
    fn opens_clause(&self, at: usize, to: usize) -> bool {
        self.chunks[at].is_nominal() && at + 1 < to && matches!(self.part(at + 1), Part::Verb(_))
    }

    /// Does a list `A, B and C` go on behind the comma at a chunk?
    fn conjunction_ahead(&self, comma: usize, to: usize) -> bool {
        let mut at = comma + 1;
        while at + 1 < to && self.chunks[at].is_nominal() {
            match self.part(at + 1) {
                Part::Conjunction => return !self.opens_clause((at + 2).min(to - 1), to),
                Part::Comma => at += 2,
                _ => return false,
            }
        }
        at < to && self.part(at) == Part::Conjunction && at + 1 < to && self.chunks[at + 1].is_nominal()
    }

    /// Object, prepositional phrases and complement behind a verb.
    fn behind(&self, annotated: &Annotated, verb: usize, to: usize, places: &mut Places) {
        let mut at = verb + 1;
        places.end = to;
        while at < to {
            match self.part(at) {
                Part::Noun | Part::Pronoun(_) if self.opens_clause(at, to) && self.finite_at(annotated, at + 1) => {
                    places.complement = Some(at + 1);
                    places.end = at;
                    return;
                }
                Part::Noun | Part::Pronoun(_) => {
                    let (list, next) = self.list_on(annotated, at, to);
                    places.objects.extend(list);
                    at = next;
                }
                Part::Preposition(_) if at + 1 < to && self.chunks[at + 1].is_nominal() => {
                    let (list, next) = self.list_on(annotated, at + 1, to);
                    places.slots.push((at, list));
                    at = next;
                }
                Part::Time(_) | Part::Preposition(_) => at += 1,
                // `lifted a ban imposed on Chad`: a participle that describes the object is passed over.
                Part::Verb(_) if at > verb + 1 && self.describes(annotated, at, verb + 1) => at += 1,
                // `asked a group of states, the Cotton Club, to end`.
                Part::Comma if at > verb + 1 && self.apposition(annotated, at, to) => at += 3,
                Part::Verb(_) => {
                    places.complement = Some(at);
                    places.end = at;
                    return;
                }
                Part::Quote if self.quotes_phrase(verb, at, to, places.slots.is_empty()) => at += 1,
                Part::Subordinator(_) => {
                    places.complement = (at + 1..to).find(|&c| matches!(self.part(c), Part::Verb(_)));
                    places.end = at;
                    return;
                }
                _ => {
                    places.end = at;
                    return;
                }
            }
        }
    }

    /// A noun phrase between two commas, behind which the clause goes on with an infinitive or a preposition.
    fn apposition(&self, annotated: &Annotated, comma: usize, to: usize) -> bool {
        let close = comma + 2;
        close + 1 < to
            && self.chunks[comma - 1].is_nominal()
            && self.part(comma + 1) == Part::Noun
            && self.part(close) == Part::Comma
            && match self.part(close + 1) {
                Part::Verb(_) => self.group(annotated, close + 1).is_some_and(|g| g.tense == Tense::Infinitive),
                part => matches!(part, Part::Preposition(_)),
            }
    }

    /// Is a quotation mark behind a verb one of a pair around a few nouns: `praised "the brave choices" of the king`?
    fn quotes_phrase(&self, verb: usize, at: usize, to: usize, may_open: bool) -> bool {
        let quote = |c: &usize| self.part(*c) == Part::Quote;
        if (verb + 1..at).filter(quote).count() % 2 == 1 {
            return true;
        }
        let close = (at + 1..to.min(at + QUOTED)).find(quote);
        may_open
            && close.is_some_and(|close| (at + 1..close).all(|c| !matches!(self.part(c), Part::Verb(_) | Part::Stop)))
    }

    fn finite_at(&self, annotated: &Annotated, at: usize) -> bool {
        self.group(annotated, at).is_some_and(VerbGroup::finite)
    }
}

/// Does the pronoun before the verb stand for nobody: `il s'agit`, `il faut`?
fn impersonal(annotated: &Annotated, group: &VerbGroup) -> bool {
    let verbs = &annotated.scan.grammar.words.verbs;
    verbs.kinds(group.lemma) & verbs.kind("impersonal") != 0
}

/// The mentions whose names stand in these tokens, with their numbers.
pub fn mentions_in<'a>(annotated: &'a Annotated, tokens: Tokens) -> Vec<(u32, &'a Mention)> {
    let from = annotated.mentions.partition_point(|m| m.tokens.first < tokens.first);
    let inside = annotated.mentions[from..].iter().enumerate().take_while(|(_, m)| m.tokens.first < tokens.end);
    inside.map(|(n, m)| ((from + n) as u32, m)).collect()
}

struct Cutter<'a> {
    annotated: &'a Annotated<'a>,
    scan: &'a Scan<'a>,
    classes: Classes,
    clauses: Clauses,
    /// The next verb group, mention and time to come.
    verb: usize,
    mention: usize,
    time: usize,
    /// Mentions in order of their phrases; adjectives of origin left out.
    names: Vec<Tokens>,
    adverb_endings: Vec<&'a str>,
}

impl<'a> Cutter<'a> {
    fn new(annotated: &'a Annotated<'a>) -> Cutter<'a> {
        let mut names: Vec<Tokens> =
            annotated.mentions.iter().filter(|m| m.usage != Use::Origin).map(|m: &Mention| m.phrase).collect();
        names.sort_unstable_by_key(|t| (t.first, std::cmp::Reverse(t.end)));
        Cutter {
            annotated,
            scan: &annotated.scan,
            classes: Classes::new(annotated.scan.grammar),
            clauses: Clauses::default(),
            verb: 0,
            mention: 0,
            time: 0,
            names,
            adverb_endings: annotated.scan.grammar.endings("adverb"),
        }
    }

    fn sentence(&mut self, sentence: &Sentence) {
        let begin = self.clauses.chunks.len();
        let to = sentence.end as usize;
        let mut at = sentence.first as usize;
        let mut noun: Option<usize> = None;
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
        self.clauses.chunks.push(Chunk { part, tokens: Tokens::new(first, end) });
    }

    /// What the token at `at` begins; `open` says that a noun phrase is under way.
    fn step(&mut self, at: usize, to: usize, open: bool) -> Step {
        if let Some(step) = self.annotation(at, open) {
            return step;
        }
        match self.scan.tokens[at].kind {
            TokenKind::Mark => self.mark_step(at, to),
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
        let name = self.names.get(self.mention).filter(|m| m.first as usize == at)?;
        let end = name.end as usize;
        let after_name = open && self.mention > 0 && self.names[self.mention - 1].end as usize == at;
        Some(if after_name { Step::Fresh(end) } else { Step::Word(end) })
    }

    fn mark_step(&self, at: usize, to: usize) -> Step {
        match self.scan.token_text(at) {
            "," => Step::Part(Part::Comma, at + 1),
            "\"" | "“" | "”" | "«" | "»" => Step::Part(Part::Quote, at + 1),
            "(" | "[" | "<" => Step::Skip(self.closing(at, to)),
            ":" | ";" | "–" | "—" | "|" | "•" => Step::Part(Part::Stop, at + 1),
            "-" if !self.scan.tokens[at].glued => Step::Part(Part::Stop, at + 1),
            "." | "!" | "?" | "…" => Step::Part(Part::Stop, at + 1),
            _ => Step::Word(at + 1),
        }
    }

    /// Past a bracket that closes soon; else past the opening one alone.
    fn closing(&self, at: usize, to: usize) -> usize {
        let close = (at + 1..to.min(at + 12)).find(|&t| matches!(self.scan.token_text(t), ")" | "]" | ">"));
        close.map_or(at + 1, |t| t + 1)
    }

    fn word_step(&self, at: usize, to: usize, open: bool) -> Step {
        let classes = &self.classes;
        let telling = self.scan.classes_at(at).meets(&classes.any);
        let marks = telling.then(|| self.scan.marks_at(at)).into_iter().flatten();
        let (mut best, mut part) = (None::<Mark>, 0u8);
        for (_, mark) in marks {
            let kind = match mark.class {
                c if c == classes.relative => 1,
                c if c == classes.subordinator => 2,
                c if c == classes.preposition => 3,
                c if c == classes.infinitive => 4,
                c if c == classes.conjunction => 5,
                c if c == classes.pronoun => 6,
                c if c == classes.possessive => 7,
                c if c == classes.determiner => 8,
                c if c == classes.negation || c == classes.adverb => 9,
                _ => continue,
            };
            if best.is_none_or(|b| mark.end > b.end || mark.end == b.end && kind < part) {
                (best, part) = (Some(mark), kind);
            }
        }
        let Some(mark) = best else {
            return if self.adverb(at) { Step::Skip(at + 1) } else { Step::Word(at + 1) };
        };
        let end = mark.end as usize;
        let verb_next = self.verb_begins(end);
        match part {
            1 if open || self.after_comma(at) => {
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
            6 => Step::Part(Part::Pronoun(mark), end),
            7 | 8 => {
                if open {
                    Step::Fresh(end)
                } else {
                    Step::Word(end)
                }
            }
            _ if open && self.behind_article(at) => Step::Word(end),
            _ => Step::Skip(end),
        }
    }

    /// `bluntly refused`: a word that no pack has, with the ending of an adverb, right before a verb.
    fn adverb(&self, at: usize) -> bool {
        let scan = self.scan;
        self.verb_begins(at + 1)
            && scan.tokens[at].casing == crate::text::Casing::Lower
            && self.adverb_endings.iter().any(|e| scan.token_text(at).ends_with(e))
            && scan.mark(at, self.classes.noun).is_none()
            && !self.behind_article(at)
    }

    /// `a newly signed treaty`: the adverb stands inside the noun phrase.
    fn behind_article(&self, at: usize) -> bool {
        let article = |class| self.scan.mark(at - 1, class).is_some_and(|m| m.end as usize == at);
        at > 0 && (article(self.classes.determiner) || article(self.classes.possessive))
    }

    /// Does a finite verb come before the next comma, so that `after` opens a clause?
    fn finite_ahead(&self, from: usize, to: usize) -> bool {
        let comma = (from..to.min(from + 40)).find(|&t| self.scan.token_text(t) == ",").unwrap_or(to) as u32;
        let ahead = self.annotated.verbs[self.verb..].iter().take_while(|g| g.tokens.first < comma);
        ahead.take(4).any(VerbGroup::finite)
    }

    fn after_comma(&self, at: usize) -> bool {
        at > 0 && self.scan.token_text(at - 1) == ","
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
