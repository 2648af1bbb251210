//! Verb groups in a text.

use crate::analysis::Annotated;
use crate::model::VerbGroup;

pub fn verbs(annotated: &mut Annotated) -> Vec<VerbGroup> {
    let _ = annotated;
    Vec::new()
}
