//! Arms deals: what moves from whom to whom.

use crate::analysis::Annotated;
use crate::model::{ArmsDeal, Attribution, Tokens};

/// The article's deals. Money that a deal carries is given its role, payer and payee.
pub fn deals(annotated: &mut Annotated, said: &[(Tokens, Attribution)]) -> Vec<ArmsDeal> {
    let _ = (annotated, said);
    Vec::new()
}
