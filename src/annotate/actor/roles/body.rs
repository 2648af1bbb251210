//! The body that a role is of, as far as it tells of its holder: the country of a party, the kind of what someone heads.

use super::super::organizations::{is_of_another_land, is_short_for_other};
use super::super::words::{Class, Words};
use super::{FoundRole, Title};
use crate::facts::organizations::Organization;
use crate::model::Country;
use crate::rules::scan::Mark;

/// The country of the party, department or firm that a role is of: `député LFI`, `the director of the FSB`.
pub fn body_land(words: &Words, title: &Title, first: usize, end: usize) -> Option<Country> {
    let row_land = |at: usize| {
        if words.end(at, Class::Organization).is_some_and(|end| is_short_for_other(words, at, end)) {
            return land_of_letters(words, at);
        }
        // `External Affairs Ministry` is a body, `Defence` alone a charge.
        // So is `Labour` where a member of parliament is told of, in an article that names no other land alone.
        let sits = title.roles.iter().all(|found| found.role.role == "legislator");
        let here = |land: Country| words.names_land(land) || words.names_no_other(land);
        let sits = sits && words.body(at).and_then(|id| words.facts.organizations.get(id)?.country).is_some_and(here);
        let charge = words.end(at, Class::Portfolio).is_some_and(|end| words.end(at, Class::Organization) <= Some(end));
        let charge = charge && !sits;
        let row = words.facts.organizations.get(words.body(at).filter(|_| !charge && is_whole(words, at))?)?;
        let own = is_states_own(words, at, row);
        // Who heads a firm acts for it, wherever from.
        let heads = |found: &FoundRole| matches!(found.role.role.as_str(), "executive" | "spokesperson");
        // `the Ports Commission (PC) director`: the letters are of what stands before them.
        let bracket = at > 0 && words.is_mark(at - 1, "(");
        let firm = matches!(row.kind, "company" | "bank") && !bracket && title.roles.iter().all(heads);
        row.country.filter(|_| own || firm || matches!(row.kind, "party" | "armed_group"))
    };
    // The governor of a bank has no other word than that of a province.
    let heads = title.roles.iter().all(|found| found.role.role != "other" || found.agent == "GOV");
    let in_name = || told(words, title, first, end).filter(|_| heads).find_map(|at| land_in_name(words, at));
    // `Armed Forces of the Philippines (AFP) chief`
    let bracket = || words.mark_before(title.first, Class::Country).filter(|_| words.is_mark(title.first, "("));
    let before = || bracket().and_then(|mark| words.land(mark));
    // `porte-parole du FNQ tchadien`
    let follows = !words.adjective_endings().is_empty();
    let adjective = |at: usize| words.mark(at + 1, Class::Demonym).filter(|_| follows && words.is_upper(at));
    let behind = || told(words, title, first, end).find_map(adjective).and_then(|mark| words.land(mark));
    let local = || told(words, title, first, end).find_map(|at| land_of_local_body(words, at));
    told(words, title, first, end).find_map(row_land).or_else(in_name).or_else(before).or_else(behind).or_else(local)
}

/// `head of the Norvik regional administration`: the only land that has a town or a province of the name.
fn land_of_local_body(words: &Words, at: usize) -> Option<Country> {
    let place =
        [Class::Place, Class::Capital].into_iter().filter_map(|class| words.mark(at, class)).max_by_key(|m| m.end)?;
    let end = place.end as usize + usize::from(words.is_possessive(place.end as usize));
    let noun = |t: usize| words.is_any(t, &[Class::Led, Class::Agent]) && !words.is_capital(t);
    let kind = (end..end + MAX_LINKS).take_while(|&t| words.is_plain(t) || noun(t)).any(noun);
    words.only_land(place).filter(|_| kind && words.is_capital(at))
}

/// `the Armed Forces of Norway (QAF) … QAF spokesman X`: the land in the name of the body for which letters stand.
fn land_of_letters(words: &Words, at: usize) -> Option<Country> {
    let told = |t: &usize| words.text(*t) == words.text(at) && words.is_mark(t - 1, "(") && words.is_mark(t + 1, ")");
    let open = words.places(1..words.len(), &[Class::Organization]).find(told)? - 1;
    let part =
        |t: &usize| words.is_capital(*t) || words.is_any(*t, &[Class::OfCountry, Class::Article, Class::OrgLink]);
    let name = (open.saturating_sub(MAX_BODY)..open).rev().take_while(part);
    name.into_iter()
        .find_map(|t| [Class::Country, Class::Demonym].into_iter().find_map(|c| words.land(words.mark(t, c)?)))
}

/// Is the body of the table here a state's, by a name that no other state's has? Many have a National Assembly.
pub(super) fn is_states_own(words: &Words, at: usize, row: &Organization) -> bool {
    row.kind == "government" && words.end(at, Class::OrgAlone) != words.end(at, Class::Organization)
}

