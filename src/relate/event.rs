//! Events: who did what to whom.

use crate::analysis::Annotated;
use crate::model::{Attribution, Event, Tokens};

pub fn events(annotated: &Annotated, said: &[(Tokens, Attribution)]) -> Vec<Event> {
    let _ = (annotated, said);
    Vec::new()
}
