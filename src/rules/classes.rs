//! Sets of classes of words, asked about at every token.

use super::lexicon::ClassId;

/// Classes as bits, folded: a class may seem to be there that is not, but none is missed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ClassSet([u64; 2]);

/// The bits that are set, the lowest first.
pub struct Bits(pub u64);

impl Iterator for Bits {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let bit = self.0.trailing_zeros() as usize;
        (self.0 != 0).then(|| {
            self.0 &= self.0 - 1;
            bit
        })
    }
}

/// A name as a bit of a folded set: most questions whether one is among several are answered no by one look.
#[inline]
pub fn name_bit(name: &str) -> u64 {
    let end = |byte: Option<&u8>| byte.map_or(0, |&byte| usize::from(byte));
    let letters = name.as_bytes();
    1 << ((end(letters.first()) + 7 * end(letters.last()) + 13 * letters.len()) % 64)
}

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
        self.0[usize::from(class.0 / 64 % 2)] |= 1 << (class.0 % 64);
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
    #[inline]
    pub fn folded(&self) -> impl Iterator<Item = usize> + use<> {
        let [low, high] = self.0;
        Bits(low).chain(Bits(high).map(|class| class + 64))
    }

    /// May the two share a class?
    #[inline]
    pub fn meets(&self, other: &ClassSet) -> bool {
        let ([a, b], [c, d]) = (self.0, other.0);
        (a & c) | (b & d) != 0
    }
}
