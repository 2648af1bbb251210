//! What the stages hand on: everything known of one article, piece by piece.
//!
//! `Packs` is what is known before reading; `Annotated` is a text with its annotations, from which `relate` makes
//! events and deals.

use crate::facts::Facts;
use crate::facts::profile::Repeated;
use crate::facts::words;
use crate::model::{Actor, Language, Mention, Money, Number, Page, TimeMention, VerbGroup, Weapon};
use crate::order::Order as _;
use crate::rules::pack::{self, PackFile};
use crate::rules::scan::Scan;
use crate::rules::{Compiled, Grammar};
use anyhow::Result;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// All packs, loaded: the facts, a grammar a language, and one for pages in no known language.
#[derive(Debug)]
pub struct Packs {
    pub facts: Facts,
    /// Lines that sites are known to repeat.
    pub repeated: Repeated,
    grammars: BTreeMap<String, Grammar>,
    /// What no language owns; most runs meet no page that asks for it.
    common: OnceLock<Grammar>,
    files: Vec<PackFile>,
}

impl Packs {
    /// The built-in packs.
    pub fn embedded() -> Result<Packs> {
        Packs::load(pack::embedded())
    }

    /// Packs from these files: each folder but `all` is a language.
    pub fn load(files: Vec<PackFile>) -> Result<Packs> {
        let mut facts = Facts::read(&files);
        let mut languages: Vec<&str> = files.iter().map(|f| f.pack).filter(|p| *p != "all").collect();
        languages.sort_unstable();
        languages.dedup();
        let (first, others) = languages.split_at(languages.len().div_ceil(2));
        let built = |language: &&str| Ok(((*language).to_owned(), grammar(language, &files)?));
        let grammars = |languages: &[&str]| languages.par_iter().map(built).collect::<Result<Vec<_>>>();
        // What all languages need is made beside the grammars, as much with the first ones as with the others: so two
        // threads end at the same time.
        let ((first, ()), (others, person_names)) = rayon::join(
            || rayon::join(|| grammars(first), || facts.prepare_offices()),
            || rayon::join(|| grammars(others), || Facts::read_people(&files)),
        );
        let grammars = first?.into_iter().chain(others?).collect();
        facts.person_names = person_names;
        Ok(Packs { facts, repeated: Repeated::default(), grammars, common: OnceLock::new(), files })
    }

    /// The grammar of a language; the common one where there is no pack for it.
    pub fn grammar(&self, language: &Language) -> &Grammar {
        let own = language.code.as_deref().and_then(|code| self.grammars.get(code));
        own.unwrap_or_else(|| self.common())
    }

    /// What no language owns, for pages in a language without a pack.
    pub fn common(&self) -> &Grammar {
        let common = || grammar("all", &self.files).expect("each language's grammar held these files");
        self.common.get_or_init(common)
    }

    /// Every rule of every language, by id.
    pub fn rules(&self) -> Vec<&Compiled> {
        let mut rules: Vec<&Compiled> = self.grammars().flat_map(|g| &g.rules).collect();
        rules.order_by(|a, b| a.rule.id.cmp(b.rule.id));
        rules.dedup_by(|a, b| a.rule.id == b.rule.id);
        rules
    }

    pub fn grammars(&self) -> impl Iterator<Item = &Grammar> {
        self.grammars.values()
    }
}

fn grammar(language: &str, files: &[PackFile]) -> Result<Grammar> {
    Grammar::build(language, files, |lexicon, own| words::enter(lexicon, own, language))
}

/// A scanned text with its annotations.
#[derive(Clone, Debug)]
pub struct Annotated<'a> {
    pub page: &'a Page,
    pub facts: &'a Facts,
    pub scan: Scan<'a>,
    pub numbers: Vec<Number>,
    pub times: Vec<TimeMention>,
    pub actors: Vec<Actor>,
    pub mentions: Vec<Mention>,
    pub weapons: Vec<Weapon>,
    pub money: Vec<Money>,
    pub verbs: Vec<VerbGroup>,
}

impl<'a> Annotated<'a> {
    /// A scanned text that nothing is known of yet.
    pub fn new(page: &'a Page, facts: &'a Facts, scan: Scan<'a>) -> Annotated<'a> {
        Annotated {
            page,
            facts,
            scan,
            numbers: Vec::new(),
            times: Vec::new(),
            actors: Vec::new(),
            mentions: Vec::new(),
            weapons: Vec::new(),
            money: Vec::new(),
            verbs: Vec::new(),
        }
    }
}
