//! Typed tables of what no language owns: countries, offices, currencies, organizations, weapons.
//!
//! Each file reads one table and enters its words into a lexicon under the classes that it names on top; `words` does so
//! with all.

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
pub mod words;

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
    /// Reads the tables of the `all` pack and of users' packs, but those of people: no grammar needs them.
    pub fn read(files: &[PackFile]) -> Facts {
        let of_states = || (Countries::read(files), Currencies::read(files), PageWords::read(files));
        let of_things = || (Organizations::read(files), Weapons::read(files));
        let ((countries, currencies, page), (organizations, weapons)) = rayon::join(of_states, of_things);
        let offices = Offices::read(files);
        Facts { countries, weapons, currencies, offices, organizations, page, person_names: PersonNames::default() }
    }

    /// The table of people's names.
    pub fn read_people(files: &[PackFile]) -> PersonNames {
        if is_prepared() {
            crate::names::prepare();
        }
        PersonNames::read(files)
    }

    /// Parses the table of offices.
    pub fn prepare_offices(&self) {
        if is_prepared() {
            self.offices.prepare();
        }
    }
}

/// Is what the first article will ask for made before? With a thread to spare it need not wait for that.
fn is_prepared() -> bool {
    rayon::current_num_threads() > 1
}
