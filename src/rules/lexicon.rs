//! The lexicon: every word form that the packs know, and the one scan that marks them in a text.
//!
//! A form is cut into tokens as a text is. Hyphens are left out on both sides, so that `vice-president`, `vice
//! president`, `Su-30` and `Su 30` meet. Case is as written: a lower-case form matches any case, a capital asks for a
//! capital, all capitals for all capitals.

use crate::text::{Casing, Token, fold, tokens};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// A word of the lexicon; `UNKNOWN` for all others.
pub type WordId = u32;
pub const UNKNOWN: WordId = 0;

/// A class of words, `month` or `country`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ClassId(pub u16);

impl ClassId {
    /// A class that no pack names: no mark has it.
    pub const UNUSED: ClassId = ClassId(u16::MAX);
}

/// What one form stands for: its class, its canonical key, and what the form adds (a verb's tense).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    pub class: ClassId,
    pub key: Box<str>,
    pub feature: Box<str>,
}

/// A form that ends at a node of the trie.
#[derive(Clone, Copy, Debug)]
struct Form {
    entry: u32,
    class: ClassId,
    /// What each token's case must be, two bits a token, the first lowest; 0 matches however a text writes it.
    casings: u32,
    /// The next form that ends at the same node; 0 for none.
    next: u32,
}

/// A node of the trie: the first form that ends here, 0 for none, and whether anything goes on.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    form: u32,
    goes_on: bool,
}

/// All forms, as a trie over words.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: WordTable,
    classes: FxHashMap<Box<str>, ClassId>,
    class_names: Vec<Box<str>>,
    entries: Vec<Entry>,
    /// By hash; where two entries share one, the second stands at the next number.
    entry_ids: FxHashMap<u64, u32>,
    /// Node reached from the root, by word.
    starts: Vec<u32>,
    edges: FxHashMap<(u32, WordId), u32>,
    nodes: Vec<Node>,
    /// The first is none.
    forms: Vec<Form>,
    /// For folding words while packs are read.
    buffer: String,
    cut: Vec<Token>,
}

/// A word as a text writes it.
#[derive(Clone, Copy, Debug)]
struct Known {
    id: WordId,
    /// As the packs write it; else its accents are left out, and it gives way to a word that has none.
    exact: bool,
}

/// Words by their letters.
#[derive(Clone, Debug, Default)]
struct WordTable {
    /// Short words, which most are, packed into a number: looking one up compares no text and follows no pointer.
    short: FxHashMap<u128, Known>,
    long: FxHashMap<Box<str>, Known>,
}

impl WordTable {
    fn get(&self, folded: &str) -> Option<Known> {
        match packed(folded.as_bytes()) {
            Some(key) => self.short.get(&key).copied(),
            None => self.long.get(folded).copied(),
        }
    }

    fn insert(&mut self, folded: &str, known: Known) {
        match packed(folded.as_bytes()) {
            Some(key) => drop(self.short.insert(key, known)),
            None => drop(self.long.insert(folded.into(), known)),
        }
    }
}

/// The longest word that is packed, so that its length has room beside it.
const PACKED: usize = 15;

/// A short word as a number: its letters, then its length.
fn packed(word: &[u8]) -> Option<u128> {
    let mut bytes = [0; PACKED + 1];
    bytes.get_mut(..word.len()).filter(|_| word.len() <= PACKED)?.copy_from_slice(word);
    bytes[PACKED] = word.len() as u8;
    Some(u128::from_le_bytes(bytes))
}

/// A packed word of ASCII letters and signs, folded as `fold` does it.
fn lower(key: u128) -> u128 {
    // All bytes at once: a capital has its high bit set by the first sum and not by the second, and bit 5 makes it small.
    // The length behind the letters is no capital, and stays.
    const EACH: u128 = u128::from_le_bytes([1; 16]);
    let from_a = key + EACH * (0x80 - b'A') as u128;
    let behind_z = key + EACH * (0x7f - b'Z') as u128;
    key | ((from_a & !behind_z & (EACH * 0x80)) >> 2)
}

/// A form found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    pub class: ClassId,
    pub entry: u32,
}

/// The tokens of a form as a text has them; an ending such as `'s` stands behind its word there, and is one token.
pub fn form_tokens(form: &str, cut: &mut Vec<Token>) {
    cut.clear();
    tokens(form, 0, cut);
    if let [mark, ending] = cut[..]
        && (form.starts_with('\'') && ending.glued)
    {
        cut.clear();
        cut.push(Token { span: mark.span.join(ending.span), ..ending });
    }
}

