//! Typed tables of what no language owns: countries, offices, currencies, organizations, weapons.
//!
//! Each file reads one table and enters its words into a lexicon under the classes that it names on top.

pub mod currencies;
pub mod offices;
pub mod page;

use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use currencies::Currencies;
use offices::Offices;
use page::PageWords;

/// All tables.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub currencies: Currencies,
    pub offices: Offices,
    pub page: PageWords,
}

impl Facts {
    /// Reads the tables of the `all` pack and of users' packs.
    pub fn read(files: &[PackFile]) -> Facts {
        Facts { currencies: Currencies::read(files), offices: Offices::read(files), page: PageWords::read(files) }
    }

    /// Enters the words of all tables, as `language` writes them.
    pub fn enter(&self, lexicon: &mut Lexicon, own: &[PackFile], language: &str) {
        self.currencies.enter(lexicon, own, language);
    }
}
