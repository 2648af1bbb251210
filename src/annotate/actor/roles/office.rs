//! What the words of one office tell: the role from the contract's list, its country and status, the agent's code.

use super::super::words::{Class, Words};
use super::{FoundRole, Title, behind, part, status_of};
use crate::model::{Country, Role};
use crate::rules::scan::Mark;

/// The role that a mark tells, with what the title says that it stands in. A `portfolio` says what a minister is of.
pub fn role(
    words: &Words,
    mark: Mark,
    portfolio: Option<Mark>,
    status: Option<&'static str>,
    title: &Title,
) -> FoundRole {
    let presides = words.mark(mark.first as usize, Class::Presides).filter(|m| m.end == mark.end);
    let presides = presides.map_or("", |m| words.scan.key(m));
    let office = Office { words, mark, title, first: mark.first as usize, end: mark.end as usize, presides };
    let key = office.key(portfolio);
    FoundRole {
        presides: !matches!(presides, "" | "seconds" | "charged" | "rules"),
        seconds: presides == "seconds",
        leads: matches!(presides, "leads" | "rules"),
        courtesy: key == "other" && words.end(office.first, Class::Honorific) == Some(office.end),
        agent: office.agent(key).to_owned(),
        varies: office.varies().then_some(office.first),
        role: Role {
            title: words.scan.text.slice(words.scan.span(office.first, office.end)).to_owned(),
            role: key.to_owned(),
            country: office.country(key),
            status: status.or_else(|| office.status()),
        },
    }
}

/// The words of an office, and the title that they are part of.
struct Office<'w> {
    words: &'w Words<'w>,
    title: &'w Title,
    mark: Mark,
    first: usize,
    end: usize,
    /// What the pack says of whoever presides over anything and is called so; nothing of other offices.
    presides: &'w str,
}

