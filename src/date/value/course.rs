//! Which way a story goes on behind a year told: whether those told next lie behind it or before it.

use crate::model::TimeMention;

/// The years told next, beside one told.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum Course {
    #[default]
    Open,
    /// The story has come to it: none told next lies before it.
    Onward,
    /// It only looks ahead, `born in 1825; died in 1888; served from 1847`: all told next lie before it.
    Ahead,
}

/// So many years told next say where the story stands, among so many times.
const NEXT: usize = 2;
const REACH: usize = 24;

impl Course {
    /// That of the time of this number.
    pub(super) fn of(times: &[TimeMention], n: usize) -> Course {
        let Some(year) = times[n].named_year() else { return Course::Open };
        let next = || times[n + 1..].iter().take(REACH).filter_map(TimeMention::named_year).take(NEXT);
        match (next().next(), next().all(|y| y >= year), next().all(|y| y < year)) {
            (None, ..) => Course::Open,
            (_, true, _) => Course::Onward,
            (_, _, true) if next().count() == NEXT => Course::Ahead,
            _ => Course::Open,
        }
    }
}
