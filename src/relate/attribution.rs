//! Who says so: reporting clauses and quotations.

use crate::analysis::Annotated;
use crate::model::Attribution;

/// For each sentence or part of one that someone is said to have said: its tokens and its speaker.
pub fn attributions(annotated: &Annotated) -> Vec<(crate::model::Tokens, Attribution)> {
    let _ = annotated;
    Vec::new()
}
