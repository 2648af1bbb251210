//! Whole names compared: surname with surname, given name with given name, each by the first tier that carries it.

use super::data::data;
use super::fold::Folded;
use super::key::Key;
use super::parts::{Part, parts};
use super::verdict::{Verdict, meeting, readable};
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// A name ready to be compared and indexed.
#[derive(Clone, Debug)]
pub struct NameKey {
    parts: Vec<Part>,
    arabic: bool,
    /// All letters in a row: equal for Kim Jong-un and Kim Jong Un.
    plain: String,
    /// The group of a whole name that systems spell apart.
    whole: Option<u16>,
}

/// How two words met, weakest last.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Tier {
    Letters,
    Reading(String),
    Initial,
    Alias(String),
    Loose(String),
}

impl NameKey {
    /// Reads a name; `language` is that of its article, where known.
    pub fn new(name: &str, language: Option<&str>) -> Self {
        let (parts, arabic) = parts(name, language);
        let plain = Folded::plain(name);
        let whole = data().whole.get(&plain).copied();
        NameKey { parts, arabic, plain, whole }
    }

    /// How many words tell who it is: one for a surname alone.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether nothing in the name tells who it is.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether two names can be one person.
    pub fn compare(&self, other: &NameKey) -> Verdict {
        if self.plain.is_empty() || other.plain.is_empty() {
            return different("no letters in one of them");
        }
        if self.plain == other.plain {
            return same("same letters");
        }
        if self.whole.is_some() && self.whole == other.whole {
            return same("one name in two systems");
        }
        if self.len() == 1 && other.len() > 1 {
            return self.alone(other);
        }
        if other.len() == 1 && self.len() > 1 {
            return other.alone(self);
        }
        self.full(other)
    }

    /// The keys to index a name by: two names that `compare` calls one share at least one of them.
    pub fn index(&self) -> Vec<String> {
        let mut index = Vec::new();
        self.each_key(|kind, text| index.push(format!("{kind}{text}")));
        index
    }

    /// The same keys as numbers of eighteen bits. Two keys may share one, so what they find is still to be compared.
    pub fn index_hashes(&self) -> Vec<u32> {
        let mut index = Vec::new();
        self.each_key(|kind, text| {
            let mut hasher = FxHasher::default();
            hasher.write(kind.as_bytes());
            hasher.write(text.as_bytes());
            index.push((hasher.finish() >> 46) as u32);
        });
        index
    }

    /// Calls `add` with each key: a sign for its kind, and its text.
    fn each_key(&self, mut add: impl FnMut(&str, &str)) {
        add("&", &self.plain);
        self.whole.iter().for_each(|group| add("#", &group.to_string()));
        for part in self.surnames().map(|at| &self.parts[at]) {
            add("=", &part.word.plain);
            part.heard.keys.iter().for_each(|key| add("", &key.text));
            part.heard.surname.iter().for_each(|group| add("@", &group.to_string()));
            part.heard.arabic.iter().for_each(|group| add("%", &group.to_string()));
            part.loose.iter().for_each(|key| add("~", &key.text));
        }
    }

    /// Where a surname may stand: last, but for an initial; first in Chinese and Korean names and before a last word that is a given name;
    /// inside, where a second surname follows.
    fn surnames(&self) -> impl Iterator<Item = usize> {
        let last = self.parts.len().saturating_sub(1);
        let may = move |at: usize| {
            let part = &self.parts[at];
            let end = &self.parts[last];
            let turned_round = || end.initial || (end.known_given() && !part.known_given());
            match at {
                _ if at == last => !part.initial || last == 0,
                0 => part.stands_first() || turned_round(),
                _ => !part.initial && !part.known_given() && !part.patronymic() && !self.parts[0].stands_first(),
            }
        };
        (0..self.parts.len()).rev().filter(move |at| may(*at))
    }

    /// A surname alone against a full name.
    fn alone(&self, full: &NameKey) -> Verdict {
        let part = &self.parts[0];
        for at in full.surnames() {
            let other = &full.parts[at];
            if other.filiation && !part.filiation {
                continue;
            }
            if let Some(tier) = surname(part, other) {
                return same(&format!("surname alone, {}", reason(&[tier])));
            }
        }
        different(&format!("surname: {}", contrast(part, &full.parts[full.len() - 1])))
    }

