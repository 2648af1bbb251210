//! The language of a page.
//!
//! Paragraphs vote with their length. In each, its commonest words speak first, since they cost little and settle most
//! of what the packs know; where they do not, `whatlang` is asked over all its languages, and believed where it is
//! sure or the words agree. A long page is only looked at in places; a headline alone speaks by all its words that a
//! pack knows.

use crate::analysis::Packs;
use crate::facts::page::Votes;
use crate::model::{Block, Language, LineRole, Metadata, Page};
use crate::rules::lexicon::UNKNOWN;
use crate::text::{Span, is_alphabetic};

/// Paragraphs looked at, spread over the page.
const PARAGRAPHS: usize = 16;

/// Bytes of each that are read.
const READ: usize = 300;

/// The language that metadata gives, else the one that most of the body shows.
pub fn language(page: &Page, metadata: &Metadata, packs: &Packs) -> Language {
    let votes = packs.facts.page.votes();
    if let Some(code) = metadata.language.as_deref().and_then(|code| given(code, votes)) {
        return Language { code: Some(code), confidence: 1.0 };
    }
    let body: Vec<Block> = page.blocks.iter().copied().filter(|b| b.role == LineRole::Body).collect();
    let blocks = if body.is_empty() { &page.blocks } else { &body };
    let picked: Vec<&Block> = spread(blocks).collect();
    let mut poll = Poll::default();
    let mut unsure = Vec::new();
    for block in picked.iter().step_by(2).chain(picked.iter().skip(1).step_by(2)) {
        let text = sample(page.text.slice(block.span));
        let counts = Counts::of(text, votes);
        match told_by_words(&counts, votes) {
            Some(guess) => poll.add(Some(guess), text),
            None => unsure.push((text, counts)),
        }
        if poll.is_clear(unsure.len()) {
            return poll.result();
        }
    }
    for (text, counts) in unsure {
        let guess = poll.known(&counts, votes).or_else(|| detected(text, &counts, votes));
        poll.add(guess, text);
    }
    let polled = poll.result();
    let texts = || picked.iter().map(|block| page.text.slice(block.span));
    if polled.confidence > UNSURE || texts().map(str::len).sum::<usize>() > SHORT {
        return polled;
    }
    known_to_a_pack(texts(), packs).unwrap_or(polled)
}

/// A headline alone tells `whatlang` little, though a pack may know its words.
const SHORT: usize = 200;
const UNSURE: f64 = 0.55;

/// The language whose pack knows most of the small words of a text: `Saudi Arabia buys 10 Typhoon jets`. Those that
/// speak for a language without a pack are passed over.
fn known_to_a_pack<'t>(texts: impl Iterator<Item = &'t str>, packs: &Packs) -> Option<Language> {
    let votes = packs.facts.page.votes();
    let small = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_lowercase);
    let of_packs = votes.mask(packs.grammars().map(|grammar| &*grammar.language));
    let words: Vec<&str> = texts.flat_map(words).filter(small).filter(|word| votes.of(word) & !of_packs == 0).collect();
    let mut buffer = String::new();
    let mut known: Vec<(usize, &str)> = packs
        .grammars()
        .map(|grammar| {
            let mut is_known =
                |word: &&&str| grammar.lexicon.word_in(word, Span::new(0, word.len()), &mut buffer).id != UNKNOWN;
            (words.iter().filter(|word| is_known(word)).count(), &*grammar.language)
        })
        .collect();
    known.sort_unstable_by_key(|(count, _)| std::cmp::Reverse(*count));
    let (best, code) = *known.first()?;
    let next = known.get(1).map_or(0, |(count, _)| *count);
    (best > next && 3 * best >= 2 * words.len()).then(|| Language { code: Some(code.to_owned()), confidence: 0.5 })
}

/// ISO 639-1 of what metadata says: `en-GB`, `FR`, `eng`.
fn given(code: &str, votes: &Votes) -> Option<String> {
    let main = code.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let code = votes.code(&main);
    (2..=3).contains(&code.len()).then(|| code.to_owned())
}

/// Blocks from all parts of a page, the longest of each part.
fn spread(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    let parts = blocks.chunks(blocks.len().div_ceil(PARAGRAPHS).max(1));
    parts.filter_map(|part| part.iter().max_by_key(|block| block.span.len()))
}

