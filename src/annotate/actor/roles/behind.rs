//! Roles behind a name: `X, the Russian president,`, `X is the new minister`.

mod appointed;
mod bodies;
mod followed;
mod later;
mod leads;
mod second;
mod told;

pub use appointed::{appointed, given_office, tells_year, will_hold};
pub use bodies::is_of_body;
pub use followed::is_of_next;
pub use later::{appointed_as, later};
use leads::leads_to_name;
use second::second;
use told::{Told, apart_from, told_from};

use super::super::words::{Class, Words};
use super::{FoundRole, Title, country_behind, deputy_of, led, longest_role, part, rest_of_realm, role, status_of};
use crate::model::is_of_state;
use crate::rules::scan::Mark;

/// A role behind a name: `X, the Russian president,`, `X (president of Russia)`, `X is the new president of Russia`. What
/// a verb tells is no part of the phrase.
pub fn behind(words: &Words, name_end: usize) -> Title {
    let none = Title { first: name_end, end: name_end, ..Title::default() };
    if let Some(found) = led::leads(words, name_end) {
        let of_body = found.role.role == "executive";
        return Title { country: found.role.country, roles: vec![found], of_body, ..none };
    }
    let apart = || Some((apart_from(words, name_end)?, Told::Apart));
    let Some((from, told)) = told_from(words, name_end).or_else(apart) else { return none };
    // `en compagnie de X, du ministre Y`: the list goes on.
    if told == Told::Beside && !words.adjective_endings().is_empty() && words.key(from, Class::OfCountry) == Some("of")
    {
        return none;
    }
    let mut title = behind_from(words, name_end, from, told);
    if title.roles.is_empty()
        && told == Told::Present
        && let Some(found) = led::ministry(words, from).or_else(|| led::in_charge(words, from))
    {
        return Title { roles: vec![found], ..none };
    }
    if told == Told::Past {
        // Whoever was something else in the past may still be.
        if title.roles.iter().any(|found| !is_of_state(&found.role.role)) {
            return none;
        }
        title.roles.iter_mut().for_each(|found| found.role.status = Some("former"));
    }
    if told == Told::Left || told == Told::Beside && told::is_past(words, title.end) {
        title.roles.iter_mut().for_each(|found| found.role.status = Some("former"));
    }
    // Whoever became so may be no more, unless it is news.
    if told == Told::Became
        && !appointed::is_news(words, name_end)
        && title.roles.iter().any(|found| is_of_state(&found.role.role))
    {
        return none;
    }
    if told != Told::Beside {
        title.end = name_end;
    }
    title
}

/// The role that is told from a token on; none where the words there lead to something else.
fn behind_from(words: &Words, name_end: usize, from: usize, told: Told) -> Title {
    let by_verb = !matches!(told, Told::Beside | Told::Apart);
    let title = Title { first: name_end, end: name_end, ..Title::default() };
    let many = |mark: &Mark| told == Told::Beside && words.ends_as_plural(mark.first as usize);
    let mut ahead = Ahead { title, from, by_verb, status: None, loose: told == Told::Apart };
    let mut at = from;
    while at < from + MAX_BEHIND {
        match role_at(words, at) {
            // `X, the president's brother`: the office is another's.
            Some(mark) if words.is_possessive(mark.end as usize) => {
                if by_verb {
                    break;
                }
                at = mark.end as usize + 1;
            }
            // `élu bâtonnier`
            Some(mark) if tells_how(words, mark) => at = mark.end as usize,
            Some(mark) => {
                let loose = ahead.loose && (!closes(words, mark.end as usize) || tells_little(words, mark));
                let loose = loose || !by_verb && (leads_clause(words, from, mark) || closes_report(words, from, mark));
                let loose = loose || by_verb && told::meets_several(words, from, mark);
                if loose || !take_role(words, mark, ahead.status, &mut ahead.title) {
                    break;
                }
                // `X, deputy national defence minister`
                if mark.first as usize > at && words.is(at, Class::Deputy) {
                    ahead.title.roles.iter_mut().for_each(as_deputy);
                }
                if many(&mark) {
                    ahead.title.roles.iter_mut().for_each(as_one_of_many);
                }
                second(words, &mut ahead.title);
                return ahead.title;
            }
            None => match ahead.before_role(words, at) {
                Some(next) => at = next,
                None => break,
            },
        }
    }
    Title { country: None, ..ahead.title }
}

/// `élu président`, `élu en juin`: a word that is a role by itself tells of another one, or of its own, how it came.
fn tells_how(words: &Words, mark: Mark) -> bool {
    let (first, end) = (mark.first as usize, mark.end as usize);
    words.end(first, Class::Status) == Some(end)
        && (longest_role(words, end).is_some() || words.is(end, Class::PlacePreposition))
}

