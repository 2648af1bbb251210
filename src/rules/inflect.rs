//! Inflection: verbs and nouns that packs write once, entered in all their forms.
//!
//! A pack lists a verb by its base and, where they are irregular, its principal parts; `[inflection]` says how the
//! other parts and every form are made. Endings are data, so that the engine knows no language.

use super::lexicon::Lexicon;
use crate::model::{LemmaId, Person};
use anyhow::{Context, Result, bail};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The classes of every verb form and of every noun form.
pub const VERB: &str = "verb";
pub const NOUN: &str = "noun";

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
    bases: Vec<Box<str>>,
    /// The kinds of each word, a bit each.
    kinds: Vec<u64>,
    ids: FxHashMap<Box<str>, LemmaId>,
    kind_names: Vec<Box<str>>,
}

impl Lemmas {
    fn add(&mut self, base: &str) -> LemmaId {
        if let Some(&id) = self.ids.get(base) {
            return id;
        }
        let id = self.bases.len() as LemmaId;
        self.bases.push(base.into());
        self.kinds.push(0);
        self.ids.insert(base.into(), id);
        id
    }

    fn add_kind(&mut self, kind: &str, base: &str) -> Result<()> {
        let at = match self.kind_names.iter().position(|k| **k == *kind) {
            Some(at) => at,
            None => {
                self.kind_names.push(kind.into());
                self.kind_names.len() - 1
            }
        };
        if at >= 64 {
            bail!("more than 64 kinds of words: `{kind}`");
        }
        let id = self.add(base);
        self.kinds[id as usize] |= 1 << at;
        Ok(())
    }

    pub fn base(&self, id: LemmaId) -> &str {
        self.bases.get(id as usize).map_or("", |b| b)
    }

    pub fn id(&self, base: &str) -> Option<LemmaId> {
        self.ids.get(base).copied()
    }

    /// The bit of a kind; no bit where no pack names it.
    pub fn kind(&self, name: &str) -> u64 {
        self.kind_names.iter().position(|k| **k == *name).map_or(0, |n| 1 << n)
    }

    /// The kinds that a word is of.
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
    verb_forms: Vec<Option<VerbForm>>,
    noun_forms: Vec<Option<LemmaId>>,
}

/// `[inflection]` of a pack.
#[derive(Deserialize, Clone, Debug, Default)]
struct Inflection {
    /// The parts that an irregular verb lists behind its base.
    #[serde(default)]
    listed: Vec<String>,
    #[serde(default)]
    part: Vec<Part>,
    #[serde(default)]
    form: Vec<FormRule>,
    /// Changes of ending that make a noun's plural.
    #[serde(default)]
    plural: Change,
}

/// How a part is made: from which part, by which change of ending (`y>ied >ed`, the first that fits).
#[derive(Deserialize, Clone, Debug)]
struct Part {
    name: String,
    from: String,
    change: Change,
}

/// Changes of ending, old and new: the first that fits is made.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(from = "String")]
struct Change(Vec<(Box<str>, Box<str>)>);

impl From<String> for Change {
    /// `y>ied e>ed >ed`
    fn from(pairs: String) -> Change {
        let parted = |pair: &str| pair.split_once('>').map_or((pair.into(), "".into()), |(a, b)| (a.into(), b.into()));
        Change(pairs.split_whitespace().map(parted).collect())
    }
}

impl Change {
    /// The word with its ending changed.
    fn of(&self, word: &str) -> String {
        let changed = self.0.iter().find_map(|(old, new)| Some([word.strip_suffix(&**old)?, new].concat()));
        changed.unwrap_or_else(|| word.to_owned())
    }
}

/// How a form is made: from which part, with which endings behind it (`-` is none).
#[derive(Deserialize, Clone, Debug)]
struct FormRule {
    feature: String,
    part: String,
    #[serde(default)]
    add: String,
}

/// `[verbs]` of a pack.
#[derive(Deserialize, Clone, Debug, Default)]
struct Listed {
    #[serde(default)]
    regular: String,
    /// A verb a line: its base and its principal parts.
    #[serde(default)]
    irregular: String,
    /// Whole paradigms: base, feature, forms.
    #[serde(default)]
    exact: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    kinds: BTreeMap<String, String>,
}

