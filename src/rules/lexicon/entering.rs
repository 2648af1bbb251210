//! Forms into the trie, while the packs are read; `settle` ends that.

use super::ClassId;
use super::{Entry, Form, INNER, Lexicon, Node, Place, UNKNOWN, WordId, bit, form_tokens, is_hyphen};
use crate::text::Token;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

impl Lexicon {
    /// Adds `form` as a way to write `key` of `class`.
    pub fn add(&mut self, class: ClassId, key: &'static str, feature: &'static str, form: &str) {
        if is_small_word(form.as_bytes()) {
            // Most forms are: such a one is a token as it stands, and matches however a text writes it.
            let entry = self.entry_id(class, key, feature);
            let place = self.word(form);
            self.end_at(place, Form { entry, casings: 0, class, behind: 0 });
            return;
        }
        let mut cut = std::mem::take(&mut self.cut);
        form_tokens(form, &mut cut);
        cut.retain(|token| !is_hyphen(token.sign));
        if !cut.is_empty() {
            let entry = self.entry_id(class, key, feature);
            self.enter_tokens(class, entry, form, &cut);
        }
        self.cut = cut;
    }

    fn enter_tokens(&mut self, class: ClassId, entry: u32, form: &str, cut: &[Token]) {
        let mut place = UNKNOWN;
        let mut casings = 0;
        for (n, token) in cut.iter().enumerate() {
            let word = self.word(token.span.of(form));
            place = if n == 0 { word } else { self.behind(place, word) };
            casings |= (token.casing as u32).checked_shl(2 * n as u32).unwrap_or(0);
        }
        self.end_at(place, Form { entry, casings, class, behind: 0 });
    }

    /// Lets a form end at a node, behind those that do, and once.
    fn end_at(&mut self, place: Place, form: Form) {
        let id = self.added.len() as u32;
        let first = &mut self.node(place).form;
        let mut next = std::mem::replace(first, if *first == 0 { id } else { *first });
        while next != 0 {
            let (known, behind) = &mut self.added[next as usize];
            if known.entry == form.entry && known.casings == form.casings {
                return;
            }
            next = std::mem::replace(behind, if *behind == 0 { id } else { *behind });
        }
        self.added.push((form, 0));
    }

    fn entry_id(&mut self, class: ClassId, key: &'static str, feature: &'static str) -> u32 {
        // The forms of one thing are entered one after another.
        if let Some(last) = self.entries.last()
            && (last.class, last.feature) == (class, feature)
            && std::ptr::eq(last.key, key)
        {
            return self.entries.len() as u32 - 1;
        }
        let mut hasher = FxHasher::default();
        (class, key, feature).hash(&mut hasher);
        let mut hash = hasher.finish();
        while let Some(&id) = self.entry_ids.get(&hash) {
            let known = &self.entries[id as usize];
            if (known.class, known.key, known.feature) == (class, key, feature) {
                return id;
            }
            hash = hash.wrapping_add(1);
        }
        let id = self.entries.len() as u32;
        self.entries.push(Entry { class, key, feature });
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
    pub(super) fn behind(&mut self, place: Place, word: WordId) -> Place {
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
            let mut next = node.form;
            let own = std::iter::from_fn(|| {
                let (form, behind) = *added.get(next as usize).filter(|_| next != 0)?;
                next = behind;
                Some(form)
            });
            lay(node, &mut self.forms, own);
        }
        self.share_senses();
        self.words.settle(&self.starts);
        self.entry_ids = FxHashMap::default();
    }

    /// What the forms of first words say of one token; all forms are laid.
    pub(super) fn share_senses(&mut self) {
        let last = self.starts.iter().map(|node| node.form).max().unwrap_or_default();
        let end = last as usize + 1 + usize::from(self.forms[last as usize].behind);
        self.senses = self.forms[..end].iter().map(|form| form.sense(1)).collect();
    }
}

/// Lays the forms of a node side by side, behind those of the nodes before it.
pub(super) fn lay(node: &mut Node, forms: &mut Vec<Form>, own: impl Iterator<Item = Form>) {
    let first = forms.len();
    forms.extend(own);
    node.form = if forms.len() == first { 0 } else { first as u32 };
    for (form, behind) in forms[first..].iter_mut().rev().zip(0..) {
        form.behind = behind;
    }
}

/// A word of small letters, also of those of Latin 1 that have an accent.
fn is_small_word(form: &[u8]) -> bool {
    let mut bytes = form.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'a'..=b'z' => {}
            // `ß` to `ÿ`, without `÷`
            0xC3 if matches!(bytes.next(), Some(0x9F..=0xB6 | 0xB8..=0xBF)) => {}
            _ => return false,
        }
    }
    !form.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_one_token() {
        for word in ["a", "été", "straße", "garçonnière", "ÿ"] {
            let mut cut = Vec::new();
            form_tokens(word, &mut cut);
            assert!(is_small_word(word.as_bytes()) && cut.len() == 1 && cut[0].casing as u32 == 0, "{word}");
        }
        for other in ["", "A", "l'", "vice-roi", "÷", "Été", "cœur", "a b"] {
            assert!(!is_small_word(other.as_bytes()), "{other}");
        }
    }
}
