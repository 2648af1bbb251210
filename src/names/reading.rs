//! Romanisation systems: how each reads a word, grapheme by grapheme, longest match first.
//!
//! Merging reads every name of a corpus, so a reading is a small buffer on the stack and nothing here allocates.

use crate::order::Order as _;
use std::collections::BTreeMap;

/// At most this many readings a word: more are noise.
const READINGS: usize = 12;
/// Phonemes of the longest word that is read.
const PHONEMES: usize = 80;
/// ASCII, then Cyrillic.
const SLOTS: usize = 128 + 0x130;

/// One way of spelling names.
pub struct System {
    pub id: &'static str,
    pub language: Option<&'static str>,
    pub cyrillic: bool,
    pub always: bool,
    pub loose: bool,
    pub evidence: Vec<Sign>,
    pub table: Table,
}

impl System {
    /// Whether the word shows signs of this system.
    pub fn shown_by(&self, text: &[char], letters: u64) -> bool {
        self.evidence.iter().any(|sign| sign.letters & !letters == 0 && sign.stands_in(text))
    }
}

/// Letters in a row that tell a system.
pub struct Sign {
    text: Vec<char>,
    letters: u64,
}

impl Sign {
    pub fn new(sign: &str) -> Self {
        let text: Vec<char> = sign.chars().collect();
        Sign { letters: letter_set(&text), text }
    }

    fn stands_in(&self, text: &[char]) -> bool {
        text.windows(self.text.len()).any(|w| w.iter().zip(&self.text).all(|(a, b)| a == b))
    }
}

/// The letters of a word as bits: a sign whose letters are not among them cannot stand in it.
pub fn letter_set(text: &[char]) -> u64 {
    text.iter().fold(0, |set, c| set | 1 << (u32::from(*c) & 63))
}

struct Grapheme {
    letters: Letters,
    phonemes: Vec<String>,
    foreign: bool,
}

/// The letters of a grapheme, at hand where it stands.
struct Letters {
    letters: [char; Letters::MOST],
    count: usize,
}

impl Letters {
    const MOST: usize = 7;

    fn new(text: &str) -> Letters {
        let mut letters = ['\0'; Letters::MOST];
        let count = text.chars().count();
        assert!(count <= Letters::MOST, "a grapheme has few letters: {text}");
        letters.iter_mut().zip(text.chars()).for_each(|(slot, letter)| *slot = letter);
        Letters { letters, count }
    }

    fn as_slice(&self) -> &[char] {
        &self.letters[..self.count]
    }
}

/// The graphemes of a system, by first letter, longest first.
pub struct Table {
    graphemes: Vec<Grapheme>,
    /// Where the graphemes of a letter begin and end.
    slots: Vec<(u16, u16)>,
}

/// One way to read a word, with the choice taken at each ambiguous grapheme (two bits each, the first lowest).
#[derive(Clone, Copy)]
pub struct Reading {
    phonemes: [u8; PHONEMES],
    length: usize,
    pub choices: u64,
}

impl Reading {
    const EMPTY: Reading = Reading { phonemes: [0; PHONEMES], length: 0, choices: 0 };

    pub fn phonemes(&self) -> &[u8] {
        &self.phonemes[..self.length]
    }

    /// Phonemes beyond the buffer are lost: a word that long is compared by its letters.
    fn push(&mut self, phonemes: &str) {
        // One or two bytes: a call would take longer than to copy them.
        for (slot, phoneme) in self.phonemes[self.length..].iter_mut().zip(phonemes.bytes()) {
            *slot = phoneme;
            self.length += 1;
        }
    }
}

/// The readings of one word under one system.
pub struct Readings {
    list: [Reading; READINGS],
    count: usize,
    branch: u32,
}

impl Readings {
    /// Room for the readings of a word, to be used for one word after another.
    pub fn new() -> Readings {
        Readings { list: [Reading::EMPTY; READINGS], count: 0, branch: 0 }
    }

