//! One event once: mentions of the same type, the same sides and no other day become one.

mod apart;

use crate::analysis::Annotated;
use crate::model::{ActorKind, Event, EventStatus, EventType, Party};
use apart::{
    calls_and_meets, done_as_decided, had_been_done, hold_other_offices, met_another, signs_another, statuses_agree,
    told_side_by_side, under_way, visits_and_meets,
};

/// How many events back a mention is compared; what keeps the work linear in any text.
const REACH: usize = 200;

/// The events without repetition, in the order of their first mention.
pub(super) fn once(annotated: &Annotated, found: Vec<Event>) -> Vec<Event> {
    let mut kept: Vec<Event> = Vec::new();
    for event in found {
        match kept.iter_mut().rev().take(REACH).find(|k| same(annotated, k, &event)) {
            Some(first) => join(annotated, first, event),
            None if event.source.is_empty() && event.target.is_empty() => {}
            None => kept.push(event),
        }
    }
    kept
}

/// The words that a time is told in, so that two mentions of one weekday are one day.
fn time_text<'a>(annotated: &'a Annotated, event: &Event) -> Option<&'a str> {
    let time = annotated.times.get(event.time? as usize)?;
    Some(annotated.scan.text.slice(time.span))
}

fn same(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let agree = || statuses_agree(a.status, b.status) || under_way(a, b) || done_as_decided(a, b);
    if a.kind != b.kind || !agree() || are_two(annotated, a, b) {
        return false;
    }
    let days = match (time_text(annotated, a), time_text(annotated, b)) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        _ => true,
    };
    let days = days || told_below(annotated, a, b);
    let together = a.kind == EventType::Consult
        || a.kind == EventType::Agree && (a.rule == b.rule || opens_story(annotated, a, b));
    if together && days && statesmen(annotated, a, b) || signed_for(annotated, a, b) {
        return true;
    }
    if days && (told_at_once(annotated, a, b) || names_again(a, b) || voiced_again(annotated, a, b)) {
        return true;
    }
    if b.source.is_empty() && b.target.is_empty() {
        let near = || sentence(annotated, b) <= sentence(annotated, a) + SIGNED_WITHIN;
        return days && (a.kind == EventType::Consult || a.kind == EventType::Agree && a.rule == b.rule && near());
    }
    days && (within(annotated, a, b)
        || within(annotated, b, a)
        || alike(annotated, a, b)
        || spoken_for(annotated, a, b)
        || (b.time.is_none() || a.time.is_some()) && spoken_for(annotated, b, a)
        || guests_unnamed(annotated, a, b)
        || talkers_unnamed(annotated, a, b)
        || doers_unnamed(annotated, a, b)
        || heads_page(annotated, a) && doers_unnamed(annotated, b, a))
}

/// Does something tell that two events of one type are two deeds?
fn are_two(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let either = |test: fn(&Annotated, &Event, &Event) -> bool| test(annotated, a, b) || test(annotated, b, a);
    told_side_by_side(annotated, a, b)
        || either(had_been_done)
        || signs_another(annotated, a, b)
        || match a.kind {
            EventType::Assault => {
                // `has been fighting Chad since May`, `shelled Chad on Friday`: a war that goes on, and a blow of today.
                let goes_on = |e: &Event| e.status == EventStatus::Ongoing;
                // `Guards shot a man. In 2013 they had shot two`: what a year brought is another blow.
                let of_year = |e: &Event| e.time.is_some_and(|t| annotated.times[t as usize].is_year_alone());
                goes_on(a) != goes_on(b) || of_year(a) && b.time.is_none() || of_year(b) && a.time.is_none()
            }
            // A ban and a coup, a recall and an expulsion.
            EventType::Coerce | EventType::Sanction => a.mode.is_some() && b.mode.is_some() && a.mode != b.mode,
            EventType::Consult => {
                either(calls_and_meets)
                    || either(visits_and_meets)
                    || met_another(annotated, a, b)
                    || hold_other_offices(annotated, a, b)
            }
            _ => false,
        }
}

/// `Two soldiers were killed when rebels attacked a post in Chad`, `rebels killed two in an attack on Chad`: in one sentence,
/// one country of the targets, and who did it told of once; or whose attack it is that a noun of the clause names again.
fn told_at_once(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    if a.kind != EventType::Assault || sentence(annotated, a) != sentence(annotated, b) {
        return false;
    }
    let lands = |e: &Event| {
        let country = |s: &Side| matches!(s, Side::Country(_));
        sides_of(annotated, &e.target, true).into_iter().filter(country).collect::<Vec<_>>()
    };
    let shared = || lands(a).iter().any(|land| lands(b).contains(land));
    let inside = a.span.start <= b.span.start && b.span.end <= a.span.end;
    let doers = |e: &Event| sides_of(annotated, &e.source, true);
    // `attacked a post, killing two soldiers`: of one subject, and those killed of no land.
    let goes_on = a.span.start == b.span.start && sides_of(annotated, &b.target, true).iter().all(is_stateless);
    (a.source.is_empty() != b.source.is_empty()) && shared()
        || goes_on && !a.source.is_empty() && !a.target.is_empty() && doers(a) == doers(b)
        || inside && b.rule != a.rule && !a.source.is_empty() && !a.target.is_empty() && doers(a) == doers(b)
}

