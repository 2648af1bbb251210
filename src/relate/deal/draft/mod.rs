//! Drafts: what one clause tells of a deal. Which goods it means is left to `meant`, lists of sides to `shares`, sides
//! that its words leave out to `sides`, whether it is a deal of its own to `outcome`.

mod bracketed;
mod come;
mod described;
mod figures;
mod givers;
mod how_told;
mod labelled;
mod losers;
mod meant;
mod outcome;
mod outline;
mod own_sums;
mod passing;
mod pronouns;
mod shares;
mod sides;
mod subjects;
mod types;
mod words;

use super::clause::Cutter;
use super::cue::{Cue, Role, cues, may_hold_cue, may_hold_gift};
use super::goods::Goods;
use super::parties::{Parties, Scene, list_gap, made_in, origin, origin_of_used, parties};
use super::side::{Side, Sides, Slot};
use super::status::{kind, main_cue, status};
use super::sums::{sums, time};
use crate::analysis::Annotated;
use crate::model::{Category, Country, DealKind, DealStatus, Tokens};
use crate::rules::lexicon::{ClassId, WordId};
use crate::text::{Casing, Span, TokenKind};
pub(super) use outline::Draft;
use words::Words;

/// The drafts of an article, in text order.
pub(super) fn drafts(annotated: &Annotated) -> Vec<Draft> {
    let mut reader = Reader::new(annotated);
    let mut drafts = Vec::new();
    let sentences = &annotated.scan.sentences;
    let mut next = 0;
    while let Some(sentence) = sentences.get(next) {
        let number = next;
        next = reader.end_of_list(next);
        let whole = Tokens { first: sentence.first, end: sentences[next - 1].end };
        // What is told in passing goes back to a deal: until there is one, most sentences need no reading.
        let read = !drafts.is_empty() || reader.may_open(whole);
        if !read || !reader.may_tell(whole) || reader.asks(whole) || reader.has(whole, reader.words.play) {
            if read {
                reader.note_topic(whole);
            }
            continue;
        }
        for clause in reader.cutter.clauses(whole) {
            let place = Place { clause, whole, number: number as u32, headline: sentence.headline };
            drafts.extend(reader.drafts(place));
        }
    }
    drafts.retain(|d| !d.sent || reader.hands_over(d));
    drafts
}

/// How far before `for Chad` the word may stand that tells that goods were once meant for it, in tokens.
const MEANT_WITHIN: u32 = 6;

/// Is a paper signed, or signed off, so that its day is the deal's?
pub(super) fn is_signed(status: DealStatus) -> bool {
    matches!(status, DealStatus::Agreed | DealStatus::Ordered | DealStatus::Approved)
}

/// What stands before each point of a list.
fn is_bullet(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "•" | "*" | "·" | "▪" | "◦")
}

fn is_quote(text: &str) -> bool {
    matches!(text, "\"" | "”" | "»" | "’")
}

/// Sides and stage of a deal, and the number of its sentence.
#[derive(Clone, Copy)]
struct Told {
    sentence: u32,
    parties: Parties,
    status: DealStatus,
}

/// Goods of a category that change hands, from whom and to whom where it is told.
struct Handed {
    category: Category,
    from: Option<Country>,
    to: Option<Country>,
}

/// A clause in its sentence.
#[derive(Clone, Copy)]
struct Place {
    clause: Tokens,
    whole: Tokens,
    number: u32,
    headline: bool,
}

struct Reader<'a> {
    annotated: &'a Annotated<'a>,
    sides: Sides<'a>,
    cutter: Cutter<'a>,
    words: &'a Words,
    /// What the article has told of so far: `the jets`, `12 others` go back to it.
    last: Vec<Goods>,
    /// The one whom all deals so far went to, while it is one.
    recipients: Vec<Side>,
    /// Those who supplied so far.
    givers: Vec<Country>,
    /// Those to whom whoever is quoted gave.
    given_by_us: Vec<Country>,
    /// The deal told last.
    told: Option<Told>,
    /// What changes hands by the words of the article.
    handed: Vec<Handed>,
}

impl<'a> Reader<'a> {
    fn new(annotated: &'a Annotated<'a>) -> Reader<'a> {
        let (sides, cutter) = (Sides::new(annotated), Cutter::new(annotated));
        let words = annotated.scan.grammar.derived(Words::new);
        let (last, recipients, givers, handed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Reader {
            annotated,
            sides,
            cutter,
            words,
            last,
            recipients,
            givers,
            given_by_us: Vec::new(),
            told: None,
            handed,
        }
    }

