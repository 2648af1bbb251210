//! Typed tables of what no language owns: countries, offices, currencies, organizations, weapons.
//!
//! Each file reads one table and enters its words into a lexicon under the classes that it names on top.

pub mod countries;
pub mod currencies;
pub mod metonyms;
pub mod offices;
pub mod organizations;
pub mod page;
pub mod person_names;
pub mod places;
pub mod profile;
pub mod roles;
pub mod weapons;

use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use countries::Countries;
use currencies::Currencies;
use offices::Offices;
use organizations::Organizations;
use page::PageWords;
use person_names::PersonNames;
use weapons::Weapons;

/// All tables.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub countries: Countries,
    pub weapons: Weapons,
    pub currencies: Currencies,
    pub offices: Offices,
    pub organizations: Organizations,
    pub page: PageWords,
    pub person_names: PersonNames,
}

impl Facts {
    /// Reads the tables of the `all` pack and of users' packs.
    pub fn read(files: &[PackFile]) -> Facts {
        let offices = Offices::read(files);
        let of_things = || {
            let (countries, currencies) = (Countries::read(files), Currencies::read(files));
            (countries, currencies, Organizations::read(files), Weapons::read(files), PageWords::read(files))
        };
        let of_people = || {
            // The first article will ask for these: with a thread to spare it need not wait for them.
            if rayon::current_num_threads() > 1 {
                offices.prepare();
                crate::names::prepare();
            }
            PersonNames::read(files)
        };
        let ((countries, currencies, organizations, weapons, page), person_names) = rayon::join(of_things, of_people);
        Facts { countries, weapons, currencies, offices, organizations, page, person_names }
    }

    /// Enters the words of all tables, as `language` writes them.
    pub fn enter(&self, lexicon: &mut Lexicon, own: &[PackFile], language: &str) {
        self.weapons.enter(lexicon, own, language);
        self.currencies.enter(lexicon, own, language);
        countries::enter(lexicon, own, language);
        metonyms::enter(lexicon, own, &self.countries, language);
        organizations::enter(lexicon, own, language);
        places::enter(lexicon, own, language);
        roles::enter(lexicon, own);
    }
}
