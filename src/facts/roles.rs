//! Titles, functions and unnamed groups: `roles.tsv` and `agents.tsv` of each language.
//!
//! Enters the class `role` (key: the contract's word, feature: CAMEO agent code) and `agent` (key: CAMEO agent code,
//! feature: `generic` for nouns that are an agent only beside a country).

use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::Table;

/// Enters the titles and group nouns of this language.
pub fn enter(lexicon: &mut Lexicon, own: &[PackFile]) {
    enter_table(lexicon, own, "roles.tsv", "role", ["role", "code"]);
    enter_table(lexicon, own, "agents.tsv", "agent", ["code", "note"]);
}

fn enter_table(lexicon: &mut Lexicon, own: &[PackFile], name: &str, class: &str, key_and_feature: [&str; 2]) {
    let class = lexicon.class(class);
    for file in own.iter().filter(|f| f.name == name) {
        let table = Table::parse(&file.content);
        let surface = table.column("surface");
        let [key, feature] = key_and_feature.map(|c| table.column(c));
        for row in table.rows() {
            row.list(surface).for_each(|form| lexicon.add(class, row.get(key), row.get(feature), form));
        }
    }
}
