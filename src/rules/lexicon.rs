//! The lexicon: every word form that the packs know, and the one scan that marks them in a text.
//!
//! A form is cut into tokens as a text is. Hyphens are left out on both sides, so that `vice-president`, `vice
//! president`, `Su-30` and `Su 30` meet. Case is as written: a lower-case form matches any case, a capital asks for a
//! capital, all capitals for all capitals.

use crate::text::{Casing, Span, Token, TokenKind, fold, tokens};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::ops::Range;

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

/// What a word leads to at the root, at hand without a look at the node.
#[derive(Clone, Copy, Debug, Default)]
struct Start {
    /// The node; 0 for none.
    node: u32,
    form: u32,
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
    /// Reached from the root, by word.
    starts: Vec<Start>,
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
    /// Words packed into a number: looking one up compares no text and follows no pointer. Those that fit in half of it,
    /// which are most words of a text, lie close together.
    tiny: FxHashMap<u64, Known>,
    short: FxHashMap<u128, Known>,
    long: FxHashMap<Box<str>, Known>,
}

impl WordTable {
    fn get(&self, folded: &str) -> Option<Known> {
        match packed(folded.as_bytes()) {
            Some(key) => self.get_packed(key),
            None => self.long.get(folded).copied(),
        }
    }

    #[inline]
    fn get_packed(&self, key: u128) -> Option<Known> {
        match halved(key) {
            Some(key) => self.tiny.get(&key).copied(),
            None => self.short.get(&key).copied(),
        }
    }

