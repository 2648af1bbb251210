//! Sums of money in a text: which figures are money, of which country, and what a sum is for.
//!
//! A figure is money when a sign, a code or a name of money stands before or behind it. Who pays whom is left to `relate`.

mod currency;
mod purpose;
mod ranges;

use super::quantity::{Figure, Quantities, bounded_by, mark_ending, marks_ending};
use crate::analysis::Annotated;
use crate::model::{Decimal, Modifier, Money, MoneyRole, Quantity, RuleId, Tokens};
use crate::rules::lexicon::{ClassId, HYPHEN};
use crate::rules::scan::{Mark, Scan};
use crate::text::{Casing, TokenKind, is_apostrophe};
use currency::Settler;

/// Every sum of the text, in order.
pub fn money(annotated: &mut Annotated) -> Vec<Money> {
    let grammar = annotated.scan.grammar;
    let Some(rule) = grammar.own_rule("money", "sum") else { return Vec::new() };
    let words = Words::new(annotated, rule);
    let figures = words.quantities.figures(&annotated.scan, &annotated.numbers);
    let figures: Vec<Figure> = figures.into_iter().map(|f| words.without_minor(f)).collect();
    let mut sums: Vec<Sum> = Vec::new();
    let mut floor = 0;
    for (n, figure) in figures.iter().enumerate() {
        if (figure.tokens.first as usize) < floor {
            continue;
        }
        let sum = words.sum(figure, &figures[n + 1..], floor).or_else(|| words.bare_beside(figure, sums.last()?));
        if let Some(sum) = sum {
            floor = sum.tokens.end as usize;
            words.join_range(&mut sums, &figures[..n], sum);
        }
    }
    let mut settler = Settler::new(annotated);
    let mut money: Vec<Money> = sums.into_iter().filter_map(|sum| words.money(sum, &mut settler)).collect();
    if grammar.rule(rule).fields().has("plain") {
        money.retain(|sum| is_plain(&annotated.scan, sum.tokens));
    }
    purpose::carry_on(&annotated.scan, &mut money);
    let class = grammar.class("money");
    for (n, sum) in money.iter().enumerate() {
        annotated.scan.add(sum.tokens.first as usize, sum.tokens.end as usize, class, n as u32);
    }
    money
}

/// No mark parts the digits and no word follows, either of which may mean thousands in a language that no pack knows.
fn is_plain(scan: &Scan, sum: Tokens) -> bool {
    let parted = scan.text.slice(scan.span(sum.first as usize, sum.end as usize)).contains(['.', ',', '\'']);
    let next = scan.tokens.get(sum.end as usize);
    !parted && next.is_none_or(|next| next.kind != TokenKind::Word)
}

/// A figure with its money, before its country is settled.
#[derive(Clone, Copy, Debug)]
struct Sum {
    tokens: Tokens,
    quantity: Quantity,
    /// The name, sign or code of the money.
    money: Mark,
    scale: Decimal,
    minor: bool,
}

/// The classes of words that make money of a figure.
struct Words<'a> {
    annotated: &'a Annotated<'a>,
    rule: RuleId,
    quantities: Quantities,
    sign: ClassId,
    code: ClassId,
    code_unsure: ClassId,
    name: ClassId,
    name_unsure: ClassId,
    minor: ClassId,
    minor_unsure: ClassId,
    link: ClassId,
    scale: ClassId,
    scale_letter: ClassId,
    demonym: ClassId,
    weight: ClassId,
    change: ClassId,
    joins: ClassId,
    versus: ClassId,
    phrase_break: ClassId,
}

