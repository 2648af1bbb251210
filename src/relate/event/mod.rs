//! Events: who did what to whom.
//!
//! `verbal` reads frames off verb groups, `nominal` off nouns of doing; `who` finds the sides, `lists` more of them, `attending` who takes
//! part in talks, `before` those told of earlier, `owned` whose forces they are, `state` of which country, and `gender`
//! whether a pronoun agrees with them, `told` the time, the place and the speaker, `diary` the day of an entry, `summary` the line to
//! read, which `extent` ends; `game` tells what is only play; `merge` makes repeated mentions of one event one; `kinds` holds the kinds of words that
//! all of them ask for.

mod attending;
mod before;
mod diary;
mod extent;
mod game;
mod gender;
mod kinds;
mod lists;
mod merge;
mod nominal;
mod owned;
mod state;
mod summary;
mod told;
mod verbal;
mod who;

use super::clause::{Clauses, Part, Places};
use crate::analysis::Annotated;
use crate::model::{ArmsDeal, Attribution, Category, Event, EventType, LemmaId, Person, RuleId, Tokens, Use};
use crate::rules::frame::{Frame, Nouns};
use crate::text::Casing;
use kinds::{Classes, Kinds};
use std::cell::{Cell, OnceCell};

/// The article's events, in text order, each once.
pub fn events(
    annotated: &Annotated,
    clauses: Clauses,
    said: &[(Tokens, Attribution)],
    deals: &[ArmsDeal],
) -> Vec<Event> {
    let reader = Reader::new(annotated, clauses, said, deals);
    if reader.is_pastime() {
        return Vec::new();
    }
    let mut found = verbal::events(&reader);
    nominal::events(&reader, &mut found);
    merge::once(annotated, reader.without_life(found))
}

/// What all parts of the stage read from.
struct Reader<'a> {
    annotated: &'a Annotated<'a>,
    said: &'a [(Tokens, Attribution)],
    deals: &'a [ArmsDeal],
    clauses: Clauses,
    /// What stands around each verb group; read when first asked for.
    around: Vec<OnceCell<Places>>,
    /// The sides that each chunk stands for; read when first asked for.
    sides_of: Vec<OnceCell<Box<[u32]>>>,
    /// By chunk, whether its sides are being read, strictly and loosely.
    asked: Vec<[Cell<bool>; 2]>,
    /// The nouns of each sentence; read when first asked for.
    nouns_of: Vec<OnceCell<Nouns>>,
    kinds: &'a Kinds,
    classes: &'a Classes,
    /// The fullest form that the text names each actor by.
    fullest: Vec<Option<Tokens>>,
    /// In a diary, the sentence that opens each entry and the time that heads it.
    entries: Vec<(u32, u32)>,
    /// By their last token, the nouns that designations stand for: of `Su-30` that of aircraft.
    arms: Vec<(u32, LemmaId)>,
    /// Whether the article tells of a disaster; found when first asked for.
    calamity: OnceCell<bool>,
    /// A mention of the one land that the article tells of; found when first asked for.
    only_land: OnceCell<Option<u32>>,
}

/// The designations of a text for certain, each by its last token, with the noun of its category.
fn designations(annotated: &Annotated, kinds: &Kinds) -> Vec<(u32, LemmaId)> {
    let noun = |category: Category| kinds.arms.iter().find(|(own, _)| *own == category).map(|&(_, noun)| noun);
    let known = annotated.weapons.iter().filter(|w| w.sure && w.designation.is_some());
    known.filter_map(|w| Some((w.tokens.end - 1, noun(w.category)?))).collect()
}

