//! Seats and nicknames that stand for a state or one of its bodies: `metonyms.tsv`.
//!
//! Enters the class `metonym`; the key is the country's code, the feature the branch (`HOS`, `MOD`, `LEG`).

use super::countries::Countries;
use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::Table;

pub fn enter(lexicon: &mut Lexicon, own: &[PackFile], countries: &Countries, language: &str) {
    let class = lexicon.class("metonym");
    for file in own.iter().filter(|f| f.name == "metonyms.tsv") {
        let table = Table::parse(&file.content);
        let [surface, languages, entity, kind] = ["surface", "langs", "entity", "kind"].map(|c| table.column(c));
        for row in table.rows() {
            let in_language = row.get(languages).split(',').any(|l| l.trim() == language);
            let country = countries.coded(row.get(entity));
            if let (true, Some(country)) = (in_language, country) {
                lexicon.add(class, country.as_str(), row.get(kind), row.get(surface));
            }
        }
    }
}
