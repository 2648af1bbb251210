//! The titles and functions beside a name: what they are, of which country, and whether they still hold.
//!
//! `before` reads those that stand before a name, `behind` those behind it, `charge` those in brackets, `body` whose they
//! are, `office` what each is, `legislator` party and state, `party` of which country a party's people are, `served` whose body someone
//! works for.

mod before;
mod behind;
mod body;
mod charge;
mod fallen;
mod led;
mod legislator;
mod office;
mod part;
mod party;
mod served;

pub use before::{
    apposed, before, before_bracket, before_rank, far_role, first_of_two, land_of_master, of_body_before, of_medium,
    role_led,
};
pub use behind::{appointed, appointed_as, behind, closes, given_office, is_of_next, later, tells_year, will_hold};
pub use body::{acts_for_body, body_agent, body_land, is_of_bank};
pub use charge::{in_brackets, listed as listed_charge};
pub use fallen::mark_fallen;
pub use led::{led_by, sent_from};
pub use legislator::{heads_committee, legislator, stands_for};
pub use party::land as party_land;
pub use served::land_served;

use super::words::{Class, Words};
use crate::model::{Country, Role, is_of_state};
use crate::rules::scan::Mark;
use office::role;

/// What stands before or behind a name.
#[derive(Clone, Debug, Default)]
pub struct Title {
    /// The first token of the phrase.
    pub first: usize,
    /// One past the last token of the phrase.
    pub end: usize,
    pub roles: Vec<FoundRole>,
    pub country: Option<Country>,
    /// The country of the town or the province that it is of: `Texas Governor`.
    pub part: Option<Country>,
    /// It is said of a body's people: `NATO Secretary General`.
    pub of_body: bool,
    /// It is said of a part of the state: `the ministry's spokesman`.
    pub of_state: bool,
    pub gender: Option<bool>,
}

/// A role as told: with the CAMEO agent code of its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRole {
    pub role: Role,
    /// Whoever presides over anything may be called so.
    pub presides: bool,
    /// So may whoever is the second of anything: `vice president`.
    pub seconds: bool,
    /// And whoever is at the head of a state in any office: `leader`.
    pub leads: bool,
    pub agent: String,
    /// It is only how one is addressed: `Dr.`, `Sheikh`.
    pub courtesy: bool,
    /// The token that its word begins with, where what it is hangs on the country: `chancellor`.
    pub varies: Option<usize>,
}

impl FoundRole {
    pub fn new(role: Role, agent: &str) -> FoundRole {
        FoundRole {
            role,
            presides: false,
            seconds: false,
            leads: false,
            courtesy: false,
            agent: agent.to_owned(),
            varies: None,
        }
    }

    /// Makes of it what its word means in this country.
    pub fn settle_in(&mut self, words: &Words, country: Option<Country>) {
        let Some(role) = self.varies.and_then(|at| office_in(words, at, country)) else { return };
        if role != self.role.role && !matches!(&*self.role.role, "other" | "executive") {
            role.clone_into(&mut self.role.role);
            if !is_of_state(role) {
                self.agent.clear();
            }
        }
    }
}

/// What an office is in a country: the British chancellor is the minister of finance, in most states one heads a university.
pub fn office_in<'a>(words: &Words<'a>, at: usize, country: Option<Country>) -> Option<&'a str> {
    let longest = words.mark(at, Class::OfficeIn)?;
    let mut readings = words.marks(at, Class::OfficeIn).filter(|m| m.end == longest.end);
    let first = readings.next()?;
    let readings = std::iter::once(first).chain(readings).filter_map(|m| words.scan.key(m).split_once(':'));
    let here = |lands: &str| country.is_some_and(|own| lands.split(' ').any(|land| land == own.as_str()));
    let (own, other): (Vec<_>, Vec<_>) = readings.partition(|(lands, _)| here(lands));
    let role = own.into_iter().next().or_else(|| other.into_iter().find(|(lands, _)| *lands == "else"));
    role.map(|(_, role)| role)
}

/// So far behind the word for a state its name stands.
const MAX_REALM: usize = 4;

