//! The lexicon: every word form that the packs know, and the one scan that marks them in a text.
//!
//! A form is cut into tokens as a text is. Hyphens are left out on both sides, so that `vice-president`, `vice
//! president`, `Su-30` and `Su 30` meet. Case is as written: a lower-case form matches any case, a capital asks for a
//! capital, all capitals for all capitals.

use crate::text::{Casing, Token, fold, tokens};
use rustc_hash::FxHashMap;

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

#[derive(Clone, Debug)]
struct Form {
    entry: u32,
    class: ClassId,
    /// Written in small letters alone, so that it matches however a text writes it.
    any_case: bool,
    /// What each token's case must be.
    casings: Box<[Casing]>,
}

/// A node of the trie: what ends here, and whether anything goes on.
#[derive(Clone, Debug, Default)]
struct Node {
    forms: Vec<Form>,
    goes_on: bool,
}

/// All forms, as a trie over words.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<Box<str>, Known>,
    classes: FxHashMap<Box<str>, ClassId>,
    class_names: Vec<Box<str>>,
    entries: Vec<Entry>,
    entry_ids: FxHashMap<(ClassId, Box<str>, Box<str>), u32>,
    /// Node reached from the root, by word.
    starts: Vec<u32>,
    edges: FxHashMap<(u32, WordId), u32>,
    nodes: Vec<Node>,
}

/// A word as a text writes it.
#[derive(Clone, Copy, Debug)]
struct Known {
    id: WordId,
    /// As the packs write it; else its accents are left out, and it gives way to a word that has none.
    exact: bool,
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

impl Lexicon {
    pub fn new() -> Lexicon {
        let mut lexicon = Lexicon { starts: vec![0], nodes: vec![Node::default()], ..Lexicon::default() };
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
        let mut buffer = String::new();
        let folded = fold(word, &mut buffer);
        if let Some(known) = self.words.get(folded).filter(|known| known.exact) {
            return known.id;
        }
        let id = self.starts.len() as WordId;
        if !folded.is_ascii() {
            self.words.entry(without_accents(folded).into()).or_insert(Known { id, exact: false });
        }
        self.words.insert(folded.into(), Known { id, exact: true });
        self.starts.push(0);
        id
    }

    /// The word that a token of a text is.
    pub fn word_of(&self, token: &str, buffer: &mut String) -> WordId {
        let folded = fold(token, buffer);
        self.words.get(folded).map_or(UNKNOWN, |known| known.id)
    }

    /// Adds `form` as a way to write `key` of `class`.
    pub fn add(&mut self, class: ClassId, key: &str, feature: &str, form: &str) {
        self.enter(class, key, feature, form);
    }

    /// As `add`; the entry that the form has now, none where the form holds no word.
    pub fn enter(&mut self, class: ClassId, key: &str, feature: &str, form: &str) -> Option<u32> {
        let mut cut = Vec::new();
        tokens(form, 0, &mut cut);
        let cut: Vec<Token> = cut.into_iter().filter(|t| !is_hyphen(t.span.of(form))).collect();
        if cut.is_empty() {
            return None;
        }
        let entry = self.entry_id(class, key, feature);
        let mut node = 0;
        for (n, token) in cut.iter().enumerate() {
            let word = self.word(token.span.of(form));
            node = self.child(node, word, n == 0);
        }
        let casings: Box<[Casing]> = cut.iter().map(|t| t.casing).collect();
        let forms = &mut self.nodes[node as usize].forms;
        if !forms.iter().any(|f| f.entry == entry && f.casings == casings) {
            let any_case = casings.iter().all(|&casing| casing == Casing::Lower);
            forms.push(Form { entry, class, any_case, casings });
        }
        Some(entry)
    }

    fn entry_id(&mut self, class: ClassId, key: &str, feature: &str) -> u32 {
        *self.entry_ids.entry((class, key.into(), feature.into())).or_insert_with(|| {
            self.entries.push(Entry { class, key: key.into(), feature: feature.into() });
            (self.entries.len() - 1) as u32
        })
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
            let here = &self.nodes[node as usize];
            for form in &here.forms {
                if form.any_case || fits(form, tokens, &path[..len]) {
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
    form.casings.len() == path.len()
        && form.casings.iter().zip(path).all(|(wanted, &at)| match (wanted, tokens[at as usize].casing) {
            (Casing::Lower, _)
            | (Casing::Capital, Casing::Capital | Casing::Upper)
            | (Casing::Upper, Casing::Upper) => true,
            // A one-letter word in capitals (`U`, `S`) reads as Capital; letters and digits are told apart elsewhere.
            _ => false,
        })
}

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
