//! Titles before a name, read from it backwards: `the former Russian president X`, `the president, X,`.

mod apposed;
mod one;
mod owned;
mod within;

use apposed::commands;
pub use apposed::{apposed, before_rank, far_role, first_of_two, of_medium};
pub use owned::{land_of_master, of_body_before};
use within::is_act_of_naming;
pub use within::role_led;

use super::super::words::{Class, Words};
use super::behind;
use super::{Title, country_behind, deputy_of, gender, part, role, status_of};
use crate::model::Country;
use crate::rules::scan::Mark;

/// The titles before a name, read backwards.
pub fn before(words: &Words, name: usize) -> Title {
    let mut reader = Backwards::new(words, name);
    reader.read();
    // `le ministre de la Mer et des Ports par intérim X`
    let told = words.mark_before(name, Class::Status).filter(|m| !is_act_of_naming(words, *m));
    let end = told.map_or(name, |m| m.first as usize);
    // `l'envoyé spécial de M. X`
    let end = words.mark_before(end, Class::Honorific).map_or(end, |m| m.first as usize);
    if reader.marks.is_empty()
        && let Some(mark) = far_role(words, end)
    {
        reader.far(mark, name);
    }
    reader.title(name)
}

/// `Gen. | (retd) X`: where a title ends behind which brackets tell whether it is still held, and what they say.
pub fn before_bracket(words: &Words, name: usize) -> Option<(usize, Mark)> {
    let close = name.checked_sub(1).filter(|&at| words.is_mark(at, ")"))?;
    let status = words.mark_before(close, Class::Status)?;
    let open = (status.first as usize).checked_sub(1).filter(|&at| words.is_mark(at, "("))?;
    words.before_any(open, &[Class::Role, Class::Title]).then_some((open, status))
}

const MAX_STEPS: usize = 12;

/// Reads a title from its name back to its beginning.
struct Backwards<'a> {
    words: &'a Words<'a>,
    at: usize,
    marks: Vec<Mark>,
    portfolio: Option<Mark>,
    status: Option<&'static str>,
    /// Whether a word tells it: `current`.
    status_told: bool,
    /// How many roles, from the name back, have a status of their own, and which: `former minister and current envoy X`.
    inner: Option<(usize, Option<&'static str>)>,
    deputy: bool,
    male: Option<bool>,
    of_body: bool,
    /// The country of a town or a province told beside the role: `Texas Governor`.
    part: Option<Country>,
    /// The country told before the role: `Russian president`.
    origin: Option<Country>,
    /// The country told between role and name: `président du Venezuela`, `ambassador to Russia`.
    of: Option<Country>,
    /// Whether that country is whose the role is, not where it is held.
    sent_by: bool,
}