impl<'a> Reader<'a> {
    fn new(
        annotated: &'a Annotated<'a>,
        clauses: Clauses,
        said: &'a [(Tokens, Attribution)],
        deals: &'a [ArmsDeal],
    ) -> Reader<'a> {
        let grammar = annotated.scan.grammar;
        let entries = diary::entries(annotated);
        let (kinds, classes) = (grammar.derived(Kinds::new), grammar.derived(Classes::new));
        let around = vec![OnceCell::new(); annotated.verbs.len()];
        let sides_of = vec![OnceCell::new(); clauses.chunks.len()];
        let asked = vec![Default::default(); clauses.chunks.len()];
        Reader {
            annotated,
            said,
            deals,
            clauses,
            around,
            sides_of,
            asked,
            nouns_of: vec![OnceCell::new(); annotated.scan.sentences.len()],
            kinds,
            classes,
            fullest: fullest(annotated),
            entries,
            arms: designations(annotated, kinds),
            calamity: OnceCell::new(),
            only_land: OnceCell::new(),
        }
    }

    /// Who and what stands around a verb.
    fn places(&self, group: u32) -> &Places {
        self.around[group as usize].get_or_init(|| self.clauses.places(self.annotated, group))
    }

    /// As `read_sides`, which the frames of a verb and what comes of them ask for again and again. Who some are hangs on who
    /// others are; where that leads back to the same ones, nobody.
    fn sides(&self, heads: &[usize], loose: bool) -> Vec<u32> {
        let [head] = *heads else { return self.read_sides(heads, loose) };
        let kept = &self.sides_of[head];
        if let Some(known) = kept.get().filter(|_| loose) {
            return known.to_vec();
        }
        let asked = &self.asked[head][usize::from(loose)];
        if asked.replace(true) {
            return Vec::new();
        }
        let sides = self.read_sides(heads, loose);
        asked.set(false);
        if loose {
            kept.get_or_init(|| sides.as_slice().into());
        }
        sides
    }

    /// The nouns of doing and of objects in a run of tokens, first to last, with their last tokens.
    fn nouns(&self, tokens: Tokens) -> impl Iterator<Item = (u32, u32)> + '_ {
        let scan = &self.annotated.scan;
        let words = &scan.grammar.words;
        let mut free = 0;
        tokens.range().filter_map(move |at| {
            // `la ministre française des Armées` are no armies.
            if scan.may_be(at, self.classes.portfolio) {
                free = self.charge_end(tokens, at).unwrap_or(free);
            }
            // `deux Rafale`: the type, and no gust.
            let named = scan.tokens[at].casing != Casing::Lower && self.designated(at).is_some();
            let Some(mark) = scan.mark(at, self.classes.noun).filter(|_| at >= free && !named) else {
                return self.designated(at);
            };
            // `une réunion clé`, `les liens militaires`
            let describes = at == free && scan.is(at, self.classes.adjunct);
            free = mark.end as usize;
            if describes {
                return None;
            }
            Some((mark.end - 1, words.noun(mark.value)?))
        })
    }

    /// The noun that the designation stands for that ends with a token: of `Su-30` that of aircraft.
    fn designated(&self, at: usize) -> Option<(u32, LemmaId)> {
        let found = self.arms.binary_search_by_key(&(at as u32), |(token, _)| *token).ok();
        found.map(|at| self.arms[at])
    }

    /// Where what a minister is in charge of ends that begins at a token: `des Armées`, right behind the office or its land.
    fn charge_end(&self, tokens: Tokens, at: usize) -> Option<usize> {
        let scan = &self.annotated.scan;
        let charge = scan.mark(at, self.classes.portfolio)?;
        let capital = scan.tokens[charge.end as usize - 1].casing != Casing::Lower;
        let office = (at.saturating_sub(2).max(tokens.first as usize)..at).any(|t| scan.is(t, self.classes.role));
        (capital && office).then_some(charge.end as usize)
    }

    /// The rule of this name that makes one deed of another: of a refusal, a vow, a demand.
    fn rule_of(&self, name: &str) -> Option<RuleId> {
        self.annotated.scan.grammar.own_rule("event", name)
    }

    /// The finite verb that a chunk is.
    fn finite_verb(&self, chunk: usize) -> Option<u32> {
        match self.clauses.chunks[chunk].part {
            Part::Verb(n) if self.annotated.verbs[n as usize].finite() => Some(n),
            _ => None,
        }
    }

    /// The verb that a chunk is, where its form says that many act.
    fn verb_of_many(&self, chunk: usize) -> Option<u32> {
        match self.clauses.chunks[chunk].part {
            Part::Verb(n) if self.annotated.verbs[n as usize].person == Person::ThirdPlural => Some(n),
            _ => None,
        }
    }
}

/// The longest run of tokens that names each actor.
fn fullest(annotated: &Annotated) -> Vec<Option<Tokens>> {
    let mut forms: Vec<Option<Tokens>> = vec![None; annotated.actors.len()];
    for mention in annotated.mentions.iter().filter(|m| m.usage == Use::Actor) {
        let Some(form) = mention.actor.and_then(|actor| forms.get_mut(actor as usize)) else { continue };
        let size = |tokens: Tokens| tokens.end - tokens.first;
        if form.is_none_or(|known| size(known) < size(mention.tokens)) {
            *form = Some(mention.tokens);
        }
    }
    forms
}

/// An event on its way: what was found, before time, place and summary.
struct Draft {
    kind: EventType,
    mode: Option<String>,
    rule: RuleId,
    trigger: Tokens,
    /// From the first to the last word that it was read from.
    tokens: Tokens,
    source: Vec<u32>,
    target: Vec<u32>,
    status: crate::model::EventStatus,
    /// The verb group that tells it, where one does.
    group: Option<u32>,
    /// Words to begin the summary with, in place of the sentence's own.
    nominal: bool,
    /// The grammar's subject is the one whom it is done to: `came under attack from Chad`.
    turned: bool,
    /// The day of the meeting at which it was promised.
    occasion: Option<u32>,
}

/// The type of the events that a frame makes; none where the frame is another stage's.
fn kind_of(frame: &Frame) -> Option<EventType> {
    frame.event
}
