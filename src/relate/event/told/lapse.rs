//! Deeds told by how long before another they were: `two days after they took the ship`.

use super::super::{Draft, Reader};
use super::LEAD;
use crate::model::{EventStatus, Lapse, Meaning, TimeKind, TimeMention, Tokens};

/// So the length of hours and minutes begins: what they part is of one day.
const HOURS: &str = "PT";

impl Reader<'_> {
    /// `freed ten on Monday, three weeks after they seized the ship`: does a lapse stand between a token and a deed that was
    /// long before, or is to come long after?
    pub(super) fn lapse_parts(&self, draft: &Draft, from: u32) -> bool {
        let scan = &self.annotated.scan;
        let times = &self.annotated.times;
        let first = times.partition_point(|t| t.tokens.first < from);
        let before = times[first..].iter().take_while(|t| t.tokens.end < draft.trigger.first);
        let parts =
            |end: u32| scan.is(end as usize, self.classes.after) || scan.is(end as usize, self.classes.other_day);
        let days = |t: &&TimeMention| matches!(&t.meaning, Meaning::Duration(length) if !length.starts_with(HOURS));
        let Some(lapse) = before.filter(days).map(|t| t.tokens.end).find(|&end| parts(end)) else { return false };
        let verbs = &self.annotated.verbs;
        let own = draft.group.map_or(draft.trigger.first, |n| verbs[n as usize].tokens.first);
        let behind = verbs.partition_point(|v| v.tokens.first < lapse);
        !verbs[behind..].iter().take_while(|v| v.tokens.first < own).any(|v| v.finite())
    }

    /// Whether a lapse in its sentence says that the deed was long before, or is to come long after, what else is told there.
    pub(super) fn is_apart_by_lapse(&self, draft: &Draft) -> bool {
        let scan = &self.annotated.scan;
        let first = scan.sentences[scan.sentence_of(draft.trigger.first as usize)].first;
        self.lapse_parts(draft, first)
    }

    /// `Two days after the attack, they left on Monday`: behind the comma that ends what tells of the earlier deed, a time is of
    /// the later one.
    pub(super) fn is_of_later(&self, draft: &Draft, time: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let parted = || (draft.trigger.end..time.first).any(|t| scan.sign(t as usize) == ',');
        time.first >= draft.trigger.end && parted() && self.is_apart_by_lapse(draft)
    }

    /// `freed ten on Monday, two days after they took the ship`: so many days before the one day of its sentence, or before
    /// the news of the day.
    pub(super) fn lapse(&self, draft: &Draft) -> Option<Lapse> {
        let scan = &self.annotated.scan;
        let number = scan.sentence_of(draft.trigger.first as usize);
        let sentence = scan.sentences[number];
        let times = &self.annotated.times;
        let from = times.partition_point(|t| t.tokens.first < sentence.first);
        let inside = || times[from..].iter().enumerate().take_while(|(_, t)| t.tokens.first < sentence.end);
        let before = |t: &TimeMention| t.tokens.end < draft.trigger.first;
        let after = |t: &TimeMention| scan.is(t.tokens.end as usize, self.classes.after);
        let (_, told) = inside().filter(|(_, t)| before(t) && after(t)).last()?;
        let Meaning::Duration(length) = &told.meaning else { return None };
        let days =
            days_of(length).filter(|_| draft.status == EventStatus::Happened && self.is_apart_by_lapse(draft))?;
        let opens = told.tokens.first <= sentence.first + 1;
        let mut dates = inside().filter(|(_, t)| t.kind == TimeKind::Date);
        match (dates.next(), dates.next()) {
            (None, _) => (number < LEAD).then_some(Lapse { from: None, days }),
            (Some((n, date)), None) => {
                let fits = opens || date.tokens.end <= told.tokens.first;
                fits.then_some(Lapse { from: Some((from + n) as u32), days })
            }
            _ => None,
        }
    }
}

/// The days of `P2D`; none of `P3W`, which is told roundly.
fn days_of(length: &str) -> Option<u16> {
    let days = length.strip_prefix('P')?.strip_suffix('D')?.parse::<u16>().ok()?;
    (days <= MOST_DAYS).then_some(days)
}

/// More days are told roundly too.
const MOST_DAYS: u16 = 13;
