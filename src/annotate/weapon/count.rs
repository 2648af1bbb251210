//! How many of a weapon: the figure before it, past adjectives; `twenty (20)` as one; parts of a whole.

use super::shape::in_title;
use crate::analysis::Annotated;
use crate::annotate::quantity::{Figure, Quantities, mark_ending};
use crate::model::{Decimal, Extents, Quantity, Tokens};
use crate::rules::lexicon::{ClassId, HYPHEN};
use crate::rules::scan::Scan;
use crate::text::{Casing, TokenKind};

/// A weapon's count.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub phrase: Tokens,
    pub quantity: Option<Quantity>,
    /// `the first of 12`: the one.
    pub part: Option<Quantity>,
    /// Capitalised words between figure and noun, a name that no table holds: `19 Caesar howitzers`.
    pub name: Option<Tokens>,
}

/// Finds the counts of one article's weapons.
pub(super) struct Counter<'a> {
    pub(super) annotated: &'a Annotated<'a>,
    words: Quantities,
    pub(super) figures: Vec<Figure>,
    adjective: ClassId,
    made: ClassId,
    demonym: ClassId,
    part_of: ClassId,
    measure: ClassId,
    unit: ClassId,
    per: ClassId,
    either: ClassId,
    join: ClassId,
    pub(super) not_names: [ClassId; 4],
    money: [ClassId; 2],
    times: Extents,
    copies: ClassId,
    numbering: ClassId,
    whole: ClassId,
    ordered: ClassId,
    article: ClassId,
    led: ClassId,
    pub(super) goods: [ClassId; 2],
}

/// From this scale on a word stands between a figure and what it counts: `deux millions de balles`.
const MANY: i128 = 1_000_000;

/// How far behind arms the word may stand for so many copies of them, in tokens.
const COPIES_WITHIN: u32 = 9;

/// How far behind arms the words begin that say how many they number, in tokens: past a comma.
const NUMBERED_WITHIN: u32 = 2;

/// How many words may stand between a figure and what it counts.
pub(super) const REACH: usize = 5;

/// How far behind the first of two the word may stand that joins the other to it, in tokens.
const EITHER_WITHIN: u32 = 6;