impl Lexicon {
    pub fn new() -> Lexicon {
        let none = Form { entry: 0, class: ClassId::UNUSED, casings: 0, next: 0 };
        let mut lexicon =
            Lexicon { starts: vec![0], nodes: vec![Node::default()], forms: vec![none], ..Lexicon::default() };
        let hyphen = lexicon.word("-");
        debug_assert_eq!(hyphen, HYPHEN);
        lexicon
    }

    /// The class of this name, made when it is new.
    pub fn class(&mut self, name: &str) -> ClassId {
        if let Some(&class) = self.classes.get(name) {
            return class;
        }
        let class = ClassId(u16::try_from(self.class_names.len()).expect("fewer than 65536 classes"));
        self.class_names.push(name.into());
        self.classes.insert(name.into(), class);
        class
    }

    pub fn class_named(&self, name: &str) -> Option<ClassId> {
        self.classes.get(name).copied()
    }

    pub fn class_name(&self, class: ClassId) -> &str {
        &self.class_names[class.0 as usize]
    }

    pub fn entry(&self, entry: u32) -> &Entry {
        &self.entries[entry as usize]
    }

    /// The id of a word, made when it is new. `word` is one token.
    pub fn word(&mut self, word: &str) -> WordId {
        let mut buffer = std::mem::take(&mut self.buffer);
        let id = self.folded_word(fold(word, &mut buffer));
        self.buffer = buffer;
        id
    }

    fn folded_word(&mut self, folded: &str) -> WordId {
        if let Some(known) = self.words.get(folded).filter(|known| known.exact) {
            return known.id;
        }
        let id = self.starts.len() as WordId;
        if !folded.is_ascii() {
            let plain = without_accents(folded);
            if self.words.get(&plain).is_none() {
                self.words.insert(&plain, Known { id, exact: false });
            }
        }
        self.words.insert(folded, Known { id, exact: true });
        self.starts.push(0);
        id
    }

    /// The word that a token of a text is.
    pub fn word_of(&self, token: &str, buffer: &mut String) -> WordId {
        let known = match packed(token.as_bytes()).filter(|_| token.is_ascii()) {
            Some(key) => self.words.short.get(&lower(key)).copied(),
            None => self.words.get(fold(token, buffer)),
        };
        known.map_or(UNKNOWN, |known| known.id)
    }

    /// Adds `form` as a way to write `key` of `class`.
    pub fn add(&mut self, class: ClassId, key: &str, feature: &str, form: &str) {
        self.enter(class, key, feature, form);
    }

    /// As `add`; the entry that the form has now, none where the form holds no word.
    pub fn enter(&mut self, class: ClassId, key: &str, feature: &str, form: &str) -> Option<u32> {
        let mut cut = std::mem::take(&mut self.cut);
        form_tokens(form, &mut cut);
        cut.retain(|t| !is_hyphen(t.span.of(form)));
        let entry = (!cut.is_empty()).then(|| self.entry_id(class, key, feature));
        if let Some(entry) = entry {
            self.enter_tokens(class, entry, form, &cut);
        }
        self.cut = cut;
        entry
    }

    fn enter_tokens(&mut self, class: ClassId, entry: u32, form: &str, cut: &[Token]) {
        let mut node = 0;
        let mut casings = 0;
        for (n, token) in cut.iter().enumerate() {
            let word = self.word(token.span.of(form));
            node = self.child(node, word, n == 0);
            casings |= (token.casing as u32).checked_shl(2 * n as u32).unwrap_or(0);
        }
        let id = self.forms.len() as u32;
        let mut slot = &mut self.nodes[node as usize].form;
        while *slot != 0 {
            let at = *slot as usize;
            let known = &mut self.forms[at];
            if known.entry == entry && known.casings == casings {
                return;
            }
            slot = &mut known.next;
        }
        *slot = id;
        self.forms.push(Form { entry, class, casings, next: 0 });
    }

    fn entry_id(&mut self, class: ClassId, key: &str, feature: &str) -> u32 {
        let mut hasher = FxHasher::default();
        (class, key, feature).hash(&mut hasher);
        let mut hash = hasher.finish();
        while let Some(&id) = self.entry_ids.get(&hash) {
            let known = &self.entries[id as usize];
            if known.class == class && *known.key == *key && *known.feature == *feature {
                return id;
            }
            hash = hash.wrapping_add(1);
        }
        let id = self.entries.len() as u32;
        self.entries.push(Entry { class, key: key.into(), feature: feature.into() });
        self.entry_ids.insert(hash, id);
        id
    }