/// `announced sanctions on firms of Chad`: what a noun within the words of a deed tells, without saying whose it is, is that
/// deed of the same type.
fn names_again(a: &Event, b: &Event) -> bool {
    let inside = a.span.start <= b.span.start && b.span.end <= a.span.end;
    let words = a.kind == EventType::Sanction && b.source.is_empty() && !a.source.is_empty();
    words && inside && a.trigger.end <= b.trigger.end
}

/// `X condemned the raid`, `X expressed its strong condemnation of these acts`: who condemns nobody known, and goes on
/// doing so in other words.
fn voiced_again(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let of = |parties: &[Party]| sides_of(annotated, parties, true);
    let nobody = |e: &Event| of(&e.target).iter().all(is_stateless);
    a.kind == EventType::Accuse
        && b.time.is_none()
        && !a.source.is_empty()
        && of(&a.source) == of(&b.source)
        && nobody(a)
        && nobody(b)
}

/// `X visited Chad`, `the delegation's visit to Chad`: a guest of no name and no country is one told of by name.
fn guests_unnamed(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let visits = |e: &Event| e.kind == EventType::Consult && e.mode.as_deref() == Some("visit");
    if !visits(a) || !visits(b) {
        return false;
    }
    let guests = sides_of(annotated, &b.source, true);
    let hosts = |e: &Event| sides_of(annotated, &e.target, true);
    !guests.is_empty() && guests.iter().all(is_stateless) && {
        let told = hosts(a);
        !a.source.is_empty() && !told.is_empty() && hosts(b).iter().all(|h| told.contains(h))
    }
}

/// `X phoned Y. The president had a call with Y`: of those who talk one has no name and no country, and the others are told of.
fn talkers_unnamed(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    if a.kind != EventType::Consult || a.mode != b.mode {
        return false;
    }
    let (told, own) = (sides(annotated, a), sides(annotated, b));
    let named = own.iter().filter(|s| !is_stateless(s)).count();
    let among = own.iter().all(|s| is_stateless(s) || told.contains(s));
    named > 0 && named < own.len() && told.len() >= own.len() && among
}

/// `The envoys of Chad and Mali condemned Kenya. The envoys condemned …`: one rule, one target, and a group of no name and
/// no country for the known ones told of before.
fn doers_unnamed(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    if a.rule != b.rule {
        return false;
    }
    let of = |parties: &[Party]| sides_of(annotated, parties, true);
    let doers = of(&b.source);
    !doers.is_empty()
        && doers.iter().all(is_stateless)
        && of(&a.source).iter().any(|s| !is_stateless(s))
        && !b.target.is_empty()
        && of(&a.target) == of(&b.target)
}

/// `Chad threatens Mali`, `the president of Chad threatened Mali on Friday`: one rule, the country and then who speaks for it,
/// be it a ministry of its own.
fn spoken_for(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let country = |p: &Party| {
        let mention = &annotated.mentions[p.mention as usize];
        let actor = &annotated.actors[mention.actor? as usize];
        let coded = || annotated.facts.countries.coded(mention.code.get(..3)?);
        let own = actor.code.as_deref().is_some_and(|code| matches!(code.get(3..), Some("GOV" | "MIL")));
        let kind = if own && actor.kind == ActorKind::Organization { ActorKind::Person } else { actor.kind };
        Some((kind, actor.country.or_else(coded)?))
    };
    let ([whole], [speaker]) = (&a.source[..], &b.source[..]) else { return false };
    let (Some((ActorKind::Country, whole)), Some((ActorKind::Person, of))) = (country(whole), country(speaker)) else {
        return false;
    };
    let targets = |e: &Event| sides_of(annotated, &e.target, true);
    let told = targets(a);
    // `Chad recalls its envoy`, `the president of Chad ordered the recall of the envoy`
    let alike = a.rule == b.rule || a.kind == EventType::Sanction && a.mode.is_some() && a.mode == b.mode;
    alike && whole == of && targets(b).iter().all(|t| told.contains(t))
}

