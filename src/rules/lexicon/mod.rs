//! The lexicon: every word form that the packs know, and the one scan that marks them in a text.
//!
//! A form is cut into tokens as a text is. Hyphens are left out on both sides, so that `vice-president`, `vice
//! president`, `Su-30` and `Su 30` meet. Case is as written: a lower-case form matches any case, a capital asks for a
//! capital, all capitals for all capitals.

mod entering;
mod kept;
mod marking;
mod words;

pub use words::without_accents;

use crate::text::{Span, Token, tokens};
use rustc_hash::FxHashMap;
use words::WordTable;

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
    pub key: &'static str,
    pub feature: &'static str,
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

/// What a form says of the tokens that it covers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sense {
    pub entry: u32,
    pub class: ClassId,
    /// How many tokens it covers.
    pub len: u16,
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
    classes: FxHashMap<&'static str, ClassId>,
    class_names: Vec<&'static str>,
    entries: Vec<Entry>,
    /// By hash; where two entries share one, the second stands at the next number.
    entry_ids: FxHashMap<u64, u32>,
    /// Nodes of first words, by word.
    starts: Vec<Node>,
    inner: Vec<Node>,
    edges: FxHashMap<(Place, WordId), Place>,
    /// By node, those of first words before all others. The first is none.
    forms: Vec<Form>,
    /// Beside the forms of first words what they say of one token: most tokens have all of it.
    senses: Vec<Sense>,
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
        let mut lexicon = Lexicon::empty();
        lexicon.reserve(USUAL);
        let hyphen = lexicon.word("-");
        debug_assert_eq!(hyphen, HYPHEN);
        lexicon
    }

    /// One without any word, not even the hyphen.
    fn empty() -> Lexicon {
        let none = Form { entry: 0, casings: 0, class: ClassId::UNUSED, behind: 0 };
        Lexicon { starts: vec![Node::default()], forms: vec![none], added: vec![(none, 0)], ..Lexicon::default() }
    }

    /// Room for about so many words, half as many again of entries and forms.
    fn reserve(&mut self, words: usize) {
        let forms = words + words / 2;
        self.words.reserve([words / 2; 2]);
        self.starts.reserve(words);
        self.edges.reserve(words);
        self.entry_ids.reserve(forms);
        self.entries.reserve(forms);
        self.inner.reserve(words);
        self.added.reserve(forms);
    }

    /// The class of this name, made when it is new.
    pub fn class(&mut self, name: &'static str) -> ClassId {
        if let Some(&class) = self.classes.get(name) {
            return class;
        }
        let class = ClassId(u16::try_from(self.class_names.len()).expect("fewer than 65536 classes"));
        self.class_names.push(name);
        self.classes.insert(name, class);
        class
    }

    pub fn class_named(&self, name: &str) -> Option<ClassId> {
        self.classes.get(name).copied()
    }

    pub fn class_name(&self, class: ClassId) -> &str {
        self.class_names[class.0 as usize]
    }

    /// All entries, by number.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn entry(&self, entry: u32) -> &Entry {
        &self.entries[entry as usize]
    }

    /// The id of a word, made when it is new. `word` is one token.
    pub fn word(&mut self, word: &str) -> WordId {
        let mut buffer = std::mem::take(&mut self.buffer);
        let new = self.starts.len() as WordId;
        let id = self.words.id_or(word, new, &mut buffer);
        self.buffer = buffer;
        if id == new {
            self.starts.push(Node::default());
        }
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

fn is_hyphen(sign: char) -> bool {
    matches!(sign, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}