/// `X, joint secretary`, `X, the town's major port`: behind words of any kind a bare secretary is no minister, and what
/// another noun follows is an adjective. `father of two` is no title.
fn tells_little(words: &Words, mark: Mark) -> bool {
    let adjective = words.adjective_endings().is_empty() && words.is_plain(mark.end as usize);
    adjective || words.scan.key(mark) == "minister" && mark.end - mark.first == 1
}

fn as_deputy(found: &mut FoundRole) {
    if let Some(deputy) = deputy_of(&found.role.role) {
        deputy.clone_into(&mut found.role.role);
    }
}

/// `X, one of the leaders of the junta`: at the head of the state stands one alone.
fn as_one_of_many(found: &mut FoundRole) {
    if found.leads && found.role.role == "head_of_state" {
        "executive".clone_into(&mut found.role.role);
        (found.leads, found.presides) = (false, false);
    }
}

/// What was read of a phrase behind a name before its role comes.
struct Ahead {
    title: Title,
    from: usize,
    by_verb: bool,
    status: Option<&'static str>,
    /// Words that might as well begin another clause were passed over.
    loose: bool,
}

/// `Accompanied by X, the president said`: with its article a role right before a verb is the subject of its own clause,
/// and before a body's name a word about that.
fn leads_clause(words: &Words, from: usize, role: Mark) -> bool {
    let (_, end) = country_behind(words, role.end as usize);
    let acts = [Class::Speech, Class::Copula, Class::Act];
    // `X, the chairman and chief executive of`
    let goes_on = words.is_any(end, &[Class::Relative, Class::OfCountry, Class::OrgLink]);
    // `X, the official Xinhua news agency said`
    let acts = words.is_any(end, &acts) && !goes_on || words.is(role.end as usize, Class::Organization);
    let article = words.mark(from, Class::Article).filter(|m| words.scan.key(*m) == "definite");
    // `the Norwegian diplomat said`
    let begins = |end: usize| end == role.first as usize || words.end(end, Class::Demonym) == Some(role.first as usize);
    article.is_some_and(|m| begins(m.end as usize)) && acts
}

/// `He met X, officials in Lome said`: more than one, who say so.
fn closes_report(words: &Words, from: usize, role: Mark) -> bool {
    let end = role.end as usize;
    let begins = from == role.first as usize || words.end(from, Class::Demonym) == Some(role.first as usize);
    let inside = |at: &usize| !words.is_mark(*at, ",;.)(:–—") && !words.is(*at, Class::Relative);
    let says = || (end..end + MAX_SAYER).take_while(inside).any(|at| words.is(at, Class::Speech));
    begins && words.ends_as_plural(end - 1) && says()
}

/// So many words may tell where those without a name are who say something.
const MAX_SAYER: usize = 5;

/// An apposition ends before anything is done: `X, the city's police chief,`.
pub fn closes(words: &Words, role_end: usize) -> bool {
    let sentence = words.scan.sentences[words.scan.sentence_of(role_end)].end as usize;
    let acts = |at: usize| words.is(at, Class::Act) && !words.is(at, Class::OrgLink);
    let does = |at: usize| words.is_any(at, &[Class::Speech, Class::Copula]) || words.ends_as_verb(at) || acts(at);
    let stops = |at: &usize| words.is_mark(*at, ",;.)(:–—") || words.is(*at, Class::Relative) || does(*at);
    let stop = (role_end..sentence.min(role_end + MAX_CLOSE)).find(stops);
    stop.is_none_or(|at| !does(at))
}

/// So far an apposition goes on behind its role.
const MAX_CLOSE: usize = 14;

/// The role that begins at a token and is nobody's name.
fn role_at(words: &Words, at: usize) -> Option<Mark> {
    longest_role(words, at)
        .filter(|m| {
            // `président du parti Qarvo`
            let body = || words.before(m.end as usize, Class::OrgNoun);
            let end = m.end as usize;
            !words.is_capital(end) || words.is_any(end, &BEHIND_ROLE) || body() || rest_of_realm(words, end).is_some()
        })
        .filter(|m| !names_a_band(words, *m))
        // `head of the government team`
        .filter(|m| m.end - m.first < 3 || !words.adjective_endings().is_empty() || !words.is_plain(m.end as usize))
        // `X (Source: ABC)`
        .filter(|m| !words.is_mark(m.end as usize, ":") || !words.is_mark(at - 1, "("))
        // `X, 34, a father of two`
        .filter(|m| !words.is(m.first as usize, Class::Kin) || words.is_capital(m.first as usize))
        .map(|m| head_role(words, m))
}

