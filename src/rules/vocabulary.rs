//! All words of a language: the lexicon, and the verbs and nouns among its entries.
//!
//! The build script enters those of the built-in packs and writes them down; a run reads that, and enters words itself
//! only where a user's packs go on top.

use super::inflect::Inflected;
use super::lexicon::Lexicon;
use super::pack::{self, PackFile};
use super::rule::Rule;
use super::value::Table;
use super::{frame, pattern_of};
use crate::carried;
use anyhow::Result;

/// The words of one language and of all.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    pub lexicon: Lexicon,
    pub words: Inflected,
}

impl Vocabulary {
    /// Enters what sections list and rules name; `tables` enters the words of tables.
    pub fn enter(
        sections: &[(&'static str, Table)],
        rules: &[(&'static str, Rule)],
        tables: impl FnOnce(&mut Lexicon),
    ) -> Result<Vocabulary> {
        let mut lexicon = Lexicon::new();
        sections.iter().for_each(|(_, section)| enter(&mut lexicon, section.table("words")));
        for (_, rule) in rules {
            pattern_of(rule, &mut lexicon)?;
        }
        let named = || rules.iter().map(|(_, rule)| rule.fields());
        let verbs = named().flat_map(frame::verbs_of);
        let mut words = Inflected::enter(&mut lexicon, sections, verbs, named().flat_map(frame::nouns_of))?;
        tables(&mut lexicon);
        lexicon.settle();
        words.list_forms(&lexicon);
        Ok(Vocabulary { lexicon, words })
    }

    /// That of a language as the program carries it, where these are the very files that it was made of.
    pub fn carried(language: &str, own: &[PackFile]) -> Option<Vocabulary> {
        let built_in = pack::embedded();
        let built_in = pack::of_language(language, &built_in);
        let same = own.len() == built_in.len() && own.iter().zip(&built_in).all(|(file, known)| file.is(known));
        let mut digest = same.then(|| carried::unpacked(language))??;
        let lexicon = Lexicon::next_in(&mut digest);
        let words = Inflected::next_in(&mut digest, &lexicon);
        Some(Vocabulary { lexicon, words })
    }
}

/// A vocabulary as it is carried.
pub fn digest(lexicon: &Lexicon, words: &Inflected) -> String {
    let mut digest = String::new();
    lexicon.add_to(&mut digest);
    words.add_to(&mut digest);
    digest
}

/// The words of a pack file, each as what it stands for.
fn enter(lexicon: &mut Lexicon, words: Table) {
    for (class, keys) in words.iter() {
        let class = lexicon.class(class);
        for (key, forms) in keys.as_table().into_iter().flat_map(Table::iter) {
            forms.texts().for_each(|form| lexicon.add(class, key, "", form));
        }
    }
}
