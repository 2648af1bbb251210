//! What the runs name: people, organizations, countries, or something else that is no actor.

mod before;

use super::countries;
use super::organizations;
use super::people;
use super::roles;
use super::runs::Run;
use super::words::{Class, Words};
use crate::model::Country;
use crate::rules::scan::Mark;
use before::{behind_new, behind_place, is_of_office, is_two_words, names_ship};

/// What a name names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Person,
    Organization,
    /// A place, a work, a prize: no actor, but not to be taken for one either.
    Other,
    /// Nothing tells; another mention in the article may.
    Unknown,
}

/// A name in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name {
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    pub kind: Kind,
    /// The rule that told, by the last part of its id.
    pub rule: &'static str,
    pub opens: bool,
    /// Of a ministry, which its country tells from those of others.
    pub country: Option<Country>,
    /// It stands in a headline, where capitals tell nothing.
    pub headline: bool,
}

impl Name {
    pub fn new(first: usize, end: usize, kind: Kind, rule: &'static str) -> Name {
        Name { first, end, kind, rule, opens: false, country: None, headline: false }
    }

    /// The table of organizations knows it.
    pub fn is_known(&self) -> bool {
        self.rule == "organization-table"
    }
}

/// The names of a run: titles are taken off, and what belongs to two names is parted.
pub fn names(words: &Words, run: Run, to: usize, out: &mut Vec<Name>) {
    if let Some(at) = organizations::fixture(words, run.first, run.end) {
        out.extend([(run.first, at), (at + 1, run.end)].map(|(a, b)| Name::new(a, b, Kind::Organization, "team")));
        return;
    }
    let mut first = run.first;
    while first < run.end {
        if words.is_hyphen(first) {
            // The other half of a compound.
            first += 2;
            continue;
        }
        let first_word = if words.is_mark(first, "&") { first + 1 } else { first };
        if is_vessel(words, first_word, run.end) || names_ship(words, first_word) {
            out.push(Name::new(first_word, run.end, Kind::Other, ""));
            return;
        }
        let begin = untitled(words, behind_new(words, first_word, run.opens), run.end);
        bodies_in_titles(words, first_word, begin, out);
        if begin >= run.end {
            return;
        }
        if organizations::is_tabled(words, begin, run.end) {
            out.push(Name::new(begin, run.end, Kind::Organization, "team"));
            return;
        }
        if let Some(end) = seat_of_union(words, begin) {
            out.push(Name::new(begin, end, Kind::Organization, "organization-table"));
            first = end;
            continue;
        }
        if let Some((_, end)) = roles::rest_of_realm(words, begin) {
            first = end;
            continue;
        }
        let no_land = words.is(begin, Class::Team) || is_called_so(words, begin, run.end);
        if let Some(end) = country_end(words, begin, run.end).filter(|_| !no_land) {
            first = end;
            continue;
        }
        let plays = organizations::plays(words, begin, run.end);
        let place = words.end(begin, Class::Place) >= Some(run.end) && !is_borne(words, begin, run.end);
        if plays || place {
            out.push(Name::new(begin, run.end, Kind::Unknown, if plays { "team" } else { "" }));
            return;
        }
        first = name_from(words, run, begin, to, out);
    }
}

/// Adds the name that begins at a token; where the next one may begin.
fn name_from(words: &Words, run: Run, begin: usize, to: usize, out: &mut Vec<Name>) -> usize {
    let end = part_end(words, begin, run.end);
    let mut name = organizations::known(words, begin, end)
        .or_else(|| organizations::headed(words, begin, end, to))
        .or_else(|| people::person(words, begin, end, run.opens))
        .unwrap_or_else(|| Name::new(begin, end, Kind::Unknown, ""));
    name.opens = run.opens && name.first == run.first;
    // `Sylvain Sylvain Qarvo`: written twice by mistake.
    let twice = |at: usize| words.is(at, Class::Given) && words.text(at) == words.text(at + 1);
    name.first += usize::from(name.kind == Kind::Person && name.end > name.first + 2 && twice(name.first));
    // `A Norwegian Court` is one of them.
    let indefinite = name.kind == Kind::Organization && words.key(name.first, Class::Article) == Some("indefinite");
    name.first += usize::from(indefinite && !name.is_known() && words.is(name.first + 1, Class::Demonym));
    // `Norvik Holdings, Inc.`
    let form = words.is_comma(name.end) && words.key(name.end + 1, Class::Company) == Some("comma");
    if form && name.kind == Kind::Organization && name.is_known() && name.end + 1 < to {
        name.end += 2;
    }
    let next = name.end.max(begin + 1);
    if name.kind == Kind::Organization && name.first == run.first {
        name.first = organizations::begin(words, &name, run.article);
        while out.last().is_some_and(|before| before.first >= name.first) {
            out.pop();
        }
    }
    out.push(name);
    next
}

