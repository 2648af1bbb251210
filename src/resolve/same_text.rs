//! Near-duplicates, such as one wire story in five outlets: marked and kept, so that they count as one source.

use crate::report::Records;
use crate::text::{Neighbours, Sketch};

/// Marks each article whose text is, but for cuts and edits, that of an article before it in the order of ids.
pub(super) fn mark(all: &mut [Records]) {
    let mut known = Neighbours::default();
    let mut ids: Vec<String> = Vec::new();
    for article in all.iter_mut().filter_map(|records| records.article.as_mut()) {
        let Some(sketch) = article.sketch.as_deref().and_then(Sketch::parse) else { continue };
        let first = known.first_like(&sketch);
        if first.is_none() {
            known.add(sketch);
            ids.push(article.id.clone());
        }
        article.same_text_as = first.map(|at| ids[at].clone());
    }
}