/// Takes a role with what it is of; false where a name follows, whose role it is.
fn take_role(words: &Words, mark: Mark, status: Option<&'static str>, title: &mut Title) -> bool {
    let (country, end) = country_behind(words, part::past_party(words, mark.end as usize));
    let country = country.or_else(|| bodies::land_past_charges(words, mark));
    title.country = title.country.or(country.filter(|_| !is_sent_abroad(words, mark)));
    let part = part::behind(words, mark).filter(|_| country.is_none());
    title.part = part.map(|(land, _)| land).or(title.part);
    let end = part.map_or(end, |(_, end)| end);
    // `le président nantais` presides over no state.
    let local = words.is_of_town(mark.end as usize);
    title.of_body |= local;
    let end = end + usize::from(local);
    let named = if country.is_some() { ends_in_body(words, end) } else { part.is_none() && is_of_body(words, end) };
    title.of_body |= named || of_fighters(words, mark.end as usize);
    let portfolio = words.mark(end, Class::Portfolio);
    let name_end = std::mem::replace(&mut title.end, portfolio.map_or(end, |m| m.end as usize));
    if leads_to_name(words, title.end) || followed::by_its_holder(words, title) {
        title.end = name_end;
        return false;
    }
    title.roles.push(role(words, mark, portfolio, status, title));
    true
}

/// `ambassador to Norway` is another country's.
fn is_sent_abroad(words: &Words, role: Mark) -> bool {
    words.scan.key(role) == "diplomat" && words.leads_abroad(role.end as usize)
}

/// `president of the Norway Football Union`, `of the Norway-Chad Council`, `of Norway's football union`: behind the country
/// that a role is of, the name of a body goes on.
fn ends_in_body(words: &Words, land_end: usize) -> bool {
    let heads = [Class::OrgHead, Class::OrgNoun];
    if words.is_possessive(land_end) {
        let part = |at: &usize| words.is_plain(*at) || words.is_capital(*at);
        let kind = (land_end + 1..land_end + MAX_OWNER).take_while(part);
        return kind.into_iter().any(|at| words.is_any(at, &heads));
    }
    let part = |at: &usize| words.is_capital(*at) || words.is_hyphen(*at) || words.is(*at, Class::OfCountry);
    let joined = words.is_hyphen(land_end) && words.is_capital(land_end + 1);
    let capitals = (land_end..land_end + MAX_BEHIND).take_while(part);
    joined || capitals.into_iter().any(|at| words.is(at, Class::OrgHead) && words.is_capital(at))
}

impl Ahead {
    /// Takes a word that may stand before a role, its country, its body, `former`, an article; where it ends.
    fn before_role(&mut self, words: &Words, at: usize) -> Option<usize> {
        if let Some(mark) = words.mark(at, Class::Status) {
            self.status = status_of(words, mark);
            return Some(mark.end as usize);
        }
        if let Some(mark) = longest_land(words, at) {
            self.title.country = words.land(mark);
            return Some(mark.end as usize);
        }
        // `X, now the minister`
        let now = || words.mark(at, Class::Adverb).filter(|m| at == self.from && words.scan.key(*m) == "now");
        if let Some(mark) = words.mark(at, Class::Ministry).or_else(now) {
            return Some(mark.end as usize);
        }
        // `appointed X as Deputy Army Commander`
        if let Some(end) = words.end(at, Class::Deputy).filter(|&end| longest_role(words, end).is_some()) {
            return Some(end);
        }
        if let Some(mark) = words.mark(at, Class::Organization) {
            self.title.of_body = true;
            return Some(mark.end as usize);
        }
        // `the ministry's`, `the coast guard's`
        if let Some(owner) = (at + 1..=at + 2).find(|&t| words.is_possessive(t))
            && (at..owner).all(|t| words.is_plain(t))
        {
            self.title.of_state |= words.key(at, Class::Agent).is_some_and(|agent| agent.starts_with("GOV"));
            return Some(owner + 1);
        }
        let joins = words.is(at, Class::Article) || words.is_possessive(at) || words.is_hyphen(at);
        if joins {
            return Some(at + 1);
        }
        self.owner(words, at).or_else(|| self.kind(words, at))
    }

