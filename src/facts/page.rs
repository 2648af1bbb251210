//! The words of pages rather than of stories: cues of furniture, agencies and outlets, stop words, abbreviations.
//!
//! Read from `furniture.toml` and `pack.toml`. Cues of all languages hold at once, since a page is cleaned before its
//! language is known.

use crate::rules::pack::PackFile;
use crate::rules::value::Table;
use crate::text::{is_alphabetic, is_alphanumeric};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct PageWords {
    pub cues: Cues,
    pub agencies: Names,
    pub outlets: Names,
    languages: BTreeMap<&'static str, LanguageWords>,
    votes: Votes,
}

/// Which languages a common word speaks for.
#[derive(Clone, Debug, Default)]
pub struct Votes {
    /// In the order of a mask's bits.
    pub languages: Vec<&'static str>,
    masks: FxHashMap<&'static str, u32>,
    /// Bytes of the longest word.
    longest: usize,
    letters: FxHashMap<char, u32>,
    /// Two-letter codes by three-letter ones.
    codes: FxHashMap<&'static str, &'static str>,
}

/// What furniture says. All in lower case.
#[derive(Clone, Debug, Default)]
pub struct Cues {
    lines: FxHashSet<&'static str>,
    leads: FxHashSet<&'static str>,
    stated: FxHashSet<&'static str>,
    changed: FxHashSet<&'static str>,
    releases: FxHashSet<&'static str>,
    bylines: Openings,
    signings: Openings,
    correspondents: Openings,
    openings: Openings,
    captions: Openings,
    credits: FxHashSet<&'static str>,
    phrases: Phrases,
}

/// Ways for a line to begin, by their first word.
#[derive(Clone, Debug, Default)]
struct Openings(FxHashMap<&'static str, Vec<&'static str>>);

/// Phrases, found wherever they stand.
#[derive(Clone, Debug, Default)]
struct Phrases {
    by_start: FxHashMap<[u8; 2], Vec<&'static str>>,
    /// The same starts as bits, folded: most places are passed by at one look.
    starts: [u32; 32],
}

/// Canonical names by each way to write them.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: FxHashMap<Box<str>, &'static str>,
    /// Characters of the longest way.
    longest: usize,
}

/// What cuts the sentences of one language, and tells it from others.
#[derive(Clone, Debug, Default)]
pub struct LanguageWords {
    stop: FxHashSet<&'static str>,
    abbreviations: FxHashMap<&'static str, Abbreviation>,
}

/// What follows an abbreviation's full stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Abbreviation {
    /// A name: `Mr. Smith`. Never the end of a sentence.
    Name,
    /// A number: `No. 5`; else it ends the sentence.
    Number,
    /// Anything: `Corp. said`, `and Corp. The`.
    Any,
}

impl PageWords {
    pub fn read(files: &[PackFile]) -> PageWords {
        let mut words = PageWords::default();
        for file in files.iter().filter(|f| FILES.contains(&f.name)) {
            let toml = file.toml();
            words.agencies.add(toml.table("agencies"));
            words.outlets.add(toml.table("outlets"));
            words.cues.add(toml.table("furniture"));
            if file.pack != "all" {
                words.languages.entry(file.pack).or_default().add(toml);
                words.votes.add(file.pack, toml.texts("stop").chain(toml.texts("telling")));
            }
            let codes = toml.table("codes").iter();
            words.votes.codes.extend(codes.filter_map(|(long, short)| Some((long, short.as_str()?))));
            toml.table("stop").iter().for_each(|(code, list)| words.votes.add(code, list.texts()));
            toml.table("letters").iter().for_each(|(code, list)| words.votes.add_letters(code, list.texts()));
        }
        words
    }

    /// The words of one language; empty ones where there is no pack.
    pub fn language(&self, code: &str) -> &LanguageWords {
        static NONE: std::sync::LazyLock<LanguageWords> = std::sync::LazyLock::new(LanguageWords::default);
        self.languages.get(code).unwrap_or(&NONE)
    }

    pub fn votes(&self) -> &Votes {
        &self.votes
    }
}

