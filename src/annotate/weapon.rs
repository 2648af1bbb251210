//! Weapons in a text: designations by table and by shape, class nouns, both side by side, and how many of them.
//!
//! A homonym (`Tiger`, `tanks`) counts as an arm where its neighbours say so; the deal stage weighs the rest.

mod context;
mod count;
mod found;
mod in_name;
mod shape;

use super::quantity::Quantities;
use crate::analysis::Annotated;
use crate::facts::weapons::{ClassNoun, PLURAL};
use crate::model::{Category, Tokens, Weapon};
use crate::rules::inflect::{Form, VERB};
use crate::rules::lexicon::{ClassId, HYPHEN};
use crate::rules::scan::{Mark, Scan};
use crate::text::{Casing, TokenKind};
use found::{Found, Part, both};

/// Every weapon of the text, in order.
pub fn weapons(annotated: &mut Annotated) -> Vec<Weapon> {
    let finder = Finder::new(annotated);
    let mut found = Vec::new();
    for sentence in &annotated.scan.sentences {
        let parts = finder.parts(sentence.first as usize, sentence.end as usize);
        found.extend(finder.joined(&parts));
    }
    let counts = count::Counter::new(annotated, Quantities::new(annotated.scan.grammar));
    let mut weapons: Vec<Weapon> = found.iter().map(|f| finder.weapon(f, &counts)).collect();
    context::judge(annotated, &found, &mut weapons);
    let class = annotated.scan.grammar.class("weapon");
    for (n, weapon) in weapons.iter().enumerate() {
        annotated.scan.add(weapon.tokens.first as usize, weapon.tokens.end as usize, class, n as u32);
    }
    weapons
}

struct Finder<'a> {
    annotated: &'a Annotated<'a>,
    name: ClassId,
    noun: ClassId,
    link: ClassId,
    demonym: ClassId,
    breaks: ClassId,
    version: ClassId,
    prefix: ClassId,
    adjective: ClassId,
    verb: ClassId,
    modal: ClassId,
    infinitive: ClassId,
    preposition: ClassId,
}

