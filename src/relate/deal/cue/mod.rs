//! Cues: the verbs and nouns that tell of a transfer of arms, as the packs' `deals.toml` frames them. Whether one is a
//! cue where it stands is asked of `around`, how far its verb says the deal has come of `progress`.

mod announced;
mod around;
mod other;
mod paying;
mod places;
mod progress;
mod starts;
mod turned;
mod undone;
mod words;

use crate::analysis::Annotated;
use crate::model::{DealKind, DealStatus, RuleId, Tense, Tokens, VerbGroup};
use crate::order::Order as _;
use crate::rules::frame::Frame;
use crate::rules::inflect::NOUN;
use crate::rules::lexicon::HYPHEN;
use announced::{own_announced, tells_what};
pub(super) use around::gives_other;
use around::{
    behind_origin, counts, does_another, ends_trade, hangs_on_what_is_not, has_object, in_negated_verb,
    infinitive_behind, inside, is_asked_of_another, is_denied, is_led_to, is_negated, is_of_other_deed,
    is_part_of_goods, is_ruled_out, names_talks, only_says, opens_goods, rejects_plea, stands_before, stands_behind,
};
use other::{
    asks_about, asks_for_sum, asks_to_refrain, counts_announced, fits_out_arms, has_arms, is_mere_thought, is_welcomed,
    tells_of_letter, was_ruled_out,
};
pub(super) use paying::payments;
use paying::{hands_over_money, may_only_pay};
pub(super) use places::Places;
use starts::{is_talk, starts_transfer};
use turned::turn;
use undone::{undo_blocked_blocks, undo_lifted_bans};
use words::{stands_parted, words_behind};

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
    /// What a noun says of a deal that is someone's, where nothing leaves it open: `Chad's purchase`.
    pub owned: Option<DealStatus>,
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
    /// Chooses someone for what an infinitive behind it tells: `chosen by Chad to supply`.
    pub chooses: bool,
    /// Says of goods only that they are there: nothing where they are the side's own.
    pub abroad: bool,
    /// Of goods that come: they are its subject, and a side is told where they come from.
    pub arrives: bool,
    /// So only goods that come as a shipment or as some of more: rockets land too.
    pub lands: bool,
    /// Where goods come from is told only where the one who moves them is not.
    pub routed: bool,
    /// A verb that stops a transfer.
    pub forbids: bool,
    /// Of giving: nothing where someone promises to buy.
    pub gives: bool,
    /// The noun that the verb takes, which tells nothing of its own: `won an order from`.
    pub takes: Option<u32>,
}

impl Cue {
    /// `warned Chad against the sale`: the one warned off is the one who sells.
    pub fn warns_off(&self) -> bool {
        self.role == Role::Step && self.supplier.object && self.takes.is_some()
    }

    /// A noun for the end of a deal: `cancellation`.
    pub fn ends(&self) -> bool {
        self.role == Role::Step && self.group.is_none() && self.status.is_some_and(DealStatus::ends_it)
    }
}

/// Does a verb or a noun among these tokens bring up a frame of this stage? Without one there is no cue.
pub(super) fn may_hold_cue(annotated: &Annotated, range: Tokens) -> bool {
    brings_up(annotated, range, |frame| of_stage(annotated, frame))
}

/// Is there a word for a gift whose goods may be told later: `package`?
pub(super) fn may_hold_gift(annotated: &Annotated, range: Tokens) -> bool {
    let grammar = annotated.scan.grammar;
    brings_up(annotated, range, |frame| {
        let rule = grammar.rule(frame.rule);
        rule.make == "pact" && rule.field("kind").and_then(DealKind::parse) == Some(DealKind::Donation)
    })
}

/// Does a verb or a noun among these tokens bring up such a frame?
fn brings_up(annotated: &Annotated, range: Tokens, such: impl Fn(&Frame) -> bool) -> bool {
    let Annotated { scan, verbs, .. } = annotated;
    let (frames, words) = (&scan.grammar.frames, &scan.grammar.words);
    let from = verbs.partition_point(|g| g.tokens.first < range.first);
    let mut groups = verbs[from..].iter().take_while(|g| g.tokens.first < range.end);
    let class = scan.grammar.class(NOUN);
    let noun = |at| {
        if !scan.may_be(at, class) {
            return false;
        }
        let mut nouns = scan.senses_of(at, class).rev().filter_map(|sense| words.noun(sense.entry));
        nouns.any(|noun| frames.of_noun(noun).any(&such))
    };
    groups.any(|g| frames.of_verb(g.lemma).any(&such)) || range.range().any(noun)
}

