//! Bodies, parties and lands within the words of a title: `Bank of England governor`, `le député LFI X`, `minister of the
//! Netherlands X`.

use super::super::{MAX_REALM, body};
use super::one::tells_kind;
use super::{Backwards, far_role};
use crate::annotate::actor::words::{Class, Words};
use crate::model::Country;
use crate::rules::scan::Mark;

/// What may end right before a name and be part of its title.
const BESIDE: [Class; 10] = [
    Class::Role,
    Class::Title,
    Class::Honorific,
    Class::Portfolio,
    Class::Status,
    Class::Demonym,
    Class::Half,
    Class::Country,
    Class::Capital,
    Class::Organization,
];

impl Backwards<'_> {
    /// A country before a role, or between a role and the name; there a preposition, or an adjective, must join it.
    pub(super) fn country(&mut self, mark: Mark, class: Class) -> bool {
        let (words, first) = (self.words, mark.first as usize);
        let country = words.land(mark);
        // `IMF Norway mission chief`
        if !self.marks.is_empty() && class == Class::Country && words.before(first, Class::Organization) {
            (self.of_body, self.at) = (true, first);
            return true;
        }
        // `the UN mission in Norway chief, X`
        let place = words.mark_before(first, Class::PlacePreposition).filter(|_| class == Class::Country);
        let there = place.is_some_and(|m| words.before_any(m.first as usize, &[Class::Led, Class::OrgNoun]));
        if !self.marks.is_empty() && there {
            (self.of_body, self.at) = (true, first);
            return false;
        }
        // `Norwegian Ambassador to Chad Prince X`: the land is where the envoy is.
        let sent_to = role_led(words, first).filter(|&at| {
            let envoy = words.role_before(at).is_some_and(|m| words.scan.key(m) == "diplomat");
            class == Class::Country && envoy && words.leads_abroad(at)
        });
        if let Some(at) = sent_to.filter(|_| !self.marks.is_empty()) {
            self.at = at;
            return true;
        }
        if !self.marks.is_empty() {
            // `Congress leaders`
            self.of_body |= class == Class::Capital && words.scan.entry(mark).is_some_and(|e| !e.feature.is_empty());
            let own = class != Class::Capital && !words.is_state_of_city(first);
            // `Norway's Chadian ambassador` is sent to Chad.
            let sent = words.is_possessive(mark.end as usize)
                && self.marks.last().is_some_and(|m| words.scan.key(*m) == "diplomat");
            self.origin = self.origin.filter(|_| !(own && sent && country.is_some())).or(country.filter(|_| own));
            self.at = if own { first } else { self.at };
            return own;
        }
        let adjective = matches!(class, Class::Demonym | Class::Half);
        let of = role_led(words, first);
        if let Some(at) = of {
            self.of = country.filter(|_| class != Class::Capital);
            // `le maire de Bamako X`
            self.part = self.part.or(country.filter(|_| class == Class::Capital));
            // `ambassadeur de France`, but `ambassador to France`
            self.sent_by = words.key(at, Class::OfCountry) == Some("of");
            self.at = at;
        } else if adjective {
            // `l'ambassadeur rwandais`
            self.origin = self.origin.or(country);
            self.at = first;
        }
        of.is_some() || adjective
    }

    /// Where what stands before ends: before a hyphen too.
    pub(super) fn end(&self) -> usize {
        let hyphen = self.at > 0 && self.words.is_hyphen(self.at - 1) && self.words.is_glued(self.at - 1);
        if hyphen { self.at - 1 } else { self.at }
    }

    /// Is there no title yet, and nothing right before that may be of one? So stand most names where no adjective comes
    /// between.
    pub(super) fn stands_bare(&self) -> bool {
        let words = self.words;
        self.marks.is_empty()
            && words.adjective_endings().is_empty()
            && !words.may_end(self.end(), &BESIDE)
            && !(self.at > 0 && words.is_possessive(self.at - 1))
    }

    /// `Pentagon spokeswoman X`, `the Pentagon's spokeswoman, X`: the seat of a state's government.
    pub(super) fn seat(&self) -> Option<Mark> {
        let words = self.words;
        let owner = self.at.checked_sub(1).filter(|&at| words.is_possessive(at)).unwrap_or(self.end());
        let mark = words.mark_before(owner, Class::Metonym)?;
        (words.land(mark).is_some() && words.is_capital(mark.first as usize)).then_some(mark)
    }

    /// The land of a state's own department, which is that of its people; many states have a Foreign Office.
    pub(super) fn land_of_department(&self, mark: Mark) -> Option<Country> {
        let words = self.words;
        let row = words.facts.organizations.get(words.scan.key(mark)).filter(|row| row.kind == "government")?;
        let here = |land: &Country| {
            let own = body::is_states_own(words, mark.first as usize, row);
            own || words.names_land(*land) || words.names_no_other(*land)
        };
        row.country.filter(here)
    }

    /// `Veltrano's president`: where a firm begins, whose the role is.
    pub(super) fn owner(&self) -> Option<usize> {
        let words = self.words;
        let end = self.at.checked_sub(1).filter(|&at| words.is_possessive(at))?;
        let firm = |mark: &Mark| {
            let row = words.facts.organizations.get(words.scan.key(*mark));
            row.is_some_and(|row| matches!(row.kind, "company" | "bank" | "party" | "team"))
        };
        let known = words.mark_before(end, Class::Organization).filter(firm).map(|m| m.first as usize);
        // A name that nothing is known of presides over no state.
        let presides = self.marks.last().is_some_and(|m| words.scan.key(*m) == "head_of_state");
        let strange = || end.checked_sub(1).filter(|&at| presides && words.is_capital(at) && words.is_unmarked(at));
        known.or_else(strange)
    }

    /// `Bank of England governor`: a role's words may begin with a body's or a seat's, which tells of whom and of which
    /// country.
    pub(super) fn body_within(&mut self, role: Mark) {
        let words = self.words;
        let first = role.first as usize;
        // `Labour Minister`
        let charge = words.is(first, Class::Portfolio);
        let mark = words.mark(first, Class::Organization).filter(|m| m.end < role.end && !charge);
        // `Aam Aadmi Party leader`; many states have a Democratic Party.
        let begun = words.mark_before(first + 1, Class::Organization).filter(|m| m.first + 1 < role.first);
        let begun = begun.filter(|m| body::is_whole(words, m.first as usize));
        let Some(mark) = begun.or(mark) else {
            // `Kremlin spokesman`, `White House aide`
            let seat = words.mark(first, Class::Metonym).filter(|m| m.end < role.end);
            self.origin = self.origin.or(seat.and_then(|m| words.land(m)));
            return;
        };
        self.of_body = true;
        let body = words.facts.organizations.get(words.scan.key(mark)).filter(|body| body.kind != "government");
        let land = body.map_or_else(|| self.land_of_department(mark), |body| body.country);
        self.origin = self.origin.or(land);
    }

    /// `le député LFI Ann Lee`: a party between a role and the name.
    pub(super) fn is_party(&self, mark: Mark) -> bool {
        let words = self.words;
        let titled = words.before_any(mark.first as usize, &[Class::Role, Class::Title]);
        let row = words.facts.organizations.get(words.scan.key(mark));
        titled && self.marks.is_empty() && row.is_some_and(|row| row.kind == "party")
    }

    /// `la ministre QVD Ann Lee`, `la ministre QVD des Ports Ann Lee`: a party's letters behind the role; where they begin.
    pub(super) fn party_letters(&self) -> Option<usize> {
        let words = self.words;
        let at = self.at.checked_sub(1)?;
        let letters = words.is_upper(at) && (2..=5).contains(&words.text(at).len());
        let follows = !words.adjective_endings().is_empty() && self.marks.is_empty();
        (letters && follows && words.before_any(at, &[Class::Role, Class::Title])).then_some(at)
    }

    /// `President-elect and Defence Minister Ann Lee`, `former minister and current envoy Ann Lee`: two offices of one, written
    /// alike, with no article between.
    pub(super) fn joined_role(&mut self) -> Option<Mark> {
        let words = self.words;
        let end = |m: &Mark| words.role_before(m.end as usize).is_some();
        let own = self.marks.last().filter(|m| (m.first as usize == self.at || self.status_told) && end(m))?;
        let and = words.mark_before(self.at, Class::OrgLink).filter(|&m| words.scan.key(m) == "and")?;
        // `l'ex-ministre norvégien et actuel envoyé X`
        let land = words.mark_before(and.first as usize, Class::Demonym).filter(|_| self.status_told);
        self.origin = self.origin.or_else(|| words.land(land?));
        let end = land.map_or(and.first, |m| m.first) as usize;
        let other = words.role_before(end).filter(|_| and.end - and.first == 1)?;
        (words.is_capital(other.first as usize) == words.is_capital(own.first as usize) || self.status_told)
            .then_some(other)
    }

    /// An adjective between role and name (`le pape copte X`), or words that tell of what (`state department`).
    pub(super) fn adjective(&mut self) -> bool {
        let words = self.words;
        let title = |at: usize| words.before_any(at, &[Class::Role, Class::Title]);
        if self.marks.is_empty() {
            let follows = !words.adjective_endings().is_empty();
            let plain = follows && self.at > 0 && words.is_plain(self.at - 1) && title(self.at - 1);
            // `le président nantais X` presides over no state.
            self.of_body |= plain && words.is_of_town(self.at - 1);
            self.at -= usize::from(plain);
            return plain;
        }
        // `dockers' union president X` is no state's.
        let presides =
            self.marks.last().filter(|m| words.scan.key(**m) == "head_of_state" && m.first as usize == self.at);
        let low =
            |at: &usize| !words.is_capital(*at) && !words.is_capital(self.at) && words.adjective_endings().is_empty();
        let body = presides.and_then(|_| self.longest(&[Class::OrgNoun])).map(|(mark, _)| mark.first as usize);
        if let Some(first) = body.filter(low) {
            self.of_body = true;
            self.at = first;
            return true;
        }
        // `Norway's far-right trade minister X`
        let owned = |at: usize| at > 0 && words.is_possessive(at - 1) && words.before(at - 1, Class::Country);
        let origin = |at: usize| words.before_any(at, &[Class::Demonym, Class::Country]) || owned(at);
        let far = (1..=MAX_PLAIN).map_while(|n| self.at.checked_sub(n).filter(|&at| tells_kind(words, at)));
        let found = far.into_iter().find(|&at| !words.is_hyphen(at) && origin(at));
        self.at = found.unwrap_or(self.at);
        found.is_some()
    }

    /// `Norway's Chief of Defence Forces General X`: an office with what it is of, before the rank of its holder.
    pub(super) fn take_office_before_rank(&mut self) -> bool {
        let words = self.words;
        let rank = self.marks.last().filter(|m| m.first as usize == self.at && self.marks.len() == 1);
        if rank.is_none_or(|m| words.scan.key(*m) != "military") || !words.is_capital(self.at - 1) {
            return false;
        }
        let Some(office) = far_role(words, self.at) else { return false };
        let end = office.end as usize;
        let loud = |at: usize| words.is_capital(at) || words.is_any(at, &[Class::OrgLink, Class::Article]);
        let land = (end..self.at).any(|at| words.is_any(at, &[Class::Country, Class::Demonym, Class::Organization]));
        let whole = words.is_capital(office.first as usize) && (end..self.at).all(loud) && !land;
        if !whole || words.key(end, Class::OfCountry) != Some("of") {
            return false;
        }
        if words.scan.key(office).ends_with("minister") {
            self.marks.push(office);
        }
        self.at = office.first as usize;
        true
    }
}

