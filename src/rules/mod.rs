//! The engine: packs in, marks and matches out. It knows no language and no subject.
//!
//! `pack` reads files, which `digest` has parsed, `value` and `table` what they hold, `lexicon` marks known words in one scan, `classes` are sets of their kinds, `inflect` enters verbs and nouns in
//! all forms, a `vocabulary` is all that, `pattern` matches over marks, `ahead` tells what can go on, `sieve` picks the patterns worth trying, `rule` is what a pack says of one
//! pattern, `frame` what it says of a verb, `derived` holds what stages look up by name. A `Grammar` is all that is known for one language.

mod ahead;
mod classes;
mod derived;
pub mod digest;
pub mod frame;
pub mod inflect;
pub mod lexicon;
pub mod pack;
pub mod pattern;
pub mod rule;
pub mod scan;
mod segments;
mod sieve;
pub mod table;
pub mod value;
pub mod vocabulary;

pub use classes::name_bit;

use crate::model::RuleId;
use crate::order::Order as _;
use anyhow::{Context, Result};
use derived::Derived;
use frame::Frames;
use inflect::Inflected;
use lexicon::{ClassId, Lexicon, WordId};
use pack::PackFile;
use pattern::{Heads, Match, Pattern, Room};
use rule::Rule;
use rustc_hash::FxHashMap;
use scan::{ClassSet, Scan};
use sieve::Sifted;
use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use value::Table;
use vocabulary::Vocabulary;

/// A rule of a grammar: with its stage (the pack file's name) and its compiled pattern.
#[derive(Clone, Debug)]
pub struct Compiled {
    pub stage: &'static str,
    pub rule: Rule,
    pub pattern: Option<Pattern>,
}

impl Compiled {
    fn new(rule: Rule, stage: &'static str, lexicon: &mut Lexicon) -> Result<Compiled> {
        let pattern = pattern_of(&rule, lexicon)?;
        Ok(Compiled { stage, rule, pattern })
    }
}

/// The pattern of a rule that has one; its words are entered.
fn pattern_of(rule: &Rule, lexicon: &mut Lexicon) -> Result<Option<Pattern>> {
    let pattern = rule.pattern.map(|pattern| Pattern::parse(pattern, lexicon)).transpose();
    pattern.with_context(|| format!("rule {}", rule.id))
}

