//! The canonical form of what hangs on an article's date, so that `merge` can settle it when the date is settled.
//!
//! Words with a space between: a distance (`-P1D`, `P0W`), named parts (`weekday:4`, `month:9 day:25`, `part:EV`), and
//! the direction (`past`, `future`). The two ends of an interval stand on both sides of `/`.

use crate::model::{Base, DayPart, Daytime, Direction, Feast, Period, Point, Season, Shift, Unit, Which};

/// Writes what a point says of its distance from the article's date.
pub fn write(point: &Point, direction: Option<Direction>) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend(point.within.map(distance));
    words.extend(point.which.map(|w| w.to_string()));
    words.extend(point.period.map(period));
    let mut named = |name: &str, value: Option<i64>| words.extend(value.map(|v| format!("{name}:{v}")));
    named("day", point.day.map(i64::from));
    named("weekday", point.weekday.map(i64::from));
    named("nth", point.nth.map(i64::from));
    if let Some((feast, days)) = point.feast {
        named(feast.as_str(), Some(days.into()));
    }
    words
        .extend(point.moved.map(|(count, unit)| format!("moved:{}", distance(Shift { base: Base::Now, count, unit }))));
    if point.weekend {
        words.push("weekend".into());
    }
    words.extend(point.time.map(|time| match time {
        Daytime::Part(part) => format!("part:{part}"),
        Daytime::Clock { hour, minute, second } => format!(
            "clock:{hour}{}{}",
            minute.map(|m| format!(".{m}")).unwrap_or_default(),
            second.map(|s| format!(".{s}")).unwrap_or_default()
        ),
    }));
    words.extend(direction.map(|d| d.to_string()));
    words.join(" ")
}

/// `-P1D`.
pub fn distance(shift: Shift) -> String {
    let sign = if shift.count < 0 { "-" } else { "" };
    let letter = LETTERS.iter().find(|(unit, _)| *unit == shift.unit).map_or("D", |(_, letter)| letter);
    let (time, letter) = letter.strip_prefix('T').map_or(("", letter), |rest| ("T", rest));
    format!("{sign}P{time}{}{letter}", shift.count.unsigned_abs())
}

/// Decades and centuries counted in years, as TIMEX3 writes lengths.
pub fn in_years(shift: Shift) -> Shift {
    let (factor, unit) = match shift.unit {
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        Unit::Fortnight => (2, Unit::Week),
        Unit::Quarter => (3, Unit::Month),
        Unit::Half => (6, Unit::Month),
        unit => (1, unit),
    };
    Shift { count: shift.count.saturating_mul(factor), unit, ..shift }
}

const LETTERS: &[(Unit, &str)] = &[
    (Unit::Second, "TS"),
    (Unit::Minute, "TM"),
    (Unit::Hour, "TH"),
    (Unit::Day, "D"),
    (Unit::Weekend, "WE"),
    (Unit::Week, "W"),
    (Unit::Fortnight, "FN"),
    (Unit::Month, "M"),
    (Unit::Quarter, "Q"),
    (Unit::Half, "H"),
    (Unit::Year, "Y"),
    (Unit::Decade, "DE"),
    (Unit::Century, "CE"),
];

fn period(period: Period) -> String {
    match period {
        Period::Half(n) => format!("half:{n}"),
        Period::Quarter(n) => format!("quarter:{n}"),
        Period::Season(season) => format!("season:{}", season.code()),
        Period::Month(n) => format!("month:{n}"),
        Period::Week(n) => format!("week:{n}"),
    }
}

/// Reads an offset back.
pub fn read(offset: &str) -> Option<(Point, Option<Direction>)> {
    let mut point = Point::default();
    let mut direction = None;
    for word in offset.split_whitespace() {
        if let Some((name, value)) = word.split_once(':') {
            set(&mut point, name, value)?;
        } else if let Some(which) = Which::parse(word) {
            point.which = Some(which);
        } else if let Some(said) = Direction::parse(word) {
            direction = Some(said);
        } else if word == "weekend" {
            point.weekend = true;
        } else {
            point.within = Some(read_distance(word)?);
        }
    }
    Some((point, direction))
}

fn set(point: &mut Point, name: &str, value: &str) -> Option<()> {
    let number = || value.parse::<u8>().ok();
    match name {
        "day" => point.day = Some(number()?),
        "weekday" => point.weekday = Some(number()?),
        "moved" => point.moved = read_distance(value).map(|shift| (shift.count, shift.unit)),
        "nth" => point.nth = Some(value.parse().ok()?),
        "month" => point.period = Some(Period::Month(number()?)),
        "quarter" => point.period = Some(Period::Quarter(number()?)),
        "half" => point.period = Some(Period::Half(number()?)),
        "week" => point.period = Some(Period::Week(number()?)),
        "season" => point.period = Some(Period::Season(Season::parse(value)?)),
        "part" => point.time = Some(Daytime::Part(DayPart::parse(value)?)),
        "clock" => {
            let mut parts = value.split('.').map(|p| p.parse::<u8>().ok());
            let hour = parts.next().flatten()?;
            point.time = Some(Daytime::Clock { hour, minute: parts.next().flatten(), second: parts.next().flatten() });
        }
        _ => point.feast = Some((Feast::parse(name)?, value.parse().ok()?)),
    }
    Some(())
}

fn read_distance(word: &str) -> Option<Shift> {
    let (sign, rest) = word.strip_prefix('-').map_or((1, word), |rest| (-1, rest));
    let rest = rest.strip_prefix('P')?;
    let (time, rest) = rest.strip_prefix('T').map_or((false, rest), |rest| (true, rest));
    let letter = rest.find(|c: char| !c.is_ascii_digit())?;
    let count = rest[..letter].parse::<i32>().ok()?;
    let wanted = if time { format!("T{}", &rest[letter..]) } else { rest[letter..].to_owned() };
    let unit = LETTERS.iter().find(|(_, l)| *l == wanted).map(|(unit, _)| *unit)?;
    Some(Shift { base: Base::Now, count: sign * count, unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_read_as_it_was_written() {
        for offset in [
            "-P1D",
            "P0D part:MO",
            "weekday:4 past",
            "next month:5 day:2",
            "P1W weekday:2",
            "-PT3H",
            "weekend",
            "weekday:2 moved:-P3D",
            "easter:-47",
        ] {
            let (point, direction) = read(offset).expect("an offset");
            assert_eq!(write(&point, direction), offset);
        }
        assert_eq!(read("weekday"), None);
    }
}
