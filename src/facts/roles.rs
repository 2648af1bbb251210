//! Titles, functions and unnamed groups: `roles.tsv` and `agents.tsv` of each language.
//!
//! Enters the class `role` (key: the contract's word, feature: CAMEO agent code) and `agent` (key: CAMEO agent code,
//! feature: `generic` for nouns that are an agent only beside a country).

use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::values;

/// Enters the titles and group nouns of this language.
pub fn enter(lexicon: &mut Lexicon, own: &[PackFile]) {
    enter_table(lexicon, own, "roles.tsv", "role", ["role", "code"]);
    enter_table(lexicon, own, "agents.tsv", "agent", ["code", "note"]);
}

fn enter_table(lexicon: &mut Lexicon, own: &[PackFile], name: &str, class: &'static str, [key, feature]: [&str; 2]) {
    let class = lexicon.class(class);
    for file in own.iter().filter(|f| f.name == name) {
        for [surface, key, feature] in file.whole_table().rows(["surface", key, feature]) {
            values(surface).for_each(|form| lexicon.add(class, key, feature, form));
        }
    }
}