/// Everything known for one language: the words and rules of `all` and of the language's own pack.
#[derive(Clone, Debug)]
pub struct Grammar {
    pub language: Box<str>,
    /// The word that joins the last of several names: `and`.
    pub and: &'static str,
    pub lexicon: Lexicon,
    pub rules: Vec<Compiled>,
    /// Pack files, for the sections that only one stage reads, by stage and file order.
    pub sections: Vec<(&'static str, Table)>,
    /// Verbs and nouns in all their forms.
    pub words: Inflected,
    pub frames: Frames,
    endings: Vec<Endings>,
    /// By what an id is made of: pack, subject, name.
    by_id: FxHashMap<(&'static str, &'static str, &'static str), RuleId>,
    /// The rules with a pattern, by stage.
    by_stage: BTreeMap<&'static str, ByHead>,
    /// Of these the rules that join what was found before.
    joining: BTreeMap<&'static str, ByHead>,
    derived: Derived,
}

/// What the patterns of rules that join what was found before call the first of it.
const FIRST_JOINED: &str = "a";

/// The rules of a stage by what their patterns begin with, and what can follow that: most rules are not even tried.
#[derive(Clone, Debug, Default)]
struct ByHead {
    words: FxHashMap<WordId, Sifted>,
    /// By class.
    classes: Vec<Sifted>,
    /// The classes that any begins with.
    heads: ClassSet,
}

impl ByHead {
    fn class(&mut self, ClassId(class): ClassId) -> &mut Sifted {
        let rules = &mut self.classes;
        rules.resize_with(rules.len().max(usize::from(class) + 1), Sifted::default);
        &mut rules[usize::from(class)]
    }

    /// Enters a rule under all that it can begin with.
    fn add(&mut self, rule: RuleId, heads: &Heads) {
        for (word, course) in &heads.words {
            self.words.entry(*word).or_default().push(rule, course.clone());
        }
        for (class, course) in &heads.classes {
            self.heads.add(*class);
            self.class(*class).push(rule, course.clone());
        }
    }

    /// Calls `then` with each rule that may match at a token, until it says so.
    fn any(&self, scan: &Scan, token: usize, to: usize, mut then: impl FnMut(RuleId) -> bool) -> bool {
        if self.words.get(&scan.word(token)).is_some_and(|rules| rules.any(scan, token + 1, to, &mut then)) {
            return true;
        }
        if !scan.classes_at(token).meets(&self.heads) {
            return false;
        }
        for (_, mark) in scan.marks_at(token) {
            let rules = self.classes.get(usize::from(mark.class.0)).filter(|rules| !rules.is_empty());
            if rules.is_some_and(|rules| rules.any(scan, mark.end as usize, to, &mut then)) {
                return true;
            }
        }
        false
    }
}

/// The longest match so far.
struct Best {
    rule: RuleId,
    end: usize,
}

thread_local! {
    /// Room for captures, used for one token after another.
    static ROOM: RefCell<Room> = RefCell::default();
}

/// How words of a kind end, as the pack files of a stage tell it.
#[derive(Clone, Debug)]
struct Endings {
    stage: &'static str,
    kind: &'static str,
    endings: Vec<&'static str>,
}

/// Pack, subject and name of a rule, which its id joins by full stops.
fn parts(id: &str) -> (&str, &str, &str) {
    let (pack, rest) = id.split_once('.').unwrap_or(("", id));
    let (subject, name) = rest.split_once('.').unwrap_or(("", rest));
    (pack, subject, name)
}

/// All the sections `endings`, in file order; of one stage and kind those of all files together.
fn endings(sections: &[(&'static str, Table)]) -> Vec<Endings> {
    let mut all: Vec<Endings> = Vec::new();
    let lists = |&(stage, table): &(&'static str, Table)| table.table("endings").iter().map(move |kind| (stage, kind));
    for (stage, (kind, list)) in sections.iter().flat_map(lists) {
        match all.iter_mut().find(|of| (of.stage, of.kind) == (stage, kind)) {
            Some(of) => of.endings.extend(list.texts()),
            None => all.push(Endings { stage, kind, endings: list.texts().collect() }),
        }
    }
    all
}

/// What a pack names as the word that joins the last of several names; a comma's worth where it names none.
fn joining_word(sections: &[(&'static str, Table)]) -> &'static str {
    sections.iter().rev().find_map(|(_, table)| table.str("and")).unwrap_or("&")
}

/// A rule's pattern found in a text.
#[derive(Clone, Debug)]
pub struct Fired {
    pub rule: RuleId,
    pub found: Match,
}

impl Grammar {
    /// Builds a grammar from the files of the `all` pack and of one language. `tables` enters the words of tables.
    pub fn build(
        language: &str,
        files: &[PackFile],
        tables: impl FnOnce(&mut Lexicon, &[PackFile]),
    ) -> Result<Grammar> {
        let own = pack::of_language(language, files);
        let toml = || own.iter().filter(|file| file.is_toml());
        let sections: Vec<(&str, Table)> = toml().map(|file| (file.stage(), file.toml())).collect();
        let of_file = |file: &PackFile| file.rules().map(|rule| (file.stage(), rule)).collect::<Vec<_>>();
        let mut rules: Vec<(&str, Rule)> = toml().flat_map(of_file).collect();
        // What a language says itself goes before what is said for all.
        rules.order_by_key(|(_, rule)| rule.id.starts_with("all."));
        let entered = || Vocabulary::enter(&sections, &rules, |lexicon| tables(lexicon, &own));
        let Vocabulary { mut lexicon, words } = Vocabulary::carried(language, &own).map_or_else(entered, Ok)?;
        let rules = rules.into_iter().map(|(stage, rule)| Compiled::new(rule, stage, &mut lexicon));
        let rules = rules.collect::<Result<Vec<_>>>()?;
        let frames = Frames::compile(&rules, &words)?;
        let mut grammar = Grammar {
            language: language.into(),
            and: joining_word(&sections),
            endings: endings(&sections),
            lexicon,
            rules,
            sections,
            words,
            frames,
            by_id: FxHashMap::default(),
            by_stage: BTreeMap::new(),
            joining: BTreeMap::new(),
            derived: Derived::default(),
        };
        grammar.index()?;
        Ok(grammar)
    }

    fn index(&mut self) -> Result<()> {
        for (id, compiled) in self.rules.iter().enumerate() {
            self.by_id.insert(parts(compiled.rule.id), id as RuleId);
            let Some(pattern) = &compiled.pattern else { continue };
            let heads = pattern.heads().with_context(|| format!("rule {}", compiled.rule.id))?;
            let joins = pattern.names(FIRST_JOINED).then_some(&mut self.joining);
            for by_stage in [&mut self.by_stage].into_iter().chain(joins) {
                by_stage.entry(compiled.stage).or_default().add(id as RuleId, &heads);
            }
        }
        Ok(())
    }

    /// The class of this name; one that no pack uses gets an id that no mark has.
    pub fn class(&self, name: &str) -> ClassId {
        self.lexicon.class_named(name).unwrap_or(ClassId::UNUSED)
    }

    /// What a stage makes of the grammar once, and asks for in every article: one value of each type.
    pub fn derived<T: Any + Send + Sync>(&self, make: impl FnOnce(&Grammar) -> T) -> &'static T {
        self.derived.get_or_make(|| make(self))
    }

    /// How words of a kind end that no pack lists, as the first stage tells that does: `ly` of adverbs.
    pub fn endings(&self, kind: &str) -> &[&'static str] {
        self.endings.iter().find(|of| of.kind == kind).map_or(&[], |of| &of.endings)
    }

    /// Does a noun end as plurals do?
    pub fn ends_as_plural(&self, word: &str) -> bool {
        self.endings("plural").iter().any(|ending| word.ends_with(ending))
    }

    /// The same as one stage tells it.
    pub fn endings_of(&self, stage: &str, kind: &str) -> &[&'static str] {
        self.endings.iter().find(|of| of.stage == stage && of.kind == kind).map_or(&[], |of| &of.endings)
    }

    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.rules[id as usize].rule
    }

    /// The stage that a rule belongs to: the name of its pack file.
    pub fn stage(&self, id: RuleId) -> &'static str {
        self.rules[id as usize].stage
    }

    /// The language's own rule of this subject and name, else that of all languages; rules written in Rust find their
    /// text this way.
    pub fn own_rule(&self, subject: &str, name: &str) -> Option<RuleId> {
        let own = self.by_id.get(&(&*self.language, subject, name));
        own.or_else(|| self.by_id.get(&("all", subject, name))).copied()
    }

    /// The rules of a stage that have a pattern.
    pub fn patterns(&self, stage: &str) -> Patterns<'_> {
        Patterns { grammar: self, heads: self.by_stage.get(stage), joining: self.joining.get(stage) }
    }

    /// The capture of this name in a match of a rule.
    pub fn capture(&self, fired: &Fired, name: &str) -> Option<pattern::Capture> {
        self.rules[fired.rule as usize].pattern.as_ref()?.capture(&fired.found, name)
    }
}

/// The rules of one stage that have a pattern, looked up once for all its tokens.
#[derive(Clone, Copy, Debug)]
pub struct Patterns<'g> {
    grammar: &'g Grammar,
    heads: Option<&'g ByHead>,
    /// Those that join what was found before.
    joining: Option<&'g ByHead>,
}

impl Patterns<'_> {
    /// The longest match at a token; between equals, that of the rule that comes first in the pack.
    pub fn longest_at(&self, scan: &Scan, token: usize, to: usize) -> Option<Fired> {
        let heads = self.heads?;
        let mut best = Best { rule: RuleId::MAX, end: token };
        ROOM.with_borrow_mut(|room| {
            heads.any(scan, token, to, |rule| {
                self.try_rule(rule, scan, token, to, &mut best, room);
                false
            });
            let Best { rule, end } = best;
            let found = |room: &Room| Match { first: token as u32, end: end as u32, captures: room.longest.clone() };
            (end > token).then(|| Fired { rule, found: found(room) })
        })
    }

    /// Does any rule that joins what was found before match at a token?
    pub fn joins_at(&self, scan: &Scan, token: usize, to: usize) -> bool {
        let Some(heads) = self.joining else { return false };
        let pattern = |rule: RuleId| self.grammar.rules[rule as usize].pattern.as_ref();
        ROOM.with_borrow_mut(|room| {
            heads.any(scan, token, to, |rule| {
                pattern(rule).is_some_and(|pattern| pattern.longest(scan, token, to, token, room).is_some())
            })
        })
    }

    fn try_rule(&self, rule: RuleId, scan: &Scan, token: usize, to: usize, best: &mut Best, room: &mut Room) {
        let Some(pattern) = &self.grammar.rules[rule as usize].pattern else { return };
        // Of two matches of one length, that of the rule that comes first.
        let beaten = if rule < best.rule { best.end.saturating_sub(1).max(token) } else { best.end };
        if let Some(end) = pattern.longest(scan, token, to, beaten, room) {
            (best.rule, best.end) = (rule, end);
        }
    }
}
