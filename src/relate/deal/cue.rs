//! Cues: the verbs and nouns that tell of a transfer of arms, as the packs' `deals.toml` frames them.

use super::side::Slot;
use crate::analysis::Annotated;
use crate::model::{DealKind, DealStatus, Decimal, EventStatus, Mood, RuleId, Tense, Tokens, Use, VerbGroup, Weapon};
use crate::rules::frame::Frame;
use crate::rules::inflect::NOUN;
use crate::rules::lexicon::ClassId;
use crate::rules::rule::Rule;
use crate::text::TokenKind;

/// What a cue is there for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// Something moves: `deliver`, `sale`, `order`.
    Transfer,
    /// Says how far a transfer told beside it has come: `approve`, `cancel`.
    Step,
    /// A paper or a talk that may be of arms: `contract`, `talks`.
    Pact,
}

/// A cue in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub rule: RuleId,
    pub role: Role,
    pub tokens: Tokens,
    /// The verb group (index), for verbs.
    pub group: Option<u32>,
    pub kind: Option<DealKind>,
    /// Slots of the two sides; `subject` and `object` as the flags say.
    pub supplier: Places,
    pub recipient: Places,
    pub status: Option<DealStatus>,
    pub needs_recipient: bool,
    /// Ships and planes so moved are deployed, not handed over.
    pub deploys: bool,
    /// Only where arms are named beside it.
    pub weak: bool,
    /// Of goods under way: what `starts` speaks of.
    pub moves: bool,
    /// Says that goods begin to move; nothing where it is something else that begins.
    pub starts: bool,
    /// Nothing where no transfer and no paper is told beside it.
    pub of_deal: bool,
    /// Leaves it to another cue to tell what sort of deal it is.
    pub yields: bool,
    /// Brings goods, and leaves open whether they are paid for.
    pub carries: bool,
    /// A paper that binds no one yet.
    pub intends: bool,
    /// Says of the subject in passing that it is a customer.
    pub aside: bool,
    /// What is bought may be for another.
    pub for_others: bool,
    /// Says of goods only that they are there: nothing where they are the side's own.
    pub abroad: bool,
    /// Of giving: nothing where someone promises to buy.
    pub gives: bool,
    /// The noun that the verb takes, which tells nothing of its own: `won an order from`.
    takes: Option<u32>,
}

impl Cue {
    /// A noun for the end of a deal: `cancellation`.
    pub fn ends(&self) -> bool {
        self.role == Role::Step && self.group.is_none() && self.status.is_some_and(DealStatus::ends_it)
    }
}

/// The places of a side beside a cue.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    pub subject: bool,
    pub object: bool,
    /// The one whose goods they are: `upgrade Peru's jets`.
    pub owner: bool,
    /// It is the side that gets: a contract for a firm that makes arms is none of its orders.
    pub gets: bool,
    pub slots: Vec<Slot>,
}

impl Places {
    fn parse(names: &str, gets: bool) -> Places {
        let has = |name: &str| names.split('|').any(|n| n.trim() == name);
        Places { subject: has("subject"), object: has("object"), owner: has("owner"), gets, slots: Slot::list(names) }
    }
}

/// The cues among these tokens, in order; making arms is one only where a licence is told.
pub(super) fn cues(annotated: &Annotated, range: Tokens, licensed: impl Fn() -> bool) -> Vec<Cue> {
    let mut cues = verb_cues(annotated, range);
    add_noun_cues(annotated, range, &mut cues);
    cues.retain(|c| c.kind != Some(DealKind::LicensedProduction) || licensed());
    cues.sort_by_key(|c| c.tokens.first);
    let others = cues.clone();
    cues.retain(|c| !c.starts || starts_transfer(c, &others));
    match cues.iter().filter(|c| c.ends()).find_map(|c| led_by(annotated, c)) {
        Some("demand") => return Vec::new(),
        Some(_) => cues.retain(|c| !c.ends()),
        None => {}
    }
    let ended = cues.iter().any(Cue::ends);
    cues.retain(|c| !ended || c.role != Role::Step || c.status != Some(DealStatus::Approved));
    cues.retain(|c| !c.yields || !tells_what(annotated, c, &others));
    let buys = |c: &Cue, end: u32| c.tokens.first >= end && c.recipient.subject && c.role == Role::Transfer;
    cues.retain(|c| !c.gives || !others.iter().any(|o| buys(o, c.tokens.end)));
    cues
}

