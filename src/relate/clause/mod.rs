//! Clauses: a sentence as noun phrases, verbs and the little words between, and who stands in which place of a verb.
//!
//! No parser: what stands before a verb up to the last boundary is its subject, what stands behind it up to the next
//! one are its object and its prepositional phrases. Attributions, events and deals are read from this.
//!
//! `cut` cuts the sentences; `subject` reads what stands before a verb, `behind` what follows it, `list` both ways along
//! a list of noun phrases.

mod behind;
mod cut;
mod list;
mod subject;

use crate::analysis::Annotated;
use crate::model::{ActorKind, Mention, Party, Tokens, Use, VerbGroup};
use crate::rules::Grammar;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::Mark;
use cut::Cutter;

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
    /// The sentence of each chunk.
    of_chunks: Vec<u32>,
    /// The chunk of each token; `OUTSIDE` of one between chunks.
    of_tokens: Vec<u32>,
    kinds: Kinds,
}

const OUTSIDE: u32 = u32::MAX;

/// What stands around a verb; all numbers are chunks.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The heads of the subject, several where they are joined.
    pub subject: Vec<usize>,
    /// The first noun phrases behind the verb; two where English puts the one who gets before what is given.
    pub objects: Vec<usize>,
    /// `the envoys whom Chad expelled`: the object stands before, and a relative pronoun for it.
    pub relative: bool,
    /// Prepositions and the noun phrases that they lead.
    pub slots: Vec<(usize, Vec<usize>)>,
    /// The verb (chunk) that begins a clause or an infinitive behind this one.
    pub complement: Option<usize>,
    /// Where the places behind the verb end.
    pub end: usize,
}

/// How many chunks around it a verb can have to do with; what keeps the work linear in any text.
const REACH: usize = 80;

/// The kinds of verbs that tell whose a noun phrase is, looked up once.
#[derive(Clone, Copy, Debug, Default)]
struct Kinds {
    /// `plans for Chad to pay`: what stands behind it does what the infinitive tells.
    orders: u64,
    /// `fined a firm for selling`: what is told behind their object is its deed.
    blames: u64,
    /// `il faut`: nobody does it.
    impersonal: u64,
    impersonal_passive: u64,
    /// What it has behind it may be a clause.
    takes_clause: u64,
    /// Behind what is said: `…, dénonce le Kremlin`.
    inverts: u64,
    speech: u64,
    /// Verbs of going, where these have an auxiliary of their own.
    motion: u64,
    hearer: u64,
    /// `prevent`, `stop`: what they keep their object from.
    keeps_from: u64,
    /// What forces do, right behind whose name a gerund of it tells of them.
    battles: u64,
    /// Deeds that leave people dead or hurt.
    harms: u64,
    /// Deeds of force, of which a raid holds several.
    hostile: u64,
    /// Deeds that are done to people: `arrest`.
    undergone: u64,
    /// Deeds of words, which only someone who speaks can do: `accuse`.
    voiced: u64,
    /// Nouns that can say something: `report`.
    voice: Option<ClassId>,
    /// `-t-il`: the pronoun behind its verb.
    inverted: Option<ClassId>,
    conjunction: Option<ClassId>,
    determiner: Option<ClassId>,
    /// `father`, `wife`: words for who someone is to another.
    kin: Option<ClassId>,
    /// Articles of many that look like a preposition: `des`.
    partitive: Option<ClassId>,
    /// Nouns and adjectives that an infinitive hangs on.
    outlook: Option<ClassId>,
    /// `led to`: what is told behind it is done by the one right before its verb.
    outcome: Option<ClassId>,
    /// `gratitude to`: whom these lead to did what is told behind them.
    thanks: Option<ClassId>,
    /// Things right behind which a relative clause may need no pronoun.
    contact: Option<ClassId>,
    /// Words for a part of a land: `nord`, `province`.
    region: Option<ClassId>,
    /// `territory`, `airspace`.
    territory: Option<ClassId>,
    /// `il y a`: words in which the pronoun stands for nobody.
    there: Option<ClassId>,
    /// Words for people, who may do something though no name is told.
    people: Option<[ClassId; 4]>,
}

