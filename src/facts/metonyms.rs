//! Seats and streets that stand for a state or one of its bodies: `metonyms.tsv`.
//!
//! Enters the class `metonym`; the key is the country's code, the feature the CAMEO code of the body. A seat that may
//! mean something else is entered as a `capital`: it stands for its country only where it acts.

use super::countries::Countries;
use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::values;

/// Enters the seats as `language` names them.
pub fn enter(lexicon: &mut Lexicon, own: &[PackFile], countries: &Countries, language: &str) {
    let [sure, doubtful] = ["metonym", "capital"].map(|c| lexicon.class(c));
    for file in own.iter().filter(|f| f.name == "metonyms.tsv") {
        let columns = ["surface", "country", "code", "ambiguity", "languages"];
        for [surface, country, code, ambiguity, languages] in file.table().rows(columns) {
            let in_language = values(languages).any(|l| l == language);
            let Some(country) = countries.coded(country).filter(|_| in_language) else { continue };
            let class = if ambiguity.is_empty() { sure } else { doubtful };
            lexicon.add(class, countries.text(country), code, surface);
        }
    }
}
