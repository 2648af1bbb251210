//! The words of all tables, entered into a lexicon; the file of each table says under which classes.

use super::countries::{self, Countries};
use super::{currencies, metonyms, organizations, places, roles, weapons};
use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;

/// Enters the words of all tables, as `language` writes them.
pub fn enter(lexicon: &mut Lexicon, own: &[PackFile], language: &str) {
    weapons::enter(lexicon, own, language);
    currencies::enter(lexicon, own, language);
    countries::enter(lexicon, own, language);
    metonyms::enter(lexicon, own, &Countries::read(own), language);
    organizations::enter(lexicon, own, language);
    places::enter(lexicon, own, language);
    roles::enter(lexicon, own);
}