    /// Whether a sentence can tell a deal on its own: it names arms or a firm, has a military word, or tells of a gift.
    fn may_open(&self, sentence: Tokens) -> bool {
        let Annotated { weapons, mentions, .. } = self.annotated;
        let inside = mentions[mentions.partition_point(|m| m.tokens.first < sentence.first)..].iter();
        let firm = || inside.take_while(|m| m.tokens.first < sentence.end).any(|m| m.code.ends_with("BUS"));
        let next = weapons.get(weapons.partition_point(|w| w.tokens.first < sentence.first));
        next.is_some_and(|w| w.tokens.first < sentence.end)
            || self.has(sentence, self.words.military)
            || may_hold_gift(self.annotated, sentence)
            || firm()
    }

    /// The sentence behind this one and the points of the list that its colon opens.
    fn end_of_list(&self, number: usize) -> usize {
        let scan = &self.annotated.scan;
        let text = |at: u32| scan.token_text(at as usize);
        let sentence = scan.sentences[number];
        let opens = sentence.end > sentence.first && text(sentence.end - 1) == ":";
        let points = scan.sentences[number + 1..].iter().take_while(|s| opens && is_bullet(text(s.first)));
        number + 1 + points.count()
    }

    /// Whether a sentence can tell a deal, or go on with one: most hold no word for it, and need not be cut.
    fn may_tell(&self, sentence: Tokens) -> bool {
        let goes_on =
            [self.words.worth, self.words.valued, self.words.list].iter().any(|&class| self.has(sentence, class));
        goes_on || may_hold_cue(self.annotated, sentence)
    }

    /// `Will Chad stop its arms sales to Niger?`: what is asked is told by no one.
    fn asks(&self, sentence: Tokens) -> bool {
        let last = sentence.range().rev().take(2).find(|&at| !is_quote(self.annotated.scan.token_text(at)));
        last.is_some_and(|at| self.annotated.scan.token_text(at) == "?")
    }

    fn has(&self, range: Tokens, class: ClassId) -> bool {
        range.range().any(|at| self.annotated.scan.is(at, class))
    }

    /// What a clause tells: one draft, or one for each supplier or recipient of a list.
    fn drafts(&mut self, place: Place) -> Vec<Draft> {
        let clause = place.clause;
        let cues = cues(self.annotated, clause, || self.has(clause, self.words.licence));
        if cues.is_empty() {
            let more = self.worth(place).or_else(|| self.list(place)).or_else(|| self.maker_told(place));
            return more.into_iter().collect();
        }
        let goods = self.goods(clause, &cues);
        let mut cues = self.near_goods(cues, &goods);
        let others: Vec<bool> = cues.iter().map(|c| self.is_of_other_noun(c, &cues, &goods)).collect();
        let mut others = others.into_iter();
        cues.retain(|_| others.next() != Some(true));
        let listed: Vec<bool> = cues.iter().map(|c| self.is_listed_service(c, &cues, &goods)).collect();
        let mut listed = listed.into_iter();
        cues.retain(|_| listed.next() != Some(true));
        let mut asides = self.asides(&cues, clause);
        let participles = self.participles(&cues, clause);
        cues.retain(|c| c.role != Role::Step || !asides.iter().any(|a| a.overlaps(c.tokens)));
        cues.retain(|c| !participles.iter().any(|a| a.overlaps(c.tokens)));
        if cues.is_empty() || self.competes(clause, &cues) {
            return Vec::new();
        }
        asides.extend(participles);
        let Some((draft, sides)) = self.draft(place, &cues, goods, &asides) else { return Vec::new() };
        self.judged(draft, &cues, &sides, clause)
    }