/// The cues among these tokens, in order; making arms is one only where a licence is told.
pub(super) fn cues(annotated: &Annotated, range: Tokens, licensed: impl Fn() -> bool) -> Vec<Cue> {
    let mut cues = verb_cues(annotated, range);
    add_noun_cues(annotated, range, &mut cues);
    if cues.is_empty() {
        return cues;
    }
    cues.retain(|c| c.kind != Some(DealKind::LicensedProduction) || licensed());
    cues.retain(|c| !(c.ends() && is_ruled_out(annotated, c, range)));
    cues.order_by_key(|c| c.tokens.first);
    let others = cues.clone();
    cues.retain(|c| !c.starts || starts_transfer(annotated, c, &others));
    match cues.iter().filter(|c| c.ends()).find_map(|c| led_by(annotated, c)) {
        Some("demand") => return Vec::new(),
        Some(_) => cues.retain(|c| !c.ends()),
        None => {}
    }
    // `attend le feu vert à la vente`
    let allows = |c: &Cue| c.group.is_none() && c.role == Role::Step && c.status == Some(DealStatus::Approved);
    cues.retain(|c| !(allows(c) && led_by(annotated, c).is_some()));
    undo_blocked_blocks(annotated, &mut cues);
    undo_lifted_bans(annotated, range, &mut cues);
    // `agreed to a request for talks on tanks`: what is asked for is no arms.
    let noun = |c: &Cue, status: DealStatus| c.group.is_none() && c.status == Some(status);
    // `accepted an offer of talks on tanks`, `weighs an offer of talks on tanks`
    let taken = |s: DealStatus| matches!(s, DealStatus::Agreed | DealStatus::Negotiating);
    let taken_up = cues.iter().any(|c| c.role == Role::Step && c.group.is_some() && c.status.is_some_and(taken));
    let asks = |c: &Cue, next: &Cue| {
        let near = next.tokens.first <= c.tokens.end + ASKED_WITHIN;
        let offer = taken_up && noun(c, DealStatus::Negotiating);
        (offer || noun(c, DealStatus::Requested)) && noun(next, DealStatus::Negotiating) && near
    };
    if cues.windows(2).any(|pair| asks(&pair[0], &pair[1])) {
        return Vec::new();
    }
    // `after long talks, Chad ordered`
    cues.retain(|c| !(is_talk(c) && !c.weak && led_by(annotated, c) == Some("past")));
    // `asked parliament to approve the sale`: who asks is no buyer.
    let hangs = |c: &Cue, on: Option<u32>| c.group.is_some_and(|g| annotated.verbs[g as usize].governor == on);
    let allow = |c: &Cue| others.iter().any(|o| o.role == Role::Step && !o.forbids && hangs(o, c.group));
    cues.retain(|c| !(c.group.is_some() && c.status == Some(DealStatus::Requested) && allow(c)));
    let ended = cues.iter().any(Cue::ends);
    cues.retain(|c| !ended || c.role != Role::Step || c.status != Some(DealStatus::Approved));
    own_announced(annotated, &mut cues);
    cues.retain(|c| !c.yields || !tells_what(annotated, c, &others));
    // `Its export order came from Chad`: an order comes, and no goods.
    let ordered = |c: &Cue| c.role == Role::Transfer && c.group.is_none();
    cues.retain(|c| !(c.arrives && c.recipient.owner && others.iter().any(ordered)));
    // `presented the bill for the purchase of jets`
    let is_purchase = |c: &Cue| c.group.is_none() && c.for_others;
    let buys = |c: &Cue, end: u32| {
        c.tokens.first >= end && (c.recipient.subject || is_purchase(c)) && c.role == Role::Transfer
    };
    cues.retain(|c| !c.gives || !others.iter().any(|o| buys(o, c.tokens.end)));
    cues
}

/// Does a verb only pay for something, turn down a plea, or ask another to end something?
fn tells_of_none(annotated: &Annotated, frame: &Frame, group: &VerbGroup) -> bool {
    let done = annotated.scan.grammar.rule(frame.rule).field("done").and_then(DealStatus::parse);
    may_only_pay(annotated, frame, group)
        || frame.has("carries") && (has_object(annotated, group, "deal_letter") || is_welcomed(annotated, frame, group))
        || is_mere_thought(annotated, group)
        || fits_out_arms(annotated, frame, group)
        || frame.has("carries") && hands_over_money(annotated, group)
        || counts_announced(annotated, frame, group)
        || tells_of_letter(annotated, frame, group)
        || was_ruled_out(annotated, group)
        || done == Some(DealStatus::Requested)
            && (asks_for_sum(annotated, group) || asks_about(annotated, group) || asks_to_refrain(annotated, group))
        || done.is_some_and(DealStatus::ends_it)
            && (rejects_plea(annotated, group) || is_asked_of_another(annotated, group))
}

