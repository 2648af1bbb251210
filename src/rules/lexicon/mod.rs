//! The lexicon: every word form that the packs know, and the one scan that marks them in a text.
//!
//! A form is cut into tokens as a text is. Hyphens are left out on both sides, so that `vice-president`, `vice
//! president`, `Su-30` and `Su 30` meet. Case is as written: a lower-case form matches any case, a capital asks for a
//! capital, all capitals for all capitals.

mod words;

pub use words::without_accents;

use crate::text::{Casing, NO_SIGN, Span, Token, TokenKind, fold, tokens};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::ops::Range;
use words::{Known, WordTable};

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
    /// What each token's case must be, two bits a token, the first lowest; 0 matches however a text writes it.
    casings: u32,
    class: ClassId,
    /// How many more forms of the same node lie behind this one.
    behind: u16,
}

/// A node of the trie.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// The first form that ends here; 0 for none.
    form: u32,
    /// The words that go on from here, as bits, folded: most words of a text do not, and need no look at the edges.
    ahead: u32,
}

/// Where a node stands: that of a first word has the word's number, all others begin at `INNER`.
type Place = u32;
const INNER: Place = 1 << 31;

/// A word of a text: which one it is, and what begins with it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    pub id: WordId,
    start: Node,
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
    /// Nodes of first words, by word.
    starts: Vec<Node>,
    inner: Vec<Node>,
    edges: FxHashMap<(Place, WordId), Place>,
    /// By node. The first is none.
    forms: Vec<Form>,
    /// While forms are added: each with the next one of its node, 0 for none.
    added: Vec<(Form, u32)>,
    /// For folding words while packs are read.
    buffer: String,
    cut: Vec<Token>,
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
        let none = Form { entry: 0, casings: 0, class: ClassId::UNUSED, behind: 0 };
        let mut lexicon =
            Lexicon { starts: vec![Node::default()], forms: vec![none], added: vec![(none, 0)], ..Lexicon::default() };
        lexicon.reserve(USUAL);
        let hyphen = lexicon.word("-");
        debug_assert_eq!(hyphen, HYPHEN);
        lexicon
    }

    /// Room for about so many words, half as many again of entries and forms.
    fn reserve(&mut self, words: usize) {
        let forms = words + words / 2;
        self.words.reserve(words);
        self.starts.reserve(words);
        self.edges.reserve(words);
        self.entry_ids.reserve(forms);
        self.entries.reserve(forms);
        self.inner.reserve(words);
        self.added.reserve(forms);
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
        let new = || {
            self.starts.push(Node::default());
            self.starts.len() as WordId - 1
        };
        if let Some(id) = self.words.plain_or(word, new) {
            return id;
        }
        let mut buffer = std::mem::take(&mut self.buffer);
        let id = self.folded_word(fold(word, &mut buffer));
        self.buffer = buffer;
        id
    }

    fn folded_word(&mut self, folded: &str) -> WordId {
        if let Some(known) = self.words.get(folded).filter(|known| known.exact) {
            return known.word.id;
        }
        let id = self.starts.len() as WordId;
        if !folded.is_ascii() {
            let plain = without_accents(folded);
            if self.words.get(&plain).is_none() {
                self.words.insert(&plain, Known::new(id, false));
            }
        }
        self.words.insert(folded, Known::new(id, true));
        self.starts.push(Node::default());
        id
    }

    /// The word that a token of a text is; known once all has been settled.
    #[inline]
    pub fn word_in(&self, text: &str, token: Span, buffer: &mut String) -> Word {
        self.words.in_text(text, token, buffer).map_or(Word::default(), |known| known.word)
    }

    /// The word of this number.
    pub fn numbered(&self, id: WordId) -> Word {
        Word { id, start: self.starts[id as usize] }
    }

    /// Is this a word already, in small letters?
    pub fn knows(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|known| known.exact)
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
            cut.push(Token { span, kind: TokenKind::Word, casing: Casing::Lower, glued: false, sign: NO_SIGN });
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
        let mut place = UNKNOWN;
        let mut casings = 0;
        for (n, token) in cut.iter().enumerate() {
            let word = self.word(token.span.of(form));
            place = if n == 0 { word } else { self.behind(place, word) };
            casings |= (token.casing as u32).checked_shl(2 * n as u32).unwrap_or(0);
        }
        let id = self.added.len() as u32;
        let first = &mut self.node(place).form;
        let mut next = std::mem::replace(first, if *first == 0 { id } else { *first });
        while next != 0 {
            let (known, behind) = &mut self.added[next as usize];
            if known.entry == entry && known.casings == casings {
                return;
            }
            next = std::mem::replace(behind, if *behind == 0 { id } else { *behind });
        }
        self.added.push((Form { entry, casings, class, behind: 0 }, 0));
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

    fn node(&mut self, place: Place) -> &mut Node {
        match place.checked_sub(INNER) {
            Some(at) => &mut self.inner[at as usize],
            None => &mut self.starts[place as usize],
        }
    }

    /// The node that a word leads to from another; made when it is new.
    fn behind(&mut self, place: Place, word: WordId) -> Place {
        self.node(place).ahead |= bit(word);
        let new = INNER + self.inner.len() as u32;
        let next = *self.edges.entry((place, word)).or_insert(new);
        if next == new {
            self.inner.push(Node::default());
        }
        next
    }

    /// Lays the forms of each node side by side, and beside each word what begins with it; all has been added.
    pub fn settle(&mut self) {
        let added = std::mem::take(&mut self.added);
        self.forms.reserve(added.len());
        for node in self.starts.iter_mut().chain(&mut self.inner) {
            let mut next = std::mem::take(&mut node.form);
            if next == 0 {
                continue;
            }
            node.form = self.forms.len() as u32;
            while next != 0 {
                let (form, behind) = added[next as usize];
                self.forms.push(form);
                next = behind;
            }
            let of_node = &mut self.forms[node.form as usize..];
            of_node.iter_mut().rev().zip(0..).for_each(|(form, behind)| form.behind = behind);
        }
        self.words.settle(&self.starts);
    }

    /// Room for the marks of these words. All their forms are looked at in a row: so they come from memory side by side,
    /// and are at hand when each is marked.
    pub fn room(&self, words: &[Word]) -> usize {
        words.iter().map(|word| 1 + usize::from(self.forms[word.start.form as usize].behind)).sum()
    }

    /// Adds every form that begins at `first` and ends by `to`; of one class only the longest. `words` runs beside
    /// `tokens`.
    pub fn mark(&self, tokens: &[Token], words: &[Word], first: usize, to: usize, marks: &mut Vec<Mark>) {
        let Word { id, start } = words[first];
        let begin = marks.len();
        if start.form != 0 {
            self.mark_forms(start, tokens, &[first as u32], begin, marks);
        }
        if start.ahead != 0 {
            self.follow((id, start), tokens, words, first..to, begin, marks);
        }
    }

    /// Adds the forms of a node, which the last token of `path` leads to; what began there stands from `begin` on.
    fn mark_forms(&self, node: Node, tokens: &[Token], path: &[u32], begin: usize, marks: &mut Vec<Mark>) {
        let (first, end) = (path[0], path[path.len() - 1] + 1);
        let at = node.form as usize;
        for form in &self.forms[at..=at + usize::from(self.forms[at].behind)] {
            if form.casings == 0 || fits(form, tokens, path) {
                let class = form.class;
                if path.len() > 1 {
                    marks.retain_from(begin, |m: &Mark| m.class != class || m.end == end);
                }
                marks.push(Mark { first, end, class, value: form.entry, lexical: true });
            }
        }
    }

    /// Goes on from the node of the first token as far as the text does.
    fn follow(
        &self,
        (mut place, mut node): (Place, Node),
        tokens: &[Token],
        words: &[Word],
        Range { start: first, end: to }: Range<usize>,
        begin: usize,
        marks: &mut Vec<Mark>,
    ) {
        let mut at = first;
        let mut path = [first as u32; MAX_FORM];
        for len in 1..MAX_FORM {
            at += 1;
            while at < to && words[at].id == HYPHEN && tokens[at].glued && at + 1 < to && tokens[at + 1].glued {
                at += 1;
            }
            if at >= to || node.ahead & bit(words[at].id) == 0 {
                return;
            }
            let Some(&next) = self.edges.get(&(place, words[at].id)) else { return };
            (place, node) = (next, self.inner[(next - INNER) as usize]);
            path[len] = at as u32;
            if node.form != 0 {
                self.mark_forms(node, tokens, &path[..=len], begin, marks);
            }
        }
    }
}

/// A word as a bit of a folded set.
fn bit(word: WordId) -> u32 {
    1 << (word % 32)
}

/// The word of every hyphen; made first, so that its id is known.
pub const HYPHEN: WordId = 1;

/// Words of the built-in packs for one language, a few thousand more or less.
const USUAL: usize = 28_000;

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
