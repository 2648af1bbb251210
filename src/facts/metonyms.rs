//! Seats and streets that stand for a state or one of its bodies: `metonyms.tsv`.
//!
//! Enters the class `metonym`; the key is the country's code, the feature the CAMEO code of the body. A seat that may
//! mean something else is entered as a `capital`: it stands for its country only where it acts.

use super::countries::Countries;
use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::Table;

/// Enters the seats as `language` names them.
pub fn enter(lexicon: &mut Lexicon, own: &[PackFile], countries: &Countries, language: &str) {
    let [sure, doubtful] = ["metonym", "capital"].map(|c| lexicon.class(c));
    for file in own.iter().filter(|f| f.name == "metonyms.tsv") {
        let table = Table::parse(&file.content);
        let columns = ["surface", "country", "code", "ambiguity"].map(|c| table.column(c));
        let languages = table.column("languages");
        for row in table.rows() {
            let [surface, country, code, ambiguity] = columns.map(|c| row.get(c));
            let in_language = row.list(languages).any(|l| l == language);
            let Some(country) = countries.coded(country).filter(|_| in_language) else { continue };
            let class = if ambiguity.is_empty() { sure } else { doubtful };
            lexicon.add(class, country.as_str(), code, surface);
        }
    }
}