/// So many plain words stand between a role and where it is from.
const MAX_PLAIN: usize = 3;

/// `minister of Norway X`, `minister of the Netherlands X`: where the preposition stands that joins a country to a role.
pub fn role_led(words: &Words, country: usize) -> Option<usize> {
    let links = |end: usize| {
        let marks = [Class::OfCountry, Class::PlacePreposition].into_iter();
        marks.filter_map(move |class| words.mark_before(end, class)).map(|m| m.first as usize)
    };
    let article = words.mark_before(country, Class::Article).map(|m| m.first as usize);
    let titled = |at: &usize| words.before_any(*at, &[Class::Role, Class::Title]);
    // `the secretary of state of Norway` is no kingdom.
    let led = |at: usize| Some(at).filter(titled).or_else(|| before_realm(words, at).filter(titled));
    links(country).chain(article.into_iter().flat_map(links)).find_map(led)
}

/// `Minister | of the Islamic Republic of Norway X`: where the words begin that lead to the full name of a state, whose last
/// preposition is given.
fn before_realm(words: &Words, of: usize) -> Option<usize> {
    let realm = words.mark_before(of, Class::Realm)?.first as usize;
    let kind = |at: &usize| words.is_capital(*at) && !words.is(*at, Class::Article);
    let adjectives = (0..realm).rev().take(MAX_REALM).take_while(kind).count();
    let name = realm - adjectives;
    let article = words.mark_before(name, Class::Article).map_or(name, |m| m.first as usize);
    let led = [article, name].into_iter().find_map(|at| words.mark_before(at, Class::OfCountry));
    led.map(|m| m.first as usize)
}

/// `the president named X to head the bank`, `the president of Norway named X`: what a role's holder does; but `a colonel named
/// X`, `the newly appointed X`.
pub fn is_act_of_naming(words: &Words, status: Mark) -> bool {
    let first = status.first as usize;
    let verb = words.scan.key(status) == "named" && words.key(first, Class::Post) == Some("given");
    let role = words.role_before(first);
    let article = role.and_then(|role| words.mark_before(role.first as usize, Class::Article));
    let one = article.is_some_and(|m| words.scan.key(m) == "indefinite");
    let holder = role.is_some() || words.before_any(first, &[Class::Country, Class::Organization]);
    verb && words.adjective_endings().is_empty() && holder && !one
}