    fn child(&mut self, node: u32, word: WordId, at_root: bool) -> u32 {
        let next = self.nodes.len() as u32;
        self.nodes[node as usize].goes_on = true;
        let slot = if at_root { &mut self.starts[word as usize] } else { self.edges.entry((node, word)).or_insert(0) };
        if *slot == 0 {
            *slot = next;
            self.nodes.push(Node::default());
        }
        *slot
    }

    /// Every form in `tokens[from..to]`; of one class and start, only the longest. `words` runs beside
    /// `tokens`.
    pub fn scan(&self, tokens: &[Token], words: &[WordId], from: usize, to: usize, found: &mut Vec<Found>) {
        for first in from..to {
            let node = self.starts[words[first] as usize];
            if node != 0 {
                self.follow(node, tokens, words, first, to, found);
            }
        }
    }

    fn follow(
        &self,
        mut node: u32,
        tokens: &[Token],
        words: &[WordId],
        first: usize,
        to: usize,
        found: &mut Vec<Found>,
    ) {
        let begin = found.len();
        let mut at = first;
        let mut path = [first as u32; MAX_FORM];
        let mut len = 1;
        loop {
            let here = self.nodes[node as usize];
            let mut next = here.form;
            while next != 0 {
                let form = &self.forms[next as usize];
                next = form.next;
                if form.casings == 0 || fits(form, tokens, &path[..len]) {
                    let class = form.class;
                    let hit = Found { first: first as u32, end: at as u32 + 1, class, entry: form.entry };
                    if len > 1 {
                        found.retain_from(begin, |f: &Found| f.class != class || f.end == hit.end);
                    }
                    found.push(hit);
                }
            }
            if !here.goes_on {
                return;
            }
            at += 1;
            while at < to && words[at] == HYPHEN && tokens[at].glued && at + 1 < to && tokens[at + 1].glued {
                at += 1;
            }
            if at >= to || len == MAX_FORM {
                return;
            }
            match self.edges.get(&(node, words[at])) {
                Some(&next) => node = next,
                None => return,
            }
            path[len] = at as u32;
            len += 1;
        }
    }
}

/// The word of every hyphen; made first, so that its id is known.
pub const HYPHEN: WordId = 1;

/// The longest form, in tokens without hyphens.
const MAX_FORM: usize = 16;

fn is_hyphen(token: &str) -> bool {
    matches!(token, "-" | "‐" | "‑" | "‒" | "–" | "—" | "−")
}

fn fits(form: &Form, tokens: &[Token], path: &[u32]) -> bool {
    path.iter().enumerate().all(|(n, &at)| {
        let casing = tokens[at as usize].casing;
        match form.casings >> (2 * n) & 3 {
            CAPITAL => matches!(casing, Casing::Capital | Casing::Upper),
            // A one-letter word in capitals (`U`, `S`) reads as Capital; letters and digits are told apart elsewhere.
            UPPER => casing == Casing::Upper,
            _ => true,
        }
    })
}

const CAPITAL: u32 = Casing::Capital as u32;
const UPPER: u32 = Casing::Upper as u32;

trait RetainFrom<T> {
    fn retain_from(&mut self, begin: usize, keep: impl Fn(&T) -> bool);
}

impl<T: Copy> RetainFrom<T> for Vec<T> {
    /// Keeps what stands before `begin`, and of the rest what `keep` likes.
    fn retain_from(&mut self, begin: usize, keep: impl Fn(&T) -> bool) {
        let mut to = begin;
        for from in begin..self.len() {
            if keep(&self[from]) {
                self[to] = self[from];
                to += 1;
            }
        }
        self.truncate(to);
    }
}

/// The word with its accents taken off.
pub fn without_accents(word: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    word.nfd().filter(|&c| !is_combining_mark(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_words_are_lowered_as_text_is() {
        for word in ["", "NATO", "McDonald", "a.m.", "@[`{AZaz", "U.S.", "Constantinople", "\u{7f}"] {
            let lowered = packed(word.as_bytes()).map(lower);
            assert_eq!(lowered, packed(word.to_ascii_lowercase().as_bytes()), "{word}");
        }
    }
}
