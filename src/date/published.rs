//! When an article was published, from all that bounds it: what is given with it, what it states of itself, its
//! dateline, the offices and years that it names, and the weekdays that its days must fall on.
//!
//! `value` is said only when one day is left; every step that narrowed the days stands in `basis`.

use super::said;
use crate::analysis::Annotated;
use crate::model::{Metadata, Published, Step};
use jiff::civil::Date;

/// When the article was published, as closely as the evidence allows.
pub(super) fn published(annotated: &Annotated, metadata: &Metadata) -> Published {
    if let Some((day, step)) = given(annotated, metadata) {
        return on(day, vec![step]);
    }
    Published::default()
}

fn on(day: Date, basis: Vec<Step>) -> Published {
    Published { value: Some(day), earliest: Some(day), latest: Some(day), basis }
}

/// The day that came with the article, or that its URL holds.
fn given(annotated: &Annotated, metadata: &Metadata) -> Option<(Date, Step)> {
    let grammar = annotated.scan.grammar;
    let told = metadata.published.as_deref().and_then(|text| Some((said::said(text, grammar).date()?, text)));
    let url = || metadata.url.as_deref().and_then(|url| Some((said::in_url(url)?, url)));
    let (day, from) = told.or_else(url)?;
    Some((day, Step { kind: "metadata", detail: from.to_owned() }))
}