    fn insert(&mut self, folded: &str, known: Known) {
        match packed(folded.as_bytes()).map(|key| (key, halved(key))) {
            Some((_, Some(key))) => drop(self.tiny.insert(key, known)),
            Some((key, None)) => drop(self.short.insert(key, known)),
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

/// A packed word of seven letters or less in half the room.
#[inline]
fn halved(key: u128) -> Option<u64> {
    let len = (key >> (8 * PACKED)) as u64;
    (len < 8).then_some(key as u64 | len << 56)
}

/// The packed word at a place of a text, where 16 bytes can be read there at once.
#[inline]
fn packed_in(text: &[u8], span: Span) -> Option<u128> {
    let (start, len) = (span.start as usize, span.len());
    let bytes: [u8; PACKED + 1] = text.get(start..start + PACKED + 1)?.try_into().ok()?;
    let letters = u128::from_le_bytes(bytes) & ((1 << (8 * len.min(PACKED))) - 1);
    (len <= PACKED).then_some(letters | (len as u128) << (8 * PACKED))
}

/// A packed word with letters of Latin 1, folded as `fold` does it; none for other words.
fn folded_latin(word: &[u8]) -> Option<u128> {
    let mut folded = [0; PACKED + 1];
    let mut len = 0;
    let mut at = 0;
    while let Some(&byte) = word.get(at) {
        let behind = |n: usize| word.get(at + n).copied();
        // What is written, and how much was read.
        let (letter, second, read) = match (byte, behind(1)) {
            (b'`', _) => (b'\'', None, 1),
            (..0x80, _) => (byte.to_ascii_lowercase(), None, 1),
            (0xC3, Some(low @ (0x80..=0x96 | 0x98..=0x9E))) => (byte, Some(low + 0x20), 2),
            // All but the soft hyphen and the acute accent, which stands for an apostrophe.
            (0xC2, Some(0xAD | 0xB4)) => return None,
            (0xC2 | 0xC3, low) => (byte, low, 2),
            // `‘’`, dashes, `“”…`
            (0xE2, Some(0x80)) => match behind(2) {
                Some(0x98 | 0x99) => (b'\'', None, 3),
                Some(0x90..=0x95) => (b'-', None, 3),
                Some(low @ (0x9C | 0x9D | 0xA6)) => {
                    *folded.get_mut(len)? = byte;
                    len += 1;
                    (0x80, Some(low), 3)
                }
                _ => return None,
            },
            _ => return None,
        };
        *folded.get_mut(len)? = letter;
        len += 1;
        if let Some(second) = second {
            *folded.get_mut(len)? = second;
            len += 1;
        }
        at += read;
    }
    let packed = u128::from_le_bytes(folded) | (len as u128) << (8 * PACKED);
    (len <= PACKED).then_some(packed)
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

/// Something known about a run of tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    pub class: ClassId,
    /// A lexicon entry, or what the annotator that made the mark chose.
    pub value: u32,
    /// From the lexicon, so that `value` is an entry.
    pub lexical: bool,
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
        let mut lexicon = Lexicon {
            starts: vec![Start::default()],
            nodes: vec![Node::default()],
            forms: vec![none],
            ..Lexicon::default()
        };
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
        let key = packed(word.as_bytes()).filter(|_| word.is_ascii()).map(lower);
        if let Some(known) = key.and_then(|key| self.words.get_packed(key)).filter(|known| known.exact) {
            return known.id;
        }
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
        self.starts.push(Start::default());
        id
    }

    /// The word that a token of a text is.
    #[inline]
    pub fn word_in(&self, text: &str, token: Span, buffer: &mut String) -> WordId {
        const HIGH: u128 = u128::from_le_bytes([0x80; PACKED + 1]);
        let known = match packed_in(text.as_bytes(), token) {
            Some(key) if key & HIGH == 0 => self.words.get_packed(lower(key)),
            _ => self.word_folded(token.of(text), buffer),
        };
        known.map_or(UNKNOWN, |known| known.id)
    }

    fn word_folded(&self, token: &str, buffer: &mut String) -> Option<Known> {
        let bytes = token.as_bytes();
        match if token.is_ascii() { packed(bytes).map(lower) } else { folded_latin(bytes) } {
            Some(key) => self.words.get_packed(key),
            None => self.words.get(fold(token, buffer)),
        }
    }

    /// Adds `form` as a way to write `key` of `class`.
    pub fn add(&mut self, class: ClassId, key: &str, feature: &str, form: &str) {
        self.enter(class, key, feature, form);
    }

    /// As `add`; the entry that the form has now, none where the form holds no word.
    pub fn enter(&mut self, class: ClassId, key: &str, feature: &str, form: &str) -> Option<u32> {
        let mut cut = std::mem::take(&mut self.cut);
        if !form.is_empty() && form.bytes().all(|b| b.is_ascii_lowercase()) {
            // Most forms are a word in plain small letters.
            let span = Span::new(0, form.len());
            cut.clear();
            cut.push(Token { span, kind: TokenKind::Word, casing: Casing::Lower, glued: false });
        } else {
            form_tokens(form, &mut cut);
            cut.retain(|t| !is_hyphen(t.span.of(form)));
        }
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
        let slot =
            if at_root { &mut self.starts[word as usize].node } else { self.edges.entry((node, word)).or_insert(0) };
        if *slot == 0 {
            *slot = next;
            self.nodes.push(Node::default());
        }
        *slot
    }

    /// Lays the forms of each node side by side, in the order in which texts come upon them; all has been added.
    pub fn settle(&mut self) {
        let mut settled = Vec::with_capacity(self.forms.len());
        settled.push(self.forms[0]);
        for node in &mut self.nodes {
            let mut next = std::mem::take(&mut node.form);
            if next != 0 {
                node.form = settled.len() as u32;
            }
            while next != 0 {
                let form = self.forms[next as usize];
                next = form.next;
                let behind = if next == 0 { 0 } else { settled.len() as u32 + 1 };
                settled.push(Form { next: behind, ..form });
            }
        }
        self.forms = settled;
        for start in &mut self.starts {
            let node = self.nodes[start.node as usize];
            // A word alone is done with at its start.
            *start = Start { node: if node.goes_on { start.node } else { 0 }, form: node.form };
        }
    }

    /// Adds every form that begins at `first` and ends by `to`; of one class only the longest. `words` runs beside
    /// `tokens`.
    pub fn mark(&self, tokens: &[Token], words: &[WordId], first: usize, to: usize, marks: &mut Vec<Mark>) {
        let Start { node, form } = self.starts[words[first] as usize];
        let begin = marks.len();
        if form != 0 {
            self.mark_forms(form, tokens, &[first as u32], begin, marks);
        }
        if node != 0 {
            self.follow(node, tokens, words, first..to, begin, marks);
        }
    }

    /// Adds the forms that end at the last token of `path`; what began there stands from `begin` on.
    fn mark_forms(&self, mut next: u32, tokens: &[Token], path: &[u32], begin: usize, marks: &mut Vec<Mark>) {
        let (first, end) = (path[0], path[path.len() - 1] + 1);
        while next != 0 {
            let form = &self.forms[next as usize];
            next = form.next;
            if form.casings == 0 || fits(form, tokens, path) {
                let class = form.class;
                if path.len() > 1 {
                    marks.retain_from(begin, |m: &Mark| m.class != class || m.end == end);
                }
                marks.push(Mark { first, end, class, value: form.entry, lexical: true });
            }
        }
    }

    /// Goes on from a node of the first token's as far as the text does.
    fn follow(
        &self,
        mut node: u32,
        tokens: &[Token],
        words: &[WordId],
        Range { start: first, end: to }: Range<usize>,
        begin: usize,
        marks: &mut Vec<Mark>,
    ) {
        let mut at = first;
        let mut path = [first as u32; MAX_FORM];
        for len in 1..MAX_FORM {
            at += 1;
            while at < to && words[at] == HYPHEN && tokens[at].glued && at + 1 < to && tokens[at + 1].glued {
                at += 1;
            }
            if at >= to {
                return;
            }
            let Some(&next) = self.edges.get(&(node, words[at])) else { return };
            node = next;
            path[len] = at as u32;
            let here = self.nodes[node as usize];
            if here.form != 0 {
                self.mark_forms(here.form, tokens, &path[..=len], begin, marks);
            }
            if !here.goes_on {
                return;
            }
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
    use unicode_normalization::char::{decompose_canonical, is_combining_mark};
    let mut plain = String::with_capacity(word.len());
    for c in word.chars() {
        match (c as usize).checked_sub('À' as usize).map(|at| LETTERS.get(at)) {
            None => plain.push(c),
            Some(Some(&letter)) => plain.push(if letter == b' ' { c } else { char::from(letter) }),
            Some(None) => {
                decompose_canonical(c, |part| plain.extend(Some(part).filter(|&part| !is_combining_mark(part))))
            }
        }
    }
    plain
}

/// The letters of Latin 1 without their accents, from `À` to `ÿ`; a blank for one that has none.
const LETTERS: &[u8; 64] = b"AAAAAA CEEEEIIII NOOOOO  UUUUY  aaaaaa ceeeeiiii nooooo  uuuuy y";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_words_are_folded_as_text_is() {
        let mut buffer = String::new();
        for word in ["ÉTÉ", "garçon", "Straße", "l’", "÷×", "D‘", "ÀÖØÞ", "ÿ", "É`", "«", "—", "”", "…", "µº"]
        {
            let plain = fold(word, &mut buffer);
            assert_eq!(folded_latin(word.as_bytes()), packed(plain.as_bytes()), "{word}");
        }
        for word in ["Łódź", "e\u{301}", "Đ", "deuxquinzelettresé"] {
            assert_eq!(folded_latin(word.as_bytes()), None, "{word}");
        }
    }

    #[test]
    fn words_are_packed_where_they_stand() {
        let text = "un été à Constantinople et après, toujours";
        for (start, end) in [(0, 2), (3, 8), (9, 11), (12, 26), (12, 28), (30, 31)] {
            let span = Span::new(start, end);
            let room = text.len() >= start + 16 && span.len() <= PACKED;
            assert_eq!(packed_in(text.as_bytes(), span), packed(&text.as_bytes()[start..end]).filter(|_| room));
        }
    }

    #[test]
    fn accents_are_taken_off_as_unicode_says() {
        use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
        for c in ('\0'..'\u{2000}').chain('\u{ac00}'..'\u{ac40}') {
            let by_parts: String = c.to_string().nfd().filter(|&c| !is_combining_mark(c)).collect();
            assert_eq!(without_accents(&c.to_string()), by_parts, "{c:?}");
        }
    }

    #[test]
    fn packed_words_are_lowered_as_text_is() {
        for word in ["", "NATO", "McDonald", "a.m.", "@[`{AZaz", "U.S.", "Constantinople", "\u{7f}"] {
            let lowered = packed(word.as_bytes()).map(lower);
            assert_eq!(lowered, packed(word.to_ascii_lowercase().as_bytes()), "{word}");
        }
    }
}
