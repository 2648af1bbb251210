//! Frames: what a verb or a noun of doing makes, with which objects and in which slots the sides stand.
//!
//! A frame is a rule with `verbs` or `nouns` and no pattern. It says what to look for in a clause; the stage that owns
//! the pack file looks.

use super::Compiled;
use super::classes::name_bit;
use super::inflect::{Inflected, plain};
use super::value::Table;
use crate::model::{EventType, LemmaId, RuleId};
use crate::order::Order as _;
use anyhow::{Context, Result};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::ops::Range;

/// The fields of a rule that is a frame.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(default)]
struct Fields {
    /// Base forms, with what must follow them (`call for`), or before them `se`.
    verbs: Vec<&'static str>,
    /// Nouns that name the deed.
    nouns: Vec<&'static str>,
    /// The object must hold one of these nouns, or a noun of one of these kinds (`@pact`).
    objects: Vec<&'static str>,
    /// The object must hold none of these.
    never: Vec<&'static str>,
    /// The clause that the verb takes must hold a verb of one of these kinds.
    clauses: Vec<&'static str>,
    /// Whom the subject must be: kinds of nouns.
    subjects: Vec<&'static str>,
    /// The prepositions that lead to the other side, beside the object.
    target: Vec<&'static str>,
    mode: &'static str,
    /// What else holds: `slots`, `swallows`, …; `packs/README.md` explains them.
    traits: Vec<&'static str>,
}

/// A verb of a frame: its lemma and the words that must follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameVerb {
    pub lemma: LemmaId,
    pub particles: Box<[Box<str>]>,
    /// `find … guilty`: the object stands between, or before in the passive.
    pub parted: bool,
    pub reflexive: bool,
}

/// Nouns wanted or not wanted: by kind or one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NounSet {
    kinds: u64,
    nouns: Box<[LemmaId]>,
    /// The nouns as bits, folded.
    folded: u64,
}

/// The nouns of a run of words, as far as sets of nouns are told apart by it: some may seem to be there that are not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nouns {
    kinds: u64,
    folded: u64,
}

impl Nouns {
    pub fn add(&mut self, words: &Inflected, noun: LemmaId) {
        self.kinds |= words.nouns.kinds(noun);
        words.nouns.line(noun).for_each(|noun| self.folded |= bit(noun));
    }
}

/// A noun as a bit of a folded set.
fn bit(noun: LemmaId) -> u64 {
    1 << (noun % 64)
}

impl NounSet {
    pub fn is_empty(&self) -> bool {
        self.kinds == 0 && self.nouns.is_empty()
    }

    /// Is this noun in the set, or the one that it is as a compound?
    pub fn holds(&self, words: &Inflected, noun: LemmaId) -> bool {
        let listed = |noun: LemmaId| self.folded & bit(noun) != 0 && self.nouns.contains(&noun);
        words.nouns.kinds(noun) & self.kinds != 0 || words.nouns.line(noun).any(listed)
    }

    /// May one of these nouns be in the set?
    pub fn may_hold_any(&self, nouns: &Nouns) -> bool {
        self.kinds & nouns.kinds != 0 || self.folded & nouns.folded != 0
    }
}

/// A compiled frame.
#[derive(Clone, Debug)]
pub struct Frame {
    pub rule: RuleId,
    pub make: &'static str,
    /// The type of the events that it makes; none where it makes something else.
    pub event: Option<EventType>,
    pub mode: &'static str,
    /// By lemma.
    verbs: Vec<FrameVerb>,
    pub objects: NounSet,
    pub never: NounSet,
    pub subjects: NounSet,
    /// Kinds of verbs that the clause taken must hold.
    pub clauses: u64,
    pub target: Vec<&'static str>,
    traits: Vec<&'static str>,
    /// The traits as bits, folded: most questions are answered no by one look.
    folded: u64,
}

impl Frame {
    /// What the frame says of this verb: once for all that may stand around it.
    pub fn verbs(&self, lemma: LemmaId) -> &[FrameVerb] {
        let from = self.verbs.partition_point(|v| v.lemma < lemma);
        let own = self.verbs[from..].partition_point(|v| v.lemma == lemma);
        &self.verbs[from..from + own]
    }

    #[inline]
    pub fn has(&self, name: &str) -> bool {
        self.folded & name_bit(name) != 0 && self.traits.contains(&name)
    }
}

/// All frames of a grammar, by the words that bring them up.
#[derive(Clone, Debug, Default)]
pub struct Frames {
    pub frames: Vec<Frame>,
    /// Each with where its verbs of the lemma stand.
    by_verb: FxHashMap<LemmaId, Vec<(u32, Range<u32>)>>,
    by_noun: FxHashMap<LemmaId, Vec<u32>>,
}

/// The verbs that a rule names: base forms without what stands around them.
pub fn verbs_of(rule: Table) -> impl Iterator<Item = &'static str> {
    rule.texts("verbs").map(|verb| split_reflexive(verb).1.split(' ').next().unwrap_or(verb))
}

/// The nouns that a rule names, without kinds.
pub fn nouns_of(rule: Table) -> impl Iterator<Item = &'static str> {
    ["nouns", "objects", "never", "subjects"]
        .into_iter()
        .flat_map(move |field| rule.texts(field))
        .filter(|noun| !noun.starts_with('@'))
}

