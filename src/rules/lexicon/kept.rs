//! A settled lexicon as a digest, and back: what was entered once need not be entered by every run.
//!
//! One list stands behind another: classes, features, entries, words, the nodes behind first words, and the forms that end
//! at each node; all in the order of their numbers, and told by what is new beside the one before, which keeps it short.

use super::entering::lay;
use super::{ClassId, Entry, Form, Lexicon, Node, Place, WordId};
use crate::rules::digest::{add_behind, add_length, add_text, add_texts, change};
use crate::rules::value::{changed, next_behind, next_length, next_text, next_texts};
use std::collections::BTreeSet;

impl Lexicon {
    /// Writes all that a text is scanned for.
    pub fn add_to(&self, digest: &mut String) {
        add_texts(&self.class_names, digest);
        self.add_entries(digest);
        self.add_words(digest);
        self.add_nodes(digest);
        self.add_forms(digest);
    }

    /// Entries of one class stand together; of each its feature, and its key where the entry before has another.
    fn add_entries(&self, digest: &mut String) {
        let features: BTreeSet<&str> = self.entries.iter().map(|entry| entry.feature).collect();
        let features: Vec<&str> = features.into_iter().collect();
        add_texts(&features, digest);
        add_length(self.entries.len(), digest);
        let mut before = None;
        for of_class in self.entries.chunk_by(|a, b| a.class == b.class) {
            add_length(of_class[0].class.0.into(), digest);
            add_length(of_class.len(), digest);
            for Entry { key, feature, .. } in of_class {
                let feature = features.binary_search(feature).expect("all are listed");
                let new = before.replace(key) != Some(key);
                add_length(feature << 1 | usize::from(new), digest);
                if new {
                    add_text(key, digest);
                }
            }
        }
    }

    /// Of each word what it does not share with the one before.
    fn add_words(&self, digest: &mut String) {
        let words = self.words.texts();
        self.words.lengths().into_iter().for_each(|length| add_length(length, digest));
        add_length(words.len(), digest);
        let mut before = "";
        for word in &words {
            add_behind(before, word, digest);
            before = word;
        }
    }

    /// From which node and by which word each is reached.
    fn add_nodes(&self, digest: &mut String) {
        let mut edges: Vec<_> = self.edges.iter().map(|((from, word), to)| (to, from, word)).collect();
        edges.sort_unstable();
        add_length(edges.len(), digest);
        for (_, from, word) in edges {
            add_length(from.rotate_left(INNER_BIT) as usize, digest);
            add_length(*word as usize, digest);
        }
    }

    fn add_forms(&self, digest: &mut String) {
        add_length(self.forms.len(), digest);
        let mut before = 0;
        for node in self.starts.iter().chain(&self.inner) {
            let forms = if node.form == 0 { &[][..] } else { self.forms_at(*node) };
            add_length(forms.len(), digest);
            for form in forms {
                let cased = form.casings != 0;
                add_length(change(before, form.entry) << 1 | usize::from(cased), digest);
                if cased {
                    add_length(form.casings as usize, digest);
                }
                before = form.entry;
            }
        }
    }

    /// Takes a lexicon off a digest.
    pub fn next_in(digest: &mut &'static str) -> Lexicon {
        let mut lexicon = Lexicon::empty();
        for name in next_texts(digest) {
            lexicon.class(name);
        }
        lexicon.next_entries(digest);
        lexicon.next_words(digest);
        lexicon.next_nodes(digest);
        lexicon.next_forms(digest);
        lexicon.share_senses();
        lexicon.words.settle(&lexicon.starts);
        lexicon
    }

    fn next_entries(&mut self, digest: &mut &'static str) {
        let features = next_texts(digest);
        let entries = next_length(digest);
        self.entries.reserve(entries);
        let mut key = "";
        while self.entries.len() < entries {
            let class = ClassId(next_length(digest) as u16);
            for _ in 0..next_length(digest) {
                let number = next_length(digest);
                if number & 1 != 0 {
                    key = next_text(digest);
                }
                self.entries.push(Entry { class, key, feature: features[number >> 1] });
            }
        }
    }

    fn next_words(&mut self, digest: &mut &'static str) {
        self.words.reserve([(); 2].map(|()| next_length(digest)));
        let words = next_length(digest);
        self.starts.resize(words + 1, Node::default());
        let mut word = String::new();
        for id in 1..=words as WordId {
            next_behind(&mut word, digest);
            self.words.add(&word, id);
        }
    }

    fn next_nodes(&mut self, digest: &mut &'static str) {
        let inner = next_length(digest);
        self.inner.reserve(inner);
        self.edges.reserve(inner);
        for _ in 0..inner {
            let from = (next_length(digest) as Place).rotate_right(INNER_BIT);
            self.behind(from, next_length(digest) as WordId);
        }
    }

    fn next_forms(&mut self, digest: &mut &'static str) {
        let Lexicon { starts, inner, forms, entries, .. } = self;
        forms.reserve(next_length(digest));
        let mut entry = 0;
        for node in starts.iter_mut().chain(inner) {
            let own = (0..next_length(digest)).map(|_| {
                let number = next_length(digest);
                entry = changed(entry, number >> 1);
                let casings = if number & 1 == 0 { 0 } else { next_length(digest) as u32 };
                let class = entries[entry as usize].class;
                Form { entry, casings, class, behind: 0 }
            });
            lay(node, forms, own);
        }
    }
}

/// Turned by so much, the bit that tells places behind first words stands lowest, and numbers stay small.
const INNER_BIT: u32 = 1;