impl<'w> Office<'w> {
    /// The role: each step narrows what the word means alone.
    fn key(&self, portfolio: Option<Mark>) -> &'w str {
        let key = self.words.scan.entry(self.mark).map_or("other", |e| e.key);
        let key = match portfolio {
            Some(portfolio) if key.ends_with("minister") && key != "deputy_minister" => self.words.scan.key(portfolio),
            _ => key,
        };
        let key = match key {
            "military" if self.is_no_soldier() => "other",
            "foreign_minister" if self.presides == "charged" && self.has_charge() => "minister",
            key => key,
        };
        let key = if self.part().is_some() { part::local_role(key) } else { key };
        let of_body = self.title.of_body;
        // `its leader Ann Lee`: of no state that is told.
        let of_any = || self.presides == "leads" && self.title.country.is_none();
        match key {
            _ if self.presides == "seconds" && (of_body || self.is_of_trade()) => "executive",
            _ if self.varies() && (of_body || self.is_of_body_behind()) => "executive",
            "head_of_state" if of_body || of_any() => "executive",
            "minister" if of_body && self.is_secretary() => "executive",
            key => key,
        }
    }

    /// `Police Lt. X`, `Sheriff's Capt. X`; in sport captains, but no generals: a contract may be told of there as well.
    fn is_no_soldier(&self) -> bool {
        let plays =
            self.words.is(self.first, Class::PersonNoun) && (self.words.in_sport(self.first) || self.is_of_team());
        // `reçus à l'issue de la rencontre par le Capitaine X`
        let rank = self.words.is_capital(self.first) && !self.words.adjective_endings().is_empty();
        let plays = plays && !rank;
        let police = self.words.mark_before(self.first, Class::OrgHead);
        police.is_some_and(|m| self.words.scan.key(m) == "COP") || plays
    }

    /// `Norway captain X`, `le capitaine du Norvik`: so teams that are called like their land are led, and no armies.
    fn is_of_team(&self) -> bool {
        let words = self.words;
        let named = [Class::Country, Class::Team];
        let before = || words.adjective_endings().is_empty() && words.before_any(self.first, &named);
        let of = words.end(self.end, Class::OfCountry).filter(|_| words.key(self.end, Class::OfCountry) == Some("of"));
        let of = of.map(|at| words.end(at, Class::Article).unwrap_or(at));
        let end = of.and_then(|at| named.into_iter().find_map(|class| words.end(at, class)));
        let behind = || end.is_some_and(|end| !words.is_possessive(end) && !words.is_capital(end));
        self.end == self.first + 1 && !words.is_capital(self.first) && (before() || behind())
    }

    /// `secretary of state for defence`, `secrétaire d'État au Logement`: what one is in charge of, behind the office.
    fn has_charge(&self) -> bool {
        let words = self.words;
        let to = words.end(self.end, Class::OfCountry).filter(|_| words.leads_abroad(self.end));
        let Some(at) = to.or_else(|| words.end(self.end, Class::PlacePreposition)) else { return false };
        let at = if words.is(at, Class::Article) { at + 1 } else { at };
        words.is_capital(at) && !words.is_any(at, &[Class::Country, Class::Capital, Class::Place])
    }

    /// The country of the town or the province that it is of.
    fn part(&self) -> Option<Country> {
        self.title.part.filter(|_| self.title.country.is_none() && part::may_be_local(self.words, self.mark))
    }

    /// `the bank's vice president`, `vice president of marketing`
    fn is_of_trade(&self) -> bool {
        let words = self.words;
        let of = words.end(self.end, Class::OfCountry).or_else(|| words.end(self.end, Class::PlacePreposition));
        of.is_some_and(|at| words.is_plain(at) || words.is_capital(at) && !words.is(at, Class::Country))
    }

    /// What it is hangs on the country: `chancellor`.
    fn varies(&self) -> bool {
        self.words.end(self.first, Class::OfficeIn) == Some(self.end)
    }

    fn is_of_body_behind(&self) -> bool {
        self.title.country.is_none() && behind::is_of_body(self.words, self.end)
    }

    /// `secretary of the Central Committee`, `Secretary of the Law Reform Commission`: no minister.
    fn is_secretary(&self) -> bool {
        let words = self.words;
        if self.end - self.first != 1 || words.key(self.end, Class::OfCountry) != Some("of") {
            return false;
        }
        let low = !words.is_capital(self.first) && words.adjective_endings().is_empty();
        let mut body = (self.end..self.end + MAX_BODY).take_while(|&at| !words.is_comma(at));
        let head = || body.clone().find_map(|at| words.key(at, Class::OrgHead));
        let of_many = || head().is_some_and(|head| matches!(head, "NGO" | "IGO" | "BUS" | "PTY" | "LEG"));
        let definite = words.end(self.end, Class::OfCountry).is_some_and(|at| words.is(at, Class::Article));
        let led = |at: usize| words.is_capital(at) && words.is(at, Class::Led) && words.is(at, Class::OrgHead);
        low || of_many() || definite && body.any(led)
    }

    /// `president-elect`, `acting minister`, `ministre par intérim`
    fn status(&self) -> Option<&'static str> {
        let mut inside = (self.first..self.end).filter(|_| self.end - self.first > 1);
        inside.find_map(|at| status_of(self.words, self.words.mark(at, Class::Status)?))
    }

    /// The country that the word itself tells of, or the title. Some offices are called so elsewhere too.
    fn country(&self, key: &str) -> Option<Country> {
        let words = self.words;
        let own = words.mark(self.first, Class::OfficeOf).filter(|office| office.end == self.mark.end);
        let own = own.and_then(|office| Country::new(words.scan.key(office))).or_else(|| self.part());
        if key.ends_with("minister") { self.title.country.or(own) } else { own.or(self.title.country) }
    }

    /// A title before a name tells of no agent; the same words as a role do.
    fn agent(&self, key: &str) -> &'w str {
        let scan = self.words.scan;
        // `the captain of Norway, X,`, who plays there.
        if key == "other" && scan.entry(self.mark).is_some_and(|e| e.key == "military" && e.feature == "MIL") {
            return "";
        }
        let as_role = || self.words.mark(self.first, Class::Role).filter(|m| m.end == self.mark.end);
        match (scan.entry(self.mark).map_or("", |e| e.feature), key) {
            ("", "military") => "MIL",
            ("", _) => as_role().and_then(|m| scan.entry(m)).filter(|e| e.key == key).map_or("", |e| e.feature),
            (agent, _) => agent,
        }
    }
}

/// So many words of a body's name behind a role tell what it is.
const MAX_BODY: usize = 6;