/// `se réunir` and `s'entretenir` are marked with `~` in front, the pronoun being the language's own.
fn split_reflexive(verb: &str) -> (bool, &str) {
    verb.strip_prefix('~').map_or((false, verb), |rest| (true, rest))
}

impl Frames {
    /// Compiles the rules that name verbs or nouns.
    pub fn compile(rules: &[Compiled], words: &Inflected) -> Result<Frames> {
        let mut frames = Frames::default();
        for (id, compiled) in rules.iter().enumerate() {
            let fields = compiled.rule.fields();
            if compiled.pattern.is_none() && (fields.has("verbs") || fields.has("nouns")) {
                let fields: Fields = fields.read().with_context(|| format!("rule {}", compiled.rule.id))?;
                frames.add(id as RuleId, compiled.rule.make, fields, words)?;
            }
        }
        for (compound, head) in words.nouns.compounds() {
            if let Some(of_head) = words.nouns.line(head).find_map(|noun| frames.by_noun.get(&noun)).cloned() {
                frames.by_noun.entry(compound).or_insert(of_head);
            }
        }
        Ok(frames)
    }

    fn add(&mut self, rule: RuleId, make: &'static str, fields: Fields, words: &Inflected) -> Result<()> {
        let id = self.frames.len() as u32;
        let mut verbs: Vec<FrameVerb> = fields.verbs.iter().map(|v| frame_verb(v, words)).collect::<Result<_>>()?;
        verbs.order_by_key(|verb| verb.lemma);
        let mut first = 0;
        for same in verbs.chunk_by(|a, b| a.lemma == b.lemma) {
            let own = first..first + same.len() as u32;
            first = own.end;
            self.by_verb.entry(same[0].lemma).or_default().push((id, own));
        }
        for noun in &fields.nouns {
            let noun = noun.split('/').next().unwrap_or(noun).trim();
            let lemma = words.nouns.id(noun).with_context(|| format!("no noun `{noun}`"))?;
            self.by_noun.entry(lemma).or_default().push(id);
        }
        self.frames.push(Frame {
            rule,
            make,
            event: EventType::parse(make),
            mode: fields.mode,
            verbs,
            objects: noun_set(&fields.objects, words)?,
            never: noun_set(&fields.never, words)?,
            subjects: noun_set(&fields.subjects, words)?,
            clauses: kinds(&fields.clauses, |kind| words.verbs.kind(kind))?,
            target: fields.target,
            folded: fields.traits.iter().fold(0, |all, name| all | name_bit(name)),
            traits: fields.traits,
        });
        Ok(())
    }

    /// The frames that a verb brings up, in pack order.
    pub fn of_verb(&self, lemma: LemmaId) -> impl Iterator<Item = &Frame> {
        self.by_verb.get(&lemma).into_iter().flatten().map(|&(id, _)| &self.frames[id as usize])
    }

    /// The same, each with what it says of the verb.
    pub fn of_verb_with_words(&self, lemma: LemmaId) -> impl Iterator<Item = (&Frame, &[FrameVerb])> {
        self.by_verb.get(&lemma).into_iter().flatten().map(|(id, own)| {
            let frame = &self.frames[*id as usize];
            (frame, &frame.verbs[own.start as usize..own.end as usize])
        })
    }

    /// The frames that a noun of doing brings up.
    pub fn of_noun(&self, lemma: LemmaId) -> impl Iterator<Item = &Frame> {
        self.by_noun.get(&lemma).into_iter().flatten().map(|&id| &self.frames[id as usize])
    }
}

/// Where the object of a verb stands whose particles follow it.
const PARTED: &str = "…";

fn frame_verb(verb: &str, words: &Inflected) -> Result<FrameVerb> {
    let (reflexive, verb) = split_reflexive(verb);
    let parted = verb.contains(PARTED);
    let mut parts = verb.split(' ').filter(|part| *part != PARTED);
    let base = plain(parts.next().unwrap_or(verb));
    let lemma = words.verbs.id(base).with_context(|| format!("no verb `{base}`"))?;
    Ok(FrameVerb { lemma, particles: parts.map(Box::from).collect(), parted, reflexive })
}

fn noun_set(names: &[&str], words: &Inflected) -> Result<NounSet> {
    let of_kind: Vec<&str> = names.iter().filter_map(|n| n.strip_prefix('@')).collect();
    let nouns = names.iter().filter(|n| !n.starts_with('@')).map(|noun| {
        let noun = noun.split('/').next().unwrap_or(noun).trim();
        words.nouns.id(noun).with_context(|| format!("no noun `{noun}`"))
    });
    let nouns: Box<[LemmaId]> = nouns.collect::<Result<_>>()?;
    let folded = nouns.iter().fold(0, |all, &noun| all | bit(noun));
    Ok(NounSet { kinds: kinds(&of_kind, |kind| words.nouns.kind(kind))?, nouns, folded })
}

fn kinds(names: &[&str], bit: impl Fn(&str) -> u64) -> Result<u64> {
    names.iter().try_fold(0, |all, name| {
        let bit = bit(name);
        anyhow::ensure!(bit != 0, "no words of kind `{name}`");
        Ok(all | bit)
    })
}
