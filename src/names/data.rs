//! The pack `all/names.toml`, read once and compiled for lookups.

use super::fold::Folded;
use super::kept::{add_groups, next_groups};
use super::key;
use super::reading::{Sign, System, Table};
use crate::carried;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

type Words = BTreeMap<&'static str, &'static str>;

/// The pack as it is written.
#[derive(Deserialize)]
struct Pack {
    #[serde(borrow)]
    letters: BTreeMap<char, &'static str>,
    plain: BTreeMap<char, &'static str>,
    lookalikes: BTreeMap<char, char>,
    base: Words,
    system: Vec<PackSystem>,
    particles: PackParticles,
    patronymic: Patronymic,
    given: Words,
    arabic: Words,
    surname: Words,
    whole: BTreeMap<&'static str, Vec<&'static str>>,
    first: First,
    english: BTreeMap<&'static str, PackEnglish>,
}

#[derive(Deserialize)]
struct PackEnglish {
    #[serde(borrow)]
    countries: Vec<&'static str>,
    ends: Vec<&'static str>,
    graphemes: Words,
}

#[derive(Deserialize)]
struct PackSystem {
    id: &'static str,
    language: Option<&'static str>,
    like: Option<&'static str>,
    script: Option<&'static str>,
    #[serde(default)]
    always: bool,
    #[serde(default)]
    loose: bool,
    #[serde(default)]
    evidence: Vec<&'static str>,
    graphemes: Words,
}

#[derive(Deserialize)]
struct PackParticles {
    #[serde(borrow)]
    drop: Vec<&'static str>,
    filiation: Vec<&'static str>,
    first: Vec<&'static str>,
    hyphen: Vec<&'static str>,
    servant: Vec<&'static str>,
    suffix: Vec<&'static str>,
}

#[derive(Deserialize)]
struct Patronymic {
    #[serde(borrow)]
    ends: Vec<&'static str>,
}

#[derive(Deserialize)]
struct First {
    #[serde(borrow)]
    surnames: Vec<&'static str>,
}

/// The small words of names, by what they do; see the pack.
pub struct Particles {
    pub drop: FxHashSet<&'static str>,
    pub filiation: FxHashSet<&'static str>,
    pub first: FxHashSet<&'static str>,
    pub hyphen: FxHashSet<&'static str>,
    pub servant: Vec<&'static str>,
    pub suffix: FxHashSet<&'static str>,
}

/// What folding needs: letters that become signs, signs without their diacritic, look-alikes of two scripts.
pub struct Letters {
    pub signs: FxHashMap<char, &'static str>,
    pub plain: FxHashMap<char, &'static str>,
    pub to_latin: FxHashMap<char, char>,
    pub to_cyrillic: FxHashMap<char, char>,
}

/// How a language's transcriptions become English ones.
pub struct English {
    /// Whose names are transcribed, ISO 3166-1 alpha-3.
    pub countries: Vec<&'static str>,
    /// How surnames of these countries end.
    pub ends: Vec<&'static str>,
    /// `^` and `$` are the ends of the word.
    pub graphemes: FxHashMap<&'static str, &'static str>,
    /// Letters of the longest grapheme.
    pub longest: usize,
}

/// Groups of names that are one: from each key to the groups that hold it.
pub type Groups = FxHashMap<String, Vec<u16>>;

/// Everything about the spelling of names that the pack tells.
pub struct Data {
    pub systems: Vec<System>,
    pub particles: Particles,
    pub patronymic_ends: Vec<&'static str>,
    pub given: Groups,
    pub arabic: Groups,
    pub surname: Groups,
    /// From all letters of a name in a row to its group.
    pub whole: FxHashMap<String, u16>,
    pub surname_first: FxHashSet<&'static str>,
    /// By the language that transcribes.
    pub english: FxHashMap<&'static str, English>,
}

fn pack() -> &'static Pack {
    static PACK: LazyLock<Pack> = LazyLock::new(|| {
        let file = crate::rules::pack::embedded_file("all/names.toml").expect("the pack is built in");
        file.toml().read().expect("the built-in pack is tested")
    });
    &PACK
}

