//! Which verb forms each token can be, as bits: most questions of them are answered no by one look.

use crate::rules::inflect::{Form, VERB};
use crate::rules::scan::Scan;

/// The verb forms that each token can be, as bits.
pub(super) fn forms(scan: &Scan) -> Vec<u16> {
    let mut forms = vec![0; scan.tokens.len()];
    for mark in scan.lexical_marks(scan.grammar.class(VERB)) {
        forms[mark.first as usize] |= scan.grammar.words.verb(mark.value).map_or(0, |verb| bit(verb.form));
    }
    forms
}

/// A verb form as a bit.
#[inline]
pub(super) fn bit(form: Form) -> u16 {
    1 << form as u16
}