/// How far behind a request the noun may stand for what is asked for, in tokens.
const ASKED_WITHIN: u32 = 4;

/// `called for a halt to arms sales`, `after a halt`, `in violation of an embargo`: someone wants an end that is none yet,
/// or it is over, or nobody minds it.
fn led_by<'a>(annotated: &Annotated<'a>, end: &Cue) -> Option<&'a str> {
    let scan = &annotated.scan;
    let class = scan.grammar.class("deal_demand");
    let first = end.tokens.first as usize;
    let marks = (first.saturating_sub(LED_WITHIN)..first).filter_map(|at| scan.mark(at, class));
    marks.map(|mark| scan.key(mark)).find(|key| !matches!(*key, "resist" | "none"))
}

/// How far before a noun the word that leads it may stand, in tokens.
const LED_WITHIN: usize = 6;

/// Is it a frame of this stage?
pub(super) fn of_stage(annotated: &Annotated, frame: &Frame) -> bool {
    annotated.scan.grammar.stage(frame.rule) == "deals"
}

fn verb_cues(annotated: &Annotated, range: Tokens) -> Vec<Cue> {
    let grammar = annotated.scan.grammar;
    let from = annotated.verbs.partition_point(|g| g.tokens.first < range.first);
    let mut cues = Vec::new();
    for (n, group) in annotated.verbs.iter().enumerate().skip(from).take_while(|(_, g)| g.tokens.first < range.end) {
        let frames = grammar.frames.of_verb(group.lemma).filter(|f| of_stage(annotated, f));
        let wanted = |f: &Frame| grammar.rule(f.rule).field("wants").map(|class| grammar.class(class));
        // `received 36 jets under a contract` is no `received a contract`; but `a follow-on order`.
        let at_once = |at: u32| {
            let (preposition, scan) = (grammar.class("preposition"), &annotated.scan);
            let leads = |t: usize| scan.is(t, preposition) && scan.word(t - 1) != HYPHEN;
            !(group.tokens.end..at).any(|t| leads(t as usize))
        };
        let fits =
            |f: &Frame, at: u32| (!f.has("at_once") || at_once(at)) && (!f.has("counts") || counts(annotated, at));
        let wanted_at =
            |f: &Frame| wanted(f).map(|class| stands_behind(annotated, group, class).filter(|&at| fits(f, at)));
        let found = |f: &Frame| {
            let before = |class| if f.has("before") { stands_before(annotated, group, class) } else { None };
            wanted_at(f).map(|at| at.or_else(|| before(wanted(f)?)))
        };
        let frames = frames.filter(|f| found(f).is_none_or(|at| at.is_some()));
        let frames = frames.filter(|f| may_be_told(annotated, n, f));
        let frames = frames.filter_map(|f| Some((words_behind(annotated, group, f)?, f)));
        // `is in line for 44 tanks`
        let next = |words: u32| counts(annotated, (group.tokens.end + words).saturating_sub(1));
        let frames = frames.filter(|(words, f)| !f.has("counts") || wanted(f).is_some() || next(*words));
        // The frame that asks for most: `take delivery of` before `take`, `rejects reports` before `rejects`.
        let own = |f: &Frame| group.reflexive && f.verbs(group.lemma).iter().any(|v| v.reflexive);
        let most = |(words, f): &(u32, &Frame)| {
            let parted = u32::from(*words == 0 && stands_parted(annotated, group, f));
            std::cmp::Reverse((wanted(f).is_some(), words + parted, own(f)))
        };
        let Some((words, frame)) = frames.min_by_key(most) else { continue };
        let foiled = cues.last().is_some_and(|c: &Cue| c.forbids);
        if hangs_on_what_is_not(annotated, group) && !foiled
            || progress::is_lost(annotated, group)
            || grammar.rule(frame.rule).make == "transfer" && gives_other(annotated, group)
            || opens_goods(annotated, group)
            || ends_trade(annotated, group)
            || is_of_other_deed(annotated, group)
            || tells_of_none(annotated, frame, group)
        {
            continue;
        }
        if words > 0 || !does_another(annotated, n) && !behind_origin(annotated, group) {
            let tokens = Tokens { end: group.tokens.end + words, ..group.tokens };
            let mut made = cue(annotated, frame, tokens, Some((n as u32, group)));
            turn(annotated, group, &mut made);
            cues.push(Cue { takes: wanted_at(frame).flatten().filter(|_| frame.has("takes")), ..made });
        }
    }
    cues
}