    /// What the cues of a clause tell, and the sides that stand in it.
    fn draft(&self, place: Place, cues: &[Cue], goods: Vec<Goods>, asides: &[Tokens]) -> Option<(Draft, Vec<Side>)> {
        let clause = place.clause;
        let main = main_cue(self.annotated, cues).filter(|main| !self.is_asked(place.whole, main))?;
        let passed = |t: Tokens| asides.iter().any(|a| a.first <= t.first && t.end <= a.end);
        let mut goods = self.goods_of(cues, goods);
        goods.retain(|g| !passed(g.tokens));
        goods.retain(|g| !self.is_no_part(g, main));
        self.take_whole(&mut goods, cues, clause);
        self.drop_optional(&mut goods, clause);
        let come = self.note_some_come(&mut goods, place.whole) || self.has_some_come(&goods, clause);
        let mut sides = self.dealing_sides(clause, cues, &goods);
        sides.retain(|s| !passed(s.tokens));
        self.drop_of_others(&mut goods, &sides, main);
        let scene = Scene { annotated: self.annotated, clause, cues, sides: &sides, goods: &goods };
        let found = self.completed(parties(scene), scene, place);
        let joined = self.same_two(found, scene, place);
        let found = joined.map_or(found, |told| told.parties);
        let found = self.swapped(self.sold_to_unnamed(found, scene), place);
        if self.is_of_someone_else(&found, scene) {
            return None;
        }
        let signs = self.signs(place, main, scene, found.recipient);
        let kind = kind(self.annotated, cues, &goods, signs, found.supplier.is_some_and(|s| s.makes));
        let (value, financing) = sums(self.annotated, clause, kind);
        let value = value.filter(|&v| !self.is_sum_total(v, clause) && !self.is_sum_since(v, clause, kind));
        let by_speaker = cues.iter().find_map(|c| scene.speaker_supplies(c));
        // `This purchase goes with a plan to buy jets`: a deed that is known, and goods that are another's.
        let tells = |c: &Cue| {
            (c.role != Role::Transfer || c.tokens == main.tokens || goods.is_empty())
                && !self.leads_to_other(c, cues, &goods)
        };
        let mut draft = Draft {
            rule: main.rule,
            cue: main.tokens,
            by_speaker,
            headline: place.headline,
            supplier: found.supplier,
            recipient: found.recipient,
            origin: made_in(self.annotated, &goods, &sides).or_else(|| origin(self.annotated, &goods)),
            made_used: origin_of_used(self.annotated, &goods),
            kind,
            status: joined
                .map_or_else(|| self.begun(status(main, cues, kind, signs), cues, clause), |told| told.status),
            option: self.is_option(clause, cues, &goods),
            value,
            financing,
            time: time(self.annotated, clause, place.whole, main.tokens),
            definite: cues.iter().any(|c| self.is_definite(c) && tells(c) || self.of_them(c)),
            goods,
            ..self.blank(place)
        };
        if main.aside && self.is_to_become(main, clause) {
            draft.status = DealStatus::Planned;
        }
        draft.status = if come && is_signed(draft.status) { DealStatus::Delivering } else { draft.status };
        self.note_how_told(&mut draft, main, cues, clause);
        draft.between = self.joined_pair(&draft, cues, &sides);
        Some((draft, sides))
    }

    /// The sides of a clause, without those that lost and those that only name the maker of the goods.
    fn dealing_sides(&self, clause: Tokens, cues: &[Cue], goods: &[Goods]) -> Vec<Side> {
        // `countries that pledged General Dynamics F-16s`: a firm's name before its goods gives nothing away.
        let given = cues.iter().any(|c| c.gives || c.role == Role::Transfer && c.kind == Some(DealKind::Donation));
        let names = |s: &Side| given && s.makes && goods.iter().any(|g| g.tokens.first == s.tokens.end);
        // `quarrelled over Chad's order`: whose deed it is loses nothing.
        let does = |s: &Side| {
            let near = |c: &Cue| c.group.is_none() && (s.tokens.end..=s.tokens.end + 2).contains(&c.tokens.first);
            matches!(s.slot, Slot::Possessive | Slot::Adjective) && cues.iter().any(near)
        };
        let mut sides = self.sides.within(clause);
        // `to complement the six launchers that it got from Chad`: who supplied what was there before.
        let start = cues.first().map_or(clause.end, |c| c.tokens.end);
        let added = (start..clause.end).find(|&at| self.annotated.scan.is(at as usize, self.words.added));
        let before = |s: &Side| matches!(s.slot, Slot::From | Slot::By) && added.is_some_and(|at| s.tokens.first > at);
        // `originally built for Chad`: for whom goods were once meant does not get them.
        let meant = |s: &Side| {
            let near =
                Tokens { first: s.tokens.first.saturating_sub(MEANT_WITHIN).max(clause.first), end: s.tokens.first };
            s.slot == Slot::For && self.has(near, self.words.at_first)
        };
        sides.retain(|s| !before(s) && !meant(s));
        // `the ministry cleared the purchase of jets from Chad`: whatever land it was taken for, it is not the seller's.
        let sellers: Vec<Country> = sides.iter().filter(|s| s.slot == Slot::From).map(|s| s.country).collect();
        sides.retain(|s| !(s.slot == Slot::Bare && sellers.contains(&s.country) && self.is_forces_alone(s)));
        sides.retain(|s| {
            let loses = |first: u32| self.loses(first, clause, self.words.against, cues);
            let of_lost = s.slot == Slot::Of && self.goods_before(s).is_some_and(loses);
            (does(s) || !loses(s.tokens.first)) && !of_lost && !names(s)
        });
        if let Some(pair) = cues.iter().find_map(|c| self.pair_behind(c, &sides)) {
            sides.retain(|s| s.tokens.first >= pair);
        }
        sides
    }