/// The files that are read.
const FILES: &[&str] = &["furniture.toml", "languages.toml", "pack.toml"];

impl Votes {
    fn add(&mut self, language: &'static str, words: impl Iterator<Item = &'static str>) {
        let bit = self.bit(language);
        for word in words {
            self.longest = self.longest.max(word.len());
            *self.masks.entry(word).or_default() |= bit;
        }
    }

    fn add_letters(&mut self, language: &'static str, letters: impl Iterator<Item = &'static str>) {
        let bit = self.bit(language);
        letters.flat_map(str::chars).for_each(|letter| *self.letters.entry(letter).or_default() |= bit);
    }

    /// The bit of a language, 0 where a mask has none left.
    fn bit(&mut self, language: &'static str) -> u32 {
        let known = self.languages.iter().position(|l| *l == language);
        let at = known.unwrap_or_else(|| {
            self.languages.push(language);
            self.languages.len() - 1
        });
        1u32.checked_shl(at as u32).unwrap_or(0)
    }

    /// The two-letter code of a language, where it has one.
    pub fn code<'a>(&'a self, code: &'a str) -> &'a str {
        self.codes.get(code).map_or(code, |short| short)
    }

    /// The languages that a letter speaks for, as bits.
    pub fn of_letter(&self, letter: char) -> u32 {
        self.letters.get(&letter).copied().unwrap_or(0)
    }

    /// The bits of some languages.
    pub fn mask<'l>(&self, languages: impl Iterator<Item = &'l str>) -> u32 {
        let bit = |language: &str| self.languages.iter().position(|known| *known == language);
        languages.filter_map(bit).fold(0, |mask, bit| mask | 1 << bit)
    }

    /// The languages, as bits in the order of `languages`, that a word in lower case speaks for.
    pub fn of(&self, word: &str) -> u32 {
        if word.len() > self.longest {
            return 0;
        }
        self.masks.get(word).copied().unwrap_or(0)
    }
}

impl Cues {
    fn add(&mut self, section: Table) {
        self.lines.extend(section.texts("lines"));
        self.leads.extend(section.texts("leads"));
        self.stated.extend(section.texts("stated").chain(section.texts("changed")).chain(section.texts("releases")));
        self.changed.extend(section.texts("changed"));
        self.releases.extend(section.texts("releases"));
        section.texts("bylines").for_each(|opening| self.bylines.add(opening));
        section.texts("signings").for_each(|opening| self.signings.add(opening));
        section.texts("correspondents").for_each(|opening| self.correspondents.add(opening));
        section.texts("openings").for_each(|opening| self.openings.add(opening));
        section.texts("captions").for_each(|opening| self.captions.add(opening));
        self.credits.extend(section.texts("credits"));
        section.texts("phrases").for_each(|phrase| self.phrases.add(phrase));
    }

    /// A whole line of furniture. `line` is in lower case, without signs and numbers at its ends, as in all of these.
    pub fn is_line(&self, line: &str) -> bool {
        self.lines.contains(line) || self.leads.contains(line)
    }

    /// A line behind which headlines of other stories stand.
    pub fn is_lead(&self, line: &str) -> bool {
        self.leads.contains(line)
    }

    /// What stands before the date of a page.
    pub fn is_stated(&self, words: &str) -> bool {
        self.stated.contains(words)
    }

    /// What stands before the day of a page's last change.
    pub fn is_changed(&self, words: &str) -> bool {
        self.changed.contains(words)
    }

    /// What kind of page this is, between who issues it and its title. `line` as in `is_line`.
    pub fn is_release(&self, line: &str) -> bool {
        self.releases.contains(line)
    }

    /// What stands before the name of who wrote the page: the number of its words.
    pub fn opens_byline(&self, line: &str) -> Option<usize> {
        self.bylines.words_at_head(line)
    }

    /// What stands before the place where a paper was signed: the number of its words.
    pub fn opens_signing(&self, line: &str) -> Option<usize> {
        self.signings.words_at_head(line)
    }

    /// What stands before the place where a page's author is: the number of its words.
    pub fn opens_correspondence(&self, line: &str) -> Option<usize> {
        self.correspondents.words_at_head(line)
    }

