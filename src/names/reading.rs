//! Romanisation systems: how each reads a word, grapheme by grapheme, longest match first.

use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// At most this many readings a word: more are noise.
const READINGS: usize = 12;

/// One way of spelling names.
pub struct System {
    pub id: String,
    pub language: Option<String>,
    pub cyrillic: bool,
    pub always: bool,
    pub loose: bool,
    pub evidence: Vec<String>,
    pub table: Table,
}

impl System {
    /// Whether the word shows signs of this system.
    pub fn shown_by(&self, text: &[char]) -> bool {
        self.evidence.iter().any(|sign| contains(text, sign))
    }
}

fn contains(text: &[char], sign: &str) -> bool {
    (0..text.len()).any(|at| {
        let mut rest = text[at..].iter();
        sign.chars().all(|c| rest.next() == Some(&c))
    })
}

struct Grapheme {
    letters: Vec<char>,
    phonemes: Vec<String>,
    foreign: bool,
}

/// The graphemes of a system, by first letter, longest first.
pub struct Table(FxHashMap<char, Vec<Grapheme>>);

/// One way to read a word, with the choice taken at each ambiguous grapheme (two bits each, the first lowest).
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub phonemes: String,
    pub choices: u64,
}

/// A grapheme and what it was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub letters: String,
    pub phonemes: String,
}

impl Table {
    pub fn new(words: &BTreeMap<String, String>) -> Self {
        let mut table: FxHashMap<char, Vec<Grapheme>> = FxHashMap::default();
        for (letters, value) in words {
            let letters: Vec<char> = letters.chars().collect();
            let phonemes = value.trim_start_matches('!').split('|').map(str::to_owned).collect();
            let Some(first) = letters.first() else { continue };
            let grapheme = Grapheme { foreign: value.starts_with('!'), phonemes, letters: letters.clone() };
            table.entry(*first).or_default().push(grapheme);
        }
        for list in table.values_mut() {
            list.sort_by_key(|g| std::cmp::Reverse(g.letters.len()));
        }
        Table(table)
    }

    /// All readings of a word; none when the system has no such letter, or never writes one of them and is not `told`.
    pub fn read(&self, text: &[char], told: bool) -> Vec<Reading> {
        let mut readings = vec![Reading::default()];
        let mut branch = 0;
        let mut at = 0;
        while at < text.len() {
            let Some(grapheme) = self.at(&text[at..]) else {
                if matches!(text[at], '^' | '$') {
                    at += 1;
                    continue;
                }
                return Vec::new();
            };
            if grapheme.foreign && !told {
                return Vec::new();
            }
            extend(&mut readings, grapheme, &mut branch);
            at += grapheme.letters.len();
        }
        readings
    }

    fn at(&self, rest: &[char]) -> Option<&Grapheme> {
        self.0.get(rest.first()?)?.iter().find(|g| rest.starts_with(&g.letters))
    }

    /// The steps of one reading, for saying how two spellings meet.
    pub fn steps(&self, text: &[char], choices: u64) -> Vec<Step> {
        let mut steps = Vec::new();
        let (mut at, mut branch) = (0, 0);
        while at < text.len() {
            let Some(grapheme) = self.at(&text[at..]) else {
                at += 1;
                continue;
            };
            let mut choice = 0;
            if grapheme.phonemes.len() > 1 {
                choice = (choices.checked_shr(branch).unwrap_or(0) & 3) as usize;
                branch += 2;
            }
            let letters = grapheme.letters.iter().filter(|c| !matches!(c, '^' | '$')).collect();
            steps.push(Step { letters, phonemes: grapheme.phonemes[choice].clone() });
            at += grapheme.letters.len();
        }
        steps
    }
}

/// Adds a grapheme to every reading, branching while there is room.
fn extend(readings: &mut Vec<Reading>, grapheme: &Grapheme, branch: &mut u32) {
    let ways = grapheme.phonemes.len();
    let known = readings.len();
    if ways > 1 && known * ways <= READINGS && *branch < 64 {
        for (choice, phonemes) in grapheme.phonemes.iter().enumerate().skip(1) {
            for at in 0..known {
                let mut other = readings[at].clone();
                other.phonemes.push_str(phonemes);
                other.choices |= (choice as u64) << *branch;
                readings.push(other);
            }
        }
    }
    for reading in &mut readings[..known] {
        reading.phonemes.push_str(&grapheme.phonemes[0]);
    }
    if ways > 1 {
        *branch += 2;
    }
}