/// So many words a role may be away from its name.
const MAX_FAR: usize = 14;

/// The longest role or title that begins at a token.
pub fn longest_role(words: &Words, at: usize) -> Option<Mark> {
    let marks = [Class::Role, Class::Title].into_iter().filter_map(|c| words.mark(at, c));
    marks.max_by_key(|m| m.end)
}

/// `the ambassador to the UN`: someone else's diplomat, whom the body only receives.
pub fn is_sent_there(words: &Words, title: &Title, name: usize) -> bool {
    let abroad = |at| words.leads_abroad(at) || words.is(at, Class::PlacePreposition);
    title.roles.iter().any(|found| found.role.role == "diplomat") && (title.first..name).any(abroad)
}

/// What a title that ends in `République` leaves of a state's name: `Président de la République | Populaire du Tchad`. Its
/// country and its end.
pub fn rest_of_realm(words: &Words, at: usize) -> Option<(Option<Country>, usize)> {
    let realm = at.checked_sub(1).filter(|&realm| words.is(realm, Class::Realm))?;
    if let Some(name) = words.mark(realm, Class::Country).filter(|m| m.end as usize > at) {
        return Some((words.land(name), name.end as usize));
    }
    let of = (at..at + MAX_REALM).find(|&at| !words.is_capital(at)).filter(|&of| of > at)?;
    let land = words.mark(words.end(of, Class::OfCountry)?, Class::Country)?;
    Some((words.land(land), land.end as usize))
}

/// The country behind a role, and where it ends: `president of Russia`, `président russe`, `président du Venezuela`.
pub fn country_behind(words: &Words, at: usize) -> (Option<Country>, usize) {
    // `la Ministre Française`
    let follows = !words.is_capital(at) || !words.adjective_endings().is_empty();
    if let Some(mark) = words.mark(at, Class::Demonym).filter(|_| follows) {
        return (words.land(mark), mark.end as usize);
    }
    // `ressortissants franco-iraniens`
    if let Some(half) = words.half(at).filter(|_| follows)
        && let (Some(_), end) = country_behind(words, half.end as usize + 1)
    {
        return (words.land(half), end);
    }
    if let Some((land, end)) = rest_of_realm(words, at) {
        return (land, end);
    }
    let of = words.end(at, Class::OfCountry).unwrap_or(at);
    let of = if words.is(of, Class::Article) { of + 1 } else { of };
    // `of the Republic of Norway`
    // `de la République fédérale du Tchad`
    let kind = |at: &usize| words.is_plain(*at) || words.is_capital(*at);
    let link = || (of + 1..of + MAX_REALM).find(|at| !kind(at)).and_then(|at| words.end(at, Class::OfCountry));
    let realm = || link().filter(|_| of > at && words.is(of, Class::Realm));
    let of = realm().unwrap_or(of);
    let placed = words.key(at, Class::PlacePreposition) == Some("place");
    // `governor of Niger State`
    let longer = |m: &Mark| words.end(of, Class::Place).is_none_or(|end| end <= m.end as usize);
    match words.mark(of, Class::Country).filter(longer) {
        // `the mediator in Chad's war`
        Some(mark) if of > at && !(placed && words.is_possessive(mark.end as usize)) => {
            (words.land(mark), mark.end as usize)
        }
        _ => (None, at),
    }
}

/// What a deputy of someone in this role is.
pub fn deputy_of(role: &str) -> Option<&'static str> {
    match role {
        "head_of_government" => Some("deputy_head_of_government"),
        role if role.ends_with("minister") => Some("deputy_minister"),
        _ => None,
    }
}

fn status_of(words: &Words, mark: Mark) -> Option<&'static str> {
    let key = words.scan.key(mark);
    ["former", "acting", "elect"].into_iter().find(|s| *s == key)
}

/// Whether an honorific is a man's.
fn gender(words: &Words, mark: Mark) -> Option<bool> {
    match words.scan.key(mark) {
        "male" => Some(true),
        "female" => Some(false),
        _ => None,
    }
}