/// What packs and their rules name, before it is inflected.
#[derive(Default)]
struct Wanted {
    /// By base: the entry and its principal parts.
    verbs: BTreeMap<String, Vec<String>>,
    nouns: Vec<String>,
}

impl Wanted {
    /// Without a line of its own a verb is regular: `ban(n)` doubles before vowels, `cancel[l]` may.
    fn verb(&mut self, entry: &str) {
        let known = self.verbs.entry(plain(entry).to_owned()).or_insert_with(|| vec![entry.to_owned()]);
        if known.len() == 1 && known[0].len() < entry.len() {
            known[0] = entry.to_owned();
        }
    }
}

impl Inflected {
    /// Inflects into the lexicon what the sections list and the words that rules name: the first word of each of
    /// their `verbs`, and their `nouns`.
    pub fn enter<'a>(
        lexicon: &mut Lexicon,
        sections: &[(Box<str>, toml::Table)],
        verbs: impl Iterator<Item = &'a str>,
        nouns: impl Iterator<Item = &'a str>,
    ) -> Result<Inflected> {
        let how = sections.iter().find_map(|(_, table)| table.get("inflection"));
        let how: Inflection =
            how.map(|t| t.clone().try_into()).transpose().context("[inflection]")?.unwrap_or_default();
        let mut inflected = Inflected::default();
        let mut wanted = Wanted::default();
        for section in sections.iter().filter_map(|(_, table)| table.get("verbs")) {
            inflected.read_verbs(lexicon, section.clone().try_into().context("[verbs]")?, &mut wanted)?;
        }
        for section in sections.iter().filter_map(|(_, table)| table.get("nouns")) {
            inflected.read_nouns(section.clone().try_into().context("[nouns]")?, &mut wanted)?;
        }
        verbs.for_each(|verb| wanted.verb(verb));
        wanted.nouns.extend(nouns.map(str::to_owned));
        let exact: FxHashSet<LemmaId> = inflected.verb_forms.iter().flatten().map(|f| f.lemma).collect();
        for (base, parts) in &wanted.verbs {
            if inflected.verbs.id(base).is_some_and(|id| exact.contains(&id)) {
                continue;
            }
            inflected.inflect(lexicon, &how, base, parts)?;
        }
        wanted.nouns.iter().for_each(|noun| inflected.enter_noun(lexicon, &how, noun));
        Ok(inflected)
    }

    fn read_verbs(&mut self, lexicon: &mut Lexicon, listed: Listed, wanted: &mut Wanted) -> Result<()> {
        for (base, features) in &listed.exact {
            for (feature, forms) in features {
                forms.split_whitespace().try_for_each(|form| self.enter_form(lexicon, base, feature, form))?;
            }
        }
        for line in listed.irregular.lines().filter(|l| !l.trim().is_empty()) {
            let entry: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            wanted.verbs.insert(plain(&entry[0]).to_owned(), entry);
        }
        listed.regular.split_whitespace().for_each(|verb| wanted.verb(verb));
        for (kind, list) in &listed.kinds {
            for verb in list.split_whitespace() {
                wanted.verb(verb);
                self.verbs.add_kind(kind, plain(verb))?;
            }
        }
        Ok(())
    }

    fn read_nouns(&mut self, kinds: BTreeMap<String, String>, wanted: &mut Wanted) -> Result<()> {
        for (kind, list) in &kinds {
            for noun in list.split(',').map(str::trim).filter(|n| !n.is_empty()) {
                self.nouns.add_kind(kind, noun.split('/').next().unwrap_or(noun).trim())?;
                wanted.nouns.push(noun.to_owned());
            }
        }
        Ok(())
    }

    fn inflect(&mut self, lexicon: &mut Lexicon, how: &Inflection, base: &str, entry: &[String]) -> Result<()> {
        if entry[0].contains('[') {
            self.inflect_as(lexicon, how, base, base.to_owned(), entry)?;
        }
        self.inflect_as(lexicon, how, base, entry[0].replace(['(', ')', '[', ']'], ""), entry)
    }

    /// `stretched` is the base as it stands before vowels.
    fn inflect_as(
        &mut self,
        lexicon: &mut Lexicon,
        how: &Inflection,
        base: &str,
        stretched: String,
        entry: &[String],
    ) -> Result<()> {
        let mut parts: FxHashMap<&str, String> = FxHashMap::default();
        parts.insert("base", base.to_owned());
        parts.insert("stretched", stretched);
        for (name, word) in how.listed.iter().zip(&entry[1..]) {
            parts.insert(name, word.clone());
        }
        for part in how.part.iter() {
            if !parts.contains_key(part.name.as_str()) {
                let from = parts.get(part.from.as_str()).with_context(|| format!("no part `{}`", part.from))?;
                let made = part.change.of(from);
                parts.insert(&part.name, made);
            }
        }
        for rule in &how.form {
            let part = parts.get(rule.part.as_str()).with_context(|| format!("no part `{}`", rule.part))?;
            let endings = if rule.add.is_empty() { "-" } else { &rule.add };
            for ending in endings.split_whitespace() {
                let form = [part.as_str(), if ending == "-" { "" } else { ending }].concat();
                self.enter_form(lexicon, base, &rule.feature, &form)?;
            }
        }
        Ok(())
    }

    fn enter_form(&mut self, lexicon: &mut Lexicon, base: &str, feature: &str, form: &str) -> Result<()> {
        let class = lexicon.class(VERB);
        let lemma = self.verbs.add(base);
        if let Some(entry) = lexicon.enter(class, base, feature, form) {
            let (form, person) = parse_feature(feature)?;
            put(&mut self.verb_forms, entry, VerbForm { lemma, form, person });
        }
        Ok(())
    }

    /// A noun in singular and plural; `man/men` gives the plural itself.
    fn enter_noun(&mut self, lexicon: &mut Lexicon, how: &Inflection, noun: &str) {
        let class = lexicon.class(NOUN);
        let (singular, plural) = match noun.split_once('/') {
            Some((singular, plural)) => (singular.trim(), plural.trim().to_owned()),
            None => (noun, how.plural.of(noun)),
        };
        let id = self.nouns.add(singular);
        for (feature, form) in [("", singular), ("plural", plural.as_str())] {
            if let Some(entry) = lexicon.enter(class, singular, feature, form) {
                put(&mut self.noun_forms, entry, id);
            }
        }
    }

    /// The verb form that a lexicon entry of class `verb` is.
    pub fn verb(&self, entry: u32) -> Option<VerbForm> {
        self.verb_forms.get(entry as usize).copied().flatten()
    }

    /// The noun that a lexicon entry of class `noun` is.
    pub fn noun(&self, entry: u32) -> Option<LemmaId> {
        self.noun_forms.get(entry as usize).copied().flatten()
    }
}