    fn full(&self, other: &NameKey) -> Verdict {
        let mut fault = None;
        let (own, others) = (self.parts.first(), other.parts.first());
        let first = own.zip(others).is_some_and(|(a, b)| a.word.plain == b.word.plain && a.stands_first());
        // Kim Yo-jong is no Kim Jong-nam: what both begin with is the surname.
        let surnames = |name: &NameKey| if first { vec![0] } else { name.surnames().collect() };
        let others: Vec<usize> = surnames(other);
        for i in surnames(self) {
            for &j in &others {
                let loose = self.arabic && other.arabic && self.len() > 1 && other.len() > 1;
                let met = surname(&self.parts[i], &other.parts[j])
                    .or_else(|| loose.then(|| loosely(&self.parts[i], &other.parts[j])).flatten());
                let Some(tier) = met else { continue };
                match self.rest(i, other, j, loose) {
                    Ok(mut tiers) => {
                        tiers.push(tier);
                        return same(&reason(&tiers));
                    }
                    Err(found) => fault = fault.or(Some(found)),
                }
            }
        }
        different(&fault.unwrap_or_else(|| match (self.parts.last(), other.parts.last()) {
            (Some(a), Some(b)) => format!("surname: {}", contrast(a, b)),
            _ => "too many words for a name".to_owned(),
        }))
    }

    /// What stands beside the surnames: the given names must meet, second surnames must not contradict.
    fn rest(&self, i: usize, other: &NameKey, j: usize, loose: bool) -> Result<Vec<Tier>, String> {
        let (given, second) = self.around(i);
        let (other_given, other_second) = other.around(j);
        for (a, b) in second.iter().zip(&other_second) {
            surname(a, b).ok_or_else(|| format!("second surname: {}", contrast(a, b)))?;
        }
        // Ann Mary Lee is no Ann Lee Rask: each has a word that the other lacks.
        let apart = |few: &[&Part], more: &[&Part], seconds: &[&Part], others: &[&Part]| {
            few.len() < more.len() && seconds.len() > others.len() && !more.iter().any(|part| part.initial)
        };
        if apart(&given, &other_given, &second, &other_second) || apart(&other_given, &given, &other_second, &second) {
            return Err("a given name on one side, a second surname on the other".into());
        }
        let (short, long) = if given.len() <= other_given.len() { (given, other_given) } else { (other_given, given) };
        if short.is_empty() {
            return if long.is_empty() { Ok(Vec::new()) } else { Err("a given name on one side only".into()) };
        }
        // Kim Yo-jong is no Kim Jong Nam: behind a surname that stands first, no word of the given name is left out.
        let initials = short.iter().chain(&long).any(|part| part.initial);
        let asian = (i, j) == (0, 0) && self.parts[0].stands_first() && !initials;
        if asian && short.len() < long.len() && short[0].word.plain != long[0].word.plain {
            return Err(format!("given name: {}", contrast(short[0], long[0])));
        }
        in_order(&short, &long, loose)
    }

    /// The given names and the second surnames around the surname at `at`.
    fn around(&self, at: usize) -> (Vec<&Part>, Vec<&Part>) {
        let (before, after) = (self.parts[..at].iter().collect(), self.parts[at + 1..].iter().collect());
        if at == 0 { (after, Vec::new()) } else { (before, after) }
    }
}

/// The given names of one meet those of the other in order; the first with the first, unless both are written out.
fn in_order(short: &[&Part], long: &[&Part], loose: bool) -> Result<Vec<Tier>, String> {
    let mut tiers = Vec::new();
    let mut at = 0;
    for (nth, part) in short.iter().enumerate() {
        let may_skip = !part.initial && (nth > 0 || long.len() > short.len());
        let end = if may_skip { long.len() } else { (at + 1).min(long.len()) };
        // Frances is not the F. of George F.: an initial fits in its own place only.
        let in_place = |k: usize| nth > 0 || k == 0 || !long[k].initial;
        let found = (at..end).filter(|k| in_place(*k)).find_map(|k| Some((k, given(part, long[k], loose)?)));
        let Some((k, tier)) = found else {
            let what = if nth == 0 { "given name" } else { "middle name" };
            let against = long.get(at).or(long.last()).expect("the longer list has a name");
            return Err(format!("{what}: {}", contrast(part, against)));
        };
        tiers.push(tier);
        at = k + 1;
    }
    Ok(tiers)
}

