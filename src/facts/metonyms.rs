//! Seats and nicknames that stand for a state or one of its bodies: `metonyms.tsv`.
//!
//! Enters the class `metonym`; the key is the country's code, the feature the branch (`HOS`, `MOD`, `LEG`). What may as well
//! be a place or another thing enters the class `capital`: it stands for its country only where it acts.

use super::countries::Countries;
use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::Table;

pub fn enter(lexicon: &mut Lexicon, own: &[PackFile], countries: &Countries, language: &str) {
    let [metonym, capital] = [lexicon.class("metonym"), lexicon.class("capital")];
    for file in own.iter().filter(|f| f.name == "metonyms.tsv") {
        let table = Table::parse(&file.content);
        let [surface, languages, entity, kind, ambiguity] =
            ["surface", "languages", "country", "kind", "ambiguity"].map(|c| table.column(c));
        for row in table.rows() {
            let in_language = row.list(languages).any(|l| l == language);
            let country = countries.coded(row.get(entity));
            if let (true, Some(country)) = (in_language, country) {
                let class = if row.get(ambiguity).is_empty() { metonym } else { capital };
                lexicon.add(class, country.as_str(), row.get(kind), row.get(surface));
            }
        }
    }
}
