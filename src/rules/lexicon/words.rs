//! Words by their letters: which one a token is, asked for every token of a corpus.

use super::{Node, Word, WordId};
use crate::text::{Span, fold};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

/// A word as a text writes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub word: Word,
    /// As the packs write it; else its accents are left out, and it gives way to a word that has none.
    pub exact: bool,
}

impl Known {
    /// A word that nothing is known to begin with yet.
    pub fn new(id: WordId, exact: bool) -> Known {
        Known { word: Word { id, ..Word::default() }, exact }
    }
}

/// Words by their letters.
#[derive(Clone, Debug, Default)]
pub(super) struct WordTable {
    /// Words packed into a number: looking one up compares no text and follows no pointer. Those that fit in half of it,
    /// which are most words of a text, lie close together.
    tiny: FxHashMap<u64, Known>,
    short: FxHashMap<u128, Known>,
    long: FxHashMap<Box<str>, Known>,
}

impl WordTable {
    /// Room for so many words of seven letters or less, and so many longer ones.
    pub fn reserve(&mut self, [tiny, short]: [usize; 2]) {
        self.tiny.reserve(tiny);
        self.short.reserve(short);
    }

    /// How many of both there are.
    pub fn lengths(&self) -> [usize; 2] {
        [self.tiny.len(), self.short.len()]
    }

    /// The word of these letters, folded.
    pub fn get(&self, folded: &str) -> Option<Known> {
        match packed(folded.as_bytes()) {
            Some(key) => self.get_packed(key),
            None => self.long.get(folded).copied(),
        }
    }

    /// The word that a token of a pack is; `new` where it is not known as it is written, and then it is.
    pub fn id_or(&mut self, token: &str, new: WordId, buffer: &mut String) -> WordId {
        let bytes = token.as_bytes();
        if let Some(key) = packed(bytes).filter(|_| token.is_ascii()) {
            return self.packed_or(lower(key), new);
        }
        if let Some(key) = folded_latin(bytes) {
            let id = self.packed_or(key, new);
            if id == new {
                self.lend_capital(fold(token, buffer), id);
                self.lend(without_accents_packed(key), id);
            }
            return id;
        }
        self.folded_or(fold(token, buffer), new)
    }

    fn packed_or(&mut self, key: u128, new: WordId) -> WordId {
        match halved(key) {
            Some(key) => exact(self.tiny.entry(key), new),
            None => exact(self.short.entry(key), new),
        }
    }

    fn folded_or(&mut self, folded: &str, new: WordId) -> WordId {
        if let Some(known) = self.get(folded).filter(|known| known.exact) {
            return known.word.id;
        }
        self.add(folded, new);
        new
    }

    /// Adds a folded word. Its letters without accents stand for it too, where they are no word yet.
    pub fn add(&mut self, folded: &str, new: WordId) {
        self.insert(folded, Known::new(new, true));
        if folded.is_ascii() {
            return;
        }
        self.lend_capital(folded, new);
        if let Some(key) = folded_latin(folded.as_bytes()) {
            return self.lend(without_accents_packed(key), new);
        }
        let plain = without_accents(folded);
        if self.get(&plain).is_none() {
            self.insert(&plain, Known::new(new, false));
        }
    }

    /// Lets the word with a plain first letter stand for it: `Étrangères` is written `Etrangères`, as capitals often lack
    /// their accents, and those alone.
    fn lend_capital(&mut self, folded: &str, new: WordId) {
        let first = folded.chars().next().map_or(0, char::len_utf8);
        let (capital, rest) = folded.split_at(first);
        if !capital.is_ascii() && !rest.is_ascii() {
            let word = without_accents(capital) + rest;
            if self.get(&word).is_none() {
                self.insert(&word, Known::new(new, false));
            }
        }
    }

    /// Lets letters without accents stand for a word, where they are no word yet.
    fn lend(&mut self, key: u128, id: WordId) {
        match halved(key) {
            Some(key) => self.tiny.entry(key).or_insert(Known::new(id, false)),
            None => self.short.entry(key).or_insert(Known::new(id, false)),
        };
    }