impl<'a> Finder<'a> {
    fn new(annotated: &'a Annotated<'a>) -> Finder<'a> {
        let class = |name| annotated.scan.grammar.class(name);
        Finder {
            annotated,
            name: class("weapon_name"),
            noun: class("weapon_noun"),
            link: class("weapon_link"),
            demonym: class("demonym"),
            breaks: class("phrase_break"),
            version: class("weapon_version"),
            prefix: class("weapon_prefix"),
            adjective: class("weapon_adjective"),
            verb: class(VERB),
            modal: class("modal"),
            infinitive: class("infinitive"),
            preposition: class("preposition"),
        }
    }

    fn scan(&self) -> &'a Scan<'a> {
        &self.annotated.scan
    }

    /// Designations and class nouns of a sentence, none inside another.
    fn parts(&self, from: usize, to: usize) -> Vec<(Tokens, Part)> {
        let mut parts = Vec::new();
        let mut at = from;
        while at < to {
            match self.part_at(at, to) {
                Some((end, part)) => {
                    parts.push((Tokens::new(at, end), part));
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
        parts
    }

    /// The longest part that begins at a token; a designation before a noun of the same length.
    fn part_at(&self, at: usize, to: usize) -> Option<(usize, Part)> {
        let scan = self.scan();
        let feature = |mark: Mark| scan.entry(mark).map_or("", |e| e.feature);
        let row = |mark: Mark| feature(mark).trim_end_matches(PLURAL).parse().ok();
        let named = scan.mark(at, self.name).filter(|m| self.stands_together(*m));
        let named = named.and_then(|m| {
            let plural = feature(m).ends_with(PLURAL);
            Some((self.extended(m.end as usize, to), Part::Named { row: row(m)?, plural }))
        });
        let noun = scan
            .mark(at, self.noun)
            .filter(|_| !self.ends_compound(at) && !self.is_deed(at))
            .and_then(|m| Some((m.end as usize, Part::Noun(row(m)?))));
        if let Some(noun) = noun.filter(|n| named.is_none_or(|d| n.0 > d.0)) {
            return Some(noun);
        }
        named.or_else(|| {
            let lettered = || shape::lettered(scan, at, to).filter(|&end| end < to && scan.is(end, self.noun));
            let end = shape::end(scan, at, to).or_else(lettered)?;
            let prefix = scan.mark(at, self.prefix).map(|m| m.value);
            Some((self.extended(end, to), Part::Shaped(prefix)))
        })
    }

    /// `will ship`, `to arm`: the base of a verb behind a modal or what opens an infinitive.
    fn is_deed(&self, at: usize) -> bool {
        let scan = self.scan();
        let led = || [self.modal, self.infinitive].iter().any(|&c| scan.is(at - 1, c));
        let base = |m: Mark| scan.grammar.words.verb(m.value).is_some_and(|v| v.form == Form::Base);
        at > 0 && scan.mark(at, self.verb).is_some_and(base) && led()
    }

    /// `tank` of `anti-tank`: the end of a word in small letters that no row holds whole.
    fn ends_compound(&self, at: usize) -> bool {
        let scan = self.scan();
        let glued = |at: usize| scan.tokens[at].glued;
        at > 1
            && glued(at)
            && glued(at - 1)
            && scan.word(at - 1) == HYPHEN
            && scan.tokens[at - 2].casing == Casing::Lower
    }

    /// `A-10` and `A10` are designations, `A 10 percent rise` is none.
    fn stands_together(&self, mark: Mark) -> bool {
        let scan = self.scan();
        let first = mark.first as usize;
        let letter = scan.tokens[first].kind == TokenKind::Word && scan.token_text(first).chars().count() == 1;
        let next =
            if scan.tokens.get(first + 1).is_some() && scan.word(first + 1) == HYPHEN { first + 2 } else { first + 1 };
        let digits = scan.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Number);
        // `At 3:40 pm`
        let word = scan.is(first, self.preposition) && scan.tokens[first].casing != Casing::Upper;
        !((letter || word) && digits) || scan.tokens[first + 1..=next].iter().all(|t| t.glued)
    }

    /// Takes in what is glued to a designation (`Su-30` `MK2`, `F-16C/D`, a plural `s`), and `Block 70`.
    fn extended(&self, mut end: usize, to: usize) -> usize {
        let scan = self.scan();
        while end < to && scan.tokens[end].glued {
            let token = scan.tokens[end];
            let solid = |at: usize| {
                at < to && scan.tokens[at].glued && (scan.tokens[at].kind == TokenKind::Number || is_code(scan, at))
            };
            match token.kind {
                TokenKind::Number => end += 1,
                TokenKind::Word if is_code(scan, end) || is_plural(scan, end) => end += 1,
                TokenKind::Mark if (scan.word(end) == HYPHEN || scan.token_text(end) == "/") && solid(end + 1) => {
                    end += 2
                }
                _ => break,
            }
        }
        if end + 2 < to && is_code(scan, end) && scan.token_text(end).len() == 1 && scan.word(end + 1) == HYPHEN {
            // `AIM-120 C-8`
            let digits = scan.tokens[end + 2].kind == TokenKind::Number && scan.tokens[end + 1].glued;
            return if digits && scan.tokens[end + 2].glued { self.extended(end + 3, to) } else { end };
        }
        let version = scan.mark(end, self.version).filter(|m| (m.end as usize) < to);
        match version.map(|m| m.end as usize) {
            Some(next) if scan.tokens[next].kind == TokenKind::Number => self.extended(next + 1, to),
            _ => end,
        }
    }

    /// A designation and the class noun beside it are one weapon.
    fn joined(&self, parts: &[(Tokens, Part)]) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for &(tokens, part) in parts {
            let next = self.found(tokens, part);
            match found.last_mut() {
                Some(last) if self.is_nickname(last, &next) => last.tokens.end = next.tokens.end,
                Some(last) if self.belong_together(last, &next) => *last = both(last, &next),
                _ => found.push(next),
            }
        }
        found.retain(|f| f.named.is_some() || f.noun.is_some() || f.prefix.is_some());
        found
    }

    fn found(&self, tokens: Tokens, part: Part) -> Found {
        let empty =
            Found { tokens, name: None, named: None, noun: None, noun_tokens: None, prefix: None, plural: false };
        match part {
            Part::Noun(row) => Found { noun: Some(row), noun_tokens: Some(tokens), ..empty },
            Part::Named { row, plural } => {
                Found { name: Some(self.singular(tokens)), named: Some(row), plural, ..empty }
            }
            Part::Shaped(prefix) => Found { name: Some(tokens), prefix, ..empty },
        }
    }

    /// The designation without the `s` of its plural: `F-16s`.
    fn singular(&self, tokens: Tokens) -> Tokens {
        let last = tokens.end as usize - 1;
        let plural = tokens.first < tokens.end - 1 && is_plural(self.scan(), last) && self.scan().tokens[last].glued;
        if plural { Tokens { end: tokens.end - 1, ..tokens } } else { tokens }
    }

    /// `Mirage fighter jets`, `obusiers israéliens ATMOS`, `frégates de type FREMM`, `M142 HIMARS`.
    fn belong_together(&self, first: &Found, second: &Found) -> bool {
        let both_nouns = first.name.is_none() && second.name.is_none();
        let both_names = first.name.is_some() && second.name.is_some();
        let gap = first.tokens.end as usize..second.tokens.first as usize;
        if both_nouns || first.noun.is_some() && (first.name.is_some() || self.is_service(first)) {
            return false;
        }
        if gap.is_empty() || self.is_bracketed(first, second) {
            return true;
        }
        !both_names && gap.len() <= 6 && self.is_one_phrase(gap, second.name.is_some())
    }

    /// `K-2 « Black Panther »`: a name in quotation marks right behind a designation is what the same thing is called.
    fn is_nickname(&self, first: &Found, second: &Found) -> bool {
        let scan = self.scan();
        let (open, last) = (first.tokens.end as usize, second.tokens.first as usize);
        let quoted = |at: usize| matches!(scan.sign(at), '"' | '“' | '”' | '«' | '»' | '‘' | '’');
        let capital = |at: usize| scan.tokens[at].casing != Casing::Lower && scan.tokens[at].kind == TokenKind::Word;
        let named = first.name.is_some() && second.name.is_some() && second.noun.is_none();
        named && open < last && quoted(open) && quoted(second.tokens.end as usize) && (open + 1..last).all(capital)
    }

    /// `frégates multi-missions (FREMM)`: the designation in brackets behind its class noun.
    fn is_bracketed(&self, noun: &Found, name: &Found) -> bool {
        let scan = self.scan();
        let open = (name.tokens.first as usize).saturating_sub(1);
        let bracket = |at: usize, text: &str| scan.tokens.get(at).is_some() && scan.token_text(at) == text;
        let alone = noun.name.is_none() && name.noun.is_none() && open >= noun.tokens.end as usize;
        let gap = noun.tokens.end as usize..open;
        alone
            && bracket(open, "(")
            && bracket(name.tokens.end as usize, ")")
            && gap.len() <= 5
            && (gap.is_empty() || self.is_one_phrase(gap, false))
    }

    /// Spare parts and services are goods of their own: `upgrade F-16 jets`.
    fn is_service(&self, found: &Found) -> bool {
        let noun =
            found.noun.and_then(|n| self.annotated.facts.weapons.noun(&self.scan().grammar.language, n as usize));
        noun.is_some_and(|n| matches!(n.category, Category::Services | Category::SpareParts))
    }

    /// Only adjectives, links and capitalised words in this gap, at most one of them in small letters.
    fn is_one_phrase(&self, gap: std::ops::Range<usize>, name_behind: bool) -> bool {
        let scan = self.scan();
        let mut small = 0;
        let mut at = gap.start;
        while at < gap.end {
            let passed = || name_behind.then(|| scan.mark(at, self.adjective)).flatten();
            if let Some(mark) = scan.mark(at, self.link).or_else(|| scan.mark(at, self.demonym)).or_else(passed) {
                at = mark.end as usize;
                continue;
            }
            let token = scan.tokens[at];
            let joins = token.kind == TokenKind::Word && scan.mark(at, self.breaks).is_none()
                || matches!(scan.token_text(at), "\"" | "”" | "»")
                || scan.word(at) == HYPHEN && token.glued
                || token.kind == TokenKind::Number && scan.tokens.get(at + 1).is_some_and(|t| t.glued);
            let lower = token.casing == Casing::Lower && token.kind == TokenKind::Word && !token.glued;
            small += usize::from(lower);
            if !joins || small > usize::from(!name_behind) {
                return false;
            }
            at += 1;
        }
        true
    }

    /// A capitalised word that no pack knows, right before a class noun: `its Mirage fighter jets`.
    fn name_before(&self, found: &Found, noun: Option<&ClassNoun>) -> Option<Tokens> {
        let scan = self.scan();
        if let Some(class) = self.class_before(found) {
            return Some(class);
        }
        let at = (found.tokens.first as usize).checked_sub(1).filter(|_| noun.is_some_and(|n| !n.trap))?;
        let token = scan.tokens[at];
        // `South Korean howitzers`: the end of a longer word is known as well.
        let inside = (at.saturating_sub(3)..at).any(|from| scan.marks_at(from).any(|(_, m)| m.end as usize > at));
        let word = token.kind == TokenKind::Word && token.casing == Casing::Capital;
        let unknown = word && !inside && scan.marks_at(at).next().is_none();
        (unknown && !scan.opens_sentence(at) && !shape::in_title(scan, at) && scan.text.slice(token.span).len() > 3)
            .then(|| Tokens::new(at, at + 1))
    }

    /// `Attack-class` before `submarines`: a capitalised word, a hyphen, a word that links.
    fn class_before(&self, found: &Found) -> Option<Tokens> {
        let scan = self.scan();
        let end = found.tokens.first as usize;
        let link =
            (end.saturating_sub(2)..end).find(|&at| scan.mark(at, self.link).is_some_and(|m| m.end as usize == end))?;
        let hyphen = if scan.word(link) == HYPHEN { link } else { link.checked_sub(1)? };
        let name = hyphen.checked_sub(1).filter(|_| scan.word(hyphen) == HYPHEN)?;
        let capital = scan.tokens[name].kind == TokenKind::Word && scan.tokens[name].casing == Casing::Capital;
        (capital && scan.tokens[hyphen].glued).then(|| Tokens::new(name, end))
    }

    fn weapon(&self, found: &Found, counts: &count::Counter) -> Weapon {
        let scan = self.scan();
        let facts = &self.annotated.facts.weapons;
        let text = |t: Tokens| words_of(scan, t);
        let named = found.named.and_then(|n| facts.named.get(n as usize));
        let noun = found.noun.and_then(|n| facts.noun(&scan.grammar.language, n as usize));
        let prefix = found.prefix.map(|entry| scan.grammar.lexicon.entry(entry));
        let prefix_category = prefix.and_then(|e| Category::parse(e.key));
        let from_noun = noun.map(|n| n.category).filter(|c| *c != Category::Other);
        // `F-16 spare parts`, `F-16 engines`: parts of what is named, and none of its kind.
        let parts = named.is_some_and(|n| from_noun.is_some_and(|noun| is_part_of(noun, n.category)));
        let named = named.filter(|n| !parts && from_noun.is_none_or(|noun| !n.is_namesake(noun)));
        let category = named.map(|n| n.category).or(from_noun).or(prefix_category).unwrap_or(Category::Other);
        let description = found
            .noun_tokens
            .map(|t| text(if parts { found.tokens } else { t }))
            .or_else(|| named.map(|n| n.kind.to_owned()));
        let count = counts.count(found.tokens);
        Weapon {
            tokens: found.tokens,
            phrase: count.phrase,
            span: scan.span(found.tokens.first as usize, found.tokens.end as usize),
            designation: found
                .name
                .or(count.name)
                .or_else(|| self.name_before(found, noun))
                .filter(|_| !parts)
                .map(text)
                .map(|name| singular(name.trim_end_matches('.').to_owned(), found.plural)),
            family: named.map(|n| n.family.to_owned()),
            description,
            category,
            origin: named.and_then(|n| n.origin),
            quantity: count.quantity,
            part: count.part,
            sure: true,
            general: named.is_none() && noun.is_some_and(|n| n.general),
        }
    }
}