/// `called for a halt to arms sales`, `after a halt`: someone wants an end that is none yet, or it is over.
fn led_by<'a>(annotated: &Annotated<'a>, end: &Cue) -> Option<&'a str> {
    let scan = &annotated.scan;
    let class = scan.grammar.class("deal_demand");
    let first = end.tokens.first as usize;
    let mark = (first.saturating_sub(LED_WITHIN)..first).find_map(|at| scan.mark(at, class))?;
    Some(scan.key(mark))
}

/// How far before a noun the word that leads it may stand, in tokens.
const LED_WITHIN: usize = 5;

/// The verbs and nouns of paying among these tokens.
pub(super) fn payments(annotated: &Annotated, range: Tokens) -> Vec<Cue> {
    let grammar = annotated.scan.grammar;
    let of_money = |f: &&Frame| &*grammar.rules[f.rule as usize].stage == "money";
    let made = |f: &Frame, tokens: Tokens, verb: Option<(u32, &VerbGroup)>| {
        let rule = grammar.rule(f.rule);
        let places = |name: &str| Places::parse(rule.field(name).unwrap_or(""), false);
        let cue = cue(annotated, f, tokens, verb);
        Cue { supplier: places("payer"), recipient: places("payee"), ..cue }
    };
    let from = annotated.verbs.partition_point(|g| g.tokens.first < range.first);
    let groups = annotated.verbs.iter().enumerate().skip(from).take_while(|(_, g)| g.tokens.first < range.end);
    let verbs = groups.filter(|(_, g)| !g.negated).filter_map(|(n, g)| {
        let frames = grammar.frames.of_verb(g.lemma).filter(of_money);
        let (words, frame) =
            frames.filter_map(|f| Some((words_behind(annotated, g, f)?, f))).max_by_key(|(w, _)| *w)?;
        Some(made(frame, Tokens { end: g.tokens.end + words, ..g.tokens }, Some((n as u32, g))))
    });
    let class = grammar.class(NOUN);
    let nouns = range.range().filter_map(|at| {
        let mark = annotated.scan.marks_of(at, class).find(|m| m.lexical)?;
        let frame = grammar.frames.of_noun(grammar.words.noun(mark.value)?).find(of_money)?;
        Some(made(frame, Tokens { first: mark.first, end: mark.end }, None))
    });
    verbs.chain(nouns).collect()
}

/// Do goods under way begin to move: `deliveries have begun`, `has begun deliveries`, `started delivering`?
fn starts_transfer(start: &Cue, cues: &[Cue]) -> bool {
    let before = |c: &Cue| c.moves && c.tokens.first < start.tokens.first;
    let gap = |c: &Cue| c.tokens.first.checked_sub(start.tokens.end);
    let behind = |c: &Cue| gap(c).is_some_and(|gap| c.moves && gap <= 4 || c.group.is_some() && gap <= 1);
    cues.iter().any(|c| before(c) || c.role == Role::Transfer && behind(c))
}

/// Does another cue before the goods tell what is announced: `announced the purchase of`?
fn tells_what(annotated: &Annotated, said: &Cue, cues: &[Cue]) -> bool {
    let end = said.tokens.end;
    let goods = annotated.weapons.get(annotated.weapons.partition_point(|w| w.tokens.first < end));
    let goods = goods.map_or(u32::MAX, |w| w.phrase.first);
    let telling = |c: &Cue| c.role != Role::Step || c.ends();
    cues.iter().any(|c| c.tokens.first >= end && c.tokens.first < goods && telling(c))
}

fn of_stage(annotated: &Annotated, frame: &Frame) -> bool {
    &*annotated.scan.grammar.rules[frame.rule as usize].stage == "deals"
}