    pub fn opens(&self, line: &str) -> bool {
        self.openings.fits(line)
    }

    pub fn opens_caption(&self, line: &str) -> bool {
        self.captions.fits(line)
    }

    /// Does a bracket behind a line tell who took a picture? In any case.
    pub fn holds_credit(&self, bracket: &str) -> bool {
        let mut words = bracket.split(|c: char| !is_alphabetic(c)).map(str::to_lowercase);
        words.any(|word| self.credits.contains(&*word))
    }

    /// What only a page says of itself, in any case.
    pub fn holds_phrase(&self, text: &str) -> bool {
        self.phrases.stand_in(text)
    }
}

impl Phrases {
    fn add(&mut self, phrase: &'static str) {
        let first = phrase.chars().next().map_or(0, char::len_utf8);
        for start in [phrase.to_owned(), phrase[..first].to_uppercase() + &phrase[first..]] {
            let [first, second, ..] = *start.to_ascii_lowercase().as_bytes() else { continue };
            let known = self.by_start.entry([first, second]).or_default();
            if known.last() != Some(&phrase) {
                known.push(phrase);
            }
            self.starts[folded(first)] |= 1 << folded(second);
        }
    }

    fn stand_in(&self, text: &str) -> bool {
        let mut places = text.as_bytes().windows(2).enumerate();
        places.any(|(at, two)| {
            self.starts[folded(two[0])] >> folded(two[1]) & 1 != 0
                && self.by_start.get(&[two[0].to_ascii_lowercase(), two[1].to_ascii_lowercase()]).is_some_and(
                    |phrases| text.get(at..).is_some_and(|rest| phrases.iter().any(|phrase| begins(rest, phrase))),
                )
        })
    }
}

/// A byte as one of 32, capitals and small letters alike.
fn folded(byte: u8) -> usize {
    usize::from(byte % 32)
}

/// Does a text begin with a phrase, in any case?
fn begins(text: &str, phrase: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    phrase.chars().all(|letter| letters.next() == Some(letter))
}

impl Openings {
    fn add(&mut self, opening: &'static str) {
        self.0.entry(first_word(opening)).or_default().push(opening);
    }

    fn fits(&self, line: &str) -> bool {
        self.fitting(line).is_some()
    }

    /// How many words of a line are one of these.
    fn words_at_head(&self, line: &str) -> Option<usize> {
        self.fitting(line).map(|opening| opening.split(' ').count())
    }

    fn fitting(&self, line: &str) -> Option<&'static str> {
        let ends = |rest: &str| !rest.starts_with(is_alphanumeric);
        let openings = self.0.get(first_word(line))?;
        openings.iter().copied().find(|opening| line.strip_prefix(opening).is_some_and(ends))
    }
}

fn first_word(line: &str) -> &str {
    let end = line.char_indices().skip(1).find(|(_, c)| !is_alphanumeric(*c)).map_or(line.len(), |(at, _)| at);
    &line[..end]
}

impl Names {
    fn add(&mut self, section: Table) {
        for (name, forms) in section.iter() {
            for form in forms.texts() {
                let lower = form.to_lowercase();
                self.longest = self.longest.max(lower.chars().count());
                self.names.insert(lower.into(), name);
            }
        }
    }

    /// The canonical name, however the letters are cased.
    pub fn find(&self, name: &str) -> Option<&str> {
        // In lower case a name has at least as many characters.
        let known = (name.chars().count() <= self.longest).then(|| self.names.get(name.to_lowercase().as_str()));
        known.flatten().copied()
    }
}

impl LanguageWords {
    fn add(&mut self, table: Table) {
        self.stop.extend(table.texts("stop"));
        let section = table.table("abbreviations");
        let kinds = [("name", Abbreviation::Name), ("number", Abbreviation::Number), ("any", Abbreviation::Any)];
        for (key, kind) in kinds {
            self.abbreviations.extend(section.texts(key).map(|form| (form, kind)));
        }
    }

    /// One of the commonest words, in lower case.
    pub fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    /// An abbreviation, written in lower case without its last full stop.
    pub fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        self.abbreviations.get(word).copied()
    }
}
