//! The article's own date, from what bounds it; and the values of its time expressions.

mod evidence;
mod holding;
pub mod office;
mod paired;
mod published;
mod said;
mod tense;
pub mod value;
mod vote;
mod weekday;
mod window;

use crate::analysis::Annotated;
use crate::model::{Metadata, Published, TimeValue};

/// When the article was published, and the value of each of its time expressions.
pub fn resolve(annotated: &Annotated, metadata: &Metadata) -> (Published, Vec<TimeValue>) {
    let published = published::published(annotated, metadata);
    let values = value::values(annotated, &published);
    (published, values)
}

#[cfg(test)]
mod tests;