    /// The word that a token of a text is.
    #[inline]
    pub fn in_text(&self, text: &str, token: Span, buffer: &mut String) -> Option<Known> {
        if let Some(key) = tiny_in(text.as_bytes(), token) {
            return self.tiny.get(&key).copied();
        }
        self.longer_in(text, token, buffer)
    }

    /// Called, so that those who look up the many short words stay small.
    #[inline(never)]
    fn longer_in(&self, text: &str, token: Span, buffer: &mut String) -> Option<Known> {
        const HIGH: u128 = u128::from_le_bytes([0x80; PACKED + 1]);
        match packed_in(text.as_bytes(), token) {
            Some(key) if key & HIGH == 0 => self.get_packed(lower(key)),
            _ => self.folded(token.of(text), buffer),
        }
    }

    fn folded(&self, token: &str, buffer: &mut String) -> Option<Known> {
        let bytes = token.as_bytes();
        match if token.is_ascii() { packed(bytes).map(lower) } else { folded_latin(bytes) } {
            Some(key) => self.get_packed(key),
            None => self.get(fold(token, buffer)),
        }
    }

    #[inline]
    fn get_packed(&self, key: u128) -> Option<Known> {
        match halved(key) {
            Some(key) => self.tiny.get(&key).copied(),
            None => self.short.get(&key).copied(),
        }
    }

    fn insert(&mut self, folded: &str, known: Known) {
        match packed(folded.as_bytes()).map(|key| (halved(key), key)) {
            Some((Some(key), _)) => self.tiny.insert(key, known),
            Some((None, key)) => self.short.insert(key, known),
            None => self.long.insert(folded.into(), known),
        };
    }

    /// The words as the packs write them, folded, by number from the first on.
    pub fn texts(&self) -> Vec<String> {
        let unpacked = |key: &u128| {
            let bytes = key.to_le_bytes();
            String::from_utf8_lossy(&bytes[..bytes[PACKED].into()]).into_owned()
        };
        let tiny = self.tiny.iter().map(|(key, known)| (unpacked(&doubled(*key)), known));
        let short = self.short.iter().map(|(key, known)| (unpacked(key), known));
        let long = self.long.iter().map(|(word, known)| (word.to_string(), known));
        let exact = tiny.chain(short).chain(long).filter(|(_, known)| known.exact);
        exact.map(|(word, known)| (known.word.id, word)).collect::<BTreeMap<_, _>>().into_values().collect()
    }

    /// Lays beside each word what begins with it, so that one look finds both.
    pub fn settle(&mut self, starts: &[Node]) {
        let all = self.tiny.values_mut().chain(self.short.values_mut()).chain(self.long.values_mut());
        all.for_each(|known| known.word.start = starts[known.word.id as usize]);
    }
}

/// The word of these letters: the known one where the packs write it so, else the new one.
fn exact<K>(entry: Entry<K, Known>, new: WordId) -> WordId {
    let known = entry.or_insert(Known::new(new, true));
    if !known.exact {
        *known = Known::new(new, true);
    }
    known.word.id
}

/// The longest word that is packed, so that its length has room beside it.
const PACKED: usize = 15;

/// A short word as a number: its letters, then its length.
fn packed(word: &[u8]) -> Option<u128> {
    let len = word.len();
    let tail = |at: usize, bytes: u128| bytes << (8 * at);
    // Two reads that overlap where the length is not theirs: a copy of a length not known beforehand takes longer.
    let letters = match (word.first_chunk(), word.last_chunk(), word.first_chunk(), word.last_chunk()) {
        _ if len > PACKED => return None,
        (Some(head), Some(end), ..) => {
            u64::from_le_bytes(*head) as u128 | tail(len - 8, u64::from_le_bytes(*end).into())
        }
        (_, _, Some(head), Some(end)) => {
            u32::from_le_bytes(*head) as u128 | tail(len - 4, u32::from_le_bytes(*end).into())
        }
        _ => word.iter().rev().fold(0, |letters, byte| letters << 8 | u128::from(*byte)),
    };
    Some(letters | tail(PACKED, len as u128))
}

