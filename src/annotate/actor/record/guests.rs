//! Lands of which only guests are told, and the lands where they are.

use super::super::countries::CountryName;
use super::super::roles;
use super::super::words::Class;
use super::Builder;
use crate::model::{Country, Use};
use crate::rules::scan::Mark;

impl Builder<'_> {
    /// `The minister is in Chad. Norway hopes`: a land that is told of as a place alone is not that of its guests, where one
    /// other is told of that acts.
    pub(super) fn unless_visited(&self, land: Country) -> Country {
        let visited = |c: &CountryName| c.usage == Use::Place && self.words.is(c.first, Class::Country);
        if !self.named.iter().filter(|c| c.country == land).all(visited) {
            return land;
        }
        let mut acting = self.named.iter().filter(|c| c.counts && c.usage == Use::Actor).map(|c| c.country);
        let Some(first) = acting.next() else { return land };
        if acting.all(|other| other == first) && !self.is_guests(first) { first } else { land }
    }

    /// `received the Chadian ambassador`, `met his Chadian counterpart`, `a Chadian delegation`: a land that is named as a
    /// guest's alone, or as the one where someone went (`visited Chad`), is not that of those who are told of without one.
    pub(super) fn is_guests(&self, land: Country) -> bool {
        let words = self.words;
        let guest = |mark: Option<Mark>| mark.is_some_and(|m| words.scan.key(m) == "diplomat");
        let kinds = [Class::Counterpart, Class::Delegation];
        self.named.iter().filter(|c| c.country == land).all(|c| {
            let end = c.end + usize::from(words.is_possessive(c.end));
            let of = words.mark_before(c.first, Class::OfCountry).map_or(c.first, |m| m.first as usize);
            let ahead = guest(roles::longest_role(words, end)) || words.is_any(end, &kinds);
            // `a delegation from the Chadian ministry`
            let article = words.mark_before(of, Class::Article).map_or(of, |m| m.first as usize);
            let from =
                [Class::PlacePreposition, Class::OfCountry].into_iter().find_map(|k| words.mark_before(article, k));
            let sent = from.is_some_and(|m| words.before(m.first as usize, Class::Delegation));
            let host = words.before(article, Class::Visits);
            ahead || sent || host || self.goes_abroad(c) || guest(words.role_before(of)) || words.before_any(of, &kinds)
        })
    }

    /// Of the lands told of, the only one that is no guest's.
    pub(super) fn only_host(&self) -> Option<Country> {
        let mut hosts = self.told.iter().copied().filter(|&land| !self.is_guests(land));
        hosts.next().filter(|_| self.told.len() > 1 && hosts.next().is_none())
    }

    /// `Norway's trade secretary flew to Qarvo, where President X received him`: who is of the land goes to another's town.
    fn goes_abroad(&self, land: &CountryName<'_>) -> bool {
        let words = self.words;
        let end = land.end + usize::from(words.is_possessive(land.end));
        let close = words.scan.sentences[words.scan.sentence_of(land.first)].end as usize;
        let there = |at: usize| {
            [Class::Capital, Class::Place].into_iter().find_map(|class| words.only_land(words.mark(at, class)?))
        };
        let goes = |at: usize| there(words.end(at, Class::Visits)?).filter(|&other| other != land.country);
        roles::longest_role(words, end).is_some()
            && words.places(end..close, &[Class::Visits]).any(|at| goes(at).is_some())
    }
}
