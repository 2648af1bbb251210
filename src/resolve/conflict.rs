//! Where articles disagree: the sides of one field, each with those who say so.

use super::{ordered_evidence, ordered_names};
use crate::report::{Conflict, Evidence, Side};

/// A value that one record gives to a field, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub field: String,
    pub value: String,
    pub articles: Vec<String>,
    pub evidence: Vec<Evidence>,
}

/// The conflicts among the claims about one record: each field that has more than one value.
pub(super) fn conflicts(about: &str, index: usize, mut claims: Vec<Claim>) -> Vec<Conflict> {
    claims.sort_by(|a, b| (&a.field, &a.value, &a.articles).cmp(&(&b.field, &b.value, &b.articles)));
    let mut conflicts: Vec<Conflict> = Vec::new();
    for claim in claims {
        if conflicts.last().is_none_or(|c| c.field != claim.field) {
            let field = claim.field.clone();
            conflicts.push(Conflict { about: about.into(), index: Some(index), id: None, field, sides: Vec::new() });
        }
        let conflict = conflicts.last_mut().expect("one was pushed");
        if conflict.sides.last().is_none_or(|s| s.value != claim.value) {
            conflict.sides.push(Side { value: claim.value, ..Side::default() });
        }
        let side = conflict.sides.last_mut().expect("one was pushed");
        side.articles.extend(claim.articles);
        side.evidence.extend(claim.evidence);
    }
    conflicts.retain(|c| c.sides.len() > 1);
    for side in conflicts.iter_mut().flat_map(|c| &mut c.sides) {
        ordered_names(&mut side.articles);
        ordered_evidence(&mut side.evidence);
    }
    conflicts
}
