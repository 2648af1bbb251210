//! Whether two articles put an event in different places, also in two languages.

use crate::rules::lexicon::without_accents;
use crate::rules::pack;
use crate::rules::table::Table;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Where a name lies: the country, and the city where it names one.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Site {
    country: String,
    city: Option<String>,
}

static SITES: LazyLock<FxHashMap<String, Site>> = LazyLock::new(sites);

/// Whether the places contradict. A seat or a region contradicts no city of its country; places that no table knows
/// are compared by their words, and only within one language.
pub(super) fn apart(a: &str, b: &str, one_language: bool) -> bool {
    let (a, b) = (plain(a), plain(b));
    match (site(&a), site(&b)) {
        (Some(a), Some(b)) => a.country != b.country || matches!((&a.city, &b.city), (Some(a), Some(b)) if a != b),
        (None, None) => one_language && !a.contains(&b) && !b.contains(&a),
        _ => false,
    }
}

/// The site that the words, or their last ones, name: `southern Orenburg region`.
fn site(name: &str) -> Option<&'static Site> {
    let starts = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1));
    starts.filter_map(|at| SITES.get(&name[at..])).next()
}

fn plain(name: &str) -> String {
    let lower = without_accents(name).to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// All that the built-in tables know: seats of government, cities, regions, countries that still are.
fn sites() -> FxHashMap<String, Site> {
    let mut sites = FxHashMap::default();
    for (file, columns, country) in [
        ("all/metonyms.tsv", &["surface"][..], "country"),
        ("all/places.tsv", &["en", "fr"], "country"),
        ("all/countries.tsv", &["en", "fr"], "code"),
        ("all/countries.tsv", &["capital_en", "capital_fr"], "code"),
    ] {
        let table = Table::parse(pack::embedded_file(file).unwrap_or_default());
        let [country, kind, to] = [country, "kind", "to"].map(|c| table.column(c));
        for row in table.rows().filter(|row| !row.get(country).is_empty() && row.get(to).is_empty()) {
            let usual = row.list(table.column(columns[0])).next().unwrap_or_default();
            let is_city = row.get(kind) == "city" || columns[0].starts_with("capital");
            let site = Site { country: row.get(country).to_owned(), city: is_city.then(|| usual.to_owned()) };
            for name in columns.iter().flat_map(|c| row.list(table.column(c))) {
                sites.insert(plain(name), site.clone());
            }
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
