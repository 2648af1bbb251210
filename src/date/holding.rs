//! What a text names that held for a span of days: offices with their holders, states, currencies.

use super::evidence::{LEAD, year_of};
use super::vote::Fact;
use crate::analysis::Annotated;
use crate::facts::offices::Term;
use crate::model::{ActorKind, Country, Role, Tokens, Use};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// All facts of a text that bear on its date.
pub(super) fn facts(annotated: &Annotated) -> Vec<Fact> {
    let mut facts = offices(annotated);
    facts.extend(states(annotated));
    facts.extend(currencies(annotated));
    facts
}

/// The terms of those whom the text names with an office that they hold.
fn offices(annotated: &Annotated) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    let told = |role: &&Role| role.status.is_none() && !UNTOLD.contains(&&*role.role);
    for (at, actor) in annotated.actors.iter().enumerate().filter(|(_, a)| a.kind == ActorKind::Person) {
        for role in actor.roles.iter().filter(told) {
            // The leader of rebels holds no office, whatever he held later.
            if actor.code.as_deref().is_some_and(|code| NO_OFFICE.contains(&code.get(3..).unwrap_or_default())) {
                continue;
            }
            // Who is called former anywhere keeps the title elsewhere.
            if actor.roles.iter().any(|r| r.role == role.role && r.status == Some("former")) {
                continue;
            }
            let country = role.country.or(actor.country);
            if by_surname_alone(annotated, at as u32) {
                continue;
            }
            let offices = &annotated.facts.offices;
            let roles = [&*role.role].into_iter().chain(like(&role.role).iter().copied());
            let terms = roles.flat_map(|role| offices.terms(&actor.name, role, country));
            let mut spans: Vec<(Date, Date)> = terms.map(|t: &Term| span(t.start, t.end)).collect();
            if role.role == "executive" {
                // Who leads a bank of no country that is told may lead another body than the one in the table.
                spans.retain(|_| role.country.is_some());
                spans.extend(offices.tenures(&actor.name).iter().map(|t| span(t.start, t.end)));
            }
            if spans.is_empty() {
                continue;
            }
            let detail = detail(&actor.name, role);
            if !facts.iter().any(|f| f.detail == detail) {
                let brief = role.role == "minister" && spans.iter().all(|(from, to)| (*to - *from).get_days() < BRIEF);
                let past = brief || only_in_history(annotated, at as u32);
                facts.push(Fact { detail, spans, past, weak: in_passing(annotated, at as u32) });
            }
        }
    }
    facts
}

/// Is the actor told by one name alone, and nothing else in the text of his country: `President Pereira`?
fn by_surname_alone(annotated: &Annotated, actor: u32) -> bool {
    let country = annotated.actors[actor as usize].country;
    let mut mentions = annotated.mentions.iter().filter(|m| m.actor == Some(actor) && !m.inferred);
    mentions.all(|m| m.tokens.end == m.tokens.first + 1)
        && !annotated.actors.iter().any(|a| a.kind == ActorKind::Country && a.country == country)
}

/// Agents of CAMEO's codes that are no government.
const NO_OFFICE: &[&str] = &["PTY", "OPP", "REB", "SEP", "INS", "UAF"];

/// The days of a term; one without an end lasts.
fn span(start: Option<Date>, end: Option<Date>) -> (Date, Date) {
    (start.unwrap_or(Date::MIN), end.unwrap_or(Date::MAX))
}

/// Roles of which the table knows but some terms: an envoy, a general, a member of parliament was one before.
const UNTOLD: &[&str] = &["other", "diplomat", "legislator", "military"];

/// What else someone of a role can have been when so called: the table has holes where a minister held several posts,
/// and some lead a state without being its head.
fn like(role: &str) -> &'static [&'static str] {
    match role {
        "minister" => &["deputy_minister", "other"],
        "head_of_state" => &["executive"],
        _ => &[],
    }
}

/// Who was minister for fewer days is named longer for having been it than for being it.
const BRIEF: i32 = 120;

/// `Vladimir Putin (head of government)`
fn detail(name: &str, role: &Role) -> String {
    format!("{name} ({})", role.role.replace('_', " "))
}

/// Whether every sentence that names the actor also names a year.
fn only_in_history(annotated: &Annotated, actor: u32) -> bool {
    let mentions = annotated.mentions.iter().filter(|m| m.actor == Some(actor) && m.usage == Use::Actor && !m.inferred);
    let dated = |tokens: Tokens| {
        let sentence = sentence_of(annotated, tokens);
        annotated.times.iter().any(|t| sentence.overlaps(t.tokens) && year_of(t).is_some())
    };
    let mut seen = false;
    for mention in mentions {
        seen = true;
        if !dated(mention.tokens) {
            return false;
        }
    }
    seen
}

/// Whether the actor is named once, and not in the first lines.
fn in_passing(annotated: &Annotated, actor: u32) -> bool {
    let mut mentions = annotated.mentions.iter().filter(|m| m.actor == Some(actor) && !m.inferred);
    mentions.next().is_none_or(|first| first.tokens.first >= LEAD) && mentions.next().is_none()
}

/// The tokens of the sentence that holds these.
pub(super) fn sentence_of(annotated: &Annotated, tokens: Tokens) -> Tokens {
    let sentences = &annotated.scan.sentences;
    let at = sentences.partition_point(|s| s.end <= tokens.first);
    sentences.get(at).map_or(tokens, |s| Tokens { first: s.first, end: s.end })
}

/// The days of former states that act in the first lines and are named again: news of them, not history.
fn states(annotated: &Annotated) -> Vec<Fact> {
    let former = annotated.scan.grammar.class("status");
    let mut facts = Vec::new();
    for (at, actor) in annotated.actors.iter().enumerate().filter(|(_, a)| a.kind == ActorKind::Country) {
        let ended = |country: Country| annotated.facts.countries.get(country)?.ended.as_ref()?.parse::<Date>().ok();
        let Some(ended) = actor.country.and_then(ended) else { continue };
        let mentions: Vec<_> = annotated.mentions.iter().filter(|m| m.actor == Some(at as u32)).collect();
        let past = |first: u32| first > 0 && annotated.scan.mark(first as usize - 1, former).is_some();
        let acts = mentions.iter().any(|m| m.usage == Use::Actor && m.tokens.first < LEAD);
        if acts && mentions.len() > 1 && !mentions.iter().any(|m| past(m.tokens.first)) {
            facts.push(Fact { detail: actor.name.clone(), spans: vec![(Date::MIN, ended)], past: false, weak: false });
        }
    }
    facts
}

/// The days of currencies that are no longer, or were not yet, legal tender.
fn currencies(annotated: &Annotated) -> Vec<Fact> {
    let codes: BTreeSet<&str> = annotated.money.iter().filter_map(|m| m.currency.as_deref()).collect();
    let fact = |code: &str| {
        let (from, to) = annotated.facts.currencies.tender(code)?;
        let (from, to) = (from.parse().unwrap_or(Date::MIN), to.parse().unwrap_or(Date::MAX));
        let young = from > OLD || to < Date::MAX;
        young.then(|| Fact { detail: code.to_owned(), spans: vec![(from, to)], past: false, weak: false })
    };
    codes.into_iter().filter_map(fact).collect()
}

/// Currencies older than this bound nothing.
const OLD: Date = jiff::civil::date(1980, 1, 1);
