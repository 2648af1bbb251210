//! What a match can go on with, and what stands there: asked before a way is tried, since most ways end at once.

use super::classes::FoldedSet;
use super::lexicon::{ClassId, WordId};
use super::scan::Scan;
use std::ops::Range;

/// What a match can go on with.
#[derive(Clone, Debug, Default)]
pub struct Ahead {
    /// The match can end here, or anything can follow.
    pub open: bool,
    pub classes: FoldedSet,
    /// Words as bits, folded.
    pub words: u64,
}

/// What a match can go on with for its next elements, one after another: the first of them, the second, the third.
pub type Course = [Ahead; 3];

impl Ahead {
    pub fn anything() -> Ahead {
        Ahead { open: true, ..Ahead::default() }
    }

    pub fn of_word(word: WordId) -> Ahead {
        Ahead { words: bit(word), ..Ahead::default() }
    }

    pub fn of_class(class: ClassId) -> Ahead {
        Ahead { classes: FoldedSet::from_iter([class]), ..Ahead::default() }
    }

    /// What either can go on with.
    pub fn or(mut self, other: &Ahead) -> Ahead {
        self.open |= other.open;
        self.classes.add_all(&other.classes);
        self.words |= other.words;
        self
    }

    /// Can a match go on here?
    #[inline]
    pub fn fits(&self, here: &Here) -> bool {
        self.open || here.classes.meets(&self.classes) || self.words & here.words != 0
    }
}

/// What stands where a match may go on: nothing at its bound.
#[derive(Clone, Copy, Debug, Default)]
pub struct Here {
    pub classes: FoldedSet,
    /// Words as bits, folded.
    pub words: u64,
}

impl Here {
    #[inline]
    pub fn new(scan: &Scan, at: usize, to: usize) -> Here {
        if at < to {
            Here { classes: scan.classes_at(at).folded(), words: bit(scan.word(at)) }
        } else {
            Here::default()
        }
    }

    /// What stands at any of these tokens.
    fn among(scan: &Scan, tokens: Range<usize>) -> Here {
        let mut all = Here::default();
        for at in tokens {
            all.classes.add_all(&scan.classes_at(at).folded());
            all.words |= bit(scan.word(at));
        }
        all
    }
}

/// What stands where the second and the third of a match's next elements may begin. `more than 82 were`: what counts units
/// of time ends where none of them can follow, and need not be tried.
#[derive(Clone, Copy, Debug)]
pub struct Prospect([Here; 2]);

impl Prospect {
    /// Of elements that begin at token `at` and end by `to`.
    pub fn new(scan: &Scan, at: usize, to: usize) -> Prospect {
        // An element reads one token, or all words of a mark.
        let behind = |tokens: Range<usize>| {
            let farthest = tokens.clone().map(|token| scan.reach(token)).max();
            tokens.start + 1..farthest.map_or(0, |end| to.min(end + 1))
        };
        let second = behind(at..to.min(at + 1));
        let third = behind(second.clone());
        Prospect([second, third].map(|tokens| Here::among(scan, tokens)))
    }

    #[inline]
    pub fn suits(&self, [_, second, third]: &Course) -> bool {
        second.fits(&self.0[0]) && third.fits(&self.0[1])
    }
}

fn bit(word: WordId) -> u64 {
    1 << (word % 64)
}
