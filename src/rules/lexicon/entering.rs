//! Forms into the trie, while the packs are read; `settle` ends that.

use super::ClassId;
use super::{Entry, Form, INNER, Lexicon, Node, Place, UNKNOWN, WordId, bit, form_tokens, is_hyphen};
use crate::text::{Casing, NO_SIGN, Span, Token, TokenKind};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

impl Lexicon {
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
}
