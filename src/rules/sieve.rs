//! Rules by what can follow their head: at a common word many begin, and what stands behind it rules most of them out.

use super::pattern::{Ahead, Here};
use super::scan::{ClassSet, Scan};
use crate::model::RuleId;

/// Rules that begin alike, in pack order, each with what can follow.
#[derive(Clone, Debug, Default)]
pub struct Sifted {
    rules: Vec<(RuleId, Ahead)>,
    /// One for each `WIDTH` of them, once they are many.
    sieves: Vec<Sieve>,
}

/// Which rules a token lets through, a bit each.
#[derive(Clone, Debug)]
struct Sieve {
    /// Whatever the token.
    open: u64,
    /// By the class of a mark there, folded as in a set of classes.
    classes: Box<[u64; ClassSet::WIDTH]>,
    /// By the word there, folded.
    words: Box<[u64; 64]>,
}

/// Rules of one sieve, and so many as are asked one by one before there is any.
const WIDTH: usize = 64;
const FEW: usize = 4;

impl Sifted {
    pub fn push(&mut self, rule: RuleId, ahead: Ahead) {
        self.rules.push((rule, ahead));
        match self.rules.len() {
            0..=FEW => {}
            len if len == FEW + 1 => (0..len).for_each(|at| self.sift(at)),
            len => self.sift(len - 1),
        }
    }

    fn sift(&mut self, at: usize) {
        let sieves = &mut self.sieves;
        sieves.resize_with(sieves.len().max(at / WIDTH + 1), Sieve::new);
        sieves[at / WIDTH].add(1 << (at % WIDTH), &self.rules[at].1);
    }

    /// Calls `then` with each rule that can go on at a token, until it says so.
    pub fn any(&self, scan: &Scan, at: usize, to: usize, then: &mut impl FnMut(RuleId) -> bool) -> bool {
        if self.sieves.is_empty() {
            let here = Here::new(scan, at, to);
            return self.rules.iter().any(|(rule, ahead)| ahead.fits(&here) && then(*rule));
        }
        self.sieves.iter().zip(self.rules.chunks(WIDTH)).any(|(sieve, rules)| {
            let mut through = sieve.through(scan, at, to);
            while through != 0 {
                if then(rules[through.trailing_zeros() as usize].0) {
                    return true;
                }
                through &= through - 1;
            }
            false
        })
    }
}

impl Sieve {
    fn new() -> Sieve {
        Sieve { open: 0, classes: Box::new([0; ClassSet::WIDTH]), words: Box::new([0; 64]) }
    }

    fn add(&mut self, rule: u64, ahead: &Ahead) {
        self.open |= if ahead.open { rule } else { 0 };
        ahead.classes.folded().for_each(|class| self.classes[class] |= rule);
        (0..64).filter(|word| ahead.words >> word & 1 != 0).for_each(|word| self.words[word] |= rule);
    }

    fn through(&self, scan: &Scan, at: usize, to: usize) -> u64 {
        if at >= to {
            return self.open;
        }
        let of_word = self.words[scan.word(at) as usize % 64];
        scan.classes_at(at).folded().fold(self.open | of_word, |through, class| through | self.classes[class])
    }
}