/// A packed word of seven letters or less in half the room.
#[inline]
fn halved(key: u128) -> Option<u64> {
    let len = (key >> (8 * PACKED)) as u64;
    (len < 8).then_some(key as u64 | len << 56)
}

/// A halved word in its full room.
fn doubled(key: u64) -> u128 {
    let len = key >> 56;
    u128::from(key & !(0xFF << 56)) | u128::from(len) << (8 * PACKED)
}

/// The packed word of seven ASCII letters or less at a place of a text, in small letters and half the room: most words are
/// such, and eight bytes can be read nearly everywhere.
#[inline]
fn tiny_in(text: &[u8], span: Span) -> Option<u64> {
    let len = span.len();
    let bytes = text.get(span.start as usize..).and_then(|rest| rest.first_chunk()).filter(|_| len < 8)?;
    let letters = u64::from_le_bytes(*bytes) & ((1 << (8 * len)) - 1);
    (letters & (EACH * 0x80) == 0).then_some(lower_half(letters) | (len as u64) << 56)
}

/// The packed word at a place of a text, where 16 bytes can be read there at once.
#[inline]
fn packed_in(text: &[u8], span: Span) -> Option<u128> {
    let (start, len) = (span.start as usize, span.len());
    let bytes: [u8; PACKED + 1] = text.get(start..start + PACKED + 1)?.try_into().ok()?;
    let letters = u128::from_le_bytes(bytes) & ((1 << (8 * len.min(PACKED))) - 1);
    (len <= PACKED).then_some(letters | (len as u128) << (8 * PACKED))
}

/// A packed word with letters of Latin 1, folded as `fold` does it; none for other words.
fn folded_latin(word: &[u8]) -> Option<u128> {
    let mut folded = [0; PACKED + 1];
    let mut len = 0;
    let mut at = 0;
    while let Some(&byte) = word.get(at) {
        let behind = |n: usize| word.get(at + n).copied();
        // What is written, and how much was read.
        let (letter, second, read) = match (byte, behind(1)) {
            (b'`', _) => (b'\'', None, 1),
            (..0x80, _) => (byte.to_ascii_lowercase(), None, 1),
            (0xC3, Some(low @ (0x80..=0x96 | 0x98..=0x9E))) => (byte, Some(low + 0x20), 2),
            // All but the soft hyphen and the acute accent, which stands for an apostrophe.
            (0xC2, Some(0xAD | 0xB4)) => return None,
            (0xC2 | 0xC3, low) => (byte, low, 2),
            // `‘’`, dashes, `“”…`
            (0xE2, Some(0x80)) => match behind(2) {
                Some(0x98 | 0x99) => (b'\'', None, 3),
                Some(0x90..=0x95) => (b'-', None, 3),
                Some(low @ (0x9C | 0x9D | 0xA6)) => {
                    *folded.get_mut(len)? = byte;
                    len += 1;
                    (0x80, Some(low), 3)
                }
                _ => return None,
            },
            _ => return None,
        };
        *folded.get_mut(len)? = letter;
        len += 1;
        if let Some(second) = second {
            *folded.get_mut(len)? = second;
            len += 1;
        }
        at += read;
    }
    let packed = u128::from_le_bytes(folded) | (len as u128) << (8 * PACKED);
    (len <= PACKED).then_some(packed)
}

/// A packed word of ASCII letters and signs, folded as `fold` does it.
fn lower(key: u128) -> u128 {
    u128::from(lower_half(key as u64)) | u128::from(lower_half((key >> 64) as u64)) << 64
}

/// Eight bytes of such a word.
#[inline]
fn lower_half(half: u64) -> u64 {
    // All bytes at once: a capital has its high bit set by the first sum and not by the second, and bit 5 makes it small.
    // The length behind the letters is no capital, and stays.
    let from_a = half + EACH * u64::from(0x80 - b'A');
    let behind_z = half + EACH * u64::from(0x7f - b'Z');
    half | ((from_a & !behind_z & (EACH * 0x80)) >> 2)
}

