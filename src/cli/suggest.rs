//! What was perhaps meant: the names nearest to a mistyped one.

use crate::order::Order as _;

/// How alike two names must be, from 0 to 1.
const ALIKE: f64 = 0.7;
/// How many names are suggested.
const MOST: usize = 3;

/// The names nearest to `wanted`, best first; an id in parts (`en.event.visit`) also by its last part.
pub fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let likeness = |name: &str| {
        let last = name.rsplit('.').next().unwrap_or(name);
        let whole = strsim::normalized_damerau_levenshtein(wanted, name);
        whole.max(strsim::normalized_damerau_levenshtein(wanted, last))
    };
    let mut near: Vec<(f64, &str)> = names.into_iter().map(|name| (likeness(name), name)).collect();
    near.retain(|(likeness, _)| *likeness >= ALIKE);
    near.order_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    // What is much less alike than the best was hardly meant.
    let best = near.first().map_or(0.0, |(likeness, _)| *likeness);
    near.into_iter().filter(|(likeness, _)| best - likeness < 0.1).map(|(_, name)| name).take(MOST).collect()
}

/// `; did you mean `a` or `b`?`, or nothing.
pub fn or_else<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let near: Vec<String> = nearest(wanted, names).into_iter().map(|name| format!("`{name}`")).collect();
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_comes_first_and_strangers_never() {
        let names = ["en.event.meet", "en.event.visit", "fr.event.meet", "en.deal.order"];
        assert_eq!(nearest("en.event.meeet", names), ["en.event.meet"]);
        assert_eq!(nearest("vist", names), ["en.event.visit"]);
        assert_eq!(nearest("xylophone", names), [""; 0]);
        assert_eq!(or_else("evnts", ["events", "dates"]), "; did you mean `events`?");
        assert_eq!(or_else("q", ["events"]), "");
    }
}