/// Are the sides of one event among those of another: of what is done together all, else each in its own place? One mode
/// tells that a country and those who speak for it may be the same.
fn within(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    use EventType::{Agree, Consult, Cooperate};
    let by_country = a.mode == b.mode;
    let one = |a: &Party, b: &Party| side(annotated, a, by_country) == side(annotated, b, by_country);
    let among = |a: &[Party], b: &[Party]| a.iter().all(|p| b.iter().any(|other| one(p, other)));
    let mut all = a.source.iter().chain(&a.target);
    match a.kind {
        Agree | Consult | Cooperate => all.all(|p| b.source.iter().chain(&b.target).any(|other| one(p, other))),
        _ => among(&a.source, &b.source) && among(&a.target, &b.target),
    }
}

/// `The bloc imposes sanctions on Chad`, `the bloc imposed sanctions on eight officials`: one rule, one who does it, and a
/// group of no country in the place of a country.
fn alike(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let of = |parties: &[Party]| sides_of(annotated, parties, true);
    let stateless = |event: &Event| {
        let side = |s: &Side| matches!(s, Side::Code(code) if code.len() == 3);
        of(&event.target).iter().all(side)
    };
    let known = |event: &Event| of(&event.source).iter().any(|s| matches!(s, Side::Actor(_)));
    a.rule == b.rule && a.target.len() == b.target.len() && known(a) && of(&a.source) == of(&b.source) && stateless(b)
}

/// The sentence that tells an event.
fn sentence(annotated: &Annotated, event: &Event) -> usize {
    annotated.scan.sentence_of(event.trigger.first as usize)
}

/// Is an event told by the page's headline, which the body tells again in its own words?
fn heads_page(annotated: &Annotated, event: &Event) -> bool {
    let scan = &annotated.scan;
    scan.sentences[scan.sentence_of(event.trigger.first as usize)].headline
}

/// `X, Y to meet Wednesday`, and right below `X and Y will meet on 12 March`: one day in other words.
fn told_below(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    opens_story(annotated, a, b) && a.rule == b.rule && a.status == b.status
}

/// Is one event told by a headline and the other in the first sentence below it?
fn opens_story(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let near = sentence(annotated, b) <= sentence(annotated, a) + BELOW;
    heads_page(annotated, a) && near && !heads_page(annotated, b)
}

/// So far below its headline is a story's first sentence, with the line of its date between.
const BELOW: usize = 2;

/// `The firm signed a deal with Chad. The deal was signed by Ann Lee and Omar Diallo`: who put their names to the paper told of
/// right before, all of its lands as far as known; or `Chad signed a deal` alone, and those of both lands.
fn signed_for(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let scan = &annotated.scan;
    let signs = || scan.grammar.own_rule("event", "sign") == Some(a.rule);
    if a.kind != EventType::Agree || a.rule != b.rule || a.status != b.status || b.time.is_some() || !signs() {
        return false;
    }
    let first = scan.tokens.partition_point(|t| t.span.start < b.span.start);
    let is_the = |at: usize| scan.mark(at, scan.grammar.class("determiner")).is_some_and(|m| scan.key(m) == "the");
    let the = || is_the(first) || is_the(b.trigger.end as usize);
    let near = sentence(annotated, a) < sentence(annotated, b)
        && sentence(annotated, b) <= sentence(annotated, a) + SIGNED_WITHIN;
    let people = || b.source.len() > 1 && named(annotated, b).len() == b.source.len();
    let parties = countries(annotated, a);
    let own = countries(annotated, b);
    let known = !own.is_empty() && own.iter().all(|land| parties.contains(land));
    let completes = || parties.len() == 1 && own.contains(&parties[0]);
    near && the() && people() && (known || completes())
}

/// So many sentences behind a deal stand those who signed it.
const SIGNED_WITHIN: usize = 4;

/// `The two presidents met` and `Chad and Mali met`: one event has countries where the other has those who speak for
/// them.
fn statesmen(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let (of_a, of_b) = (countries(annotated, a), countries(annotated, b));
    let (named_a, named_b) = (named(annotated, a), named(annotated, b));
    let within = |a: &[u32], b: &[u32]| a.iter().all(|actor| b.contains(actor));
    of_a.len() > 1 && of_a == of_b && (within(&named_a, &named_b) || within(&named_b, &named_a))
}

/// The sides with a name of their own: actors that are no countries.
fn named(annotated: &Annotated, event: &Event) -> Vec<u32> {
    let actors = event.source.iter().chain(&event.target).filter_map(|p| annotated.mentions[p.mention as usize].actor);
    actors.filter(|&actor| annotated.actors[actor as usize].kind != ActorKind::Country).collect()
}

/// The countries of all sides, sorted; empty where a side has none.
fn countries<'a>(annotated: &'a Annotated, event: &Event) -> Vec<&'a str> {
    let code = |p: &Party| annotated.mentions[p.mention as usize].code.get(..3);
    let mut all: Vec<&str> = event.source.iter().chain(&event.target).filter_map(code).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A side for comparison: its actor, else its country, else its code.