/// One in each byte.
const EACH: u64 = u64::from_le_bytes([1; 8]);

/// A packed word, folded, with the accents of Latin 1 taken off.
fn without_accents_packed(key: u128) -> u128 {
    let bytes = key.to_le_bytes();
    let mut plain = [0; PACKED + 1];
    let (mut at, mut len) = (0, 0);
    while at < usize::from(bytes[PACKED]) {
        let accented = (bytes[at] == 0xC3).then(|| LETTERS[usize::from(bytes[at + 1] & 0x3F)]);
        let letter = accented.filter(|&letter| letter != b' ');
        plain[len] = letter.unwrap_or(bytes[at]);
        (at, len) = (at + 1 + usize::from(letter.is_some()), len + 1);
    }
    plain[PACKED] = len as u8;
    u128::from_le_bytes(plain)
}

/// The word with its accents taken off.
pub fn without_accents(word: &str) -> String {
    use unicode_normalization::char::{decompose_canonical, is_combining_mark};
    let mut plain = String::with_capacity(word.len());
    for c in word.chars() {
        match (c as usize).checked_sub('À' as usize).map(|at| LETTERS.get(at)) {
            None => plain.push(c),
            Some(Some(&letter)) => plain.push(if letter == b' ' { c } else { char::from(letter) }),
            Some(None) => {
                decompose_canonical(c, |part| plain.extend(Some(part).filter(|&part| !is_combining_mark(part))))
            }
        }
    }
    plain
}

/// The letters of Latin 1 without their accents, from `À` to `ÿ`; a blank for one that has none.
const LETTERS: &[u8; 64] = b"AAAAAA CEEEEIIII NOOOOO  UUUUY  aaaaaa ceeeeiiii nooooo  uuuuy y";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_words_are_folded_as_text_is() {
        let mut buffer = String::new();
        for word in ["ÉTÉ", "garçon", "Straße", "l’", "÷×", "D‘", "ÀÖØÞ", "ÿ", "É`", "«", "—", "”", "…", "µº"]
        {
            let plain = fold(word, &mut buffer);
            assert_eq!(folded_latin(word.as_bytes()), packed(plain.as_bytes()), "{word}");
            let unaccented = packed(plain.as_bytes()).map(without_accents_packed);
            assert_eq!(unaccented, packed(without_accents(plain).as_bytes()), "{word}");
        }
        for word in ["Łódź", "e\u{301}", "Đ", "deuxquinzelettresé"] {
            assert_eq!(folded_latin(word.as_bytes()), None, "{word}");
        }
    }

    #[test]
    fn words_are_packed_where_they_stand() {
        let text = "un été à Constantinople et après, toujours";
        for (start, end) in [(0, 2), (3, 8), (9, 11), (12, 26), (12, 28), (30, 31)] {
            let span = Span::new(start, end);
            let room = text.len() >= start + 16 && span.len() <= PACKED;
            let word = packed(&text.as_bytes()[start..end]);
            assert_eq!(packed_in(text.as_bytes(), span), word.filter(|_| room));
            let plain = text[start..end].is_ascii() && text.len() >= start + 8;
            assert_eq!(tiny_in(text.as_bytes(), span), word.filter(|_| plain).and_then(|word| halved(lower(word))));
        }
    }

    #[test]
    fn accents_are_taken_off_as_unicode_says() {
        use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
        for c in ('\0'..'\u{2000}').chain('\u{ac00}'..'\u{ac40}') {
            let by_parts: String = c.to_string().nfd().filter(|&c| !is_combining_mark(c)).collect();
            assert_eq!(without_accents(&c.to_string()), by_parts, "{c:?}");
        }
    }

    #[test]
    fn packed_words_are_lowered_as_text_is() {
        for word in ["", "NATO", "McDonald", "a.m.", "@[`{AZaz", "U.S.", "Constantinople", "\u{7f}"] {
            let lowered = packed(word.as_bytes()).map(lower);
            assert_eq!(lowered, packed(word.to_ascii_lowercase().as_bytes()), "{word}");
        }
    }
}
