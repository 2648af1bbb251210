//! Who is named, where articles disagree, and what was set aside.

use super::sources::{Reference, References, Sources, shortened};
use crate::model::LineRole;
use crate::order::Order as _;
use crate::render::wording::{said, words};
use crate::report::{ActorRecord, Conflict, Evidence, Texts};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many rows these tables hold.
const LONGEST: usize = 120;

/// An actor in the table of those named most.
#[derive(Debug)]
pub struct ActorRow {
    pub name: String,
    pub kind: String,
    pub country: String,
    pub roles: String,
    pub aliases: String,
    pub mentions: usize,
    pub rule: String,
    pub references: References,
}

/// The actors named most, and how many there are beside them.
pub fn actors(sources: &Sources) -> (Vec<ActorRow>, usize) {
    let mut actors: Vec<&ActorRecord> = sources.report.actors.iter().collect();
    actors.order_by_key(|a| (Reverse(a.mentions), &a.name));
    let row = |actor: &&ActorRecord| ActorRow {
        name: actor.name.clone(),
        kind: actor.kind.clone(),
        country: actor.country.clone().unwrap_or_default(),
        roles: roles(actor),
        aliases: actor.aliases.iter().filter(|a| **a != actor.name).cloned().collect::<Vec<_>>().join(", "),
        mentions: actor.mentions,
        rule: actor.rule.clone(),
        references: sources.first_references(&actor.evidence),
    };
    (actors.iter().take(LONGEST).map(row).collect(), actors.len().saturating_sub(LONGEST))
}

fn roles(actor: &ActorRecord) -> String {
    let mut roles: Vec<String> = Vec::new();
    for role in &actor.roles {
        let status = role.status.as_ref().map(|s| format!("{s} ")).unwrap_or_default();
        let role = format!("{status}{}", if role.role == "other" { role.title.clone() } else { words(&role.role) });
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles.join(", ")
}

/// A disagreement.
#[derive(Debug)]
pub struct ConflictCard {
    pub subject: String,
    pub field: String,
    pub sides: Vec<SideCard>,
}

/// What some articles say.
#[derive(Debug)]
pub struct SideCard {
    pub value: String,
    pub quotes: Vec<Quote>,
    pub more: usize,
}

/// A sentence with the words that count.
#[derive(Debug)]
pub struct Quote {
    pub before: String,
    pub words: String,
    pub after: String,
    pub language: String,
    pub reference: Reference,
}

/// The disagreements, and how many there are beside them.
pub fn conflicts(sources: &Sources) -> (Vec<ConflictCard>, usize) {
    let conflicts = &sources.report.conflicts;
    let card = |conflict: &Conflict| ConflictCard {
        subject: subject(sources, conflict),
        field: words(&conflict.field),
        sides: conflict.sides.iter().map(|side| side_card(sources, said(side), &side.evidence)).collect(),
    };
    (conflicts.iter().take(LONGEST).map(card).collect(), conflicts.len().saturating_sub(LONGEST))
}

fn side_card(sources: &Sources, value: String, evidence: &[Evidence]) -> SideCard {
    let References { shown, more } = sources.first_references(evidence);
    let quote = |reference: Reference| {
        let article = sources.report.articles.get(reference.number - 1).map(|a| a.id.as_str());
        let evidence = evidence.iter().find(|e| Some(&*e.article) == article)?;
        let (before, words, after) = parts(evidence);
        let language = sources.language(std::slice::from_ref(evidence)).to_owned();
        Some(Quote { before, words, after, language, reference })
    };
    SideCard { value, quotes: shown.into_iter().filter_map(quote).collect(), more }
}

/// The sentence around the words; the words alone where it does not hold them as they stand.
fn parts(evidence: &Evidence) -> (String, String, String) {
    let words = evidence.text.split_whitespace().collect::<Vec<_>>().join(" ");
    match evidence.sentence.split_once(&words).filter(|_| !words.is_empty()) {
        Some((before, after)) => (before.to_owned(), words, shortened(after, 200)),
        None => (String::new(), words, String::new()),
    }
}

/// What a conflict is about.
fn subject(sources: &Sources, conflict: &Conflict) -> String {
    let index = |about: &str| conflict.index.filter(|_| conflict.about == about);
    let deal = index("arms_deal").and_then(|i| sources.report.arms_deals.get(i));
    let event = index("event").and_then(|i| sources.report.events.get(i));
    if let Some(deal) = deal {
        let side = |code: &Option<String>| code.as_deref().map_or("?", |c| sources.country(c)).to_owned();
        return format!("{} → {}", side(&deal.supplier), side(&deal.recipient));
    }
    let actor = conflict.id.as_deref().map(|id| sources.name(id).to_owned());
    event.map(|e| e.summary.clone()).or(actor).unwrap_or_else(|| words(&conflict.about))
}

/// Lines set aside as furniture, by reason: reason, lines, articles.
pub fn furniture(texts: &Texts) -> Vec<(String, usize, usize)> {
    let mut reasons: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for text in texts.values() {
        let mut here: BTreeMap<&str, usize> = BTreeMap::new();
        for line in text.lines.iter().filter(|l| l.role == LineRole::Furniture) {
            *here.entry(line.reason).or_default() += 1;
        }
        for (reason, lines) in here {
            let (all, articles) = reasons.entry(reason).or_default();
            *all += lines;
            *articles += 1;
        }
    }
    let mut rows: Vec<(String, usize, usize)> = reasons.into_iter().map(|(r, (l, a))| (r.to_owned(), l, a)).collect();
    rows.order_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    rows
}
