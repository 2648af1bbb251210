//! Sets of classes of words, asked about at every token.

use super::lexicon::ClassId;

/// Classes as bits, folded to so many words: a class may seem to be there that is not, but none is missed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Classes<const WORDS: usize>([u64; WORDS]);

/// A set with a bit for each of the built-in packs' classes, some 370: asked of every token by most stages.
pub type ClassSet = Classes<8>;

/// A small set, which patterns have many of.
pub type FoldedSet = Classes<2>;

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

impl<const WORDS: usize> Default for Classes<WORDS> {
    #[inline]
    fn default() -> Self {
        Classes([0; WORDS])
    }
}

impl<const WORDS: usize> FromIterator<ClassId> for Classes<WORDS> {
    fn from_iter<I: IntoIterator<Item = ClassId>>(classes: I) -> Self {
        let mut set = Self::default();
        for class in classes {
            set.add(class);
        }
        set
    }
}

impl<const WORDS: usize> Classes<WORDS> {
    #[inline]
    pub fn add(&mut self, class: ClassId) {
        self.0[usize::from(class.0 / 64) % WORDS] |= 1 << (class.0 % 64);
    }

    #[inline]
    pub fn add_all(&mut self, other: &Self) {
        for word in 0..WORDS {
            self.0[word] |= other.0[word];
        }
    }

    #[inline]
    pub fn may_hold(&self, class: ClassId) -> bool {
        self.0[usize::from(class.0 / 64) % WORDS] & 1 << (class.0 % 64) != 0
    }

    /// May the two share a class?
    #[inline]
    pub fn meets(&self, other: &Self) -> bool {
        let mut shared = 0;
        for word in 0..WORDS {
            shared |= self.0[word] & other.0[word];
        }
        shared != 0
    }
}

impl ClassSet {
    /// The same as a small set.
    #[inline]
    pub fn folded(&self) -> FoldedSet {
        let [a, b, c, d, e, f, g, h] = self.0;
        Classes([a | c | e | g, b | d | f | h])
    }
}

impl FoldedSet {
    /// How many numbers the classes are folded to.
    pub const WIDTH: usize = 128;

    /// The classes as they are folded: numbers below `WIDTH`.
    #[inline]
    pub fn numbers(&self) -> impl Iterator<Item = usize> + use<> {
        let [low, high] = self.0;
        Bits(low).chain(Bits(high).map(|class| class + 64))
    }
}
