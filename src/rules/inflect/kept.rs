//! Verbs and nouns as a digest, and back: their bases, each kind with the numbers of those that are of it, the heads of compounds.

use super::{Inflected, Lemmas};
use crate::model::LemmaId;
use crate::rules::digest::{add_length, add_text, add_texts};
use crate::rules::lexicon::Lexicon;
use crate::rules::value::{next_length, next_text, next_texts};

impl Inflected {
    /// Writes all but the forms, which the lexicon has.
    pub fn add_to(&self, digest: &mut String) {
        self.verbs.add_to(digest);
        self.nouns.add_to(digest);
    }

    /// Takes the words off a digest whose forms a lexicon has.
    pub fn next_in(digest: &mut &'static str, lexicon: &Lexicon) -> Inflected {
        let (verbs, nouns) = (Lemmas::next_in(digest), Lemmas::next_in(digest));
        let mut inflected = Inflected { verbs, nouns, ..Inflected::default() };
        inflected.list_forms(lexicon);
        inflected
    }
}

impl Lemmas {
    fn add_to(&self, digest: &mut String) {
        add_texts(&self.bases, digest);
        add_length(self.kind_names.len(), digest);
        for (at, name) in self.kind_names.iter().enumerate() {
            add_text(name, digest);
            let own: Vec<usize> = (0..self.kinds.len()).filter(|&lemma| self.kinds[lemma] >> at & 1 != 0).collect();
            add_length(own.len(), digest);
            own.into_iter().for_each(|lemma| add_length(lemma, digest));
        }
        add_length(self.compounds().count(), digest);
        self.compounds().flat_map(|(noun, head)| [noun, head]).for_each(|noun| add_length(noun as usize, digest));
    }

    fn next_in(digest: &mut &'static str) -> Lemmas {
        let bases = next_texts(digest);
        let ids = bases.iter().copied().zip(0 as LemmaId..).collect();
        let mut kinds = vec![0; bases.len()];
        let mut kind_names = Vec::new();
        for at in 0..next_length(digest) {
            kind_names.push(next_text(digest));
            (0..next_length(digest)).for_each(|_| kinds[next_length(digest)] |= 1 << at);
        }
        let mut heads: Vec<LemmaId> = (0..bases.len() as LemmaId).collect();
        for _ in 0..next_length(digest) {
            let compound = next_length(digest);
            heads[compound] = next_length(digest) as LemmaId;
        }
        Lemmas { bases, kinds, ids, kind_names, heads }
    }
}