/// `Frégate Vigilante`: a ship with its kind.
fn is_vessel(words: &Words, first: usize, end: usize) -> bool {
    words.key(first, Class::WorkNoun) == Some("vessel") && words.is_capital(first) && first + 1 < end
}

/// `M. Hollande`, `le président Hollande`: one word that names a person here, whatever else it names.
fn is_called_so(words: &Words, at: usize, end: usize) -> bool {
    let titled = || people::names_people(words, at, Class::Surname) && words.before(at, Class::Title);
    let honoured = || words.before(at, Class::Honorific) && words.is(at, Class::Surname);
    at + 1 == end && (titled() || honoured())
}

/// `M. Martin`, `President Lincoln`: towns are called so too.
fn is_borne(words: &Words, at: usize, end: usize) -> bool {
    let titled = words.before_any(at, &[Class::Honorific, Class::Title]);
    at + 1 == end && titled && words.is(at, Class::Surname)
}

/// `Bank of England Governor X`: the body that a role is of, where it opens the role's words.
fn bodies_in_titles(words: &Words, first: usize, begin: usize, out: &mut Vec<Name>) {
    for at in first..begin {
        let role = words.end(at, Class::Role).unwrap_or(at);
        let body = words.end(at, Class::Organization).filter(|&body| body < role && role <= begin);
        out.extend(body.and_then(|body| organizations::known(words, at, body)));
    }
}

/// The first token behind titles, honorifics, status words and adjectives of origin.
pub fn untitled(words: &Words, mut at: usize, end: usize) -> usize {
    // `les ministres des Ports Ann Lee et de la Pêche Bo Rask`
    let charge = words.mark_before(at + 1, Class::Portfolio).is_some_and(|m| (m.first as usize) < at);
    at += usize::from(charge && at + 1 < end && words.is(at + 1, Class::Given));
    let body = words.end(at, Class::Organization).unwrap_or(at);
    at = words.inside_role(at).filter(|&role| role >= body).unwrap_or(at);
    // `Major Crimes Unit`: one word of a title may open a body's name.
    let headed = words.is(end - 1, Class::OrgHead) && !(at..end).any(|t| words.is(t, Class::Given));
    let opens_body = |at: usize| {
        // `Commander Norwegian Fleet`
        let land = words.is_any(at + 1, &[Class::Demonym, Class::Country]);
        words.key(at, Class::Title) == Some("military") && !land
            || matches!(words.key(at, Class::Status), Some("party" | "acting"))
    };
    // `Bankers Trust`, `Refugee Council`; but `Senator Church`
    let holds = |at: usize| words.is(at, Class::Role) && !words.is(at, Class::Title);
    let heads = |at: usize| words.ends_as_plural(at) || !words.is(at + 1, Class::Surname);
    let owns_body = |at: usize| at + 2 == end && holds(at) && heads(at);
    while at < end {
        let body = words.end(at, Class::Organization).unwrap_or(at);
        // `General Tinio`, a town
        let place = words.end(at, Class::Place).filter(|&place| place > at + 1);
        let body = place.map_or(body, |place| body.max(place + 1));
        // `Midfielder Ann Lee`: what someone does, with a sentence's capital.
        let does = words
            .end(at, Class::PersonNoun)
            .filter(|&does| words.is(does, Class::Given) && words.sentence_start(at) == at && does + 1 < end);
        // `Cheikh Qarvo`, where one who held an office is called so, `le général Cheikh Qarvo`.
        let rank = || words.role_before(at).is_some_and(|m| words.scan.key(m) == "military") && at + 2 == end;
        let given = words.is(at, Class::Honorific) && words.is(at, Class::Given);
        // `Sultan bin Qarvo`
        let son = words.key(at + 1, Class::Particle) == Some("son");
        if son || given && (people::held_office(words, at, end) || rank()) {
            break;
        }
        let skipped = [Class::Honorific, Class::Title, Class::Role, Class::Status]
            .into_iter()
            .filter_map(|class| words.end(at, class))
            .max()
            .filter(|&title| title >= body && !(headed && title == at + 1 && (opens_body(at) || owns_body(at))))
            .or(does)
            .or_else(|| rival(words, at, end));
        let part = |at: usize| at < body && words.end(at, Class::Role) <= Some(body);
        let origin = || lone_origin(words, at, end).filter(|&at| !part(at));
        let bare = skipped.or_else(origin).unwrap_or(at);
        // `Mayor's Office`
        if bare == at || bare < end && words.is_possessive(bare) {
            break;
        }
        at = bare;
        if words.is_hyphen(at) {
            at += 1;
        }
    }
    at
}

