//! Inflection: verbs and nouns that packs write once, entered in all their forms.
//!
//! A pack lists a verb by its base and, where they are irregular, its principal parts; `paradigm` makes the other parts
//! and every form as `[inflection]` says.

mod heads;
mod kept;
mod paradigm;

use super::lexicon::{Entry, Lexicon};
use super::value::{Table, Value};
use crate::model::{LemmaId, Person};
use anyhow::{Context, Result, bail};
use paradigm::{Inflection, Paradigm, parse_feature};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The classes of every verb form and of every noun form.
pub const VERB: &str = "verb";
pub const NOUN: &str = "noun";

/// No kind of nouns: compounds that are not what their head says.
const APART: &str = "apart";

/// What a form of a verb is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Form {
    /// English `sign`: infinitive, or present of all persons but one.
    Base,
    Infinitive,
    Present,
    Imperfect,
    /// `signed`; `signa`.
    Past,
    Future,
    Conditional,
    Subjunctive,
    Participle,
    /// `signing`; `signant`.
    Gerund,
}

/// A form of a verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VerbForm {
    pub lemma: LemmaId,
    pub form: Form,
    pub person: Person,
}

/// Words of one class by their base, with the kinds that packs put them in (`[verbs.kinds]`, `[nouns]`).
#[derive(Clone, Debug, Default)]
pub struct Lemmas {
    bases: Vec<&'static str>,
    /// The kinds of each word, a bit each.
    kinds: Vec<u64>,
    ids: FxHashMap<&'static str, LemmaId>,
    kind_names: Vec<&'static str>,
    /// By noun, what it is as a compound: of `arms embargo`, `embargo`; itself where it is none.
    heads: Vec<LemmaId>,
}

impl Lemmas {
    fn add(&mut self, base: &'static str) -> LemmaId {
        let new = self.bases.len() as LemmaId;
        let id = *self.ids.entry(base).or_insert(new);
        if id == new {
            self.bases.push(base);
            self.kinds.push(0);
        }
        id
    }

    /// The bit of a kind, made when it is new.
    fn add_kind(&mut self, kind: &'static str) -> Result<u64> {
        let known = self.kind_names.iter().position(|k| *k == kind);
        let at = known.unwrap_or(self.kind_names.len());
        if at == self.kind_names.len() {
            self.kind_names.push(kind);
        }
        if at >= 64 {
            bail!("more than 64 kinds of words: `{kind}`");
        }
        Ok(1 << at)
    }

    fn add_of_kind(&mut self, kind: u64, base: &'static str) {
        let id = self.add(base);
        self.kinds[id as usize] |= kind;
    }

    pub fn base(&self, id: LemmaId) -> &'static str {
        self.bases.get(id as usize).map_or("", |b| b)
    }

    pub fn id(&self, base: &str) -> Option<LemmaId> {
        self.ids.get(base).copied()
    }

    /// The bit of a kind; no bit where no pack names it.
    pub fn kind(&self, name: &str) -> u64 {
        self.kind_names.iter().position(|k| *k == name).map_or(0, |n| 1 << n)
    }

    /// The kinds that a word is of.
    #[inline]
    pub fn kinds(&self, id: LemmaId) -> u64 {
        self.kinds.get(id as usize).copied().unwrap_or(0)
    }
}

/// All inflected words of a grammar.
#[derive(Clone, Debug, Default)]
pub struct Inflected {
    pub verbs: Lemmas,
    pub nouns: Lemmas,
    /// By lexicon entry.
    forms: Vec<Option<WordForm>>,
}

/// The word that an entry is a form of, and of a verb which form.
#[derive(Clone, Copy, Debug)]
struct WordForm {
    lemma: LemmaId,
    of_verb: Option<(Form, Person)>,
}

/// `[verbs]` of a pack.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(default)]
struct Listed {
    regular: &'static str,
    /// A verb a line: its base and its principal parts.
    irregular: &'static str,
    /// Whole paradigms: base, feature, forms.
    exact: BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>,
    kinds: BTreeMap<&'static str, &'static str>,
}

/// What packs and their rules name, before it is inflected.
#[derive(Default)]
struct Wanted {
    /// By base: the entry and its principal parts.
    verbs: BTreeMap<&'static str, Vec<&'static str>>,
    /// Bases of verbs whose whole paradigm is listed.
    exact: FxHashSet<&'static str>,
    nouns: Vec<&'static str>,
    /// Compounds that are not what their head says.
    apart: FxHashSet<&'static str>,
}

impl Wanted {
    /// Without a line of its own a verb is regular: `ban(n)` doubles before vowels, `cancel[l]` may.
    fn verb(&mut self, entry: &'static str) {
        let known = self.verbs.entry(plain(entry)).or_insert_with(|| vec![entry]);
        if known.len() == 1 && known[0].len() < entry.len() {
            known[0] = entry;
        }
    }
}

