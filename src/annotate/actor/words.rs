//! What the packs say of each token, as bits: most questions of this stage are "is this word one of those?".

pub use super::classes::Class;
use super::classes::{Bits, Vocabulary, of_name};
use super::homonyms::Lands;
use crate::analysis::Annotated;
use crate::facts::Facts;
use crate::model::Country;
use crate::rules::scan::{Mark, Scan};
use crate::text::{Casing, Endings, NO_SIGN, TokenKind, ends_with, is_apostrophe};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;
use std::ops::Range;

/// The words of an article, with what is known of each.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    pub scan: &'a Scan<'a>,
    pub facts: &'a Facts,
    vocabulary: &'a Vocabulary,
    /// The classes of the marks that begin at each token.
    bits: Vec<Bits>,
    /// The classes of the marks whose last token each is.
    ending: Vec<Bits>,
    adjective_endings: &'a [&'static str],
    surname_endings: Endings<'a>,
    verb_endings: Endings<'a>,
    plural_endings: Endings<'a>,
    common_endings: Endings<'a>,
    townsman_endings: Endings<'a>,
    sporting: bool,
    /// The sentences that tell of sport.
    sports: Vec<bool>,
    /// Which countries are named how often; counted where a word means several.
    pub(super) lands: OnceCell<Lands>,
    /// The countries that the article calls by name.
    pub(super) named_lands: OnceCell<FxHashSet<Country>>,
}