/// `Rival Norvik & Co`: what a firm is to another, with a sentence's capital.
fn rival(words: &Words, at: usize, end: usize) -> Option<usize> {
    let noun = words.mark(at, Class::OrgNoun).filter(|&m| words.scan.key(m) == "rival")?;
    let next = noun.end as usize;
    (words.sentence_start(at) == at && next < end && words.is_capital(next)).then_some(next)
}

/// `Brussels fined it`: a capital that acts, where the table has it for a body, and nothing else tells of its country.
fn seat_of_union(words: &Words, begin: usize) -> Option<usize> {
    let capital = words.mark(begin, Class::Capital)?;
    let end = capital.end as usize;
    let seat = words.end(begin, Class::Organization) == Some(end) && countries::acts(words, begin, end);
    seat.then(|| words.only_land(capital)).flatten().filter(|&land| !words.names_land(land)).map(|_| end)
}

/// The end of a country or city that is all of the run, or more of it than one word: `Costa Rica`.
fn country_end(words: &Words, begin: usize, end: usize) -> Option<usize> {
    let classes = [Class::Country, Class::Demonym, Class::Capital, Class::Metonym];
    let known = classes.into_iter().filter_map(|c| words.end(begin, c)).max()?;
    // A seat that may mean else gives way to a body of that name: the State Department.
    let seat = !words.is_any(begin, &[Class::Country, Class::Demonym, Class::Metonym]) && known > begin + 1;
    let body = words.end(begin, Class::Organization).is_some_and(|body| body > known || seat && body == known);
    // `Norway Cricket (NC)`
    if known < end && organizations::has_letters(words, begin, end) {
        return None;
    }
    let more = || words.is(known, Class::OrgHead) || names_its_body(words, known, end);
    (!body && (known >= end || known > begin + 1 && !more())).then_some(known)
}

/// `United States Geological Survey`: behind a country, the rest of the run ends in a body's head and tells of no one's role.
fn names_its_body(words: &Words, from: usize, end: usize) -> bool {
    let person = [Class::Role, Class::Title, Class::Honorific, Class::Organization];
    words.mark_before(end, Class::OrgHead).is_some_and(|m| m.first as usize >= from)
        && !(from..end).any(|at| words.is_any(at, &person))
}