fn given(a: &Part, b: &Part, loose: bool) -> Option<Tier> {
    if a.initial || b.initial {
        return initial(a, b).then_some(Tier::Initial);
    }
    words(a, b)
        .or_else(|| alias(&a.heard.given, &b.heard.given, a, b))
        .or_else(|| alias(&a.heard.arabic, &b.heard.arabic, a, b))
        .or_else(|| loose.then(|| loosely(a, b)).flatten())
        .or_else(|| one_vowel_apart(&a.word.plain, &b.word.plain).then(|| Tier::Loose(contrast_plain(a, b))))
}

/// `Abdourahamane`, `Abdourahmane`: of two long names, one has a vowel more than the other within.
pub fn one_vowel_apart(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() < MIN_LONG || long.len() != short.len() + 1 || !long.is_ascii() {
        return false;
    }
    let begun = short.bytes().zip(long.bytes()).take_while(|(x, y)| x == y).count();
    let vowel = matches!(long.as_bytes()[begun], b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    vowel && (1..short.len()).contains(&begun) && short.as_bytes()[begun..] == long.as_bytes()[begun + 1..]
}

/// Names of so many letters are rarely two that differ in one.
const MIN_LONG: usize = 9;

fn surname(a: &Part, b: &Part) -> Option<Tier> {
    if a.initial || b.initial {
        return None;
    }
    words(a, b)
        .or_else(|| alias(&a.heard.surname, &b.heard.surname, a, b))
        .or_else(|| alias(&a.heard.arabic, &b.heard.arabic, a, b))
}

fn words(a: &Part, b: &Part) -> Option<Tier> {
    if a.word.plain == b.word.plain {
        return Some(Tier::Letters);
    }
    meet(&a.heard.keys, &b.heard.keys).map(|(x, y)| Tier::Reading(meeting((&a.word, x), (&b.word, y))))
}

fn loosely(a: &Part, b: &Part) -> Option<Tier> {
    let long = |k: &Key| k.text.len() > 3;
    meet(&a.loose, &b.loose).filter(|(x, _)| long(x)).map(|_| Tier::Loose(contrast_plain(a, b)))
}

fn alias(a: &[u16], b: &[u16], left: &Part, right: &Part) -> Option<Tier> {
    a.iter().any(|group| b.contains(group)).then(|| Tier::Alias(contrast_plain(left, right)))
}

fn meet<'a>(a: &'a [Key], b: &'a [Key]) -> Option<(&'a Key, &'a Key)> {
    a.iter().find_map(|x| Some((x, b.iter().find(|y| x.text == y.text)?)))
}

/// An initial fits a name that can begin with it.
fn initial(a: &Part, b: &Part) -> bool {
    let (short, long) = if a.word.plain.len() <= b.word.plain.len() { (a, b) } else { (b, a) };
    let begins = |k: &Key| short.heard.keys.iter().any(|s| k.text.starts_with(&s.text));
    long.word.plain.starts_with(&short.word.plain) || long.heard.keys.iter().any(begins)
}

fn same(reason: &str) -> Verdict {
    Verdict::Same { reason: reason.to_owned() }
}

fn different(reason: &str) -> Verdict {
    Verdict::Different { reason: reason.to_owned() }
}

fn reason(tiers: &[Tier]) -> String {
    let mut said: Vec<String> = Vec::new();
    for tier in tiers {
        said.push(match tier {
            Tier::Letters => continue,
            Tier::Initial => "initial".to_owned(),
            Tier::Reading(how) => how.clone(),
            Tier::Alias(pair) => format!("alias: {pair}"),
            Tier::Loose(pair) => format!("vowels apart: {pair}"),
        });
    }
    if said.is_empty() { "same words".to_owned() } else { said.join("; ") }
}

/// Two words and what they sound like.
fn contrast(a: &Part, b: &Part) -> String {
    let sound = |p: &Part| match p.heard.keys.first() {
        Some(key) => readable(&key.text),
        None => p.word.plain.clone(),
    };
    format!("{} / {}", sound(a), sound(b))
}

fn contrast_plain(a: &Part, b: &Part) -> String {
    format!("{} / {}", a.word.plain, b.word.plain)
}
