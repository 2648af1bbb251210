//! One word of a name, folded: lower case, consonant diacritics turned into signs, every other accent gone.

use super::data::letters;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A folded word.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// Letters and signs between `^` and `$`: what the systems read.
    pub text: Vec<char>,
    /// The letters alone, without any diacritic.
    pub plain: String,
    pub cyrillic: bool,
}

impl Folded {
    pub fn new(word: &str) -> Self {
        if word.is_ascii() {
            return Folded::ascii(word);
        }
        // Below the combining marks all is composed already.
        let lower: Vec<char> = if word.chars().all(|c| c < '\u{300}') {
            word.chars().flat_map(char::to_lowercase).collect()
        } else {
            word.nfc().flat_map(char::to_lowercase).collect()
        };
        let lower = one_script(lower);
        let cyrillic = lower.iter().any(|c| is_cyrillic(*c));
        let mut text = vec!['^'];
        let mut plain = String::with_capacity(word.len());
        for c in lower {
            push(c, &mut text, &mut plain);
        }
        text.push('$');
        Folded { text, plain, cyrillic }
    }

    /// Most words are plain ASCII, and corpora are large.
    fn ascii(word: &str) -> Self {
        let plain = plain_ascii(word);
        let mut text = Vec::with_capacity(plain.len() + 2);
        text.push('^');
        text.extend(plain.bytes().map(char::from));
        text.push('$');
        Folded { text, plain, cyrillic: false }
    }

    /// The letters alone, where no system is to read them.
    pub fn plain(word: &str) -> String {
        if word.is_ascii() { plain_ascii(word) } else { Folded::new(word).plain }
    }

    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }
}

fn plain_ascii(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    plain.extend(word.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase())));
    plain
}

fn push(c: char, text: &mut Vec<char>, plain: &mut String) {
    if c.is_ascii_alphanumeric() {
        text.push(c);
        plain.push(c);
    } else if let Some(sign) = letters().signs.get(&c) {
        for s in sign.chars() {
            text.push(s);
            match letters().plain.get(&s) {
                Some(p) => plain.push_str(p),
                None => plain.push(s),
            }
        }
    } else if is_cyrillic(c) || !is_latin(c) {
        if c.is_alphanumeric() && !is_combining_mark(c) {
            text.push(c);
            plain.push(c);
        }
    } else {
        decompose_canonical(c, |part| {
            if part.is_ascii_alphanumeric() {
                text.push(part);
                plain.push(part);
            }
        });
    }
}

/// A Cyrillic look-alike in a Latin word (or the reverse) is read as the letter that the eye sees.
fn one_script(word: Vec<char>) -> Vec<char> {
    let letters = letters();
    let latin = |c: &char| c.is_ascii_alphabetic();
    if !word.iter().any(|c| is_cyrillic(*c)) || !word.iter().any(latin) {
        return word;
    }
    if word.iter().filter(|c| is_cyrillic(**c)).all(|c| letters.to_latin.contains_key(c)) {
        return word.into_iter().map(|c| *letters.to_latin.get(&c).unwrap_or(&c)).collect();
    }
    word.into_iter().map(|c| *letters.to_cyrillic.get(&c).unwrap_or(&c)).collect()
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

fn is_latin(c: char) -> bool {
    c < '\u{250}' || ('\u{1e00}'..='\u{1eff}').contains(&c)
}
