//! What tells of two events that look like one: a call and a meeting, two papers, two deeds of one sentence, one done and one
//! that was not.

use super::{sides, sides_of, told_by_noun};
use crate::analysis::Annotated;
use crate::model::{ActorKind, Event, EventStatus, EventType, Party, Use};

/// Do both say that it was done, or that it may be, or that it was not?
pub(super) fn statuses_agree(a: EventStatus, b: EventStatus) -> bool {
    use EventStatus::{Happened, Ongoing, Possible, Scheduled};
    let class = |s| match s {
        Happened | Ongoing => 0,
        Scheduled | Possible => 1,
        EventStatus::Negated => 2,
    };
    class(a) == class(b)
}

/// `Chad recalls its envoy`, `Chad decided to recall its envoy`: a deed, and that it was decided.
pub(super) fn done_as_decided(a: &Event, b: &Event) -> bool {
    let done = |a: &Event, b: &Event| a.status == EventStatus::Happened && b.decided;
    a.rule == b.rule && (done(a, b) || done(b, a))
}

/// `X will meet Y on Friday`, `they were meeting to end the row, an envoy said`: a meeting that lies ahead, told again as if
/// it were going on.
pub(super) fn under_way(a: &Event, b: &Event) -> bool {
    let ahead = a.status == EventStatus::Scheduled && b.status == EventStatus::Ongoing;
    a.kind == EventType::Consult && ahead && b.time.is_none()
}

/// `imposed tariffs on Chad and suspended its flights`: two verbs of one sentence tell of two deeds of a kind; and `rejected an
/// appeal` is not how `two failed to agree`.
pub(super) fn told_side_by_side(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let sentence = |e: &Event| annotated.scan.sentence_of(e.trigger.first as usize);
    let verbs = || !told_by_noun(annotated, a) && !told_by_noun(annotated, b);
    match a.kind {
        EventType::Sanction => {
            a.rule != b.rule && sentence(a) == sentence(b) && a.trigger.end <= b.trigger.first && verbs()
        }
        EventType::Reject => a.rule != b.rule && a.source.len() != b.source.len() && verbs(),
        // `The two welcomed the truce. X thanked Y`: what both do, and what one of them does.
        EventType::Support => {
            let both = |e: &Event| e.source.len() > 1 && e.target.is_empty();
            let one = |e: &Event| e.source.len() == 1;
            a.rule != b.rule && sentence(a) != sentence(b) && (both(a) && one(b) || one(a) && both(b))
        }
        _ => false,
    }
}

/// `X phoned Y. They recalled their meeting in Paris on Monday`: a meeting with a day of its own is no call.
pub(super) fn calls_and_meets(annotated: &Annotated, call: &Event, meeting: &Event) -> bool {
    let phones = |event: &Event| event.mode.as_deref() == Some("phone");
    let told = |event: &Event| event.time.map(|t| &annotated.times[t as usize].meaning);
    let own = meeting.time.is_some() && told(call) != told(meeting);
    phones(call) && !phones(meeting) && own
}

/// `X arrived in Chad for a visit. He met Y`: who comes to a land, and whom they meet there by name, are two meetings.
pub(super) fn visits_and_meets(annotated: &Annotated, visit: &Event, meeting: &Event) -> bool {
    let of = |p: &Party, kind: ActorKind| {
        let actor = annotated.mentions[p.mention as usize].actor;
        actor.is_some_and(|a| annotated.actors[a as usize].kind == kind)
    };
    let sentence = |e: &Event| annotated.scan.sentence_of(e.trigger.first as usize);
    let goes = visit.mode.as_deref() == Some("visit") && meeting.mode.is_none();
    let town = |p: &Party| annotated.mentions[p.mention as usize].usage == Use::Place;
    let land = !visit.target.is_empty() && visit.target.iter().all(|p| of(p, ActorKind::Country) || town(p));
    let people = meeting.source.iter().chain(&meeting.target).filter(|p| of(p, ActorKind::Person)).count() > 1;
    let apart = sentence(visit) != sentence(meeting) || !told_by_noun(annotated, visit);
    goes && land && people && apart && !told_by_noun(annotated, meeting)
}

/// `Chad has signed a deal. In July 2022, Chad signed a framework agreement`: two papers told with an article as new ones, and
/// only one of them in a year of its own; or `Chad and Mali agreed to talk. Chad signed a pact with the town on 1 January`: a
/// new paper, of one of the two with someone else, on a day that is not told from that of writing.
pub(super) fn signs_another(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let scan = &annotated.scan;
    let year = |e: &Event| e.time.is_some_and(|t| annotated.times[t as usize].names_year());
    let one_dated = year(a) && b.time.is_none() || year(b) && a.time.is_none();
    let dated = a.time.is_none() && b.time.is_some_and(|t| !annotated.times[t as usize].is_deictic());
    let parties = |e: &Event| sides(annotated, e).len();
    let with_another = dated && a.rule != b.rule && parties(a) > 1 && parties(b) == 1;
    if a.kind != EventType::Agree || !(one_dated || with_another) {
        return false;
    }
    let determiner = scan.grammar.class("determiner");
    let new = |e: &Event| scan.mark(e.trigger.end as usize, determiner).is_some_and(|m| scan.key(m) == "a");
    new(b) && (with_another || new(a))
}

/// `The two signed a pact. They had signed a first one in 1993`: what had been done in a year of its own is another deed.
pub(super) fn had_been_done(annotated: &Annotated, news: &Event, old: &Event) -> bool {
    let verbs = &annotated.verbs;
    let earlier = |event: &Event| {
        let group = verbs.get(verbs.partition_point(|g| g.tokens.end <= event.trigger.first));
        group.is_some_and(|g| g.earlier && g.tokens.first < event.trigger.end)
    };
    let dated = old.time.is_some_and(|t| annotated.times[t as usize].names_year());
    news.time.is_none() && dated && earlier(old) && !earlier(news)
}

/// `X met Y. The two met Z`: those who meet another together had met before.
pub(super) fn met_another(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let hosts = sides_of(annotated, &b.source, false);
    let told = sides(annotated, a);
    hosts.len() > 1 && !b.target.is_empty() && told.len() == hosts.len() && told.iter().all(|side| hosts.contains(side))
}

/// `X met the king of Chad. X met Ann Lee, minister of Chad`: whom an office alone tells of is none who is known by others.
pub(super) fn hold_other_offices(annotated: &Annotated, a: &Event, b: &Event) -> bool {
    let mention = |p: &Party| &annotated.mentions[p.mention as usize];
    let unnamed = |p: &Party| mention(p).role.as_deref().filter(|_| mention(p).usage == Use::Unnamed);
    let apart = |office: &str, land: &str, p: &Party| {
        let roles = mention(p).actor.map(|actor| &annotated.actors[actor as usize].roles);
        let other = roles.is_some_and(|roles| !roles.is_empty() && roles.iter().all(|r| r.role != office));
        other && mention(p).code.get(..3) == Some(land)
    };
    let differ = |office: &Party, named: &Party| {
        let land = mention(office).code.get(..3);
        unnamed(office).zip(land).is_some_and(|(role, land)| apart(role, land, named))
    };
    let [one, other] = [&a.target, &b.target];
    let any = |x: &[Party], y: &[Party]| x.iter().any(|p| y.iter().any(|q| differ(p, q)));
    // `X arrived. The minister of defence had come in March`: another guest, on a day of his own.
    let own_day = b.time.is_some() && b.mode.as_deref() == Some("visit");
    any(one, other) || any(other, one) || own_day && any(&b.source, &a.source)
}