impl<'a> Counter<'a> {
    pub fn new(annotated: &'a Annotated<'a>, words: Quantities) -> Counter<'a> {
        let class = |name| annotated.scan.grammar.class(name);
        let figures = words.figures(&annotated.scan, &annotated.numbers);
        let times = Extents::new(annotated.times.iter().map(|t| t.tokens).collect());
        let (adjective, demonym, part_of) = (class("weapon_adjective"), class("demonym"), class("count_part_of"));
        let (measure, unit, per) = (class("weapon_measure"), class("weapon_unit"), class("per"));
        let not_names = ["demonym", "country", "organization", "capital"].map(class);
        let money = ["currency_sign", "currency_code"].map(class);
        let (either, join) = (class("count_of_either"), class("list_join"));
        Counter {
            annotated,
            words,
            figures,
            adjective,
            made: class("deal_made"),
            demonym,
            part_of,
            measure,
            unit,
            per,
            either,
            join,
            not_names,
            money,
            times,
            copies: class("count_copies"),
            numbering: class("count_numbering"),
            whole: class("count_whole"),
            ordered: class("count_ordered"),
            article: class("article"),
            led: class("preposition"),
            goods: ["weapon_name", "weapon_noun"].map(class),
        }
    }

    /// The count of the weapon at these tokens.
    pub fn count(&self, weapon: Tokens) -> Count {
        let none = Count { phrase: weapon, quantity: None, part: None, name: None };
        let scan = &self.annotated.scan;
        let floor = scan.sentences[scan.sentence_of(weapon.first as usize)].first as usize;
        let mut at = weapon.first as usize;
        for _ in 0..=REACH {
            let figure = self.figure_ending(at).filter(|f| f.1 as usize >= floor && !self.opens_compound(at, weapon));
            if let Some((figure, first)) = figure {
                if self.opens_list(figure.tokens, weapon) {
                    break;
                }
                let name = Tokens { first: at as u32, end: weapon.first };
                return Count { name: self.is_name(name).then_some(name), ..self.counted(figure, first, weapon) };
            }
            if let Some(first) = self.further_ending(at) {
                return Count {
                    phrase: Tokens { first, ..weapon },
                    quantity: Some(Quantity::exact(Decimal::integer(1))),
                    ..none
                };
            }
            if let Some(part) = self.ordinal_ending(at) {
                return Count { phrase: Tokens { first: part.1, ..weapon }, part: Some(part.0), ..none };
            }
            if let Some((quantity, first)) = self.share_ending(at) {
                return Count { phrase: Tokens { first, ..weapon }, quantity: Some(quantity), ..none };
            }
            match self.before_adjective(scan, at, floor) {
                Some(before) => at = before,
                None => break,
            }
        }
        Count { quantity: self.copies_behind(weapon), ..none }
    }

    /// `le Rafale a été vendu à 12 exemplaires`: how many of it the verb behind it tells of.
    fn copies_behind(&self, weapon: Tokens) -> Option<Quantity> {
        let scan = &self.annotated.scan;
        // `des blindés, au nombre de 25`
        let numbering = |at: u32| scan.mark(at as usize, self.numbering).and_then(|m| self.figure_from(m.end));
        let close = scan.sentences[scan.sentence_of(weapon.first as usize)].end;
        if let Some(figure) = (weapon.end..close.min(weapon.end + NUMBERED_WITHIN)).find_map(numbering) {
            return Some(figure.quantity);
        }
        let end = close.min(weapon.end + COPIES_WITHIN);
        let at = (weapon.end..end).find(|&at| scan.is(at as usize, self.copies))? as usize;
        let figure = self.figure_at(at)?;
        let led = (figure.tokens.first as usize).checked_sub(1).is_some_and(|at| scan.is(at, self.led));
        let other = |at: u32| self.goods.iter().any(|&c| scan.is(at as usize, c));
        let alone = !(weapon.end..figure.tokens.first).any(other);
        (led && alone).then_some(figure.quantity)
    }

    /// `both Rafale jets and tanks`: of one and the other, and not two.
    fn opens_list(&self, figure: Tokens, weapon: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let end = scan.sentences[scan.sentence_of(weapon.first as usize)].end.min(weapon.end + EITHER_WITHIN);
        scan.is(figure.first as usize, self.either) && (weapon.end..end).any(|at| scan.is(at as usize, self.join))
    }

    /// `six of its jets`: as many of more; `deux millions d'obus`.
    fn share_ending(&self, at: usize) -> Option<(Quantity, u32)> {
        let of = mark_ending(&self.annotated.scan, at, self.part_of)?;
        let figure =
            self.figure_at(of.first as usize).filter(|f| !self.is_time(f.tokens) && !self.is_money(f.tokens))?;
        if of.end == of.first + 1 && figure.scale < Decimal::integer(MANY) {
            return None;
        }
        (figure.quantity.value != Some(Decimal::integer(1))).then_some((figure.quantity, figure.tokens.first))
    }

    /// The figure that ends at a token; `twenty (20)` begins at `twenty`.
    fn figure_ending(&self, at: usize) -> Option<(&Figure, u32)> {
        let scan = &self.annotated.scan;
        let bracket = at >= 3 && scan.token_text(at - 1) == ")";
        let inner = self.figure_at(if bracket { at - 1 } else { at }).filter(|f| !self.is_money(f.tokens))?;
        if !bracket {
            // `two second-hand boats`
            let time = self.is_time(inner.tokens) && scan.mark(at, self.adjective).is_none();
            return (!time).then_some((inner, inner.tokens.first));
        }
        let open = (inner.tokens.first as usize).checked_sub(1).filter(|&open| scan.token_text(open) == "(")?;
        let outer = self.figure_at(open).filter(|f| f.quantity.value == inner.quantity.value)?;
        Some((outer, outer.tokens.first))
    }

    fn figure_here(&self, end: usize) -> Option<&Figure> {
        let n = self.figures.partition_point(|f| (f.tokens.end as usize) < end);
        self.figures.get(n).filter(|f| f.tokens.end as usize == end)
    }

    fn figure_from(&self, first: u32) -> Option<&Figure> {
        self.figures.get(self.figures.partition_point(|f| f.tokens.first < first)).filter(|f| f.tokens.first == first)
    }

    fn figure_at(&self, end: usize) -> Option<&Figure> {
        let figure = self.figure_here(end)?;
        let first = figure.tokens.first as usize;
        let in_name = self.is_inside_name(first) || self.ends_name(figure.tokens) || self.is_of_wheels(figure.tokens);
        (!in_name).then_some(figure)
    }

    /// `a $3 billion missile sale`: a sum counts nothing.
    fn is_money(&self, figure: Tokens) -> bool {
        let before = |class| mark_ending(&self.annotated.scan, figure.first as usize, class).is_some();
        self.money.into_iter().any(before)
    }

    fn is_time(&self, tokens: Tokens) -> bool {
        self.times.overlap(tokens)
    }

    /// Bounds of the figure, and the part of it that is told before: `500 of the 1,000`.
    fn counted(&self, figure: &Figure, first: u32, weapon: Tokens) -> Count {
        let scan = &self.annotated.scan;
        let (quantity, covered) = self.words.bounded(scan, figure.tokens, figure.quantity);
        let first = first.min(covered.first);
        let (range, first) = self.ranged(quantity, first);
        if let Some((_, first)) = self.ordinal_ending(first as usize) {
            // `the first two jets`: how many have come, not how many there are.
            return Count { phrase: Tokens { first, ..weapon }, quantity: None, part: Some(range), name: None };
        }
        let of = mark_ending(scan, first as usize, self.part_of);
        let part = of.and_then(|of| self.part_ending(of.first as usize));
        // `30 of the planned 100`: the rest is not there yet.
        if let Some((some, first)) = part.filter(|_| of.is_some_and(|of| scan.key(of) == "planned")) {
            return Count { phrase: Tokens { first, ..weapon }, quantity: Some(some), part: None, name: None };
        }
        // `148 helicopters out of 151`
        if let Some(all) = self.whole_behind(weapon.end, range).filter(|_| part.is_none()) {
            return Count { phrase: Tokens { first, ..weapon }, quantity: Some(all), part: Some(range), name: None };
        }
        let phrase = Tokens { first: part.map_or(first, |p| p.1), end: weapon.end };
        Count { phrase, quantity: Some(range).filter(|_| !self.is_rate(weapon)), part: part.map(|p| p.0), name: None }
    }

    /// How many there are in all, where words for a whole lead from a part to a figure that counts no other noun.
    fn whole_behind(&self, end: u32, some: Quantity) -> Option<Quantity> {
        let scan = &self.annotated.scan;
        let leads = scan.mark(end as usize, self.whole)?;
        let all = self.figures.get(self.figures.partition_point(|f| f.tokens.first < leads.end))?;
        let next = all.tokens.end as usize;
        let apart = scan.tokens.get(next).is_none_or(|t| t.kind == TokenKind::Mark && !t.glued || t.span.len() == 1);
        let alone = apart || [self.led, self.ordered].iter().any(|&class| scan.is(next, class));
        let fits = all.tokens.first == leads.end && alone && !self.is_time(all.tokens);
        (fits && all.quantity.value > some.value).then_some(all.quantity)
    }

    /// `three to five aircraft a year`: how fast they come, not how many.
    fn is_rate(&self, weapon: Tokens) -> bool {
        let scan = &self.annotated.scan;
        scan.mark(weapon.end as usize, self.per).is_some_and(|m| scan.key(m) != "unit")
    }

    /// One or two capitalised words that name no country and no firm.
    fn is_name(&self, gap: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let known = |at: usize| scan.marks_at(at).any(|(_, m)| self.not_names.contains(&m.class));
        let capital = |at: usize| scan.tokens[at].kind == TokenKind::Word && scan.tokens[at].casing == Casing::Capital;
        // `six Advanced Light Helicopters`: a noun with a capital too is no more than what it says.
        let noun = scan.tokens[gap.end as usize].casing == Casing::Capital;
        (1..=2).contains(&gap.range().len())
            && !noun
            && gap.range().all(|at| capital(at) && !known(at))
            && !in_title(scan, gap.first as usize)
    }

    /// `10 to 12`: the figure before joins as the lower end.
    fn ranged(&self, high: Quantity, first: u32) -> (Quantity, u32) {
        let scan = &self.annotated.scan;
        let at = first as usize;
        let low = (1..=2).filter_map(|n| at.checked_sub(n)).find_map(|end| self.figure_at(end));
        let here = Tokens { first, end: first + 1 };
        let Some(low) = low.filter(|low| self.words.joined(scan, low.tokens, here)) else { return (high, first) };
        match (low.quantity.value, high.value) {
            (Some(a), Some(b)) if a < b => (crate::annotate::quantity::range(a, b), low.tokens.first),
            _ => (high, first),
        }
    }

    fn part_ending(&self, at: usize) -> Option<(Quantity, u32)> {
        if let Some(part) = self.ordinal_ending(at) {
            return Some(part);
        }
        let figure = self.figure_at(at).filter(|f| !self.is_time(f.tokens))?;
        Some((figure.quantity, figure.tokens.first))
    }

    /// `a fourth frigate`: one more, behind an article that points to none told before.
    fn further_ending(&self, at: usize) -> Option<u32> {
        let numbers = &self.annotated.numbers;
        let ordinal = numbers.get(numbers.partition_point(|n| (n.tokens.end as usize) < at))?;
        let scan = &self.annotated.scan;
        let begins = ordinal.tokens.first as usize;
        let article = begins.checked_sub(1).and_then(|at| scan.mark(at, self.article));
        let one = article.is_some_and(|m| scan.key(m) == "indefinite" && m.end as usize == begins);
        let more = ordinal.ordinal && ordinal.tokens.end as usize == at && ordinal.value > Decimal::integer(1);
        (one && more && !self.is_time(ordinal.tokens)).then_some(ordinal.tokens.first)
    }

    /// `first` ends here: the one that comes first is one of them.
    fn ordinal_ending(&self, at: usize) -> Option<(Quantity, u32)> {
        let n = self.annotated.numbers.partition_point(|n| (n.tokens.end as usize) < at);
        let ordinal = self.annotated.numbers.get(n).filter(|n| n.ordinal && n.tokens.end as usize == at)?;
        let first = Decimal::integer(1);
        let begins = ordinal.tokens.first;
        if ordinal.value != first || self.is_time(ordinal.tokens) {
            return None;
        }
        // `the first two`, `les deux premiers`: as many as the figure beside it says.
        let several = self.figure_at(begins as usize).filter(|f| !self.is_time(f.tokens));
        Some(several.map_or((Quantity::exact(first), begins), |f| (f.quantity, f.tokens.first)))
    }

    /// `155-mm howitzers`, `2,000-pound bombs`: the figure of a measure, joined to it by a hyphen, counts nothing.
    fn before_measure(&self, at: usize) -> Option<usize> {
        let scan = &self.annotated.scan;
        let number = at.checked_sub(3).filter(|&n| scan.tokens[n].kind == TokenKind::Number)?;
        let joined = scan.word(number + 1) == HYPHEN && scan.tokens[number + 2].glued;
        (joined && scan.mark(number + 2, self.measure).is_some()).then_some(number)
    }

    /// The token before which an adjective, a demonym or a compound word stands that ends at `at`.
    fn before_adjective(&self, scan: &Scan, at: usize, floor: usize) -> Option<usize> {
        if let Some(number) = self.before_measure(at) {
            return (number >= floor).then_some(number);
        }
        // `20 8x8 vehicles`
        let wheels = at.checked_sub(3).filter(|_| self.is_of_wheels(Tokens { first: at as u32 - 1, end: at as u32 }));
        if let Some(before) = wheels {
            return (before >= floor).then_some(before);
        }
        // `two DA 62 aircraft`
        let named = self.figure_here(at).filter(|f| self.ends_name(f.tokens)).map(|f| f.tokens.first as usize);
        if named.is_some() {
            return named.filter(|&first| first >= floor);
        }
        let passed = [self.adjective, self.demonym, self.unit];
        if let Some(mark) = passed.into_iter().find_map(|class| mark_ending(scan, at, class)) {
            return (mark.first as usize >= floor).then_some(mark.first as usize);
        }
        let last = at.checked_sub(1).filter(|&last| last >= floor)?;
        // `two South African built carriers`
        if scan.is(last, self.made)
            && let Some(land) = mark_ending(scan, last, self.demonym)
        {
            return (land.first as usize >= floor).then_some(land.first as usize);
        }
        let token = scan.tokens[last];
        let hyphen = scan.word(last) == HYPHEN && token.glued
            || scan.word(at) == HYPHEN && scan.tokens[at].glued && token.kind == TokenKind::Word;
        let compound = token.glued && last > floor && scan.word(last - 1) == HYPHEN;
        // `14 mine-resistant, ambush-protected carriers`
        if last > floor + 1 && scan.sign(last) == ',' && scan.tokens[last - 1].glued && scan.word(last - 2) == HYPHEN {
            return Some(last);
        }
        let is_number = |at: usize| scan.tokens[at].kind == TokenKind::Number;
        // `US-built`
        if compound && last > floor + 1 && scan.tokens[last - 2].kind == TokenKind::Word {
            // `two 35m-long boats`
            let unit = last > floor + 2 && scan.tokens[last - 2].glued && is_number(last - 3);
            return Some(last - 2 - usize::from(unit));
        }
        if last > floor
            && is_number(last - 1)
            && (token.glued && token.kind == TokenKind::Word || scan.mark(last, self.measure).is_some())
        {
            return Some(last - 1);
        }
        let quoted = token.kind == TokenKind::Mark && matches!(scan.token_text(last), "\"" | "“" | "«");
        let name = token.kind == TokenKind::Word && token.casing != Casing::Lower || quoted;
        // `two newbuild corvettes`: a word that no pack knows.
        let unknown = token.kind == TokenKind::Word && scan.marks_at(last).next().is_none();
        (hyphen || compound || name || unknown).then_some(last)
    }
}
