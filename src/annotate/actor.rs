//! People, organizations and countries in a text, and every phrase that stands for one.

use crate::analysis::Annotated;
use crate::model::{Actor, Mention};

/// The article's actors, and all mentions in text order.
pub fn actors(annotated: &mut Annotated) -> (Vec<Actor>, Vec<Mention>) {
    let _ = annotated;
    (Vec::new(), Vec::new())
}