#[derive(PartialEq, Eq)]
enum Side<'a> {
    Actor(u32),
    Country(&'a str),
    Code(&'a str),
}

/// A group of no name and no country.
fn is_stateless(side: &Side) -> bool {
    matches!(side, Side::Code(code) if code.len() <= 3)
}

fn sides<'a>(annotated: &'a Annotated, event: &Event) -> Vec<Side<'a>> {
    let mut sides = sides_of(annotated, &event.source, false);
    sides.extend(sides_of(annotated, &event.target, false));
    sides
}

/// The sides of one place.
fn sides_of<'a>(annotated: &'a Annotated, parties: &[Party], by_country: bool) -> Vec<Side<'a>> {
    parties.iter().map(|party| side(annotated, party, by_country)).collect()
}

/// Who a party is; `by_country` makes a country and those who speak for it one.
fn side<'a>(annotated: &'a Annotated, party: &Party, by_country: bool) -> Side<'a> {
    let mention = &annotated.mentions[party.mention as usize];
    let code = &*mention.code;
    // `sanctions on Chad`, `sanctions on forty Chadian officials`: one side.
    let country = || code.get(..3).filter(|c| by_country && annotated.facts.countries.coded(c).is_some());
    match mention.actor {
        Some(actor) if annotated.actors[actor as usize].kind == ActorKind::Country => {
            country().map_or(Side::Actor(actor), Side::Country)
        }
        Some(actor) => Side::Actor(actor),
        None => country().map_or(Side::Code(code), Side::Country),
    }
}

/// `Chad Gives Mali Its Backing`: a line with capitals all over, as some headlines are set.
fn is_titled(line: &str) -> bool {
    let mut words = line.split_whitespace().filter(|word| word.chars().count() > SMALL_WORD);
    words.all(|word| word.starts_with(char::is_uppercase))
}

/// Words of so many letters stay small in titles.
const SMALL_WORD: usize = 4;

/// Are those of one place of an event those of another's, by their countries at least?
fn of_one_side(annotated: &Annotated, a: &[Party], b: &[Party]) -> bool {
    let land = |p: &Party| annotated.mentions[p.mention as usize].code.get(..3);
    let alike = a.len() == b.len() && a.iter().zip(b).all(|(a, b)| land(a).is_some() && land(a) == land(b));
    !a.is_empty() && (alike || sides_of(annotated, a, false) == sides_of(annotated, b, false))
}

/// Is no verb among the words that tell an event?
fn told_by_noun(annotated: &Annotated, event: &Event) -> bool {
    let verbs = &annotated.verbs;
    let next = verbs.get(verbs.partition_point(|g| g.tokens.end <= event.trigger.first));
    next.is_none_or(|g| g.tokens.first >= event.trigger.end)
}

/// Takes over from another mention what the first one lacks.
fn join(annotated: &Annotated, first: &mut Event, other: Event) {
    let size = |event: &Event| (sides(annotated, event).len(), named(annotated, event).len());
    let lands = |event: &Event| countries(annotated, event).len();
    let fuller = size(&other) > size(first) && (lands(&other) > lands(first) || !signed_for(annotated, first, &other));
    if first.time.is_none() {
        first.time = other.time;
    }
    if first.decided && !other.decided {
        first.status = other.status;
        first.decided = false;
        first.summary.clone_from(&other.summary);
    }
    let titled = is_titled(&first.summary) && !is_titled(&other.summary);
    // `X: summit with Y` gives way to `X and Y held a summit`.
    let named = told_by_noun(annotated, first) && !told_by_noun(annotated, &other);
    if (titled || named) && other.attribution.is_none() && size(&other) >= size(first) {
        first.summary.clone_from(&other.summary);
    }
    first.place = first.place.take().or(other.place);
    first.mode = first.mode.take().or(other.mode);
    first.lapse = first.lapse.or(other.lapse);
    first.news |= other.news;
    if first.kind == EventType::Assault && first.source.is_empty() && !fuller {
        first.source.clone_from(&other.source);
    }
    first.repeats.push(other.span);
    if fuller {
        // Whoever tells of two sides says enough: a headline reads better than a later sentence of a quotation.
        if sides(annotated, first).len() < 2 {
            first.summary = other.summary;
        }
        // `X arrived in Chad`, `X was received by Y`: whoever goes there is the guest in both.
        let guest = |parties: &[Party]| of_one_side(annotated, &first.source, parties);
        let turned = first.kind == EventType::Consult && guest(&other.target) && !guest(&other.source);
        let (source, target) = if turned { (other.target, other.source) } else { (other.source, other.target) };
        (first.source, first.target) = (source, target);
    }
    first.repeats.extend(other.repeats);
}