/// Can a verb, where it stands and by its form, tell what a frame of it tells?
fn may_be_told(annotated: &Annotated, n: usize, frame: &Frame) -> bool {
    let group = &annotated.verbs[n];
    let undergone = group.passive || group.tense == Tense::Participle;
    let ruled_out = frame.has("lapses") && is_negated(annotated, n)
        || frame.has("finite") && !group.finite()
        // `promised not to send tanks`, `promised to block the sale`
        || frame.has("gives") && asks_to_refrain(annotated, group)
        || frame.has("active") && undergone
        || frame.has("speech") && only_says(annotated, group)
        || frame.has("of_arms") && !has_arms(annotated, group);
    !ruled_out
}

/// `envoi de missiles`: of a noun in several words that holds goods, the first.
fn head_of(annotated: &Annotated, noun: Tokens) -> Tokens {
    let weapons = &annotated.weapons;
    let next = weapons.get(weapons.partition_point(|w| w.tokens.first <= noun.first));
    let holds = next.is_some_and(|w| w.tokens.first < noun.end);
    if holds { Tokens { end: noun.first + 1, ..noun } } else { noun }
}

fn add_noun_cues(annotated: &Annotated, range: Tokens, cues: &mut Vec<Cue>) {
    let Annotated { scan, .. } = annotated;
    let grammar = scan.grammar;
    let class = grammar.class(NOUN);
    let frame = |noun| grammar.frames.of_noun(noun).find(|f| of_stage(annotated, f));
    for at in range.range().filter(|&at| scan.may_be(at, class)) {
        for sense in scan.senses_of(at, class).rev() {
            // Most nouns bring up no deal.
            let Some(frame) = grammar.words.noun(sense.entry).and_then(frame) else { continue };
            let noun = head_of(annotated, Tokens::new(at, at + usize::from(sense.len)));
            let taken = |c: &Cue| c.tokens.contains(at) || c.takes == Some(at as u32);
            let covered = cues.iter().any(taken) || is_part_of_goods(annotated, at as u32);
            let asks = || frame.has("no_infinitive") && infinitive_behind(annotated, noun.end);
            let inside_other = || inside(annotated, at, grammar.class("deal_not_noun"));
            let another =
                || inside_other() || progress::is_of_loss(annotated, at) || names_talks(annotated, frame, noun.end);
            // `an embargo on sales`, and not `an arms embargo`.
            let aimless = || frame.has("aimed") && !scan.is(noun.end as usize, grammar.class("preposition"));
            let led = || frame.has("aside") && is_led_to(annotated, at);
            let denied = || led() || grammar.rule(frame.rule).make != "step" && is_denied(annotated, at);
            // `won't halt the sale`: what a negated verb tells is told by no noun of its form.
            let undone = || in_negated_verb(annotated, at);
            // `a follow-on order` is no order that is `on order`.
            let cut = sense.len > 1 && at > 0 && scan.word(at - 1) == HYPHEN;
            if !(cut || covered || asks() || aimless() || another() || denied() || undone()) {
                cues.push(cue(annotated, frame, noun, None));
            }
        }
    }
}

fn cue(annotated: &Annotated, frame: &Frame, tokens: Tokens, verb: Option<(u32, &VerbGroup)>) -> Cue {
    let rule = annotated.scan.grammar.rule(frame.rule);
    let text = |name: &str| rule.field(name).unwrap_or("");
    let has = |name: &str| frame.has(name);
    let status = match verb {
        Some((_, group)) => progress::status(annotated, rule, group),
        None => DealStatus::parse(text("done")),
    };
    Cue {
        rule: frame.rule,
        role: match rule.make {
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
        owned: DealStatus::parse(text("owned")),
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
        chooses: has("chooses"),
        gives: has("gives"),
        abroad: has("abroad"),
        arrives: has("arrives"),
        lands: has("lands"),
        routed: has("routed"),
        forbids: verb.is_some() && rule.make == "step" && text("done") == "blocked",
        takes: None,
    }
}
