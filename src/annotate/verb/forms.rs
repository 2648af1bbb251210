//! Which verb forms each token can be, as bits: most questions of them are answered no by one look.

use crate::rules::inflect::{Form, VERB};
use crate::rules::scan::Scan;

/// The verb forms that each token can be, as bits.
pub(super) fn forms(scan: &Scan) -> Vec<u16> {
    let (words, class) = (&scan.grammar.words, scan.grammar.class(VERB));
    let forms_at = |at| scan.senses_of(at, class).filter_map(|sense| words.verb(sense.entry));
    (0..scan.tokens.len()).map(|at| forms_at(at).fold(0, |forms, verb| forms | bit(verb.form))).collect()
}

/// A verb form as a bit.
#[inline]
pub(super) fn bit(form: Form) -> u16 {
    1 << form as u16
}
