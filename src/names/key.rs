//! Keys of a word: its readings, without what the romanisation systems disagree on.

use super::fold::Folded;
use super::reading::{Reading, System};

/// One key of a word, with the system and the reading that gave it.
#[derive(Clone, Debug)]
pub struct Key {
    pub text: String,
    pub system: usize,
    pub choices: u64,
}

/// A system that applies to a name; `told` when the article's language is the reason.
#[derive(Clone, Copy, Debug)]
pub struct Applicable {
    pub system: usize,
    pub told: bool,
}

/// The systems for which some word of the name shows evidence, and that of the article's language.
pub fn applicable(words: &[&Folded], language: Option<&str>, systems: &[System]) -> Vec<Applicable> {
    let mut list = Vec::with_capacity(4);
    for (at, system) in systems.iter().enumerate() {
        let told = language.is_some() && system.language.as_deref() == language;
        let plain_script = system.cyrillic && system.evidence.is_empty();
        let shown = || words.iter().any(|w| w.cyrillic == system.cyrillic && system.shown_by(&w.text));
        if !system.loose && (told || system.always || plain_script || shown()) {
            list.push(Applicable { system: at, told });
        }
    }
    list
}

/// All keys of a word under the given systems, each text once.
pub fn word_keys(word: &Folded, applicable: &[Applicable], systems: &[System]) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::with_capacity(8);
    for &Applicable { system, told } in applicable {
        if systems[system].cyrillic != word.cyrillic {
            continue;
        }
        for reading in systems[system].table.read(&word.text, told) {
            add(&reading, system, &mut keys);
        }
    }
    keys
}

/// The keys under the system that hears vowels loosely.
pub fn loose_keys(word: &Folded, systems: &[System]) -> Vec<Key> {
    let mut keys = Vec::new();
    for (at, system) in systems.iter().enumerate().filter(|(_, s)| s.loose) {
        for reading in system.table.read(&word.text, false) {
            add(&reading, at, &mut keys);
        }
    }
    keys
}

fn add(reading: &Reading, system: usize, keys: &mut Vec<Key>) {
    for text in erase(&reading.phonemes) {
        if !text.is_empty() && keys.iter().all(|k| k.text != text) {
            keys.push(Key { text, system, choices: reading.choices });
        }
    }
}

/// Erases what the systems disagree on, and nothing more. `yo` may stand for e or o, hence more than one result.
fn erase(phonemes: &str) -> impl Iterator<Item = String> {
    let single = doubles(phonemes.as_bytes());
    let yo = single.windows(3).any(|w| w.starts_with(b"io"));
    let variants: &[Option<u8>] = if yo { &[Some(b'e'), Some(b'o')] } else { &[None] };
    variants.iter().map(move |yo| {
        let vowels = doubles(&glides(&single, *yo));
        let key = endings(vowels);
        String::from_utf8_lossy(&key).into_owned()
    })
}

fn doubles(phonemes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(phonemes.len());
    for b in phonemes {
        if out.last() != Some(b) {
            out.push(*b);
        }
    }
    out
}

/// `ie` is e, an inner `io` is the vowel given, o behind a hushing consonant is e.
fn glides(phonemes: &[u8], yo: Option<u8>) -> Vec<u8> {
    let mut out = Vec::with_capacity(phonemes.len());
    let mut at = 0;
    while at < phonemes.len() {
        let rest = &phonemes[at..];
        match (rest, yo) {
            ([b'i', b'e', ..], _) => at += 1,
            ([b'i', b'o', _, ..], Some(_)) => at += 1,
            _ => {}
        }
        let inner_yo = rest[0] == b'i' && phonemes[at] == b'o';
        let hushed = matches!(out.last(), Some(b'S' | b'Z' | b'C' | b'J'));
        let vowel = match phonemes[at] {
            b'o' if hushed => b'e',
            b'o' if inner_yo => yo.unwrap_or(b'o'),
            other => other,
        };
        out.push(vowel);
        at += 1;
    }
    out
}

/// French -ine, old -off and -eff, Alexandre.
fn endings(mut key: Vec<u8>) -> Vec<u8> {
    let length = key.len();
    if length > 4 && key.ends_with(b"ine") {
        key.pop();
    } else if length > 3 && (key.ends_with(b"of") || key.ends_with(b"ef")) {
        key[length - 1] = b'v';
    } else if length > 3 && key.ends_with(b"er") && matches!(key[length - 3], b'd' | b't' | b'k' | b'g' | b'p' | b'b') {
        key.swap(length - 2, length - 1);
    }
    key
}
