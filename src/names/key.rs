//! Keys of a word: its readings, without what the romanisation systems disagree on.

use super::fold::Folded;
use super::reading::{Reading, Readings, System, letter_set};
use std::cell::RefCell;

/// One key of a word, with the system and the reading that gave it.
#[derive(Clone, Debug)]
pub struct Key {
    pub text: String,
    pub system: usize,
    pub choices: u64,
}

/// A system that applies to a name; `told` when the article's language is the reason.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Applicable {
    pub system: usize,
    pub told: bool,
}

/// The systems for which some word of the name shows evidence, and that of the article's language. `shown` holds, for
/// each word of the name, the systems that it shows evidence for.
pub fn applicable(shown: &[u64], language: Option<&str>, systems: &[System]) -> Vec<Applicable> {
    let mut list = Vec::with_capacity(8);
    let shown = shown.iter().fold(0, |all, word| all | word);
    for (at, system) in systems.iter().enumerate() {
        let told = language.is_some() && system.language == language;
        let plain_script = system.cyrillic && system.evidence.is_empty();
        if !system.loose && (told || system.always || plain_script || shown & 1 << at != 0) {
            list.push(Applicable { system: at, told });
        }
    }
    list
}

/// The systems that a word shows evidence for, as bits.
pub fn shown_by(word: &Folded, systems: &[System]) -> u64 {
    let letters = letter_set(&word.text);
    let shown = |system: &System| word.cyrillic == system.cyrillic && system.shown_by(&word.text, letters);
    systems.iter().enumerate().fold(0, |all, (at, system)| all | u64::from(shown(system)) << at)
}

/// All keys of a word under the given systems, each text once.
pub fn word_keys(word: &Folded, applicable: &[Applicable], systems: &[System]) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::with_capacity(8);
    with_room(|room| {
        for &Applicable { system, told } in applicable.iter().filter(|a| systems[a.system].cyrillic == word.cyrillic) {
            room.add_readings(word, system, &systems[system], told, &mut keys);
        }
    });
    keys
}

/// The keys under the system that hears vowels loosely.
pub fn loose_keys(word: &Folded, systems: &[System]) -> Vec<Key> {
    let mut keys = Vec::new();
    with_room(|room| {
        for (at, system) in systems.iter().enumerate().filter(|(_, s)| s.loose) {
            room.add_readings(word, at, system, false, &mut keys);
        }
    });
    keys
}

thread_local! {
    /// Used for one word after another.
    static ROOM: RefCell<Room> = RefCell::new(Room::new());
}

/// Lends room where nothing is heard yet.
fn with_room(read: impl FnOnce(&mut Room)) {
    ROOM.with_borrow_mut(|room| {
        room.heard.clear();
        room.ends.clear();
        read(room);
    });
}

/// What reading needs, kept from system to system.
struct Room {
    readings: Readings,
    buffer: Vec<u8>,
    /// Phonemes heard before, one word behind the other, and where each ends: systems share most of their readings.
    heard: Vec<u8>,
    ends: Vec<usize>,
}

impl Room {
    fn new() -> Room {
        let (heard, ends) = (Vec::with_capacity(256), Vec::with_capacity(32));
        Room { readings: Readings::new(), buffer: Vec::with_capacity(32), heard, ends }
    }

    fn add_readings(&mut self, word: &Folded, at: usize, system: &System, told: bool, keys: &mut Vec<Key>) {
        if system.table.read(&word.text, told, &mut self.readings) {
            for reading in self.readings.as_slice() {
                if !is_known(reading.phonemes(), &mut self.heard, &mut self.ends) {
                    add(reading, at, &mut self.buffer, keys);
                }
            }
        }
    }
}

/// Whether these phonemes were heard before; from now on they were.
fn is_known(phonemes: &[u8], heard: &mut Vec<u8>, ends: &mut Vec<usize>) -> bool {
    let mut from = 0;
    for &end in ends.iter() {
        if end - from == phonemes.len() && heard[from..end] == *phonemes {
            return true;
        }
        from = end;
    }
    heard.extend_from_slice(phonemes);
    ends.push(heard.len());
    false
}

/// `yo` may stand for e or o, hence more than one key.
fn add(reading: &Reading, system: usize, buffer: &mut Vec<u8>, keys: &mut Vec<Key>) {
    let yo = reading.phonemes().windows(3).any(|w| w.starts_with(b"io"));
    let variants: &[Option<u8>] = if yo { &[Some(b'e'), Some(b'o')] } else { &[None] };
    for yo in variants {
        erase(reading.phonemes(), *yo, buffer);
        if buffer.is_empty() || keys.iter().any(|k| k.text.as_bytes() == buffer.as_slice()) {
            continue;
        }
        let text = String::from_utf8_lossy(buffer).into_owned();
        keys.push(Key { text, system, choices: reading.choices });
    }
}

/// Erases what the systems disagree on, and nothing more: doubles, the glide of `ie`, an inner `io` (the vowel given
/// instead), o behind a hushing consonant, and some endings.
fn erase(phonemes: &[u8], yo: Option<u8>, key: &mut Vec<u8>) {
    key.clear();
    for (at, phoneme) in phonemes.iter().enumerate() {
        let next = phonemes[at + 1..].iter().find(|p| *p != phoneme);
        let glide = *phoneme == b'i' && (next == Some(&b'e') || (next == Some(&b'o') && yo.is_some()));
        let final_o = glide && next == Some(&b'o') && phonemes[at..].iter().all(|p| matches!(p, b'i' | b'o'));
        if glide && !final_o {
            continue;
        }
        let behind_glide = *phoneme == b'o' && phonemes[..at].iter().rev().find(|p| **p != b'o') == Some(&b'i');
        let hushed = matches!(key.last(), Some(b'S' | b'Z' | b'C' | b'J'));
        let heard = match *phoneme {
            b'o' if hushed => b'e',
            b'o' if behind_glide && key.last() != Some(&b'i') => yo.unwrap_or(b'o'),
            other => other,
        };
        if key.last() != Some(&heard) {
            key.push(heard);
        }
    }
    endings(key);
}

/// French -ine, old -off and -eff, Alexandre.
fn endings(key: &mut Vec<u8>) {
    let length = key.len();
    if length > 4 && key.ends_with(b"ine") {
        key.pop();
    } else if length > 3 && (key.ends_with(b"of") || key.ends_with(b"ef")) {
        key[length - 1] = b'v';
    } else if length > 3 && key.ends_with(b"er") && matches!(key[length - 3], b'd' | b't' | b'k' | b'g' | b'p' | b'b') {
        key.swap(length - 2, length - 1);
    }
}
