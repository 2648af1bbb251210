//! Whether two articles put an event in different places, also in two languages.

use crate::rules::lexicon::without_accents;
use crate::rules::pack;
use crate::rules::table::values;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Where a name lies: the country, and the city where it names one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Site {
    country: &'static str,
    city: Option<&'static str>,
}

static SITES: LazyLock<FxHashMap<String, Site>> = LazyLock::new(sites);

/// Whether the places contradict. A seat or a region contradicts no city of its country; places that no table knows
/// are compared by their words, and only within one language.
pub(super) fn apart(a: &str, b: &str, one_language: bool) -> bool {
    let (a, b) = (plain(a), plain(b));
    match (site(&a), site(&b)) {
        (Some(a), Some(b)) => a.country != b.country || matches!((a.city, b.city), (Some(a), Some(b)) if a != b),
        (None, None) => one_language && !a.contains(&b) && !b.contains(&a),
        _ => false,
    }
}

/// The site that the words, or their last ones, name: `southern Orenburg region`.
fn site(name: &str) -> Option<&'static Site> {
    let starts = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1));
    starts.filter_map(|at| SITES.get(&name[at..])).next()
}

/// The name in plain small letters, words apart.
pub(super) fn plain(name: &str) -> String {
    let lower = if name.is_ascii() { name.to_ascii_lowercase() } else { without_accents(name).to_lowercase() };
    let mut plain = String::with_capacity(lower.len());
    let mut apart = false;
    for letter in lower.chars() {
        if !letter.is_alphanumeric() {
            apart = !plain.is_empty();
            continue;
        }
        if std::mem::take(&mut apart) {
            plain.push(' ');
        }
        plain.push(letter);
    }
    plain
}

/// All that the built-in tables know: seats of government, cities, regions, countries that still are.
fn sites() -> FxHashMap<String, Site> {
    let mut sites = FxHashMap::default();
    for (file, [english, french], country) in [
        ("all/metonyms.tsv", ["surface", ""], "country"),
        ("all/places.tsv", ["en", "fr"], "country"),
        ("all/countries.tsv", ["en", "fr"], "code"),
        ("all/countries.tsv", ["capital_en", "capital_fr"], "code"),
    ] {
        let Some(table) = pack::embedded_file(file).map(|file| file.table()) else { continue };
        sites.reserve(2 * table.len());
        for [names, french, country, kind, to] in table.rows([english, french, country, "kind", "to"]) {
            if country.is_empty() || !to.is_empty() {
                continue;
            }
            let is_city = kind == "city" || english.starts_with("capital");
            let city = is_city.then(|| values(names).next().unwrap_or_default());
            let site = Site { country, city };
            sites.extend(values(names).chain(values(french)).map(|name| (plain(name), site)));
        }
    }
    sites
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cities_contradict_and_what_lies_in_them_does_not() {
        for (a, b) in [("Moscow", "Caracas"), ("Moscow", "Paris"), ("Orenburg", "Moscou"), ("the Kremlin", "Caracas")] {
            assert!(apart(a, b, false), "{a}, {b}");
        }
        for (a, b) in
            [("Moscow", "Moscou"), ("the Kremlin", "central Moscow"), ("Russia", "Moscow"), ("a hangar", "Paris")]
        {
            assert!(!apart(a, b, false), "{a}, {b}");
        }
        assert!(apart("the airport", "the ministry", true) && !apart("the airport", "le palais", false));
    }
}