/// The end of an adjective of origin or a country before more of the run: `Russian Foreign Minister`, `US Senator`; none
/// where it opens the name of a body (`American Airlines`). Behind a capital, two words of a person must stand.
fn lone_origin(words: &Words, at: usize, end: usize) -> Option<usize> {
    let person = [Class::Role, Class::Title, Class::Honorific, Class::Given, Class::Organization];
    let class = [Class::Demonym, Class::Country, Class::Capital].into_iter().find(|&c| words.is(at, c))?;
    let next = words.end(at, class)?;
    // `Chad Smith`: a country's name may be a given name.
    let given = class == Class::Country && words.is(at, Class::Given) && words.is(next, Class::Given);
    // `Sudan People's Liberation Army` is one name.
    let body = words.end(at, Class::Organization).is_some_and(|body| body > next)
        && !words.is_any(next, &[Class::Role, Class::Title]);
    if given || body || next >= end || words.end(at, Class::Place).is_some_and(|place| place > next) {
        return None;
    }
    let alone = match class {
        // `Athens Urban Transport Organisation` is one name.
        Class::Capital if names_its_body(words, next, end) => false,
        Class::Capital => {
            let full = words.is(next, Class::Given) && next + 1 < end || words.is_initial(next);
            // `the Norwegian ambassador to Paris Ann Lee`
            full || words.before(at, Class::OfCountry) && words.is(next, Class::FamilyFirst) && next + 2 == end
        }
        // `Deputy Minister of Azerbaijan Agil Gurbanov`
        Class::Country if is_of_office(words, at) && is_two_words(words, next, end) => true,
        // `Minister of Foreign Affairs of Norway A.B. Lee`
        Class::Country if words.is_initial(next) && words.before(at, Class::OfCountry) => true,
        // `Russian Evgeniya Rodina` in a report of sport
        Class::Demonym if people::is_sportsman(words, next, end) => true,
        _ => {
            // `U.S. Securities and Exchange Commission`: the table's body goes on behind the run.
            let known = words.end(next, Class::Organization);
            let inside = |body: usize| body <= end || words.key(end, Class::OrgLink) != Some("and");
            let body = known.is_some_and(inside) && words.mark_before(end, Class::OrgHead).is_some();
            words.is_any(next, &person) && !body
        }
    };
    alone.then_some(next)
}

/// Where a title inside the run begins, or an organization of the table: the end of the first name of the run.
fn part_end(words: &Words, begin: usize, end: usize) -> usize {
    let parts = |&at: &usize| {
        parts(words, begin, at, end)
            || joins_people(words, begin, at, end)
            || behind_body(words, begin, at, end)
            || behind_letters(words, begin, at, end)
            || behind_charge(words, begin, at, end)
            || behind_place(words, begin, at, end)
    };
    (begin + 1..end).find(parts).unwrap_or(end)
}

/// `Defense Ministry Ann Lee`: a body's name, then a person's.
fn behind_body(words: &Words, begin: usize, at: usize, end: usize) -> bool {
    let body = words.mark_before(at, Class::OrgHead).is_some_and(|m| m.first as usize >= begin);
    let known = words.mark_before(at, Class::Organization).is_some_and(|m| m.first as usize == begin);
    // `Leonardo Qarvo Blorn`: a given name that is a firm's too.
    let called = words.is_comma(begin.wrapping_sub(1)) || words.before_any(begin, &[Class::Title, Class::Honorific]);
    let known = known && !(called && words.is(begin, Class::Given) && words.is_doubtful_body(begin));
    let told = || {
        let article = words.mark_before(begin, Class::Article).map_or(begin, |m| m.first as usize);
        let linked = words.before_any(article, &[Class::PlacePreposition, Class::OrgLink, Class::OfCountry]);
        linked && (2..=3).contains(&(end - at)) && roles::far_role(words, begin).is_some()
    };
    (body || known)
        && (words.is(at, Class::Given) || told())
        && at + 1 < end
        && words.is_capital(at + 1)
        && !words.is_any(end - 1, &[Class::OrgHead, Class::Company, Class::OtherHead, Class::PlaceHead])
}

/// `the leader of the NFU Ann Lee`: letters, then a full name that is not in capitals.
fn behind_letters(words: &Words, begin: usize, at: usize, end: usize) -> bool {
    let letters =
        (2..=6).contains(&words.text(begin).len()) && words.text(begin).bytes().all(|b| b.is_ascii_uppercase());
    let full = at + 1 < end && words.is(at, Class::Given) && words.is_capital(at + 1) && !words.is_upper(at + 1);
    at == begin + 1 && letters && full && !words.is_upper(at)
}