/// `of the Russian Space Agency`, `de la Fédération française de football`: the country in the name of a body that begins
/// here.
fn land_in_name(words: &Words, at: usize) -> Option<Country> {
    let article = words.mark_before(at, Class::Article).filter(|m| words.scan.key(*m) == "definite");
    let led = |from: usize| words.before(from, Class::OfCountry);
    let adjective = if words.adjective_endings().is_empty() {
        words.mark(at, Class::Demonym).filter(|_| article.is_some_and(|m| led(m.first as usize)))
    } else {
        let opens = led(article.map_or(at, |m| m.first as usize)) && !words.is(at, Class::Demonym);
        let part = |t: &usize| {
            words.is_capital(*t) || words.is_plain(*t) || words.is_any(*t, &[Class::Demonym, Class::OfCountry])
        };
        let name = (at..at + MAX_NAME).take_while(part);
        name.filter(|_| opens).find_map(|t| words.mark(t, Class::Demonym))
    };
    adjective.and_then(|mark| words.land(mark)).or_else(|| land_of_name(words, at))
}

/// So many words of a body's name come before the adjective of its country at most.
const MAX_NAME: usize = 6;

/// `Kenya Ports Authority`, `Royal Jordanian Air Force`, `Bank of Uganda`: the country in the name of a body that the table
/// lacks, where it opens the name, stands behind its first word, or behind `of` at its end.
fn land_of_name(words: &Words, at: usize) -> Option<Country> {
    let links = [Class::OfCountry, Class::Article];
    // `l'Union nationale des ports du Tchad`
    let adjective = |t: usize| words.ends_with(t, words.adjective_endings());
    let low = |t: usize| words.is_plain(t) && t > at && (words.is_any(t - 1, &links) || adjective(t));
    let low = |t: usize| !words.adjective_endings().is_empty() && low(t);
    // `Union des ports (UDP) du Tchad`
    let bracket = |t: usize| words.is_mark(t, "(") && words.is_upper(t + 1) || words.is_mark(t, ")");
    let word = |t: usize| words.is_capital(t) || words.is_any(t, &links) || words.is(t, Class::OrgLow);
    let part = |t: &usize| word(*t) || low(*t) || bracket(*t);
    let end = at + (at..at + MAX_BODY).take_while(part).count();
    let head = |t: usize| words.is(t, Class::OrgHead) && words.is_capital(t) || words.is(t, Class::OrgLow);
    let named = words.is_capital(at) || words.is(at, Class::OrgLow);
    if !named || !(at..end).any(head) || words.is(at, Class::Organization) {
        return None;
    }
    let land = |class: Class, t: usize| words.mark(t, class).filter(|m| words.is_capital(m.first as usize));
    let opening = || land(Class::Country, at).filter(|m| words.is_capital(m.end as usize));
    let second = || land(Class::Demonym, at + 1).filter(|m| words.is_capital(m.end as usize) && !head(at));
    let last = || {
        let whole = |m: &Mark| !words.is_capital(m.end as usize) && !words.is_hyphen(m.end as usize);
        let mark = (at + 1..end).filter_map(|t| land(Class::Country, t)).find(whole)?;
        let first = mark.first as usize;
        let article = words.mark_before(first, Class::Article).map_or(first, |m| m.first as usize);
        let of = |at: usize| words.mark_before(at, Class::OfCountry).is_some_and(|m| words.scan.key(m) == "of");
        (of(first) || of(article)).then_some(mark)
    };
    words.land(opening().or_else(second).or_else(last)?)
}

/// `governor of the Bank of Norway`: the body that a role is of is a bank by its first words.
pub fn is_of_bank(words: &Words, title: &Title, first: usize, end: usize) -> bool {
    let own = |at: usize| words.key(at, Class::OrgHead) == Some("BUS") && words.is(at, Class::OrgOf);
    let bank = |at: usize| own(at) && words.is_capital(at);
    let row = |at: usize| words.facts.organizations.get(words.body(at)?);
    let known = |at: usize| row(at).map_or(!words.is(at, Class::Organization), |row| row.kind == "bank");
    told(words, title, first, end).any(|at| bank(at) && known(at))
}

/// What someone heads, as an agent of CAMEO: `chairman of the Norvik Party`, `Norvik University president`.
pub fn body_agent<'a>(words: &Words<'a>, title: &Title, first: usize, end: usize) -> Option<&'a str> {
    let before = head_of(words, owner_of(words, title).chain(title.first..first));
    let joins = [Class::OfCountry, Class::Article];
    let goes_on = |at: &usize| words.is_capital(*at) || words.is_any(*at, &joins) || words.is_hyphen(*at);
    let behind = (end..title.end).chain((title.end..title.end + MAX_BODY).take_while(goes_on));
    before.or_else(|| if title.end > end { head_of(words, behind) } else { None })
}