impl Inflected {
    /// Inflects into the lexicon what the sections list and the words that rules name: the first word of each of
    /// their `verbs`, and their `nouns`.
    pub fn enter(
        lexicon: &mut Lexicon,
        sections: &[(&'static str, Table)],
        verbs: impl Iterator<Item = &'static str>,
        nouns: impl Iterator<Item = &'static str>,
    ) -> Result<Inflected> {
        let named = |name| sections.iter().filter_map(move |(_, table)| table.get(name));
        let how = named("inflection").next().map(Value::read).transpose().context("[inflection]")?;
        let how: Inflection = how.unwrap_or_default();
        let mut paradigm = Paradigm::new(&how)?;
        let mut inflected = Inflected::default();
        let mut wanted = Wanted::default();
        for section in named("verbs") {
            inflected.read_verbs(lexicon, section.read().context("[verbs]")?, &mut wanted)?;
        }
        for section in named("nouns") {
            inflected.read_nouns(section.read().context("[nouns]")?, &mut wanted)?;
        }
        verbs.for_each(|verb| wanted.verb(verb));
        wanted.nouns.extend(nouns);
        for (base, entry) in &wanted.verbs {
            if !wanted.exact.contains(base) && !paradigm.is_empty() {
                inflected.inflect(lexicon, &mut paradigm, base, entry)?;
            }
        }
        wanted.nouns.iter().for_each(|noun| inflected.enter_noun(lexicon, &mut paradigm, noun));
        inflected.nouns.find_heads(&how.compound, &wanted.apart);
        Ok(inflected)
    }

    fn read_verbs(&mut self, lexicon: &mut Lexicon, listed: Listed, wanted: &mut Wanted) -> Result<()> {
        let class = lexicon.class(VERB);
        for (base, features) in &listed.exact {
            self.verbs.add(base);
            wanted.exact.insert(base);
            for (feature, forms) in features {
                parse_feature(feature)?;
                forms.split_whitespace().for_each(|form| lexicon.add(class, base, feature, form));
            }
        }
        for line in listed.irregular.lines().filter(|l| !l.trim().is_empty()) {
            let entry: Vec<&str> = line.split_whitespace().collect();
            wanted.verbs.insert(plain(entry[0]), entry);
        }
        listed.regular.split_whitespace().for_each(|verb| wanted.verb(verb));
        for (kind, list) in &listed.kinds {
            let kind = self.verbs.add_kind(kind)?;
            for verb in list.split_whitespace() {
                wanted.verb(verb);
                self.verbs.add_of_kind(kind, plain(verb));
            }
        }
        Ok(())
    }

    fn read_nouns(&mut self, kinds: BTreeMap<&'static str, &'static str>, wanted: &mut Wanted) -> Result<()> {
        for (kind, list) in &kinds {
            let nouns = list.split(',').map(str::trim).filter(|n| !n.is_empty());
            if *kind == APART {
                wanted.apart.extend(nouns);
                continue;
            }
            let kind = self.nouns.add_kind(kind)?;
            for noun in nouns {
                self.nouns.add_of_kind(kind, noun.split('/').next().unwrap_or(noun).trim());
                wanted.nouns.push(noun);
            }
        }
        Ok(())
    }

    fn inflect(
        &mut self,
        lexicon: &mut Lexicon,
        paradigm: &mut Paradigm,
        base: &'static str,
        entry: &[&'static str],
    ) -> Result<()> {
        self.verbs.add(base);
        let class = lexicon.class(VERB);
        let mut enter = |stretched: &str| {
            paradigm.inflect([base, stretched], &entry[1..], |feature, form| lexicon.add(class, base, feature, form))
        };
        if entry[0].contains('[') {
            enter(base)?;
        }
        match entry[0] == base {
            true => enter(base),
            false => enter(&entry[0].replace(['(', ')', '[', ']'], "")),
        }
    }

    /// A noun in singular and plural; `man/men` gives the plural itself.
    fn enter_noun(&mut self, lexicon: &mut Lexicon, paradigm: &mut Paradigm, noun: &'static str) {
        let class = lexicon.class(NOUN);
        let (singular, plural) = match noun.split_once('/') {
            Some((singular, plural)) => (singular.trim(), plural.trim()),
            None => (noun, paradigm.plural(noun)),
        };
        self.nouns.add(singular);
        lexicon.add(class, singular, "", singular);
        lexicon.add(class, singular, "plural", plural);
    }

    /// Lists what the entries of a lexicon are forms of, once all are there.
    pub fn list_forms(&mut self, lexicon: &Lexicon) {
        let [verb, noun] = [VERB, NOUN].map(|name| lexicon.class_named(name));
        let entries = lexicon.entries();
        self.forms = vec![None; entries.len()];
        let mut known = FxHashMap::default();
        let mut at = 0;
        for own in entries.chunk_by(|a, b| (a.class, a.key) == (b.class, b.key)) {
            let class = Some(own[0].class);
            let lemmas = if class == verb { Some(&self.verbs) } else { (class == noun).then_some(&self.nouns) };
            if let Some(lemma) = lemmas.and_then(|lemmas| lemmas.id(own[0].key)) {
                for (form, Entry { feature, .. }) in self.forms[at..].iter_mut().zip(own) {
                    let of_verb = *known.entry(*feature).or_insert_with(|| parse_feature(feature).ok());
                    *form = Some(WordForm { lemma, of_verb });
                }
            }
            at += own.len();
        }
    }

    /// The verb form that a lexicon entry of class `verb` is.
    #[inline]
    pub fn verb(&self, entry: u32) -> Option<VerbForm> {
        let WordForm { lemma, of_verb } = self.forms.get(entry as usize).copied().flatten()?;
        of_verb.map(|(form, person)| VerbForm { lemma, form, person })
    }

    /// The noun that a lexicon entry of class `noun` is.
    #[inline]
    pub fn noun(&self, entry: u32) -> Option<LemmaId> {
        let word = self.forms.get(entry as usize).copied().flatten()?;
        word.of_verb.is_none().then_some(word.lemma)
    }
}

/// A verb's entry without the letter that it doubles.
pub(super) fn plain(entry: &str) -> &str {
    entry.split(['(', '[']).next().unwrap_or(entry)
}