/// `Minister of Ports and Forestry Ann Lee`: what a minister is in charge of, then a full name.
fn behind_charge(words: &Words, begin: usize, at: usize, end: usize) -> bool {
    let sure = !words.is(at, Class::Doubtful) || words.ends_as_plural(at - 1);
    let full = words.is(at, Class::Given) && sure && at + 1 < end && words.is_capital(at + 1);
    // `Minister for Ports and Transport Qvar Blorn`: behind what he is in charge of, words that nothing is known of.
    let charge =
        |t: usize| !words.is(t, Class::Given) && (words.before(t + 1, Class::Portfolio) || words.ends_as_common(t));
    let initials = || words.is_upper(at) && words.text(at).len() <= 3 && words.is(end - 1, Class::Surname);
    let named = || people::may_be_full(words, at, end) || initials();
    let unknown = (2..=3).contains(&(end - at)) && charge(at - 1) && named();
    // `Minister of Ports and Trade Song Min-soon`
    let family = words.is(at, Class::FamilyFirst) && words.is_capital(at + 1) && charge(at - 1);
    let linked = (full || unknown || family) && words.before_any(begin, &[Class::OrgLink, Class::OfCountry]);
    let role = if linked { roles::far_role(words, at) } else { None };
    let of_league = |role: Mark| full && words.scan.entry(role).is_some_and(|entry| entry.feature == "IGO");
    role.is_some_and(|role| words.scan.key(role).ends_with("minister") || of_league(role))
}

/// `Ann Lee & Bob Ray`: two people, not a firm.
fn joins_people(words: &Words, begin: usize, at: usize, end: usize) -> bool {
    words.is_mark(at, "&")
        && at > begin + 1
        && at + 2 < end
        && words.is(begin, Class::Given)
        && words.is(at + 1, Class::Given)
}

fn parts(words: &Words, begin: usize, at: usize, end: usize) -> bool {
    let title = [Class::Role, Class::Title, Class::Honorific].into_iter().filter_map(|c| words.end(at, c)).max();
    let Some(title_end) = title else { return false };
    // `Qarva M. Blorn`: an initial, where names are honoured so.
    let named = words.is(at - 1, Class::Given) || words.is_unmarked(at - 1);
    if words.is_initial(at) && named && words.is_capital(title_end) && title_end < end {
        return false;
    }
    // `Qarvo Sheikh Blorn`
    let may_be_given = words.is(begin, Class::Given) || words.is_unmarked(begin);
    if words.is(at, Class::ByGiven) && at == begin + 1 && may_be_given && title_end + 1 == end {
        return false;
    }
    // `Norvik Private Limited`
    if words.is(title_end, Class::Company) && title_end < end {
        return false;
    }
    let body = [Class::Organization, Class::OrgHead].into_iter().filter_map(|c| words.end(at, c)).max();
    if body.is_some_and(|body| body > title_end) {
        return false;
    }
    // `Writers Guild`: whose body it is.
    let owners = words.ends_as_plural(title_end - 1)
        && words.mark_before(end, Class::OrgHead).is_some_and(|head| head.first as usize == title_end);
    // `Washington Metropolitan Area Transit Authority`
    let within = title_end == at + 1
        && words.mark_before(end, Class::OrgHead).is_some_and(|head| head.first as usize > title_end)
        && !(at..end).any(|t| words.is(t, Class::Given));
    if (owners || within) && at > begin {
        return false;
    }
    let surname = title_end == at + 1 && words.is(at, Class::Surname) && words.is(at - 1, Class::Given);
    let in_body = words.is(at - 1, Class::Particle) || words.is_mark(at - 1, "&");
    // `Norvik Group CEO and President Ann Lee`
    let body = [Class::Organization, Class::OrgHead].into_iter().filter_map(|class| words.mark_before(at, class));
    let behind_body = |mark: Mark| mark.first as usize >= begin && words.is(at, Class::Role);
    let parted = title_end < end || begin + 1 == at || body.into_iter().any(behind_body);
    !surname && !in_body && parted && !words.is_hyphen(at - 1)
}