fn verb_cues(annotated: &Annotated, range: Tokens) -> Vec<Cue> {
    let grammar = annotated.scan.grammar;
    let preposition = grammar.class("preposition");
    let from = annotated.verbs.partition_point(|g| g.tokens.first < range.first);
    let mut cues = Vec::new();
    for (n, group) in annotated.verbs.iter().enumerate().skip(from).take_while(|(_, g)| g.tokens.first < range.end) {
        let frames = grammar.frames.of_verb(group.lemma).filter(|f| of_stage(annotated, f));
        let wanted = |f: &Frame| grammar.rule(f.rule).field("wants").map(|class| grammar.class(class));
        // `received 36 jets under a contract` is no `received a contract`.
        let at_once = |at: u32| !(group.tokens.end..at).any(|t| annotated.scan.is(t as usize, preposition));
        let fits = |f: &Frame, at: u32| !f.has("at_once") || at_once(at);
        let wanted_at =
            |f: &Frame| wanted(f).map(|class| stands_behind(annotated, group, class).filter(|&at| fits(f, at)));
        let frames = frames.filter(|f| wanted_at(f).is_none_or(|at| at.is_some()));
        let frames = frames.filter(|f| !f.has("speech") || !only_says(annotated, group));
        let frames = frames.filter_map(|f| Some((words_behind(annotated, group, f)?, f)));
        // The frame that asks for most: `take delivery of` before `take`, `rejects reports` before `rejects`.
        let most = |(words, f): &(u32, &Frame)| std::cmp::Reverse((wanted(f).is_some(), *words));
        let Some((words, frame)) = frames.min_by_key(most) else { continue };
        if hangs_on_what_is_not(group) {
            continue;
        }
        if words > 0 || !does_another(annotated, n) && !behind_origin(annotated, group) {
            let tokens = Tokens { end: group.tokens.end + words, ..group.tokens };
            let made = cue(annotated, frame, tokens, Some((n as u32, group)));
            cues.push(Cue { takes: wanted_at(frame).flatten().filter(|_| frame.has("takes")), ..made });
        }
    }
    cues
}

fn add_noun_cues(annotated: &Annotated, range: Tokens, cues: &mut Vec<Cue>) {
    let grammar = annotated.scan.grammar;
    let (class, other) = (grammar.class(NOUN), grammar.class("deal_not_noun"));
    for at in range.range() {
        for mark in annotated.scan.marks_of(at, class).filter(|m| m.lexical) {
            let frames = |id| grammar.frames.of_noun(id).find(|f| of_stage(annotated, f));
            let frame = grammar.words.noun(mark.value).and_then(frames);
            let taken = |c: &Cue| c.tokens.contains(at) || c.takes == Some(at as u32);
            let covered = cues.iter().any(taken) || is_part_of_goods(annotated, at as u32);
            let asks = |f: &&Frame| f.has("no_infinitive") && infinitive_behind(annotated, mark.end);
            let another = || inside(annotated, at, other);
            if let Some(frame) = frame.filter(|f| !covered && !asks(f) && !another()) {
                let tokens = Tokens { first: mark.first, end: mark.end };
                cues.push(cue(annotated, frame, tokens, None));
            }
        }
    }
}

/// Does the token stand in a longer word of this class: `export` in `export version`?
fn inside(annotated: &Annotated, token: usize, class: ClassId) -> bool {
    (token.saturating_sub(3)..=token).any(|at| annotated.scan.mark(at, class).is_some_and(|m| m.end as usize > token))
}

/// Does the verb only say what follows or went before: `announced on Monday that`, `…, a annoncé le ministre`?
fn only_says(annotated: &Annotated, group: &VerbGroup) -> bool {
    let scan = &annotated.scan;
    let sentence = scan.sentences[scan.sentence_of(group.head as usize)];
    let (first, end) = (group.tokens.first, group.tokens.end);
    let goods = annotated.weapons.partition_point(|w| w.tokens.first < end);
    let goods = annotated.weapons.get(goods).map_or(u32::MAX, |w| w.phrase.first);
    let closes = first > sentence.first && scan.tokens[first as usize - 1].kind == TokenKind::Mark;
    closes && goods >= sentence.end || opens_clause(annotated, end, goods.min(sentence.end))
}

/// How far behind a verb what it speaks of may stand, in tokens.
const SAID_WITHIN: u32 = 8;

/// Does a clause open between these tokens, past times and places: `said in Oslo on Monday that`, `said it would`?
fn opens_clause(annotated: &Annotated, from: u32, to: u32) -> bool {
    let scan = &annotated.scan;
    let [subordinator, pronoun] = ["subordinator", "pronoun"].map(|name| scan.grammar.class(name));
    let time = annotated.times.get(annotated.times.partition_point(|t| t.tokens.first < from));
    let past = time.filter(|t| t.tokens.first <= from + 1).map_or(from, |t| t.tokens.end);
    // `a package that includes`: a verb right behind makes it a relative.
    let verb = |at: u32| {
        let next = annotated.verbs.partition_point(|g| g.tokens.first <= at);
        annotated.verbs.get(next).is_some_and(|g| g.tokens.first == at + 1)
    };
    let that =
        |at: u32| scan.mark(at as usize, subordinator).is_some_and(|m| scan.key(m) == "that" && !verb(m.end - 1));
    // `announced late on Thursday it will`
    let acts = |at: u32| scan.is(at as usize, pronoun) && verb(at);
    let told = past < to && scan.is(past as usize, pronoun) || (from..to.min(from + SAID_WITHIN)).any(acts);
    told || (from..to.min(from + SAID_WITHIN)).any(that)
}

