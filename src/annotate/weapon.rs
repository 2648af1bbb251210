//! Weapons in a text.

use crate::analysis::Annotated;
use crate::model::Weapon;

pub fn weapons(annotated: &mut Annotated) -> Vec<Weapon> {
    let _ = annotated;
    Vec::new()
}