/// Is such a noun behind such a name a word for parts of it?
fn is_part_of(noun: Category, named: Category) -> bool {
    use Category::*;
    let whole = matches!(named, Aircraft | Helicopters | ArmouredVehicles | Ships | Submarines | UncrewedAircraft);
    whole && matches!(noun, SpareParts | Engines)
}

/// The words of a run of tokens, on one line.
fn words_of(scan: &Scan, tokens: Tokens) -> String {
    let text = scan.text.slice(scan.span(tokens.first as usize, tokens.end as usize));
    crate::text::squeezed(text)
}

fn singular(mut name: String, plural: bool) -> String {
    if plural {
        name.pop();
    }
    name
}

/// Capitals that belong to a designation: `MK`, `C`, `SEPv`.
fn is_code(scan: &Scan, at: usize) -> bool {
    let token = scan.tokens[at];
    token.kind == TokenKind::Word && token.casing != Casing::Lower && scan.token_text(at).len() <= 5
}

/// A lone small letter behind digits or capitals: the `s` of `F-16s`, the `v` of `SEPv3`.
fn is_plural(scan: &Scan, at: usize) -> bool {
    let token = scan.tokens[at];
    token.kind == TokenKind::Word && token.casing == Casing::Lower && token.span.len() == 1
}

#[cfg(test)]
mod tests;