/// Has the verb for its object a deed that moves no arms: `stopped repaying`?
fn does_another(annotated: &Annotated, number: usize) -> bool {
    let group = &annotated.verbs[number];
    let next = annotated.verbs.get(number + 1).filter(|g| g.tokens.first == group.tokens.end);
    let frames = |g: &VerbGroup| annotated.scan.grammar.frames.of_verb(g.lemma).any(|f| of_stage(annotated, f));
    next.is_some_and(|g| g.tense == Tense::Gerund && !frames(g))
}

/// `has received no requests to approve`: what was not done is another deed.
fn hangs_on_what_is_not(group: &VerbGroup) -> bool {
    group.outlook.is_some() && group.status == EventStatus::Negated && !group.negated
}

/// `the French offer`: the form of a verb behind an article and an adjective of origin is a noun.
fn behind_origin(annotated: &Annotated, group: &VerbGroup) -> bool {
    let first = group.tokens.first;
    let at = annotated.mentions.partition_point(|m| m.tokens.end < first);
    let origin = annotated.mentions.get(at).filter(|m| m.tokens.end == first && m.usage == Use::Origin);
    let determiner = annotated.scan.grammar.class("determiner");
    let single = group.tokens.end == first + 1;
    single && origin.is_some_and(|m| m.tokens.first > 0 && annotated.scan.is(m.tokens.first as usize - 1, determiner))
}

/// Is it a word inside the name of goods that are counted: `79 modernisation kits`?
fn is_part_of_goods(annotated: &Annotated, token: u32) -> bool {
    let at = annotated.weapons.partition_point(|w| w.tokens.end <= token);
    let counted = |w: &Weapon| w.quantity.is_some_and(|q| q.value != Some(Decimal::integer(1)));
    annotated
        .weapons
        .get(at)
        .is_some_and(|w| w.tokens.contains(token as usize) && w.tokens.end - w.tokens.first > 1 && counted(w))
}

/// Does an infinitive hang on the noun that ends here: `an order to fire`?
fn infinitive_behind(annotated: &Annotated, end: u32) -> bool {
    let next = annotated.verbs.partition_point(|g| g.tokens.first < end);
    annotated.verbs.get(next).is_some_and(|g| g.tense == Tense::Infinitive && g.tokens.first <= end + 1)
}

/// How far behind a verb the word may stand without which it is no cue, in tokens.
const WANTED_WITHIN: u32 = 10;

/// The word of this class that the verb speaks of: `rejects reports`, `called the allegation false`.
fn stands_behind(annotated: &Annotated, group: &VerbGroup, class: ClassId) -> Option<u32> {
    let scan = &annotated.scan;
    let end = scan.sentences[scan.sentence_of(group.head as usize)].end.min(group.tokens.end + WANTED_WITHIN);
    (group.tokens.end..end).find(|&at| scan.is(at as usize, class))
}

/// How many words stand behind a group that a frame's verb wants there (`hand over`); none where they are missing.
fn words_behind(annotated: &Annotated, group: &VerbGroup, frame: &Frame) -> Option<u32> {
    let scan = &annotated.scan;
    let stands =
        |at: usize, particle: &str| at < scan.tokens.len() && scan.token_text(at).eq_ignore_ascii_case(particle);
    let end = group.tokens.end as usize;
    let stand = |from: usize, words: &[Box<str>]| words.iter().enumerate().all(|(n, word)| stands(from + n, word));
    let verbs = frame.verbs(group.lemma).iter().filter(|v| v.reflexive <= group.reflexive);
    let words = |from: usize| {
        let whole = verbs.clone().filter(|verb| stand(from, &verb.particles));
        whole.map(|verb| verb.particles.len()).max()
    };
    let at_once = words(end);
    // `gave on Friday its approval`
    let times = &annotated.times;
    let time = times.get(times.partition_point(|t| t.tokens.first < group.tokens.end));
    let time = time.filter(|t| t.tokens.first as usize <= end + 1 && at_once.is_none_or(|words| words == 0));
    let late =
        time.and_then(|t| Some((t.tokens.end as usize - end) + words(t.tokens.end as usize).filter(|&n| n > 0)?));
    late.or(at_once).map(|words| words as u32)
}

