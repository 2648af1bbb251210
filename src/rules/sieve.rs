//! Rules by what can follow their head: at a common word many begin, and what stands behind it rules most of them out.

use super::ahead::{Ahead, Course, Here, Prospect};
use super::classes::{Bits, FoldedSet};
use super::scan::Scan;
use crate::model::RuleId;
use std::cell::LazyCell;

/// Rules that begin alike, in pack order, each with what can follow.
#[derive(Clone, Debug, Default)]
pub struct Sifted {
    rules: Vec<(RuleId, Course)>,
    /// One for each `WIDTH` of them, once they are many.
    sieves: Vec<Sieve>,
}

/// Which rules the token behind their head lets through, a bit each.
#[derive(Clone, Debug)]
struct Sieve {
    /// Whatever the token.
    open: u64,
    /// By the class of a mark there, folded as in a set of classes.
    classes: Box<[u64; FoldedSet::WIDTH]>,
    /// By the word there, folded.
    words: Box<[u64; 64]>,
}

/// Rules of one sieve, and so many as are asked one by one before there is any.
const WIDTH: usize = 64;
const FEW: usize = 4;

impl Sifted {
    pub fn push(&mut self, rule: RuleId, course: Course) {
        self.rules.push((rule, course));
        match self.rules.len() {
            0..=FEW => {}
            len if len == FEW + 1 => (0..len).for_each(|at| self.sift(at)),
            len => self.sift(len - 1),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    fn sift(&mut self, at: usize) {
        let sieves = &mut self.sieves;
        sieves.resize_with(sieves.len().max(at / WIDTH + 1), Sieve::new);
        sieves[at / WIDTH].add(1 << (at % WIDTH), &self.rules[at].1[0]);
    }

    /// Calls `then` with each rule that can go on at a token, until it says so.
    pub fn any(&self, scan: &Scan, at: usize, to: usize, then: &mut impl FnMut(RuleId) -> bool) -> bool {
        let here = Here::new(scan, at, to);
        let prospect = LazyCell::new(|| Prospect::new(scan, at, to));
        let mut tried = |(rule, course): &(RuleId, Course)| prospect.suits(course) && then(*rule);
        if self.sieves.is_empty() {
            return self.rules.iter().any(|rule| rule.1[0].fits(&here) && tried(rule));
        }
        let through = |sieve: &Sieve| Bits(sieve.through(&here));
        let mut of_sieves = self.sieves.iter().zip(self.rules.chunks(WIDTH));
        of_sieves.any(|(sieve, rules)| through(sieve).any(|bit| tried(&rules[bit])))
    }
}

impl Sieve {
    fn new() -> Sieve {
        Sieve { open: 0, classes: Box::new([0; FoldedSet::WIDTH]), words: Box::new([0; 64]) }
    }

    fn add(&mut self, rule: u64, ahead: &Ahead) {
        self.open |= if ahead.open { rule } else { 0 };
        ahead.classes.numbers().for_each(|class| self.classes[class] |= rule);
        Bits(ahead.words).for_each(|word| self.words[word] |= rule);
    }

    fn through(&self, here: &Here) -> u64 {
        let mut through = self.open;
        here.classes.numbers().for_each(|class| through |= self.classes[class]);
        Bits(here.words).for_each(|word| through |= self.words[word]);
        through
    }
}