impl<'a> Words<'a> {
    fn new(annotated: &'a Annotated<'a>, rule: RuleId) -> Words<'a> {
        let class = |name| annotated.scan.grammar.class(name);
        Words {
            annotated,
            rule,
            quantities: Quantities::new(annotated.scan.grammar),
            sign: class("currency_sign"),
            code: class("currency_code"),
            code_unsure: class("currency_code_unsure"),
            name: class("currency_word"),
            name_unsure: class("currency_word_unsure"),
            minor: class("currency_minor"),
            minor_unsure: class("currency_minor_unsure"),
            link: class("money_link"),
            scale: class("scale"),
            scale_letter: class("scale_letter"),
            demonym: class("demonym"),
            weight: class("weight_context"),
            change: class("change"),
            joins: class("money_and"),
            versus: class("money_versus"),
            phrase_break: class("phrase_break"),
        }
    }

    fn scan(&self) -> &'a Scan<'a> {
        &self.annotated.scan
    }

    /// The figure without its last word where that is a hundredth of a money rather than a hundred: `14 cents`.
    fn without_minor(&self, figure: Figure) -> Figure {
        let last = figure.tokens.end as usize - 1;
        let hundredfold = figure.scale == Decimal::integer(100) && last > figure.tokens.first as usize;
        // `cinq cents euros`
        let hundreds = self.scan().is(last + 1, self.name);
        if !hundredfold || hundreds || self.scan().mark(last, self.minor).is_none() {
            return figure;
        }
        let quantity = figure.quantity.times(Decimal { digits: 1, scale: 2 });
        Figure { tokens: Tokens { end: last as u32, ..figure.tokens }, quantity, scale: Decimal::integer(1) }
    }

    /// The sum that a figure is part of. `floor` is the end of the sum before it.
    fn sum(&self, figure: &Figure, later: &[Figure], floor: usize) -> Option<Sum> {
        let before = self.money_before(figure, floor);
        // `Marte Mk2N`
        let at = figure.tokens.first as usize;
        let tokens = &self.scan().tokens;
        let in_name = |at: usize| {
            tokens[at].glued && tokens[at].kind == TokenKind::Number && tokens[at - 1].kind == TokenKind::Word
        };
        if before.is_none() && at > 0 && in_name(at) && !self.scan().token_text(at - 1).ends_with(is_apostrophe) {
            return None;
        }
        let (mut figure, mut end) = self.scaled(*figure, before.is_some());
        let mut money = before;
        let mut minor = false;
        if let Some((mark, is_minor)) = self.money_behind(&figure, end, before) {
            (money, minor, end) = (Some(mark), is_minor, mark.end as usize);
            (figure, end) = self.scale_behind_money(figure, end);
        }
        let money = money?;
        let first = before.map_or(figure.tokens.first, |m| m.first);
        let mut tokens = Tokens { first, end: end as u32 };
        if !self.is_sure(&figure, money, before.is_some(), end) {
            return None;
        }
        let mut quantity = figure.quantity;
        if let Some((rest, end)) = self.hundredths(&figure, later, end, minor) {
            quantity.value = quantity.value.and_then(|v| v.plus(rest));
            tokens.end = end as u32;
        }
        if minor {
            quantity.value = quantity.value.and_then(hundredth);
        }
        let factor = self.scan().entry(money).and_then(|e| Decimal::parse(e.feature));
        let quantity = factor.map_or(quantity, |factor| quantity.times(factor));
        // `entre 400 et 450 MEUR`
        let scale = factor.and_then(|factor| figure.scale.times(factor)).unwrap_or(figure.scale);
        Some(Sum { tokens, quantity, money, scale, minor })
    }

    /// A sign or code right before a figure: `$ 5`, `EUR 5`, `MAUD 60`.
    fn money_before(&self, figure: &Figure, floor: usize) -> Option<Mark> {
        let at = figure.tokens.first as usize;
        if at == 0 || at == floor && floor > 0 {
            return None;
        }
        let fits = |m: &Mark| m.first as usize >= floor && self.stands_together(*m);
        let marks = [self.sign, self.code].map(|class| marks_ending(self.scan(), at, class).find(fits));
        marks.into_iter().flatten().min_by_key(|m| m.first)
    }

    /// `A$` is a sign, `A $4 billion deal` is not.
    fn stands_together(&self, sign: Mark) -> bool {
        let scan = self.scan();
        let tokens = &scan.tokens[sign.first as usize..sign.end as usize];
        tokens.len() == 1 || tokens[1].glued || tokens[0].casing != Casing::Capital
    }

    /// A letter that scales (`$1.5m`, `80 M€`), only where money is near.
    fn scaled(&self, figure: Figure, has_money: bool) -> (Figure, usize) {
        let end = figure.tokens.end as usize;
        let scan = self.scan();
        let Some(letter) = scan.mark(end, self.scale_letter) else { return (figure, end) };
        let behind = letter.end as usize;
        // `3,5 M d'euros`
        let past_link = || scan.mark(behind, self.link).and_then(|m| self.any_money(m.end as usize));
        let fits = has_money && scan.tokens[end].glued || self.any_money(behind).or_else(past_link).is_some();
        let Some(factor) = Decimal::parse(scan.key(letter)).filter(|_| fits && figure.scale == Decimal::integer(1))
        else {
            return (figure, end);
        };
        let tokens = Tokens { end: letter.end, ..figure.tokens };
        (Figure { tokens, quantity: figure.quantity.times(factor), scale: factor }, behind)
    }

    fn any_money(&self, at: usize) -> Option<Mark> {
        let classes = [self.sign, self.code, self.name, self.name_unsure, self.minor];
        classes.into_iter().filter_map(|class| self.scan().mark(at, class)).max_by_key(|m| m.end)
    }

    /// The money behind a figure, past a link and an adjective: `5 euros`, `3 millions de dollars`, `five-yen`.
    fn money_behind(&self, figure: &Figure, end: usize, before: Option<Mark>) -> Option<(Mark, bool)> {
        let scan = self.scan();
        let to = self.sentence_end(end.saturating_sub(1));
        let mut at = end;
        if at < to && scan.word(at) == HYPHEN {
            at += 1;
        } else if let Some(link) = scan.mark(at, self.link).filter(|_| figure.scale > Decimal::integer(1)) {
            at = link.end as usize;
        }
        let mark = self.any_money(at).or_else(|| {
            let adjective = scan.mark(at, self.demonym)?;
            self.any_money(adjective.end as usize)
        });
        let mark = mark.or_else(|| self.minor_of_price(figure)).filter(|m| m.end as usize <= to)?;
        let minor = mark.class == self.minor || mark.class == self.minor_unsure;
        let clashes = before.is_some_and(|b| !self.agree(b, mark) || minor);
        let opens_next = mark.class == self.sign && scan.word(end) == HYPHEN || self.belongs_to_next(mark);
        (!clashes && !opens_next).then_some((mark, minor))
    }

    /// `shares at 345p`: the letter of a hundredth right at a whole figure, where a word of money stands near.
    fn minor_of_price(&self, figure: &Figure) -> Option<Mark> {
        let scan = self.scan();
        let end = figure.tokens.end as usize;
        let letter = scan.tokens.get(end).filter(|t| t.glued && t.casing == Casing::Lower)?;
        let mark = scan.mark(end, self.minor_unsure).filter(|m| m.end as usize == end + 1);
        let priced = purpose::role(scan, figure.tokens, None).is_some() && letter.span.end - letter.span.start == 1;
        mark.filter(|_| priced && figure.scale == Decimal::integer(1))
    }

    /// `5 $10`, `3 USD50 cards`, `120 RM-70 launchers`: it stands apart from the figure before it and at the one behind it.
    fn belongs_to_next(&self, sign: Mark) -> bool {
        let scan = self.scan();
        let end = sign.end as usize;
        let next = end + usize::from(scan.tokens.get(end).is_some_and(|t| t.glued) && scan.word(end) == HYPHEN);
        let number = scan.tokens.get(next).is_some_and(|t| t.glued && t.kind == TokenKind::Number);
        number && !scan.tokens[sign.first as usize].glued
    }

    /// Do money before and behind one figure mean the same (`$5 million Canadian dollars`)?
    fn agree(&self, before: Mark, behind: Mark) -> bool {
        let scan = self.scan();
        let (before, behind) = (scan.key(before), scan.key(behind));
        let currencies = &self.annotated.facts.currencies;
        before == behind || currencies.is_family(before) && currencies.has(before, behind)
    }

    /// `75 USD million`.
    fn scale_behind_money(&self, figure: Figure, end: usize) -> (Figure, usize) {
        let one = Decimal::integer(1);
        let Some(mark) = self.scan().mark(end, self.scale).filter(|_| figure.scale == one) else {
            return (figure, end);
        };
        let Some(factor) = Decimal::parse(self.scan().key(mark)) else { return (figure, end) };
        (Figure { quantity: figure.quantity.times(factor), scale: factor, ..figure }, mark.end as usize)
    }

    /// Codes and names that are also other words need a scale; pounds may be a weight.
    fn is_sure(&self, figure: &Figure, money: Mark, before: bool, end: usize) -> bool {
        let scan = self.scan();
        let scaled = figure.scale >= Decimal::integer(1000);
        let unsure = money.class == self.name_unsure
            || scan.mark(money.first as usize, self.code_unsure).is_some_and(|m| m.end == money.end);
        if unsure && !scaled && !self.beside_demonym(money) {
            return false;
        }
        before || scaled || scan.key(money) != "pound" || !self.is_weight(figure, end)
    }

    fn beside_demonym(&self, money: Mark) -> bool {
        self.scan().mark(money.end as usize, self.demonym).is_some()
            || mark_ending(self.scan(), money.first as usize, self.demonym).is_some()
    }

    fn is_weight(&self, figure: &Figure, end: usize) -> bool {
        let scan = self.scan();
        let hyphen = scan.word(figure.tokens.end as usize) == HYPHEN;
        let goods = scan.mark(end, self.link).is_some();
        let sentence = scan.sentences[scan.sentence_of(end - 1)].tokens();
        let near = end.saturating_sub(8).max(sentence.start)..(end + 6).min(sentence.end);
        hyphen || goods || near.into_iter().any(|at| scan.mark(at, self.weight).is_some())
    }

    /// `… and forty-five cents`, `20 dollars 43`: the hundredths behind a sum of whole units.
    fn hundredths(&self, figure: &Figure, later: &[Figure], end: usize, minor: bool) -> Option<(Decimal, usize)> {
        let scan = self.scan();
        let whole = figure.scale == Decimal::integer(1) && figure.quantity.value.is_some_and(|v| v.scale == 0);
        let at = scan.mark(end, self.joins).map_or(end, |m| m.end as usize);
        let next = later.iter().find(|f| f.tokens.first as usize >= end)?;
        let value = next.quantity.value.filter(|v| v.scale == 0 && *v < Decimal::integer(100))?;
        if minor || !whole || next.tokens.first as usize != at {
            return None;
        }
        let behind = next.tokens.end as usize;
        let named = scan.mark(behind, self.minor).or_else(|| scan.mark(behind, self.minor_unsure));
        if let Some(named) = named {
            return Some((hundredth(value)?, named.end as usize));
        }
        let to = self.sentence_end(end - 1);
        let last = behind >= to || scan.tokens[behind].kind == TokenKind::Mark && self.any_money(behind).is_none();
        let last = last && scan.word(behind.min(to - 1)) != HYPHEN;
        last.then_some((hundredth(value)?, behind))
    }

    fn sentence_end(&self, token: usize) -> usize {
        let scan = self.scan();
        scan.sentences.get(scan.sentence_of(token)).map_or(scan.tokens.len(), |s| s.end as usize)
    }

    /// The record: currency settled, bounds, what it is per and for.
    fn money(&self, sum: Sum, settler: &mut Settler) -> Option<Money> {
        let scan = self.scan();
        let (mut quantity, covered) = self.quantities.bounded(scan, sum.tokens, sum.quantity);
        if sum.quantity.modifier == Modifier::Exact && sum.minor {
            quantity = bounded_by(quantity, quantity.modifier);
        }
        let span = scan.span(sum.tokens.first as usize, sum.tokens.end as usize);
        let per = purpose::per(scan, covered.first as usize, covered.end as usize);
        let role = purpose::role(scan, sum.tokens, per.as_deref());
        Some(Money {
            tokens: sum.tokens,
            span,
            rule: self.rule,
            amount: quantity,
            currency: settler.currency(sum.money, sum.tokens),
            role: role.unwrap_or(MoneyRole::Other),
            per,
            payer: None,
            payee: None,
            time: None,
            deal: None,
            attribution: None,
        })
    }
}

fn hundredth(value: Decimal) -> Option<Decimal> {
    value.times(Decimal { digits: 1, scale: 2 })
}