/// The middle of a long paragraph, on character boundaries.
fn sample(text: &str) -> &str {
    if text.len() <= READ {
        return text;
    }
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at += 1;
        }
        at
    };
    let start = (text.len() - READ) / 2;
    &text[boundary(start)..boundary(start + READ)]
}

/// What one paragraph says.
#[derive(Clone, Debug, PartialEq)]
struct Guess {
    code: String,
    confidence: f64,
}

/// Votes of paragraphs, by the letters in each.
#[derive(Default)]
struct Poll {
    polled: usize,
    /// By language; the guess keeps the best confidence.
    sums: Vec<(Guess, usize)>,
    all: usize,
}

impl Poll {
    fn add(&mut self, guess: Option<Guess>, text: &str) {
        let weight = text.chars().count();
        self.polled += 1;
        self.all += weight;
        let Some(guess) = guess else { return };
        match self.sums.iter_mut().find(|(known, _)| known.code == guess.code) {
            Some((known, sum)) => {
                known.confidence = known.confidence.max(guess.confidence);
                *sum += weight;
            }
            None => self.sums.push((guess, weight)),
        }
    }

    /// The guess that `detected` would come to, whatever `whatlang` says, where that adds nothing to what is known of
    /// its language: words enough speak for it, and far more than for any other.
    fn known(&self, counts: &Counts, votes: &Votes) -> Option<Guess> {
        let (best, most, next) = counts.best();
        let code = votes.languages.get(best)?;
        let (known, _) = self.sums.iter().find(|(known, _)| *known.code == **code)?;
        (known.confidence >= 1.0 && most >= 3 && most >= next + 2).then(|| known.clone())
    }

    /// Paragraphs enough, all in one language, and few that are unsure.
    fn is_clear(&self, unsure: usize) -> bool {
        self.sums.len() == 1 && self.polled >= 5 && self.polled > 2 * unsure
    }

    fn result(self) -> Language {
        let decided: usize = self.sums.iter().map(|(_, sum)| sum).sum();
        let first = self.sums.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
        match first {
            // Where most of a page tells nothing, a stray phrase does not speak for it.
            Some((guess, sum)) if 2 * sum >= decided && 4 * sum >= self.all => {
                let share = sum as f64 / decided as f64;
                Language { code: Some(guess.code), confidence: rounded(guess.confidence * share) }
            }
            _ => Language::default(),
        }
    }
}

/// To two places, so that output does not hang on the last bits.
fn rounded(confidence: f64) -> f64 {
    (confidence.clamp(0.0, 1.0) * 100.0).round() / 100.0
}

/// How often the common words of each language stand in a text.
struct Counts {
    words: u32,
    by_language: [u32; 32],
}

impl Counts {
    fn of(text: &str, votes: &Votes) -> Counts {
        let mut counts = Counts { words: 0, by_language: [0; 32] };
        let mut buffer = String::new();
        for word in words(text) {
            counts.words += 1;
            lower(word, &mut buffer);
            counts.add(votes.of(&buffer));
        }
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
            let mut letters = rest[at..].chars();
            letters.next().into_iter().for_each(|letter| counts.add(votes.of_letter(letter)));
            rest = letters.as_str();
        }
        counts
    }

    fn add(&mut self, mut mask: u32) {
        while mask != 0 {
            self.by_language[mask.trailing_zeros() as usize] += 1;
            mask &= mask - 1;
        }
    }

    /// The language with the most, its count, and the next one's.
    fn best(&self) -> (usize, u32, u32) {
        let mut best = (0, 0, 0);
        for (language, &count) in self.by_language.iter().enumerate() {
            if count > best.1 {
                best = (language, count, best.1);
            } else {
                best.2 = best.2.max(count);
            }
        }
        best
    }
}

/// The word in lower case, apostrophes of one kind.
fn lower(word: &str, buffer: &mut String) {
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
    } else {
        buffer.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
}

/// Words, each with the apostrophe behind it: `l'`, `dell'`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = &rest[letters_or_not(rest, true)?..];
        let letters = letters_or_not(rest, false).unwrap_or(rest.len());
        let apostrophe = rest[letters..].chars().next().filter(|c| matches!(c, '\'' | '’'));
        let (word, behind) = rest.split_at(letters + apostrophe.map_or(0, char::len_utf8));
        rest = behind;
        Some(word)
    })
}