    /// `Oslo warned that talks between Chad and Niger`: where the two begin whose deed a noun is; no one before them has
    /// a part in it.
    pub(super) fn pair_behind(&self, cue: &Cue, sides: &[Side]) -> Option<u32> {
        let scan = &self.annotated.scan;
        let end = cue.tokens.end;
        let between = (end..=end + 1)
            .find(|&at| scan.mark(at as usize, self.words.preposition).is_some_and(|m| scan.key(m) == "between"));
        let mut behind = sides.iter().skip_while(|s| s.tokens.first < end).filter(|_| cue.group.is_none());
        let (side, other) = (behind.next()?, behind.next()?);
        let near = between.is_some_and(|at| side.tokens.first <= at + 2);
        let joined = |other: &Side| list_gap(self.annotated, side.tokens, other.tokens);
        (near && joined(other)).then_some(side.tokens.first)
    }

    /// `received its second delivery of tanks`, `the first batch of tanks`: more are to come.
    fn begun(&self, status: DealStatus, cues: &[Cue], clause: Tokens) -> DealStatus {
        let numbers = &self.annotated.numbers;
        let ordinal = |first: u32| {
            let before = numbers.get(numbers.partition_point(|n| n.tokens.end < first));
            before.is_some_and(|n| n.ordinal && n.tokens.end == first)
        };
        let begins = |c: &Cue| c.moves && c.group.is_none() && ordinal(c.tokens.first);
        let class = self.annotated.scan.grammar.class("goods_tranche");
        let batch = || clause.range().any(|at| self.annotated.scan.is(at, class) && ordinal(at as u32));
        let more = status == DealStatus::Delivered && (cues.iter().any(begins) || batch());
        if more { DealStatus::Delivering } else { status }
    }

    /// Where the goods begin that stand right before a side: `the Super Hornet of Boeing`.
    fn goods_before(&self, side: &Side) -> Option<u32> {
        let weapons = &self.annotated.weapons;
        let before = weapons[..weapons.partition_point(|w| w.tokens.end <= side.tokens.first)].last();
        before.filter(|w| side.tokens.first - w.tokens.end <= 2).map(|w| w.phrase.first)
    }

    /// `Chad and Niger signed a $2 billion defence deal`: the two, where neither is known to supply.
    fn joined_pair(&self, draft: &Draft, cues: &[Cue], sides: &[Side]) -> Option<(Country, Country)> {
        let open = draft.supplier.is_none() && draft.recipient.is_none() && draft.goods.is_empty();
        let paper = cues.iter().any(|c| c.role == Role::Pact) && draft.value.is_some();
        let mut parties = sides.iter().filter(|s| s.trades && matches!(s.slot, Slot::Bare | Slot::With));
        let first = parties.next().filter(|_| open && paper)?.country;
        let mut others = parties.filter(|s| s.country != first);
        let second = others.next()?.country;
        others.all(|s| s.country == second).then_some((first, second))
    }

    /// Names in capitals of three letters or more.
    fn names(&self, sentence: Tokens) -> Vec<WordId> {
        let scan = &self.annotated.scan;
        let name = |at: &usize| {
            let token = scan.tokens[*at];
            token.kind == TokenKind::Word && token.casing == Casing::Upper && token.span.len() > 2
        };
        sentence.range().filter(name).map(|at| scan.word(at)).collect()
    }

    /// Does a verb in the active stand between two tokens: `bombers destroyed cities and cut imports`?
    fn acts(&self, from: u32, to: u32) -> bool {
        let verbs = &self.annotated.verbs;
        let first = verbs.partition_point(|g| g.tokens.first < from);
        verbs[first..].iter().take_while(|g| g.tokens.first < to).any(|g| g.finite() && !g.passive)
    }

    /// `the jets that France sold`, `the 36 jets it bought`: something stands between them that makes them the object.
    fn is_related(&self, goods: &Goods, cue: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let gap = goods.tokens.end as usize..(cue.tokens.first.max(goods.tokens.end)) as usize;
        let opens = |at: usize| [self.words.relative, self.words.pronoun].iter().any(|&c| scan.is(at, c));
        let named = |at: usize| {
            let n = self.annotated.mentions.partition_point(|m| (m.tokens.end as usize) <= at);
            self.annotated.mentions.get(n).is_some_and(|m| m.tokens.contains(at))
        };
        gap.into_iter().any(|at| opens(at) || named(at))
    }

    /// From the first to the last word that the draft was read from.
    fn span(&self, draft: &Draft, cues: &[Cue], clause: Tokens) -> Span {
        let sides = [draft.supplier, draft.recipient];
        let parts = sides.iter().flatten().map(|s| s.tokens);
        let parts = parts.chain(cues.iter().map(|c| c.tokens)).chain(draft.goods.iter().map(|g| g.tokens));
        let money =
            [draft.value, draft.financing].into_iter().flatten().map(|m| self.annotated.money[m as usize].tokens);
        let all = parts.chain(money).filter(|t| t.first >= clause.first && t.end <= clause.end);
        let (first, end) = all.fold((clause.end, clause.first), |(a, b), t| (a.min(t.first), b.max(t.end)));
        self.annotated.scan.span(first.min(end) as usize, end as usize)
    }
}
