//! Words read of late: given names, and the surnames of the news, come again and again, and reading one takes long.
//!
//! Each thread remembers its own, so that nobody waits; what is remembered changes nothing but the time it takes.

use super::data::{Groups, data};
use super::fold::Folded;
use super::key::{Applicable, Key, shown_by, word_keys};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::Arc;

/// How a word sounds under some systems, and the groups of names that it is in by that.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    pub keys: Vec<Key>,
    /// Groups of given names that hold it, Slavic and Western, then Arabic.
    pub given: Vec<u16>,
    pub arabic: Vec<u16>,
    /// Groups of famous surnames that hold it.
    pub surname: Vec<u16>,
}

impl Heard {
    fn new(word: &Folded, systems: &[Applicable]) -> Heard {
        let data = data();
        let keys = word_keys(word, systems, &data.systems);
        let groups = |of: &Groups| {
            let mut found: Vec<u16> = keys.iter().filter_map(|k| of.get(&k.text)).flatten().copied().collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let (given, arabic, surname) = (groups(&data.given), groups(&data.arabic), groups(&data.surname));
        Heard { keys, given, arabic, surname }
    }
}

/// What is remembered of a word.
struct Word {
    /// The systems that it shows evidence for.
    shown: u64,
    /// How it sounds, by the systems that applied.
    heard: Vec<(Box<[Applicable]>, Arc<Heard>)>,
}

/// So many words a thread remembers at most: about four megabytes.
const REMEMBERED: usize = 4096;

thread_local! {
    /// By the letters and signs that systems read.
    static WORDS: RefCell<FxHashMap<Vec<char>, Word>> = RefCell::default();
}

/// The systems that a word shows evidence for, as bits.
pub fn shown(word: &Folded) -> u64 {
    WORDS.with_borrow_mut(|words| remembered(words, word).shown)
}

/// How a word sounds under these systems.
pub fn heard(word: &Folded, systems: &[Applicable]) -> Arc<Heard> {
    WORDS.with_borrow_mut(|words| {
        let known = &mut remembered(words, word).heard;
        if let Some((_, heard)) = known.iter().find(|(of, _)| **of == *systems) {
            return Arc::clone(heard);
        }
        let heard = Arc::new(Heard::new(word, systems));
        known.push((systems.into(), Arc::clone(&heard)));
        heard
    })
}

fn remembered<'w>(words: &'w mut FxHashMap<Vec<char>, Word>, word: &Folded) -> &'w mut Word {
    if !words.contains_key(&word.text) {
        if words.len() >= REMEMBERED {
            words.clear();
        }
        let new = Word { shown: shown_by(word, &data().systems), heard: Vec::new() };
        words.insert(word.text.clone(), new);
    }
    words.get_mut(&word.text).expect("it was just entered")
}