impl<'a> Words<'a> {
    pub fn new(annotated: &'a Annotated<'a>) -> Words<'a> {
        let scan = &annotated.scan;
        let vocabulary = scan.grammar.derived(Vocabulary::new);
        let [bits, ending] = vocabulary.found_in(scan);
        let endings = |kind| scan.grammar.endings_of("actors", kind);
        let facts = annotated.facts;
        let mut words = Words {
            scan,
            facts,
            vocabulary,
            bits,
            ending,
            adjective_endings: endings("adjective"),
            surname_endings: Endings::new(endings("surname")),
            verb_endings: Endings::new(endings("verb")),
            plural_endings: Endings::new(endings("plural")),
            common_endings: Endings::new(endings("common")),
            townsman_endings: Endings::new(endings("townsman")),
            sporting: false,
            sports: Vec::new(),
            lands: OnceCell::new(),
            named_lands: OnceCell::new(),
        };
        words.sporting = words.is_sporting();
        words.sports = words.sports();
        words.mark_names();
        words
    }

    /// Looks up capitalised words among given names and surnames; most come up again and again.
    fn mark_names(&mut self) {
        let (scan, facts) = (self.scan, self.facts);
        let mut buffer = String::new();
        let mut known: FxHashMap<&str, Bits> = FxHashMap::default();
        for at in 0..self.bits.len() {
            if self.is_capital(at) {
                let text = scan.token_text(at);
                self.bits[at] |= *known.entry(text).or_insert_with(|| of_name(facts, text, &mut buffer));
            }
        }
    }

    /// Whether words of sport are so many that the article tells of it.
    fn is_sporting(&self) -> bool {
        let count = self.places(0..self.len(), &[Class::Sport]).count();
        count >= FEW_OF_SPORT && count * RARE >= self.len()
    }

    pub fn tells_of_sport(&self) -> bool {
        self.sporting
    }

    pub fn len(&self) -> usize {
        self.bits.len()
    }

    /// Whether a mark of this class begins at a token; false beyond the text.
    #[inline]
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.bits.get(at).is_some_and(|bits| bits & 1 << class as u64 != 0)
    }

    /// Whether nothing at all is known of a word.
    pub fn is_unmarked(&self, at: usize) -> bool {
        self.bits.get(at) == Some(&0)
    }

    #[inline]
    pub fn is_any(&self, at: usize, classes: &[Class]) -> bool {
        self.bits.get(at).is_some_and(|bits| bits & any_of(classes) != 0)
    }

    /// The tokens among these at which a mark of one of the classes begins: where few do, no other is looked at twice.
    pub fn places(&self, tokens: Range<usize>, classes: &[Class]) -> impl Iterator<Item = usize> + use<'_> {
        let any = any_of(classes);
        let (bits, mut next) = (&self.bits[..tokens.end], tokens.start);
        std::iter::from_fn(move || {
            while let Some(here) = bits.get(next) {
                next += 1;
                if here & any != 0 {
                    return Some(next - 1);
                }
            }
            None
        })
    }

    /// The longest mark of this class that begins at a token.
    #[inline]
    pub fn mark(&self, at: usize, class: Class) -> Option<Mark> {
        if !self.is(at, class) {
            return None;
        }
        self.scan.mark(at, self.vocabulary.classes[class as usize])
    }

    /// Where a role that began before this token ends, if it covers the token; `Secretary of State` covers `State`,
    /// and so does what a minister is in charge of, `ministre russe de la Défense`.
    pub fn inside_role(&self, at: usize) -> Option<usize> {
        let from = at.saturating_sub(MAX_BACK);
        let charge = |t: usize| self.end(t, Class::Portfolio).filter(|_| self.before(t, Class::Demonym));
        let opens = self.places(from..at, &[Class::Role, Class::Title, Class::Portfolio]);
        let ends = opens.flat_map(|t| [self.end(t, Class::Role), self.end(t, Class::Title), charge(t)]);
        ends.flatten().filter(|&end| end > at).max()
    }

    /// A word in lower case that can be part of a description: no verb, no function word.
    pub fn is_plain(&self, at: usize) -> bool {
        let none = [Class::Article, Class::Act, Class::Speech, Class::PersonVerb, Class::PlacePreposition];
        let word = || self.text(at).starts_with(char::is_alphabetic);
        // Some common words may describe: `the city's police chief`.
        let function = || self.is(at, Class::Common) && self.key(at, Class::Common) != Some("noun");
        !self.is_capital(at) && !self.is_any(at, &none) && word() && !self.ends_as_verb(at) && !function()
    }

    /// The first token of the sentence of a token.
    pub fn sentence_start(&self, at: usize) -> usize {
        self.scan.sentences.get(self.scan.sentence_of(at)).map_or(0, |s| s.first as usize)
    }

    /// `franco-allemand`, `Sino-Indian`: the first half of an adjective of two lands, which the other half is joined to.
    pub fn half(&self, at: usize) -> Option<Mark> {
        let mark = self.mark(at, Class::Half)?;
        let hyphen = mark.end as usize;
        let joined = self.is_hyphen(hyphen) && self.is_glued(hyphen) && self.is_glued(hyphen + 1);
        (joined && self.is_any(hyphen + 1, &[Class::Demonym, Class::Half])).then_some(mark)
    }

    /// The end of the longest mark of a class that begins at a token.
    #[inline]
    pub fn end(&self, at: usize, class: Class) -> Option<usize> {
        self.mark(at, class).map(|m| m.end as usize)
    }

    /// The key of the longest mark of a class that begins at a token.
    #[inline]
    pub fn key(&self, at: usize, class: Class) -> Option<&'a str> {
        self.mark(at, class).map(|m| self.scan.key(m))
    }

    /// `envoy to Norway`, `in Norway`: does a word lead to where someone is or goes, and not to whose he is?
    pub fn leads_abroad(&self, at: usize) -> bool {
        self.key(at, Class::OfCountry) == Some("to")
    }

    /// All marks of a class that begin at a token.
    pub fn marks(&self, at: usize, class: Class) -> impl Iterator<Item = Mark> + '_ {
        let id = self.vocabulary.classes[class as usize];
        self.scan.marks_of(at, id)
    }

    /// A mark of this class that ends right before a token, at most `MAX_BACK` tokens long.
    #[inline]
    pub fn mark_before(&self, end: usize, class: Class) -> Option<Mark> {
        if !self.may_end(end, &[class]) {
            return None;
        }
        self.scan.mark_before(end.saturating_sub(MAX_BACK), end, self.vocabulary.classes[class as usize])
    }

    /// May a mark of one of these classes end right before a token? Most questions of what stands there end here.
    #[inline]
    pub fn may_end(&self, end: usize, classes: &[Class]) -> bool {
        let last = end.checked_sub(1).and_then(|last| self.ending.get(last));
        last.is_some_and(|bits| bits & any_of(classes) != 0)
    }

    /// Does a mark of one of these classes end at one of these tokens?
    pub fn ends_among(&self, tokens: Range<usize>, classes: &[Class]) -> bool {
        let any = any_of(classes);
        self.ending[tokens].iter().any(|bits| bits & any != 0)
    }

    /// The role that ends right before a token: some have as many words as `chairman of the joint chiefs of staff`.
    pub fn role_before(&self, end: usize) -> Option<Mark> {
        if !self.may_end(end, &[Class::Role]) {
            return None;
        }
        self.scan.mark_before(end.saturating_sub(MAX_ROLE), end, self.vocabulary.classes[Class::Role as usize])
    }

    /// Whether the table's body that begins here goes by a word, or by the name of a person or a place.
    pub fn is_doubtful_body(&self, at: usize) -> bool {
        let entry = self.mark(at, Class::Organization).and_then(|mark| self.scan.entry(mark));
        entry.is_some_and(|entry| entry.feature == "ambiguous")
    }

    #[inline]
    pub fn before(&self, end: usize, class: Class) -> bool {
        self.mark_before(end, class).is_some()
    }

    /// Whether a mark of one of these classes ends right before a token, and is at most `MAX_BACK` tokens long.
    #[inline]
    pub fn before_any(&self, end: usize, classes: &[Class]) -> bool {
        self.may_end(end, classes) && classes.iter().any(|&class| self.before(end, class))
    }

    pub fn text(&self, at: usize) -> &'a str {
        if at < self.len() { self.scan.token_text(at) } else { "" }
    }

    /// A word with a capital first, or in capitals.
    #[inline]
    pub fn is_capital(&self, at: usize) -> bool {
        let token = self.scan.tokens.get(at);
        token.is_some_and(|t| t.kind == TokenKind::Word && t.casing != Casing::Lower)
    }

    #[inline]
    pub fn is_upper(&self, at: usize) -> bool {
        self.scan.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.casing == Casing::Upper)
    }

    /// A word, whatever its letters.
    #[inline]
    pub fn is_word(&self, at: usize) -> bool {
        self.scan.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// A number in digits.
    #[inline]
    pub fn is_digits(&self, at: usize) -> bool {
        self.scan.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// `J.`, `P.J.`, `J Smith`; no word of one letter: `A la carte`.
    pub fn is_initial(&self, at: usize) -> bool {
        let token = self.scan.tokens.get(at).filter(|_| self.is_capital(at));
        let one = |len: usize| len <= MAX_LETTER && self.text(at).chars().nth(1).is_none();
        token.is_some_and(|t| self.scan.last_byte(at) == b'.' || one(t.span.len()) && self.is_capital(at + 1))
    }

    /// No white space before this token.
    #[inline]
    pub fn is_glued(&self, at: usize) -> bool {
        self.scan.tokens.get(at).is_some_and(|t| t.glued)
    }

    #[inline]
    pub fn is_mark(&self, at: usize, signs: &str) -> bool {
        let sign = self.scan.sign(at);
        sign != NO_SIGN && signs.chars().any(|one| one == sign)
    }

    /// How adjectives of this language end, where they follow the name of a body.
    pub fn adjective_endings(&self) -> &'a [&'static str] {
        self.adjective_endings
    }

    /// Whether a word has one of these endings, and a stem before it.
    pub fn ends_with(&self, at: usize, endings: &[&'static str]) -> bool {
        let text = self.text(at);
        endings.iter().any(|ending| text.len() > ending.len() + 2 && ends_with(text, ending))
    }

    #[inline]
    fn ends_as(&self, at: usize, endings: &Endings) -> bool {
        at < self.len() && endings.may_end(self.scan.last_byte(at)) && endings.end(self.text(at))
    }

    /// Whether a word ends as surnames of some country do: `Setchine`, `Petrović`.
    pub fn ends_as_surname(&self, at: usize) -> bool {
        self.ends_as(at, &self.surname_endings)
    }

    /// Whether a word in lower case ends as verbs of the past do.
    pub fn ends_as_verb(&self, at: usize) -> bool {
        !self.is_capital(at) && self.ends_as(at, &self.verb_endings)
    }

    /// Whether a word ends as common nouns and adverbs do: `Construction`, `Frequently`.
    pub fn ends_as_common(&self, at: usize) -> bool {
        self.ends_as(at, &self.common_endings)
    }

    /// `nantais`, `marseillaise`: an adjective of a town or a region, none of a country.
    pub fn is_of_town(&self, at: usize) -> bool {
        self.ends_as(at, &self.townsman_endings) && self.is_plain(at) && !self.is(at, Class::Demonym)
    }

    /// Whether the sentence of a token tells of sport.
    pub fn in_sport(&self, at: usize) -> bool {
        self.sports[self.scan.sentence_of(at)]
    }

    fn sports(&self) -> Vec<bool> {
        let sport = |t: usize| self.is(t, Class::Sport) || self.is_digits(t) && self.is_score(t);
        self.scan.sentences.iter().map(|sentence| sentence.tokens().any(sport)).collect()
    }

    /// `2-1`, `3 – 0`: two small numbers of a match.
    fn is_score(&self, at: usize) -> bool {
        let goals = |at: usize| self.is_digits(at) && self.text(at).len() <= 2;
        goals(at)
            && self.is_mark(at + 1, "-–")
            && goals(at + 2)
            && !self.is_mark(at + 3, "-–")
            && (at == 0 || !self.is_mark(at - 1, "-–"))
    }

    /// `Atlanta, Georgia`: a country's name that is also that of another place, behind a city.
    pub fn is_state_of_city(&self, at: usize) -> bool {
        let country = self.key(at, Class::Country).and_then(Country::new);
        let fact = country.and_then(|country| self.facts.countries.get(country));
        self.is_behind_city(at) && fact.is_some_and(|fact| fact.homonym.place)
    }

    /// `Atlanta, Georgia`
    pub fn is_behind_city(&self, at: usize) -> bool {
        at >= 2 && self.is_comma(at - 1) && self.is_capital(at - 2) && !self.is(at - 2, Class::Country)
    }

    pub fn ends_as_plural(&self, at: usize) -> bool {
        self.ends_as(at, &self.plural_endings)
    }

    #[inline]
    pub fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.scan.sign(at), '-' | '‐' | '‑')
    }

    #[inline]
    pub fn is_comma(&self, at: usize) -> bool {
        self.scan.sign(at) == ','
    }

    #[inline]
    pub fn is_quote(&self, at: usize) -> bool {
        self.scan.is_quote(at)
    }

    /// `'s`, or the apostrophe alone behind a word.
    #[inline]
    pub fn is_possessive(&self, at: usize) -> bool {
        // Few tokens are glued to the one before: only their letters are looked at.
        self.is_glued(at) && self.scan.sign(at) != '”' && self.reads_possessive(at)
    }

    fn reads_possessive(&self, at: usize) -> bool {
        let text = self.text(at);
        let Some(first) = text.chars().next() else { return false };
        is_apostrophe(first) && matches!(&text.as_bytes()[first.len_utf8()..], [] | [b's' | b'S'])
    }
}

/// The bits of several classes.
#[inline]
fn any_of(classes: &[Class]) -> Bits {
    classes.iter().fold(0, |any, &class| any | 1 << class as u64)
}

/// Bytes of the longest letter.
const MAX_LETTER: usize = 4;
const MAX_BACK: usize = 6;
const MAX_ROLE: usize = 12;
const FEW_OF_SPORT: usize = 4;
const RARE: usize = 60;
