//! What the key of a feast says of its day, and on which day a country keeps its independence.

use super::Maker;
use crate::model::{Feast, Period, Point, Unit};
use crate::rules::Grammar;
use std::collections::BTreeMap;

impl Maker<'_> {
    /// A feast: its key is `12-25`; `11-4-4` for month, weekday and the how many-eth, `11-4-4+1` for the day after it;
    /// `easter+39` for days from one that moves; `1944-6-6` for a day that was once.
    pub(super) fn add_holiday(&self, point: &mut Point, name: &str) {
        let Some(key) = self.key(name).or_else(|| self.field(name)).or_else(|| self.independence()) else { return };
        let (moving, days) = key.split_at(key.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(key.len()));
        if let Some(feast) = Feast::parse(moving) {
            point.feast = Some((feast, days.parse().unwrap_or(0)));
            return;
        }
        let (named, days) = key.split_once('+').map_or((key, None), |(named, days)| (named, days.parse().ok()));
        point.moved = days.map(|days| (days, Unit::Day));
        let parts: Vec<i16> = named.splitn(3, '-').filter_map(|p| p.parse().ok()).collect();
        match parts[..] {
            [year, month, day] if year > 31 => {
                point.year = Some(year);
                point.period = Some(Period::Month(month as u8));
                point.day = Some(day as u8);
            }
            [month, day] => {
                point.period = Some(Period::Month(month as u8));
                point.day = Some(day as u8);
            }
            [month, weekday, nth] => {
                point.period = Some(Period::Month(month as u8));
                point.weekday = Some(weekday as u8);
                point.nth = Some(nth as i8);
            }
            _ => {}
        }
    }

    /// The key of the day on which the country named beside a rule's `independence`, or the one told of, keeps it.
    fn independence(&self) -> Option<&'static str> {
        self.field("feast").filter(|feast| *feast == INDEPENDENCE)?;
        let country = self.key("country").or_else(|| self.told_country())?;
        day_of(self.grammar(), country)
    }

    /// The country that the sentence names most, else the text; of several the first of the alphabet.
    fn told_country(&self) -> Option<&str> {
        let scan = self.scan;
        let classes = ["country", "demonym", "capital"].map(|class| scan.grammar.class(class));
        let sentence = scan.sentences.get(scan.sentence_of(self.fired.found.first as usize))?;
        let most = |within: &dyn Fn(u32) -> bool| {
            let mut named = BTreeMap::<&str, usize>::new();
            let marks = scan.marks().filter(|m| classes.contains(&m.class) && within(m.first));
            marks.for_each(|m| *named.entry(scan.key(m)).or_default() += 1);
            named.into_iter().rev().max_by_key(|(_, count)| *count).map(|(country, _)| country)
        };
        most(&|at| (sentence.first..sentence.end).contains(&at)).or_else(|| most(&|_| true))
    }
}

/// The feast whose day hangs on the country.
const INDEPENDENCE: &str = "independence";

/// The day of the year on which a country keeps its independence.
fn day_of(grammar: &Grammar, country: &str) -> Option<&'static str> {
    let lists = grammar.sections.iter().filter(|(stage, _)| *stage == "time");
    lists.into_iter().find_map(|(_, table)| table.table(INDEPENDENCE).str(country))
}