impl<'a> Backwards<'a> {
    fn new(words: &'a Words<'a>, name: usize) -> Backwards<'a> {
        Backwards {
            words,
            at: name,
            marks: Vec::new(),
            portfolio: None,
            status: None,
            status_told: false,
            inner: None,
            deputy: false,
            male: None,
            of_body: false,
            part: None,
            origin: None,
            of: None,
            sent_by: false,
        }
    }

    /// Takes what stands before, as long as it is part of the title.
    fn read(&mut self) {
        self.past_bracket();
        for _ in 0..MAX_STEPS {
            if !self.step() {
                break;
            }
        }
    }

    /// `Gen. (retd) X`: that the rank before is no longer held stands in brackets.
    fn past_bracket(&mut self) {
        let words = self.words;
        if let Some((open, status)) = before_bracket(words, self.at) {
            self.status = status_of(words, status);
            self.at = open;
        } else if let Some(open) = self.at.checked_sub(3).filter(|&open| part::past_party(words, open) == self.at)
            && words.is_upper(open + 1)
            && words.before_any(open, &[Class::Role, Class::Title])
        {
            // `le député (LFI) X`
            self.at = open;
        }
    }

    /// Takes a role with what it is of between it and the name.
    fn far(&mut self, mark: Mark, name: usize) {
        let words = self.words;
        self.marks.push(mark);
        self.at = mark.first as usize;
        let between = |classes: &[Class]| (mark.end as usize..name).any(|at| words.is_any(at, classes));
        // `President of the Federal Republic of Norway Ann Lee`, `ambassadeur de France à Bamako`
        let state =
            words.mark_before(name, Class::Country).filter(|_| !between(&[Class::Organization, Class::OrgHead]));
        let of = country_behind(words, mark.end as usize).0.or_else(|| words.land(state?));
        // `conseiller du président norvégien pour l'Europe`
        let adjective = words.is(mark.end as usize, Class::Demonym);
        let link = mark.end as usize + usize::from(adjective);
        // `Commander Norwegian Fleet`
        let fleet = [Class::Demonym, Class::Country].into_iter().find_map(|class| words.mark(mark.end as usize, class));
        let fleet = fleet.filter(|m| commands(words, m.first as usize)).and_then(|m| words.land(m));
        self.origin = self.origin.or(fleet);
        self.sent_by = adjective || words.key(mark.end as usize, Class::OfCountry) == Some("of");
        self.of = of.filter(|_| self.sent_by);
        self.part = part::behind(words, mark).map(|(land, _)| land);
        let minister = words.scan.key(mark).ends_with("minister");
        // `presidential aide for arms control Ann Lee`
        let task = matches!(words.key(link, Class::OrgLink), Some("task" | "purpose"));
        // `the minister of ports Ann Lee`, `Deputy Minister for Ports at the Trade Ministry Ann Lee`: a state's.
        let body = |at: usize| words.is(at, Class::Organization) && !words.is_doubtful_body(at);
        let of_body = (mark.end as usize..name).any(body);
        // `the secretary of the Ports Commission Ann Lee`
        let led = |at: usize| words.is_capital(at) && words.is(at, Class::Led) && words.is(at, Class::OrgHead);
        let definite = words.end(mark.end as usize, Class::OfCountry).is_some_and(|at| words.is(at, Class::Article));
        let secretary = mark.end - mark.first == 1 && definite && (mark.end as usize..name).any(led);
        let of_state = (minister && !secretary || task && state.is_none()) && !of_body;
        self.of_body = !of_state && (state.is_none() || self.of.is_none());
        // `Norwegian president to meet Ann Lee` tells nothing of her.
        if minister || task || words.is_comma(name) {
            self.read();
        } else if self.longest(&[Class::Status]).is_some() {
            self.take_beside_role();
        }
    }

    /// The longest mark of these classes that ends where the reader stands, or before a hyphen there.
    fn longest(&self, classes: &[Class]) -> Option<(Mark, Class)> {
        let end = self.end();
        if !self.words.may_end(end, classes) {
            return None;
        }
        let before = |class| match class {
            Class::Role => self.words.role_before(end),
            _ => self.words.mark_before(end, class),
        };
        let marks = classes.iter().filter_map(|&c| Some((before(c)?, c)));
        marks.min_by_key(|(mark, _)| mark.first)
    }

    /// Takes the words right before; false where they are no part of a title.
    fn step(&mut self) -> bool {
        self.at != self.words.sentence_start(self.at)
            && !self.stands_bare()
            && (self.take_role()
                || self.take_beside_role()
                || self.take_office_before_rank()
                || self.land_or_body().unwrap_or_else(|| self.adjective()))
    }

    /// A role, a title or an honorific.
    fn take_role(&mut self) -> bool {
        let words = self.words;
        let Some((mark, class)) = self.longest(&[Class::Role, Class::Title, Class::Honorific]) else { return false };
        // `deputy prime minister for defence`: the longer office begins before.
        let outer = words
            .role_before(mark.first as usize + 1)
            .filter(|m| m.first < mark.first && words.scan.key(*m) == "deputy_head_of_government");
        let mark = outer.unwrap_or(mark);
        // `Queen guitarist X`
        if behind::names_a_band(words, mark) && !self.marks.is_empty() {
            return false;
        }
        // `le premier ministre élu X`
        let elect = words.mark(mark.first as usize, Class::Status).filter(|m| words.scan.key(*m) == "elect");
        let elect = elect.filter(|_| words.role_before(mark.first as usize).is_some());
        // `Deputy Army Commander X`
        let deputy = mark.end - mark.first == 1 && words.is(mark.first as usize, Class::Deputy);
        if let Some(elect) = elect.filter(|elect| elect.end == mark.end && self.marks.is_empty()) {
            self.status = status_of(words, elect);
        } else if deputy && self.marks.last().is_some_and(|role| role.first == mark.end) {
            self.deputy = true;
        } else if class == Class::Honorific {
            self.male = gender(words, mark).or(self.male);
        } else {
            self.body_within(mark);
            self.marks.push(mark);
        }
        self.at = mark.first as usize;
        true
    }

    /// `a renversé X`, `soldiers ousted President X`: behind an auxiliary or those who do so, what was done to X.
    fn is_done(&self, status: Mark) -> bool {
        let words = self.words;
        let first = status.first as usize;
        let fells = || words.key(first, Class::Leaves) == Some("fells") && words.before(first, Class::Agent);
        let carried = self.marks.is_empty() && words.is(first.saturating_sub(1), Class::Act);
        first > words.sentence_start(first)
            && (carried || fells() || self.marks.is_empty() && is_act_of_naming(words, status))
    }

    /// What goes with a role: its portfolio, another role that it is joined to, `deputy`, `former`.
    fn take_beside_role(&mut self) -> bool {
        let bare = self.marks.is_empty();
        let mark = if let Some((mark, _)) = self.longest(&[Class::Portfolio]).filter(|_| bare) {
            self.portfolio = Some(mark);
            mark
        } else if let Some(mark) = self.joined_role() {
            self.marks.push(mark);
            self.inner = self.inner.or(self.status_told.then(|| (self.marks.len() - 1, self.status.take())));
            mark
        } else if let Some((mark, _)) = self.longest(&[Class::Deputy]).filter(|_| !bare) {
            self.deputy = true;
            mark
        } else if let Some((mark, _)) = self.longest(&[Class::Status]).filter(|(mark, _)| !self.is_done(*mark)) {
            self.status = status_of(self.words, mark).or(self.status);
            self.status_told = !bare;
            mark
        } else {
            return false;
        };
        self.at = mark.first as usize;
        true
    }

    /// The country or the body that a role is of; none where there is neither, false where it is no part of the title.
    fn land_or_body(&mut self) -> Option<bool> {
        let words = self.words;
        let bare = self.marks.is_empty();
        let role = self.marks.last().filter(|m| m.first as usize == self.at);
        if let Some((first, land)) = role.and_then(|&m| part::before(words, m)) {
            self.part = self.part.or(land);
            self.at = first;
            return Some(true);
        }
        // `Norway Cricket (NC) president X`
        let bracket = self.at.checked_sub(4).filter(|&at| {
            let letters = words.is_mark(at + 1, "(") && words.is_upper(at + 2) && words.is_mark(at + 3, ")");
            letters && words.is_capital(at) && !bare
        });
        if let Some(last) = bracket {
            // `Ports and Fisheries (PF) Minister X` is the state's.
            self.of_body = role.is_none_or(|m| !words.scan.key(*m).ends_with("minister"));
            self.at = last + 1;
            return Some(false);
        }
        if let Some(at) = self.party_letters() {
            self.at = at;
            return Some(true);
        }
        if let Some(mark) = self.seat().filter(|_| role.is_some()) {
            self.origin = self.origin.or(words.land(mark));
            self.at = mark.first as usize;
            return Some(true);
        }
        if let Some((mark, class)) = self.longest(&[Class::Demonym, Class::Half, Class::Country, Class::Capital]) {
            // `Trinamool Congress MP`
            let within = |(body, _): (Mark, Class)| body.first < mark.first;
            if bare || !self.longest(&[Class::Organization]).is_some_and(within) {
                return Some(self.country(mark, class));
            }
        }
        let first = if self.at > 0 && words.is_possessive(self.at - 1) && words.before(self.at - 1, Class::Country) {
            self.at - 1
        } else if let Some(first) = (!bare).then(|| self.owner()).flatten() {
            self.of_body = true;
            first
        } else if let Some((mark, _)) = self.longest(&[Class::Ministry]).filter(|_| !bare) {
            mark.first as usize
        } else if let Some((mark, _)) = self.longest(&[Class::Organization]).filter(|_| !bare) {
            self.of_body = true;
            self.origin = self.origin.or_else(|| self.land_of_department(mark));
            mark.first as usize
        } else if let Some((mark, _)) = self.longest(&[Class::Organization]).filter(|(m, _)| self.is_party(*m)) {
            mark.first as usize
        } else {
            let first = self.body()?;
            self.of_body = true;
            first
        };
        self.at = first;
        Some(true)
    }

    /// Where a body that the table lacks begins, right before its role: `Interior Department spokesman`, `Veltrano
    /// president`.
    fn body(&self) -> Option<usize> {
        let words = self.words;
        let mark = self.marks.last().filter(|m| m.first as usize == self.at)?;
        let head = words.mark_before(self.at, Class::OrgHead).map(|m| m.first as usize);
        let mut first = match head {
            Some(head) => head,
            None => {
                let seconds = words.key(mark.first as usize, Class::Presides) == Some("seconds");
                let leads = matches!(words.scan.key(*mark), "head_of_state" | "executive" | "spokesperson") || seconds;
                // `Qarvo president X` opens the sentence: the language's own words are known.
                let low = !words.is_capital(mark.first as usize);
                let strange = |at| low && words.is_unmarked(at) && words.is_capital(at) && !words.ends_as_verb(at);
                self.at.checked_sub(1).filter(|&at| leads && (self.names_body(at) || strange(at)))?
            }
        };
        while first > 0 && self.names_body(first - 1) {
            first -= 1;
        }
        words.is_capital(first).then_some(first)
    }

    /// A capitalised word within its sentence that is no country, no day and no person's.
    fn names_body(&self, at: usize) -> bool {
        let words = self.words;
        let others = [
            Class::Country,
            Class::Demonym,
            Class::Capital,
            Class::Calendar,
            Class::Common,
            Class::Given,
            Class::Status,
            Class::Article,
            Class::Role,
            Class::Title,
        ];
        let opens = words.sentence_start(at) == at && !(words.is_upper(at) && words.text(at).len() > 1);
        words.is_capital(at) && !opens && !words.is_any(at, &others)
    }

    fn title(self, name: usize) -> Title {
        let words = self.words;
        let mut title =
            Title { first: self.at, end: name, gender: self.male, of_body: self.of_body, ..Title::default() };
        // `Norway's minister for Chad X`
        let envoy = || self.marks.iter().any(|&m| words.scan.key(m) == "diplomat");
        let abroad = !self.sent_by && (self.origin.is_some() || envoy());
        title.country = if abroad { self.origin } else { self.of.or(self.origin) };
        title.part = self.part;
        if let Some(article) = words.mark_before(self.at, Class::Article).filter(|_| self.at < name) {
            title.first = article.first as usize;
        }
        let (portfolio, status) = (self.portfolio, self.status);
        let marks = without_kinds(words, &self.marks);
        let own = |n: usize| self.inner.filter(|(inner, _)| n < *inner).map_or(status, |(_, status)| status);
        title.roles = marks.iter().enumerate().map(|(n, &m)| role(words, m, portfolio, own(n), &title)).collect();
        // `AU chairperson President X`: he presides over a state beside the body.
        if let ([own, outer], true) = (&marks[..], title.of_body)
            && outer.end == own.first
            && words.scan.key(*own) == "head_of_state"
            && words.scan.key(*outer) == "executive"
        {
            let of_state = Title { of_body: false, ..title.clone() };
            title.roles[0] = role(words, *own, portfolio, status, &of_state);
        }
        // `their new president, Archbishop X`
        let clerical = title.country.is_none() && title.roles.iter().any(|found| found.agent == "REL");
        let heads = title.roles.iter_mut().filter(|found| clerical && found.role.role == "head_of_state");
        heads.filter(|found| found.presides).for_each(|found| "executive".clone_into(&mut found.role.role));
        for found in title.roles.iter_mut().filter(|_| self.deputy) {
            if let Some(deputy) = deputy_of(&found.role.role) {
                deputy.clone_into(&mut found.role.role);
            }
        }
        title
    }
}

/// `the general vice president`, `chief mediator`: where the noun stands last, a role right before another in small letters
/// only tells of which kind that is. The marks stand in reading order from the name.
fn without_kinds(words: &Words, marks: &[Mark]) -> Vec<Mark> {
    let low = |at: u32| !words.is_capital(at as usize);
    let kind = |before: &Mark, mark: &Mark| {
        mark.end - mark.first == 1 && mark.end == before.first && low(mark.first) && low(before.first)
    };
    let follows = !words.adjective_endings().is_empty();
    let kept = |n: &usize| *n == 0 || follows || !kind(&marks[n - 1], &marks[*n]);
    (0..marks.len()).filter(kept).map(|n| marks[n]).collect()
}