/// Puts the form of an entry in its place of the list.
fn put<T: Clone>(forms: &mut Vec<Option<T>>, entry: u32, form: T) {
    let at = entry as usize;
    forms.resize(forms.len().max(at + 1), None);
    forms[at] = Some(form);
}

/// A verb's entry without the letter that it doubles.
pub(super) fn plain(entry: &str) -> &str {
    entry.split(['(', '[']).next().unwrap_or(entry)
}

fn parse_feature(feature: &str) -> Result<(Form, Person)> {
    let (form, person) = feature.split_once('-').unwrap_or((feature, ""));
    let form = match form {
        "base" => Form::Base,
        "infinitive" => Form::Infinitive,
        "present" => Form::Present,
        "imperfect" => Form::Imperfect,
        "past" => Form::Past,
        "future" => Form::Future,
        "conditional" => Form::Conditional,
        "subjunctive" => Form::Subjunctive,
        "participle" => Form::Participle,
        "gerund" => Form::Gerund,
        other => bail!("`{other}` is no form of a verb"),
    };
    let person = match person {
        "1s" => Person::FirstSingular,
        "1p" => Person::FirstPlural,
        "3p" => Person::ThirdPlural,
        "" => Person::Third,
        other => bail!("`{other}` is no person"),
    };
    Ok((form, person))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_change_by_the_first_rule_that_fits() {
        let past = Change::from("ay>ayed ey>eyed y>ied e>ed >ed".to_owned());
        for (base, expected) in [("deny", "denied"), ("stay", "stayed"), ("agree", "agreed"), ("sign", "signed")] {
            assert_eq!(past.of(base), expected);
        }
    }
}