/// Is who has this role in a body of this kind what the body is? Its head is; of rebels and parties everyone (`a Hamas
/// official`), but whoever has an office of the state besides.
pub fn acts_for_body(role: &str, agent: &str) -> bool {
    let of_league = agent.starts_with(LEAGUE) && matches!(role, "spokesperson" | "diplomat" | "other");
    let armed_or_party = agent.starts_with("REB") || agent.starts_with("PTY") || agent.starts_with("OPP");
    role == "executive" || of_league || armed_or_party && matches!(role, "other" | "spokesperson" | "military")
}

/// `Social Democratic Party`: no word of a name stands before the table's body, but what tells of where it is.
pub fn is_whole(words: &Words, first: usize) -> bool {
    let beside = [Class::Role, Class::Title, Class::Status, Class::Honorific, Class::Demonym, Class::Country];
    // `the Qvar Delta Forum`: nor does one follow that heads a longer name.
    let end = words.end(first, Class::Organization).unwrap_or(first);
    if words.is_capital(end) && words.is(end, Class::OrgHead) && !words.is(end, Class::Role) {
        return false;
    }
    let before = first.checked_sub(1).filter(|&at| words.is_capital(at) && !words.is(at, Class::Article));
    before.is_none_or(|_| words.before_any(first, &beside))
}

/// The kind of the last head word among these tokens, or of the table's body.
fn head_of<'a>(words: &Words<'a>, tokens: impl Iterator<Item = usize>) -> Option<&'a str> {
    let agent = |at: usize| {
        let row = || words.facts.organizations.get(words.body(at)?);
        let coded = |code: &'a str| code.get(3..).filter(|rest| !rest.is_empty());
        let known = row().filter(|row| row.country.is_some()).and_then(|row| coded(row.code));
        // `UN spokesman`; but `ambassador to the UN`
        let article = words.mark_before(at, Class::Article).map_or(at, |m| m.first as usize);
        let receives = words.before(article, Class::PlacePreposition)
            || words.mark_before(article, Class::OfCountry).is_some_and(|m| words.scan.key(m) == "to");
        let own = || words.end(at, Class::Organization).is_some_and(|end| is_of_another_land(words, at, end));
        let league =
            || row().filter(|row| row.country.is_none() && row.code.starts_with(LEAGUE) && !receives && !own());
        let known = known.or_else(|| league().map(|row| row.code));
        known.or_else(|| words.key(at, Class::OrgHead).filter(|&key| key != "IGO" && words.is_capital(at)))
    };
    // The head words within the name of a body of the table tell no other.
    let mut past = 0;
    let mut last = None;
    for at in tokens {
        if let Some(found) = (at >= past).then(|| agent(at)).flatten() {
            last = Some(found);
            past = words.end(at, Class::Organization).unwrap_or(at);
        }
    }
    last
}

/// The agents of CAMEO that are a league of states'.
const LEAGUE: &str = "IGO";

/// So many words of the name of a body stand behind a role.
const MAX_BODY: usize = 8;

/// The tokens in which the body that a role is of may begin.
fn told(words: &Words, title: &Title, first: usize, end: usize) -> impl Iterator<Item = usize> {
    let links = [Class::OfCountry, Class::OrgLink, Class::Article];
    let joins = |at: &usize| words.is_any(*at, &links) || words.is_mark(*at, "(");
    // `Col. Ann Lee of the Royal Norwegian Navy`
    let serves = title.roles.iter().any(|found| found.role.role == "military");
    let of = || serves && title.end == end && words.key(end, Class::OfCountry) == Some("of");
    let behind = (title.end..title.end + MAX_LINKS).find(|at| !joins(at)).filter(|_| title.end > end || of());
    owner_of(words, title).chain(title.first..first).chain(end..title.end).chain(behind)
}

/// `Hamas' leader`, `the Norvik Party's spokesman`: the tokens in which the body begins whose possessive stands before a role.
fn owner_of(words: &Words, title: &Title) -> impl Iterator<Item = usize> {
    let owner = title.first.checked_sub(1).filter(|&mark| words.is_possessive(mark));
    // `Qarvian Ports Authority (QPA) director`
    let owner = owner.or_else(|| Some(title.first).filter(|&at| words.is_mark(at, "(")));
    owner.into_iter().flat_map(|mark| mark.saturating_sub(MAX_BODY)..mark).filter(move |&at| {
        let end = words.end(at, Class::Organization).or_else(|| words.end(at, Class::OrgHead));
        end.is_some() && end == owner
    })
}

/// So many words join a body to a role.
const MAX_LINKS: usize = 4;
