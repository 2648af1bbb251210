//! Sketches of texts, by which near-duplicates are told without the texts: the same wire story in five outlets.
//!
//! One-permutation minhash over runs of three words: the share of equal bytes of two sketches is about the share of
//! such runs that the texts have in common. Depends on words alone, not on case, signs or line ends.

use super::is_alphabetic;
use rustc_hash::FxHashMap;

/// Bytes of a sketch.
const BINS: usize = 64;

/// Equal bytes from which two texts are one: about half of their runs of words.
const ALIKE: usize = BINS / 2;

/// Runs of words below which a text is too short to be told by them.
const FEWEST: usize = 24;

/// What tells a text from others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sketch([u8; BINS]);

impl Sketch {
    /// Of a text in parts; none where it is too short.
    pub fn of<'t>(parts: impl Iterator<Item = &'t str>) -> Option<Sketch> {
        let mut least = [u64::MAX; BINS];
        let (mut before, mut last, mut words) = (0, 0, 0usize);
        for part in parts {
            hashed_words(part, |word| {
                words += 1;
                let run = mixed(before ^ u64::rotate_left(last, 21) ^ u64::rotate_left(word, 42));
                (before, last) = (last, word);
                if words > 2 {
                    let bin = (run >> 58) as usize;
                    least[bin] = least[bin].min(run & (u64::MAX >> 6));
                }
            });
        }
        (words >= FEWEST + 2).then(|| Sketch(filled(&least)))
    }

    pub fn is_like(&self, other: &Sketch) -> bool {
        self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count() >= ALIKE
    }

    /// Two digits a byte.
    pub fn hex(&self) -> String {
        self.0
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15])
            .map(|d| char::from(b"0123456789abcdef"[d as usize]))
            .collect()
    }

    pub fn parse(hex: &str) -> Option<Sketch> {
        let digits = hex.as_bytes();
        let mut bytes = [0; BINS];
        if digits.len() != 2 * BINS {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Sketch(bytes))
    }
}

/// One byte a bin; an empty bin borrows from the next that is not, so that short texts compare too.
fn filled(least: &[u64; BINS]) -> [u8; BINS] {
    let mut bytes = [0; BINS];
    for (at, byte) in bytes.iter_mut().enumerate() {
        let next = (0..BINS).find(|further| least[(at + further) % BINS] != u64::MAX);
        let (further, value) = next.map_or((0, 0), |further| (further as u64, least[(at + further) % BINS]));
        *byte = mixed(value.wrapping_add(further << 58)) as u8;
    }
    bytes
}

/// The hash of each word; where words are not parted by spaces, each character is one.
fn hashed_words(part: &str, mut then: impl FnMut(u64)) {
    let bytes = part.as_bytes();
    let mut word = 0u64;
    let mut at = 0;
    loop {
        // Most characters are letters of ASCII, or part words.
        let letters = bytes[at..].iter().map(|&byte| IN_WORDS[usize::from(byte)]);
        for letter in letters.take_while(|&letter| letter != 0) {
            word = with_letter(word, u64::from(letter));
            at += 1;
        }
        let Some(&byte) = bytes.get(at) else { break };
        if byte.is_ascii() {
            if word != 0 {
                then(std::mem::take(&mut word));
            }
            at += 1;
            continue;
        }
        let c = part[at..].chars().next().unwrap_or(' ');
        at += c.len_utf8();
        let alone = matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        if !alone && (is_alphabetic(c) || c.is_numeric()) {
            word = with_letter(word, c.to_lowercase().next().unwrap_or(c) as u64);
            continue;
        }
        if word != 0 {
            then(std::mem::take(&mut word));
        }
        if alone {
            then(mixed(c as u64));
        }
    }
    if word != 0 {
        then(word);
    }
}

#[inline]
fn with_letter(word: u64, letter: u64) -> u64 {
    (word ^ letter ^ 0x9e37).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
}

/// Letters in small and figures, by their ASCII; 0 for what parts words, and for bytes of other characters.
const IN_WORDS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            letters[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    letters
};

/// Spreads every bit over all (the finish of splitmix64).
#[inline]
fn mixed(mut value: u64) -> u64 {
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// Sketches in which like ones are found without comparing all with all.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    sketches: Vec<Sketch>,
    /// By each pair of neighbouring bytes.
    by_pair: FxHashMap<(u8, [u8; 2]), Vec<u32>>,
}

impl Neighbours {
    /// The first sketch added that is like this one.
    pub fn first_like(&self, sketch: &Sketch) -> Option<usize> {
        let known = pairs(sketch).filter_map(|pair| self.by_pair.get(&pair)).flatten().copied();
        known.filter(|&at| self.sketches[at as usize].is_like(sketch)).min().map(|at| at as usize)
    }

    /// Adds a sketch; its number.
    pub fn add(&mut self, sketch: Sketch) -> usize {
        let at = self.sketches.len();
        pairs(&sketch).for_each(|pair| self.by_pair.entry(pair).or_default().push(at as u32));
        self.sketches.push(sketch);
        at
    }
}

fn pairs(sketch: &Sketch) -> impl Iterator<Item = (u8, [u8; 2])> {
    sketch.0.chunks(2).enumerate().map(|(at, pair)| (at as u8, [pair[0], pair[1]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of numbered words, from one number to another.
    fn text(from: usize, to: usize) -> String {
        (from..to).map(|n| format!("Word{} ", n * n % 9_999_991)).collect()
    }

    fn sketch(text: &str) -> Sketch {
        Sketch::of(std::iter::once(text)).expect("long enough")
    }

    #[test]
    fn the_same_story_cut_or_edited_is_alike_and_another_is_not() {
        let story = text(0, 400);
        for (other, expected) in [
            (story.to_uppercase().replace(' ', ",\n"), true),
            (text(0, 300), true),
            (text(60, 400), true),
            (format!("{} {}", text(0, 400), text(5000, 5100)), true),
            (story.replace("Word9 ", "Other ").replace("Word2500 ", ""), true),
            (text(0, 100), false),
            (format!("{} {}", text(0, 100), text(5000, 5300)), false),
            (text(1000, 1400), false),
        ] {
            assert_eq!(sketch(&story).is_like(&sketch(&other)), expected, "{}", &other[..40]);
        }
        assert_eq!(Sketch::of(std::iter::once("A few words")), None);
    }

    #[test]
    fn sketches_are_written_and_read() {
        let written = sketch(&text(0, 90)).hex();
        assert_eq!(Sketch::parse(&written).map(|s| s.hex()), Some(written));
        assert_eq!(Sketch::parse("ab"), None);
    }

    #[test]
    fn like_ones_are_found_among_many() {
        let mut known = Neighbours::default();
        for n in 0..200 {
            known.add(sketch(&text(n * 500, n * 500 + 200)));
        }
        assert_eq!(known.first_like(&sketch(&text(70 * 500, 70 * 500 + 180))), Some(70));
        assert_eq!(known.first_like(&sketch(&text(400_000, 400_200))), None);
    }
}
