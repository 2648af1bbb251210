//! A whole name cut into its parts: order, particles, initials, patronymics.

use super::data::data;
use super::fold::Folded;
use super::key::{Applicable, Key, applicable, loose_keys};
use super::recent::{Heard, heard, shown};
use std::borrow::Cow;
use std::sync::Arc;

/// A longer word is no name; it is compared by its letters alone, which keeps all work linear.
const LETTERS: usize = 48;
/// The same for a name of more words.
const WORDS: usize = 12;

/// One word of a name that tells who it is.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub word: Folded,
    pub heard: Arc<Heard>,
    pub loose: Vec<Key>,
    pub initial: bool,
    /// Whether "son of" stands before it.
    pub filiation: bool,
}

impl Part {
    fn new(raw: Raw, systems: &[Applicable]) -> Self {
        let silent = raw.numeral || raw.word.text.len() > LETTERS;
        let heard = if silent { Arc::default() } else { heard(&raw.word, systems) };
        Part { heard, loose: Vec::new(), word: raw.word, initial: raw.initial, filiation: raw.filiation }
    }

    /// A Slavic patronymic by its ending.
    pub fn patronymic(&self) -> bool {
        let ends = |key: &Key| data().patronymic_ends.iter().any(|end| key.text.ends_with(end));
        self.heard.keys.iter().any(ends)
    }

    /// Whether the word is a surname that stands first, as in Chinese and Korean names.
    pub fn stands_first(&self) -> bool {
        data().surname_first.contains(self.word.plain.as_str())
    }

    /// Whether the word is known as a given name.
    pub fn known_given(&self) -> bool {
        !self.heard.given.is_empty()
    }
}

/// A word before it is read.
struct Raw {
    word: Folded,
    initial: bool,
    filiation: bool,
    /// XVI is no word to be read: III is not II.
    numeral: bool,
}

/// The parts of a name in the order given name(s), surname(s), and whether the name shows itself to be Arabic.
pub fn parts(name: &str, language: Option<&str>) -> (Vec<Part>, bool) {
    let name = in_order(name);
    let mut arabic = false;
    let raw = raw_parts(&words(&name), &mut arabic);
    if raw.len() > WORDS {
        return (Vec::new(), false);
    }
    let shown: Vec<u64> = raw.iter().map(|r| shown(&r.word)).collect();
    let systems = applicable(&shown, language, &data().systems);
    let mut parts: Vec<Part> = raw.into_iter().map(|r| Part::new(r, &systems)).collect();
    arabic |= parts.iter().any(|p| !p.heard.arabic.is_empty());
    if arabic {
        for part in parts.iter_mut().filter(|p| p.word.text.len() <= LETTERS) {
            part.loose = loose_keys(&part.word, &data().systems);
        }
    }
    (parts, arabic)
}

/// The name with "Putin, Vladimir" turned round.
fn in_order(name: &str) -> Cow<'_, str> {
    match name.split_once(',') {
        Some((surname, given)) if !is_suffix(given) => format!("{given} {surname}").into(),
        _ => name.into(),
    }
}

/// Its words, initials that touch set apart.
fn words(name: &str) -> Vec<&str> {
    let parted = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '"' | '\u{b7}' | '\u{ad}');
    let told = |word: &&str| word.chars().any(char::is_alphanumeric);
    name.split(parted).filter(told).flat_map(|word| word.split_inclusive('.')).collect()
}

fn is_suffix(text: &str) -> bool {
    data().particles.suffix.contains(Folded::plain(text).as_str())
}

/// Drops what tells nothing: particles, the servant-of words of Arabic names, Jr. A name of nothing else is kept whole.
fn raw_parts(words: &[&str], arabic: &mut bool) -> Vec<Raw> {
    let particles = &data().particles;
    let mut raw: Vec<Raw> = Vec::new();
    let mut filiation = false;
    for (at, &word) in words.iter().enumerate() {
        let mut folded = Folded::new(without_article(word, arabic));
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let last = at + 1 == words.len();
        let kept_first = at == 0 && capital && !last && particles.first.contains(folded.plain.as_str());
        let numeral = at > 0 && last && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        let initial = !numeral && is_initial(word, &folded);
        if !kept_first && !last && !initial {
            if particles.filiation.contains(folded.plain.as_str()) {
                (filiation, *arabic) = (true, *arabic || !capital);
                continue;
            }
            // The Van of Nguyen Van Hung tells who it is.
            let middle =
                capital && raw.first().is_some_and(|first| data().surname_first.contains(first.word.plain.as_str()));
            if particles.drop.contains(folded.plain.as_str()) && !middle {
                continue;
            }
        }
        if (raw.len() > 1 && particles.suffix.contains(folded.plain.as_str())) || folded.is_empty() {
            continue;
        }
        if let Some(rest) = without_servant(&folded, last) {
            *arabic = true;
            match rest {
                "" => continue,
                rest => folded = Folded::new(rest),
            }
        }
        raw.push(Raw { word: folded, initial, filiation, numeral });
        filiation = false;
    }
    raw
}

/// `al-Assad` is Assad, `ElBaradei` is Baradei.
fn without_article<'a>(word: &'a str, arabic: &mut bool) -> &'a str {
    let hyphen = word.split_once(['-', '\u{2010}', '\u{2011}']);
    let inner_capital =
        || Some(word.split_at_checked(2)?).filter(|(_, r)| r.starts_with(|c: char| c.is_ascii_uppercase()));
    let inner_capital = || inner_capital().filter(|(a, _)| a.ends_with(|c: char| c.is_ascii_lowercase()));
    let Some((article, rest)) = hyphen.or_else(inner_capital) else { return word };
    let known = data().particles.hyphen.contains(Folded::plain(article).as_str());
    if known && rest.chars().any(char::is_alphabetic) {
        *arabic = true;
        return rest;
    }
    word
}

/// Abdel Fattah, Abdelfattah and Abd al-Fattah are Fattah; Abdullah, a name of its own, stays.
fn without_servant(word: &Folded, last: bool) -> Option<&str> {
    let servant = &data().particles.servant;
    if !last && servant.contains(&word.plain.as_str()) {
        return Some("");
    }
    let rest = servant.iter().filter_map(|s| word.plain.strip_prefix(s)).min_by_key(|rest| rest.len())?;
    let own_name = rest.len() < 4 || rest.starts_with("lah") || rest.starts_with("llah");
    (!own_name && !word.cyrillic).then_some(rest)
}

/// One letter, or up to three with a full stop: V., Yu., Zh.
fn is_initial(word: &str, folded: &Folded) -> bool {
    let letters = folded.plain.chars().count();
    let ascii = folded.plain.is_ascii() || folded.cyrillic;
    ascii && (letters == 1 || (word.ends_with('.') && (1..=3).contains(&letters)))
}