/// The letters alone: folding needs them while the groups are still being compiled.
pub fn letters() -> &'static Letters {
    static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
        let pack = pack();
        Letters {
            signs: pack.letters.iter().map(|(c, s)| (*c, *s)).collect(),
            plain: pack.plain.iter().map(|(c, s)| (*c, *s)).collect(),
            to_latin: pack.lookalikes.iter().map(|(c, l)| (*c, *l)).collect(),
            to_cyrillic: pack.lookalikes.iter().map(|(c, l)| (*l, *c)).collect(),
        }
    });
    &LETTERS
}

/// The compiled pack.
pub fn data() -> &'static Data {
    static DATA: LazyLock<Data> = LazyLock::new(compile);
    &DATA
}

fn compile() -> Data {
    let pack = pack();
    let systems = systems(pack);
    let set = |list: &[&'static str]| list.iter().copied().collect::<FxHashSet<_>>();
    let words = &pack.particles;
    let mut kept = carried::made(GROUPS);
    let mut groups = |words| kept.as_mut().map_or_else(|| groups(words, &systems), next_groups);
    Data {
        given: groups(&pack.given),
        arabic: groups(&pack.arabic),
        surname: groups(&pack.surname),
        whole: whole(&pack.whole),
        systems,
        particles: Particles {
            drop: set(&words.drop),
            filiation: set(&words.filiation),
            first: set(&words.first),
            hyphen: set(&words.hyphen),
            servant: words.servant.clone(),
            suffix: set(&words.suffix),
        },
        patronymic_ends: pack.patronymic.ends.clone(),
        surname_first: set(&pack.first.surnames),
        english: pack.english.iter().map(|(language, table)| (*language, english(table))).collect(),
    }
}

/// What the program carries the groups as.
pub const GROUPS: &str = "all/names.groups";

/// The groups as the program carries them: to read all that they hold takes long.
pub fn digest() -> String {
    let Data { given, arabic, surname, .. } = data();
    let mut digest = String::new();
    [given, arabic, surname].into_iter().for_each(|groups| add_groups(groups, &mut digest));
    digest
}

fn english(table: &PackEnglish) -> English {
    English {
        countries: table.countries.clone(),
        ends: table.ends.clone(),
        graphemes: table.graphemes.iter().map(|(k, v)| (*k, *v)).collect(),
        longest: table.graphemes.keys().map(|grapheme| grapheme.chars().count()).max().unwrap_or(0),
    }
}

fn systems(pack: &Pack) -> Vec<System> {
    let layers = |system: &PackSystem| {
        let mut words = if system.script.is_some() { Words::new() } else { pack.base.clone() };
        if let Some(parent) = pack.system.iter().find(|s| system.like.as_ref() == Some(&s.id)) {
            words.extend(parent.graphemes.clone());
        }
        words.extend(system.graphemes.clone());
        words
    };
    let system = |s: &PackSystem| System {
        id: s.id,
        language: s.language,
        cyrillic: s.script.is_some(),
        always: s.always,
        loose: s.loose,
        evidence: s.evidence.iter().map(|sign| Sign::new(sign)).collect(),
        table: Table::new(&layers(s)),
    };
    let systems: Vec<System> = pack.system.iter().map(system).collect();
    assert!(systems.len() <= 64, "systems are bits of a number");
    systems
}

/// Each member is entered under all its keys, so that spellings which nobody listed find the group as well.
fn groups(words: &Words, systems: &[System]) -> Groups {
    let mut groups = Groups::default();
    for (at, (name, variants)) in words.iter().enumerate() {
        let group = u16::try_from(at).expect("fewer than 65,536 groups");
        for word in variants.split_whitespace().chain([*name]) {
            let folded = Folded::new(word);
            for key in
                key::word_keys(&folded, &key::applicable(&[key::shown_by(&folded, systems)], None, systems), systems)
            {
                let entry = groups.entry(key.text).or_default();
                if !entry.contains(&group) {
                    entry.push(group);
                }
            }
        }
    }
    groups
}

fn whole(names: &BTreeMap<&'static str, Vec<&'static str>>) -> FxHashMap<String, u16> {
    let mut whole = FxHashMap::default();
    for (at, (name, variants)) in names.iter().enumerate() {
        let group = u16::try_from(at).expect("fewer than 65,536 groups");
        for variant in variants.iter().chain([name]) {
            whole.insert(Folded::new(variant).plain, group);
        }
    }
    whole
}
