//! Cues: the verbs and nouns that tell of a transfer of arms, as the packs' `deals.toml` frames them.

use super::side::Slot;
use crate::analysis::Annotated;
use crate::model::{DealKind, DealStatus, EventStatus, Mood, RuleId, Tense, Tokens, VerbGroup};
use crate::rules::frame::Frame;
use crate::rules::inflect::NOUN;
use crate::rules::rule::Rule;

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
}

/// The places of a side beside a cue.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    pub subject: bool,
    pub object: bool,
    pub slots: Vec<Slot>,
}

impl Places {
    fn parse(names: &str) -> Places {
        let has = |name: &str| names.split('|').any(|n| n.trim() == name);
        Places { subject: has("subject"), object: has("object"), slots: Slot::list(names) }
    }
}

/// The cues among these tokens, in order; making arms is one only where a licence is told.
pub(super) fn cues(annotated: &Annotated, range: Tokens, licensed: impl Fn() -> bool) -> Vec<Cue> {
    let grammar = annotated.scan.grammar;
    let of_stage = |rule: RuleId| &*grammar.rules[rule as usize].stage == "deals";
    let mut cues = Vec::new();
    let from = annotated.verbs.partition_point(|g| g.tokens.first < range.first);
    for (n, group) in annotated.verbs.iter().enumerate().skip(from).take_while(|(_, g)| g.tokens.first < range.end) {
        let frame = grammar.frames.of_verb(group.lemma).find(|f| of_stage(f.rule) && follows(annotated, group, f));
        if let Some(frame) = frame {
            cues.push(cue(grammar.rule(frame.rule), frame.rule, group.tokens, Some((n as u32, group))));
        }
    }
    let class = grammar.class(NOUN);
    for at in range.range() {
        let nouns = annotated.scan.is(at, class).then(|| annotated.scan.marks_at(at)).into_iter().flatten();
        for mark in nouns.map(|(_, m)| m).filter(|m| m.class == class && m.lexical) {
            let frame =
                grammar.words.noun(mark.value).and_then(|id| grammar.frames.of_noun(id).find(|f| of_stage(f.rule)));
            let covered = cues.iter().any(|c: &Cue| c.tokens.contains(at));
            let asks = |f: &&Frame| {
                has_trait(&grammar.rule(f.rule).other, "no_infinitive") && infinitive_behind(annotated, mark.end)
            };
            if let Some(frame) = frame.filter(|f| !covered && !asks(f)) {
                let tokens = Tokens { first: mark.first, end: mark.end };
                cues.push(cue(grammar.rule(frame.rule), frame.rule, tokens, None));
            }
        }
    }
    cues.retain(|c| c.kind != Some(DealKind::LicensedProduction) || licensed());
    cues.sort_by_key(|c| c.tokens.first);
    cues
}

/// Does an infinitive hang on the noun that ends here: `an order to fire`?
fn infinitive_behind(annotated: &Annotated, end: u32) -> bool {
    let next = annotated.verbs.partition_point(|g| g.tokens.first < end);
    annotated.verbs.get(next).is_some_and(|g| g.tense == Tense::Infinitive && g.tokens.first <= end + 1)
}

fn has_trait(fields: &toml::Table, name: &str) -> bool {
    fields.get("traits").and_then(toml::Value::as_array).is_some_and(|t| t.iter().any(|t| t.as_str() == Some(name)))
}

/// Do the words that a frame's verb wants stand behind it: `hand over`?
fn follows(annotated: &Annotated, group: &VerbGroup, frame: &Frame) -> bool {
    frame.verbs.iter().filter(|v| v.lemma == group.lemma).any(|verb| {
        verb.reflexive <= group.reflexive
            && verb.particles.iter().enumerate().all(|(n, particle)| {
                let at = group.tokens.end as usize + n;
                annotated
                    .scan
                    .tokens
                    .get(at)
                    .is_some_and(|_| annotated.scan.token_text(at).eq_ignore_ascii_case(particle))
            })
    })
}

fn cue(rule: &Rule, id: RuleId, tokens: Tokens, verb: Option<(u32, &VerbGroup)>) -> Cue {
    let text = |name: &str| rule.field(name).unwrap_or("");
    let has = |name: &str| has_trait(&rule.other, name);
    let status = match verb {
        Some((_, group)) => status_of(rule, group),
        None => DealStatus::parse(text("done")),
    };
    Cue {
        rule: id,
        role: match rule.make.as_str() {
            "step" => Role::Step,
            "pact" => Role::Pact,
            _ => Role::Transfer,
        },
        tokens,
        group: verb.map(|(n, _)| n),
        kind: DealKind::parse(text("kind")),
        supplier: Places::parse(text("supplier")),
        recipient: Places::parse(text("recipient")),
        status,
        needs_recipient: has("needs_recipient"),
        deploys: has("deploys"),
        weak: has("weak"),
    }
}

/// The status that a verb gives in its tense and mood: `done`, `ongoing`, `due`, `maybe`, `negated` of its frame.
fn status_of(rule: &Rule, group: &VerbGroup) -> Option<DealStatus> {
    let told = |name: &str, otherwise: DealStatus| rule.field(name).and_then(DealStatus::parse).unwrap_or(otherwise);
    let done = rule.field("done").and_then(DealStatus::parse)?;
    let press_conditional = group.mood == Mood::Conditional && group.perfect;
    Some(match group.status {
        _ if press_conditional && !group.negated => DealStatus::Rumoured,
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