/// Where the first letter stands, or the first character that is none; most are ASCII.
fn letters_or_not(text: &str, letters: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let (is_letter, len) = if byte.is_ascii() {
            (byte.is_ascii_alphabetic(), 1)
        } else {
            let c = text[at..].chars().next()?;
            (is_alphabetic(c), c.len_utf8())
        };
        if is_letter == letters {
            return Some(at);
        }
        at += len;
    }
    None
}

/// The language whose common words are every fifth word and more, and far more than any other's.
fn told_by_words(counts: &Counts, votes: &Votes) -> Option<Guess> {
    let (best, most, next) = counts.best();
    let told = counts.words >= 8 && 5 * most >= counts.words && 2 * most >= 3 * next + 2;
    told.then(|| Guess { code: votes.languages[best].to_string(), confidence: 1.0 })
}

/// The language of one paragraph that its words leave open, where it can be told.
fn detected(text: &str, counts: &Counts, votes: &Votes) -> Option<Guess> {
    let (best, most, next) = counts.best();
    let info = whatlang::detect(text)?;
    let code = votes.code(info.lang().code());
    let own = votes.languages.iter().position(|l| **l == *code).map(|language| counts.by_language[language]);
    let told = |code: &str, confidence| Some(Guess { code: code.to_owned(), confidence });
    if info.is_reliable() && own.map_or(most < 3, |own| most < own + 2) {
        return told(code, info.confidence());
    }
    if own == Some(most) && most > 0 {
        return told(code, info.confidence().max(0.5));
    }
    if most > next && most >= 2 {
        return told(votes.languages[best], 0.5);
    }
    if most == 0 && info.confidence() > LEAST_CONFIDENCE { told(code, info.confidence()) } else { None }
}

/// What `whatlang` is believed at where no common word speaks for or against it.
const LEAST_CONFIDENCE: f64 = 0.25;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Source;
    use std::sync::LazyLock;

    static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::embedded().expect("the built-in packs load"));

    fn told(text: &str, metadata: Metadata) -> String {
        let page = crate::clean::clean(&Source { text: text.into(), ..Source::default() }, &PACKS);
        language(&page, &metadata, &PACKS).code.unwrap_or_default()
    }

    #[test]
    fn short_and_long_texts_tell_their_language() {
        for (text, code) in [
            ("The ships of the old harbour were sold to a company in the north.", "en"),
            ("Les navires du vieux port ont été vendus à une société du nord.", "fr"),
            ("Los barcos del viejo puerto fueron vendidos a una empresa del norte.", "es"),
            ("Die Schiffe des alten Hafens wurden an eine Firma im Norden verkauft.", "de"),
            ("Корабли старого порта были проданы северной компании.", "ru"),
            ("Кораблі старого порту були продані північній компанії.", "uk"),
            ("老港口的船卖给了北方的一家公司。", "zh"),
            ("12:30 — 45", ""),
            ("", ""),
        ] {
            assert_eq!(told(text, Metadata::default()), code, "{text}");
        }
    }

    #[test]
    fn a_headline_tells_its_language_by_the_words_of_a_pack() {
        for (text, code) in [
            ("Saudi Arabia buys 10 Typhoon jets", "en"),
            ("Egypte: Paris livre 24 Rafale", "fr"),
            ("Vladimir Poutine rencontre Xi Jinping à Pékin", "fr"),
            ("Sánchez recibe a Macron en Madrid", "es"),
            ("Poetin ontmoet Xi in Peking", "nl"),
            ("Orbán Viktor Pekingben", ""),
        ] {
            assert_eq!(told(text, Metadata::default()), code, "{text}");
        }
    }

    #[test]
    fn a_paragraph_in_another_language_changes_nothing() {
        let english = "The ships of the old harbour were sold to a company in the north, said the mayor of the town.\n";
        let text = format!("{}Les navires du vieux port ont été vendus à une société.\n{english}", english.repeat(3));
        assert_eq!(told(&text, Metadata::default()), "en");
    }

    #[test]
    fn metadata_goes_before() {
        for (given, code) in [("fr-CA", "fr"), ("ENG", "en"), ("unknown", "en")] {
            let metadata = Metadata { language: Some(given.into()), ..Metadata::default() };
            assert_eq!(told("The ships of the old harbour were sold to us.", metadata), code);
        }
    }
}
