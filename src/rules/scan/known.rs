//! What is known of each token of a scan, and the marks that annotators added.

use super::{ClassSet, FoldedSet, Mark};
use crate::rules::lexicon::{ClassId, Sense, Word, WordId};

/// No mark.
pub(super) const NONE: u32 = u32::MAX;

/// The bit that tells the numbers of the lexicon's marks from those of others.
pub(super) const LEXICAL: u32 = 1 << 31;

impl Sense {
    /// The mark that it is where it begins at a token.
    #[inline]
    pub(super) fn mark(&self, first: usize) -> Mark {
        let end = first as u32 + u32::from(self.len);
        Mark { first: first as u32, end, class: self.class, value: self.entry, lexical: true }
    }
}

/// What is known of a token, side by side: it is asked for many times over.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub word: WordId,
    /// Where its senses begin and end.
    pub senses: (u32, u32),
    /// The last mark added.
    pub added: u32,
    /// The sentence (index) that holds it, or the last one before it.
    pub sentence: u32,
    /// Where the first of the marks begins whose last token this is.
    pub begins: u32,
    /// The classes of the marks that begin here: most questions are answered no by one look.
    pub present: ClassSet,
    /// The classes of the marks whose last token this is.
    pub ending: FoldedSet,
}

impl Known {
    #[inline]
    pub fn new(word: &Word) -> Known {
        let (present, ending) = (ClassSet::default(), FoldedSet::default());
        Known { word: word.id, senses: (0, 0), added: NONE, sentence: 0, begins: NONE, present, ending }
    }

    /// A mark of this class that begins at `first` ends here.
    #[inline]
    pub fn end_mark(&mut self, class: ClassId, first: u32) {
        self.ending.add(class);
        self.begins = self.begins.min(first);
    }
}

/// The marks that annotators added at a token, the last made first.
#[derive(Clone, Debug)]
pub(super) struct Added<'s> {
    pub marks: &'s [Mark],
    pub chain: &'s [u32],
    pub next: u32,
}

impl Iterator for Added<'_> {
    type Item = (u32, Mark);

    #[inline]
    fn next(&mut self) -> Option<(u32, Mark)> {
        let id = self.next;
        if id == NONE {
            return None;
        }
        self.next = self.chain[id as usize];
        Some((id, self.marks[id as usize]))
    }
}