impl Kinds {
    fn new(grammar: &Grammar) -> Kinds {
        let kind = |name| grammar.words.verbs.kind(name);
        Kinds {
            orders: kind("plan") | kind("wish") | kind("did"),
            blames: kind("blame") | kind("thank"),
            impersonal: kind("impersonal"),
            impersonal_passive: kind("impersonal-passive"),
            takes_clause: kind("speech") | kind("suppose") | kind("clause"),
            inverts: kind("inverts"),
            speech: kind("speech"),
            motion: kind("motion"),
            hearer: kind("hearer"),
            keeps_from: kind("refuse"),
            battles: kind("battle"),
            harms: kind("harm"),
            hostile: kind("hostile"),
            undergone: kind("undergone"),
            voiced: kind("voiced"),
            voice: Some(grammar.class("voice")),
            inverted: Some(grammar.class("inverted")),
            conjunction: Some(grammar.class("conjunction")),
            determiner: Some(grammar.class("determiner")),
            kin: Some(grammar.class("kin")),
            partitive: Some(grammar.class("partitive")),
            outlook: Some(grammar.class("outlook")),
            outcome: Some(grammar.class("outcome")),
            thanks: Some(grammar.class("thanks")),
            contact: Some(grammar.class("contact")),
            region: Some(grammar.class("part_of_land")),
            territory: Some(grammar.class("territory")),
            there: Some(grammar.class("impersonal")),
            people: Some(["agent", "role", "person_noun", "not_them"].map(|name| grammar.class(name))),
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
        let mut of_chunks = Vec::with_capacity(cutter.clauses.chunks.len());
        for (number, chunks) in cutter.clauses.sentences.iter().enumerate() {
            of_chunks.resize(chunks.end, number as u32);
        }
        Clauses { kinds: *annotated.scan.grammar.derived(Kinds::new), of_chunks, ..cutter.clauses }
    }

    /// The chunks (numbers) of the sentence that a chunk stands in; of a sentence without end, those near the chunk.
    pub fn sentence_of(&self, chunk: usize) -> std::ops::Range<usize> {
        let at = self.of_chunks.get(chunk);
        let whole = at.map_or(0..0, |&at| self.sentences[at as usize].clone());
        whole.start.max(chunk.saturating_sub(REACH))..whole.end.min(chunk + REACH)
    }

    /// The chunk that holds a token.
    pub fn chunk_at(&self, token: u32) -> Option<usize> {
        self.of_tokens.get(token as usize).filter(|&&chunk| chunk != OUTSIDE).map(|&chunk| chunk as usize)
    }

    /// The chunk of a verb group; one inside the last part of a text has none.
    pub fn verb_chunk(&self, group: u32) -> Option<usize> {
        self.verbs.get(group as usize).map(|&verb| verb as usize).filter(|&verb| verb < self.chunks.len())
    }

    /// Who and what stands around a verb.
    pub fn places(&self, annotated: &Annotated, group: u32) -> Places {
        let Some(verb) = self.verb_chunk(group) else { return Places::default() };
        let range = self.sentence_of(verb);
        let mut places = Places { subject: self.subject(annotated, verb, range.clone(), 0), ..Places::default() };
        self.behind(annotated, verb, range.end, &mut places);
        if let Some(object) = self.relative_object(annotated, verb, &places, range.start) {
            places.objects.push(object);
            places.relative = true;
        }
        if let Some(slot) = places.subject.first().and_then(|&s| self.led_relative(annotated, s, range.start)) {
            places.slots.insert(0, slot);
        }
        if self.inverted(annotated, verb, range) {
            places.subject = std::mem::take(&mut places.objects);
        }
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

    /// `the ambassador to the UN, Jane Roe,`: the person by name who holds the office that the phrase before the comma
    /// tells with the name of a body or a country.
    pub fn holder(&self, annotated: &Annotated, chunk: usize) -> Option<u32> {
        let chunks = &self.chunks;
        let to = self.sentence_of(chunk).end;
        // `A, B and C`; `after talks with the ambassador to the UN, Jane Roe said`.
        let apart = |part| matches!(part, Part::Conjunction | Part::Verb(_));
        let apart = chunks.get(chunk + 3).is_some_and(|c| chunk + 3 < to && apart(c.part));
        if chunk + 2 >= to || chunks[chunk + 1].part != Part::Comma || apart {
            return None;
        }
        let [_, role, ..] = self.kinds.people?;
        let kind = |m: &Mention| m.actor.map(|a| annotated.actors[a as usize].kind);
        let office = |m: &Mention| {
            let mut title = m.phrase.first as usize..m.tokens.first as usize;
            kind(m) != Some(ActorKind::Person) && title.any(|t| annotated.scan.is(t, role))
        };
        let name = chunks[chunk + 2].tokens;
        let person = |m: &Mention| m.tokens == name && kind(m) == Some(ActorKind::Person);
        let titled = mentions_in(annotated, chunks[chunk].tokens).last().is_some_and(|(_, m)| office(m));
        mentions_in(annotated, name).into_iter().find(|(_, m)| titled && person(m)).map(|(n, _)| n)
    }

    fn part(&self, at: usize) -> Part {
        self.chunks[at].part
    }

    fn group<'a>(&self, annotated: &'a Annotated, chunk: usize) -> Option<&'a VerbGroup> {
        match self.part(chunk) {
            Part::Verb(group) => annotated.verbs.get(group as usize),
            _ => None,
        }
    }

    fn finite_at(&self, annotated: &Annotated, at: usize) -> bool {
        self.group(annotated, at).is_some_and(VerbGroup::finite)
    }
}

/// The mentions whose names stand in these tokens, with their numbers.
pub fn mentions_in<'a>(annotated: &'a Annotated, tokens: Tokens) -> Vec<(u32, &'a Mention)> {
    let from = annotated.mentions.partition_point(|m| m.tokens.first < tokens.first);
    let inside = annotated.mentions[from..].iter().enumerate().take_while(|(_, m)| m.tokens.first < tokens.end);
    inside.map(|(n, m)| ((from + n) as u32, m)).collect()
}