    /// The one reading of no letters.
    fn begin(&mut self) {
        (self.list[0].length, self.list[0].choices, self.count, self.branch) = (0, 0, 1, 0);
    }

    pub fn as_slice(&self) -> &[Reading] {
        &self.list[..self.count]
    }

    /// Adds a grapheme to every reading, branching while there is room.
    fn extend(&mut self, grapheme: &Grapheme) {
        let ways = grapheme.phonemes.len();
        let known = self.count;
        if ways > 1 && known * ways <= READINGS && self.branch < 64 {
            for (choice, phonemes) in grapheme.phonemes.iter().enumerate().skip(1) {
                for at in 0..known {
                    let mut other = self.list[at];
                    other.push(phonemes);
                    other.choices |= (choice as u64) << self.branch;
                    self.list[self.count] = other;
                    self.count += 1;
                }
            }
        }
        for reading in &mut self.list[..known] {
            reading.push(&grapheme.phonemes[0]);
        }
        if ways > 1 {
            self.branch += 2;
        }
    }
}

/// A grapheme and what it was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub letters: String,
    pub phonemes: String,
}

impl Table {
    pub fn new(words: &BTreeMap<&str, &str>) -> Self {
        let mut graphemes: Vec<Grapheme> = words.iter().map(|(letters, value)| grapheme(letters, value)).collect();
        let first = |g: &Grapheme| g.letters.as_slice().first().and_then(|c| slot(*c)).unwrap_or(0);
        graphemes.order_by_key(|g| (first(g), std::cmp::Reverse(g.letters.count)));
        let mut slots = vec![(0, 0); SLOTS];
        for (at, one) in graphemes.iter().enumerate() {
            let at = u16::try_from(at).expect("a system has fewer than 65,536 graphemes");
            let range: &mut (u16, u16) = &mut slots[first(one)];
            *range = if range.1 == 0 { (at, at + 1) } else { (range.0, at + 1) };
        }
        Table { graphemes, slots }
    }

    /// Puts all readings of a word into `readings`; false when the system has no such letter, or never writes one of
    /// them and is not `told`.
    pub fn read(&self, text: &[char], told: bool, readings: &mut Readings) -> bool {
        readings.begin();
        let mut at = 0;
        while at < text.len() {
            match self.at(&text[at..]) {
                Some(grapheme) if grapheme.foreign && !told => return false,
                Some(grapheme) => {
                    readings.extend(grapheme);
                    at += grapheme.letters.count;
                }
                None if matches!(text[at], '^' | '$') => at += 1,
                None => return false,
            }
        }
        true
    }

    fn at(&self, rest: &[char]) -> Option<&Grapheme> {
        let (from, to) = *self.slots.get(slot(*rest.first()?)?)?;
        // The first letter is alike; most graphemes are told apart by the second.
        let begins = |g: &&Grapheme| match g.letters.as_slice() {
            [_, second, more @ ..] => rest.get(1) == Some(second) && rest[2..].starts_with(more),
            _ => true,
        };
        self.graphemes[usize::from(from)..usize::from(to)].iter().find(begins)
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
            let letters = grapheme.letters.as_slice().iter().filter(|c| !matches!(c, '^' | '$')).collect();
            steps.push(Step { letters, phonemes: grapheme.phonemes[choice].clone() });
            at += grapheme.letters.count;
        }
        steps
    }
}

fn grapheme(letters: &str, value: &str) -> Grapheme {
    Grapheme {
        letters: Letters::new(letters),
        phonemes: value.trim_start_matches('!').split('|').map(str::to_owned).collect(),
        foreign: value.starts_with('!'),
    }
}

fn slot(c: char) -> Option<usize> {
    match u32::from(c) {
        ascii @ 0..128 => Some(ascii as usize),
        cyrillic @ 0x400..0x530 => Some((cyrillic - 0x400) as usize + 128),
        _ => None,
    }
}