fn cue(annotated: &Annotated, frame: &Frame, tokens: Tokens, verb: Option<(u32, &VerbGroup)>) -> Cue {
    let rule = annotated.scan.grammar.rule(frame.rule);
    let text = |name: &str| rule.field(name).unwrap_or("");
    let has = |name: &str| frame.has(name);
    let status = match verb {
        Some((_, group)) => match decided(annotated, group) {
            Some("refusal") => Some(DealStatus::Blocked),
            Some(_) => {
                let done = rule.field("done").and_then(DealStatus::parse).filter(|s| s.ends_it());
                let told = done.or_else(|| status_of(rule, group, false));
                told.map(|s| if s == DealStatus::Negotiating { DealStatus::Planned } else { s })
            }
            None => status_of(rule, group, stands_done(annotated, group)),
        },
        None => DealStatus::parse(text("done")),
    };
    Cue {
        rule: frame.rule,
        role: match rule.make.as_str() {
            "step" => Role::Step,
            "pact" => Role::Pact,
            _ => Role::Transfer,
        },
        tokens,
        group: verb.map(|(n, _)| n),
        kind: DealKind::parse(text("kind")),
        supplier: Places::parse(text("supplier"), false),
        recipient: Places::parse(text("recipient"), true),
        status,
        needs_recipient: has("needs_recipient"),
        deploys: has("deploys"),
        weak: has("weak"),
        moves: has("moves"),
        starts: has("starts"),
        aside: has("aside"),
        yields: has("yields"),
        carries: has("carries"),
        intends: has("intends"),
        of_deal: has("of_deal"),
        for_others: has("for_others"),
        gives: has("gives"),
        abroad: has("abroad"),
        takes: None,
    }
}

/// How far before an infinitive the noun that it hangs on may stand, in tokens.
const DECIDED_WITHIN: usize = 10;

/// `the decision of Chad to halt`, `its refusal to sell`: what the noun says on which the infinitive hangs.
fn decided<'a>(annotated: &Annotated<'a>, group: &VerbGroup) -> Option<&'a str> {
    let scan = &annotated.scan;
    let class = scan.grammar.class("deal_decision");
    let first = group.tokens.first as usize;
    let verbs = &annotated.verbs;
    let before = verbs[..verbs.partition_point(|g| g.tokens.first < group.tokens.first)].last();
    let said = before.filter(|g| !g.negated).and_then(|g| scan.mark(g.head as usize, class));
    if let Some(said) =
        said.filter(|m| group.tense == Tense::Infinitive && !group.negated && first - m.end as usize <= 4)
    {
        return Some(scan.key(said));
    }
    let from = before.map_or(0, |g| g.tokens.end as usize).max(first.saturating_sub(DECIDED_WITHIN));
    let noun = (from..first).find_map(|at| scan.mark(at, class)).filter(|_| group.tense == Tense::Infinitive)?;
    Some(scan.key(noun))
}

/// `après avoir acheté`, `after buying`: done before something else was.
fn stands_done(annotated: &Annotated, group: &VerbGroup) -> bool {
    let form = group.tense == Tense::Gerund || group.tense == Tense::Infinitive && group.perfect;
    let class = annotated.scan.grammar.class("deal_done_before");
    let first = group.tokens.first as usize;
    form && first > 0 && annotated.scan.is(first - 1, class)
}

/// The status that a verb gives in its tense and mood: `done`, `ongoing`, `due`, `maybe`, `negated` of its frame.
fn status_of(rule: &Rule, group: &VerbGroup, behind_deed: bool) -> Option<DealStatus> {
    let told = |name: &str, otherwise: DealStatus| rule.field(name).and_then(DealStatus::parse).unwrap_or(otherwise);
    let done = rule.field("done").and_then(DealStatus::parse)?;
    let press_conditional = group.mood == Mood::Conditional && group.perfect;
    Some(match group.status {
        _ if press_conditional && !group.negated => DealStatus::Rumoured,
        _ if behind_deed && !group.negated => done,
        EventStatus::Happened if group.tense == Tense::Present && !group.perfect && !group.passive => {
            told("habit", done)
        }
        EventStatus::Happened => done,
        EventStatus::Ongoing => told("ongoing", told("habit", done)),
        EventStatus::Scheduled => told("due", DealStatus::Planned),
        // `is alleged to have sold`: not a plan, but a deed that is not known to be so.
        EventStatus::Possible if group.mood == Mood::Plain && (group.tense == Tense::Past || group.perfect) => {
            DealStatus::Rumoured
        }
        EventStatus::Possible => told("maybe", DealStatus::Planned),
        EventStatus::Negated => told("negated", DealStatus::Denied),
    })
}
