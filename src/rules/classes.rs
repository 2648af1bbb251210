//! Sets of classes of words, asked about at every token.

use super::lexicon::ClassId;

/// Classes as bits, folded: a class may seem to be there that is not, but none is missed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ClassSet([u64; 2]);

impl FromIterator<ClassId> for ClassSet {
    fn from_iter<I: IntoIterator<Item = ClassId>>(classes: I) -> ClassSet {
        let mut set = ClassSet::default();
        classes.into_iter().for_each(|class| set.add(class));
        set
    }
}

impl ClassSet {
    #[inline]
    pub fn add(&mut self, class: ClassId) {
        let bit = 1 << (class.0 % 64);
        // All bits of a word or none: so the set stays in registers.
        let second = 0u64.wrapping_sub(u64::from(class.0 / 64 % 2));
        self.0[0] |= bit & !second;
        self.0[1] |= bit & second;
    }

    #[inline]
    pub fn add_all(&mut self, other: &ClassSet) {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own |= other);
    }

    #[inline]
    pub fn may_hold(&self, class: ClassId) -> bool {
        self.0[usize::from(class.0 / 64 % 2)] & 1 << (class.0 % 64) != 0
    }

    /// How many numbers the classes are folded to.
    pub const WIDTH: usize = 128;

    /// The classes as they are folded: numbers below `WIDTH`.
    pub fn folded(&self) -> impl Iterator<Item = usize> + use<> {
        let mut words = self.0;
        let mut at = 0;
        std::iter::from_fn(move || {
            while words[at] == 0 {
                at += 1;
                if at == words.len() {
                    at = 0;
                    return None;
                }
            }
            let class = at * 64 + words[at].trailing_zeros() as usize;
            words[at] &= words[at] - 1;
            Some(class)
        })
    }

    /// May the two share a class?
    #[inline]
    pub fn meets(&self, other: &ClassSet) -> bool {
        let ([a, b], [c, d]) = (self.0, other.0);
        (a & c) | (b & d) != 0
    }
}
