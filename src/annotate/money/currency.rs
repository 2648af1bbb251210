//! Which currency a name or sign means: by its own, by an adjective beside it, by the countries around it.

use crate::analysis::Annotated;
use crate::annotate::quantity::mark_ending;
use crate::model::Tokens;
use crate::order::Order as _;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::{Mark, Scan};
use std::cell::OnceCell;

/// So far before a bracket stands the money of the sum that it converts.
const BRACKET: usize = 6;

/// Settles the currencies of one article.
pub(super) struct Settler<'a> {
    annotated: &'a Annotated<'a>,
    sign: ClassId,
    code: ClassId,
    country: ClassId,
    demonym: ClassId,
    capital: ClassId,
    /// The country of the dateline, looked up once.
    home: Option<Option<&'a str>>,
    /// How often the article names each country, counted once.
    named: OnceCell<Vec<(&'a str, usize)>>,
}

impl<'a> Settler<'a> {
    pub fn new(annotated: &'a Annotated<'a>) -> Settler<'a> {
        let class = |name| annotated.scan.grammar.class(name);
        Settler {
            annotated,
            sign: class("currency_sign"),
            code: class("currency_code"),
            country: class("country"),
            demonym: class("demonym"),
            capital: class("capital"),
            home: None,
            named: OnceCell::new(),
        }
    }

    /// The ISO 4217 code; none where the name is shared and nothing settles it.
    pub fn currency(&mut self, money: Mark, sum: Tokens) -> Option<String> {
        let scan = &self.annotated.scan;
        let currencies = &self.annotated.facts.currencies;
        let family = scan.key(money);
        if !currencies.is_family(family) {
            return Some(family.to_owned());
        }
        let of = |country: &str| currencies.of_country(family, country);
        let adjective = scan.mark(money.end as usize, self.demonym);
        let adjective = adjective.or_else(|| mark_ending(scan, money.first as usize, self.demonym));
        let adjective = adjective.or_else(|| self.in_brackets(sum));
        if let Some(code) = adjective.and_then(|m| of(scan.key(m))) {
            return Some(code.to_owned());
        }
        let default = currencies.by_default(family);
        if self.is_converted(money, default, |code| currencies.has(family, code)) {
            return default.map(str::to_owned);
        }
        if default.is_none() {
            let near = self.named_near(sum).find_map(|m| of(scan.key(m)));
            if let Some(code) = near.or_else(|| self.most_named(of)) {
                return Some(code.to_owned());
            }
        }
        let home = *self.home.get_or_insert_with(|| home(self.annotated, [self.country, self.capital]));
        home.and_then(of).or(default).or_else(|| currencies.by_guess(family)).map(str::to_owned)
    }

    /// `$600 million (Canadian)`.
    fn in_brackets(&self, sum: Tokens) -> Option<Mark> {
        let (scan, open) = (&self.annotated.scan, sum.end as usize);
        let inside = open + 1 < scan.tokens.len() && scan.sign(open) == '(';
        let mark = inside.then(|| scan.mark(open + 1, self.demonym)).flatten()?;
        let closed = (mark.end as usize) < scan.tokens.len() && scan.sign(mark.end as usize) == ')';
        closed.then_some(mark)
    }

    /// `A$5 million ($3.5 million)`: in brackets behind a money of its family stands the one that all know.
    fn is_converted(&self, money: Mark, default: Option<&str>, of_family: impl Fn(&str) -> bool) -> bool {
        let scan = &self.annotated.scan;
        let Some(open) = (money.first as usize).checked_sub(1).filter(|&at| scan.sign(at) == '(') else { return false };
        let other = |m: Mark| Some(scan.key(m)) != default && of_family(scan.key(m));
        let money = [self.sign, self.code];
        (open.saturating_sub(BRACKET)..open)
            .any(|at| scan.marks_at(at).any(|(_, m)| money.contains(&m.class) && other(m)))
    }

    /// Countries of the sum's sentence, the nearest first.
    fn named_near(&self, sum: Tokens) -> impl Iterator<Item = Mark> + 'a {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(sum.first as usize)].tokens();
        let mut marks: Vec<Mark> = sentence.flat_map(|at| self.countries_at(scan, at)).collect();
        marks.order_by_key(|m| m.first.abs_diff(sum.first));
        marks.into_iter()
    }

    fn countries_at(&self, scan: &'a Scan<'a>, at: usize) -> impl Iterator<Item = Mark> + use<'a> {
        let classes = [self.country, self.demonym, self.capital];
        scan.marks_at(at).map(|(_, m)| m).filter(move |m| classes.contains(&m.class))
    }

    /// The currency of the country that the article names most, among those that have one of the family.
    fn most_named(&self, of: impl Fn(&str) -> Option<&'a str>) -> Option<&'a str> {
        let named = self.named.get_or_init(|| self.countries_named());
        let counts = tally(named.iter().filter_map(|&(country, count)| Some((of(country)?, count))));
        counts.iter().rev().max_by_key(|(_, count)| *count).map(|(code, _)| *code)
    }

    fn countries_named(&self) -> Vec<(&'a str, usize)> {
        let scan = &self.annotated.scan;
        let marks = scan.marks().filter(|m| m.class == self.country || m.class == self.demonym);
        tally(marks.map(|mark| (scan.key(mark), 1)))
    }
}

/// The sum of each, in the order in which they come up.
fn tally<'a>(counted: impl Iterator<Item = (&'a str, usize)>) -> Vec<(&'a str, usize)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for (named, more) in counted {
        match counts.iter_mut().find(|(n, _)| *n == named) {
            Some((_, count)) => *count += more,
            None => counts.push((named, more)),
        }
    }
    counts
}

/// The country of the dateline's place.
fn home<'a>(annotated: &'a Annotated<'a>, classes: [ClassId; 2]) -> Option<&'a str> {
    let scan = &annotated.scan;
    let dateline = annotated.page.dateline.as_ref()?;
    let marks = scan.tokens_in(dateline.span).flat_map(|at| scan.marks_at(at).map(|(_, m)| m));
    marks.filter(|m| classes.contains(&m.class)).map(|m| scan.key(m)).next()
}