    /// `Veltrano's chairman`, `Zurich's mayor`, `the Texas governor`: whose the role is, by a name with a capital.
    fn owner(&mut self, words: &Words, at: usize) -> Option<usize> {
        let places = [Class::Place, Class::Capital, Class::Region].into_iter();
        if let Some(mark) = places.filter_map(|class| words.mark(at, class)).max_by_key(|m| m.end) {
            self.title.part = words.land(mark);
            return Some(mark.end as usize);
        }
        let end = (at..at + MAX_OWNER).find(|&t| !words.is_capital(t))?;
        let owns = end > at && words.is_possessive(end) && (self.by_verb || self.from == at);
        self.loose |= owns;
        // `X, a Tarn Systems spokeswoman`
        let beside = end > at && words.is(at - 1, Class::Article) && longest_role(words, end).is_some();
        // `X, former Bank of Norway Governor`
        let led = words.is_comma(at - 1) || words.is_any(at - 1, &[Class::Status, Class::Article, Class::Leaves]);
        if let Some(role) = body_before_role(words, at).filter(|_| led) {
            self.title.of_body = true;
            let land = || (at..role).find_map(|t| words.land(words.mark(t, Class::Country)?));
            self.title.country = self.title.country.or_else(land);
            return Some(role);
        }
        self.title.of_body |= owns || beside;
        if owns { Some(end + 1) } else { beside.then_some(end) }
    }

    /// `is the new minister`, `the orchestra's music director`: words that tell of which kind the role is.
    fn kind(&mut self, words: &Words, at: usize) -> Option<usize> {
        let role = (1..=MAX_KIND).find(|&n| longest_role(words, at + n).is_some())?;
        // `a free-lance photographer`
        let joined = |at: usize| words.is_hyphen(at) && words.is_glued(at) && words.is_glued(at + 1);
        let plain = |at: usize| words.is_plain(at) || joined(at) || self.by_verb && !words.is_capital(at);
        let verbal = self.by_verb && at == self.from && role > 1;
        if verbal || !(at..at + role).all(plain) {
            return None;
        }
        self.loose |= !self.by_verb;
        Some(at + role)
    }
}

/// `Bank of Norway Governor`: where the role begins behind the name of a body that opens with its head.
fn body_before_role(words: &Words, at: usize) -> Option<usize> {
    let head = words.end(at, Class::OrgHead).filter(|_| words.is_capital(at) && words.is(at, Class::OrgOf))?;
    let name = words.end(head, Class::OrgLink).filter(|_| words.key(head, Class::OrgLink) == Some("link"))?;
    let role = (name + 1..name + MAX_OWNER).find(|&t| longest_role(words, t).is_some())?;
    (name..role).all(|t| words.is_capital(t)).then_some(role)
}

/// So many words with a capital name whose the role is.
const MAX_OWNER: usize = 4;

const MAX_BEHIND: usize = 8;

/// `Saudi Arabia's`, `Saudi`: the name of a land, or its adjective.
fn longest_land(words: &Words, at: usize) -> Option<Mark> {
    [Class::Demonym, Class::Country].into_iter().filter_map(|class| words.mark(at, class)).max_by_key(|m| m.end)
}

/// `chief market analyst`: where the noun stands last, what stands before it only tells of which kind.
fn head_role(words: &Words, mark: Mark) -> Mark {
    let end = mark.end as usize;
    let one = mark.end - mark.first == 1 && words.adjective_endings().is_empty() && words.is_plain(end);
    if !one || words.is_capital(mark.first as usize) {
        return mark;
    }
    let later = |n: usize| longest_role(words, end + n).filter(|m| !words.is_capital(m.first as usize));
    (0..=MAX_KIND).take_while(|&n| n == 0 || words.is_plain(end + n - 1)).find_map(later).unwrap_or(mark)
}

/// So many words tell of which kind a role is.
const MAX_KIND: usize = 2;

/// `leader of the rebel Norvik Liberation Army`, `chef du parti Norvik`: the role is that of an army, a party or rebels.
fn of_fighters(words: &Words, role_end: usize) -> bool {
    let links = [Class::OfCountry, Class::Article, Class::Demonym, Class::Country];
    let goes_on =
        |at: usize| words.is_any(at, &links) || words.is_plain(at) || words.is_capital(at) || words.is_possessive(at);
    let reach = (role_end..role_end + MAX_BEHIND).take_while(|&at| goes_on(at));
    let head = |at: usize| words.key(at, Class::OrgHead).filter(|_| words.is_capital(at));
    words.is(role_end, Class::OfCountry) && reach.filter_map(head).any(|key| matches!(key, "MIL" | "PTY" | "REB"))
}

/// With a capital right behind a role: `president France`, `député LFI`, `président de la région Bretagne`.
const BEHIND_ROLE: [Class; 4] = [Class::Country, Class::Organization, Class::Place, Class::Demonym];

/// `Queen guitarist X`: a title with a capital before what someone does is a name.
pub fn names_a_band(words: &Words, title: Mark) -> bool {
    let (first, end) = (title.first as usize, title.end as usize);
    words.is_capital(first) && !words.is_upper(first) && words.is(end, Class::PersonNoun) && !words.is_capital(end)
}
